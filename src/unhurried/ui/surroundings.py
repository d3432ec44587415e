"""What the window needs from outside: storage behind its ports, settings, time, ids, and a fresh start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from unhurried.domain.errors import JournalMissing

if TYPE_CHECKING:
    from unhurried.domain.ports import Journal, JournalFolders
    from unhurried.domain.ports_at_the_door import Letterbox, WaysIn
    from unhurried.domain.prompts import Shelves
    from unhurried.domain.safekeeping import Safekeeping
    from unhurried.settings import SettingsFile


def _no_sample(_: Path) -> Journal:
    """Where no sample is opened."""
    raise JournalMissing


@dataclass(frozen=True)
class Surroundings:
    """Handed in once, by `app.py` or by a test.

    `open_sample_beside(folder)` opens a sample made here once more, on the thread that asks.
    What most starts never use is made when it is first asked for: `ways_in()`, `safekeeping()`.
    `start_afresh(folder, place)` replaces the process by one at the door of that journal, or at first start;
    None where there is nothing to replace.
    """

    folders: JournalFolders
    settings: SettingsFile
    load_shelves: Callable[[], Shelves]
    open_sample: Callable[[], tuple[Path, Journal]]
    now: Callable[[], datetime]
    today: Callable[[], date]
    new_id: Callable[[], str]
    ways_in: Callable[[], WaysIn]
    safekeeping: Callable[[], Safekeeping]
    letterbox: Letterbox
    start_afresh: Callable[[Path | None, str], None] | None = None
    open_sample_beside: Callable[[Path], Journal] = _no_sample
