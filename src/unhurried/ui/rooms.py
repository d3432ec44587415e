"""The rooms of an open journal: the rail, the pages, and the quiet line above them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent, QWindow
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from unhurried.domain.errors import JournalDamaged, UnhurriedError
from unhurried.settings import SettingsFile
from unhurried.ui import sentences, whereabouts
from unhurried.ui.actions import Actions
from unhurried.ui.away import Away
from unhurried.ui.dialogs.shortcuts_dialog import ShortcutsDialog
from unhurried.ui.happenings import Happenings
from unhurried.ui.lock_key import LockKey
from unhurried.ui.looks import Looks
from unhurried.ui.messages import Messages
from unhurried.ui.pacing_ways import PacingWays
from unhurried.ui.pages.journal import JournalPage
from unhurried.ui.pages.pacing import PacingPage
from unhurried.ui.pages.prompts import PromptsPage
from unhurried.ui.pages.settings import SettingsPage
from unhurried.ui.pages.supervision import SupervisionPage
from unhurried.ui.pages.threads import ThreadsPage
from unhurried.ui.pages.write import WritePage
from unhurried.ui.path_ways import PathWays
from unhurried.ui.room_safe import Lines, RoomSafe, WayOut
from unhurried.ui.sleep_signals import SleepSignals
from unhurried.ui.stillness import Stillness
from unhurried.ui.supervision_ways import SupervisionWays
from unhurried.ui.theme import Theme
from unhurried.ui.thread_ways import ThreadWays
from unhurried.ui.widgets.banner import Banner
from unhurried.ui.widgets.rail import NARROW, Rail
from unhurried.ui.workspace import Workspace

RAIL_NEEDS = 900
COLLAPSED_FROM = 1.5


class Rooms(QWidget):
    """Everything a therapist walks through while the journal is open.

    Signals:
        other_asked(), lock_asked().
    """

    other_asked = Signal()
    lock_asked = Signal()

    def __init__(
        self, workspace: Workspace, theme: Theme, settings: SettingsFile, folder: Path, *, is_sample: bool
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._settings = settings
        self.is_sample = is_sample
        self._room = "write"
        self.actions_ = Actions(theme, self)
        self._build(folder, is_sample=is_sample)
        self._arrange()
        self._connect()
        self.addActions(self.actions_.everywhere())
        if is_sample:
            self.sample_banner.show_message(
                self.tr("A sample journal. Everybody in it is invented, and it goes when you close it."),
                self.tr("Leave the sample"),
            )

    def _build(self, folder: Path, *, is_sample: bool) -> None:
        self.rail = Rail(self._theme)
        self.rail.set_items(
            [
                ("write", self.tr("Write"), "write"),
                ("journal", self.tr("Journal"), "journal"),
                ("pacing", self.tr("Pacing"), "pacing"),
                ("threads", self.tr("Threads"), "threads"),
                ("prompts", self.tr("Prompts"), "prompts"),
                ("supervision", self.tr("Supervision"), "supervision"),
            ],
            [("lock", self.tr("Lock"), "lock"), ("settings", self.tr("Settings"), "settings")],
        )
        self.sample_banner = Banner(self._theme, closable=False)
        self.banner = Banner(self._theme)
        self.lines = Lines(self._theme, (self.sample_banner, self.banner))
        self.way_out = WayOut(self._theme, self.actions_)
        self.messages = Messages(self.banner, self)
        self.looks = Looks(self._theme, self._settings, self)
        self.write = WritePage(self._workspace, self._theme, self.actions_)
        self.journal = JournalPage(self._workspace, self._theme, self.actions_)
        self.pacing = PacingPage(self._workspace, self._theme)
        self.threads = ThreadsPage(self._workspace, self._theme)
        self.prompts = PromptsPage(self._workspace, self._theme)
        self.supervision = SupervisionPage(self._workspace, self._theme)
        self.settings = SettingsPage(self._theme, self._workspace, self._settings, folder, is_sample=is_sample)
        self.pages: dict[str, QWidget] = {
            "write": self.write,
            "journal": self.journal,
            "pacing": self.pacing,
            "threads": self.threads,
            "prompts": self.prompts,
            "supervision": self.supervision,
            "settings": self.settings,
        }
        self.stack = QStackedWidget()
        for page in self.pages.values():
            self.stack.addWidget(page)

    def _arrange(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lines)
        column.addWidget(self.way_out)
        column.addWidget(self.stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self._workspace.failed.connect(self._explain)
        self._workspace.changed.connect(self.messages.settle)
        self.journal.edit_asked.connect(self._edit)
        self.write.table.edited.connect(self.messages.forget)
        self.prompts.ask_about.connect(self._write_about)
        self._pacing_ways = PacingWays(self)
        self.settings.other_asked.connect(self.other_asked)
        self.sample_banner.action_pressed.connect(self.other_asked)
        self._happenings = Happenings(self, self._workspace, self.messages)
        self.path_ways = PathWays(self)
        self.room_safe = RoomSafe(self)
        self.stillness = Stillness(self, self._theme)
        self.thread_ways = ThreadWays(self, self._workspace, self._theme, self.messages)
        self.supervision_ways = SupervisionWays(self, self._workspace, self._theme, self.messages)
        self._connect_actions()

    def _connect_actions(self) -> None:
        actions = self.actions_
        for room, action in actions.rooms.items():
            action.setData(room)
            action.triggered.connect(self._go_by_key)
        actions.new_reflection.triggered.connect(self._begin)
        actions.find.triggered.connect(self._find)
        actions.edit_reflection.triggered.connect(self.journal.pane.ask_to_edit)
        actions.focus_mode.toggled.connect(self._set_focus_mode)
        actions.switch_appearance.triggered.connect(self.looks.switch)
        actions.larger.triggered.connect(self.looks.enlarge)
        actions.smaller.triggered.connect(self.looks.reduce)
        self.looks.switched.connect(self.settings.refresh)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.lock.triggered.connect(self.lock_asked)
        self.write.addActions(actions.writing)
        self.journal.addAction(actions.edit_reflection)

    # Walking

    @property
    def room(self) -> str:
        """The room that is shown."""
        return self._room

    @Slot(str)
    def go(self, room: str) -> None:
        """Walk into a room; "lock" is the way out."""
        if room == "lock":
            self.rail.set_current(self._room)
            self.lock_asked.emit()
            return
        if room != self._room:
            self.messages.forget()
        if room != "write":
            self.actions_.focus_mode.setChecked(False)
        self._room = room
        self.rail.set_current(room)
        self.stack.setCurrentWidget(self.pages[room])
        self.focus_page()

    def focus_page(self) -> None:
        """Put the focus where one begins in this room."""
        if self._room == "write":
            self.write.table.focus_sheet()
        else:
            self.pages[self._room].setFocus()

    @Slot()
    def _go_by_key(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.go(str(action.data()))

    def place(self) -> str:
        """Where the therapist is, to come back to: the room, what is read, and what it is filtered by."""
        return whereabouts.place_of(self)

    def return_to(self, place: str) -> None:
        """Walk back to a place; to Write when it is empty or no longer there."""
        whereabouts.return_to(self, place)

    def watch(self, window: QWindow | None, now: Callable[[], datetime]) -> None:
        """Ask for the lock when nobody has been here for the chosen time, or the desktop says so."""
        if window is None or self.is_sample:
            return
        self.away = Away(window, now, self._settings.current.lock_after, self)
        self.away.gone.connect(self.lock_asked)
        self.settings.lock_after_changed.connect(self.away.set_minutes)
        self._lock_key = LockKey(self.actions_.lock.shortcut(), self)
        self._lock_key.pressed.connect(self.lock_asked)
        self._sleep = SleepSignals(self)
        self._sleep.leaving.connect(self.lock_asked)

    @Slot()
    def _begin(self) -> None:
        self.go("write")
        self.write.begin()

    @Slot()
    def _find(self) -> None:
        self.actions_.only_page.setChecked(False)
        self.go("journal")
        self.journal.focus_search()

    @Slot(str)
    def _edit(self, reflection_id: str) -> None:
        self.write.edit(reflection_id)
        self.go("write")

    @Slot(str)
    def _write_about(self, lens: str) -> None:
        self.go("write")
        self.write.table.ask_about(lens)

    # Telling

    @Slot(object)
    def _explain(self, error: UnhurriedError) -> None:
        sentence = sentences.explained(error)
        if isinstance(error, JournalDamaged) and self.write.autosave.is_pending:
            words = self.tr(
                "The journal file is damaged, and what is on this sheet cannot be written to it. Copy it somewhere "
                "safe, and close Unhurried; at the next start, “Restore or repair” shows what can be read."
            )
            self.messages.warn(words)
        elif isinstance(error, JournalDamaged):
            self.messages.offer(sentence, self.tr("Lock"), self._ask_to_lock)
        elif not self.write.autosave.is_pending:
            self.messages.say(sentence, "danger")
        elif self._room != "write":  # in Write the footer says it
            self.messages.warn(sentence)

    @Slot()
    def _ask_to_lock(self) -> None:
        self.lock_asked.emit()

    @Slot(bool)
    def _set_focus_mode(self, on: bool) -> None:
        if on and self._room != "write":
            self.go("write")
        self.room_safe.frame()
        self.messages.forget()
        self.write.table.focus_sheet()

    @Slot()
    def _show_shortcuts(self) -> None:
        dialog = ShortcutsDialog(self._theme, self.actions_, self)
        dialog.words_asked.connect(self.path_ways.show_words)
        dialog.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or not self.room_safe.step_out():
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As if the rail were collapsed, so that the window can become narrow enough to collapse it."""
        least = self.stack.minimumSizeHint()
        return QSize(least.width() + self._theme.px(NARROW), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = self._theme.text_scale
        self.rail.set_collapsed(scale >= COLLAPSED_FROM or self.width() < self._theme.px(RAIL_NEEDS))

    def leave(self) -> None:
        """Ask the journal for nothing more: it is about to be closed."""
        self.journal.model.stop()
        for page in (self.write, self.threads, self.supervision, self.journal.pane.beside):
            page.leave()

    def put_down(self) -> bool:
        """Keep whatever is on the screen; False when that failed."""
        kept = [page.put_down() for page in (self.write, self.threads, self.supervision, self.journal.pane)]
        return all(kept)
