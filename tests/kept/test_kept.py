"""Journals kept of every schema: today's code brings each up to date and loses no word of it."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from tests.exit.alone import read_alone
from tests.kept.keep import CODE, HOME, PASSPHRASE, WEAK, folder_of
from tests.kept.rows import WORDS
from tests.storage.conftest import Place, assert_sound

from unhurried.domain.finding import Filter
from unhurried.storage import SqlcipherFolders
from unhurried.storage.connecting import Database
from unhurried.storage.migrations import STEPS

KEPT = [number for number in range(1, len(STEPS) + 1) if folder_of(number).exists()]
NEWEST = len(STEPS)
# What the app writes of its own accord while it brings a journal up to date.
ITS_OWN = ("_sqlite_migrations", "preference")
each = pytest.mark.parametrize("number", KEPT)


@pytest.fixture
def kept(number: int, tmp_path: Path) -> Place:
    """A copy of a kept journal, with its key."""
    folder = shutil.copytree(folder_of(number), tmp_path / "Kept.journal")
    folders = SqlcipherFolders(WEAK)
    return Place(folder, folders.unlock(folder, PASSPHRASE), folders)


def _rows(db: Database) -> dict[str, list[dict[str, object]]]:
    """Every row of every table that is there for somebody to read."""
    asked = "SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    names = [name for (name,) in db.execute(asked).fetchall()]
    return {name: [dict(row) for row in db.query(f'SELECT * FROM "{name}"')] for name in names}  # noqa: S608


def _expected(tables: dict[str, list[dict[str, object]]]) -> list[str]:
    return [word for table, words in WORDS.items() if tables.get(table) for word in words]


def test_a_journal_of_every_schema_is_kept():
    """After a new step is finished: `python -m tests.kept.keep`."""
    assert list(range(1, NEWEST + 1)) == KEPT


@each
def test_it_is_a_journal_of_its_time_and_small(kept: Place, number: int):
    with closing(kept.raw()) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (number,)
        assert {table for table, rows in _rows(db).items() if table in WORDS and not rows} == set()
    assert sum(len(content) for content in kept.files().values()) < 400_000


@each
def test_no_word_can_be_read_in_its_files(number: int):
    every = [word for words in WORDS.values() for word in words]
    for path in folder_of(number).iterdir():
        content = path.read_bytes()
        assert not [word for word in every if word.encode() in content or word.encode("utf-16-le") in content]
    assert not [path.name for path in HOME.iterdir() if path.suffix == ".db"]


@each
def test_both_secrets_open_it(kept: Place):
    assert kept.folders.unlock(kept.folder, CODE) == kept.key


@each
def test_it_is_brought_up_to_date_with_every_word(kept: Place, number: int):
    with closing(kept.raw()) as db:
        before = _rows(db)
    assert len(_expected(before)) >= len(WORDS["reflection"]) + 8
    journal = kept.open()
    assert journal.reflections.count() == 2
    assert journal.reflections.count(in_trash=True) == 1
    found = journal.reflections.places(Filter(words="alabaster"))
    assert [glimpse.reflection_id for glimpse in journal.reflections.glimpses(found, Filter())] == ["r0"]
    assert [revision.writing.body for revision in journal.reflections.revisions("r0")] == ["A body of hyssop."]
    assert [draft.writing.body for draft in journal.drafts.all()] == ["A body of juniper."]
    assert [prompt.wording for prompt in journal.own_questions.prompts()] == ["Whither “gossamer”?"]
    journal.close()
    with closing(kept.raw()) as db:
        after = _rows(db)
        assert db.execute("PRAGMA user_version").fetchone() == (NEWEST,)
        assert_sound(db)
    for table in before.keys() - {*ITS_OWN}:
        assert after[table] == before[table], table
    assert [row for row in after["preference"] if row in before["preference"]] == before["preference"]


@each
def test_a_backup_of_before_is_there(kept: Place, number: int):
    kept.open().close()
    backups = list((kept.folder / "backups").glob("*.backup")) if (kept.folder / "backups").exists() else []
    assert len(backups) == (number < NEWEST)
    for backup in backups:
        told = read_alone(backup, kept.folder.parent / "out", PASSPHRASE)
        assert told.code == 0, told.complained
        assert "alabaster" in told.words.decode()


@each
def test_it_is_read_without_unhurried_before_and_after(kept: Place, number: int):
    for when in ("before", "after"):
        with closing(kept.raw()) as db:
            rows = _rows(db)
        before = kept.files()
        told = read_alone(kept.folder, kept.folder.parent / when, PASSPHRASE)
        assert told.code == 0, told.complained
        assert [word for word in _expected(rows) if word.encode() not in told.words] == []
        assert {name: told.counts[name] for name in ("reflection", "revision", "draft")} == {
            "reflection": 3,
            "revision": 1,
            "draft": 1,
        }
        assert kept.files() == before
        kept.open().close()
