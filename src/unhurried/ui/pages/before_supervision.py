"""Before supervision: a look back since the last one, at one's own pace, and an agenda on one page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.finding import Glimpse
from unhurried.domain.supervision import SinceLast, SupervisionQuestion
from unhurried.services.changes import HANGING, Changed
from unhurried.ui import sentences, supervision_words, thread_words
from unhurried.ui.accessibility import heading
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.pages.fresh_page import FreshPage
from unhurried.ui.pages.thread_row import ThreadRow, column_page, empty, first_words
from unhurried.ui.supervision_papers import AgendaPrint
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace

MOST_SHOWN = 30
FEW_WORDS = 48
# Where no session is noted: the usual time between two of them.
WITHOUT_SESSION = timedelta(weeks=2)


class BeforePage(FreshPage):
    """What was written, what is to be brought, what is still open, and the threads that were touched.

    Signals:
        reflection_asked(str), question_asked(str), thread_asked(str): show what has this id.
        reflections_asked(date, date): show the reflections between these days in the journal.
        refused(): the printer did not take the page.
    """

    reflection_asked = Signal(str)
    question_asked = Signal(str)
    thread_asked = Signal(str)
    reflections_asked = Signal(object, object)
    refused = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__(workspace, HANGING | Changed.REFLECTIONS)
        self._workspace = workspace
        self._theme = theme
        self.chosen: date | None = None
        self.found: SinceLast | None = None
        self.rows: list[ThreadRow] = []
        self.agenda = AgendaPrint(self, theme)
        self._build()
        self._arrange()
        self._connect()
        self.setFocusProxy(self.day_button)

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Before supervision"))
        self.since = text_label("", "card_title", wrap=True)
        heading(self.since)
        self.what = text_label(
            self.tr("Read as much or as little as you like. Nothing has to come of it."), "hint", wrap=True
        )
        self.day_button = push_button(self.tr("Since another day…"), "outline")
        self._theme.put_icon(self.day_button, "calendar", size=18)
        self.last_button = push_button(self.tr("Since the last session"), "quiet")
        self.print_button = push_button(self.tr("Print an agenda…"), "outline")
        self._theme.put_icon(self.print_button, "print", size=18)
        self.agenda_words = text_label(
            self.tr(
                "The agenda is one page: questions, open loops, threads and days. Client codes stand on it as in the "
                "journal, because it is for you. What you do not want to say there is not on it."
            ),
            "caption",
            wrap=True,
        )
        self.nothing = text_label(
            self.tr("Nothing was written in this time, and no question waits to be brought."), "hint", wrap=True
        )

    def _arrange(self) -> None:
        px = self._theme.px
        ground, column = column_page(self._theme)
        tools = Flow(px(6))
        for button in (self.day_button, self.last_button, self.print_button):
            tools.add(button)
        for widget in (self.since, self.what, tools, self.agenda_words, self.nothing):
            column.addWidget(widget)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(10))
        column.addLayout(self._list)
        column.addStretch(1)
        self.setWidget(ground)

    def _connect(self) -> None:
        self.day_button.clicked.connect(self._ask_for_day)
        self.last_button.clicked.connect(self._since_last)
        self.print_button.clicked.connect(self._print)
        self.agenda.refused.connect(self.refused)

    # Looking

    def refresh(self) -> None:
        """Look back again."""
        today = self._workspace.today()
        try:
            last = self._workspace.supervision.last_session_before(today)
            since = self.chosen or last or today - WITHOUT_SESSION
            self.found = self._workspace.look_back(since, today)
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        self.is_stale = False
        day = sentences.long_day(since)
        if self.chosen:
            words = self.tr("Since {day}")
        elif last:
            words = self.tr("Since {day}, the last supervision session in Hours")
        else:
            words = self.tr("Since {day}. No earlier supervision session is noted in Hours, so this is two weeks.")
        self.since.setText(words.format(day=day))
        self.last_button.setVisible(self.chosen is not None)
        self._show(self.found)

    def _show(self, found: SinceLast) -> None:
        empty(self._list)
        self.rows = []
        self._title(self.tr("Questions to bring"), found.to_bring)
        for question in found.to_bring:
            self._question(question)
        self._title(self.tr("Brought and still open"), found.open_loops)
        for question in found.open_loops:
            self._question(question)
        self._title(self.tr("What was written"), found.reflections)
        for glimpse in found.reflections[:MOST_SHOWN]:
            self._reflection(glimpse)
        if len(found.reflections) > MOST_SHOWN or found.has_older:
            more = push_button(self.tr("All of them in the journal"), "quiet")
            more.clicked.connect(weak_call(self._ask_for_all))
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)
        self._title(self.tr("Threads touched"), found.threads)
        for ends in found.threads:
            row = self._row(ends.thread.thread_id, thread_words.title(ends.thread))
            latest = ends.latest.words if ends.latest else ""
            row.show_words(thread_words.about(ends.thread), latest, thread_words.days(ends))
            row.button.clicked.connect(weak_call(self._ask_thread, row.key))
        has_any = bool(self.rows)
        self.nothing.setVisible(not has_any)
        self.print_button.setVisible(has_any)
        self.agenda_words.setVisible(has_any)

    def _title(self, words: str, found: Sequence[object]) -> None:
        if found:
            title = text_label(words, "card_title", wrap=True)
            heading(title)
            self._list.addWidget(title)

    def _row(self, key: str, title: str) -> ThreadRow:
        row = ThreadRow(self._theme, key, title)
        self.rows.append(row)
        self._list.addWidget(row)
        return row

    def _question(self, question: SupervisionQuestion) -> None:
        row = self._row(question.question_id, supervision_words.in_short(question.words, 260))
        row.show_words("", "", supervision_words.about(question))
        row.button.clicked.connect(weak_call(self._ask_question, row.key))

    def _reflection(self, glimpse: Glimpse) -> None:
        row = self._row(glimpse.reflection_id, sentences.long_day(glimpse.day))
        words = "".join(piece.text for piece in glimpse.pieces)
        row.show_words(glimpse.client_code or "", words, "")
        said = (row.button.words(), row.about.text(), first_words(words, FEW_WORDS))
        row.button.setAccessibleName(", ".join(part for part in said if part))
        row.button.clicked.connect(weak_call(self._ask_reflection, row.key))

    def _ask_question(self, question_id: str) -> None:
        self.question_asked.emit(question_id)

    def _ask_reflection(self, reflection_id: str) -> None:
        self.reflection_asked.emit(reflection_id)

    def _ask_thread(self, thread_id: str) -> None:
        self.thread_asked.emit(thread_id)

    def _ask_for_all(self) -> None:
        if self.found:
            self.reflections_asked.emit(self.found.since, self.found.until)

    # Choosing and printing

    def look_since(self, day: date | None) -> None:
        """Look back since this day; None is since the last session."""
        self.chosen = day
        self.is_stale = True
        if self.isVisible():
            self.refresh()

    @Slot()
    def _ask_for_day(self) -> None:
        since = self.found.since if self.found else self._workspace.today()
        dialog = DayDialog(self._theme, since, self._workspace.today(), self, self.tr("Look back since which day?"))
        dialog.day_chosen.connect(self._choose_day)
        dialog.open()

    @Slot(object)
    def _choose_day(self, day: date) -> None:
        self.look_since(day)

    @Slot()
    def _since_last(self) -> None:
        self.look_since(None)
        self.day_button.setFocus()

    @Slot()
    def _print(self) -> None:
        if self.found:
            self.agenda.show_agenda(self.found)
            self.agenda.print_()
