"""Scenes of looking back: the Pacing page over the sample journal, with all that it shows on request."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from unhurried.domain.looking_back import Apart
from unhurried.domain.moments import Did, Happened, Moment, Noticed
from unhurried.domain.pacing.ladder import Rung
from unhurried.scenes import Scene, Scenes
from unhurried.ui.pacing.habit_card import HabitCard
from unhurried.ui.pacing.moments_card import MomentsCard
from unhurried.ui.pacing.on_request import OnRequest
from unhurried.ui.pages.pacing import PacingPage

# What is above a picture belongs to it: its heading and its sentence.
_ABOVE = 190


class PacingScenes(Scenes):
    """The sample journal is open."""

    def all(self) -> Iterator[Scene]:
        yield Scene("80-pacing", self._top)
        yield Scene("81-pacing-card", lambda: self._show_card(Rung.PERCENT))
        yield Scene("82-pacing-few", lambda: self._show_card(Rung.COUNT))
        yield Scene("83-pacing-entries", lambda: self._show_card(Rung.ENTRIES))
        yield Scene("84-pacing-band", lambda: self._show_card(Rung.BAND))
        yield Scene("85-pacing-everything", self._everything)
        yield Scene("86-pacing-periods", self._periods)
        yield Scene("87-pacing-run-chart", self._run_chart)
        yield Scene("88-pacing-by-code", self._by_code)
        yield Scene("89-pacing-table", self._table)
        yield Scene("90-pacing-moments", self._moments)
        yield Scene("91-pacing-notes", lambda: self._scroll_to(self._page.notes))
        yield Scene("92-pacing-one-code", self._one_code)
        yield Scene("93-write-moment", self._write_moment)

    @property
    def _page(self) -> PacingPage:
        return self.rooms.pacing

    def _top(self) -> None:
        self.rooms.go("pacing")
        self._show("year")
        self._page.verticalScrollBar().setValue(0)

    def _show(self, period: str, client_code: str | None = None) -> None:
        bar = self._page.span_bar
        bar.period.choose(period)
        bar.period.chosen.emit(period)
        bar._narrow(replace(bar.current, client_code=client_code))  # noqa: SLF001

    def _scroll_to(self, widget: QWidget, above: int = 0) -> None:
        self._page.fit()
        for parent in (self._page._ground, self._page.widget()):  # noqa: SLF001
            layout = parent.layout() if parent else None
            if layout:
                layout.activate()
        bar = self._page.verticalScrollBar()
        bar.setValue(bar.value() + widget.mapTo(self._page.viewport(), QPoint()).y() - above)

    def _card(self, rung: Rung) -> HabitCard:
        """The first whose habit stands on this rung, or on a lower one."""
        habits = [card for card in self._page.cards if isinstance(card, HabitCard)]
        return next((card for card in habits if card.rung is rung), habits[-1])

    def _show_card(self, rung: Rung) -> None:
        card = self._card(rung)
        card.draw_once()
        self._scroll_to(card)

    def _everything(self) -> None:
        self._show("all")
        self._page.verticalScrollBar().setValue(0)

    def _asked(self) -> OnRequest:
        card = self._card(Rung.PERIODS)
        card.draw_once()
        assert card.more is not None  # noqa: S101  drawing it has just made it
        return card.more

    def _show_last_picture(self) -> None:
        card = self._card(Rung.PERIODS)
        self._scroll_to(card.charts[-1], _ABOVE)

    def _periods(self) -> None:
        self._asked().compare(self._today - timedelta(days=420))
        self._show_last_picture()

    def _run_chart(self) -> None:
        self._asked().show_runs()
        self._show_last_picture()

    def _by_code(self) -> None:
        card = self._card(Rung.PERIODS)
        before = len(card.charts)
        self._asked().show_apart(Apart.CODE)
        self._scroll_to(card.charts[before], _ABOVE)

    def _table(self) -> None:
        card = self._card(Rung.PERIODS)
        if not card.table_button.isChecked():
            card.table_button.click()
        if card.told_as_table:
            self._scroll_to(card.told_as_table, _ABOVE)

    def _moments(self) -> None:
        card = next(card for card in self._page.cards if isinstance(card, MomentsCard))
        card.draw_once()
        self._scroll_to(card)

    def _one_code(self) -> None:
        self._show("all", "Heron")
        self._page.verticalScrollBar().setValue(0)

    def _write_moment(self) -> None:
        self.rooms.go("write")
        self.rooms.write.table.set_way("line")
        strip = self.rooms.write.table.free.moments
        first = Moment("first", Happened.QUIET, did=Did.WAITED, noticed=Noticed.THEN)
        second = Moment(
            "second", Happened.DOUBT, "about last week", "to defend it", Did.EXPLAINED, noticed=Noticed.AFTERWARDS
        )
        strip.show_moments((first, second))
        strip.open_moment(second.moment_id)
