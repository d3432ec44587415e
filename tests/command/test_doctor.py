"""doctor: what is here and what is missing, without a passphrase."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.command.conftest import FOLDERS
from tests.command.shell import run

from unhurried.domain.keys import MasterKey


def _findings(folder: Path) -> tuple[int, dict[str, Any]]:
    done = run(folder, "doctor", "--json", secret=None)
    found = json.loads(done.stdout)
    assert (found["format"], found["version"]) == ("unhurried-doctor", 1)
    assert found["is_right"] == (done.returncode == 0)
    return done.returncode, {finding["about"]: finding["standing"] for finding in found["findings"]}


@pytest.fixture
def healthy(folder: Path) -> Path:
    run(folder, "backup")
    return folder


def test_a_healthy_journal(healthy: Path):
    code, found = _findings(healthy)
    assert code == 0
    assert {about for about, standing in found.items() if standing == "wrong"} == set()
    assert found["keys.json"] == found["database"] == found["backups"] == found["lock"] == "right"
    text = run(healthy, "doctor", secret=None).stdout
    assert "Nothing is wrong." in text
    assert "unhurried" in text.splitlines()[-2]


def test_nothing_is_changed_by_it(healthy: Path):
    before = {path: path.read_bytes() for path in healthy.rglob("*") if path.is_file()}
    _findings(healthy)
    assert {path: path.read_bytes() for path in healthy.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("name", ["keys.json", "keys.bak.json"])
def test_a_key_file_that_is_missing_or_damaged(healthy: Path, name: str):
    (healthy / name).write_bytes(b"{}")
    assert _findings(healthy)[1][name] == "wrong"
    (healthy / name).unlink()
    code, found = _findings(healthy)
    assert (code, found[name]) == (1, "wrong")


def test_a_database_that_is_not_there(healthy: Path):
    (healthy / "journal-000001.db").unlink()
    assert _findings(healthy)[1]["database"] == "wrong"


def test_no_backup_and_one_that_cannot_be_read(folder: Path):
    assert _findings(folder)[1]["backups"] == "wrong"
    run(folder, "backup")
    (folder / "backups" / "unhurried-000009-2026-01-01.backup").write_bytes(b"")
    assert _findings(folder)[1]["backups"] == "wrong"


def test_an_open_journal_and_a_line_at_the_door(healthy: Path, key: MasterKey):
    run(healthy, "note", secret=None, words="A line.")
    journal = FOLDERS.open(healthy, key)
    try:
        code, found = _findings(healthy)
    finally:
        journal.close()
    assert (code, found["lock"], found["inbox"]) == (0, "note", "note")


def test_a_folder_that_is_synchronised_is_remarked_on(healthy: Path, tmp_path: Path):
    shared = tmp_path / "Dropbox"
    shared.mkdir()
    moved = healthy.rename(shared / "Mine.journal")
    assert _findings(moved)[1]["synchronising"] == "note"


def test_a_folder_that_others_may_look_into_is_remarked_on(healthy: Path):
    healthy.chmod(0o750)
    assert _findings(healthy)[1]["privacy"] == "note"


def test_no_folder_at_all(tmp_path: Path):
    code, found = _findings(tmp_path / "Nowhere.journal")
    assert (code, found["folder"]) == (1, "wrong")
