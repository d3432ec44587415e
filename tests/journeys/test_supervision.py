"""Supervision by keyboard alone: half a question, a lock, the other half; brought, what came back, and closed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from tests.computer import (
    CONTROL,
    PASSPHRASE,
    Computer,
    are_rooms_open,
    make_journal,
    open_dialogs,
    rooms_of,
    unlock,
    workspace_of,
)

from unhurried.domain.supervision import QuestionKind, SessionKind, Standing
from unhurried.ui.dialogs.supervision_question_dialog import SupervisionQuestionDialog
from unhurried.ui.dialogs.supervision_session_dialog import SupervisionSessionDialog
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.supervision import SupervisionPage
from unhurried.ui.pages.supervision_card import SupervisionCard

SHIFT = Qt.KeyboardModifier.ShiftModifier
MANY = 80


@pytest.fixture
def window(computer: Computer) -> MainWindow:
    window = computer.start()
    make_journal(computer, window)
    computer.until(rooms_of(window).write.table.sheet.hasFocus)
    return window


def page_of(window: MainWindow) -> SupervisionPage:
    return rooms_of(window).supervision


def asked(computer: Computer, window: MainWindow) -> SupervisionQuestionDialog:
    computer.press(Qt.Key.Key_Q, CONTROL | SHIFT)
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, SupervisionQuestionDialog)
    computer.until(dialog.editor.sheet.hasFocus)
    return dialog


def tab_to(computer: Computer, widget: QWidget) -> None:
    """With Tab alone, as often as it takes."""
    for _ in range(MANY):
        if widget.hasFocus():
            return
        computer.press(Qt.Key.Key_Tab)
    pytest.fail("Tab does not lead there")


def only_card(window: MainWindow) -> SupervisionCard:
    (card,) = page_of(window).questions.cards.values()
    return card


def test_half_a_question_outlasts_a_lock_and_goes_its_way(computer: Computer, window: MainWindow):
    computer.type("I explained before they had finished.")
    dialog = asked(computer, window)
    computer.type("What am I hurry")
    # The press takes the dialog away, and with it the window in which the key would be let go.
    computer.qtbot.keyPress(dialog.windowHandle(), Qt.Key.Key_L, CONTROL)
    computer.until(lambda: window.rooms is None)
    computer.come_back_to(window)
    unlock(computer, window, PASSPHRASE)
    computer.until(lambda: are_rooms_open(window) and rooms_of(window).write.table.sheet.hasFocus())
    assert workspace_of(window).supervision.questions() == []

    dialog = asked(computer, window)
    assert dialog.editor.sheet.text() == "What am I hurry"
    computer.type("ing from?")
    tab_to(computer, dialog.extras.kinds.chips()[0])
    computer.press(Qt.Key.Key_Right)
    computer.press(Qt.Key.Key_Return, CONTROL)
    computer.until(lambda: not open_dialogs(window))
    computer.come_back_to(window)
    (question,) = workspace_of(window).supervision.questions()
    assert question.words == "What am I hurrying from?"
    assert question.kind is QuestionKind.RELATIONSHIP
    assert question.origin is not None
    assert question.origin.reflection_id == rooms_of(window).write.draft_id

    bring_and_close(computer, window, question.question_id)


def bring_and_close(computer: Computer, window: MainWindow, question_id: str) -> None:
    """Days later, what came back is written half, locked, written whole, and closed with one key."""
    computer.at += timedelta(days=7)
    computer.press(Qt.Key.Key_6, CONTROL)
    assert rooms_of(window).room == "supervision"
    tab_to(computer, only_card(window).button)
    computer.press(Qt.Key.Key_B)
    room = workspace_of(window).supervision
    assert room.one(question_id).standing is Standing.BROUGHT
    assert room.one(question_id).brought_on == computer.at.date()

    computer.press(Qt.Key.Key_Return)
    computer.until(lambda: only_card(window).is_open)
    computer.type("That it may be my o")
    computer.press(Qt.Key.Key_L, CONTROL)
    computer.until(lambda: window.rooms is None)
    unlock(computer, window, PASSPHRASE)
    computer.until(lambda: are_rooms_open(window) and page_of(window).questions.open_card is not None)
    back = only_card(window).back
    assert back is not None
    computer.until(back.heard.sheet.hasFocus)
    computer.type("wn quiet.")
    computer.press(Qt.Key.Key_Escape)
    assert only_card(window).button.hasFocus()
    computer.press(Qt.Key.Key_C)
    closed = workspace_of(window).supervision.one(question_id)
    assert closed.is_closed
    assert closed.heard == "That it may be my own quiet."
    assert "The loop is closed." in rooms_of(window).banner.message.text()
    assert workspace_of(window).supervision.open_loops() == []
    tab_to(computer, rooms_of(window).banner.action_button)
    computer.press(Qt.Key.Key_Space)
    assert workspace_of(window).supervision.open_loops() == [room_one(window, question_id)]


def room_one(window: MainWindow, question_id: str):
    return workspace_of(window).supervision.one(question_id)


def test_what_is_not_to_be_said_is_kept_by_a_lock_too(computer: Computer, window: MainWindow):
    dialog = asked(computer, window)
    computer.type("May I stop?")
    tab_to(computer, dialog.extras.unsaid_button)
    computer.press(Qt.Key.Key_Space)
    computer.type("That I am ti")
    window.lock()
    computer.come_back_to(window)
    unlock(computer, window, PASSPHRASE)
    computer.until(lambda: QApplication.focusWidget() is not None)
    half = workspace_of(window).supervision.unfinished()
    assert half is not None
    assert (half.words, half.unsaid) == ("May I stop?", "That I am ti")


def test_an_hour_is_noted_by_keyboard(computer: Computer, window: MainWindow):
    computer.press(Qt.Key.Key_6, CONTROL)
    page = page_of(window)
    tab_to(computer, page._buttons["questions"])
    for _ in range(2):
        computer.press(Qt.Key.Key_Right)
    computer.press(Qt.Key.Key_Space)
    assert page.segment == "hours"
    tab_to(computer, page.hours.add_button)
    computer.press(Qt.Key.Key_Space)
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, SupervisionSessionDialog)
    tab_to(computer, dialog.minutes)
    computer.type("50")
    tab_to(computer, dialog.role)
    computer.type("my supervisor")
    computer.press(Qt.Key.Key_Return)
    computer.until(lambda: not open_dialogs(window))
    computer.come_back_to(window)
    (held,) = workspace_of(window).supervision.sessions()
    assert (held.day, held.minutes, held.kind) == (computer.at.date(), 50, SessionKind.INDIVIDUAL)
    assert held.with_role == "my supervisor"
