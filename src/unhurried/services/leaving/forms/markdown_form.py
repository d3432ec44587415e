"""Markdown: one file a reflection in a folder for its year, and the writer's text in it to the byte.

How the files are built is told in docs/export.md: facts at the top, and before each text a mark in a comment, by
which the texts can be told from what stands around them whatever is in them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import count
from typing import Final, NamedTuple, final

from unhurried.domain.errors import CopyUnreadable
from unhurried.domain.leaving import Kind, Leaf
from unhurried.services.leaving.as_values import Values
from unhurried.services.leaving.entries import Entries, Entry, Piece
from unhurried.services.leaving.entries_of_rest import THREADS, of_rest
from unhurried.services.leaving.folder import Unfinished
from unhurried.services.leaving.shape import Heartbeat, Rest

_WORD: Final = "unhurried"
_COUNTS_AS: Final = "counts_as"
_RULE: Final = "---\n"
# What YAML does not take as it is, or reads as a line end.
_UNSAFE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


class Read(NamedTuple):
    """A text as it was read back, with what its mark says and the heading above it."""

    about: Values
    heading: str
    text: str


@final
class MarkdownShape:
    """Files are named by day, and by number where a day has several; no name says whom or what they are about."""

    unprinted_letters = 0

    def __init__(self, folder: Unfinished, entries: Entries) -> None:
        self._folder = folder
        self._entries = entries
        self._named: Counter[str] = Counter()

    def leaf(self, leaf: Leaf) -> None:
        day = leaf.reflection.writing.day.isoformat()
        name = f"{day[:4]}/{day}"
        self._named[name] += 1
        number = self._named[name]
        self._folder.write(
            f"{name}-{number}.md" if number > 1 else f"{name}.md", written(self._entries.of_leaf(leaf))
        )

    def rest(self, rest: Rest) -> None:
        for entry in of_rest(rest, self._entries):
            self._named[entry.group] += 1
            number = f"/{self._named[entry.group]:03}" if entry.group == THREADS else ""
            self._folder.write(f"{entry.group}{number}.md", written(entry))

    def end(self) -> None:
        """Every file is written by now."""

    def counted(self, heartbeat: Heartbeat) -> Counter[Kind]:
        counts: Counter[Kind] = Counter()
        for name in self._folder.names:
            heartbeat()
            facts, texts = read((self._folder.path / name).read_bytes())
            told = (facts, *(text.about for text in texts))
            counts.update(Kind(about[_COUNTS_AS]) for about in told if _COUNTS_AS in about)
        return counts

    def close(self) -> None:
        """No file is open between two calls."""


def written(entry: Entry) -> bytes:
    """The file of an entry."""
    word = _free_word(entry)
    facts = {"title": entry.title, **entry.about, **_counting(entry.kind), "marks": word}
    lines = [f"{name}: {_json(value)}\n" for name, value in facts.items() if value is not None]
    title = _written(word, Piece(entry.title, "", about={"part": "title"}, small=entry.small, level=1))
    texts = "".join(_written(word, piece) for piece in entry.pieces)
    return f"{_RULE}{''.join(lines)}{_RULE}\n{title}{texts}".encode()


def read(file: bytes) -> tuple[Values, list[Read]]:
    """What stands at the top of a file, and every text in it to the byte. Raises CopyUnreadable."""
    try:
        _, head, body = file.decode().split(_RULE, 2)
        facts = {name: json.loads(value) for name, _, value in (line.partition(": ") for line in head.splitlines())}
        _, *pieces = f"\n{body}".split(f"\n<!-- {facts['marks']} ")
        return facts, [
            _read(f"{piece}\n" if number < len(pieces) else piece) for number, piece in enumerate(pieces, 1)
        ]
    except (ValueError, KeyError):
        raise CopyUnreadable from None


def _written(word: str, piece: Piece) -> str:
    """Mark, heading, an empty line, the text as it is, an empty line."""
    about = _comment({**piece.about, **_counting(piece.kind)})
    heading = f"{_marked(piece)}\n" if piece.heading else ""
    small = f"*{piece.small}*\n" if piece.small else ""
    return f"<!-- {word} {about} -->\n{heading}{small}\n{piece.text}\n\n"


def _marked(piece: Piece) -> str:
    return f"- {piece.heading}" if piece.is_item else f"{'#' * piece.level} {piece.heading}"


def _read(piece: str) -> Read:
    mark, _, rest = piece.partition(" -->\n")
    heading, _, text = rest.partition("\n") if rest.startswith("\n") else rest.partition("\n\n")
    return Read(json.loads(mark), heading, text.removesuffix("\n\n"))


def _counting(kind: Kind | None) -> Values:
    return {_COUNTS_AS: kind} if kind else {}


def _free_word(entry: Entry) -> str:
    """A word for the marks that no text has behind the beginning of a comment."""
    texts = [entry.title, *(text for piece in entry.pieces for text in (piece.text, piece.heading, piece.small))]
    words = (f"{_WORD}-{number}" if number > 1 else _WORD for number in count(1))
    return next(word for word in words if not any(f"<!-- {word} " in text for text in texts))


def _comment(about: Values) -> str:
    """JSON that ends no comment."""
    return _json(about).replace("<", "\\u003c").replace(">", "\\u003e").replace("--", "-\\u002d")


def _json(value: object) -> str:
    """JSON is YAML too, but for some letters that only one of them takes as they are."""
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
