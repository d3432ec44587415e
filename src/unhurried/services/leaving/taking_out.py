"""Taking out: the journal, or a part of it, written in an open format, read back, counted, and put in its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, final

from unhurried.domain.backups import Progress, carry_on
from unhurried.domain.errors import Cancelled, CountsDiffer
from unhurried.domain.finding import Filter
from unhurried.domain.leaving import Counts, Extent, Form, Manifest, Printer
from unhurried.domain.ports import Journal
from unhurried.domain.prompts import Shelves
from unhurried.services.leaving import manifest as manifests
from unhurried.services.leaving import shaping
from unhurried.services.leaving.folder import Unfinished, unfinished
from unhurried.services.leaving.shape import Shape, rest_of

_EVERYTHING: Final = Filter()
# So many reflections are in memory at a time.
_AT_ONCE: Final = 200
# How far a call has come when all is written, and what is left is to read it back.
_WRITTEN: Final = 0.7
_READ: Final = 0.9


@final
class TakingOut:
    """The verbs of leaving, on a journal that was opened for it or is open anyway."""

    def __init__(self, journal: Journal, shelves: Shelves, now: Callable[[], datetime]) -> None:
        self._journal = journal
        self._shelves = shelves
        self._now = now

    def count(
        self, narrowed: Filter = _EVERYTHING, *, with_trash: bool = False, with_rest: bool | None = None
    ) -> Counts:
        """How much would be taken. The rest comes with the whole journal, or where it is asked for."""
        return self._journal.leaving.counts(_extent(narrowed, with_trash=with_trash, with_rest=with_rest))

    def take_out(
        self,
        form: Form,
        narrowed: Filter,
        target: Path,
        progress: Progress = carry_on,
        printer: Printer | None = None,
        *,
        with_trash: bool = False,
        with_rest: bool | None = None,
    ) -> Manifest:
        """Write a new folder at `target`, which is not to be there yet; PDF needs a printer.

        Raises TargetExists, TargetMissing, TargetIsReadOnly, DiskIsFull, CountsDiffer, NotKept or Cancelled, and
        then nothing is left behind.
        """
        extent = _extent(narrowed, with_trash=with_trash, with_rest=with_rest)
        with unfinished(target) as folder, self._journal.one_moment():
            export = _Export(self._journal, folder, form, extent, progress)
            at = self._now()
            shape = shaping.begun(form, folder, extent, at, self._shelves, printer, export.heartbeat)
            return export.made(shape, at)


@final
class _Export:
    """One export, from the first reflection to the manifest."""

    def __init__(self, journal: Journal, folder: Unfinished, form: Form, extent: Extent, progress: Progress) -> None:
        self._journal = journal
        self._folder = folder
        self._form = form
        self._extent = extent
        self._progress = progress
        self._done = 0.0

    def heartbeat(self) -> None:
        """Somebody is at work. Raises Cancelled when that is to stop."""
        if not self._progress(self._done):
            raise Cancelled

    def made(self, shape: Shape, at: datetime) -> Manifest:
        """Write it, read it back, and put it where it is to be."""
        counts = self._journal.leaving.counts(self._extent)
        wanted = {kind: counts[kind] for kind in counts if kind in shaping.held(self._form)}
        try:
            self._write(shape)
            self._come_to(_WRITTEN)
            _compare(wanted, shape.counted(self.heartbeat))
        finally:
            shape.close()
        self._come_to(_READ)
        files = tuple(self._folder.written(self.heartbeat))
        manifest = Manifest(self._form, at, wanted, files, self._extent.is_whole, shape.unprinted_letters)
        self._folder.write(manifests.JSON_NAME, manifests.as_json(manifest))
        self._folder.write(manifests.TEXT_NAME, manifests.as_text(manifest))
        self._come_to(1)
        self._folder.put()
        return manifest

    def _write(self, shape: Shape) -> None:
        places = self._journal.leaving.places(self._extent)
        for begun in range(0, len(places), _AT_ONCE):
            self._come_to(_WRITTEN * begun / len(places))
            for leaf in self._journal.leaving.leaves(places[begun : begun + _AT_ONCE]):
                shape.leaf(leaf)
        if self._extent.with_rest:
            shape.rest(rest_of(self._journal))
        shape.end()

    def _come_to(self, done: float) -> None:
        self._done = done
        self.heartbeat()


def _compare(wanted: Counts, found: Counts) -> None:
    for kind, number in wanted.items():
        if found.get(kind, 0) != number:
            raise CountsDiffer(kind, number, found.get(kind, 0))


def _extent(narrowed: Filter, *, with_trash: bool, with_rest: bool | None) -> Extent:
    return Extent(narrowed, with_trash, narrowed.is_empty if with_rest is None else with_rest)
