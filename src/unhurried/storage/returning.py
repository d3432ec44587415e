"""Meeting one's earlier self in the database: days of earlier years, and what is returned to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import final

from unhurried.domain.finding import Glimpse
from unhurried.domain.returning import Place, Returned, most_returned_to
from unhurried.storage import glimpsing, search
from unhurried.storage.engine import Engine, Row
from unhurried.storage.matching import Match
from unhurried.storage.places import day_of, first_after, first_of

_NEAR = (
    "SELECT place FROM reflection WHERE trashed_at IS NULL AND place >= ? AND place < ?"
    " ORDER BY abs((place >> 20) - ?), place LIMIT ?"
)
_PROMPTS = f"""
WITH counted AS (
  SELECT prompt_id, count(*) AS number, max(place) AS last FROM answer
  WHERE place NOT IN (SELECT place FROM reflection WHERE trashed_at IS NOT NULL)
  GROUP BY prompt_id HAVING count(*) >= ?)
SELECT counted.prompt_id AS key, number, last, uid, wording AS name, substr(text, 1, {glimpsing.ENOUGH}) AS words,
  min(answer.position)
FROM counted JOIN answer ON answer.prompt_id = counted.prompt_id AND answer.place = last
  JOIN reflection ON reflection.place = last
GROUP BY counted.prompt_id
"""  # noqa: S608 - a number of ours
_THREADS = f"""
WITH counted AS (
  SELECT thread_uid, count(*) AS number FROM thread_note WHERE NOT is_unfinished
  GROUP BY thread_uid HAVING count(*) >= ?)
SELECT thread.uid AS key, counted.number AS number, title AS name, thread_note.day AS day,
  substr(words, 1, {glimpsing.ENOUGH}) AS words
FROM counted JOIN thread ON thread.uid = counted.thread_uid
  JOIN thread_note ON thread_note.number = (
    SELECT latest.number FROM thread_note AS latest WHERE latest.thread_uid = thread.uid AND NOT is_unfinished
    ORDER BY latest.written_at DESC, latest.number DESC LIMIT 1)
"""  # noqa: S608 - a number of ours


@final
class SqlReturning:
    """Days of earlier years and what is returned to, behind the port `Returning`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def first_day(self) -> date | None:
        row = self._engine.row("SELECT place FROM reflection WHERE trashed_at IS NULL ORDER BY place LIMIT 1")
        return None if row is None else day_of(row["place"])

    def near(self, days: Sequence[date], around: int, limit: int) -> list[list[Glimpse]]:
        return [self._near(day, around, limit) for day in days]

    def returned_to(self, at_least: int, limit: int) -> list[Returned]:
        found = [(row["number"], _thread(row)) for row in self._engine.rows(_THREADS, at_least)]
        found += [(row["number"], _prompt(row)) for row in self._engine.rows(_PROMPTS, at_least)]
        return most_returned_to(found, limit)

    def _near(self, day: date, around: int, limit: int) -> list[Glimpse]:
        low, high = first_of(day) - (around << 20), first_after(day) + (around << 20)
        rows = self._engine.rows(_NEAR, low, high, day.toordinal(), limit)
        return search.glimpses(self._engine, [row["place"] for row in rows], Match(), in_trash=False)


def _thread(row: Row) -> Returned:
    return Returned(Place.THREAD, row["key"], row["name"], _opening(row), date.fromisoformat(row["day"]))


def _prompt(row: Row) -> Returned:
    return Returned(Place.PROMPT, row["key"], row["name"], _opening(row), day_of(row["last"]), row["uid"])


def _opening(row: Row) -> str:
    return "".join(piece.text for piece in glimpsing.opening(row["words"]))
