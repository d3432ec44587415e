"""Prompts: the library by lens and by document, and the guided path; what Write offers is chosen here."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.prompts import Shelves
from unhurried.services.changes import Changed
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.library_page import LibraryPage
from unhurried.ui.pages.own_questions import OwnQuestions
from unhurried.ui.pages.path_shelf import PathShelf
from unhurried.ui.pages.path_texts import TermsView
from unhurried.ui.pages.question_cards import DocumentView, LensView
from unhurried.ui.pages.theme_view import ThemeView
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.segments import Segments
from unhurried.ui.workspace import Workspace

LIST_WIDTH = 324
SIDE_BY_SIDE = 720
UNBOUNDED = 16_777_215  # what Qt takes for no bound


class PromptsPage(QWidget):
    """A list of lenses, documents or themes, and the page of the chosen one.

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
        self.path = PathShelf(workspace, theme, self)
        self.own = OwnQuestions(self, workspace, theme)
        self._build()
        self.setFocusProxy(self.list)
        self._arrange()
        self._connect()

    def _build(self) -> None:
        self.ways = Segments(self._theme)
        self.lens_button = self.ways.add_segment(self.tr("By lens"))
        self.document_button = self.ways.add_segment(self.tr("By document"))
        self.path_button = self.ways.add_segment(self.tr("The path"))
        self.ways.choose(self.lens_button)
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
        self.back_button.hide()
        self.area = LibraryPage(self._theme)

    def _arrange(self) -> None:
        px = self._theme.px
        title = text_label(self.tr("Prompts"), "title")
        heading(title)
        self.side = QWidget()
        side = QVBoxLayout(self.side)
        side.setContentsMargins(px(20), px(18), px(8), px(16))
        side.setSpacing(px(12))
        side.addWidget(title)
        side.addWidget(self.ways)
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
        self.path_button.clicked.connect(self.reload)
        self.path.turned.connect(self._turn_to)
        self.path.term_asked.connect(self.show_term)
        self.list.selectionModel().currentChanged.connect(self._show_chosen)
        self.list.clicked.connect(self._open_chosen)
        self.list.activated.connect(self._open_chosen)
        self.back_button.clicked.connect(self._back_to_list)
        self.add_button.clicked.connect(self.own.add)
        self.own.kept.connect(self._go_to_lens)
        self._workspace.changed.connect(self._on_change)

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        is_path = self.path_button.isChecked()
        if changed & Changed.QUESTIONS or (is_path and changed & Changed.PREFERENCES):
            self._shelves = None
            if self.isVisible():
                self._show_chosen(self.list.currentIndex())
            else:
                self._is_stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            try:
                self._look_again()
            except UnhurriedError as error:
                self._workspace.failed.emit(error)

    def _look_again(self) -> None:
        if self.names.rowCount():
            self._is_stale = False
            self._show_chosen(self.list.currentIndex())
        else:
            self.reload()

    @Slot()
    def reload(self) -> None:
        """Fill the list and show its first line; of the path, the theme the writer is with."""
        self._is_stale = False
        shelves = self._library()
        if self.lens_button.isChecked():
            self.names.setStringList([lens.name for lens in shelves.lenses])
            self.list.setAccessibleName(self.tr("Lenses"))
        elif self.document_button.isChecked():
            self.names.setStringList([source.title for source in shelves.sources])
            self.list.setAccessibleName(self.tr("Documents"))
        else:
            self.names.setStringList(self.path.names())
            self.list.setAccessibleName(self.tr("Themes"))
        self.list.setCurrentIndex(self.names.index(self.path.row_of("") if self.path_button.isChecked() else 0))

    def _library(self) -> Shelves:
        if self._shelves is None:
            self._shelves = self._workspace.questions.shelves()
        return self._shelves

    @Slot(QModelIndex)
    def _show_chosen(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        view = self._view(index.row())
        is_text = not isinstance(view, LensView | ThemeView)
        key = f"{self.list.accessibleName()} {index.row()}"
        self.area.show_view(view, key, str(index.data()) if is_text else "")

    def _view(self, row: int) -> QWidget:
        shelves, choices = self._library(), self._workspace.questions.choices()
        if self.lens_button.isChecked():
            view = LensView(shelves.lenses[row], shelves, choices, self._theme)
            view.offer_changed.connect(self._offer)
            view.hide_changed.connect(self._hide)
            view.reword_asked.connect(self.own.reword)
            view.ask_about.connect(self.ask_about)
            return view
        if self.document_button.isChecked():
            return DocumentView(shelves.sources[row], shelves, self._theme)
        return self.path.view(row)

    @Slot(str, bool)
    def _offer(self, question_id: str, offered: bool) -> None:
        self._workspace.offer(question_id, offered=offered)

    @Slot(str, bool)
    def _hide(self, question_id: str, hidden: bool) -> None:
        self._workspace.hide(question_id, hidden=hidden)

    # The path

    def show_theme(self, theme_id: str) -> None:
        """The page of a theme, to be read; the list of all for ""."""
        self._show_path(self.path.row_of(theme_id))
        if not theme_id:
            self._back_to_list()

    def show_first_words(self) -> None:
        """What to write, and what not."""
        self._show_path(self.path.words_row)

    def _show_path(self, row: int) -> None:
        if not self.path_button.isChecked() or self._is_stale:
            self.ways.choose(self.path_button)
            self.reload()
        self._turn_to(row)

    @Slot(int)
    def _turn_to(self, row: int) -> None:
        self.list.setCurrentIndex(self.names.index(row))
        self._open_chosen()
        self.area.begin()

    @Slot(str)
    def show_term(self, key: str) -> None:
        """What a published term means."""
        self._show_path(self.path.terms_row)
        view = self.area.findChild(TermsView)
        if view:
            # Once it has been laid out.
            QTimer.singleShot(0, self.area, weak_call(self.area.scroll_to, view.cards[key]))

    @Slot(str)
    def _go_to_lens(self, lens: str) -> None:
        self.ways.choose(self.lens_button)
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
