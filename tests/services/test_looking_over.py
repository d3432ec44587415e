"""Looking over: what is not right is told as such, and nothing else is."""

from __future__ import annotations

import shutil
from collections import namedtuple
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from unhurried.domain.doorstep import Doorstep, KeyFileState
from unhurried.services.looking_over import Standing, is_all_right, look_over
from unhurried.storage import SqlcipherSafekeeping

HEALTHY = Doorstep(
    is_folder=True,
    key_file=KeyFileState.WHOLE,
    key_file_copy=KeyFileState.WHOLE,
    are_key_files_equal=True,
    database_size=1 << 20,
    is_open=False,
    is_writable=True,
    is_private=True,
    takes_lines=True,
    lines_waiting=0,
)
Usage = namedtuple("Usage", "total used free")


class Told:
    """A doorkeeper who says what the test says."""

    def __init__(self, step: Doorstep) -> None:
        self._step = step

    def look(self, _: Path) -> Doorstep:
        return self._step


def _standing(folder: Path, step: Doorstep, about: str, missing: str | None = None) -> Standing:
    findings = look_over(folder, Told(step), SqlcipherSafekeeping(), date(2026, 3, 4), missing)
    worst = (Standing.WRONG, Standing.NOTE, Standing.RIGHT)
    of_it = [finding.standing for finding in findings if finding.about == about]
    return next(standing for standing in worst if standing in of_it)


@pytest.mark.parametrize(
    ("changed", "about", "standing"),
    [
        ({}, "folder", Standing.RIGHT),
        ({"is_folder": False}, "folder", Standing.WRONG),
        ({"is_writable": False}, "folder", Standing.WRONG),
        ({"is_private": False}, "privacy", Standing.NOTE),
        ({"key_file": KeyFileState.NEWER}, "keys.json", Standing.WRONG),
        ({"key_file_copy": KeyFileState.MISSING}, "keys.bak.json", Standing.WRONG),
        ({"are_key_files_equal": False}, "keys", Standing.NOTE),
        ({"database_size": None}, "database", Standing.WRONG),
        ({"is_open": True}, "lock", Standing.NOTE),
        ({"takes_lines": False}, "inbox", Standing.NOTE),
        ({"lines_waiting": 2}, "inbox", Standing.NOTE),
    ],
)
def test_each_thing_by_itself(tmp_path: Path, changed: dict[str, object], about: str, standing: Standing):
    assert _standing(tmp_path, replace(HEALTHY, **changed), about) is standing


@pytest.mark.parametrize(("free", "standing"), [(10 << 20, Standing.WRONG), (10 << 30, Standing.RIGHT)])
def test_room_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, standing: Standing):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1 << 40, 0, free))
    assert _standing(tmp_path, HEALTHY, "room") is standing


def test_a_large_journal_needs_more_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1 << 40, 0, 1 << 30))
    assert _standing(tmp_path, replace(HEALTHY, database_size=1 << 29), "room") is Standing.WRONG


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Practice", "Nextcloud", "Mobile Documents"])
def test_folders_that_are_synchronised(tmp_path: Path, name: str):
    assert _standing(tmp_path / name, HEALTHY, "synchronising") is Standing.NOTE


def test_an_ordinary_folder_is_not(tmp_path: Path):
    assert _standing(tmp_path, HEALTHY, "synchronising") is Standing.RIGHT


def test_what_a_window_lacks_is_worth_knowing_and_no_fault_of_the_journal(tmp_path: Path):
    assert _standing(tmp_path, HEALTHY, "window", "A screen is missing.") is Standing.NOTE


def test_one_wrong_thing_is_enough(tmp_path: Path):
    findings = look_over(tmp_path, Told(HEALTHY), SqlcipherSafekeeping(), date(2026, 3, 4), None)
    wrong = [finding.about for finding in findings if finding.standing is Standing.WRONG]
    assert wrong == ["backups"]
    assert not is_all_right(findings)
    assert is_all_right(finding for finding in findings if finding.about != "backups")
