"""Settings: looks change at once and last; what is protected is said plainly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from unhurried.settings import SettingsFile
from unhurried.ui.pages.protection import not_protected, protected
from unhurried.ui.rooms import Rooms
from unhurried.ui.theme import Theme


@pytest.fixture
def rooms(open_rooms) -> Rooms:
    rooms = open_rooms()
    rooms.go("settings")
    return rooms


def press(rooms: Rooms, group: str, key: str) -> None:
    chips = getattr(rooms.settings.looks, group).chips()
    next(chip for chip in chips if chip.key == key).click()


def test_dark_is_dark_at_once_and_after_the_next_start(rooms: Rooms, theme: Theme, settings: SettingsFile, tmp_path):
    press(rooms, "appearance", "dark")
    assert theme.is_dark
    assert SettingsFile(tmp_path / "settings.json").current.appearance == "dark"


def test_a_choice_of_looks_cannot_be_left_empty(rooms: Rooms, settings: SettingsFile):
    press(rooms, "appearance", "dark")
    press(rooms, "appearance", "dark")
    assert rooms.settings.looks.appearance.current() == "dark"
    assert settings.current.appearance == "dark"


def test_text_size_and_font(rooms: Rooms, theme: Theme, settings: SettingsFile):
    press(rooms, "text_scale", "1.5")
    assert theme.px(100) == 150
    press(rooms, "writing_font", "atkinson")
    assert theme.font("body").family() == "Atkinson Hyperlegible"
    assert (settings.current.text_scale, settings.current.writing_font) == (1.5, "atkinson")


def test_the_keys_for_size_go_step_by_step_and_stop(rooms: Rooms, settings: SettingsFile):
    for _ in range(12):
        rooms.actions_.larger.trigger()
    assert settings.current.text_scale == 2.0
    for _ in range(12):
        rooms.actions_.smaller.trigger()
    assert settings.current.text_scale == 0.9


def test_light_or_dark_by_one_key(rooms: Rooms, theme: Theme):
    before = theme.is_dark
    rooms.actions_.switch_appearance.trigger()
    assert theme.is_dark is not before
    assert rooms.settings.looks.appearance.current() == ("dark" if theme.is_dark else "light")


def test_it_says_where_the_journal_is(rooms: Rooms):
    assert rooms.settings.place.place.text() == str(Path("somewhere/My journal.journal"))


def test_what_is_protected_and_what_is_not_are_both_said(rooms: Rooms, qapp: QApplication):
    text = "\n".join(label.text() for label in rooms.settings.findChildren(QLabel))
    for line in (*protected(), *not_protected()):
        assert line in text
    assert not re.search(r"anonymi|compliant|nobody can ever|military|unbreakable|100", text.casefold())


def test_the_guide_says_the_same():
    guide = (Path(__file__).parents[3] / "docs" / "guide.md").read_text("utf-8").replace("\n", " ")
    for words in ("lost, stolen or sold computer", "records your keys", "sleeps or swaps", "A court", "a court"):
        assert words.casefold() in guide.casefold()
