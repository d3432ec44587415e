"""Verbs: run what a screen asks for, and say what has changed or what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from unhurried.domain.errors import UnhurriedError
from unhurried.services.changes import Changed

P = ParamSpec("P")
T = TypeVar("T")


class Verbs(QObject):
    """What all verbs of an open journal have in common.

    Signals:
        changed(Changed): what kinds of thing a verb has changed.
        failed(UnhurriedError): a verb did not work; the screen explains it and keeps the words.
    """

    changed = Signal(object)
    failed = Signal(object)

    def _did(self, changed: Changed, verb: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
        """For verbs that answer nothing: whether it worked."""

        def done(*args: P.args, **kwargs: P.kwargs) -> bool:
            verb(*args, **kwargs)
            return True

        return self._do(changed, done, *args, **kwargs) is True

    def _do(self, changed: Changed, verb: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        try:
            answer = verb(*args, **kwargs)
        except UnhurriedError as error:
            self.failed.emit(error)
            return None
        self.changed.emit(changed)
        return answer
