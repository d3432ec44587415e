"""Looking over: what can be told of a journal without opening it, and what of that is not right."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from unhurried.domain.backups import Listing
from unhurried.domain.doorstep import Doorkeeper, Doorstep, KeyFileState
from unhurried.domain.safekeeping import Safekeeping

# A restoring or a change of key needs the journal's own size a few times over.
_TIMES: Final = 4
_LEAST: Final = 50 * 1024 * 1024
_MEGABYTE: Final = 1024 * 1024
# Part of a folder's name, and whose it is.
_SYNCHRONISED: Final = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "mobile documents": "iCloud Drive",
    "icloud": "iCloud Drive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pcloud": "pCloud",
    "syncthing": "Syncthing",
}


class Standing(StrEnum):
    """Whether something is as it is meant to be."""

    RIGHT = "right"
    NOTE = "note"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. The sentence holds nothing that anybody wrote."""

    about: str
    standing: Standing
    sentence: str


def is_all_right(findings: Iterable[Finding]) -> bool:
    """Whether nothing needs to be done."""
    return all(finding.standing is not Standing.WRONG for finding in findings)


def look_over(
    folder: Path, doorkeeper: Doorkeeper, safekeeping: Safekeeping, today: date, missing: str | None
) -> list[Finding]:
    """Everything there is to say; `missing` is what a window lacks on this computer, or None."""
    step = doorkeeper.look(folder)
    findings = [_of_window(missing)]
    if not step.is_folder:
        return [_wrong("folder", "The folder of the journal is not there."), *findings]
    return [
        *_of_folder(step),
        *_of_keys(step),
        _of_database(step),
        _of_lock(step),
        _of_inbox(step),
        *_of_backups(safekeeping.listing(safekeeping.home(folder), folder), today),
        *_of_damaged(safekeeping, folder),
        _of_room(folder, step),
        _of_synchronising(folder),
        *findings,
    ]


def _of_folder(step: Doorstep) -> list[Finding]:
    found = [_right("folder", "The folder is there, and can be written.")]
    if not step.is_writable:
        found = [_wrong("folder", "The folder cannot be written, so nothing can be kept in it.")]
    if not step.is_private:
        found.append(
            _note("privacy", "Other accounts of this computer may look into the folder; what is in it is sealed.")
        )
    return found


def _of_keys(step: Doorstep) -> list[Finding]:
    names = (("keys.json", step.key_file), ("keys.bak.json", step.key_file_copy))
    found = [_of_key_file(name, state) for name, state in names]
    both_whole = {step.key_file, step.key_file_copy} == {KeyFileState.WHOLE}
    if both_whole and not step.are_key_files_equal:
        found.append(_note("keys", "The two key files differ; the next opening makes them equal."))
    return found


def _of_key_file(name: str, state: KeyFileState) -> Finding:
    if state is KeyFileState.WHOLE:
        return _right(name, f"{name} is whole.")
    said = {
        KeyFileState.MISSING: f"{name} is missing.",
        KeyFileState.DAMAGED: f"{name} is damaged, or cannot be read.",
        KeyFileState.NEWER: f"{name} was written by a newer Unhurried.",
    }
    return _wrong(name, f"{said[state]} Opening the journal mends one from the other; a backup brings back both.")


def _of_database(step: Doorstep) -> Finding:
    if step.database_size is None:
        return _wrong("database", "The database that the key file names is not there.")
    return _right("database", f"The database is there, {_megabytes(step.database_size)}. “verify --itself” reads it.")


def _of_lock(step: Doorstep) -> Finding:
    if step.is_open:
        return _note("lock", "The journal is open just now.")
    return _right("lock", "The journal is closed.")


def _of_inbox(step: Doorstep) -> Finding:
    if not step.takes_lines:
        return _note("inbox", "No line can be left at the door yet; opening the journal once changes that.")
    if step.lines_waiting:
        return _note("inbox", f"Lines waiting at the door: {step.lines_waiting}.")
    return _right("inbox", "No line waits at the door.")


def _of_backups(listing: Listing, today: date) -> list[Finding]:
    found: list[Finding] = []
    if listing.newest is None:
        found.append(_wrong("backups", "There is no backup in the journal's folder."))
    else:
        days = (today - listing.newest.day).days
        ago = "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"
        found.append(_right("backups", f"Backups here: {len(listing.backups)}; the last was made {ago}."))
    if listing.unreadable:
        found.append(_wrong("backups", f"Files among the backups that cannot be read: {len(listing.unreadable)}."))
    return found


def _of_damaged(safekeeping: Safekeeping, folder: Path) -> list[Finding]:
    damaged = safekeeping.damaged_files(folder)
    if not damaged.count:
        return []
    return [_note("damaged", f"Damaged files that a repair has kept: {damaged.count}, {_megabytes(damaged.size)}.")]


def _of_room(folder: Path, step: Doorstep) -> Finding:
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return _wrong("room", "The disk does not say how much room it has.")
    needed = max(_LEAST, _TIMES * (step.database_size or 0))
    if free < needed:
        return _wrong("room", f"Only {_megabytes(free)} are free; {_megabytes(needed)} are needed to work safely.")
    return _right("room", f"{_megabytes(free)} are free on the disk.")


def _of_synchronising(folder: Path) -> Finding:
    parts = [part.casefold() for part in folder.absolute().parts]
    whose = next((name for part in parts for sign, name in _SYNCHRONISED.items() if sign in part), None)
    if whose is None and not str(folder).startswith(("\\\\", "//")):
        return _right("synchronising", "The folder does not look like one that is synchronised.")
    return _note(
        "synchronising",
        f"The folder looks like one that {whose or 'a network'} shares. A journal that is copied while it is open "
        "can be damaged there; keep it on the computer's own disk, and let the second place for backups be there.",
    )


def _of_window(missing: str | None) -> Finding:
    return _note("window", missing) if missing else _right("window", "All that a window needs is here.")


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:,.1f} MB"


def _right(about: str, sentence: str) -> Finding:
    return Finding(about, Standing.RIGHT, sentence)


def _note(about: str, sentence: str) -> Finding:
    return Finding(about, Standing.NOTE, sentence)


def _wrong(about: str, sentence: str) -> Finding:
    return Finding(about, Standing.WRONG, sentence)
