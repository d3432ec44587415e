"""Where the therapist is in the rooms, as words to be kept while the journal is locked, and the way back there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unhurried.ui.rooms import Rooms


def place_of(rooms: Rooms) -> str:
    """The room, what is read, what it is filtered by, and the step of a theme with nothing written at it yet."""
    bookmark = rooms.write.table.bookmark()
    place = {
        "room": rooms.room,
        "draft": rooms.write.draft_id,
        "theme": bookmark.theme if bookmark.way == "guided" else "",
        "sheet": bookmark.sheet,
        "reading": rooms.journal.pane.reflection_id,
        "threads": rooms.threads.place(),
        "supervision": rooms.supervision.place(),
        "only_page": rooms.room_safe.is_on,
    }
    return json.dumps(place | {"filter": rooms.journal.filters.as_text()})


def return_to(rooms: Rooms, place: str) -> None:
    """Walk back to a place; to Write when it is empty or no longer there."""
    found = json.loads(place) if place else {}
    rooms.journal.return_to(found.get("filter", ""), found.get("reading", ""))
    rooms.threads.return_to(found.get("threads", {}))
    rooms.supervision.return_to(found.get("supervision", {}))
    if place and not rooms.write.open_again(found.get("draft", "")):
        rooms.write.begin()  # there was a blank sheet, and nobody is to go on in another session's words
        rooms.write.guided.return_to(found.get("theme", ""), found.get("sheet", ""))
    rooms.go(found.get("room", "write"))
    if rooms.room == "journal":
        rooms.journal.show_reading()
    if rooms.room == "supervision":
        rooms.supervision.focus_place()
    rooms.actions_.only_page.setChecked(found.get("only_page", False))
