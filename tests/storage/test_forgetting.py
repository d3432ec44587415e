"""Forgetting: what a scope covers goes and nothing else, no trace is left, and a legal hold stops every way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.builders import AT, DAY, a_draft, a_full_reflection, a_reflection, a_revision, an_answer
from tests.faults.rounds import Trial
from tests.memory import MemoryJournal
from tests.storage.conftest import WEAK, Place, assert_sound
from tests.storage.test_at_rest import CANARY, _pages, _says

from unhurried.domain.errors import HeldByLaw, NotKept, ReflectionMissing
from unhurried.domain.finding import Filter
from unhurried.domain.forgetting import (
    AboutClient,
    Footprint,
    HoldChange,
    OlderThan,
    OneReflection,
    Scope,
    covers,
)
from unhurried.domain.inbox import Line
from unhurried.domain.keys import recovery_code
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Writing
from unhurried.services.forgetting import ForgettingRoom
from unhurried.services.reading import ReadingRoom
from unhurried.services.writing import WritingDesk
from unhurried.storage import SealedLetterbox, SealedWaysIn
from unhurried.storage.connecting import Database
from unhurried.storage.journal import SqlcipherJournal
from unhurried.storage.migrations import STEPS

EARLIER = DAY - timedelta(days=400)
ON = HoldChange(DAY, is_on=True)
OFF = HoldChange(DAY + timedelta(days=90), is_on=False)


def _fill(journal: Journal) -> None:
    """Two clients, two years, the trash, earlier states and drafts of every kind."""
    with journal.transaction():
        journal.reflections.put(a_full_reflection(reflection_id="heron", client_code="Heron"))
        journal.reflections.put(a_full_reflection(reflection_id="old heron", client_code="Heron", day=EARLIER))
        journal.reflections.put(a_reflection(reflection_id="trashed", client_code="Heron", trashed_at=AT))
        journal.reflections.put(a_reflection("Like Heron then.", reflection_id="birch", client_code="Birch"))
        journal.reflections.put(a_reflection("No code.", reflection_id="none", day=EARLIER))
        for reflection_id in ("heron", "old heron", "birch"):
            journal.reflections.keep_revision(a_revision(reflection_id, revision_id=f"of {reflection_id}"))
        # It was put down under another code at first.
        mistaken = Writing(DAY, client_code="Heron", body="As it was before.")
        journal.reflections.keep_revision(replace(a_revision("birch", revision_id="mistaken"), writing=mistaken))
        journal.drafts.put(a_draft(draft_id="editing", reflection_id="heron"))
        journal.drafts.put(a_labelled_draft("new heron", "Heron"))
        journal.drafts.put(a_labelled_draft("new birch", "Birch"))
        old = Writing(EARLIER, body="Begun long ago.")
        journal.drafts.put(a_draft(draft_id="old", writing=old))
        journal.drafts.put(a_draft(draft_id="later", writing=old, reflection_id="birch"))
        journal.drafts.put(a_draft(draft_id="orphan", writing=old, reflection_id="never was"))


def a_labelled_draft(draft_id: str, code: str):
    return a_draft(draft_id=draft_id, writing=Writing(DAY, client_code=code, body="Half a sen"))


@pytest.fixture
def filled(journal: Journal) -> Journal:
    _fill(journal)
    return journal


def _left(journal: Journal) -> tuple[set[str], set[str], set[str]]:
    """What is there: reflections, earlier states, drafts."""
    reflections: set[str] = set()
    for name in ("heron", "old heron", "trashed", "birch", "none"):
        try:
            reflections.add(journal.reflections.one(name).reflection_id)
        except ReflectionMissing:
            continue
    revisions = {r.revision_id for name in reflections for r in journal.reflections.revisions(name)}
    return reflections, revisions, {draft.draft_id for draft in journal.drafts.all()}


ALL = (
    {"heron", "old heron", "trashed", "birch", "none"},
    {"of heron", "of old heron", "of birch", "mistaken"},
    {"editing", "new heron", "new birch", "old", "later", "orphan"},
)
CASES: dict[str, tuple[Scope, Footprint, tuple[set[str], set[str], set[str]]]] = {
    "one": (
        OneReflection("heron"),
        Footprint(1, 1, 1, DAY, DAY),
        (ALL[0] - {"heron"}, ALL[1] - {"of heron"}, ALL[2] - {"editing"}),
    ),
    "one in the trash": (
        OneReflection("trashed"),
        Footprint(1, 0, 0, DAY, DAY),
        (ALL[0] - {"trashed"}, ALL[1], ALL[2]),
    ),
    "a client": (
        AboutClient("Heron"),
        Footprint(3, 3, 2, EARLIER, DAY, mentioned_elsewhere=1),
        ({"birch", "none"}, {"of birch"}, {"new birch", "old", "later", "orphan"}),
    ),
    "older": (
        OlderThan(DAY),
        Footprint(2, 1, 2, EARLIER, EARLIER),
        (ALL[0] - {"old heron", "none"}, ALL[1] - {"of old heron"}, ALL[2] - {"old", "orphan"}),
    ),
    "everything": (
        OlderThan(DAY + timedelta(days=1)),
        Footprint(5, 4, 6, EARLIER, DAY),
        (set(), set(), set()),
    ),
    "nobody": (AboutClient("Heron's"), Footprint(), ALL),
    "never was": (OneReflection("never was either"), Footprint(), ALL),
    "before all": (OlderThan(date.min), Footprint(), ALL),
}


@pytest.mark.parametrize(("scope", "footprint", "left"), CASES.values(), ids=CASES.keys())
def test_what_is_previewed_goes_and_nothing_else(filled: Journal, scope: Scope, footprint: Footprint, left):
    assert _left(filled) == ALL
    assert filled.forgetting.footprint(scope) == footprint
    with filled.transaction():
        filled.forgetting.erase(scope)
    assert _left(filled) == left
    after = filled.forgetting.footprint(scope)
    assert after.is_empty
    assert after.mentioned_elsewhere == footprint.mentioned_elsewhere
    live = left[0] - {"trashed"}
    places = filled.reflections.places(Filter())
    assert {glimpse.reflection_id for glimpse in filled.reflections.glimpses(places, Filter())} == live
    assert len(filled.reflections.places(Filter(words="waited"))) == len(live & {"heron", "old heron"})


@pytest.mark.parametrize(("scope", "_footprint", "left"), CASES.values(), ids=CASES.keys())
def test_a_draft_on_the_table_goes_by_the_same_rule(filled: Journal, scope: Scope, _footprint: Footprint, left):
    """Those that are not within the scope by themselves go with their reflection."""
    by_rule = {
        draft.draft_id
        for draft in filled.drafts.all()
        if covers(scope, draft) or (draft.reflection_id in ALL[0] and draft.reflection_id not in left[0])
    }
    assert by_rule | {"orphan"} == (ALL[2] - left[2]) | {"orphan"}


def test_an_erasure_outside_a_transaction_has_its_own(filled: Journal):
    filled.forgetting.erase(AboutClient("Birch"))
    assert "birch" not in _left(filled)[0]


@pytest.mark.parametrize("code", ['He"ron', "'; DROP TABLE draft; --", "*", "🕊️", "NOT", "Heron*", "é\x00", "-"])
def test_any_code_can_be_asked_about(filled: Journal, code: str):
    filled.reflections.put(a_reflection("words", client_code=code, reflection_id="odd"))
    assert filled.forgetting.footprint(AboutClient(code)).reflections == 1
    filled.forgetting.erase(AboutClient(code))
    with pytest.raises(ReflectionMissing):
        filled.reflections.one("odd")
    assert _left(filled) == ALL


def test_an_erasure_that_fails_leaves_everything(opened: SqlcipherJournal):
    _fill(opened)
    with pytest.raises(ZeroDivisionError):
        _erase_and_fail(opened)
    assert _left(opened) == ALL
    assert len(opened.reflections.places(Filter(words="waited"))) == 2


@pytest.mark.fault("erased")
@pytest.mark.parametrize("cut_short_before", [False, True])
@pytest.mark.parametrize(
    ("scope", "number"),
    [(OneReflection("r0"), 1), (AboutClient("Heron"), 30), (OlderThan(DAY), 30), (OlderThan(DAY), 600)],
)
def test_no_trace_is_left_in_any_page(place: Place, trial: Trial, scope: Scope, number: int, cut_short_before: bool):
    """In the pages as they stand decrypted, unused ones included, and in the index."""
    journal = place.open()
    _plant(journal, number)
    if cut_short_before:
        with pytest.raises(ZeroDivisionError):
            _erase_and_fail(journal)
    journal.forget_traces()
    assert _says(_pages(place))
    gone = ForgettingRoom(journal, lambda: DAY).erase(scope)
    assert (gone.reflections, gone.revisions, gone.drafts) == (number, number, number)
    assert not _says(_pages(place))
    journal.close()
    assert not _says(_pages(place))
    db = place.raw()
    assert db.execute("SELECT term FROM vocabulary WHERE term LIKE 'helio%'").fetchall() == []
    blocks = b"".join(block for (block,) in db.execute("SELECT block FROM words_data").fetchall())
    assert not _says(blocks, CANARY[2:])
    assert db.execute("SELECT v FROM words_config WHERE k = 'secure-delete'").fetchone() == (1,)
    assert_sound(db)
    assert db.execute("SELECT count(*) FROM reflection").fetchone() == (20,)
    db.close()
    trial.report(erasures=1, reflections_erased=number, traces_in_pages_log_or_index=0)


def _erase_and_fail(journal: Journal) -> None:
    with journal.transaction():
        journal.forgetting.erase(OlderThan(DAY + timedelta(days=1)))
        raise ZeroDivisionError


def _plant(journal: Journal, number: int) -> None:
    """The word wherever a word can be in so many reflections, and twenty others without it."""
    with journal.transaction():
        for place in range(number):
            planted = a_full_reflection(
                reflection_id=f"r{place}",
                body=f"{CANARY} " * (300 if place < 30 else 3),
                day=EARLIER,
                answers=(an_answer(CANARY),),
                tags=(CANARY,),
            )
            journal.reflections.put(planted)
            journal.reflections.keep_revision(a_revision(planted.reflection_id, f"{CANARY} before"))
            journal.drafts.put(a_draft(f"{CANARY} now", reflection_id=planted.reflection_id))
        for _ in range(20):
            journal.reflections.put(a_reflection("Other words, about someone else.", client_code="Birch"))


def test_what_was_erased_after_many_leaves_no_trace_either(place: Place):
    """The index goes back to cutting words out, on the same connection."""
    journal = place.open()
    _plant(journal, 600)
    journal.forgetting.erase(OlderThan(DAY))
    journal.reflections.put(a_reflection(CANARY, reflection_id="one more"))
    journal.reflections.put(a_reflection("Other words."))
    journal.reflections.erase(["one more"])
    journal.forget_traces()
    assert not _says(_pages(place))
    journal.close()


def _reading(place: Place) -> Database:
    """A connection in the middle of reading, as of a backup that is being made."""
    db = place.raw()
    db.conn.execute("BEGIN")
    db.execute("SELECT count(*) FROM reflection").fetchall()
    return db


def test_erasing_waits_for_no_reader_and_its_traces_go_with_the_next_change(
    place: Place, monkeypatch: pytest.MonkeyPatch
):
    journal = place.open()
    _plant(journal, 30)
    room = ForgettingRoom(journal, lambda: DAY)
    engine, waits = journal._engine, []

    def row(sql: str) -> dict[str, int] | None:
        waits.append(engine.rows("PRAGMA busy_timeout")[0]["timeout"])
        return engine.rows(sql)[0]

    reader = _reading(place)
    journal.forgetting.erase(OlderThan(DAY))
    with monkeypatch.context() as patched:
        patched.setattr(engine, "row", row)
        with pytest.raises(NotKept):
            journal.forget_traces()
    assert waits == [0]
    assert engine.rows("PRAGMA busy_timeout")[0]["timeout"] == 5000
    assert room.has_gone("r1")
    assert _log(place).stat().st_size
    reader.close()
    journal.prefer("way", "line")
    assert not _says(_pages(place))
    assert not _log(place).stat().st_size
    journal.close()


def test_traces_go_with_closing_or_once_the_reader_has_ended(place: Place):
    journal = place.open()
    _plant(journal, 30)
    reader = _reading(place)
    room = ForgettingRoom(journal, lambda: DAY)
    room.erase(OlderThan(DAY))
    assert room.leaves_traces
    reader.conn.execute("ROLLBACK")
    journal.close()
    assert not _log(place).stat().st_size
    reader.close()


def test_traces_that_a_crash_has_left_go_with_the_next_opening(place: Place):
    journal = place.open()
    _plant(journal, 30)
    reader = _reading(place)
    ForgettingRoom(journal, lambda: DAY).erase(OlderThan(DAY))
    files = place.files()
    reader.close()
    journal.close()
    for name in (place.database.name, _log(place).name):
        (place.folder / name).write_bytes(files[name])
    journal = place.open()
    assert not _says(_pages(place))
    assert not _log(place).stat().st_size
    journal.close()


def test_emptying_the_trash_waits_for_no_reader_either(place: Place):
    journal = place.open()
    journal.reflections.put(a_reflection(reflection_id="r", trashed_at=AT))
    reader = _reading(place)
    assert ReadingRoom(journal, lambda: AT, lambda: "id").empty_trash() == 1
    reader.close()
    journal.close()


def _log(place: Place) -> Path:
    return place.database.with_name(f"{place.database.name}-wal")


def test_lines_that_wait_are_forgotten_too(place: Place):
    letterbox = SealedLetterbox()
    for code in ("Heron", "Birch"):
        letterbox.leave(place.folder, Line(AT, DAY, f"{CANARY} and {code}", code))
    journal = place.open()
    room = ForgettingRoom(journal, lambda: DAY)
    assert room.preview(AboutClient("Heron")).drafts == 1
    letterbox.leave(place.folder, Line(AT, DAY, "another", "Heron"))
    assert room.erase(AboutClient("Heron")).drafts == 2
    assert [draft.writing.client_code for draft in journal.drafts.all()] == ["Birch"]
    assert list((place.folder / "inbox").iterdir()) == []
    journal.close()


# The legal hold


def test_the_hold_is_a_log(journal: Journal):
    assert (journal.holds.is_on, journal.holds.log()) == (False, [])
    journal.holds.add(ON)
    assert (journal.holds.is_on, journal.holds.log()) == (True, [ON])
    with journal.transaction():
        journal.holds.add(OFF)
    assert (journal.holds.is_on, journal.holds.log()) == (False, [ON, OFF])


def test_a_hold_in_a_transaction_that_fails_is_none(journal: Journal):
    def hold_and_fail() -> None:
        with journal.transaction():
            journal.holds.add(ON)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        hold_and_fail()
    assert not journal.holds.is_on


def test_while_it_is_on_nothing_is_erased_and_everything_else_goes_on(filled: Journal):
    filled.holds.add(ON)
    erasures = [
        lambda: filled.reflections.erase(["heron"]),
        lambda: filled.reflections.erase(["trashed"]),
        *(lambda scope=scope: filled.forgetting.erase(scope) for scope, _, _ in CASES.values()),
    ]
    for erase in erasures:
        with pytest.raises(HeldByLaw):
            erase()
    assert _left(filled) == ALL
    heron = filled.reflections.one("heron")
    filled.reflections.put(replace(heron, trashed_at=AT))
    filled.reflections.put(heron)
    filled.reflections.put(replace(heron, writing=replace(heron.writing, day=EARLIER)))
    filled.reflections.keep_revision(a_revision("heron"))
    filled.drafts.remove("editing")
    filled.holds.add(OFF)
    filled.forgetting.erase(OneReflection("heron"))
    assert "heron" not in _left(filled)[0]


def test_the_services_refuse_before_they_begin(filled: Journal):
    room = ForgettingRoom(filled, lambda: DAY)
    reading = ReadingRoom(filled, lambda: AT, lambda: "id")
    room.hold()
    for erase in (lambda: room.erase(AboutClient("Heron")), reading.empty_trash):
        with pytest.raises(HeldByLaw):
            erase()
    assert room.preview(AboutClient("Heron")).reflections == 3
    assert _left(filled) == ALL
    room.lift_hold()
    assert reading.empty_trash() == 1


def test_a_draft_is_taken_out_of_the_trash_while_it_is_on(journal: Journal):
    desk = WritingDesk(journal, lambda: AT, lambda: DAY, lambda: "d")
    draft = desk.keep(a_draft("Half a sen", draft_id="d"))
    journal.holds.add(ON)
    desk.put_away(draft)
    desk.take_up(draft)
    assert [found.draft_id for found in journal.drafts.all()] == journal.reflections.trashed() == ["d"]
    assert journal.forgetting.footprint(OneReflection("d")) == Footprint(1, 0, 1, DAY, DAY)
    assert desk.finish(draft).trashed_at is None
    assert journal.reflections.trashed() == []


def test_setting_it_twice_is_one_line(journal: Journal):
    days = iter([DAY, DAY + timedelta(days=1), DAY + timedelta(days=2)])
    room = ForgettingRoom(journal, lambda: next(days))
    room.lift_hold()
    assert room.hold_log() == []
    room.hold()
    room.hold()
    assert room.is_held
    room.lift_hold()
    room.lift_hold()
    assert room.hold_log() == [ON, HoldChange(DAY + timedelta(days=1), is_on=False)]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM reflection",
        "DELETE FROM reflection WHERE uid = 'birch'",
        "DELETE FROM revision",
        "REPLACE INTO reflection (place, uid, day, kept_at, body)"
        " SELECT place, uid, day, kept_at, '' FROM reflection WHERE uid = 'birch'",
    ],
)
def test_the_schema_itself_refuses(place: Place, sql: str):
    """Also whoever does not ask, and whatever is written in years to come."""
    journal = place.open()
    _fill(journal)
    journal.holds.add(ON)
    journal.close()
    db = place.raw()
    before = db.execute("SELECT * FROM reflection").fetchall()
    with pytest.raises(Exception, match="held by law"):
        db.execute(sql)
    assert db.execute("SELECT * FROM reflection").fetchall() == before
    db.close()


def test_what_the_schema_refuses_is_said_in_our_words(opened: SqlcipherJournal):
    _fill(opened)
    opened.holds.add(ON)
    engine = opened._engine
    with pytest.raises(HeldByLaw), engine.transaction():
        engine.run("DELETE FROM revision")


@pytest.mark.parametrize(
    "sql",
    ["UPDATE hold SET is_on = 0", "DELETE FROM hold", "REPLACE INTO hold VALUES (1, '2026-03-04', 0)"],
)
def test_the_log_is_only_added_to(place: Place, sql: str):
    journal = place.open()
    journal.holds.add(ON)
    journal.close()
    db = place.raw()
    with pytest.raises(Exception, match="only added to"):
        db.execute(sql)
    db.close()
    journal = place.open()
    assert journal.holds.log() == [ON]
    with pytest.raises(NotKept), journal._engine.transaction():
        journal._engine.run(sql)
    journal.close()


def test_the_hold_outlives_a_rotation(place: Place):
    journal = place.open()
    _fill(journal)
    journal.holds.add(ON)
    journal.close()
    rotated = SealedWaysIn(WEAK).rotate(place.folder, place.key, "another pause", recovery_code(b"n" * 16))
    journal = replace(place, key=rotated.key).open()
    with pytest.raises(HeldByLaw):
        journal.forgetting.erase(OneReflection("heron"))
    assert journal.holds.log() == [ON]
    journal.close()


def test_a_journal_of_before_the_hold_can_be_held(place: Place, tmp_path):
    """The step is taken by a journal that was made before there was one."""
    from tests.storage.conftest import CODE, PASSPHRASE

    from unhurried.storage import SqlcipherFolders

    before = SqlcipherFolders(WEAK, STEPS[:1])
    key = before.create(tmp_path / "before", PASSPHRASE, CODE, AT)
    journal = place.folders.open(tmp_path / "before", key)
    journal.reflections.put(a_reflection(reflection_id="r"))
    journal.holds.add(ON)
    with pytest.raises(HeldByLaw):
        journal.reflections.erase(["r"])
    journal.close()


def test_the_one_in_memory_forgets_as_well():
    journal = MemoryJournal()
    ForgettingRoom(journal, lambda: DAY).erase(OlderThan(DAY))
    assert journal.traces_forgotten == 1
