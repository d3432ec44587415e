"""The head of an opened thread: its title, and what can be said of it in any order, as often as one likes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QVBoxLayout, QWidget

from unhurried.domain.errors import HeldByLaw
from unhurried.domain.threads import Thread, ThreadKind, ThreadState
from unhurried.ui import sentences, thread_words
from unhurried.ui.accessibility import heading
from unhurried.ui.dialogs.code_dialog import CodeDialog
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import choice
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace

LONGEST_TITLE = 300
ME, CLIENT, NOBODY = "me", "client", ""


class TitleLine(QLineEdit):
    """The line in which a title is reworded; Esc leaves it as it was.

    Signals:
        left(): Esc was pressed.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class ThreadHead(QWidget):
    """A title that can be reworded, the three states as chips, its kind, and whom it is about."""

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._thread: Thread | None = None
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        self.title = text_label("", "prompt", wrap=True)
        heading(self.title)
        self.line = TitleLine()
        self.line.setAccessibleName(self.tr("The question or theme"))
        self.line.setMaxLength(LONGEST_TITLE)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.line.hide()
        self.begun = text_label("", "caption", wrap=True)
        self.states = choice(self._theme, self.tr("State of the thread"), list(thread_words.states().items()))
        self.reword_button = push_button(self.tr("Reword"), "quiet")
        self._theme.put_icon(self.reword_button, "edit", size=18)
        self.about_menu, self.kind_menu = QMenu(self), QMenu(self)
        self.about_button = push_button("", "quiet")
        self.about_button.setMenu(self.about_menu)
        self._theme.put_icon(self.about_button, "client", size=18)
        self.kind_button = push_button("", "quiet")
        self.kind_button.setMenu(self.kind_menu)
        for key, words in (
            (ME, self.tr("About me")),
            (CLIENT, self.tr("About a client…")),
            (NOBODY, self.tr("About nobody in particular")),
        ):
            self.about_menu.addAction(words).setData(key)
        for key, words in thread_words.kinds().items():
            self.kind_menu.addAction(words).setData(str(key))

    def _arrange(self) -> None:
        px = self._theme.px
        self.tools = Flow(px(4))
        for button in (self.about_button, self.kind_button, self.reword_button):
            self.tools.add(button)
        self.more = QWidget()
        more = QVBoxLayout(self.more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(px(6))
        more.addWidget(self.tools)
        more.addWidget(self.states)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        for widget in (self.title, self.line, self.begun, self.more):
            column.addWidget(widget)

    def _connect(self) -> None:
        self.reword_button.clicked.connect(self._reword)
        self.line.editingFinished.connect(self._keep_line)  # also when it only loses the focus
        self.line.returnPressed.connect(self.keep_title)
        self.line.left.connect(self._show_title)
        self.states.chosen.connect(self._set_state)
        self.about_menu.triggered.connect(self._set_about)
        self.kind_menu.triggered.connect(self._set_kind)

    def show_thread(self, thread: Thread) -> None:
        """Show what there is to say of this one."""
        self._thread = thread
        self.title.setText(thread_words.title(thread))
        self.begun.setText(self.tr("Begun on {day}").format(day=sentences.full_day(thread.day)))
        self.states.choose(thread.state)
        about = thread_words.about(thread) or self.tr("About nobody in particular")
        kind = thread_words.kinds()[thread.kind]
        self.about_button.setText(about.replace("&", "&&"))
        self.about_button.setAccessibleName(self.tr("Whom it is about: {about}").format(about=about))
        self.kind_button.setText(kind)
        self.kind_button.setAccessibleName(self.tr("Kind of thread: {kind}").format(kind=kind))

    @Slot()
    def _reword(self) -> None:
        """Under a legal hold no word is done away with, and a title has no earlier versions."""
        if self._workspace.forgetting.is_held:
            self._workspace.failed.emit(HeldByLaw())
        elif self._thread:
            self.line.setText(self._thread.title)
            self.title.hide()
            self.reword_button.hide()
            self.line.show()
            self.line.setFocus()
            self.line.selectAll()

    @Slot()
    def _show_title(self) -> None:
        had_focus = self.line.hasFocus()
        self.line.hide()
        self.title.show()
        self.reword_button.show()
        if had_focus:
            self.reword_button.setFocus()

    @Slot()
    def keep_title(self) -> bool:
        """Keep the title as it is worded now, if it is being worded; False when that failed."""
        is_kept = self._workspace.forgetting.is_held or self._keep_line()
        if is_kept:
            self._show_title()
        return is_kept

    @Slot()
    def _keep_line(self) -> bool:
        title = self.line.text()
        if self.line.isHidden() or not self._thread:
            return True
        if title.strip() and title != self._thread.title:
            return self._workspace.rename_thread(self._thread.thread_id, title) is not None
        return True

    @Slot(str)
    def _set_state(self, state: str) -> None:
        if self._thread and state != self._thread.state:
            self._workspace.set_thread_state(self._thread.thread_id, ThreadState(state))

    @Slot(QAction)
    def _set_kind(self, action: QAction) -> None:
        if self._thread:
            self._workspace.set_thread_kind(self._thread.thread_id, ThreadKind(str(action.data())))

    @Slot(QAction)
    def _set_about(self, action: QAction) -> None:
        if not self._thread:
            return
        if action.data() == CLIENT:
            dialog = CodeDialog(self._theme, self._workspace.reading.client_codes(), self._thread.client_code, self)
            dialog.rename(self.tr("Which client is it about?"))
            dialog.code_chosen.connect(self._set_code)
            dialog.open()
        else:
            self._workspace.set_thread_about(self._thread.thread_id, None, is_about_me=action.data() == ME)

    @Slot(str)
    def _set_code(self, code: str) -> None:
        if self._thread:
            self._workspace.set_thread_about(self._thread.thread_id, code or None)

    def take_more(self) -> None:
        """What can be said of it is in its place under the title again."""
        column = self.layout()
        if column:
            column.addWidget(self.more)

    def set_alone(self, alone: bool) -> None:
        """Only the title."""
        for widget in (self.begun, self.more):
            widget.setVisible(not alone)
