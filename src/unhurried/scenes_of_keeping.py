"""Scenes of safekeeping: the cards and dialogs over a journal of one's own, and the ways back at its door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog

from unhurried.domain.backups import Backup, Contents, Difference, Mention, Restored, Survey
from unhurried.domain.errors import JournalDamaged
from unhurried.domain.keys import MasterKey
from unhurried.scenes import Scene, Scenes
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.restore import RestorePage
from unhurried.ui.pages.rotate import RotatePage
from unhurried.ui.pages.unlock import UnlockPage
from unhurried.ui.widgets.card import Card

# The pages only show these; what they show is made up, as all of the sample is.
_MENTIONS = tuple(
    Mention(f"{number}", date(2026, 3, 1 + number), ("Heron", "Lantern", None)[number % 3], number == 4)
    for number in range(9)
)
_DIFFERENCE = Difference(_MENTIONS, _MENTIONS[:1], _MENTIONS[:2], _MENTIONS[:5])
_SURVEY = Survey(392, 3, 5, 4, 1)


class KeepingScenes(Scenes):
    """The journal in the folder opens with the key, and has a backup."""

    def __init__(self, window: MainWindow, folder: Path, today: date, key: MasterKey) -> None:
        super().__init__(window, folder, today)
        self._key = key

    def all(self) -> Iterator[Scene]:
        yield Scene("40-settings-own", self._open)
        yield Scene("41-settings-ways", lambda: self._scroll_to(self.rooms.settings.ways))
        yield Scene("42-settings-backups", lambda: self._scroll_to(self.rooms.settings.backups))
        yield Scene("43-settings-forgetting", lambda: self._scroll_to(self.rooms.settings.forgetting))
        for number, segment in enumerate(("questions", "before", "hours", "ledger")):
            yield Scene(f"{44 + number}-supervision-empty", lambda segment=segment: self._supervision(segment))
        yield Scene("48-settings-again", lambda: self.rooms.go("settings"))
        for name, ask in self._dialogs():
            yield Scene(name, lambda ask=ask: self._asked(ask))
        yield Scene("70-restore", self._restore)
        yield Scene("71-restore-which", self._which)
        yield Scene("72-restore-contents", self._contents)
        yield Scene("73-repair", self._survey)
        yield Scene("74-restored", self._restored)
        yield Scene("79-keys-do-not-fit", self._unfit)
        yield Scene("75-new-key", self._rotate)
        yield Scene("76-new-key-code", self._rotate_code)
        yield Scene("77-journal-from-backup", self._found)
        yield Scene("78-unlock-damaged", self._damaged)

    def _dialogs(self) -> Iterator[tuple[str, Callable[[], None]]]:
        ways, forgetting = self.rooms.settings.ways, self.rooms.settings.forgetting
        yield "55-passphrase", ways.passphrase_asked.emit
        yield "56-rehearse", ways.rehearsal_asked.emit
        yield "57-new-code", ways.new_code_asked.emit
        yield "58-executor", ways.sheet_asked.emit
        yield "59-keyring", ways.keyring_asked.emit
        yield "60-forget-client", forgetting.client_button.click
        yield "61-forget-older", forgetting.older_button.click
        yield "62-take-out", self.rooms.settings.taking_out.button.click

    def _asked(self, ask: Callable[[], None]) -> QDialog | None:
        ask()
        return self.dialog()

    def _open(self) -> None:
        self.window.open_journal(self._folder, self._key)
        self.rooms.go("settings")

    def _supervision(self, segment: str) -> None:
        self.rooms.go("supervision")
        self.rooms.supervision.show_segment(segment)

    def _scroll_to(self, card: Card) -> None:
        self.rooms.settings.go_to(card)

    # The door of the same journal

    def _restore(self) -> None:
        self.window.lock()
        self.window.gates.show_restore()

    def _page(self) -> RestorePage:
        page = self.window.centralWidget()
        assert isinstance(page, RestorePage)  # noqa: S101  the scene before has just put it there
        return page

    def _which(self) -> None:
        self._page()._take_key(self._key)  # noqa: SLF001

    def _backup(self) -> Backup:
        newest = self._page()._desk.last_good()  # noqa: SLF001
        assert newest is not None  # noqa: S101  locking has just made it
        return newest

    def _contents(self) -> None:
        contents = Contents(self._backup(), 412, 3, date(2024, 3, 3), self._today, _DIFFERENCE)
        self._page()._show_contents(contents)  # noqa: SLF001

    def _unfit(self) -> None:
        self._page()._offer_an_earlier_state()  # noqa: SLF001

    def _survey(self) -> None:
        self._page()._show_survey(_SURVEY)  # noqa: SLF001

    def _restored(self) -> None:
        self._page()._tell_restored(Restored(412, 2, self._backup()))  # noqa: SLF001

    def _rotate(self) -> None:
        self.window.gates.show_rotation(self._folder)

    def _rotate_code(self) -> None:
        page = self.window.centralWidget()
        if isinstance(page, RotatePage):
            page.show_step(page.code)

    def _found(self) -> None:
        self.window.gates.show_founding(Path("a stick") / "unhurried-000012-2026-11-20.backup")

    def _damaged(self) -> None:
        page = self.window.gates.show_door(self._folder)
        if isinstance(page, UnlockPage):
            page.explain(JournalDamaged())
