"""What the verbs need from outside: the ports, a clock, ids, and the terminal they speak to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhurried.command.terminal import Terminal
    from unhurried.command.watching import Watching
    from unhurried.domain.archives import Archives
    from unhurried.domain.doorstep import Doorkeeper
    from unhurried.domain.leaving import Printer
    from unhurried.domain.ports import JournalFolders
    from unhurried.domain.ports_at_the_door import Letterbox
    from unhurried.domain.prompts import Shelves
    from unhurried.domain.safekeeping import Safekeeping


@dataclass(frozen=True)
class Outside:
    """Each port is made when it is first asked for, so that help and misuse wait for none of them.

    `journal` is the folder that was named, or else the one of the settings; `missing` says what a window lacks
    here, or None; `save_pictures` draws every page into a folder and answers an exit code. It and `printer`, which
    sets pages on paper, are the only ones that load Qt.
    """

    terminal: Terminal
    watching: Watching
    journal: Path
    folders: Callable[[], JournalFolders]
    letterbox: Callable[[], Letterbox]
    safekeeping: Callable[[], Safekeeping]
    archives: Callable[[], Archives]
    doorkeeper: Callable[[], Doorkeeper]
    load_shelves: Callable[[], Shelves]
    now: Callable[[], datetime]
    today: Callable[[], date]
    new_id: Callable[[], str]
    missing: Callable[[], str | None]
    save_pictures: Callable[[Path], int]
    printer: Callable[[], Printer]
    versions: Callable[[], dict[str, str]]
