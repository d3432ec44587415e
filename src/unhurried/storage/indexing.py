"""The index of what can be found, full text and facets: the only place that changes it.

It holds exactly the reflections that are not in the trash. Take a reflection out before its text changes,
and put it in again afterwards: the index has no copy of the text and reads it to know what to forget.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from unhurried.storage.engine import Engine

# From so many reflections on it is faster to put the whole index together again than to cut each word out.
_MANY = 500


def take_out(engine: Engine, place: int) -> None:
    """Forget the reflection at this place, which has to be as it was when it was put in."""
    engine.run("DELETE FROM words WHERE rowid = ?", place)
    engine.run("DELETE FROM facet WHERE place = ?", place)


def take_out_all(engine: Engine, places: str, value: str) -> None:
    """The same for all the places that a question with this value answers, however many."""
    number = engine.rows(f"SELECT count(*) AS number FROM ({places})", value)[0]["number"]  # noqa: S608
    if number >= _MANY:
        engine.run("INSERT INTO words (words, rank) VALUES ('secure-delete', 0)")
    engine.run(f"DELETE FROM words WHERE rowid IN ({places})", value)  # noqa: S608 - questions of ours
    engine.run(f"DELETE FROM facet WHERE place IN ({places})", value)  # noqa: S608
    if number >= _MANY:
        # Nothing of what was taken out is in the index that this puts together.
        engine.run("INSERT INTO words (words) VALUES ('optimize')")
        engine.run("INSERT INTO words (words, rank) VALUES ('secure-delete', 1)")


def put_in(engine: Engine, place: int) -> None:
    """Make the reflection at this place findable."""
    engine.run(
        "INSERT INTO words (rowid, body, answers, notes)"
        " SELECT place, body, answers, notes FROM searchable WHERE place = ?",
        place,
    )
    engine.run("INSERT INTO facet (place, kind, value) SELECT place, kind, value FROM trait WHERE place = ?", place)


def put_in_all(engine: Engine, places: Sequence[int]) -> None:
    """The same for many places that are not in the index."""
    listed = ", ".join(str(place) for place in places)
    engine.run(
        "INSERT INTO words (rowid, body, answers, notes)"  # noqa: S608 - only numbers
        f" SELECT place, body, answers, notes FROM searchable WHERE place IN ({listed})"
    )
    engine.run(
        f"INSERT INTO facet (place, kind, value) SELECT place, kind, value FROM trait WHERE place IN ({listed})"  # noqa: S608
    )


@contextmanager
def changing(engine: Engine, places: Sequence[int]) -> Generator[None]:
    """While something that is found with the reflections at these places changes; they themselves stay."""
    for place in places:
        take_out(engine, place)
    yield
    for place in places:
        put_in(engine, place)


def make_afresh(engine: Engine) -> None:
    """Make the whole index from the text."""
    engine.run("DELETE FROM facet")
    engine.run(
        "INSERT INTO facet (place, kind, value) SELECT place, kind, value FROM trait"
        " WHERE place IN (SELECT place FROM reflection WHERE trashed_at IS NULL)"
    )
    engine.run("INSERT INTO words (words) VALUES ('rebuild')")
