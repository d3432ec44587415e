"""Ruler: sizes and fonts at the present text scale, and how much room words take in them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

from unhurried.ui.theme import Theme


class Ruler:
    """Measures for one layout. Whoever hears that the theme has changed takes a new one."""

    def __init__(self, theme: Theme) -> None:
        self.px = theme.px
        self._theme = theme
        self._faces: dict[str, tuple[QFont, QFontMetricsF]] = {}

    def font(self, role: str) -> QFont:
        """The font of a role of the type scale."""
        return self._face(role)[0]

    def width(self, words: str, role: str) -> float:
        """How wide these words are on one line."""
        return self._face(role)[1].horizontalAdvance(words)

    def height(self, role: str) -> float:
        """The height of one line."""
        return self._face(role)[1].height()

    def ascent(self, role: str) -> float:
        """From the top of a line to what its letters stand on."""
        return self._face(role)[1].ascent()

    def elided(self, words: str, role: str, width: float) -> str:
        """The words, or as many as fit and three dots."""
        return self._face(role)[1].elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, width))

    def widest_word(self, words: str, role: str) -> float:
        """The width below which a word would have to be cut."""
        return max((self.width(word, role) for word in words.split()), default=0.0)

    def lines(self, words: str, role: str, width: float, most: int = 99) -> list[str]:
        """The words in lines of at most this width; what is over goes into the last one and is elided."""
        lines: list[str] = []
        rest = words.split()
        while rest and len(lines) < most - 1:
            taken = 1
            while taken < len(rest) and self.width(" ".join(rest[: taken + 1]), role) <= width:
                taken += 1
            lines.append(self.elided(" ".join(rest[:taken]), role, width))
            rest = rest[taken:]
        return [*lines, self.elided(" ".join(rest), role, width)] if rest else lines

    def _face(self, role: str) -> tuple[QFont, QFontMetricsF]:
        if role not in self._faces:
            font = self._theme.font(role)
            self._faces[role] = (font, QFontMetricsF(font))
        return self._faces[role]
