"""The marker strip: habits as a row of chips, one of them open with its options and a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from unhurried.domain.prompts import Marker
from unhurried.domain.reflections import Marking
from unhurried.domain.text import clean
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.chips import ChipGroup, ChipRow
from unhurried.ui.widgets.labels import text_label


class MarkerStrip(QWidget):
    """Markers to answer or leave alone. Markings of markers no longer offered are kept and shown too.

    Signals:
        edited(): a marking was made, changed or taken back by the writer.
        opened(): the options of a marker are shown.
    """

    edited = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._markers: dict[str, Marker] = {}
        self._markings: dict[str, Marking] = {}
        self._open = ""
        self._since_opened = QElapsedTimer()
        self._since_opened.start()
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        self.title = text_label(self.tr("Was any of this there?"), "strong")
        self.chips = ChipRow(self._theme)
        self.chips.setAccessibleName(self.tr("Habits to mark"))
        self.panel = QWidget()
        self.wording = text_label("", "hint", wrap=True)
        self.options = ChipGroup(self._theme)
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("A line about it, if you like"))
        self.line.setAccessibleName(self.tr("A line about this marking"))
        self.line.setMaxLength(2000)

    def _arrange(self) -> None:
        gap = self._theme.px(8)
        inner = QVBoxLayout(self.panel)
        inner.setContentsMargins(0, gap, 0, 0)
        inner.setSpacing(gap)
        for widget in (self.wording, self.options, self.line):
            inner.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(gap)
        for widget in (self.title, self.chips, self.panel):
            outer.addWidget(widget)
        self.panel.hide()

    def _connect(self) -> None:
        self.chips.pressed.connect(self.open_marker)
        self.options.chosen.connect(self._mark)
        self.line.textEdited.connect(self._write_line)

    @property
    def has_settled(self) -> bool:
        """Whether the options have been shown long enough to be meant by a click."""
        return self._since_opened.elapsed() >= QApplication.doubleClickInterval() // 2

    def show_markings(self, markers: Sequence[Marker], markings: Sequence[Marking]) -> None:
        """Show these markers and what was marked; nothing counts as edited."""
        self._markers = {marker.marker_id: marker for marker in markers}
        self._markings = {marking.marker_id: marking for marking in markings}
        self._open = ""
        self.panel.hide()
        self._refresh_chips()
        self.setVisible(bool(self._markers or self._markings))

    def markings(self) -> tuple[Marking, ...]:
        """What is marked now, offered markers first, in their order."""
        offered = [self._markings[key] for key in self._markers if key in self._markings]
        others = [marking for key, marking in self._markings.items() if key not in self._markers]
        return (*offered, *others)

    @Slot(str)
    def open_marker(self, marker_id: str) -> None:
        """Open a marker's options, or close them when they are open."""
        marker = self._markers.get(marker_id)
        self._open = "" if marker is None or marker_id == self._open else marker_id
        self.panel.setVisible(bool(self._open))
        if marker and self._open:
            self._show_options(marker)
        self._refresh_chips()
        if self._open:
            self._since_opened.restart()
            QTimer.singleShot(0, self, self._say_opened)

    @Slot()
    def _say_opened(self) -> None:
        """After the options have been laid out, so that they can be scrolled to."""
        self.opened.emit()

    def _show_options(self, marker: Marker) -> None:
        self.wording.setText(marker.wording)
        self.options.set_options([(option.key, option.wording) for option in marker.options])
        self.options.setAccessibleName(marker.wording)
        marking = self._markings.get(marker.marker_id)
        self.options.choose(marking.option if marking else "")
        self.line.setText(marking.line if marking else "")
        self.line.setVisible(marking is not None)

    @Slot(str)
    def _mark(self, key: str) -> None:
        marker = self._markers[self._open]
        if not self.has_settled:
            # The second half of a double click on a chip that has just moved away from under it.
            given = self._markings.get(marker.marker_id)
            self.options.choose(given.option if given else "")
            return
        option = marker.option(key)
        if option is None:
            self._markings.pop(marker.marker_id, None)
        else:
            self._markings[marker.marker_id] = Marking(
                marker.marker_id,
                marker.version,
                marker.wording,
                marker.lens,
                option.key,
                option.wording,
                clean(self.line.text()),
            )
        self.line.setVisible(option is not None)
        self._refresh_chips()
        self.edited.emit()

    @Slot(str)
    def _write_line(self, text: str) -> None:
        marking = self._markings.get(self._open)
        if marking:
            self._markings[self._open] = replace(marking, line=clean(text))
            self.edited.emit()

    def _refresh_chips(self) -> None:
        chips = [(key, marker.name, self._state(key)) for key, marker in self._markers.items()]
        self.chips.set_chips(chips)

    def _state(self, marker_id: str) -> str:
        if marker_id in self._markings:
            return "answered"
        return "open" if marker_id == self._open else "plain"
