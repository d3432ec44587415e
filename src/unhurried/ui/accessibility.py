"""Names, headings and announcements for people who hear the screen."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QLabel, QWidget

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
    if not _interfaces:
        QAccessible.installFactory(_make_interface)
        _interfaces[0] = None
    label.setProperty(_HEADING, True)


class _Heading(QAccessibleWidget):
    """A label's interface with the role of a heading."""

    def __init__(self, label: QLabel) -> None:
        super().__init__(label, QAccessible.Role.Heading)
        self._label = label

    def text(self, kind: QAccessible.Text) -> str:
        if kind == QAccessible.Text.Name:
            return self._label.accessibleName() or self._label.text()
        return super().text(kind)


# Qt does not own what a factory makes in Python; each is kept until its label goes. Key 0: factory is there.
_interfaces: dict[int, _Heading | None] = {}


def _make_interface(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    if not isinstance(thing, QLabel) or not thing.property(_HEADING):
        return None
    made = _Heading(thing)
    key = id(thing)
    _interfaces[key] = made

    def forget(*_: object) -> None:
        _interfaces.pop(key, None)

    thing.destroyed.connect(forget)
    return made
