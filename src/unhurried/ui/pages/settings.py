"""Settings: how it looks, the passphrase, where the journal is, and what is protected and what is not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from unhurried.settings import LOCK_AFTER, TEXT_SCALES, SettingsFile
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.protection import protection_card
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import new_card
from unhurried.ui.widgets.chips import ChipGroup
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage

COLUMN = 680


class SettingsPage(ScrollPage):
    """One column of cards.

    Signals:
        passphrase_asked(): the writer wants another passphrase.
        other_asked(): another journal is to be opened.
        lock_after_changed(int): lock after so many still minutes; 0 is never.
    """

    passphrase_asked = Signal()
    other_asked = Signal()
    lock_after_changed = Signal(int)

    def __init__(self, theme: Theme, settings: SettingsFile, folder: Path, *, is_sample: bool) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._folder = folder
        self._is_sample = is_sample
        self._build()
        self.setFocusProxy(self.appearance)
        self._arrange()
        self._connect()
        self.refresh()

    def _build(self) -> None:
        self.appearance = self._group(
            self.tr("Appearance"),
            [
                ("system", self.tr("Follow the system")),
                ("light", self.tr("Light")),
                ("dark", self.tr("Dark")),
            ],
        )
        scales = [(str(scale), f"{round(scale * 100)} %") for scale in TEXT_SCALES]
        self.text_scale = self._group(self.tr("Text size"), scales)
        self.writing_font = self._group(
            self.tr("Writing font"),
            [
                ("literata", "Literata"),
                ("inter", "Inter"),
                ("atkinson", "Atkinson Hyperlegible"),
                ("system", self.tr("The system's")),
            ],
        )
        minutes = [(str(m), self.tr("{minutes} minutes").format(minutes=m)) for m in LOCK_AFTER if m]
        self.lock_after = self._group(self.tr("Lock by itself after"), [*minutes, ("0", self.tr("Never"))])
        self.passphrase_button = push_button(self.tr("Change the passphrase…"), "outline")
        self.passphrase_button.setEnabled(not self._is_sample)
        self.other_button = push_button(self.tr("Close this journal, open another…"), "outline")

    def _group(self, name: str, options: list[tuple[str, str]]) -> ChipGroup:
        group = ChipGroup(self._theme, can_be_unanswered=False)
        group.setAccessibleName(name)
        group.set_options(options)
        return group

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
        for card in (self._looks_card(), self._lock_card(), self._passphrase_card(), self._place_card()):
            column.addWidget(card)
        column.addWidget(protection_card(self._theme))
        column.addStretch(1)
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page, 1000)
        row.addStretch(1)
        self.setWidget(ground)

    def _looks_card(self) -> QFrame:
        card, column = new_card(self._theme, self.tr("How it looks"))
        for group in (self.appearance, self.text_scale, self.writing_font):
            column.addWidget(text_label(group.accessibleName(), "strong"))
            column.addWidget(group)
        return card

    def _lock_card(self) -> QFrame:
        card, column = new_card(self._theme, self.tr("Lock"))
        words = self.tr(
            "Locking keeps what you are writing, half a word included, and brings you back to it. The "
            "journal also locks when the computer sleeps or its screen is locked."
        )
        column.addWidget(text_label(words, "hint", wrap=True))
        column.addWidget(text_label(self.lock_after.accessibleName(), "strong"))
        column.addWidget(self.lock_after)
        return card

    def _passphrase_card(self) -> QFrame:
        card, column = new_card(self._theme, self.tr("Passphrase"))
        words = self.tr("The journal itself is not rewritten, and the recovery code stays as it is.")
        column.addWidget(text_label(words, "hint", wrap=True))
        column.addWidget(self.passphrase_button, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _place_card(self) -> QFrame:
        card, column = new_card(self._theme, self.tr("Where the journal is"))
        place = self.tr("A sample, in a temporary folder that goes when it is closed.")
        self.place = text_label(
            place if self._is_sample else str(self._folder), "hint" if self._is_sample else "path", wrap=True
        )
        copying = self.tr("To copy the journal, close it first and copy the whole folder.")
        column.addWidget(self.place)
        column.addWidget(text_label(copying, "hint", wrap=True))
        column.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _connect(self) -> None:
        self.appearance.chosen.connect(self._set_appearance)
        self.text_scale.chosen.connect(self._set_text_scale)
        self.writing_font.chosen.connect(self._set_writing_font)
        self.lock_after.chosen.connect(self._set_lock_after)
        self.passphrase_button.clicked.connect(self.passphrase_asked)
        self.other_button.clicked.connect(self.other_asked)

    def refresh(self) -> None:
        """Show the settings as they are."""
        current = self._settings.current
        self.appearance.choose(current.appearance)
        self.text_scale.choose(str(current.text_scale))
        self.writing_font.choose(current.writing_font)
        self.lock_after.choose(str(current.lock_after))

    @Slot(str)
    def _set_appearance(self, appearance: str) -> None:
        self._settings.change(appearance=appearance)
        self._theme.set_appearance(appearance)

    @Slot(str)
    def _set_text_scale(self, scale: str) -> None:
        self._settings.change(text_scale=float(scale))
        self._theme.set_text_scale(float(scale))

    @Slot(str)
    def _set_lock_after(self, minutes: str) -> None:
        self._settings.change(lock_after=int(minutes))
        self.lock_after_changed.emit(int(minutes))

    @Slot(str)
    def _set_writing_font(self, font: str) -> None:
        self._settings.change(writing_font=font)
        self._theme.set_writing_font(font)
