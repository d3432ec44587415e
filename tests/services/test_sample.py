"""The sample journal is the same every time, hangs together, and keeps to the rules of the house."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from tests.services.sample_days import ENDING_ON, OTHER_ENDINGS

from unhurried.domain.client_codes import OFFERED
from unhurried.domain.prompts import PULL_OPTIONS, Marker, MarkerKind, Prompt, Shelf, Shelves
from unhurried.domain.reflections import Reflection
from unhurried.domain.text import clean
from unhurried.services.sample import sample_draft, sample_reflections
from unhurried.services.sample_calendar import SampleCalendar
from unhurried.services.sample_material import load_material
from unhurried.services.sample_questions import QuestionsByIdea
from unhurried.services.shelves import load_shelves

SHELVES = load_shelves()
MATERIAL = load_material()
ENDINGS = [date(2026, 11, 22), *OTHER_ENDINGS]  # the first of them a Sunday
# Words that judge, press or label, and those that belong in a clinical record.
BANNED = re.compile(
    r"\b(?:resistan\w*|resistant|avoidan\w*|complian\w*|compliant|breakthroughs?|diagnos\w*|medication|great|"
    r"should|symptoms?|suicid\w*|self-harm|disorder|patients|treatment)\b|!",
    re.IGNORECASE,
)
SMALL = Shelves(
    lenses=(),
    prompts=(
        Prompt("a.moment", 3, "Which moment?", "pace", Shelf.CORE, ideas=("S0-31",)),
        Prompt("b.felt", 1, "What did I do with it?", "own-need", Shelf.CORE, ideas=("S0-15",)),
        Prompt("c.chair", 2, "From the other chair.", "listening", ideas=("S1-12",)),
    ),
    markers=(
        Marker(
            marker_id="d.quiet",
            version=4,
            name="Ended a quiet moment",
            wording="I ended a quiet moment.",
            lens="silence",
            kind=MarkerKind.PULL,
            options=PULL_OPTIONS[:4],
            shelf=Shelf.CORE,
            ideas=("S0-14",),
        ),
    ),
)


@cache
def told(ending_on: date = ENDING_ON) -> list[Reflection]:
    return sample_reflections(SHELVES, ending_on)


def texts(reflections: list[Reflection]) -> list[str]:
    """Every text of the writer's own, each where it stands."""
    found: list[str] = []
    for reflection in reflections:
        writing = reflection.writing
        found += [writing.body, *(a.text for a in writing.answers), *(m.line for m in writing.markings)]
        found += [words for moment in writing.moments for words in moment.words]
    return [text for text in found if text]


def in_words(reflection: Reflection) -> str:
    return " ".join([reflection.writing.body, *(answer.text for answer in reflection.writing.answers)]).strip()


def test_the_same_day_gives_the_same_journal():
    again = sample_reflections(SHELVES, ENDING_ON)
    assert again == told()
    assert sample_draft(SHELVES, ENDING_ON) == sample_draft(SHELVES, ENDING_ON)


def test_nothing_depends_on_the_order_of_hashes():
    script = (
        "import datetime, hashlib\n"
        "from unhurried.services.sample import sample_reflections\n"
        "from unhurried.services.shelves import load_shelves\n"
        "told = sample_reflections(load_shelves(), datetime.date(2026, 11, 23))\n"
        "plain = [(r.reflection_id, r.kept_at, r.writing.day, r.writing.tags, r.writing.body,\n"
        "    [a.text for a in r.writing.answers],\n"
        "    [(m.marker_id, m.option, m.line) for m in r.writing.markings], r.writing.moments,\n"
        "    [(m.moment_id, *m.words) for m in r.writing.moments])\n"
        "    for r in told]\n"
        "print(hashlib.sha256(repr(plain).encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


@pytest.mark.parametrize("ending_on", [ENDING_ON, *OTHER_ENDINGS])
def test_there_are_about_six_hundred_over_a_dozen_clients(ending_on: date):
    reflections = told(ending_on)
    assert 560 <= len(reflections) <= 640
    codes = Counter(reflection.writing.client_code for reflection in reflections)
    assert len([code for code in codes if code]) >= 12
    assert {code for code in codes if code} <= set(OFFERED)
    assert codes[None] >= 40


@pytest.mark.parametrize("ending_on", [ENDING_ON, *OTHER_ENDINGS])
def test_days_fall_on_working_days_of_the_last_three_years(ending_on: date):
    calendar = SampleCalendar(MATERIAL.life, ending_on)
    for reflection in told(ending_on):
        writing = reflection.writing
        assert ending_on - timedelta(days=3 * 365 + 1) <= writing.day < ending_on
        assert writing.day.weekday() in ((0, 1, 3) if writing.client_code else (0, 1, 3, 5, 6))
        assert not calendar.is_away(writing.day)


@pytest.mark.parametrize("ending_on", [ENDING_ON, *OTHER_ENDINGS])
def test_each_is_kept_on_the_evening_of_its_day_or_soon_after(ending_on: date):
    for reflection in told(ending_on):
        assert reflection.kept_at.tzinfo is UTC
        assert 0 <= (reflection.kept_at.date() - reflection.writing.day).days <= 2
        assert reflection.kept_at.date() < ending_on


def test_they_come_oldest_first_with_ids_of_their_own():
    reflections = told()
    assert [r.writing.day for r in reflections] == sorted(r.writing.day for r in reflections)
    assert len({r.reflection_id for r in reflections}) == len(reflections)
    one_a_day = Counter((r.writing.day, r.writing.client_code) for r in reflections if r.writing.client_code)
    assert max(one_a_day.values()) == 1


def test_there_are_gaps_holidays_and_a_hard_spring_with_few_and_short_lines():
    days = sorted({reflection.writing.day for reflection in told()})
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    assert len([gap for gap in gaps if gap >= 13]) >= 6
    calendar = SampleCalendar(MATERIAL.life, ENDING_ON)
    weeks = (calendar.hard[1] - calendar.hard[0]).days / 7
    hard = [r for r in told() if calendar.hard[0] <= r.writing.day <= calendar.hard[1]]
    assert 8 <= len(hard) < 4.2 * weeks
    lengths = sorted(len(in_words(r)) for r in hard)
    assert lengths[len(lengths) // 2] < 120


def test_a_client_who_ended_is_heard_of_no_more():
    for code in ("Heron", "Birch", "Kestrel", "Willow", "Pebble"):
        of_client = [r.writing for r in told() if r.writing.client_code == code]
        assert "ending" in of_client[-1].tags
        assert not any("ending" in writing.tags for writing in of_client[: len(of_client) // 2])


def test_a_new_client_begins_with_a_first_session():
    for code in ("Birch", "Meadow", "Orchard"):
        first = next(r.writing for r in told() if r.writing.client_code == code)
        assert "first session" in first.tags
    assert sum("first session" in r.writing.tags for r in told()) <= 14


def test_an_arc_is_told_in_its_order():
    for arc in MATERIAL.arcs:
        order = [entry.body for entry in arc.entries if not entry.when and entry.body and not entry.answers]
        told_bodies = [r.writing.body for r in told() if r.writing.client_code == arc.code]
        met = [body for body in told_bodies if body in order]
        assert met == [body for body in order if body in met]


def test_three_ways_of_writing_are_there():
    ways = Counter(
        "nothing"
        if r.writing.is_wordless
        else "wordless"
        if not in_words(r)
        else "long"
        if len(r.writing.body.split()) >= 90
        else "standard"
        if r.writing.answers
        else "line"
        for r in told()
    )
    assert ways["nothing"] >= 3
    assert ways["wordless"] >= 35
    assert ways["line"] >= 150
    assert ways["standard"] >= 240
    assert ways["long"] >= 75
    assert max(len(text) for text in texts(told())) > 1500


def test_every_lens_is_answered_and_many_reflections_are_marked():
    assert {a.lens for r in told() for a in r.writing.answers} == {lens.key for lens in SHELVES.lenses}
    counts = Counter(len(r.writing.markings) for r in told())
    assert max(counts) <= 6
    assert 40 <= counts[0] <= 120


@pytest.mark.parametrize("ending_on", [ENDING_ON, *OTHER_ENDINGS])
def test_answers_and_markings_are_those_of_the_library(ending_on: date):
    for reflection in told(ending_on):
        writing = reflection.writing
        for answer in writing.answers:
            prompt = SHELVES.prompt(answer.prompt_id)
            assert prompt
            assert (answer.version, answer.wording, answer.lens) == (
                prompt.version,
                prompt.wording,
                prompt.lens,
            )
            assert answer.text.strip()
        for marking in writing.markings:
            marker = SHELVES.marker(marking.marker_id)
            assert marker
            option = marker.option(marking.option)
            assert option
            assert option.wording == marking.option_wording
            assert (marking.version, marking.wording, marking.lens) == (
                marker.version,
                marker.wording,
                marker.lens,
            )
        assert len({a.prompt_id for a in writing.answers}) == len(writing.answers)
        assert len({m.marker_id for m in writing.markings}) == len(writing.markings)


def test_what_is_said_to_be_marked_or_asked_is_in_the_shipped_library():
    questions = QuestionsByIdea(SHELVES)
    for arc in MATERIAL.arcs:
        for entry in arc.entries:
            for mark in entry.marks:
                assert questions.marking(mark), (arc.code, mark)
            for asked, _ in entry.answers:
                prompt = questions.prompt(asked)
                assert prompt, (arc.code, asked)
                idea = "-".join(asked.split("-")[:2])
                assert asked in ("moment", "felt", "unknown") or idea in prompt.ideas, (arc.code, asked)
    for habit in MATERIAL.life.habits:
        marker = questions.marker(habit.idea)
        assert marker
        assert all(marker.option(option) for option in (*habit.first, *habit.last)), habit.idea


def test_no_text_is_told_more_than_three_times_and_most_only_once():
    counts = Counter(texts(told()))
    assert max(counts.values()) <= 3
    passages = Counter(text for r in told() for text in [r.writing.body, *(a.text for a in r.writing.answers)])
    assert len([text for text in passages if text]) >= 600
    del passages[""]
    assert max(passages.values()) == 1


@pytest.mark.parametrize("ending_on", [ENDING_ON, *OTHER_ENDINGS])
def test_nothing_judges_labels_or_shouts(ending_on: date):
    found = [(text[:60], BANNED.findall(text)) for text in texts(told(ending_on)) if BANNED.search(text)]
    assert not found


def test_every_text_is_clean_and_scripts_beyond_english_are_there():
    everything = texts(told())
    assert all(clean(text) == text and text == text.strip() for text in everything)
    whole = "\n".join(everything)
    for piece in ("Ça va aller", "popeth yn iawn", "🙃", "شوي شوي", "\n- ", "\n1. ", "*", "\n> "):
        assert piece in whole, piece


def test_what_is_marked_drifts_slowly_towards_waiting():
    marker = QuestionsByIdea(SHELVES).marker("S0-14")
    assert marker
    chosen = [m.option for r in told() for m in r.writing.markings if m.marker_id == marker.marker_id]
    third = len(chosen) // 3
    assert third >= 20
    first, last = Counter(chosen[:third]), Counter(chosen[-third:])
    assert first["saw-after"] > first["waited"]
    assert last["waited"] > last["saw-after"]
    assert last["saw-after"] + last["saw-then"] > 0


def test_a_small_library_gets_what_it_has_and_the_rest_stands_in_the_body():
    small = sample_reflections(SMALL, ENDING_ON)
    assert len(small) == len(told())
    assert {a.prompt_id for r in small for a in r.writing.answers} == {"a.moment", "b.felt", "c.chair"}
    assert {m.marker_id for r in small for m in r.writing.markings} == {"d.quiet"}
    assert {m.option for r in small for m in r.writing.markings} <= {option.key for option in PULL_OPTIONS[:4]}
    assert [len(in_words(r)) > 0 for r in small] == [len(in_words(r)) > 0 for r in told()]


def test_without_a_library_there_are_words_and_nothing_else():
    bare = sample_reflections(Shelves((), (), ()), ENDING_ON)
    assert len(bare) == len(told())
    assert not any(r.writing.answers or r.writing.markings for r in bare)
    draft = sample_draft(Shelves((), (), ()), ENDING_ON)
    assert draft
    assert draft.writing.body
    assert draft.bookmark.sheet == ""


@pytest.mark.parametrize("days", range(7))
def test_the_draft_breaks_off_in_mid_sentence_on_the_day_itself(days: int):
    ending_on = ENDING_ON + timedelta(days=days)
    draft = sample_draft(SHELVES, ending_on)
    assert draft
    assert draft.writing.day == ending_on == draft.touched_at.date()
    assert (draft.writing.client_code is not None) == (ending_on.weekday() in (0, 1, 3))
    (answer,) = draft.writing.answers
    assert answer.text[-1].isalpha()
    assert draft.bookmark.sheet == answer.prompt_id
    assert draft.bookmark.caret == len(answer.text)
    assert answer.prompt_id in draft.bookmark.offered


def test_it_is_told_in_well_under_a_second():
    began = time.perf_counter()
    sample_reflections(SHELVES, ENDING_ON)
    assert time.perf_counter() - began < 1.0
