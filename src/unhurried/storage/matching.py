"""From what was typed to a full-text expression that cannot fail, and that finds common words at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

from unhurried.domain.finding import Term, terms
from unhurried.domain.text import clean
from unhurried.storage.engine import Engine

# Beginnings up to this length have an index of their own (see `prefix` in the schema).
_INDEXED = 3
# A longer beginning that this many words share is looked up as those words: their lists can be read from
# the newest end, while the list of a beginning has to be put together whole first.
_MOST_WORDS = 40
# Steps from word to word, not from place to place; char(1) sorts before any longer word.
_WORDS_BEGINNING = """
WITH RECURSIVE found (term) AS (
  SELECT (SELECT term FROM vocabulary WHERE term >= ?1 LIMIT 1)
  UNION ALL
  SELECT (SELECT term FROM vocabulary WHERE term >= found.term || char(1) LIMIT 1) FROM found
  WHERE substr(found.term, 1, length(?1)) = ?1
  LIMIT ?2
)
SELECT term FROM found
"""


@dataclass(frozen=True, slots=True)
class Match:
    """What has to be there and what must not, as FTS5 expressions; empty when nothing was asked."""

    including: str = ""
    excluding: str = ""

    @property
    def expression(self) -> str:
        """Both in one; meaningful only when something is included."""
        return f"({self.including}) NOT ({self.excluding})" if self.excluding else self.including


@final
class Matcher:
    """Reads the search box, and remembers the last reading: rows follow their places with the same words."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._asked = ("", (-1, -1))
        self._found = Match()

    def match(self, words: str) -> Match:
        """What to look for. New words may have been written since it was last asked."""
        asked = (words, self._engine.changes)
        if asked != self._asked:
            self._found = _match(self._engine, words)
            self._asked = asked
        return self._found


def plain(words: str) -> Match:
    """What to look for in an index that is small, and keeps no list of its words."""
    return _matching(words, _plainly)


def _match(engine: Engine, words: str) -> Match:
    return _matching(words, lambda term: _expression(engine, term))


def _matching(words: str, expression_of: Callable[[Term], str]) -> Match:
    """Everything typed is quoted, so that AND, ( or : are words like any other."""
    wanted = [(term.is_excluded, expression_of(term)) for term in terms(clean(words))]
    return Match(
        including=" AND ".join(expression for is_excluded, expression in wanted if not is_excluded),
        excluding=" OR ".join(expression for is_excluded, expression in wanted if is_excluded),
    )


def _expression(engine: Engine, term: Term) -> str:
    # Only for plain letters and digits is it certain how the index has folded them.
    if not term.is_phrase and len(term.text) > _INDEXED and term.text.isascii() and term.text.isalnum():
        words = _words_beginning(engine, term.text.lower())
        if words:
            return f"({' OR '.join(_quoted(word) for word in words)})"
    return _plainly(term)


def _plainly(term: Term) -> str:
    return _quoted(term.text) if term.is_phrase else f"{_quoted(term.text)} *"


def _words_beginning(engine: Engine, beginning: str) -> list[str]:
    """The words of the journal with this beginning; none when there are too many."""
    found = [row["term"] for row in engine.rows(_WORDS_BEGINNING, beginning, _MOST_WORDS + 2)]
    words = [word for word in found if word and word.startswith(beginning)]
    return words if len(words) <= _MOST_WORDS else []


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
