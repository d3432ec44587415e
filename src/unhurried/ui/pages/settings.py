"""Settings: one column of cards, from how it looks to what is protected and what is not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.settings import SettingsFile
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.backups_card import BackupsCard
from unhurried.ui.pages.forgetting_card import ForgettingCard
from unhurried.ui.pages.lock_card import LockCard
from unhurried.ui.pages.looks_card import LooksCard
from unhurried.ui.pages.place_card import PlaceCard
from unhurried.ui.pages.protection import protection_card
from unhurried.ui.pages.ways_card import WaysCard
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

COLUMN = 680


class SettingsPage(ScrollPage):
    """The cards; each is an attribute of its own and says what is asked for.

    Signals:
        other_asked(): another journal is to be opened.
        lock_after_changed(int): lock after so many still minutes; 0 is never.
    """

    other_asked = Signal()
    lock_after_changed = Signal(int)

    def __init__(
        self, theme: Theme, workspace: Workspace, settings: SettingsFile, folder: Path, *, is_sample: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        self.looks = LooksCard(theme, settings)
        self.lock = LockCard(theme, settings)
        self.ways = WaysCard(theme)
        self.backups = BackupsCard(theme)
        self.forgetting = ForgettingCard(theme, workspace)
        self.place = PlaceCard(theme, None if is_sample else folder)
        # A sample has no passphrase, and goes when it is closed.
        self._cards: list[QWidget] = [self.looks, self.lock]
        self._cards += [] if is_sample else [self.ways, self.backups]
        self._cards += [self.forgetting, self.place, protection_card(theme)]
        self.setFocusProxy(self.looks.appearance)
        self._arrange()
        self.place.other_asked.connect(self.other_asked)
        self.lock.lock_after_changed.connect(self.lock_after_changed)

    def _arrange(self) -> None:
        px = self._theme.px
        page = QWidget()
        page.setMaximumWidth(px(COLUMN))
        column = QVBoxLayout(page)
        column.setContentsMargins(px(28), px(22), px(28), px(40))
        column.setSpacing(px(16))
        title = text_label(self.tr("Settings"), "title")
        heading(title)
        column.addWidget(title)
        for card in self._cards:
            column.addWidget(card)
        column.addStretch(1)
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page, 1000)
        row.addStretch(1)
        self.setWidget(ground)

    def refresh(self) -> None:
        """Show the settings as they are."""
        self.looks.refresh()
        self.lock.refresh()
