"""Actions: the single source of what can be done, its words, icon and shortcut."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence

from unhurried.ui.theme import Theme


class Actions(QObject):
    """Every action of the open journal. Menus, buttons and the shortcuts sheet only refer to them."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: dict[QAction, str] = {}
        self._make_writing()
        self._make_finding()
        self._make_rooms()
        self._make_looks()
        theme.changed.connect(self._dress)
        self.focus_mode.toggled.connect(self._dress)
        self.only_page.toggled.connect(self._dress)
        self._dress()

    def _make_writing(self) -> None:
        self.new_reflection = self._action(self.tr("Begin a new reflection"), "Ctrl+N", "plus")
        self.next_step = self._action(self.tr("Go on, or finish on the last sheet"), "Ctrl+Return")
        self.next_step.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        self.back_step = self._action(self.tr("Back to the sheet before"), "Ctrl+Shift+Return")
        self.quiet_moment = self._action(self.tr("A quiet moment"), "F8")
        self.choose_code = self._action(self.tr("Choose the client code"), "Ctrl+K", "client")
        self.choose_day = self._action(self.tr("Choose the day of the session"), "Ctrl+D", "calendar")
        self.choose_tags = self._action(self.tr("Choose tags"), "Ctrl+T", "tag")
        self.add_moment = self._action(self.tr("Add a moment"), "Ctrl+M")
        self.writing = (
            self.next_step,
            self.back_step,
            self.add_moment,
            self.choose_code,
            self.choose_day,
            self.choose_tags,
        )

    def _make_finding(self) -> None:
        self.find = self._action(self.tr("Find in the journal"), "Ctrl+F", "search")
        self.edit_reflection = self._action(self.tr("Edit the reflection that is shown"), "Ctrl+E", "edit")
        self.note_question = self._action(self.tr("Note a question for supervision"), "Ctrl+Shift+Q", "supervision")
        self.write_in_margin = self._action(self.tr("Write in its margin"), "Ctrl+Shift+M")

    def _make_rooms(self) -> None:
        self.go_write = self._action(self.tr("Go to Write"), "Ctrl+1", "write")
        self.go_journal = self._action(self.tr("Go to Journal"), "Ctrl+2", "journal")
        self.go_pacing = self._action(self.tr("Go to Pacing"), "Ctrl+3", "pacing")
        self.go_threads = self._action(self.tr("Go to Threads"), "Ctrl+4", "threads")
        self.go_prompts = self._action(self.tr("Go to Prompts"), "Ctrl+5", "prompts")
        self.go_supervision = self._action(self.tr("Go to Supervision"), "Ctrl+6", "supervision")
        self.go_settings = self._action(self.tr("Go to Settings"), "Ctrl+,", "settings")
        self.rooms = {
            "write": self.go_write,
            "journal": self.go_journal,
            "pacing": self.go_pacing,
            "threads": self.go_threads,
            "prompts": self.go_prompts,
            "supervision": self.go_supervision,
            "settings": self.go_settings,
        }
        self.lock = self._action(self.tr("Lock"), "Ctrl+L", "lock")

    def _make_looks(self) -> None:
        self.focus_mode = self._action(self.tr("Only the sheet (focus mode)"), "F11", "focus-enter")
        self.focus_mode.setCheckable(True)
        self.only_page = self._action(self.tr("Only this page"), "F9", "eye-off")
        self.only_page.setCheckable(True)
        self.switch_appearance = self._action(self.tr("Light or dark"), "Ctrl+Shift+L", "moon")
        self.larger = self._action(self.tr("Larger text"), "Ctrl++")
        self.larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        self.smaller = self._action(self.tr("Smaller text"), "Ctrl+-")
        self.shortcuts = self._action(self.tr("This list of keys"), "F1", "help")

    def _action(self, text: str, keys: str, icon: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{text} ({shown})")
        if icon:
            self._icons[action] = icon
        return action

    @Slot()
    def _dress(self) -> None:
        self._icons[self.focus_mode] = "focus-leave" if self.focus_mode.isChecked() else "focus-enter"
        self._icons[self.only_page] = "eye" if self.only_page.isChecked() else "eye-off"
        self._icons[self.switch_appearance] = "sun" if self._theme.is_dark else "moon"
        for action, icon in self._icons.items():
            action.setIcon(self._theme.icon(icon))

    def everywhere(self) -> list[QAction]:
        """Actions that work in every room."""
        return [
            self.new_reflection,
            self.quiet_moment,
            self.note_question,
            self.find,
            *self.rooms.values(),
            self.focus_mode,
            self.only_page,
            self.switch_appearance,
            self.larger,
            self.smaller,
            self.shortcuts,
            self.lock,
        ]

    def groups(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """For the sheet of keys: group, then what is done and the keys that do it."""
        sheet = [
            (self.tr("Add what is written to the open thread"), "Ctrl+Return"),
            (self.tr("Bold"), "Ctrl+B"),
            (self.tr("Italic"), "Ctrl+I"),
            (self.tr("Undo"), "Ctrl+Z"),
        ]
        looks = [
            self.focus_mode,
            self.only_page,
            self.switch_appearance,
            self.larger,
            self.smaller,
            self.shortcuts,
            self.lock,
        ]
        marks = [
            (self.tr("Move among chips"), self.tr("Arrow keys")),
            (self.tr("Choose a chip, or take it back"), self.tr("Space")),
        ]
        questions = [
            *self._lines([self.note_question]),
            (self.tr("Note it; in the dialog"), "Ctrl+Return"),
            (self.tr("Close an open loop; open it again"), "C, O"),
            (self.tr("Brought today, to bring, parked"), "B, T, P"),
            (self.tr("Move among questions"), self.tr("Up and Down")),
        ]
        return [
            (self.tr("Writing"), [*self._lines([self.new_reflection, self.quiet_moment, *self.writing]), *sheet]),
            (self.tr("Marking"), marks),
            (self.tr("Finding"), self._lines([self.find, self.edit_reflection, self.write_in_margin])),
            (self.tr("Questions for supervision"), questions),
            (self.tr("Rooms"), self._lines([*self.rooms.values()])),
            (self.tr("The window"), [*self._lines(looks), (self.tr("Close Unhurried"), "Ctrl+Q")]),
        ]

    @staticmethod
    def _lines(actions: list[QAction]) -> list[tuple[str, str]]:
        style = QKeySequence.SequenceFormat.NativeText
        return [(action.text(), action.shortcut().toString(style)) for action in actions]
