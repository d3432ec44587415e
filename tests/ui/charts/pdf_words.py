"""The words of a PDF, as a search would find them: from its glyphs through its own tables back to letters."""

from __future__ import annotations

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def words_of(pdf: bytes) -> str:
    """Everything that is written, without the spaces between words, in the order it was put down."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    tables = _tables(objects)
    names = {
        name: tables[int(number)]
        for body in objects.values()
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body)
        if int(number) in tables
    }
    found: list[str] = []
    for body in objects.values():
        text = _unpacked(body)
        if b" Tf" not in text:
            continue
        table: dict[int, str] = {}
        for name, glyphs in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>", text):
            if name:
                table = names.get(name, {})
            else:
                found += [table.get(int(glyphs[at : at + 4], 16), "?") for at in range(0, len(glyphs), 4)]
    # Some fonts have one glyph for spaces and tabs, and Qt names the tab.
    return "".join("".join(found).split())


def _tables(objects: dict[int, bytes]) -> dict[int, dict[int, str]]:
    """Glyph to letters, by the number of the font."""
    tables: dict[int, dict[int, str]] = {}
    for number, body in objects.items():
        pointer = re.search(rb"/ToUnicode (\d+) 0 R", body)
        if pointer:
            tables[number] = _letters(_unpacked(objects[int(pointer[1])]))
    return tables


def _letters(text: bytes) -> dict[int, str]:
    table: dict[int, str] = {}
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", text, re.DOTALL):
        for first, last, listed, single in re.findall(
            rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:\[(.*?)\]|<([0-9a-fA-F]+)>)", block, re.DOTALL
        ):
            start, end = int(first, 16), int(last, 16)
            if listed:
                for glyph, letters in zip(
                    range(start, end + 1), re.findall(rb"<([0-9a-fA-F]+)>", listed), strict=False
                ):
                    table[glyph] = _decoded(letters)
            else:
                for glyph in range(start, end + 1):
                    table[glyph] = chr(int(single, 16) + glyph - start)
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", text, re.DOTALL):
        for glyph, letters in re.findall(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            table[int(glyph, 16)] = _decoded(letters)
    return table


def _decoded(letters: bytes) -> str:
    return bytes.fromhex(letters.decode()).decode("utf-16-be")


def _unpacked(body: bytes) -> bytes:
    found = _STREAM.search(body)
    if not found:
        return b""
    try:
        return zlib.decompress(found[1])
    except zlib.error:
        return found[1]
