"""Tokens: the named colours of one theme, read from its file."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from unhurried.resources import resource

# All there is in a theme's file besides comments. tomllib and a dataclass of this size would each take as
# long to load as the rest of what is read before the first window.
_LINE = re.compile(r'^(\w+) = "(#[0-9A-F]{6})"$', re.MULTILINE)


class Tokens(NamedTuple):
    """Colours by what they are for, each as `#RRGGBB`."""

    bg: str
    rail: str
    surface: str
    raised: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    on_accent: str
    accent_soft: str
    on_soft: str
    warm: str
    danger: str
    line_strong: str
    focus: str
    selection: str
    line: str
    scroll: str
    empty: str
    seq1: str
    seq2: str
    seq3: str
    seq4: str
    seq5: str
    div1: str
    div2: str
    div3: str
    div4: str
    div5: str


@cache
def load_tokens(name: Literal["light", "dark"]) -> Tokens:
    """The tokens of a shipped theme. Raises TypeError when one is missing or unknown."""
    text = resource("themes", f"{name}.toml").read_text("utf-8")
    return Tokens(**dict(_LINE.findall(text)))


def mix(colour: str, other: str, part: float) -> str:
    """`colour` with `part` (0 to 1) of `other` in it."""
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02X}" for a, b in pairs)
