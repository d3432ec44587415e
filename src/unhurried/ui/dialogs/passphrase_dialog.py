"""Changing the passphrase: the present one, and a new one typed twice."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.keys import SHORTEST_PASSPHRASE, MasterKey, normalised
from unhurried.domain.ports import JournalFolders
from unhurried.services import passphrases
from unhurried.ui import sentences
from unhurried.ui.background import Background
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField

JUDGE_AFTER_MS = 250


class PassphraseDialog(Panel):
    """The present secret is asked for, so that nobody changes it in passing.

    Signals:
        changed(): the new passphrase holds.
    """

    changed = Signal()

    def __init__(
        self,
        theme: Theme,
        folders: JournalFolders,
        background: Background,
        folder: Path,
        key: MasterKey,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, self.tr("Change the passphrase"), parent, width=460)
        self._folders = folders
        self._background = background
        self._folder = folder
        self._key = key
        self._build()
        self._connect()
        self._judge()

    def _build(self) -> None:
        self.present = self._field(self.tr("Present passphrase, or recovery code"))
        self.first = self._field(self.tr("New passphrase"))
        self.judgement = text_label("", "hint", wrap=True)
        self.content.addWidget(self.judgement)
        self.second = self._field(self.tr("The same again"))
        self.message = text_label("", "error", wrap=True)
        self.message.hide()
        self.content.addWidget(self.message)
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.buttons.addStretch(1)
        self.change_button = self.add_button(self.tr("Change it"), "filled")
        self._judge_soon = QTimer(self)
        self._judge_soon.setSingleShot(True)
        self._judge_soon.setInterval(JUDGE_AFTER_MS)

    def _field(self, name: str) -> PassphraseField:
        field = PassphraseField(self._theme)
        field.setAccessibleName(name)
        self.content.addWidget(text_label(name, "strong"))
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
            self._complain(self.tr("At least twelve characters, please."))
        elif new != normalised(self.second.text()):
            self._complain(self.tr("The two are not the same. Type the second one again."))
        else:
            self._start()

    def _start(self) -> None:
        self.change_button.setEnabled(False)
        self.message.hide()
        folders, folder, key = self._folders, self._folder, self._key
        present, new = self.present.text(), self.first.text()

        def work() -> None:
            folders.unlock(folder, present)
            folders.change_passphrase(folder, key, new)

        self._background.run(work, self._finish, self._refuse)

    def _finish(self, _: None) -> None:
        self.changed.emit()
        self.accept()

    def _refuse(self, error: Exception) -> None:
        self.change_button.setEnabled(True)
        self._complain(sentences.refused(error))
        if not isinstance(error, UnhurriedError):
            raise error

    def _complain(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
        self.fit()
