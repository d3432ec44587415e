"""The system's keyring: only where there is one, asked for, told when it fails, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.computer import PASSPHRASE, QUICK, gate_of
from tests.journeys.ways.conftest import At
from tests.storage.test_keyring import Keyring

from unhurried.domain.keys import WayIn
from unhurried.storage import SealedWaysIn
from unhurried.storage.system_keyring import SystemKeyring
from unhurried.ui.dialogs.keyring_dialog import KeyringDialog


@pytest.fixture
def kept(backend: type[Keyring], at: At) -> At:
    """A journal that the keyring opens, and its door."""
    card = at.card
    at.computer.until(card.keyring_button.isVisible)
    at.press("keyring_button")
    dialog = at.dialog(KeyringDialog)
    assert "without the passphrase" in dialog.warning.text()
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.gone()
    assert card.stop_keyring_button.isVisible()
    assert WayIn.KEYRING in at.ways()
    at.window.lock()
    page = gate_of(at.window)
    at.computer.until(lambda: hasattr(page, "keyring_button"))
    return at


def test_where_there_is_no_keyring_that_is_said_and_nothing_is_offered(at: At):
    at.computer.ways = SealedWaysIn(QUICK, keyring=SystemKeyring([]))
    at.restart()
    card = at.card
    at.computer.until(lambda: "no keyring" in card.keyring.text())
    assert card.keyring_button.isHidden()
    at.window.lock()
    page = gate_of(at.window)
    at.computer.until(lambda: hasattr(page, "line") and at.window._background.is_idle)
    assert not hasattr(page, "keyring_button")


def test_the_keyring_opens_the_door(kept: At):
    gate_of(kept.window).keyring_button.click()
    kept.computer.until(lambda: kept.window.rooms is not None)
    kept.settle()
    assert "recovery code" not in kept.said()


@pytest.mark.parametrize("fault", ["silent", "another secret"])
def test_a_keyring_that_fails_says_so_and_the_passphrase_opens(kept: At, backend: type[Keyring], fault: str):
    if fault == "silent":
        backend.fault = OSError(5, "a canary")
    else:
        backend.kept.update(dict.fromkeys(backend.kept, "00" * 32))
    page = gate_of(kept.window)
    page.keyring_button.click()
    kept.computer.until(page.message.isVisible)
    assert "Type the passphrase instead." in page.message.text()
    assert "canary" not in page.message.text()
    assert page.field.hasFocus()
    kept.unlock()


def test_it_can_be_taken_back(kept: At, backend: type[Keyring]):
    kept.unlock()
    kept.press("stop_keyring_button")
    kept.computer.until(lambda: "no longer opens" in kept.said())
    assert WayIn.KEYRING not in kept.ways()
    assert backend.kept == {}
    assert kept.card.keyring_button.isVisible()


def test_a_wrong_passphrase_lets_nothing_in(at: At, backend: type[Keyring]):
    at.restart()
    at.computer.until(at.card.keyring_button.isVisible)
    at.press("keyring_button")
    dialog = at.dialog(KeyringDialog)
    at.computer.type("not the passphrase at all")
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.message.isVisible)
    assert backend.kept == {}
    backend.fault = RuntimeError("a canary")
    dialog.present.setText(PASSPHRASE)
    dialog.allow_button.click()
    at.computer.until(lambda: "did not take" in dialog.message.text())
    assert WayIn.KEYRING not in at.ways()
    dialog.reject()
    at.gone()
