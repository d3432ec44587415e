"""The frame of dialogs that ask for the present passphrase, so that nobody changes a way in in passing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.ui import sentences
from unhurried.ui.accessibility import announce
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.keyholder import Keyholder
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField

T = TypeVar("T")


class SecretPanel(Panel):
    """Has the field, a line for what went wrong, and work that begins only when the secret fits."""

    def __init__(self, theme: Theme, holder: Keyholder, title: str, parent: QWidget, width: int = 480) -> None:
        super().__init__(theme, title, parent, width)
        self._holder = holder
        self.present_label = text_label(self.tr("Present passphrase, or recovery code"), "strong", wrap=True)
        self.present = PassphraseField(theme)
        self.present.setAccessibleName(self.present_label.text())
        self.present_label.setBuddy(self.present)
        self.message = text_label("", "error", wrap=True)
        self.message.hide()

    def do_with_secret(self, change: Callable[[], T], done: Callable[[T], None]) -> None:
        """Check what was typed and make the change, away from the screen; `done`, a bound method, hears of it.

        `change` holds on to no widget: this one may be gone by then.
        """
        self.complain("")
        self.show_working(True)
        work = self._holder.with_secret(self.present.text(), change)
        self._holder.background.run(work, done, self.refuse)

    def refuse(self, error: Exception) -> None:
        """Say why it was not done; a fault of ours goes on to where those are noted."""
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
