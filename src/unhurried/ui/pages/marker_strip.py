"""The marker strip: habits as a row of chips, one of them open with its options and a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain.prompts import Marker
from unhurried.domain.reflections import Marking
from unhurried.ui.pages.marker_panel import MarkerPanel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.chips import ChipRow
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
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        self.title = text_label(self.tr("Was any of this there?"), "strong")
        self.chips = ChipRow(self._theme)
        self.chips.setAccessibleName(self.tr("Habits to mark"))
        self.panel = QWidget()
        self.wording = text_label("", "hint", wrap=True)
        self.answer = MarkerPanel(self._theme)
        self.options, self.line = self.answer.options, self.answer.line

    def _arrange(self) -> None:
        gap = self._theme.px(8)
        inner = QVBoxLayout(self.panel)
        inner.setContentsMargins(0, gap, 0, 0)
        inner.setSpacing(gap)
        inner.addWidget(self.wording)
        inner.addWidget(self.answer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(gap)
        for widget in (self.title, self.chips, self.panel):
            outer.addWidget(widget)
        self.panel.hide()

    def _connect(self) -> None:
        self.chips.pressed.connect(self.open_marker)
        self.answer.edited.connect(self._note)

    @property
    def has_settled(self) -> bool:
        """Whether the options have been shown long enough to be meant by a click."""
        return self.answer.has_settled

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

    def marking(self, marker_id: str) -> Marking | None:
        """What was marked with this marker, whether it is offered here or not."""
        return self._markings.get(marker_id)

    def put(self, marker_id: str, marking: Marking | None) -> None:
        """Take over what was marked with this marker elsewhere; nothing counts as edited."""
        self._take(marker_id, marking)
        if self._open == marker_id:
            self.answer.show_given(marking)

    @Slot(str)
    def open_marker(self, marker_id: str) -> None:
        """Open a marker's options, or close them when they are open."""
        marker = self._markers.get(marker_id)
        self._open = "" if marker is None or marker_id == self._open else marker_id
        self.panel.setVisible(bool(self._open))
        if marker and self._open:
            self.wording.setText(marker.wording)
            self.answer.show_marking(marker, self.marking(marker_id))
        self._refresh_chips()
        if self._open:
            QTimer.singleShot(0, self, self._say_opened)

    @Slot()
    def _say_opened(self) -> None:
        """After the options have been laid out, so that they can be scrolled to."""
        self.opened.emit()

    @Slot(object)
    def _note(self, marking: Marking | None) -> None:
        self._take(self._open, marking)
        self.edited.emit()

    def _take(self, marker_id: str, marking: Marking | None) -> None:
        if marking is None:
            self._markings.pop(marker_id, None)
        else:
            self._markings[marker_id] = marking
        self._refresh_chips()

    def _refresh_chips(self) -> None:
        chips = [(key, marker.name, self._state(key)) for key, marker in self._markers.items()]
        self.chips.set_chips(chips)

    def _state(self, marker_id: str) -> str:
        if marker_id in self._markings:
            return "answered"
        return "open" if marker_id == self._open else "plain"
