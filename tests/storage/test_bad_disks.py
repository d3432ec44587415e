"""A full disk and a folder that cannot be written: one clear error, reading goes on, trying again works."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.builders import AT, a_draft, a_full_reflection, a_reflection
from tests.storage.conftest import CODE, PASSPHRASE, Place, assert_sound

from unhurried.domain.errors import DiskIsFull, JournalIsReadOnly
from unhurried.domain.finding import Filter
from unhurried.domain.ports import Journal
from unhurried.storage import SqlcipherFolders

_IS_ROOT = os.name == "posix" and os.geteuid() == 0
_NOBODY = 65534


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes, where one can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_full_disk_keeps_what_was_kept(small_disk: Path, folders: SqlcipherFolders):
    folder = small_disk / "My journal.journal"
    place = Place(folder, folders.create(folder, PASSPHRASE, CODE, AT), folders)
    journal = place.open()
    journal.reflections.put(a_full_reflection(reflection_id="kept"))
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(os.statvfs(small_disk).f_bavail * 4096 - 3 * 65536))
    with pytest.raises(DiskIsFull):
        _write_on_and_on(journal)
    with pytest.raises(DiskIsFull):
        journal.reflections.put(a_reflection("words " * 100_000, reflection_id="too much"))
    assert journal.reflections.one("kept").writing == a_full_reflection().writing
    assert len(journal.reflections.places(Filter(words="waited"))) == 1
    ballast.unlink()
    journal.reflections.put(a_reflection("words " * 10_000, reflection_id="at last"))
    assert journal.reflections.count() == 2
    journal.close()
    db = place.raw()
    assert_sound(db)
    db.close()


def _write_on_and_on(journal: Journal) -> None:
    for number in range(200):
        journal.drafts.put(a_draft("words " * 200 * number, draft_id="growing"))


def test_a_full_disk_leaves_the_key_file_and_no_half_backup(small_disk: Path, folders: SqlcipherFolders):
    folder = small_disk / "My journal.journal"
    place = Place(folder, folders.create(folder, PASSPHRASE, CODE, AT), folders)
    before = place.files()
    (small_disk / "ballast").write_bytes(bytes(os.statvfs(small_disk).f_bavail * 4096))
    with pytest.raises(DiskIsFull):
        folders.change_passphrase(folder, place.key, "another pause altogether")
    with pytest.raises(DiskIsFull):
        folders.create(small_disk / "another", PASSPHRASE, CODE, AT)
    assert place.files() == before
    assert sorted(path.name for path in small_disk.iterdir()) == ["My journal.journal", "ballast"]


_SAVE_UNDER_A_LIMIT = """
import resource, signal, sys
from datetime import UTC, date, datetime
from pathlib import Path
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.finding import Filter
from unhurried.domain.keys import MasterKey
from unhurried.domain.reflections import Reflection, Writing
from unhurried.storage import SqlcipherFolders

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
journal = SqlcipherFolders().open(Path(sys.argv[1]), MasterKey(bytes.fromhex(sys.argv[2])))
small, large = (Writing(date(2026, 3, 4), body="pause " * times) for times in (10, 100_000))
journal.reflections.put(Reflection("kept", small, datetime.now(UTC)))
size = int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    journal.reflections.put(Reflection("large", large, datetime.now(UTC)))
except UnhurriedError as error:
    print(type(error).__name__, end=" ")
assert journal.reflections.one("kept").writing == small
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
journal.reflections.put(Reflection("large", large, datetime.now(UTC)))
assert len(journal.reflections.places(Filter(words="pause"))) == 2
journal.close()
print("closed")
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of file size are a thing of Unix")
@pytest.mark.parametrize(("size", "error"), [(0, "DiskIsFull"), (60_000, "DiskIsFull"), (300_000, "NotKept")])
def test_a_limit_on_file_size_is_told_and_lived_through(place: Place, size: int, error: str):
    """The engine calls it an I/O error; where a small file meets the same limit, it is a full disk."""
    command = [
        sys.executable,
        "-c",
        _SAVE_UNDER_A_LIMIT,
        str(place.folder),
        place.key.secret.hex(),
        str(size),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == (f"{error} closed\n", "")
    db = place.raw()
    assert_sound(db)
    db.close()


_TRY_EVERYTHING = """
import os, sys
from pathlib import Path
from unhurried.domain.keys import MasterKey
from unhurried.storage import SqlcipherFolders, Strength
from tests.builders import AT
from tests.storage.conftest import CODE, PASSPHRASE

folders = SqlcipherFolders(Strength(8192, 1, 1))
warm = Path("warm")
folders.open(warm, folders.create(warm, PASSPHRASE, CODE, AT)).close()  # everything is loaded after this
folder, key, nobody = Path(sys.argv[1]), MasterKey(bytes.fromhex(sys.argv[2])), int(sys.argv[3])
if os.geteuid() == 0:
    os.setgid(nobody)
    os.setuid(nobody)
for attempt in (
    lambda: folders.open(folder, key),
    lambda: folders.change_passphrase(folder, key, "another pause altogether"),
    lambda: folders.create(folder / "inside", "a passphrase for it", CODE, AT),
):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__)
print(folders.unlock(folder, PASSPHRASE) == key)
"""


@pytest.mark.skipif(os.name != "posix", reason="modes of folders are a thing of Unix")
@pytest.mark.parametrize("was_open_before", [False, True])
def test_a_folder_that_cannot_be_written(place: Place, was_open_before: bool):
    if was_open_before:
        place.open().close()
    before = place.files()
    if _IS_ROOT:
        _give_away(place.folder)
    place.folder.chmod(0o500)
    # The name is a relative one: the folders above are not for nobody to pass through.
    command = [sys.executable, "-c", _TRY_EVERYTHING, place.folder.name, place.key.secret.hex(), str(_NOBODY)]
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": root}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=place.folder.parent, env=environment
    )
    place.folder.chmod(0o700)
    assert done.stdout.split() == ["JournalIsReadOnly"] * 3 + ["True"], done.stderr
    assert place.files() == before


def _give_away(folder: Path) -> None:
    """Root may write anywhere, so the attempts are made by somebody who may not."""
    try:
        for path in (folder.parent, folder, *folder.rglob("*")):
            os.chown(path, _NOBODY, _NOBODY)
    except OSError:
        pytest.skip("there is only one user here")


def test_a_journal_on_a_read_only_disk(small_disk: Path, folders: SqlcipherFolders):
    folder = small_disk / "My journal.journal"
    key = folders.create(folder, PASSPHRASE, CODE, AT)
    folders.open(folder, key).close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert folders.unlock(folder, PASSPHRASE) == key
    with pytest.raises(JournalIsReadOnly):
        folders.open(folder, key)
    with pytest.raises(JournalIsReadOnly):
        folders.change_passphrase(folder, key, "another pause altogether")
