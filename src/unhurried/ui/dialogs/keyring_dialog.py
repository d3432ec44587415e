"""Letting the system's keyring open the journal: what that means, and the present passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from unhurried.domain.errors import Cancelled, KeyringUnavailable
from unhurried.ui.dialogs.secret_panel import SecretPanel
from unhurried.ui.keyholder import Keyholder
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label


class KeyringDialog(SecretPanel):
    """Off until it is asked for here.

    Signals:
        changed(): the keyring opens the journal from now on.
    """

    changed = Signal()

    def __init__(self, theme: Theme, holder: Keyholder, parent: QWidget) -> None:
        super().__init__(theme, holder, "", parent)
        self.title.setText(self.tr("Unlock with this computer's keyring"))
        self.setAccessibleName(self.title.text())
        warning = self.tr(
            "Whoever can use your account on this computer while it is unlocked can then open the journal without "
            "the passphrase, and so can any program that runs in it. The lock keeps out only those who cannot "
            "get into the account."
        )
        words = self.tr(
            "A random secret is put into the system's keyring, beside the passwords that are there. The passphrase "
            "and the recovery code go on working. It can be taken back at any time."
        )
        self.warning = text_label(warning, "notice", wrap=True)
        for widget in (
            self.warning,
            text_label(words, "hint", wrap=True),
            self.present_label,
            self.present,
            self.message,
        ):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.buttons.addStretch(1)
        self.allow_button = self.add_button(self.tr("Let the keyring open it"), "filled")
        self.cancel_button.clicked.connect(self.reject)
        self.allow_button.clicked.connect(self._allow)

    @Slot()
    def _allow(self) -> None:
        holder, given_up = self._holder, self._given_up

        def allow() -> None:
            holder.ways.add_keyring_slot(holder.folder, holder.key)
            if given_up.is_set():  # while the keyring asked its own question
                holder.ways.remove_keyring_slot(holder.folder, holder.key)
                raise Cancelled

        self.do_with_secret(allow, self._finish)

    def take_on(self, work: Callable[[], object]) -> None:
        """A keyring may be silent, and then nothing else waits for it."""
        self._holder.background.ask(work, self._end, self.refuse)

    def _finish(self, _: None) -> None:
        self.changed.emit()
        self.accept()

    def sentence(self, error: Exception) -> str:
        if isinstance(error, KeyringUnavailable):
            return self.tr("The keyring did not take the secret. Nothing was changed.")
        return super().sentence(error)

    def show_working(self, working: bool) -> None:
        self.allow_button.setEnabled(not working)
