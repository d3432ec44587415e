"""Opening: damage and newer journals are refused by name, older ones are backed up and brought up to date."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.builders import AT, a_full_reflection, a_reflection
from tests.faults.rounds import Trial
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place, assert_sound

from unhurried.domain.errors import JournalDamaged, JournalIsNewer, NotKept, UnhurriedError
from unhurried.domain.finding import Filter
from unhurried.domain.ports import Journal
from unhurried.storage import SqlcipherFolders, SqlcipherSafekeeping
from unhurried.storage.backups import checking, container
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database
from unhurried.storage.migrations import STEPS, Step

_LATER = Step("later", "CREATE TABLE later (place INTEGER NOT NULL REFERENCES reflection) STRICT;")
_BROKEN = Step("broken", "CREATE TABLE half (a TEXT) STRICT; INSERT INTO nowhere VALUES (1);")
_ORPHANS = Step(
    "orphans",
    """INSERT INTO answer (place, position, prompt_id, version, wording, lens, text)
       VALUES (1, 0, 'p', 1, 'w', 'l', 't');""",
)
_UNINDEXED = Step("unindexed", "UPDATE reflection SET body = 'other words than those in the index';")


def _fill(place: Place, number: int = 60) -> None:
    journal = place.open()
    with journal.transaction():
        for _ in range(number):
            journal.reflections.put(a_full_reflection())
    journal.close()


def _later(place: Place, *steps: Step) -> Place:
    return Place(place.folder, place.key, SqlcipherFolders(WEAK, (*STEPS, *steps)))


@pytest.mark.parametrize("content", [b"", b"x" * 4095, b"SQLite format 3\x00" + bytes(8192), b"a letter " * 1000])
def test_what_is_no_database_of_ours_is_damage(place: Place, content: bytes):
    place.database.write_bytes(content)
    with pytest.raises(JournalDamaged):
        place.open()
    assert place.database.read_bytes() == content


def test_a_missing_database_is_damage_and_no_new_one_is_made(place: Place):
    place.database.unlink()
    with pytest.raises(JournalDamaged):
        place.open()
    assert not place.database.exists()


def test_a_truncated_database_is_damage(place: Place):
    _fill(place)
    content = place.database.read_bytes()
    for keep in (len(content) // 2 // 4096 * 4096, len(content) - 4096, len(content) // 2 + 100):
        place.database.write_bytes(content[:keep])
        with pytest.raises(JournalDamaged):
            place.open()


def test_the_database_of_another_journal_is_damage(place: Place, tmp_path: Path):
    place.folders.create(tmp_path / "other", PASSPHRASE, CODE, AT)
    place.database.write_bytes((tmp_path / "other" / "journal-000001.db").read_bytes())
    with pytest.raises(JournalDamaged):
        place.open()


def test_a_database_that_says_it_is_another_journals_is_damage(place: Place):
    db = place.raw()
    db.execute("UPDATE journal SET journal_id = 'ff'")
    db.close()
    with pytest.raises(JournalDamaged):
        place.open()


def test_a_database_of_another_program_is_damage(place: Place):
    db = place.raw()
    db.execute("PRAGMA application_id = 1")
    db.close()
    with pytest.raises(JournalDamaged):
        place.open()


@pytest.mark.fault("flipped-bit")
def test_a_flipped_bit_never_gives_other_words(place: Place, trial: Trial):
    _fill(place)
    content = place.database.read_bytes()
    chance = random.Random(4)  # noqa: S311 - the same bits every time
    outcomes = Counter()
    for _ in range(trial.rounds):
        at = chance.randrange(len(content))
        flipped = content[at] ^ 1 << chance.randrange(8)
        place.database.write_bytes(content[:at] + bytes([flipped]) + content[at + 1 :])
        outcomes[_what_comes_of_it(place)] += 1
    trial.report(
        rounds=trial.rounds,
        refused_at_the_door=outcomes["refused"],
        told_while_reading=outcomes["told"],
        in_what_was_not_read=outcomes["not read"],
        silently_wrong=outcomes["wrong"] + outcomes["unseen"],
    )
    assert outcomes["wrong"] == outcomes["unseen"] == 0
    assert outcomes["refused"] + outcomes["told"] > trial.rounds / 3


def _what_comes_of_it(place: Place) -> str:
    """Open, find and read everything. What is not noticed so is noticed by the check before a backup."""
    seen = _is_seen_by_the_check(place)
    try:
        journal = place.open()
    except JournalDamaged:
        return "refused"
    try:
        places = journal.reflections.places(Filter(words="waited"), limit=100)
        glimpses = journal.reflections.glimpses(places, Filter())
        wanted = a_full_reflection().writing
        same = [journal.reflections.one(found.reflection_id).writing == wanted for found in glimpses]
    except JournalDamaged:
        return "told"
    finally:
        journal.close()
    if len(same) < 60 or not all(same):
        return "wrong"
    return "not read" if seen else "unseen"


def _is_seen_by_the_check(place: Place) -> bool:
    try:
        with closing(place.raw()) as db:
            return db.execute("PRAGMA cipher_integrity_check").fetchall() != []
    except Exception:  # noqa: BLE001 - whatever the engine says of it
        return True


def test_damage_found_while_reading_stops_writing(place: Place):
    _fill(place, 200)
    content = bytearray(place.database.read_bytes())
    for page in range(len(content) // 4096 // 2, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    place.database.write_bytes(bytes(content))
    journal = place.open()
    with pytest.raises(JournalDamaged):
        _read_everything(journal)
    with pytest.raises(UnhurriedError):
        journal.reflections.put(a_reflection())
    journal.close()


def _read_everything(journal: Journal) -> None:
    for found in journal.reflections.glimpses(journal.reflections.places(Filter(), limit=200), Filter()):
        journal.reflections.one(found.reflection_id)


def test_nothing_is_said_on_the_terminal_about_a_wrong_key(place: Place, capfd: pytest.CaptureFixture[str]):
    place.database.write_bytes(bytes(8192))
    with pytest.raises(JournalDamaged):
        place.open()
    assert capfd.readouterr() == ("", "")


def test_a_newer_schema_is_refused_and_left_alone(place: Place):
    _later(place, _LATER).open().close()
    before = place.files()
    with pytest.raises(JournalIsNewer):
        place.open()
    assert place.files() == before


@pytest.mark.parametrize(
    "sql",
    [
        "PRAGMA user_version = 99",
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('unhurried', 'later', '')",
    ],
)
def test_either_sign_of_a_newer_schema_is_enough(place: Place, sql: str):
    place.open().close()
    db = place.raw()
    db.execute(sql)
    db.close()
    before = place.files()
    with pytest.raises(JournalIsNewer):
        place.open()
    assert place.files() == before


def test_an_older_journal_is_backed_up_and_brought_up_to_date(place: Place):
    _fill(place, 5)
    newer = _later(place, _LATER)
    journal = newer.open()
    assert journal.reflections.count() == 5
    journal.reflections.put(a_full_reflection())
    journal.close()
    backup = _only_backup(place)
    assert backup.name.startswith("unhurried-000001-")
    unpacked = place.folder / "unpacked.db"
    container.unpack(backup, unpacked, Watch())
    db = place.raw(unpacked)
    assert db.execute("SELECT count(*) FROM reflection").fetchone() == (5,)
    assert db.execute("SELECT name FROM sqlite_schema WHERE name = 'later'").fetchone() is None
    db.close()
    db = newer.raw()
    assert_sound(db)
    assert db.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)
    db.close()
    newer.open().close()
    assert _only_backup(place) == backup


def _only_backup(place: Place) -> Path:
    (backup,) = (place.folder / "backups").glob("*.backup")
    return backup


def test_the_backup_can_be_put_back_and_opened(place: Place):
    _fill(place, 5)
    _later(place, _LATER).open().close()
    SqlcipherSafekeeping().restore(place.folder, place.key, _only_backup(place), AT)
    journal = place.open()
    assert len(journal.reflections.places(Filter(words="waited"))) == 5
    journal.close()


def test_backups_are_numbered_on(place: Place):
    (place.folder / "backups" / "unhurried-000041-2026-03-04.backup").write_bytes(b"an earlier one")
    _later(place, _LATER).open().close()
    assert len(list((place.folder / "backups").glob("unhurried-000042-*.backup"))) == 1


@pytest.mark.parametrize("step", [_BROKEN, _ORPHANS, _UNINDEXED], ids=lambda step: step.name)
def test_a_step_that_fails_is_undone_and_leaves_a_backup(
    place: Place, step: Step, schema_of: Callable[[Database], str]
):
    _fill(place, 5)
    with pytest.raises((NotKept, JournalDamaged)):
        _later(place, step).open()
    db = place.raw()
    assert "half" not in schema_of(db)
    assert_sound(db)
    db.close()
    assert _only_backup(place).name.startswith("unhurried-000001-")
    journal = place.open()
    assert len(journal.reflections.places(Filter(words="waited"))) == 5
    journal.close()


def test_without_a_backup_that_agrees_no_step_is_taken(place: Place, monkeypatch: pytest.MonkeyPatch):
    with monkeypatch.context() as patched:
        patched.setattr(checking, "particulars", lambda *_: object())
        with pytest.raises(JournalDamaged):
            _later(place, _LATER).open()
    assert list((place.folder / "backups").iterdir()) == []
    place.open().close()


def test_every_setting_of_the_connection_is_as_decided(place: Place):
    db = place.raw()
    settings = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "fullfsync": 1,
        "busy_timeout": 5000,
        "cipher_memory_security": "0",
        "cipher_page_size": "4096",
        "auto_vacuum": 0,
    }
    assert {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in settings} == settings
    assert db.execute("SELECT v FROM words_config WHERE k = 'secure-delete'").fetchone() == (1,)
    db.close()


def test_plugins_never_see_the_keyed_connection(place: Place):
    import sqlite_utils
    from sqlite_utils.plugins import pm

    seen: list[object] = []

    class Curious:
        @sqlite_utils.hookimpl
        def prepare_connection(self, conn: object) -> None:
            seen.append(conn)

    plugin = Curious()
    pm.register(plugin)
    try:
        place.open().close()
        sqlite_utils.Database(memory=True).close()
    finally:
        pm.unregister(plugin)
    assert len(seen) == 1  # only the control, in memory


@pytest.mark.fault("loud-engine")
def test_the_engine_is_not_passed_off_as_another(place: Place, trial: Trial):
    place.open().close()
    shims = {"pysqlite3", "pysqlite3.dbapi2"} & set(sys.modules)
    trial.report(modules_passed_off_as_another=len(shims))
    assert not shims


@pytest.mark.fault("loud-engine")
@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda db: db.execute("SELECT nothing FROM nowhere"), "OperationalError"),
        (lambda db: list(db.query("SELECT nothing FROM nowhere")), "OperationalError"),
        (lambda db: db.executescript("INSERT INTO nowhere VALUES (1)"), "OperationalError"),
        (lambda db: db.table("preference").insert_all([{"name": "", "value": "x"}]), "IntegrityError"),
        (lambda db: db.table("preference").upsert({"name": "a", "value": None}, pk="name"), "IntegrityError"),
        (lambda db: db.table("preference").update("nobody", {"value": "x"}), "NotFoundError"),
    ],
)
def test_what_the_engine_refuses_is_heard_through_sqlite_utils(place: Place, trial: Trial, call, error: str):
    with closing(place.raw()) as db:
        with pytest.raises(Exception) as caught:  # noqa: PT011 - which it is, is asked below
            call(db)
        assert type(caught.value).__name__ == error
    trial.report(refusals_heard=1)


def test_importing_storage_loads_nothing_slow():
    slow = ("sqlcipher3", "sqlite3", "sqlite_utils", "cryptography", "filelock", "PySide6")
    code = f"import sys, unhurried.storage; print([name for name in {slow} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
