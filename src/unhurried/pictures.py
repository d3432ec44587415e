"""Pictures of every page of the sample journal, without a screen: to look at, and as a smoke test."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from unhurried import app
from unhurried.sample_journal import open_sample_journal
from unhurried.scenes import GateScenes, RoomScenes, Scene
from unhurried.scenes_of_copies import CopyScenes
from unhurried.scenes_of_keeping import KeepingScenes
from unhurried.scenes_of_pacing import PacingScenes
from unhurried.scenes_of_path import PathScenes
from unhurried.scenes_of_returning import ReturningScenes
from unhurried.scenes_of_supervision import SupervisionScenes
from unhurried.scenes_of_threads import ThreadScenes
from unhurried.services.passphrases import new_recovery_code
from unhurried.settings import Settings, SettingsFile
from unhurried.storage import SqlcipherFolders, Strength
from unhurried.ui.main_window import MainWindow
from unhurried.ui.surroundings import Surroundings
from unhurried.ui.theme import Theme

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 16, 52, tzinfo=UTC)


@dataclass(frozen=True)
class Format:
    """A window size in logical pixels and a text scale."""

    name: str
    width: int
    height: int
    text_scale: float = 1.0


FORMATS = (
    Format("usual", 1280, 840),
    Format("narrow", 700, 760),
    Format("text-150", 1280, 1000, 1.5),
)
# Nothing secret is in it, and nobody has its passphrase.
_QUICK = Strength(m_kib=8 * 1024, t=1, p=1)
APPEARANCES = ("light", "dark")
# Layouts within layouts hand their wishes up one level a turn.
SETTLING_TURNS = 8


class Walk(QObject):
    """Walks through every scene in every format and appearance, one step at a time of the event loop."""

    def __init__(
        self,
        application: QApplication,
        home: Path,
        seen: Callable[[str, QWidget], None],
        formats: tuple[Format, ...] = FORMATS,
        appearances: tuple[str, ...] = APPEARANCES,
    ) -> None:
        super().__init__()
        self._seen = seen
        self._formats = formats
        self._appearances = appearances
        self._settings = SettingsFile(home / "settings.json")
        self._folder = home / "My journal.journal"
        self._key = SqlcipherFolders(_QUICK).create(self._folder, new_recovery_code(), new_recovery_code(), NOW)
        self._settings.current = Settings(journal=str(self._folder))
        self._theme = Theme(application, "light")
        self.window = MainWindow(_surroundings(self._settings), self._theme)
        self._steps = self._all()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self.done = False

    def start(self) -> None:
        """Begin; `done` becomes true after the last step, and then the application is asked to quit."""
        self.window.show()
        self._timer.start(0)

    @Slot()
    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self.done = True
            self._end()
        except Exception:
            self._end()
            raise

    def _end(self) -> None:
        self._timer.stop()
        self.window.close()
        QApplication.quit()

    def _all(self) -> Iterator[None]:
        """Each scene is arranged, given some turns of the event loop to settle, and photographed."""
        for picture_format in self._formats:
            for appearance in self._appearances:
                self._theme.set_appearance(appearance)
                self._theme.set_text_scale(picture_format.text_scale)
                self._settings.change(appearance=appearance, text_scale=picture_format.text_scale)
                for scene in self._scenes():
                    self.window.resize(picture_format.width, picture_format.height)
                    target = scene.arrange()
                    for _ in range(SETTLING_TURNS):
                        yield
                    self._seen(f"{scene.name}-{picture_format.name}-{appearance}", target or self.window)
                    if isinstance(target, QDialog):
                        target.close()
                        self.window.activateWindow()  # as a desktop does

    def _scenes(self) -> Iterator[Scene]:
        rooms = (RoomScenes, PathScenes, PacingScenes, ThreadScenes, ReturningScenes, SupervisionScenes, CopyScenes)
        for kind in (GateScenes, *rooms):
            yield from kind(self.window, self._folder, TODAY).all()
        yield from KeepingScenes(self.window, self._folder, TODAY, self._key).all()


def _surroundings(settings: SettingsFile) -> Surroundings:
    real = app.surroundings(settings)
    folders = SqlcipherFolders()
    return replace(
        real,
        start_afresh=None,
        open_sample=lambda: open_sample_journal(folders, TODAY, NOW),
        now=lambda: NOW,
        today=lambda: TODAY,
    )


def save_pictures(folder: Path) -> int:
    """Save every scene as a PNG file in a folder. Answers the exit code."""
    app.harden()
    folder.mkdir(parents=True, exist_ok=True)
    application = app.make_application(sys.argv[:1])

    def save(name: str, widget: QWidget) -> None:
        widget.grab().save(str(folder / f"{name}.png"))

    with tempfile.TemporaryDirectory(prefix="unhurried-pictures-") as home:
        walk = Walk(application, Path(home), save)
        walk.start()
        application.exec()
    return 0 if walk.done else 1
