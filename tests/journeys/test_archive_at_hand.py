"""An archive opened from the desktop: once a journal is open, the window offers to look into it, and does no more."""

from __future__ import annotations

from pathlib import Path

from tests.computer import Computer, make_journal, rooms_of

from unhurried.ui.archive_at_hand import ArchiveAtHand
from unhurried.ui.pages.merge import MergePage


def test_looking_into_it_is_offered_once_there_is_a_journal(computer: Computer):
    window = computer.start()
    archive = ArchiveAtHand(Path("somewhere/my years.unhurried"), window)
    assert archive.parent() is window
    make_journal(computer, window)
    banner = rooms_of(window).banner
    assert "my years.unhurried" in banner.message.text()
    assert "somewhere" not in banner.message.text()
    banner.action_button.click()
    page = window.centralWidget()
    assert isinstance(page, MergePage)
    computer.until(page.secret.isVisible)
    window.close()
