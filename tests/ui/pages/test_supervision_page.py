"""Supervision: questions and what came back, a look back before it, its hours, and the ledger of copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from tests.builders import a_disclosure, a_reflection, a_session

from unhurried.domain.disclosures import CopyFormat, LineKind, Taken
from unhurried.domain.errors import DiskIsFull, UnhurriedError
from unhurried.domain.forgetting import OneReflection
from unhurried.domain.supervision import QuestionKind, SessionKind, Standing, SupervisionQuestion
from unhurried.domain.threads import Origin
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.supervision_question_dialog import SupervisionQuestionDialog
from unhurried.ui.dialogs.supervision_session_dialog import SupervisionSessionDialog
from unhurried.ui.pages.supervision_card import SupervisionCard
from unhurried.ui.rooms import Rooms
from unhurried.ui.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rooms(open_rooms: Callable[[], Rooms]) -> Rooms:
    rooms = open_rooms()
    rooms.go("supervision")
    return rooms


def ask(workspace: Workspace, words: str = "Why do I hurry?", **fields) -> SupervisionQuestion:
    question = workspace.ask_question(words, **fields)
    assert question
    return question


def brought(workspace: Workspace, words: str = "Why do I hurry?", **fields) -> SupervisionQuestion:
    question = ask(workspace, words, **fields)
    moved = workspace.set_question_standing(question.question_id, Standing.BROUGHT, date(2026, 3, 1))
    assert moved
    return moved


def card_of(rooms: Rooms, question: SupervisionQuestion) -> SupervisionCard:
    return rooms.supervision.questions.cards[question.question_id]


def says(rooms: Rooms) -> str:
    return "\n".join(label.text() for label in rooms.supervision.findChildren(QLabel) if label.isVisible())


def dialog_in(rooms: Rooms) -> SupervisionQuestionDialog:
    dialog = rooms.supervision.left.dialog
    assert dialog is not None
    return dialog


def leave(qtbot, dialog: QDialog) -> None:
    """With Esc, as a desktop lets one: the dialog is the active window."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def a_key(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


# Questions


def test_an_empty_room_says_how_a_question_is_noted(rooms):
    assert "Ctrl+Shift+Q" in says(rooms)
    assert rooms.supervision.ask_button.hasFocus()
    assert not rooms.supervision.questions.kinds.isVisible()


def test_each_question_stands_where_it_is(rooms, workspace: Workspace):
    to_bring = ask(workspace, "To bring one")
    loop = brought(workspace, "A loop")
    parked = ask(workspace, "Parked one")
    workspace.set_question_standing(parked.question_id, Standing.PARKED)
    titles = rooms.supervision.questions.titles.values()
    shown = [title.text() for title in titles if title.isVisible()]
    assert shown == ["To bring", "After supervision", "Parked"]
    tops = [
        card_of(rooms, question).mapToGlobal(card_of(rooms, question).rect().topLeft()).y()
        for question in (to_bring, loop, parked)
    ]
    assert tops == sorted(tops)


def test_nothing_of_a_question_is_hidden_once_it_is_kept(qtbot, rooms, journal):
    for code in ("Heron", "Teal", "Alder", "Juniper"):
        journal.reflections.put(a_reflection(client_code=code))
    rooms.supervision.ask_button.click()
    dialog = dialog_in(rooms)
    qtbot.keyClicks(dialog.editor.sheet, "Why do I hurry")
    dialog.put_down()
    qtbot.waitUntil(dialog.editor.kept.isVisible)
    qtbot.waitUntil(lambda: not dialog.area.verticalScrollBar().isVisible())
    bottom = dialog.editor.kept.mapTo(dialog.area.viewport(), dialog.editor.kept.rect().bottomLeft()).y()
    assert bottom <= dialog.area.viewport().height()


def test_the_way_to_a_question_goes_once_a_copy_is_begun(qtbot, rooms):
    rooms.supervision.ask_button.click()
    dialog = dialog_in(rooms)
    qtbot.keyClicks(dialog.editor.sheet, "Why do I hurry")
    dialog.editor.finish_button.click()
    qtbot.waitUntil(rooms.banner.isVisible)
    rooms.supervision.copy.button.click()
    assert not rooms.banner.isVisible()


def test_kinds_can_be_put_away_and_brought_back(rooms, workspace: Workspace):
    work, ethics = ask(workspace), ask(workspace, "May I?", kind=QuestionKind.ETHICS)
    chips = rooms.supervision.questions.kinds.chips()
    assert [chip.words() for chip in chips] == ["The work", "Ethics"]
    chips[0].click()
    assert card_of(rooms, work).isHidden()
    assert not card_of(rooms, ethics).isHidden()
    chips[1].click()
    assert "No question is of the kinds chosen above." in says(rooms)


def test_one_key_closes_a_loop_and_it_can_be_undone(qtbot, rooms, workspace: Workspace):
    loop = brought(workspace)
    rooms.supervision.questions.show_card(card_of(rooms, loop))
    a_key(qtbot, Qt.Key.Key_C)
    assert workspace.supervision.one(loop.question_id).is_closed
    assert rooms.banner.isVisible()
    assert "The loop is closed." in rooms.banner.message.text()
    rooms.banner.action_button.click()
    assert workspace.supervision.one(loop.question_id) == loop
    assert card_of(rooms, loop).button.hasFocus()


def test_what_is_closed_can_be_shown_and_opened_again(qtbot, rooms, workspace: Workspace):
    loop = brought(workspace)
    workspace.close_question(loop.question_id)
    page = rooms.supervision.questions
    assert card_of(rooms, loop).isHidden()
    page.closed_button.click()
    page.show_card(card_of(rooms, loop))
    a_key(qtbot, Qt.Key.Key_O)
    assert workspace.supervision.one(loop.question_id).is_open_loop


@pytest.mark.parametrize(
    ("start", "key", "becomes"),
    [
        (Standing.TO_BRING, Qt.Key.Key_B, Standing.BROUGHT),
        (Standing.TO_BRING, Qt.Key.Key_P, Standing.PARKED),
        (Standing.PARKED, Qt.Key.Key_T, Standing.TO_BRING),
        (Standing.PARKED, Qt.Key.Key_B, Standing.BROUGHT),
        (Standing.BROUGHT, Qt.Key.Key_P, Standing.PARKED),
        (Standing.BROUGHT, Qt.Key.Key_T, Standing.TO_BRING),
    ],
)
def test_one_key_moves_it_from_anywhere_to_anywhere_and_back(
    qtbot, rooms, workspace: Workspace, start: Standing, key: Qt.Key, becomes: Standing
):
    question = ask(workspace)
    before = workspace.set_question_standing(question.question_id, start)
    assert before
    rooms.supervision.questions.show_card(card_of(rooms, question))
    a_key(qtbot, key)
    moved = workspace.supervision.one(question.question_id)
    assert moved.standing is becomes
    assert becomes is not Standing.BROUGHT or moved.brought_on == date(2026, 3, 4)
    assert card_of(rooms, question).button.hasFocus()
    rooms.banner.action_button.click()
    assert workspace.supervision.one(question.question_id).standing is start


def test_up_and_down_walk_from_question_to_question(qtbot, rooms, workspace: Workspace):
    first, second = ask(workspace, "One"), ask(workspace, "Two")
    rooms.supervision.questions.show_card(card_of(rooms, first))
    a_key(qtbot, Qt.Key.Key_Down)
    assert card_of(rooms, second).button.hasFocus()
    a_key(qtbot, Qt.Key.Key_Up)
    assert card_of(rooms, first).button.hasFocus()


def test_what_came_back_is_kept_as_it_is_typed(qtbot, rooms, workspace: Workspace):
    loop = brought(workspace)
    card = card_of(rooms, loop)
    card.button.click()
    assert card.back
    assert card.back.heard.sheet.hasFocus()
    qtbot.keyClicks(card.back.heard.sheet, "That I may wait. C, B and P are letters here.")
    assert card.back.put_down()
    card.back.focus_field("did")
    qtbot.keyClicks(card.back.did.sheet, "I waited.")
    a_key(qtbot, Qt.Key.Key_Escape)
    assert not card.is_open
    kept = workspace.supervision.one(loop.question_id)
    assert (kept.heard, kept.did) == ("That I may wait. C, B and P are letters here.", "I waited.")
    assert kept.is_open_loop
    assert "Heard: That I may wait." in card.told.text()


def test_a_sheet_keeps_its_caret_while_the_list_is_read_anew(qtbot, rooms, workspace: Workspace):
    loop = brought(workspace)
    card = card_of(rooms, loop)
    card.button.click()
    assert card.back
    sheet = card.back.heard.sheet
    qtbot.keyClicks(sheet, "first ")
    assert rooms.supervision.put_down()
    ask(workspace, "Another")
    assert card_of(rooms, loop) is card
    assert sheet.hasFocus()
    qtbot.keyClicks(sheet, "second")
    assert sheet.text() == "first second"


def test_only_one_question_is_open_at_a_time(rooms, workspace: Workspace):
    one, two = brought(workspace, "One"), brought(workspace, "Two")
    card_of(rooms, one).button.click()
    card_of(rooms, two).button.click()
    assert not card_of(rooms, one).is_open
    assert rooms.supervision.questions.open_card is card_of(rooms, two)


def test_what_is_not_to_be_said_is_folded_away_and_says_that_no_copy_reaches_it(qtbot, rooms, workspace: Workspace):
    question = ask(workspace, unsaid="That I would rather not come.")
    card = card_of(rooms, question)
    card.button.click()
    assert card.back
    assert card.back.unsaid.isHidden()
    assert "rather not" not in says(rooms)
    card.back.unsaid_button.click()
    assert card.back.unsaid.sheet.hasFocus()
    assert "No share copy and no agenda reaches what stands here." in says(rooms)
    qtbot.keyClicks(card.back.unsaid.sheet, " Yet.")
    assert rooms.supervision.put_down()
    assert workspace.supervision.one(question.question_id).unsaid == "That I would rather not come. Yet."


def test_a_hold_leaves_what_came_back_as_it_is(rooms, workspace: Workspace):
    loop = brought(workspace)
    workspace.note_back(loop.question_id, heard="That I may wait.")
    card = card_of(rooms, loop)
    card.button.click()
    workspace.hold()
    assert card.back
    assert card.back.heard.sheet.isReadOnly()
    assert card.back.held.isVisible()
    told: list[UnhurriedError] = []
    workspace.failed.connect(told.append)
    rooms.supervision_ways._do(loop, "remove")
    assert len(told) == 1
    assert workspace.supervision.one(loop.question_id)


def test_removing_is_asked_once(rooms, workspace: Workspace):
    question = ask(workspace)
    card_of(rooms, question)._actions["remove"].trigger()
    (dialog,) = [each for each in rooms.findChildren(ConfirmDialog) if each.isVisible()]
    assert workspace.supervision.questions()
    dialog.yes_button.click()
    assert workspace.supervision.questions() == []
    assert rooms.supervision.questions.cards == {}


def test_the_guard_looks_at_what_came_back(rooms, workspace: Workspace):
    loop = brought(workspace)
    card_of(rooms, loop).button.click()
    back = card_of(rooms, loop).back
    assert back
    back.heard.sheet.insertPlainText("They take 20 mg of it now.")
    back.heard.guard.look()
    assert back.heard.guard.isVisible()


# Noting one


def test_it_is_noted_from_anywhere_and_takes_the_code_along(qtbot, open_rooms, workspace: Workspace, keep):
    reflection = a_reflection(client_code="Heron", body="I explained before they had finished.")
    keep(reflection)
    rooms = open_rooms()
    rooms.go("journal")
    rooms.journal.show_new(reflection.reflection_id)
    rooms.actions_.note_question.trigger()
    dialog = dialog_in(rooms)
    assert dialog.came_from.text().startswith("From the reflection of")
    assert dialog.extras.about.current() == "Heron"
    qtbot.keyClicks(dialog.editor.sheet, "What am I not seeing?")
    next(chip for chip in dialog.extras.kinds.chips() if chip.key == QuestionKind.ME).click()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog.editor.sheet, Qt.Key.Key_Return, CONTROL)
    (question,) = workspace.supervision.questions()
    assert question.words == "What am I not seeing?"
    assert question.kind is QuestionKind.ME
    assert question.client_code == "Heron"
    assert question.origin == Origin(reflection.reflection_id)
    assert question.standing is Standing.TO_BRING
    assert [chip.words() for chip in rooms.journal.pane.questions.chips.chips()] == ["What am I not seeing?"]
    rooms.banner.action_button.click()
    assert rooms.room == "supervision"
    assert rooms.supervision.questions.open_card is card_of(rooms, question)


def test_from_write_it_leads_back_to_the_sheet(qtbot, open_rooms, workspace: Workspace):
    rooms = open_rooms()
    step = rooms.write.table.step
    assert step
    qtbot.keyClicks(step.sheet, "I spoke too soon.")
    step.question_button.click()
    dialog = dialog_in(rooms)
    qtbot.keyClicks(dialog.editor.sheet, "What for?")
    dialog.editor.finish_button.click()
    (question,) = workspace.supervision.questions()
    assert question.origin
    assert question.origin.reflection_id == rooms.write.draft_id
    assert question.origin.prompt_id == step.prompt.prompt_id
    rooms.go("supervision")
    rooms.supervision.open_question(question.question_id)
    back = card_of(rooms, question).back
    assert back
    back.open_button.click()
    assert rooms.room == "write"


def test_a_blank_sheet_is_no_origin(open_rooms, workspace: Workspace, qtbot):
    rooms = open_rooms()
    rooms.actions_.note_question.trigger()
    qtbot.keyClicks(dialog_in(rooms).editor.sheet, "What for?")
    dialog_in(rooms).editor.finish_button.click()
    (question,) = workspace.supervision.questions()
    assert question.origin is None


def test_from_a_thread_it_takes_the_code_and_the_latest_origin(qtbot, rooms, workspace: Workspace):
    thread = workspace.start_thread("What can stay so?", client_code="Lantern", words="one", origin=Origin("r-1"))
    assert thread
    rooms.thread_ways.open_thread(thread.thread_id)
    rooms.actions_.note_question.trigger()
    qtbot.keyClicks(dialog_in(rooms).editor.sheet, "May it?")
    dialog_in(rooms).editor.finish_button.click()
    (question,) = workspace.supervision.questions()
    assert (question.client_code, question.origin) == ("Lantern", Origin("r-1"))


def test_half_a_question_waits_and_is_gone_on_with(qtbot, rooms, workspace: Workspace):
    rooms.supervision.ask_button.click()
    dialog = dialog_in(rooms)
    qtbot.keyClicks(dialog.editor.sheet, "What do I")
    dialog.extras.unsaid_button.click()
    qtbot.keyClicks(dialog.extras.unsaid, "Not this.")
    leave(qtbot, dialog)
    assert workspace.supervision.questions() == []
    assert "A question is half written." in says(rooms)
    rooms.supervision.questions.half_button.click()
    again = dialog_in(rooms)
    assert again.editor.sheet.text() == "What do I"
    assert again.extras.unsaid.text() == "Not this."
    qtbot.keyClicks(again.editor.sheet, " miss?")
    again.editor.finish_button.click()
    (question,) = workspace.supervision.questions()
    assert (question.words, question.unsaid) == ("What do I miss?", "Not this.")
    assert not rooms.supervision.questions.half.isVisible()


def test_nothing_is_left_of_an_empty_question(rooms, workspace: Workspace):
    rooms.supervision.ask_button.click()
    dialog_in(rooms).editor.finish_button.click()
    assert workspace.supervision.questions() == []
    assert workspace.supervision.unfinished() is None
    assert not rooms.banner.isVisible()


def test_words_that_cannot_be_kept_outlast_the_dialog(qtbot, rooms, workspace: Workspace, monkeypatch):
    rooms.supervision.ask_button.click()

    def full(*_: object, **__: object) -> None:
        raise DiskIsFull

    monkeypatch.setattr(workspace.supervision, "keep_growing", full)
    qtbot.keyClicks(dialog_in(rooms).editor.sheet, "nowhere else")
    leave(qtbot, dialog_in(rooms))
    assert rooms.supervision.left.dialog is None
    assert rooms.supervision.is_pending
    assert not rooms.put_down()
    monkeypatch.undo()
    assert rooms.put_down()
    half = workspace.supervision.unfinished()
    assert half
    assert half.words == "nowhere else"


def test_a_finished_one_is_changed_and_put_back(qtbot, rooms, workspace: Workspace):
    question = ask(workspace, client_code="Heron")
    card_of(rooms, question)._actions["change"].trigger()
    dialog = dialog_in(rooms)
    dialog.extras.about.chips()[0].click()
    qtbot.keyClicks(dialog.editor.sheet, " And whom?")
    assert dialog.put_down()
    changed = workspace.supervision.one(question.question_id)
    assert (changed.words, changed.client_code) == ("Why do I hurry? And whom?", None)
    dialog.editor.back_button.click()
    back = workspace.supervision.one(question.question_id)
    assert (back.words, back.client_code) == ("Why do I hurry?", "Heron")


def test_while_others_look_on_only_the_open_question_is_seen(rooms, workspace: Workspace):
    loop = brought(workspace, "What is it for?", client_code="Heron", unsaid="Not this.")
    ask(workspace, "Another, about Lantern")
    workspace.note_back(loop.question_id, heard="That I may wait.")
    rooms.supervision.open_question(loop.question_id)
    rooms.actions_.only_page.setChecked(True)
    page = rooms.supervision
    assert page.alone_words.isVisible()
    assert page.alone_words.toPlainText() == "What is it for?"
    assert says(rooms) == ""
    rooms.actions_.note_question.trigger()
    assert page.left.dialog is None
    rooms.actions_.only_page.setChecked(False)
    assert page.stack.currentWidget() is page.questions
    assert "Another, about Lantern" in [card.button.words() for card in page.questions.cards.values()]


# Before supervision


def test_it_looks_back_since_the_last_session(open_rooms, workspace: Workspace, keep):
    before, since = a_reflection(day=date(2026, 2, 1)), a_reflection(day=date(2026, 2, 20), client_code="Heron")
    keep(before, since)
    workspace.add_supervision_session(date(2026, 2, 10), 60)
    workspace.add_supervision_session(date(2026, 3, 4), 60)
    question, loop = ask(workspace), brought(workspace, "A loop")
    thread = workspace.start_thread("What can stay so?", words="I waited.")
    assert thread
    rooms = open_rooms()
    rooms.go("supervision")
    page = rooms.supervision.before
    rooms.supervision.show_segment("before")
    assert "10 February 2026" in page.since.text()
    keys = [row.key for row in page.rows]
    assert keys == [question.question_id, loop.question_id, since.reflection_id, thread.thread_id]
    page.look_since(date(2026, 1, 1))
    assert before.reflection_id in [row.key for row in page.rows]
    assert page.last_button.isVisible()
    page.last_button.click()
    assert [row.key for row in page.rows] == keys


def test_everything_in_it_opens(open_rooms, workspace: Workspace, keep):
    reflection = a_reflection(day=date(2026, 3, 1))
    keep(reflection)
    question = ask(workspace)
    rooms = open_rooms()
    for key, room in ((reflection.reflection_id, "journal"), (question.question_id, "supervision")):
        rooms.go("supervision")
        rooms.supervision.show_segment("before")
        next(row for row in rooms.supervision.before.rows if row.key == key).button.click()
        assert rooms.room == room
    assert rooms.supervision.segment == "questions"
    assert rooms.supervision.questions.open_card is card_of(rooms, question)


def test_there_is_no_clock_and_no_count(open_rooms, workspace: Workspace, keep):
    keep(a_reflection(day=date(2026, 3, 1)))
    rooms = open_rooms()
    rooms.go("supervision")
    rooms.supervision.show_segment("before")
    told = says(rooms).lower()
    assert "minute" not in told
    assert "20 " not in told.replace("2026", "")


def test_the_agenda_is_one_page_with_codes_and_without_what_is_not_to_be_said(rooms, workspace: Workspace):
    for number in range(60):
        ask(workspace, f"Question {number} " + "and what else there is to say about it " * 12, client_code="Heron")
    ask(workspace, "The last", unsaid="Nobody is to read this.")
    rooms.supervision.show_segment("before")
    page = rooms.supervision.before
    assert "because it is for you" in says(rooms)
    assert page.found
    page.agenda.show_agenda(page.found)
    image = page.agenda.picture()
    assert not image.isNull()
    words = page.agenda.words()
    assert "Heron" in words
    assert "and more, in the journal" in words
    assert "Nobody is to read this." not in words


# Hours


def session_dialog(rooms: Rooms) -> SupervisionSessionDialog:
    (dialog,) = [each for each in rooms.findChildren(QDialog) if each.isVisible()]
    assert isinstance(dialog, SupervisionSessionDialog)
    return dialog


def test_a_session_is_noted_changed_and_removed(qtbot, rooms, workspace: Workspace):
    rooms.supervision.show_segment("hours")
    page = rooms.supervision.hours
    page.add_button.click()
    dialog = session_dialog(rooms)
    dialog.note_button.click()
    assert dialog.message.isVisible()
    next(chip for chip in dialog.kinds.chips() if chip.key == SessionKind.GROUP).click()
    qtbot.keyClicks(dialog.minutes, "90")
    assert dialog.usual.current() == "90"
    qtbot.keyClicks(dialog.role, "a peer group")
    qtbot.keyClicks(dialog.group, "4")
    dialog.note_button.click()
    (held,) = workspace.supervision.sessions()
    assert (held.day, held.minutes, held.kind) == (date(2026, 3, 4), 90, SessionKind.GROUP)
    assert (held.with_role, held.group_size) == ("a peer group", 4)
    assert page.months.text() == "March 2026 – Group: 1 session, 1 hour 30 minutes"
    page.rows[0].click()
    dialog = session_dialog(rooms)
    assert dialog.role.text() == "a peer group"
    next(chip for chip in dialog.usual.chips() if chip.key == "60").click()
    dialog.note_button.click()
    assert workspace.supervision.sessions() == [replace(held, minutes=60)]
    page.rows[0].click()
    session_dialog(rooms).remove_button.click()
    (confirm,) = [each for each in rooms.findChildren(ConfirmDialog) if each.isVisible()]
    confirm.yes_button.click()
    assert workspace.supervision.sessions() == []
    assert not page.months.isVisible()


def test_what_was_typed_of_a_session_is_there_again(qtbot, rooms):
    rooms.supervision.show_segment("hours")
    rooms.supervision.hours.add_button.click()
    qtbot.keyClicks(session_dialog(rooms).role, "my superv")
    leave(qtbot, session_dialog(rooms))
    rooms.supervision.hours.add_button.click()
    assert session_dialog(rooms).role.text() == "my superv"
    session_dialog(rooms).cancel_button.click()
    rooms.supervision.hours.add_button.click()
    assert session_dialog(rooms).role.text() == ""


def test_the_summary_holds_months_and_numbers_and_no_words(rooms, workspace: Workspace):
    for held in (a_session(date(2026, 3, 2), 60, with_role="Somebody"), a_session(date(2026, 3, 3), 50)):
        workspace.add_supervision_session(held.day, held.minutes, held.kind, held.with_role)
    workspace.add_supervision_session(date(2026, 1, 9), 120, SessionKind.PEER, "Somebody else", 3)
    rooms.supervision.show_segment("hours")
    page = rooms.supervision.hours
    assert page.months.text().splitlines() == [
        "March 2026 – Individual: 2 sessions, 1 hour 50 minutes",
        "January 2026 – Peer: 1 session, 2 hours",
    ]
    page.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[1:] == ["2026-03\tIndividual\t2\t110", "2026-01\tPeer\t1\t120"]
    printed = page.show_papers().words()
    for words in (copied, printed, page.months.text()):
        assert "Somebody" not in words


# Copies that left


def test_no_copy_has_left(rooms):
    rooms.supervision.show_segment("ledger")
    assert "No copy has left this journal." in says(rooms)


def test_a_line_says_what_left_and_nothing_of_what_it_says(qtbot, rooms, workspace: Workspace):
    taken = (Taken("r1/answer/x", "r1"), Taken("r1/moment/m", "r1"), Taken("r2/answer/y", "r2"), Taken("picture/z"))
    workspace.record_disclosure(a_disclosure("my supervisor", taken=taken, fingerprint="0123456789abcdef" * 4))
    rooms.supervision.show_segment("ledger")
    qtbot.waitUntil(rooms.supervision.ledger.cards[0].isVisible)
    told = says(rooms)
    assert "for: my supervisor" in told
    assert "From 2 reflections: 2 answers, 1 moment, 1 picture of Pacing" in told
    assert "PDF sealed with a password" in told
    assert "Password given: by telephone" in told
    assert "To be destroyed by 1 June 2026" in told
    assert "0123456789ab…" in told
    (card,) = rooms.supervision.ledger.cards
    card.whole_button.click()
    assert card.fingerprint.text().replace(" ", "") == "0123456789abcdef" * 4
    assert "Every line is there and as it was written." in told
    printed = rooms.supervision.ledger.show_papers().words()
    assert "my supervisor" in printed
    assert "Every line is there" in printed


@pytest.mark.parametrize("kind", [LineKind.DESTROYED, LineKind.RETURNED])
def test_a_copy_is_noted_as_destroyed_or_returned(qtbot, rooms, workspace: Workspace, kind: LineKind):
    workspace.record_disclosure(a_disclosure(format=CopyFormat.DOCX))
    rooms.supervision.show_segment("ledger")
    (card,) = rooms.supervision.ledger.cards
    (card.destroyed_button if kind is LineKind.DESTROYED else card.returned_button).click()
    assert len(workspace.ledger.lines()) == 1
    (confirm,) = [each for each in rooms.findChildren(ConfirmDialog) if each.isVisible()]
    confirm.yes_button.click()
    assert [line.kind for line in workspace.ledger.lines()] == [LineKind.MADE, kind]
    qtbot.waitUntil(lambda: f"Noted as {kind.value} on 4 March 2026" in says(rooms))


def test_a_changed_line_is_told(rooms, workspace: Workspace, monkeypatch):
    for number in range(3):
        workspace.record_disclosure(a_disclosure(f"role {number}"))
    rooms.supervision.show_segment("ledger")
    lines = workspace.ledger.lines()
    assert lines[1].disclosure
    lines[1] = replace(lines[1], disclosure=replace(lines[1].disclosure, for_role="somebody else"))
    monkeypatch.setattr(workspace.ledger, "lines", lambda: lines)
    rooms.supervision.ledger.refresh()
    assert "Line 2 is not as it was written" in says(rooms)
    monkeypatch.setattr(workspace.ledger, "lines", lambda: lines[:1])
    rooms.supervision.ledger.refresh()
    assert "There were more lines than there are now." in says(rooms)


# Coming back


def test_one_comes_back_to_the_sheet_one_was_on(qtbot, rooms, workspace: Workspace):
    loop = brought(workspace)
    card_of(rooms, loop).button.click()
    back = card_of(rooms, loop).back
    assert back
    back.focus_field("did")
    place = rooms.place()
    rooms.go("write")
    rooms.return_to(place)
    assert rooms.room == "supervision"
    back = card_of(rooms, loop).back
    assert back
    assert back.did.sheet.hasFocus()


def test_it_may_have_been_brought_on_another_day(rooms, workspace: Workspace):
    question = ask(workspace)
    card_of(rooms, question)._actions["brought-on"].trigger()
    rooms.supervision_ways._bring_on(date(2026, 2, 27))
    assert workspace.supervision.one(question.question_id).brought_on == date(2026, 2, 27)
    assert "Brought on 27 February 2026." in rooms.banner.message.text()


def test_undo_is_about_what_was_moved_and_not_about_what_was_looked_at_since(rooms, workspace: Workspace):
    moved, other = ask(workspace, "One"), ask(workspace, "Two")
    rooms.supervision_ways._do(moved, "park")
    rooms.supervision_ways._do(other, "change")
    dialog_in(rooms).reject()
    rooms.banner.action_button.click()
    assert [question.standing for question in workspace.supervision.questions()] == [Standing.TO_BRING] * 2


def test_what_is_erased_with_its_reflection_leaves_the_room(qtbot, open_rooms, workspace: Workspace, keep):
    reflection = a_reflection(client_code="Heron")
    keep(reflection)
    question = ask(workspace, origin=Origin(reflection.reflection_id))
    rooms = open_rooms()
    rooms.go("supervision")
    rooms.supervision.open_question(question.question_id)
    back = card_of(rooms, question).back
    assert back
    back.unsaid_button.click()
    qtbot.keyClicks(back.unsaid.sheet, "Not this.")
    rooms.go("journal")
    workspace.erase(OneReflection(reflection.reflection_id))
    assert rooms.supervision.questions.cards == {}
    rooms.go("supervision")
    assert rooms.put_down()
    assert workspace.supervision.questions() == []
