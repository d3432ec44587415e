"""The paper of an export: set as share copies are, a stretch at a time, and missing letters told in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import Final, final

from PySide6.QtCore import QCoreApplication

from unhurried.domain.backups import Progress
from unhurried.domain.errors import Cancelled, LettersMissing
from unhurried.domain.leaving import Printed
from unhurried.domain.sharing.pages import Pages
from unhurried.ui.sharing.drawable import everywhere
from unhurried.ui.sharing.paper import Paper, pdf_of

# So many sections are laid out at a time; the next begin on a new page.
_AT_ONCE: Final = 40


@final
class PaperPrinter:
    """Behind the port `Printer`. It touches no widget, and may be used on any one thread.

    A share copy with letters that cannot be set is refused; what is one's own is to leave all the same.
    """

    def printed(self, pages: Pages, progress: Progress) -> Printed:
        """The pages as a PDF."""
        printing = _Printing(pages, progress)
        return Printed(pdf_of(printing.papers()), printing.unprinted)


@final
class _Printing:
    """One file."""

    def __init__(self, pages: Pages, progress: Progress) -> None:
        self._pages = pages
        self._progress = progress
        self.unprinted = 0

    def papers(self) -> Iterator[Paper]:
        sections = iter(self._pages.sections)
        part = replace(self._pages, sections=tuple(islice(sections, _AT_ONCE)))
        before, whole = 0, max(len(self._pages.sections), 1)
        done = 0
        while part.sections or not before:
            if not self._progress(done / whole):
                raise Cancelled
            paper = self._paper(part, before)
            yield paper
            before += paper.page_count
            done += len(part.sections)
            part = Pages("", (), tuple(islice(sections, _AT_ONCE)), "", self._pages.language)

    def _paper(self, pages: Pages, before: int) -> Paper:
        try:
            return Paper(pages, before)
        except LettersMissing as missing:
            letters = re.compile(f"[{re.escape(missing.letters)}]")
        self.unprinted += sum(len(letters.findall(text)) for text in pages.texts())
        runs = re.compile(f"(?:{letters.pattern})(?:[\\s\u200c\u200d]*{letters.pattern})*")
        return Paper(everywhere(pages, lambda text: runs.sub(lambda run: _told(run, letters), text)), before)


def _told(run: re.Match[str], letters: re.Pattern[str]) -> str:
    """What stands in the place of letters that cannot be set."""
    count = len(letters.findall(run[0]))
    several = QCoreApplication.translate("taking out", "[{count} letters that no typeface here has]")
    one = QCoreApplication.translate("taking out", "[a letter that no typeface here has]")
    return one if count == 1 else several.format(count=count)
