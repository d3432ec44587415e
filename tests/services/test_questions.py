"""Choosing questions: what Write offers, what is put away, and one's own."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from tests.memory import MemoryJournal

from unhurried.domain.prompts import PULL_OPTIONS, Marker, MarkerKind, Prompt, PromptKind, Shelf
from unhurried.services.questions import QuestionLibrary
from unhurried.services.shelves import load_shelves

SHIPPED = load_shelves()


@pytest.fixture
def questions() -> QuestionLibrary:
    ids = count()
    return QuestionLibrary(MemoryJournal(), SHIPPED, lambda: f"id-{next(ids)}")


def _own(wording: str = "What did I hear first?") -> Prompt:
    return Prompt("", 1, wording, "listening", Shelf.OWN)


def test_three_prompts_are_offered_at_first(questions: QuestionLibrary):
    assert [p.shelf for p in questions.offered_prompts()] == [Shelf.CORE] * 3


def test_six_pulls_and_five_counterparts_are_offered_at_first(questions: QuestionLibrary):
    markers = questions.offered_markers()
    assert sum(m.kind is MarkerKind.PULL and m.shelf is Shelf.CORE for m in markers) == 6
    assert sum(m.shelf is Shelf.COUNTERPART for m in markers) == 5


def test_a_lens_offers_three_of_its_prompts(questions: QuestionLibrary):
    for lens in SHIPPED.lenses:
        offered = questions.offered_prompts(lens.key)
        assert 1 <= len(offered) <= 3
        assert {p.lens for p in offered} == {lens.key}
        assert all(p.kind is PromptKind.QUESTION for p in offered)


def test_a_prompt_taken_off_the_table_is_no_longer_offered(questions: QuestionLibrary):
    first = questions.offered_prompts()[0]
    questions.offer(first.prompt_id, offered=False)
    assert first not in questions.offered_prompts()


def test_a_prompt_put_on_the_table_comes_last_and_once(questions: QuestionLibrary):
    chosen = questions.offered_prompts("silence")[0]
    questions.offer(chosen.prompt_id, offered=True)
    questions.offer(chosen.prompt_id, offered=True)
    assert [p.prompt_id for p in questions.offered_prompts()].count(chosen.prompt_id) == 1
    assert questions.offered_prompts()[-1] == chosen


def test_what_is_put_away_is_not_asked_and_can_come_back(questions: QuestionLibrary):
    prompt = questions.offered_prompts("silence")[0]
    questions.hide(prompt.prompt_id, hidden=True)
    assert prompt not in questions.offered_prompts("silence")
    questions.hide(prompt.prompt_id, hidden=False)
    assert prompt in questions.offered_prompts("silence")


def test_offering_what_was_put_away_brings_it_back(questions: QuestionLibrary):
    marker = questions.offered_markers()[0]
    questions.hide(marker.marker_id, hidden=True)
    assert marker not in questions.offered_markers()
    questions.offer(marker.marker_id, offered=True)
    assert marker in questions.offered_markers()


def test_all_prompts_of_a_lens_can_be_gone_through(questions: QuestionLibrary):
    askable = [p for p in SHIPPED.prompts if p.lens == "silence" and p.kind is PromptKind.QUESTION]
    seen = [questions.offered_prompts("silence")[0]]
    while other := questions.another_prompt(seen[-1], [p.prompt_id for p in seen]):
        seen.append(other)
    assert sorted(p.prompt_id for p in seen) == sorted(p.prompt_id for p in askable)


def test_an_own_prompt_gets_an_id_and_stands_in_its_lens(questions: QuestionLibrary):
    kept = questions.keep_prompt(_own())
    assert kept.prompt_id.startswith("own.")
    assert questions.shelves().prompt(kept.prompt_id) == kept


def test_rewording_an_own_prompt_makes_a_new_version(questions: QuestionLibrary):
    kept = questions.keep_prompt(_own())
    reworded = questions.keep_prompt(replace(kept, wording="What did I hear last?"))
    assert (reworded.prompt_id, reworded.version) == (kept.prompt_id, 2)
    same = questions.keep_prompt(replace(reworded, hint="Slowly."))
    assert same.version == 2
    assert questions.shelves().prompt(kept.prompt_id) == same


def test_an_own_marker_with_other_words_is_a_new_version(questions: QuestionLibrary):
    marker = Marker("", 1, "Sped up", "I sped up.", "pace", MarkerKind.PULL, PULL_OPTIONS, Shelf.OWN)
    kept = questions.keep_marker(marker)
    again = questions.keep_marker(replace(kept, wording="I sped up at the end."))
    assert (kept.version, again.version) == (1, 2)
    questions.offer(kept.marker_id, offered=True)
    assert questions.offered_markers()[-1] == again
