"""The collector rests while Qt is at work, and looks round between events."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QObject

from unhurried.ui import collecting
from unhurried.ui.collecting import Collecting


class Knot:
    def __init__(self) -> None:
        self.me = self


def test_garbage_goes_when_enough_has_gathered_and_not_before(qapp, monkeypatch):
    parent = QObject()
    watch = Collecting(parent)
    assert not gc.isenabled()
    knot = weakref.ref(Knot())
    monkeypatch.setattr(collecting, "ENOUGH", 10**9)
    watch.look()
    assert knot() is not None
    monkeypatch.setattr(collecting, "ENOUGH", 0)
    watch.look()
    assert knot() is None
