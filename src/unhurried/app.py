"""The composition root: the only place where concrete things meet."""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from unhurried import faults, offline, paths
from unhurried.resources import resource
from unhurried.sample_journal import open_sample_journal
from unhurried.services.shelves import load_shelves
from unhurried.settings import SettingsFile
from unhurried.storage import SqlcipherFolders
from unhurried.ui.focus_ring import FocusRing
from unhurried.ui.main_window import MainWindow, Surroundings
from unhurried.ui.theme import Theme


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def today() -> date:
    """The local day."""
    return datetime.now().astimezone().date()


def new_id() -> str:
    """A fresh id that tells nothing about when or where it was made."""
    return uuid4().hex


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
    application = QApplication(arguments)
    application.setApplicationDisplayName("Unhurried")
    application.setDesktopFileName("unhurried")
    application.setWindowIcon(QIcon(str(resource("icons", "unhurried.svg"))))
    return application


def surroundings(settings: SettingsFile) -> Surroundings:
    """Everything the window needs, wired to the real world."""
    folders = SqlcipherFolders()
    return Surroundings(
        folders=folders,
        settings=settings,
        load_shelves=load_shelves,
        open_sample=lambda: open_sample_journal(folders, today(), now()),
        now=now,
        today=today,
        new_id=new_id,
    )


def main(arguments: list[str], *, sample: bool = False, journal: Path | None = None) -> int:
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
    window.show()
    return application.exec()
