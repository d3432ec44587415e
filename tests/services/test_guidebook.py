"""The texts of the guided path keep the rules of the house, and everything they name exists."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.copy_words import JUDGING

from unhurried import resources
from unhurried.domain.guided import Read, Term, Theme
from unhurried.resources import resource
from unhurried.services.guidebook import load_guidebook
from unhurried.services.shelves import load_shelves

BOOK = load_guidebook()
SHELVES = load_shelves()
FIRST = BOOK.first_words
ORDER = (
    "one-moment silence comfort sense-making hesitation not-knowing listening strain-and-repair power-and-role "
    "culture my-own-need wellbeing-and-support"
).split()
IN_THE_PANEL = {"pause-categories", "rupture", "repair", "immediacy", "righting-reflex", "countertransference"}
# Promises that nobody can keep.
PROMISING = re.compile(r"\b(?:anonymised|nobody can|guaranteed|cannot be read|safe from)\b", re.IGNORECASE)
# An example is about the therapist: nothing in it says who the other one was.
SOMEBODY = re.compile(r"\b(?:he|she|him|her|his|hers|mr|mrs|ms|aged?|years old|husband|wife|client)\b", re.IGNORECASE)

a_theme = pytest.mark.parametrize("theme", BOOK.themes, ids=lambda theme: theme.theme_id)
a_term = pytest.mark.parametrize("term", BOOK.terms, ids=lambda term: term.key)


def _texts() -> Iterator[tuple[str, str]]:
    """Every text of ours on the guided path, each with where it stands. A title belongs to its authors."""
    for theme in BOOK.themes:
        yield from ((f"{theme.theme_id}: {text[:30]}", text) for text in (theme.name, theme.about, theme.example))
    for term in BOOK.terms:
        yield from ((f"{term.key}: {text[:30]}", text) for text in (term.name, term.meaning, term.caution))
    yield from ((reference.key, reference.about) for reference in BOOK.references)
    yield from ((text[:30], text) for text in (FIRST.what, FIRST.stand_by, FIRST.readers, FIRST.closing))
    yield from ((part.name, part.words) for part in (*FIRST.leaves_out, *FIRST.regions))


TEXTS = list(_texts())


def test_there_are_twelve_themes_in_the_order_that_is_suggested():
    assert [theme.theme_id for theme in BOOK.themes] == ORDER
    assert [theme.number for theme in BOOK.themes] == list(range(1, 13))


@a_theme
def test_a_theme_says_what_it_is_about_in_eighty_to_120_words(theme: Theme):
    assert 80 <= len(theme.about.split()) <= 120
    assert 50 <= len(theme.example.split()) <= 110


@a_theme
def test_a_theme_asks_three_questions_of_the_library_and_marks_one_habit(theme: Theme):
    assert len(set(theme.prompts)) == 3
    assert all(SHELVES.prompt(prompt_id) for prompt_id in theme.prompts)
    assert SHELVES.marker(theme.marker)


def test_no_question_and_no_marker_belongs_to_two_themes():
    prompts = [prompt_id for theme in BOOK.themes for prompt_id in theme.prompts]
    assert len(set(prompts)) == len(prompts)
    assert len({theme.marker for theme in BOOK.themes}) == 12


@a_theme
def test_a_theme_rests_on_ideas_of_the_documents_that_its_questions_ask_about(theme: Theme):
    known = {idea.idea_id for idea in SHELVES.ideas}
    asked = {idea for prompt_id in theme.prompts for idea in getattr(SHELVES.prompt(prompt_id), "ideas", ())}
    assert theme.ideas
    assert set(theme.ideas) <= known
    assert set(theme.ideas) & asked
    assert set(theme.sources) <= {"S0", "S1", "S2", "S3"}


def test_all_four_documents_are_drawn_on():
    assert {source for theme in BOOK.themes for source in theme.sources} == {"S0", "S1", "S2", "S3"}


def test_sources_come_in_the_order_in_which_they_are_drawn_on():
    theme = BOOK.theme("wellbeing-and-support")
    listening = BOOK.theme("listening")
    assert theme
    assert listening
    assert theme.sources == ("S3",)
    assert listening.sources == ("S1", "S2")


@a_theme
def test_a_theme_has_one_or_two_references_and_a_term(theme: Theme):
    assert 1 <= len(theme.references) <= 2
    assert theme.terms


@a_theme
def test_an_example_is_told_by_a_therapist_about_nobody_in_particular(theme: Theme):
    assert re.search(r"\bI\b", theme.example)
    assert not SOMEBODY.search(theme.example)
    in_mid_sentence = re.findall(r"(?<=[a-z,;] )[A-Z]\w+", theme.example)
    assert set(in_mid_sentence) <= {"September"}


@pytest.mark.parametrize(("where", "text"), TEXTS, ids=lambda value: value[:40])
def test_no_text_judges_presses_or_promises(where: str, text: str):
    assert text.strip() == text != ""
    assert not JUDGING.search(text), where
    assert not PROMISING.search(text), where


@pytest.mark.parametrize(("where", "text"), TEXTS, ids=lambda value: value[:40])
def test_sentences_can_be_read_aloud(where: str, text: str):
    for sentence in re.split(r"(?<=[.?:;])\s", text):
        assert len(sentence.split()) <= 32, sentence


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?])\s", text)


@a_theme
def test_a_theme_and_its_example_are_told_in_short_sentences_and_to_you(theme: Theme):
    for sentence in (*_sentences(theme.about), *_sentences(theme.example)):
        assert len(sentence.split()) <= 20, sentence
    assert not re.search(r"\b(?:we|us|our|ours)\b", theme.about, re.IGNORECASE)


@a_term
def test_a_term_is_told_in_short_sentences_and_is_no_yardstick(term: Term):
    for sentence in (*_sentences(term.meaning), *_sentences(term.caution)):
        assert len(sentence.split()) <= 20, sentence
    assert "better outcome" not in term.meaning


def test_an_example_repeats_no_words_of_the_client():
    for theme in BOOK.themes:
        assert not re.search(r"[‘’“”\"]|\bmaybe\b|was the word", theme.example), theme.theme_id


def test_the_terms_that_a_trainee_meets_are_in_the_panel():
    assert {term.key for term in BOOK.terms} >= IN_THE_PANEL
    assert len({term.key for term in BOOK.terms}) == len(BOOK.terms)
    assert BOOK.term("rupture") in BOOK.terms
    assert BOOK.term("resistance") is None


@a_term
def test_a_term_has_its_caution_and_its_reference(term: Term):
    assert 20 <= len(term.meaning.split()) <= 45
    assert 8 <= len(term.caution.split()) <= 30
    assert 1 <= len(term.references) <= 2
    assert set(term.ideas) <= {idea.idea_id for idea in SHELVES.ideas}


def test_every_term_stands_beside_a_theme():
    assert {term for theme in BOOK.themes for term in theme.terms} == set(BOOK.terms)


def test_the_references_are_complete_and_each_is_used():
    used = {reference for part in (*BOOK.themes, *BOOK.terms) for reference in part.references}
    assert used == set(BOOK.references)
    for reference in BOOK.references:
        assert all((reference.authors, reference.title, reference.where, reference.about)), reference.key
        assert 1970 <= reference.year <= 2026
        assert str(reference.year) in reference.key
        assert isinstance(reference.read, Read)


def test_an_idea_that_nothing_asks_about_has_another_place_or_is_no_idea():
    told = {idea for term in BOOK.terms for idea in term.ideas}
    unasked = {idea.idea_id for idea in SHELVES.ideas if idea.instead}
    assert unasked - told == {"S2-59", "S2-60"}  # a repetition, and advertising


def test_first_words_tell_the_law_by_region_and_that_it_is_no_advice():
    assert [region.key for region in FIRST.regions] == [
        "united-states",
        "united-kingdom",
        "european-union-and-elsewhere",
    ]
    assert FIRST.closing.endswith("This is not legal advice.")
    assert "court" in FIRST.readers


def test_first_words_leave_out_what_belongs_elsewhere():
    words = " ".join(f"{part.name} {part.words}" for part in FIRST.leaves_out).casefold()
    for kind in ("diagnosis", "medication", "test results", "risk", "names", "initials", "fees", "session began"):
        assert kind in words, kind


def test_an_installed_copy_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    package = tmp_path / "unhurried"
    shutil.copytree(resource("guided"), package / "_resources" / "guided")
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    assert resource("guided").is_relative_to(tmp_path)
    assert load_guidebook() == BOOK


def test_a_text_that_names_an_unknown_work_is_refused(tmp_path: Path):
    home = shutil.copytree(resource("guided"), tmp_path / "guided")
    silence = home / "02-silence.toml"
    silence.write_text(silence.read_text("utf-8").replace("levitt-2001", "levitt-1901"), "utf-8")
    with pytest.raises(KeyError):
        load_guidebook(home)
