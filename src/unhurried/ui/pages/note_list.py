"""A list of notes: each with its day, one of them perhaps in hand, and a button for another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from unhurried import faults
from unhurried.domain.errors import UnhurriedError
from unhurried.services.changes import HANGING, Changed
from unhurried.ui.notes_in_hand import NoteInHand
from unhurried.ui.pages.note_editor import NoteEditor
from unhurried.ui.pages.note_places import Note, NotePlace
from unhurried.ui.pages.note_row import NoteRow
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label

_ITS_BUSINESS = HANGING | Changed.HOLD | Changed.REFLECTIONS


class NoteList(QWidget):
    """Shows the notes of a place. `role` is how large their words are.

    Signals:
        open_asked(str): show the reflection with this id.
        filled(bool): whether there is anything in it.
    """

    open_asked = Signal(str)
    filled = Signal(bool)

    def __init__(self, theme: Theme, place: NotePlace, role: str = "excerpt") -> None:
        super().__init__()
        self._theme = theme
        self._place = place
        self._role = role
        self._is_open = True
        self._has_left = False
        self._rows: dict[str, NoteRow] = {}
        self.editor: NoteEditor | None = None
        self._build()
        place.workspace.changed.connect(self._on_change)

    def _build(self) -> None:
        self.add_button = push_button(self._place.add_words, "quiet")
        self._theme.put_icon(self.add_button, "plus", size=18)
        self.add_button.clicked.connect(self.write)
        self.nothing = text_label(self._place.nothing_words, "hint", wrap=True)
        self.held = text_label(
            self.tr("A legal hold is on: more can be added, and what stands here stays as it is."),
            "caption",
            wrap=True,
        )
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(14 if self._role == "excerpt" else 22))
        self._column.addWidget(self.nothing)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.add_button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self.held)

    # Showing

    def look_again(self) -> None:
        """Show what is in the journal now, and take up what was left half written."""
        if not self.put_down():
            return
        try:
            self._renew_editor()
            self._show_rows()
        except UnhurriedError as error:
            self._place.workspace.failed.emit(error)

    def set_open(self, *, open_: bool) -> None:
        """Whether anything may be written here, as it may not beside what lies in the trash."""
        self._is_open = open_

    @property
    def rows(self) -> list[NoteRow]:
        """The notes that are shown, in their order."""
        return list(self._rows.values())

    def _renew_editor(self) -> None:
        half = self._place.half_written() if self._is_open else None
        editor = self.editor
        same = editor is not None and half is not None and half.note_id == editor.note.note_id
        if editor and same and half and half.first_words == editor.sheet.text():
            return
        self._close_editor()
        if half:
            self._open_editor(half)

    def _show_rows(self) -> None:
        notes = {note.note_id: note for note in self._place.notes()}
        for note_id, row in list(self._rows.items()):
            if notes.get(note_id) != row.note:
                self._take_out(row)
        is_held = self._place.workspace.forgetting.is_held
        self._rows = {
            note.note_id: self._row_at(place, note, may_change=self._is_open and not is_held)
            for place, note in enumerate(notes.values())
        }
        self._place_editor()
        self.add_button.setVisible(self._is_open and self.editor is None)
        self.held.setVisible(is_held and self._is_open and bool(notes))
        is_filled = bool(notes) or self.editor is not None
        self.nothing.setVisible(bool(self.nothing.text()) and not is_filled)
        self.filled.emit(is_filled)

    def _row_at(self, place: int, note: Note, *, may_change: bool) -> NoteRow:
        row = self._rows.get(note.note_id)
        if row is None:
            row = NoteRow(self._theme, note, self._place.caption(note), self._role, self._place.leads_to(note))
            row.edit_asked.connect(self._edit)
            row.open_asked.connect(self.open_asked)
        row.set_changeable(self.tr("Change: {name}, {number}"), self._place.sheet_name, place + 1, may=may_change)
        if self._column.indexOf(row) != place:
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
        row.setVisible(not self._is_in_hand(note))
        return row

    def _take_out(self, row: NoteRow) -> None:
        self._rows.pop(row.note.note_id, None)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _is_in_hand(self, note: Note) -> bool:
        return self.editor is not None and self.editor.note.note_id == note.note_id

    # Writing

    @Slot()
    def write(self) -> None:
        """Begin another, or go on with the one in hand."""
        self.write_with("")

    def write_with(self, words: str) -> None:
        """The same, beginning with these words where nothing is in hand yet."""
        if not self._is_open:
            return
        if self.editor is None:
            self._open_editor(self._place.begin(words))
            if words and self.editor:
                self.editor.choose()
            self._show_rows()
        if self.editor:
            self.editor.sheet.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object)
    def _edit(self, note: Note) -> None:
        if not self.put_down():
            return
        self._close_editor()
        self._open_editor(self._place.take_up(note))
        self._show_rows()
        if self.editor:
            self.editor.sheet.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_editor(self, note: NoteInHand) -> None:
        place, extra = self._place, self._place.to_choose(self._theme, note)
        name, finish_words = place.sheet_name, place.finish_words
        editor = NoteEditor(self._theme, place.workspace, note, name, finish_words, extra, self._role)
        editor.watched.passed_over = place.at_home
        if extra:
            extra.chosen.connect(editor.choose)
        editor.closed.connect(self._finish_editing)
        self.editor = editor
        self._column.insertWidget(len(self._rows), editor)
        editor.show()

    def _place_editor(self) -> None:
        """Where the note in hand stands, or after all others."""
        if self.editor:
            ids = list(self._rows)
            place = ids.index(self.editor.note.note_id) if self.editor.note.note_id in ids else len(ids)
            if self._column.indexOf(self.editor) != place:
                self._column.removeWidget(self.editor)
                self._column.insertWidget(place, self.editor)

    def _close_editor(self) -> None:
        editor, self.editor = self.editor, None
        if editor:
            editor.autosave.forget()
            self._column.removeWidget(editor)
            editor.hide()
            editor.deleteLater()

    @Slot()
    def _finish_editing(self) -> None:
        note = self.editor.note if self.editor else None
        self._close_editor()
        self._renew_editor()  # another may have been left half written, and waits until this one is done
        self._show_rows()
        row = self._rows.get(note.note_id) if note and note.is_edit else None
        if self.editor:
            self.editor.sheet.setFocus()
        else:
            (row.edit_button if row and row.edit_button.isVisible() else self.add_button).setFocus()

    # Keeping

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        """What was erased leaves this list as well, the note in hand too: it is not to be written anew."""
        if not changed & _ITS_BUSINESS or self._has_left:
            return
        if self.editor and (self.editor.note.has_gone() or self._is_frozen()):
            self._drop_editor()
        if self.isVisible():
            self._show_rows()

    def _is_frozen(self) -> bool:
        """Whether the note in hand is a finished one, and a hold keeps it as it is."""
        return self.editor is not None and self.editor.note.is_edit and self._place.workspace.forgetting.is_held

    def _drop_editor(self) -> None:
        focus = QApplication.focusWidget()
        has_focus = self.editor is not None and focus is not None and self.editor.isAncestorOf(focus)
        self._close_editor()
        if has_focus and self.isVisible():
            self.add_button.show()
            self.add_button.setFocus()

    @property
    def is_pending(self) -> bool:
        """Whether something was typed and is not kept yet."""
        return self.editor is not None and self.editor.autosave.is_pending

    def put_down(self) -> bool:
        """Keep what is half written; False when that failed."""
        return self._has_left or self.editor is None or self.editor.put_down()

    def leave(self) -> None:
        """The journal is about to be closed: nothing more is asked of it."""
        if self.editor:
            self.editor.autosave.forget()
        self._has_left = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous() and not self._has_left:
            self._quietly(self.look_again)

    def hideEvent(self, event: QHideEvent) -> None:
        self._quietly(self.put_down)
        super().hideEvent(event)

    @staticmethod
    def _quietly(verb: Callable[[], object]) -> None:
        """From within Qt, where an exception of ours would take the whole program down."""
        try:
            verb()
        except Exception as error:  # noqa: BLE001
            faults.note(error)
