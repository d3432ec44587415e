"""The gates: first start, the door of a journal, and the ways between them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from unhurried import paths
from unhurried.domain.errors import JournalMissing
from unhurried.ui import sentences
from unhurried.ui.background import Background
from unhurried.ui.pages.unlock import UnlockPage
from unhurried.ui.theme import Theme

# The window is painted before the pages and dialogs that come later are imported, each where it is shown.
if TYPE_CHECKING:
    from unhurried.domain.keys import MasterKey
    from unhurried.services.safekeeping import BackupDesk
    from unhurried.ui.pages.way_back import WayBack
    from unhurried.ui.surroundings import Surroundings

# Whoever has just typed the passphrase of a damaged journal need not type it again to repair it.
KEEP_KEY_MS = 120_000


class Gates(QObject):
    """Makes the pages in front of a journal, and says when one has been opened.

    Signals:
        page_made(QWidget): show this page.
        passed(Path, MasterKey, bool): the journal in this folder is unlocked; true by its recovery code.
        sample_asked(): look around first.
        left_alone(Path or None): a way back was left, to the journal in this folder or to a new one; its key or
            its words may be in memory.
    """

    page_made = Signal(object)
    passed = Signal(object, object, bool)
    sample_asked = Signal()
    left_alone = Signal(object)

    def __init__(self, surroundings: Surroundings, theme: Theme, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._outside = surroundings
        self._theme = theme
        self._background = background
        self._window = window
        self._door: Path | None = None
        # Of a journal that its key fits and that cannot be opened: what it needs is more than a door.
        self._key: MasterKey | None = None

    def show(self, folder: Path | None = None) -> None:
        """The door of this journal, or of the last one; first start when there is none."""
        last = self._outside.settings.current.journal
        chosen = folder or Path(last or paths.default_journal())
        if folder or last or self._outside.folders.is_journal(chosen):
            self.show_door(chosen)
        else:
            self.show_first_start()

    def show_covered(self, folder: Path) -> None:
        """The door of a journal whose last words wait behind it: there is no other way from here than in."""
        page = self.show_door(folder)
        page.show_as_only_way()

    def show_door(self, folder: Path) -> UnlockPage:
        """Ask for the passphrase of the journal in this folder."""
        self._door, self._key = folder, None
        page = UnlockPage(self._theme, self._outside.folders, self._background, folder)
        page.unlocked.connect(self._pass_door)
        page.other_asked.connect(self.ask_for_journal)
        page.new_asked.connect(self.show_first_start)
        page.sample_asked.connect(self.sample_asked)
        page.restore_asked.connect(self.show_restore)
        page.offer_more(self._outside, self._desk(folder))
        self.page_made.emit(page)
        page.focus_field()
        if not folder.is_dir():
            page.explain(JournalMissing())
        return page

    def say_sorry(self, error: BaseException) -> None:
        """A fault of ours at the door: say so there."""
        page = self._window.findChild(UnlockPage)
        if page:
            page.say(sentences.refused(error))

    def explain(self, folder: Path, error: Exception, key: MasterKey | None = None) -> None:
        """Say at the door of this journal why it did not open. With the key, it can be restored from there."""
        shown = self._window.findChild(UnlockPage)
        page = shown if shown and shown.folder == folder else self.show_door(folder)
        self._key = key
        QTimer.singleShot(KEEP_KEY_MS, self, self._forget_key)
        page.explain(error)

    @Slot()
    def _forget_key(self) -> None:
        self._key = None

    @Slot(object, bool)
    def _pass_door(self, key: MasterKey, was_code: bool) -> None:
        self.passed.emit(self._door, key, was_code)

    @Slot()
    def show_first_start(self) -> None:
        """The three steps to a new journal."""
        from unhurried.ui.pages.first_start import FirstStartPage

        page = FirstStartPage(
            self._theme,
            self._outside.folders,
            self._background,
            _unused(paths.default_journal()),
            self._outside.now,
            has_way_back=self._door is not None,
        )
        page.created.connect(self._pass_new)
        page.backup_asked.connect(self.ask_for_backup)
        page.other_asked.connect(self.ask_for_journal)
        page.sample_asked.connect(self.sample_asked)
        page.back_asked.connect(self._back_to_door)
        self.page_made.emit(page)
        page.place.focus_first()

    @Slot(object, object)
    def _pass_new(self, folder: Path, key: MasterKey) -> None:
        self._door = folder
        self.passed.emit(folder, key, False)

    @Slot(object, object, bool)
    def _pass_back(self, folder: Path, key: MasterKey, was_code: bool) -> None:
        self._door = folder
        self.passed.emit(folder, key, was_code)

    @Slot()
    def _back_to_door(self) -> None:
        if self._door:
            self.show_door(self._door)

    # Ways back

    def _desk(self, folder: Path) -> Callable[[], BackupDesk]:
        """The backups of a journal. Asked for later: listing them is not on the way to the first window."""

        def desk() -> BackupDesk:
            from unhurried.services.safekeeping import BackupDesk

            return BackupDesk(self._outside.safekeeping(), folder, self._outside.now)

        return desk

    def _show_way_back(self, page: WayBack, back: Callable[[], object]) -> None:
        page.opened.connect(self._pass_back)
        page.back_asked.connect(back)
        page.left_alone.connect(self._leave_alone)
        self.page_made.emit(page)
        page.focus_first()
        window = self._window.windowHandle()
        if window:
            page.watch(window, self._outside.now, self._outside.settings.current.lock_after)

    @Slot()
    def _leave_alone(self) -> None:
        page = self.sender()
        self.left_alone.emit(None if page and page.property("founds") else self._door)

    @Slot()
    def _leave_way_back(self) -> None:
        page = self.sender()
        if getattr(page, "has_key", True):
            self.left_alone.emit(self._door)
        else:
            self._back_to_door()

    @Slot()
    def show_restore(self) -> None:
        """Restore or repair the journal at whose door one stands."""
        from unhurried.ui.pages.restore import RestorePage

        if self._door is None:
            return
        folder, key, self._key = self._door, self._key, None
        desk = self._desk(folder)()
        page = RestorePage(self._theme, desk, self._outside.folders, self._background, folder, key)
        self._show_way_back(page, self._leave_way_back)

    def show_rotation(self, folder: Path, _: MasterKey | None = None) -> None:
        """Put the closed journal in this folder under a new key; its secret is asked for again."""
        from unhurried.ui.pages.rotate import RotatePage

        self._door = folder
        desk, ways_in = self._desk(folder)(), self._outside.ways_in()
        page = RotatePage(self._theme, desk, self._outside.folders, ways_in, self._background, folder)
        self._show_way_back(page, self._leave_alone)  # the journal was open a moment ago

    def show_merge(self, folder: Path, key: MasterKey | None) -> None:
        """Bring an archive into the closed journal in this folder."""
        from unhurried.services.archives import ArchiveDesk
        from unhurried.ui.pages.merge import MergePage

        if key is None:  # a sample, which is not merged into
            return
        self._door = folder
        archives = ArchiveDesk(self._outside.archives(), folder, self._outside.now)
        page = MergePage(self._theme, self._desk(folder)(), archives, self._background, folder, key)
        self._show_way_back(page, self._leave_alone)

    @Slot()
    def ask_for_backup(self) -> None:
        """The folder is gone and a backup is left: ask for the file."""
        from unhurried.ui.pages.backup_steps import ask_for_backup

        ask_for_backup(self._window, self.show_founding)

    def show_founding(self, backup: Path) -> None:
        """Make a journal out of this backup."""
        from unhurried.ui.pages.founding import FoundingPage

        folder = _unused(paths.default_journal())
        desk, ways_in = self._desk(folder)(), self._outside.ways_in()
        page = FoundingPage(self._theme, desk, self._outside.folders, ways_in, self._background, folder, backup)
        self._show_way_back(page, self.show_first_start)

    @Slot()
    def ask_for_journal(self) -> None:
        """Open a journal that lies somewhere else."""
        from unhurried.ui.dialogs.folder_dialog import ask_for_folder

        start = paths.default_journal().parent
        ask_for_folder(self._window, self.tr("Which journal folder?"), start, self._open_chosen)

    def _open_chosen(self, folder: Path) -> None:
        self.show_door(folder)


def _unused(folder: Path) -> Path:
    """The folder, or the first numbered one beside it that is not there yet."""
    candidates = [folder, *(folder.with_stem(f"{folder.stem} {number}") for number in range(2, 100))]
    return next((candidate for candidate in candidates if not candidate.exists()), folder)
