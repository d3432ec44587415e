"""Backing up: by itself in a quiet moment and at the end of a session, or when asked in Settings."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from unhurried import faults
from unhurried.domain.backups import DamagedFiles, Progress, carry_on
from unhurried.domain.errors import Cancelled, UnhurriedError
from unhurried.domain.preferences import SECOND_PLACE
from unhurried.services.safekeeping import BackupDesk, Kept
from unhurried.ui import sentences
from unhurried.ui.dialogs.folder_dialog import ask_for_folder

if TYPE_CHECKING:
    from unhurried.domain.keys import MasterKey
    from unhurried.ui.background import Background
    from unhurried.ui.rooms import Rooms
    from unhurried.ui.surroundings import Surroundings
    from unhurried.ui.workspace import Workspace

# After so long without a key or a change it disturbs nobody; what the last session left undone comes sooner.
QUIET_MS = 120_000
SOON_MS = 20_000
# For those who never pause; a backup in the background holds nobody up.
AT_LAST_MS = 600_000
# Locking takes a second at most, and closing the journal needs some of it.
LOCKING_TAKES_S = 0.5


class BackingUp(QObject):
    """Watches an open journal, and keeps a backup of everything that is older than a few quiet minutes."""

    def __init__(
        self,
        outside: Surroundings,
        background: Background,
        folder: Path,
        key: MasterKey,
        workspace: Workspace,
        rooms: Rooms,
    ) -> None:
        super().__init__(rooms)
        self._outside = outside
        self._background = background
        self._folder = folder
        self._key = key
        self._workspace = workspace
        self._rooms = rooms
        self._has_told = False
        self._is_asked = False
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._back_up_quietly)
        # What the last session left undone is not put off by typing; nor is anything put off for ever.
        self._soon = _once(self, SOON_MS, self._back_up_quietly)
        self._at_last = _once(self, AT_LAST_MS, self._back_up_quietly)
        self._soon.start()
        workspace.changed.connect(self._wait_for_quiet)
        self._card = rooms.settings.backups
        self._card.now_asked.connect(self.back_up_now)
        self._card.second_place_asked.connect(self._ask_for_second_place)
        self._card.second_place_left.connect(self._leave_second_place)
        self._card.damaged_removal_confirmed.connect(self._remove_damaged)
        self._card.shown.connect(self._show)

    @property
    def desk(self) -> BackupDesk:
        """The verbs, with the second place as it is chosen now."""
        place = self._workspace.preference(SECOND_PLACE)
        return BackupDesk(
            self._outside.safekeeping(), self._folder, self._outside.now, Path(place) if place else None
        )

    # By itself

    @Slot()
    def _wait_for_quiet(self) -> None:
        self._quiet.start(QUIET_MS)
        if not self._at_last.isActive():
            self._at_last.start()

    @Slot()
    def _back_up_quietly(self) -> None:
        for timer in (self._quiet, self._at_last):
            timer.stop()
        try:
            desk, key, goes_on = self.desk, self._key, self._background.goes_on
        except UnhurriedError as error:  # what is to be asked of the journal itself cannot be read
            self._finish(Kept(failure=error))
            return
        self._background.run_long(lambda: desk.after_session(key, goes_on), self._finish, self._fail)

    def last_thing(self) -> LastThing:
        """What is to be done once the journal is closed."""
        for timer in (self._quiet, self._soon, self._at_last):
            timer.stop()
        return LastThing(self.desk, self._key)

    # When asked

    @Slot()
    def back_up_now(self) -> None:
        """Whatever has changed, and say what came of it."""
        self._is_asked = True
        self._card.show_working(True)
        self._back_up_quietly()

    def _finish(self, kept: Kept) -> None:
        asked, self._is_asked = self._is_asked, False
        self._show()
        error = kept.failure or kept.failure_elsewhere
        if error and (asked or not self._has_told):
            self._has_told = True
            sentence = self.tr("The last backup was not made. {reason}") if kept.failure else "{reason}"
            self._rooms.messages.say(sentence.format(reason=sentences.refused(error)), "warm")
        elif asked and not error:
            made = self.tr("The backup is made, and was read back.")
            self._rooms.messages.say(made if kept.made else self.tr("Nothing has changed since the last backup."))

    def _fail(self, error: Exception) -> None:
        self._is_asked = False
        self._show()
        if not isinstance(error, Cancelled):
            raise error

    @Slot()
    def _show(self) -> None:
        self._card.show_working(False)
        with suppress(UnhurriedError):  # told by whatever else reads the journal
            desk, place = self.desk, self._workspace.preference(SECOND_PLACE)
            self._card.show_backups(desk.last_good(), desk.here(), place, desk.elsewhere())
            self._card.show_damaged(desk.damaged_files())

    # What was put aside as damaged

    @Slot()
    def _remove_damaged(self) -> None:
        desk, key = self.desk, self._key
        self._background.run_long(lambda: desk.remove_damaged(key), self._tell_removed, self._refuse)

    def _tell_removed(self, _: DamagedFiles) -> None:
        self._show()
        self._rooms.messages.say(self.tr("What was damaged is removed."))

    def _refuse(self, error: Exception) -> None:
        self._show()
        self._rooms.messages.say(sentences.refused(error), "warm")
        if not isinstance(error, UnhurriedError):
            raise error

    # The second place

    @Slot()
    def _ask_for_second_place(self) -> None:
        title = self.tr("Where do copies of the backups go?")
        ask_for_folder(self._rooms.window(), title, Path.home(), self._choose_second_place)

    def _choose_second_place(self, place: Path) -> None:
        if place.resolve().is_relative_to(self._folder.resolve()):
            self._rooms.messages.say(self.tr("This is inside the journal's own folder. Choose another disk."), "warm")
            return
        self._workspace.prefer(SECOND_PLACE, str(place))
        self.back_up_now()

    @Slot()
    def _leave_second_place(self) -> None:
        self._workspace.prefer(SECOND_PLACE, "")
        self._show()


def _once(parent: QObject, after_ms: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(after_ms)
    timer.timeout.connect(then)
    return timer


class LastThing:
    """The backup at the end of a session: what it needs is taken from the journal while that is still open."""

    def __init__(self, desk: BackupDesk, key: MasterKey) -> None:
        self._desk = desk
        self._key = key

    def keep(self, *, within_s: float | None = None, elsewhere: bool = True) -> Kept | None:
        """Back up what has changed; None when that took too long, and then the next quiet moment does it."""
        try:
            return self._desk.after_session(self._key, _within(within_s), elsewhere=elsewhere)
        except Cancelled:
            return None

    def keep_briefly(self) -> None:
        """The same where nobody can wait, as at the lock: whatever comes of it, locking goes on."""
        try:
            self.keep(within_s=LOCKING_TAKES_S, elsewhere=False)
        except Exception as error:  # noqa: BLE001
            faults.note(error)


def _within(seconds: float | None) -> Progress:
    if seconds is None:
        return carry_on
    ends = time.monotonic() + seconds
    return lambda _: time.monotonic() < ends
