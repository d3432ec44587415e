"""What is marked in the sample journal besides what its entries say: habits that drift slowly."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import final

from unhurried.services.sample_calendar import SampleCalendar, Session
from unhurried.services.sample_material import Arc, Entry, Habit, Mark, Material

_DID = frozenset({"saw-then", "saw-after"})
_LINE_CHANCE = 0.3
_LEANING = 5
_STATE = "S3-31"


@final
class SampleMarks:
    """Marks for one entry after another. A line beside a mark is used twice at most."""

    def __init__(self, material: Material, calendar: SampleCalendar, random: Random) -> None:
        self._habits = material.life.habits
        self._calendar = calendar
        self._lines = {
            (idea, option): [*random.sample(lines, len(lines)), *random.sample(lines, len(lines))]
            for idea, options in material.passing.beside.items()
            for option, lines in options.items()
        }

    def of(self, arc: Arc, entry: Entry, session: Session, random: Random) -> tuple[Mark, ...]:
        """The entry's own marks, and a few more. An entry about no client has only its own."""
        if arc.code is None:
            return entry.marks
        has_words = bool(entry.body or entry.answers)
        settled = {mark.idea for mark in entry.marks} | (set(arc.leans) if has_words else set[str]())
        if is_hard := "hard" in session.times:
            settled.add(_STATE)
        open_habits = [h for h in self._habits if h.since <= session.week and h.idea not in settled]
        wanted = random.choice(_how_many_more(entry, has_words=has_words, is_hard=is_hard))
        return (*entry.marks, *self._more(arc, open_habits, session, wanted, random))

    def _more(self, arc: Arc, habits: list[Habit], session: Session, wanted: int, random: Random) -> list[Mark]:
        marks: list[Mark] = []
        while habits and len(marks) < wanted:
            weights = [habit.weight + _LEANING * (habit.idea in arc.leans) for habit in habits]
            habit = random.choices(habits, weights)[0]
            habits = [other for other in habits if other is not habit]
            marks.append(self._mark(habit, session, random))
        return sorted(marks, key=lambda mark: mark.idea == _STATE)

    def _mark(self, habit: Habit, session: Session, random: Random) -> Mark:
        spread = between(habit.first, habit.last, self._calendar.drift(session.day))
        option = random.choices(list(spread), list(spread.values()))[0]
        waiting = self._lines.get((habit.idea, "did" if option in _DID else option))
        line = waiting.pop() if waiting and random.random() < _LINE_CHANCE else ""
        return Mark(habit.idea, option, line)


def _how_many_more(entry: Entry, *, has_words: bool, is_hard: bool) -> tuple[int, ...]:
    """Numbers to choose from: many where there are no words, few where the entry says enough."""
    if is_hard:
        return (0, 0, 1, 2)
    if not has_words:
        return (2, 3, 3, 4, 4, 5, 6)
    if entry.marks:
        return (0, 0, 1, 1, 2, 3)[: 7 - len(entry.marks)]
    return (0, 0, 0, 1, 2, 3)


def between(first: Mapping[str, int], last: Mapping[str, int], drift: float) -> dict[str, float]:
    """The spread of choices on the way from first to last, in a fixed order."""
    options = [*first, *(option for option in last if option not in first)]
    total_first, total_last = sum(first.values()), sum(last.values())
    return {
        option: (1 - drift) * first.get(option, 0) / total_first + drift * last.get(option, 0) / total_last
        for option in options
    }
