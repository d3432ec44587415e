"""A journal is opened a second time beside a window, for a long call on another thread."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from tests.builders import a_reflection
from tests.computer import make_quickly

from unhurried.domain.errors import JournalIsNewer, WrongSecret
from unhurried.domain.finding import Filter
from unhurried.domain.keys import MasterKey
from unhurried.storage import SqlcipherFolders
from unhurried.storage.migrations import STEPS, Step


@pytest.fixture
def made(tmp_path: Path) -> tuple[Path, MasterKey]:
    return make_quickly(tmp_path / "My journal.journal")


def test_what_is_written_beside_is_read_in_the_window(made: tuple[Path, MasterKey]) -> None:
    folders, (folder, key) = SqlcipherFolders(), made
    window = folders.open(folder, key)
    written = a_reflection()
    done: list[bool] = []

    def write() -> None:
        beside = folders.open_beside(folder, key)
        beside.reflections.put(written)
        beside.close()
        done.append(True)

    thread = Thread(target=write)
    thread.start()
    thread.join()
    assert done
    assert window.reflections.one(written.reflection_id) == written
    window.close()


def test_one_moment_stays_as_it_was_and_holds_nobody_up(made: tuple[Path, MasterKey]) -> None:
    folders, (folder, key) = SqlcipherFolders(), made
    window, beside = folders.open(folder, key), folders.open_beside(folder, key)
    window.reflections.put(a_reflection())
    with beside.one_moment():
        window.reflections.put(a_reflection())
        assert len(beside.reflections.places(Filter())) == 1
    assert len(beside.reflections.places(Filter())) == 2
    beside.close()
    window.close()


def test_nothing_is_written_in_a_moment_that_is_read(made: tuple[Path, MasterKey]) -> None:
    folders, (folder, key) = SqlcipherFolders(), made
    window, beside = folders.open(folder, key), folders.open_beside(folder, key)
    with beside.one_moment(), pytest.raises(RuntimeError):
        beside.reflections.put(a_reflection())
    assert not window.reflections.places(Filter())
    beside.close()
    window.close()


def test_another_key_and_an_older_schema_are_refused(made: tuple[Path, MasterKey]) -> None:
    folder, _ = made
    with pytest.raises(WrongSecret):
        SqlcipherFolders().open_beside(folder, MasterKey(bytes(32)))
    later = (*STEPS, Step("later", "SELECT 1"))
    with pytest.raises(JournalIsNewer):
        SqlcipherFolders(steps=later).open_beside(*made)
