"""Journals for the storage tests: the real thing with a weak key derivation, and the one in memory."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from tests.builders import AT
from tests.memory import MemoryJournal

from unhurried.domain.keys import MasterKey, recovery_code
from unhurried.domain.ports import Journal
from unhurried.storage import SqlcipherFolders, Strength, migrations
from unhurried.storage.connecting import Database, connect
from unhurried.storage.journal import SqlcipherJournal
from unhurried.storage.slots import database_key

settings.register_profile("small", max_examples=40, deadline=None, database=None)
settings.load_profile("small")

WEAK = Strength(m_kib=8 * 1024, t=1, p=1)
PASSPHRASE = "a pause is not a gap"  # noqa: S105
CODE = recovery_code(bytes(range(16)))


@dataclass(frozen=True)
class Place:
    """A journal on disk, closed, and what is needed to open it."""

    folder: Path
    key: MasterKey
    folders: SqlcipherFolders

    @property
    def database(self) -> Path:
        return self.folder / json.loads((self.folder / "keys.json").read_bytes())["database"]

    def open(self) -> SqlcipherJournal:
        return self.folders.open(self.folder, self.key)

    def raw(self, path: Path | None = None) -> Database:
        """The database itself, for a look at what no port shows."""
        journal_id = json.loads((self.folder / "keys.json").read_bytes())["head"]["journal_id"]
        return connect(path or self.database, database_key(self.key, journal_id))

    def files(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def folders() -> SqlcipherFolders:
    return SqlcipherFolders(WEAK)


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Place:
    folder = tmp_path_factory.mktemp("made") / "My journal.journal"
    folders = SqlcipherFolders(WEAK)
    return Place(folder, folders.create(folder, PASSPHRASE, CODE, AT), folders)


@pytest.fixture
def place(tmp_path: Path, _made: Place, folders: SqlcipherFolders) -> Place:
    """A new journal; copied, because making one takes longer than most tests."""
    return Place(shutil.copytree(_made.folder, tmp_path / _made.folder.name), _made.key, folders)


@pytest.fixture
def opened(place: Place) -> Iterator[SqlcipherJournal]:
    journal = place.open()
    yield journal
    journal.close()


@pytest.fixture(params=["memory", "sqlcipher"])
def journal(request: pytest.FixtureRequest) -> Iterator[Journal]:
    """Either journal: what holds for one holds for the other."""
    if request.param == "memory":
        yield MemoryJournal()
        return
    where: Place = request.getfixturevalue("place")
    journal = where.open()
    yield journal
    journal.close()
    db = where.raw()
    assert_sound(db)
    db.close()


def assert_sound(db: Database) -> None:
    """Every index agrees with the text, the facets with the tables, and every reference leads somewhere."""
    migrations.check_index(db)
    live = "place IN (SELECT place FROM reflection WHERE trashed_at IS NULL)"
    stored = set(db.execute("SELECT place, kind, value FROM facet").fetchall())
    assert stored == set(db.execute(f"SELECT place, kind, value FROM trait WHERE {live}").fetchall())  # noqa: S608
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.fixture
def schema_of() -> Callable[[Database], str]:
    def schema(db: Database) -> str:
        rows = db.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name")
        return "\n\n".join(f"{sql};" for (sql,) in rows.fetchall()) + "\n"

    return schema
