"""Making the copy: where it goes, writing and checking it while the window stays alive, and its line in the ledger."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from unhurried.domain.sharing.pages import Pages
from unhurried.ui.background import Background
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.copy_pages import CopyPages
from unhurried.ui.sharing.paper import Paper
from unhurried.ui.theme import Theme

# Says nothing of what is in the file, nor of what it was made with.
NAME = "pages"


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
        self._read: Pages | None = None
        self._paper: Paper | None = None
        self._password: str | None = None
        self._path = Path()
        self._placed: list[Path] = []
        self._looked_for = 0
        self.is_working = False

    def stop(self):
        pass
