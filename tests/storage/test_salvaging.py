"""Salvaging: each page of a journal damaged once, and what comes out of it counted."""

from __future__ import annotations

import random
import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.builders import AT, a_draft, a_full_reflection, a_prompt, a_reflection, a_revision
from tests.faults.rounds import Trial
from tests.storage.backups.looks import damage_root, leftovers, sums, written_in
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place, assert_sound

from unhurried.domain.backups import Salvaged, Survey
from unhurried.domain.errors import HeldByLaw, JournalDamaged
from unhurried.domain.finding import Filter
from unhurried.domain.forgetting import HoldChange
from unhurried.storage import SqlcipherFolders, SqlcipherSafekeeping
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import connect
from unhurried.storage.gathering import Gathering
from unhurried.storage.migrations import STEPS
from unhurried.storage.ruins import Ruin
from unhurried.storage.slots import database_key

PAGE = 4096
ENTRIES = 400
FIRST = 64


@pytest.fixture(scope="module")
def _long(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Four hundred reflections of different lengths, some trashed, with drafts and earlier states."""
    folder = tmp_path_factory.mktemp("long") / "l.journal"
    folders = SqlcipherFolders(WEAK)
    place = Place(folder, folders.create(folder, PASSPHRASE, CODE, AT), folders)
    journal = place.open()
    chance = random.Random(7)  # noqa: S311 - the same lengths every time
    with journal.transaction():
        for number in range(ENTRIES):
            body = " ".join(f"word{chance.randrange(3000)}" for _ in range(chance.randrange(10, 120)))
            journal.reflections.put(
                a_full_reflection(
                    reflection_id=f"r{number:03}",
                    body=body,
                    day=AT.date().replace(day=1 + number % 28),
                    trashed_at=AT if number % 50 == 0 else None,
                )
            )
        for number in range(20):
            journal.reflections.keep_revision(a_revision(f"r{number:03}"))
            journal.drafts.put(a_draft(draft_id=f"d{number}"))
        journal.own_questions.put_prompt(a_prompt())
    journal.close()
    return place


@pytest.fixture
def long(_long: Place, tmp_path: Path) -> Place:
    return Place(shutil.copytree(_long.folder, tmp_path / "l.journal"), _long.key, _long.folders)


@pytest.fixture
def safekeeping() -> SqlcipherSafekeeping:
    return SqlcipherSafekeeping()


def _damaged(content: bytes, page: int) -> bytes:
    at = page * PAGE + 2000
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def _raw_key(place: Place) -> str:
    db = place.raw()
    (journal_id,) = db.execute("SELECT journal_id FROM journal").fetchone()
    db.close()
    return database_key(place.key, journal_id)


@dataclass(frozen=True)
class Outcome:
    """What came of damage to one page. `holds_rows` when a row of what was written is on it."""

    page: int
    holds_rows: bool
    survey: Survey


@pytest.mark.fault("page")
def test_each_page_damaged_once(long: Place, tmp_path: Path, trial: Trial):
    """With pages of the index nothing is lost; with others, on average, at most 5 in 100 are."""
    content = long.database.read_bytes()
    key = _raw_key(long)
    pages = len(content) // PAGE
    # Each of the first pages is of a kind of its own. Those after them are alike, and in a small run one stands
    # for several.
    apart = trial.rounds
    weights = {page: 1 if page < FIRST else apart for page in range(pages) if page < FIRST or page % apart == 0}
    outcomes = [_outcome(key, content, page, tmp_path) for page in weights]
    rows = [outcome.survey for outcome in outcomes if outcome.holds_rows]
    index = [outcome.survey for outcome in outcomes if not outcome.holds_rows]
    assert len(index) > 30
    assert len(rows) > 30
    assert {(survey.reflections, survey.nothing_is_lost) for survey in index} == {(ENTRIES, True)}
    shares = [
        (weights[outcome.page], (outcome.survey.reflections + outcome.survey.in_part) / ENTRIES)
        for outcome in outcomes
        if outcome.holds_rows
    ]
    average = sum(weight * share for weight, share in shares) / sum(weight for weight, _ in shares)
    trial.report(
        pages=len(outcomes),
        of_the_index_only=len(index),
        reflections_lost_with_those=0,
        with_writing_on_them=len(rows),
        reflections_of_400_saved_on_average_with_those=int(average * ENTRIES),
    )
    assert average >= 0.95
    # What is lost is known to be, unless not even the list of tables can be read.
    known = [survey.reflections + survey.in_part + survey.lost for survey in rows]
    assert set(known) <= {0, ENTRIES}
    assert known.count(0) <= 6


def _outcome(key: str, content: bytes, page: int, tmp_path: Path) -> Outcome:
    path = tmp_path / "damaged.db"
    path.write_bytes(_damaged(content, page))
    room = tmp_path / "room"
    room.mkdir(exist_ok=True)
    try:
        ruin = Ruin(path, key, room)
    except JournalDamaged:
        return Outcome(page, holds_rows=True, survey=Survey(0, 0, 0))
    kept: list[object] = []
    survey = Gathering(ruin, lambda table, cells: kept.append((table, cells)), Watch()).gather()
    ruin.close()
    assert len(kept) >= survey.reflections
    return Outcome(page, not _every_row_can_be_read(path, key), survey)


def _every_row_can_be_read(path: Path, key: str) -> bool:
    """Read along the tables themselves, without any index and without the code that is being tested."""
    try:
        with closing(connect(path, key)) as db:
            for (table,) in db.execute(
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'facet'"
            ).fetchall():
                db.execute(f'SELECT * FROM "{table}" NOT INDEXED').fetchall()  # noqa: S608
    except Exception:  # noqa: BLE001 - whatever the engine says of it
        return False
    return True


def test_what_is_salvaged_is_a_whole_journal_again(long: Place, safekeeping: SqlcipherSafekeeping):
    then = written_in(long)
    content = long.database.read_bytes()
    page = _page_with_rows(long, content)
    long.database.write_bytes(_damaged(content, page))
    with pytest.raises(JournalDamaged):
        safekeeping.make(long.folder, long.key, AT)
    damaged = long.database.read_bytes()
    before = sums(long.folder)
    found = safekeeping.survey(long.folder, long.key, AT)
    assert sums(long.folder) == before
    assert leftovers(long.folder) == []
    assert 0 < found.lost < 20
    assert found.reflections + found.in_part + found.lost == ENTRIES
    salvaged = safekeeping.salvage(long.folder, long.key, AT)
    assert salvaged == Salvaged(found, "journal-000001.db.damaged")
    assert (long.folder / salvaged.set_aside).read_bytes() == damaged
    assert long.database.name == "journal-000002.db"
    now = written_in(long)
    assert {*now["reflection"]} < {*then["reflection"]}
    assert len(now["reflection"]) == ENTRIES - found.lost
    for table in ("draft", "own_prompt", "preference", "journal"):
        assert now[table] == then[table]
    journal = long.open()
    live = journal.reflections.count()
    assert live + journal.reflections.count(in_trash=True) == ENTRIES - found.lost
    assert len(journal.reflections.places(Filter(words="bread OR waited"), limit=999)) == 0
    assert len(journal.reflections.places(Filter(client_code="Heron"), limit=999)) == live
    journal.reflections.put(a_reflection())
    journal.close()
    db = long.raw()
    assert db.execute("SELECT v FROM words_config WHERE k = 'secure-delete'").fetchone() == (1,)
    db.close()
    assert safekeeping.make(long.folder, long.key, AT).sequence == 2


def _page_with_rows(place: Place, content: bytes) -> int:
    """A page in the middle on which some reflections are, and no other page hangs."""
    key = _raw_key(place)
    room = place.folder.parent / "search"
    room.mkdir()
    for page in range(len(content) // PAGE // 4, len(content) // PAGE):
        if 0 < _outcome(key, content, page, room).survey.lost < 20:
            return page
    raise AssertionError


@pytest.mark.parametrize("table", ["reflection", "answer", "marking", "tag"])
def test_what_is_lost_comes_from_the_newest_backup_and_what_was_erased_does_not(
    long: Place, safekeeping: SqlcipherSafekeeping, table: str
):
    safekeeping.make(long.folder, long.key, AT)
    journal = long.open()
    journal.reflections.erase(["r010", "r011", "r390"])
    journal.reflections.put(a_reflection("since", reflection_id="since"))
    journal.close()
    then = written_in(long)
    db = long.raw()
    (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]).fetchone()
    db.close()
    long.database.write_bytes(_damaged(long.database.read_bytes(), root - 1))
    salvaged = safekeeping.salvage(long.folder, long.key, AT)
    survey = salvaged.survey
    # A root has all of its table below it: the worst page that there is.
    if table == "reflection":
        assert (survey.lost, salvaged.lost_and_back, salvaged.missing) == (ENTRIES - 2, ENTRIES - 3, 1)
        assert salvaged.reflections == ENTRIES - 3
    else:
        assert (survey.lost, salvaged.missing, salvaged.reflections) == (0, 0, ENTRIES - 2)
        assert survey.in_part == (8 if table == "tag" else ENTRIES - 3)
    now = written_in(long)
    if table == "reflection":
        then = {**then, "reflection": [row for row in then["reflection"] if row[1] != "since"]}
    for name in ("reflection", "answer", "marking", "revision"):
        assert now[name] == then[name]
    assert {(row[0], row[2]) for row in now["tag"]} == {(row[0], row[2]) for row in then["tag"]}


def test_one_erased_does_not_come_back_in_the_place_of_one_that_is_lost(
    place: Place, safekeeping: SqlcipherSafekeeping
):
    """What was kept last on a day leaves its place to the next when it is erased."""
    journal = place.open()
    with journal.transaction():
        for name in ("stays", "erased"):
            journal.reflections.put(a_full_reflection(reflection_id=name))
    journal.close()
    safekeeping.make(place.folder, place.key, AT)
    journal = place.open()
    journal.reflections.erase(["erased"])
    journal.reflections.put(a_full_reflection(reflection_id="since"))
    journal.close()
    damage_root(place, "reflection")
    salvaged = safekeeping.salvage(place.folder, place.key, AT)
    assert (salvaged.survey.lost, salvaged.lost_and_back, salvaged.missing) == (2, 1, 1)
    assert [row[1] for row in written_in(place)["reflection"]] == ["stays"]


def test_without_the_index_of_ids_what_is_lost_is_only_counted(place: Place, safekeeping: SqlcipherSafekeeping):
    journal = place.open()
    journal.reflections.put(a_full_reflection(reflection_id="r"))
    journal.drafts.put(a_draft())
    journal.close()
    safekeeping.make(place.folder, place.key, AT)
    for table in ("reflection", "sqlite_autoindex_reflection_1"):
        damage_root(place, table)
    salvaged = safekeeping.salvage(place.folder, place.key, AT)
    assert (salvaged.survey.lost, salvaged.lost_and_back) == (1, 0)
    assert written_in(place)["reflection"] == []


def test_a_hold_that_cannot_be_read_comes_from_the_newest_backup(place: Place, safekeeping: SqlcipherSafekeeping):
    journal = place.open()
    journal.reflections.put(a_full_reflection(reflection_id="r"))
    log = [HoldChange(AT.date(), is_on=True)]
    journal.holds.add(log[0])
    journal.close()
    safekeeping.make(place.folder, place.key, AT)
    damage_root(place, "hold")
    assert safekeeping.salvage(place.folder, place.key, AT).held_in_case
    journal = place.open()
    assert journal.holds.log() == log
    with pytest.raises(HeldByLaw):
        journal.reflections.erase(["r"])
    journal.close()


def test_a_hold_that_nothing_tells_of_is_set_in_case(place: Place, safekeeping: SqlcipherSafekeeping):
    journal = place.open()
    journal.reflections.put(a_full_reflection(reflection_id="r"))
    journal.close()
    damage_root(place, "hold")
    assert safekeeping.salvage(place.folder, place.key, AT).held_in_case
    journal = place.open()
    assert journal.holds.is_on
    journal.close()


def test_what_is_only_in_the_log_is_salvaged_too(place: Place, safekeeping: SqlcipherSafekeeping):
    journal = place.open()
    for number in range(5):
        journal.reflections.put(a_reflection(reflection_id=f"{number}"))
    files = place.files()
    journal.close()
    for name in ("journal-000001.db", "journal-000001.db-wal"):
        (place.folder / name).write_bytes(files[name])
    salvaged = safekeeping.salvage(place.folder, place.key, AT)
    assert salvaged.survey == Survey(5, 0, 0, others=salvaged.survey.others)
    assert (place.folder / "journal-000001.db.damaged-wal").exists()
    assert len(written_in(place)["reflection"]) == 5


def test_half_a_file_gives_what_is_in_that_half(long: Place, safekeeping: SqlcipherSafekeeping):
    content = long.database.read_bytes()
    for cut in (len(content) // 2 // PAGE * PAGE, len(content) // 2 + 100):
        long.database.write_bytes(content[:cut])
        with pytest.raises(JournalDamaged):
            long.open()
        survey = safekeeping.survey(long.folder, long.key, AT)
        assert 0 < survey.reflections + survey.in_part < ENTRIES
        assert survey.reflections + survey.in_part + survey.lost >= 0.9 * ENTRIES
    safekeeping.salvage(long.folder, long.key, AT)
    db = long.raw()
    assert_sound(db)
    db.close()


@pytest.mark.parametrize("content", [None, b"", b"x" * 9000, bytes(9000), b"SQLite format 3\x00" + bytes(8192)])
def test_where_nothing_can_be_read_nothing_is_done(
    place: Place, safekeeping: SqlcipherSafekeeping, content: bytes | None
):
    place.database.unlink()
    if content is not None:
        place.database.write_bytes(content)
    before = sums(place.folder)
    assert safekeeping.survey(place.folder, place.key, AT) == Survey(0, 0, 0)
    with pytest.raises(JournalDamaged):
        safekeeping.salvage(place.folder, place.key, AT)
    assert sums(place.folder) == before
    assert leftovers(place.folder) == []


def test_a_whole_journal_is_salvaged_whole(long: Place, safekeeping: SqlcipherSafekeeping):
    then = written_in(long)
    survey = safekeeping.salvage(long.folder, long.key, AT).survey
    assert survey.nothing_is_lost
    assert survey.reflections == ENTRIES
    now = written_in(long)
    for rows in (then, now):
        del rows["_sqlite_migrations"]  # when each step was taken
    assert now == then


def test_an_older_schema_is_salvaged_as_it_is_and_then_brought_up_to_date(tmp_path: Path):
    folder = tmp_path / "old.journal"
    old = SqlcipherFolders(WEAK, STEPS[:1])
    place = Place(folder, old.create(folder, PASSPHRASE, CODE, AT), old)
    db = place.raw()
    db.execute(
        "INSERT INTO reflection (place, uid, day, kept_at, body) VALUES (?, 'r', ?, 'then', 'text')",
        [AT.date().toordinal() << 20, AT.date().isoformat()],
    )
    db.close()
    salvaged = SqlcipherSafekeeping().salvage(folder, place.key, AT)
    assert salvaged.survey == Survey(1, 0, 0, others=salvaged.survey.others)
    db = place.raw()
    assert_sound(db)
    assert db.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    db.close()
