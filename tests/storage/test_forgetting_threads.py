"""Forgetting what hangs on reflections: threads, margins and words to keep, by the same scopes, without a trace."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import AT, DAY, a_draft, a_margin_note, a_note, a_reflection, a_thread, words_to_keep
from tests.faults.rounds import Trial
from tests.storage.conftest import Place, assert_sound
from tests.storage.test_at_rest import CANARY, _pages, _says

from unhurried.domain.errors import HeldByLaw
from unhurried.domain.finding import Filter
from unhurried.domain.forgetting import AboutClient, Footprint, HoldChange, OlderThan, OneReflection, Scope
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Writing
from unhurried.domain.threads import Origin
from unhurried.services.forgetting import ForgettingRoom

EARLIER = DAY - timedelta(days=400)


def _fill(journal: Journal) -> None:
    """Two clients and two years, with threads about them, about the writer and about nothing; notes from anywhere."""
    with journal.transaction():
        journal.reflections.put(a_reflection(reflection_id="heron", client_code="Heron"))
        journal.reflections.put(a_reflection(reflection_id="birch", client_code="Birch"))
        journal.reflections.put(a_reflection(reflection_id="old", day=EARLIER))
        drafted = Writing(EARLIER, client_code="Heron", body="Half a sen")
        journal.drafts.put(a_draft(draft_id="draft", writing=drafted))
        journal.drafts.put(a_draft(draft_id="edit", reflection_id="old"))
        for name in ("heron", "birch", "old"):
            journal.margins.put(a_margin_note(name, f"beside {name}", note_id=f"beside {name}"))
        journal.threads.put(a_thread("About Heron", thread_id="of heron", client_code="Heron"))
        journal.threads.put(a_thread("As with Heron", thread_id="of birch", client_code="Birch", day=EARLIER))
        journal.threads.put(a_thread("Mine", thread_id="mine", is_about_me=True, day=EARLIER))
        journal.threads.put(a_thread("Long ago", thread_id="ago", day=EARLIER))
        journal.threads.put(a_thread("Never written to", thread_id="empty", day=EARLIER))
        for note_id, thread_id, origin, day in NOTES:
            journal.threads.put_note(
                a_note(thread_id, note_id, note_id=note_id, origin=origin and Origin(origin), day=day)
            )
            if thread_id == "mine":
                words = words_to_keep(note_id, note_id=f"words {note_id}", reflection_id=origin, day=day)
                journal.margins.keep_words(words)


NOTES = (
    ("blank in heron", "of heron", None, DAY),
    ("birch in heron", "of heron", "birch", DAY),
    ("heron in mine", "mine", "heron", DAY),
    ("birch in mine", "mine", "birch", DAY),
    ("draft in mine", "mine", "draft", DAY),
    ("edit in mine", "mine", "edit", DAY),
    ("nowhere in mine", "mine", "nowhere", EARLIER),
    ("blank in mine", "mine", None, EARLIER),
    ("old in birch", "of birch", "old", DAY),
    ("blank in birch", "of birch", None, DAY),
    ("old in ago", "ago", "old", DAY),
    ("blank in ago", "ago", None, EARLIER),
)
ALL = {note_id for note_id, _, _, _ in NOTES}
THREADS = {"of heron", "of birch", "mine", "ago", "empty"}
CASES: dict[str, tuple[Scope, Footprint, set[str], set[str]]] = {
    "a client": (
        AboutClient("Heron"),
        # The thread about Birch mentions Heron in its title, and stays.
        Footprint(
            *(1, 0, 1, EARLIER, DAY),
            margin_notes=1,
            threads=1,
            thread_notes=4,
            words_to_keep=2,
            mentioned_in_threads=1,
        ),
        {"blank in heron", "birch in heron", "heron in mine", "draft in mine"},
        {"of heron"},
    ),
    "one": (
        OneReflection("heron"),
        Footprint(1, 0, 0, DAY, DAY, margin_notes=1, thread_notes=1, words_to_keep=1),
        {"heron in mine"},
        set(),
    ),
    "one with an edit": (
        OneReflection("old"),
        Footprint(1, 0, 1, EARLIER, DAY, margin_notes=1, thread_notes=3, words_to_keep=1),
        {"edit in mine", "old in birch", "old in ago"},
        set(),
    ),
    "a draft": (
        OneReflection("draft"),
        Footprint(0, 0, 1, EARLIER, EARLIER, thread_notes=1, words_to_keep=1),
        {"draft in mine"},
        set(),
    ),
    "what is nowhere": (
        OneReflection("nowhere"),
        Footprint(thread_notes=1, words_to_keep=1),
        {"nowhere in mine"},
        set(),
    ),
    "older": (
        OlderThan(DAY),
        Footprint(1, 0, 2, EARLIER, DAY, margin_notes=1, threads=2, thread_notes=7, words_to_keep=4),
        {
            "draft in mine",
            "edit in mine",
            "nowhere in mine",
            "blank in mine",
            "old in birch",
            "old in ago",
            "blank in ago",
        },
        {"ago", "empty"},
    ),
    "everything": (
        OlderThan(DAY + timedelta(days=1)),
        Footprint(3, 0, 2, EARLIER, DAY, margin_notes=3, threads=5, thread_notes=12, words_to_keep=6),
        ALL,
        THREADS,
    ),
    "nobody": (AboutClient("Lantern"), Footprint(), set(), set()),
}


@pytest.fixture
def filled(journal: Journal) -> Journal:
    _fill(journal)
    return journal


def _left(journal: Journal) -> tuple[set[str], set[str], set[str]]:
    """What is there: thread notes, threads, words to keep."""
    threads = {ends.thread.thread_id for ends in journal.threads.ends()}
    notes = {note.note_id for thread_id in threads for note in journal.threads.notes(thread_id)}
    return notes, threads, {words.words for words in journal.margins.words_to_keep()}


@pytest.mark.parametrize(("scope", "footprint", "notes", "threads"), CASES.values(), ids=CASES.keys())
def test_what_is_previewed_goes_and_nothing_else(
    filled: Journal, scope: Scope, footprint: Footprint, notes: set[str], threads: set[str]
):
    kept = {note_id for note_id in ALL if note_id.endswith("in mine")}
    assert _left(filled) == (ALL, THREADS, kept)
    assert filled.forgetting.footprint(scope) == footprint
    filled.forgetting.erase(scope)
    assert _left(filled) == (ALL - notes, THREADS - threads, kept - notes)
    after = filled.forgetting.footprint(scope)
    assert after.is_empty
    assert after.mentioned_in_threads == footprint.mentioned_in_threads
    found = {found.thread.thread_id for found in filled.threads.find("in")}
    assert found == {thread_id for note_id, thread_id, _, _ in NOTES if note_id not in notes}
    assert {found.words.words for found in filled.margins.find("mine")} == kept - notes
    beside = filled.reflections.places(Filter(words="beside"))
    assert len(beside) == 3 - footprint.margin_notes


def test_while_the_hold_is_on_all_of_it_stays(filled: Journal):
    before = _left(filled)
    filled.holds.add(HoldChange(DAY, is_on=True))
    for scope, _, _, _ in CASES.values():
        with pytest.raises(HeldByLaw):
            filled.forgetting.erase(scope)
    with pytest.raises(HeldByLaw):
        filled.reflections.erase(["heron"])
    assert _left(filled) == before
    assert len(filled.margins.of("heron")) == 1


NOTES_OF = ("thread_note", "margin_note", "words_to_keep")


@pytest.mark.parametrize(
    ("table", "sql"),
    [
        ("thread", "UPDATE {} SET title = 'others'"),
        *((table, "DELETE FROM {}") for table in ("thread", *NOTES_OF)),
        *((table, "UPDATE {} SET words = 'others'") for table in NOTES_OF),
        *((table, "UPDATE {} SET is_unfinished = 1") for table in NOTES_OF),
    ],
)
def test_the_schema_itself_refuses(place: Place, table: str, sql: str):
    journal = place.open()
    _fill(journal)
    journal.holds.add(HoldChange(DAY, is_on=True))
    journal.close()
    with closing(place.raw()) as db:
        before = db.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
        with pytest.raises(Exception, match="held by law"):
            db.execute(sql.format(table))
        assert db.execute(f"SELECT * FROM {table}").fetchall() == before  # noqa: S608


def test_the_codes_of_threads_can_be_chosen(journal: Journal):
    journal.threads.put(a_thread(client_code="Lantern"))
    room = ForgettingRoom(journal, lambda: DAY)
    assert room.client_codes() == ["Lantern"]
    assert room.erase(AboutClient("Lantern")) == Footprint(threads=1)
    assert room.client_codes() == []


def test_what_emptying_the_trash_takes_along(journal: Journal):
    room = ForgettingRoom(journal, lambda: DAY)
    assert room.preview_trash() == Footprint()
    _fill(journal)
    for name in ("heron", "old"):
        journal.reflections.put(replace(journal.reflections.one(name), trashed_at=AT))
    expected = Footprint(2, 0, 1, EARLIER, DAY, margin_notes=2, thread_notes=4, words_to_keep=2)
    assert room.preview_trash() == expected


@pytest.mark.fault("erased")
@pytest.mark.parametrize(
    ("scope", "threads"),
    [(OneReflection("r"), 0), (AboutClient("Heron"), 1), (OlderThan(DAY), 2), (None, 0)],
    ids=["one", "client", "older", "trash"],
)
def test_no_trace_is_left_in_any_page(place: Place, trial: Trial, scope: Scope | None, threads: int):
    """In the pages as they stand decrypted, unused ones included, and in both indexes."""
    journal = place.open()
    with journal.transaction():
        journal.reflections.put(a_reflection(reflection_id="r", client_code="Heron", day=EARLIER))
        journal.threads.put(a_thread("Stays", thread_id="stays"))
        journal.threads.put_note(a_note("stays", "Other words."))
        for name in ("whole", "too")[:threads]:
            code = "Heron" if name == "whole" else None
            journal.threads.put(a_thread(CANARY, thread_id=name, client_code=code, day=EARLIER))
        for number in range(60):
            origin = Origin("r")
            journal.threads.put_note(a_note("stays", f"{CANARY} {number}", origin=origin))
            journal.margins.put(a_margin_note("r", f"{CANARY} {number}"))
            journal.margins.keep_words(words_to_keep(f"{CANARY} {number}", reflection_id="r"))
    journal.forget_traces()
    assert _says(_pages(place))
    if scope:
        ForgettingRoom(journal, lambda: DAY).erase(scope)
    else:
        journal.reflections.erase(["r"])
        journal.forget_traces()
    assert not _says(_pages(place))
    assert [note.words for note in journal.threads.notes("stays")] == ["Other words."]
    journal.close()
    with closing(place.raw()) as db:
        for index in ("words", "note_words"):
            blocks = b"".join(block for (block,) in db.execute(f"SELECT block FROM {index}_data").fetchall())  # noqa: S608
            assert not _says(blocks, CANARY[2:])
        assert_sound(db)
    trial.report(erasures=1, notes_erased=180 + threads, traces_in_pages_log_or_index=0)


def test_what_is_removed_or_written_anew_leaves_no_trace(place: Place):
    """Also one note by itself, and the words that were there before."""
    journal = place.open()
    thread, words = a_thread(CANARY, thread_id="t"), words_to_keep(CANARY)
    note, margin = a_note("t", CANARY), a_margin_note("r", CANARY)
    journal.reflections.put(a_reflection(reflection_id="r"))
    journal.threads.put(thread)
    for number in range(2):
        for one, keep in ((note, journal.threads.put_note), (margin, journal.margins.put)):
            keep(replace(one, note_id=f"{number}"))
        journal.margins.keep_words(replace(words, note_id=f"{number}"))
    journal.threads.put(replace(thread, title="Others"))
    for one, keep in ((note, journal.threads.put_note), (margin, journal.margins.put)):
        keep(replace(one, note_id="0", words="Others"))
    journal.margins.keep_words(replace(words, note_id="0", words="Others"))
    journal.threads.remove_note("1")
    journal.margins.remove("1")
    journal.margins.remove_words("1")
    journal.forget_traces()
    assert not _says(_pages(place))
    journal.close()
