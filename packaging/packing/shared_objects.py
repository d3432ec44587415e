"""Which shared libraries go into the build: none of the system's, and none that only something unwanted needs."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path, PurePath

from packing.contents import FORBIDDEN_FILES, QT_PLUGINS

Entry = tuple[str, str, str]
_PLUGINS = "Qt/plugins/"
_QT_LIBRARIES = "PySide6/Qt/lib/"
_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")


def wanted(binaries: list[Entry]) -> list[Entry]:
    """What is left of PyInstaller's list of (name in the build, where it comes from, kind)."""
    left = [entry for entry in binaries if not is_unused(entry[0])]
    if sys.platform != "linux":
        return left
    left = [entry for entry in left if not _is_of_the_system(entry)]
    while len(fewer := _needed(left)) < len(left):
        left = fewer
    return left


def is_unused(name: str) -> bool:
    """Whether this file of the build belongs to something that Unhurried does not use."""
    name = PurePath(name).as_posix()
    if _PLUGINS in name and sys.platform == "linux":
        return not name.partition(_PLUGINS)[2].startswith(QT_PLUGINS)
    return "Qt/translations/" in name or any(word in name for word in FORBIDDEN_FILES)


def needs(path: str) -> frozenset[str]:
    """The names of the libraries that a shared object asks its loader for."""
    words = (line.split() for line in _headers(path).splitlines())
    return frozenset(word[1] for word in words if word[:1] == ["NEEDED"])


def c_library_of(path: str) -> tuple[int, ...]:
    """The oldest version of the C library that a shared object is content with."""
    asked = re.findall(r"\bGLIBC_(\d+(?:\.\d+)+)", _headers(path))
    return max((tuple(int(part) for part in version.split(".")) for version in asked), default=(0,))


@cache
def _headers(path: str) -> str:
    return subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=False).stdout


def _is_of_the_system(entry: Entry) -> bool:
    """What Debian has in packages comes from there, and is mended there when it has a fault."""
    name, source, kind = entry
    if kind != "BINARY" or not source.startswith(_SYSTEM):
        return False
    return "/python3" not in source and not PurePath(name).name.startswith("libpython")


def _needed(entries: list[Entry]) -> list[Entry]:
    """Without the libraries of Qt that nothing here needs, and without links that lead nowhere."""
    asked = {name for _, source, kind in entries if kind != "SYMLINK" for name in needs(source)}
    kept = [
        entry
        for entry in entries
        if not entry[0].startswith(_QT_LIBRARIES) or entry[2] == "SYMLINK" or PurePath(entry[0]).name in asked
    ]
    names = {name for name, _, kind in kept if kind != "SYMLINK"}
    return [entry for entry in kept if entry[2] != "SYMLINK" or _target(entry) in names]


def _target(entry: Entry) -> str:
    return Path(entry[0]).parent.joinpath(entry[1]).as_posix()
