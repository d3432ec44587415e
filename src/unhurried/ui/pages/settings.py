"""Settings: one column of cards, from how it looks to what is protected and what is not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.settings import SettingsFile
from unhurried.ui.accessibility import heading
from unhurried.ui.leaving.take_out_card import TakeOutCard
from unhurried.ui.pages.backups_card import BackupsCard
from unhurried.ui.pages.forgetting_card import ForgettingCard
from unhurried.ui.pages.guard_card import GuardCard
from unhurried.ui.pages.lock_card import LockCard
from unhurried.ui.pages.looks_card import LooksCard
from unhurried.ui.pages.pacing_card import PacingCard
from unhurried.ui.pages.place_card import PlaceCard
from unhurried.ui.pages.privacy_card import PrivacyCard
from unhurried.ui.pages.protection import protection_card
from unhurried.ui.pages.returning_card import ReturningCard
from unhurried.ui.pages.ways_card import WaysCard
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.flow import Flow
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
        self.taking_out = TakeOutCard(theme)
        self.forgetting = ForgettingCard(theme, workspace)
        self.guard = GuardCard(theme, workspace)
        self.pacing = PacingCard(theme, workspace)
        self.returning = ReturningCard(theme, workspace)
        self.privacy = PrivacyCard(theme, settings)
        self.place = PlaceCard(theme, None if is_sample else folder)
        # A sample has no passphrase, and goes when it is closed.
        self._cards: list[Card] = [self.looks, self.lock]
        self._cards += [] if is_sample else [self.ways, self.backups]
        self._cards += [
            self.taking_out,
            self.forgetting,
            self.guard,
            self.pacing,
            self.returning,
            self.privacy,
            self.place,
            protection_card(theme),
        ]
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
        column.addWidget(self._index())
        for card in self._cards:
            column.addWidget(card)
        column.addStretch(1)
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page, 1000)
        row.addStretch(1)
        self.setWidget(ground)

    def _index(self) -> QWidget:
        """The titles of the cards, to go to one without scrolling."""
        index = Flow(self._theme.px(2))
        index.setAccessibleName(self.tr("On this page"))
        for card in self._cards:
            button = push_button(card.title.text(), "quiet")
            button.clicked.connect(weak_call(self.go_to, card))
            index.add(button)
        return index

    def go_to(self, card: Card) -> None:
        """Bring the beginning of a card to the top of what is seen, and the focus into it."""
        self.verticalScrollBar().setValue(card.y())
        stops = (w for w in card.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        first = next((stop for stop in stops if stop.isVisible() and stop.isEnabled()), None)
        if first:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the settings as they are."""
        self.looks.refresh()
        self.lock.refresh()
        self.privacy.refresh()
