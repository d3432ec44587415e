"""The guard in Write: speaks after a pause, takes no focus, stops nothing, and goes when it is told to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from tests.builders import a_draft, a_reflection
from tests.memory import MemoryJournal

from unhurried.domain.guard import Kind
from unhurried.ui import guard_words
from unhurried.ui.pages import guard_line
from unhurried.ui.pages.guard_card import GuardCard
from unhurried.ui.pages.guard_line import GuardLine
from unhurried.ui.rooms import Rooms
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace


@pytest.fixture
def rooms(open_rooms: Callable[[], Rooms]) -> Rooms:
    return open_rooms()


@pytest.fixture
def guard(rooms: Rooms) -> GuardLine:
    return rooms.write.guard


def pause(guard: GuardLine) -> None:
    """The writer pauses: what would happen a while later happens now."""
    while guard._timer.isActive():
        guard._timer.stop()
        guard.look()


def write(qtbot, guard: GuardLine, text: str) -> None:
    qtbot.keyClicks(guard._watched.sheet, text)
    pause(guard)


def test_it_waits_for_a_pause_and_then_says_what_and_why(qtbot, guard: GuardLine):
    qtbot.keyClicks(guard._watched.sheet, "She takes 20 mg now")
    assert guard.isHidden()
    qtbot.waitUntil(guard.isVisible, timeout=guard_line.PAUSE_MS + 2000)
    assert "“20 mg”" in guard.message.text()
    assert "clinical record" in guard.message.text()


def test_every_key_puts_it_off(qtbot, guard: GuardLine):
    qtbot.keyClicks(guard._watched.sheet, "20 mg")
    before = guard._timer.remainingTime()
    qtbot.waitUntil(lambda: guard._timer.remainingTime() < before - 5)
    qtbot.keyClicks(guard._watched.sheet, "s")
    assert guard._timer.remainingTime() > guard_line.PAUSE_MS - 200


def test_it_takes_neither_caret_nor_focus_and_the_next_key_is_written(qtbot, guard: GuardLine):
    sheet = guard._watched.sheet
    write(qtbot, guard, "Sarah came. I spoke")
    sheet.set_caret(5)
    write(qtbot, guard, "!")
    assert guard.isVisible()
    assert sheet.hasFocus()
    assert sheet.caret() == 6
    qtbot.keyClicks(sheet, "?")
    assert sheet.text() == "Sarah!? came. I spoke"


def test_the_caret_stays_in_sight_when_it_comes_at_the_foot_of_a_full_sheet(qtbot, guard: GuardLine):
    sheet = guard._watched.sheet
    sheet.set_text("A line.\n" * 60, caret=10_000)
    write(qtbot, guard, "Sarah came")
    qtbot.waitUntil(guard.isVisible)
    qtbot.waitUntil(lambda: sheet.viewport().rect().contains(sheet.cursorRect().center()))


def test_an_ordinary_answer_says_nothing(qtbot, guard: GuardLine):
    write(qtbot, guard, "I spoke before the pause was over, twice.")
    assert guard.isHidden()


def test_it_stops_nothing(qtbot, rooms: Rooms, guard: GuardLine, journal: MemoryJournal):
    write(qtbot, guard, "Sarah came at 14:30.")
    rooms.write.finish()
    assert [kept.writing.answers[0].text for kept in journal.reflections.kept.values()] == ["Sarah came at 14:30."]
    assert guard.isHidden()


def test_it_goes_with_the_words(qtbot, guard: GuardLine):
    write(qtbot, guard, "Sarah")
    assert guard.isVisible()
    for _ in range(5):
        qtbot.keyClick(guard._watched.sheet, Qt.Key.Key_Backspace)
    pause(guard)
    assert guard.isHidden()


def test_closed_it_says_no_more_about_what_stands_there(qtbot, guard: GuardLine):
    write(qtbot, guard, "Sarah came")
    guard.close_button.click()
    write(qtbot, guard, ". Sarah left")
    assert guard.isHidden()
    write(qtbot, guard, ", at 15:20")
    assert "15:20" in guard.message.text()
    assert guard.isVisible()


def test_closed_it_makes_room_for_what_was_not_shown_yet(qtbot, guard: GuardLine):
    write(qtbot, guard, "Sarah at 14:30 with 20 mg")
    shown = []
    while guard.isVisible():
        shown.append(guard.message.text().partition("”")[0])
        qtbot.mouseClick(guard.close_button, Qt.MouseButton.LeftButton)
        assert guard._watched.sheet.hasFocus()
    assert shown == ["“Sarah", "“14:30", "“20 mg"]


def test_words_that_are_fine_are_fine_from_then_on(qtbot, rooms: Rooms, guard: GuardLine):
    write(qtbot, guard, "Sarah")
    assert guard.fine.text() == "“Sarah” is fine"
    guard.fine.trigger()
    assert guard.isHidden()
    rooms.write.begin()
    write(qtbot, guard, "Sarah")
    assert guard.isHidden()


def test_a_kind_can_be_dismissed_for_good_and_comes_back_from_settings(qtbot, rooms: Rooms, guard: GuardLine):
    write(qtbot, guard, "At 14:30")
    guard.no_kind.trigger()
    write(qtbot, guard, " and 15:20")
    assert guard.isHidden()
    card = rooms.settings.guard
    box = card.boxes[Kind.TIME]
    assert not box.isChecked()
    assert card.boxes[Kind.NAME].isChecked()
    box.click()
    assert box.isChecked()
    write(qtbot, guard, ".")
    assert guard.isVisible()


def test_all_of_it_can_be_dismissed_for_good_and_comes_back_from_settings(qtbot, rooms: Rooms, guard: GuardLine):
    write(qtbot, guard, "At 14:30")
    guard.none_at_all.trigger()
    write(qtbot, guard, " and Sarah")
    assert guard.isHidden()
    card = rooms.settings.guard
    assert not card.switch.isChecked()
    assert card.kinds.isHidden()
    card.switch.click()
    write(qtbot, guard, ".")
    assert guard.isVisible()


@pytest.mark.parametrize("choice", ["no_kind", "none_at_all"])
def test_what_is_switched_off_for_good_says_where_it_comes_back(qtbot, rooms: Rooms, guard: GuardLine, choice: str):
    write(qtbot, guard, "At 14:30")
    getattr(guard, choice).trigger()
    assert guard.isVisible()
    assert "Settings, Notices while writing" in guard.message.text()
    assert rooms.settings.guard.title.text() == "Notices while writing"
    assert guard.choices.isHidden()
    assert guard._watched.sheet.hasFocus()
    qtbot.mouseClick(guard.close_button, Qt.MouseButton.LeftButton)
    assert guard.isHidden()


def test_after_a_kind_is_switched_off_the_others_are_still_noticed(qtbot, guard: GuardLine):
    write(qtbot, guard, "At 14:30 Sarah came")
    guard.no_kind.trigger()
    assert "Times of day" in guard.message.text()
    guard.close_button.click()
    assert "“Sarah”" in guard.message.text()
    assert guard.choices.isVisible()


def test_words_that_were_called_fine_can_be_noticed_again(workspace: Workspace, theme: Theme, qtbot):
    card = GuardCard(theme, workspace)
    qtbot.addWidget(card)
    assert card.forget_button.isHidden()
    workspace.call_fine("Sarah")
    assert "1" in card.fine.text()
    assert "Sarah" not in card.fine.text()
    card.forget_button.click()
    assert card.forget_button.isHidden()
    assert workspace.guard.count_fine() == 0


def test_what_an_old_draft_holds_is_let_be(qtbot, open_rooms: Callable[[], Rooms], journal: MemoryJournal):
    with journal.transaction():
        journal.drafts.put(a_draft("Sarah at 14:30"))
    write_page = open_rooms().write
    guard = write_page.guard
    write_page.table.free.sheet.edited.emit()
    pause(guard)
    assert guard.isHidden()


def test_it_looks_at_moments_too(qtbot, rooms: Rooms, guard: GuardLine):
    rooms.write.table.add_moment()
    qtbot.keyClicks(rooms.write.table.free.moments.editor.pull, "to ring Sarah")
    pause(guard)
    assert "“Sarah”" in guard.message.text()
    assert guard.isVisible()


def test_a_client_code_is_fine(qtbot, open_rooms: Callable[[], Rooms], keep: Callable[..., None]):
    keep(a_reflection(client_code="Robin Hood"), a_reflection(client_code="Oscar"))
    guard = open_rooms().write.guard
    write(qtbot, guard, "Oscar said so")
    assert guard.isHidden()


@pytest.mark.parametrize("quiet", ["only_page", "focus_mode"])
def test_nothing_is_said_while_others_look_on_or_in_focus_mode(qtbot, rooms: Rooms, guard: GuardLine, quiet: str):
    write(qtbot, guard, "Sarah")
    action = getattr(rooms.actions_, quiet)
    action.setChecked(True)
    assert guard.isHidden()
    write(qtbot, guard, " and Anna")
    assert guard.isHidden()
    action.setChecked(False)
    assert guard.isVisible()


def test_it_is_walked_by_keyboard_and_gives_the_focus_back(qtbot, rooms: Rooms, guard: GuardLine):
    write(qtbot, guard, "Sarah")
    seen = set()
    while not guard.close_button.hasFocus():
        focus = rooms.window().focusWidget()
        assert focus not in seen
        seen.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert guard.choices in seen
    qtbot.keyClick(guard.close_button, Qt.Key.Key_Space)
    assert guard.isHidden()
    assert guard._watched.sheet.hasFocus()


def test_it_is_announced_once(qtbot, rooms: Rooms, guard: GuardLine, monkeypatch: pytest.MonkeyPatch):
    said: list[str] = []
    monkeypatch.setattr(guard_line, "announce", lambda _widget, text: said.append(text))
    write(qtbot, guard, "Sarah")
    write(qtbot, guard, " came")
    rooms.actions_.only_page.setChecked(True)
    rooms.actions_.only_page.setChecked(False)
    assert said == [guard.message.text()]


def test_the_notice_is_plain_text_and_short(qtbot, guard: GuardLine):
    write(qtbot, guard, "<b>sarah.jones.and.a.very.long.name.of.a.person@mail.example.org</b>")
    assert guard.message.textFormat() is Qt.TextFormat.PlainText
    assert len(guard.message.text()) < 140


def test_every_kind_has_its_words():
    assert set(guard_words.kinds()) == set(guard_words._sentences()) == set(Kind)
    for words in guard_words._sentences().values():
        assert "should" not in words
        assert "!" not in words
