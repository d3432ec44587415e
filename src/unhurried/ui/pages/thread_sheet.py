"""The sheet on which something is added to a thread; what is half written is kept like a draft."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.domain.threads import Thread, ThreadKind, Turn
from unhurried.ui import sentences, thread_words
from unhurried.ui.accessibility import announce
from unhurried.ui.autosave import Autosave
from unhurried.ui.pages.guard_line import GuardLine
from unhurried.ui.pages.watched import OnASheet
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipGroup
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.sheet import MarkdownSheet
from unhurried.ui.workspace import Workspace

LOWEST = 120
KEYS = ("Ctrl+Return", "Ctrl+Enter")


class ThreadSheet(QWidget):
    """One note that is being written.

    Signals:
        added(): it is a note of the thread now.
    """

    added = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._thread_id = ""
        self._note_id: str | None = None
        self.autosave = Autosave(self._keep, self)
        self._build()
        self._arrange()
        self.sheet.edited.connect(self._on_edit)
        self.turns.chosen.connect(self._on_edit)
        self.add_button.clicked.connect(self.add)
        for keys in KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.add)

    def _build(self) -> None:
        self.label = text_label(self.tr("Add to it"), "card_title", wrap=True)
        self.sheet = MarkdownSheet(self._theme)
        self.sheet.setAccessibleName(self.tr("Add to the thread"))
        self.sheet.setPlaceholderText(self.tr("What there is to say now, if anything."))
        self.sheet.setFixedHeight(self._theme.px(LOWEST))
        self.watched = OnASheet(self.sheet)
        self.guard = GuardLine(self._workspace, self._theme, self.watched)
        self.turns_label = text_label(self.tr("What this is about, if you like to say"), "strong", wrap=True)
        self.turns = ChipGroup(self._theme)
        self.turns.setAccessibleName(self.turns_label.text())
        self.turns.set_options(list(thread_words.turns().items()))
        self.kept = text_label("", "caption", wrap=True)
        self.add_button = push_button(self.tr("Add"), "filled")
        self.add_button.setToolTip(self.tr("Add it to the thread (Ctrl+Return)"))

    def _arrange(self) -> None:
        px = self._theme.px
        row = QHBoxLayout()
        row.addWidget(self.kept, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        for widget in (self.label, self.sheet, self.turns_label, self.turns):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.guard)

    def show_thread(self, thread: Thread) -> None:
        """Ready to add to a thread, with what was left half written in it. Nothing counts as edited."""
        self.show_kind(thread.kind)
        self.watched.code = thread.client_code
        if thread.thread_id == self._thread_id:
            return
        self.autosave.forget()
        self._thread_id = thread.thread_id
        note = self._workspace.threads.unfinished(thread.thread_id)
        self._note_id = note.note_id if note else None
        self.sheet.set_text(note.words if note else "", len(note.words) if note else 0)
        self.guard.begin()
        self.turns.choose(note.turn or "" if note else "")
        self.kept.setText(self.tr("Left half written, and kept.") if note else "")

    def show_kind(self, kind: ThreadKind) -> None:
        """Turns belong to a thread of strain and repair."""
        for widget in (self.turns_label, self.turns):
            widget.setVisible(kind is ThreadKind.STRAIN)

    def _turn(self) -> Turn | None:
        key = self.turns.current()
        return Turn(key) if key else None

    @Slot()
    def _on_edit(self) -> None:
        self.autosave.note_edit()

    def _keep(self) -> bool:
        """Write it down; False when that failed, and then another try follows."""
        words, turn = self.sheet.text(), self._turn()
        note = self._workspace.keep_thread_note(self._thread_id, words, note_id=self._note_id, turn=turn)
        is_empty = not words.strip() and turn is None
        if note:
            self._note_id = note.note_id
            self.kept.setText(self.tr("Kept at {time}").format(time=sentences.clock(self._workspace.now())))
        else:
            self.kept.setText("" if is_empty else self.tr("Not yet kept"))
        return note is not None or is_empty

    @Slot()
    def add(self) -> None:
        """Make a note of what is on the sheet; of nothing, nothing."""
        if not self.sheet.text().strip() and self._turn() is None:
            return
        self.autosave.note_edit()
        if self.autosave.flush() and self._note_id and self._workspace.finish_thread_note(self._note_id):
            self._clear()
            self.kept.setText(self.tr("Added."))
            announce(self.kept, self.kept.text())
            self.added.emit()

    def _clear(self) -> None:
        self.autosave.forget()
        self._note_id = None
        self.sheet.set_text("")
        self.guard.begin()
        self.turns.choose("")

    def put_down(self) -> bool:
        """Keep what is not yet kept; False when that failed."""
        is_kept = self.autosave.flush()
        if is_kept and self._note_id is None:
            self.kept.setText("")  # that something was added was said while it was new
        return is_kept

    def forget(self) -> None:
        """The thread has gone, or the journal is about to be closed: nothing here is to be written any more."""
        self._clear()
        self._thread_id = ""
