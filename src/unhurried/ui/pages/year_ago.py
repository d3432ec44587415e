"""A year ago: what was written then, by its day and first words, for those who have asked to see it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.finding import Glimpse
from unhurried.services.changes import Changed
from unhurried.ui import sentences
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.elided_label import ElidedLabel
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace

_ITS_BUSINESS = Changed.PREFERENCES | Changed.REFLECTIONS


class YearAgoLine(QWidget):
    """A quiet card, or nothing at all. Nothing is concluded from what is found.

    Signals:
        open_asked(str): show the reflection with this id.
    """

    open_asked = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._found: Glimpse | None = None
        self._is_wanted = True
        self.when = text_label("", "strong", wrap=True)
        self.first_words = ElidedLabel(role="excerpt")
        self.open_button = push_button(self.tr("Read it"), "quiet")
        self.not_today_button = push_button(self.tr("Not today"), "quiet")
        self._arrange()
        self.open_button.clicked.connect(self._open)
        self.not_today_button.clicked.connect(self._put_away)
        workspace.changed.connect(self._on_change)

    def _arrange(self) -> None:
        px = self._theme.px
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        inner = QVBoxLayout(self.card)
        inner.setContentsMargins(px(16), px(12), px(16), px(8))
        inner.setSpacing(px(4))
        buttons = Flow(px(2))
        buttons.add(self.open_button)
        buttons.add(self.not_today_button)
        row = QVBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(buttons)
        inner.addWidget(self.when)
        inner.addWidget(self.first_words)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        self.card.hide()

    def set_wanted(self, wanted: bool) -> None:
        """Whether this is its place now: what is looked for stands alone."""
        self._is_wanted = wanted
        self._look_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()  # another day may have begun

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & _ITS_BUSINESS and self.isVisible():
            self._look_again()

    def _look_again(self) -> None:
        self._found = self._look() if self._is_wanted else None
        if self._found:
            day = sentences.plain_day(self._found.day)
            self.when.setText(self.tr("About a year ago, {day}").format(day=day))
            self.first_words.setFont(self._theme.font("excerpt"))
            self.first_words.setText(self._first_words(self._found))
        self.card.setVisible(self._found is not None)

    def _look(self) -> Glimpse | None:
        try:
            found = self._workspace.returning.year_ago()
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return None
        return found.glimpses[0] if found and found.glimpses else None

    def _first_words(self, glimpse: Glimpse) -> str:
        words = " ".join("".join(piece.text for piece in glimpse.pieces).split())
        return words or glimpse.client_code or self.tr("A day without words")

    @Slot()
    def _open(self) -> None:
        if self._found:
            self.open_asked.emit(self._found.reflection_id)

    @Slot()
    def _put_away(self) -> None:
        self._workspace.not_today()
        self._look_again()
