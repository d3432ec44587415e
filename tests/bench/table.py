"""The table of a lifetime: the same figures on journals of several sizes side by side, and what grew beyond them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.figures import Figure, in_unit

# What is in proportion to the entries comes out a little above or below them each time.
_CHANCE = 1.1


@dataclass(frozen=True)
class Row:
    """One figure in every size, the smallest journal first."""

    of_size: Mapping[int, Figure]

    @property
    def name(self) -> str:
        return self._last.name

    @property
    def growth(self) -> float | None:
        """What the largest journal costs, in costs of the smallest; None where there is nothing to compare."""
        first = self.of_size[min(self.of_size)].typical
        return self._last.typical / first if len(self.of_size) > 1 and first else None

    @property
    def outgrows(self) -> bool:
        """Whether the cost grows faster than the number of entries."""
        entries = max(self.of_size) / min(self.of_size)
        return self.growth is not None and self.growth > entries * _CHANCE

    @property
    def verdict(self) -> str:
        """What is wrong with it, in a few words, or that it is within its budget; "" where it has none."""
        over = [f"{size:,}" for size, figure in self.of_size.items() if figure.is_over]
        wrong = [f"over at {' and '.join(over)}"] if over else []
        wrong += ["outgrows the entries"] if self.outgrows else []
        return ", ".join(wrong) or ("within" if self._last.budget.told("") else "")

    @property
    def is_well(self) -> bool:
        return self.verdict in {"", "within"}

    def cells(self, sizes: Sequence[int]) -> tuple[str, ...]:
        """The line of the table, cell by cell; floor and ratio are those of the largest journal."""
        last = self._last
        told = (self.of_size[size].told() if size in self.of_size else "" for size in sizes)
        growth = "" if self.growth is None else f"{self.growth:.2g} ×"
        floor = "" if last.floor is None else in_unit(last.floor, last.unit)
        ratio = "" if last.ratio is None else in_unit(last.ratio, "×")
        return (self.name, *told, growth, floor, ratio, last.budget.told(last.unit), self.verdict)

    @property
    def _last(self) -> Figure:
        return self.of_size[max(self.of_size)]


def rows_of(figures: Mapping[int, Sequence[Figure]]) -> list[Row]:
    """A row for every name, in the order in which the names came."""
    names = dict.fromkeys(figure.name for size in sorted(figures) for figure in figures[size])
    found = {name: {} for name in names}
    for size in sorted(figures):
        for figure in figures[size]:
            found[figure.name][size] = figure
    return [Row(of_size) for of_size in found.values()]


def as_table(rows: Sequence[Row]) -> str:
    """All rows as a Markdown table."""
    sizes = sorted({size for row in rows for size in row.of_size})
    head = ("what", *(f"{size:,}" for size in sizes), "growth", "floor", "ratio", "budget", "")
    return markdown([head, *(row.cells(sizes) for row in rows)])


def markdown(lines: Sequence[Sequence[str]]) -> str:
    """A table, its head first, with its columns in line for whoever reads the source."""
    rows = [lines[0], ["---"] * len(lines[0]), *lines[1:]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(lines[0]))]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    )
