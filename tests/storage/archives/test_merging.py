"""Merging by identity: both sides' edits are kept, nothing goes, both ways end alike, and twice is once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import (
    AT,
    DAY,
    a_draft,
    a_full_reflection,
    a_margin_note,
    a_marker,
    a_note,
    a_prompt,
    a_question,
    a_reflection,
    a_session,
    a_thread,
    a_writing,
    words_to_keep,
)
from tests.storage.archives.conftest import Desk
from tests.storage.backups.looks import leftovers, sums

from unhurried.domain.archives import Tally
from unhurried.domain.errors import JournalIsOpen
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.looking_back import Annotation
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Revision
from unhurried.domain.supervision import Standing
from unhurried.domain.threads import Origin, ThreadState

SOON, LATER, LAST = (AT + timedelta(hours=hours) for hours in (1, 2, 3))
Write = Callable[[Journal], None]


def _write(desk: Desk, *deeds: Write) -> None:
    journal = desk.place.open()
    with journal.transaction():
        for deed in deeds:
            deed(journal)
    journal.close()


def _edit(reflection_id: str, body: str, at) -> Write:
    """As editing in the app does it: the state before is kept as an earlier version."""

    def edit(journal: Journal) -> None:
        before = journal.reflections.one(reflection_id)
        journal.reflections.keep_revision(Revision(f"before {body}", reflection_id, before.writing, at))
        journal.reflections.put(replace(before, writing=a_writing(body), edited_at=at))

    return edit


def _put(reflection_id: str, body: str = "As it was first.", **fields) -> Write:
    return lambda journal: journal.reflections.put(a_reflection(body, reflection_id=reflection_id, **fields))


@pytest.fixture
def both_ways(one: Desk, other: Desk, tmp_path: Path) -> Callable[[], None]:
    """Each brings in what the other had; both are the same then, and nothing changes when it is done again."""

    def merge() -> None:
        from_one, from_other = one.pack(tmp_path / "one.unhurried").path, other.pack(tmp_path / "other.unhurried").path
        for desk, archive in ((one, from_other), (other, from_one)):
            looked = desk.look(archive)
            assert desk.bring_in(archive).did == looked
        assert one.contents() == other.contents()
        for desk, archives in ((one, (from_other, from_one)), (other, (from_one, from_other))):
            for archive in archives:
                before = sums(desk.place.folder)
                assert desk.look(archive).is_nothing
                assert desk.bring_in(archive).before is None
                assert {name for name in before if name.startswith("journal-")} == {
                    name for name in sums(desk.place.folder) if name.startswith("journal-")
                }
        assert leftovers(one.place.folder) == leftovers(other.place.folder) == []

    return merge


def test_what_is_new_on_each_side_is_on_both(one: Desk, other: Desk, both_ways):
    def write(name: str) -> list[Write]:
        return [
            lambda j: j.reflections.put(a_full_reflection(reflection_id=name)),
            lambda j: j.threads.put(a_thread(thread_id=f"t {name}")),
            lambda j: j.threads.put_note(a_note(f"t {name}", note_id=f"n {name}", origin=Origin(name))),
            lambda j: j.margins.put(a_margin_note(name, note_id=f"m {name}")),
            lambda j: j.margins.keep_words(words_to_keep(note_id=f"w {name}")),
            lambda j: j.supervision.put(a_question(question_id=f"q {name}")),
            lambda j: j.supervision.put_session(a_session(session_id=f"s {name}")),
            lambda j: j.looking_back.put_annotation(Annotation(f"a {name}", DAY, name)),
            lambda j: j.own_questions.put_prompt(a_prompt(prompt_id=f"p {name}")),
            lambda j: j.own_questions.put_marker(a_marker(marker_id=f"k {name}")),
            lambda j: j.drafts.put(a_draft(draft_id=f"d {name}")),
        ]

    _write(one, *write("here"))
    _write(other, *write("there"), _put("thrown", trashed_at=AT))
    both_ways()
    contents = one.contents()
    assert [len(contents[name]) for name in ("reflection", "thread_note", "own_marker", "draft")] == [3, 2, 2, 2]


def test_the_later_edit_is_shown_and_the_other_is_an_earlier_version(one: Desk, other: Desk, both_ways):
    for desk in (one, other):
        _write(desk, _put("r"))
    _write(one, _edit("r", "Here, first.", SOON))
    _write(other, _edit("r", "There, later.", LATER))
    both_ways()
    journal = one.place.open()
    shown, earlier = journal.reflections.one("r"), journal.reflections.revisions("r")
    journal.close()
    assert (shown.writing.body, shown.edited_at) == ("There, later.", LATER)
    assert sorted(r.writing.body for r in earlier) == ["As it was first.", "As it was first.", "Here, first."]
    assert next(r for r in earlier if r.writing.body == "Here, first.").replaced_at == LATER


def test_edited_on_one_side_only_it_goes_on_and_nothing_is_doubled(one: Desk, other: Desk, tmp_path: Path, both_ways):
    for desk in (one, other):
        _write(desk, _put("r"), _put("same"))
    _write(other, _edit("r", "There, later.", LATER))
    archive = other.pack(tmp_path / "look.unhurried").path
    looked = one.look(archive)
    assert [mention.reflection_id for mention in looked.later] == ["r"]
    assert (looked.both, looked.same, looked.versions) == ((), 1, 1)
    both_ways()
    journal = one.place.open()
    assert [r.writing.body for r in journal.reflections.revisions("r")] == ["As it was first."]
    journal.close()


def test_a_clock_that_is_wrong_does_not_put_an_earlier_version_back(one: Desk, other: Desk, both_ways):
    for desk in (one, other):
        _write(desk, _put("r", kept_at=LATER))
    _write(other, _edit("r", "There, and the clock was wrong.", AT))
    both_ways()
    journal = one.place.open()
    assert journal.reflections.one("r").writing.body == "There, and the clock was wrong."
    journal.close()


def test_what_is_in_the_trash_on_one_side_stays_visible(one: Desk, other: Desk, tmp_path: Path, both_ways):
    for desk in (one, other):
        _write(desk, _put("r"), _put("both"), _put("edited"))
    _write(one, _put("r", trashed_at=SOON), _put("both", trashed_at=SOON), _put("edited", trashed_at=LAST))
    _write(other, _put("both", trashed_at=LATER), _edit("edited", "There.", LATER))
    looked = one.look(other.pack(tmp_path / "look.unhurried").path)
    assert [mention.reflection_id for mention in looked.out_of_trash] == ["r", "edited"]
    both_ways()
    journal = one.place.open()
    assert journal.reflections.trashed() == ["both"]
    journal.close()


def test_what_was_erased_here_is_told_and_can_be_left_out(one: Desk, other: Desk, tmp_path: Path):
    for desk in (one, other):
        _write(
            desk,
            _put("gone"),
            _put("stays"),
            lambda j: j.threads.put(a_thread(thread_id="t")),
            lambda j: j.threads.put_note(a_note("t", note_id="n", origin=Origin("gone"))),
            lambda j: j.margins.put(a_margin_note("gone", note_id="m")),
            lambda j: j.supervision.put(a_question(question_id="q", origin=Origin("gone"))),
        )
    _write(one, lambda j: j.reflections.erase(["gone"]))
    archive = other.pack(tmp_path / "all.unhurried").path
    assert [mention.reflection_id for mention in one.look(archive).new] == ["gone"]
    before = one.contents()
    left = one.bring_in(archive, "gone")
    assert one.contents() == before
    assert (left.did.is_nothing, left.left_out) == (True, 1)
    one.bring_in(archive)
    assert one.contents() == other.contents()


def test_notes_with_other_words_are_both_kept(one: Desk, other: Desk, both_ways):
    for desk, words, at in ((one, "here", SOON), (other, "there", LATER)):
        _write(
            desk,
            _put("r"),
            lambda j: j.threads.put(a_thread(thread_id="t")),
            lambda j, w=words, at=at: j.threads.put_note(a_note("t", w, note_id="n", edited_at=at)),
            lambda j, w=words, at=at: j.margins.put(a_margin_note("r", w, note_id="m", edited_at=at)),
            lambda j, w=words, at=at: j.margins.keep_words(words_to_keep(w, note_id="w", edited_at=at)),
            lambda j, w=words, at=at: j.supervision.put(a_question(w, question_id="q", edited_at=at)),
            lambda j, m=len(words): j.supervision.put_session(a_session(minutes=m, session_id="s")),
            lambda j, w=words: j.looking_back.put_annotation(Annotation("a", DAY, w)),
        )
    both_ways()
    journal = one.place.open()
    assert journal.threads.note("n").words == "there"
    assert sorted(note.words for note in journal.threads.notes("t")) == ["here", "there"]
    assert sorted(note.words for note in journal.margins.of("r")) == ["here", "there"]
    assert sorted(kept.words for kept in journal.margins.words_to_keep()) == ["here", "there"]
    assert sorted(asked.words for asked in journal.supervision.questions()) == ["here", "there"]
    assert sorted(session.minutes for session in journal.supervision.sessions()) == [4, 5]
    journal.close()


def test_a_note_edited_on_one_side_only_is_not_doubled(one: Desk, other: Desk, both_ways):
    for desk in (one, other):
        _write(desk, lambda j: j.threads.put(a_thread(thread_id="t")))
        _write(desk, lambda j: j.threads.put_note(a_note("t", "first words", note_id="n")))
        _write(desk, lambda j: j.supervision.put(a_question("why", question_id="q")))
    _write(other, lambda j: j.threads.put_note(a_note("t", "other words", note_id="n", edited_at=SOON)))
    asked = a_question("why", question_id="q", heard="slower", standing=Standing.BROUGHT)
    _write(other, lambda j: j.supervision.put(asked))
    both_ways()
    journal = one.place.open()
    assert [note.words for note in journal.threads.notes("t")] == ["other words"]
    assert [found.heard for found in journal.supervision.questions()] == ["slower"]
    journal.close()


def test_a_thread_keeps_both_titles_and_the_more_open_state(one: Desk, other: Desk, both_ways):
    first = a_thread("What was that pause?", thread_id="t", state=ThreadState.OPEN)
    second = replace(first, title="Whose pause was it?", state=ThreadState.LET_GO)
    _write(one, lambda j: j.threads.put(first))
    _write(other, lambda j: j.threads.put(second))
    _write(other, lambda j: j.threads.put_note(a_note("t", "mine", note_id="n", written_at=LATER)))
    both_ways()
    journal = one.place.open()
    thread = journal.threads.one("t")
    assert (thread.title, thread.state) == ("Whose pause was it?", ThreadState.OPEN)
    assert {note.words for note in journal.threads.notes("t")} == {"mine", "What was that pause?"}
    journal.close()


def test_own_questions_with_one_number_and_two_wordings_keep_both(one: Desk, other: Desk, both_ways):
    for desk, wording in ((one, "What did I skip?"), (other, "What did I hurry?")):
        _write(desk, lambda j: j.own_questions.put_prompt(a_prompt("First.", prompt_id="p")))
        _write(
            desk, lambda j, w=wording: j.own_questions.put_prompt(a_prompt(w, prompt_id="p", version=2))
        )
    both_ways()
    assert len(one.contents()["own_prompt"]) == 3
    journal = one.place.open()
    assert [(found.version, found.prompt_id) for found in journal.own_questions.prompts()] == [(3, "p")]
    journal.close()


def test_a_draft_that_was_finished_elsewhere_does_not_write_over_it(one: Desk, other: Desk, both_ways):
    _write(one, lambda j: j.drafts.put(a_draft("Half a sentence, and then more", draft_id="d", touched_at=LAST)))
    _write(other, _put("d", "Half a sentence, and then nothing.", kept_at=LATER))
    both_ways()
    journal = one.place.open()
    (draft,) = journal.drafts.all()
    assert (draft.reflection_id, draft.writing.body) == ("d", "Half a sentence, and then more")
    assert draft.draft_id != "d"
    journal.close()


def test_a_draft_of_which_all_is_kept_by_now_is_none(one: Desk, other: Desk, both_ways):
    _write(one, lambda j: j.drafts.put(a_draft("Done. ", draft_id="d")))
    _write(other, _put("d", "Done."))
    both_ways()
    assert one.contents()["draft"] == []


def test_a_draft_from_before_the_finishing_is_an_earlier_version(one: Desk, other: Desk, both_ways):
    _write(one, lambda j: j.drafts.put(a_draft("An older half", draft_id="d", touched_at=SOON)))
    _write(other, _put("d", "Finished.", kept_at=LATER))
    both_ways()
    journal = other.place.open()
    assert [r.writing.body for r in journal.reflections.revisions("d")] == ["An older half"]
    journal.close()


def test_drafts_that_went_on_on_both_sides_are_two(one: Desk, other: Desk, both_ways):
    _write(one, lambda j: j.drafts.put(a_draft("Here I", draft_id="d", touched_at=SOON)))
    _write(other, lambda j: j.drafts.put(a_draft("There I", draft_id="d", touched_at=LATER)))
    both_ways()
    assert len(one.contents()["draft"]) == 2


def test_under_a_hold_more_comes_and_no_word_is_written_over(one: Desk, other: Desk, tmp_path: Path):
    for desk in (one, other):
        _write(
            desk,
            _put("r"),
            lambda j: j.threads.put(a_thread("First title", thread_id="t")),
            lambda j: j.threads.put_note(a_note("t", "first words", note_id="n")),
            lambda j: j.margins.put(a_margin_note("r", "first words", note_id="m")),
            lambda j: j.margins.keep_words(words_to_keep("first words", note_id="w")),
            lambda j: j.supervision.put(a_question("first words", question_id="q")),
        )
    _write(one, lambda j: j.holds.add(HoldChange(DAY, is_on=True)))
    _write(
        other,
        _edit("r", "There.", LATER),
        lambda j: j.threads.put(a_thread("Other title", thread_id="t")),
        lambda j: j.threads.put_note(a_note("t", "first words and more", note_id="n", edited_at=SOON)),
        lambda j: j.margins.put(a_margin_note("r", "other words", note_id="m", edited_at=SOON)),
        lambda j: j.margins.keep_words(words_to_keep("other words", note_id="w", edited_at=SOON)),
        lambda j: j.supervision.put(a_question("other words", question_id="q", edited_at=SOON)),
    )
    archive = other.pack(tmp_path / "all.unhurried").path
    one.bring_in(archive)
    journal = one.place.open()
    assert journal.threads.one("t").title == "First title"
    notes = {note.words for note in journal.threads.notes("t")}
    assert notes == {"first words", "first words and more", "Other title"}
    assert {note.words for note in journal.margins.of("r")} == {"first words", "other words"}
    assert {kept.words for kept in journal.margins.words_to_keep()} == {"first words", "other words"}
    assert {asked.words for asked in journal.supervision.questions()} == {"first words", "other words"}
    assert journal.reflections.one("r").writing.body == "There."
    assert journal.holds.is_on
    journal.close()
    once = one.contents()
    one.bring_in(archive)
    assert one.contents() == once


def test_what_belongs_to_a_journal_stays_with_it(one: Desk, other: Desk, tmp_path: Path):
    _write(one, lambda j: j.prefer("way", "line"))
    _write(other, _put("r"), lambda j: j.prefer("way", "guided"))
    merged = one.bring_in(other.pack(tmp_path / "all.unhurried").path)
    assert merged.before is not None
    assert merged.reflections == 1
    journal = one.place.open()
    assert journal.preference("way") == "line"
    journal.close()
    assert len(list(one.place.folder.glob("journal-*.db"))) == 1


def test_it_is_found_and_counted_at_once(one: Desk, other: Desk, tmp_path: Path):
    from unhurried.domain.finding import Filter

    _write(other, lambda j: j.reflections.put(a_full_reflection(reflection_id="r", body="the copper kettle")))
    one.bring_in(other.pack(tmp_path / "all.unhurried").path)
    journal = one.place.open()
    assert len(journal.reflections.places(Filter(words="kettle"))) == 1
    assert journal.looking_back.sessions(Filter(client_code="Heron")) == 1
    journal.close()


def test_an_open_journal_is_not_merged_into(one: Desk, other: Desk, tmp_path: Path):
    _write(other, _put("r"))
    archive = other.pack(tmp_path / "all.unhurried").path
    journal = one.place.open()
    assert len(one.look(archive).new) == 1
    with pytest.raises(JournalIsOpen):
        one.bring_in(archive)
    journal.close()


def test_the_preview_counts_by_kind(one: Desk, other: Desk, tmp_path: Path):
    _write(one, _put("only here"), lambda j: j.threads.put(a_thread(thread_id="t")))
    _write(
        other,
        _put("r"),
        lambda j: j.threads.put(a_thread(thread_id="t")),
        lambda j: j.threads.put_note(a_note("t", note_id="n")),
        lambda j: j.supervision.put_session(a_session(session_id="s")),
        lambda j: j.own_questions.put_prompt(a_prompt(prompt_id="p")),
        lambda j: j.drafts.put(a_draft(draft_id="d")),
    )
    looked = one.look(other.pack(tmp_path / "all.unhurried").path)
    assert [(m.reflection_id, m.is_draft) for m in looked.new] == [("r", False), ("d", True)]
    assert (looked.only_here, looked.same) == (1, 0)
    assert looked.notes == looked.supervision == looked.questions == Tally(new=1)
