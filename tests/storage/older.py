"""Journals as earlier versions left them: rows put in by hand, into whatever tables there were then."""

from __future__ import annotations

from tests.builders import DAY
from tests.storage.conftest import Place

from unhurried.storage import indexing
from unhurried.storage.engine import Engine
from unhurried.storage.places import first_of

_WRITING = (
    '{"day": "2026-03-04", "client_code": null, "tags": [], "body": "As it was.", "answers": [], "markings": []}'
)
_ROWS = {
    "answer": "(place, position, prompt_id, version, wording, lens, text)"
    " VALUES (?, 0, 'p', 1, 'W?', 'silence', 'T')",
    "marking": "(place, position, marker_id, version, wording, lens, option, option_wording, line)"
    " VALUES (?, 0, 'm', 1, 'W.', 'pace', 'yes', 'Yes', 'a line')",
    "tag": "(place, position, name) VALUES (?, 0, 'online')",
}


def fill(place: Place, bodies: list[str]) -> Place:
    """Reflections with these bodies, an answer, a marking and a tag each; the first one was edited once."""
    engine = Engine(place.raw(), place.folder)
    with engine.transaction():
        for number, body in enumerate(bodies):
            where = first_of(DAY) + number
            engine.run(
                "INSERT INTO reflection (place, uid, day, client_code, kept_at, body)"
                " VALUES (?, ?, ?, 'Heron', ?, ?)",
                *(where, f"r{number}", DAY.isoformat(), "2026-03-04T17:00:00+00:00", body),
            )
            for table, row in _ROWS.items():
                engine.run(f"INSERT INTO {table} {row}", where)
            indexing.put_in(engine, where)
        engine.run("INSERT INTO revision VALUES ('v', 'r0', '2026-03-04T18:00:00+00:00', ?)", _WRITING)
        engine.run("INSERT INTO preference (name, value) VALUES ('way', 'line')")
    engine.close()
    return place
