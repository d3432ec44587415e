"""Whereabouts: where in the rooms somebody is, as text, to come back to after a lock."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhurried.ui.rooms import Rooms


def place_of(rooms: Rooms) -> str:
    """The room, what is read and written, and what it is filtered by."""
    place = {
        "room": rooms.room,
        "draft": rooms.write.draft_id,
        "reading": rooms.journal.pane.reflection_id,
        "threads": rooms.threads.place(),
        "only_page": rooms.room_safe.is_on,
    }
    return json.dumps(place | {"filter": rooms.journal.filters.as_text()})


def return_to(rooms: Rooms, place: str) -> None:
    """Walk back to a place; to Write when it is empty or no longer there."""
    found = json.loads(place) if place else {}
    rooms.journal.return_to(found.get("filter", ""), found.get("reading", ""))
    rooms.threads.return_to(found.get("threads", {}))
    if place and not rooms.write.open_again(found.get("draft", "")):
        rooms.write.begin()  # there was a blank sheet, and nobody is to go on in another session's words
    rooms.go(found.get("room", "write"))
    if rooms.room == "journal":
        rooms.journal.show_reading()
    rooms.actions_.only_page.setChecked(found.get("only_page", False))
