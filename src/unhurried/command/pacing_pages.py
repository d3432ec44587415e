"""Pages of Pacing: plain tables and sentences that say no more than the numbers bear, or the same as JSON."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from datetime import date
from typing import Any

from unhurried.command import narrowing, pacing_words, telling
from unhurried.domain.finding import Filter
from unhurried.domain.pacing.blocks import Block
from unhurried.domain.pacing.intervals import in_tenths, wilson
from unhurried.domain.pacing.ladder import rung
from unhurried.services.pacing import Habit, PacingRoom


@dataclass(frozen=True)
class PacingPages:
    """Everything that is said of a span."""

    room: PacingRoom
    span: Filter
    asked: Namespace

    def lines(self) -> list[str]:
        """A heading, and then each habit by itself."""
        reflected = self.room.looking_back.sessions(self.span)
        ends = self.room.looking_back.ends(self.span)
        if not ends:
            return ["No reflection is in this period."]
        sessions = telling.counted(reflected, "session")
        lines = [f"{telling.period(*ends)} - {sessions} - your own marks"]
        lines += [telling.wrapped(pacing_words.WHAT_MARKS_ARE)]
        for habit in self.room.habits(self.span):
            lines += ["", habit.name, *self._of_habit(habit, reflected)]
        return [*lines, *self._of_moments(), "", pacing_words.NOTHING_TO_CONCLUDE]

    def _of_habit(self, habit: Habit, reflected: int) -> list[str]:
        lines = [habit.wording] if habit.wording != habit.name else []
        lines += self._said(habit, reflected)
        if not rung(habit.of).shows_count:
            return [*map(_indented, lines), *self._entries(habit)]
        lines = [*map(_indented, lines), *_options(habit)]
        lines += self._blocks(habit) if self.asked.blocks else []
        lines += [*map(_indented, self._compared(habit))] if self.asked.compare else []
        return lines + ([*map(_indented, self._runs(habit))] if self.asked.runs else [])

    def _said(self, habit: Habit, reflected: int) -> list[str]:
        if habit.seen is not None:
            return pacing_words.marked(habit.seen, habit.of, reflected)
        if not rung(habit.of).shows_count:
            return [pacing_words.so_far(habit.of)]
        return [
            f"Sessions with an answer: {habit.of}.",
            *([pacing_words.TOO_FEW] if rung(habit.of).says_too_few else []),
        ]

    def _entries(self, habit: Habit) -> list[str]:
        """With so few, what was marked is all there is to show."""
        wording = {option.key: option.wording for option in habit.options}
        sessions = self.room.sessions(self.span, habit.marker_id)
        answered = ((session, wording.get(session.option, session.option)) for session in sessions if session.option)
        return [f"    {one.day.isoformat()}  {one.client_code or '-'}  {marked}" for one, marked in answered]

    def _blocks(self, habit: Habit) -> list[str]:
        blocks = self.room.blocks(self.span, habit)
        if blocks is None:
            return ["  Blocks of ten begin at 20 sessions with an answer."]
        cut = [*blocks.finished, *([blocks.unfinished] if blocks.unfinished else [])]
        headings = ("From", "To", "Sessions", *(option.wording for option in habit.options))
        return [line for block in cut for line in _block(block, headings[3:])]

    def _compared(self, habit: Habit) -> list[str]:
        border: date = self.asked.compare
        compared = self.room.compare(self.span, habit, border)
        if compared is None:
            return ["Two periods are set side by side from 20 sessions with an answer in each."]
        return [*pacing_words.compared(compared.comparison), *pacing_words.mix_caution(compared.mix)]

    def _runs(self, habit: Habit) -> list[str]:
        blocks = self.room.blocks(self.span, habit)
        rules = self.room.runs(blocks, habit) if blocks else None
        return pacing_words.run_rules(rules) if rules else ["A run chart takes ten blocks or more."]

    def _of_moments(self) -> list[str]:
        counts = self.room.looking_back.moment_counts(self.span)
        total = counts.total()
        if not total:
            return []
        lines = ["", "Moments", f"  {telling.counted(total, 'moment')}."]
        if rung(total).says_too_few:
            lines.append(f"  {pacing_words.TOO_FEW}")
        if not rung(total).shows_count:
            return lines
        rows: list[tuple[object, ...]] = [
            (_plain(happened), _plain(did), count) for (happened, did), count in sorted(counts.items())
        ]
        return [*lines, *telling.table(("What had happened", "What I did", "Moments"), rows, "    ")]

    # For a machine

    def as_json(self) -> dict[str, Any]:
        """The same, and as little where there is little."""
        ends = self.room.looking_back.ends(self.span)
        return {
            "format": "unhurried-pacing",
            "version": 1,
            "narrowed": narrowing.named(self.span),
            "first_day": ends[0].isoformat() if ends else None,
            "last_day": ends[1].isoformat() if ends else None,
            "sessions": self.room.looking_back.sessions(self.span),
            "habits": [_told(habit) for habit in self.room.habits(self.span)],
        }


def _told(habit: Habit) -> dict[str, Any]:
    step = rung(habit.of)
    told: dict[str, Any] = {
        "marker": habit.marker_id,
        "name": habit.name,
        "answered": habit.of,
        "rung": step.name.lower(),
    }
    if step.shows_count:
        told["options"] = [
            {"option": option.key, "wording": option.wording, "sessions": habit.counts[option.key]}
            for option in habit.options
        ]
    if step.shows_count and habit.seen is not None:
        told["marked"] = habit.seen
        if step.shows_band:
            told["in_tenths"] = in_tenths(wilson(habit.seen, habit.of))
        if step.shows_percent:
            told["percent"] = pacing_words.percent(habit.seen, habit.of)
    return told


def _options(habit: Habit) -> list[str]:
    rows: list[tuple[object, ...]] = [
        (option.wording, pacing_words.counted(habit.counts[option.key], habit.of)) for option in habit.options
    ]
    return telling.table(("Marked", "Sessions"), rows, "    ")


def _block(block: Block, wordings: tuple[str, ...]) -> list[str]:
    when = telling.period(block.first_day, block.last_day)
    filling = "" if block.is_finished else f", {block.of} of {block.size} so far"
    rows: list[tuple[object, ...]] = [
        (wording, count) for wording, count in zip(wordings, block.counts, strict=True) if count
    ]
    return [f"  {when}{filling}", *telling.table(("Marked", "Sessions"), rows, "    ")]


def _plain(key: str) -> str:
    return key.replace("-", " ") or "left open"


def _indented(sentence: str) -> str:
    return telling.wrapped(sentence, "  ")
