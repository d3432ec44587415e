"""The rehearsal is offered when there is something to rehearse, then each quarter, and never twice for one."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from tests.computer import rooms_of
from tests.journeys.ways.conftest import At

from unhurried.ui.dialogs.passphrase_dialog import PassphraseDialog
from unhurried.ui.dialogs.rehearse_dialog import RehearseDialog

OFFER = "can be rehearsed"


def test_it_is_offered_once_there_is_something_to_rehearse(at: At):
    at.settle()
    assert at.said() == ""
    at.write("the first")
    at.settle()
    assert at.said() == "Kept in your journal."
    rooms_of(at.window).go("write")
    at.settle()
    assert OFFER in at.said()
    rooms_of(at.window).banner.close_button.click()
    for room in ("journal", "write"):
        rooms_of(at.window).go(room)
        at.settle()
        assert at.said() == ""


def test_what_was_put_away_comes_back_only_the_next_quarter(at: At):
    at.write("the first")
    at.restart()
    at.settle()
    assert OFFER in at.said()
    at.restart()
    at.settle()
    assert OFFER in at.said(), "nobody has answered"
    rooms_of(at.window).banner.close_button.click()
    at.computer.at += timedelta(days=90)
    at.restart()
    at.settle()
    assert at.said() == ""
    at.computer.at += timedelta(days=1)
    at.restart()
    at.settle()
    assert OFFER in at.said()


def test_the_offer_leads_to_the_rehearsal_and_after_it_a_quarter_is_quiet(at: At):
    at.write("the first")
    at.restart()
    at.settle()
    rooms_of(at.window).banner.action_button.click()
    dialog = at.dialog(RehearseDialog)
    at.computer.type(at.code)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(lambda: not dialog.found.isHidden())
    dialog.close_button.click()
    at.gone()
    for days, said in ((90, ""), (1, "A quarter of a year")):
        at.computer.at += timedelta(days=days)
        at.restart()
        at.settle()
        assert at.said().startswith(said)
        assert bool(at.said()) == bool(said)


def test_what_else_is_to_be_said_comes_first(at: At):
    at.write("the first")
    at.restart(at.code)
    at.settle()
    assert at.dialog(PassphraseDialog).isVisible()


def test_another_size_of_text_does_not_offer_it_anew(at: At):
    at.write("the first")
    at.restart()
    at.settle()
    rooms_of(at.window).banner.close_button.click()
    rooms = rooms_of(at.window)
    rooms.actions_.larger.trigger()
    at.computer.until(lambda: at.window.rooms is not rooms and rooms_of(at.window).isVisible())
    at.settle()
    assert at.said() == ""
