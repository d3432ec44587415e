"""Leaving: a verified backup and an export in each open form, beside plain copies of the same files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from tests.bench.author import FIRST_DAY, YEARS
from tests.bench.figures import Figure, alternately, taken, timed
from tests.bench.journals import Place
from tests.bench.stage import theme

from unhurried import app
from unhurried.domain.backups import carry_on
from unhurried.domain.finding import Filter
from unhurried.domain.leaving import Form
from unhurried.services.leaving.taking_out import TakingOut
from unhurried.ui.leaving.paper_printer import PaperPrinter

_ROUNDS = 3
_WHOLE = {Form.MARKDOWN: "Markdown", Form.JSON: "JSON", Form.HTML: "HTML", Form.CSV: "CSV"}


def measure(place: Place, home: Path) -> Iterator[Figure]:
    """The backup is of all there is each time; so is the export, but for what is set on paper."""
    theme()  # paper needs the one application that there can be
    copied = home / "plain copy"
    ours, floor = alternately(_ROUNDS, lambda: _back_up(place), lambda: timed(lambda: _copy(place.database, copied)))
    copied.unlink()
    shutil.rmtree(place.folder / "backups")
    yield taken("Back up all of it, and read the backup", ours, floor)
    for form, name in _WHOLE.items():
        yield _taken_out(place, form, Filter(), home, f"Take all of it out as {name}, and read it back")
    middle = FIRST_DAY + timedelta(days=YEARS * 365 // 2)
    month = Filter(since=middle, until=middle + timedelta(days=30))
    yield _taken_out(place, Form.PDF, month, home, "Take a month out as PDF, and read it back")


def _back_up(place: Place) -> float:
    return timed(lambda: app.safekeeping().make(place.folder, place.key, app.now()))


def _taken_out(place: Place, form: Form, narrowed: Filter, home: Path, name: str) -> Figure:
    target, copied = home / f"taken out as {form}", home / "plain copy"
    journal = place.open()
    desk = TakingOut(journal, app.load_shelves(), app.now)
    ours = timed(lambda: desk.take_out(form, narrowed, target, carry_on, PaperPrinter()))
    journal.close()
    floor = timed(lambda: shutil.copytree(target, copied))
    shutil.rmtree(target)
    shutil.rmtree(copied)
    return taken(name, [ours], [floor])


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())
