"""Looking back in memory: the same answers, worked out the plain way from every reflection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import Annotation, Apart, InUse, Remembered, Session
from unhurried.domain.moments import Noticed
from unhurried.domain.pacing.blocks import TEN, Blocks, Mark, cut
from unhurried.domain.reflections import Marking, Reflection, Writing


class MemoryLookingBack:
    """`live` gives the reflections that fit a span, the oldest first."""

    def __init__(self, live: Callable[[Filter], list[Reflection]], write: Callable[[], None]) -> None:
        self._live = live
        self._write = write
        self.notes: dict[str, Annotation] = {}

    def sessions(self, span: Filter) -> int:
        return len(self._live(span))

    def ends(self, span: Filter) -> tuple[date, date] | None:
        days = [reflection.writing.day for reflection in self._live(span)]
        return (days[0], days[-1]) if days else None

    def in_use(self, span: Filter) -> list[InUse]:
        last: dict[str, int] = {}
        wording: dict[str, str] = {}
        for number, reflection in enumerate(self._live(span)):
            for marking in reflection.writing.markings:
                last[marking.marker_id] = number
                wording[marking.marker_id] = marking.wording
        ordered = sorted(last, key=lambda marker_id: (-last[marker_id], marker_id))
        return [InUse(marker_id, wording[marker_id]) for marker_id in ordered]

    def marked(self, span: Filter, marker_id: str, first: int, count: int) -> list[Session]:
        return [
            Session(
                reflection.reflection_id,
                reflection.writing.day,
                reflection.writing.client_code,
                next((m.option for m in reflection.writing.markings if m.marker_id == marker_id), None),
            )
            for reflection in self._live(span)[first : first + count]
        ]

    def counts(self, span: Filter, marker_id: str) -> Counter[str]:
        return Counter(marking.option for _, marking in self._markings(span, marker_id))

    def wordings(self, marker_id: str) -> dict[str, str]:
        return {marking.option: marking.option_wording for _, marking in self._markings(Filter(), marker_id)}

    def blocks(self, span: Filter, marker_id: str, options: Sequence[str], size: int = TEN) -> Blocks:
        marks = [Mark(r.writing.day, marking.option) for r, marking in self._markings(span, marker_id)]
        return cut(marks, options, size)

    def by_code(self, span: Filter, marker_id: str) -> dict[str | None, Counter[str]]:
        found: dict[str | None, Counter[str]] = {}
        for reflection, marking in self._markings(span, marker_id):
            found.setdefault(reflection.writing.client_code, Counter())[marking.option] += 1
        return found

    def parts(self, span: Filter, marker_id: str, apart: Apart) -> list[str | int]:
        found: dict[str | int, int] = {}
        for place, (reflection, _) in enumerate(self._markings(span, marker_id)):
            for part in _parts(reflection.writing, apart):
                found.setdefault(part, place)
        if apart in {Apart.CODE, Apart.TAG}:
            return sorted(found, key=lambda part: (found[part], part))
        return sorted(found)

    def moments(self, span: Filter, limit: int) -> list[Remembered]:
        return list(self._moments(span))[-limit:] if limit else []

    def moment_counts(self, span: Filter) -> Counter[tuple[str, str]]:
        return Counter((moment.happened, moment.did) for moment in self._moments(span))

    def noticed(self, span: Filter, size: int = TEN) -> Blocks:
        marks = [Mark(moment.day, moment.noticed) for moment in self._moments(span) if moment.noticed]
        return cut(marks, tuple(Noticed), size)

    def annotations(self) -> list[Annotation]:
        return sorted(self.notes.values(), key=lambda note: note.day)

    def put_annotation(self, annotation: Annotation) -> None:
        self._write()
        self.notes[annotation.annotation_id] = annotation

    def remove_annotation(self, annotation_id: str) -> None:
        self._write()
        self.notes.pop(annotation_id, None)

    def _markings(self, span: Filter, marker_id: str) -> Iterator[tuple[Reflection, Marking]]:
        for reflection in self._live(span):
            for marking in reflection.writing.markings:
                if marking.marker_id == marker_id:
                    yield reflection, marking

    def _moments(self, span: Filter) -> Iterator[Remembered]:
        for reflection in self._live(span):
            for moment in reflection.writing.moments:
                yield Remembered(
                    moment.moment_id,
                    reflection.reflection_id,
                    reflection.writing.day,
                    moment.happened,
                    moment.did,
                    moment.noticed,
                )


def _parts(writing: Writing, apart: Apart) -> Sequence[str | int]:
    if apart is Apart.TAG:
        return writing.tags
    part = {
        Apart.CODE: writing.client_code,
        Apart.WEEKDAY: writing.day.isoweekday(),
        Apart.ORDER: writing.order_in_day,
    }[apart]
    return () if part is None else (part,)
