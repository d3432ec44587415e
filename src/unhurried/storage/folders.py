"""Journal folders on disk: made whole or not at all, unlocked, opened by one window at a time."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import final

from unhurried.domain.errors import (
    JournalExists,
    JournalIsOpen,
    RecoveryCodeMistyped,
    WrongSecret,
)
from unhurried.domain.keys import (
    MasterKey,
    looks_like_a_recovery_code,
    normalised,
    read_recovery_code,
)
from unhurried.storage import backups, files, key_file, opening
from unhurried.storage.journal import SqlcipherJournal
from unhurried.storage.key_file import Found, KeyFile
from unhurried.storage.migrations import STEPS, Step
from unhurried.storage.slots import (
    PASSPHRASE,
    RECOVERY,
    Head,
    Strength,
    database_key,
    key_id,
    seal,
    unseal,
)

_FIRST_DATABASE = "journal-000001.db"
_LOCK = "journal.lock"


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
        with files.in_our_words(), _made_whole(folder) as unfinished:
            head = Head(journal_id, key_id(key, journal_id), at.date().isoformat())
            slots = (
                seal(head, PASSPHRASE, normalised(passphrase), key, self._strength),
                seal(head, RECOVERY, secret, key, self._strength),
            )
            files.make_folder(unfinished / backups.FOLDER)
            path = unfinished / _FIRST_DATABASE
            opening.make_database(path, database_key(key, journal_id), journal_id, at, self._steps)
            key_file.write(unfinished, KeyFile(head, _FIRST_DATABASE, slots))
        return key

    def unlock(self, folder: Path, secret: str) -> MasterKey:
        file = key_file.read(folder).file
        try:
            code = read_recovery_code(secret).encode("ascii")
        except RecoveryCodeMistyped as error:
            mistyped = error if looks_like_a_recovery_code(secret) else None
            code = None
        else:
            mistyped = None
        key = (code and _opened(file, RECOVERY, code)) or _opened(file, PASSPHRASE, normalised(secret))
        if key is None:
            raise mistyped or WrongSecret
        return key

    def open(self, folder: Path, key: MasterKey) -> SqlcipherJournal:
        key_file.read(folder)  # what is no journal is told before a lock file is put there
        let_go = _lock(folder)
        try:
            found = _belonging(folder, key)
            _sweep(folder)
            journal_id = found.file.head.journal_id
            path = folder / found.file.database
            engine = opening.open_database(path, database_key(key, journal_id), journal_id, self._steps)
        except BaseException:
            let_go()
            raise
        key_file.mend(folder, found)
        return SqlcipherJournal(engine, let_go, (key_file.COPY_WAS_USED,) if found.is_copy else ())

    def change_passphrase(self, folder: Path, key: MasterKey, passphrase: str) -> None:
        file = _belonging(folder, key).file
        slot = seal(file.head, PASSPHRASE, normalised(passphrase), key, self._strength)
        key_file.write(folder, file.with_slot(slot))


def _belonging(folder: Path, key: MasterKey) -> Found:
    """The key file of the folder, if the key is the one it names."""
    found = key_file.read(folder)
    if found.file.head.key_id != key_id(key, found.file.head.journal_id):
        raise WrongSecret
    return found


def _opened(file: KeyFile, kind: str, secret: bytes) -> MasterKey | None:
    for slot in file.slots:
        key = unseal(file.head, slot, secret) if slot.type == kind else None
        if key is not None and key_id(key, file.head.journal_id) == file.head.key_id:
            return key
    return None


@contextmanager
def _made_whole(folder: Path) -> Generator[Path]:
    """A folder beside the one asked for, which takes its name when all is done and goes when it is not."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise JournalExists
    unfinished = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    files.make_folder(unfinished)
    try:
        yield unfinished
        files.folder_to_disk(unfinished)
        _take_name(unfinished, folder)
    except BaseException:
        import shutil

        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    files.folder_to_disk(folder.parent)


def _take_name(unfinished: Path, folder: Path) -> None:
    try:
        if folder.exists():
            folder.rmdir()  # empty a moment ago; fails when something has come in since
        os.rename(unfinished, folder)
    except OSError as error:
        if folder.exists():
            raise JournalExists from error
        raise


def _lock(folder: Path) -> Callable[[], None]:
    """Take the lock for as long as the journal is open. It goes with the process, however that ends."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / _LOCK, mode=files.FILE_MODE, thread_local=False, blocking=False)
    with files.in_our_words():
        try:
            lock.acquire()
        except Timeout:  # an OSError itself, so it is told apart before the others
            raise JournalIsOpen from None
    return lock.release


def _sweep(folder: Path) -> None:
    """Remove what an earlier window left half done. None of it was ever in use."""
    leftovers = [*folder.glob(".keys*.json.*"), *(folder / backups.FOLDER).glob(f"*{backups.UNFINISHED}*")]
    with files.in_our_words():
        for leftover in leftovers:
            leftover.unlink(missing_ok=True)
