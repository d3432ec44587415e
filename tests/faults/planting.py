"""Words to look for later, and how they are planted: in the window, by hand, wherever it takes any."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.computer import CONTROL, Computer, rooms_of, workspace_of

from unhurried.domain.margins import KeptKind
from unhurried.domain.threads import Origin
from unhurried.ui.main_window import MainWindow

BODY, ANSWER, LINE = "heliotrope", "palimpsest", "marzipan"
CODE, TAG = "Xylograph", "yellowhammer"
SEARCHED, OWN_PROMPT, UNFINISHED, LATER = "quixotic", "quicksilver", "ombrometer", "juxtapose"
MARGIN, HALF_NOTE, KEPT, ALONE = "vermiculite", "zibeline", "oubliette", "taffrail"
TITLE, NOTE = "gallimaufry", "quincunx"
PLANTED = (BODY, ANSWER, LINE, CODE, TAG, SEARCHED, OWN_PROMPT, UNFINISHED, LATER)
PLANTED_BESIDE = (MARGIN, HALF_NOTE, KEPT, ALONE, TITLE, NOTE)


def _titles() -> str:
    windows = [widget.windowTitle() for widget in QApplication.topLevelWidgets()]
    handles = [window.title() for window in QApplication.topLevelWindows()]
    return " ".join([*windows, *handles, QApplication.applicationDisplayName()]).lower()


def assert_untold() -> None:
    titles = _titles()
    assert not [word for word in (*PLANTED, *PLANTED_BESIDE) if word.lower() in titles]


def write_a_reflection(computer: Computer, window: MainWindow) -> str:
    """With the keyboard alone: an answer, a code, a tag, a free line, a marking with a line; and finish."""
    rooms = rooms_of(window)
    rooms.write.table.set_way("standard")
    computer.type(f"It was {ANSWER}.")
    computer.press(Qt.Key.Key_K, CONTROL)
    computer.dialog_over(window)
    computer.type(CODE)
    assert_untold()
    computer.press(Qt.Key.Key_Return)
    computer.come_back_to(window)
    computer.press(Qt.Key.Key_T, CONTROL)
    computer.dialog_over(window)
    computer.press(Qt.Key.Key_Tab)
    computer.type(TAG)
    assert_untold()
    computer.press(Qt.Key.Key_Return)
    computer.come_back_to(window)
    while rooms.write.table.step_on():
        pass
    computer.type(f"A {BODY} by the door.")
    markers = rooms.write.table.free.markers
    while not markers.isAncestorOf(QApplication.focusWidget()):
        computer.press(Qt.Key.Key_Tab)
    computer.press(Qt.Key.Key_Space)
    computer.press(Qt.Key.Key_Tab)
    computer.until(lambda: markers.has_settled)
    computer.press(Qt.Key.Key_Space)
    computer.press(Qt.Key.Key_Tab)
    computer.type(f"a {LINE} line")
    computer.press(Qt.Key.Key_Return, CONTROL)
    assert rooms.room == "journal"
    return rooms.journal.pane.reflection_id


def write_beside(computer: Computer, window: MainWindow) -> None:
    """A note in the margin of what is read, one left half written, words kept from it and by themselves, a thread."""
    rooms, workspace = rooms_of(window), workspace_of(window)
    beside, reading = rooms.journal.pane.beside, rooms.journal.pane.reflection_id
    margin_keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for words in (MARGIN, HALF_NOTE):
        computer.press(Qt.Key.Key_M, margin_keys)
        computer.type(f"A {words} in the margin.")
        assert_untold()
        if words == MARGIN:
            computer.press(Qt.Key.Key_Return, CONTROL)
    beside.keep_words()
    computer.type(f"When {KEPT}, then a breath.")
    computer.press(Qt.Key.Key_Return, CONTROL)
    assert workspace.keep_words(f"Somebody to call: {ALONE}.", KeptKind.SUPPORT)
    thread = workspace.start_thread(f"Why {TITLE}?", words="At first.", origin=Origin(reading))
    assert thread
    assert workspace.add_to_thread(thread.thread_id, f"And {NOTE} later.", origin=Origin(reading))
    assert rooms.put_down()
    assert_untold()


def begin_beside(computer: Computer, window: MainWindow) -> None:
    """Half a note in the margin, half of some words to keep, the last letters of them not kept yet."""
    beside = rooms_of(window).journal.pane.beside
    beside.write_in_margin()
    computer.type(MARGIN)
    beside.keep_words()
    assert rooms_of(window).put_down()
    computer.type(KEPT)
