"""The list of threads: what is open first, then what rests, then what was let go."""

from __future__ import annotations

from itertools import islice

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from unhurried.domain.threads import Ends, ThreadState
from unhurried.ui import thread_words
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.thread_row import ThreadRow, column_page, empty
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage

# Each row takes about a millisecond, and in thirty years there may be a thousand threads.
AT_ONCE = 40


class ThreadList(ScrollPage):
    """Threads by their state, within it in the writer's own order; chips say which states are shown.

    Of many only the first are there at once, and a button brings the next.

    Signals:
        opened(str): the writer wants to read the thread with this id.
        begin_asked(): the writer wants to begin one.
    """

    opened = Signal(str)
    begin_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._threads: list[Ends] = []
        self._waiting: set[str] = set()
        self._is_alone = False
        self.shown: set[str] = {*ThreadState}
        self.rows: list[ThreadRow] = []
        self._to_come: list[tuple[str, Ends]] = []
        self._under = ""
        self.setAccessibleName(self.tr("The threads"))
        self.begin_button = push_button(self.tr("Begin a thread…"), "outline")
        theme.put_icon(self.begin_button, "plus", size=18)
        self.states = ChipRow(theme)
        self.states.setAccessibleName(self.tr("Which threads are shown"))
        self.what = text_label(
            self.tr(
                "A thread is a question, or a strain between two people, that you carry from one reflection to the "
                "next. Begin one from any answer or moment, or here. It may stay open for ever."
            ),
            "hint",
            wrap=True,
        )
        self.nothing = text_label(self.tr("No thread is in the states chosen above."), "hint", wrap=True)
        self.kept_back = text_label(self.tr("No thread is open."), "hint", wrap=True)
        self.more_button = push_button(self.tr("Show more threads"), "outline")
        self._arrange()
        self.begin_button.clicked.connect(self.begin_asked)
        self.more_button.clicked.connect(self._show_more)
        self.states.pressed.connect(self._switch)
        self.show_threads([])

    def _arrange(self) -> None:
        px = self._theme.px
        ground, column = column_page(self._theme)
        column.addWidget(self.what)
        top = QHBoxLayout()
        top.setSpacing(px(8))
        top.addWidget(self.states, 1)
        top.addWidget(self.begin_button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        column.addLayout(top)
        column.addWidget(self.nothing)
        column.addWidget(self.kept_back)
        self._list = QVBoxLayout()
        self._list.setSpacing(px(10))
        column.addLayout(self._list)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.setWidget(ground)

    def show_threads(self, threads: list[Ends], waiting: set[str] | None = None) -> None:
        """Show these; a note waits in those that are `waiting`. The focus stays with the thread it was on."""
        self._threads = threads
        self._waiting = waiting or set()
        focused = next((row.key for row in self.rows if row.button.hasFocus()), "")
        enough = max(AT_ONCE, len(self.rows))  # what was asked for once stays
        empty(self._list)
        self.rows, self._under = [], ""
        shown = [(state, name) for state, name in thread_words.states().items() if self._shows(state)]
        self._to_come = [(name, ends) for state, name in shown for ends in threads if ends.thread.state == state]
        self._add_next(enough)
        self.what.setVisible(not threads and not self._is_alone)
        self.kept_back.setVisible(self._is_alone)
        self.states.setVisible(bool(threads) and not self._is_alone)
        self.nothing.setVisible(bool(threads) and not self.rows and not self._is_alone)
        chips = thread_words.states().items()
        self.states.set_chips([(key, name, "answered" if key in self.shown else "plain") for key, name in chips])
        self.focus_row(focused)

    def _add_next(self, count: int) -> None:
        """Add so many of those that are still to come, each under its state."""
        for name, ends in islice(self._to_come, count):
            if name != self._under:
                title = text_label(name, "card_title")
                heading(title)
                self._list.addWidget(title)
                self._under = name
            self._add(ends)
        self._to_come = self._to_come[count:]
        self.more_button.setVisible(bool(self._to_come))

    @Slot()
    def _show_more(self) -> None:
        """The next ones, with the focus on the first of them."""
        first = len(self.rows)
        self._add_next(AT_ONCE)
        if first < len(self.rows):
            self.rows[first].button.setFocus()

    def _add(self, ends: Ends) -> None:
        row = ThreadRow(self._theme, ends.thread.thread_id, thread_words.title(ends.thread))
        latest = ends.latest
        turn = thread_words.turns().get(latest.turn or "", "") if latest else ""
        row.show_words(
            thread_words.about(ends.thread), (latest.words if latest else "") or turn, thread_words.days(ends)
        )
        row.show_waiting(self.tr("A note in it is half written.") if row.key in self._waiting else "")
        row.button.clicked.connect(weak_call(self._open, row.key))
        self.rows.append(row)
        self._list.addWidget(row)

    def _shows(self, state: str) -> bool:
        """While only the page is to be seen no list is."""
        return state in self.shown and not self._is_alone

    def _open(self, thread_id: str) -> None:
        self.opened.emit(thread_id)

    def focus_row(self, thread_id: str) -> None:
        """Put the focus on a thread, if it is shown."""
        for row in self.rows:
            if row.key == thread_id:
                row.button.setFocus()

    @Slot(str)
    def _switch(self, state: str) -> None:
        self.shown ^= {state}
        self.show_threads(self._threads, self._waiting)

    def set_alone(self, alone: bool) -> None:
        """A list of threads is not for other eyes; or everything again."""
        self._is_alone = alone
        self.begin_button.setVisible(not alone)
        self.show_threads(self._threads, self._waiting)
