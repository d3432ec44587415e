"""Moments over time: what had happened by what I did, a dot for each, and when I noticed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import Remembered
from unhurried.domain.moments import Noticed
from unhurried.domain.pacing import ladder
from unhurried.domain.prompts import Option
from unhurried.services.pacing import PacingRoom
from unhurried.ui import moment_words, sentences
from unhurried.ui.charts.category_strip import CategoryStrip
from unhurried.ui.charts.dot_grid import Dot, DotGrid
from unhurried.ui.pacing import tables, words
from unhurried.ui.pacing.bars import Bars
from unhurried.ui.pacing.pictured_card import PicturedCard
from unhurried.ui.pacing.told import Table
from unhurried.ui.theme import Theme

# A grid holds so many dots and stays readable; the newest are shown.
MOST_DOTS = 400


class MomentsCard(PicturedCard):
    """Counts and dots only: moments are too few and too unlike for anything else."""

    def __init__(self, theme: Theme, room: PacingRoom, span: Filter) -> None:
        super().__init__(theme, room, span, QCoreApplication.translate("MomentsCard", "Moments"))
        self.moments: list[Remembered] = []

    def draw(self) -> None:
        """The grid, and below it when the moments were noticed."""
        self.moments = self._room.looking_back.moments(self._span, MOST_DOTS)
        total = self._room.looking_back.moment_counts(self._span).total()
        held = (
            self.tr("1 moment.") if total == 1 else self.tr("{count} moments.").format(count=sentences.number(total))
        )
        newest = self.tr("The newest {shown} are shown.").format(shown=MOST_DOTS) if total > MOST_DOTS else ""
        self.say(held, newest, words.too_few(total) if ladder.rung(total).says_too_few else "")
        happened, did = self._used(moment_words.happened(), 0), self._used(moment_words.did(), 1)
        grid = DotGrid(self._theme)
        grid.set_grid(list(happened.values()), list(did.values()), self.tr("and {count} more"))
        rows, columns = list(happened), list(did)
        grid.set_dots(
            [
                Dot(rows.index(moment.happened), columns.index(moment.did), self._tip(number), moment.reflection_id)
                for number, moment in enumerate(self.moments)
            ]
        )
        self.put(grid, self.tr("What had just happened, by what I did"), total)
        self.tell(self.tr("Moment by moment"), self._told_moments)
        self._draw_noticed()

    def _used(self, wording: dict[str, str], place: int) -> dict[str, str]:
        """The words for what occurs, in the order in which it is offered; what was left open comes last."""
        occur = {(moment.happened, moment.did)[place] for moment in self.moments}
        known = {key: text for key, text in wording.items() if key in occur}
        others = {key: key or self.tr("left open") for key in sorted(occur - known.keys(), reverse=True)}
        return known | others

    def _tip(self, number: int) -> str:
        moment = self.moments[number]
        said = (
            moment_words.happened().get(moment.happened, moment.happened),
            moment_words.did().get(moment.did, moment.did),
            moment_words.noticed().get(moment.noticed, moment.noticed),
        )
        return " · ".join([sentences.long_day(moment.day), *(part for part in said if part)])

    def _draw_noticed(self) -> None:
        blocks = self._room.looking_back.noticed(self._span)
        of = sum(block.of for block in (*blocks.finished, *([blocks.unfinished] if blocks.unfinished else [])))
        if not ladder.rung(of).shows_strip:
            return
        options = [Option(key, text) for key, text in moment_words.noticed().items() if key in Noticed]
        strip = CategoryStrip(self._theme)
        strip.set_options([option.wording for option in options])
        strip.set_blocks(Bars(blocks, options, self._span))
        self.put_words(self.tr("When I noticed, by blocks of ten moments"), "strong")
        self.put(strip, self.tr("When I noticed, by blocks of ten moments"), of)
        self.tell(self.tr("When I noticed"), partial(tables.of_blocks, blocks, options))

    def _told_moments(self) -> Table:
        headings = (self.tr("Day"), self.tr("What had happened"), self.tr("What I did"), self.tr("When I noticed"))
        found = [
            (
                moment.day.isoformat(),
                moment_words.happened().get(moment.happened, moment.happened),
                moment_words.did().get(moment.did, moment.did),
                moment_words.noticed().get(moment.noticed, moment.noticed),
            )
            for moment in self.moments
        ]
        return Table(headings, found, [moment.reflection_id for moment in self.moments])
