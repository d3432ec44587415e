"""Messages: one thing said at a time above the page, perhaps with something to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from unhurried.services.changes import Changed
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.banner import Banner


class Messages(QObject):
    """Speaks through a banner. What is only said goes when the writer goes on; what is offered stays."""

    def __init__(self, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._banner = banner
        self._verb: Callable[[], object] | None = None
        self._is_warning = False
        banner.action_pressed.connect(self._act)

    def say(self, sentence: str, tone: str = "info") -> None:
        """Say this; `tone` as in Banner."""
        self._verb = None
        self._is_warning = False
        self._banner.show_message(sentence, "", tone)

    def warn(self, sentence: str) -> None:
        """Say that the words on the screen are not safe; it goes once they are."""
        self.say(sentence, "danger")
        self._is_warning = True

    @Slot(object)
    def settle(self, changed: Changed) -> None:
        """The draft is in the journal again."""
        if self._is_warning and changed & Changed.DRAFTS:
            self._is_warning = False
            self.forget()

    def offer(self, sentence: str, action: str, verb: Callable[[], object]) -> None:
        """Say this, with a button that calls `verb`, a bound method."""
        self._verb = weak_call(verb)
        self._banner.show_message(sentence, action)

    def withdraw(self, sentence: str) -> None:
        """Take back this sentence, if it is what is said."""
        if self._banner.message.text() == sentence:
            self._verb = None
            self._banner.message.clear()
            self._banner.hide()

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
