"""Hours, lightly: supervision sessions as dated lines, and how many there were in each month."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from unhurried.domain.errors import HeldByLaw, UnhurriedError
from unhurried.domain.supervision import MonthOfHours, SupervisionSession
from unhurried.services.changes import Changed
from unhurried.ui import sentences, supervision_papers, supervision_words
from unhurried.ui.accessibility import announce, heading
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.supervision_session_dialog import SupervisionSessionDialog
from unhurried.ui.pages.fresh_page import FreshPage
from unhurried.ui.pages.thread_row import column_page, empty
from unhurried.ui.printed_lines import PrintedLines
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.wrapping import WrappingWords
from unhurried.ui.workspace import Workspace

LEFT = "supervision-session-left"
FIRST = 30


@final
class SessionLine(WrappingWords, QPushButton):
    """One session on a line; it wraps, and a press changes it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAutoDefault(True)
        self.set_words(words)


class HoursPage(FreshPage):
    """Lines from the latest to the first; a press on one changes it.

    Signals:
        refused(): the printer did not take the page.
    """

    refused = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(workspace, Changed.SUPERVISION)
        self._workspace = workspace
        self._theme = theme
        self._shows_all = False
        self._months: list[MonthOfHours] = []
        self._in_hand: SupervisionSession | None = None
        self.rows: list[SessionLine] = []
        self.papers = PrintedLines(self, theme)
        self._build()
        self._arrange()
        self._connect()
        self.setFocusProxy(self.add_button)

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Hours of supervision"))
        self.what = text_label(
            self.tr(
                "When you were in supervision, for how long, and with whom by role. Nothing about clients, and "
                "nothing is reckoned against a requirement."
            ),
            "hint",
            wrap=True,
        )
        self.add_button = push_button(self.tr("Note a session…"), "outline")
        self._theme.put_icon(self.add_button, "plus", size=18)
        self.all_button = push_button(self.tr("Show earlier ones"), "quiet")
        self.months_title = text_label(self.tr("By month"), "card_title", wrap=True)
        heading(self.months_title)
        self.months = text_label("", "ui", wrap=True)
        self.copy_button = push_button(self.tr("Copy as a table"), "quiet")
        self.print_button = push_button(self.tr("Print…"), "quiet")
        self._theme.put_icon(self.print_button, "print", size=18)
        self.copied = text_label("", "caption", wrap=True)

    def _arrange(self) -> None:
        px = self._theme.px
        ground, column = column_page(self._theme)
        column.addWidget(self.what)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(4))
        column.addLayout(self._list)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.tools = Flow(px(4))
        for button in (self.copy_button, self.print_button):
            self.tools.add(button)
        for widget in (self.months_title, self.months, self.tools, self.copied):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(ground)

    def _connect(self) -> None:
        self.add_button.clicked.connect(self._add)
        self.all_button.clicked.connect(self._show_all)
        self.copy_button.clicked.connect(self._copy)
        self.print_button.clicked.connect(self._print)
        self.papers.refused.connect(self.refused)

    # Showing

    def refresh(self) -> None:
        """Look again."""
        try:
            sessions = self._workspace.supervision.sessions()
            self._months = self._workspace.supervision.by_month()
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        self.is_stale = False
        empty(self._list)
        shown = sessions if self._shows_all else sessions[:FIRST]
        self.rows = [self._row(held) for held in shown]
        for row in self.rows:
            self._list.addWidget(row)
        self.months.setText("\n".join(supervision_papers.in_month(month) for month in self._months))
        self.copied.setText("")
        self.all_button.setVisible(len(sessions) > len(shown))
        for widget in (self.months_title, self.months, self.tools):
            widget.setVisible(bool(sessions))

    def _row(self, held: SupervisionSession) -> SessionLine:
        row = SessionLine(f"{sentences.plain_day(held.day)} · {supervision_words.session(held)}")
        row.setToolTip(self.tr("Change it"))
        row.clicked.connect(weak_call(self._change, held))
        return row

    @Slot()
    def _show_all(self) -> None:
        self._shows_all = True
        self.refresh()
        if len(self.rows) > FIRST:
            self.rows[FIRST].setFocus()

    # Noting

    @Slot()
    def _add(self) -> None:
        self._open(None)

    def _change(self, held: SupervisionSession) -> None:
        self._open(held)

    def _open(self, held: SupervisionSession | None) -> None:
        self._in_hand = held
        dialog = SupervisionSessionDialog(self._theme, held, self._workspace.today(), self)
        dialog.take_up(self._workspace.preference(LEFT))
        dialog.noted.connect(self._note)
        dialog.removal_asked.connect(self._ask_to_remove)
        dialog.left.connect(self._remember)
        dialog.open()

    @Slot(str)
    def _remember(self, left: str) -> None:
        self._workspace.prefer(LEFT, left)

    @Slot(object)
    def _note(self, held: SupervisionSession) -> None:
        if held.session_id:
            self._workspace.edit_supervision_session(held)
        else:
            self._workspace.add_supervision_session(
                held.day, held.minutes, held.kind, held.with_role, held.group_size
            )
        self.add_button.setFocus()

    @Slot()
    def _ask_to_remove(self) -> None:
        if self._workspace.forgetting.is_held:
            self._workspace.failed.emit(HeldByLaw())
            return
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Remove this session?"),
            self.tr("The line leaves the hours for good. Questions that were brought stay as they are."),
            self.tr("Remove it for good"),
            self,
        )
        dialog.accepted.connect(self._remove)
        dialog.open()

    @Slot()
    def _remove(self) -> None:
        if self._in_hand and self._workspace.remove_supervision_session(self._in_hand.session_id):
            self.add_button.setFocus()

    # Taking along

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(supervision_papers.hours_as_table(self._months))
        self.copied.setText(self.tr("Copied. It holds months, kinds and numbers, and nothing else."))
        announce(self.copied, self.copied.text())

    def show_papers(self) -> PrintedLines:
        """The pages as they would be printed now."""
        self.papers.show(list(supervision_papers.hours(self._months, self._workspace.today())))
        return self.papers

    @Slot()
    def _print(self) -> None:
        self.show_papers().print_()
