"""Journal folders on disk: made whole or not at all, unlocked, opened by one window at a time."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import final

from unhurried.domain.keys import MasterKey, normalised, read_recovery_code
from unhurried.storage import files, inbox, key_file, locking, opening, rotating, unlocking
from unhurried.storage.backups import naming, scratch
from unhurried.storage.inbox import SealedInbox
from unhurried.storage.journal import SqlcipherJournal
from unhurried.storage.key_file import Found, KeyFile
from unhurried.storage.migrations import STEPS, Step
from unhurried.storage.new_folder import made_whole
from unhurried.storage.slots import (
    PASSPHRASE,
    RECOVERY,
    Head,
    Strength,
    database_key,
    inbox_address,
    inbox_secret,
    key_id,
    seal,
)

_FIRST_DATABASE = "journal-000001.db"


@final
class SqlcipherFolders:
    """Encrypted journals in folders, behind the port `JournalFolders`."""

    def __init__(self, strength: Strength | None = None, steps: Sequence[Step] = STEPS) -> None:
        self._strength = strength or Strength()
        self._steps = steps

    def is_journal(self, folder: Path) -> bool:
        return key_file.is_there(folder)

    def create(self, folder: Path, passphrase: str, recovery_code: str, at: datetime) -> MasterKey:
        secret = read_recovery_code(recovery_code).encode("ascii")
        key = MasterKey(secrets.token_bytes(32))
        journal_id = secrets.token_hex(16)
        with files.in_our_words(), made_whole(folder) as unfinished:
            head = Head(journal_id, key_id(key, journal_id), at.date().isoformat())
            slots = (
                seal(head, PASSPHRASE, normalised(passphrase), key, self._strength),
                seal(head, RECOVERY, secret, key, self._strength),
            )
            files.make_folder(unfinished / naming.FOLDER)
            path = unfinished / _FIRST_DATABASE
            opening.make_database(path, database_key(key, journal_id), journal_id, at, self._steps)
            address = inbox_address(inbox_secret(key, journal_id))
            key_file.write(unfinished, KeyFile(head, _FIRST_DATABASE, slots, address))
        return key

    def unlock(self, folder: Path, secret: str) -> MasterKey:
        key = unlocking.unlock(key_file.read(folder).file, secret)
        opening.import_engine()
        return key

    def open(self, folder: Path, key: MasterKey) -> SqlcipherJournal:
        key_file.read(folder)  # what is no journal is told before a lock file is put there
        let_go = locking.take(folder)
        try:
            found = unlocking.belonging(folder, key)
            _sweep(folder)
            journal_id = found.file.head.journal_id
            engine = opening.open_database(folder, found.file, key, self._steps)
        except BaseException:
            let_go()
            raise
        secret = inbox_secret(key, journal_id)
        notices = _settle(folder, found, inbox_address(secret))
        return SqlcipherJournal(engine, let_go, notices, SealedInbox(folder, engine, secret))

    def open_beside(self, folder: Path, key: MasterKey) -> SqlcipherJournal:
        file = unlocking.belonging(folder, key).file
        engine = opening.open_beside(folder, file, key, self._steps)
        inbox_beside = SealedInbox(folder, engine, inbox_secret(key, file.head.journal_id))
        return SqlcipherJournal(engine, _nothing_held, (), inbox_beside)

    def change_passphrase(self, folder: Path, key: MasterKey, passphrase: str) -> None:
        file = unlocking.belonging(folder, key).file
        slot = seal(file.head, PASSPHRASE, normalised(passphrase), key, self._strength)
        key_file.change(folder, file, file.with_slot(slot))


def _nothing_held() -> None:
    """What is opened beside a window has no lock to let go of."""


def _settle(folder: Path, found: Found, address: str) -> tuple[str, ...]:
    """Put the key file in order once the journal is open, and answer what was noticed."""
    notices = (key_file.COPY_WAS_USED,) if found.is_copy else ()
    if found.file.inbox not in ("", address):
        notices = (*notices, inbox.KEY_WAS_REPLACED)
    key_file.mend(folder, replace(found, file=replace(found.file, inbox=address)))
    if not found.is_copy:
        rotating.tidy(folder, found.file.database)
    return notices


def _sweep(folder: Path) -> None:
    """Remove what an earlier window left half done. None of it was ever in use."""
    with files.in_our_words():
        for leftover in folder.glob(".keys*.json.*"):
            leftover.unlink(missing_ok=True)
    scratch.sweep(folder)
