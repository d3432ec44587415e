"""Whatever is done to a journal in whatever order, both journals give the same answers to every question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import AT, a_marking, a_writing, an_answer
from tests.memory import MemoryJournal
from tests.storage.conftest import Place, assert_sound

from unhurried.domain.finding import Filter
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Reflection
from unhurried.storage.connecting import Database

WORDS = ["pause", "paused", "pausing", "silence", "Siléncé", "waited", "don't", "half-said", "שקט", "a", "🙂"]
DAYS = [date(2026, 3, 4) + timedelta(days=n) for n in range(4)]
IDS = ["a", "b", "c", "d", "e"]

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
)
deeds = st.lists(st.one_of(reflections, st.sampled_from(IDS)), min_size=1, max_size=12)


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


def _do(journal: Journal, deed: Reflection | str) -> None:
    if isinstance(deed, str):
        journal.reflections.erase([deed])
    else:
        journal.reflections.put(deed)


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
    encrypted: Journal, raw: Database, done: list[Reflection | str], asked: list[Filter]
):
    plain = MemoryJournal()
    encrypted.reflections.erase(IDS)
    for deed in done:
        _do(plain, deed)
        _do(encrypted, deed)
    for narrowed in [Filter(), Filter(in_trash=True), *asked]:
        assert _answers(encrypted, narrowed) == _answers(plain, narrowed)
    assert_sound(raw)
