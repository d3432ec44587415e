"""Prompts: by lens, by document, offered, put away, and one's own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from unhurried.domain.prompts import MarkerKind
from unhurried.ui.dialogs.question_dialog import QuestionDialog
from unhurried.ui.pages.question_cards import DocumentView, QuestionCard
from unhurried.ui.rooms import Rooms


@pytest.fixture
def rooms(open_rooms, workspace) -> Rooms:
    workspace.prefer("way", "standard")
    rooms = open_rooms()
    rooms.go("prompts")
    return rooms


def cards(rooms: Rooms) -> list[QuestionCard]:
    widget = rooms.prompts.area.widget()
    return widget.findChildren(QuestionCard) if widget else []


def card(rooms: Rooms, wording: str) -> QuestionCard:
    return next(found for found in cards(rooms) if found.wording.text() == wording)


def test_every_lens_shows_all_its_questions(rooms: Rooms, workspace):
    shelves = workspace.questions.shelves()
    for row, lens in enumerate(shelves.lenses):
        rooms.prompts.list.setCurrentIndex(rooms.prompts.names.index(row))
        of_lens = [q for q in (*shelves.prompts, *shelves.markers) if q.lens == lens.key]
        assert {c.wording.text() for c in cards(rooms)} == {q.wording for q in of_lens}


def test_beside_the_list_there_is_no_way_back_to_it(rooms: Rooms):
    assert rooms.prompts.list.isVisible()
    assert not rooms.prompts.back_button.isVisible()


def test_a_question_says_where_it_comes_from(rooms: Rooms, workspace):
    titles = [source.title for source in workspace.questions.shelves().sources]
    assert all(any(title in found.origin.text() for title in titles) for found in cards(rooms))


def test_every_idea_of_a_document_is_listed(rooms: Rooms, workspace):
    rooms.prompts.document_button.click()
    shelves = workspace.questions.shelves()
    for row, source in enumerate(shelves.sources):
        rooms.prompts.list.setCurrentIndex(rooms.prompts.names.index(row))
        view = rooms.prompts.area.findChild(DocumentView)
        assert view is not None
        text = "\n".join(label.text() for label in view.findChildren(QLabel))
        for idea in shelves.ideas:
            assert (idea.idea_id in text) == (idea.source == source.key)


def test_what_is_ticked_is_offered_in_write(rooms: Rooms, workspace):
    prompt = next(p for p in workspace.questions.shelves().prompts if p.lens == "silence")
    card(rooms, prompt.wording).offered.click()
    assert prompt in workspace.questions.offered_prompts()
    rooms.actions_.new_reflection.trigger()
    assert prompt.prompt_id in [step.prompt.prompt_id for step in rooms.write.table.steps]


def test_what_is_put_away_is_asked_no_more_and_comes_back(rooms: Rooms, workspace):
    prompt = workspace.questions.offered_prompts("silence")[0]
    card(rooms, prompt.wording).hide_button.click()
    assert prompt not in workspace.questions.offered_prompts("silence")
    assert card(rooms, prompt.wording).hide_button.text() == "Bring back"
    card(rooms, prompt.wording).hide_button.click()
    assert prompt in workspace.questions.offered_prompts("silence")


def own_question(rooms: Rooms) -> QuestionDialog:
    rooms.prompts.add_button.click()
    return rooms.findChildren(QuestionDialog)[-1]


def test_an_own_question_is_offered_at_once(qtbot, rooms: Rooms, workspace):
    dialog = own_question(rooms)
    qtbot.keyClicks(dialog.wording, "What did my hands do?")
    dialog.keep_button.click()
    assert workspace.questions.offered_prompts()[-1].wording == "What did my hands do?"
    assert card(rooms, "What did my hands do?").reword_button.isVisible()


def test_an_own_habit_with_own_options(qtbot, rooms: Rooms, workspace):
    dialog = own_question(rooms)
    dialog.state_choice.click()
    qtbot.keyClicks(dialog.wording, "When it began, I was:")
    qtbot.keyClicks(dialog.name, "How I arrived")
    qtbot.keyClicks(dialog.options, "early, on time")
    dialog.keep_button.click()
    marker = workspace.questions.offered_markers()[-1]
    assert (marker.kind, marker.name) == (MarkerKind.STATE, "How I arrived")
    assert [option.wording for option in marker.options] == ["early", "on time"]


def test_a_habit_needs_two_options(qtbot, rooms: Rooms, workspace):
    dialog = own_question(rooms)
    dialog.state_choice.click()
    qtbot.keyClicks(dialog.wording, "I was:")
    qtbot.keyClicks(dialog.options, "here")
    dialog.keep_button.click()
    assert dialog.isVisible()
    assert "Two options" in dialog.message.text()
    dialog.reject()


def test_an_empty_question_is_not_kept(rooms: Rooms):
    dialog = own_question(rooms)
    dialog.keep_button.click()
    assert dialog.isVisible()
    assert dialog.message.text()
    dialog.reject()


def test_rewording_changes_what_is_asked_from_now_on(qtbot, rooms: Rooms, workspace):
    dialog = own_question(rooms)
    qtbot.keyClicks(dialog.wording, "What did my hands do?")
    dialog.keep_button.click()
    card(rooms, "What did my hands do?").reword_button.click()
    dialog = rooms.findChildren(QuestionDialog)[-1]
    dialog.wording.setText("What were my hands doing?")
    dialog.keep_button.click()
    prompt = workspace.questions.offered_prompts()[-1]
    assert (prompt.wording, prompt.version) == ("What were my hands doing?", 2)


def test_write_with_these_goes_and_asks(rooms: Rooms):
    rooms.prompts.ask_about.emit("culture")
    assert rooms.room == "write"
    assert rooms.write.table.step is not None
    assert rooms.write.table.step.prompt.lens == "culture"
