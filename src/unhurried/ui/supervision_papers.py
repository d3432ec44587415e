"""What is printed about supervision: an agenda on one page, the hours by month, and which copies have left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from unhurried.domain.disclosures import Entry
from unhurried.domain.supervision import MonthOfHours, SinceLast, SupervisionQuestion
from unhurried.ui import ledger_words, sentences, supervision_words, thread_words
from unhurried.ui.printed_lines import HEAD, SMALL, TITLE, Paragraph, PrintedLines

# How many letters of a question, and how many questions, loops, threads and days, until it fits on one page.
FITTING = ((600, 40), (260, 30), (160, 20), (120, 12), (90, 8), (70, 5))


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("supervision_papers", text)


class AgendaPrint(PrintedLines):
    """One page, with as much on it as there is room for."""

    def show_agenda(self, since: SinceLast) -> None:
        """What the page says from now on."""
        self._since = since
        self.show(list(agenda(since, *FITTING[0])))

    def paint(self, painter: QPainter, page: QRectF) -> None:
        for length, most in FITTING:
            self.show(list(agenda(self._since, length, most)))
            if len(self.pages(painter, page)) == 1:
                break
        super().paint(painter, page)

    def paint_all(self, painter: QPainter, page: QRectF) -> None:
        self.paint(painter, page)


def agenda(since: SinceLast, length: int, most: int) -> Iterator[Paragraph]:
    """Questions first, then what is still open, then where it was written about; nothing that is for me alone."""
    days = tr("{since} to {until}").format(
        since=sentences.plain_day(since.since), until=sentences.plain_day(since.until)
    )
    yield Paragraph(tr("For supervision"), TITLE)
    yield Paragraph(tr("{days}. For the writer: client codes stand here as in the journal.").format(days=days), SMALL)
    yield from _questions(tr("To bring"), since.to_bring, length, most)
    yield from _questions(tr("Brought and still open"), since.open_loops, length, most)
    if since.threads:
        yield Paragraph(tr("Threads"), HEAD)
        titles = [thread_words.in_short(ends.thread) for ends in since.threads]
        yield from _listed(titles, most)
    if since.reflections:
        yield Paragraph(tr("Written"), HEAD)
        written = [
            " · ".join(part for part in (sentences.plain_day(each.day), each.client_code or "") if part)
            for each in since.reflections
        ]
        yield Paragraph("; ".join(written[:most]) + ("; …" if len(written) > most or since.has_older else ""))


def _questions(title: str, asked: Sequence[SupervisionQuestion], length: int, most: int) -> Iterator[Paragraph]:
    if asked:
        yield Paragraph(title, HEAD)
        yield from _listed([_question(question, length) for question in asked], most)


def _question(question: SupervisionQuestion, length: int) -> str:
    kind = supervision_words.kinds()[question.kind]
    about = " · ".join(part for part in (kind, question.client_code or "") if part)
    return f"{supervision_words.in_short(question.words, length)} ({about})"


def _listed(lines: Sequence[str], most: int) -> Iterator[Paragraph]:
    for line in lines[:most]:
        yield Paragraph(f"–  {line}")
    if len(lines) > most:
        yield Paragraph(tr("–  and more, in the journal"))


def hours(months: Sequence[MonthOfHours], today: date) -> Iterator[Paragraph]:
    """How much supervision there was in each month; nothing that was said, and nobody's name."""
    yield Paragraph(tr("Supervision by month"), TITLE)
    for month in months:
        yield Paragraph(in_month(month))
    day = sentences.plain_day(today)
    yield Paragraph(tr("As noted by the writer, on {day}. It holds nothing that was said.").format(day=day), SMALL)


def in_month(month: MonthOfHours) -> str:
    """One line: the month, and what there was of each kind."""
    return tr("{month} – {hours}").format(month=sentences.month(month.month), hours=by_kind(month))


def by_kind(month: MonthOfHours) -> str:
    """Individual: 2 sessions, 1 hour 40 minutes; Group: 1 session, 2 hours."""
    names = supervision_words.session_kinds()
    parts = [
        tr("{kind}: {sessions}, {length}").format(
            kind=names[kind],
            sessions=supervision_words.sessions(spent.sessions),
            length=supervision_words.length(spent.minutes),
        )
        for kind, spent in month.kinds.items()
    ]
    return "; ".join(parts)


def hours_as_table(months: Sequence[MonthOfHours]) -> str:
    """The same to paste into a table: month, kind, sessions, minutes."""
    head = "\t".join((tr("Month"), tr("Kind"), tr("Sessions"), tr("Minutes")))
    names = supervision_words.session_kinds()
    lines = [
        f"{month.month:%Y-%m}\t{names[kind]}\t{spent.sessions}\t{spent.minutes}"
        for month in months
        for kind, spent in month.kinds.items()
    ]
    return "\n".join([head, *lines])


def ledger(entries: Sequence[Entry], whole: str, today: date) -> Iterator[Paragraph]:
    """Which copies have left, and for whom; nothing of what they say."""
    yield Paragraph(tr("Copies that left"), TITLE)
    yield Paragraph(whole)
    for entry in entries:
        yield Paragraph(ledger_words.title(entry), HEAD)
        yield Paragraph("\n".join((*ledger_words.lines(entry), *ledger_words.marks(entry))))
        yield Paragraph(tr("Fingerprint: {letters}").format(letters=ledger_words.grouped(entry)), SMALL)
    yield Paragraph(tr("Printed on {day}.").format(day=sentences.plain_day(today)), SMALL)
