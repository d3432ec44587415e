"""The reading pane: one reflection as it was written, its earlier states, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from unhurried.domain.errors import HeldByLaw
from unhurried.domain.reflections import Reflection, Revision
from unhurried.ui import footprints, sentences
from unhurried.ui.accessibility import heading
from unhurried.ui.actions import Actions
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.forgetting_dialog import forget_one
from unhurried.ui.dialogs.revisions_dialog import RevisionsDialog
from unhurried.ui.pages.beside import Beside
from unhurried.ui.pages.question_links import QuestionLinks
from unhurried.ui.pages.thread_links import InThreads
from unhurried.ui.pages.written import WrittenView
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

SIDES = 36


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
        self._is_alone = False
        self._build()
        self._arrange()
        self._connect()
        self.set_alone(False)
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
        self.erase_button = self._button(self.tr("Erase for good…"), "close")
        self.alone_button = QToolButton()
        self.alone_button.setIconSize(QSize(self._theme.px(20), self._theme.px(20)))
        self.alone_button.setDefaultAction(self._actions.only_page)
        self.alone_button.setAccessibleName(self._actions.only_page.text())
        self.nothing = text_label(self.tr("No reflection is open."), "hint", wrap=True)
        self.day = text_label("", "prompt", wrap=True)
        heading(self.day)
        self.about = text_label("", "hint", wrap=True)
        self.unfinished = text_label(self.tr("An edit of this is not finished yet."), "notice", wrap=True)
        self.written = WrittenView(self._theme, can_carry_on=True)
        self.threads = InThreads(self._theme, self._workspace)
        self.questions = QuestionLinks(self._theme, self._workspace)
        self.written_when = text_label("", "caption", wrap=True)
        self.beside = Beside(self._workspace, self._theme, self.written, self.written_when)

    def _button(self, text: str, icon: str) -> QPushButton:
        button = push_button(text, "quiet")
        self._theme.put_icon(button, icon)
        return button

    def _tools(self) -> tuple[QWidget, ...]:
        return (self.edit_button, self.history_button, self.trash_button, self.erase_button, self.alone_button)

    def _arrange(self) -> None:
        px = self._theme.px
        self.tools = QWidget()
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(px(16), px(14), px(20), px(4))
        tools.setSpacing(px(4))
        tools.addWidget(self.back_button)
        tools.addStretch(1)
        for button in self._tools():
            tools.addWidget(button)
        self.area = ScrollPage()
        self.area.setAccessibleName(self.tr("The open reflection"))
        self.area.setWidget(self._column())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.area, 1)

    def _column(self) -> QWidget:
        px = self._theme.px
        page = self._page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(px(SIDES), px(4), px(SIDES), px(48))
        inner.setSpacing(px(6))
        self.head = QWidget()
        head = QVBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, px(14))
        head.setSpacing(px(6))
        for widget in (self.day, self.about, self.unfinished):
            head.addWidget(widget)
        inner.addWidget(self.head)
        inner.addWidget(self.beside)
        inner.addWidget(self.threads)
        inner.addWidget(self.questions)
        inner.addStretch(1)
        ground = QWidget()
        self._row = QHBoxLayout(ground)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(0)
        self._row.addWidget(page, 1000)
        self._row.addStretch(1)
        return ground

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back_asked)
        self.edit_button.clicked.connect(self.ask_to_edit)
        self.history_button.clicked.connect(self._show_history)
        self.trash_button.clicked.connect(self._ask_for_trash)
        self.erase_button.clicked.connect(self._ask_to_erase)

    def put_down(self) -> bool:
        """Keep what is half written beside the text; False when that failed."""
        return self.beside.put_down()

    def show_back(self, shown: bool) -> None:
        """Where there is room for one side only, the way to the other takes the place of what has a key as well."""
        self.back_button.setVisible(shown)
        self.alone_button.setVisible(not shown and self._reflection is not None)

    def set_alone(self, alone: bool) -> None:
        """Only what was written: no tools, no code, no day, nothing that says whom it is about."""
        self._is_alone = alone
        for widget in (self.tools, self.head, self.written_when):
            widget.setVisible(not alone)
        self.beside.set_alone(alone)
        self._page.setMaximumWidth(self.beside.most_width + 2 * self._theme.px(SIDES))
        self.written.set_bare(alone)
        self.threads.set_alone(alone)
        self.questions.setVisible(not alone)
        self._row.setStretch(0, 1 if alone else 0)
        self.nothing.setVisible(alone and self._reflection is None)

    def show_nothing(self) -> None:
        """An empty page, without tools."""
        self._reflection = None
        self.beside.show_nothing()
        self.area.hide()
        self.nothing.setVisible(self._is_alone)
        for button in self._tools():
            button.hide()

    def show_reflection(self, reflection: Reflection) -> None:
        """Show one reflection from its top."""
        same = reflection.reflection_id == self.reflection_id
        if not same and not self.put_down():
            return  # what is typed beside the one that is shown would be lost with it
        self._reflection = reflection
        writing = reflection.writing
        self.day.setText(sentences.long_day(writing.day))
        about = [writing.client_code or self.tr("No client code"), *writing.tags]
        if writing.order_in_day:
            about.insert(1, sentences.order_in_day(writing.order_in_day))
        self.about.setText(" · ".join(about))
        self.written.show_writing(writing, self._names())
        self.threads.show_reflection(reflection.reflection_id)
        self.written_when.setText(self._when(reflection))
        in_trash = reflection.trashed_at is not None
        self.questions.show_reflection(reflection.reflection_id, in_trash=in_trash)
        is_edited_now = any(d.reflection_id == self.reflection_id for d in self._workspace.desk.unfinished())
        self.edit_button.setVisible(not in_trash)
        self.edit_button.setText(self.tr("Go on editing") if is_edited_now else self.tr("Edit"))
        self.unfinished.setVisible(is_edited_now)
        self.beside.show_for(self.reflection_id, in_trash=in_trash)
        self.history_button.setVisible(bool(reflection.edited_at))
        self.trash_button.setVisible(True)
        self.erase_button.setVisible(in_trash)
        self.alone_button.setVisible(self.back_button.isHidden())
        self.nothing.hide()
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
    def _ask_to_erase(self) -> None:
        if self._reflection:
            forget_one(self._theme, self._workspace, self.reflection_id, self).open()

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
        """Erasing is the one thing that cannot be undone, so it is asked; under a legal hold it is refused."""
        if self._workspace.forgetting.is_held:
            self._workspace.failed.emit(HeldByLaw())
            return
        leaving = self.tr("What is erased leaves the journal, its search and its files for good.")
        forgetting = self._workspace.forgetting
        staying = footprints.backups(forgetting.still_in_backups_until(), forgetting.damaged_files())
        count = self._workspace.reading.count(in_trash=True)
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Erase {reflections} for good?").format(reflections=sentences.reflections(count)),
            f"{leaving} {staying}",
            self.tr("Erase for good"),
            self,
        )
        dialog.accepted.connect(self.empty_confirmed)
        dialog.open()
