"""Prompts: the library by lens and by document; what Write offers is chosen here."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.prompts import Marker, Prompt, Shelves
from unhurried.services.changes import Changed
from unhurried.ui.accessibility import heading
from unhurried.ui.dialogs.question_dialog import QuestionDialog
from unhurried.ui.pages.question_cards import DocumentView, LensView
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

LIST_WIDTH = 264
COLUMN = 720
SIDE_BY_SIDE = 720
BEGUN = "question-begun"
UNBOUNDED = 16_777_215  # what Qt takes for no bound


class PromptsPage(QWidget):
    """A list of lenses or documents, and the questions of the chosen one.

    Signals:
        ask_about(str): write against the prompts of this lens now.
    """

    ask_about = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._is_stale = True
        self._is_narrow = False
        self._shelves: Shelves | None = None
        self._build()
        self.setFocusProxy(self.list)
        self._arrange()
        self._connect()

    def _build(self) -> None:
        self.lens_button = self._segment(self.tr("By lens"))
        self.document_button = self._segment(self.tr("By document"))
        self.lens_button.setChecked(True)
        self.ways = QButtonGroup(self)
        self.ways.addButton(self.lens_button)
        self.ways.addButton(self.document_button)
        self.add_button = push_button(self.tr("Add your own…"), "outline")
        self.names = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self.names)
        self.list.setProperty("kind", "plain")
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.back_button = push_button(self.tr("Back to the list"), "quiet")
        self._theme.put_icon(self.back_button, "back")
        self.area = ScrollPage()

    def _segment(self, text: str) -> QPushButton:
        button = push_button(text, "segment")
        button.setCheckable(True)
        return button

    def _arrange(self) -> None:
        px = self._theme.px
        title = text_label(self.tr("Prompts"), "title")
        heading(title)
        ways = Flow(px(4))
        ways.add(self.lens_button)
        ways.add(self.document_button)
        self.side = QWidget()
        side = QVBoxLayout(self.side)
        side.setContentsMargins(px(20), px(18), px(8), px(16))
        side.setSpacing(px(12))
        side.addWidget(title)
        side.addWidget(ways)
        side.addWidget(self.list, 1)
        side.addWidget(self.add_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        self.questions = QWidget()
        column = QVBoxLayout(self.questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.area, 1)
        row.addWidget(self.questions, 1)

    def _connect(self) -> None:
        self.lens_button.clicked.connect(self.reload)
        self.document_button.clicked.connect(self.reload)
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        self.list.clicked.connect(self._open_chosen)
        self.list.activated.connect(self._open_chosen)
        self.back_button.clicked.connect(self._back_to_list)
        self.add_button.clicked.connect(self._add)
        self._workspace.changed.connect(self._on_change)

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.QUESTIONS:
            self._shelves = None
            if self.isVisible():
                self._show_chosen(self.list.currentIndex())
            else:
                self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            try:
                self.reload()
            except UnhurriedError as error:
                self._workspace.failed.emit(error)

    @Slot()
    def reload(self) -> None:
        """Fill the list and show its first line."""
        self._is_stale = False
        shelves = self._library()
        if self.lens_button.isChecked():
            self.names.setStringList([lens.name for lens in shelves.lenses])
            self.list.setAccessibleName(self.tr("Lenses"))
        else:
            self.names.setStringList([source.title for source in shelves.sources])
            self.list.setAccessibleName(self.tr("Documents"))
        self.list.setCurrentIndex(self.names.index(0))

    def _library(self) -> Shelves:
        if self._shelves is None:
            self._shelves = self._workspace.questions.shelves()
        return self._shelves

    @Slot(QModelIndex)
    def _show_chosen(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        scrolled = self.area.verticalScrollBar().value()
        before = self.area.widget()
        shown = f"{self.list.accessibleName()} {index.row()}"
        is_same = before is not None and before.objectName() == shown
        focused = self._focused_inside() if is_same else ""
        view = self._view(index.row())
        ground = QWidget()
        ground.setObjectName(shown)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(view, 1000)
        row.addStretch(1)
        view.setMaximumWidth(self._theme.px(COLUMN))
        self.area.setWidget(ground)
        is_text = not self.lens_button.isChecked()
        # Where nothing inside takes the focus, the page does, so that keys can scroll it.
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_text else Qt.FocusPolicy.NoFocus)
        self.area.setAccessibleName(str(index.data()) if is_text else "")
        if is_same:
            self.area.verticalScrollBar().setValue(scrolled)
        same = ground.findChild(QWidget, focused) if focused else None
        if same:
            same.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focused_inside(self) -> str:
        """The control among the shown questions that has the focus, by its name; "" when none has."""
        focus = self.area.focusWidget()
        return focus.objectName() if focus and focus.hasFocus() else ""

    def _view(self, row: int) -> QWidget:
        shelves, choices = self._library(), self._workspace.questions.choices()
        if self.lens_button.isChecked():
            view = LensView(shelves.lenses[row], shelves, choices, self._theme)
            view.offer_changed.connect(self._offer)
            view.hide_changed.connect(self._hide)
            view.reword_asked.connect(self._reword)
            view.ask_about.connect(self.ask_about)
            return view
        return DocumentView(shelves.sources[row], shelves, self._theme)

    @Slot(str, bool)
    def _offer(self, question_id: str, offered: bool) -> None:
        self._workspace.offer(question_id, offered=offered)

    @Slot(str, bool)
    def _hide(self, question_id: str, hidden: bool) -> None:
        self._workspace.hide(question_id, hidden=hidden)

    @Slot(object)
    def _reword(self, question: Prompt | Marker) -> None:
        self._open_dialog(question)

    @Slot()
    def _add(self) -> None:
        self._open_dialog(None)

    def _open_dialog(self, question: Prompt | Marker | None) -> None:
        dialog = QuestionDialog(self._theme, self._library().lenses, self, question)
        if question is None:
            dialog.take_up(self._workspace.preference(BEGUN))
            dialog.left.connect(self._remember_begun)
        dialog.prompt_kept.connect(self._keep_prompt)
        dialog.marker_kept.connect(self._keep_marker)
        dialog.open()

    @Slot(str)
    def _remember_begun(self, begun: str) -> None:
        """A question that was begun and neither kept nor cancelled: locking and Esc ask nothing and lose nothing."""
        self._workspace.prefer(BEGUN, begun)

    @Slot(object)
    def _keep_prompt(self, prompt: Prompt) -> None:
        kept = self._workspace.keep_prompt(prompt)
        if kept and not prompt.prompt_id:
            self._workspace.offer(kept.prompt_id, offered=True)
        self._go_to_lens(prompt.lens)

    @Slot(object)
    def _keep_marker(self, marker: Marker) -> None:
        kept = self._workspace.keep_marker(marker)
        if kept and not marker.marker_id:
            self._workspace.offer(kept.marker_id, offered=True)
        self._go_to_lens(marker.lens)

    def _go_to_lens(self, lens: str) -> None:
        self.lens_button.setChecked(True)
        self.reload()
        keys = [found.key for found in self._library().lenses]
        self.list.setCurrentIndex(self.names.index(keys.index(lens) if lens in keys else 0))
        self._open_chosen()
        QTimer.singleShot(0, self, self._show_last)

    @Slot()
    def _show_last(self) -> None:
        """One's own question comes last in its lens."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(SIDE_BY_SIDE)
        self.side.setMinimumWidth(0 if is_narrow else self._theme.px(LIST_WIDTH))
        self.side.setMaximumWidth(UNBOUNDED if is_narrow else self._theme.px(LIST_WIDTH))
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_one_side(questions=False)

    @Slot()
    def _open_chosen(self) -> None:
        if self._is_narrow:
            self._show_one_side(questions=True)
            self.back_button.setFocus()

    @Slot()
    def _back_to_list(self) -> None:
        self._show_one_side(questions=False)
        self.list.setFocus()

    def _show_one_side(self, *, questions: bool) -> None:
        self.side.setVisible(not self._is_narrow or not questions)
        self.questions.setVisible(not self._is_narrow or questions)
        self.back_button.setVisible(self._is_narrow)
