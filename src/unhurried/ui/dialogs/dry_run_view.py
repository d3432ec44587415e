"""A dry run to look at: a few sentences, and every line of it in a table that can be narrowed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from unhurried.domain.arrivals import DryRun, Line, Odd, Standing, words_of
from unhurried.ui import arrival_words, sentences
from unhurried.ui.charts.table import ChartTable
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.segments import Segments

_FIRST_WORDS = 40
_LONGEST_PLACE = 60
Row = tuple[str, str, str, str]


class DryRunView(QWidget):
    """Tells what was found, and lists it line by line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: dict[str, Callable[[], list[Row]]] = {}
        self.told = text_label("", "ui", wrap=True)
        self.left_out = text_label("", "hint", wrap=True)
        self.choice = Segments(theme)
        self.choice.setAccessibleName(self.tr("What the list shows"))
        self.segments = {
            "all": self.choice.add_segment(self.tr("All")),
            "new": self.choice.add_segment(self.tr("New")),
            "same": self.choice.add_segment(self.tr("Not new")),
            "odd": self.choice.add_segment(self.tr("Odd")),
        }
        self.table = ChartTable(theme, self.tr("What was read, line by line"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for widget in (self.told, self.left_out, self.choice, self.table):
            column.addWidget(widget)
        column.addStretch(1)
        for button in self.segments.values():
            button.clicked.connect(self._choose)

    def show_run(self, dry_run: DryRun) -> None:
        """Another one."""
        self.told.setText(arrival_words.look(dry_run))
        self.left_out.setText(arrival_words.left_out(dry_run.found.left_out))
        self.left_out.setVisible(bool(self.left_out.text()))
        lines, odd = dry_run.lines, dry_run.found.odd
        new = [line for line in lines if line.standing is Standing.NEW]
        same = [line for line in lines if line.standing is not Standing.NEW]
        self._rows = {
            "all": lambda: [*map(_line, lines), *map(_odd, odd)],
            "new": lambda: [_line(line) for line in new],
            "same": lambda: [_line(line) for line in same],
            "odd": lambda: [_odd(found) for found in odd],
        }
        for name, count in {
            "all": len(lines) + len(odd),
            "new": len(new),
            "same": len(same),
            "odd": len(odd),
        }.items():
            self.segments[name].setEnabled(bool(count))
        self._show("all")

    @Slot()
    def _choose(self) -> None:
        pressed = self.sender()
        self._show(next(name for name, button in self.segments.items() if button is pressed))

    def _show(self, name: str) -> None:
        button: QPushButton = self.segments[name]
        self.choice.choose(button)
        headings = (self.tr("Day"), self.tr("First words"), self.tr("How it stands"), self.tr("Where"))
        self.table.set_content(headings, self._rows[name]())


def _line(line: Line) -> Row:
    day = sentences.short_day(line.arrival.writing.day)
    words = _short(words_of(line.arrival.writing).replace("#", ""), _FIRST_WORDS)
    return day, words, arrival_words.standing(line.standing), _short(arrival_words.place(line.arrival.place))


def _odd(found: Odd) -> Row:
    return "", "", arrival_words.odd(found), _short(arrival_words.place(found.place))


def _short(words: str, longest: int = _LONGEST_PLACE) -> str:
    """On one line; a name of a file may be anything."""
    line = " ".join(words[: longest * 4].split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
