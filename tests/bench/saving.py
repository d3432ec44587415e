"""Saving: durable saves, beside the same saves in the same engine without a key, and beside bare SQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from statistics import median
from typing import Any, cast

from tests.bench.figures import Figure, against_floor, alternately, milliseconds, timed
from tests.bench.journals import Author, fill, make_journal

from unhurried import app
from unhurried.domain.drafts import Bookmark, Draft
from unhurried.domain.ports import Journal
from unhurried.services.writing import WritingDesk
from unhurried.storage import migrations
from unhurried.storage.connecting import _SETTINGS
from unhurried.storage.drafts import SqlDrafts
from unhurried.storage.engine import Engine
from unhurried.storage.reflections import SqlReflections

_ENTRIES = 2000
_ROUNDS = 250
_ON_THE_SCREEN = "the draft on the screen"
_BARE = (
    "INSERT INTO draft (uid, touched_at, bookmark, writing) VALUES (?, ?, '{}', ?)"
    " ON CONFLICT (uid) DO UPDATE SET touched_at = excluded.touched_at, writing = excluded.writing"
)


def measure(home: Path) -> Iterator[Figure]:
    """A draft kept, and a reflection finished."""
    ours = make_journal(home / "Saving.journal", _ENTRIES).open()
    connection = _connect(home / "without-a-key.db")
    without_key = cast("Journal", WithoutKey(connection, home))
    fill(without_key, _ENTRIES)
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
    yield against_floor("Keep a draft of 1.2 KB, durably", kept, kept_floor, 2.5)
    yield Figure(
        "… beside bare SQL without a key",
        milliseconds(median(kept)),
        milliseconds(median(bare)),
        median(kept) / median(bare),
    )
    yield against_floor("Finish a reflection of 1.2 KB, durably", done, done_floor, 2.5)


def _connect(path: Path) -> Any:
    from sqlcipher3 import dbapi2

    connection = cast("Any", dbapi2).connect(str(path), isolation_level=None)
    for setting in (*_SETTINGS, "journal_mode = WAL"):
        connection.execute(f"PRAGMA {setting}")
    return connection


class WithoutKey:
    """What the writing desk needs of a journal: the same schema, settings and code, in the clear."""

    def __init__(self, connection: Any, folder: Path) -> None:
        import sqlite_utils

        db: Any = sqlite_utils.Database(connection, execute_plugins=False)
        migrations.apply(db, migrations.STEPS)
        engine = Engine(db, folder)
        self.reflections = SqlReflections(engine)
        self.drafts = SqlDrafts(engine)
        self.transaction = engine.transaction


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
