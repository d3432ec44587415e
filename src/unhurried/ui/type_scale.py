"""The type scale: which face, size, weight and line height each role of text has."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from unhurried.ui.typefaces import ATKINSON, INTER, LITERATA, is_there

Face = Literal["reading", "writing", "ui", "fixed"]

WRITING_FACES = {"literata": LITERATA, "inter": INTER, "atkinson": ATKINSON, "system": ""}

_WEIGHT = QFont.Tag("wght")
_OPTICAL_SIZE = QFont.Tag("opsz")
_OPTICAL_RANGE = {INTER: (14, 32), LITERATA: (7, 72)}


class Role(NamedTuple):
    """One step of the scale; `size` is in pixels at a text scale of 1, `line` a factor of the size."""

    face: Face
    size: int
    weight: int = 400
    line: float = 1.4


ROLES = {
    "brand": Role("reading", 22),
    "prompt": Role("reading", 28, line=1.3),
    "body": Role("writing", 18, line=1.6),
    "question": Role("reading", 20, line=1.35),
    "excerpt": Role("writing", 15, line=1.45),
    "kept": Role("writing", 22, line=1.5),
    "day": Role("reading", 22),
    "title": Role("ui", 20, 600, 1.3),
    "card_title": Role("ui", 16, 600, 1.3),
    "ui": Role("ui", 14),
    "ui_strong": Role("ui", 14, 500),
    "caption": Role("ui", 12),
    "mono": Role("fixed", 16),
    "small_mono": Role("fixed", 13),
}


def role_font(name: str, scale: float, writing: str) -> QFont:
    """The font of a role at a text scale; `writing`, a key of WRITING_FACES, is the writer's own face."""
    role = ROLES[name]
    size = max(1, round(role.size * scale))
    return _face_font(role.face, writing, size, role.weight)


def with_weight(font: QFont, weight: int) -> QFont:
    """The same font at another weight; a variable face takes it from its axis and ignores setWeight."""
    heavier = QFont(font)
    _set_weight(heavier, weight)
    return heavier


def line_percent(name: str, writing: str) -> int:
    """Proportional line height for a text block, in percent of the face's own line spacing.

    Measured at a large size, so that it is the same at every text scale.
    """
    font = _face_font(ROLES[name].face, writing, 200, 400)
    return round(100 * 200 * ROLES[name].line / QFontMetricsF(font).lineSpacing())


def _face_font(face: Face, writing: str, size: int, weight: int) -> QFont:
    families = {"reading": LITERATA, "writing": WRITING_FACES[writing], "ui": INTER, "fixed": ""}
    family = families[face]
    if family and is_there(family):
        if face == "writing":
            is_there(family, italic=True)
        font = QFont(family)
        if family in _OPTICAL_RANGE:
            low, high = _OPTICAL_RANGE[family]
            font.setVariableAxis(_OPTICAL_SIZE, min(max(size, low), high))
            font.setVariableAxis(_WEIGHT, weight)
    else:
        font = _system_font(face, family)
    _set_weight(font, weight)
    font.setPixelSize(size)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _set_weight(font: QFont, weight: int) -> None:
    if font.isVariableAxisSet(_WEIGHT):
        # Never both: what the axis has made bold already, Qt would thicken once more.
        font.setVariableAxis(_WEIGHT, weight)
    else:
        font.setWeight(QFont.Weight(weight))


def _system_font(face: Face, family: str) -> QFont:
    if face == "fixed":
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    if family == LITERATA:
        font = QFont("serif")
        font.setStyleHint(QFont.StyleHint.Serif)
        return font
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
