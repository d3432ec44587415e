"""The guided path: begun anywhere, stayed with, skipped, come back to; and nothing is kept about it but a place."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from tests.memory import MemoryJournal

from unhurried.domain.errors import DiskIsFull
from unhurried.domain.guided import Guidebook, Theme
from unhurried.domain.prompts import Marker
from unhurried.services.guidebook import load_guidebook
from unhurried.services.guided import OPENING, STEP, THEME, Guided
from unhurried.services.questions import QuestionLibrary
from unhurried.services.shelves import load_shelves

BOOK = load_guidebook()
SHELVES = load_shelves()


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def questions(journal: MemoryJournal) -> QuestionLibrary:
    ids = count()
    return QuestionLibrary(journal, SHELVES, lambda: f"id-{next(ids)}")


@pytest.fixture
def guided(journal: MemoryJournal, questions: QuestionLibrary) -> Guided:
    return Guided(journal, questions)


def _theme(guided: Guided, theme_id: str) -> Theme:
    theme = guided.theme(theme_id)
    assert theme
    return theme


def _marker(guided: Guided, theme_id: str) -> Marker:
    marker = guided.marker(_theme(guided, theme_id))
    assert marker
    return marker


def _ids(guided: Guided, theme: Theme) -> list[str]:
    return [step.step_id for step in guided.steps(theme)]


def test_the_texts_are_read_when_first_asked_for(journal: MemoryJournal, questions: QuestionLibrary):
    loads: list[Guidebook] = []

    def load() -> Guidebook:
        loads.append(BOOK)
        return BOOK

    guided = Guided(journal, questions, load)
    assert not loads
    assert (guided.themes, guided.terms, guided.first_words) == (BOOK.themes, BOOK.terms, BOOK.first_words)
    assert len(loads) == 1
    assert guided.term("rupture") == BOOK.term("rupture")


def test_no_theme_is_chosen_at_first_and_the_first_is_suggested(guided: Guided):
    assert guided.chosen is None
    assert guided.step is None
    assert guided.suggested.theme_id == "one-moment"


@pytest.mark.parametrize("theme", BOOK.themes, ids=lambda theme: theme.theme_id)
def test_any_theme_can_be_begun_and_starts_from_the_moment_the_writer_brings(guided: Guided, theme: Theme):
    guided.begin(theme)
    assert guided.chosen == guided.suggested == theme
    ids = _ids(guided, theme)
    assert ids[0] == OPENING
    assert ids[-1] == theme.marker
    assert set(ids) == {OPENING, *theme.prompts, theme.marker}
    assert len(set(ids)) == len(ids)


def test_a_stop_is_found_again_by_another_opening(guided: Guided, journal: MemoryJournal, questions: QuestionLibrary):
    theme = guided.begin(_theme(guided, "silence"))
    third = guided.steps(theme)[2]
    guided.stop_at(third)
    again = Guided(journal, questions)
    assert again.chosen == theme
    assert again.step == third
    again.stop_at(None)
    assert guided.step is None


def test_the_same_theme_can_be_begun_once_more(guided: Guided):
    theme = guided.begin(_theme(guided, "comfort"))
    guided.stop_at(guided.steps(theme)[-1])
    assert guided.begin(theme) == guided.chosen
    assert guided.step is None


def test_skipping_goes_on_and_turning_back_returns(guided: Guided):
    guided.begin(_theme(guided, "culture"))
    assert guided.skip().theme_id == "my-own-need"
    assert guided.turn_back().theme_id == "culture"
    assert guided.chosen == _theme(guided, "culture")


def test_the_path_has_no_end(guided: Guided):
    guided.begin(guided.themes[-1])
    assert guided.skip() == guided.themes[0]
    assert guided.turn_back() == guided.themes[-1]


def test_skipping_at_first_goes_past_the_theme_that_is_suggested(guided: Guided):
    assert guided.skip().theme_id == "silence"


def test_leaving_keeps_nothing(guided: Guided, journal: MemoryJournal):
    guided.stop_at(guided.steps(guided.begin(guided.themes[4]))[1])
    guided.leave()
    assert guided.chosen is None
    assert guided.step is None
    assert not any(journal.preferences.values())


def test_only_the_theme_and_the_step_are_kept(guided: Guided, journal: MemoryJournal):
    for theme in guided.themes:
        guided.begin(theme)
        guided.stop_at(guided.steps(theme)[1])
    last = guided.themes[-1]
    assert journal.preferences == {THEME: last.theme_id, STEP: _ids(guided, last)[1]}


def test_a_theme_that_no_longer_ships_is_no_theme(guided: Guided, journal: MemoryJournal):
    journal.prefer(THEME, "a-theme-of-old")
    assert guided.chosen is None
    assert guided.suggested == guided.themes[0]


def test_what_the_writer_put_away_is_not_asked(guided: Guided, questions: QuestionLibrary):
    theme = guided.begin(_theme(guided, "silence"))
    guided.stop_at(guided.steps(theme)[1])
    for question_id in (OPENING, theme.prompts[0], theme.marker):
        questions.hide(question_id, hidden=True)
    assert _ids(guided, theme) == list(theme.prompts[1:])
    assert guided.marker(theme) is None
    assert guided.step is None


def test_a_theme_with_everything_put_away_has_no_steps(guided: Guided, questions: QuestionLibrary):
    theme = _theme(guided, "culture")
    for question_id in (OPENING, *theme.prompts, theme.marker):
        questions.hide(question_id, hidden=True)
    assert guided.steps(theme) == ()


def test_a_marker_is_switched_on_by_the_writer_and_not_by_the_theme(guided: Guided, questions: QuestionLibrary):
    before = questions.offered_markers()
    guided.begin(_theme(guided, "listening"))
    assert questions.offered_markers() == before
    marker = _marker(guided, "listening")
    assert not guided.is_on(marker)
    guided.switch_on(marker)
    assert guided.is_on(marker)
    assert questions.offered_markers() == (*before, marker)


def test_a_marker_stays_on_over_other_themes_until_the_writer_takes_it_off(
    guided: Guided, questions: QuestionLibrary
):
    before = questions.offered_markers()
    marker = _marker(guided, "listening")
    guided.switch_on(marker)
    guided.begin(_theme(guided, "culture"))
    guided.leave()
    assert guided.is_on(marker)
    guided.switch_off(marker)
    assert questions.offered_markers() == before


def test_switching_on_what_is_on_keeps_its_place(guided: Guided, questions: QuestionLibrary):
    before = questions.offered_markers()
    marker = _marker(guided, "silence")
    assert guided.is_on(marker)
    guided.switch_on(marker)
    assert questions.offered_markers() == before


def test_switching_off_what_is_not_on_changes_nothing(guided: Guided, questions: QuestionLibrary):
    guided.switch_off(_marker(guided, "culture"))
    assert questions.choices() == SHELVES.usual


def test_another_version_of_a_marker_is_still_that_marker(guided: Guided):
    marker = _marker(guided, "silence")
    assert guided.is_on(replace(marker, version=marker.version + 1))


def test_a_change_that_cannot_be_kept_leaves_the_place_as_it_was(guided: Guided, journal: MemoryJournal):
    theme = guided.begin(_theme(guided, "silence"))
    guided.stop_at(guided.steps(theme)[2])
    kept = dict(journal.preferences)
    journal.obstacle = DiskIsFull()
    with pytest.raises(DiskIsFull):
        guided.skip()
    assert journal.preferences == kept
