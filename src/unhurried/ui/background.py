"""Work off the GUI thread, its result back on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from threading import Thread
from types import MethodType
from typing import NamedTuple, TypeVar
from weakref import WeakMethod

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from unhurried.ui.weak_call import is_alive

T = TypeVar("T")
Receiver = Callable[[], Callable[..., object] | None]


class _Waiting(NamedTuple):
    """Who hears of a piece of work; each is asked for when the time comes, so that nobody is kept alive."""

    done: Receiver
    failed: Receiver


class Background(QObject):
    """Three kinds of helper threads, so that nobody waits behind what takes longer.

    One does what takes a moment, one what may take minutes; in each, results arrive in the order in which work
    was given. Who is asked something outside of this program, and may never answer, has a thread to himself.

    `work` is given plain data and returns plain data; it touches no widget and no shared connection.
    Results are delivered by the event loop of the thread this object lives on. A receiver that is gone
    by then hears nothing.
    """

    _finished = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quick, self._long = QThreadPool(), QThreadPool()
        for pool in (self._quick, self._long):
            pool.setMaxThreadCount(1)
        self._numbers = count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._is_stopped = False
        # Connected before any work starts: a fast piece of work would otherwise be done too soon to be heard.
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Do `work` of a moment, then call one of the two here. After stop() nothing is taken on."""
        performing = self._taken_on(work, done, failed)
        if performing:
            self._quick.start(performing)

    def run_long(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """The same for what may take minutes. It has to ask `goes_on`, so that nobody waits for it at the end."""
        performing = self._taken_on(work, done, failed)
        if performing:
            self._long.start(performing)

    def ask(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """The same for what may never come back, such as a keyring that is silent. Nobody ever waits for it."""
        performing = self._taken_on(work, done, failed)
        if performing:
            Thread(target=performing, daemon=True).start()

    def goes_on(self, _: float = 0.0) -> bool:
        """The progress of long work, on any thread: it is to stop when this is stopped."""
        return not self._is_stopped

    def _taken_on(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> Callable[[], None] | None:
        if self._is_stopped:
            return None
        number = next(self._numbers)
        self._waiting[number] = _Waiting(_weakly(done), _weakly(failed))
        return partial(_perform, work, number, self._finished.emit)

    @property
    def is_idle(self) -> bool:
        """Whether everything given has been done and delivered."""
        return not self._waiting

    def stop(self) -> None:
        """Take on nothing more, drop what has not begun, wait for what has; nobody hears of either.

        Long work is told to stop first, and who was asked is not waited for.
        """
        self._is_stopped = True
        for pool in (self._quick, self._long):
            pool.clear()
        for pool in (self._quick, self._long):
            pool.waitForDone()
        self._waiting.clear()

    @Slot(int, object, object)
    def _deliver(self, number: int, result: object, error: Exception | None) -> None:
        waiting = self._waiting.pop(number, None)
        if waiting is None:
            return
        receiver = waiting.done() if error is None else waiting.failed()
        if receiver is not None and is_alive(receiver):
            receiver(result if error is None else error)


def _perform(
    work: Callable[[], object], number: int, report: Callable[[int, object, Exception | None], object]
) -> None:
    result, failure = None, None
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 -- handed to whoever asked for the work
        failure = error
    with suppress(RuntimeError):  # an answer that comes after the window, and with it this object, is gone
        report(number, result, failure)


def _weakly(receiver: Callable[..., object]) -> Receiver:
    """Something that gives the receiver back, if it is still there; only bound methods can go."""
    if isinstance(receiver, MethodType):
        return WeakMethod(receiver)

    def strongly() -> Callable[..., object]:
        return receiver

    return strongly
