"""First start: where the journal lives, a passphrase, and a recovery code on paper. Or a look around."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.keys import MasterKey
from unhurried.domain.ports import JournalFolders
from unhurried.services import passphrases
from unhurried.ui import sentences
from unhurried.ui.accessibility import announce
from unhurried.ui.background import Background
from unhurried.ui.pages.code_step import CodeStep
from unhurried.ui.pages.first_steps import PassphraseStep, PlaceStep
from unhurried.ui.theme import Theme


class FirstStartPage(QStackedWidget):
    """Three calm steps. Nothing is written to the disk before the last one is confirmed.

    Signals:
        created(Path, MasterKey): the journal is there.
        other_asked(), sample_asked(): open a journal that exists, or look around first.
        back_asked(): back to the door one came from.
        backup_asked(): a journal out of a backup.
    """

    created = Signal(object, object)
    other_asked = Signal()
    sample_asked = Signal()
    back_asked = Signal()
    backup_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        folders: JournalFolders,
        background: Background,
        offered: Path,
        now: Callable[[], datetime],
        *,
        has_way_back: bool = False,
    ) -> None:
        super().__init__()
        self._folders = folders
        self._background = background
        self._now = now
        self._code = passphrases.new_recovery_code()
        asked = sorted(random.sample(range(7), 2))
        self.place = PlaceStep(theme, offered, has_way_back=has_way_back)
        self.passphrase = PassphraseStep(theme)
        self.code = CodeStep(theme, self._code, asked)
        for step in (self.place, self.passphrase, self.code):
            self.addWidget(step)
        self._connect()

    def _connect(self) -> None:
        self.place.done.connect(self._ask_for_passphrase)
        self.place.other_asked.connect(self.other_asked)
        self.place.sample_asked.connect(self.sample_asked)
        self.place.back_asked.connect(self.back_asked)
        self.place.backup_asked.connect(self.backup_asked)
        self.passphrase.done.connect(self._show_code)
        self.passphrase.back_asked.connect(self._show_place)
        self.code.done.connect(self._create)
        self.code.back_asked.connect(self._ask_for_passphrase)

    @Slot()
    def _show_place(self) -> None:
        self._show(self.place)

    @Slot()
    def _ask_for_passphrase(self) -> None:
        self._show(self.passphrase)

    @Slot()
    def _show_code(self) -> None:
        self._show(self.code)

    def _show(self, step: PlaceStep | PassphraseStep | CodeStep) -> None:
        self.setCurrentWidget(step)
        step.focus_first()

    @Slot()
    def _create(self) -> None:
        self.code.show_working(True)
        folders, code, at = self._folders, self._code, self._now()
        folder, passphrase = self.place.folder, self.passphrase.text()
        self._background.run(lambda: folders.create(folder, passphrase, code, at), self._enter, self._refuse)

    def _enter(self, key: MasterKey) -> None:
        self.code.show_working(False)
        self.passphrase.clear()
        self.created.emit(self.place.folder, key)

    def _refuse(self, error: Exception) -> None:
        self.code.show_working(False)
        sentence = sentences.refused(error)
        self._show(self.place)
        self.place.explain(sentence)
        announce(self, sentence)
        if not isinstance(error, UnhurriedError):
            raise error
