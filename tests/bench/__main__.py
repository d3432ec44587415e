"""The command: measure everything, print one table, and end with 1 when something is over its budget.

`./test bench` measures journals with 20,000 and 100,000 entries, `./test bench --entries 20000` that one alone,
`./test bench --only finding` one part; `./test bench rivals` searches beside other journals, and `./test bench clean`
removes the generated journals that are kept between two runs.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import cached, finding, leaving, opening, pacing, saving, starting, timeline, walking, writing
from tests.bench.figures import Figure
from tests.bench.in_the_clear import copy_in_the_clear
from tests.bench.journals import Place
from tests.bench.neighbours import Neighbours
from tests.bench.rivals import material, measuring
from tests.bench.table import as_table, rows_of

_SIZES = (20_000, 100_000)
_AMONG_OTHERS = 20_000
_LITTLE = 500


@dataclass
class Measured:
    """A journal of one size, and what is measured beside it."""

    place: Place
    little: Place
    home: Path

    @cached_property
    def in_the_clear(self) -> Path:
        return copy_in_the_clear(self.place, self.home / f"{self.place.entries} without a key.db")


# In this order: what writes to the journal comes last.
_PARTS: dict[str, Callable[[Measured], Iterator[Figure]]] = {
    "starting": lambda it: starting.measure(it.place, it.home),
    "opening": lambda it: opening.measure(it.place, it.in_the_clear),
    "finding": lambda it: finding.measure(it.place),
    "timeline": lambda it: timeline.measure(it.place),
    "walking": lambda it: walking.measure(it.place, it.little),
    "pacing": lambda it: pacing.measure(it.place),
    "leaving": lambda it: leaving.measure(it.place, it.home),
    "writing": lambda it: writing.measure(it.place),
    "saving": lambda it: saving.measure(it.place, it.in_the_clear),
}


def main() -> int:
    """Measure. Answers the exit code."""
    parser = argparse.ArgumentParser(prog="./test bench", description="Measure Unhurried against its budgets.")
    parser.add_argument("what", nargs="?", choices=("lifetime", "rivals", "clean"), default="lifetime")
    parser.add_argument("--entries", type=int, action="append", help="only with so many generated entries")
    parser.add_argument("--only", choices=_PARTS, action="append", help="only this part of it")
    asked = parser.parse_args()
    if asked.what == "clean":
        print(cached.clean())  # noqa: T201
        return 0
    with tempfile.TemporaryDirectory(prefix="unhurried-bench-") as name:
        if asked.what == "rivals":
            return _beside_others(Path(name))
        return _lifetime(Path(name), asked.entries or _SIZES, asked.only or list(_PARTS))


def _lifetime(home: Path, sizes: tuple[int, ...], parts: list[str]) -> int:
    neighbours = Neighbours()
    figures = {size: list(_told(_measured(home / str(size), size, parts), neighbours)) for size in sorted(set(sizes))}
    rows = rows_of(figures)
    print(f"\n{as_table(rows)}\n\n{neighbours.summary()}")  # noqa: T201
    return 0 if all(row.is_well for row in rows) else 1


def _beside_others(home: Path) -> int:
    """The same entries in other journals, as far as they are installed here."""
    neighbours = Neighbours()
    place = cached.journal_of(_AMONG_OTHERS, home)
    told = list(measuring.measure(place, material.entries(_AMONG_OTHERS), home))
    rivals = [one for one in told if isinstance(one, measuring.Rival)]
    neighbours.share()
    print(f"\n{measuring.as_table(rivals)}\n")  # noqa: T201
    left_out = [one for one in told if isinstance(one, str)]
    print("\n".join([*(rival.told() for rival in rivals), *left_out, "", neighbours.summary()]))  # noqa: T201
    return 0 if measuring.least_lead(rivals) >= measuring.ENOUGH else 1


def _measured(home: Path, size: int, parts: list[str]) -> Iterator[Figure]:
    home.mkdir()
    measured = Measured(cached.journal_of(size, home), cached.journal_of(_LITTLE, home / "little"), home)
    for part in parts:
        yield from _PARTS[part](measured)


def _told(figures: Iterator[Figure], neighbours: Neighbours) -> Iterator[Figure]:
    """The figures as they come, each said at once to whoever waits."""
    neighbours.share()
    for figure in figures:
        share = neighbours.share()
        ratio = "" if figure.ratio is None else f"{figure.ratio:.3g} ×"
        others = "" if share is None else f"(others {share:.0%})"
        told = (figure.name, figure.told(), ratio, "over" if figure.is_over else "", others)
        sys.stderr.write(" ".join(cell for cell in told if cell) + "\n")
        yield figure


if __name__ == "__main__":
    sys.exit(main())
