"""What can be chosen and what is chosen, as Qt list models: one row for each part, with the words it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from unhurried.domain.sharing.parts import Part
from unhurried.ui.models.timeline import GlimpseRole, TimelineModel
from unhurried.ui.sharing import part_words
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.rows import LinesRole, RowLine

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_SHOWN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class _Parts(QAbstractListModel):
    """Parts in an order, each with the lines that are painted and the words that are read out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.parts: list[Part] = []
        self._known: dict[str, list[RowLine]] = {}

    def show(self, parts: Sequence[Part]) -> None:
        """Other parts in place of these."""
        self.beginResetModel()
        self.parts = list(parts)
        self._known.clear()
        self.endResetModel()

    def part(self, index: _Index) -> Part | None:
        return self.parts[index.row()] if index.isValid() and index.row() < len(self.parts) else None

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.parts)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        part = self.part(index)
        if part is None:
            return None
        if role == LinesRole:
            return self._kept_lines(part)
        return ". ".join(line.text for line in self._kept_lines(part) if line.text) if role in _SHOWN else None

    def _kept_lines(self, part: Part) -> list[RowLine]:
        """Read once: Qt asks for each row again and again."""
        if part.part_id not in self._known:
            self._known[part.part_id] = self._lines(part)
        return self._known[part.part_id]

    def _lines(self, part: Part) -> list[RowLine]:
        raise NotImplementedError


class OfferedParts(_Parts):
    """What can be chosen of one reflection or one thread, each ticked or not."""

    def __init__(self, copy: CopyInHand, parent: QObject) -> None:
        super().__init__(parent)
        self._copy = copy
        copy.changed.connect(self._look_again)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        part = self.part(index)
        if role == Qt.ItemDataRole.CheckStateRole and part:
            return Qt.CheckState.Checked if self._copy.has(part.part_id) else Qt.CheckState.Unchecked
        return super().data(index, role)

    def _lines(self, part: Part) -> list[RowLine]:
        return part_words.in_full(part)

    def _look_again(self) -> None:
        if self.parts:
            self.dataChanged.emit(self.index(0), self.index(len(self.parts) - 1), [Qt.ItemDataRole.CheckStateRole])


class ChosenParts(_Parts):
    """What is chosen, in the order in which it will stand."""

    def _lines(self, part: Part) -> list[RowLine]:
        return part_words.in_short(part)


class ReflectionsToChooseFrom(TimelineModel):
    """The timeline, which also says aloud of which reflections something is chosen."""

    chosen_from: frozenset[str] = frozenset()

    def mark(self, reflection_ids: frozenset[str]) -> None:
        """Something of these is chosen, and of no others."""
        if reflection_ids != self.chosen_from:
            self.chosen_from = reflection_ids
            if self.rowCount():
                self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def has_chosen_from(self, row: int) -> bool:
        glimpse = self.glimpse(row)
        return glimpse is not None and glimpse.reflection_id in self.chosen_from

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        told = super().data(index, role)
        if role in _SHOWN and isinstance(told, str):
            glimpse = super().data(index, GlimpseRole)
            if glimpse is not None and getattr(glimpse, "reflection_id", "") in self.chosen_from:
                return f"{part_words.chosen_from()}. {told}"
        return told


class PlainRows(QAbstractListModel):
    """Rows that are only looked at and walked through."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[list[RowLine]] = []

    def show_rows(self, rows: list[list[RowLine]]) -> None:
        """Other rows in place of these; the same ones leave everything as it is."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        lines = self._rows[index.row()]
        if role == LinesRole:
            return lines
        return ". ".join(line.text for line in lines) if role in _SHOWN else None
