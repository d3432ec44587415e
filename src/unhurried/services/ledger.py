"""The ledger: what left the journal, as lines that are only ever added to, and whether they are as they were."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from unhurried.domain import chain
from unhurried.domain.disclosures import Disclosure, Entry, LedgerCheck, LedgerLine, LineKind
from unhurried.domain.errors import LineMissing
from unhurried.domain.ports import Journal
from unhurried.domain.text import clean


class LedgerRoom:
    """The verbs of the ledger. `now` gives aware datetimes, `today` the local day."""

    def __init__(self, journal: Journal, now: Callable[[], datetime], today: Callable[[], date]) -> None:
        self._journal = journal
        self._now = now
        self._today = today

    def lines(self) -> list[LedgerLine]:
        """Every line, in the order in which they were written."""
        return self._journal.ledger.lines()

    def entries(self) -> list[Entry]:
        """Every copy that was made, from the first to the latest, with what was noted about it later."""
        lines = self.lines()
        marks: dict[int | None, list[LedgerLine]] = {}
        for line in lines:
            if line.kind is not LineKind.MADE:
                marks.setdefault(line.about, []).append(line)
        return [
            Entry(line, line.disclosure, tuple(marks.get(line.number, ())))
            for line in lines
            if line.kind is LineKind.MADE and line.disclosure
        ]

    def to_destroy(self) -> list[Entry]:
        """Copies that were to be destroyed by now, and of which nothing was noted since."""
        today = self._today()
        out = (entry for entry in self.entries() if entry.is_out)
        return [entry for entry in out if entry.disclosure.destroy_by and entry.disclosure.destroy_by < today]

    def record(self, disclosure: Disclosure) -> LedgerLine:
        """Write down that a copy was made."""
        told = replace(
            disclosure,
            for_role=" ".join(clean(disclosure.for_role).split()),
            password_given=" ".join(clean(disclosure.password_given).split()),
        )
        return self._add(LineKind.MADE, told)

    def mark(self, number: int, kind: LineKind) -> LedgerLine:
        """Note that the copy of this line was destroyed or returned. Raises LineMissing."""
        if kind is LineKind.MADE:
            raise ValueError("a copy is made once")
        return self._add(kind, about=number)

    def check(self) -> LedgerCheck:
        """Follow the chain from the first line to the head that is kept apart."""
        return chain.checked(self.lines(), self._journal.ledger.head())

    def _add(self, kind: LineKind, disclosure: Disclosure | None = None, about: int | None = None) -> LedgerLine:
        with self._journal.transaction():
            kept = self._journal.ledger
            if about is not None and all(entry.line.number != about for entry in self.entries()):
                raise LineMissing
            line = chain.next_line(kept.head(), self._now(), kind, disclosure, about)
            kept.add(line)
        return line
