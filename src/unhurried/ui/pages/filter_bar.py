"""The filter bar: a search field, a menu of what to narrow to, and removable chips for what is narrowed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from unhurried.domain.errors import ThreadMissing
from unhurried.domain.finding import Filter
from unhurried.ui import sentences, thread_words
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.search_field import SearchField
from unhurried.ui.workspace import Workspace

MENU_LENGTH = 30
SUGGESTED = 3


class FilterBar(QWidget):
    """What the timeline is narrowed to.

    Signals:
        narrowed(Filter): the reader changed it.
        taking_out_asked(Filter): what is found is to be taken out.
    """

    narrowed = Signal(object)
    taking_out_asked = Signal(object)

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__()
        self._theme = theme
        self._reading = workspace.reading
        self._questions = workspace.questions
        self._threads = workspace.threads
        self._today = workspace.today
        self.current = Filter()
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        self.search = SearchField(self._theme)
        self.search.setPlaceholderText(self.tr("Find a word or “a phrase”"))
        self.search.setAccessibleName(self.tr("Find in the journal"))
        self.search.setToolTip(
            self.tr("Words may be beginnings. “Quoted words” stand together. A minus leaves a word out.")
        )
        self.menu = QMenu(self)
        self.menu_button = push_button(self.tr("Filter"), "quiet")
        self.menu_button.setToolTip(self.tr("By client code, lens, habit, tag, thread or period"))
        self.menu_button.setMenu(self.menu)
        self.chips = ChipRow(self._theme, removable=True)
        self.chips.setAccessibleName(self.tr("Filtered by"))
        self.chips.hide()
        self.suggestions = ChipRow(self._theme)
        self.suggestions.setAccessibleName(self.tr("Filters that go by this name"))
        self.suggestions.hide()
        self.take_out_button = push_button(self.tr("Take these out…"), "quiet")
        self.take_out_button.hide()
        self._offers_taking_out = False

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(6))
        row.addWidget(self.search, 1)
        row.addWidget(self.menu_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(8))
        column.addLayout(row)
        column.addWidget(self.chips)
        column.addWidget(self.suggestions)
        column.addWidget(self.take_out_button, 0, Qt.AlignmentFlag.AlignLeading)

    def _connect(self) -> None:
        self.search.searched.connect(self._set_words)
        self.menu.aboutToShow.connect(self._fill_menu)
        self.menu.triggered.connect(self._choose)
        self.chips.removed.connect(self.remove)
        self.chips.pressed.connect(self.remove)
        self.suggestions.pressed.connect(self._take_suggestion)
        self.take_out_button.clicked.connect(self._ask_to_take_out)

    def offer_taking_out(self) -> None:
        """Offer it for whatever is narrowed to from now on; the trash leaves with the whole journal only."""
        self._offers_taking_out = True
        self._show_taking_out()

    def _show_taking_out(self) -> None:
        is_found = not self.current.is_empty and not self.current.in_trash
        self.take_out_button.setVisible(self._offers_taking_out and is_found)

    @Slot()
    def _ask_to_take_out(self) -> None:
        self.taking_out_asked.emit(self.current)

    # The menu

    @Slot()
    def _fill_menu(self) -> None:
        self.menu.clear()
        shelves = self._questions.shelves()
        self._submenu(self.tr("Client code"), "client_code", self._pairs(self._reading.client_codes()))
        self._submenu(self.tr("Lens"), "lens", [(lens.name, lens.key) for lens in shelves.lenses])
        self._fill_markers()
        self._submenu(self.tr("Tag"), "tag", self._pairs(self._reading.tags()))
        threads = [ends.thread for ends in self._threads.threads()][:MENU_LENGTH]
        self._submenu(self.tr("Thread"), "thread", [(thread_words.in_short(t), t.thread_id) for t in threads])
        periods = [
            (self.tr("The last four weeks"), 28),
            (self.tr("The last three months"), 91),
            (self.tr("The last year"), 365),
            (self.tr("From a day of my choice…"), -1),
            (self.tr("Up to a day of my choice…"), -2),
        ]
        self._submenu(self.tr("Period"), "period", periods)

    def _fill_markers(self) -> None:
        menu = self.menu.addMenu(self.tr("Habit"))
        for marker in self._questions.offered_markers():
            options = menu.addMenu(_plain(marker.name))
            self._item(options, self.tr("Marked at all"), "marker", (marker.marker_id, None))
            for option in marker.options:
                self._item(options, option.wording, "marker", (marker.marker_id, option.key))

    @staticmethod
    def _pairs(names: Iterable[str]) -> list[tuple[str, str]]:
        return [(name, name) for name in list(names)[:MENU_LENGTH]]

    def _submenu(self, title: str, field: str, items: Iterable[tuple[str, object]]) -> None:
        menu = self.menu.addMenu(title)
        for text, value in items:
            self._item(menu, text, field, value)
        menu.setEnabled(not menu.isEmpty())

    @staticmethod
    def _item(menu: QMenu, text: str, field: str, value: object) -> None:
        menu.addAction(_plain(text)).setData((field, value))

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        field, value = action.data()
        if field == "period":
            self._choose_period(value)
        elif field == "marker":
            self.narrow(replace(self.current, marker_id=value[0], option=value[1]))
        else:
            self.narrow(replace(self.current, **{field: value}))

    def _choose_period(self, days: int) -> None:
        if days > 0:
            self.narrow(replace(self.current, since=self._today() - timedelta(days=days - 1), until=None))
            return
        title = self.tr("From which day?") if days == -1 else self.tr("Up to which day?")
        dialog = DayDialog(self._theme, self._today(), self._today(), self, title)
        dialog.day_chosen.connect(self._set_since if days == -1 else self._set_until)
        dialog.open()

    @Slot(object)
    def _set_since(self, day: date) -> None:
        self.narrow(replace(self.current, since=day))

    @Slot(object)
    def _set_until(self, day: date) -> None:
        self.narrow(replace(self.current, until=day))

    # What is narrowed

    @Slot(str)
    def _set_words(self, words: str) -> None:
        self.narrow(replace(self.current, words=words))

    def narrow(self, narrowed: Filter) -> None:
        """Narrow to this, and say so if it is something new."""
        if narrowed == self.current:
            return
        self.current = narrowed
        if narrowed.words != self.search.text().strip():
            self.search.setText(narrowed.words)
        chips = self._described(narrowed)
        self.chips.set_chips(chips)
        self.chips.setVisible(bool(chips))
        self._suggest(narrowed.words)
        self._show_taking_out()
        self.narrowed.emit(narrowed)

    def _suggest(self, words: str) -> None:
        """A code or a tag is not in the words of a reflection, so it is offered as a filter."""
        typed = words.strip().casefold()
        codes = [name for name in self._reading.client_codes() if typed and name.casefold().startswith(typed)]
        tags = [name for name in self._reading.tags() if typed and name.casefold().startswith(typed)]
        chips = [(f"client_code:{n}", self.tr("Client code {name}").format(name=n), "plain") for n in codes]
        chips += [(f"tag:{n}", self.tr("Tag {name}").format(name=n), "plain") for n in tags]
        self.suggestions.set_chips(chips[:SUGGESTED])
        self.suggestions.setVisible(bool(chips))

    @Slot(str)
    def _take_suggestion(self, key: str) -> None:
        field, _, name = key.partition(":")
        self.narrow(replace(self.current, words="", **{field: name}))

    def as_text(self) -> str:
        """The filter as text, to come back to."""
        return json.dumps(asdict(self.current), default=str)

    @staticmethod
    def from_text(text: str) -> Filter:
        """The filter that was written down; an empty one for none."""
        found = json.loads(text) if text else {}
        for field in ("since", "until"):
            if found.get(field):
                found[field] = date.fromisoformat(found[field])
        return Filter(**found)

    @Slot(str)
    def remove(self, field: str) -> None:
        """Stop narrowing by one thing."""
        empty = Filter()
        changes = {field: getattr(empty, field)}
        if field == "marker_id":
            changes["option"] = None
        self.narrow(replace(self.current, **changes))

    def _described(self, narrowed: Filter) -> list[tuple[str, str, str]]:
        shelves = self._questions.shelves()
        lens = shelves.lens(narrowed.lens or "")
        marker = shelves.marker(narrowed.marker_id or "")
        option = marker.option(narrowed.option or "") if marker else None
        days = {"since": self.tr("from {day}"), "until": self.tr("up to {day}")}
        texts = {
            "client_code": narrowed.client_code,
            "lens": lens.name if lens else narrowed.lens,
            "marker_id": f"{marker.name}: {option.wording}" if marker and option else marker and marker.name,
            "tag": narrowed.tag,
            "thread": narrowed.thread and self._thread_named(narrowed.thread),
            "prompt": narrowed.prompt and self._prompt_named(narrowed.prompt),
            "since": narrowed.since and days["since"].format(day=sentences.short_day(narrowed.since)),
            "until": narrowed.until and days["until"].format(day=sentences.short_day(narrowed.until)),
        }
        return [(field, text, "plain") for field, text in texts.items() if text]

    def _thread_named(self, thread_id: str) -> str:
        try:
            return self.tr("Thread: {title}").format(title=thread_words.in_short(self._threads.one(thread_id)))
        except ThreadMissing:
            return self.tr("A thread that was erased")

    def _prompt_named(self, prompt_id: str) -> str:
        prompt = self._questions.shelves().prompt(prompt_id)
        return prompt.wording if prompt else self.tr("A question")


def _plain(text: str) -> str:
    return text.replace("&", "&&")
