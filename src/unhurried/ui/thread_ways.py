"""Thread ways: from an answer, a moment or a sheet to a thread, from a thread to its reflections, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from unhurried.domain.drafts import Draft
from unhurried.domain.errors import ReflectionMissing, ThreadMissing, UnhurriedError
from unhurried.domain.finding import Filter
from unhurried.domain.moments import Moment
from unhurried.domain.reflections import Writing
from unhurried.domain.threads import Origin, Thread, ThreadNote, ThreadState
from unhurried.services.changes import Changed
from unhurried.ui import thread_words
from unhurried.ui.dialogs.thread_dialog import Begun, Carried, ThreadDialog
from unhurried.ui.messages import Messages
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace

if TYPE_CHECKING:
    from unhurried.ui.rooms import Rooms

BEGUN = "thread-begun"
FOLDED = "threads-folded"


class ThreadWays(QObject):
    """Listens to Write, Journal and Threads, opens the dialog, and walks to where a thread is."""

    def __init__(self, rooms: Rooms, workspace: Workspace, theme: Theme, messages: Messages) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._workspace = workspace
        self._theme = theme
        self._messages = messages
        self._carried = Carried()
        self._thread_id = ""
        self._said = ""
        self._line = rooms.write.table.free.threads
        self._connect()
        self._line.fold(folded=workspace.preference(FOLDED) == "yes")
        self._show_open()

    def _connect(self) -> None:
        rooms, line = self._rooms, self._line
        rooms.write.table.thread_asked.connect(self._from_answer_in_write)
        rooms.write.table.free.moments.thread_asked.connect(self._from_moment_in_write)
        line.opened.connect(self.open_thread)
        line.begin_asked.connect(self._from_sheet)
        line.addition_asked.connect(self._add_sheet)
        line.folded.connect(self._remember_fold)
        pane = rooms.journal.pane
        pane.written.thread_asked.connect(self._from_journal)
        pane.threads.opened.connect(self.open_thread)
        rooms.journal.threads.opened.connect(self.open_thread)
        rooms.threads.begin_asked.connect(self._from_nothing)
        rooms.threads.reflection_asked.connect(self.open_reflection)
        rooms.threads.thread_asked.connect(self._show_reflections)
        rooms.threads.prompt_asked.connect(self._show_answers)
        self._workspace.changed.connect(self._on_change)

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.THREADS:
            self._show_open()
            self._take_back()

    def _take_back(self) -> None:
        """The name of a thread that is erased leaves the screen with it."""
        if not self._said:
            return
        try:
            self._workspace.threads.one(self._thread_id)
        except ThreadMissing:
            self._messages.withdraw(self._said)
            self._said = ""
        except UnhurriedError as error:
            self._workspace.failed.emit(error)

    def _show_open(self) -> None:
        try:
            found = self._workspace.threads.threads(ThreadState.OPEN)
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        self._line.show_threads([ends.thread for ends in found])

    @Slot(bool)
    def _remember_fold(self, folded: bool) -> None:
        self._workspace.prefer(FOLDED, "yes" if folded else "")

    # What is carried

    def _in_write(self, words: str, wording: str = "", prompt_id: str = "", moment_id: str = "") -> Carried:
        """What is on the table goes into the journal first, so that the note leads somewhere."""
        self._rooms.write.put_down()
        draft: Draft = self._rooms.write.draft()
        origin = Origin.of_draft(draft, prompt_id, moment_id)
        return Carried(words, wording, origin, draft.writing.client_code)

    @Slot(str, str, str)
    def _from_answer_in_write(self, prompt_id: str, wording: str, words: str) -> None:
        self._ask(self._in_write(words, wording, prompt_id))

    @Slot(object)
    def _from_moment_in_write(self, moment: object) -> None:
        if isinstance(moment, Moment):
            self._ask(self._in_write(thread_words.moment_as_words(moment), moment_id=moment.moment_id))

    def _sheet(self) -> Carried:
        return self._in_write(self._rooms.write.table.free.sheet.text())

    @Slot()
    def _from_sheet(self) -> None:
        self._ask(self._sheet())

    @Slot(str)
    def _add_sheet(self, thread_id: str) -> None:
        self._carried = self._sheet()
        self._add(thread_id)

    @Slot(str, str)
    def _from_journal(self, prompt_id: str, moment_id: str) -> None:
        """An answer of the reflection that is read, a moment in it, or its free text where neither is named."""
        try:
            reflection = self._workspace.reading.one(self._rooms.journal.pane.reflection_id)
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        wording, words = _found(reflection.writing, prompt_id, moment_id)
        origin = Origin(reflection.reflection_id, prompt_id, moment_id)
        self._ask(Carried(words, wording, origin, reflection.writing.client_code))

    @Slot()
    def _from_nothing(self) -> None:
        self._ask(Carried())

    # The dialog

    def _ask(self, carried: Carried) -> None:
        self._carried = carried
        there = [ends.thread for ends in self._workspace.threads.threads()]
        threads = sorted(there, key=lambda thread: _distance(thread, carried.client_code))
        codes = self._workspace.reading.client_codes()
        dialog = ThreadDialog(self._theme, carried, codes, threads, self._rooms)
        dialog.take_up(self._workspace.preference(BEGUN))
        dialog.begun.connect(self._begin)
        dialog.chosen.connect(self._add)
        dialog.left.connect(self._remember_begun)
        dialog.open()

    @Slot(str)
    def _remember_begun(self, begun: str) -> None:
        self._workspace.prefer(BEGUN, begun)

    @Slot(object)
    def _begin(self, begun: Begun) -> None:
        thread = self._workspace.start_thread(
            begun.title,
            kind=begun.kind,
            client_code=begun.client_code,
            is_about_me=begun.is_about_me,
            words=self._carried.words,
            origin=self._carried.origin if self._carried.words else None,
        )
        if thread and self._carried.origin is None:
            self.open_thread(thread.thread_id)
        elif thread:
            self._tell(thread, self.tr("“{title}” is begun."))

    @Slot(str)
    def _add(self, thread_id: str) -> None:
        """The same words from the same place go into a thread once."""
        threads, carried = self._workspace.threads, self._carried
        try:
            thread = threads.one(thread_id)
            is_there = any(_is_same(note, carried) for note in threads.notes(thread_id))
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        if is_there:
            self._tell(thread, self.tr("These words are in “{title}” already."))
        elif self._workspace.add_to_thread(thread_id, carried.words, origin=carried.origin):
            self._tell(thread, self.tr("Added to “{title}”."))

    def _tell(self, thread: Thread, sentence: str) -> None:
        """In the window only, and not longer than the thread: what it is called is the writer's own."""
        self._thread_id = thread.thread_id
        self._said = sentence.format(title=thread_words.in_short(thread))
        self._messages.offer(self._said, self.tr("Open it"), self._open_told)

    # Walking

    @Slot()
    def _open_told(self) -> None:
        self.open_thread(self._thread_id)

    @Slot(str)
    def open_thread(self, thread_id: str) -> None:
        """Walk to a thread."""
        self._rooms.go("threads")
        self._rooms.threads.open_thread(thread_id)

    @Slot(str)
    def open_reflection(self, reflection_id: str) -> None:
        """To the reflection, or to the draft that it still is."""
        rooms = self._rooms
        try:
            self._workspace.reading.one(reflection_id)
        except ReflectionMissing:
            if rooms.write.put_down() and rooms.write.open_again(reflection_id):
                rooms.go("write")
            else:
                self._messages.say(self.tr("What this came from is no longer in the journal."))
            return
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        rooms.go("journal")
        rooms.journal.show_new(reflection_id)

    @Slot(str)
    def _show_reflections(self, thread_id: str) -> None:
        self._rooms.go("journal")
        self._rooms.journal.filters.narrow(Filter(thread=thread_id))

    @Slot(str)
    def _show_answers(self, prompt_id: str) -> None:
        self._rooms.go("journal")
        self._rooms.journal.filters.narrow(Filter(prompt=prompt_id))


def _found(writing: Writing, prompt_id: str, moment_id: str) -> tuple[str, str]:
    """The wording and the words of an answer or a moment in a writing, or its free text."""
    for answer in writing.answers:
        if prompt_id and answer.prompt_id == prompt_id:
            return answer.wording, answer.text
    for moment in writing.moments:
        if moment_id and moment.moment_id == moment_id:
            return "", thread_words.moment_as_words(moment)
    return "", writing.body


def _distance(thread: Thread, client_code: str | None) -> tuple[bool, int]:
    """Those about the same client come first, and of these and the others the open ones."""
    is_other = client_code is None or thread.client_code != client_code
    return is_other, list(ThreadState).index(thread.state)


def _is_same(note: ThreadNote, carried: Carried) -> bool:
    return note.origin == carried.origin and note.words == carried.words.strip()
