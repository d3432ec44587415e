"""Our own line drawings, tinted with a colour of the theme and drawn at the sizes that are shown."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from unhurried.resources import resource

# Drawings that point along the line of reading, and so turn round where it runs from right to left.
_DIRECTED = frozenset({"back", "forward", "restore"})


def mirrored(name: str) -> bool:
    """Whether this drawing is turned round in the present direction of reading."""
    return name in _DIRECTED and QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft


def tinted_icon(name: str, colour: str, size: int, on_colour: str = "", pad: int = 0) -> QIcon:
    """An icon `size` pixels high; `on_colour` is for a checked button, `pad` is room left and right of it."""
    return _tinted_icon(name, colour, size, on_colour, pad, mirrored(name), _ratios())


@cache
def _tinted_icon(
    name: str, colour: str, size: int, on_colour: str, pad: int, turned: bool, ratios: tuple[float, ...]
) -> QIcon:
    icon = QIcon()
    faint = QColor(colour)
    faint.setAlphaF(0.5)
    shades = [
        (QColor(colour), QIcon.Mode.Normal, QIcon.State.Off),
        (QColor(on_colour or colour), QIcon.Mode.Normal, QIcon.State.On),
        (faint, QIcon.Mode.Disabled, QIcon.State.Off),
    ]
    for ratio in ratios:
        for shade, mode, state in shades:
            drawn = _drawn(name, shade, size, pad, ratio)
            if turned:
                drawn = drawn.transformed(QTransform().scale(-1, 1))
            drawn.setDevicePixelRatio(ratio)
            icon.addPixmap(drawn, mode, state)
    return icon


def _drawn(name: str, shade: QColor, size: int, pad: int, ratio: float) -> QPixmap:
    """The drawing in one colour, at device pixels."""
    svg = resource("icons", f"{name}.svg").read_bytes().replace(b"currentColor", shade.name().encode("ascii"))
    drawn = QPixmap(QSize(round((size + 2 * pad) * ratio), round(size * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setOpacity(shade.alphaF())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(pad * ratio, 0, size * ratio, size * ratio))
    painter.end()
    return drawn


def _ratios() -> tuple[float, ...]:
    """The pixel ratios of the screens there are: nothing is drawn for others."""
    return tuple(sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()})) or (1.0,)
