"""Saving: durable saves in the journal, beside the same saves in the same file without a key, and beside bare SQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, cast

from tests.bench.author import Author
from tests.bench.figures import Budget, Figure, alternately, taken, timed
from tests.bench.in_the_clear import WithoutKey, connect_in_the_clear
from tests.bench.journals import Place

from unhurried import app
from unhurried.domain.drafts import Bookmark, Draft
from unhurried.domain.ports import Journal
from unhurried.services.writing import WritingDesk

_ROUNDS = 150
_ON_THE_SCREEN = "the draft on the screen"
_BUDGET = Budget(times=2.5, worst=50)
_BARE = (
    "INSERT INTO draft (uid, touched_at, bookmark, writing) VALUES (?, ?, '{}', ?)"
    " ON CONFLICT (uid) DO UPDATE SET touched_at = excluded.touched_at, writing = excluded.writing"
)


def measure(place: Place, in_the_clear: Path) -> Iterator[Figure]:
    """A draft kept, and a reflection finished."""
    ours = place.open()
    connection = connect_in_the_clear(in_the_clear)
    without_key = cast("Journal", WithoutKey(connection, in_the_clear.parent))
    desk, floor = (WritingDesk(journal, app.now, app.today, app.new_id) for journal in (ours, without_key))
    author = Author(7)
    kept, kept_floor, bare = alternately(
        _ROUNDS,
        lambda: _keep(desk, author),
        lambda: _keep(floor, author),
        lambda: _keep_bare(connection, author),
    )
    done, done_floor = alternately(_ROUNDS, lambda: _finish(desk, author), lambda: _finish(floor, author))
    ours.close()
    connection.close()
    yield taken("Keep a draft of 1.3 KB, durably", kept, kept_floor, _BUDGET)
    yield taken("… beside bare SQL without a key", kept, bare)
    yield taken("Finish a reflection of 1.3 KB, durably", done, done_floor, _BUDGET)


def _draft(author: Author, draft_id: str) -> Draft:
    return Draft(draft_id, author.writing(app.today()), Bookmark(), app.now())


def _keep(desk: WritingDesk, author: Author) -> float:
    draft = _draft(author, _ON_THE_SCREEN)
    return timed(lambda: desk.keep(draft))


def _keep_bare(connection: Any, author: Author) -> float:
    draft = _draft(author, _ON_THE_SCREEN)
    writing = json.dumps(asdict(replace(draft.writing, day=draft.writing.day.isoformat())))  # type: ignore[arg-type]

    def keep() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(_BARE, (_ON_THE_SCREEN, draft.touched_at.isoformat(), writing))
        connection.execute("COMMIT")

    return timed(keep)


def _finish(desk: WritingDesk, author: Author) -> float:
    draft = desk.keep(_draft(author, app.new_id()))
    return timed(lambda: desk.finish(draft))
