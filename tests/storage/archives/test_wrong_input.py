"""Whatever is passed off as an archive: one of the declared errors, nothing written, nothing left."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from tests.builders import AT, a_full_reflection, a_reflection
from tests.faults.rounds import Trial
from tests.storage.archives.conftest import SEALED, Desk
from tests.storage.backups.looks import leftovers, sums
from tests.storage.conftest import WEAK

from unhurried.domain.errors import (
    ArchiveDamaged,
    ArchiveError,
    ArchiveIsNewer,
    ArchiveMissing,
    BackupDamaged,
    JournalError,
)
from unhurried.domain.finding import Filter
from unhurried.storage import SqlcipherArchives, SqlcipherFolders, SqlcipherSafekeeping
from unhurried.storage.archives import making
from unhurried.storage.archives.making import Making
from unhurried.storage.backups import checking
from unhurried.storage.connecting import connect_existing
from unhurried.storage.migrations import STEPS, Step


@pytest.fixture
def archive(other: Desk, tmp_path: Path) -> Path:
    journal = other.place.open()
    for number in range(5):
        journal.reflections.put(a_full_reflection(reflection_id=f"r{number}"))
    journal.close()
    return other.pack(tmp_path / "all.unhurried").path


def _refused(desk: Desk, path: Path, error: type[Exception]) -> None:
    before = sums(desk.place.folder)
    for attempt in (desk.look, desk.bring_in):
        with pytest.raises(error):
            attempt(path)
    assert sums(desk.place.folder) == before
    assert leftovers(desk.place.folder) == []


def test_what_is_not_there(one: Desk, tmp_path: Path):
    _refused(one, tmp_path / "nowhere.unhurried", ArchiveMissing)
    _refused(one, tmp_path, ArchiveDamaged)


def test_a_backup_is_no_archive_and_an_archive_no_backup(one: Desk, archive: Path):
    backup = SqlcipherSafekeeping().make(one.place.folder, one.place.key, AT).path
    _refused(one, backup, ArchiveDamaged)
    with pytest.raises(BackupDamaged):
        SqlcipherSafekeeping().unlock(archive, SEALED)


def test_a_later_format_is_told(one: Desk, archive: Path, tmp_path: Path):
    with ZipFile(archive) as packed:
        members = [(name, packed.read(name)) for name in packed.namelist()]
    told = {**json.loads(members[2][1]), "version": 2}
    later = tmp_path / "later.unhurried"
    with ZipFile(later, "w", ZIP_STORED) as packed:
        for name, content in (*members[:2], ("manifest.json", json.dumps(told).encode())):
            packed.writestr(name, content)
    _refused(one, later, ArchiveIsNewer)


def test_a_later_schema_is_told(one: Desk, tmp_path: Path):
    steps = (*STEPS, Step("of-tomorrow", "CREATE TABLE tomorrow (x TEXT PRIMARY KEY) STRICT;"))
    folder, folders = tmp_path / "later.journal", SqlcipherFolders(WEAK, steps)
    key = folders.create(folder, SEALED, _code(), AT)
    target = tmp_path / "later.unhurried"
    SqlcipherArchives(WEAK, steps).make(folder, key, Filter(), SEALED, target, AT)
    _refused(one, target, ArchiveIsNewer)


def test_an_earlier_schema_is_brought_up_to_date(one: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """As it was before there were threads: made with what this knows of the tables of that time."""
    steps = STEPS[:3]
    folder, folders = tmp_path / "earlier.journal", SqlcipherFolders(WEAK, steps)
    key = folders.create(folder, SEALED, _code(), AT)
    journal = folders.open(folder, key)
    journal.reflections.put(a_reflection("from then", reflection_id="r"))
    journal.close()
    tables = ("reflection", "answer", "marking", "tag", "moment", "order_in_day", "revision")
    monkeypatch.setattr(making.choosing, "TABLES", {name: making.choosing.TABLES[name] for name in tables})
    monkeypatch.setattr(making.note_index, "make_afresh", lambda _: None)
    target = tmp_path / "earlier.unhurried"
    Making(folder, key, Filter(), target, AT, WEAK, steps).make(SEALED, making.Watch())
    before = target.read_bytes()
    monkeypatch.undo()
    assert [mention.reflection_id for mention in one.look(target).new] == ["r"]
    one.bring_in(target)
    assert len(one.contents()["reflection"]) == 1
    assert target.read_bytes() == before


ODD: dict[str, str] = {
    "an earlier version of nothing": "INSERT INTO revision VALUES ('v', 'r', 'never', '[]');",
    "a question without words": "INSERT INTO own_marker VALUES ('p', 1, 1, '{}');",
    "words that are no JSON object": "INSERT INTO draft VALUES ('d', NULL, 'never', '{}', '[]');",
    "a moment in time that is none": "UPDATE reflection SET kept_at = 'someday';",
    "a kind that nobody knows": "INSERT INTO own_prompt VALUES ('p', 1, 1, '[]');",
}


def _use(desk: Desk, archive: Path) -> None:
    """Some of it is only read when it is brought in."""
    desk.look(archive)
    desk.bring_in(archive)


@pytest.mark.parametrize("odd", ODD)
def test_what_is_sealed_well_and_reads_oddly(one: Desk, other: Desk, tmp_path: Path, odd: str, monkeypatch):
    """The seal says only that somebody with the passphrase made it."""
    journal = other.place.open()
    journal.reflections.put(a_full_reflection(reflection_id="r"))
    journal.close()
    examine = checking.examine

    def spoil(path: Path, key: str, watch):
        if path.name == "archive.db" and path.parent.parent == other.place.folder:
            with closing(connect_existing(path, key)) as db:
                db.executescript(ODD[odd])
        return examine(path, key, watch)

    monkeypatch.setattr(checking, "examine", spoil)
    archive = other.pack(tmp_path / "odd.unhurried").path
    monkeypatch.undo()
    before = one.contents()
    with pytest.raises(ArchiveDamaged):
        _use(one, archive)
    assert one.contents() == before
    assert leftovers(one.place.folder) == []


@pytest.mark.timeout(120)
@pytest.mark.fault("archive-file")
def test_whatever_is_changed_in_an_archive(one: Desk, archive: Path, tmp_path: Path, trial: Trial):
    content = archive.read_bytes()
    key = one.archives.unlock(archive, SEALED)
    refused = same = 0
    before = sums(one.place.folder)
    expected = one.archives.look_into(one.place.folder, one.place.key, archive, key)
    damaged = tmp_path / "damaged.unhurried"
    for _ in range(trial.rounds):
        damaged.write_bytes(random.choice(WAYS)(content))  # noqa: S311
        try:
            found = one.archives.look_into(one.place.folder, one.place.key, damaged, key)
        except (ArchiveError, JournalError):
            refused += 1
        else:
            assert found.new == expected.new
            same += 1
    assert sums(one.place.folder) == before
    assert leftovers(one.place.folder) == []
    trial.report(changed=trial.rounds, refused=refused, read_as_the_same=same)
    assert refused


def _flipped(content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice([1, 1, 1, 20])):  # noqa: S311
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)  # noqa: S311
    return bytes(changed)


def _cut(content: bytes) -> bytes:
    return content[: random.randrange(len(content))]  # noqa: S311


def _torn(content: bytes) -> bytes:
    at = random.randrange(len(content))  # noqa: S311
    return content[:at] + bytes(min(4096, len(content) - at)) + content[at + 4096 :]


WAYS: tuple[Callable[[bytes], bytes], ...] = (_flipped, _flipped, _cut, _torn)


def _code() -> str:
    from tests.storage.conftest import CODE

    return CODE
