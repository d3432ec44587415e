"""A journal as the checkout writes and reads it, without a window."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from unhurried.domain.keys import recovery_code
from unhurried.domain.reflections import Reflection, Writing
from unhurried.storage import SqlcipherFolders

PASSPHRASE = "a heron waits by the copper kettle"  # noqa: S105
WRITTEN_HERE = "The radiator ticked and I let it."
_FIRST = "0" * 31 + "1"


def folder_in(home: Path) -> Path:
    """Where a first journal lives in this home."""
    return home / ".local/share/unhurried/My journal.journal"


def write(home: Path, seen_as: Path) -> None:
    """Make a journal with one reflection in it, and the settings that name it where the program will see it."""
    folder = folder_in(home)
    folder.parent.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    folders = SqlcipherFolders()
    key = folders.create(folder, PASSPHRASE, recovery_code(bytes(16)), now)
    journal = folders.open(folder, key)
    with journal.transaction():
        journal.reflections.put(Reflection(_FIRST, Writing(now.date(), body=WRITTEN_HERE), now, now))
    journal.close()
    settings = home / ".config/unhurried/settings.json"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(json.dumps({"journal": str(folder_in(seen_as))}), "utf-8")


def words(home: Path) -> str:
    """Everything that the checkout reads in it: what is kept, and what is half written."""
    folders = SqlcipherFolders()
    folder = folder_in(home)
    journal = folders.open(folder, folders.unlock(folder, PASSPHRASE))
    try:
        return str([asdict(one) for one in (journal.reflections.one(_FIRST), *journal.drafts.all())])
    finally:
        journal.close()


def fingerprint(home: Path) -> dict[str, str]:
    """Every file below the home with what is in it."""
    files = sorted(path for path in home.rglob("*") if path.is_file())
    return {str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
