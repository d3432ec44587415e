"""A second place that has gone away, and a journal that cannot be read: what the card of the backups says then."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest
from tests.computer import Computer, rooms_of, unlock, workspace_of
from tests.journeys.test_backups import backups, write

from unhurried.domain.errors import JournalDamaged
from unhurried.ui.backing_up import SECOND_PLACE
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.backups_card import BackupsCard


@pytest.fixture
def window(computer: Computer) -> MainWindow:
    return computer.start_writing()


@pytest.fixture
def dead(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A share as the second place, whose other end has gone."""
    place = tmp_path / "share"
    place.mkdir()
    workspace_of(window).prefer(SECOND_PLACE, str(place))
    real = os.stat

    def stat(path, *args, **kwargs):
        if str(path).startswith(str(place)):
            raise OSError(errno.ENOTCONN, "Transport endpoint is not connected")
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "stat", stat)
    return place


def card_of(window: MainWindow) -> BackupsCard:
    rooms_of(window).go("settings")
    return rooms_of(window).settings.backups


def said(window: MainWindow) -> str:
    return rooms_of(window).banner.message.text()


def test_a_share_that_has_gone_away_is_told_and_the_card_goes_on(computer: Computer, window: MainWindow, dead: Path):
    write(window, computer, "a kettle between us")
    card = card_of(window)
    card.now_button.click()
    computer.until(lambda: "second place for backups is not there" in said(window))
    assert card.now_button.isEnabled()
    assert card.now_button.text() == "Back up now"
    assert str(dead) in card.place.text()
    assert "Not connected now." in card.elsewhere.text()
    assert len(backups()) == 1
    assert workspace_of(window).forgetting.still_in_backups_until() is not None


def test_with_a_share_gone_the_window_locks_and_closes_and_leaves_a_backup(
    computer: Computer, window: MainWindow, dead: Path
):
    write(window, computer, "a kettle between us")
    window.lock()
    assert len(backups()) == 1
    unlock(computer, window)
    write(window, computer, "another")
    assert window.close()
    assert not window.isVisible()
    assert len(backups()) == 2


def test_a_journal_that_cannot_be_read_leaves_the_button_as_it_was(
    computer: Computer, window: MainWindow, monkeypatch: pytest.MonkeyPatch
):
    def damaged(*_: object) -> str:
        raise JournalDamaged

    card = card_of(window)
    with monkeypatch.context() as patched:
        patched.setattr(workspace_of(window)._journal, "preference", damaged)
        card.now_button.click()
    assert card.now_button.isEnabled()
    assert card.now_button.text() == "Back up now"
    assert "The last backup was not made." in said(window)
    assert not rooms_of(window).banner.isHidden()


def test_closing_stops_a_backup_that_is_under_way(
    computer: Computer, window: MainWindow, monkeypatch: pytest.MonkeyPatch
):
    from unhurried.storage.backups import making

    there, stopped = threading.Event(), threading.Event()
    real = making.make_alone

    def slow(folder, key, at, watch, beyond=0):
        if threading.current_thread() is threading.main_thread():
            return real(folder, key, at, watch, beyond)
        there.set()
        for _ in range(10_000):
            if not watch.goes_on(0):
                stopped.set()
                watch.at(0)
            threading.Event().wait(0.001)
        return real(folder, key, at, watch, beyond)

    monkeypatch.setattr(making, "make_alone", slow)
    write(window, computer, "a kettle between us")
    card_of(window).now_button.click()
    computer.until(there.is_set)
    assert window.close()
    assert stopped.is_set()
    assert len(backups()) == 1
