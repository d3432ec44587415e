"""Icons are our own line drawings, drawn alike; every icon that the code names is there."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from unhurried.resources import resource
from unhurried.ui import icons

SOURCES = Path(__file__).parents[2] / "src" / "unhurried"
# The product's own sign, which has its colours in it.
SIGN = "unhurried"
ICONS = sorted(path for path in resource("icons").glob("*.svg") if path.stem != SIGN)
NAMES = {path.stem for path in ICONS}
SHAPES = {"path", "circle", "rect"}
CALLS = re.compile(r"(?:\.icon|put_icon|tool_button|tinted_icon)\((?:[\w.]+, )?\"([a-z-]+)\"")


def test_a_shipped_file_is_found_in_a_checkout():
    assert resource("icons", "lock.svg").is_file()
    assert resource("themes").is_dir()


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_a_plain_line_drawing_in_the_colour_it_is_given(path):
    root = ET.fromstring(path.read_text("utf-8"))  # noqa: S314 -- our own file
    assert root.attrib["viewBox"] == "0 0 24 24"
    assert root.attrib["stroke"] == "currentColor"
    assert root.attrib["stroke-width"] == "1.75"
    assert root.attrib["stroke-linecap"] == root.attrib["stroke-linejoin"] == "round"
    for shape in root:
        assert shape.tag.rpartition("}")[2] in SHAPES
        assert set(shape.attrib.values()) & {"currentColor"} or "fill" not in shape.attrib
        assert not {"href", "style", "class"} & set(shape.attrib)


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_can_be_drawn(qapp, path):
    image = icons.tinted_icon(path.stem, "#123456", 24).pixmap(24, 24).toImage()
    inked = sum(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
    assert 20 < inked < 300
    corners = [image.pixelColor(x, y).alpha() for x in (0, 23) for y in (0, 23)]
    assert not any(corners)


def test_every_icon_that_is_named_is_there():
    named = set()
    for path in SOURCES.rglob("*.py"):
        named |= set(CALLS.findall(path.read_text("utf-8")))
    assert named
    assert named <= NAMES | {SIGN}


def test_an_arrow_turns_round_with_the_direction_of_reading(qapp):
    from PySide6.QtCore import Qt

    left = icons.tinted_icon("back", "#000000", 24).pixmap(24, 24).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert icons.mirrored("back")
        assert not icons.mirrored("lock")
        right = icons.tinted_icon("back", "#000000", 24).pixmap(24, 24).toImage()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert left != right
    assert left == right.flipped(Qt.Orientation.Horizontal)
