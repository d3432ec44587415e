"""One thread: its first and latest words side by side, what is added to it now, and all in between."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from unhurried.domain.errors import HeldByLaw, ReflectionMissing
from unhurried.domain.threads import Origin, Thread, ThreadKind, ThreadNote, Turn
from unhurried.ui import footprints
from unhurried.ui.accessibility import heading
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.thread_note_dialog import ThreadNoteDialog
from unhurried.ui.pages.thread_head import ThreadHead
from unhurried.ui.pages.thread_note import ThreadNoteCard
from unhurried.ui.pages.thread_row import column_page, empty
from unhurried.ui.pages.thread_sheet import ThreadSheet
from unhurried.ui.pages.write_steps import show_caret
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

COLUMN = 1000
SIDE_BY_SIDE = 480
# A page lower than this has no room for the two ends under all that can be said of a thread.
LOW = 480
ALIGN_START = Qt.AlignmentFlag.AlignLeading


class ThreadView(ScrollPage):
    """A thread that is opened.

    Signals:
        back_asked(): back to the list.
        reflection_asked(str): show the reflection with this id.
        reflections_asked(str): show the reflections of the thread with this id.
    """

    back_asked = Signal()
    reflection_asked = Signal(str)
    reflections_asked = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._thread: Thread | None = None
        self._shown: object = None
        self._is_alone = False
        self._removed = ""
        self.cards: list[ThreadNoteCard] = []
        self.changing: ThreadNoteDialog | None = None
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        self.setAccessibleName(self.tr("The open thread"))
        self.back_button = push_button(self.tr("All threads"), "quiet")
        self._theme.put_icon(self.back_button, "back")
        self.head = ThreadHead(self._workspace, self._theme)
        self.nothing = text_label(self.tr("Nothing is written in it yet."), "hint", wrap=True)
        self.sheet = ThreadSheet(self._workspace, self._theme)
        self.between = text_label(self.tr("In between"), "card_title", wrap=True)
        heading(self.between)
        self.reflections_button = push_button(self.tr("Its reflections in the journal"), "quiet")
        self.erase_button = push_button(self.tr("Erase this thread for good…"), "quiet")

    def _arrange(self) -> None:
        px = self._theme.px
        ground, column = column_page(self._theme, COLUMN)
        self._column = column
        column.addWidget(self.back_button, 0, ALIGN_START)
        column.addWidget(self.head)
        self._ends = QHBoxLayout()
        self._ends.setSpacing(px(12))
        column.addLayout(self._ends)
        column.addWidget(self.nothing)
        column.addWidget(self.sheet)
        column.addWidget(self.between)
        self._between = QVBoxLayout()
        self._between.setSpacing(px(10))
        column.addLayout(self._between)
        self.last = Flow(px(4))
        self.last.add(self.reflections_button)
        self.last.add(self.erase_button)
        column.addWidget(self.last)
        column.addStretch(1)
        self.setWidget(ground)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_asked)
        self.reflections_button.clicked.connect(self._ask_for_reflections)
        self.erase_button.clicked.connect(self._ask_to_erase)
        self.head.reword_button.clicked.connect(self._show_top)
        self.sheet.sheet.cursorPositionChanged.connect(self._show_caret)

    @property
    def thread_id(self) -> str:
        """The thread that is shown, or ""."""
        return self._thread.thread_id if self._thread else ""

    # Showing

    def show_thread(self, thread_id: str) -> None:
        """Show one thread from its top. Raises ThreadMissing."""
        self._show(self._workspace.threads.one(thread_id))
        self.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Look again. Raises ThreadMissing."""
        if self._thread:
            self._show(self._workspace.threads.one(self._thread.thread_id))

    def _show(self, thread: Thread) -> None:
        notes = self._workspace.threads.notes(thread.thread_id)
        days = {note.note_id: self._day_of(note.origin) for note in notes}
        self._thread = thread
        self.head.show_thread(thread)
        self.sheet.show_thread(thread)
        shown = (thread.thread_id, thread.kind, notes, days)
        if shown != self._shown:  # what has the focus keeps it where only the head has changed
            self._shown = shown
            self._show_notes(notes, days, has_turns=thread.kind is ThreadKind.STRAIN)
        self.reflections_button.setVisible(any(note.origin for note in notes))

    def _day_of(self, origin: Origin | None) -> date | None:
        """The day of the reflection that words come from; None where it is forgotten, or not one yet."""
        if origin is None:
            return None
        try:
            return self._workspace.reading.one(origin.reflection_id).writing.day
        except ReflectionMissing:
            return None

    def _show_notes(self, notes: list[ThreadNote], days: dict[str, date | None], *, has_turns: bool) -> None:
        empty(self._ends)
        empty(self._between)
        self.cards = []
        for place, note in enumerate(notes):
            is_first, is_last = place == 0, place == len(notes) - 1
            title = self.tr("First words") if is_first else self.tr("Latest words") if is_last else ""
            card = ThreadNoteCard(self._theme, note, title, has_turns=has_turns, from_day=days[note.note_id])
            card.set_alone(self._is_alone)
            card.reflection_asked.connect(self.reflection_asked)
            card.turned.connect(self._turn)
            card.change_asked.connect(self._change)
            card.removal_asked.connect(self._ask_to_remove)
            self.cards.append(card)
            if is_first or is_last:
                self._ends.addWidget(card, 1)
            else:
                self._between.addWidget(card)
        self.nothing.setVisible(not notes)
        self.between.setVisible(len(notes) > 2)
        self._turn_ends()

    def show_nothing(self) -> None:
        """No thread is open."""
        self._thread = None

    def set_alone(self, alone: bool) -> None:
        """Only what was written, and nothing that says whom it is about."""
        self._is_alone = alone
        self.head.set_alone(alone)
        self.sheet.guard.set_quiet(alone)
        for widget in (self.back_button, self.last):
            widget.setVisible(not alone)
        for card in self.cards:
            card.set_alone(alone)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn_ends()
        self._put_more()
        super().resizeEvent(event)

    def _turn_ends(self) -> None:
        """Side by side where there is room, or below each other."""
        is_wide = self.width() >= self._theme.px(SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._ends.direction() != way:
            self._ends.setDirection(way)

    @property
    def is_low(self) -> bool:
        """Whether the window is low for the size of the text."""
        return self.window().height() < self._theme.px(LOW)

    def _put_more(self) -> None:
        """Under the title, or after the sheet where the two ends would be pushed off the screen."""
        is_after = self.head.more.parent() is not self.head
        if self.is_low and not is_after:
            self._column.insertWidget(self._column.indexOf(self.sheet) + 1, self.head.more)
        elif is_after and not self.is_low:
            self.head.take_more()

    @Slot()
    def _show_top(self) -> None:
        """Where the title is, which is reworded there."""
        self.verticalScrollBar().setValue(0)

    @Slot()
    def _show_caret(self) -> None:
        show_caret(self, self.sheet.sheet)

    # Doing

    @Slot()
    def _ask_for_reflections(self) -> None:
        self.reflections_asked.emit(self.thread_id)

    def _note(self, note_id: str) -> ThreadNote | None:
        return next((card.note for card in self.cards if card.note.note_id == note_id), None)

    @Slot(str)
    def _change(self, note_id: str) -> None:
        note = self._note(note_id)
        if note and self._thread and not self._is_held():
            code = self._thread.client_code
            self.changing = ThreadNoteDialog(self._theme, self._workspace, note, code, self)
            self.changing.finished.connect(self._have_changed)
            self.changing.open()

    @Slot()
    def _have_changed(self) -> None:
        self.changing = None

    @Slot(str, str)
    def _turn(self, note_id: str, turn: str) -> None:
        note = self._note(note_id)
        if note:
            self._workspace.edit_thread_note(note_id, note.words, turn=Turn(turn) if turn else None)

    @Slot(str)
    def _ask_to_remove(self, note_id: str) -> None:
        self._removed = note_id
        stays = self.tr("The note leaves the thread for good. The reflection it came from stays as it is.")
        dialog = self._confirm(self.tr("Remove this note?"), stays, self.tr("Remove it for good"))
        if dialog:
            dialog.accepted.connect(self._remove)
            dialog.open()

    @Slot()
    def _remove(self) -> None:
        if self._workspace.remove_thread_note(self._removed):
            self.sheet.sheet.setFocus()

    @Slot()
    def _ask_to_erase(self) -> None:
        goes = self.tr("The thread and every note in it leave the journal for good. The reflections stay.")
        dialog = self._confirm(self.tr("Erase this thread?"), goes, self.tr("Erase for good"))
        if dialog:
            dialog.accepted.connect(self._erase)
            dialog.open()

    def _confirm(self, question: str, what: str, yes: str) -> ConfirmDialog | None:
        """What cannot be undone is asked once; under a legal hold it is refused, and why is said."""
        if self._is_held():
            return None
        forgetting = self._workspace.forgetting
        staying = footprints.backups(forgetting.still_in_backups_until(), forgetting.damaged_files())
        return ConfirmDialog(self._theme, question, f"{what} {staying}", yes, self)

    def _is_held(self) -> bool:
        if self._workspace.forgetting.is_held:
            self._workspace.failed.emit(HeldByLaw())
            return True
        return False

    @Slot()
    def _erase(self) -> None:
        self.sheet.put_down()
        self._workspace.erase_thread(self.thread_id)

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here and is not kept yet."""
        changing = self.changing is not None and self.changing.editor.autosave.is_pending
        return changing or self.sheet.autosave.is_pending

    def put_down(self) -> bool:
        """Keep what is half written; False when that failed."""
        return all([self.head.keep_title(), self.sheet.put_down(), not self.changing or self.changing.put_down()])

    def forget(self) -> None:
        """What is on the screen is not to be written any more."""
        self.sheet.forget()
        self._thread = None
