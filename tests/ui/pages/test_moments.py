"""Moments in Write: added, filled in by keyboard, taken away and put back, and read again in Journal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from tests.builders import a_full_reflection, a_moment
from tests.memory import MemoryJournal

from unhurried.domain.moments import Did, Happened, Noticed
from unhurried.ui import moment_words
from unhurried.ui.pages.moment_strip import MomentStrip
from unhurried.ui.rooms import Rooms


@pytest.fixture
def rooms(open_rooms) -> Rooms:
    return open_rooms()


@pytest.fixture
def strip(rooms: Rooms) -> MomentStrip:
    return rooms.write.table.free.moments


def press(group, key: str) -> None:
    next(chip for chip in group.chips() if chip.key == key).click()


def words_in(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_every_choice_has_words_and_every_word_is_about_two_people():
    assert list(moment_words.happened()) == list(Happened)
    assert list(moment_words.did()) == list(Did)
    assert list(moment_words.noticed()) == list(Noticed)
    said = " ".join([*moment_words.happened().values(), *moment_words.did().values()]).casefold()
    for judging in ("resist", "avoid", "client", "rushed", "wrong", "should", "good"):
        assert judging not in said


def test_a_moment_by_keyboard_is_in_the_draft_as_it_is_typed(qtbot, rooms: Rooms, strip: MomentStrip, journal):
    rooms.actions_.add_moment.trigger()
    qtbot.waitUntil(strip.editor.isVisible)
    assert QApplication.focusWidget() in strip.editor.happened.chips()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    strip.editor.pull.setFocus()
    qtbot.keyClicks(strip.editor.pull, "to say something ki")
    assert rooms.write.put_down()
    (draft,) = journal.drafts.all()
    (moment,) = draft.writing.moments
    assert (moment.happened, moment.pull) == ("quiet", "to say something ki")


def test_it_comes_back_after_a_start_and_can_be_finished(rooms: Rooms, strip: MomentStrip, workspace, journal):
    strip.add()
    press(strip.editor.did, "waited")
    press(strip.editor.noticed, "then")
    strip.editor.done_button.click()
    assert [chip.text() for chip in strip.chips.chips()] == ["Waited"]
    rooms.write.finish()
    (found,) = journal.reflections.glimpses(journal.reflections.places(_all()), _all())
    (moment,) = journal.reflections.one(found.reflection_id).writing.moments
    assert (moment.did, moment.noticed, moment.happened) == ("waited", "then", "")
    shown = words_in(rooms.journal.pane)
    assert "What I did" in shown
    assert "Waited" in shown
    assert "What followed" not in shown


def test_what_is_left_empty_leaves_nothing(rooms: Rooms, strip: MomentStrip, journal: MemoryJournal):
    strip.add()
    strip.editor.done_button.click()
    strip.add()
    strip.add()
    assert len(strip.chips.chips()) == 1
    assert strip.moments() == ()
    assert rooms.write.put_down()
    assert journal.drafts.all() == []


def test_taken_away_it_can_be_put_back(rooms: Rooms, strip: MomentStrip):
    strip.add()
    press(strip.editor.happened, "tears")
    (before,) = strip.moments()
    strip.editor.remove_button.click()
    assert strip.moments() == ()
    assert strip.back_button.isVisibleTo(strip)
    strip.back_button.click()
    assert strip.moments() == (before,)


def test_pressing_a_chosen_chip_again_takes_the_choice_back(rooms: Rooms, strip: MomentStrip):
    strip.add()
    press(strip.editor.happened, "tears")
    press(strip.editor.happened, "tears")
    assert strip.moments() == ()


def test_a_choice_of_a_later_version_is_kept_and_shown_as_it_is(rooms: Rooms, strip: MomentStrip):
    later = a_moment("a-smile", did="", noticed="")
    strip.show_moments([later])
    strip.open_moment(later.moment_id)
    strip.editor.pull.setFocus()
    strip.editor.pull.setText("x")
    strip.editor.pull.textEdited.emit("x")
    assert strip.moments() == (replace(later, pull="x"),)
    assert moment_words.parts(later) == [("What had just happened between us", "a-smile")]


def test_alone_on_the_screen_there_is_only_the_sheet(rooms: Rooms, strip: MomentStrip):
    rooms.actions_.focus_mode.setChecked(True)
    assert not strip.isVisible()
    rooms.actions_.add_moment.trigger()
    assert strip.moments() == ()
    assert len(strip.chips.chips()) == 0


def test_its_words_are_found(rooms: Rooms, journal: MemoryJournal, keep):
    keep(a_full_reflection(reflection_id="r"))
    from unhurried.domain.finding import Filter

    assert len(journal.reflections.places(Filter(words="summary"))) == 1


def _all():
    from unhurried.domain.finding import Filter

    return Filter()


@pytest.mark.parametrize("height", [420, 560, 1100])
def test_the_first_question_of_a_new_moment_is_in_sight_with_its_choices(qtbot, open_rooms, height: int):
    rooms = open_rooms()
    rooms.resize(900, height)
    free = rooms.write.table.free
    rooms.actions_.add_moment.trigger()
    qtbot.waitUntil(free.moments.editor.isVisible)
    question = next(label for label in free.moments.editor.findChildren(QLabel))

    def are_in_sight() -> bool:
        chip, shown = QApplication.focusWidget(), free.viewport()
        if chip is None:
            return False
        foot = chip.mapTo(shown, QPoint(0, chip.height())).y()
        return question.mapTo(shown, QPoint(0, 0)).y() >= 0 and foot <= shown.height()

    qtbot.waitUntil(are_in_sight)
