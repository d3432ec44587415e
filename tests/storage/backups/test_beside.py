"""Beside every backup lie the letter and the reader, as shipped, and in nobody's way."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.builders import AT
from tests.storage.conftest import Place

from unhurried.resources import resource
from unhurried.storage import SqlcipherSafekeeping
from unhurried.storage.backups import beside, naming
from unhurried.storage.backups.beside import NAMES

SHIPPED = {name: resource("exit", shipped).read_bytes() for shipped, name in NAMES.items()}


def _beside(home: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in home.iterdir() if path.suffix != naming.SUFFIX}


def _lines(text: str) -> list[str]:
    return text.splitlines()


def test_both_are_beside_every_backup_in_either_place(
    written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path
):
    backup = safekeeping.make(written.folder, written.key, AT)
    stick = tmp_path / "stick"
    stick.mkdir()
    safekeeping.copy(backup.path, stick)
    for home in (safekeeping.home(written.folder), stick):
        assert _beside(home) == SHIPPED
        assert all((home / name).stat().st_mode & 0o777 == 0o600 for name in SHIPPED)


def test_what_is_not_as_shipped_is_replaced_and_what_is_stays(
    written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path
):
    backup = safekeeping.make(written.folder, written.key, AT)
    home = safekeeping.home(written.folder)
    letter, reader = (home / name for name in NAMES.values())
    before = letter.stat().st_ino
    reader.write_bytes(b"import os")
    (home / f"{reader.name}.tmp").write_bytes(b"half of an earlier one")
    theirs = home / "letter.txt"
    theirs.write_bytes(b"of somebody's own")
    safekeeping.make(written.folder, written.key, AT)
    assert _beside(home) == {**SHIPPED, theirs.name: b"of somebody's own"}
    assert letter.stat().st_ino == before
    letter.unlink()
    safekeeping.copy(backup.path, tmp_path)
    assert (tmp_path / letter.name).read_bytes() == SHIPPED[letter.name]


def test_they_are_in_nobodys_way(written: Place, safekeeping: SqlcipherSafekeeping):
    for _ in range(6):
        safekeeping.make(written.folder, written.key, AT)
    home = safekeeping.home(written.folder)
    listing = safekeeping.listing(home, written.folder)
    assert len(listing.backups) == 6
    assert listing.unreadable == ()
    assert naming.highest(home) == 6
    assert safekeeping.thin(home, written.folder, written.key)
    naming.sweep(home)
    assert _beside(home) == SHIPPED


def test_half_of_one_is_swept_away(written: Place, safekeeping: SqlcipherSafekeeping):
    home = safekeeping.home(written.folder)
    halves = [home / f"{name}{naming.UNFINISHED}" for name in NAMES.values()]
    for half in halves:
        half.write_bytes(b"half")
    written.open().close()
    assert not [half for half in halves if half.exists()]


def test_a_place_that_cannot_be_written_to_fails_no_backup(
    written: Place, safekeeping: SqlcipherSafekeeping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(path: Path, content: bytes) -> None:
        raise OSError(errno.EROFS, "read-only", str(path))

    monkeypatch.setattr(beside, "_replace", refuse)
    backup = safekeeping.make(written.folder, written.key, AT)
    assert safekeeping.copy(backup.path, tmp_path).path == tmp_path / backup.path.name
    assert _beside(safekeeping.home(written.folder)) == {}


def test_what_stands_in_their_place_fails_no_backup(written: Place, safekeeping: SqlcipherSafekeeping):
    home = safekeeping.home(written.folder)
    for name in NAMES.values():
        (home / name).mkdir()
        (home / name / "something").touch()
    backup = safekeeping.make(written.folder, written.key, AT)
    assert naming.is_sound(backup)
    assert sorted(path.name for path in home.iterdir()) == sorted([*NAMES.values(), backup.path.name])


def test_without_what_is_shipped_a_backup_is_made(written: Place, safekeeping, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("unhurried.storage.backups.beside.resource", lambda *parts: Path("nowhere", *parts))
    backup = safekeeping.make(written.folder, written.key, AT)
    assert [path.name for path in safekeeping.home(written.folder).iterdir()] == [backup.path.name]


def test_the_letter_names_what_lies_beside_it_and_fits_on_a_page():
    letter = SHIPPED["unhurried-letter.txt"].decode("ascii")
    assert len(_lines(letter)) < 56
    assert max(map(len, _lines(letter))) < 90
    assert "python3 unhurried-read-journal.py" in letter
    assert "cryptography sqlcipher3" in letter
    assert naming.SUFFIX in letter


def test_the_letter_says_what_the_screens_say():
    from unhurried.ui import executor_page
    from unhurried.ui.pages import first_steps

    letter = " ".join(SHIPPED["unhurried-letter.txt"].decode("ascii").replace("...", "…").split())
    for module, words in (
        (executor_page, "For whoever looks after my affairs"),
        (first_steps, "I have a backup of a journal…"),
    ):
        assert words in Path(module.__file__).read_text("utf-8")
        assert words in letter
