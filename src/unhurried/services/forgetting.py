"""Forgetting: a look at what would go, erasing it for good, and the legal hold that stops all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from unhurried.domain.backups import DamagedFiles
from unhurried.domain.errors import HeldByLaw, ReflectionMissing, UnhurriedError
from unhurried.domain.forgetting import Footprint, HoldChange, OneReflection, Scope, still_in_backups_until, together
from unhurried.domain.ports import Journal
from unhurried.services.inbox import take_in


class ForgettingRoom:
    """The verbs of forgetting.

    `backup_days` tells the days of the backups there are, wherever they lie; `damaged_files` tells what was put
    aside as damaged, from which nothing is ever erased.
    """

    def __init__(
        self,
        journal: Journal,
        today: Callable[[], date],
        backup_days: Callable[[], Iterable[date]] = tuple,
        damaged_files: Callable[[], DamagedFiles] = DamagedFiles,
    ) -> None:
        self._journal = journal
        self._today = today
        self._backup_days = backup_days
        self.damaged_files = damaged_files
        self.leaves_traces = False

    def client_codes(self) -> list[str]:
        """Every code that something can be erased about, by the alphabet; of all there is, the trash included."""
        kept = self._journal.reflections
        codes = set(kept.client_codes())
        codes |= {kept.one(reflection_id).writing.client_code or "" for reflection_id in kept.trashed()}
        codes |= {draft.writing.client_code or "" for draft in self._journal.drafts.all()}
        codes |= {ends.thread.client_code or "" for ends in self._journal.threads.ends()}
        codes |= {asked.client_code or "" for asked in self._journal.supervision.questions()}
        return sorted(codes - {""}, key=str.casefold)

    def has_gone(self, reflection_id: str) -> bool:
        """Whether there is no such reflection any more, in the trash or not."""
        try:
            self._journal.reflections.one(reflection_id)
        except ReflectionMissing:
            return True
        return False

    def preview(self, scope: Scope) -> Footprint:
        """What would go. Lines that wait in the inbox are taken in first, so that they count."""
        take_in(self._journal)
        return self._journal.forgetting.footprint(scope)

    def preview_trash(self) -> Footprint:
        """What would go if the trash were emptied: reflections, and what hangs on them."""
        kept = self._journal.reflections
        parts = (self._journal.forgetting.footprint(OneReflection(found)) for found in kept.trashed())
        return together(parts)

    def still_in_backups_until(self) -> date | None:
        """The day by which every backup there is now has gone, if backups go on; None without any."""
        return still_in_backups_until(self._backup_days(), self._today())

    def erase(self, scope: Scope) -> Footprint:
        """Erase it for good, and say what has gone. Raises HeldByLaw.

        `leaves_traces` tells whether the log beside the database, while something else was reading it, could
        not be cleared of it; closing the journal does that.
        """
        if self.is_held:
            raise HeldByLaw
        take_in(self._journal)
        with self._journal.transaction():
            gone = self._journal.forgetting.footprint(scope)
            self._journal.forgetting.erase(scope)
        self.leaves_traces = not self._could_clear()
        return gone

    def _could_clear(self) -> bool:
        # It is erased by now: an error here would say that it was not.
        try:
            self._journal.forget_traces()
        except UnhurriedError:
            return False
        return True

    @property
    def is_held(self) -> bool:
        return self._journal.holds.is_on

    def hold(self) -> None:
        """Set the legal hold: from now on nothing is erased."""
        self._switch(is_on=True)

    def lift_hold(self) -> None:
        self._switch(is_on=False)

    def hold_log(self) -> list[HoldChange]:
        """When the hold was set and lifted, oldest first."""
        return self._journal.holds.log()

    def _switch(self, *, is_on: bool) -> None:
        with self._journal.transaction():
            if self._journal.holds.is_on != is_on:
                self._journal.holds.add(HoldChange(self._today(), is_on))
