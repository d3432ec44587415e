"""Making the copy: where it goes, writing and checking it while the window stays alive, its line in the ledger."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from unhurried.domain.disclosures import CopyFormat, Disclosure, Recognisable
from unhurried.domain.errors import TargetExists, UnhurriedError
from unhurried.services.sharing import choosing, making
from unhurried.ui.background import Background
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.folder_dialog import ask_for_target
from unhurried.ui.sharing import copy_refusals, copy_words
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.copy_pages import CopyPages
from unhurried.ui.sharing.made_page import Made
from unhurried.ui.sharing.paper import Paper
from unhurried.ui.theme import Theme

# Says nothing of what is in the file, nor of what it was made with.
NAME = "pages"


class Asked(NamedTuple):
    """What is to be made: of which pages, with which password, and of what it is to hold nothing."""

    paper: Paper
    format: CopyFormat
    password: str | None
    banned: tuple[str, ...]


class CopyMaking(QObject):
    """One copy at a time. Whatever goes wrong, no file is left that the ledger does not know.

    Signals:
        began(): it is being written.
        made(Made): it is in its place, checked, and in the ledger.
        refused(str): why it was not made, as a sentence.
        faded(): what is in the journal is not what was read.
    """

    began = Signal()
    made = Signal(object)
    refused = Signal(str)
    faded = Signal()

    def __init__(self, page: QWidget, theme: Theme, copy: CopyInHand, pages: CopyPages) -> None:
        super().__init__(page)
        self._page = page
        self._theme = theme
        self._copy = copy
        self._pages = pages
        self._background = Background(self)
        self._asked: Asked | None = None
        self._path = Path()
        self._placed: list[Path] = []
        self.dialog: QFileDialog | None = None
        self.is_working = False

    def ask(self, paper: Paper, password: str | None) -> None:
        """Ask where to, and write what is on this paper there."""
        form = self._copy.draft.format
        try:
            self._asked = Asked(paper, form, password, tuple(self._pages.banned()))
        except UnhurriedError as error:
            self.refused.emit(copy_refusals.refused(error))
            return
        suffix = copy_words.suffixes()[form]
        kinds = f"{copy_words.formats()[form][0]} (*.{suffix})"
        proposed = Path.home() / f"{NAME}.{suffix}"
        self.dialog = ask_for_target(self._page, self.tr("Save the copy"), proposed, kinds, self.write_to)

    def write_to(self, path: Path) -> None:
        """Write it there; what is there already is asked about first."""
        if self._asked is None or self.is_working:
            return
        suffix = f".{copy_words.suffixes()[self._asked.format]}"
        self._path = path if path.suffix.lower() == suffix else path.with_name(f"{path.name}{suffix}")
        self._write(over=False)

    @Slot()
    def _write_over(self) -> None:
        self._write(over=True)

    def _write(self, *, over: bool) -> None:
        asked, path, placed = self._asked, self._path, self._placed
        if asked is None:
            return
        try:
            if self._pages.pages() != self._pages.laid_out:
                self.faded.emit()
                return
            content = asked.paper.pdf() if asked.format in {CopyFormat.SEALED_PDF, CopyFormat.PDF} else b""
        except UnhurriedError as error:
            self.refused.emit(copy_refusals.refused(error))
            return
        self.is_working = True
        self.began.emit()

        def work() -> str:
            fingerprint = making.make(
                path, asked.format, asked.paper.pages, content, asked.password, asked.banned, over=over
            )
            placed.append(path)
            return fingerprint

        self._background.run_long(work, self._record, self._fail)

    def _record(self, fingerprint: str) -> None:
        """The file is in its place; without a line in the ledger it does not stay there."""
        self.is_working = False
        asked, draft = self._asked, self._copy.draft
        if asked is None:
            return
        try:
            taken = choosing.taken(self._copy.parts(), draft.pictures)
        except UnhurriedError as error:
            self._destroy()
            self.refused.emit(copy_refusals.refused(error))
            return
        given = draft.password_given if asked.password else ""
        recognisable = draft.recognisable or Recognisable.PERHAPS
        day = self._copy.workspace.today()
        told = Disclosure(
            day, draft.for_role, taken, asked.format, fingerprint, recognisable, given, draft.destroy_by
        )
        line = self._copy.workspace.record_disclosure(told)
        if line is None:
            self._destroy()
            self.refused.emit(copy_refusals.not_recorded())
            return
        self._placed.clear()
        self._asked = None
        made = Made(self._path, asked.format, len(asked.banned), line.number, given, draft.destroy_by)
        self.made.emit(made)

    def _fail(self, error: Exception) -> None:
        self.is_working = False
        if isinstance(error, TargetExists):
            self._ask_to_replace()
            return
        self.refused.emit(copy_refusals.refused(error))
        if not isinstance(error, UnhurriedError):
            raise error

    def _ask_to_replace(self) -> None:
        self.refused.emit("")
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Put the copy in place of the file that is there?"),
            self.tr("There is a file of this name already. What is in it now is gone then."),
            self.tr("Replace it"),
            self._page,
        )
        dialog.accepted.connect(self._write_over)
        dialog.open()

    def _destroy(self) -> None:
        for path in self._placed:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        self._placed.clear()

    def stop(self) -> None:
        """The page is about to go; a file that was just written, and that the ledger cannot know, goes with it."""
        self._background.stop()
        self._destroy()
        self._asked = None
        self.is_working = False
