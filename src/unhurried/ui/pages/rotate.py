"""My passphrase may be known: the journal under a new key, with a new passphrase and a new recovery code."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from unhurried.domain.backups import Backup, Progress
from unhurried.domain.errors import JournalError
from unhurried.domain.keys import WayIn
from unhurried.domain.rotation import Rotated
from unhurried.services import passphrases
from unhurried.ui import sentences
from unhurried.ui.pages.code_step import CodeStep
from unhurried.ui.pages.first_steps import PassphraseStep
from unhurried.ui.pages.steps import SecretStep
from unhurried.ui.pages.way_back import WayBack

if TYPE_CHECKING:
    from unhurried.domain.keys import MasterKey
    from unhurried.domain.ports import JournalFolders
    from unhurried.domain.ports_at_the_door import WaysIn
    from unhurried.services.safekeeping import BackupDesk
    from unhurried.ui.background import Background
    from unhurried.ui.theme import Theme


class RotatePage(WayBack):
    """The present secret, the new passphrase, the new code on paper, and then the change itself."""

    def __init__(
        self,
        theme: Theme,
        desk: BackupDesk,
        folders: JournalFolders,
        ways_in: WaysIn,
        background: Background,
        folder: Path,
    ) -> None:
        super().__init__(theme, desk, background, folder)
        self._folders = folders
        self._ways_in = ways_in
        self._old: MasterKey | None = None
        words = self.tr(
            "Another passphrase alone does not help where somebody has an old copy of the journal's folder and "
            "knows the old one. So the whole journal is put under a new key, with a new passphrase and a new "
            "recovery code. The journal is closed meanwhile. Until the last moment nothing is changed."
        )
        self.secret = SecretStep(theme, self.tr("My passphrase may be known"), words)
        self.passphrase = PassphraseStep(theme, self.tr("A new passphrase"))
        self.code = CodeStep(
            theme,
            passphrases.new_recovery_code(),
            sorted(random.sample(range(7), 2)),
            self.tr("Change the key"),
            self.tr("A new recovery code, on paper"),
        )
        self.secret.given.connect(self._unlock)
        self.secret.back_asked.connect(self.back_asked)
        self.passphrase.done.connect(self._check_that_it_is_new)
        self.passphrase.back_asked.connect(self._show_secret)
        self.code.done.connect(self._rotate)
        self.code.back_asked.connect(self._show_passphrase)
        self.show_step(self.secret)

    @Slot(str)
    def _unlock(self, secret: str) -> None:
        folder, folders = self.folder, self._folders
        self._background.run(lambda: folders.unlock(folder, secret), self._take_key, self.secret.explain)

    def _take_key(self, key: MasterKey) -> None:
        self._old = key
        self.secret.field.clear()
        self.secret.show_working(False)
        self._show_passphrase()

    @Slot()
    def _show_secret(self) -> None:
        self.show_step(self.secret)

    @Slot()
    def _show_passphrase(self) -> None:
        self.show_step(self.passphrase)

    @Slot()
    def _check_that_it_is_new(self) -> None:
        """The passphrase that may be known is not to be the new one."""
        folder, folders, chosen = self.folder, self._folders, self.passphrase.text()
        self._background.run(lambda: folders.unlock(folder, chosen), self._refuse_old, self._show_code)

    def _refuse_old(self, _: MasterKey) -> None:
        self.passphrase.explain(self.tr("This is what opens the journal now. Choose another."))

    def _show_code(self, error: Exception) -> None:
        """It opened nothing, as a new one does."""
        if not isinstance(error, JournalError):
            raise error
        self.show_step(self.code)

    @Slot()
    def _rotate(self) -> None:
        key = self._old
        if key is None:
            return
        desk, ways_in, folder = self._desk, self._ways_in, self.folder
        passphrase, code = self.passphrase.text(), self.code.recovery_code

        def work(progress: Progress) -> Rotated:
            desk.before(key, lambda done: progress(done * 0.4))
            return ways_in.rotate(folder, key, passphrase, code, lambda done: progress(0.4 + done * 0.6))

        words = self.tr("First a backup, then every page under the new key, read back and compared.")
        self._before = self.secret  # a failure is told where the way began
        self._work(self.tr("Changing the key"), words, work, self._tell)

    def _tell(self, rotated: Rotated) -> None:
        self._key, self._old = rotated.key, None
        self.passphrase.clear()
        lines = [self.tr("From now on only the new passphrase and the new recovery code open the journal.")]
        if WayIn.EXECUTOR in rotated.ended:
            lines.append(self.tr("The executor's code no longer opens it. Settings makes a new sheet."))
        if WayIn.KEYRING in rotated.ended:
            lines.append(self.tr("The system's keyring no longer opens it. Settings can allow it again."))
        lines += _of_old_backups(rotated.old_backups)
        if rotated.damaged.count:
            aside = self.tr(
                "A damaged file that is kept in the journal's folder stays under the old key too. Settings removes "
                "it, under “Backups”."
            )
            lines.append(aside)
        self._end(self.tr("The key is changed"), lines, self.tr("Open the journal"))


def _of_old_backups(backups: tuple[Backup, ...]) -> list[str]:
    """Which backups still open with what."""
    if not backups:
        return []
    first, last = backups[-1].day, backups[0].day
    line = sentences.tr(
        "Backups made before, with their days from {first} to {last}: {count}. They stay under the old key: they "
        "open with the passphrase and the codes of their time, also for somebody else who knows those. Once newer "
        "backups are made, they can be removed from the folder “backups”, and from wherever you have put copies."
    )
    return [
        line.format(
            first=sentences.short_day(first), last=sentences.short_day(last), count=sentences.number(len(backups))
        )
    ]
