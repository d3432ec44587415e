"""Restore or repair: from the door, with the journal closed, and with the present state kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from unhurried.domain.backups import Contents, Restored, Salvaged, Survey
from unhurried.domain.errors import (
    BackupHasOlderKey,
    KeyFileDamaged,
    KeyFileMissing,
    KeysDoNotFit,
    RecoveryCodeMistyped,
    WrongSecret,
)
from unhurried.ui import sentences
from unhurried.ui.pages.backup_steps import ChooseStep, ContentsStep
from unhurried.ui.pages.repair_steps import SurveyStep, UnfitKeysStep, brought_back, held_in_case, salvaged
from unhurried.ui.pages.steps import SecretStep, Step
from unhurried.ui.pages.way_back import WayBack

if TYPE_CHECKING:
    from unhurried.domain.backups import Progress
    from unhurried.domain.keys import MasterKey
    from unhurried.domain.ports import JournalFolders
    from unhurried.services.safekeeping import BackupDesk
    from unhurried.ui.background import Background
    from unhurried.ui.theme import Theme


class RestorePage(WayBack):
    """A secret, a backup, what it holds, and then all of it or only what is missing. Or what can be salvaged."""

    def __init__(
        self,
        theme: Theme,
        desk: BackupDesk,
        folders: JournalFolders,
        background: Background,
        folder: Path,
        key: MasterKey | None = None,
    ) -> None:
        super().__init__(theme, desk, background, folder)
        self._folders = folders
        self._key = key
        self._backup = Path()
        self._secret_of_its_time = ""
        self._choose = self._choose_step()
        if key:
            self.show_step(self._choose)
        else:
            self._ask_for_secret()

    # Which backup

    def _ask_for_secret(self) -> None:
        words = self.tr("A backup opens with the secrets of its journal.")
        self._secret = SecretStep(self._theme, self.tr("Restore or repair"), words)
        self._secret.given.connect(self._unlock)
        self._secret.back_asked.connect(self.back_asked)
        self.show_step(self._secret)

    @Slot(str)
    def _unlock(self, secret: str) -> None:
        folder, folders = self.folder, self._folders
        self._background.run(lambda: folders.unlock(folder, secret), self._take_key, self._refuse)

    def _take_key(self, key: MasterKey) -> None:
        self._key = key
        self._secret.field.clear()
        self._secret.show_working(False)
        self.show_step(self._choose)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, KeyFileMissing | KeyFileDamaged):
            self._keys_are_lost()
        else:
            self._secret.explain(error)

    def _choose_step(self) -> ChooseStep:
        words = self.tr("The journal stays as it is until you have seen what a backup holds, and chosen.")
        listings = [listing for listing in (self._desk.here(), self._desk.elsewhere()) if listing]
        step = ChooseStep(self._theme, words, listings, surveys=True)
        step.chosen.connect(self._look_into)
        step.survey_asked.connect(self.survey)
        step.back_asked.connect(self.back_asked)
        return step

    @Slot(object)
    def _look_into(self, backup: Path) -> None:
        if backup != self._backup:
            self._backup, self._secret_of_its_time = backup, ""
        self._look()

    def _look(self) -> None:
        desk, key, backup, secret = self._desk, self._held(), self._backup, self._secret_of_its_time
        self._work(
            self.tr("Looking into it"),
            self.tr("The backup is unpacked, read and compared with the journal."),
            lambda progress: desk.look_into(key, backup, secret, progress),
            self._show_contents,
        )

    def _explain(self, step: Step, error: Exception) -> None:
        if isinstance(error, WrongSecret | RecoveryCodeMistyped):
            self._secret_of_its_time = ""
        if isinstance(error, BackupHasOlderKey) and not isinstance(step, SecretStep):
            self._ask_for_its_secret()
        elif isinstance(error, KeysDoNotFit):
            self._offer_an_earlier_state()
        else:
            super()._explain(step, error)

    def _ask_for_its_secret(self) -> None:
        words = self.tr("This backup was made before the key was changed. It opens with what opened it then.")
        step = SecretStep(self._theme, self.tr("The passphrase or code of that time"), words)
        step.given.connect(self._take_its_secret)
        step.back_asked.connect(self._back_to_choice)
        self.show_step(step)

    @Slot(str)
    def _take_its_secret(self, secret: str) -> None:
        self._secret_of_its_time = secret
        self._look()

    @Slot()
    def _back_to_choice(self) -> None:
        self._secret_of_its_time = ""
        self.show_step(self._choose)

    # What of it

    def _show_contents(self, contents: Contents) -> None:
        step = ContentsStep(self._theme, contents)
        step.all_asked.connect(self._restore_all)
        step.some_asked.connect(self._restore_some)
        step.back_asked.connect(self._back_to_choice)
        self.show_step(step)

    @Slot()
    def _restore_all(self) -> None:
        desk, key, backup, secret = self._desk, self._held(), self._backup, self._secret_of_its_time
        self._restore(lambda progress: desk.restore(key, backup, secret, progress))

    @Slot(object)
    def _restore_some(self, chosen: list[str]) -> None:
        desk, key, backup, secret = self._desk, self._held(), self._backup, self._secret_of_its_time
        self._restore(lambda progress: desk.restore_only(key, backup, chosen, secret, progress))

    def _restore(self, work) -> None:  # noqa: ANN001 -- takes the progress, answers Restored
        words = self.tr("First the present state is kept. Stopping leaves everything as it was.")
        self._work(self.tr("Restoring"), words, work, self._tell_restored)

    def _tell_restored(self, restored: Restored) -> None:
        count = sentences.reflections(restored.reflections)
        lines = [self.tr("The journal holds {reflections} now.").format(reflections=count)]
        if restored.before:
            kept = self.tr("What was there before is kept as backup number {number}.")
            lines.append(kept.format(number=restored.before.sequence))
        elif restored.set_aside:
            aside = self.tr("What was there before was too damaged for a backup. It is kept as {name} in the folder.")
            lines.append(aside.format(name=restored.set_aside))
        if restored.drafts_brought_in:
            back = self.tr("Drafts brought back: {count}. They are under Drafts.")
            lines.append(back.format(count=sentences.number(restored.drafts_brought_in)))
        if restored.threads_brought_in:
            back = self.tr("Threads brought back, with all their notes: {count}.")
            lines.append(back.format(count=sentences.number(restored.threads_brought_in)))
        if restored.held_in_case:
            lines += held_in_case()
        self._end(self.tr("Restored"), lines, self.tr("Open the journal"))

    # Repair

    @Slot()
    def survey(self) -> None:
        """Count what can be read of the journal itself; needs the key."""
        desk, key = self._desk, self._held()
        self._work(
            self.tr("Reading what is there"),
            self.tr("Nothing is changed by looking."),
            lambda progress: desk.survey(key, progress),
            self._show_survey,
        )

    def _show_survey(self, survey: Survey) -> None:
        step = SurveyStep(self._theme, survey)
        step.salvage_asked.connect(self._salvage)
        step.back_asked.connect(self._back_to_choice)
        self.show_step(step)

    @Slot()
    def _salvage(self) -> None:
        desk, key = self._desk, self._held()
        self._work(
            self.tr("Carrying over what can be read"),
            self.tr("Into a new file, beside the damaged one, which stays as it is."),
            lambda progress: desk.salvage(key, progress),
            self._tell_salvaged,
        )

    def _tell_salvaged(self, result: Salvaged) -> None:
        self._end(self.tr("Repaired as far as it can be"), salvaged(result), self.tr("Open the journal"))

    # Lost keys

    def _keys_are_lost(self) -> None:
        """Both copies of keys.json are gone or damaged; a backup holds them too."""
        words = self.tr(
            "The file keys.json and its copy are missing or damaged. Every backup holds them too: choose the "
            "newest. Where its keys fit, nothing that was written since is lost by it."
        )
        step = ChooseStep(self._theme, words, [self._desk.here()], surveys=False)
        step.look_button.setText(self.tr("Bring the keys back from it"))
        step.chosen.connect(self._ask_for_keys)
        step.back_asked.connect(self.back_asked)
        self._choose = step
        self.show_step(step)

    @Slot(object)
    def _ask_for_keys(self, backup: Path) -> None:
        self._backup = backup
        words = self.tr("It opens with the passphrase or recovery code of the time when it was made.")
        step = SecretStep(self._theme, self.tr("The keys from a backup"), words)
        step.given.connect(self._bring_back_keys)
        step.back_asked.connect(self._back_to_choice)
        self.show_step(step)

    @Slot(str)
    def _bring_back_keys(self, secret: str) -> None:
        self._secret_of_its_time = secret
        self._do_bring_back_keys(adopts=False)

    def _offer_an_earlier_state(self) -> None:
        step = UnfitKeysStep(self._theme)
        step.earlier_asked.connect(self._go_back_to_an_earlier_state)
        step.back_asked.connect(self._back_to_choice)
        self.show_step(step)

    @Slot()
    def _go_back_to_an_earlier_state(self) -> None:
        self._do_bring_back_keys(adopts=True)

    def _do_bring_back_keys(self, *, adopts: bool) -> None:
        desk, folders, folder, backup = self._desk, self._folders, self.folder, self._backup
        secret = self._secret_of_its_time

        def work(progress: Progress) -> tuple[MasterKey, Restored]:
            restored = desk.bring_back_keys(backup, secret, progress, adopts=adopts)
            return folders.unlock(folder, secret), restored

        words = self.tr("The database itself is only read.")
        if adopts:
            words = self.tr("The file that cannot be opened stays as it is, under another name.")
        self._work(self.tr("Bringing the keys back"), words, work, self._tell_keys)

    def _tell_keys(self, found: tuple[MasterKey, Restored]) -> None:
        self._key, restored = found
        self._secret_of_its_time = ""
        self._end(self.tr("The keys are back"), brought_back(restored), self.tr("Open the journal"))

    def _held(self) -> MasterKey:
        if self._key is None:
            raise RuntimeError("no key yet")
        return self._key
