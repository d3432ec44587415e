"""Choosing: one thing at a time, found again by its id, and never another one in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import (
    AT,
    DAY,
    a_draft,
    a_full_reflection,
    a_margin_note,
    a_marking,
    a_moment,
    a_note,
    a_question,
    a_reflection,
    a_thread,
    a_writing,
    an_answer,
    words_to_keep,
)
from tests.memory import MemoryJournal

from unhurried.domain.disclosures import Taken
from unhurried.domain.margins import KeptKind
from unhurried.domain.reflections import Reflection
from unhurried.domain.sharing.parts import Line, PartKind
from unhurried.domain.threads import Turn
from unhurried.services.sharing import saying
from unhurried.services.sharing.choosing import ChoosingRoom, taken
from unhurried.services.shelves import load_shelves

SHELVES = load_shelves()


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def room(journal: MemoryJournal) -> ChoosingRoom:
    return ChoosingRoom(journal, SHELVES)


def kept(journal: MemoryJournal, body: str = "", **fields: object) -> Reflection:
    reflection = a_reflection(body, reflection_id="r1", **fields)
    journal.reflections.put(reflection)
    return reflection


def words(room: ChoosingRoom, reflection_id: str = "r1") -> list[str]:
    return [part.lines[0].words for part in room.of_reflection(reflection_id)]


def test_each_thing_in_a_reflection_is_offered_by_itself(journal: MemoryJournal, room: ChoosingRoom):
    journal.reflections.put(a_full_reflection(reflection_id="r1"))
    parts = room.of_reflection("r1")
    assert [(part.kind, part.lines[0].label) for part in parts] == [
        (PartKind.PARAGRAPH, ""),
        (PartKind.PARAGRAPH, ""),
        (PartKind.ANSWER, "What did I do with the quiet?"),
        (PartKind.ANSWER, "What did I do with the quiet?"),
        (PartKind.MOMENT, ""),
        (PartKind.MOMENT, ""),
        (PartKind.MARKING, "I explained before it was asked for."),
        (PartKind.MARKING, "I explained before it was asked for."),
    ]
    assert {(part.reflection_id, part.day, part.client_code) for part in parts} == {("r1", DAY, "Heron")}
    assert len({part.part_id for part in parts}) == len(parts)
    assert "r1/answer/silence.first" in [part.part_id for part in parts]
    assert not any(part.is_private for part in parts)


def test_a_body_is_offered_by_paragraphs_items_and_quotations(journal: MemoryJournal, room: ChoosingRoom):
    body = "# Head\none\ntwo\n\n- a\n  - in a\n- b\n\n3. c\n\n> said\n> so\n\n---\n\n```\ncode\n\nmore\n```\nlast"
    kept(journal, body)
    assert words(room) == [
        "# Head", "one\ntwo", "- a\n  - in a", "- b", "3. c", "> said\n> so", "```\ncode\n\nmore\n```", "last",
    ]  # fmt: skip


@pytest.mark.parametrize("body", ["", "  \n\n \n", "---"])
def test_a_body_without_words_offers_nothing(journal: MemoryJournal, room: ChoosingRoom, body: str):
    kept(journal, body)
    assert words(room) == []


def test_a_paragraph_keeps_its_id_whatever_happens_around_it(journal: MemoryJournal, room: ChoosingRoom):
    kept(journal, "first\n\nsecond\n\nthird")
    _, second, third = room.of_reflection("r1")
    kept(journal, "before\n\nsecond\n\nand changed third")
    assert room.parts([third.part_id, second.part_id]) == [second]


def test_of_two_that_are_the_same_each_has_its_id(journal: MemoryJournal, room: ChoosingRoom):
    kept(journal, "again\n\nagain")
    one, two = room.of_reflection("r1")
    assert one.part_id != two.part_id
    assert room.parts([two.part_id, one.part_id]) == [two, one]


def test_the_same_words_elsewhere_are_another_part(journal: MemoryJournal, room: ChoosingRoom):
    kept(journal, "again")
    journal.reflections.put(a_reflection("again", reflection_id="r2"))
    (one,), (two,) = room.of_reflection("r1"), room.of_reflection("r2")
    assert one.part_id.removeprefix("r1") != two.part_id.removeprefix("r2")


def test_a_moment_comes_with_the_keys_of_its_fields(journal: MemoryJournal, room: ChoosingRoom):
    moments = (
        a_moment(
            happened="quiet", happened_words=" after the news ", pull="to speak", did="other", did_words="hummed"
        ),
        a_moment(happened="", did="other", noticed="", followed=" "),
        replace(a_moment(""), did="", noticed=""),
    )
    kept(journal, moments=moments)
    full, short = room.of_reflection("r1")
    assert full.lines == (
        Line("after the news", key="happened.quiet"),
        Line("to speak", key="pull"),
        Line("hummed", key="did"),
        Line("", key="noticed.afterwards"),
    )
    assert short.lines == (Line("", key="did.other"),)


def test_every_key_has_a_name_to_put_into_words():
    assert {"happened", "did", "margin-note"} <= set(saying.FIELDS)
    assert {"happened.step-back", "did.waited", "noticed.then", "turn.left"} <= set(saying.CHOICES)
    labels = {"did": "What I did", "waited": "Waited"}
    assert saying.said(Line("long", key="did.waited"), labels) == Line("Waited: long", "What I did")
    assert saying.said(Line("", key="did.flew"), labels) == Line("flew", "What I did")
    assert saying.said(Line("as it is", "Mine"), labels) == Line("as it is", "Mine")


def test_a_marking_is_its_option_and_its_line(journal: MemoryJournal, room: ChoosingRoom):
    kept(journal, markings=(a_marking(line="just then"), a_marking("yes", marker_id="rested")))
    with_line, without = room.of_reflection("r1")
    wording = "I explained before it was asked for."
    assert with_line.lines == (Line("Felt the pull and waited", wording), Line("just then"))
    assert without.lines == (Line("Felt the pull and waited", wording),)


def test_a_wording_that_was_not_kept_comes_from_the_shelves(journal: MemoryJournal, room: ChoosingRoom):
    prompt, marker = SHELVES.prompts[0], SHELVES.markers[0]
    option = marker.options[0]
    marking = a_marking(option.key, marker_id=marker.marker_id, wording="", option_wording="")
    kept(journal, answers=(an_answer(prompt_id=prompt.prompt_id, wording=""),), markings=(marking,))
    answered, marked = room.of_reflection("r1")
    assert answered.lines[0].label == prompt.wording
    assert marked.lines == (Line(option.wording, marker.wording),)


def test_an_empty_answer_is_not_offered(journal: MemoryJournal, room: ChoosingRoom):
    kept(journal, answers=(an_answer(" \n"),))
    assert room.of_reflection("r1") == []


def test_nothing_of_the_trash_is_offered_or_found(journal: MemoryJournal, room: ChoosingRoom):
    reflection = kept(journal, "one", client_code="Heron")
    journal.margins.put(a_margin_note("r1"))
    (one,) = room.of_reflection("r1")
    (note,) = room.private_of_reflection("r1")
    journal.reflections.put(replace(reflection, trashed_at=AT))
    assert room.of_reflection("r1") == room.private_of_reflection("r1") == []
    assert room.parts([one.part_id, note.part_id]) == []
    journal.supervision.put(a_question(client_code="Lantern"))
    assert room.codes() == {"Heron", "Lantern"}


@pytest.mark.parametrize(
    "part_id", ["", "r1", "r1/", "nobody/paragraph/x", "thread/none/n", "kept/none", "///", "picture/x"]
)
def test_an_id_of_nothing_finds_nothing(journal: MemoryJournal, room: ChoosingRoom, part_id: str):
    kept(journal, "one")
    assert room.parts([part_id]) == []


def test_private_notes_come_only_when_asked_for(journal: MemoryJournal, room: ChoosingRoom):
    kept(journal, "one")
    journal.margins.put(a_margin_note("r1", "I would wait."))
    journal.margins.put(a_margin_note("r1", "half", is_unfinished=True))
    journal.margins.keep_words(words_to_keep("When this, then that.", reflection_id="r1"))
    journal.margins.keep_words(words_to_keep("Tired.", kind=KeptKind.STATE, reflection_id="r1"))
    assert words(room) == ["one"]
    private = room.private_of_reflection("r1")
    assert [(part.kind, part.lines[0].words) for part in private] == [
        (PartKind.MARGIN_NOTE, "I would wait."),
        (PartKind.KEPT_WORDS, "When this, then that."),
    ]
    assert all(part.is_private for part in private)
    assert [part.lines[0].words for part in room.kept_words()] == ["When this, then that.", "Tired."]
    assert room.parts([part.part_id for part in private]) == private


def test_a_thread_is_offered_note_by_note(journal: MemoryJournal, room: ChoosingRoom):
    journal.threads.put(a_thread("The quiet", thread_id="t1", client_code="Heron"))
    journal.threads.put(a_thread("My hurry", thread_id="t2", is_about_me=True))
    for note in (a_note("t1", "First."), a_note("t1", "", turn=Turn.NAMED), a_note("t1", "Ha", is_unfinished=True)):
        journal.threads.put_note(note)
    journal.threads.put_note(a_note("t2", "Mine."))
    first, turn = room.of_thread("t1")
    (mine,) = room.of_thread("t2")
    assert first.lines == (Line("First.", "The quiet"),)
    assert turn.lines == (Line("", "The quiet", "turn.named"),)
    assert (first.client_code, first.is_about_me, mine.client_code, mine.is_about_me) == ("Heron", False, None, True)
    assert room.parts([mine.part_id, turn.part_id]) == [mine, turn]
    assert room.of_thread("none") == []


def test_parts_come_in_the_order_asked_for_and_once(journal: MemoryJournal, room: ChoosingRoom):
    kept(journal, "one\n\ntwo")
    one, two = room.of_reflection("r1")
    assert room.parts([two.part_id, one.part_id, two.part_id]) == [two, one]


def test_every_code_is_known(journal: MemoryJournal, room: ChoosingRoom):
    kept(journal, client_code="Heron")
    journal.drafts.put(a_draft(writing=a_writing(client_code="Birch")))
    journal.threads.put(a_thread(client_code="Otter"))
    assert room.codes() == {"Heron", "Birch", "Otter"}


def test_the_ledger_learns_nothing_of_the_words(journal: MemoryJournal, room: ChoosingRoom):
    kept(journal, "one\n\ntwo", answers=(an_answer(),))
    parts = room.of_reflection("r1")
    assert taken(parts, ["explained-early"]) == (
        Taken("r1/paragraph", "r1"),
        Taken("r1/paragraph", "r1"),
        Taken("r1/answer/silence.first", "r1"),
        Taken("picture/explained-early"),
    )


def test_a_line_of_the_ledger_tells_what_every_part_is(journal: MemoryJournal, room: ChoosingRoom):
    reflection = kept(journal, "one", answers=(an_answer(),), moments=(a_moment("quiet"),), markings=(a_marking(),))
    journal.margins.put(a_margin_note(reflection.reflection_id))
    journal.margins.keep_words(words_to_keep())
    thread = a_thread()
    journal.threads.put(thread)
    journal.threads.put_note(a_note(thread.thread_id))
    parts = [
        *room.of_reflection("r1"),
        *room.private_of_reflection("r1"),
        *room.of_thread(thread.thread_id),
        *room.kept_words(),
    ]
    assert {part.kind for part in parts} == set(PartKind) - {PartKind.PICTURE}
    for part, told in zip(parts, taken(parts), strict=True):
        assert [kind for kind in PartKind if kind in told.part_id.split("/")] == [part.kind]
