"""The stand-alone reader gives back everything that was written, to whoever has a way in, and changes nothing."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import AT, a_moment, a_reflection, an_answer
from tests.exit.alone import PACKAGES, Told, can_import_alone, read_alone
from tests.exit.everything import counted, fill, written
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.domain.finding import Filter
from unhurried.domain.inbox import Line
from unhurried.domain.keys import recovery_code
from unhurried.domain.text import clean
from unhurried.resources import resource
from unhurried.sample_journal import open_sample_journal, remove_all
from unhurried.storage import SealedLetterbox, SealedWaysIn, SqlcipherFolders, SqlcipherSafekeeping
from unhurried.storage.journal import SqlcipherJournal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="takes the passphrase without a terminal")
READER = resource("exit", "read_journal.py")


def _read(place: Place, secret: str = PASSPHRASE, source: Path | None = None) -> Told:
    """Read it into a folder beside it, and see that nothing of it was touched and nothing is left beside it."""
    before = place.files()
    there = {path.name for path in place.folder.parent.iterdir()}
    told = read_alone(source or place.folder, place.folder.parent / "Read", secret)
    assert place.files() == before
    assert {path.name for path in place.folder.parent.iterdir()} - there <= {"Read"}
    return told


def _is_all_there(told: Told, journal: SqlcipherJournal) -> None:
    """Every text that the app itself reads is on the pages, byte for byte, and there is as much of each kind."""
    assert told.code == 0, told.complained
    missing = [text for text in written(journal) if text.encode() not in told.words]
    assert missing == []
    expected = counted(journal)
    assert {name: told.counts[name] for name in expected} == expected


@pytest.fixture
def full(place: Place) -> Iterator[Place]:
    """With something of every kind."""
    journal = place.open()
    fill(journal)
    journal.close()
    yield place
    shutil.rmtree(place.folder.parent / "Read", ignore_errors=True)


def test_it_is_short_old_enough_and_needs_two_packages():
    text = READER.read_text("utf-8")
    assert len(text.splitlines()) < 200
    assert max(map(len, text.splitlines())) <= 118
    tree = ast.parse(text, feature_version=(3, 9))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    imported |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    packages = {name.partition(".")[0] for name in imported}
    assert {"cryptography", "sqlcipher3"} <= packages
    assert packages - {"cryptography", "sqlcipher3"} <= {
        *("collections", "contextlib", "getpass", "hashlib", "json", "os", "pathlib", "shutil", "sys", "tempfile"),
        *("unicodedata", "zipfile"),
    }


def test_nothing_of_ours_is_there_where_it_runs(tmp_path: Path):
    assert not can_import_alone("unhurried", tmp_path)
    assert not can_import_alone("sqlite_utils", tmp_path)
    assert can_import_alone("sqlcipher3, cryptography", tmp_path)


def test_everything_that_was_written(full: Place):
    told = _read(full)
    with closing(full.open()) as journal:
        _is_all_there(told, journal)
    page = told.pages["reflections/2026-03-04-1.md"].decode()
    assert page.startswith(
        "# reflection, 2026-03-04, Heron\n\n# Twenty past\n\nI **waited**, and said one thing.\n\n"
    )
    assert "\n## What did I do with the quiet?\n\nI said it before the pause was over.\n\n" in page
    (trashed,) = [name for name in told.pages if name.startswith("trash/")]
    assert "- trashed at: 2026-03-04T17:00:00.000000+00:00" in told.pages[trashed].decode()
    assert "reflection uid: reflections/2026-03-04-1.md" in told.pages["thread.md"].decode()


def test_an_empty_journal(place: Place):
    told = _read(place)
    assert told.code == 0, told.complained
    assert told.counts["reflection"] == 0
    assert set(told.pages) == {"summary.md", "journal.md", "ledger_head.md"}


def test_the_sample_journal(tmp_path: Path):
    """As it is used: open in a window, most of it still in the log beside the database."""
    known: list[str] = []

    class Folders:
        def create(self, folder: Path, passphrase: str, code: str, at: datetime):
            known.append(passphrase)
            return SqlcipherFolders(WEAK).create(folder, passphrase, code, at)

        def __getattr__(self, name: str) -> object:
            return getattr(SqlcipherFolders(WEAK), name)

    folder, journal = open_sample_journal(Folders(), date(2026, 3, 4), AT)  # pyright: ignore[reportArgumentType]
    try:
        assert isinstance(journal, SqlcipherJournal)
        told = read_alone(folder, tmp_path / "Read", known[0])
        _is_all_there(told, journal)
        assert told.counts["reflection"] > 500
    finally:
        journal.close()
        remove_all()


_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(clean)


@settings(
    max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(bodies=st.lists(st.tuples(_texts, _texts, _texts), min_size=1, max_size=12))
def test_whatever_is_written_comes_back_byte_for_byte(place: Place, bodies: list[tuple[str, str, str]]):
    journal = place.open()
    journal.reflections.erase([glimpse.reflection_id for glimpse in _glimpses(journal)])
    with journal.transaction():
        for number, (body, answer, words) in enumerate(bodies):
            parts = {"answers": (an_answer(answer),), "moments": (a_moment(moment_id="m", happened_words=words),)}
            journal.reflections.put(a_reflection(body, reflection_id=f"r{number}", **parts))
    told = _read(place)
    shutil.rmtree(place.folder.parent / "Read")
    _is_all_there(told, journal)
    journal.close()


def _glimpses(journal: SqlcipherJournal):
    return journal.reflections.glimpses(journal.reflections.places(Filter(), limit=1000), Filter())


@pytest.mark.parametrize(
    "typed",
    [PASSPHRASE, f"  {PASSPHRASE.replace(' ', chr(0xA0))}\t", CODE, CODE.lower().replace("-", " ").replace("0", "o")],
)
def test_each_way_in_however_it_is_typed(full: Place, typed: str):
    assert _read(full, typed).code == 0


def test_the_executors_code(full: Place):
    code = recovery_code(b"e" * 16)
    SealedWaysIn(WEAK).renew_executor_code(full.folder, full.key, code)
    assert _read(full, code).code == 0


def test_a_passphrase_is_the_same_however_its_letters_are_made(place: Place):
    place.folders.change_passphrase(place.folder, place.key, "un héron près du café noir")
    assert _read(place, "un he\u0301ron pre\u0300s du cafe\u0301 noir").code == 0


def test_after_a_change_of_passphrase_and_of_key(full: Place):
    full.folders.change_passphrase(full.folder, full.key, "the one that came after")
    assert _read(full).code == 1
    new_code = recovery_code(b"n" * 16)
    SealedWaysIn(WEAK).rotate(full.folder, full.key, "and one after that", new_code)
    assert _read(full, "the one that came after").code == 1
    assert _read(full, CODE).code == 1
    told = _read(full, new_code)
    assert told.code == 0, told.complained
    assert "journal-000002.db" in {path.name for path in full.folder.iterdir()}


def test_an_open_journal_is_read_with_its_log(full: Place):
    journal = full.open()
    journal.reflections.put(a_reflection("Only in the log, so far."))
    assert (full.folder / "journal-000001.db-wal").stat().st_size > 0
    told = _read(full)
    _is_all_there(told, journal)
    assert b"Only in the log, so far." in told.words
    journal.close()


def test_what_a_crash_has_left(full: Place, tmp_path: Path):
    journal = full.open()
    journal.reflections.put(a_reflection("Kept a moment before."))
    left = shutil.copytree(full.folder, tmp_path / "left" / "My journal.journal")
    journal.close()
    told = read_alone(left, tmp_path / "Read", PASSPHRASE)
    assert told.code == 0, told.complained
    assert b"Kept a moment before." in told.words


def test_a_backup_in_either_place(full: Place, tmp_path: Path):
    safekeeping = SqlcipherSafekeeping()
    backup = safekeeping.make(full.folder, full.key, AT)
    stick = tmp_path / "stick"
    stick.mkdir()
    copied = safekeeping.copy(backup.path, stick)
    with closing(full.open()) as journal:
        for source, secret in ((backup.path, PASSPHRASE), (copied.path, CODE)):
            told = _read(full, secret, source)
            _is_all_there(told, journal)
            shutil.rmtree(full.folder.parent / "Read")


def test_an_archive(full: Place, tmp_path: Path):
    archives = pytest.importorskip("unhurried.storage.archives").SqlcipherArchives(WEAK)
    target = tmp_path / "From one computer.unhurried"
    archives.make(full.folder, full.key, Filter(), "chosen for the archive", target, AT)
    assert _read(full, PASSPHRASE, target).code == 1
    told = _read(full, "chosen for the archive", target)
    assert told.code == 0, told.complained
    assert told.counts["reflection"] == 3
    assert b"I **waited**, and said one thing." in told.words


def test_a_backup_opens_with_the_passphrase_of_its_day(full: Place):
    backup = SqlcipherSafekeeping().make(full.folder, full.key, AT)
    full.folders.change_passphrase(full.folder, full.key, "the one that came after")
    assert _read(full, "the one that came after", backup.path).code == 1
    assert _read(full, PASSPHRASE, backup.path).code == 0


def test_the_copy_of_the_key_file_will_do(full: Place):
    keys = full.folder / "keys.json"
    keys.write_bytes(keys.read_bytes().replace(b'"ct": "', b'"ct": "0'))
    assert _read(full).code == 0
    shutil.rmtree(full.folder.parent / "Read")
    keys.unlink()
    assert _read(full).code == 0


def test_lines_left_at_the_door_are_counted(place: Place):
    place.open().close()
    line = Line(datetime(2026, 3, 4, 17, tzinfo=UTC), date(2026, 3, 4), "between two clients")
    SealedLetterbox().leave(place.folder, line)
    assert "still sealed in inbox: 1\n" in _read(place).said


def test_a_wrong_passphrase_is_told_and_leaves_nothing(full: Place):
    for wrong in ("not this one", "", "9VYG-D0F5-1DN2-N8Z8-WW9R-ERVG-PG1M"):
        told = _read(full, wrong)
        assert told.code == 1
        assert told.complained.rstrip().endswith("A backup opens with those of the day on which it was made.")
        assert not (full.folder.parent / "Read").exists()


@pytest.mark.parametrize("missing", ["cryptography", "sqlcipher3"])
def test_a_missing_package_is_named(place: Place, tmp_path: Path, missing: str):
    told = read_alone(place.folder, tmp_path / "Read", PASSPHRASE, tuple(set(PACKAGES) - {missing}))
    assert told.code == 1
    assert "cryptography (44 or later) and sqlcipher3" in told.complained
    assert f"No module named '{missing}'" in told.complained


def test_damage_is_called_damage(full: Place, tmp_path: Path):
    whole = full.database.read_bytes()
    backup = SqlcipherSafekeeping().make(full.folder, full.key, AT).path
    sound = backup.read_bytes()
    spoilt = bytearray(whole)
    spoilt[len(whole) // 2 : len(whole) // 2 + 4096] = bytes(4096)
    for content in (bytes(spoilt), whole[: len(whole) // 2], b"", b"x" * 8192):
        full.database.write_bytes(content)
        _is_told(read_alone(full.folder, tmp_path / "Read", PASSPHRASE), tmp_path)
    for content in (sound[: len(sound) // 2], sound[:3000] + b"?" * 500 + sound[3500:], b"no zip"):
        backup.write_bytes(content)
        _is_told(read_alone(backup, tmp_path / "Read", PASSPHRASE), tmp_path)


def _is_told(told: Told, tmp_path: Path) -> None:
    assert told.code == 1
    assert re.search(r"damaged.* [Tt]ry the newest backup\.", told.complained), told.complained
    assert "Traceback" not in told.complained
    shutil.rmtree(tmp_path / "Read", ignore_errors=True)


@pytest.mark.parametrize("source", ["nowhere.backup", "nowhere.journal"])
def test_what_is_not_there_is_said_to_be_not_there(tmp_path: Path, source: str):
    told = read_alone(tmp_path / source, tmp_path / "Read", PASSPHRASE)
    assert told.code == 1
    assert told.complained.startswith("It goes no further: ")
    assert source in told.complained


def test_both_key_files_damaged(full: Place):
    for name in ("keys.json", "keys.bak.json"):
        (full.folder / name).write_bytes(b"{}")
    told = _read(full)
    assert told.code == 1
    assert "Every backup has one of its own" in told.complained


@pytest.mark.parametrize("where", ["Read", "inside"])
def test_it_writes_over_nothing_and_into_no_journal(full: Place, where: str):
    target = full.folder / "inside" if where == "inside" else full.folder.parent / "Read"
    if where == "Read":
        target.mkdir()
    told = read_alone(full.folder, target, PASSPHRASE)
    assert told.code == 1
    assert "a folder that is not there yet, and not inside a journal" in told.complained
    assert told.pages == {}


def test_only_the_owner_can_look_into_what_it_wrote(full: Place):
    _read(full)
    target = full.folder.parent / "Read"
    assert all(path.stat().st_mode & 0o077 == 0 for path in (target, *target.rglob("*")))


def test_own_questions_are_told_in_their_words(full: Place):
    told = _read(full)
    assert b'Whither "gossamer"?' in told.words
    assert json.dumps('Whither "gossamer"?').encode() not in told.words
