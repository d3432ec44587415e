"""Another passphrase: from Settings with the present one, and at once after coming in with the code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from tests.computer import PASSPHRASE, gate_of, rooms_of, unlock
from tests.journeys.ways.conftest import At

from unhurried.ui.dialogs.passphrase_dialog import PassphraseDialog

NEW = "copper meadow kestrel willow anchor"


def choose(at: At, *typed: str) -> PassphraseDialog:
    dialog = at.dialog(PassphraseDialog)
    at.computer.until(lambda: dialog.first.hasFocus() or dialog.present.hasFocus())
    for words in typed:
        at.computer.type(words)
        at.computer.press(Qt.Key.Key_Tab)
        at.computer.press(Qt.Key.Key_Tab)  # past the eye
    dialog.change_button.click()
    return dialog


def test_in_settings_the_present_one_is_asked_for(at: At):
    at.press("passphrase_button")
    dialog = choose(at, "not the passphrase", NEW, NEW)
    at.computer.until(lambda: "Wrong passphrase." in dialog.message.text())
    dialog.present.set_text(PASSPHRASE)
    dialog.change_button.click()
    at.gone()
    at.window.lock()
    at.unlock(NEW)


def test_whoever_came_in_with_the_code_is_asked_for_a_new_one_and_need_not_type_the_code_again(at: At):
    at.restart(at.code)
    choose(at, NEW, NEW)
    at.gone()
    assert "The old one no longer opens" in at.said()
    at.window.lock()
    at.computer.come_back_to(at.window)
    unlock(at.computer, at.window, PASSPHRASE)
    assert "Wrong passphrase." in gate_of(at.window).message.text()
    gate_of(at.window).field.clear()
    at.unlock(NEW)
    at.window.lock()
    at.unlock(at.code)


def test_not_now_leaves_everything_as_it_is(at: At):
    at.restart(at.code)
    at.dialog(PassphraseDialog).cancel_button.click()
    at.gone()
    assert rooms_of(at.window).room == "write"
    at.window.lock()
    at.unlock(PASSPHRASE)


def test_locking_while_it_is_asked_keeps_the_old_one(at: At):
    at.restart(at.code)
    at.dialog(PassphraseDialog)
    at.window.lock()
    at.unlock(PASSPHRASE)
