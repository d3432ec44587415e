"""The guided path in Prompts: themes, terms and first words, each told whole and in plain view."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from unhurried.domain.guided import Read
from unhurried.ui.pages.path_texts import FirstWordsView, TermsView
from unhurried.ui.pages.reference_words import read_words
from unhurried.ui.pages.theme_view import TermButton, ThemeView
from unhurried.ui.rooms import Rooms
from unhurried.ui.workspace import Workspace


@pytest.fixture
def rooms(open_rooms) -> Rooms:
    rooms = open_rooms()
    rooms.go("prompts")
    rooms.prompts.path_button.click()
    return rooms


def words(view: QWidget) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel))


def theme_view(rooms: Rooms) -> ThemeView:
    view = rooms.prompts.area.findChild(ThemeView)
    assert view is not None
    return view


def show(rooms: Rooms, row: int) -> None:
    rooms.prompts.list.setCurrentIndex(rooms.prompts.names.index(row))


def test_the_list_is_plain(rooms: Rooms, workspace: Workspace):
    names = rooms.prompts.names.stringList()
    assert names == [*(theme.name for theme in workspace.guided.themes), "Terms", "First words"]
    assert not [name for name in names if re.search(r"[\d✓]", name)]


def test_every_theme_is_told_whole(rooms: Rooms, workspace: Workspace):
    titles = {source.key: source for source in workspace.questions.shelves().sources}
    for row, theme in enumerate(workspace.guided.themes):
        show(rooms, row)
        view = theme_view(rooms)
        told = words(view)
        assert {theme.name, theme.about, theme.example} <= set(told.split("\n"))
        assert "An invented example" in told
        assert all(prompt.wording in told for prompt in workspace.guided.prompts(theme))
        marker = workspace.guided.marker(theme)
        assert marker is not None
        assert marker.wording in told
        assert view.marker_switch.isChecked() == workspace.guided.is_on(marker)
        for key in theme.sources:
            assert titles[key].title in told
            assert titles[key].author in told
        for reference in theme.references:
            assert reference.title in told
            assert read_words(reference.read) in told
        assert [b.words() for b in view.findChildren(TermButton)] == [term.name for term in theme.terms]


def test_how_far_a_work_was_read_differs_in_words():
    assert len({read_words(read) for read in Read}) == len(Read)


def test_a_term_is_one_press_away_with_its_caution(qtbot, rooms: Rooms, workspace: Workspace):
    theme = next(theme for theme in workspace.guided.themes if len(theme.terms) > 1)
    show(rooms, rooms.prompts.path.row_of(theme.theme_id))
    term = theme.terms[1]
    theme_view(rooms).findChildren(TermButton)[1].click()
    assert rooms.prompts.list.currentIndex().data() == "Terms"
    view = rooms.prompts.area.findChild(TermsView)
    assert view is not None
    card = view.cards[term.key]
    assert {term.meaning, term.caution} <= set(words(card).split("\n"))
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    assert rooms.prompts.area.hasFocus()


def test_all_terms_have_their_references(rooms: Rooms, workspace: Workspace):
    show(rooms, rooms.prompts.path.terms_row)
    view = rooms.prompts.area.findChild(TermsView)
    assert view is not None
    for term in workspace.guided.terms:
        told = words(view.cards[term.key])
        assert all(reference.title in told and read_words(reference.read) in told for reference in term.references)


def test_each_region_ends_with_what_this_is_not(rooms: Rooms, workspace: Workspace):
    rooms.prompts.show_first_words()
    view = rooms.prompts.area.findChild(FirstWordsView)
    assert view is not None
    first = workspace.guided.first_words
    told = words(view).split("\n")
    assert {first.what, first.stand_by, first.readers} <= set(told)
    assert all(left_out.words in told for left_out in first.leaves_out)
    for region in first.regions:
        assert told[told.index(region.words) + 1] == first.closing


def test_the_first_words_lead_to_writing(rooms: Rooms, workspace: Workspace):
    rooms.prompts.show_first_words()
    view = rooms.prompts.area.findChild(FirstWordsView)
    assert view is not None
    view.begin_button.click()
    assert rooms.room == "write"
    assert rooms.write.table.path == workspace.guided.themes[0]


def test_a_theme_is_begun_gone_on_with_passed_and_left(rooms: Rooms, workspace: Workspace):
    show(rooms, 3)
    theme_view(rooms).begin_button.click()
    assert (rooms.room, workspace.guided.chosen) == ("write", workspace.guided.themes[3])
    rooms.go("prompts")
    view = theme_view(rooms)
    assert view.begin_button.text() == "Go on"
    view.next_button.click()
    assert workspace.guided.chosen == workspace.guided.themes[4]
    assert rooms.prompts.list.currentIndex().row() == 4
    theme_view(rooms).leave_button.setFocus()
    theme_view(rooms).leave_button.click()
    assert workspace.guided.chosen is None
    assert theme_view(rooms).begin_button.text() == "Begin with this theme"
    assert theme_view(rooms).begin_button.hasFocus()


def test_going_on_leads_to_where_the_stop_was(rooms: Rooms, workspace: Workspace):
    theme = workspace.guided.themes[3]
    workspace.begin_theme(theme)
    step = workspace.guided.steps(theme)[2]
    workspace.stop_at(step)
    show(rooms, 3)
    theme_view(rooms).begin_button.click()
    assert rooms.write.table.bookmark().sheet == step.step_id


def test_the_marker_is_switched_and_the_focus_stays(rooms: Rooms, workspace: Workspace):
    show(rooms, 5)
    marker = workspace.guided.marker(workspace.guided.themes[5])
    assert marker is not None
    switch = theme_view(rooms).marker_switch
    switch.setFocus()
    switch.click()
    assert workspace.guided.is_on(marker)
    assert theme_view(rooms).marker_switch is not switch
    assert theme_view(rooms).marker_switch.hasFocus()
    theme_view(rooms).marker_switch.click()
    assert not workspace.guided.is_on(marker)


def test_nothing_counts_how_far_the_writer_is(rooms: Rooms, workspace: Workspace):
    workspace.begin_theme(workspace.guided.themes[5])
    show(rooms, 5)
    buttons = [button.text() for button in theme_view(rooms).findChildren(QAbstractButton)]
    assert not [text for text in buttons if re.search(r"\d", text)]


def test_in_a_narrow_window_a_theme_opens_over_the_list(qtbot, rooms: Rooms, workspace: Workspace):
    rooms.resize(640, 760)
    qtbot.waitUntil(lambda: not rooms.prompts.questions.isVisible())
    rooms.prompts.show_theme(workspace.guided.themes[2].theme_id)
    assert rooms.prompts.questions.isVisible()
    assert theme_view(rooms).begin_button.hasFocus()
    rooms.prompts.back_button.click()
    assert rooms.prompts.list.hasFocus()
