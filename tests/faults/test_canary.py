"""A planted word is in no file, title, log or error; and what was erased is nowhere at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.computer import (
    CONTROL,
    PASSPHRASE,
    Computer,
    make_journal,
    open_dialogs,
    rooms_of,
    unlock,
    workspace_of,
)
from tests.storage.conftest import Place
from tests.storage.test_at_rest import _pages, _says

from unhurried import paths
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.main_window import MainWindow

ROOT = Path(__file__).parents[2]
BODY, ANSWER, LINE = "heliotrope", "palimpsest", "marzipan"
CODE, TAG = "Xylograph", "yellowhammer"
SEARCHED, OWN_PROMPT, UNFINISHED, LATER = "quixotic", "quicksilver", "ombrometer", "juxtapose"
PLANTED = (BODY, ANSWER, LINE, CODE, TAG, SEARCHED, OWN_PROMPT, UNFINISHED, LATER)


@pytest.fixture(autouse=True)
def _places_to_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Temporary files, too, go where the test looks."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)


def _hits(root: Path, words: Iterable[str]) -> list[str]:
    """Files whose name or content holds one of the words, in whatever case and encoding."""
    found: list[str] = []
    for path in root.rglob("*"):
        content = path.read_bytes().lower() if path.is_file() else b""
        for word in words:
            sought = [word.lower().encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
            if word.lower() in path.name.lower() or any(encoded in content for encoded in sought):
                found.append(f"{word} in {path.relative_to(root)}")
    return found


def _titles() -> str:
    windows = [widget.windowTitle() for widget in QApplication.topLevelWidgets()]
    handles = [window.title() for window in QApplication.topLevelWindows()]
    return " ".join([*windows, *handles, QApplication.applicationDisplayName()]).lower()


def _assert_untold() -> None:
    titles = _titles()
    assert not [word for word in PLANTED if word.lower() in titles]


def _write_a_reflection(computer: Computer, window: MainWindow) -> str:
    """With the keyboard alone: an answer, a code, a tag, a free line, a marking with a line; then finished."""
    rooms = rooms_of(window)
    computer.type(f"It was {ANSWER}.")
    computer.press(Qt.Key.Key_K, CONTROL)
    computer.dialog_over(window)
    computer.type(CODE)
    _assert_untold()
    computer.press(Qt.Key.Key_Return)
    computer.press(Qt.Key.Key_T, CONTROL)
    computer.dialog_over(window)
    computer.press(Qt.Key.Key_Tab)
    computer.type(TAG)
    _assert_untold()
    computer.press(Qt.Key.Key_Return)
    while rooms.write.table.step_on():
        pass
    computer.type(f"A {BODY} by the door.")
    computer.press(Qt.Key.Key_Tab)
    for _ in range(2):
        computer.press(Qt.Key.Key_Space)
        computer.press(Qt.Key.Key_Tab)
    computer.type(f"a {LINE} line")
    computer.press(Qt.Key.Key_Return, CONTROL)
    assert rooms.room == "journal"
    return rooms.journal.pane.reflection_id


def _find(computer: Computer, window: MainWindow, words: str) -> int:
    rooms = rooms_of(window)
    computer.press(Qt.Key.Key_F, CONTROL)
    computer.type(words)
    computer.until(lambda: rooms.journal.filters.current.words == words)
    return rooms.journal.model.rowCount()


def _write_everything(computer: Computer, window: MainWindow) -> None:
    rooms = rooms_of(window)
    _write_a_reflection(computer, window)
    assert _find(computer, window, BODY) == 1
    assert _find(computer, window, SEARCHED) == 0
    _assert_untold()
    rooms.journal.filters.search.clear_search()
    computer.press(Qt.Key.Key_E, CONTROL)
    computer.type(LATER)
    computer.press(Qt.Key.Key_Return, CONTROL)
    while rooms.room == "write":
        computer.press(Qt.Key.Key_Return, CONTROL)
    rooms.go("prompts")
    rooms.prompts.add_button.click()
    computer.type(f"What was {OWN_PROMPT} about it?")
    _assert_untold()
    computer.press(Qt.Key.Key_Return)
    computer.press(Qt.Key.Key_N, CONTROL)
    computer.type(UNFINISHED)
    computer.until(lambda: rooms.write.footer.kept.text().startswith("Kept at"))


def test_the_look_finds_what_is_there(tmp_path: Path):
    (tmp_path / "tmp" / "a").write_bytes(f"x{BODY.upper()}".encode("utf-16-le"))
    (tmp_path / "tmp" / f"{CODE}.txt").write_bytes(b"")
    assert len(_hits(tmp_path, PLANTED)) == 2


def test_what_is_typed_in_the_window_is_in_no_file(computer: Computer, tmp_path: Path):
    window = computer.start()
    recovery_code = make_journal(computer, window)
    computer.until(rooms_of(window).write.table.sheet.hasFocus)
    secret = (*PLANTED, PASSPHRASE, *PASSPHRASE.split()[-2:], recovery_code, recovery_code.replace("-", ""))
    _write_everything(computer, window)
    kept = [row.words for row in [rooms_of(window).write.table.sheet] if False]
    assert kept == []
    assert any(path.name.endswith("-wal") for path in tmp_path.rglob("*"))
    assert _hits(tmp_path, secret) == []
    window.close()
    assert _hits(tmp_path, secret) == []
    window = computer.start()
    unlock(computer, window, recovery_code)
    assert _find(computer, window, LATER) == 1
    assert _hits(tmp_path, secret) == []
    window.close()
