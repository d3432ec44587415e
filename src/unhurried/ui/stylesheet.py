"""The one stylesheet: the shipped template with this theme's colours and sizes put in."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from unhurried.resources import resource
from unhurried.ui.tokens import Tokens, mix

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COLOUR = re.compile(r"@(\w+)")
_SIZE = re.compile(r"(\d+)dp")


def stylesheet(tokens: Tokens, px: Callable[[int], int]) -> str:
    """Qt style sheet text; raises KeyError for a colour that the theme does not have."""
    colours = tokens._asdict()
    colours["accent_hover"] = mix(tokens.accent, tokens.ink, 0.14)
    colours["accent_press"] = mix(tokens.accent, tokens.ink, 0.28)
    colours["check"] = _check_mark(tokens)
    colours["chevron"] = _url("chevron.svg")
    coloured = _COLOUR.sub(lambda found: colours[found[1]], _template())
    return _SIZE.sub(lambda found: f"{px(int(found[1]))}px", coloured)


def _check_mark(tokens: Tokens) -> str:
    """The mark on a checked box. A stylesheet cannot tint an image, so there is one for each ground."""
    is_light = sum(bytes.fromhex(tokens.on_accent[1:])) > 3 * 128
    return _url("check-light.svg" if is_light else "check-dark.svg")


def _url(name: str) -> str:
    return f'url("{resource("themes", name).as_posix()}")'


@cache
def _template() -> str:
    return _COMMENT.sub("", resource("themes", "widgets.qss").read_text("utf-8"))
