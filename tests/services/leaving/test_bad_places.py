"""Whatever stands in the way, what was there stays as it is, and nothing half made is left."""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import AT, a_reflection
from tests.computer import make_quickly
from tests.services.leaving.journals import files_of

from unhurried.domain.errors import (
    Cancelled,
    CountsDiffer,
    DiskIsFull,
    TargetExists,
    TargetIsReadOnly,
    TargetMissing,
    UnhurriedError,
)
from unhurried.domain.finding import Filter
from unhurried.domain.leaving import Form, Kind
from unhurried.domain.ports import Journal
from unhurried.domain.prompts import Shelves
from unhurried.services.leaving import folder as folders
from unhurried.services.leaving.forms.json_form import JsonShape
from unhurried.services.leaving.taking_out import TakingOut
from unhurried.storage import SqlcipherFolders

Place = Callable[[], Path]
FORMS = [Form.MARKDOWN, Form.JSON, Form.HTML, Form.CSV]


def test_what_is_there_is_never_written_over(taking_out: TakingOut, place: Place) -> None:
    place().mkdir()
    with pytest.raises(TargetExists):
        taking_out.take_out(Form.JSON, Filter(), place())
    assert list(place().parent.iterdir()) == [place()]
    assert not list(place().iterdir())


def test_nor_is_what_came_while_it_was_made(
    taking_out: TakingOut, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders.os, "sync", lambda: place().mkdir())
    with pytest.raises(TargetExists):
        taking_out.take_out(Form.JSON, Filter(), place())
    assert list(place().parent.iterdir()) == [place()]
    assert not list(place().iterdir())


def test_a_link_that_leads_nowhere_is_something_that_is_there(taking_out: TakingOut, place: Place) -> None:
    place().symlink_to(place().parent / "nowhere")
    with pytest.raises(TargetExists):
        taking_out.take_out(Form.JSON, Filter(), place())


def test_a_folder_that_is_not_there_is_not_made(taking_out: TakingOut, tmp_path: Path) -> None:
    with pytest.raises(TargetMissing):
        taking_out.take_out(Form.JSON, Filter(), tmp_path / "unplugged" / "Unhurried")
    assert not (tmp_path / "unplugged").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_cannot_be_written_is_told(taking_out: TakingOut, place: Place) -> None:
    place().parent.chmod(0o500)
    with pytest.raises(TargetIsReadOnly):
        taking_out.take_out(Form.JSON, Filter(), place())
    place().parent.chmod(0o700)
    assert not list(place().parent.iterdir())


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (errno.EROFS, TargetIsReadOnly),
        (errno.ENOSPC, DiskIsFull),
        (errno.EFBIG, DiskIsFull),
        (errno.ENOENT, TargetMissing),
    ],
)
@pytest.mark.parametrize("form", FORMS)
def test_a_disk_that_gives_up_leaves_nothing(
    taking_out: TakingOut,
    place: Place,
    monkeypatch: pytest.MonkeyPatch,
    form: Form,
    code: int,
    told: type[UnhurriedError],
) -> None:
    make, made = folders.Unfinished.make, Counter[str]()

    def give_up(self: folders.Unfinished, name: str):
        made["files"] += 1
        if made["files"] == (1 if form is Form.CSV else 2):
            raise OSError(code, "no", str(self.path / name))
        return make(self, name)

    monkeypatch.setattr(folders.Unfinished, "make", give_up)
    with pytest.raises(told) as caught:
        taking_out.take_out(form, Filter(), place())
    assert str(place().parent) not in str(caught.value)
    assert not list(place().parent.iterdir())


def test_a_disk_that_fills_up_in_the_middle_of_a_file(opened: Journal, empty: TakingOut, tmp_path: Path) -> None:
    """A real device that is full, in place of the file."""
    if not Path("/dev/full").exists():
        pytest.skip("no such device here")
    opened.reflections.put(a_reflection("x" * 100_000))

    def full(self: folders.Unfinished, name: str):
        self._names.append(name)
        return Path("/dev/full").open("wb")

    (tmp_path / "stick").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folders.Unfinished, "make", full)
        for form in FORMS:
            with pytest.raises(DiskIsFull):
                empty.take_out(form, Filter(), tmp_path / "stick" / "Unhurried")
    assert not list((tmp_path / "stick").iterdir())


@pytest.mark.parametrize("form", FORMS)
def test_it_can_be_stopped_anywhere(opened: Journal, empty: TakingOut, place: Place, form: Form) -> None:
    with opened.transaction():
        for _ in range(3):
            opened.reflections.put(a_reflection())
    told: list[float] = []

    def carry_on(done: float) -> bool:
        told.append(done)
        return True

    empty.take_out(form, Filter(), place().with_name("first"), carry_on)
    assert told == sorted(told)
    assert told[-1] == 1
    for stop_at in range(len(told)):
        left = iter(range(stop_at))
        with pytest.raises(Cancelled):
            empty.take_out(form, Filter(), place(), lambda _, left=left: next(left, None) is not None)
        assert [path.name for path in place().parent.iterdir()] == ["first"]


def test_what_is_missing_in_the_files_is_an_error(
    taking_out: TakingOut, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaf = JsonShape.leaf
    monkeypatch.setattr(
        JsonShape, "leaf", lambda self, one: None if one.reflection.reflection_id == "full" else leaf(self, one)
    )
    with pytest.raises(CountsDiffer) as caught:
        taking_out.take_out(Form.JSON, Filter(), place())
    assert (caught.value.kind, caught.value.in_journal - caught.value.in_files) == (Kind.REFLECTIONS, 1)
    assert not list(place().parent.iterdir())


def test_what_the_power_cut_short_goes_with_the_next_one(taking_out: TakingOut, place: Place) -> None:
    old = place().parent / ".unfinished-0123abcd.folder"
    old.mkdir()
    (old / "journal.json").write_text("half")
    other = place().parent / ".unfinished-mine.folder"
    other.mkdir()
    taking_out.take_out(Form.JSON, Filter(), place())
    assert {path.name for path in place().parent.iterdir()} == {other.name, place().name}


def test_nothing_is_written_anywhere_else(
    taking_out: TakingOut, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "none"))
    before = set(files_of(tmp_path))
    taking_out.take_out(Form.MARKDOWN, Filter(), place())
    new = set(files_of(tmp_path)) - before
    assert new
    assert all(name.startswith("stick/Unhurried/") for name in new)


def test_the_window_writes_meanwhile_and_what_leaves_is_of_one_moment(
    tmp_path: Path, place: Place, shelves: Shelves
) -> None:
    folder, key = make_quickly(tmp_path / "Own.journal")
    window = SqlcipherFolders().open(folder, key)
    window.reflections.put(a_reflection())
    beside = SqlcipherFolders().open_beside(folder, key)

    def write_in_the_window(_: float) -> bool:
        window.reflections.put(a_reflection())
        return True

    manifest = TakingOut(beside, shelves, lambda: AT).take_out(Form.JSON, Filter(), place(), write_in_the_window)
    assert manifest.counts[Kind.REFLECTIONS] == 1
    assert window.reflections.count() > 3
    beside.close()
    window.close()
