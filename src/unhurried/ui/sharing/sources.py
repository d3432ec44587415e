"""Where parts of a copy come from: reflections, found as in the Journal, threads, and what is asked for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.finding import Filter, Glimpse
from unhurried.domain.threads import Thread
from unhurried.ui import thread_words
from unhurried.ui.models.timeline import GlimpseRole
from unhurried.ui.pages.filter_bar import FilterBar
from unhurried.ui.pages.timeline_list import timeline_list
from unhurried.ui.sharing.chosen_delegate import ChosenDelegate
from unhurried.ui.sharing.part_models import PlainRows, ReflectionsToChooseFrom
from unhurried.ui.sharing.rows import RowLine, RowsView
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.segments import Segments
from unhurried.ui.workspace import Workspace


class Sources(QWidget):
    """What there is to choose from.

    Signals:
        reflection_shown(str), thread_shown(str): the one with this id is in hand; "" for none.
        kept_words_asked(): words to keep, which are private, are to be shown.
        pictures_asked(): pictures of the writer's own marks are to be shown.
        whole_asked(): all of what is in hand is to be chosen, or not any more.
        entered(): on to what is in hand.
    """

    reflection_shown = Signal(str)
    thread_shown = Signal(str)
    kept_words_asked = Signal()
    pictures_asked = Signal()
    whole_asked = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self._threads: list[Thread] = []
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        self.kinds = Segments(self._theme)
        self.kinds.setAccessibleName(self.tr("Where it comes from"))
        self.by_reflection = self.kinds.add_segment(self.tr("Reflections"))
        self.by_thread = self.kinds.add_segment(self.tr("Threads"))
        self.other = self.kinds.add_segment(self.tr("Other"))
        self.kinds.choose(self.by_reflection)
        self.filters = FilterBar(self._theme, self._workspace)
        self.model = ReflectionsToChooseFrom(self._workspace.reading, self)
        self.list = timeline_list(self.model, self._theme)
        self.list.setItemDelegate(ChosenDelegate(self._theme, self.list))
        self.list.setAccessibleName(self.tr("Reflections to choose from"))
        self.list.setAccessibleDescription(self.tr("Space chooses the whole of one, Return goes to its parts"))
        self.nothing = text_label("", "hint", wrap=True)
        self.thread_rows = PlainRows(self)
        self.threads = RowsView(self._theme, self.tr("Threads to choose from"))
        self.threads.setModel(self.thread_rows)
        self.no_threads = text_label(self.tr("There are no threads."), "hint", wrap=True)
        self.kept_button = push_button(self.tr("Words to keep…"), "quiet")
        self.pictures_button = push_button(self.tr("Pictures of your own marks…"), "quiet")

    def _arrange(self) -> None:
        px = self._theme.px
        pages = (
            (self.filters, self.nothing, self.list),
            (self.no_threads, self.threads),
            (*self._others(),),
        )
        self.stack = QStackedWidget()
        for widgets in pages:
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(px(8))
            for widget in widgets:
                is_list = widget in (self.list, self.threads)
                column.addWidget(widget, 1 if is_list else 0)
            column.addStretch(0)
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.kinds)
        column.addWidget(self.stack, 1)

    def _others(self) -> tuple[QWidget, ...]:
        private = self.tr("Words to keep are private. They are shown only when you ask, and chosen one by one.")
        pictures = self.tr(
            "Pictures of your own marks are off until you choose one. Each says its period and how many."
        )
        return (
            text_label(private, "hint", wrap=True),
            self.kept_button,
            text_label(pictures, "hint", wrap=True),
            self.pictures_button,
        )

    def _connect(self) -> None:
        for number, button in enumerate((self.by_reflection, self.by_thread, self.other)):
            button.setProperty("page", number)
            button.clicked.connect(self._turn)
        self.filters.narrowed.connect(self._show)
        self.list.selectionModel().currentChanged.connect(self._show_row)
        self.list.clicked.connect(self._show_row)
        self.list.activated.connect(self._enter)
        self._space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.list)
        self._space.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._space.activated.connect(self.whole_asked)
        self.model.failed.connect(self._workspace.failed, Qt.ConnectionType.QueuedConnection)
        self.model.rowsInserted.connect(self._say_nothing)
        self.threads.selectionModel().currentChanged.connect(self._show_thread)
        self.threads.entered_row.connect(self._enter)
        self.threads.ticked.connect(self._show_thread)
        self.kept_button.clicked.connect(self.kept_words_asked)
        self.pictures_button.clicked.connect(self.pictures_asked)

    # Looking

    def refresh(self) -> None:
        """Look again in the journal."""
        row = max(0, self.list.currentIndex().row())
        self._show(self.filters.current)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1)))
        try:
            self._threads = [ends.thread for ends in self._workspace.threads.threads()]
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
        self.thread_rows.show_rows([[_title(thread), *_about(thread)] for thread in self._threads])
        self.no_threads.setVisible(not self._threads)
        self.threads.setVisible(bool(self._threads))

    @Slot(object)
    def _show(self, narrowed: Filter) -> None:
        self.model.show(narrowed)
        self.list.scrollToTop()
        self._say_nothing()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        elif self.stack.currentIndex() == 0:
            self.reflection_shown.emit("")

    @Slot()
    def _say_nothing(self) -> None:
        count = self.model.rowCount()
        is_all = self.filters.current.is_empty
        self.nothing.setText(
            self.tr("There are no reflections yet.") if is_all else self.tr("No reflection fits. Try fewer words.")
        )
        self.nothing.setVisible(count == 0)
        self.list.setVisible(count > 0)

    @property
    def reflection_id(self) -> str:
        glimpse = self.list.currentIndex().data(GlimpseRole)
        return glimpse.reflection_id if isinstance(glimpse, Glimpse) else ""

    @Slot()
    def _turn(self) -> None:
        button = self.sender()
        number = button.property("page") if button else 0
        self.stack.setCurrentIndex(number)
        if number == 0:
            self.reflection_shown.emit(self.reflection_id)
        elif number == 1:
            self._show_thread(self.threads.currentIndex())

    @Slot()
    def _show_row(self) -> None:
        self.reflection_shown.emit(self.reflection_id)

    @Slot(QModelIndex)
    def _show_thread(self, index: QModelIndex) -> None:
        row = index.row()
        self.thread_shown.emit(self._threads[row].thread_id if 0 <= row < len(self._threads) else "")

    @Slot()
    def _enter(self) -> None:
        self.entered.emit()

    def focus_list(self) -> None:
        """Back to where one was looking."""
        number = self.stack.currentIndex()
        target = (self.list, self.threads, self.kept_button)[number]
        (target if target.isVisible() else self.kinds).setFocus()

    def leave(self) -> None:
        """The journal is about to be closed."""
        self.model.stop()
        self.thread_rows.show_rows([])
        self._threads = []


def _title(thread: Thread) -> RowLine:
    return RowLine("ui_strong", "ink", thread_words.in_short(thread), 3)


def _about(thread: Thread) -> list[RowLine]:
    return [RowLine("caption", "ink3", thread.client_code, 1)] if thread.client_code else []
