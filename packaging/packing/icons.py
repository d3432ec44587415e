"""The icon in the sizes that desktops ask for, drawn from the one drawing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from packing import release
from packing.contents import APPLICATION, ARCHIVE_TYPE

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
DRAWING = release.TOP / "resources" / "icons" / "unhurried.svg"


def draw(theme: Path) -> None:
    """The icons of the program and of its archives, below an icon theme's folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    names = {"apps": APPLICATION, "mimetypes": ARCHIVE_TYPE.replace("/", "-")}
    drawing = QSvgRenderer(str(DRAWING))
    for size in SIZES:
        picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        for kind, name in names.items():
            place = theme / f"{size}x{size}" / kind
            place.mkdir(parents=True)
            picture.save(str(place / f"{name}.png"))
    for kind, name in names.items():
        place = theme / "scalable" / kind
        place.mkdir(parents=True)
        shutil.copyfile(DRAWING, place / f"{name}.svg")
