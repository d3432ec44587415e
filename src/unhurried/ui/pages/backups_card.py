"""Backups: when the last good one was made, where they lie, and a second place for them."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from unhurried.domain.backups import Backup, DamagedFiles, Listing
from unhurried.ui import sentences
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.pages.door_backup import last_good_backup
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label


class BackupsCard(Card):
    """Tells what there is; what it asks for is done by whoever holds the key.

    Signals:
        now_asked(), second_place_asked(), second_place_left(), damaged_removal_confirmed().
        shown(): what it tells may have changed since it was last seen.
    """

    now_asked = Signal()
    second_place_asked = Signal()
    second_place_left = Signal()
    damaged_removal_confirmed = Signal()
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self.set_title(self.tr("Backups"))
        words = self.tr(
            "A backup is made by itself in quiet moments and when you lock or close, is read back, and opens with "
            "the passphrase or code of its time. Older ones make room: of the last days one a day, then one a "
            "week, then one a month for a year. To restore one, lock the journal: the door has “Restore or repair”."
        )
        self.last = text_label("", "strong", wrap=True)
        self.here = text_label("", "hint", wrap=True)
        self.now_button = push_button(self.tr("Back up now"), "outline")
        second = self.tr(
            "A second place, on a stick or another disk, is for when this computer is lost. A copy of each new "
            "backup goes there, encrypted like all of them. Beside backups lie a letter to whoever finds them one "
            "day, and a small program that reads them without Unhurried."
        )
        self.place = text_label("", "path", wrap=True)
        self.elsewhere = text_label("", "hint", wrap=True)
        self.second_button = push_button(self.tr("Choose a second place…"), "outline")
        self.leave_button = push_button(self.tr("Stop copying there"), "ghost")
        self.column.addWidget(self.last)
        self.column.addWidget(self.here)
        self.column.addWidget(text_label(words, "hint", wrap=True))
        self.column.addWidget(self.now_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(text_label(self.tr("A second place"), "strong"))
        self.column.addWidget(text_label(second, "hint", wrap=True))
        self.column.addWidget(self.place)
        self.column.addWidget(self.elsewhere)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.second_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.damaged = text_label("", "hint", wrap=True)
        self.damaged_button = push_button(self.tr("Remove the damaged file…"), "outline")
        self.column.addWidget(self.damaged)
        self.column.addWidget(self.damaged_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.show_damaged(DamagedFiles())
        self.damaged_button.clicked.connect(self._ask_to_remove_damaged)
        self.now_button.clicked.connect(self.now_asked)
        self.second_button.clicked.connect(self.second_place_asked)
        self.leave_button.clicked.connect(self.second_place_left)

    def show_working(self, working: bool) -> None:
        """A backup is being made."""
        self.now_button.setEnabled(not working)
        self.now_button.setText(self.tr("Backing up…") if working else self.tr("Back up now"))

    def show_backups(self, last: Backup | None, here: Listing, place: str, elsewhere: Listing | None) -> None:
        """Tell what there is. `elsewhere` is None when there is no second place, or it is not there now."""
        self.show_working(False)
        self.last.setText(last_good_backup(last))
        self.here.setText(self.tr("In the journal's folder: {backups}.").format(backups=_counted(here)))
        self.place.setText(place)
        self.place.setVisible(bool(place))
        self.elsewhere.setVisible(bool(place))
        self.elsewhere.setText(self._there(elsewhere))
        self.leave_button.setVisible(bool(place))

    def show_damaged(self, found: DamagedFiles) -> None:
        """Tell what a repair has put aside, if anything."""
        for widget in (self.damaged, self.damaged_button):
            widget.setVisible(found.count > 0)
        size = QLocale().formattedDataSize(found.size, 1)
        kept = self.tr(
            "A damaged file is kept in the journal's folder, {size}. It opens with the passphrase or code of its "
            "time, and still holds what was in it, also what has been erased since."
        )
        if found.count > 1:
            kept = self.tr(
                "{count} damaged files are kept in the journal's folder, {size}. They open with the passphrase or "
                "code of their time, and still hold what was in them, also what has been erased since."
            )
        several = self.tr("Remove the damaged files…")
        self.damaged_button.setText(several if found.count > 1 else self.tr("Remove the damaged file…"))
        self.damaged.setText(kept.format(count=sentences.number(found.count), size=size))

    @Slot()
    def _ask_to_remove_damaged(self) -> None:
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Remove what is damaged?"),
            self.tr("What could not be read of it when it was repaired is then gone for good. The journal stays."),
            self.tr("Remove it"),
            self.window(),
        )
        dialog.accepted.connect(self.damaged_removal_confirmed)
        dialog.open()

    def _there(self, elsewhere: Listing | None) -> str:
        if elsewhere is None:
            return self.tr("Not connected now. The copies are brought up to date when it is there again.")
        return self.tr("There: {backups}.").format(backups=_counted(elsewhere))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()


def _counted(listing: Listing) -> str:
    """How many, and how large together."""
    count = len(listing.backups)
    size = QLocale().formattedDataSize(sum(backup.size for backup in listing.backups), 1)
    if count == 1:
        return sentences.tr("1 backup, {size}").format(size=size)
    return sentences.tr("{count} backups, {size}").format(count=sentences.number(count), size=size)
