"""Which import a reflection came with comes back with it: out of a backup, and where the journal is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.builders import AT, a_reflection, an_import
from tests.storage.backups.looks import damage_root, written_in
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.domain.arrivals import Brought, Import, TakenBack, content_of
from unhurried.storage import SqlcipherFolders, SqlcipherSafekeeping
from unhurried.storage.migrations import STEPS

TABLES = ("import", "imported")


@pytest.fixture
def safekeeping() -> SqlcipherSafekeeping:
    return SqlcipherSafekeeping()


@pytest.fixture
def written(place: Place) -> Place:
    """One reflection of the writer's own; two imports of two each."""
    journal = place.open()
    journal.reflections.put(a_reflection("Mine.", reflection_id="mine"))
    for name in ("first", "second"):
        reflections = [a_reflection(f"{name} {number}", reflection_id=f"{name}-{number}") for number in range(2)]
        journal.imports.bring(an_import(name, 2), [Brought(one, content_of(one.writing)) for one in reflections])
    journal.close()
    return place


def _imports(place: Place) -> list[tuple[str, int]]:
    journal = place.open()
    found = [(made.import_id, made.here) for made in journal.imports.all()]
    journal.close()
    return found


def _links(place: Place) -> set[tuple[object, ...]]:
    return set(written_in(place)["imported"])


def _made(place: Place, safekeeping: SqlcipherSafekeeping) -> Path:
    return safekeeping.make(place.folder, place.key, AT).path


def _take_back(place: Place, import_id: str) -> TakenBack:
    journal = place.open()
    taken = journal.imports.take_back(import_id, touched=True)
    journal.close()
    return taken


@pytest.mark.parametrize("whole", [True, False], ids=["one of it left", "nothing of it left"])
def test_a_reflection_comes_back_with_its_import(written: Place, safekeeping: SqlcipherSafekeeping, whole: bool):
    then = _links(written)
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.reflections.erase(["first-0"] if whole else ["first-0", "first-1"])
    journal.close()
    chosen = ["first-0"] if whole else ["first-0", "first-1"]
    safekeeping.restore_only(written.folder, written.key, backup, chosen, AT)
    assert _links(written) == then
    assert dict(_imports(written)) == {"first": 2, "second": 2}
    assert _take_back(written, "first") == TakenBack(2, 0)


def test_a_restoring_brings_imports_back(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    _take_back(written, "first")
    assert _imports(written) == [("second", 2)]
    safekeeping.restore(written.folder, written.key, backup, AT)
    assert dict(_imports(written)) == {"first": 2, "second": 2}


def test_an_import_is_a_difference(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    found = safekeeping.look_into(written.folder, written.key, backup).difference
    assert found
    assert found.is_same
    _take_back(written, "second")
    found = safekeeping.look_into(written.folder, written.key, backup).difference
    assert found
    assert (len(found.gone), found.is_same) == (2, False)


@pytest.mark.parametrize("table", TABLES)
def test_what_is_lost_comes_from_the_newest_backup(written: Place, safekeeping: SqlcipherSafekeeping, table: str):
    then = _links(written)
    _made(written, safekeeping)
    damage_root(written, table)
    survey = safekeeping.salvage(written.folder, written.key, AT).survey
    assert (survey.reflections, survey.lost, survey.others_lost) == (5, 0, 0)
    assert _links(written) == then
    assert dict(_imports(written)) == {"first": 2, "second": 2}


@pytest.mark.parametrize("table", TABLES)
def test_without_a_backup_the_reflections_stay(written: Place, safekeeping: SqlcipherSafekeeping, table: str):
    damage_root(written, table)
    assert safekeeping.salvage(written.folder, written.key, AT).survey.reflections == 5
    journal = written.open()
    assert journal.reflections.count() == 5
    found = journal.imports.all()
    assert all(isinstance(made, Import) for made in found)
    journal.close()


def test_lost_reflections_come_back_with_their_import(written: Place, safekeeping: SqlcipherSafekeeping):
    then = _links(written)
    _made(written, safekeeping)
    damage_root(written, "reflection")
    safekeeping.salvage(written.folder, written.key, AT)
    assert _links(written) == then


def test_a_backup_of_before_the_imports_can_be_compared_and_restored(tmp_path: Path):
    folder = tmp_path / "Old.journal"
    folders = SqlcipherFolders(WEAK, STEPS[:5])
    key = folders.create(folder, PASSPHRASE, CODE, AT)
    backup = SqlcipherSafekeeping(STEPS[:5]).make(folder, key, AT).path
    place = Place(folder, key, SqlcipherFolders(WEAK))
    journal = place.open()
    one = a_reflection("Since.", reflection_id="since")
    journal.imports.bring(an_import(), [Brought(one, content_of(one.writing))])
    journal.close()
    safekeeping = SqlcipherSafekeeping()
    found = safekeeping.look_into(folder, key, backup).difference
    assert found
    assert len(found.since) == 1
    safekeeping.restore(folder, key, backup, AT)
    assert _imports(place) == []
