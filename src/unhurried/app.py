"""The composition root: the only place where concrete things meet."""

from __future__ import annotations

import gc
import os
import sys
from datetime import UTC, date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from unhurried import faults, offline, paths, restart
from unhurried.resources import resource
from unhurried.settings import SettingsFile
from unhurried.ui.collecting import Collecting
from unhurried.ui.focus_ring import FocusRing
from unhurried.ui.main_window import MainWindow
from unhurried.ui.surroundings import Surroundings
from unhurried.ui.theme import Theme

# The first window is painted before what it does not need is imported; each function below imports its own.
if TYPE_CHECKING:
    from unhurried.domain.inbox import Line
    from unhurried.domain.keys import MasterKey
    from unhurried.domain.ports import Journal
    from unhurried.domain.ports_at_the_door import WaysIn
    from unhurried.domain.prompts import Shelves
    from unhurried.domain.safekeeping import Safekeeping
    from unhurried.storage import SealedLetterbox, SqlcipherFolders


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def today() -> date:
    """The local day."""
    return datetime.now().astimezone().date()


def new_id() -> str:
    """A fresh id that tells nothing about when or where it was made."""
    return os.urandom(16).hex()


def harden() -> None:
    """Private files, no network, no core dumps, before anything else happens."""
    os.umask(0o077)
    offline.refuse_network()
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def make_application(arguments: list[str]) -> QApplication:
    """The Qt application, named, and without the file that Qt would keep of its own."""
    QCoreApplication.setApplicationName("unhurried")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    # As an argument, because to ask Qt for its style or to set one later loads all the names of QStyle.
    application = QApplication([*arguments, "-style", "fusion"])
    application.setApplicationDisplayName("Unhurried")
    application.setDesktopFileName("unhurried")
    application.setWindowIcon(QIcon(str(resource("icons", "unhurried.svg"))))
    return application


@final
class Folders:
    """Encrypted journals in folders, behind the port `JournalFolders`; the storage is imported when used."""

    def is_journal(self, folder: Path) -> bool:
        return self._folders.is_journal(folder)

    def create(self, folder: Path, passphrase: str, recovery_code: str, at: datetime) -> MasterKey:
        return self._folders.create(folder, passphrase, recovery_code, at)

    def unlock(self, folder: Path, secret: str) -> MasterKey:
        return self._folders.unlock(folder, secret)

    def open(self, folder: Path, key: MasterKey) -> Journal:
        return self._folders.open(folder, key)

    def open_beside(self, folder: Path, key: MasterKey) -> Journal:
        return self._folders.open_beside(folder, key)

    def change_passphrase(self, folder: Path, key: MasterKey, passphrase: str) -> None:
        self._folders.change_passphrase(folder, key, passphrase)

    @cached_property
    def _folders(self) -> SqlcipherFolders:
        from unhurried.storage import SqlcipherFolders

        return SqlcipherFolders()


@final
class Letters:
    """The inbox at the door, behind the port `Letterbox`; likewise imported when used."""

    def takes_lines(self, folder: Path) -> bool:
        return self._letterbox.takes_lines(folder)

    def leave(self, folder: Path, line: Line) -> None:
        self._letterbox.leave(folder, line)

    @cached_property
    def _letterbox(self) -> SealedLetterbox:
        from unhurried.storage import SealedLetterbox

        return SealedLetterbox()


@cache
def ways_in() -> WaysIn:
    """What opens a journal, beside its passphrase."""
    from unhurried.storage import SealedWaysIn

    return SealedWaysIn()


@cache
def safekeeping() -> Safekeeping:
    """Backups, and the ways back from them."""
    from unhurried.storage import SqlcipherSafekeeping

    return SqlcipherSafekeeping()


def load_shelves() -> Shelves:
    """The shipped library of questions."""
    from unhurried.services import shelves

    return shelves.load_shelves()


def open_sample() -> tuple[Path, Journal]:
    """A sample journal, made afresh."""
    from unhurried.sample_journal import open_sample_journal

    return open_sample_journal(Folders(), today(), now())


def open_sample_beside(folder: Path) -> Journal:
    """A sample journal once more, for a long call."""
    from unhurried.sample_journal import open_sample_beside

    return open_sample_beside(Folders(), folder)


def start_afresh(folder: Path | None, place: str) -> None:
    """Replace this process; what it would have removed at its end goes now."""
    if "unhurried.sample_journal" in sys.modules:
        from unhurried.sample_journal import remove_all

        remove_all()
    restart.start_afresh(folder, place)


def surroundings(settings: SettingsFile) -> Surroundings:
    """Everything the window needs, wired to the real world."""
    return Surroundings(
        folders=Folders(),
        settings=settings,
        load_shelves=load_shelves,
        open_sample=open_sample,
        now=now,
        today=today,
        new_id=new_id,
        ways_in=ways_in,
        safekeeping=safekeeping,
        letterbox=Letters(),
        start_afresh=start_afresh,
        open_sample_beside=open_sample_beside,
    )


def main(arguments: list[str], *, sample: bool = False, journal: Path | None = None, place: str = "") -> int:
    """Start Unhurried and stay until its window is closed. Answers the exit code."""
    harden()
    application = make_application(arguments)
    settings = SettingsFile(paths.settings_file())
    current = settings.current
    theme = Theme(application, current.appearance, current.text_scale, current.writing_font)
    FocusRing(theme, application)
    window = MainWindow(surroundings(settings), theme)
    faults.watch(window.say_sorry)
    if sample:
        window.open_sample()
    else:
        window.show_gate(journal)
    if place:
        window.setGeometry(*(int(part) for part in place.split(",")))
    window.show()
    # What is there now stays there: the collector, at rest since the start, need never look through it.
    gc.freeze()
    Collecting(application)
    return application.exec()
