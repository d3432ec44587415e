"""Every control has a name, a fitting role and room to hit it, and every page can be walked with Tab."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.builders import a_marking, a_reflection, an_import
from tests.computer import CONTROL, Computer, are_rooms_open, open_dialogs, rooms_of, workspace_of

from unhurried.pictures import Format, Walk
from unhurried.ui.actions import Actions
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.forgetting_dialog import forget_client, forget_older, forget_one
from unhurried.ui.dialogs.passphrase_dialog import PassphraseDialog
from unhurried.ui.dialogs.revisions_dialog import RevisionsDialog
from unhurried.ui.dialogs.take_back_dialog import TakeBackDialog
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.question_cards import QuestionCard
from unhurried.ui.rooms import Rooms

ONE_FORMAT = (Format("usual", 1280, 840),)
MANY_STOPS = 200
SMALLEST_TARGET = 24
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
Role = QAccessible.Role
FITTING = {
    "QAbstractButton": {Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu},
    "QLineEdit": {Role.EditableText},
    "QTextEdit": {Role.EditableText, Role.StaticText},
    "QComboBox": {Role.ComboBox},
    "QListView": {Role.List},
    "QTableView": {Role.Table},
    "QScrollArea": {Role.Client, Role.Grouping},
}


@dataclass(frozen=True)
class Told:
    """What a screen reader is told about one node of the tree."""

    role: QAccessible.Role
    name: str
    is_focusable: bool


@dataclass(frozen=True)
class Stop:
    """One place that Tab comes to."""

    kind: str
    name: str
    role: QAccessible.Role
    place: QRect
    seen: QRect
    area: int
    chain: tuple[int, ...]


@dataclass(frozen=True)
class Page:
    """One scene of the walk, as it is heard and as it is walked."""

    name: str
    tree: tuple[Told, ...]
    stops: tuple[Stop, ...]
    missed: tuple[str, ...]
    backwards: tuple[str, ...]
    small: tuple[str, ...]


def _tree(interface: QAccessibleInterface) -> Iterator[Told]:
    state = interface.state()
    if not state.invisible:
        yield Told(interface.role(), interface.text(QAccessible.Text.Name), bool(state.focusable))
    for number in range(interface.childCount()):
        child = interface.child(number)
        # The cells of a list are those of its model, and there may be hundreds.
        if child and child.role() not in {Role.ListItem, Role.Cell, Role.ColumnHeader}:
            yield from _tree(child)


def _described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {_name(widget)!r}"


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    if isinstance(widget, QComboBox):
        # On Linux a combo box is named by the label it belongs to.
        labels = [other for other, kind in interface.relations() if kind == QAccessible.RelationFlag.Label]
        return labels[0].text(QAccessible.Text.Name) if labels else ""
    return interface.text(QAccessible.Text.Name)


def _kind(widget: QWidget) -> str:
    """The nearest of Qt's own classes."""
    names = [cls.__name__ for cls in type(widget).__mro__]
    return next((name for name in names if name in FITTING), names[0])


def _stop(widget: QWidget, window: QWidget) -> Stop:
    chain, around = [], widget
    while around is not window:
        chain.append(id(around))
        around = around.parentWidget()
    area = next((each for each in window.findChildren(QScrollArea) if each.isAncestorOf(widget)), None)
    return Stop(
        kind=_kind(widget),
        name=_name(widget),
        role=QAccessible.queryAccessibleInterface(widget).role(),
        place=(place := QRect(widget.mapTo(window, QPoint()), widget.size())),
        seen=_seen(place, area, window),
        area=id(area),
        chain=tuple(reversed(chain)),
    )


def _seen(place: QRect, area: QScrollArea | None, window: QWidget) -> QRect:
    """Where it is come to: what is scrolled out of view, at the edge of what scrolls."""
    if area is None:
        return place
    view = QRect(area.mapTo(window, QPoint()), area.size())
    if place.bottom() < view.top():
        return place.translated(0, view.top() - place.top())
    if place.top() > view.bottom():
        return place.translated(0, view.bottom() - place.bottom())
    return place


def _walked(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Every widget that the key comes to, until it comes to one again."""
    if QApplication.focusWidget() is None:
        QTest.keyClick(window, Qt.Key.Key_Tab)
    stops: list[QWidget] = []
    focus = QApplication.focusWidget()
    while focus is not None and focus not in stops and len(stops) < MANY_STOPS:
        stops.append(focus)
        QTest.keyClick(focus, key)
        focus = QApplication.focusWidget()
    assert focus is stops[0], "Tab goes round"
    return stops


def _reachable(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.window() is window
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def _small(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and widget.isVisible() and widget.window() is window:
            size = widget.size()
            if min(size.width(), size.height()) < SMALLEST_TARGET:
                yield f"{_described(widget)} {size.width()}x{size.height()}"


def _page(name: str, window: QWidget) -> Page:
    stops = _walked(window, Qt.Key.Key_Tab)
    back = _walked(window, Qt.Key.Key_Backtab)
    expected = [stops[0], *reversed(stops[1:])]
    return Page(
        name=name,
        tree=tuple(_tree(QAccessible.queryAccessibleInterface(window))),
        stops=tuple(_stop(widget, window) for widget in stops),
        missed=tuple(_described(widget) for widget in _reachable(window) if widget not in stops),
        backwards=() if back == expected else tuple(_described(widget) for widget in back),
        small=tuple(_small(window)),
    )


@pytest.fixture(scope="module")
def pages(request: pytest.FixtureRequest, qapp: QApplication) -> list[Page]:
    """Every scene of the walk through the sample journal."""
    found: list[Page] = []

    def look(name: str, target: QWidget) -> None:
        if "quiet-moment" in name:
            return  # any key goes on from there, Tab as well; see tests/ui/pages/test_stillness.py
        found.append(_page(name.removesuffix("-usual-light"), target.window()))

    with tempfile.TemporaryDirectory() as home:
        walk = Walk(qapp, Path(home), look, ONE_FORMAT, ("light",))
        walk.start()
        QtBot(request).waitUntil(lambda: walk.done or not walk._timer.isActive(), timeout=60_000)
    assert walk.done
    assert len(found) > 20
    return found


def test_everything_that_takes_the_focus_has_a_name(pages: list[Page]):
    nameless = [f"{page.name}: {stop.kind}" for page in pages for stop in page.stops if not stop.name.strip()]
    assert nameless == []


def test_no_control_in_the_tree_is_nameless(pages: list[Page]):
    spoken = {Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.EditableText, Role.List}
    nameless = [
        f"{page.name}: {told.role.name}"
        for page in pages
        for told in page.tree
        if told.role in spoken and not told.name.strip()
    ]
    assert nameless == []


def test_every_page_has_a_heading(pages: list[Page]):
    # An empty timeline leaves only the title of the list.
    without = [page.name for page in pages if Role.Heading not in {told.role for told in page.tree}]
    assert without == []


def test_roles_fit(pages: list[Page]):
    unfit = [
        f"{page.name}: {stop.kind} {stop.name} is a {stop.role.name}"
        for page in pages
        for stop in page.stops
        if stop.role not in FITTING.get(stop.kind, {stop.role})
    ]
    assert unfit == []


def test_no_two_controls_of_a_page_have_one_name(pages: list[Page]):
    twice: list[str] = []
    for page in pages:
        names = Counter(stop.name for stop in page.stops if stop.name != "Show the words")
        twice += [f"{page.name}: {name}" for name, count in names.items() if count > 1]
    assert twice == []


def test_tab_comes_to_everything_and_goes_round(pages: list[Page]):
    assert {page.name: page.missed for page in pages if page.missed} == {}


def test_shift_tab_goes_the_same_way_back(pages: list[Page]):
    assert {page.name: page.backwards for page in pages if page.backwards} == {}


def _against_reading(before: Stop, after: Stop) -> bool:
    """Whether the second stands where one has read already: above the first, or before it in its line."""
    within_one = before.area == after.area
    first, second = (before.place, after.place) if within_one else (before.seen, after.seen)
    same_column = first.left() < second.right() and second.left() < first.right()
    same_line = first.top() < second.bottom() and second.top() < first.bottom()
    above = same_column and second.bottom() <= first.top()
    return above or (same_line and not same_column and second.right() <= first.left())


def test_tab_follows_the_order_of_reading(pages: list[Page]):
    wrong: list[str] = []
    for page in pages:
        # The round begins where the focus happened to be; the one step back to the top is the only one.
        back = [
            f"{page.name}: {after.name} after {before.name}"
            for before, after in zip(page.stops, (*page.stops[1:], page.stops[0]), strict=True)
            if _against_reading(before, after)
        ]
        wrong += back[1:]
    assert wrong == []


def test_targets_are_large_enough(pages: list[Page]):
    assert {page.name: page.small for page in pages if page.small} == {}


def test_chips_have_one_tab_stop_for_each_group(pages: list[Page]):
    settings = next(page for page in pages if page.name == "40-settings")
    assert [stop.name for stop in settings.stops if stop.role in {Role.CheckBox, Role.RadioButton}]
    groups = Counter(stop.chain[-2] for stop in settings.stops if stop.kind == "QAbstractButton")
    chips = [stop for stop in settings.stops if stop.name in {"Light", "100 %", "Literata"}]
    assert len(chips) == 3
    assert all(groups[stop.chain[-2]] == 1 for stop in chips)


def _scrolls(area: QScrollArea) -> bool:
    return area.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("control", ["offered", "hide_button"])
def test_the_focus_stays_with_a_question_that_was_changed(computer: Computer, control: str):
    window = computer.start_writing()
    rooms = rooms_of(window)
    rooms.go("prompts")
    card = rooms.prompts.area.findChildren(QuestionCard)[2]
    button: QAbstractButton = getattr(card, control)
    button.setFocus()
    name, before = button.objectName(), button.text()
    computer.press(Qt.Key.Key_Space)
    computer.until(lambda: getattr(rooms.prompts.area.findChildren(QuestionCard)[2], control) is not button)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.objectName() == name
    assert focus.isChecked() or focus.text() != before


@pytest.mark.parametrize("room", ["write", "journal", "pacing", "threads", "prompts", "supervision", "settings"])
def test_what_scrolls_can_be_scrolled_with_keys(computer: Computer, room: str):
    window = computer.start_writing()
    window.resize(900, 420)
    rooms = rooms_of(window)
    if room == "pacing":
        _mark_often(window)
    rooms.go(room)
    if room in LENGTHEN:
        LENGTHEN[room](window)
    page = rooms.pages[room]
    computer.until(page.isVisible)
    if isinstance(page, QScrollArea):
        computer.until(lambda: _scrolls(page))
    around = [page] if isinstance(page, QScrollArea) else []
    areas = [area for area in (*around, *page.findChildren(QScrollArea)) if area.isVisible() and _scrolls(area)]
    for area in areas:
        stops = _walked(window, Qt.Key.Key_Tab)
        inside = [stop for stop in stops if area.isAncestorOf(stop) or stop is area]
        assert inside, f"{room}: nothing in {area} takes the focus"
        area.verticalScrollBar().setValue(0)
        scroller = next((stop for stop in inside if not isinstance(stop, QAbstractScrollArea)), inside[0])
        scroller.setFocus()
        area.verticalScrollBar().setValue(0)
        for _ in range(40):
            computer.press(Qt.Key.Key_PageDown)
        assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()


def _mark_often(window: MainWindow) -> None:
    """Sessions enough for every picture that is drawn without being asked for."""
    workspace = workspace_of(window)
    journal = workspace.pacing._journal
    for number in range(24):
        marking = a_marking(marker_id=workspace.questions.offered_markers()[0].marker_id)
        journal.reflections.put(a_reflection(day=workspace.today() - timedelta(days=number), markings=(marking,)))


def _open_long_thread(window: MainWindow) -> None:
    threads = workspace_of(window).threads
    thread = threads.start("What can stay so?", words="I waited. " * 40)
    for number in range(8):
        threads.add(thread.thread_id, f"And again, at the window that is the {number}th of the street. " * 9)
    rooms_of(window).threads.open_thread(thread.thread_id)


def _ask_much(window: MainWindow) -> None:
    for number in range(12):
        workspace_of(window).ask_question(f"What can stay so, for the {number}th time?")


def _show_documents(window: MainWindow) -> None:
    rooms_of(window).prompts.document_button.click()


LENGTHEN = {"threads": _open_long_thread, "supervision": _ask_much, "prompts": _show_documents}


# Dialogs and actions

FORGETTING = {
    "forget client": forget_client,
    "forget older": forget_older,
    "forget one": lambda theme, workspace, parent: forget_one(theme, workspace, "nothing", parent),
}
DIALOGS = [
    *("code", "day", "tags", "keys", "question", "thread", "note", "passphrase", "earlier", "empty"),
    *("asked", "asked again", "session", "arriving", "taking back", "archive", "licences", *FORGETTING),
]


def _session_button(rooms: Rooms) -> tuple[str, QPushButton]:
    rooms.supervision.show_segment("hours")
    return "supervision", rooms.supervision.hours.add_button


def _ask_again(rooms: Rooms) -> None:
    question = rooms.journal._workspace.ask_question("What can stay so?", unsaid="That I would rather not.")
    assert question
    rooms.go("supervision")
    rooms.supervision_ways._change(question)


def _change_note(rooms: Rooms) -> None:
    thread = rooms.journal._workspace.start_thread("What can stay so?", words="I waited.")
    assert thread
    rooms.threads.open_thread(thread.thread_id)
    rooms.go("threads")
    rooms.threads.shelf.view.cards[0].change.trigger()


def _take_back(rooms: Rooms) -> None:
    TakeBackDialog(rooms._theme, an_import(brought=3, here=3, touched=1), rooms).open()


CHANGES = {"taking back": _take_back, "note": _change_note, "asked again": _ask_again}
BUTTONS: dict[str, Callable[[Rooms], tuple[str, QPushButton]]] = {
    "question": lambda rooms: ("prompts", rooms.prompts.add_button),
    "thread": lambda rooms: ("threads", rooms.threads.shelf.list.begin_button),
    "passphrase": lambda rooms: ("settings", rooms.settings.ways.passphrase_button),
    "licences": lambda rooms: ("settings", rooms.settings.about.licences_button),
    "asked": lambda rooms: ("supervision", rooms.supervision.ask_button),
    "session": _session_button,
    "arriving": lambda rooms: ("settings", rooms.settings.bringing_in.bring_button),
    "archive": lambda rooms: ("settings", rooms.settings.archive.make_button),
}
WAYS = {
    "rehearsal": "rehearsal_asked",
    "new code": "new_code_asked",
    "executor": "sheet_asked",
    "keyring": "keyring_asked",
    "take back": "executor_removal_asked",
}


def _open(computer: Computer, window: MainWindow, name: str) -> None:
    rooms = rooms_of(window)
    keys = {"code": Qt.Key.Key_K, "day": Qt.Key.Key_D, "tags": Qt.Key.Key_T, "keys": Qt.Key.Key_F1}
    if name in keys:
        computer.press(keys[name], Qt.KeyboardModifier.NoModifier if name == "keys" else CONTROL)
    elif name in BUTTONS:
        room, button = BUTTONS[name](rooms)
        rooms.go(room)
        button.click()
    elif name in WAYS:
        rooms.go("settings")
        getattr(rooms.settings.ways, WAYS[name]).emit()
    elif name == "earlier":
        RevisionsDialog(window._theme, [], rooms).open()
    elif name in CHANGES:
        CHANGES[name](rooms)
    elif name == "empty":
        rooms.journal.pane.ask_to_empty_trash()
    elif name in FORGETTING:
        FORGETTING[name](window._theme, rooms.journal._workspace, rooms).open()


@pytest.mark.parametrize("name", [*DIALOGS, *WAYS])
def test_a_dialog_takes_the_focus_is_walked_and_closes_with_escape(computer: Computer, name: str):
    window = computer.start_writing()
    _open(computer, window, name)
    dialog = computer.dialog_over(window)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.window() is dialog
    page = _page(name, dialog)
    assert [page.missed, page.backwards, page.small] == [(), (), ()]
    assert all(stop.name for stop in page.stops)
    assert dialog.accessibleName()
    computer.press(Qt.Key.Key_Escape)
    computer.until(lambda: not open_dialogs(window))
    computer.come_back_to(window)


def test_the_dialogs_of_this_test_are_all_there_are():
    from unhurried.ui.dialogs import panel

    folder = Path(panel.__file__).parent
    modules = {path.stem for path in folder.glob("*_dialog.py")}
    assert modules == {
        "arriving_dialog",
        "archive_dialog",
        "code_dialog",
        "confirm_dialog",
        "day_dialog",
        "executor_dialog",
        "folder_dialog",
        "forgetting_dialog",
        "keyring_dialog",
        "licences_dialog",
        "new_code_dialog",
        "passphrase_dialog",
        "question_dialog",
        "rehearse_dialog",
        "revisions_dialog",
        "shortcuts_dialog",
        "supervision_question_dialog",
        "supervision_session_dialog",
        "take_back_dialog",
        "tags_dialog",
        "thread_dialog",
        "thread_note_dialog",
    }
    assert ConfirmDialog
    assert PassphraseDialog


def _actions(actions: Actions) -> dict[str, QAction]:
    return {name: value for name, value in vars(actions).items() if isinstance(value, QAction)}


def test_every_action_is_reached_by_its_keys(computer: Computer):
    window = computer.start_writing()
    rooms = rooms_of(window)
    pressed: set[str] = set()
    for name, action in _actions(rooms.actions_).items():
        if name in {"larger", "smaller", "lock"}:
            continue  # these make the rooms anew, or end them; see below
        rooms.go("journal" if name in {"edit_reflection", "write_in_margin"} else "write")
        heard: list[str] = []

        def hear(*_: object, name: str = name, heard: list[str] = heard) -> None:
            heard.append(name)

        action.triggered.connect(hear)
        combination = action.shortcut()[0]
        computer.press(combination.key(), combination.keyboardModifiers())
        assert len(heard) == 1, name
        pressed.add(name)
        for dialog in open_dialogs(window):
            dialog.close()
        computer.come_back_to(window)
        rooms.actions_.focus_mode.setChecked(False)
    assert len(pressed) >= 15


def _wait_for_rooms_made_anew(computer: Computer, window: MainWindow) -> None:
    computer.until(lambda: are_rooms_open(window) and rooms_of(window).write.table.sheet.hasFocus())


def test_the_text_grows_and_shrinks_and_the_window_closes_by_key(computer: Computer):
    window = computer.start_writing()
    size = window._theme.text_scale
    computer.press(Qt.Key.Key_Plus, CONTROL)
    computer.until(lambda: window._theme.text_scale > size)
    _wait_for_rooms_made_anew(computer, window)
    computer.press(Qt.Key.Key_Minus, CONTROL)
    computer.until(lambda: window._theme.text_scale == size)
    _wait_for_rooms_made_anew(computer, window)
    computer.press(Qt.Key.Key_Q, CONTROL)
    computer.until(lambda: not window.isVisible())


def test_every_action_is_on_the_sheet_of_keys(qapp: QApplication):
    from unhurried.ui.theme import Theme

    actions = Actions(Theme(qapp))
    listed = {text for _, lines in actions.groups() for text, _ in lines}
    assert {action.text() for action in _actions(actions).values()} <= listed


def test_the_calendar_is_walked_with_arrow_keys(computer: Computer):
    window = computer.start_writing()
    computer.press(Qt.Key.Key_D, CONTROL)
    computer.dialog_over(window)
    calendar = window.findChild(QCalendarWidget)
    assert calendar is not None
    computer.press(Qt.Key.Key_Left)
    computer.press(Qt.Key.Key_Left)
    computer.press(Qt.Key.Key_Return)
    computer.until(lambda: not open_dialogs(window))
    assert rooms_of(window).write.draft().writing.day.day == 2
    assert window.findChildren(QDialog) == [] or not open_dialogs(window)
