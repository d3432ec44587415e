"""A way back: steps shown one at a time at the door, with slow work between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from unhurried.domain.errors import Cancelled
from unhurried.ui.away import Away
from unhurried.ui.long_call import LongCall
from unhurried.ui.pages.gate import Gate
from unhurried.ui.pages.steps import DoneStep, SecretStep, Step, WorkStep
from unhurried.ui.sleep_signals import SleepSignals

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from PySide6.QtGui import QWindow

    from unhurried.domain.backups import Progress
    from unhurried.domain.keys import MasterKey
    from unhurried.services.safekeeping import BackupDesk
    from unhurried.ui.background import Background
    from unhurried.ui.theme import Theme

T = TypeVar("T")


class WayBack(QStackedWidget):
    """The frame of restoring, repairing and founding. The journal is closed meanwhile.

    Signals:
        opened(Path, MasterKey, bool): all is done, and the journal in this folder can be opened; true if that was
            with a recovery code.
        back_asked(): the door again.
        left_alone(): nobody has been here for a while, and there may be a key in memory.
    """

    opened = Signal(object, object, bool)
    back_asked = Signal()
    left_alone = Signal()

    def __init__(self, theme: Theme, desk: BackupDesk, background: Background, folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self._desk = desk
        self._background = background
        self.folder = folder
        self._key: MasterKey | None = None
        self._call = LongCall(background, self)
        self._before: Step | None = None
        self._is_left = False
        self._was_code = False
        self._then: Callable[[object], None] | None = None

    def watch(self, window: QWindow, now: Callable[[], datetime], minutes: int) -> None:
        """Notice when nobody is here any more, or the computer sleeps; not in the middle of work."""
        self._away = Away(window, now, minutes, self)
        self._away.gone.connect(self._leave_alone)
        self._sleep = SleepSignals(self)
        self._sleep.leaving.connect(self._leave_alone)

    @Slot()
    def _leave_alone(self) -> None:
        self._is_left = isinstance(self.currentWidget(), WorkStep)
        if not self._is_left:
            self.left_alone.emit()

    def show_step(self, step: Gate) -> None:
        """Show this step; those before it are kept, to come back to."""
        if self.indexOf(step) < 0:
            self.addWidget(step)
        self.setCurrentWidget(step)
        step.focus_first()

    @property
    def has_key(self) -> bool:
        """Whether a key is, or was, in memory because of it."""
        return self._key is not None

    def focus_first(self) -> None:
        """Put the caret where one goes on."""
        step = self.currentWidget()
        if isinstance(step, Gate):
            step.focus_first()

    def _work(self, title: str, words: str, work: Callable[[Progress], T], then: Callable[[T], None]) -> None:
        """Do something slow, with its progress shown; back to the step before it when it fails or is stopped."""
        before = self.currentWidget()
        self._before = before if isinstance(before, Step) else self._before
        self._then = then  # type: ignore[assignment]  # what comes is what `work` answers
        step = WorkStep(self._theme, title, words)
        step.stop_asked.connect(self._call.stop)
        self._call.advanced.connect(step.advance)
        self.show_step(step)
        self._call.run(work, self._finish, self._fail)

    def _finish(self, answer: object) -> None:
        self._remove_work()
        if self._is_left:  # in the middle of it, which was not the moment to go
            self.left_alone.emit()
        elif self._then:
            self._then(answer)

    def _fail(self, error: Exception) -> None:
        self._remove_work()
        if self._is_left:
            self.left_alone.emit()
            return
        if self._before is None:
            return
        self.show_step(self._before)
        if isinstance(self._before, SecretStep):
            self._before.show_working(False)
        if not isinstance(error, Cancelled):
            self._explain(self._before, error)

    def _explain(self, step: Step, error: Exception) -> None:
        """Say at this step what went wrong with what it led to."""
        step.explain(error)

    def _remove_work(self) -> None:
        step = self.currentWidget()
        if isinstance(step, WorkStep):
            self._call.advanced.disconnect(step.advance)
            self.removeWidget(step)
            step.deleteLater()

    def _end(self, title: str, paragraphs: list[str], go_on: str) -> None:
        """Say what came of it; from there the journal is opened."""
        step = DoneStep(self._theme, title, paragraphs, go_on)
        step.went_on.connect(self._open)
        self.show_step(step)

    @Slot()
    def _open(self) -> None:
        if self._key:
            self.opened.emit(self.folder, self._key, self._was_code)
