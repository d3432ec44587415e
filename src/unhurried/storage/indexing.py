"""The index of what can be found, full text and facets: the only place that changes it.

It holds exactly the reflections that are not in the trash. Take a reflection out before its text changes,
and put it in again afterwards: the index has no copy of the text and reads it to know what to forget.
"""

from __future__ import annotations

from unhurried.storage.engine import Engine


def take_out(engine: Engine, place: int) -> None:
    """Forget the reflection at this place, which has to be as it was when it was put in."""
    engine.run("DELETE FROM words WHERE rowid = ?", place)
    engine.run("DELETE FROM facet WHERE place = ?", place)


def put_in(engine: Engine, place: int) -> None:
    """Make the reflection at this place findable."""
    engine.run(
        "INSERT INTO words (rowid, body, answers, notes)"
        " SELECT place, body, answers, notes FROM searchable WHERE place = ?",
        place,
    )
    engine.run(
        "INSERT INTO facet (place, kind, value) SELECT place, kind, value FROM trait WHERE place = ?", place
    )
