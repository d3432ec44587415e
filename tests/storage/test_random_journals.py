"""Whatever is done to a journal in whatever order, both journals give the same answers to every question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import AT, a_marking, a_writing, an_answer, an_import
from tests.memory import MemoryJournal
from tests.storage.conftest import Place, assert_sound

from unhurried.domain.arrivals import Brought, content_of
from unhurried.domain.errors import ReflectionMissing, UnhurriedError
from unhurried.domain.finding import Filter
from unhurried.domain.forgetting import AboutClient, OlderThan, OneReflection, Scope
from unhurried.domain.margins import KeptKind, MarginNote, WordsToKeep
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Reflection
from unhurried.domain.supervision import SupervisionQuestion
from unhurried.domain.threads import Origin, Thread, ThreadKind, ThreadNote, ThreadState, Turn
from unhurried.storage.connecting import Database

WORDS = ["pause", "paused", "pausing", "silence", "Siléncé", "waited", "don't", "half-said", "שקט", "a", "🙂"]
DAYS = [date(2026, 3, 4) + timedelta(days=n) for n in range(4)]
IDS = ["a", "b", "c", "d", "e", "in0", "in1"]
THREADS = ["t", "u"]


@dataclass(frozen=True)
class TakeBack:
    number: int
    touched: bool


Deed = (
    Brought
    | TakeBack
    | Reflection
    | MarginNote
    | WordsToKeep
    | Thread
    | ThreadNote
    | SupervisionQuestion
    | Scope
    | str
)


def _when(number: int) -> tuple[date, datetime]:
    return DAYS[number % len(DAYS)], AT + timedelta(days=number % len(DAYS), minutes=number)


texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
answers = st.builds(an_answer, texts, lens=st.sampled_from(["silence", "pace"]))
markings = st.builds(
    a_marking,
    st.sampled_from(["waited", "saw-then"]),
    marker_id=st.sampled_from(["m", "n"]),
    lens=st.sampled_from(["pace", "me"]),
    line=texts,
)
writings = st.builds(
    a_writing,
    texts,
    day=st.sampled_from(DAYS),
    client_code=st.sampled_from([None, "Heron", "Birch"]),
    tags=st.lists(st.sampled_from(["online", "late"]), max_size=2).map(tuple),
    answers=st.lists(answers, max_size=2).map(tuple),
    markings=st.lists(markings, max_size=2).map(tuple),
)
reflections = st.builds(
    Reflection,
    st.sampled_from(IDS),
    writings,
    st.just(AT),
    trashed_at=st.sampled_from([None, None, None, AT]),
)
typed = st.lists(
    st.tuples(st.sampled_from(["", "-", '"']), st.one_of(texts, st.sampled_from(["pau", "sil", "w", "AND ("]))),
    max_size=3,
).map(lambda parts: " ".join(sign + text for sign, text in parts))
filters = st.builds(
    Filter,
    words=typed,
    client_code=st.sampled_from([None, None, "Heron"]),
    lens=st.sampled_from([None, None, "pace", "silence"]),
    marker_id=st.sampled_from([None, None, "m"]),
    option=st.sampled_from([None, None, "waited"]),
    tag=st.sampled_from([None, None, "online"]),
    since=st.sampled_from([None, None, *DAYS]),
    until=st.sampled_from([None, None, *DAYS]),
    in_trash=st.booleans(),
    thread=st.sampled_from([None, None, "t", "u"]),
)
# A time of its own for every note, by its number: which of two of one moment comes first is nobody's business.
numbers = st.integers(0, 5)
margin_notes = st.builds(
    lambda number, reflection_id, words, is_remembered, is_unfinished: MarginNote(
        f"m{number}", reflection_id, *_when(number), words, is_remembered, is_unfinished=is_unfinished
    ),
    numbers,
    st.sampled_from(IDS),
    texts,
    st.booleans(),
    st.booleans(),
)
kept_words = st.builds(
    lambda number, words, kind, reflection_id, is_unfinished: WordsToKeep(
        f"w{number}", *_when(number), words, kind, reflection_id, is_unfinished=is_unfinished
    ),
    numbers,
    texts,
    st.sampled_from(KeptKind),
    st.sampled_from([None, *IDS]),
    st.booleans(),
)
threads = st.builds(
    lambda thread_id, title, kind, state, about: Thread(
        thread_id, title, DAYS[0], AT, kind, state, None if about == "me" else about, about == "me"
    ),
    st.sampled_from(THREADS),
    texts,
    st.sampled_from(ThreadKind),
    st.sampled_from(ThreadState),
    st.sampled_from([None, "Heron", "me"]),
)
thread_notes = st.builds(
    lambda number, words, turn, origin, is_unfinished: ThreadNote(
        # A note stays in its thread.
        f"n{number}",
        THREADS[number % 2],
        *_when(number),
        words,
        turn,
        Origin(origin) if origin else None,
        is_unfinished=is_unfinished,
    ),
    numbers,
    texts,
    st.sampled_from([None, *Turn]),
    st.sampled_from([None, *IDS]),
    st.booleans(),
)
questions = st.builds(
    lambda number, words, heard, code, origin, is_unfinished: SupervisionQuestion(
        f"q{number}",
        *_when(number),
        words,
        client_code=code,
        heard=heard,
        origin=Origin(origin) if origin else None,
        is_unfinished=is_unfinished,
    ),
    numbers,
    texts,
    st.sampled_from(["", "as with Heron", "the heronry"]),
    st.sampled_from([None, "Heron", "Birch"]),
    st.sampled_from([None, *IDS]),
    st.booleans(),
)
arrivals = st.builds(
    # Its number is in its id, and its import is that of the same number.
    lambda number, writing: Brought(Reflection(f"in{number}", writing, AT), content_of(writing)),
    st.integers(0, 1),
    writings,
)
takings_back = st.builds(TakeBack, st.integers(0, 1), st.booleans())
scopes = st.sampled_from([AboutClient("Heron"), OlderThan(DAYS[2]), OneReflection("a")])
hanging = st.one_of(margin_notes, kept_words, threads, thread_notes, questions)
deeds = st.lists(
    st.one_of(
        *(reflections, reflections, hanging, hanging, hanging, st.sampled_from(IDS), scopes),
        *(arrivals, arrivals, takings_back),
    ),
    min_size=1,
    max_size=16,
)


@pytest.fixture(scope="module")
def _module_place(_made: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("random") / "r.journal"
    import shutil

    return Place(shutil.copytree(_made.folder, folder), _made.key, _made.folders)


@pytest.fixture(scope="module")
def encrypted(_module_place: Place) -> Iterator[Journal]:
    journal = _module_place.open()
    yield journal
    journal.close()


@pytest.fixture(scope="module")
def raw(_module_place: Place, encrypted: Journal) -> Iterator[Database]:
    del encrypted
    db = _module_place.raw()
    yield db
    db.close()


def _bring(journal: Journal, arrival: Brought) -> None:
    """An import of its own, unless the same is there."""
    import_id = f"import-{arrival.reflection.reflection_id}"
    is_here = any(made.import_id == import_id for made in journal.imports.all())
    is_taken = arrival.content in journal.imports.contents(DAYS[0], DAYS[-1])
    try:
        journal.reflections.one(arrival.reflection.reflection_id)
    except ReflectionMissing:
        if not is_here and not is_taken:
            journal.imports.bring(an_import(import_id), [arrival])


def _do(journal: Journal, deed: Deed) -> type[UnhurriedError] | None:
    """Do it, and answer what it was refused with."""
    verbs: dict[type, Callable[[Any], object]] = {
        str: lambda reflection_id: journal.reflections.erase([reflection_id]),
        Reflection: journal.reflections.put,
        MarginNote: journal.margins.put,
        WordsToKeep: journal.margins.keep_words,
        Thread: journal.threads.put,
        ThreadNote: journal.threads.put_note,
        SupervisionQuestion: journal.supervision.put,
        Brought: lambda arrival: _bring(journal, arrival),
        TakeBack: lambda back: journal.imports.take_back(f"import-in{back.number}", touched=back.touched),
    }
    try:
        verbs.get(type(deed), journal.forgetting.erase)(deed)
    except UnhurriedError as error:
        return type(error)
    return None


def _hanging(journal: Journal) -> list[object]:
    """Everything that can be asked about what hangs on reflections."""
    ends = journal.threads.ends()
    return [
        ends,
        [journal.threads.notes(each.thread.thread_id) for each in ends],
        [journal.threads.of_reflection(reflection_id) for reflection_id in IDS],
        [journal.margins.of(reflection_id) for reflection_id in IDS],
        [journal.margins.words_from(reflection_id) for reflection_id in IDS],
        journal.margins.words_to_keep(),
        journal.returning.returned_to(2, 12),
        journal.returning.first_day(),
        journal.supervision.questions(),
        [journal.supervision.of_reflection(reflection_id) for reflection_id in IDS],
        journal.imports.all(),
        journal.imports.contents(DAYS[0], DAYS[-1]),
        [journal.forgetting.footprint(scope) for scope in (AboutClient("Heron"), OlderThan(DAYS[2]))],
    ]


def _found(journal: Journal, words: str) -> list[object]:
    threads = journal.threads.find(words)
    kept = journal.margins.find(words)
    return [[found.thread for found in threads], [found.words for found in kept]]


def _answers(journal: Journal, narrowed: Filter) -> list[object]:
    """Everything that can be asked. Places themselves may differ, their order may not."""
    places = journal.reflections.places(narrowed)
    glimpses = journal.reflections.glimpses(places, narrowed)
    return [
        [replace(glimpse, pieces=()) for glimpse in glimpses],
        [{piece.text for piece in glimpse.pieces if piece.is_hit} != set() for glimpse in glimpses],
        [journal.reflections.one(glimpse.reflection_id) for glimpse in glimpses],
        journal.reflections.client_codes(),
        journal.reflections.tags(),
        journal.reflections.days(DAYS[0], DAYS[-1]),
        sorted(journal.reflections.trashed()),
        journal.reflections.count(),
    ]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(done=deeds, asked=st.lists(filters, min_size=1, max_size=6))
def test_both_journals_give_the_same_answers(
    encrypted: Journal, raw: Database, done: list[Deed], asked: list[Filter]
):
    plain = MemoryJournal()
    encrypted.forgetting.erase(OlderThan(DAYS[-1] + timedelta(days=1)))
    for deed in done:
        assert _do(plain, deed) == _do(encrypted, deed)
    assert _hanging(encrypted) == _hanging(plain)
    for narrowed in [Filter(), Filter(in_trash=True), *asked]:
        assert _answers(encrypted, narrowed) == _answers(plain, narrowed)
        assert _found(encrypted, narrowed.words) == _found(plain, narrowed.words)
    assert_sound(raw)
