"""Supervision ways: from wherever one is to a question and back, and what is done with those there are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Slot

from unhurried.domain.errors import HeldByLaw, UnhurriedError
from unhurried.domain.finding import Filter
from unhurried.domain.supervision import Standing, SupervisionQuestion
from unhurried.domain.threads import Origin
from unhurried.ui import footprints, sentences, thread_words
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.dialogs.supervision_question_dialog import SupervisionQuestionDialog
from unhurried.ui.messages import Messages
from unhurried.ui.pages.supervision_card import BRING, BROUGHT, BROUGHT_ON, CHANGE, CLOSE, PARK, REMOVE, REOPEN
from unhurried.ui.question_in_hand import QuestionInHand
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.workspace import Workspace

if TYPE_CHECKING:
    from unhurried.ui.rooms import Rooms

STANDINGS = {BRING: Standing.TO_BRING, BROUGHT: Standing.BROUGHT, PARK: Standing.PARKED}


class From(NamedTuple):
    """Where a question comes from: what is on the screen, whom it is about, and both in words."""

    origin: Origin | None = None
    client_code: str | None = None
    words: str = ""


class SupervisionWays(QObject):
    """Listens to every room, opens the dialog for a question, and says what has become of one."""

    def __init__(self, rooms: Rooms, workspace: Workspace, theme: Theme, messages: Messages) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._workspace = workspace
        self._theme = theme
        self._messages = messages
        self._noted = ""
        # As it was when a dialog was opened over it, and before it was moved last.
        self._in_hand: SupervisionQuestion | None = None
        self._before: SupervisionQuestion | None = None
        self._connect()

    def _connect(self) -> None:
        rooms, page = self._rooms, self._rooms.supervision
        rooms.actions_.note_question.triggered.connect(self.ask)
        rooms.write.table.question_asked.connect(self.ask)
        rooms.write.table.free.threads.question_asked.connect(self.ask)
        rooms.journal.pane.questions.question_asked.connect(self.ask)
        rooms.journal.pane.questions.opened.connect(self.open_question)
        rooms.journal.pane.questions.copy_asked.connect(self._take_along)
        page.copy.turned.connect(self._go_on)
        page.question_asked.connect(self.ask)
        page.half_asked.connect(self.ask)
        page.verb_asked.connect(self._do)
        page.reflection_asked.connect(rooms.thread_ways.open_reflection)
        page.thread_asked.connect(rooms.thread_ways.open_thread)
        page.reflections_asked.connect(self._show_reflections)
        page.refused.connect(self._tell_refused)

    # Asking

    @Slot()
    def ask(self) -> None:
        """Note a question that comes from what is on the screen, or go on with the half-written one."""
        if self._rooms.room_safe.is_on or self._rooms.supervision.left.dialog:
            return  # somebody else is looking on, and the codes in use would be seen
        try:
            half = self._workspace.supervision.unfinished()
            found = From() if half else self._on_screen()
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        if half:
            day = sentences.plain_day(half.day)
            question = QuestionInHand(self._workspace, half)
            self._open(question, self.tr("Left half written on {day}, and kept.").format(day=day))
        else:
            question = QuestionInHand(self._workspace, client_code=found.client_code, origin=found.origin)
            self._open(question, found.words)

    def _open(self, question: QuestionInHand, came_from: str) -> None:
        dialog = SupervisionQuestionDialog(self._theme, self._workspace, question, came_from, self._rooms)
        left = self._rooms.supervision.left
        left.watch(dialog)
        dialog.finished.connect(weak_call(left.take, dialog))
        dialog.accepted.connect(weak_call(self._tell_noted, question))
        dialog.open()

    def _tell_noted(self, question: QuestionInHand) -> None:
        if question.finished:
            self._noted = question.finished.question_id
            self._messages.offer(self._it_waits(), self.tr("Open it"), self._open_noted)

    def _it_waits(self) -> str:
        return self.tr("The question waits under Supervision.")

    @Slot()
    def _go_on(self) -> None:
        """Whoever has begun something else needs no way to the question any more."""
        self._messages.withdraw(self._it_waits())

    @Slot()
    def _open_noted(self) -> None:
        self.open_question(self._noted)

    def _on_screen(self) -> From:
        """Raises what reading raises."""
        rooms = self._rooms
        if rooms.room == "write":
            return self._in_write()
        if rooms.room == "journal" and rooms.journal.pane.reflection_id:
            writing = self._workspace.reading.one(rooms.journal.pane.reflection_id).writing
            words = self.tr("From the reflection of {day}").format(day=sentences.plain_day(writing.day))
            return From(Origin(rooms.journal.pane.reflection_id), writing.client_code, words)
        if rooms.room == "threads" and rooms.threads.shelf.thread_id:
            return self._in_thread(rooms.threads.shelf.thread_id)
        return From()

    def _in_write(self) -> From:
        """What is on the table goes into the journal first, so that the question leads somewhere."""
        write = self._rooms.write
        write.put_down()
        draft = write.draft()
        code = draft.writing.client_code
        if draft.writing.is_wordless:
            return From(None, code)
        step = write.table.step
        prompt_id = step.prompt.prompt_id if step and step.sheet.text().strip() else ""
        return From(Origin.of_draft(draft, prompt_id), code, self.tr("From what is on the table in Write"))

    def _in_thread(self, thread_id: str) -> From:
        """A thread is no origin by itself; the latest of its notes that comes from a reflection is."""
        thread = self._workspace.threads.one(thread_id)
        origins = [note.origin for note in self._workspace.threads.notes(thread_id) if note.origin]
        words = self.tr("From the thread “{title}”").format(title=thread_words.in_short(thread))
        return From(origins[-1] if origins else None, thread.client_code, words)

    # Doing

    @Slot(object, str)
    def _do(self, question: SupervisionQuestion, verb: str) -> None:
        self._in_hand = question
        if verb == CHANGE:
            self._change(question)
        elif verb == REMOVE:
            self._ask_to_remove()
        elif verb == BROUGHT_ON:
            self._ask_for_day(question)
        elif self._move(question, verb):
            self._tell_moved(question, self._said(verb))

    def _tell_moved(self, before: SupervisionQuestion, said: str) -> None:
        self._before = before
        self._messages.offer(said, self.tr("Undo"), self._undo)
        self._follow()

    def _follow(self) -> None:
        """The focus goes with the question, where it is seen."""
        if self._before and self._rooms.room == "supervision":
            self._rooms.supervision.questions.follow(self._before.question_id)

    def _ask_for_day(self, question: SupervisionQuestion) -> None:
        today = self._workspace.today()
        day, title = question.brought_on or today, self.tr("On which day was it brought?")
        dialog = DayDialog(self._theme, day, today, self._rooms, title)
        dialog.day_chosen.connect(self._bring_on)
        dialog.open()

    @Slot(object)
    def _bring_on(self, day: date) -> None:
        before = self._in_hand
        if before and self._workspace.set_question_standing(before.question_id, Standing.BROUGHT, day):
            words = self.tr("Brought on {day}. What comes of it can be written under After supervision.")
            self._tell_moved(before, words.format(day=sentences.plain_day(day)))

    def _move(self, question: SupervisionQuestion, verb: str) -> SupervisionQuestion | None:
        workspace, question_id = self._workspace, question.question_id
        if verb in STANDINGS:
            return workspace.set_question_standing(question_id, STANDINGS[verb])
        return (workspace.close_question if verb == CLOSE else workspace.reopen_question)(question_id)

    def _said(self, verb: str) -> str:
        return {
            BRING: self.tr("It stands under To bring."),
            BROUGHT: self.tr("Brought today. What comes of it can be written under After supervision."),
            PARK: self.tr("It is parked."),
            CLOSE: self.tr("The loop is closed. It stays under What is closed."),
            REOPEN: self.tr("The loop is open again."),
        }[verb]

    @Slot()
    def _undo(self) -> None:
        """As it was before the last key, on whatever day that is pressed."""
        before = self._before
        if before is None:
            return
        workspace, question_id = self._workspace, before.question_id
        workspace.set_question_standing(question_id, before.standing, before.brought_on)
        if before.is_closed:
            workspace.close_question(question_id)
        elif before.standing is Standing.BROUGHT:
            workspace.reopen_question(question_id)
        self._follow()

    def _change(self, question: SupervisionQuestion) -> None:
        if not self._is_held():
            self._open(QuestionInHand(self._workspace, question), "")

    def _ask_to_remove(self) -> None:
        if self._is_held():
            return
        forgetting = self._workspace.forgetting
        staying = footprints.backups(forgetting.still_in_backups_until(), forgetting.damaged_files())
        goes = self.tr("The question and what came back leave the journal for good. The reflections stay.")
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Remove this question?"),
            f"{goes} {staying}",
            self.tr("Remove it for good"),
            self._rooms,
        )
        dialog.accepted.connect(self._remove)
        dialog.open()

    @Slot()
    def _remove(self) -> None:
        if self._in_hand and self._workspace.remove_question(self._in_hand.question_id):
            self._rooms.supervision.questions.follow("")

    def _is_held(self) -> bool:
        if self._workspace.forgetting.is_held:
            self._workspace.failed.emit(HeldByLaw())
            return True
        return False

    # Walking

    @Slot(str)
    def _take_along(self, reflection_id: str) -> None:
        """To the share copy, with this reflection in hand."""
        self._rooms.go("supervision")
        self._rooms.supervision.copy.take_along(reflection_id)

    @Slot(str)
    def open_question(self, question_id: str) -> None:
        """Walk to a question."""
        self._rooms.go("supervision")
        self._rooms.supervision.open_question(question_id)

    @Slot(object, object)
    def _show_reflections(self, since: date, until: date) -> None:
        self._rooms.go("journal")
        self._rooms.journal.filters.narrow(Filter(since=since, until=until))

    @Slot()
    def _tell_refused(self) -> None:
        self._messages.say(self.tr("The printer did not take the page. Nothing was printed."), "warm")
