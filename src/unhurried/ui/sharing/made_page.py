"""After a copy was made: what was written, what was checked, the password once more, and its line in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.domain.disclosures import CopyFormat
from unhurried.ui import sentences
from unhurried.ui.accessibility import announce, heading
from unhurried.ui.sharing import copy_words
from unhurried.ui.sharing.password_groups import PasswordGroups
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage

COLUMN = 760


@dataclass(frozen=True)
class Made:
    """A copy that is in its place, and what the check of it came to."""

    path: Path
    format: CopyFormat
    looked_for: int
    line: int
    password_given: str = ""
    destroy_by: date | None = None


class MadePage(ScrollPage):
    """Plain words about what is so, and one button.

    Signals:
        done(): it has been read.
    """

    done = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(self.tr("The copy is made"))
        self.title = text_label(self.tr("The copy is made"), "prompt", wrap=True)
        heading(self.title)
        self.where = text_label("", wrap=True)
        self.checked = text_label("", wrap=True)
        self.ledger = text_label("", wrap=True)
        self.reviewed = text_label(
            self.tr("It says: reviewed for identifying details by the writer. More than that nobody can promise."),
            "hint",
            wrap=True,
        )
        self.groups = PasswordGroups(theme)
        self.told = text_label("", "hint", wrap=True)
        self.done_button = push_button(self.tr("Done"), "filled")
        self.done_button.clicked.connect(self.done)
        self._arrange()

    def _arrange(self) -> None:
        px = self._theme.px
        self.secret = Card(self._theme, self.tr("The password"))
        self.secret.column.addWidget(self.told)
        self.secret.column.addWidget(self.groups)
        last = text_label(self.tr("This is the last time it is shown."), "caption", wrap=True)
        self.secret.column.addWidget(last)
        checked = Card(self._theme, self.tr("What was checked"))
        checked.column.addWidget(self.checked)
        checked.column.addWidget(self.reviewed)
        kept = Card(self._theme, self.tr("The ledger"))
        kept.column.addWidget(self.ledger)
        page = QWidget()
        page.setMaximumWidth(px(COLUMN))
        column = QVBoxLayout(page)
        column.setContentsMargins(px(28), px(28), px(28), px(28))
        column.setSpacing(px(14))
        for widget in (self.title, self.where, self.secret, checked, kept):
            column.addWidget(widget)
        column.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(page, 1000)
        row.addStretch(1)
        self.setWidget(ground)

    def show_made(self, made: Made, password: str) -> None:
        """What became of it; `password` is "" for a file that is not sealed."""
        name = copy_words.formats()[made.format][0]
        self.where.setText(
            self.tr("{kind}: “{name}”, in “{folder}”.").format(
                kind=name, name=made.path.name, folder=made.path.parent.name or str(made.path.parent)
            )
        )
        self.checked.setText(_checked(made.looked_for))
        self.ledger.setText(self._ledger(made))
        self.secret.setVisible(bool(password))
        self.groups.show_password(password)
        way = made.password_given
        self.told.setText(
            self.tr("You meant to tell it: {way}.").format(way=way)
            if way
            else self.tr("Say it another way than the file goes: not in the same message.")
        )
        self.verticalScrollBar().setValue(0)
        announce(self, f"{self.title.text()}. {self.where.text()} {self.checked.text()} {self.ledger.text()}")

    def _ledger(self, made: Made) -> str:
        line = self.tr("Line {number} of the disclosure ledger says that this copy left.")
        said = line.format(number=sentences.number(made.line))
        if made.destroy_by:
            by = self.tr("It is to be destroyed by {day}.").format(day=sentences.plain_day(made.destroy_by))
            said = f"{said} {by}"
        return said + " " + self.tr("No copy of it stays in the journal.")

    def forget(self) -> None:
        """Nothing of it is on the screen any more."""
        self.groups.show_password("")
        for label in (self.where, self.checked, self.ledger, self.told):
            label.setText("")

    def focus_first(self) -> None:
        self.done_button.setFocus()


def _checked(looked_for: int) -> str:
    again = copy_words.tr(
        "It was reopened from the disk with another reader, and its text compared with the pages you have read: it "
        "is the same."
    )
    if looked_for == 0:
        return again
    if looked_for == 1:
        return again + " " + copy_words.tr("It was searched for the one word that was not to leave; it is not there.")
    searched = copy_words.tr("It was searched for {number} words and codes that were not to leave: none is there.")
    return again + " " + searched.format(number=sentences.number(looked_for))
