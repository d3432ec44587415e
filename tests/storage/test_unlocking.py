"""Making a journal, the ways in, and changing the passphrase."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

import pytest
from tests.builders import AT, a_reflection
from tests.storage.conftest import CODE, PASSPHRASE, Place

from unhurried.domain.errors import (
    DiskIsFull,
    JournalExists,
    JournalIsReadOnly,
    RecoveryCodeMistyped,
    WrongSecret,
)
from unhurried.domain.keys import recovery_code
from unhurried.storage import SqlcipherFolders, files


def test_a_new_journal_is_private_and_complete(tmp_path: Path, folders: SqlcipherFolders):
    os.umask(0o000)
    try:
        folder = tmp_path / "Unhurried" / "My journal.journal"
        key = folders.create(folder, PASSPHRASE, CODE, AT)
        journal = folders.open(folder, key)
        journal.reflections.put(a_reflection())
        modes = {path.name: path.stat().st_mode & 0o777 for path in [folder.parent, folder, *folder.rglob("*")]}
        journal.close()
    finally:
        os.umask(0o022)
    assert modes == {
        "Unhurried": 0o700,
        "My journal.journal": 0o700,
        "backups": 0o700,
        "keys.json": 0o600,
        "keys.bak.json": 0o600,
        "journal-000001.db": 0o600,
        "journal-000001.db-wal": 0o600,
        "journal-000001.db-shm": 0o600,
        "journal.lock": 0o600,
    }


def test_an_empty_folder_may_become_a_journal(tmp_path: Path, folders: SqlcipherFolders):
    folder = tmp_path / "empty"
    folder.mkdir()
    key = folders.create(folder, PASSPHRASE, CODE, AT)
    assert folders.unlock(folder, PASSPHRASE) == key
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("thing", ["a journal", "a file in it", "a file", "a hidden file in it"])
def test_nothing_that_is_there_is_written_over(place: Place, tmp_path: Path, thing: str):
    folder = place.folder if thing == "a journal" else tmp_path / "taken"
    if thing == "a file":
        folder.write_text("a letter")
    elif thing != "a journal":
        folder.mkdir()
        (folder / (".hidden" if "hidden" in thing else "letter.txt")).write_text("a letter")
    before = {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}
    with pytest.raises(JournalExists):
        place.folders.create(folder, PASSPHRASE, CODE, AT)
    assert {path: path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()} == before


@pytest.mark.parametrize(
    ("number", "error"),
    [(errno.ENOSPC, DiskIsFull), (errno.EROFS, JournalIsReadOnly), (errno.EACCES, JournalIsReadOnly)],
)
def test_a_journal_half_made_is_tidied_away(
    tmp_path: Path,
    folders: SqlcipherFolders,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    error: type[Exception],
):
    def fail(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(files, "folder_to_disk", fail)
    with pytest.raises(error):
        folders.create(tmp_path / "My journal.journal", PASSPHRASE, CODE, AT)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_recovery_code_has_to_be_one(tmp_path: Path, folders: SqlcipherFolders):
    with pytest.raises(RecoveryCodeMistyped):
        folders.create(tmp_path / "My journal.journal", PASSPHRASE, "ABCD", AT)
    assert not (tmp_path / "My journal.journal").exists()


def test_two_journals_share_no_key(tmp_path: Path, folders: SqlcipherFolders):
    keys = {folders.create(tmp_path / name, PASSPHRASE, CODE, AT) for name in ("a", "b")}
    assert len(keys) == 2


@pytest.mark.parametrize(
    "typed",
    [
        PASSPHRASE,
        f"  {PASSPHRASE}\n",
        PASSPHRASE.replace(" ", "\u00a0"),
        CODE,
        CODE.lower(),
        CODE.replace("-", " "),
    ],
)
def test_the_ways_in(place: Place, typed: str):
    assert place.folders.unlock(place.folder, typed) == place.key


def test_a_code_is_read_as_a_person_reads_it(place: Place):
    typed = CODE.replace("0", "O").replace("1", "l").replace("-", "")
    assert place.folders.unlock(place.folder, typed) == place.key


@pytest.mark.parametrize(
    "typed", ["", "wrong", PASSPHRASE.upper(), PASSPHRASE + "s", recovery_code(b"x" * 16), "a\x00b"]
)
def test_a_wrong_secret_is_refused_and_touches_nothing(place: Place, typed: str):
    before = place.files()
    with pytest.raises(WrongSecret):
        place.folders.unlock(place.folder, typed)
    assert place.files() == before


def test_unlocking_touches_nothing_either(place: Place):
    before = place.files()
    place.folders.unlock(place.folder, PASSPHRASE)
    place.folders.unlock(place.folder, CODE)
    assert place.files() == before


def test_a_mistyped_code_names_the_group(place: Place):
    groups = CODE.split("-")
    groups[3] = "U" + groups[3][1:]
    with pytest.raises(RecoveryCodeMistyped) as caught:
        place.folders.unlock(place.folder, "-".join(groups))
    assert caught.value.group == 4


def test_a_passphrase_may_look_like_a_mistyped_code(tmp_path: Path, folders: SqlcipherFolders):
    lookalike = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG"
    key = folders.create(tmp_path / "j", lookalike, CODE, AT)
    assert folders.unlock(tmp_path / "j", lookalike) == key


def test_a_passphrase_may_be_a_code_of_its_own(tmp_path: Path, folders: SqlcipherFolders):
    another_code = recovery_code(b"y" * 16)
    key = folders.create(tmp_path / "j", another_code, CODE, AT)
    assert folders.unlock(tmp_path / "j", another_code) == key


def test_accents_may_be_typed_either_way(tmp_path: Path, folders: SqlcipherFolders):
    key = folders.create(tmp_path / "j", "un caf\u00e9 tranquille", CODE, AT)
    assert folders.unlock(tmp_path / "j", "un cafe\u0301 tranquille") == key


def test_changing_the_passphrase(place: Place):
    place.open().close()
    before = place.database.stat()
    content = place.database.read_bytes()
    place.folders.change_passphrase(place.folder, place.key, "another pause altogether")
    assert place.folders.unlock(place.folder, "another pause altogether") == place.key
    assert place.folders.unlock(place.folder, CODE) == place.key
    with pytest.raises(WrongSecret):
        place.folders.unlock(place.folder, PASSPHRASE)
    assert place.database.stat().st_mtime_ns == before.st_mtime_ns
    assert place.database.read_bytes() == content


def test_the_old_passphrase_does_not_come_back_with_the_copy(place: Place):
    place.folders.change_passphrase(place.folder, place.key, "another pause altogether")
    (place.folder / "keys.json").unlink()
    with pytest.raises(WrongSecret):
        place.folders.unlock(place.folder, PASSPHRASE)
    assert place.folders.unlock(place.folder, "another pause altogether") == place.key


def test_the_passphrase_is_changed_while_the_journal_is_open(place: Place):
    journal = place.open()
    place.folders.change_passphrase(place.folder, place.key, "another pause altogether")
    journal.reflections.put(a_reflection())
    journal.close()
    assert place.folders.unlock(place.folder, "another pause altogether") == place.key


def test_a_change_that_fails_leaves_the_old_way_in(place: Place, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no")

    before = place.files()
    monkeypatch.setattr(files, "make_file", full)
    with pytest.raises(DiskIsFull):
        place.folders.change_passphrase(place.folder, place.key, secrets.token_hex(8))
    assert place.files() == before
    assert place.folders.unlock(place.folder, PASSPHRASE) == place.key
