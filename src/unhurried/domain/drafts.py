"""Drafts: what is on the screen and not yet kept as a reflection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from unhurried.domain.reflections import Writing

Way = Literal["line", "standard", "guided"]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """Where the writer was: the way of writing, the sheet, and the caret in characters from its start.

    `sheet` is the id of a prompt or of the theme's marker, or "" for the free sheet. `offered` are the prompts on
    the table, in order. `theme` is the theme of the guided path that they come from, "" for none.
    """

    way: Way = "standard"
    sheet: str = ""
    caret: int = 0
    offered: tuple[str, ...] = ()
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """Unfinished writing. `reflection_id` names the reflection being edited; None for a new one."""

    draft_id: str
    writing: Writing
    bookmark: Bookmark
    touched_at: datetime
    reflection_id: str | None = None
