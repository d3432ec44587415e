"""Making an archive: one moment of a journal, or a part of it, under a key of its own, and read back."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from unhurried.domain.archives import Archive
from unhurried.domain.errors import ArchiveDamaged
from unhurried.domain.finding import Filter
from unhurried.domain.keys import MasterKey, normalised
from unhurried.storage import indexing, key_file, note_index, opening, unlocking
from unhurried.storage.archives import choosing, placing, unsealing
from unhurried.storage.backups import checking, container, manifest, scratch
from unhurried.storage.backups.container import Sums
from unhurried.storage.backups.manifest import ARCHIVE, Manifest, Particulars
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import connect_existing
from unhurried.storage.engine import Engine, in_our_words
from unhurried.storage.key_file import KeyFile
from unhurried.storage.migrations import Step
from unhurried.storage.slots import PASSPHRASE, Head, Strength, database_key, key_id, seal

_NEW: Final = "archive.db"
_READ_BACK: Final = "read-back.db"
# What keys.json of an archive calls its database; the first of a journal is called so.
_DATABASE: Final = "journal-000001.db"


@dataclass(frozen=True, slots=True)
class Making:
    """A journal with its key, what of it goes into the archive, where to, and when."""

    folder: Path
    key: MasterKey
    narrowed: Filter
    target: Path
    at: datetime
    strength: Strength
    steps: Sequence[Step]

    def make(self, passphrase: str, watch: Watch) -> Archive:
        """Make it in a room inside the journal's folder; only what is encrypted and whole leaves that."""
        placing.must_be_free(self.target)
        unlocking.belonging(self.folder, self.key)  # what is no journal is told before a lock file is put there
        with scratch.alone(self.folder, watch), scratch.room(self.folder) as room, in_our_words(self.folder):
            sealed = _new_keys(passphrase, self.at, self.strength)
            particulars = self._fill(room / _NEW, sealed, watch.part(0, 0.6))
            with placing.beside(self.target) as unfinished:
                label = _Label(sealed, self.at, particulars)
                made = self._pack(unfinished, room / _NEW, label, watch.part(0.6, 0.8))
                self._read_back(unfinished, room / _READ_BACK, passphrase, particulars, watch.part(0.8, 1))
                placing.put(unfinished, self.target)
        return unsealing.told(made, particulars, self.target)

    def _fill(self, path: Path, sealed: _Sealed, watch: Watch) -> Particulars:
        raw_key = sealed.raw_key
        opening.make_database(path, raw_key, sealed.file.head.journal_id, self.at, self.steps)
        self._copy_moment(path, raw_key, watch.part(0, 0.7))
        return checking.examine(path, raw_key, watch.part(0.7, 1))

    def _copy_moment(self, path: Path, raw_key: str, watch: Watch) -> None:
        file = unlocking.belonging(self.folder, self.key).file
        journal_id = file.head.journal_id
        with (
            closing(connect_existing(self.folder / file.database, database_key(self.key, journal_id))) as source,
            closing(connect_existing(path, raw_key)) as target,
        ):
            opening.must_be_up_to_date(source, journal_id, self.steps)
            there, made = Engine(source, self.folder), Engine(target, path.parent)
            with there.one_moment(), made.transaction(counts=False):
                places = choosing.chosen(there, self.narrowed)
                for number, table in enumerate(choosing.TABLES):
                    watch.at(number / len(choosing.TABLES))
                    choosing.copy(source, target, table, places)
                indexing.make_afresh(made)
                note_index.make_afresh(made)
            target.execute("PRAGMA journal_mode = DELETE")  # all of it is in the one file

    def _pack(self, unfinished: Path, database: Path, label: _Label, watch: Watch) -> Manifest:
        with placing.in_our_words():
            return container.pack(unfinished, key_file.as_bytes(label.sealed.file), database, label.describe, watch)

    def _read_back(
        self, unfinished: Path, into: Path, passphrase: str, particulars: Particulars, watch: Watch
    ) -> None:
        """As somebody else would: from the file and the passphrase alone."""
        key = unsealing.unlock(unfinished, passphrase)
        read = unsealing.unpack(unfinished, into, key, watch)
        if read.particulars != particulars:
            raise ArchiveDamaged


@dataclass(frozen=True, slots=True)
class _Sealed:
    """The key of a new archive, and the key file that opens it."""

    key: MasterKey
    file: KeyFile

    @property
    def raw_key(self) -> str:
        return database_key(self.key, self.file.head.journal_id)


def _new_keys(passphrase: str, at: datetime, strength: Strength) -> _Sealed:
    key, archive_id = MasterKey(secrets.token_bytes(32)), secrets.token_hex(16)
    head = Head(archive_id, key_id(key, archive_id), at.date().isoformat())
    slot = seal(head, PASSPHRASE, normalised(passphrase), key, strength)
    return _Sealed(key, KeyFile(head, _DATABASE, (slot,)))


@dataclass(frozen=True, slots=True)
class _Label:
    """What an archive says of itself, once its sums are known."""

    sealed: _Sealed
    at: datetime
    particulars: Particulars

    def describe(self, sums: Sums) -> Manifest:
        head = self.sealed.file.head
        bare = Manifest(
            journal_id=head.journal_id,
            key_id=head.key_id,
            sequence=1,
            made_at=manifest.stamp(self.at),
            day=self.at.date().isoformat(),
            keys_sum=sums.keys,
            database_sum=sums.database,
            database_size=sums.size,
            format=ARCHIVE,
        )
        return manifest.seal(bare, self.particulars, self.sealed.key)
