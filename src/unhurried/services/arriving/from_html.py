"""HTML as Markdown: what an editor of a diary writes, and no more of it than the words and simple marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html.parser import HTMLParser
from typing import Final

from unhurried.services.arriving.tray import picture_note

_TAGS: Final = "p|br|div|span|ul|ol|li|h[1-6]|strong|em|b|i|u|s|blockquote|img|pre"
_IS_HTML = re.compile(rf"<(?:{_TAGS})\b[^<>]*>", re.IGNORECASE)
_MARKS: Final = {
    **dict.fromkeys(("strong", "b"), "**"),
    **dict.fromkeys(("em", "i"), "*"),
    **dict.fromkeys(("s", "del", "strike"), "~~"),
    "code": "`",
}
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS: Final = ("p", "div", "blockquote", "ul", "ol", "li", "pre", "table", "tr", "hr", *_HEADINGS)
_SILENT: Final = ("script", "style", "head", "title")
_DEEPEST_LIST: Final = 8


def is_html(text: str) -> bool:
    """Whether a text has marks of HTML in it."""
    return bool(_IS_HTML.search(text))


def as_markdown(text: str, picture: Callable[[], object]) -> str:
    """The words of it; `picture` is called for each picture that is left out."""
    reader = _Reader(picture)
    reader.feed(text)
    reader.close()
    return reader.words()


class _Reader(HTMLParser):
    def __init__(self, picture: Callable[[], object]) -> None:
        super().__init__(convert_charrefs=True)
        self._picture = picture
        self._blocks: list[str] = []
        self._now = ""
        self._lists: list[str] = []
        self._quotes = 0
        self._silent = 0
        self._prefix = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BLOCKS:
            self._end_block()
            self._begin_block(tag)
        elif tag == "br":
            self._now += "\n"
        elif tag == "img":
            self._picture()
            self._now += picture_note(dict(attrs).get("alt") or "")
        else:
            self._now += _MARKS.get(tag, "")

    def _begin_block(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._lists.append("- " if tag == "ul" else "1. ")
        elif tag == "li":
            depth = min(len(self._lists), _DEEPEST_LIST)
            self._prefix = "  " * max(depth - 1, 0) + (self._lists[-1] if self._lists else "- ")
        elif tag == "blockquote":
            self._quotes = min(self._quotes + 1, _DEEPEST_LIST)
        elif tag in _HEADINGS:
            self._prefix = "#" * int(tag[1]) + " "
        elif tag == "hr":
            self._blocks.append("---")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag in _BLOCKS:
            self._end_block()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quotes = max(self._quotes - 1, 0)
        else:
            self._now += _MARKS.get(tag, "")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._now += re.sub(r"[ \t\n]+", " ", data)

    def words(self) -> str:
        """All blocks, a blank line between them, and none between the lines of a list."""
        self._end_block()
        text = ""
        for number, block in enumerate(self._blocks):
            is_list = number and _is_item(block) and _is_item(self._blocks[number - 1])
            text += ("\n" if is_list else "\n\n" if number else "") + block
        return text

    def _end_block(self) -> None:
        lines = [line.strip() for line in self._now.split("\n")]
        words = "\n".join(lines).strip()
        # Marks around nothing are none.
        words = re.sub(r"\*\*\*\*|~~~~", "", words)
        if words:
            whole = (self._prefix + words).split("\n")
            self._blocks.append("\n".join("> " * self._quotes + line for line in whole))
            self._prefix = ""
        self._now = ""


def _is_item(block: str) -> bool:
    return bool(re.match(r"(?:> )*\s*(?:- |1\. )", block))
