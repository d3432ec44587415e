"""Writing: drafts are kept, resumed and finished; edits leave the earlier state behind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from tests.memory import MemoryJournal

from unhurried.domain.drafts import Bookmark
from unhurried.domain.errors import ReflectionMissing
from unhurried.domain.reflections import Answer, Marking, tidy
from unhurried.services.writing import WritingDesk, is_untouched

DAY = date(2026, 3, 4)


class Desk(WritingDesk):
    """A desk with a clock that moves a minute at every look."""

    def __init__(self) -> None:
        self.journal = MemoryJournal()
        ticks, ids = count(), count()
        start = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
        super().__init__(
            self.journal,
            now=lambda: start + timedelta(minutes=next(ticks)),
            today=lambda: DAY,
            new_id=lambda: f"id-{next(ids)}",
        )


@pytest.fixture
def desk() -> Desk:
    return Desk()


def _with_body(draft, body: str):
    return replace(draft, writing=replace(draft.writing, body=body))


def _answer(text: str) -> Answer:
    return Answer("silence.x", 1, "What was there?", "silence", text)


def test_a_fresh_draft_is_for_today_and_not_yet_in_the_journal(desk: Desk):
    draft = desk.begin()
    assert draft.writing.day == DAY
    assert desk.unfinished() == []


def test_an_untouched_draft_is_not_kept(desk: Desk):
    desk.keep(desk.begin())
    assert desk.unfinished() == []


def test_a_draft_emptied_again_leaves_the_journal(desk: Desk):
    draft = desk.keep(_with_body(desk.begin(), "a word"))
    desk.keep(_with_body(draft, ""))
    assert desk.unfinished() == []


def test_a_draft_with_only_a_code_is_kept(desk: Desk):
    draft = desk.begin()
    desk.keep(replace(draft, writing=replace(draft.writing, client_code="Heron")))
    assert len(desk.unfinished()) == 1


def test_the_draft_touched_last_is_resumed(desk: Desk):
    first = desk.keep(_with_body(desk.begin(), "first"))
    desk.keep(_with_body(desk.begin(), "second"))
    desk.keep(_with_body(first, "first again"))
    resumed = desk.resume()
    assert resumed is not None
    assert resumed.writing.body == "first again"


def test_resuming_finds_the_same_words_and_place(desk: Desk):
    bookmark = Bookmark(way="standard", sheet="silence.x", caret=17, offered=("silence.x",))
    kept = desk.keep(replace(_with_body(desk.begin(bookmark), "half a wo"), bookmark=bookmark))
    assert desk.resume() == kept


def test_finishing_makes_a_reflection_and_clears_the_draft(desk: Desk):
    draft = desk.keep(_with_body(desk.begin(), "a line"))
    reflection = desk.finish(draft)
    assert desk.journal.reflections.one(reflection.reflection_id).writing.body == "a line"
    assert desk.unfinished() == []


def test_a_wordless_reflection_may_be_finished(desk: Desk):
    reflection = desk.finish(desk.begin())
    assert reflection.writing.is_wordless
    assert desk.journal.reflections.count() == 1


def test_answers_left_empty_are_not_kept(desk: Desk):
    draft = desk.begin()
    writing = replace(draft.writing, answers=(_answer("  \n"), _answer("words ")))
    assert [a.text for a in desk.finish(replace(draft, writing=writing)).writing.answers] == ["words"]


def test_editing_keeps_the_earlier_state_as_a_revision(desk: Desk):
    before = desk.finish(_with_body(desk.begin(), "before"))
    edited = desk.finish(_with_body(desk.edit(before.reflection_id), "after"))
    assert edited.reflection_id == before.reflection_id
    assert edited.kept_at == before.kept_at
    assert edited.edited_at is not None
    assert [r.writing.body for r in desk.journal.reflections.revisions(before.reflection_id)] == ["before"]


def test_editing_without_a_change_leaves_no_revision(desk: Desk):
    before = desk.finish(_with_body(desk.begin(), "the same"))
    after = desk.finish(desk.edit(before.reflection_id))
    assert after == before
    assert desk.journal.reflections.revisions(before.reflection_id) == []


def test_an_edit_left_half_way_is_taken_up_again(desk: Desk):
    reflection = desk.finish(_with_body(desk.begin(), "before"))
    desk.keep(_with_body(desk.edit(reflection.reflection_id), "half"))
    assert desk.edit(reflection.reflection_id).writing.body == "half"


def test_an_edit_of_answers_lays_out_the_prompts_that_were_answered(desk: Desk):
    draft = desk.begin()
    kept = desk.finish(replace(draft, writing=replace(draft.writing, answers=(_answer("words"),))))
    bookmark = desk.edit(kept.reflection_id).bookmark
    assert (bookmark.way, bookmark.offered) == ("standard", ("silence.x",))


def test_an_edit_that_empties_a_reflection_is_still_a_draft(desk: Desk):
    reflection = desk.finish(_with_body(desk.begin(), "words"))
    emptied = _with_body(desk.edit(reflection.reflection_id), "")
    assert not is_untouched(emptied)


def test_a_draft_that_is_put_away_lies_in_the_trash_and_can_be_taken_up_again(desk: Desk):
    draft = desk.keep(_with_body(desk.begin(), "words"))
    desk.put_away(draft)
    assert desk.unfinished() == []
    assert desk.journal.reflections.count() == 0
    assert desk.journal.reflections.count(in_trash=True) == 1
    desk.take_up(draft)
    assert [d.writing.body for d in desk.unfinished()] == ["words"]
    assert desk.journal.reflections.count(in_trash=True) == 0


def test_an_edit_that_is_put_away_stays_among_the_earlier_states(desk: Desk):
    reflection = desk.finish(_with_body(desk.begin(), "as it was"))
    desk.put_away(_with_body(desk.edit(reflection.reflection_id), "half an edit"))
    assert desk.journal.reflections.one(reflection.reflection_id).writing.body == "as it was"
    assert [r.writing.body for r in desk.journal.reflections.revisions(reflection.reflection_id)] == ["half an edit"]


def test_an_edit_without_a_change_leaves_nothing_behind(desk: Desk):
    reflection = desk.finish(_with_body(desk.begin(), "as it was"))
    desk.put_away(desk.edit(reflection.reflection_id))
    assert desk.journal.reflections.revisions(reflection.reflection_id) == []
    assert desk.journal.reflections.one(reflection.reflection_id) == reflection


def test_an_edit_begins_with_the_caret_at_the_end(desk: Desk):
    reflection = desk.finish(_with_body(desk.begin(), "so far"))
    assert desk.edit(reflection.reflection_id).bookmark.caret == len("so far")


def test_editing_what_is_gone_says_so(desk: Desk):
    with pytest.raises(ReflectionMissing):
        desk.edit("nowhere")


def test_a_marking_alone_is_something_written(desk: Desk):
    draft = desk.begin()
    marking = Marking("m", 1, "I waited.", "silence", "yes", "Yes")
    assert not is_untouched(replace(draft, writing=replace(draft.writing, markings=(marking,))))


def test_tidying_keeps_every_word():
    desk = Desk()
    writing = replace(desk.begin().writing, body="  a  \n\n b \n\n", answers=(_answer("\n c \n"),))
    tidied = tidy(writing)
    assert (tidied.body, tidied.answers[0].text) == ("  a  \n\n b", "\n c")
