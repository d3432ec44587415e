"""Copies that left: the disclosure ledger as it is read, marked and printed; nothing of what a copy says is in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from unhurried.domain.disclosures import Entry, LineKind
from unhurried.domain.errors import UnhurriedError
from unhurried.services.changes import Changed
from unhurried.ui import ledger_words, supervision_papers
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.pages.fresh_page import FreshPage
from unhurried.ui.pages.ledger_card import LedgerCard
from unhurried.ui.pages.thread_row import column_page, empty
from unhurried.ui.printed_lines import PrintedLines
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace


class LedgerPage(FreshPage):
    """The latest first.

    Signals:
        refused(): the printer did not take the pages.
    """

    refused = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(workspace, Changed.LEDGER)
        self._workspace = workspace
        self._theme = theme
        self._shown: object = None
        self._marked = (0, LineKind.DESTROYED)
        self.cards: list[LedgerCard] = []
        self.papers = PrintedLines(self, theme)
        self._build()
        self._arrange()
        self.papers.refused.connect(self.refused)
        self.print_button.clicked.connect(self._print)
        self.setFocusProxy(self.print_button)

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Copies that left"))
        self.what = text_label(
            self.tr(
                "Every share copy that left this journal, with nothing of what it says. Lines are only ever added, "
                "and each is tied to the one before it, so that a changed or missing one shows."
            ),
            "hint",
            wrap=True,
        )
        self.whole = text_label("", "strong", wrap=True)
        self.nothing = text_label(self.tr("No copy has left this journal."), "hint", wrap=True)
        self.print_button = push_button(self.tr("Print this list…"), "outline")
        self._theme.put_icon(self.print_button, "print", size=18)

    def _arrange(self) -> None:
        ground, column = column_page(self._theme)
        for widget in (self.what, self.whole, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.print_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._list = QVBoxLayout()
        self._list.setSpacing(self._theme.px(10))
        column.addLayout(self._list)
        column.addStretch(1)
        self.setWidget(ground)

    def refresh(self) -> None:
        """Read the ledger again, and follow its chain."""
        try:
            entries = self._workspace.ledger.entries()
            check = self._workspace.ledger.check()
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        self.is_stale = False
        is_told = bool(entries) or not check.is_whole
        self.whole.setText(ledger_words.whole(check))
        self.whole.setProperty("tone", "" if check.is_whole else "danger")
        self.whole.setVisible(is_told)
        self.nothing.setVisible(not is_told)
        self.print_button.setVisible(is_told)
        if entries != self._shown:
            self._shown = entries
            self._show(entries)

    def _show(self, entries: list[Entry]) -> None:
        empty(self._list)
        self.cards = []
        for entry in reversed(entries):
            card = LedgerCard(self._theme, entry)
            card.mark_asked.connect(self._ask_to_mark)
            self.cards.append(card)
            self._list.addWidget(card)

    @Slot(int, str)
    def _ask_to_mark(self, number: int, kind: str) -> None:
        """A line cannot be taken out again, so it is asked once."""
        self._marked = number, LineKind(kind)
        is_destroyed = kind == LineKind.DESTROYED
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Note that it was destroyed?") if is_destroyed else self.tr("Note that it was returned?"),
            self.tr("A line with today's day is added to the ledger. It stays there and cannot be taken out again."),
            self.tr("Note it"),
            self,
        )
        dialog.accepted.connect(self._mark)
        dialog.open()

    @Slot()
    def _mark(self) -> None:
        if self._workspace.mark_disclosure(*self._marked):
            self.print_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _print(self) -> None:
        self.show_papers()
        self.papers.print_()

    def show_papers(self) -> PrintedLines:
        """The pages as they would be printed now."""
        entries = [card.entry for card in self.cards]
        self.papers.show(list(supervision_papers.ledger(entries, self.whole.text(), self._workspace.today())))
        return self.papers
