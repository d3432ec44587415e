"""A card with pictures: each can be opened mark by mark, saved, and read as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from unhurried.domain.finding import Filter
from unhurried.services.pacing import PacingRoom
from unhurried.ui.charts.base import Chart
from unhurried.ui.charts.marks import Caption
from unhurried.ui.charts.saving import PictureSaving
from unhurried.ui.pacing import words
from unhurried.ui.pacing.told import Table, Telling, Told
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label


class PicturedCard(Card):
    """Drawn when it first comes into view, because a page may hold many; the page looks to that.

    Signals:
        open_asked(str): the reflection with this id.
        narrow_asked(Filter): the reflections that this leaves.
        told(str): a sentence about what has just been done.
    """

    open_asked = Signal(str)
    narrow_asked = Signal(object)
    told = Signal(str)

    def __init__(self, theme: Theme, room: PacingRoom, span: Filter, title: str) -> None:
        super().__init__(theme, title)
        self._theme = theme
        self._room = room
        self._span = span
        self._is_drawn = False
        self.charts: list[Chart] = []
        self.tellings: list[Telling] = []
        self.said = text_label("", wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.hide()
        self.column.addWidget(self.said)
        # Until it is drawn it is about as high as it will be, so that the cards below it are not all in view.
        self._blank = QWidget()
        self._blank.setMinimumHeight(theme.px(220))
        self.column.addWidget(self._blank)
        self.pictures = QVBoxLayout()
        self.pictures.setSpacing(theme.px(10))
        self.column.addLayout(self.pictures)
        self._make_tools()

    def _make_tools(self) -> None:
        self.tools = Flow(self._theme.px(4))
        self.table_button = self.add_tool(self.tr("As a table"))
        self.table_button.setCheckable(True)
        self.save_button = self.add_tool(self.tr("Save picture…"))
        # Made when it is asked for: few look at it, and a page may hold many cards.
        self.told_as_table: Told | None = None
        self.column.addWidget(self.tools)
        self._saving = PictureSaving(self)
        self._saving.saved.connect(self._tell_saved)
        self._saving.refused.connect(self.told)
        self.table_button.toggled.connect(self._show_table)
        self.save_button.clicked.connect(self._ask_to_save)
        self.tools.hide()

    def add_tool(self, words_on_it: str) -> QPushButton:
        """One more quiet button below the pictures."""
        button = push_button(words_on_it, "quiet")
        # Every card has such a button; heard by itself it says whose it is.
        button.setAccessibleName(f"{words_on_it}: {self.title.text()}")
        self.tools.add(button)
        return button

    def draw_once(self) -> bool:
        """Draw it, and say whether that had not been done yet."""
        if self._is_drawn:
            return False
        self._is_drawn = True
        with self.laid_out_once():
            self._blank.hide()
            self.draw()
            self.tools.show()
            for button in (self.save_button, self.table_button):
                button.setVisible(bool(self.charts))
        return True

    @contextmanager
    def laid_out_once(self) -> Iterator[None]:
        """Lay everything out when all of it is there: Qt would lay out the whole page anew for each new widget."""
        self.column.setEnabled(False)
        try:
            yield
        finally:
            self.column.setEnabled(True)
            around: QWidget | None = self
            while around and (layout := around.layout()):
                layout.activate()  # now, so that what is below it moves at once
                around = around.parentWidget()

    def draw(self) -> None:
        """What is in this card; each kind of card says what."""
        raise NotImplementedError

    def say(self, *sentences: str) -> None:
        """What stands above the pictures."""
        self.said.setText(" ".join(sentence for sentence in sentences if sentence))
        self.said.setVisible(bool(self.said.text()))

    def tell(self, label: str, made: Callable[[], Table]) -> None:
        """A picture that is shown can be told as a table as well, under these few words."""
        self.tellings = [telling for telling in self.tellings if telling.label != label]
        self.tellings.append(Telling(label, made))
        if self.told_as_table is not None:
            self.told_as_table.set_tellings(self.tellings)

    def put(self, chart: Chart, title: str, of: int) -> None:
        """Show a picture of so many sessions or moments, with all that goes with it when it is saved."""
        ends = self._room.looking_back.ends(self._span)
        line = words.under_picture(*ends, of) if ends else ""
        chart.set_caption(Caption(title, line, summary=self.said.text()))
        chart.activated.connect(self._open)
        self.charts.append(chart)
        self.pictures.addWidget(chart)
        chart.show()

    def put_words(self, text: str, role: str = "hint") -> None:
        """Words between the pictures."""
        label = text_label(text, role, wrap=True)
        self.pictures.addWidget(label)
        label.show()

    @Slot(object)
    def _open(self, key: object) -> None:
        """What a mark stands for: one reflection, or with all parts of a bar or band, some."""
        behind = key[0] if isinstance(key, tuple) else key
        if isinstance(behind, str):
            self.open_asked.emit(behind)
        elif isinstance(behind, Filter):
            self.narrow_asked.emit(behind)

    @Slot(bool)
    def _show_table(self, shown: bool) -> None:
        if self.told_as_table is None:
            title = self.tr("{title} as a table").format(title=self.title.text())
            self.told_as_table = Told(self._theme, title, self.tellings)
            self.told_as_table.opened.connect(self._open)
            self.column.addWidget(self.told_as_table)
        self.told_as_table.setVisible(shown)

    @Slot()
    def _ask_to_save(self) -> None:
        if len(self.charts) == 1:
            self._saving.ask(self.charts[0], Path.home())
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, chart in enumerate(self.charts):
            menu.addAction(chart.accessibleName().replace("&", "&&")).setData(number)
        menu.triggered.connect(self._save)
        menu.popup(self.save_button.mapToGlobal(self.save_button.rect().bottomLeft()))

    @Slot(QAction)
    def _save(self, action: QAction) -> None:
        self._saving.ask(self.charts[action.data()], Path.home())

    @Slot(object)
    def _tell_saved(self, path: Path) -> None:
        self.told.emit(self.tr("Saved as {name}.").format(name=path.name))
