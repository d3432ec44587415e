"""Killed while a journal is brought up to date: it is the old one or the new one, and a backup was made before."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from tests.builders import AT, a_full_reflection, a_revision
from tests.faults.killing import in_hand, killed_at_random, put_away
from tests.faults.migrator import NEWER
from tests.faults.rounds import Trial
from tests.storage import older
from tests.storage.backups.looks import leftovers, rows_of
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place, assert_sound

from unhurried.domain.finding import Filter
from unhurried.storage import SqlcipherFolders, SqlcipherSafekeeping
from unhurried.storage.migrations import STEPS

REFLECTIONS = 400
# Within the first of these moments a step is being prepared and taken; the second is as long as the naive one takes.
WORKING_S, NAIVE_S = 0.15, 0.1

kills = pytest.mark.skipif(os.name != "posix", reason="kills with SIGKILL")


def _fill(place: Place) -> Place:
    journal = place.open()
    with journal.transaction():
        for number in range(REFLECTIONS):
            journal.reflections.put(a_full_reflection(reflection_id=f"r{number}", body=f"The {number}th. " * 20))
        journal.reflections.keep_revision(a_revision("r3"))
        journal.prefer("way", "line")
    journal.close()
    return place


@pytest.fixture
def filled(place: Place) -> Place:
    return _fill(place)


def _migrator(place: Place, mode: str) -> object:
    return in_hand("tests.faults.migrator", str(place.folder), place.key.secret.hex(), mode)


def _state(place: Place) -> tuple[str, ...]:
    """Which parts of the step are there, and all of the writing in any case."""
    with closing(place.raw()) as db:
        columns = [
            f"{table}.{name}"
            for table in ("looked_back", "preference")
            for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", [table]).fetchall()
        ]
        version = db.execute("PRAGMA user_version").fetchone()[0]
        rows = db.execute("SELECT count(*) FROM reflection").fetchone()
        filled = (
            "looked_back.twice" in columns
            and db.execute("SELECT count(*) FROM looked_back WHERE twice > 0").fetchone()
        )
        assert db.execute("PRAGMA cipher_integrity_check").fetchall() == []
        assert_sound(db)
    assert rows == (REFLECTIONS,)
    return (str(version - len(STEPS)), str(filled), *columns)


OLD = ("0", "False", "preference.name", "preference.value")
NEW = ("1", f"({REFLECTIONS},)", "looked_back.place", "looked_back.twice", *OLD[2:], "preference.number")


@kills
@pytest.mark.fault("migration")
@pytest.mark.timeout(120)
def test_killed_while_brought_up_to_date_it_is_old_or_new(filled: Place, tmp_path: Path, trial: Trial):
    then = shutil.copytree(filled.folder, tmp_path / "then")
    states = {OLD: 0, NEW: 0}
    half = cut_short = 0
    following = _migrator(filled, "really")
    for _ in range(trial.rounds):
        said = killed_at_random(following, WORKING_S)
        cut_short += said == ["begun"]
        state = _state(filled)
        states[state] = states.get(state, 0) + 1
        half += state not in (OLD, NEW)
        backups = list((filled.folder / "backups").glob("*.backup"))
        assert backups or state == OLD, "no step is taken without a backup"
        Place(filled.folder, filled.key, SqlcipherFolders(WEAK, NEWER)).open().close()
        assert _state(filled) == NEW
        assert leftovers(filled.folder) == []
        for backup in (filled.folder / "backups").glob("*.backup"):
            found = SqlcipherSafekeeping(NEWER).look_into(filled.folder, filled.key, backup)
            assert found.reflections == REFLECTIONS
        shutil.rmtree(filled.folder)
        shutil.copytree(then, filled.folder)
        following = _migrator(filled, "really")
    put_away(following)
    trial.report(
        rounds=trial.rounds, cut_short=cut_short, found_old=states[OLD], found_new=states[NEW], found_half_done=half
    )
    assert not half
    assert cut_short


@kills
@pytest.mark.fault("migration-control")
@pytest.mark.timeout(120)
def test_a_step_without_a_transaction_is_noticed(filled: Place, tmp_path: Path, trial: Trial):
    """The control: the same look finds a journal that is neither old nor new."""
    then = shutil.copytree(filled.folder, tmp_path / "then")
    rounds = noticed = 0
    while rounds < trial.rounds and (trial.is_full or not noticed):
        killed_at_random(_migrator(filled, "naive"), NAIVE_S)
        state = _state(filled)
        noticed += state[1:] not in (OLD[1:], NEW[1:])
        rounds += 1
        shutil.rmtree(filled.folder)
        shutil.copytree(then, filled.folder)
    trial.report(rounds=rounds, noticed=noticed)
    assert noticed


@pytest.mark.fault("older-journal")
@pytest.mark.parametrize("known", range(1, len(STEPS) + 1))
def test_a_journal_of_every_version_is_brought_up_to_date(tmp_path: Path, trial: Trial, known: int):
    folders = SqlcipherFolders(WEAK, STEPS[:known])
    folder = tmp_path / "My journal.journal"
    old = Place(folder, folders.create(folder, PASSPHRASE, CODE, AT), folders)
    older.fill(old, [f"The {number}th. " * 20 for number in range(REFLECTIONS)])
    with closing(old.raw()) as db:
        before = rows_of(db)
    now = Place(folder, old.key, SqlcipherFolders(WEAK))
    journal = now.open()
    (found,) = journal.reflections.places(Filter(words="399th"))
    (glimpse,) = journal.reflections.glimpses([found], Filter())
    assert journal.reflections.one(glimpse.reflection_id).writing.moments == ()
    assert [revision.writing.body for revision in journal.reflections.revisions("r0")] == ["As it was."]
    journal.close()
    with closing(now.raw()) as db:
        assert_sound(db)
        after = rows_of(db)
    differing = [table for table in before if table != "_sqlite_migrations" and after[table] != before[table]]
    backups = list((folder / "backups").glob("*.backup"))
    assert len(backups) == (known < len(STEPS))
    trial.report(versions=1, with_a_backup_from_before_if_needed=1, tables_changed=len(differing))
    assert not differing
