"""Mark, Caption and Sketch: what can be pointed at in a picture, what is said of it, and all that is in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF

from unhurried.ui.charts.ruler import Ruler
from unhurried.ui.charts.shapes import Shape, Words


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in a picture that has a name; with a key it can be opened, without one only read."""

    place: QRectF
    name: str
    tip: str = ""
    key: object = None


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture says of itself wherever it goes: the period, how many, and whose marks these are."""

    title: str
    period: str = ""
    count: str = ""
    whose: str = ""
    summary: str = ""

    def facts(self) -> str:
        """The line below the title."""
        return " · ".join(part for part in (self.period, self.count, self.whose) if part)

    def described(self) -> str:
        """All but the title, for those who hear it."""
        return ". ".join(part.rstrip(".") for part in (self.summary, self.period, self.count, self.whose) if part)


@dataclass(slots=True)
class Sketch:
    """All that is in a picture of one width: shapes from back to front, marks in reading order, its height.

    `notes` are places whose words did not fit; they are shown in full to whoever points there.
    """

    ruler: Ruler
    width: float
    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    notes: list[tuple[QRectF, str]] = field(default_factory=list)

    def write(
        self,
        text: str,
        left: float,
        top: float,
        room: float,
        role: str = "caption",
        token: str = "ink2",
        at: float = 0,
    ) -> None:
        """One line of words in this room, eliding; `at` is 0 for its left, 0.5 for its middle, 1 for its right."""
        shown = self.ruler.elided(text, role, room)
        width = self.ruler.width(shown, role)
        place = QRectF(left + max(0.0, room - width) * at, top, width, self.ruler.height(role))
        self.shapes.append(Words(place, shown, role, token))
        if shown != text:
            self.notes.append((place, text))

    def paragraph(
        self, lines: Iterable[str], left: float, top: float, room: float, role: str, token: str, at: float = 0
    ) -> float:
        """Lines of words one below the other; returns where they end."""
        for line in lines:
            self.write(line, left, top, room, role, token, at)
            top += self.ruler.height(role)
        return top
