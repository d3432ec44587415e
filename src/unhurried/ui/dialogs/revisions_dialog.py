"""Earlier states of a reflection, to read and to bring back."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from unhurried.domain.reflections import Revision
from unhurried.ui import sentences
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.pages.written import WrittenView
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage


class RevisionsDialog(Panel):
    """One earlier state at a time, the newest first.

    Signals:
        bring_back_asked(Revision): make this state the present one.
    """

    bring_back_asked = Signal(object)

    def __init__(self, theme: Theme, revisions: list[Revision], parent: QWidget) -> None:
        super().__init__(theme, self.tr("Earlier versions"), parent, width=560)
        self._revisions = revisions
        self._shown = 0
        self.when = text_label("", "hint", wrap=True)
        self.written = WrittenView(theme)
        area = ScrollPage()
        area.setMinimumHeight(theme.px(280))
        area.setWidget(self.written)
        self.content.addWidget(self.when)
        self.content.addWidget(area, 1)
        self.older_button: QPushButton = self.add_button(self.tr("Older"), "ghost")
        self.newer_button: QPushButton = self.add_button(self.tr("Newer"), "ghost")
        self.buttons.addStretch(1)
        self.close_button = self.add_button(self.tr("Close"), "ghost")
        self.bring_back_button = self.add_button(self.tr("Bring this back"), "filled")
        self._connect()
        self._show(0)

    def _connect(self) -> None:
        self.older_button.clicked.connect(self._show_older)
        self.newer_button.clicked.connect(self._show_newer)
        self.close_button.clicked.connect(self.reject)
        self.bring_back_button.clicked.connect(self._bring_back)

    def _show(self, place: int) -> None:
        if not self._revisions:
            self.when.setText(self.tr("There is no earlier version."))
            self.bring_back_button.setEnabled(False)
        else:
            self._shown = place
            revision = self._revisions[place]
            day = sentences.long_day(revision.replaced_at.astimezone().date())
            words = self.tr("As it was until {day}, {time}")
            self.when.setText(words.format(day=day, time=sentences.clock(revision.replaced_at)))
            self.written.show_writing(revision.writing)
        self.older_button.setEnabled(place + 1 < len(self._revisions))
        self.newer_button.setEnabled(place > 0)

    @Slot()
    def _show_older(self) -> None:
        self._show(self._shown + 1)

    @Slot()
    def _show_newer(self) -> None:
        self._show(self._shown - 1)

    @Slot()
    def _bring_back(self) -> None:
        self.bring_back_asked.emit(self._revisions[self._shown])
        self.accept()
