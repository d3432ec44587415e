"""The sample journal: a real encrypted journal in a temporary folder, gone when the program ends."""

from __future__ import annotations

import atexit
import secrets
import shutil
import tempfile
from datetime import date, datetime
from pathlib import Path

from unhurried.domain.errors import JournalMissing
from unhurried.domain.keys import MasterKey
from unhurried.domain.ports import Journal, JournalFolders
from unhurried.services.passphrases import new_recovery_code
from unhurried.services.sample import sample_draft, sample_notes, sample_reflections
from unhurried.services.sample_later import sample_later
from unhurried.services.sample_supervision import sample_supervision
from unhurried.services.shelves import load_shelves

_homes: list[Path] = []
_keys: dict[Path, MasterKey] = {}


def remove_all() -> None:
    """Remove every sample made here; a process that is replaced has to ask for it."""
    _keys.clear()
    while _homes:
        shutil.rmtree(_homes.pop(), ignore_errors=True)


def open_sample_beside(folders: JournalFolders, folder: Path) -> Journal:
    """A sample that was made here once more, for a long call on the thread that asks. Raises JournalMissing."""
    if folder not in _keys:
        raise JournalMissing
    return folders.open_beside(folder, _keys[folder])


def open_sample_journal(folders: JournalFolders, today: date, at: datetime) -> tuple[Path, Journal]:
    """Make, fill and open it. The passphrase is random and thrown away."""
    home = Path(tempfile.mkdtemp(prefix="unhurried-sample-"))
    if not _homes:
        atexit.register(remove_all)
    _homes.append(home)
    folder = home / "Sample.journal"
    key = folders.create(folder, secrets.token_hex(16), new_recovery_code(), at)
    journal = folders.open(folder, key)
    _keys[folder] = key
    shelves = load_shelves()
    reflections = sample_reflections(shelves, today)
    with journal.transaction():
        for reflection in reflections:
            journal.reflections.put(reflection)
        for note in sample_notes(today):
            journal.looking_back.put_annotation(note)
        sample_later(reflections, today).put_into(journal)
        sample_supervision(reflections, today).put_into(journal)
        draft = sample_draft(shelves, today)
        if draft:
            journal.drafts.put(draft)
    return folder, journal
