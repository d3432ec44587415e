"""The timeline as a Qt list model: all places in order, the rows fetched only where they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import ParamSpec, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.finding import Filter, Glimpse
from unhurried.services.reading import ReadingRoom
from unhurried.ui import sentences

FIRST_PAGE = 60
NEXT_PAGES = 4000
WINDOW = 40
WINDOWS_KEPT = 30

GlimpseRole = Qt.ItemDataRole.UserRole + 1
StartsMonthRole = Qt.ItemDataRole.UserRole + 2

P = ParamSpec("P")
T = TypeVar("T")
_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class TimelineModel(QAbstractListModel):
    """Reflections that fit a filter, newest first.

    The first page of places is there at once, the rest follow while nobody waits. A row's glimpse is read in
    windows of neighbours and a few windows are remembered, so memory does not grow with the journal.

    Signals:
        failed(UnhurriedError): the journal could not be read; the rows stay blank.
    """

    failed = Signal(object)

    def __init__(self, reading: ReadingRoom, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading = reading
        self._filter = Filter()
        self._places = array("q")
        self._windows: OrderedDict[int, list[Glimpse]] = OrderedDict()
        self._is_complete = True
        self._filler = QTimer(self)
        self._filler.setInterval(0)
        self._filler.timeout.connect(self._fill)

    @property
    def is_complete(self) -> bool:
        """Whether every place that fits is in the list by now."""
        return self._is_complete

    def show(self, narrowed: Filter) -> None:
        """Look again, with this filter."""
        self._filler.stop()
        places = self._asked(self._reading.places, narrowed, None, FIRST_PAGE)
        self.beginResetModel()
        self._filter = narrowed
        self._windows.clear()
        self._places = array("q", places)
        self._is_complete = len(self._places) < FIRST_PAGE
        self.endResetModel()
        if not self._is_complete:
            self._filler.start()

    def stop(self) -> None:
        """Ask the journal for nothing more: it is about to be closed."""
        self._filler.stop()
        self.beginResetModel()
        self._places = array("q")
        self._windows.clear()
        self.endResetModel()

    @Slot()
    def _fill(self) -> None:
        more = self._asked(self._reading.places, self._filter, self._places[-1], NEXT_PAGES)
        if more:
            first = len(self._places)
            self.beginInsertRows(_NO_PARENT, first, first + len(more) - 1)
            self._windows.pop(first // WINDOW, None)
            self._places.extend(more)
            self.endInsertRows()
        if len(more) < NEXT_PAGES:
            self._is_complete = True
            self._filler.stop()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._places)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or not 0 <= index.row() < len(self._places):
            return None
        if role == StartsMonthRole:
            return self._starts_month(index.row())
        glimpse = self.glimpse(index.row())
        if role == GlimpseRole or glimpse is None:
            return glimpse
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(glimpse)
        return None

    def glimpse(self, row: int) -> Glimpse | None:
        """The reflection in this row, or None when it has gone meanwhile."""
        window, offset = divmod(row, WINDOW)
        rows = self._windows.get(window)
        if rows is None:
            places = self._places[window * WINDOW : (window + 1) * WINDOW].tolist()
            rows = list(self._asked(self._reading.glimpses, places, self._filter))
            self._windows[window] = rows
            while len(self._windows) > WINDOWS_KEPT:
                self._windows.popitem(last=False)
        self._windows.move_to_end(window)
        return rows[offset] if offset < len(rows) else None

    def _asked(self, question: Callable[P, Sequence[T]], *args: P.args, **kwargs: P.kwargs) -> Sequence[T]:
        """An answer of the journal, or none: Qt asks while it paints, and has no use for an exception."""
        try:
            return question(*args, **kwargs)
        except UnhurriedError as error:
            self.failed.emit(error)
            return ()

    def row_of(self, reflection_id: str) -> int:
        """The row of a reflection among those already looked at; -1 when it is not there."""
        for window, rows in self._windows.items():
            for offset, glimpse in enumerate(rows):
                if glimpse.reflection_id == reflection_id:
                    return window * WINDOW + offset
        return -1

    def _starts_month(self, row: int) -> bool:
        here = self.glimpse(row)
        above = self.glimpse(row - 1) if row else None
        if here is None or above is None:
            return here is not None
        return (here.day.year, here.day.month) != (above.day.year, above.day.month)

    def _spoken(self, glimpse: Glimpse) -> str:
        words = "".join(piece.text for piece in glimpse.pieces)
        parts = [sentences.long_day(glimpse.day), glimpse.client_code or "", ", ".join(glimpse.tags), words]
        return ". ".join(part for part in parts if part)
