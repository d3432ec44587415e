"""Shapes: what a picture is made of, before anybody has chosen its colours."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words, exactly as wide as its place."""

    place: QRectF
    text: str
    role: str = "caption"
    token: str = "ink2"  # noqa: S105 - a colour


@dataclass(frozen=True, slots=True)
class Line:
    """A thin line; one pixel wide unless it says otherwise."""

    start: QPointF
    end: QPointF
    token: str = "line"  # noqa: S105 - a colour
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Dots:
    """Dots that look alike."""

    centres: tuple[QPointF, ...]
    radius: float
    token: str = "accent"  # noqa: S105 - a colour


@dataclass(frozen=True, slots=True)
class Box:
    """A rounded box, filled, outlined or both; dashes mean that it is not finished."""

    place: QRectF
    radius: float
    fill: str = ""
    outline: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Hatch:
    """Faint slanting lines where there is nothing."""

    place: QRectF
    step: float
    token: str = "line"  # noqa: S105 - a colour


@dataclass(frozen=True, slots=True)
class Weave:
    """A place filled with one of the textures, which differ in pattern and never in hue."""

    place: QRectF
    texture: int
    step: float
    radius: float


Shape = Words | Line | Dots | Box | Hatch | Weave
