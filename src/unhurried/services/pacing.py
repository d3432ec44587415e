"""Pacing: what the writer's own markings and moments may show, card by card, and nothing beyond it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import final, overload

from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import Annotation, Apart, InUse, LookingBack, Session
from unhurried.domain.pacing import comparison, ladder, mix, runs
from unhurried.domain.pacing.blocks import DONE, NOTICED_AT_ALL, TEN, Blocks
from unhurried.domain.ports import Journal
from unhurried.domain.prompts import Marker, MarkerKind, Option
from unhurried.services.questions import QuestionLibrary

OFF = "pacing-off"
PICTURES = "pacing-pictures"
ORDER = "order-in-day"
_PAGE = 200
_SEEN = {MarkerKind.PULL: NOTICED_AT_ALL, MarkerKind.PRACTICE: DONE}


@dataclass(frozen=True, slots=True)
class Habit:
    """One marker with an answer in a span. `options` are in its own order, with those that are no longer offered.

    `seen` is None for a marker about the writer's state: there, no option is the one that is looked for.
    """

    marker_id: str
    name: str
    wording: str
    options: tuple[Option, ...]
    counts: Counter[str]
    chosen: frozenset[str]

    @property
    def of(self) -> int:
        """How many sessions have an answer."""
        return self.counts.total()

    @property
    def seen(self) -> int | None:
        return sum(self.counts[option] for option in self.chosen) if self.chosen else None


@dataclass(frozen=True, slots=True)
class Compared:
    """Two periods of one habit, and how their clients differ."""

    comparison: comparison.Comparison
    mix: mix.MixDifference


@final
class Sessions(Sequence[Session]):
    """All sessions of a span in order, read a page at a time when they are looked at."""

    def __init__(self, looking_back: LookingBack, span: Filter, marker_id: str) -> None:
        self._looking_back = looking_back
        self._span = span
        self._marker_id = marker_id
        self._count = looking_back.sessions(span)
        self._pages: dict[int, list[Session]] = {}

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Session: ...

    @overload
    def __getitem__(self, index: slice) -> list[Session]: ...

    def __getitem__(self, index: int | slice) -> Session | list[Session]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(self._count))]
        number = index + self._count if index < 0 else index
        if not 0 <= number < self._count:
            raise IndexError(index)
        page, place = divmod(number, _PAGE)
        if page not in self._pages:
            start = page * _PAGE
            self._pages[page] = self._looking_back.marked(self._span, self._marker_id, start, _PAGE)
        return self._pages[page][place]


@final
class PacingRoom:
    """The verbs of looking back. Every answer is about a *span*: a period, a client code, a tag, or everything."""

    def __init__(self, journal: Journal, questions: QuestionLibrary, new_id: Callable[[], str]) -> None:
        self._journal = journal
        self._questions = questions
        self._new_id = new_id

    @property
    def looking_back(self) -> LookingBack:
        """What is counted, as it is counted."""
        return self._journal.looking_back

    def in_use(self, span: Filter) -> list[InUse]:
        """Each marker with an answer: those on offer first, in the writer's order, then the others."""
        offered = {marker.marker_id: place for place, marker in enumerate(self._questions.offered_markers())}
        last = len(offered)
        put_away = self.switched_off()
        found = [used for used in self.looking_back.in_use(span) if used.marker_id not in put_away]
        return sorted(found, key=lambda used: offered.get(used.marker_id, last))

    def habits(self, span: Filter) -> list[Habit]:
        """A habit for each of these, which counts every answer of the span."""
        return [self.habit(span, used) for used in self.in_use(span)]

    def named(self, used: InUse) -> str:
        """What a habit is called, without counting anything."""
        marker = self._questions.shelves().marker(used.marker_id)
        return marker.name if marker else used.wording

    def habit(self, span: Filter, used: InUse) -> Habit:
        """One of them."""
        marker = self._questions.shelves().marker(used.marker_id)
        counts = self.looking_back.counts(span, used.marker_id)
        return Habit(
            used.marker_id,
            self.named(used),
            marker.wording if marker else used.wording,
            self._options(marker, used.marker_id, counts),
            counts,
            _SEEN.get(marker.kind, frozenset()) if marker else frozenset(),
        )

    def _options(self, marker: Marker | None, marker_id: str, counts: Counter[str]) -> tuple[Option, ...]:
        offered = marker.options if marker else ()
        known = {option.key for option in offered}
        if counts.keys() <= known:
            return offered
        others = self.looking_back.wordings(marker_id).items()
        return (*offered, *(Option(key, words) for key, words in others if key in counts and key not in known))

    def sessions(self, span: Filter, marker_id: str) -> Sessions:
        """Every session of the span, with what was marked in it or a gap."""
        return Sessions(self.looking_back, span, marker_id)

    def ways_apart(self, span: Filter) -> tuple[Apart, ...]:
        """What strips can be set apart by: day and order only while they are recorded, and nothing that is fixed."""
        ways = (Apart.CODE, Apart.TAG, *((Apart.WEEKDAY, Apart.ORDER) if self.records_order else ()))
        return tuple(way for way in ways if getattr(span, way.value) is None)

    def apart(self, span: Filter, habit: Habit, way: Apart) -> dict[str | int, Filter]:
        """Each part of a span with an answer, by what it is called; never by how much was marked in it."""
        parts = self.looking_back.parts(span, habit.marker_id, way)
        return {part: replace(span, **{way.value: part}) for part in parts}

    def blocks(self, span: Filter, habit: Habit) -> Blocks | None:
        """The options by block of ten; None below the rung of the ladder that shows them."""
        if not ladder.rung(habit.of).shows_strip:
            return None
        return self.looking_back.blocks(span, habit.marker_id, [option.key for option in habit.options], TEN)

    def may_run(self, blocks: Blocks, habit: Habit) -> bool:
        """Whether there are blocks enough for a run chart, and something to look for in them."""
        return bool(habit.chosen) and ladder.may_run(block.of for block in blocks.finished)

    def runs(self, blocks: Blocks, habit: Habit) -> runs.RunRules | None:
        """The rules of the run chart for block shares; None where there may be none."""
        return runs.run_rules(blocks.shares(habit.chosen)) if self.may_run(blocks, habit) else None

    def compare(self, span: Filter, habit: Habit, border: date) -> Compared | None:
        """The span before this day set against the rest; None where either side has too few to be compared."""
        ends = self.looking_back.ends(span)
        if ends is None or not habit.chosen or not ends[0] < border <= ends[1]:
            return None
        before = replace(span, until=date.fromordinal(border.toordinal() - 1))
        after = replace(span, since=border)
        earlier, later = (self.looking_back.counts(part, habit.marker_id) for part in (before, after))
        if not ladder.may_compare(earlier.total(), later.total()):
            return None
        periods = (
            comparison.Period(ends[0], before.until or border, _seen(earlier, habit), earlier.total()),
            comparison.Period(border, ends[1], _seen(later, habit), later.total()),
        )
        mixes = (self._mix(part, habit) for part in (before, after))
        return Compared(comparison.compare(*periods), mix.mix_difference(*mixes))

    def _mix(self, span: Filter, habit: Habit) -> dict[str | None, int]:
        by_code = self.looking_back.by_code(span, habit.marker_id)
        return {code: counts.total() for code, counts in by_code.items()}

    # What is shown

    @property
    def shows_pictures(self) -> bool:
        """Whether there are pictures at all; they can be switched off for good."""
        return self._journal.preference(PICTURES, "on") == "on"

    def show_pictures(self, *, shown: bool) -> None:
        self._journal.prefer(PICTURES, "on" if shown else "off")

    @property
    def records_order(self) -> bool:
        """Whether the writer chose to record which session of its day each was."""
        return self._journal.preference(ORDER, "off") == "on"

    def record_order(self, *, recorded: bool) -> None:
        self._journal.prefer(ORDER, "on" if recorded else "off")

    def switched_off(self) -> tuple[str, ...]:
        """Markers whose card the writer does not want."""
        return tuple(filter(None, self._journal.preference(OFF).split("\n")))

    def switch(self, marker_id: str, *, on: bool) -> None:
        """Put a card away, or bring it back."""
        others = [other for other in self.switched_off() if other != marker_id]
        self._journal.prefer(OFF, "\n".join(others if on else [*others, marker_id]))

    # Notes on the time axis

    def annotate(self, day: date, words: str) -> Annotation:
        """Note something on the time axis."""
        annotation = Annotation(self._new_id(), day, words.strip())
        self.looking_back.put_annotation(annotation)
        return annotation

    def remove_annotation(self, annotation_id: str) -> None:
        self.looking_back.remove_annotation(annotation_id)


def _seen(counts: Counter[str], habit: Habit) -> int:
    return sum(counts[option] for option in habit.chosen)
