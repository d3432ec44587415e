"""About: the version, the day of a build, and the licences, reached by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt

from unhurried import __version__
from unhurried.services import licences
from unhurried.ui.dialogs.licences_dialog import LicencesDialog
from unhurried.ui.pages.about_card import AboutCard
from unhurried.ui.rooms import Rooms
from unhurried.ui.theme import Theme


def test_a_checkout_says_that_it_was_started_from_its_source(qtbot, theme: Theme):
    card = AboutCard(theme)
    qtbot.addWidget(card)
    assert card.version.text() == f"Unhurried {__version__}, started from its source"


def test_a_build_says_its_day(qtbot, theme: Theme, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(licences, "built_on", lambda: date(2026, 3, 4))
    card = AboutCard(theme)
    qtbot.addWidget(card)
    assert __version__ in card.version.text()
    assert "4 March 2026" in card.version.text()


def test_the_licences_are_read_and_closed_by_keyboard(
    qtbot, open_rooms: Callable[[], Rooms], monkeypatch: pytest.MonkeyPatch
):
    text = "lamp 2.0\nMIT\n\n" + "Do as you like.\n" * 500
    monkeypatch.setattr(licences, "licences", lambda: text)
    rooms = open_rooms()
    rooms.go("settings")
    settings = rooms.settings
    settings.go_to(settings.about)
    assert settings.about.licences_button.hasFocus()
    qtbot.keyClick(settings.about.licences_button, Qt.Key.Key_Space)
    dialog = rooms.window().findChild(LicencesDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.text.hasFocus)
    assert dialog.text.toPlainText() == text
    qtbot.keyClick(dialog.text, Qt.Key.Key_PageDown)
    assert dialog.text.verticalScrollBar().value() > 0
    qtbot.keyClick(dialog.text, "x")
    assert dialog.text.toPlainText() == text
    qtbot.keyClick(dialog.text, Qt.Key.Key_Tab)
    assert dialog.close_button.hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not rooms.window().findChildren(LicencesDialog))
