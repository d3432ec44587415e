"""Looking back: markings and moments as they are drawn over time, and the port that counts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from unhurried.domain.finding import Filter
from unhurried.domain.pacing.blocks import Blocks


@dataclass(frozen=True, slots=True)
class InUse:
    """A marker that was answered, in the words in which that was done last."""

    marker_id: str
    wording: str


@dataclass(frozen=True, slots=True)
class Session:
    """One session in order, and what was marked in it; `option` is None where the question was left open."""

    reflection_id: str
    day: date
    client_code: str | None = field(repr=False)
    option: str | None


@dataclass(frozen=True, slots=True)
class Remembered:
    """One moment in order, with its choices; "" where a question was left open."""

    moment_id: str
    reflection_id: str
    day: date
    happened: str
    did: str
    noticed: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """What the writer notes on the time axis, such as a new supervisor or a holiday."""

    annotation_id: str
    day: date
    words: str = field(repr=False)


class Apart(StrEnum):
    """What one habit can be set apart by; each is a field of a span, by its name."""

    CODE = "client_code"
    TAG = "tag"
    WEEKDAY = "weekday"
    ORDER = "order_in_day"


class LookingBack(Protocol):
    """Habits and moments over time. A *span* is a filter by period, client code and tag; its words say nothing here.

    Nothing in the trash is in any span. Sessions are in order, the oldest first.
    """

    def sessions(self, span: Filter) -> int:
        """How many sessions were reflected on."""
        ...

    def ends(self, span: Filter) -> tuple[date, date] | None:
        """The days of the first and the last of them; None without any."""
        ...

    def in_use(self, span: Filter) -> list[InUse]:
        """Markers with an answer, the last answered first. Nothing is counted, which would take its time."""
        ...

    def marked(self, span: Filter, marker_id: str, first: int, count: int) -> list[Session]:
        """So many sessions from the `first` on (counted from 0), answered or not."""
        ...

    def counts(self, span: Filter, marker_id: str) -> Counter[str]:
        """In how many sessions each option was chosen."""
        ...

    def wordings(self, marker_id: str) -> dict[str, str]:
        """The words in which each option was chosen last, also those that no version offers any more."""
        ...

    def blocks(self, span: Filter, marker_id: str, options: Sequence[str], size: int = ...) -> Blocks:
        """Answered sessions cut into blocks, as `pacing.blocks.cut` cuts them."""
        ...

    def by_code(self, span: Filter, marker_id: str) -> dict[str | None, Counter[str]]:
        """The counts for each client code, in the order in which the codes come first."""
        ...

    def parts(self, span: Filter, marker_id: str, apart: Apart) -> list[str | int]:
        """What the answered sessions can be set apart into: codes and tags as they came first, numbers in order."""
        ...

    def moments(self, span: Filter, limit: int) -> list[Remembered]:
        """The newest moments, at most so many, the oldest of them first."""
        ...

    def moment_counts(self, span: Filter) -> Counter[tuple[str, str]]:
        """How many moments there are for each pair of what had happened and what was done."""
        ...

    def noticed(self, span: Filter, size: int = ...) -> Blocks:
        """When moments were noticed, cut into blocks."""
        ...

    def annotations(self) -> list[Annotation]:
        """In the order of their days."""
        ...

    def put_annotation(self, annotation: Annotation) -> None: ...

    def remove_annotation(self, annotation_id: str) -> None: ...
