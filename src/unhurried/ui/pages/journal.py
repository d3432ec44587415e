"""Journal: the timeline, finding again as one types, and the reflection that is read."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.domain.errors import ReflectionMissing, UnhurriedError
from unhurried.domain.finding import Filter, Glimpse
from unhurried.services.changes import Changed
from unhurried.ui import sentences
from unhurried.ui.accessibility import heading
from unhurried.ui.actions import Actions
from unhurried.ui.models.timeline import GlimpseRole, TimelineModel
from unhurried.ui.pages.filter_bar import FilterBar
from unhurried.ui.pages.nothing_here import NothingHere
from unhurried.ui.pages.reading_pane import ReadingPane
from unhurried.ui.pages.thread_links import FoundThreads
from unhurried.ui.pages.timeline_list import timeline_list
from unhurried.ui.pages.year_ago import YearAgoLine
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace

LIST_WIDTH = 400
SIDE_BY_SIDE = 860


class JournalPage(QWidget):
    """The timeline beside the reflection that is read, or one of the two where there is no room for both.

    Signals:
        edit_asked(str): the reader wants to edit the reflection with this id.
        trashed(str): the reflection with this id went to the trash; it can be undone.
        put_back(str): the reflection with this id came back from the trash.
        trash_emptied(int): so many reflections were erased.
    """

    edit_asked = Signal(str)
    trashed = Signal(str)
    put_back = Signal(str)
    trash_emptied = Signal(int)

    def __init__(self, workspace: Workspace, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._is_stale = True
        self._is_narrow = self._is_reading = self._is_alone = False
        self._build(actions)
        self._arrange()
        self._connect()

    def _build(self, actions: Actions) -> None:
        workspace = self._workspace
        self.filters = FilterBar(self._theme, workspace)
        self.threads = FoundThreads(self._theme, workspace)
        self.title = text_label(self.tr("Journal"), "title")
        heading(self.title)
        self.trash_button = push_button(self.tr("Trash"), "quiet")
        self._theme.put_icon(self.trash_button, "trash", size=18)
        self.count = text_label("", "caption")
        self.empty_button = push_button(self.tr("Empty the trash…"), "quiet")
        self.empty_button.hide()
        self.model = TimelineModel(workspace.reading, self)
        self.list = timeline_list(self.model, self._theme)
        self.list.setAccessibleName(self.tr("Timeline"))
        self.nothing = NothingHere(workspace, self._theme)
        self.pane = ReadingPane(workspace, self._theme, actions)
        self.year_ago = YearAgoLine(workspace, self._theme)
        actions.write_in_margin.triggered.connect(self._write_in_margin)
        self.addAction(actions.write_in_margin)

    def _arrange(self) -> None:
        px = self._theme.px
        self.side = QWidget()
        column = QVBoxLayout(self.side)
        column.setContentsMargins(px(20), px(18), px(8), px(10))
        column.setSpacing(px(10))
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.count)
        head.addWidget(self.empty_button)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self.threads)
        column.addWidget(self.year_ago)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self.trash_button, 0, Qt.AlignmentFlag.AlignLeading)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(self.pane, 1)

    def _connect(self) -> None:
        self.filters.narrowed.connect(self._show)
        self.list.selectionModel().currentChanged.connect(self._read_row)
        self.list.clicked.connect(self._open_row)
        self.list.activated.connect(self._open_row)
        self.model.failed.connect(self._workspace.failed, Qt.ConnectionType.QueuedConnection)
        self.model.rowsInserted.connect(self._say_how_many)
        self.pane.edit_asked.connect(self.edit_asked)
        self.pane.trash_asked.connect(self._move_to_trash)
        self.pane.back_asked.connect(self._back_to_list)
        self.trash_button.clicked.connect(self._switch_trash)
        self.empty_button.clicked.connect(self.pane.ask_to_empty_trash)
        self.pane.empty_confirmed.connect(self._empty_trash)
        self.year_ago.open_asked.connect(self._open_found)
        self._workspace.changed.connect(self._on_change)

    # Looking

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.REFLECTIONS:
            self._is_stale = True
            if self.isVisible():
                self.refresh()

    def refresh(self) -> None:
        """Look again, and stay with the reflection that is read."""
        self._is_stale = False
        reading, row = self.pane.reflection_id, self.list.currentIndex().row()
        self._show(self.filters.current)
        if reading and self._fits(reading):
            self.select(reading)
        elif self.model.rowCount() and (row > 0 or reading):
            # What was read has gone from this list; its neighbour takes its place.
            self.list.setCurrentIndex(self.model.index(min(max(row, 0), self.model.rowCount() - 1)))

    def _fits(self, reflection_id: str) -> bool:
        try:
            reflection = self._workspace.reading.one(reflection_id)
        except ReflectionMissing:
            return False
        return (reflection.trashed_at is not None) == self.filters.current.in_trash

    @Slot(object)
    def _show(self, narrowed: Filter) -> None:
        self.model.show(narrowed)
        self.threads.show_found(narrowed.words)
        self.list.scrollToTop()
        self._say_how_many()
        self.empty_button.setVisible(narrowed.in_trash and self.model.rowCount() > 0)
        self.year_ago.set_wanted(narrowed.is_empty)
        self.title.setText(self.tr("Trash") if narrowed.in_trash else self.tr("Journal"))
        self.trash_button.setText(self.tr("Back to the journal") if narrowed.in_trash else self.tr("Trash"))
        if self.model.rowCount() and not self._is_narrow:
            self.list.setCurrentIndex(self.model.index(0))
        elif not self.model.rowCount():
            self.pane.show_nothing()

    @Slot()
    def _say_how_many(self) -> None:
        count = self.model.rowCount()
        is_known = self.model.is_complete and count > 0
        self.count.setText(sentences.reflections(count) if is_known else "")
        self.nothing.show_why(self.filters.current if count == 0 else None)
        self.list.setVisible(count > 0)
        self._aim()

    @Slot(QModelIndex)
    def _read_row(self, index: QModelIndex) -> None:
        glimpse = index.data(GlimpseRole)
        if isinstance(glimpse, Glimpse):
            self.read(glimpse.reflection_id)

    def read(self, reflection_id: str) -> None:
        """Show one reflection in the reading pane."""
        try:
            self.pane.show_reflection(self._workspace.reading.one(reflection_id))
        except ReflectionMissing:
            self.pane.show_nothing()
        except UnhurriedError as error:
            self.pane.show_nothing()
            self._workspace.failed.emit(error)

    def select(self, reflection_id: str) -> None:
        """Show one reflection, and mark its row where the row is at hand."""
        row = self.model.row_of(reflection_id)
        if row >= 0:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(row), flags)
        self.read(reflection_id)

    def return_to(self, narrowed: str, reflection_id: str) -> None:
        """Show again what was filtered and read."""
        self.filters.narrow(self.filters.from_text(narrowed))
        if reflection_id:
            self.refresh()
            self.select(reflection_id)

    def show_new(self, reflection_id: str) -> None:
        """Show a reflection that was just kept, with nothing narrowed that could hide it."""
        self.filters.narrow(Filter())
        self.refresh()
        self.select(reflection_id)
        self.show_reading()

    @Slot(QModelIndex)
    def _open_row(self, index: QModelIndex) -> None:
        self._read_row(index)
        if self._is_narrow:
            self.show_reading()

    def show_reading(self) -> None:
        """Where there is room for one side only, show what is read."""
        if self._is_narrow and self.pane.reflection_id:
            self._show_one_side(reading=True)
            if not self._is_alone:
                self.pane.back_button.setFocus()

    @Slot(str)
    def _open_found(self, reflection_id: str) -> None:
        self.select(reflection_id)
        self.show_reading()

    @Slot()
    def _write_in_margin(self) -> None:
        self.show_reading()
        self.pane.beside.write_in_margin()

    @Slot()
    def _back_to_list(self) -> None:
        self._show_one_side(reading=False)
        self.list.setFocus()

    # Trash

    @Slot()
    def _switch_trash(self) -> None:
        self.filters.narrow(Filter(in_trash=not self.filters.current.in_trash))

    @Slot(str)
    def _move_to_trash(self, reflection_id: str) -> None:
        if self.filters.current.in_trash:
            if self._workspace.take_from_trash(reflection_id):
                self.put_back.emit(reflection_id)
        elif self._workspace.move_to_trash(reflection_id):
            self.trashed.emit(reflection_id)

    @Slot()
    def _empty_trash(self) -> None:
        erased = self._workspace.empty_trash()
        if erased is not None:
            self.trash_emptied.emit(erased)

    # Room

    def focus_search(self) -> None:
        """Ready to type a word to find."""
        if self._is_narrow:
            self._show_one_side(reading=False)
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_alone:
            return  # what is beside the page is not there; which side was shown is kept for when it is again
        is_narrow = self.width() < self._theme.px(SIDE_BY_SIDE)
        self.side.setMaximumWidth(16777215 if is_narrow else self._theme.px(LIST_WIDTH))
        self.side.setMinimumWidth(0 if is_narrow else self._theme.px(LIST_WIDTH))
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._show_one_side(reading=False)

    def _show_one_side(self, *, reading: bool) -> None:
        self._is_reading = reading
        self.side.setVisible(not self._is_alone and not (self._is_narrow and reading))
        self.pane.setVisible(self._is_alone or reading or not self._is_narrow)
        self.pane.show_back(self._is_narrow)

    def set_alone(self, alone: bool) -> None:
        """Show what is read and nothing beside it; or everything again, as it was."""
        self._is_alone = alone
        self.pane.set_alone(alone)
        self._aim()
        self._show_one_side(reading=self._is_reading)

    def _aim(self) -> None:
        """The focus goes where something is to be read, or begun."""
        beside = self.list if self.model.rowCount() else self.nothing.first
        self.setFocusProxy(self.pane.area if self._is_alone else beside or self.filters.search)
