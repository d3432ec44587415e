"""Background: what takes a moment, what takes minutes, what never comes back; and the end of all of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from unhurried.domain.backups import Progress
from unhurried.domain.errors import Cancelled
from unhurried.ui.background import Background
from unhurried.ui.long_call import LongCall

PATIENCE_S = 10


@pytest.fixture
def background(qapp) -> Iterator[Background]:
    assert qapp
    background = Background()
    yield background
    background.stop()


class Receiver(QObject):
    """Remembers what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []

    def hear(self, thing: object) -> None:
        self.told.append(thing)


def test_what_takes_a_moment_does_not_wait_behind_what_takes_minutes(background: Background, qtbot):
    go, receiver = threading.Event(), Receiver()
    background.run_long(lambda: go.wait(PATIENCE_S), receiver.hear, receiver.hear)
    background.run(lambda: "a moment", receiver.hear, receiver.hear)
    qtbot.waitUntil(lambda: bool(receiver.told))
    assert receiver.told == ["a moment"]
    go.set()
    qtbot.waitUntil(lambda: background.is_idle)
    assert receiver.told == ["a moment", True]


def test_long_pieces_of_work_come_one_after_the_other(background: Background, qtbot):
    receiver = Receiver()
    for number in range(50):
        background.run_long(lambda number=number: number, receiver.hear, receiver.hear)
    qtbot.waitUntil(lambda: background.is_idle)
    assert receiver.told == list(range(50))


def test_who_is_silent_holds_up_nobody_and_is_not_waited_for(background: Background, qtbot):
    go, there, ended, receiver = threading.Event(), threading.Event(), threading.Event(), Receiver()

    def silent() -> None:
        there.set()
        go.wait(PATIENCE_S)
        ended.set()

    background.ask(silent, receiver.hear, receiver.hear)
    assert there.wait(PATIENCE_S)
    background.run(lambda: "a moment", receiver.hear, receiver.hear)
    background.run_long(lambda: "minutes", receiver.hear, receiver.hear)
    qtbot.waitUntil(lambda: len(receiver.told) == 2)
    background.stop()
    assert not ended.is_set()
    go.set()
    assert ended.wait(PATIENCE_S)
    assert set(receiver.told) == {"a moment", "minutes"}


def test_an_answer_is_heard_when_it_comes(background: Background, qtbot):
    receiver, sorry = Receiver(), Receiver()
    background.ask(lambda: "an answer", receiver.hear, sorry.hear)
    background.ask(lambda: 1 // 0, receiver.hear, sorry.hear)
    qtbot.waitUntil(lambda: background.is_idle)
    assert receiver.told == ["an answer"]
    assert [type(error) for error in sorry.told] == [ZeroDivisionError]


def test_the_end_stops_a_long_call_instead_of_waiting_for_it(background: Background, qtbot):
    there, receiver = threading.Event(), Receiver()
    how: list[str] = []
    parent = QObject()
    call = LongCall(background, parent)

    def minutes(progress: Progress) -> None:
        for _ in range(PATIENCE_S * 1000):
            if not progress(0.5):
                how.append("stopped")
                raise Cancelled
            there.set()
            threading.Event().wait(0.001)
        how.append("done")

    call.run(minutes, receiver.hear, receiver.hear)
    assert there.wait(PATIENCE_S)
    background.stop()
    assert how == ["stopped"]
    assert not background.goes_on()
