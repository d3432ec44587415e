"""What every test of the screen needs: a theme on the application."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from unhurried.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The light theme at the usual size."""
    return Theme(qapp, "light")
