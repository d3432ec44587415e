"""ChartTable: what a picture shows, as rows and columns to sort, copy and listen to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.private_text import mime_of

Value = str | int | float
_Index = QModelIndex | QPersistentModelIndex

_MOST_ROWS = 12
# Measuring the rows of a longer table would be felt.
_MOST_WRAPPED = 300
_ROW = 36
_ROOM = 9
_WIDEST = 320
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@final
class _Rows(QAbstractTableModel):
    """Rows of words and numbers, in the order they came in or sorted by a column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._rows: list[tuple[Value, ...]] = []
        self._keys: list[object] = []
        self._order: list[int] = []

    def fill(self, headings: Sequence[str], rows: Sequence[Sequence[Value]], keys: Sequence[object]) -> None:
        self.beginResetModel()
        self._headings = tuple(headings)
        self._rows = [tuple(row) for row in rows]
        self._keys = list(keys)
        self._order = list(range(len(self._rows)))
        self.endResetModel()

    def key(self, row: int) -> object:
        place = self._order[row]
        return self._keys[place] if place < len(self._keys) else None

    def words(self, row: int, column: int) -> str:
        value = self._rows[self._order[row]][column]
        return value if isinstance(value, str) else QLocale().toString(value)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if side == Qt.Orientation.Horizontal and section < len(self._headings):
            if role == Qt.ItemDataRole.DisplayRole:
                return self._headings[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return self._side(section)
        return None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Numbers end where their heading ends; words begin where it begins."""
        is_numbers = bool(self._rows) and not any(isinstance(row[column], str) for row in self._rows)
        side = Qt.AlignmentFlag.AlignTrailing if is_numbers else Qt.AlignmentFlag.AlignLeading
        return side | Qt.AlignmentFlag.AlignVCenter

    def sort(self, column: int, order: Qt.SortOrder = _UP) -> None:
        self.layoutAboutToBeChanged.emit()
        before = list(self._order)
        self._order = list(range(len(self._rows)))
        if 0 <= column < len(self._headings):
            self._order.sort(key=lambda place: _rank(self._rows[place][column]), reverse=order == _DOWN)
        now = {place: row for row, place in enumerate(self._order)}
        for index in self.persistentIndexList():
            self.changePersistentIndex(index, self.index(now[before[index.row()]], index.column()))
        self.layoutChanged.emit()


@final
class _Cells(QStyledItemDelegate):
    """Cells with room around their words, so that they stand below their headings."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        inner = QStyleOptionViewItem(option)
        room = self._theme.px(_ROOM)
        inner.rect = option.rect.adjusted(room, 0, -room, 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("selection"))
        super().paint(painter, inner, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        inner = QStyleOptionViewItem(option)
        room = self._theme.px(_ROOM)
        inner.rect = option.rect.adjusted(room, 0, -room, 0)
        return super().sizeHint(inner, index) + QSize(2 * room, self._theme.px(_ROOM))


@final
class ChartTable(QTableView):
    """Read-only. Ctrl+C copies what is selected, Alt+Up and Alt+Down sort by the column one is in.

    Signals:
        activated_key(object): Enter, or a double click, on a row that has something to open.
    """

    activated_key = Signal(object)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Cells(theme, self))
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("Alt+Up and Alt+Down sort by this column, Ctrl+C copies."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        across = self.horizontalHeader()
        across.setSortIndicatorClearable(True)
        across.setSortIndicator(-1, _UP)
        across.setHighlightSections(False)
        self.setSortingEnabled(True)
        across.setStretchLastSection(True)
        self.activated.connect(self._open)
        theme.changed.connect(self._fit)

    def set_content(
        self, headings: Sequence[str], rows: Sequence[Sequence[Value]], keys: Sequence[object] = ()
    ) -> None:
        """Rows of words and numbers, in their own order; `keys` say what each row opens, None for nothing."""
        self.horizontalHeader().setSortIndicator(-1, _UP)
        self._rows.fill(headings, rows, keys)
        if rows:
            self.setCurrentIndex(self._rows.index(0, 0))
            self.clearSelection()
        self._fit()

    def copied(self) -> str:
        """What Ctrl+C copies: the selected cells, or everything with its headings when none or all are."""
        chosen = sorted({(index.row(), index.column()) for index in self.selectedIndexes()})
        count, width = self._rows.rowCount(), self._rows.columnCount()
        if not chosen or len(chosen) == count * width:
            headings = [str(self._rows.headerData(column, Qt.Orientation.Horizontal)) for column in range(width)]
            lines = [[self._rows.words(row, column) for column in range(width)] for row in range(count)]
            return "\n".join("\t".join(_in_cell(cell) for cell in line) for line in [headings, *lines])
        rows: dict[int, list[str]] = {}
        for row, column in chosen:
            rows.setdefault(row, []).append(_in_cell(self._rows.words(row, column)))
        return "\n".join("\t".join(cells) for cells in rows.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif is_alt and event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.sortByColumn(max(0, self.currentIndex().column()), _UP if event.key() == Qt.Key.Key_Up else _DOWN)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        shown = sum(self.rowHeight(row) for row in range(min(self._rows.rowCount(), _MOST_ROWS)))
        bar = self.horizontalScrollBar().sizeHint().height()
        height = self.horizontalHeader().sizeHint().height() + shown + bar
        return QSize(self._theme.px(480), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        """Rows as high as their words now need."""
        if self._rows.rowCount() <= _MOST_WRAPPED:
            self.resizeRowsToContents()

    def _copy(self) -> None:
        held = QTextDocument()
        held.setPlainText(self.copied())
        cursor = QTextCursor(held)
        cursor.select(QTextCursor.SelectionType.Document)
        QGuiApplication.clipboard().setMimeData(mime_of(cursor))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        key = self._rows.key(index.row())
        if key is not None:
            self.activated_key.emit(key)

    @Slot()
    def _fit(self) -> None:
        """Columns as wide as their words, up to a width at which these rather go over several lines."""
        px = self._theme.px
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(px(_ROW))
        down.setDefaultSectionSize(px(_ROW))
        self.resizeColumnsToContents()
        for column in range(self._rows.columnCount()):
            self.setColumnWidth(column, min(self.columnWidth(column) + px(20), px(_WIDEST)))
        self._wrap()
        self.updateGeometry()


def _rank(value: Value) -> tuple[int, float, str]:
    """Numbers by their size before words by their letters."""
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, float(value), "")


def _in_cell(words: str) -> str:
    """Words without what would end their cell."""
    return " ".join(words.replace("\t", " ").splitlines())
