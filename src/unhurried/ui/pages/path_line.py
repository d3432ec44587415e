"""The line above a guided question: which theme it is, the way to its text, and words for a first time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from unhurried.domain import guided
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label


class PathLine(Flow):
    """A theme's name with quiet ways around it, or only the first words, or nothing at all.

    Signals:
        read_asked(), others_asked(): the theme's text, or all themes to choose from.
        go_on_asked(): to the step where the writer stopped the last time, in the same reflection or a new one.
        words_asked(): what to write, and what not.
    """

    read_asked = Signal()
    others_asked = Signal()
    go_on_asked = Signal()
    words_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.px(4))
        self._is_quiet = False
        self.name = text_label("", "strong", wrap=False)
        self.name.setContentsMargins(0, 0, theme.px(8), 0)
        self.name.setMinimumHeight(theme.px(30))
        self.read_button = self._quiet(self.tr("Read about this theme"))
        self.others_button = self._quiet(self.tr("Choose another theme"))
        self.go_on_button = self._quiet("")
        self.words_button = self._quiet(self.tr("What to write, and what not"))
        self.add(self.name)
        self.read_button.clicked.connect(self.read_asked)
        self.others_button.clicked.connect(self.others_asked)
        self.go_on_button.clicked.connect(self.go_on_asked)
        self.words_button.clicked.connect(self.words_asked)
        self._on_path = (self.name, self.read_button, self.others_button)
        self._wanted = dict.fromkeys((*self._on_path, self.go_on_button, self.words_button), False)
        for button in (self.read_button, self.others_button, self.go_on_button, self.words_button):
            self.add(button)
        self._refresh()

    def _quiet(self, text: str) -> QPushButton:
        return push_button(text, "quiet")

    def show_path(self, path: guided.Theme | None, *, has_stopped: bool, is_new: bool = False) -> None:
        """Name this theme, None for writing without one; whether there is a step to go on from, perhaps anew."""
        self.name.setText(path.name if path else "")
        self._wanted |= dict.fromkeys(self._on_path, path is not None)
        self._wanted[self.go_on_button] = path is not None and has_stopped
        anew, same = self.tr("A new one, from where I stopped"), self.tr("Go on where I stopped")
        self.go_on_button.setText(anew if is_new else same)
        self._refresh()

    @property
    def offers_to_go_on(self) -> bool:
        return self._wanted[self.go_on_button]

    def show_words(self, *, shown: bool) -> None:
        """Offer the words for a first time."""
        self._wanted[self.words_button] = shown
        self._refresh()

    def set_quiet(self, quiet: bool) -> None:
        """Nothing of this in focus mode, and while only the page is shown."""
        self._is_quiet = quiet
        self._refresh()

    def _refresh(self) -> None:
        for widget, is_wanted in self._wanted.items():
            widget.setVisible(is_wanted)
        self.setVisible(not self._is_quiet and any(self._wanted.values()))
