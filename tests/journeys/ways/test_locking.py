"""Locking over each dialog of the ways in, whatever it is doing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.computer import PASSPHRASE, gate_of, open_dialogs
from tests.journeys.ways.conftest import At, make_executor_code
from tests.storage.test_keyring import Keyring

from unhurried.ui.dialogs.executor_dialog import ExecutorDialog
from unhurried.ui.dialogs.new_code_dialog import NewCodeDialog


def _at_the_code(at: At) -> None:
    dialog = at.dialog(NewCodeDialog)
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.paper.isVisible)


def _in_the_middle(at: At) -> None:
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)


def _stay(_: At) -> None:
    pass


def _with_code(at: At) -> None:
    make_executor_code(at, at.dialog(ExecutorDialog))


@pytest.mark.parametrize(
    ("button", "meanwhile"),
    [
        ("rehearse_button", _stay),
        ("new_code_button", _stay),
        ("new_code_button", _in_the_middle),
        ("new_code_button", _at_the_code),
        ("sheet_button", _stay),
        ("sheet_button", _with_code),
        ("keyring_button", _stay),
        ("keyring_button", _in_the_middle),
    ],
)
def test_no_dialog_outlives_a_lock(at: At, backend: type[Keyring], button: str, meanwhile: Callable[[At], None]):
    at.restart()
    at.computer.until(at.card.keyring_button.isVisible)
    at.press(button)
    at.computer.dialog_over(at.window)
    meanwhile(at)
    at.window.lock()
    gate_of(at.window)
    assert not open_dialogs(at.window)
    at.unlock()
    assert QApplication.activeModalWidget() is None
