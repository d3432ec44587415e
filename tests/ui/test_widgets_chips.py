"""Chips: by keyboard and by ear, an answer can be given, changed and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from unhurried.ui.widgets.chips import ChipGroup, ChipRow
from unhurried.ui.widgets.flow import Flow

Key = Qt.Key
OPTIONS = [("no", "Not that I noticed"), ("waited", "Felt the pull and waited"), ("did", "Did it & saw it")]


class Window(QWidget):
    """A field before, the chips, a field after."""

    def __init__(self, chips: QWidget) -> None:
        super().__init__()
        self.chips = chips
        self.before, self.after = QLineEdit(), QLineEdit()
        column = QVBoxLayout(self)
        for widget in (self.before, chips, self.after):
            column.addWidget(widget)


@pytest.fixture
def shown(qtbot, theme):
    windows: list[Window] = []  # kept by this fixture until the test ends

    def show(chips: QWidget, width: int = 700) -> Window:
        window = Window(chips)
        qtbot.addWidget(window)
        window.resize(width, 300)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.before.setFocus()
        qtbot.waitUntil(window.before.hasFocus)
        windows.append(window)
        return window

    return show


@pytest.fixture
def group(theme, shown) -> ChipGroup:
    group = ChipGroup(theme)
    group.set_options(OPTIONS)
    shown(group)
    return group


def told_by(signal) -> list[str]:
    told: list[str] = []

    def note(key: str) -> None:
        told.append(key)

    signal.connect(note)
    return told


def test_choosing_silently_tells_nobody(group):
    told = told_by(group.chosen)
    group.choose("waited")
    assert group.current() == "waited"
    group.choose("")
    assert group.current() == ""
    assert not told


def test_a_click_answers_and_another_takes_it_back(group, qtbot):
    told = told_by(group.chosen)
    chip = group.chips()[1]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert group.current() == "waited"
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert group.current() == ""
    assert told == ["waited", ""]


def test_only_one_option_is_chosen(group, qtbot):
    for chip in group.chips():
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert [chip.isChecked() for chip in group.chips()] == [False, False, True]


def test_from_an_unanswered_group_the_arrows_only_look_round(group, qtbot):
    told = told_by(group.chosen)
    first, second, third = group.chips()
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Key.Key_End)
    qtbot.keyClick(third, Key.Key_Down)
    assert first.hasFocus()
    assert not told
    qtbot.keyClick(first, Key.Key_Space)
    assert told == ["no"]


def test_once_answered_the_arrows_change_the_answer(group, qtbot):
    group.choose("no")
    told = told_by(group.chosen)
    first, second, _ = group.chips()
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Right)
    qtbot.keyClick(second, Key.Key_Left)
    assert told == ["waited", "no"]


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_Backspace, Key.Key_Space])
def test_an_answer_is_taken_back_from_the_keyboard(group, qtbot, key):
    group.choose("waited")
    told = told_by(group.chosen)
    chip = group.chips()[1]
    chip.setFocus()
    qtbot.keyClick(chip, key)
    assert group.current() == ""
    assert told == [""]
    assert chip.hasFocus()


def test_taking_back_no_answer_is_nothing(group, qtbot):
    told = told_by(group.chosen)
    group.chips()[0].setFocus()
    qtbot.keyClick(group.chips()[0], Key.Key_Delete)
    assert not told


@pytest.mark.parametrize("chosen", ["", "did"])
def test_tab_comes_to_the_chosen_chip_or_the_first_and_then_goes_on(group, qtbot, chosen):
    group.choose(chosen)
    window = group.window()
    qtbot.keyClick(window.before, Key.Key_Tab)
    stop = group.chips()[2 if chosen else 0]
    assert stop.hasFocus()
    qtbot.keyClick(stop, Key.Key_Tab)
    assert window.after.hasFocus()
    qtbot.keyClick(window.after, Key.Key_Backtab)
    assert stop.hasFocus()


def test_arrows_follow_the_direction_of_reading(group, qtbot):
    group.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    first, second, _ = group.chips()
    first.setFocus()
    qtbot.keyClick(first, Key.Key_Left)
    assert second.hasFocus()


def test_chips_say_what_they_are(group):
    for chip, (_, wording) in zip(group.chips(), OPTIONS, strict=True):
        interface = QAccessible.queryAccessibleInterface(chip)
        assert interface.role() == QAccessible.Role.RadioButton
        assert interface.text(QAccessible.Text.Name) == wording
        assert chip.height() >= 24


def test_other_options_replace_the_first(group, qtbot):
    group.choose("waited")
    group.set_options([("a", "rested"), ("b", "stretched")])
    assert [chip.words() for chip in group.chips()] == ["rested", "stretched"]
    assert group.current() == ""


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [200, 320, 900])
def test_no_wording_is_cut_at_large_text_or_in_a_narrow_window(theme, shown, qtbot, scale, width):
    theme.set_text_scale(scale)
    group = ChipGroup(theme)
    group.set_options([*OPTIONS, ("long", "Did it, and saw it only afterwards, on the way home & not before")])
    window = shown(group, width)
    qtbot.waitUntil(lambda: group.geometry().bottom() < window.after.geometry().top())
    for chip in group.chips():
        words = chip.text().replace("&&", "&")
        assert " ".join(words.split()) == chip.words()
        assert chip.width() <= group.width()
        assert chip.fontMetrics().size(0, words).width() < chip.width()
        assert chip.fontMetrics().size(0, words).height() < chip.height()
    places = [chip.geometry() for chip in group.chips()]
    assert not any(one.intersects(other) for one in places for other in places if one is not other)


def test_a_flow_is_mirrored_where_reading_begins_on_the_right(qtbot):
    flow = Flow(10)
    qtbot.addWidget(flow)
    buttons = [QWidget() for _ in range(3)]
    for button in buttons:
        button.setFixedSize(90, 30)
        flow.add(button)
    flow.resize(200, 100)
    with qtbot.waitExposed(flow):
        flow.show()
    assert [(b.x(), b.y()) for b in buttons] == [(0, 0), (100, 0), (0, 40)]
    flow.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert [(b.x(), b.y()) for b in buttons] == [(110, 0), (10, 0), (110, 40)]
    assert flow.heightForWidth(200) == 70
    assert flow.heightForWidth(1000) == 30


@pytest.fixture
def row(theme, shown) -> ChipRow:
    row = ChipRow(theme, removable=True)
    row.set_chips([("heron", "Heron", "plain"), ("lens", "Lens: silence", "on"), ("r", "R & D", "answered")])
    shown(row)
    return row


def test_pressing_a_chip_tells_its_key_and_changes_nothing_by_itself(row, qtbot):
    told = told_by(row.pressed)
    for chip in row.chips():
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
    row.chips()[0].setFocus()
    qtbot.keyClick(row.chips()[0], Key.Key_Space)
    assert told == ["heron", "lens", "r", "heron"]
    assert [chip.isChecked() for chip in row.chips()] == [False, True, False]


def test_a_chip_is_removed_by_its_cross_or_by_delete(row, qtbot):
    told = told_by(row.removed)
    cross = row.chips()[1].findChild(QToolButton)
    assert cross.accessibleName() == "Remove Lens: silence"
    assert min(cross.width(), cross.height()) >= 24
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    row.chips()[0].setFocus()
    qtbot.keyClick(row.chips()[0], Key.Key_Delete)
    assert told == ["lens", "heron"]


def test_a_row_that_offers_no_removal_has_no_crosses(theme, shown, qtbot):
    row = ChipRow(theme)
    row.set_chips([("a", "A", "plain")])
    shown(row)
    told = told_by(row.removed)
    row.chips()[0].setFocus()
    qtbot.keyClick(row.chips()[0], Key.Key_Delete)
    assert not told
    assert row.findChild(QToolButton) is None


def test_a_row_has_one_tab_stop_and_arrows_inside(row, qtbot):
    window = row.window()
    qtbot.keyClick(window.before, Key.Key_Tab)
    first, second, _ = row.chips()
    assert first.hasFocus()
    qtbot.keyClick(first, Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Key.Key_Tab)
    assert window.after.hasFocus()
    qtbot.keyClick(window.after, Key.Key_Backtab)
    assert second.hasFocus()


def test_the_focus_stays_on_its_chip_when_others_come_and_go(row, qtbot):
    second = row.chips()[1]
    second.setFocus()
    row.set_chips([("lens", "Lens: silence", "plain"), ("new", "New", "plain")])
    assert row.chips()[0] is second
    assert second.hasFocus()


def test_when_the_focused_chip_goes_the_focus_goes_to_its_neighbour(row, qtbot):
    row.chips()[1].setFocus()
    row.set_chips([("heron", "Heron", "plain"), ("r", "R & D", "plain")])
    assert row.chips()[1].hasFocus()
    row.set_chips([])
    assert not row.chips()


def test_a_chip_says_its_state_in_more_than_colour(row):
    plain, on, answered = row.chips()
    assert not plain.isCheckable()
    assert on.isChecked()
    assert answered.accessibleDescription() == "Answered"
    assert not answered.icon().isNull()
    assert plain.icon().isNull()


def test_giving_the_focus_to_the_chips_gives_it_to_the_tab_stop(row):
    row.setFocus()
    assert row.chips()[0].hasFocus()
