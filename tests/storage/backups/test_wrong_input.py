"""Whatever is passed off as a backup: one of the declared errors, nothing written, nothing left."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from tests.builders import AT
from tests.faults.rounds import Trial
from tests.storage.backups.looks import UNHURRIED, leftovers, sums
from tests.storage.conftest import WEAK, Place

from unhurried.domain.errors import (
    BackupDamaged,
    BackupError,
    BackupIsNewer,
    BackupMissing,
    BackupUnreadable,
)
from unhurried.storage import SqlcipherFolders, SqlcipherSafekeeping
from unhurried.storage.backups import container
from unhurried.storage.migrations import STEPS, Step

Members = list[tuple[str, bytes]]


@pytest.fixture(scope="module")
def kept(_written: Place, tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, Path]:
    """One journal and one backup for all attempts: none of them changes either."""
    folder = shutil.copytree(_written.folder, tmp_path_factory.mktemp("kept") / "k.journal")
    place = Place(folder, _written.key, _written.folders)
    return place, SqlcipherSafekeeping().make(folder, place.key, AT).path


def _members(backup: Path) -> Members:
    with ZipFile(backup) as packed:
        return [(name, packed.read(name)) for name in packed.namelist()]


def _zipped(path: Path, members: Members, compression: int = ZIP_STORED) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with ZipFile(path, "w", compression) as packed:
            for name, content in members:
                packed.writestr(name, content)
    return path


def _with_manifest(members: Members, **changed: object) -> Members:
    told = {**json.loads(members[2][1]), **changed}
    return [*members[:2], ("manifest.json", json.dumps(told).encode())]


def _attempts(place: Place, path: Path) -> list[Callable[[], object]]:
    safekeeping = SqlcipherSafekeeping()
    new = place.folder.parent / "new.journal"
    return [
        lambda: safekeeping.look_into(place.folder, place.key, path),
        lambda: safekeeping.restore(place.folder, place.key, path, AT),
        lambda: safekeeping.make_journal(new, path, place.key),
    ]


def _assert_refused(place: Place, path: Path, error: type[BackupError] = BackupDamaged) -> None:
    before = sums(place.folder.parent)
    for attempt in _attempts(place, path):
        with pytest.raises(error):
            attempt()
    assert sums(place.folder.parent) == before
    assert leftovers(place.folder.parent) == []


ODD: dict[str, Callable[[Members], Members]] = {
    "nothing in it": lambda _: [],
    "no manifest": lambda m: m[:2],
    "no keys": lambda m: m[1:],
    "no database": lambda m: [m[0], m[2]],
    "another order": lambda m: m[::-1],
    "a member twice": lambda m: [*m, m[1]],
    "a manifest twice": lambda m: [m[0], m[1], m[2], m[2]],
    "one member more": lambda m: [*m, ("readme.txt", b"hello")],
    "a path upwards": lambda m: [m[0], ("../../journal.db", m[1][1]), m[2]],
    "an absolute path": lambda m: [m[0], ("/tmp/journal.db", m[1][1]), m[2]],  # noqa: S108
    "a path of Windows": lambda m: [m[0], ("..\\journal.db", m[1][1]), m[2]],
    "another format": lambda m: _with_manifest(m, format="holiday"),
    "an older version": lambda m: _with_manifest(m, version=0),
    "a version that is no number": lambda m: _with_manifest(m, version="2"),
    "a field more": lambda m: _with_manifest(m, mood="good"),
    "a number that is none": lambda m: _with_manifest(m, sequence="7"),
    "a number below nothing": lambda m: _with_manifest(m, sequence=-7),
    "another number": lambda m: _with_manifest(m, sequence=7),
    "another day": lambda m: _with_manifest(m, day="2031-01-01"),
    "no day": lambda m: _with_manifest(m, day="someday"),
    "another moment": lambda m: _with_manifest(m, made_at="2031-01-01T00:00:00+00:00"),
    "an odd moment": lambda m: _with_manifest(m, made_at="2031-01-01"),
    "a seal cut short": lambda m: _with_manifest(m, sealed="00"),
    "a seal of nothing": lambda m: _with_manifest(m, sealed=None),
    "another sum": lambda m: _with_manifest(m, database_sum="00" * 32),
    "another size": lambda m: _with_manifest(m, database_size=4096),
    "a manifest that is a list": lambda m: [*m[:2], ("manifest.json", b"[]")],
    "a manifest that is no text": lambda m: [*m[:2], ("manifest.json", b"\xff\xfe")],
    "a deep manifest": lambda m: [*m[:2], ("manifest.json", b"[" * 60_000)],
    "a manifest without end": lambda m: [*m[:2], ("manifest.json", b" " * 70_000)],
    "an empty database": lambda m: [m[0], (m[1][0], b""), m[2]],
    "keys without end": lambda m: [(m[0][0], b" " * 1_100_000), *m[1:]],
    "keys of somebody else": lambda m: [(m[0][0], m[0][1].replace(b"a", b"b")), *m[1:]],
}


@pytest.mark.parametrize("odd", ODD)
def test_what_is_not_as_it_was_made_is_refused(kept: tuple[Place, Path], tmp_path: Path, odd: str):
    place, backup = kept
    _assert_refused(place, _zipped(tmp_path / "odd.backup", ODD[odd](_members(backup))))


def test_a_zip_that_swells_is_refused_before_it_does(kept: tuple[Place, Path], tmp_path: Path):
    place, backup = kept
    members = _members(backup)
    members[1] = ("journal.db", bytes(150_000_000))
    bomb = _zipped(tmp_path / "bomb.backup", members, ZIP_DEFLATED)
    assert bomb.stat().st_size < 1_000_000
    _assert_refused(place, bomb)
    _assert_refused(place, _zipped(tmp_path / "squeezed.backup", _members(backup), ZIP_DEFLATED))


@pytest.mark.parametrize("content", [b"", b"PK", b"a letter", b"PK\x05\x06" + bytes(18), bytes(100_000)])
def test_what_is_no_zip_is_refused(kept: tuple[Place, Path], tmp_path: Path, content: bytes):
    path = tmp_path / "none.backup"
    path.write_bytes(content)
    _assert_refused(kept[0], path)


def test_what_is_not_there_or_no_file_is_told(kept: tuple[Place, Path], tmp_path: Path):
    _assert_refused(kept[0], tmp_path / "nowhere.backup", BackupMissing)
    _assert_refused(kept[0], tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="permissions of another kind")
def test_what_may_not_be_read_is_not_called_damaged(kept: tuple[Place, Path]):
    """A file that is closed, and one in a closed folder."""
    with TemporaryDirectory() as home:
        folder = Path(home) / "closed"
        folder.mkdir()
        paths = [Path(home) / "closed.backup", folder / "any.backup"]
        for path in paths:
            shutil.copy(kept[1], path)
        Path(home).chmod(0o755)
        for closed in (paths[0], folder):
            closed.chmod(0)
        with _not_as_root():
            for path in paths:
                with pytest.raises(BackupUnreadable):
                    container.read(path)
            assert SqlcipherSafekeeping().listing(Path(home)).unreadable == (paths[0],)
        assert container.read(paths[0]).sequence == 1


@contextmanager
def _not_as_root() -> Iterator[None]:
    """Whom permissions mean something to."""
    if os.geteuid() == 0:
        os.seteuid(65534)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        yield


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOTCONN])
def test_a_disk_that_goes_away_meanwhile_is_not_called_damage(
    kept: tuple[Place, Path], number: int, monkeypatch: pytest.MonkeyPatch
):
    def gone(*_: object) -> bytes:
        raise OSError(number, "")

    monkeypatch.setattr(container, "_chunks", gone)
    with pytest.raises(BackupUnreadable):
        container.check(kept[1], UNHURRIED)


def test_one_that_is_cut_short_is_refused_at_any_length(kept: tuple[Place, Path], tmp_path: Path):
    place, backup = kept
    content = backup.read_bytes()
    path = tmp_path / "short.backup"
    for keep in (1, 30, 1500, 5000, len(content) // 2, len(content) - 5000, len(content) - 22, len(content) - 1):
        path.write_bytes(content[:keep])
        with pytest.raises(BackupDamaged):
            SqlcipherSafekeeping().look_into(place.folder, place.key, path)
    _assert_refused(place, path)


def test_a_later_format_and_a_later_schema_are_told_as_such(kept: tuple[Place, Path], written: Place, tmp_path: Path):
    place, backup = kept
    later = _zipped(tmp_path / "later.backup", _with_manifest(_members(backup), version=2, mood="good"))
    _assert_refused(place, later, BackupIsNewer)
    assert SqlcipherSafekeeping().listing(tmp_path).unreadable == (later,)
    steps = (*STEPS, Step("later", "CREATE TABLE later (place INTEGER) STRICT;"))
    SqlcipherFolders(WEAK, steps).open(written.folder, written.key).close()
    newer = SqlcipherSafekeeping(steps).make(written.folder, written.key, AT).path
    before = sums(written.folder)
    safekeeping = SqlcipherSafekeeping()
    for attempt in (
        lambda: safekeeping.look_into(written.folder, written.key, newer),
        lambda: safekeeping.make_journal(tmp_path / "new.journal", newer, written.key),
    ):
        with pytest.raises(BackupIsNewer):
            attempt()
    assert sums(written.folder) == before


def test_a_backup_with_an_older_schema_is_brought_up_to_date(written: Place, tmp_path: Path):
    backup = SqlcipherSafekeeping().make(written.folder, written.key, AT).path
    steps = (*STEPS, Step("later", "CREATE TABLE later (place INTEGER PRIMARY KEY) STRICT;"))
    kept = SqlcipherSafekeeping(steps)
    newer = Place(written.folder, written.key, SqlcipherFolders(WEAK, steps))
    newer.open().close()
    assert kept.look_into(written.folder, written.key, backup).reflections == 29
    kept.restore(written.folder, written.key, backup, AT)
    db = newer.raw()
    assert db.execute("SELECT count(*) FROM later").fetchone() == (0,)
    db.close()
    newer.open().close()


def _mutated(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut, doubled or moved; often near the ends, where the frame is."""
    near = chance.choice([len(content), 2500])
    at = chance.choice([chance.randrange(near), len(content) - 1 - chance.randrange(near)])
    length = chance.randrange(1, 60)
    ways = [
        lambda: content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :],
        lambda: content[:at] + chance.randbytes(length) + content[at + length :],
        lambda: content[:at] + content[at + length :],
        lambda: content[:at] + content[max(0, at - length) : at] + content[at:],
        lambda: content[:at],
        lambda: content[at:],
        lambda: content + chance.randbytes(length),
        lambda: chance.randbytes(length) + content,
        lambda: content + content[: length * 100],
    ]
    return chance.choice(ways)()


@pytest.mark.fault("backup-file")
def test_no_mutation_gives_other_members_or_another_error(kept: tuple[Place, Path], tmp_path: Path, trial: Trial):
    place, backup = kept
    content, members = backup.read_bytes(), _members(backup)
    before = sums(place.folder.parent)
    chance = random.Random(20261122)  # noqa: S311 - the same mutations every time
    path = tmp_path / "mutated.backup"
    refused = 0
    for number in range(trial.rounds):
        path.write_bytes(_mutated(content, chance))
        attempt = _attempts(place, path)[0]
        try:
            attempt()
            unpacked = tmp_path / f"{number}.db"
            _, keys = container.unpack(path, unpacked, UNHURRIED)
            assert [keys, unpacked.read_bytes()] == [members[0][1], members[1][1]]
            unpacked.unlink()
        except BackupError:
            refused += 1
    now = sums(place.folder.parent)
    changed = {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}
    trial.report(
        mutations=trial.rounds,
        refused=refused,
        with_every_member_as_it_was=trial.rounds - refused,
        with_another=0,
        files_of_the_journal_changed=len(changed),
    )
    assert refused > trial.rounds / 2
    assert not changed
    assert leftovers(place.folder.parent) == []
