"""The frame of dialogs that ask for the present passphrase, so that nobody changes a way in in passing."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.ui import sentences
from unhurried.ui.accessibility import announce
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.keyholder import Keyholder, unless
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField

T = TypeVar("T")


class SecretPanel(Panel):
    """Has the field, a line for what went wrong, and work that begins only when the secret fits.

    Closed before the work has begun to change anything, it changes nothing. Closed after that, it stays out
    of sight until it can tell what was changed.
    """

    def __init__(self, theme: Theme, holder: Keyholder, title: str, parent: QWidget, width: int = 480) -> None:
        super().__init__(theme, title, parent, width)
        self._holder = holder
        self.present_label = text_label(self.tr("Present passphrase, or recovery code"), "strong", wrap=True)
        self.present = PassphraseField(theme)
        self.present.setAccessibleName(self.present_label.text())
        self.present_label.setBuddy(self.present)
        self.message = text_label("", "error", wrap=True)
        self.message.hide()
        self._given_up = Event()
        self._then: Callable[[object], None] | None = None
        self.finished.connect(self._give_up)

    @Slot()
    def _give_up(self) -> None:
        self._given_up.set()
        self.present.clear()

    def do_with_secret(self, change: Callable[[], T], done: Callable[[T], None]) -> None:
        """Check what was typed and make the change, away from the screen; `done`, a bound method, hears of it.

        `change` holds on to no widget.
        """
        self._do(self._holder.with_secret(self.present.text(), unless(self._given_up, change)), done)

    def do_change(self, change: Callable[[], T], done: Callable[[T], None]) -> None:
        """The same where the secret has been checked already."""
        self._do(change, done)

    def _do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self.complain("")
        self.show_working(True)
        self._then = done  # type: ignore[assignment]  # what comes is what `work` answers
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.take_on(unless(self._given_up, work))

    def take_on(self, work: Callable[[], object]) -> None:
        """Give the work to the background."""
        self._holder.background.run(work, self._end, self.refuse)

    def _end(self, answer: object) -> None:
        then, self._then = self._then, None
        self._is_told()
        if then:
            then(answer)

    def _is_told(self) -> None:
        """From here on it may go as any other dialog does, and if it was closed, it is to go now."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._given_up.is_set():
            self.deleteLater()

    def refuse(self, error: Exception) -> None:
        """Say why it was not done; a fault of ours goes on to where those are noted."""
        self._is_told()
        if not self._given_up.is_set():
            self.show_working(False)
            self.complain(self.sentence(error))
        if not isinstance(error, UnhurriedError):
            raise error

    def sentence(self, error: Exception) -> str:
        """The error in words."""
        return sentences.refused(error)

    def show_working(self, working: bool) -> None:
        """It takes a moment; each dialog says what cannot be pressed meanwhile."""
        raise NotImplementedError

    def complain(self, sentence: str) -> None:
        """Say this, or nothing any more."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        announce(self.message, sentence)
        self.fit()
