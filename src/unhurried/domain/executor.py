"""The executor's sheet: what a page says about the journal to whoever looks after the writer's affairs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import cast


class Wish(StrEnum):
    """What is to be done with the journal."""

    DESTROY = "destroy"
    GIVE = "give"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ExecutorSheet:
    """What the writer has put down for the page. A code is never part of it.

    `place` names the journal and says where it is; `give_to` and `words` belong to their wishes, and are kept
    while another one is chosen.
    """

    place: str = field(default="", repr=False)
    wish: Wish = Wish.DESTROY
    give_to: str = field(default="", repr=False)
    words: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)

    def as_text(self) -> str:
        """For a preference of the journal."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str, place: str) -> ExecutorSheet:
        """As it was put down; or a new one for the journal at `place`, when it was not or cannot be read."""
        try:
            read: object = json.loads(text)
        except ValueError:
            return cls(place)
        found = cast("dict[str, object]", read) if isinstance(read, dict) else {}
        known = {each.name for each in fields(cls)} - {"wish"}
        kept = {name: value for name, value in found.items() if name in known and isinstance(value, str)}
        wish = next((wish for wish in Wish if wish == found.get("wish")), Wish.DESTROY)
        return cls(wish=wish, **{"place": place, **kept})
