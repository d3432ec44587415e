"""Dot strips of sessions: columns made when they are looked at, gaps left as gaps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final, overload

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unhurried.domain.looking_back import Annotation, Session
from unhurried.domain.prompts import Option
from unhurried.ui import sentences
from unhurried.ui.charts import columns
from unhurried.ui.charts.columns import Column, Gap
from unhurried.ui.charts.dot_strip import DotStrip
from unhurried.ui.pacing.words import tr
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button

# Four weeks without a word are shown as a gap.
GAP_DAYS = 28
# As close as dots may stand and still be told apart and pointed at.
PITCH = 10


def dot_strip(
    theme: Theme, sessions: Sequence[Session], options: Sequence[Option], notes: Sequence[Annotation] = ()
) -> DotStrip:
    """A column for each session in order, a row for each option."""
    strip = DotStrip(theme)
    strip.set_rows([option.wording for option in options])
    strip.set_gap(Gap(GAP_DAYS, tr("nothing written")))
    strip.set_annotations([columns.Annotation(None, note.day, note.words, _dated(note)) for note in notes])
    strip.set_pitch(PITCH)
    strip.set_columns(StripColumns(sessions, options))
    return strip


@final
class Walking(QWidget):
    """Earlier and later, below a strip that holds more than it shows."""

    def __init__(self, strip: DotStrip, theme: Theme, about: str) -> None:
        super().__init__()
        self._strip = strip
        self.earlier_button = push_button(self.tr("Earlier"), "quiet")
        self.later_button = push_button(self.tr("Later"), "quiet")
        for button in (self.earlier_button, self.later_button):
            button.setAccessibleName(f"{button.text()}: {about}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        row.addStretch(1)
        row.addWidget(self.earlier_button)
        row.addWidget(self.later_button)
        self.earlier_button.clicked.connect(strip.show_earlier)
        self.later_button.clicked.connect(strip.show_later)
        strip.window_moved.connect(self._follow)
        self._follow(strip.first, strip.visible_count)

    @Slot(int, int)
    def _follow(self, first: int, count: int) -> None:
        total = self._strip.total()
        for button, is_more in ((self.earlier_button, first > 0), (self.later_button, first + count < total)):
            button.setVisible(count < total)
            button.setEnabled(is_more)


@final
class StripColumns(Sequence[Column]):
    """One column for each session; without an answer it is empty."""

    def __init__(self, sessions: Sequence[Session], options: Sequence[Option]) -> None:
        self._sessions = sessions
        self._rows = {option.key: row for row, option in enumerate(options)}
        self._wording = {option.key: option.wording for option in options}

    def __len__(self) -> int:
        return len(self._sessions)

    @overload
    def __getitem__(self, index: int) -> Column: ...

    @overload
    def __getitem__(self, index: slice) -> list[Column]: ...

    def __getitem__(self, index: int | slice) -> Column | list[Column]:
        if isinstance(index, slice):
            return [self._column(session) for session in self._sessions[index]]
        return self._column(self._sessions[index])

    def _column(self, session: Session) -> Column:
        row = self._rows.get(session.option) if session.option else None
        return Column(session.reflection_id, session.day, row, self._tip(session))

    def _tip(self, session: Session) -> str:
        said = self._wording.get(session.option, session.option) if session.option else tr("left open")
        return " · ".join(part for part in (sentences.long_day(session.day), session.client_code, said) if part)


def _dated(note: Annotation) -> str:
    return f"{sentences.long_day(note.day)} · {note.words}"
