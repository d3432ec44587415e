"""Making a share copy: in its place whole and checked, or not there at all, whatever the disk does."""

from __future__ import annotations

import hashlib
import os
import signal
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.services.sharing.pages_of import a_page, plain

from unhurried.domain.disclosures import CopyFormat
from unhurried.domain.errors import (
    CopyDiffers,
    CopyHolds,
    CopyUnreadable,
    DiskIsFull,
    Holding,
    NotKept,
    TargetExists,
    TargetIsReadOnly,
    TargetMissing,
    UnhurriedError,
)
from unhurried.services.sharing import making
from unhurried.services.sharing.forms import markdown_form

WORDS = "I waited, and then I did not."
PLAIN = [CopyFormat.MARKDOWN, CopyFormat.HTML, CopyFormat.DOCX]


def make(target: Path, *banned: str, form: CopyFormat = CopyFormat.MARKDOWN, over: bool = False) -> str:
    return making.make(target, form, plain(WORDS), b"", None, banned, over=over)


def a_folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder of the writer's, with nothing in it."""
    return a_folder(tmp_path / "place")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB, where one can be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.mark.parametrize("form", PLAIN)
def test_it_is_there_private_and_as_its_fingerprint_says(place: Path, form: CopyFormat):
    target = place / f"pages{making.ENDINGS[form]}"
    fingerprint = make(target, "Zorvath", form=form)
    assert fingerprint == hashlib.sha256(target.read_bytes()).hexdigest()
    assert os.listdir(place) == [target.name]
    if os.name != "nt":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.parametrize("form", PLAIN)
def test_a_word_that_was_not_to_leave_destroys_the_file(place: Path, form: CopyFormat):
    with pytest.raises(CopyHolds) as refused:
        make(place / "pages", "waited", form=form)
    assert refused.value.where is Holding.TEXT
    assert "waited" not in repr(refused.value) + str(refused.value)
    assert not os.listdir(place)


def test_a_word_in_the_name_of_the_file_counts(place: Path):
    with pytest.raises(CopyHolds) as refused:
        make(place / "for Zorvath.md", "zorvath")
    assert refused.value.where is Holding.NAME
    assert not os.listdir(place)


def test_a_file_that_is_there_stays_unless_it_is_to_go(place: Path):
    target = place / "pages.md"
    target.write_text("Something of mine.")
    with pytest.raises(TargetExists):
        make(target)
    assert target.read_text() == "Something of mine."
    make(target, over=True)
    assert WORDS in target.read_text().replace("\\", "")
    assert os.listdir(place) == [target.name]


def test_a_file_that_came_meanwhile_stays(place: Path, monkeypatch: pytest.MonkeyPatch):
    target = place / "pages.md"
    check = making.check

    def slow(*given: object, **more: object) -> None:
        check(*given, **more)  # pyright: ignore[reportArgumentType]
        target.write_text("Came meanwhile.")

    monkeypatch.setattr(making, "check", slow)
    with pytest.raises(TargetExists):
        make(target)
    assert target.read_text() == "Came meanwhile."
    assert os.listdir(place) == [target.name]


def test_where_names_cannot_be_linked_it_is_put_there_all_the_same(place: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    make(place / "pages.md")
    assert os.listdir(place) == ["pages.md"]
    with pytest.raises(TargetExists):
        make(place / "pages.md")


@pytest.mark.parametrize(
    ("target", "error"),
    [
        (lambda home: home / "gone" / "pages.md", TargetMissing),
        (lambda home: a_folder(home / "pages.md"), TargetExists),
        (lambda home: home / ("w" * 300), NotKept),
    ],
)
def test_a_target_that_cannot_be(place: Path, target: Callable[[Path], Path], error: type[UnhurriedError]):
    with pytest.raises(error):
        make(target(place))


def test_a_folder_that_cannot_be_written(disk: Path):
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(TargetIsReadOnly):
        make(disk / "pages.md")


@pytest.mark.parametrize("free", [0, 1, 4096, 20_000])
def test_a_full_disk_leaves_nothing(disk: Path, free: int):
    long = a_page(*(f"{number} {WORDS * 40}" for number in range(60)))
    (disk / "mine").write_bytes(bytes(65_536 - 4096 - free // 4096 * 4096))
    with pytest.raises(DiskIsFull):
        making.make(disk / "pages.md", CopyFormat.MARKDOWN, long, b"", None, [])
    assert os.listdir(disk) == ["mine"]


def test_a_folder_that_vanishes_while_it_is_written(place: Path, monkeypatch: pytest.MonkeyPatch):
    folder = a_folder(place / "stick")

    def vanish(*_: object, **__: object) -> None:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()

    monkeypatch.setattr(making, "check", vanish)
    with pytest.raises(TargetMissing):
        make(folder / "pages.md")


@pytest.mark.parametrize(
    ("damage", "error"),
    [
        (lambda file: file[: len(file) // 2], CopyDiffers),
        (lambda file: file.replace(b"did not", b"did"), CopyDiffers),
        (lambda file: file + b"\nOne more line.\n", CopyDiffers),
        (lambda file: file.replace(b"waited", b"\xff\xfe"), CopyUnreadable),
    ],
)
def test_a_file_that_says_something_else_is_destroyed(
    place: Path, monkeypatch: pytest.MonkeyPatch, damage: Callable[[bytes], bytes], error: type[UnhurriedError]
):
    written = markdown_form.written

    def spoilt(*given: object) -> bytes:
        return damage(written(*given))  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr(making, "content", lambda _form, pages, *_: spoilt(pages))
    with pytest.raises(error):
        make(place / "pages.md")
    assert not os.listdir(place)


@pytest.mark.skipif(os.name == "nt", reason="no such signal")
def test_one_that_was_killed_in_the_middle_leaves_no_name_and_the_next_clears_up(place: Path):
    program = textwrap.dedent(f"""
        import os, signal
        from pathlib import Path
        from tests.services.sharing.test_making import make
        from unhurried.services.sharing import making
        making.check = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
        make(Path({str(place)!r}) / "pages.md")
    """)
    root = Path(__file__).parents[3]
    killed = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    (left,) = os.listdir(place)
    assert left.endswith(".part")
    make(place / "pages.md")
    assert os.listdir(place) == ["pages.md"]
