"""Capture: asks the system to leave our windows out of screenshots and shared screens, where a system can.

The calls are made as the makers of Windows and macOS describe them, and tests check which call is made with
which values; neither system was at hand to see them work. Drop-down menus are windows of their own, which Qt
makes and unmakes at will, and are not covered. Other systems give programs no way to do this.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from typing import Any, Protocol, final

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QWidget

from unhurried.settings import SettingsFile

# What SetWindowDisplayAffinity takes: as usual, black in a capture, left out of it (Windows 10 of 2020 and later).
SHOWN, BLACK, LEFT_OUT = 0x00, 0x01, 0x11
# What NSWindow.sharingType takes: not shared at all, and as usual.
NOT_SHARED, SHARED = 0, 1


class Calls(Protocol):
    """What a system is asked; a test puts its own in this place."""

    def set_hidden(self, window: int, *, hidden: bool) -> bool:
        """Hide the window with this number from captures, or show it again; False when it is refused."""
        ...


@final
class WindowsCalls:
    """SetWindowDisplayAffinity of user32."""

    def __init__(self, user32: Any = None) -> None:
        self._user32 = user32 or vars(ctypes)["WinDLL"]("user32")

    def set_hidden(self, window: int, *, hidden: bool) -> bool:
        call = self._user32.SetWindowDisplayAffinity
        call.argtypes, call.restype = [ctypes.c_void_p, ctypes.c_uint32], ctypes.c_int
        # An older Windows knows only black, which hides the words as well.
        return any(call(window, affinity) for affinity in ((LEFT_OUT, BLACK) if hidden else (SHOWN,)))


@final
class MacCalls:
    """NSWindow.sharingType, through the Objective-C runtime; Qt's number of a window is that of its view."""

    def __init__(self, objc: Any = None) -> None:
        self._objc = objc or ctypes.CDLL("/usr/lib/libobjc.A.dylib")

    def set_hidden(self, window: int, *, hidden: bool) -> bool:
        pointer = ctypes.c_void_p
        ask = ctypes.cast(self._objc.objc_msgSend, ctypes.CFUNCTYPE(pointer, pointer, pointer))
        tell = ctypes.cast(self._objc.objc_msgSend, ctypes.CFUNCTYPE(None, pointer, pointer, ctypes.c_ulong))
        native = ask(window, self._selector(b"window"))
        if not native:
            return False
        tell(native, self._selector(b"setSharingType:"), NOT_SHARED if hidden else SHARED)
        return True

    def _selector(self, name: bytes) -> int:
        register = self._objc.sel_registerName
        register.argtypes, register.restype = [ctypes.c_char_p], ctypes.c_void_p
        return register(name)


_CALLS: dict[str, type[WindowsCalls] | type[MacCalls]] = {"windows": WindowsCalls, "cocoa": MacCalls}


def can_block(platform: str | None = None) -> bool:
    """Whether this system lets a program hide its windows; `platform` is as Qt names it."""
    return (platform or QGuiApplication.platformName()) in _CALLS


def calls() -> Calls | None:
    """The calls of this system; None where there are none."""
    made = _CALLS.get(QGuiApplication.platformName())
    return made() if made else None


def hide_all(calls: Calls, windows: Iterable[QWindow], *, hidden: bool) -> bool:
    """Hide all windows that are shown, or show them again; False when the system refused one."""
    answers = [calls.set_hidden(window.winId(), hidden=hidden) for window in windows if window.isVisible()]
    return all(answers)


@final
class Shield(QObject):
    """Hides the main window as it is made, and every dialog as it comes to the front, if the settings say so."""

    def __init__(self, settings: SettingsFile, window: QWidget, calls: Calls | None) -> None:
        super().__init__(window)
        self._settings = settings
        self._calls = calls
        if calls is None:
            return
        calls.set_hidden(window.winId(), hidden=settings.current.block_capture)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.cover)

    @Slot(QWindow)
    def cover(self, window: QWindow | None) -> None:
        """Hide this window, or show it, as the settings say."""
        if window is not None and self._calls:
            self._calls.set_hidden(window.winId(), hidden=self._settings.current.block_capture)
