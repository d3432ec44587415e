"""Messages: one thing said at a time above the page, perhaps with something to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.banner import Banner


class Messages(QObject):
    """Speaks through a banner. What is only said goes when the writer goes on; what is offered stays."""

    def __init__(self, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._verb: Callable[[], object] | None = None
        banner.action_pressed.connect(self._act)

    def say(self, sentence: str, tone: str = "info") -> None:
        """Say this; `tone` as in Banner."""
        self._verb = None
        self._banner.show_message(sentence, "", tone)

    def offer(self, sentence: str, action: str, verb: Callable[[], object]) -> None:
        """Say this, with a button that calls `verb`, a bound method."""
        self._verb = weak_call(verb)
        self._banner.show_message(sentence, action)

    @Slot()
    def forget(self) -> None:
        """The writer has gone on, and has read what was said."""
        if self._verb is None:
            self._banner.hide()

    @Slot()
    def _act(self) -> None:
        verb, self._verb = self._verb, None
        self._banner.hide()
        if verb:
            verb()
