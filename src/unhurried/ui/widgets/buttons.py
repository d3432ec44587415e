"""Buttons in the kinds that the stylesheet knows."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QToolButton

from unhurried.ui.theme import Theme


def push_button(text: str, kind: str = "outline") -> QPushButton:
    """A button with words: filled, outline, ghost, quiet or danger."""
    button = QPushButton(text)
    button.setProperty("kind", kind)
    # Return presses the button that has the focus, as Space does.
    button.setAutoDefault(True)
    return button


def tool_button(theme: Theme, icon: str, name: str, *, small: bool = False) -> QToolButton:
    """A button that is only an icon; its name is both its tooltip and what a screen reader says."""
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setProperty("small", small)
    theme.put_icon(button, icon, on_token="on_soft", size=16 if small else 20)
    return button
