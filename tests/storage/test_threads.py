"""Threads: the encrypted journal and the one in memory keep, order and find them alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import AT, DAY, a_draft, a_note, a_reflection, a_thread
from tests.storage.conftest import Place

from unhurried.domain.errors import HeldByLaw, NoteMissing, ThreadMissing
from unhurried.domain.finding import Filter, Piece
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.ports import Journal
from unhurried.domain.threads import Ends, Origin, Thread, ThreadKind, ThreadState, Turn
from unhurried.storage.journal import SqlcipherJournal

LATER = AT + timedelta(days=40)
MUCH_LATER = AT + timedelta(days=400)


def titles(journal: Journal) -> list[str]:
    return [ends.thread.title for ends in journal.threads.ends()]


def found(journal: Journal, words: str) -> list[str]:
    return [found.thread.title for found in journal.threads.find(words)]


def test_a_thread_comes_back_as_it_was_put_down(journal: Journal):
    threads = [
        a_thread(),
        a_thread("", client_code="Heron", kind=ThreadKind.STRAIN, state=ThreadState.RESTING),
        a_thread("Why I fill it", is_about_me=True, state=ThreadState.LET_GO),
    ]
    for thread in threads:
        journal.threads.put(thread)
        assert journal.threads.one(thread.thread_id) == thread
    with pytest.raises(ThreadMissing):
        journal.threads.one("never was")


def test_an_empty_code_is_none(journal: Journal):
    journal.threads.put(a_thread(thread_id="t", client_code=""))
    assert journal.threads.one("t").client_code is None


def test_a_thread_is_about_a_client_or_about_the_writer():
    with pytest.raises(ValueError, match="about a client or about the writer"):
        a_thread(client_code="Heron", is_about_me=True)


def test_a_state_goes_to_any_other_and_back(journal: Journal):
    journal.threads.put(a_thread(thread_id="t"))
    for state in (*ThreadState, *reversed(ThreadState), ThreadState.OPEN):
        journal.threads.put(replace(journal.threads.one("t"), state=state))
        assert journal.threads.one("t").state == state
    assert len(journal.threads.ends()) == 1


def test_first_and_latest_and_all_between(journal: Journal):
    thread = a_thread(thread_id="t")
    journal.threads.put(thread)
    assert journal.threads.ends() == [Ends(thread)]
    first = a_note("t", "Is the quiet mine?")
    journal.threads.put_note(first)
    assert journal.threads.ends() == [Ends(thread, first, first)]
    latest = a_note("t", "Perhaps ours.", written_at=MUCH_LATER, day=MUCH_LATER.date())
    between = [a_note("t", f"Note {number}", written_at=LATER) for number in range(3)]
    for note in (latest, *between):
        journal.threads.put_note(note)
    assert journal.threads.ends() == [Ends(thread, first, latest)]
    growing = a_note("t", "Half a sen", written_at=MUCH_LATER, is_unfinished=True)
    journal.threads.put_note(growing)
    assert journal.threads.ends() == [Ends(thread, first, latest)]
    assert journal.threads.notes("t") == [first, *between, latest, growing]
    assert journal.threads.notes("another") == []


def test_a_note_comes_back_as_it_was_put_down(journal: Journal):
    journal.threads.put(a_thread(thread_id="t", kind=ThreadKind.STRAIN))
    notes = [
        a_note("t"),
        a_note("t", "", turn=Turn.LEFT),
        *(a_note("t", "In whatever order.", turn=turn) for turn in reversed(Turn)),
        a_note("t", origin=Origin("r")),
        a_note("t", origin=Origin("r", prompt_id="silence.first")),
        a_note("t", origin=Origin("r", moment_id="moment-a"), edited_at=LATER),
    ]
    for note in notes:
        journal.threads.put_note(note)
        assert journal.threads.note(note.note_id) == note
    assert journal.threads.notes("t") == notes
    with pytest.raises(NoteMissing):
        journal.threads.note("never was")


def test_the_threads_with_a_note_that_is_still_being_written(journal: Journal):
    for thread_id in ("one", "two", "three"):
        journal.threads.put(a_thread(thread_id=thread_id))
        journal.threads.put_note(a_note(thread_id))
    assert journal.threads.half_written() == set()
    half = a_note("two", note_id="half", is_unfinished=True)
    journal.threads.put_note(half)
    journal.threads.put_note(a_note("two", note_id="another half", is_unfinished=True))
    journal.threads.put_note(a_note("three", is_unfinished=True))
    assert journal.threads.half_written() == {"two", "three"}
    journal.threads.remove_note("another half")
    journal.threads.put_note(replace(half, is_unfinished=False))
    assert journal.threads.half_written() == {"three"}


def test_a_note_belongs_to_a_thread_that_is_there(journal: Journal):
    with pytest.raises(ThreadMissing):
        journal.threads.put_note(a_note("never was"))


def test_a_note_that_is_written_again_keeps_its_place(journal: Journal):
    journal.threads.put(a_thread(thread_id="t"))
    notes = [a_note("t", f"Note {number}") for number in range(3)]
    for note in notes:
        journal.threads.put_note(note)
    again = replace(notes[0], words="Other words.", edited_at=LATER)
    journal.threads.put_note(again)
    assert journal.threads.notes("t") == [again, *notes[1:]]
    assert (found(journal, '"note 0"'), len(found(journal, "other"))) == ([], 1)


def test_a_note_may_go_to_another_thread(journal: Journal):
    for name in ("one", "other"):
        journal.threads.put(a_thread(name, thread_id=name))
    note = a_note("one", "mistaken")
    journal.threads.put_note(note)
    journal.threads.put_note(replace(note, thread_id="other"))
    assert journal.threads.notes("one") == []
    assert found(journal, "mistaken") == ["other"]


def test_what_is_removed_is_gone_and_found_no_more(journal: Journal):
    for name in ("stays", "goes"):
        journal.threads.put(a_thread(name, thread_id=name))
        journal.threads.put_note(a_note(name, "quiet", note_id=f"note of {name}"))
        journal.threads.put_note(a_note(name, "again"))
    journal.threads.erase("goes")
    journal.threads.erase("never was")
    journal.threads.remove_note("note of stays")
    journal.threads.remove_note("never was")
    assert titles(journal) == ["stays"]
    assert found(journal, "quiet") == []
    assert found(journal, "again") == ["stays"]
    with pytest.raises(NoteMissing):
        journal.threads.note("note of goes")


def test_new_threads_come_first_and_the_writer_s_order_stays(journal: Journal):
    for name in "abcd":
        journal.threads.put(a_thread(name, thread_id=name))
    assert titles(journal) == ["d", "c", "b", "a"]
    journal.threads.arrange(["b", "never was", "a", "b"])
    assert titles(journal) == ["b", "a", "d", "c"]
    journal.threads.put(a_thread("e", thread_id="e"))
    journal.threads.put(replace(journal.threads.one("c"), state=ThreadState.RESTING))
    assert titles(journal) == ["e", "b", "a", "d", "c"]
    journal.threads.erase("e")
    journal.threads.put(a_thread("f"))
    assert titles(journal) == ["f", "b", "a", "d", "c"]


@pytest.fixture
def written(journal: Journal) -> Journal:
    for number, name in enumerate(("The quiet at the door", "Fees, again", "Naïve hope")):
        at = AT + timedelta(days=number)
        journal.threads.put(a_thread(name, thread_id=f"t{number}", begun_at=at))
        journal.threads.put_note(a_note(f"t{number}", f"First words of {number}.", written_at=at))
    journal.threads.put_note(a_note("t0", "I **waited**; the café was loud.", written_at=MUCH_LATER))
    journal.threads.put(a_thread("Nothing in it yet", begun_at=LATER))
    return journal


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("quiet", ["The quiet at the door"]),
        ("wait", ["The quiet at the door"]),
        ('"wait"', []),
        ("first", ["The quiet at the door", "Naïve hope", "Fees, again"]),
        ("naive", ["Naïve hope"]),
        ("cafe quiet", ["The quiet at the door"]),
        ("first -waited", ["Naïve hope", "Fees, again"]),
        ("-first", ["Nothing in it yet"]),
        ("nothing", ["Nothing in it yet"]),
        ("heliotrope", []),
        ("", []),
        ('"', []),
        ("AND ( NOT", []),
        ("-", []),
    ],
)
def test_threads_are_found_as_reflections_are(written: Journal, typed: str, expected: list[str]):
    assert found(written, typed) == expected


def test_what_is_found_is_shown_with_its_hits(written: Journal):
    (found,) = written.threads.find("waited")
    assert Piece("waited", is_hit=True) in found.pieces
    (found,) = written.threads.find("fees")
    assert found.pieces[0] == Piece("Fees", is_hit=True)


def test_what_a_reflection_has_led_to(journal: Journal):
    threads = [a_thread(name, thread_id=name) for name in ("one", "other")]
    for thread in threads:
        journal.threads.put(thread)
    notes = [a_note(name, origin=Origin("r"), written_at=at) for name, at in (("other", AT), ("one", LATER))]
    for note in (*reversed(notes), a_note("one", origin=Origin("another")), a_note("one")):
        journal.threads.put_note(note)
    assert journal.threads.of_reflection("r") == [(threads[1], notes[0]), (threads[0], notes[1])]
    assert journal.threads.of_reflection("") == []


def test_the_timeline_is_narrowed_to_a_thread(journal: Journal):
    for number in range(4):
        trashed_at = AT if number == 2 else None
        body = "I waited." if number else "No."
        journal.reflections.put(a_reflection(body, reflection_id=f"r{number}", trashed_at=trashed_at))
    journal.threads.put(a_thread(thread_id="t"))
    for number in (0, 1, 1, 2):
        journal.threads.put_note(a_note("t", origin=Origin(f"r{number}")))

    def ids(narrowed: Filter) -> list[str]:
        places = journal.reflections.places(narrowed)
        return [glimpse.reflection_id for glimpse in journal.reflections.glimpses(places, narrowed)]

    assert ids(Filter(thread="t")) == ["r1", "r0"]
    assert ids(Filter(thread="t", words="waited")) == ["r1"]
    assert ids(Filter(thread="t", words="-waited")) == ["r0"]
    assert ids(Filter(thread="t", in_trash=True)) == ["r2"]
    assert ids(Filter(thread="t", since=DAY + timedelta(days=1))) == []
    assert ids(Filter(thread="never was")) == []
    assert journal.looking_back.sessions(Filter(thread="t")) == 2


def test_all_or_nothing(journal: Journal):
    journal.threads.put(a_thread("before", thread_id="t"))
    journal.threads.put_note(a_note("t", "before"))

    def change_and_fail() -> None:
        with journal.transaction():
            journal.threads.put(a_thread("after"))
            journal.threads.put_note(a_note("t", "after"))
            journal.threads.erase("t")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert titles(journal) == ["before"]
    assert (found(journal, "before"), found(journal, "after")) == (["before"], [])
    assert len(journal.threads.notes("t")) == 1


def test_erasing_a_reflection_takes_the_notes_from_it_along(journal: Journal):
    journal.threads.put(a_thread("stays", thread_id="t"))
    journal.reflections.put(a_reflection(reflection_id="r"))
    journal.threads.put_note(a_note("t", "goes", origin=Origin("r")))
    journal.threads.put_note(a_note("t", "stays", origin=Origin("another")))
    journal.reflections.erase(["r"])
    assert [note.words for note in journal.threads.notes("t")] == ["stays"]
    assert found(journal, "goes") == []


def test_a_note_from_what_is_a_draft_again_stays(journal: Journal):
    journal.threads.put(a_thread(thread_id="t"))
    journal.reflections.put(a_reflection(reflection_id="r"))
    journal.threads.put_note(a_note("t", origin=Origin("r")))
    with journal.transaction():
        journal.drafts.put(a_draft(draft_id="r"))
        journal.reflections.erase(["r"])
    assert len(journal.threads.notes("t")) == 1


def test_the_hold_keeps_words_and_lets_the_rest_go_on(journal: Journal):
    thread, note = a_thread(thread_id="t"), a_note("t", note_id="n")
    journal.threads.put(thread)
    journal.threads.put_note(note)
    journal.holds.add(HoldChange(DAY, is_on=True))
    refused = [
        lambda: journal.threads.erase("t"),
        lambda: journal.threads.remove_note("n"),
        lambda: journal.threads.put(replace(thread, title="Another")),
        lambda: journal.threads.put_note(replace(note, words="Others")),
    ]
    for change in refused:
        with pytest.raises(HeldByLaw):
            change()
    assert journal.threads.notes("t") == [note]
    assert found(journal, "quiet") == [thread.title]
    journal.threads.put(replace(thread, state=ThreadState.LET_GO))
    journal.threads.put_note(replace(note, turn=Turn.NAMED))
    journal.threads.put_note(a_note("t"))
    journal.threads.arrange(["t"])
    growing = a_note("t", "Half a sen", is_unfinished=True)
    journal.threads.put_note(growing)
    journal.threads.put_note(replace(growing, words="Half of it."))
    journal.threads.put_note(replace(growing, words="Half of it.", is_unfinished=False))
    with pytest.raises(HeldByLaw):
        journal.threads.remove_note(growing.note_id)
    another = a_note("t", "Not meant.", is_unfinished=True)
    journal.threads.put_note(another)
    journal.threads.remove_note(another.note_id)
    assert found(journal, "meant") == []
    journal.holds.add(HoldChange(DAY, is_on=False))
    journal.threads.erase("t")
    assert titles(journal) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE thread SET state = 'overdue'",
        "UPDATE thread SET kind = 'task'",
        "UPDATE thread SET is_about_me = 1",
        "UPDATE thread SET day = 'someday'",
        "UPDATE thread SET place = -1",
        "UPDATE thread SET client_code = ''",
        "UPDATE thread_note SET turn = 'resolved'",
        "UPDATE thread_note SET thread_uid = 'never was'",
        "UPDATE thread_note SET reflection_uid = '', prompt_id = 'p'",
        "UPDATE thread_note SET reflection_uid = NULL, prompt_id = 'p'",
        "UPDATE thread_note SET words = NULL",
    ],
)
def test_the_schema_defends_itself(place: Place, sql: str):
    journal = place.open()
    journal.threads.put(a_thread(thread_id="t", client_code="Heron"))
    journal.threads.put_note(a_note("t", origin=Origin("r")))
    journal.close()
    db = place.raw()
    with pytest.raises(Exception, match=r"constraint failed|datatype mismatch|cannot store"):
        db.execute(sql)
    db.close()


def test_ends_are_read_along_the_index(opened: SqlcipherJournal):
    """However long a thread has become, its ends are two steps away."""
    from unhurried.storage import threads

    plan = opened._engine.rows(f"EXPLAIN QUERY PLAN {threads._ENDS}")
    read = [row["detail"] for row in plan if "thread_note" in row["detail"]]
    assert not [detail for detail in read if detail.startswith("SCAN")]


def test_a_thread_says_nothing_of_itself_in_an_error(journal: Journal):
    thread: Thread = a_thread("a canary in the coal mine", client_code="Xylograph")
    shown = repr((thread, a_note("t", "canary"), Ends(thread), journal.threads.ends()))
    assert "canary" not in shown
    assert "Xylograph" not in shown
