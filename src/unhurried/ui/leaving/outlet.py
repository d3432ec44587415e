"""The outlet: the open journal once more, for counting what would leave and for taking it out, on another thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from unhurried.domain.backups import Progress
from unhurried.domain.finding import Filter
from unhurried.domain.leaving import Counts, Form, Manifest
from unhurried.domain.ports import Journal
from unhurried.domain.prompts import Shelves


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to leave. The trash goes with the whole journal only, the rest with a part only where it is wanted."""

    form: Form
    narrowed: Filter = field(default=Filter(), repr=False)
    wants_trash: bool = False
    wants_rest: bool = False

    @property
    def with_trash(self) -> bool:
        return self.wants_trash and self.narrowed.is_empty

    @property
    def with_rest(self) -> bool:
        return self.wants_rest or self.narrowed.is_empty


@dataclass(frozen=True)
class Outlet:
    """It knows no widget, so that its verbs may run on any thread; each opens the journal and closes it again."""

    folder: Path
    open_beside: Callable[[], Journal]
    shelves: Shelves
    now: Callable[[], datetime]

    def count(self, asked: Asked) -> Counts:
        """How much that is now."""
        from unhurried.services.leaving.taking_out import TakingOut

        journal = self.open_beside()
        try:
            verbs = TakingOut(journal, self.shelves, self.now)
            return verbs.count(asked.narrowed, with_trash=asked.with_trash, with_rest=asked.with_rest)
        finally:
            journal.close()

    def take_out(self, asked: Asked, target: Path, progress: Progress) -> Manifest:
        """Write it; see TakingOut.take_out for what can stand in the way."""
        from unhurried.services.leaving.taking_out import TakingOut
        from unhurried.ui.leaving.paper_printer import PaperPrinter

        printer = PaperPrinter() if asked.form is Form.PDF else None
        journal = self.open_beside()
        try:
            verbs = TakingOut(journal, self.shelves, self.now)
            trash, rest = asked.with_trash, asked.with_rest
            return verbs.take_out(
                asked.form, asked.narrowed, target, progress, printer, with_trash=trash, with_rest=rest
            )
        finally:
            journal.close()


def free_target(parent: Path, day: date) -> Path:
    """A folder that is not there yet, named after the program and the day, which say nothing of what is in it."""
    name = f"Unhurried {day.isoformat()}"
    target, number = parent / name, 1
    while target.exists():
        number += 1
        target = parent / f"{name} {number}"
    return target
