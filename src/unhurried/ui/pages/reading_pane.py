"""The reading pane: one reflection as it was written, its earlier states, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from unhurried.domain.reflections import Reflection, Revision
from unhurried.ui import sentences
from unhurried.ui.accessibility import heading
from unhurried.ui.actions import Actions
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.revisions_dialog import RevisionsDialog
from unhurried.ui.pages.written import WrittenView
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

COLUMN = 700


class ReadingPane(QFrame):
    """One reflection to read.

    Signals:
        edit_asked(str), trash_asked(str): what to do with the reflection with this id.
        back_asked(): back to the list, where there is no room for both.
        empty_confirmed(): the trash is to be emptied, and that was confirmed.
    """

    edit_asked = Signal(str)
    trash_asked = Signal(str)
    back_asked = Signal()
    empty_confirmed = Signal()

    def __init__(self, workspace: Workspace, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._actions = actions
        self._reflection: Reflection | None = None
        self._build()
        self._arrange()
        self._connect()
        self.show_nothing()

    @property
    def reflection_id(self) -> str:
        """The reflection that is shown, or ""."""
        return self._reflection.reflection_id if self._reflection else ""

    def _build(self) -> None:
        self.back_button = self._button(self.tr("Back to the list"), "back")
        self.back_button.hide()
        self.edit_button = self._button(self.tr("Edit"), "edit")
        self.history_button = self._button(self.tr("Earlier versions"), "history")
        self.history_button.setToolTip(self.tr("What this reflection said before it was edited"))
        self.trash_button = self._button("", "trash")
        self.day = text_label("", "prompt", wrap=True)
        heading(self.day)
        self.about = text_label("", "hint", wrap=True)
        self.unfinished = text_label(self.tr("An edit of this is not finished yet."), "notice", wrap=True)
        self.written = WrittenView(self._theme)
        self.written_when = text_label("", "caption", wrap=True)

    def _button(self, text: str, icon: str) -> QPushButton:
        button = push_button(text, "quiet")
        self._theme.put_icon(button, icon)
        return button

    def _arrange(self) -> None:
        px = self._theme.px
        tools = QHBoxLayout()
        tools.setContentsMargins(px(16), px(14), px(20), px(4))
        tools.setSpacing(px(4))
        tools.addWidget(self.back_button)
        tools.addStretch(1)
        for button in (self.edit_button, self.history_button, self.trash_button):
            tools.addWidget(button)
        self.area = ScrollPage()
        self.area.setWidget(self._column())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.area, 1)

    def _column(self) -> QWidget:
        px = self._theme.px
        page = QWidget()
        page.setMaximumWidth(px(COLUMN))
        inner = QVBoxLayout(page)
        inner.setContentsMargins(px(36), px(4), px(36), px(48))
        inner.setSpacing(px(6))
        for widget in (self.day, self.about, self.unfinished):
            inner.addWidget(widget)
        inner.addSpacing(px(14))
        inner.addWidget(self.written)
        inner.addSpacing(px(18))
        inner.addWidget(self.written_when)
        inner.addStretch(1)
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page, 1000)
        row.addStretch(1)
        return ground

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_asked)
        self.edit_button.clicked.connect(self.ask_to_edit)
        self.history_button.clicked.connect(self._show_history)
        self.trash_button.clicked.connect(self._ask_for_trash)

    def show_back(self, shown: bool) -> None:
        self.back_button.setVisible(shown)

    def show_nothing(self) -> None:
        """An empty page, without tools."""
        self._reflection = None
        self.area.hide()
        for button in (self.edit_button, self.history_button, self.trash_button):
            button.hide()

    def show_reflection(self, reflection: Reflection) -> None:
        """Show one reflection from its top."""
        same = reflection.reflection_id == self.reflection_id
        self._reflection = reflection
        writing = reflection.writing
        self.day.setText(sentences.long_day(writing.day))
        about = [writing.client_code or self.tr("No client code"), *writing.tags]
        self.about.setText(" · ".join(about))
        self.written.show_writing(writing, self._names())
        self.written_when.setText(self._when(reflection))
        in_trash = reflection.trashed_at is not None
        is_edited_now = any(d.reflection_id == self.reflection_id for d in self._workspace.desk.unfinished())
        self.edit_button.setVisible(not in_trash)
        self.edit_button.setText(self.tr("Go on editing") if is_edited_now else self.tr("Edit"))
        self.unfinished.setVisible(is_edited_now)
        self.history_button.setVisible(bool(reflection.edited_at))
        self.trash_button.setVisible(True)
        self.trash_button.setText(self.tr("Put back") if in_trash else self.tr("Move to trash"))
        self._theme.put_icon(self.trash_button, "restore" if in_trash else "trash")
        self.area.show()
        if not same:
            self.area.verticalScrollBar().setValue(0)

    def _names(self) -> dict[str, str]:
        """The short names of habits, by their ids."""
        return {m.marker_id: m.name for m in self._workspace.questions.shelves().markers}

    def _when(self, reflection: Reflection) -> str:
        kept = reflection.kept_at.astimezone().date()
        sentence = self.tr("Written on {day}.").format(day=sentences.long_day(kept))
        if reflection.edited_at:
            edited = sentences.long_day(reflection.edited_at.astimezone().date())
            sentence += " " + self.tr("Edited on {day}.").format(day=edited)
        return sentence

    @Slot()
    def ask_to_edit(self) -> None:
        if self._reflection and self._reflection.trashed_at is None:
            self.edit_asked.emit(self.reflection_id)

    @Slot()
    def _ask_for_trash(self) -> None:
        self.trash_asked.emit(self.reflection_id)

    @Slot()
    def _show_history(self) -> None:
        revisions = self._workspace.reading.revisions(self.reflection_id)
        dialog = RevisionsDialog(self._theme, revisions, self)
        dialog.bring_back_asked.connect(self._bring_back)
        dialog.open()

    @Slot(object)
    def _bring_back(self, revision: Revision) -> None:
        reflection = self._workspace.bring_back(revision)
        if reflection:
            self.show_reflection(reflection)

    @Slot()
    def ask_to_empty_trash(self) -> None:
        """Erasing is the one thing that cannot be undone, so it is asked."""
        count = self._workspace.reading.count(in_trash=True)
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Erase {reflections} for good?").format(reflections=sentences.reflections(count)),
            self.tr(
                "What is erased leaves the journal, its search and its files for good. Copies of the "
                "journal folder and backups made earlier still hold them."
            ),
            self.tr("Erase for good"),
            self,
        )
        dialog.accepted.connect(self.empty_confirmed)
        dialog.open()
