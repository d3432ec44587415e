"""The answer to one marker: its options, of which one or none is chosen, and a line about it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from unhurried.domain.prompts import Marker
from unhurried.domain.reflections import Marking
from unhurried.domain.text import clean
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.chips import ChipGroup

LONGEST_LINE = 2000


class MarkerPanel(QWidget):
    """Shows the options of one marker, and what was marked with it.

    Signals:
        edited(Marking | None): the marking as it is now; None when it was taken back.
    """

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._marker: Marker | None = None
        self._marking: Marking | None = None
        self._since_shown = QElapsedTimer()
        self._since_shown.start()
        self.options = ChipGroup(theme)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("A line about it, if you like"))
        self.line.setAccessibleName(self.tr("A line about this marking"))
        self.line.setMaxLength(LONGEST_LINE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.options)
        column.addWidget(self.line)
        self.options.chosen.connect(self._mark)
        self.line.textEdited.connect(self._write_line)

    @property
    def has_settled(self) -> bool:
        """Whether the options have been shown long enough to be meant by a click."""
        return self._since_shown.elapsed() >= QApplication.doubleClickInterval() // 2

    def show_marking(self, marker: Marker, marking: Marking | None) -> None:
        """Show this marker; nothing counts as edited."""
        self._marker = marker
        self.options.set_options([(option.key, option.wording) for option in marker.options])
        self.options.setAccessibleName(marker.wording)
        self.show_given(marking)
        self._since_shown.restart()

    def show_given(self, marking: Marking | None) -> None:
        """Show what was marked, or that nothing was; the options stay as they are."""
        self._marking = marking
        self.options.choose(marking.option if marking else "")
        self.line.setText(marking.line if marking else "")
        self.line.setVisible(marking is not None)

    @Slot(str)
    def _mark(self, key: str) -> None:
        if self._marker is None:
            return
        if not self.has_settled:
            # The second half of a double click on what has just moved away from under it.
            self.options.choose(self._marking.option if self._marking else "")
            return
        self._marking = _marked(self._marker, key, clean(self.line.text()))
        self.line.setVisible(self._marking is not None)
        self.edited.emit(self._marking)

    @Slot(str)
    def _write_line(self, text: str) -> None:
        if self._marking:
            self._marking = replace(self._marking, line=clean(text))
            self.edited.emit(self._marking)


def _marked(marker: Marker, key: str, line: str) -> Marking | None:
    """The marking with the words it was offered in; None when no option is chosen."""
    option = marker.option(key)
    if option is None:
        return None
    return Marking(marker.marker_id, marker.version, marker.wording, marker.lens, option.key, option.wording, line)
