"""A box to tick whose words break where there is little room."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from unhurried.ui.widgets.wrapping import WrappingWords


class Switch(WrappingWords, QCheckBox):
    """A box to tick whose words break where the window is narrow."""
