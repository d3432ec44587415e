"""Threads: begun from anything, added to for as long as one likes, and in whatever state they are."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from tests.builders import DAY, a_draft, a_reflection
from tests.memory import MemoryJournal
from tests.services.clocks import Clock

from unhurried.domain.errors import HeldByLaw, NoteMissing, ThreadMissing
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.threads import Origin, Thread, ThreadKind, ThreadState, Turn
from unhurried.services.threads import ThreadRoom
from unhurried.services.writing import WritingDesk

QUESTION = "What do I not understand that can stay so?"


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def room(journal: MemoryJournal, clock: Clock) -> ThreadRoom:
    return ThreadRoom(journal, *clock.told)


def words(room: ThreadRoom, thread_id: str) -> list[str]:
    return [note.words for note in room.notes(thread_id)]


def test_a_thread_is_begun_blank(room: ThreadRoom):
    thread = room.start(f"  {QUESTION}\n ")
    assert room.one(thread.thread_id) == thread
    assert (thread.title, thread.day, thread.state, thread.kind) == (
        QUESTION,
        DAY,
        ThreadState.OPEN,
        ThreadKind.QUESTION,
    )
    (ends,) = room.threads()
    assert (ends.thread, ends.first, ends.latest) == (thread, None, None)


@pytest.mark.parametrize(
    "origin",
    [Origin("r"), Origin("r", prompt_id="silence.first"), Origin("r", moment_id="moment-a"), None],
)
def test_a_thread_is_begun_from_an_answer_a_moment_or_a_reflection(room: ThreadRoom, origin: Origin | None):
    thread = room.start(
        "The quiet", client_code="Heron", words="I said it before the pause was over. ", origin=origin
    )
    (note,) = room.notes(thread.thread_id)
    assert (note.words, note.origin, note.day) == ("I said it before the pause was over.", origin, DAY)
    assert [(found.thread_id, of.note_id) for found, of in room.of_reflection("r")] == (
        [(thread.thread_id, note.note_id)] if origin else []
    )


def test_a_draft_leads_to_a_thread_before_it_is_finished(journal: MemoryJournal, clock: Clock, room: ThreadRoom):
    desk = WritingDesk(journal, *clock.told)
    draft = desk.keep(a_draft("I filled it."))
    thread = room.start("Filling", words="I filled it.", origin=Origin.of_draft(draft, "silence.first"))
    reflection = desk.finish(draft)
    assert [found for found, _ in room.of_reflection(reflection.reflection_id)] == [thread]
    edit = desk.edit(reflection.reflection_id)
    assert Origin.of_draft(edit, moment_id="m") == Origin(reflection.reflection_id, moment_id="m")


def test_what_was_put_away_and_taken_up_again_still_leads_there(
    journal: MemoryJournal, clock: Clock, room: ThreadRoom
):
    desk = WritingDesk(journal, *clock.told)
    draft = desk.keep(a_draft("I filled it."))
    thread = room.start("Filling", words="I filled it.", origin=Origin.of_draft(draft))
    desk.put_away(draft)
    desk.take_up(draft)
    assert journal.reflections.trashed() == []
    assert words(room, thread.thread_id) == ["I filled it."]


def test_first_and_latest_and_all_between(room: ThreadRoom, clock: Clock):
    thread = room.start(QUESTION, words="First.")
    for word in ("Second.", "Third."):
        clock.later(100)
        room.add(thread.thread_id, word)
    (ends,) = room.threads()
    assert ends.first
    assert ends.latest
    assert (ends.first.words, ends.first.day) == ("First.", DAY)
    assert (ends.latest.words, ends.latest.day) == ("Third.", DAY + timedelta(days=200))
    assert words(room, thread.thread_id) == ["First.", "Second.", "Third."]


def test_states_in_any_order_for_ever(room: ThreadRoom):
    thread_id = room.start("a").thread_id
    room.start("b")
    for state in (ThreadState.LET_GO, ThreadState.OPEN, ThreadState.RESTING, ThreadState.LET_GO, ThreadState.RESTING):
        assert room.set_state(thread_id, state).state is state
        room.add(thread_id, "Still something.")
    assert [ends.thread.title for ends in room.threads(ThreadState.RESTING)] == ["a"]
    assert [ends.thread.title for ends in room.threads(ThreadState.OPEN, ThreadState.RESTING)] == ["b", "a"]
    assert room.threads(ThreadState.LET_GO) == []


def test_a_thread_has_nothing_to_be_late_with_or_to_be_done():
    assert {field.name for field in fields(Thread)} == {
        *("thread_id", "title", "day", "begun_at", "kind", "state", "client_code", "is_about_me"),
    }


def test_the_turns_of_a_strain_come_in_any_order_and_none_is_required(room: ThreadRoom):
    thread_id = room.start("After the cancelled hour", kind=ThreadKind.STRAIN).thread_id
    for turn in (Turn.TRIED, Turn.NOTICED, Turn.TRIED, None, Turn.LEFT):
        room.add(thread_id, "" if turn is Turn.LEFT else "Words.", turn=turn)
    turns = [note.turn for note in room.notes(thread_id)]
    assert turns == [Turn.TRIED, Turn.NOTICED, Turn.TRIED, None, Turn.LEFT]
    room.set_kind(thread_id, ThreadKind.QUESTION)
    assert [note.turn for note in room.notes(thread_id)] == turns


def test_what_it_is_called_and_about_may_change(room: ThreadRoom):
    thread_id = room.start("a", client_code="Heron").thread_id
    assert room.rename(thread_id, " a new \n name ").title == "a new name"
    mine = room.set_about(thread_id, is_about_me=True)
    assert (mine.client_code, mine.is_about_me) == (None, True)
    neither = room.set_about(thread_id)
    assert (neither.client_code, neither.is_about_me) == (None, False)
    with pytest.raises(ThreadMissing):
        room.rename("never was", "b")


def test_the_writer_s_own_order(room: ThreadRoom):
    ids = {name: room.start(name).thread_id for name in "abc"}
    room.arrange([ids["a"], ids["c"]])
    assert [ends.thread.title for ends in room.threads()] == ["a", "c", "b"]


def test_it_is_found_by_its_title_and_every_note(room: ThreadRoom):
    thread = room.start("The quiet at the door", words="Marzipan")
    room.start("Another")
    for typed in ("door", "marzip", "quiet -nougat"):
        assert [found.thread for found in room.find(typed)] == [thread]
    assert room.find("nougat") == []


def test_a_note_written_anew_keeps_its_day(room: ThreadRoom, clock: Clock):
    thread = room.start("a", words="First.")
    (note,) = room.notes(thread.thread_id)
    clock.later(3)
    assert room.edit_note(note.note_id, "First. ") == note
    again = room.edit_note(note.note_id, "Better.", turn=Turn.NAMED)
    assert again == replace(note, words="Better.", turn=Turn.NAMED, edited_at=again.edited_at)
    assert again.edited_at
    assert words(room, thread.thread_id) == ["Better."]


def test_what_is_removed_is_gone_from_the_files_too(room: ThreadRoom, journal: MemoryJournal):
    thread = room.start("a", words="First.")
    (note,) = room.notes(thread.thread_id)
    room.remove_note(note.note_id)
    assert words(room, thread.thread_id) == []
    room.erase(thread.thread_id)
    assert room.threads() == []
    assert journal.traces_forgotten == 2


# What is being written


def test_a_note_grows_and_is_there_after_a_lock(room: ThreadRoom, journal: MemoryJournal, clock: Clock):
    thread_id = room.start("a", words="First.").thread_id
    note_id = None
    for text in ("Half", "Half a sen", "Half a sentence "):
        note = room.keep_growing(thread_id, text, note_id=note_id, origin=Origin("r"))
        assert note
        assert note_id in (None, note.note_id)
        note_id = note.note_id
    assert note_id
    afterwards = ThreadRoom(journal, *clock.told)
    growing = afterwards.unfinished(thread_id)
    assert growing
    assert (growing.words, growing.origin) == ("Half a sentence ", Origin("r"))
    assert words(afterwards, thread_id) == ["First."]
    assert afterwards.of_reflection("r") == []
    clock.later(2)
    finished = afterwards.finish_note(note_id)
    assert finished
    assert (finished.words, finished.day) == ("Half a sentence", DAY + timedelta(days=2))
    assert afterwards.unfinished(thread_id) is None
    assert words(afterwards, thread_id) == ["First.", "Half a sentence"]
    assert afterwards.finish_note(note_id) == finished
    assert afterwards.keep_growing(thread_id, "late to arrive", note_id=note_id) == finished


def test_one_that_is_emptied_again_leaves_the_journal(room: ThreadRoom):
    thread_id = room.start("a").thread_id
    assert room.keep_growing(thread_id, " \n") is None
    note = room.keep_growing(thread_id, "Half")
    assert note
    assert room.keep_growing(thread_id, "", note_id=note.note_id) is None
    assert room.unfinished(thread_id) is None
    with pytest.raises(NoteMissing):
        room.finish_note(note.note_id)
    again = room.keep_growing(thread_id, "Other words", note_id=note.note_id)
    assert again
    assert again.words == "Other words"


def test_a_turn_alone_is_a_note(room: ThreadRoom):
    thread_id = room.start("a", kind=ThreadKind.STRAIN).thread_id
    note = room.keep_growing(thread_id, "", turn=Turn.LEFT)
    assert note
    assert room.finish_note(note.note_id)
    assert [note.turn for note in room.notes(thread_id)] == [Turn.LEFT]


def test_under_a_hold_writing_goes_on_and_what_is_finished_stays(room: ThreadRoom, journal: MemoryJournal):
    thread_id = room.start("a").thread_id
    journal.holds.add(HoldChange(DAY, is_on=True))
    note = room.keep_growing(thread_id, "Half")
    assert note
    room.keep_growing(thread_id, "Whole", note_id=note.note_id)
    room.finish_note(note.note_id)
    for refused in (
        lambda: room.edit_note(note.note_id, "Others"),
        lambda: room.remove_note(note.note_id),
        lambda: room.rename(thread_id, "b"),
        lambda: room.erase(thread_id),
    ):
        with pytest.raises(HeldByLaw):
            refused()
    assert words(room, thread_id) == ["Whole"]
    room.set_state(thread_id, ThreadState.RESTING)


def test_notes_in_the_margin_keep_a_reflection_in_the_trash(journal: MemoryJournal, clock: Clock):
    from tests.builders import a_margin_note

    desk = WritingDesk(journal, *clock.told)
    draft = desk.keep(a_draft("I filled it."))
    desk.put_away(draft)
    journal.margins.put(a_margin_note(draft.draft_id))
    desk.take_up(draft)
    assert len(journal.margins.of(draft.draft_id)) == 1
    desk.finish(draft)
    assert journal.reflections.trashed() == []
    assert len(journal.margins.of(draft.draft_id)) == 1


def test_text_comes_in_clean(room: ThreadRoom, journal: MemoryJournal):
    journal.reflections.put(a_reflection())
    thread = room.start("a\x00\r\nb", words="c\x07\r\nd")
    assert thread.title == "a\u2400 b"
    assert words(room, thread.thread_id) == ["c\u2407\nd"]


def test_a_thread_is_half_written_while_a_note_in_it_waits(room: ThreadRoom):
    one, two = room.start("One"), room.start("Two", words="said")
    note = room.keep_growing(one.thread_id, "half")
    assert note
    assert room.half_written() == {one.thread_id}
    room.finish_note(note.note_id)
    assert room.half_written() == set()
    assert two.thread_id not in room.half_written()
