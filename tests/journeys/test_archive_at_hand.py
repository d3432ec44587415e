"""An archive opened from the desktop: once a journal is open, the window tells its way in, and does no more."""

from __future__ import annotations

from pathlib import Path

from tests.computer import Computer, make_journal, rooms_of

from unhurried.ui.archive_at_hand import ArchiveAtHand


def test_the_way_in_is_told_once_there_is_a_journal(computer: Computer):
    window = computer.start()
    archive = ArchiveAtHand(Path("somewhere/my years.unhurried"), window)
    assert archive.parent() is window
    make_journal(computer, window)
    said = rooms_of(window).banner.message.text()
    assert "my years.unhurried" in said
    assert "somewhere" not in said
    window.close()
