"""One note of a thread as it is read: its day, its words, where it came from, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from unhurried.domain.threads import ThreadNote
from unhurried.ui import sentences, thread_words
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.thread_row import first_words
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button, tool_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.reading_view import ReadingView

FEW_WORDS = 48


class ThreadNoteCard(QFrame):
    """A dated note; `from_day` is the day of the reflection that its words come from.

    Signals:
        reflection_asked(str): show the reflection with this id.
        turned(str, str): the note with this id is about this turn; "" for none.
        change_asked(str): the words of the note with this id are to be changed.
        removal_asked(str): the note with this id is to go.
    """

    reflection_asked = Signal(str)
    turned = Signal(str, str)
    change_asked = Signal(str)
    removal_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        note: ThreadNote,
        title: str = "",
        *,
        has_turns: bool = False,
        from_day: date | None = None,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.note = note
        self._from_day = from_day
        self.setProperty("kind", "card")
        self._build(title, has_turns=has_turns)
        self._arrange(has_turns=has_turns)
        self.open_button.clicked.connect(self._ask_for_reflection)

    def _build(self, title: str, *, has_turns: bool) -> None:
        note = self.note
        day = self._days()
        turn = thread_words.turns().get(note.turn or "", "")
        named = f"{day}: {first_words(note.words, FEW_WORDS) or turn}"
        self.title = text_label(title, "card_title", wrap=True)
        if title:
            heading(self.title)
        self.day = text_label(day, "caption", wrap=True)
        self.turn = text_label(turn, "strong", wrap=True)
        self.words = ReadingView(self._theme)
        self.words.setAccessibleName(named)
        self.words.set_markdown(note.words)
        self.open_button = push_button(self.tr("Its reflection"), "quiet")
        self.open_button.setAccessibleName(self.tr("Its reflection: {note}").format(note=named))
        self.menu = QMenu(self)
        self.menu_button = tool_button(
            self._theme, "more", self.tr("More about {note}").format(note=named), small=True
        )
        self.menu_button.setPopupMode(self.menu_button.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(self.menu)
        self._fill_menu(has_turns=has_turns)

    def _days(self) -> str:
        """Words that were there before they were put into the thread have two days."""
        added = sentences.full_day(self.note.day)
        if self._from_day is None or self._from_day == self.note.day:
            return added
        origin = sentences.full_day(self._from_day)
        return self.tr("From {day} · added {added}").format(day=origin, added=added)

    def _fill_menu(self, *, has_turns: bool) -> None:
        if has_turns:
            group = QActionGroup(self)
            for key, words in {**thread_words.turns(), "": self.tr("No turn")}.items():
                action = self.menu.addAction(words)
                action.setCheckable(True)
                action.setData(key)
                action.setChecked(key == (self.note.turn or ""))
                group.addAction(action)
            group.triggered.connect(self._turn)
            self.menu.addSeparator()
        self.change = self.menu.addAction(self.tr("Change its words…"))
        self.change.triggered.connect(self._ask_for_change)
        self.removal = self.menu.addAction(self.tr("Remove this note…"))
        self.removal.triggered.connect(self._ask_for_removal)

    def _arrange(self, *, has_turns: bool) -> None:
        px = self._theme.px
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.open_button)
        foot.addStretch(1)
        foot.addWidget(self.menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(14), px(14), px(8))
        column.setSpacing(px(4))
        for widget in (self.title, self.day, self.turn, self.words):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(foot)
        self.title.setVisible(bool(self.title.text()))
        self.turn.setVisible(has_turns and bool(self.turn.text()))
        self.words.setVisible(bool(self.note.words.strip()))
        self.open_button.setVisible(self.note.origin is not None)

    def set_alone(self, alone: bool) -> None:
        """Without its day and what can be done with it."""
        self.day.setVisible(not alone)
        self.open_button.setVisible(not alone and self.note.origin is not None)
        self.menu_button.setVisible(not alone)

    @Slot()
    def _ask_for_reflection(self) -> None:
        if self.note.origin:
            self.reflection_asked.emit(self.note.origin.reflection_id)

    @Slot(QAction)
    def _turn(self, action: QAction) -> None:
        self.turned.emit(self.note.note_id, str(action.data()))

    @Slot()
    def _ask_for_change(self) -> None:
        self.change_asked.emit(self.note.note_id)

    @Slot()
    def _ask_for_removal(self) -> None:
        self.removal_asked.emit(self.note.note_id)
