"""The fourth step: the very pages that will leave, read to their end before anything can be sealed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from unhurried.domain.disclosures import Recognisable
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.sharing.pages import Pages
from unhurried.services.sharing.words import held
from unhurried.ui.accessibility import announce
from unhurried.ui.sharing import copy_refusals
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.copy_pages import CopyPages
from unhurried.ui.sharing.copy_step import CopyStep
from unhurried.ui.sharing.paper import Paper
from unhurried.ui.sharing.preview import PagesPreview
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label


class PagesStep(CopyStep):
    """The pages that are shown are the ones that are sealed; when they change, they are to be read again."""

    def __init__(self, theme: Theme, copy: CopyInHand, pages: CopyPages) -> None:
        super().__init__(theme, copy, "", "")
        self.title.setText(self.tr("Read what leaves"))
        self.hint.setText(self.tr("These are the pages, and all of them. Read them once as a stranger would."))
        self._pages = pages
        self.shown: Pages | None = None
        self.paper: Paper | None = None
        self.preview: PagesPreview | None = None
        self.has_read = False
        self._standing_in_the_way = ""
        self.problem = text_label("", "notice", wrap=True)
        self.problem.hide()
        px = theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(10), 0, 0)
        column.setSpacing(px(6))
        head = QVBoxLayout()
        head.setContentsMargins(px(28), 0, px(28), px(4))
        head.setSpacing(px(6))
        for widget in (self.title, self.hint, self.problem):
            head.addWidget(widget)
        column.addLayout(head)
        self._place = QHBoxLayout()
        self._place.setContentsMargins(px(12), 0, px(12), 0)
        column.addLayout(self._place, 1)
        copy.faded.connect(self._fade)
        copy.changed.connect(self.readied)

    @property
    def go_on(self) -> str:
        return self.tr("Go on to sealing")

    def waits_for(self) -> str:
        """The first thing that stands between the pages and the seal, as a sentence."""
        draft = self.copy.draft
        if not draft.question.strip():
            return self.tr("Sealing waits for the question: it comes first.")
        if draft.recognisable is None:
            return self.tr("Sealing waits for the stranger test, under Disguise.")
        if draft.recognisable is Recognisable.PERHAPS and not self.copy.has_thought_again:
            return self.tr("Sealing waits for a second look, under Disguise: you answered perhaps.")
        if self._standing_in_the_way:
            return self._standing_in_the_way
        if not self.has_read:
            return self.tr("Sealing waits until you have come to the end of the pages.")
        return ""

    def enter(self) -> None:
        """The pages as they are now; the same ones stay as far as they were read."""
        try:
            pages = self._pages.pages()
            if pages != self.shown:
                self._lay_out(pages)
            self._look_for_banned(pages)
        except UnhurriedError as error:
            self._refuse(error)
        self.readied.emit()

    def _lay_out(self, pages: Pages) -> None:
        self._clear()
        paper = Paper(pages)
        self._pages.laid_out = self.shown = pages
        self.paper = paper
        self.preview = PagesPreview(paper, self._theme)
        self.preview.read_to_the_end.connect(self.note_read)
        self._place.addWidget(self.preview)
        self.preview.show()

    def _look_for_banned(self, pages: Pages) -> None:
        """What was not to leave, and is there all the same: better said now than after writing."""
        found = held("\n\n".join(pages.texts()), self._pages.banned())
        self._standing_in_the_way = ""
        if found:
            named = ", ".join(f"“{word}”" for word in found)
            self._standing_in_the_way = self.tr("Sealing waits: something is still there that was not to leave.")
            what = self.tr("Still on the pages, and not to leave: {words}. Under Disguise you can decide again.")
            self._say(what.format(words=named))
        else:
            self._say("")

    def _refuse(self, error: UnhurriedError) -> None:
        self._clear()
        self._standing_in_the_way = self.tr("Sealing waits: the pages cannot be laid out.")
        self._say(copy_refusals.refused(error))

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        announce(self.problem, sentence)

    def _clear(self) -> None:
        self.has_read = False
        self._pages.laid_out = self.shown = self.paper = None
        if self.preview:
            self.preview.hide()
            self.preview.deleteLater()
            self.preview = None

    @Slot()
    def note_read(self) -> None:
        """The end of the pages was reached."""
        self.has_read = True
        announce(self, self.tr("You have come to the end of the pages."))
        self.readied.emit()

    @Slot()
    def _fade(self) -> None:
        if self.isVisible():
            self.enter()

    def leave_journal(self) -> None:
        """Nothing of the pages stays on the screen."""
        self._clear()

    def focus_first(self) -> None:
        if self.preview:
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)
