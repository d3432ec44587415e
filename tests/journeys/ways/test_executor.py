"""The executor's sheet: printed again as it was put down, with a code only for those who ask for one."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt
from tests.computer import open_dialogs, rooms_of, unlock
from tests.journeys.ways.conftest import At, make_executor_code, sheet

from unhurried import paths
from unhurried.domain.executor import Wish
from unhurried.domain.keys import WayIn
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog


def test_what_was_typed_is_there_to_be_printed_again(at: At):
    dialog = sheet(at)
    assert dialog.place.text() == str(paths.default_journal())
    dialog.give_choice.click()
    dialog.give_to.setFocus()
    at.computer.type("my supervisor")
    dialog.contact.setFocus()
    at.computer.type("my sister")
    at.computer.press(Qt.Key.Key_Escape)
    at.gone()
    at.restart()
    dialog = sheet(at)
    assert (dialog.sheet.wish, dialog.sheet.give_to, dialog.sheet.contact) == (
        Wish.GIVE,
        "my supervisor",
        "my sister",
    )
    words = dialog.picture.accessibleDescription()
    assert "unread, to my supervisor" in words
    assert "my sister" in words
    assert "no passphrase and no code" in words
    dialog.reject()
    at.gone()


def test_a_lock_keeps_half_a_line_of_it(at: At):
    dialog = sheet(at)
    dialog.other_choice.click()
    dialog.words.setFocus()
    at.computer.type("half a thou")
    at.window.lock()
    at.unlock()
    assert json.loads(at.preference("executor-sheet"))["words"] == "half a thou"


def test_return_in_a_line_goes_on_and_prints_nothing(at: At):
    dialog = sheet(at)
    dialog.place.setFocus()
    at.computer.press(Qt.Key.Key_Return)
    assert open_dialogs(at.window) == [dialog]
    assert not dialog.place.hasFocus()
    dialog.reject()
    at.gone()


def test_without_being_asked_there_is_no_code(at: At):
    dialog = sheet(at)
    assert not dialog.with_code.isChecked()
    dialog.accept()
    at.gone()
    assert WayIn.EXECUTOR not in at.ways()
    assert at.card.take_back_button.isHidden()


def test_a_code_of_its_own_opens_and_can_be_taken_back(at: At):
    at.write("something")
    dialog = sheet(at)
    code = make_executor_code(at, dialog)
    assert code in dialog.picture.accessibleDescription()
    assert "read everything" in dialog.picture.accessibleDescription()
    dialog.accept()
    at.gone()
    assert WayIn.EXECUTOR in at.ways()
    assert code not in at.preference("executor-sheet")

    at.restart(code)
    assert rooms_of(at.window)
    at.restart()
    dialog = sheet(at)
    assert not dialog.code.code
    assert "cannot be shown again" in dialog.code.earlier.text()
    dialog.reject()
    at.gone()

    assert at.card.take_back_button.isVisible()
    at.press("take_back_button")
    at.dialog(ConfirmDialog).accept()
    at.computer.until(lambda: "no longer opens" in at.said())
    assert at.card.take_back_button.isHidden()
    at.window.close()
    at.window = at.computer.start()
    page = unlock(at.computer, at.window, code)
    assert "Wrong passphrase" in page.message.text()


def test_a_wrong_passphrase_makes_no_code(at: At):
    dialog = sheet(at)
    dialog.with_code.setChecked(True)
    dialog.code.present.setFocus()
    at.computer.type("not the passphrase at all")
    dialog.code.make_button.click()
    at.computer.until(dialog.code.message.isVisible)
    dialog.print_button.click()
    assert "not made yet" in dialog.message.text()
    assert open_dialogs(at.window) == [dialog]
    assert WayIn.EXECUTOR not in at.ways()
    dialog.reject()
    at.gone()


def test_the_page_says_when_it_is_full(at: At):
    dialog = sheet(at)
    dialog.other_choice.click()
    dialog.words.setPlainText("a word or two, and again. " * 200)
    at.computer.until(dialog.message.isVisible)
    assert "more than the page holds" in dialog.message.text()
    dialog.words.setPlainText("little")
    at.computer.until(dialog.message.isHidden)
    dialog.reject()
    at.gone()
