"""export, import, archive and merge: out and in again, all or nothing."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import a_full_reflection, a_reflection
from tests.command.conftest import FOLDERS
from tests.command.shell import Typist, answer, held, run
from tests.computer import PASSPHRASE

from unhurried.domain.keys import MasterKey

JRNL = "[2026-01-02 09:00] A morning. I waited.\n\n[2026-01-03 10:00] Another. I explained the copper kettle.\n"
SEAL = "the tide goes out past the harbour wall"


def _put(folder: Path, key: MasterKey, *bodies: str) -> None:
    journal = FOLDERS.open(folder, key)
    with journal.transaction():
        for body in bodies:
            journal.reflections.put(a_reflection(body))
    journal.close()


def _count(folder: Path, key: MasterKey) -> int:
    journal = FOLDERS.open(folder, key)
    try:
        return journal.reflections.count()
    finally:
        journal.close()


@pytest.fixture
def written(folder: Path, key: MasterKey) -> Path:
    journal = FOLDERS.open(folder, key)
    with journal.transaction():
        for number in range(3):
            full = a_full_reflection()
            told_apart = replace(full.writing, body=f"{full.writing.body} {number}")
            journal.reflections.put(replace(full, writing=told_apart))
    journal.close()
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "journal.txt"
    path.write_text(JRNL)
    return path


# Out


@pytest.mark.parametrize("form", ["markdown", "json", "html", "pdf", "csv"])
def test_every_form_is_taken_out_with_a_manifest(written: Path, tmp_path: Path, form: str):
    target = tmp_path / "out"
    manifest = answer(run(written, "export", form, str(target), "--json"))
    assert (manifest["format"], manifest["version"]) == ("unhurried-export-manifest", 1)
    assert manifest["form"] == form
    assert (target / "manifest.json").is_file()
    if form != "csv":
        assert manifest["counts"]["reflections"] == 3
    again = run(written, "export", form, str(target))
    assert again.returncode == 5


def test_a_part_is_taken_out_by_words_that_are_asked_for(written: Path, key: MasterKey, tmp_path: Path):
    _put(written, key, "A heron by the estuary.")
    done = run(written, "export", "json", str(tmp_path / "out"), "--words", words="estuary\n")
    assert "1  reflections" in done.stdout
    assert "not encrypted" in done.stdout


def test_it_is_taken_out_beside_a_window(written: Path, key: MasterKey, tmp_path: Path):
    journal = FOLDERS.open(written, key)
    try:
        assert run(written, "export", "json", str(tmp_path / "out")).returncode == 0
    finally:
        journal.close()


@pytest.mark.parametrize("form", ["markdown", "pdf"])
def test_ctrl_c_during_a_long_export_leaves_nothing(folder: Path, key: MasterKey, tmp_path: Path, form: str):
    _put(folder, key, *(f"A pause that I left alone, number {number}." for number in range(3000)))
    place = tmp_path / "place"
    place.mkdir()
    typist = Typist(folder, "export", form, str(place / "out"))
    typist.answer("Passphrase or recovery code: ", PASSPHRASE)
    typist.until("Taking out: ")
    typist.type("\x03")
    assert typist.end() == 130
    assert "Stopped. Nothing was changed." in typist.seen
    assert list(place.iterdir()) == []


# In


def test_a_dry_run_says_what_would_come_and_changes_nothing(folder: Path, key: MasterKey, source: Path):
    done = run(folder, "import", "--dry-run", str(source))
    assert done.returncode == 0
    assert "Read as jrnl: 2 entries." in done.stdout
    assert "2026-01-02  new: journal.txt, line 1" in done.stdout
    assert "kettle" not in done.stdout + done.stderr
    assert _count(folder, key) == 0
    told = answer(run(folder, "import", "--dry-run", "--json", str(source)))
    assert (told["format"], told["version"], told["standing"]["new"]) == ("unhurried-import", 1, 2)
    assert told["import"] is None


def test_what_comes_in_comes_in_once_and_goes_again_as_a_whole(folder: Path, key: MasterKey, source: Path):
    made = answer(run(folder, "import", "--json", str(source)))["import"]
    assert (made["brought"], _count(folder, key)) == (2, 2)
    assert "Nothing of it is new" in run(folder, "import", str(source)).stdout
    assert made["id"] in run(folder, "import", "--list").stdout
    assert "Nothing was changed" in run(folder, "import", "--take-back").stderr
    assert _count(folder, key) == 2
    assert "Taken back: 2 reflections." in run(folder, "import", "--take-back", "--yes").stdout
    assert _count(folder, key) == 0
    assert run(folder, "import", "--take-back", made["id"], "--yes").returncode == 5


def test_an_open_journal_takes_nothing_in(folder: Path, key: MasterKey, source: Path):
    journal = FOLDERS.open(folder, key)
    try:
        assert run(folder, "import", "--dry-run", str(source)).returncode == 0
        assert run(folder, "import", str(source)).returncode == 4
    finally:
        journal.close()


@pytest.mark.parametrize("content", [b"", b"\x00\xff" * 40, b'{"entries": []}'])
def test_what_cannot_be_read_is_refused(folder: Path, tmp_path: Path, content: bytes):
    path = tmp_path / "strange.bin"
    path.write_bytes(content)
    done = run(folder, "import", str(path))
    assert done.returncode == 5
    assert done.stderr.endswith("Nothing was changed.\n")


def test_one_thing_is_asked_for_at_a_time(folder: Path, source: Path):
    assert run(folder, "import").returncode == 2
    assert run(folder, "import", "--list", "--take-back").returncode == 2


def test_the_journal_goes_out_and_comes_in_again_equal(written: Path, tmp_path: Path, made_journal):
    out, again = tmp_path / "out", tmp_path / "again"
    run(written, "export", "json", str(out))
    other = Path(shutil.copytree(made_journal[0], tmp_path / "Other.journal"))
    assert answer(run(other, "import", "--json", str(out)))["import"]["brought"] == 3
    run(other, "export", "json", str(again))
    first, second = (json.loads((place / "journal.json").read_text("utf-8")) for place in (out, again))
    assert [one["body"] for one in first["reflections"]] == [one["body"] for one in second["reflections"]]


# From one computer to another


def test_an_archive_is_sealed_and_merged_elsewhere(written: Path, key: MasterKey, tmp_path: Path):
    other = Path(shutil.copytree(written, tmp_path / "Other.journal"))
    _put(written, key, "Only on the first computer.")
    path = tmp_path / "journal.unhurried"
    with held(SEAL) as seal:
        done = run(written, "archive", str(path), "--archive-passphrase-fd", str(seal), also=(seal,))
    assert done.returncode == 0
    assert "4 reflections" in done.stdout
    with held(SEAL) as seal:
        shown = run(other, "merge", str(path), "--archive-passphrase-fd", str(seal), also=(seal,))
    assert "1  new" in shown.stdout
    assert _count(other, key) == 3
    with held(SEAL) as seal:
        merged = run(other, "merge", str(path), "--yes", "--archive-passphrase-fd", str(seal), also=(seal,))
    assert (merged.returncode, _count(other, key)) == (0, 4)


def test_an_archive_opens_with_its_own_passphrase_only(written: Path, tmp_path: Path):
    path = tmp_path / "journal.unhurried"
    with held("too short") as seal:
        assert run(written, "archive", str(path), "--archive-passphrase-fd", str(seal), also=(seal,)).returncode == 2
    assert not path.exists()
    with held(SEAL) as seal:
        run(written, "archive", str(path), "--archive-passphrase-fd", str(seal), also=(seal,))
    with held(PASSPHRASE) as seal:
        done = run(written, "merge", str(path), "--archive-passphrase-fd", str(seal), also=(seal,))
    assert done.returncode == 3


def test_an_open_journal_is_not_merged_into(written: Path, key: MasterKey, tmp_path: Path):
    journal = FOLDERS.open(written, key)
    try:
        assert run(written, "merge", str(tmp_path / "any.unhurried")).returncode == 4
    finally:
        journal.close()


def test_at_a_terminal_the_passphrase_of_an_archive_is_typed_twice(written: Path, tmp_path: Path):
    typist = Typist(written, "archive", str(tmp_path / "journal.unhurried"))
    typist.answer("Passphrase or recovery code: ", PASSPHRASE)
    typist.answer("at least twelve characters: ", SEAL)
    typist.answer("The same once more: ", "something else altogether")
    assert typist.end() == 2
    assert "not the same" in typist.seen
    assert not (tmp_path / "journal.unhurried").exists()
