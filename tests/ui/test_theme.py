"""Colours can be told apart, fonts are what they claim, and a change of theme reaches everything once."""

from __future__ import annotations

import re
import sys

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QPushButton, QRadioButton, QVBoxLayout, QWidget

from unhurried.resources import resource
from unhurried.settings import TEXT_SCALES
from unhurried.ui import typefaces
from unhurried.ui.stylesheet import stylesheet
from unhurried.ui.theme import Theme
from unhurried.ui.tokens import Tokens, load_tokens, mix
from unhurried.ui.type_scale import ROLES, WRITING_FACES
from unhurried.ui.widgets.labels import _BY_ROLE, text_label

GROUNDS = ("bg", "rail", "surface", "raised")
WORDS = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3", "warm", "danger", "accent") for ground in GROUNDS),
    ("on_accent", "accent"),
    ("on_soft", "accent_soft"),
    ("ink", "accent_soft"),
    ("ink2", "accent_soft"),
    ("ink", "selection"),
    ("ink2", "selection"),
]
SHAPES = [(shape, ground) for shape in ("line_strong", "focus", "accent") for ground in GROUNDS]


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_stand_out_from_their_ground(name, ink, ground):
    tokens = load_tokens(name)
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_borders_and_the_focus_ring_stand_out_from_their_ground(name, shape, ground):
    tokens = load_tokens(name)
    assert contrast(getattr(tokens, shape), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_words_on_a_button_stay_readable_while_it_is_pressed(name):
    tokens = load_tokens(name)
    for part in (0.14, 0.28):
        assert contrast(tokens.on_accent, mix(tokens.accent, tokens.ink, part)) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_steps_of_one_hue_go_one_way(name):
    tokens = load_tokens(name)
    steps = [luminance(getattr(tokens, f"seq{step}")) for step in range(1, 6)]
    assert steps == sorted(steps, reverse=name == "light")


def test_both_theme_files_name_every_colour_and_no_other():
    names = {name: resource("themes", f"{name}.toml").read_text("utf-8") for name in ("light", "dark")}
    for text in names.values():
        assert set(re.findall(r"^(\w+) =", text, re.MULTILINE)) == set(Tokens._fields)


def test_the_stylesheet_has_every_colour_and_size_put_in():
    text = stylesheet(load_tokens("dark"), lambda value: value * 2)
    assert "@" not in text
    assert not re.search(r"\d+dp", text)
    assert "border-radius: 28px" in text


def test_drawing_does_not_wear_out_python(theme, qtbot):
    """PySide 6.12 on Python 3.11 takes a reference off None at every such call, and aborts in the end."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(2000):
        widget.update()
    assert sys.getrefcount(None) > before - 500


@pytest.mark.parametrize(
    ("change", "is_dark", "scale"),
    [
        (lambda theme: theme.set_appearance("dark"), True, 1.0),
        (lambda theme: theme.set_text_scale(1.5), False, 1.5),
        (lambda theme: theme.set_writing_font("inter"), False, 1.0),
    ],
)
def test_a_change_is_told_once_and_in_place_by_then(theme, qapp, change, is_dark, scale):
    told = []

    def look():
        told.append((theme.is_dark, theme.text_scale, theme.tokens.bg in qapp.styleSheet()))

    theme.changed.connect(look)
    change(theme)
    change(theme)
    assert told == [(is_dark, scale, True)]


def test_the_palette_is_the_themes(theme, qapp):
    assert qapp.palette().window().color().name().upper() == theme.tokens.bg
    theme.set_appearance("dark")
    assert qapp.palette().window().color().name().upper() == load_tokens("dark").bg


def test_following_the_system_is_light_where_the_system_says_nothing(qapp):
    assert not Theme(qapp, "system").is_dark


@pytest.mark.parametrize(("asked", "kept"), [(0.1, 0.8), (1.15, 1.15), (9, 2.0)])
def test_the_text_scale_stays_within_bounds(theme, asked, kept):
    theme.set_text_scale(asked)
    assert theme.text_scale == kept
    assert theme.px(100) == round(100 * kept)


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_font_that_grows_with_the_scale(theme, role):
    usual = theme.font(role).pixelSize()
    theme.set_text_scale(2.0)
    assert theme.font(role).pixelSize() == 2 * usual


@pytest.mark.parametrize("role", sorted(_BY_ROLE))
def test_every_label_has_the_font_of_its_role(theme, qtbot, role):
    label = text_label("words", role)
    qtbot.addWidget(label)
    label.ensurePolished()
    assert label.font().pixelSize() >= 12
    theme.set_text_scale(2.0)
    qtbot.waitUntil(lambda: label.font().pixelSize() >= 24)


def test_a_title_is_heavier_than_plain_words(theme):
    def width(weight: int) -> float:
        font = QFont(theme.font("title"))
        font.setVariableAxis(QFont.Tag("wght"), weight)
        return QFontMetricsF(font).horizontalAdvance("Hamburgefonstiv")

    assert width(400) < QFontMetricsF(theme.font("title")).horizontalAdvance("Hamburgefonstiv") == width(600)


@pytest.mark.parametrize("face", WRITING_FACES)
def test_lines_are_as_far_apart_in_every_face_and_size(theme, face):
    theme.set_writing_font(face)
    for scale in (1.0, 2.0):
        theme.set_text_scale(scale)
        font = theme.font("body")
        distance = QFontMetricsF(font).lineSpacing() * theme.line_height() / 100
        assert distance / font.pixelSize() == pytest.approx(1.6, abs=0.05)


def test_a_missing_typeface_is_replaced_by_the_systems(theme, monkeypatch):
    def missing(name: str) -> None:
        raise ImportError(name)

    typefaces.is_there.cache_clear()
    monkeypatch.setattr(typefaces, "import_module", missing)
    assert theme.font("prompt").pixelSize() == 28
    assert theme.font("prompt").family() != "Literata"
    assert theme.font("title").weight() == QFont.Weight.DemiBold
    typefaces.is_there.cache_clear()


@pytest.mark.parametrize("scale", TEXT_SCALES)
def test_what_is_round_stays_round_in_every_size(theme, qtbot, scale):
    """A radius of more than half the height would make Qt draw square corners."""
    theme.set_text_scale(scale)
    window = QWidget()
    qtbot.addWidget(window)
    chip, segment, choice = QPushButton("Heron"), QPushButton("A line"), QRadioButton("Light")
    chip.setProperty("kind", "chip")
    segment.setProperty("kind", "segment")
    segment.setCheckable(True)
    segment.setChecked(True)
    column = QVBoxLayout(window)
    for widget in (chip, segment, choice):
        column.addWidget(widget)
    window.adjustSize()
    image, ground = window.grab().toImage(), theme.colour("bg")
    for widget in (chip, segment, choice):
        x, middle = widget.x() + widget.height() // 2, widget.geometry().center().y()
        top = next(y for y in range(widget.y(), middle) if image.pixelColor(x, y) != ground)
        assert image.pixelColor(widget.x(), top) == ground


def test_an_icon_on_a_button_follows_the_theme(theme, qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    theme.put_icon(button, "lock")
    light = button.icon().pixmap(20, 20).toImage()
    theme.set_appearance("dark")
    assert button.icon().pixmap(20, 20).toImage() != light
    theme.set_text_scale(2.0)
    assert button.iconSize().height() == 40


def test_a_checked_button_has_its_icon_in_the_other_colour(theme, qtbot):
    button = QPushButton()
    qtbot.addWidget(button)
    theme.put_icon(button, "write", "ink2", "on_soft")
    icon = button.icon()
    off = icon.pixmap(button.iconSize(), icon.Mode.Normal, icon.State.Off).toImage()
    on = icon.pixmap(button.iconSize(), icon.Mode.Normal, icon.State.On).toImage()
    assert off != on


def test_a_theme_does_not_keep_buttons_that_are_gone(theme, qtbot):
    button = QPushButton()
    theme.put_icon(button, "lock")
    button.deleteLater()
    with qtbot.waitSignal(button.destroyed):
        pass
    theme.set_appearance("dark")
    del button
    assert not list(theme._icons)


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
