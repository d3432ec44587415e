"""Generations: the numbered database files of a journal, of which keys.json names the one in use."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from unhurried.domain.backups import DamagedFiles
from unhurried.domain.errors import JournalIsOpen, UnhurriedError
from unhurried.storage import files, key_file, tally
from unhurried.storage.backups import naming
from unhurried.storage.connecting import Database
from unhurried.storage.key_file import Found, KeyFile

DAMAGED: Final = ".damaged"
_ALL: Final = "journal-*.db*"
_BESIDE: Final = ("-wal", "-shm", "-journal", "")
_ASIDE: Final = re.compile(r"journal-\d{6}\.db\.damaged(-wal|-shm|-journal)?")
_NOTE: Final = "becomes"


def following(folder: Path, file: KeyFile) -> str:
    """A name that no generation has borne, so far as is known: no old log lies beside it."""
    names = [file.database, *(path.name for path in folder.glob(_ALL))]
    taken = [int(name[8:14]) for name in names if name[8:14].isdigit()]
    return f"journal-{max(taken) + 1:06d}.db"


def all_of(folder: Path) -> list[str]:
    """The names of the generations that are there, the newest first."""
    return sorted((p.name for p in folder.glob(_ALL) if key_file.is_database(p.name)), reverse=True)


def adopt(new: Path, folder: Path, file: KeyFile) -> KeyFile:
    """Make a finished database, which lies in a scratch room, the one that is in use.

    Either keys.json names it afterwards, or everything is as it was. Raises JournalIsOpen when the key file
    is no longer as it was known.
    """
    if _has_changed(folder, file):
        raise JournalIsOpen
    name = following(folder, file)
    changed = replace(file, database=name)
    with files.in_our_words():
        files.file_to_disk(new)
        # Killed between here and keys.json, the note tells what nobody ever used.
        files.make_file(new.with_name(_NOTE), name.encode("ascii"))
        os.rename(new, folder / name)
        files.folder_to_disk(folder)
        try:
            files.replace_whole(folder / key_file.NAME, key_file.as_bytes(changed))
        except BaseException as error:
            if not _is_in_use(folder, name):
                remove(folder / name)
                raise
            if not isinstance(error, OSError):
                raise
    key_file.mend(folder, Found(changed))
    return changed


def forget_unadopted(room: Path) -> None:
    """Remove the database that a room was about to give away, if keys.json does not name it."""
    folder = room.parent
    with suppress(UnhurriedError, OSError, ValueError):
        name = (room / _NOTE).read_text("ascii")
        found = key_file.read(folder)
        # The copy of keys.json may be older than the change, and the file then in use after all.
        if key_file.is_database(name) and not found.is_copy and found.file.database != name:
            remove(folder / name)


def settle(folder: Path, db: Database, file: KeyFile) -> None:
    """Remove files that were in use before a restoring, if the backups of them are there and sound."""
    for name, sequence in tally.left_behind(db).items():
        with suppress(UnhurriedError), files.in_our_words():
            if name != file.database and (folder / name).exists():
                if not _has_backup(folder, file, sequence):
                    continue
                remove(folder / name)
            tally.forget_left_behind(db, name)


def set_aside(folder: Path, name: str) -> str:
    """Keep a damaged file under another name, its log with it. Answers the name, or '' without a file."""
    aside = f"{name}{DAMAGED}"
    with files.in_our_words():
        for beside in _BESIDE:
            if (folder / f"{name}{beside}").exists():
                os.replace(folder / f"{name}{beside}", folder / f"{aside}{beside}")
        files.folder_to_disk(folder)
    return aside if (folder / aside).exists() else ""


def damaged_files(folder: Path) -> DamagedFiles:
    """What was put aside as damaged, logs counted with their files."""
    paths = _damaged(folder)
    return DamagedFiles(
        count=sum(path.suffix == DAMAGED for path in paths), size=sum(path.stat().st_size for path in paths)
    )


def remove_damaged(folder: Path) -> DamagedFiles:
    """Remove what was put aside as damaged, and answer what that was."""
    with files.in_our_words():
        found = damaged_files(folder)
        for path in _damaged(folder):
            path.unlink(missing_ok=True)
        files.folder_to_disk(folder)
    return found


def _damaged(folder: Path) -> list[Path]:
    return [path for path in folder.glob(f"{_ALL}{DAMAGED}*") if _ASIDE.fullmatch(path.name) and path.is_file()]


def remove(path: Path) -> None:
    """Remove a database, its log first."""
    for beside in _BESIDE:
        path.with_name(path.name + beside).unlink(missing_ok=True)


def _has_changed(folder: Path, known: KeyFile) -> bool:
    """Whether another window has written a key file since; one that cannot be read is about to be replaced."""
    with suppress(UnhurriedError):
        return key_file.read(folder).file != known
    return False


def _is_in_use(folder: Path, name: str) -> bool:
    with suppress(UnhurriedError):
        return key_file.read(folder).file.database == name
    return False


def _has_backup(folder: Path, file: KeyFile, sequence: int) -> bool:
    backups = naming.listing(folder / naming.FOLDER).of(file.head.journal_id).backups
    return any(backup.sequence == sequence and naming.is_sound(backup) for backup in backups)
