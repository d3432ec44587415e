"""The executor's sheet as a page: its words, and how they are printed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from unhurried.domain.executor import ExecutorSheet, Wish
from unhurried.ui import sentences
from unhurried.ui.printing import OnePage
from unhurried.ui.theme import Theme


def tr(text: str) -> str:
    """Translate a sentence of the page."""
    return QCoreApplication.translate("executor_page", text)


class ExecutorPrint(OnePage):
    """One page, with the code on it when there is one."""

    def __init__(self, parent: QWidget, theme: Theme, today: date) -> None:
        super().__init__(parent, theme)
        self._today = today
        self._sheet = ExecutorSheet()
        self._code = ""
        self.is_over = False
        """Whether the page that was painted last has more words than room."""

    def show_sheet(self, sheet: ExecutorSheet, code: str) -> None:
        """What the page says from now on; without a code, that it has none."""
        self._sheet = sheet
        self._code = code

    def words(self) -> str:
        """The words of the page, for those who hear it."""
        code = [self._code] if self._code else []
        return "\n".join([title(), *above(self._sheet), *about_code(self._code), *code, *below(self._today)])

    def paint(self, painter: QPainter, page: QRectF) -> None:
        ink = self._ink(painter, page)
        ink.write(title(), "title", 17)
        for paragraph in above(self._sheet):
            ink.write(paragraph)
        for paragraph in about_code(self._code):
            ink.write(paragraph)
        if self._code:
            ink.write(self._code.replace("-", "  "), "mono", 16)
        ink.leave(page.height() / 40)
        for paragraph in below(self._today):
            ink.write(paragraph)
        self.is_over = ink.is_over


def title() -> str:
    """The heading of the page."""
    return tr("For whoever looks after my affairs")


def above(sheet: ExecutorSheet) -> list[str]:
    """That there is a journal, where it is, and what is to be done with it."""
    lines = [
        tr(
            "I keep a private journal in which I reflect on my own work. It is a folder on a computer, made with a "
            "program called Unhurried, and it is encrypted: without a passphrase or a code it cannot be read."
        ),
        tr("The journal, and where it is: {place}").format(place=sheet.place.strip() or "…"),
        _wish(sheet),
    ]
    if sheet.contact.strip():
        lines.append(tr("Whom to ask about it: {contact}").format(contact=sheet.contact.strip()))
    return lines


def _wish(sheet: ExecutorSheet) -> str:
    if sheet.wish is Wish.GIVE:
        return tr("Please give it, unread, to {name}: the whole folder, and every copy of it you find.").format(
            name=sheet.give_to.strip() or "…"
        )
    if sheet.wish is Wish.OTHER:
        return tr("What I ask you to do with it: {words}").format(words=sheet.words.strip() or "…")
    return tr(
        "Please destroy it unread: delete the whole folder, and every copy and backup of it you find. Nobody needs "
        "to open it for that."
    )


def about_code(code: str) -> list[str]:
    """What the code on the page is for, or that there is none."""
    if not code:
        return [tr("This page holds no passphrase and no code.")]
    return [
        tr(
            "The code below opens the journal. Whoever has this page and the journal can read everything in it. "
            "Start Unhurried, open the folder, and type the code where the passphrase is asked for. Without "
            "Unhurried, a letter among the backups in the folder says how."
        )
    ]


def below(today: date) -> list[str]:
    """What is written by hand, and the day of printing."""
    line = "_" * 36
    return [tr("Name and signature: {line}").format(line=line), sentences.plain_day(today)]
