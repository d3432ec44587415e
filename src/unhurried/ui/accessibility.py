"""Names, headings and announcements for people who hear the screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget
from shiboken6 import isValid

_HEADING = "isHeading"


def name(widget: QWidget, text: str) -> None:
    """What a screen reader calls this widget."""
    widget.setAccessibleName(text)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say this once it is free; show the same words somewhere, too."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def heading(label: QLabel) -> None:
    """Make a label a heading, so that a screen reader can jump to it; its name is its text."""
    _install_once()
    label.setProperty(_HEADING, True)


class _Heading(QAccessibleWidget):
    """A label's interface with the role of a heading."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, QAccessible.Role.Heading)

    def text(self, kind: QAccessible.Text) -> str:
        label = self.object()
        if kind == QAccessible.Text.Name and isinstance(label, QLabel):
            return label.accessibleName() or label.text()
        return super().text(kind)


# What a factory makes in Python lives as long as Python knows it. Qt deletes it together with its label; here
# it is let go of when the next one is made.
_interfaces: list[_Heading] = []


@cache
def _install_once() -> None:
    QAccessible.installFactory(_make_interface)


def _make_interface(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(thing, QLabel) or not thing.property(_HEADING):
        return None
    _interfaces[:] = [made for made in _interfaces if isValid(made)]
    _interfaces.append(_Heading(thing))
    return _interfaces[-1]
