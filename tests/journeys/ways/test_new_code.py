"""A new recovery code: on paper first, and only then in place of the old one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from tests.computer import PASSPHRASE, unlock
from tests.journeys.ways.conftest import At, rehearse, renew

from unhurried.ui.dialogs.new_code_dialog import NewCodeDialog
from unhurried.ui.dialogs.rehearse_dialog import RehearseDialog


def test_a_new_code_opens_and_the_old_one_does_not(at: At):
    at.write("something")
    old = at.code
    at.code = renew(at)
    assert at.code != old
    assert "no longer opens" in at.said()
    at.window.close()
    at.window = at.computer.start()
    page = unlock(at.computer, at.window, old)
    assert "Wrong passphrase" in page.message.text()
    at.unlock(at.code)


def test_after_a_new_code_the_new_paper_is_rehearsed_and_the_old_one_refused(at: At):
    at.write("something")
    rehearse(at, at.code).close_button.click()
    at.gone()
    old, at.code = at.code, renew(at)
    assert at.card.rehearsed.text() == "Not rehearsed yet."
    dialog = rehearse(at, old)
    assert "is not the recovery code of the journal" in dialog.message.text()
    dialog.reject()
    at.gone()
    dialog = rehearse(at, at.code)
    assert dialog.found.text() == "1 of 1 reflection read, 0 damaged."
    dialog.close_button.click()
    at.gone()


def test_the_old_code_holds_until_the_new_one_is_on_paper(at: At):
    at.press("new_code_button")
    dialog = at.dialog(NewCodeDialog)
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.paper.isVisible)
    at.computer.press(Qt.Key.Key_Space)
    at.computer.type("OOPS")
    at.computer.press(Qt.Key.Key_Return)
    at.computer.type("OOPS")
    at.computer.press(Qt.Key.Key_Return)
    assert "is not the one" in dialog.paper.message.text()
    dialog.back_button.click()
    assert dialog.paper.is_code_shown
    at.window.lock()
    at.unlock(at.code)


def test_a_wrong_passphrase_shows_no_code(at: At):
    at.press("new_code_button")
    dialog = at.dialog(NewCodeDialog)
    at.computer.type("not the passphrase at all")
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.message.isVisible)
    assert "Wrong passphrase" in dialog.message.text()
    assert dialog.paper.isHidden()
    dialog.reject()
    at.gone()


def test_a_code_never_comes_to_the_clipboard(at: At):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    at.press("new_code_button")
    dialog = at.dialog(NewCodeDialog)
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.paper.isVisible)
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        at.computer.press(key, Qt.KeyboardModifier.ControlModifier)
    dialog.reject()
    at.gone()
    at.press("rehearse_button")
    at.dialog(RehearseDialog)
    at.computer.type(at.code)
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        at.computer.press(key, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "before"
    clipboard.clear()
