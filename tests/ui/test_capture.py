"""Hiding windows from captures: which call is made with which values, on platforms that are not this one."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from unhurried.settings import SettingsFile
from unhurried.ui import capture
from unhurried.ui.capture import BLACK, LEFT_OUT, NOT_SHARED, SHARED, SHOWN, MacCalls, Shield, WindowsCalls
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.privacy_card import PrivacyCard

VIEW, WINDOW = 0x7F0000001000, 0x7F0000002000


class Asked:
    """Stands where a system is asked."""

    def __init__(self, answer: bool = True) -> None:
        self.asked: list[tuple[int, bool]] = []
        self.answer = answer

    def set_hidden(self, window: int, *, hidden: bool) -> bool:
        self.asked.append((window, hidden))
        return self.answer


class User32:
    """The one function of Windows, as real machine code that notes what it is given."""

    def __init__(self, *known: int) -> None:
        self.given: list[tuple[int, int]] = []
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)

        def call(window: int, affinity: int) -> int:
            self.given.append((window, affinity))
            return int(affinity in known)

        self.SetWindowDisplayAffinity = kind(call)


class Objc:
    """The runtime of macOS: a selector is a number, and a message is noted."""

    def __init__(self, window: int = WINDOW) -> None:
        self.selectors: list[bytes] = []
        self.sent: list[tuple[int, bytes, int]] = []
        self._window = window
        self.sel_registerName = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_char_p)(self._register)
        kind = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
        self.objc_msgSend = kind(self._send)

    def _register(self, name: bytes) -> int:
        self.selectors.append(name)
        return len(self.selectors)

    def _send(self, receiver: int, selector: int, value: int) -> int:
        name = self.selectors[selector - 1]
        self.sent.append((receiver, name, value if name.endswith(b":") else 0))
        return self._window if name == b"window" else 0


# Windows


def test_windows_leaves_the_window_out():
    user32 = User32(LEFT_OUT, BLACK, SHOWN)
    assert WindowsCalls(user32).set_hidden(VIEW, hidden=True)
    assert user32.given == [(VIEW, 0x11)], "the whole of the handle, and WDA_EXCLUDEFROMCAPTURE"


def test_an_older_windows_paints_it_black():
    user32 = User32(BLACK, SHOWN)
    assert WindowsCalls(user32).set_hidden(VIEW, hidden=True)
    assert user32.given == [(VIEW, 0x11), (VIEW, 0x01)]


def test_windows_shows_it_again():
    user32 = User32(LEFT_OUT, BLACK, SHOWN)
    assert WindowsCalls(user32).set_hidden(VIEW, hidden=False)
    assert user32.given == [(VIEW, 0x00)]


def test_a_refusal_of_windows_is_said():
    assert not WindowsCalls(User32()).set_hidden(VIEW, hidden=True)


# macOS


@pytest.mark.parametrize(("hidden", "value"), [(True, NOT_SHARED), (False, SHARED)])
def test_macos_shares_the_window_or_not(hidden: bool, value: int):
    objc = Objc()
    assert MacCalls(objc).set_hidden(VIEW, hidden=hidden)
    assert objc.sent == [(VIEW, b"window", 0), (WINDOW, b"setSharingType:", value)]
    assert (NOT_SHARED, SHARED) == (0, 1)


def test_a_view_that_is_in_no_window_yet_is_no_fault():
    objc = Objc(window=0)
    assert not MacCalls(objc).set_hidden(VIEW, hidden=True)
    assert [name for _, name, _ in objc.sent] == [b"window"]


# Where there is none of this


@pytest.mark.parametrize(
    ("platform", "can"),
    [("windows", True), ("cocoa", True), ("xcb", False), ("wayland", False), ("offscreen", False)],
)
def test_which_systems_can(platform: str, can: bool):
    assert capture.can_block(platform) is can


def test_here_nothing_is_asked(qapp):
    assert capture.calls() is None
    assert not capture.can_block()


def test_on_a_system_that_can_its_calls_are_made(qapp, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(capture._CALLS, qapp.platformName(), Asked)
    assert isinstance(capture.calls(), Asked)
    assert capture.can_block()


# The windows


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


def test_it_is_on_unless_it_is_switched_off(settings: SettingsFile, tmp_path: Path):
    assert settings.current.block_capture
    settings.change(block_capture=False)
    assert not SettingsFile(tmp_path / "settings.json").current.block_capture


def test_the_main_window_is_hidden_before_it_is_shown(qtbot, settings: SettingsFile):
    window, asked = QWidget(), Asked()
    qtbot.addWidget(window)
    Shield(settings, window, asked)
    assert asked.asked == [(window.winId(), True)]
    assert not window.isVisible()


def test_a_dialog_is_hidden_as_it_comes(qtbot, settings: SettingsFile):
    window, asked = QWidget(), Asked()
    qtbot.addWidget(window)
    Shield(settings, window, asked)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    dialog = QDialog(window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: (dialog.winId(), True) in asked.asked)
    dialog.close()


def test_switched_off_it_stays_off(qtbot, settings: SettingsFile):
    settings.change(block_capture=False)
    window, asked = QWidget(), Asked()
    qtbot.addWidget(window)
    shield = Shield(settings, window, asked)
    handle = QWindow()
    shield.cover(handle)
    shield.cover(None)
    assert asked.asked == [(window.winId(), False), (handle.winId(), False)]


def test_the_app_hides_its_window_from_the_start(computer, monkeypatch: pytest.MonkeyPatch):
    made: list[Asked] = []

    def make() -> Asked:
        made.append(Asked())
        return made[-1]

    monkeypatch.setitem(capture._CALLS, QGuiApplication.platformName(), make)
    window = computer.start()
    assert isinstance(window, MainWindow)
    assert made[0].asked[0] == (window.winId(), True)


# The card


def test_where_it_cannot_be_done_the_card_says_so(qtbot, theme, settings: SettingsFile):
    card = PrivacyCard(theme, settings)
    qtbot.addWidget(card)
    card.show()
    assert not card.hidden.isVisible()
    assert "no way to hide a window" in card.note.text()
    assert "F9" in "\n".join(label.text() for label in card.findChildren(QLabel))


@pytest.fixture
def asked(qapp, monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setitem(capture._CALLS, qapp.platformName(), lambda: asked)
    return asked


def test_the_switch_reaches_every_window_and_lasts(
    qtbot, theme, settings: SettingsFile, asked: Asked, tmp_path: Path
):
    card = PrivacyCard(theme, settings)
    qtbot.addWidget(card)
    card.show()
    assert card.hidden.isChecked()
    card.hidden.click()
    assert (card.winId(), False) in asked.asked
    assert not SettingsFile(tmp_path / "settings.json").current.block_capture
    asked.asked.clear()
    card.hidden.click()
    assert (card.winId(), True) in asked.asked
    assert SettingsFile(tmp_path / "settings.json").current.block_capture
    assert not card.refused.isVisible()


def test_a_refusal_is_said_on_the_card(qtbot, theme, settings: SettingsFile, asked: Asked):
    asked.answer = False
    settings.change(block_capture=False)
    card = PrivacyCard(theme, settings)
    qtbot.addWidget(card)
    card.show()
    assert not card.refused.isVisible()
    card.hidden.click()
    assert "can be seen" in card.refused.text()
    assert card.refused.isVisible()
