"""The index of what can be found in threads and words to keep: the only place that changes it.

As with reflections, it has no copy of the text: take a thread out before a word in it changes, and put it in again
afterwards. Threads have places above nought, words to keep below it.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from unhurried.domain.finding import Piece
from unhurried.storage import glimpsing, matching
from unhurried.storage.engine import Engine

# Which of the two, by place.
THREADS, WORDS_TO_KEEP = "rowid > 0", "rowid < 0"

_SNIPPET_WORDS = 12
_EXISTS = "SELECT 1 FROM sqlite_schema WHERE name = 'note_words'"
_SNIPPETS = f"""
SELECT rowid AS place, snippet(note_words, -1, ?, ?, '…', {_SNIPPET_WORDS}) AS snippet
FROM note_words WHERE note_words MATCH ?
"""  # noqa: S608 - a number of ours
# Enough of each text to show what it is about, where no word of it was asked for.
_OPENINGS = (
    "SELECT rowid AS place, substr(concat_ws(' ', title, notes), 1, ?) AS opening"
    " FROM note_words WHERE rowid NOT IN (SELECT rowid FROM note_words WHERE note_words MATCH ?)"
)


def take_out(engine: Engine, place: int) -> None:
    """Forget what is at this place, which has to be as it was when it was put in."""
    engine.run("DELETE FROM note_words WHERE rowid = ?", place)


def put_in(engine: Engine, place: int) -> None:
    """Make what is at this place findable; nothing where there is nothing any more."""
    engine.run(
        "INSERT INTO note_words (rowid, title, notes) SELECT place, title, notes FROM findable WHERE place = ?", place
    )


@contextmanager
def changing(engine: Engine, places: Sequence[int]) -> Generator[None]:
    """While the words at these places change, some of which may go."""
    for place in places:
        take_out(engine, place)
    yield
    for place in places:
        put_in(engine, place)


def make_afresh(engine: Engine) -> None:
    """Make the whole index from the text, where the schema has come so far as to have it."""
    if engine.row(_EXISTS):
        engine.run("INSERT INTO note_words (note_words) VALUES ('rebuild')")


def find(engine: Engine, words: str, which: str) -> dict[int, tuple[Piece, ...]]:
    """What fits the words by its place, with what is around the hits. `which` is THREADS or WORDS_TO_KEEP."""
    wanted = matching.plain(words)
    if wanted.including:
        marks = (glimpsing.HIT, glimpsing.AFTER_HIT)
        rows = engine.rows(f"{_SNIPPETS} AND {which}", *marks, wanted.expression)
        return {row["place"]: glimpsing.pieces(row["snippet"]) for row in rows}
    if wanted.excluding:
        rows = engine.rows(f"{_OPENINGS} AND {which}", glimpsing.ENOUGH, wanted.excluding)
        return {row["place"]: glimpsing.opening(row["opening"]) for row in rows}
    return {}
