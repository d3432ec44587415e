"""Two computers with a journal each, and archives that go from one to the other."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.builders import AT
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place, assert_sound

from unhurried.domain.archives import Archive, Merged, MergePreview
from unhurried.domain.finding import Filter
from unhurried.storage import SqlcipherArchives, SqlcipherFolders
from unhurried.storage.backups import checking

SEALED = "a kettle left on the step"
# What belongs to its journal, and what is worked out.
ASIDE = {"preference", "hold", "ledger", "ledger_head", "journal", "_sqlite_migrations", "copy_draft", "word_decision"}
OWN = ("place", "number", "position", "first_kept")


@dataclass(frozen=True)
class Desk:
    """A journal on one computer, and its archives."""

    place: Place
    archives: SqlcipherArchives

    def pack(self, target: Path, narrowed: Filter | None = None) -> Archive:
        return self.archives.make(self.place.folder, self.place.key, narrowed or Filter(), SEALED, target, AT)

    def look(self, archive: Path) -> MergePreview:
        key = self.archives.unlock(archive, SEALED)
        return self.archives.look_into(self.place.folder, self.place.key, archive, key)

    def bring_in(self, archive: Path, *left_out: str) -> Merged:
        key = self.archives.unlock(archive, SEALED)
        return self.archives.merge(self.place.folder, self.place.key, archive, key, left_out, AT)

    def contents(self) -> dict[str, list[str]]:
        """All that was written, whatever row it is in; and that the journal is sound."""
        db = self.place.raw()
        assert_sound(db)
        found: dict[str, list[str]] = {}
        uids = dict(db.execute("SELECT place, uid FROM reflection").fetchall())
        for table, _ in checking.tables(db):
            if table not in ASIDE:
                rows = list(db.query(f"SELECT * FROM {table}"))  # noqa: S608
                found[table] = sorted(_said(table, row, uids) for row in rows)
        db.close()
        return found


def _said(table: str, row: dict[str, object], uids: dict[int, str]) -> str:
    of = uids.get(row["place"], "") if table not in ("thread", "words_to_keep") and "place" in row else ""  # type: ignore[arg-type]
    order = row["position"] if table in ("answer", "marking", "moment", "tag") else ""
    return json.dumps([of, order, {name: row[name] for name in row if name not in OWN}], sort_keys=True)


@pytest.fixture(scope="session")
def _two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, Place]:
    places = []
    for name in ("one", "other"):
        folder = tmp_path_factory.mktemp(name) / "My journal.journal"
        folders = SqlcipherFolders(WEAK)
        places.append(Place(folder, folders.create(folder, PASSPHRASE, CODE, AT), folders))
    return places[0], places[1]


def _copied(made: Place, to: Path) -> Desk:
    place = Place(shutil.copytree(made.folder, to / made.folder.name), made.key, made.folders)
    return Desk(place, SqlcipherArchives(WEAK))


@pytest.fixture
def one(tmp_path: Path, _two: tuple[Place, Place]) -> Desk:
    return _copied(_two[0], tmp_path / "one")


@pytest.fixture
def other(tmp_path: Path, _two: tuple[Place, Place]) -> Desk:
    return _copied(_two[1], tmp_path / "other")
