"""Before Qt: is everything here that a window needs? Qt itself would abort without a word of use."""

from __future__ import annotations

import ctypes
import os
import sys

# Shared library, and the Debian or Ubuntu package that holds it.
_FOR_QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
_FOR_X = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
_FOR_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}


def what_is_missing() -> str | None:
    """One sentence that says what to do, or None when a window can be opened."""
    if not sys.platform.startswith("linux"):
        return None
    platform = _platform()
    if platform is None:
        return (
            "Unhurried needs a screen, and there is none here: start it from a desktop session, "
            "or set DISPLAY or WAYLAND_DISPLAY."
        )
    if getattr(sys, "frozen", False):  # its package has named what it depends on
        return None
    needed = dict(_FOR_QT)
    if platform == "xcb":
        needed |= _FOR_X
    elif platform == "wayland":
        needed |= _FOR_WAYLAND
    packages = [package for library, package in needed.items() if not _loads(library)]
    if not packages:
        return None
    return f"Unhurried needs a few system libraries; on Debian or Ubuntu: sudo apt install {' '.join(packages)}"


def _platform() -> str | None:
    asked = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if asked:
        return asked
    if os.environ.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if os.environ.get("DISPLAY") else None


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(what_is_missing())
