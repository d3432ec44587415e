"""The command: measure everything, print one table, and end with 1 when something is over its target.

`./test bench` measures with 20,000 and 100,000 entries, `./test bench --entries 20000` with so many only.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.bench import finding, opening, pacing, saving, starting, timeline, writing
from tests.bench.figures import Figure, as_table
from tests.bench.journals import Place, make_journal
from tests.bench.marked import make_marked_journal

_SIZES = (20_000, 100_000)


def main() -> int:
    """Measure. Answers the exit code."""
    parser = argparse.ArgumentParser(prog="./test bench", description="Measure Unhurried against its targets.")
    parser.add_argument("--entries", type=int, action="append", help="only with so many generated entries")
    sizes = tuple(parser.parse_args().entries or _SIZES)
    with tempfile.TemporaryDirectory(prefix="unhurried-bench-") as name:
        home = Path(name)
        figures = list(_told(_measured(home, sizes)))
    print(f"\n{as_table(figures)}")  # noqa: T201
    return 1 if any(figure.is_over for figure in figures) else 0


def _measured(home: Path, sizes: tuple[int, ...]) -> Iterator[Figure]:
    small = make_journal(home / "Small.journal", 500)
    yield from starting.measure_start(small, home)
    yield from saving.measure(home)
    yield from writing.measure(small)
    for entries in sizes:
        place = make_journal(home / f"{entries}.journal", entries)
        yield Figure(f"With {entries:,} entries", "")
        yield from _with_many(place, home)


def _with_many(place: Place, home: Path) -> Iterator[Figure]:
    yield from opening.measure(place)
    yield from finding.measure(place)
    yield from timeline.measure(place)
    yield from starting.measure_memory(place, home)
    yield from pacing.measure(make_marked_journal(home / f"{place.entries} marked.journal", place.entries))


def _told(figures: Iterator[Figure]) -> Iterator[Figure]:
    """The figures as they come, each said at once to whoever waits."""
    for figure in figures:
        sys.stderr.write(" ".join(cell for cell in figure.cells() if cell) + "\n")
        yield figure


if __name__ == "__main__":
    sys.exit(main())
