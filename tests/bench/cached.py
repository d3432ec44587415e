"""Generated journals kept between two runs, encrypted as every journal, under the temp folder of the system."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.journals import Place, found_journal, make_journal

from unhurried.services.shelves import load_shelves
from unhurried.storage import migrations

# What decides what is in a generated journal. Another state of these, and it is made anew.
_MADE_BY = ("author.py", "journals.py")


def cache_folder() -> Path:
    """Where generated journals are kept: one folder for each user of the computer, which nobody else may read."""
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    return Path(tempfile.gettempdir()) / f"unhurried-bench-journals-{user}"


def journal_of(entries: int, home: Path) -> Place:
    """A copy, in `home`, of the journal with so many entries, which is made first where it is not kept yet."""
    cache = _made_private(cache_folder())
    kept = cache / f"{entries}-{_recipe()}.journal"
    if not kept.exists():
        _make(kept, entries)
    folder = home / f"{entries}.journal"
    shutil.copytree(kept, folder)
    return found_journal(folder, entries)


def clean() -> str:
    """Remove what is kept. Answers a sentence that says so."""
    cache = cache_folder()
    if not cache.exists():
        return f"Nothing is kept in {cache}."
    shutil.rmtree(_made_private(cache))
    return f"Removed {cache}."


def _make(kept: Path, entries: int) -> None:
    """Under another name until it is whole, and in place of what an earlier state of the recipe made."""
    for old in (*kept.parent.glob(f"{entries}-*.journal"), *kept.parent.glob(f"{entries}-*.unfinished")):
        shutil.rmtree(old)
    sys.stderr.write(f"Making a journal with {entries:,} entries, which is kept in {kept.parent} …\n")
    unfinished, start = kept.with_suffix(".unfinished"), time.monotonic()
    make_journal(unfinished, entries)
    unfinished.rename(kept)
    sys.stderr.write(f"… made in {time.monotonic() - start:.0f} seconds\n")


def _recipe() -> str:
    """A few letters that stand for what the journals are made by."""
    told = hashlib.sha256()
    for name in _MADE_BY:
        told.update((Path(__file__).parent / name).read_bytes())
    told.update(repr([step.name for step in migrations.STEPS]).encode())
    told.update(repr(load_shelves()).encode())
    return told.hexdigest()[:12]


def _made_private(folder: Path) -> Path:
    """The folder, made if it is not there. Raises FileExistsError for one that is not this user's alone."""
    folder.mkdir(mode=0o700, exist_ok=True)
    told = folder.lstat()
    is_ours = not hasattr(os, "getuid") or (told.st_uid == os.getuid() and not told.st_mode & 0o077)
    if not stat.S_ISDIR(told.st_mode) or not is_ours:
        raise FileExistsError(f"{folder} belongs to somebody else, or others may read it; remove it first")
    return folder
