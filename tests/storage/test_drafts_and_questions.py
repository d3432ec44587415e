"""Drafts and own questions: the contract that the journal in memory and the encrypted one share."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from tests.builders import AT, a_draft, a_full_reflection, a_marker, a_prompt

from unhurried.domain.drafts import Bookmark
from unhurried.domain.ports import Journal
from unhurried.domain.prompts import Choices, MarkerKind, Option, PromptKind
from unhurried.storage.writings import writing_as_json, writing_from_json


def test_a_draft_comes_back_with_its_words_and_caret(journal: Journal):
    bookmark = Bookmark(way="line", sheet="silence.first", caret=17, offered=("silence.first", "pace.first"))
    draft = a_draft(writing=a_full_reflection().writing, bookmark=bookmark, reflection_id="being-edited")
    journal.drafts.put(draft)
    assert journal.drafts.all() == [draft]


def test_a_draft_on_the_guided_path_comes_back_with_its_theme_and_marker(journal: Journal):
    bookmark = Bookmark("guided", "silence.ended-a-quiet-moment", 0, ("pace.first", "silence.first"), "silence")
    draft = a_draft(bookmark=bookmark)
    journal.drafts.put(draft)
    assert journal.drafts.all() == [draft]


def test_a_draft_is_replaced_as_it_grows(journal: Journal):
    draft = a_draft("Half")
    for body in ("Half a", "Half a sen", "Half a sentence"):
        draft = replace(draft, writing=replace(draft.writing, body=body))
        journal.drafts.put(draft)
    assert journal.drafts.all() == [draft]


def test_the_draft_last_touched_comes_first(journal: Journal):
    drafts = [a_draft(touched_at=AT + timedelta(seconds=second)) for second in (5, 1, 9)]
    for draft in drafts:
        journal.drafts.put(draft)
    assert journal.drafts.all() == [drafts[2], drafts[0], drafts[1]]


def test_a_draft_is_removed_and_removing_twice_is_no_matter(journal: Journal):
    draft, other = a_draft(), a_draft()
    journal.drafts.put(draft)
    journal.drafts.put(other)
    journal.drafts.remove(draft.draft_id)
    journal.drafts.remove(draft.draft_id)
    assert journal.drafts.all() == [other]


def test_an_own_prompt_comes_back_whole(journal: Journal):
    prompt = a_prompt(kind=PromptKind.THREAD, hint="a hint", why="a reason", ideas=("S0-14", "S2-3"))
    journal.own_questions.put_prompt(prompt)
    assert journal.own_questions.prompts() == [prompt]


def test_an_own_marker_comes_back_whole(journal: Journal):
    options = (Option("rested", "Rested"), Option("elsewhere", "Somewhere else"))
    marker = a_marker(kind=MarkerKind.STATE, options=options, hint="a hint", ideas=("S1-1",))
    journal.own_questions.put_marker(marker)
    assert journal.own_questions.markers() == [marker]


def test_the_newest_version_counts_in_the_order_of_first_writing(journal: Journal):
    first, second = a_prompt("First?"), a_prompt("Second?")
    reworded = replace(first, version=10, wording="First, in other words?")
    for prompt in (first, second, reworded, replace(first, version=9)):
        journal.own_questions.put_prompt(prompt)
    assert journal.own_questions.prompts() == [reworded, second]
    better = replace(second, wording="Second, mended?")
    journal.own_questions.put_prompt(better)
    assert journal.own_questions.prompts() == [reworded, better]


def test_markers_have_versions_too(journal: Journal):
    first, second = a_marker(), a_marker()
    for marker in (first, second, replace(first, version=2, name="other")):
        journal.own_questions.put_marker(marker)
    assert [marker.version for marker in journal.own_questions.markers()] == [2, 1]


def test_nothing_is_chosen_until_something_is(journal: Journal):
    assert journal.own_questions.choices() is None
    for choices in (Choices(("b", "a"), ("m",), frozenset({"x", "y"})), Choices((), ())):
        journal.own_questions.choose(choices)
        assert journal.own_questions.choices() == choices


def test_the_json_of_a_writing_is_what_older_journals_hold():
    text = """
    {"day": "2026-03-04", "client_code": "Heron", "tags": ["online"], "body": "Words.",
     "answers": [{"prompt_id": "p", "version": 2, "wording": "W?", "lens": "silence", "text": "T."}],
     "markings": [{"marker_id": "m", "version": 1, "wording": "W.", "lens": "pace", "option": "yes",
                   "option_wording": "Yes", "line": "L."}]}
    """
    since = {"moments": [], "order_in_day": None}
    assert json.loads(writing_as_json(writing_from_json(text))) == json.loads(text) | since
