"""The shipped library keeps its own rules, and every idea of the documents has a place."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from tests.copy_words import JUDGING

from unhurried.domain.prompts import MarkerKind, Shelf
from unhurried.services.shelves import load_shelves

SHELVES = load_shelves()
QUESTIONS = [*SHELVES.prompts, *SHELVES.markers]
IDS = [*(p.prompt_id for p in SHELVES.prompts), *(m.marker_id for m in SHELVES.markers)]


def test_there_are_seventeen_lenses_with_prompts_of_their_own():
    assert len(SHELVES.lenses) == 17
    assert {lens.key for lens in SHELVES.lenses} == {p.lens for p in SHELVES.prompts}


def test_all_192_ideas_are_listed():
    counts = Counter(idea.source for idea in SHELVES.ideas)
    assert counts == {"S0": 45, "S1": 28, "S2": 77, "S3": 42}
    assert len({idea.idea_id for idea in SHELVES.ideas}) == 192


def test_every_idea_is_asked_about_or_says_why_not():
    asked = {idea_id for question in QUESTIONS for idea_id in question.ideas}
    for idea in SHELVES.ideas:
        assert (idea.idea_id in asked) != bool(idea.instead), idea.idea_id


def test_every_idea_a_question_names_exists():
    known = {idea.idea_id for idea in SHELVES.ideas}
    for question in QUESTIONS:
        assert question.ideas, question.wording
        assert set(question.ideas) <= known, question.wording


def test_ids_are_unique_and_stand_under_their_lens():
    assert len(set(IDS)) == len(IDS)
    for question, question_id in zip(QUESTIONS, IDS, strict=True):
        assert re.fullmatch(rf"{question.lens}\.[a-z0-9-]+", question_id)


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_a_question_is_short_and_judges_nobody(question):
    assert 2 <= len(question.wording.split()) <= 20
    assert question.why
    for text in (question.wording, question.hint, question.why):
        assert not JUDGING.search(text), text


def test_wordings_are_not_repeated():
    wordings = [question.wording.casefold() for question in QUESTIONS]
    assert len(set(wordings)) == len(wordings)


def test_chips_are_a_few_words():
    for marker in SHELVES.markers:
        assert 1 <= len(marker.name.split()) <= 5, marker.name


def test_the_usual_questions_exist_and_pair_done_with_left_undone():
    assert all(SHELVES.prompt(prompt_id) for prompt_id in SHELVES.usual.offered_prompts)
    markers = [SHELVES.marker(marker_id) for marker_id in SHELVES.usual.offered_markers]
    assert Counter(marker.shelf for marker in markers if marker) == {Shelf.CORE: 6, Shelf.COUNTERPART: 5}


def test_the_core_shelf_is_what_is_usual():
    core = {p.prompt_id for p in SHELVES.prompts if p.shelf is Shelf.CORE}
    assert core == set(SHELVES.usual.offered_prompts)


def test_every_kind_of_marker_has_its_options():
    for marker in SHELVES.markers:
        assert len({option.key for option in marker.options}) == len(marker.options)
        if marker.kind is MarkerKind.STATE:
            assert len(marker.options) >= 2


def test_each_document_says_what_weight_it_bears():
    assert [source.key for source in SHELVES.sources] == ["S0", "S1", "S2", "S3"]
    for source in SHELVES.sources:
        assert all((source.title, source.author, source.published, source.argues, source.weight))
