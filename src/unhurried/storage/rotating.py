"""Rotation: the database in a new file under a new key, and one replacement that makes it the journal.

Until keys.json has been replaced, everything is as it was; from then on only the new secrets open anything.
What a crash leaves of either file is named in a note, and goes when the journal is next opened.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from unhurried.domain.errors import JournalDamaged, UnhurriedError
from unhurried.domain.keys import MasterKey, WayIn, normalised
from unhurried.domain.rotation import Rotated
from unhurried.storage import files, generations, key_file, opening, tally, unlocking
from unhurried.storage.backups import lasting, naming, scratch
from unhurried.storage.backups.checking import must_be_whole, particulars
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database, connect
from unhurried.storage.engine import in_our_words
from unhurried.storage.key_file import KeyFile
from unhurried.storage.migrations import Step
from unhurried.storage.slots import (
    PASSPHRASE,
    RECOVERY,
    Strength,
    database_key,
    inbox_address,
    inbox_secret,
    key_id,
    seal,
)

_NOTE = ".rotating.json"
_PAGES = 1000

_Keyed = tuple[KeyFile, MasterKey]


class Secrets(NamedTuple):
    """What the journal is to open with from now on."""

    passphrase: str
    recovery_code: str


def rotate(
    folder: Path, key: MasterKey, to: Secrets, strength: Strength, steps: Sequence[Step], watch: Watch
) -> Rotated:
    """Put the journal under a new key. Call it only with the lock."""
    found = unlocking.belonging(folder, key)
    known = found.file
    if not found.is_copy:
        tidy(folder, known.database)
    journal_id = known.head.journal_id
    opening.open_database(folder, known, key, steps).close()
    watch.at(0)
    new_key = MasterKey(secrets.token_bytes(32))
    changed = _under(new_key, known, to, strength, generations.following(folder, known))
    with scratch.alone(folder, watch):  # no backup is to find the key file of one and the pages of the other
        _replace(folder, (known, key), (changed, new_key), watch)
    ended = {slot.type for slot in known.slots} - {slot.type for slot in changed.slots}
    backups = naming.listing(folder / naming.FOLDER).of(journal_id).backups
    ways = frozenset(WayIn(kind) for kind in ended & {*WayIn})
    return Rotated(new_key, ways, backups, generations.damaged_files(folder))


def tidy(folder: Path, current: str) -> None:
    """Remove what a rotation that was cut short left over: the file before it, or the unfinished one."""
    noted = _note(folder)
    if noted is None:
        return
    with suppress(UnhurriedError), files.in_our_words():
        if current in noted:
            for name in noted - {current}:
                generations.remove(folder / name)
            files.folder_to_disk(folder)
        (folder / _NOTE).unlink()


def _under(key: MasterKey, known: KeyFile, to: Secrets, strength: Strength, database: str) -> KeyFile:
    """The key file with another key, another database and two new slots; no other slot can come along."""
    head = replace(known.head, key_id=key_id(key, known.head.journal_id))
    slots = (
        seal(head, PASSPHRASE, normalised(to.passphrase), key, strength),
        seal(head, RECOVERY, to.recovery_code.encode("ascii"), key, strength),
    )
    return KeyFile(head, database, slots, inbox_address(inbox_secret(key, head.journal_id)))


def _replace(folder: Path, old: _Keyed, new: _Keyed, watch: Watch) -> None:
    """Copy, compare, and point to the copy; both names are noted until only one of the files is left."""
    before, after = old[0].database, new[0].database
    with files.in_our_words():
        files.replace_whole(folder / _NOTE, json.dumps([before, after]).encode("ascii"))
    try:
        _copy(folder, old, new, watch)
        key_file.change(folder, old[0], new[0])
    except BaseException:
        if key_file.read(folder).file != new[0]:
            tidy(folder, before)
            raise
        # keys.json was replaced before the failure, and it may not be on the disk for certain: the old
        # file stays, with the note, until the journal is next opened.
    else:
        tidy(folder, after)


def _copy(folder: Path, old: _Keyed, new: _Keyed, watch: Watch) -> None:
    """Every page under the new key; read again, compared, and on the disk."""
    path = folder / new[0].database
    with files.in_our_words(), in_our_words(folder):
        files.make_file(path)
        with closing(_connected(folder, *old)) as source, closing(_connected(folder, *new)) as target:
            copying = watch.part(0, 0.3)
            source.conn.backup(
                target.conn,
                pages=_PAGES,
                progress=lambda _, left, all_pages: copying.at(1 - left / max(all_pages, 1)),
            )
            must_be_whole(target, watch.part(0.3, 0.7))
            if particulars(source, watch.part(0.7, 0.85)) != particulars(target, watch.part(0.85, 1)):
                raise JournalDamaged
            watch.at(1)  # the last moment in which it can be stopped
            # Lines may wait that were sealed before, or are being sealed now: the key for them goes along.
            lasting.keep_inbox_keys(target, [inbox_secret(old[1], old[0].head.journal_id).hex()])
            lasting.forget_rehearsal(target)
            tally.count_change(target)  # so that a backup under the new key is made soon
            target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        files.file_to_disk(path)
        files.folder_to_disk(folder)


def _connected(folder: Path, file: KeyFile, key: MasterKey) -> Database:
    return connect(folder / file.database, database_key(key, file.head.journal_id))


def _note(folder: Path) -> set[str] | None:
    """The two names in the note; None without one, and none at all when it cannot be read."""
    try:
        names = json.loads((folder / _NOTE).read_bytes())
        return {name for name in names if key_file.is_database(name)}
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError):
        return set()
