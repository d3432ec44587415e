"""The place on the guided path is in the encrypted journal, outlives it, and is no reason for another backup."""

from __future__ import annotations

from tests.builders import a_draft
from tests.storage.conftest import Place

from unhurried.domain.drafts import Bookmark
from unhurried.services.guided import Guided
from unhurried.services.questions import QuestionLibrary
from unhurried.services.shelves import load_shelves
from unhurried.storage.journal import SqlcipherJournal

SHELVES = load_shelves()


def _guided(journal: SqlcipherJournal) -> Guided:
    return Guided(journal, QuestionLibrary(journal, SHELVES, lambda: "id"))


def test_the_theme_the_step_and_the_marker_are_there_at_the_next_opening(place: Place):
    journal = place.open()
    guided = _guided(journal)
    theme = guided.begin(guided.themes[6])
    step = guided.steps(theme)[3]
    marker = guided.marker(theme)
    assert marker
    guided.stop_at(step)
    guided.switch_on(marker)
    journal.close()
    assert theme.theme_id.encode() not in b"".join(place.files().values())

    journal = place.open()
    again = _guided(journal)
    assert (again.chosen, again.step, again.is_on(marker)) == (theme, step, True)
    journal.close()


def test_where_the_writer_stopped_is_no_reason_for_another_backup(opened: SqlcipherJournal):
    guided = _guided(opened)
    theme = guided.begin(guided.themes[1])
    before = opened.preference("backup.changes")
    assert before
    guided.stop_at(guided.steps(theme)[1])
    guided.stop_at(None)
    assert opened.preference("backup.changes") == before
    guided.skip()
    assert opened.preference("backup.changes") != before


def test_a_theme_that_was_left_is_left_at_the_next_opening(place: Place):
    journal = place.open()
    _guided(journal).skip()
    _guided(journal).leave()
    journal.close()
    journal = place.open()
    assert _guided(journal).chosen is None
    journal.close()


def test_a_draft_from_before_the_path_names_no_theme(opened: SqlcipherJournal):
    draft = a_draft(bookmark=Bookmark("line", "", 3, ("pace.first",)))
    opened.drafts.put(draft)
    with opened._engine.joined():
        opened._engine.run("UPDATE draft SET bookmark = json_remove(bookmark, '$.theme')")
    assert opened.drafts.all() == [draft]
