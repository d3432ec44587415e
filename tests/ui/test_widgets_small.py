"""The rail, banner, fields, labels and dots: what they say, to eyes, hands and ears."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QClipboard, QGuiApplication
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QVBoxLayout, QWidget

from unhurried.ui.widgets.banner import Banner
from unhurried.ui.widgets.buttons import push_button, tool_button
from unhurried.ui.widgets.calendar import Calendar
from unhurried.ui.widgets.elided_label import ElidedLabel
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField
from unhurried.ui.widgets.rail import Rail
from unhurried.ui.widgets.search_field import SearchField
from unhurried.ui.widgets.step_dots import StepDots

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
ROOMS = [("write", "Write", "write"), ("journal", "Journal", "journal"), ("prompts", "R & D", "prompts")]
BELOW = [("settings", "Settings", "settings")]


@pytest.fixture
def shown(qtbot):
    windows: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        column.addWidget(widget)
        qtbot.addWidget(window)
        window.resize(500, 400)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        windows.append(window)
        return widget

    return show


def told_by(signal) -> list[tuple]:
    told: list[tuple] = []

    def note(*sent: object) -> None:
        told.append(sent)

    signal.connect(note)
    return told


@pytest.fixture
def rail(theme, shown) -> Rail:
    rail = Rail(theme)
    rail.set_items(ROOMS, BELOW)
    rail.set_current("write")
    return shown(rail)


def test_the_rail_asks_and_shows_where_one_is_only_when_told(rail, qtbot):
    told = told_by(rail.chosen)
    qtbot.mouseClick(rail.button("journal"), LEFT)
    assert told == [("journal",)]
    assert rail.current() == "write"
    rail.set_current("journal")
    assert rail.current() == "journal"
    rail.set_current("nowhere")
    assert rail.current() == ""


def test_the_rail_has_one_tab_stop_which_is_where_one_is(rail, qtbot):
    rail.set_current("journal")
    rail.setFocus()
    assert rail.button("journal").hasFocus()
    qtbot.keyClick(rail.button("journal"), Key.Key_Down)
    qtbot.keyClick(rail.button("prompts"), Key.Key_Down)
    assert rail.button("settings").hasFocus()
    told = told_by(rail.chosen)
    qtbot.keyClick(rail.button("settings"), Key.Key_Space)
    assert told == [("settings",)]


def test_a_collapsed_rail_keeps_its_words_for_the_tooltip_and_the_ear(rail):
    wide = rail.width()
    rail.set_collapsed(True)
    button = rail.button("prompts")
    assert rail.width() < wide / 2
    assert button.text() == ""
    assert button.toolTip() == button.accessibleName() == "R & D"
    rail.set_collapsed(False)
    assert button.text() == "R && D"
    assert button.toolTip() == ""


def test_the_rail_grows_with_the_text(rail, theme):
    wide = rail.width()
    theme.set_text_scale(1.5)
    assert rail.width() == round(wide * 1.5)


def test_new_items_replace_the_old(rail):
    rail.set_items([("lock", "Lock", "lock")])
    assert rail.current() == ""
    assert rail.button("lock").accessibleName() == "Lock"


@pytest.mark.parametrize("tone", ["info", "warm", "danger"])
def test_a_banner_says_one_thing_with_one_thing_to_do(theme, shown, qtbot, tone):
    banner = shown(Banner(theme))
    banner.hide()
    told = told_by(banner.action_pressed)
    banner.show_message("Moved to the <trash>.", "Undo", tone)
    assert banner.isVisible()
    assert banner.message.text() == "Moved to the <trash>."
    qtbot.mouseClick(banner.action_button, LEFT)
    assert told == [()]
    assert not banner.isVisible()


def test_a_banner_goes_when_it_is_closed_and_has_no_empty_button(theme, shown, qtbot):
    banner = shown(Banner(theme))
    banner.show_message("Kept.")
    assert not banner.action_button.isVisible()
    told = told_by(banner.closed)
    qtbot.mouseClick(banner.close_button, LEFT)
    assert told == [()]
    assert not banner.isVisible()
    assert banner.close_button.accessibleName()


@pytest.fixture
def search(theme, shown) -> SearchField:
    search = shown(SearchField(theme))
    search.setFocus()
    return search


def test_a_search_is_told_once_when_the_typing_pauses(search, qtbot):
    told = told_by(search.searched)
    qtbot.keyClicks(search, "heron")
    assert not told
    qtbot.waitUntil(lambda: bool(told))
    assert told == [("heron",)]


def test_return_searches_at_once(search, qtbot):
    told = told_by(search.searched)
    qtbot.keyClicks(search, "a")
    qtbot.keyClick(search, Key.Key_Return)
    qtbot.keyClick(search, Key.Key_Return)
    assert told == [("a",)]


@pytest.mark.parametrize("by_key", [True, False])
def test_a_search_is_cleared_by_escape_or_by_its_cross(search, qtbot, by_key):
    assert not search.clear_button.isVisible()
    qtbot.keyClicks(search, "a")
    qtbot.keyClick(search, Key.Key_Return)
    assert search.clear_button.isVisible()
    told = told_by(search.searched)
    if by_key:
        qtbot.keyClick(search, Key.Key_Escape)
    else:
        qtbot.mouseClick(search.clear_button, LEFT)
    assert search.text() == ""
    assert told == [("",)]
    assert not search.clear_button.isVisible()


def test_setting_a_search_is_not_searching(search, qtbot):
    told = told_by(search.searched)
    search.setText("shown")
    qtbot.keyClick(search, Key.Key_Left)
    assert not told


def test_the_words_of_a_search_do_not_run_under_its_icons(search):
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        search.setLayoutDirection(direction)
        words = search.rect().marginsRemoved(search.textMargins()).adjusted(11, 0, -11, 0)
        assert not words.intersects(search.glass.geometry())
        assert not words.intersects(search.clear_button.geometry())


@pytest.fixture
def passphrase(theme, shown) -> PassphraseField:
    field = shown(PassphraseField(theme))
    field.setFocus()
    return field


def test_a_passphrase_is_hidden_until_it_is_looked_at(passphrase, qtbot):
    told, sent = told_by(passphrase.edited), told_by(passphrase.submitted)
    qtbot.keyClicks(passphrase, "four words")
    qtbot.keyClick(passphrase, Key.Key_Return)
    assert (len(told), sent) == (10, [()])
    assert passphrase.echoMode() == QLineEdit.EchoMode.Password
    assert passphrase.reveal_button.accessibleName() == "Show the words"
    qtbot.mouseClick(passphrase.reveal_button, LEFT)
    assert passphrase.echoMode() == QLineEdit.EchoMode.Normal
    assert passphrase.reveal_button.accessibleName() == "Hide the words"
    passphrase.reveal(False)
    assert passphrase.echoMode() == QLineEdit.EchoMode.Password


@pytest.mark.parametrize("shown_words", [False, True])
def test_a_passphrase_is_never_copied(passphrase, qtbot, shown_words):
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    passphrase.set_text("four words")
    passphrase.reveal(shown_words)
    passphrase.select_all()
    for key in (Key.Key_C, Key.Key_X):
        qtbot.keyClick(passphrase, key, CTRL)
    qtbot.mouseClick(passphrase, LEFT)
    qtbot.mouseDClick(passphrase, LEFT)
    assert clipboard.text() == ""
    assert clipboard.text(QClipboard.Mode.Selection) == ""
    assert passphrase.text() == "four words"
    assert not passphrase.dragEnabled()


def test_a_passphrase_can_be_pasted(passphrase, qtbot):
    source = QMimeData()
    source.setText("from a manager")
    QGuiApplication.clipboard().setMimeData(source)
    qtbot.keyClick(passphrase, Key.Key_V, CTRL)
    assert passphrase.text() == "from a manager"
    QGuiApplication.clipboard().clear()


@pytest.mark.parametrize("shown_words", [False, True])
def test_keyboards_are_told_not_to_learn_a_passphrase(passphrase, shown_words):
    passphrase.reveal(shown_words)
    hints = passphrase.inputMethodHints()
    for hint in ("ImhHiddenText", "ImhSensitiveData", "ImhNoPredictiveText"):
        assert hints & Qt.InputMethodHint[hint]


def test_labels_never_read_words_as_html(qtbot, theme):
    for label in (text_label("<b>x</b>", "hint"), ElidedLabel("<b>x</b>")):
        qtbot.addWidget(label)
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert label.text() == "<b>x</b>"


def test_an_elided_label_keeps_all_its_words_in_the_tooltip(theme, shown):
    label = shown(ElidedLabel("many words " * 40))
    label.grab()
    assert label.width() <= 500
    assert label.toolTip() == " ".join(label.text().split())
    label.setText("few")
    label.grab()
    assert label.toolTip() == ""


def test_step_dots_are_named_by_whoever_shows_them_and_take_no_focus(theme, qtbot):
    dots = StepDots(theme)
    qtbot.addWidget(dots)
    assert dots.sizeHint().width() == 0
    dots.set_place(1, 3)
    dots.setAccessibleName("Sheet 2 of 3")
    narrow = dots.sizeHint().width()
    dots.set_place(1, 6)
    assert dots.sizeHint().width() > narrow
    assert dots.focusPolicy() == Qt.FocusPolicy.NoFocus
    interface = QAccessible.queryAccessibleInterface(dots)
    assert interface.text(QAccessible.Text.Name) == "Sheet 2 of 3"
    assert not dots.grab().isNull()


def test_a_button_without_words_has_a_name_and_room_for_a_finger(theme, shown):
    button = shown(tool_button(theme, "more", "More", small=True))
    assert button.accessibleName() == button.toolTip() == "More"
    assert min(button.sizeHint().width(), button.sizeHint().height()) >= 24


@pytest.mark.parametrize("kind", ["filled", "outline", "ghost", "quiet", "danger"])
def test_buttons_are_high_enough_in_every_size(theme, shown, kind):
    for scale in (0.8, 1.0, 2.0):
        theme.set_text_scale(scale)
        button = shown(push_button("Keep", kind))
        assert button.sizeHint().height() >= max(24, round((26 if kind == "quiet" else 36) * scale) - 2)


def test_the_calendar_treats_every_day_alike(theme, shown):
    calendar = shown(Calendar(theme, "The day"))
    colours = {calendar.weekdayTextFormat(day).foreground().color().name() for day in Qt.DayOfWeek}
    assert colours == {theme.tokens.ink.lower()}
    assert all(b.accessibleName() for b in calendar.findChildren(QToolButton, "qt_calendar_nextmonth"))
    days = calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert days is not None
    assert days.accessibleName() == calendar.accessibleName() == "The day"
    theme.set_appearance("dark")
    assert calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color() == theme.colour("ink")
    assert calendar.verticalHeaderFormat() == QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
