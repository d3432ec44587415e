"""Choosing another passphrase: the present secret, and a new passphrase typed twice."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from unhurried.domain.keys import SHORTEST_PASSPHRASE, normalised
from unhurried.services import passphrases
from unhurried.ui import sentences
from unhurried.ui.dialogs.secret_panel import SecretPanel
from unhurried.ui.keyholder import Keyholder
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField

JUDGE_AFTER_MS = 250


class PassphraseDialog(SecretPanel):
    """The present secret is asked for, so that nobody changes it in passing.

    Not when `is_proven`: whoever has just come in with the code from the paper has shown that it is them.

    Signals:
        changed(): the new passphrase holds.
    """

    changed = Signal()

    def __init__(self, theme: Theme, holder: Keyholder, parent: QWidget, *, is_proven: bool = False) -> None:
        super().__init__(theme, holder, "", parent, width=460)
        self._is_proven = is_proven
        self.rename(self.tr("A new passphrase") if is_proven else self.tr("Change the passphrase"))
        self._build()
        self._connect()
        self._judge()

    def _build(self) -> None:
        if self._is_proven:
            words = self.tr(
                "You came in with the recovery code. If the passphrase is lost, choose a new one here; the code "
                "stays as it is."
            )
            self.content.addWidget(text_label(words, "hint", wrap=True))
        else:
            self.content.addWidget(self.present_label)
            self.content.addWidget(self.present)
        self.first = self._field(self.tr("New passphrase"))
        self.judgement = text_label("", "hint", wrap=True)
        self.content.addWidget(self.judgement)
        self.second = self._field(self.tr("The same again"))
        self.content.addWidget(self.message)
        self.cancel_button = self.add_button(self.tr("Not now") if self._is_proven else self.tr("Cancel"), "ghost")
        self.buttons.addStretch(1)
        self.change_button = self.add_button(self.tr("Change it"), "filled")
        self._judge_soon = QTimer(self)
        self._judge_soon.setSingleShot(True)
        self._judge_soon.setInterval(JUDGE_AFTER_MS)

    def _field(self, name: str) -> PassphraseField:
        field = PassphraseField(self._theme)
        field.setAccessibleName(name)
        self.content.addWidget(text_label(name, "strong", wrap=True))
        self.content.addWidget(field)
        return field

    def _connect(self) -> None:
        self._judge_soon.timeout.connect(self._judge)
        self.first.edited.connect(self._judge_soon.start)
        self.cancel_button.clicked.connect(self.reject)
        self.change_button.clicked.connect(self._change)

    @Slot()
    def _judge(self) -> None:
        self.judgement.setText(sentences.strength(passphrases.strength(self.first.text())))

    @Slot()
    def _change(self) -> None:
        new = normalised(self.first.text())
        if len(new.decode("utf-8", "replace")) < SHORTEST_PASSPHRASE:
            self.complain(self.tr("At least twelve characters, please."))
        elif new != normalised(self.second.text()):
            self.complain(self.tr("The two are not the same. Type the second one again."))
        else:
            self._start()

    def _start(self) -> None:
        folders, folder, key, new = self._holder.folders, self._holder.folder, self._holder.key, self.first.text()

        def change() -> None:
            folders.change_passphrase(folder, key, new)

        if self._is_proven:
            self.do_change(change, self._finish)
        else:
            self.do_with_secret(change, self._finish)

    def show_working(self, working: bool) -> None:
        self.change_button.setEnabled(not working)

    def _finish(self, _: None) -> None:
        self.changed.emit()
        self.accept()
