"""A planted word is in no file, title, log or error; and what was erased is nowhere at all."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests.builders import AT
from tests.computer import (
    CONTROL,
    PASSPHRASE,
    QUICK,
    Computer,
    make_journal,
    rooms_of,
    unlock,
    workspace_of,
)
from tests.faults.clumsy import PLANTED as PLANTED_BY_HAND
from tests.faults.planting import (
    ALONE,
    ANSWER,
    BODY,
    CODE,
    HALF_NOTE,
    KEPT,
    LATER,
    LINE,
    MARGIN,
    NOTE,
    OWN_PROMPT,
    PLANTED,
    PLANTED_BESIDE,
    SEARCHED,
    TAG,
    UNFINISHED,
    assert_untold,
    begin_beside,
    write_a_reflection,
    write_beside,
)
from tests.faults.rounds import Trial
from tests.storage.conftest import CODE as CODE_ON_PAPER
from tests.storage.conftest import Place
from tests.storage.test_at_rest import _pages, _says

from unhurried import paths
from unhurried.domain.errors import NotKept
from unhurried.domain.finding import Filter
from unhurried.domain.keys import MasterKey
from unhurried.storage import SqlcipherFolders, SqlcipherSafekeeping
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.main_window import MainWindow
from unhurried.ui.widgets.sheet import MarkdownSheet

ROOT = Path(__file__).parents[2]


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


def _find(computer: Computer, window: MainWindow, words: str) -> int:
    rooms = rooms_of(window)
    computer.press(Qt.Key.Key_F, CONTROL)
    computer.type(words)
    computer.until(lambda: rooms.journal.filters.current.words == words)
    return rooms.journal.model.rowCount()


def _write_everything(computer: Computer, window: MainWindow) -> None:
    rooms = rooms_of(window)
    write_a_reflection(computer, window)
    write_beside(computer, window)
    assert _find(computer, window, BODY) == 1
    assert _find(computer, window, MARGIN) == 1
    assert _find(computer, window, SEARCHED) == 0
    assert_untold()
    rooms.journal.filters.search.clear_search()
    computer.press(Qt.Key.Key_E, CONTROL)
    computer.type(f" {LATER}")
    computer.press(Qt.Key.Key_Return, CONTROL)
    while rooms.room == "write":
        computer.press(Qt.Key.Key_Return, CONTROL)
    rooms.go("prompts")
    rooms.prompts.add_button.click()
    computer.dialog_over(window)
    computer.type(f"What was {OWN_PROMPT} about it?")
    assert_untold()
    computer.press(Qt.Key.Key_Return)
    computer.come_back_to(window)
    computer.press(Qt.Key.Key_N, CONTROL)
    computer.type(UNFINISHED)
    computer.until(lambda: rooms.write.footer.kept.text().startswith("Kept at"))


def test_the_look_finds_what_is_there(tmp_path: Path):
    (tmp_path / "tmp" / "a").write_bytes(f"x{BODY.upper()}".encode("utf-16-le"))
    (tmp_path / "tmp" / f"{CODE}.txt").write_bytes(b"")
    assert len(_hits(tmp_path, PLANTED)) == 2


def _look(trial: Trial, root: Path, words: Iterable[str]) -> None:
    """Look for the words everywhere, tell how often they were there, and insist that they were not."""
    found = _hits(root, words)
    trial.report(files_read=sum(path.is_file() for path in root.rglob("*")), hits=len(found))
    assert found == []


@pytest.mark.fault("planted")
def test_what_is_typed_in_the_window_is_in_no_file(computer: Computer, tmp_path: Path, trial: Trial):
    window = computer.start()
    recovery_code = make_journal(computer, window)
    computer.until(rooms_of(window).write.table.sheet.hasFocus)
    secret = (
        *PLANTED,
        *PLANTED_BESIDE,
        PASSPHRASE,
        *PASSPHRASE.split()[-2:],
        recovery_code,
        recovery_code.replace("-", ""),
    )
    _write_everything(computer, window)
    assert any(path.name.endswith("-wal") for path in tmp_path.rglob("*"))
    trial.report(words_and_secrets=len(secret))
    _look(trial, tmp_path, secret)
    window.close()
    _look(trial, tmp_path, secret)
    window = computer.start()
    unlock(computer, window, recovery_code)
    # Whoever comes in with the code is asked for a new passphrase, and may put that off.
    computer.dialog_over(window)
    computer.press(Qt.Key.Key_Escape)
    computer.come_back_to(window)
    assert _find(computer, window, LATER) == 1
    _look(trial, tmp_path, secret)
    window.close()
    folder = paths.default_journal()
    _back_up(folder, SqlcipherFolders().unlock(folder, recovery_code), tmp_path / "stick")
    _look(trial, tmp_path, secret)


def _back_up(folder: Path, key: MasterKey, stick: Path) -> None:
    stick.mkdir()
    safekeeping = SqlcipherSafekeeping()
    made = safekeeping.make(folder, key, AT)
    safekeeping.copy(made.path, stick)
    safekeeping.restore(folder, key, made.path, AT)
    assert any(stick.iterdir())


def test_what_was_erased_is_nowhere_in_the_database(computer: Computer):
    window = computer.start_writing()
    rooms, folder = rooms_of(window), paths.default_journal()
    write_a_reflection(computer, window)
    write_beside(computer, window)
    place = Place(folder, window.opened.key, SqlcipherFolders(QUICK))
    computer.press(Qt.Key.Key_E, CONTROL)
    computer.type(f" {LATER}")
    while rooms.room == "write":
        computer.press(Qt.Key.Key_Return, CONTROL)
    window.close()
    erased = (BODY, ANSWER, LINE, CODE, TAG, LATER, MARGIN, HALF_NOTE, KEPT, NOTE)
    assert all(_says(_pages(place), word.lower()) for word in erased), "the look finds what is there"

    window = computer.start()
    unlock(computer, window)
    rooms = rooms_of(window)
    rooms.go("journal")
    rooms.journal.pane.trash_button.click()
    rooms.journal.filters.narrow(Filter(in_trash=True))
    rooms.journal.empty_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, ConfirmDialog)
    dialog.yes_button.click()
    computer.until(lambda: workspace_of(window).reading.count(in_trash=True) == 0)
    # Still open: what was erased is gone from the log as well.
    assert [word for word in erased if _says(_pages(place), word.lower())] == []
    assert [path.stat().st_size for path in folder.glob("*-wal")] == [0]
    window.close()
    assert [word for word in erased if _says(_pages(place), word.lower())] == []
    db = place.raw()
    assert _says(_pages(place), ALONE), "what does not hang on it stays"
    for table, column in (("vocabulary", "term"), ("words_data", "block"), ("note_words_data", "block")):
        content = b"".join(bytes(str(row), "utf-8") for row in db.execute(f"SELECT {column} FROM {table}"))  # noqa: S608
        assert [word for word in erased if word.lower().encode() in content.lower()] == []
    db.close()


def test_what_is_erased_while_it_is_edited_leaves_the_sheet_and_does_not_come_back(computer: Computer):
    window = computer.start_writing()
    rooms = rooms_of(window)
    rooms.write.table.set_way("line")
    computer.type(BODY)
    computer.press(Qt.Key.Key_Return, CONTROL)
    computer.press(Qt.Key.Key_E, CONTROL)
    computer.type(f" {LATER}")
    rooms.go("journal")
    begin_beside(computer, window)
    rooms.journal.pane.trash_button.click()
    rooms.journal.filters.narrow(Filter(in_trash=True))
    rooms.journal.empty_button.click()
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, ConfirmDialog)
    dialog.yes_button.click()
    computer.come_back_to(window)
    rooms.go("write")
    assert [sheet.text() for sheet in rooms.findChildren(MarkdownSheet) if sheet.text()] == []
    computer.type("Something else.")
    computer.press(Qt.Key.Key_Return, CONTROL)
    assert rooms.room == "journal", "what is written now can be finished"
    window.close()
    place = Place(paths.default_journal(), computer.key, SqlcipherFolders(QUICK))
    assert [word for word in (BODY, LATER, MARGIN, KEPT) if _says(_pages(place), word)] == []


@pytest.mark.skipif(os.name != "posix", reason="modes of files are a thing of Unix")
def test_only_the_owner_can_look_into_any_file(computer: Computer):
    window = computer.start_writing()
    write_a_reflection(computer, window)
    folder = paths.default_journal()
    while_open = [folder, *folder.rglob("*")]
    assert any(path.name.endswith("-wal") for path in while_open)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (*while_open, computer.settings)}
    wanted = {path.name: 0o700 if path.is_dir() else 0o600 for path in (*while_open, computer.settings)}
    assert modes == wanted
    window.close()
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in (folder, *folder.rglob("*")))


def _run(tmp_path: Path, module: str) -> subprocess.CompletedProcess[str]:
    """Act a script on a journal of its own, in a process of its own, with a home of its own."""
    folder = tmp_path / "My journal.journal"
    SqlcipherFolders(QUICK).create(folder, PASSPHRASE, CODE_ON_PAPER, AT)
    return subprocess.run(
        [sys.executable, "-m", module, str(folder), str(tmp_path / "settings.json")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.skipif(os.name != "posix", reason="limits of file size are a thing of Unix")
@pytest.mark.fault("planted")
def test_nothing_that_goes_wrong_quotes_the_writer(tmp_path: Path, trial: Trial):
    done = _run(tmp_path, "tests.faults.clumsy")
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["what"] for line in told] == ["full disk", "slot", "damage", "title"], done.stderr
    for kind in ("RuntimeError at", "LookupError at", "ValueError at", "JournalDamaged at"):
        assert kind in done.stderr
    said = (done.stdout + done.stderr).lower()
    assert [word for word in (PLANTED_BY_HAND, PASSPHRASE, "copper kettle") if word in said] == []
    _look(trial, tmp_path, [PLANTED_BY_HAND, PASSPHRASE])


def test_no_error_of_ours_quotes_the_writer(computer: Computer):
    window = computer.start_writing()
    computer.type(BODY)
    workspace = workspace_of(window)
    raised: list[BaseException] = []
    workspace.failed.connect(raised.append)
    # An engine whose complaints quote what it was given.
    engine = workspace._journal._engine._db.conn
    quoting = f"BEGIN SELECT RAISE(ABORT, '{BODY} and all that'); END"
    for table in ("draft", "reflection"):
        engine.execute(f"CREATE TEMP TRIGGER quoting_{table} BEFORE INSERT ON main.{table} {quoting}")
    draft = rooms_of(window).write.draft()
    assert workspace.keep_draft(draft) is None
    assert workspace.finish(draft) is None
    assert len(raised) == 2
    for error in raised:
        assert isinstance(error, NotKept)
        told = "".join(traceback.format_exception(error)) + repr(error) + repr(error.args)
        assert BODY not in told
    assert BODY not in repr(draft)
    for table in ("draft", "reflection"):
        engine.execute(f"DROP TRIGGER quoting_{table}")
    window.close()
