"""Bad days: one clear sentence each, a way on, and the words on the screen until they are safe."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from tests.builders import AT, a_full_reflection
from tests.computer import (
    CONTROL,
    PASSPHRASE,
    QUICK,
    Computer,
    are_rooms_open,
    gate_of,
    go_through_first_start,
    open_dialogs,
    rooms_of,
    unlock,
    workspace_of,
)
from tests.storage.conftest import CODE, Place
from tests.storage.test_bad_disks import _give_away

from unhurried.domain.errors import JournalDamaged
from unhurried.storage import SqlcipherFolders
from unhurried.storage.migrations import STEPS, Step
from unhurried.ui import autosave
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.first_start import FirstStartPage

ROOT = Path(__file__).parents[2]
PAGE = 4096
IS_ROOT = os.name == "posix" and os.geteuid() == 0
WORDS = "words that are nowhere else. "


@pytest.fixture
def place(computer: Computer) -> Place:
    """A journal with something in it, which the settings name."""
    return _made_at(computer, computer.home / "My journal.journal")


def _made_at(computer: Computer, folder: Path) -> Place:
    folders = SqlcipherFolders(QUICK)
    place = Place(folder, folders.create(folder, PASSPHRASE, CODE, AT), folders)
    journal = place.open()
    with journal.transaction():
        for number in range(40):
            journal.reflections.put(a_full_reflection(body=f"A kettle, for the {number}th time. " * 20))
    journal.close()
    computer.settings.write_text(json.dumps({"journal": str(folder)}))
    return place


def _shown(window: MainWindow) -> str:
    """Every word on the screen."""
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


# At the door


def _without_key_files(place: Place) -> None:
    for name in ("keys.json", "keys.bak.json"):
        (place.folder / name).unlink()


def _with_damaged_key_files(place: Place) -> None:
    for name in ("keys.json", "keys.bak.json"):
        (place.folder / name).write_bytes(b'{"head": {"format"')


def _with_newer_key_files(place: Place) -> None:
    for name in ("keys.json", "keys.bak.json"):
        whole = json.loads((place.folder / name).read_bytes())
        whole["head"]["version"] = 99
        (place.folder / name).write_text(json.dumps(whole))


def _empty(place: Place) -> None:
    place.database.write_bytes(b"")


def _missing(place: Place) -> None:
    place.database.unlink()


def _cut_to(share: float) -> Callable[[Place], None]:
    def cut(place: Place) -> None:
        content = place.database.read_bytes()
        place.database.write_bytes(content[: int(len(content) * share) // PAGE * PAGE])

    return cut


def _of_a_later_version(place: Place) -> None:
    later = Step("later", "CREATE TABLE later (a TEXT) STRICT;")
    SqlcipherFolders(QUICK, (*STEPS, later)).open(place.folder, place.key).close()


def _gone(place: Place) -> None:
    place.folder.rename(place.folder.with_name("somewhere else"))


HARM = {
    "no key files": (_without_key_files, "keys.json is missing"),
    "damaged key files": (_with_damaged_key_files, "keys.json and its copy are damaged"),
    "newer key files": (_with_newer_key_files, "newer Unhurried"),
    "empty database": (_empty, "journal file is damaged"),
    "no database": (_missing, "journal file is damaged"),
    "one page left": (_cut_to(0.02), "journal file is damaged"),
    "half of it left": (_cut_to(0.5), "journal file is damaged"),
    "last page missing": (_cut_to(0.999), "journal file is damaged"),
    "newer schema": (_of_a_later_version, "newer Unhurried"),
    "folder gone": (_gone, "There is no journal in this folder"),
}


@pytest.mark.parametrize(("harm", "sentence"), HARM.values(), ids=HARM.keys())
def test_what_is_wrong_with_a_journal_is_said_at_its_door(
    computer: Computer, place: Place, harm: Callable[[Place], None], sentence: str
):
    harm(place)
    before = {path: path.read_bytes() for path in place.folder.glob("*") if path.is_file()}
    window = computer.start()
    page = unlock(computer, window)
    assert window.rooms is None
    assert sentence in page.message.text()
    assert "Wrong passphrase" not in page.message.text()
    assert "screen" not in page.message.text(), "nothing has been written here yet"
    for button in (page.other_button, page.new_button, page.sample_button, page.unlock_button):
        assert button.isEnabled()
        assert button.isVisible()
    after = {path: path.read_bytes() for path in before if path.exists()}
    assert after == before


def test_wrong_is_wrong_and_right_is_right(computer: Computer, place: Place):
    window = computer.start()
    page = unlock(computer, window, "another passphrase altogether")
    assert "Wrong passphrase" in page.message.text()
    unlock(computer, window)
    assert window.rooms is not None


def test_a_lost_key_file_is_put_back_from_its_copy_and_said(computer: Computer, place: Place):
    (place.folder / "keys.json").write_bytes(b"")
    window = computer.start()
    unlock(computer, window)
    assert "its copy was used" in _shown(window)
    assert (place.folder / "keys.json").read_bytes() == (place.folder / "keys.bak.json").read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="runs a second process")
def test_a_journal_open_in_another_process_is_told_apart(computer: Computer, place: Place):
    other = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.keeper", str(place.folder), place.key.secret.hex(), "really", "x"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdin
    assert other.stdout
    other.stdin.write("go\n")
    other.stdin.flush()
    other.stdout.readline()
    window = computer.start()
    try:
        page = unlock(computer, window)
        assert "already open in another window" in page.message.text()
    finally:
        other.kill()
        other.communicate()
    unlock(computer, window)
    assert window.rooms is not None


@pytest.mark.skipif(os.name != "posix", reason="modes of folders are a thing of Unix")
def test_a_folder_that_cannot_be_written_is_said_at_the_door(computer: Computer, place: Place):
    before = place.files()
    if IS_ROOT:
        _give_away(place.folder)
    place.folder.chmod(0o500)
    # The folders above are not for nobody to pass through, so the names are relative ones.
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.barred", place.folder.name, "settings.json"],
        cwd=place.folder.parent,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])},
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    place.folder.chmod(0o700)
    assert "cannot be written" in done.stdout, done.stderr
    assert "screen" not in done.stdout
    assert place.files() == before


def test_a_fault_of_ours_at_the_door_is_said_there(computer: Computer, place: Place, monkeypatch: pytest.MonkeyPatch):
    def fall(*_: object) -> None:
        raise RuntimeError

    window = computer.start()
    monkeypatch.setattr(SqlcipherFolders, "unlock", fall)
    with computer.qtbot.captureExceptions() as raised:
        page = unlock(computer, window)
    assert [kind for kind, _, _ in raised] == [RuntimeError]
    assert "in Unhurried itself" in page.message.text()
    assert page.unlock_button.isEnabled()


def test_a_place_where_nothing_can_be_made_is_said_at_the_first_step(computer: Computer):
    (computer.home / "home" / "unhurried").write_text("a file, where a folder is wanted")
    window = computer.start()
    page = window.centralWidget()
    assert isinstance(page, FirstStartPage)
    go_through_first_start(computer, window)
    computer.until(page.place.message.isVisible)
    assert page.currentWidget() is page.place
    assert "another place" in page.place.message.text()
    assert "screen" not in page.place.message.text()


# Damage that shows later


def _damage(place: Place, first: float, last: float) -> None:
    """Random bytes over some of the pages."""
    size = place.database.stat().st_size // PAGE
    with place.database.open("r+b") as file:
        for page in range(max(1, int(size * first)), max(2, int(size * last))):
            file.seek(page * PAGE)
            file.write(os.urandom(PAGE))


@pytest.mark.parametrize("part", [(0, 0.3), (0.3, 0.6), (0.6, 1)])
def test_damage_inside_is_said_and_nothing_falls_over(computer: Computer, place: Place, part: tuple[float, float]):
    _damage(place, *part)
    window = computer.start()
    page = unlock(computer, window)
    if window.rooms is None:
        assert "damaged" in page.message.text()
        return
    rooms = rooms_of(window)
    with computer.qtbot.captureExceptions() as raised:
        computer.press(Qt.Key.Key_2, CONTROL)
        for _ in range(40):
            computer.press(Qt.Key.Key_Down)
        computer.press(Qt.Key.Key_F, CONTROL)
        computer.type("kettle")
        computer.press(Qt.Key.Key_Return)
        computer.press(Qt.Key.Key_3, CONTROL)
        computer.press(Qt.Key.Key_1, CONTROL)
        computer.type(WORDS)
        rooms.write.put_down()
    # What a verb does not explain itself, app.main has the window say; nothing but the damage is to be said.
    assert [kind for kind, _, _ in raised if kind is not JournalDamaged] == []
    for _, error, _ in raised:
        window.say_sorry(error)
    assert "damaged" in _shown(window)
    assert rooms.write.table.sheet.text().endswith(WORDS)
    window.close()
    asking = computer.dialog_over(window)
    if isinstance(asking, ConfirmDialog):
        asking.yes_button.click()
    assert not window.isVisible(), "a damaged journal can be closed as well"


# While writing


def _fill(disk: Path, spare: int = 0) -> Path:
    ballast = disk / "ballast"
    room = os.statvfs(disk)
    ballast.write_bytes(bytes(max(0, room.f_bavail * room.f_frsize - spare)))
    return ballast


@pytest.fixture
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next try comes sooner than a person would want."""
    monkeypatch.setattr(autosave, "AGAIN_MS", 300)


@pytest.mark.usefixtures("_impatient")
def test_a_full_disk_while_typing_loses_nothing(computer: Computer, small_disk: Path):
    _made_at(computer, small_disk / "My journal.journal")
    window = computer.start()
    unlock(computer, window)
    write = rooms_of(window).write
    ballast = _fill(small_disk)
    long = WORDS * 4000
    computer.paste(long)
    computer.until(write.footer.failure.isVisible)
    assert "disk is full" in write.footer.failure.text()
    assert write.footer.kept.text() == "Not yet kept"
    computer.type("And more.")
    while write.table.step_on():
        pass
    computer.press(Qt.Key.Key_Return, CONTROL)
    assert write.table.steps[0].sheet.text() == f"{long}And more."
    assert rooms_of(window).room == "write", "finishing has to wait, too"

    window.close()
    assert isinstance(computer.dialog_over(window), ConfirmDialog), "closing asks before it loses anything"
    computer.press(Qt.Key.Key_Escape)
    assert window.isVisible()

    ballast.unlink()
    computer.until(lambda: write.footer.kept.text().startswith("Kept at"))
    assert not write.footer.failure.isVisible()
    assert "not yet kept" not in _shown(window)
    assert "disk is full" not in _shown(window)
    window.close()
    assert not window.isVisible()
    window = computer.start()
    unlock(computer, window)
    (draft,) = workspace_of(window).desk.unfinished()
    assert draft.writing.answers[0].text == f"{long}And more."


@pytest.mark.usefixtures("_impatient")
def test_no_room_to_lock_keeps_the_words_behind_the_door(computer: Computer, small_disk: Path):
    _made_at(computer, small_disk / "My journal.journal")
    window = computer.start()
    unlock(computer, window)
    write = rooms_of(window).write
    ballast = _fill(small_disk)
    computer.paste(WORDS * 4000)
    computer.until(write.footer.failure.isVisible)
    window.lock()
    computer.until(lambda: window.rooms is None)
    assert WORDS.strip() not in _shown(window)
    unlock(computer, window)
    computer.until(lambda: are_rooms_open(window))
    ballast.unlink()  # not before: once the words can be kept, the lock is finished, at whatever moment that is
    computer.until(lambda: write.footer.kept.text().startswith("Kept at"))
    assert write.table.sheet.text() == WORDS * 4000


@pytest.mark.usefixtures("_impatient")
def test_a_journal_that_can_be_written_no_more_keeps_the_words_on_the_screen(computer: Computer, place: Place):
    window = computer.start()
    unlock(computer, window)
    write = rooms_of(window).write
    engine = workspace_of(window)._journal._engine._db.conn
    engine.execute("PRAGMA query_only = ON")
    computer.type(WORDS)
    computer.until(write.footer.failure.isVisible)
    assert "cannot be written" in write.footer.failure.text()
    assert write.table.sheet.text() == WORDS
    rooms_of(window).go("journal")
    rooms_of(window).journal.pane.trash_button.click()
    assert "cannot be written" in _shown(window)
    assert rooms_of(window).journal.model.rowCount() == 40
    engine.execute("PRAGMA query_only = OFF")
    rooms_of(window).go("write")
    computer.until(lambda: write.footer.kept.text().startswith("Kept at"))
    assert "cannot be written" not in _shown(window)


# Settings


def _as_text(content: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content.encode("utf-8", "surrogatepass"))

    return write


def _as_folder(path: Path) -> None:
    path.mkdir()


UNFIT = {
    "nothing": _as_text(""),
    "half of it": _as_text('{"journal": "/home/some'),
    "no text": _as_text("\x00\x01\x02"),
    "not in UTF-8": _as_text('{"journal": "\ud800"}'),
    "a list": _as_text("[1, 2]"),
    "nested too deeply": _as_text("[" * 100_000),
    "a number for a folder": _as_text('{"journal": 5}'),
    "a folder": _as_folder,
}


@pytest.mark.parametrize("make", UNFIT.values(), ids=UNFIT.keys())
def test_damaged_settings_are_no_reason_not_to_start(computer: Computer, make: Callable[[Path], None]):
    make(computer.settings)
    window = computer.start()
    assert isinstance(window.centralWidget(), FirstStartPage)


def test_settings_that_name_no_possible_folder_lead_to_the_door(computer: Computer):
    computer.settings.write_text(json.dumps({"journal": "/no/such\x00place"}))
    page = gate_of(computer.start())
    assert "There is no journal in this folder" in page.message.text()


def test_settings_that_cannot_be_written_change_nothing_else(computer: Computer, place: Place):
    blocked = computer.home / "blocked"
    blocked.write_text("a file, where a folder is wanted")
    computer.settings = blocked / "settings.json"
    window = computer.start_writing()
    rooms_of(window).actions_.switch_appearance.trigger()
    computer.type(WORDS)
    computer.until(lambda: rooms_of(window).write.footer.kept.text().startswith("Kept at"))
    assert blocked.read_text() == "a file, where a folder is wanted"


def test_a_folder_that_is_gone_is_said_before_anybody_types(computer: Computer, place: Place):
    _gone(place)
    window = computer.start()
    page = gate_of(window)
    assert page.message.isVisible()
    assert "There is no journal in this folder" in page.message.text()
    page.new_button.click()
    computer.until(lambda: isinstance(window.centralWidget(), FirstStartPage))


def test_the_journal_is_found_again_through_another_folder(computer: Computer, place: Place):
    _gone(place)
    window = computer.start()
    window.gates._open_chosen(place.folder.with_name("somewhere else"))
    unlock(computer, window)
    assert workspace_of(window).reading.count() == 40
    assert json.loads(computer.settings.read_text())["journal"].endswith("somewhere else")
    assert not open_dialogs(window)
