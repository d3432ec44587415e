"""The sample journal: three years of a fictional part-time therapist, the same for the same day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import final
from uuid import UUID, uuid5

from unhurried.domain.drafts import Bookmark, Draft
from unhurried.domain.looking_back import Annotation
from unhurried.domain.prompts import Shelves
from unhurried.domain.reflections import Answer, Reflection, Writing
from unhurried.services.sample_calendar import SEASONS, SampleCalendar, Session, written_about
from unhurried.services.sample_markings import SampleMarks
from unhurried.services.sample_material import WEEKDAYS, Arc, Entry, Material, load_material
from unhurried.services.sample_moments import SampleMoments
from unhurried.services.sample_questions import QuestionsByIdea, answer

_SEED = 1907
_FAMILY = UUID("6f1d3a52-7c1e-4b0a-9d0e-5b8a3f4c2e11")
_BARE = Entry()
_THURSDAY, _SATURDAY = 3, 5


def sample_reflections(shelves: Shelves, ending_on: date) -> list[Reflection]:
    """About 600 reflections of the three years before `ending_on`, oldest first."""
    told = _Telling(load_material(), shelves, ending_on).reflections()
    return [_named(reflection, f"{number} {reflection.writing.day}") for number, reflection in enumerate(told)]


def sample_notes(ending_on: date) -> list[Annotation]:
    """A handful of notes on the time axis, each on the day of the entry that tells of it."""
    telling = _Telling(load_material(), Shelves((), (), ()), ending_on)
    telling.reflections()
    return [Annotation(_id(f"note {words}"), day, words) for day, words in sorted(telling.notes)]


def sample_draft(shelves: Shelves, ending_on: date) -> Draft | None:
    """One draft for `ending_on`, broken off in mid-sentence; about no client on a day without sessions."""
    material = load_material()
    is_away = SampleCalendar(material.life, ending_on).is_away(ending_on)
    client_code = None if is_away else _last_seen(material, ending_on.weekday())
    text = material.passing.drafts[WEEKDAYS[ending_on.weekday()] if client_code else "other"]
    prompt = QuestionsByIdea(shelves).prompt("moment")
    writing = Writing(
        day=ending_on,
        client_code=client_code,
        body="" if prompt else text,
        answers=(answer(prompt, text),) if prompt else (),
    )
    offered = shelves.usual.offered_prompts or ((prompt.prompt_id,) if prompt else ())
    bookmark = Bookmark(sheet=prompt.prompt_id if prompt else "", caret=len(text), offered=offered)
    return Draft(_id(f"draft {ending_on}"), writing, bookmark, datetime.combine(ending_on, time(0, 5), UTC))


@final
class _Telling:
    """The journal as it is told once, arc by arc; what has been used is not used again."""

    def __init__(self, material: Material, shelves: Shelves, ending_on: date) -> None:
        self._arcs = material.arcs
        self._questions = QuestionsByIdea(shelves)
        self._calendar = SampleCalendar(material.life, ending_on)
        self._random = _chance("everyone")
        self._marks = SampleMarks(material, self._calendar, self._random)
        # Chances of their own, so that a line added here does not reshuffle the words.
        self._moments = SampleMoments(material.exchanges, self._calendar, _chance("moments"))
        self._remembering = _chance("remembering")
        self.notes: list[tuple[date, str]] = []
        self._lines = {at: self._random.sample(lines, len(lines)) for at, lines in material.passing.lines.items()}

    def reflections(self) -> list[Reflection]:
        """Oldest first, with ids still to be given."""
        told = [reflection for arc in self._arcs for reflection in self._told(arc)]
        return sorted(told, key=lambda reflection: (reflection.writing.day, reflection.kept_at))

    def _told(self, arc: Arc) -> list[Reflection]:
        # Each arc has its own chance, so that a line written for one does not reshuffle the others.
        self._random = _chance(f"{arc.code} {arc.weeks[0]}")
        self._remembering = _chance(f"remembering {arc.code} {arc.weeks[0]}")
        everything = self._calendar.sessions(arc, self._random)
        sessions = written_about(arc, everything, self._random)
        chosen = self._placed(arc, sessions)
        return [
            self._reflection(arc, chosen.get(place) or self._passing(session), session, everything)
            for place, session in enumerate(sessions)
            if place in chosen or arc.code
        ]

    def _placed(self, arc: Arc, sessions: Sequence[Session]) -> dict[int, Entry]:
        """Which entry each session gets: those kept for a time where it comes, the others in their order.

        Those of a season wait until a quarter is over, so that what was never met is not recalled.
        """
        chosen: dict[int, Entry] = {}
        places: list[int] = []
        waiting = [entry for entry in arc.entries if entry.when]
        for place, session in enumerate(sessions):
            is_bound = place >= len(sessions) - arc.ending or (place == 0 and arc.is_fresh)
            times = session.times if place >= len(sessions) // 4 else session.times - set(SEASONS)
            fitting = None if is_bound else next((e for e in waiting if e.when <= times), None)
            if fitting:
                waiting.remove(fitting)
                chosen[place] = fitting
            elif is_bound or "hard" not in session.times:
                places.append(place)
        return chosen | self._spread([entry for entry in arc.entries if not entry.when], places, arc.ending)

    def _spread(self, entries: list[Entry], places: list[int], ending: int) -> dict[int, Entry]:
        """Entries over places, in order; beginning and ending stay where they are, the gaps fall between."""
        surplus = len(places) - len(entries)
        longer = places if surplus > 0 else entries
        between = range(1, max(len(longer) - ending, 1))
        left_out = set(self._random.sample(between, min(abs(surplus), len(between))))
        kept = [index for index in range(len(longer)) if index not in left_out]
        if surplus > 0:
            places = [places[index] for index in kept]
        else:
            entries = [entries[index] for index in kept]
        return dict(zip(places, entries, strict=False))

    def _passing(self, session: Session) -> Entry:
        """A line that fits anyone, or no words at all."""
        chance = self._random.random()
        if "hard" in session.times:
            lines = self._lines["hard"] if chance < 0.5 else []
        else:
            season = next(at for at in SEASONS if at in session.times)
            lines = self._lines[season if chance < 0.12 else "lines"] if chance < 0.34 else []
        return Entry(body=lines.pop()) if lines else _BARE

    def _reflection(self, arc: Arc, entry: Entry, session: Session, everything: Sequence[Session]) -> Reflection:
        answers, body = self._answers(entry)
        marks = self._marks.of(arc, entry, session, self._random)
        if entry is _BARE and self._random.random() < 0.08:
            marks = ()
        moments = self._moments.of(arc, entry, session, self._remembering) if marks or entry is not _BARE else ()
        if entry.note:
            self.notes.append((session.day, entry.note))
        writing = Writing(
            day=session.day,
            client_code=arc.code,
            tags=self._tags(arc, entry, session, is_first=session is everything[0]),
            body=body,
            answers=answers,
            markings=tuple(marking for mark in marks if (marking := self._questions.marking(mark))),
            moments=moments,
        )
        return Reflection("", writing, self._kept_at(session.day))

    def _answers(self, entry: Entry) -> tuple[tuple[Answer, ...], str]:
        """The answers, and the body. What no prompt of the library asks for stands in the body."""
        answers: dict[str, Answer] = {}
        body = [entry.body] if entry.body else []
        for asked, text in entry.answers:
            prompt = self._questions.prompt(asked)
            if prompt and prompt.prompt_id not in answers:
                answers[prompt.prompt_id] = answer(prompt, text)
            else:
                body.append(text)
        return tuple(answers.values()), "\n\n".join(body)

    def _tags(self, arc: Arc, entry: Entry, session: Session, *, is_first: bool) -> tuple[str, ...]:
        chance = self._random.random()
        if entry.tags or arc.code is None:
            return entry.tags
        usual = (arc.usual_tag,) if arc.usual_tag and (is_first or chance < 0.75) else ()
        if arc.is_fresh and is_first:
            return (*usual, "first session")
        if "after break" in session.times and chance < 0.5:
            return (*usual, "after a break")
        return usual

    def _kept_at(self, day: date) -> datetime:
        """The same evening, sometimes the next day, and after a Thursday now and then on Saturday."""
        chance, minutes = self._random.random(), self._random.randrange(230)
        later = 0 if chance < 0.72 else 1
        if day.weekday() == _THURSDAY and chance > 0.85:
            later = _SATURDAY - _THURSDAY
        if day + timedelta(days=later) >= self._calendar.ending_on:
            later = 0
        evening = datetime.combine(day + timedelta(days=later), time(17, 40), UTC)
        return evening + timedelta(minutes=minutes)


def _last_seen(material: Material, weekday: int) -> str | None:
    """The client who is still coming on this weekday and began last."""
    until = material.life.weeks
    coming = [arc for arc in material.arcs if arc.weekday == weekday and arc.weeks[1] == until]
    return max(coming, key=lambda arc: arc.weeks[0]).code if coming else None


def _chance(name: str) -> Random:
    return Random(f"{_SEED} {name}")  # noqa: S311  the same every time, which is the point


def _named(reflection: Reflection, name: str) -> Reflection:
    """With ids of its own, for itself and its moments."""
    moments = enumerate(reflection.writing.moments)
    named = tuple(replace(moment, moment_id=_id(f"moment {number} of {name}")) for number, moment in moments)
    writing = replace(reflection.writing, moments=named)
    return replace(reflection, reflection_id=_id(f"reflection {name}"), writing=writing)


def _id(name: str) -> str:
    return str(uuid5(_FAMILY, name))
