"""The schema is what the snapshot says, it defends itself, and using it adds nothing to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import (
    AT,
    DAY,
    a_disclosure,
    a_draft,
    a_full_reflection,
    a_margin_note,
    a_marker,
    a_note,
    a_prompt,
    a_question,
    a_revision,
    a_session,
    a_thread,
    an_import,
    words_to_keep,
)
from tests.storage.conftest import Place

from unhurried.domain import chain
from unhurried.domain.arrivals import Brought
from unhurried.domain.disclosures import LineKind
from unhurried.domain.errors import NotKept
from unhurried.domain.finding import Filter
from unhurried.domain.prompts import Choices
from unhurried.domain.sharing.parts import CopyDraft, Decision
from unhurried.storage.connecting import Database
from unhurried.storage.journal import SqlcipherJournal
from unhurried.storage.migrations import STEPS

SNAPSHOT = Path(__file__).with_name("schema.sql")


def test_the_schema_is_the_snapshot(place: Place, schema_of: Callable[[Database], str]):
    """After a deliberate change, write what this test shows into tests/storage/schema.sql."""
    db = place.raw()
    schema = schema_of(db)
    db.close()
    assert schema == SNAPSHOT.read_text("utf-8")


def test_every_use_leaves_the_schema_as_it_was(
    place: Place, opened: SqlcipherJournal, schema_of: Callable[[Database], str]
):
    reflection = a_full_reflection()
    with opened.transaction():
        opened.reflections.put(reflection)
        opened.reflections.put(reflection)
        opened.reflections.keep_revision(a_revision(reflection.reflection_id))
        opened.drafts.put(a_draft())
        opened.own_questions.put_prompt(a_prompt())
        opened.own_questions.put_marker(a_marker())
        opened.own_questions.choose(Choices(("a",), ("b",)))
        opened.prefer("way", "line")
        opened.threads.put(a_thread(thread_id="t"))
        opened.threads.put_note(a_note("t"))
        opened.margins.put(a_margin_note(reflection.reflection_id))
        opened.margins.keep_words(words_to_keep())
        opened.supervision.put(a_question())
        opened.supervision.put_session(a_session())
        opened.ledger.add(chain.next_line(opened.ledger.head(), AT, LineKind.MADE, a_disclosure()))
        opened.copies.keep_draft(CopyDraft())
        opened.copies.decide(Decision("Ann"))
        opened.imports.bring(an_import(), [Brought(a_full_reflection(reflection_id="in"), "digest")])
    opened.reflections.glimpses(opened.reflections.places(Filter(words="waited")), Filter(words="waited"))
    opened.threads.find("quiet -loud")
    opened.imports.contents(DAY, DAY)
    opened.imports.take_back("import", touched=True)
    opened.reflections.erase([reflection.reflection_id])
    opened.threads.erase("t")
    opened.forget_traces()
    db = place.raw()
    assert schema_of(db) == SNAPSHOT.read_text("utf-8")
    db.close()


def test_every_table_of_ours_is_strict_and_every_reference_says_what_happens():
    tables = "".join(step.sql for step in STEPS).split("CREATE TABLE")[1:]
    assert len(tables) == 28
    for table in tables:
        assert ") STRICT" in table
        assert table.count("REFERENCES") == table.count("ON UPDATE CASCADE ON DELETE CASCADE")


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO journal VALUES (2, 'ff', 'then')",
        "UPDATE reflection SET day = '2026-03-05'",
        "UPDATE reflection SET day = 'someday'",
        "UPDATE reflection SET place = 7",
        "UPDATE reflection SET client_code = ''",
        "UPDATE reflection SET body = NULL",
        "UPDATE reflection SET uid = ''",
        "INSERT INTO tag VALUES (7, 0, 'of nothing')",
        "UPDATE answer SET version = 'first'",
        "INSERT INTO draft VALUES ('d', NULL, 'then', '{', '{}')",
        "INSERT INTO preference VALUES ('', 'x')",
        "INSERT INTO hold VALUES (1, 'someday', 1)",
        "INSERT INTO hold VALUES (1, '2026-03-04', 2)",
        "UPDATE order_in_day SET number = 0",
        "INSERT INTO annotation VALUES ('a', 'someday', 'new supervisor')",
        "UPDATE moment SET uid = ''",
    ],
)
def test_the_schema_defends_itself(place: Place, sql: str):
    journal = place.open()
    journal.reflections.put(a_full_reflection())
    journal.close()
    db = place.raw()
    with pytest.raises(Exception, match=r"constraint failed|datatype mismatch|cannot store"):
        db.execute(sql)
    db.close()


def test_a_failure_says_its_class_and_nothing_that_was_written(opened: SqlcipherJournal):
    revision = a_revision("r", body="a canary in the coal mine")
    opened.reflections.put(a_full_reflection(reflection_id="r"))
    opened.reflections.keep_revision(revision)
    with pytest.raises(NotKept) as caught:
        opened.reflections.keep_revision(revision)
    assert str(caught.value) == "IntegrityError"
    assert caught.value.__suppress_context__


def test_half_a_surrogate_pair_is_refused_without_being_quoted(opened: SqlcipherJournal):
    with pytest.raises(NotKept) as caught:
        opened.reflections.put(a_full_reflection(body="a canary \ud83d"))
    assert "canary" not in repr(caught.value)
    assert opened.reflections.count() == 0


def test_writing_takes_a_transaction(place: Place):
    from unhurried.storage.engine import Engine

    db = place.raw()
    engine = Engine(db, place.folder)
    with pytest.raises(RuntimeError, match="transaction"):
        engine.run("DELETE FROM preference")
    with pytest.raises(RuntimeError, match="transaction"):
        engine.upsert("preference", "name", {"name": "a", "value": "b"})
    engine.close()
