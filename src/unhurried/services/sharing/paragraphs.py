"""Paragraphs of a body, each with a mark by which it is known again after a change elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b

from unhurried.domain.text import clean
from unhurried.services.sharing.marking_up import read, split_as_typed


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One thing to choose of a body: a paragraph, a heading, an item of a list, a quotation. `words` is Markdown."""

    mark: str
    words: str = field(repr=False)


def paragraphs(body: str, key: str) -> list[Paragraph]:
    """The body in its order. A paragraph that is changed gets another mark; `key` makes marks differ between bodies.

    The mark comes from the words alone and not from the place, so that one before it may come or go. Of two that
    are the same, the second is marked as the second.
    """
    seen: Counter[str] = Counter()
    found: list[Paragraph] = []
    for words in _split(clean(body)):
        mark = blake2b(words.encode(), key=key.encode()[:64], digest_size=6).hexdigest()
        seen[mark] += 1
        found.append(Paragraph(mark if seen[mark] == 1 else f"{mark}.{seen[mark]}", words))
    return found


def _split(body: str) -> Iterator[str]:
    tokens = read(body)
    if tokens is None:
        yield from split_as_typed(body)
        return
    lines = body.split("\n")
    for token in tokens:
        # Items of a list at the margin are chosen one by one; whatever is inside of something goes with it.
        is_item = token.type == "list_item_open" and token.level == 1
        is_block = token.level == 0 and token.nesting >= 0 and not token.type.endswith("list_open")
        if token.map and token.type != "hr" and (is_item or is_block):
            words = "\n".join(lines[token.map[0] : token.map[1]]).strip("\n").rstrip()
            if words.strip():
                yield words
