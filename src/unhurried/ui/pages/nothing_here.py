"""What the Journal says where nothing stands, and in one with nothing in it the ways to begin."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.finding import Filter
from unhurried.services.writing import is_untouched
from unhurried.ui.sentences_of_finding import why_nothing
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace


class NothingHere(QWidget):
    """Why the timeline is empty. Where nothing was ever finished: the way to Write, and the first words.

    Signals:
        write_asked(): to Write, and whatever is on the table there.
        words_asked(): what to write, and what not.
    """

    write_asked = Signal()
    words_asked = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._is_beginning = False
        self.words = text_label("", "hint", wrap=True)
        self.write_button = push_button("", "outline")
        self.words_button = push_button(self.tr("What to write, and what not"), "quiet")
        self.ways = Flow(theme.px(8))
        self.ways.add(self.write_button)
        self.ways.add(self.words_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.words)
        column.addWidget(self.ways)
        self.write_button.clicked.connect(self.write_asked)
        self.words_button.clicked.connect(self.words_asked)
        self.hide()

    @property
    def first(self) -> QPushButton | None:
        """Where one begins; None where there are no ways from here."""
        return self.write_button if self._is_beginning else None

    def show_why(self, narrowed: Filter | None) -> None:
        """Explain that nothing fits; None where something does."""
        self._is_beginning = narrowed is not None and narrowed.is_empty
        self.ways.setVisible(self._is_beginning)
        if narrowed is not None:
            self.words.setText(why_nothing(narrowed))
            self._look_for_a_draft()
        self.setVisible(narrowed is not None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_for_a_draft()  # something may have been written since

    def _look_for_a_draft(self) -> None:
        if not self._is_beginning:
            return
        with suppress(UnhurriedError):  # what cannot be read now is explained elsewhere
            if any(not is_untouched(draft) for draft in self._workspace.desk.unfinished()):
                words = self.tr("What you began is kept in Write. Once you finish it there, it stands here.")
                self.words.setText(words)
                self.write_button.setText(self.tr("Go on in Write"))
                return
        self.words.setText(why_nothing(Filter()))
        self.write_button.setText(self.tr("Write"))
