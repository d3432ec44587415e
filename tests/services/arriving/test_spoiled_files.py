"""Whatever is cut from a file, put into it or changed in it: it is read, or refused with an error of ours."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import a_full_reflection
from tests.services.arriving.old_journals import (
    JRNL,
    JRNL_OF_OLD,
    OUR_MARKDOWN,
    SECRET,
    day_one,
    day_one_zip,
    rednotebook,
    sealed_by_jrnl,
    sealed_with_salt,
)
from tests.services.arriving.test_text_and_folders import exported

from unhurried.domain.arrivals import Found
from unhurried.domain.errors import NotReadable, WrongSecret
from unhurried.domain.text import clean
from unhurried.services.arriving.reading import read

DAY_ONE = day_one(
    {
        "creationDate": "2024-01-31T18:05:00Z",
        "timeZone": "Europe/Berlin",
        "text": "# A slow hour\n\n![](dayone-moment://AB)",
        "photos": [{"identifier": "AB", "md5": "0f", "type": "png"}],
        "tags": ["online"],
    },
    {"creationDate": "2024-02-01T18:05:00Z", "richText": json.dumps({"contents": [{"text": "Rich.\n"}]})},
)
MINI = {"metadata": {"application": "Mini Diary"}, "entries": {"2024-01-31": {"title": "T", "text": "<p>x</p>"}}}
DIARIUM = {"entries": [{"date": "2024-01-31", "title": "T", "text": "<ul><li>x</li></ul>", "tags": []}]}
JRNL_JSON = {"entries": [{"title": "T", "body": "B", "date": "2024-01-31", "time": "09:05", "tags": ["@a"]}]}
MARKDOWN = "---\ndate: 2024-01-31\ntags: [a, b]\n---\n# A\n\n![[x.png]]\n\n## 2024-02-01\n\nB\n"


def _made() -> dict[str, bytes]:
    """One good file of each kind, by a name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        zipped = day_one_zip(folder / "e.zip", DAY_ONE).read_bytes()
        months = {"2024-01": {31: {"text": "**a** //b//", "Tags": {"c": None}, "Ideas": {"d": None}}}}
        month = (rednotebook(folder, months) / "2024-01.txt").read_bytes()
    told: dict[str, Any] = {"d.json": DAY_ONE, "m.json": MINI, "n.json": DIARIUM, "j.json": JRNL_JSON}
    told["journal.json"] = exported(a_full_reflection())
    texts = {"j.txt": JRNL, "o.txt": JRNL_OF_OLD, "a.md": MARKDOWN, "ours.md": OUR_MARKDOWN}
    return {
        **{name: json.dumps(content).encode() for name, content in told.items()},
        **{name: text.encode() for name, text in texts.items()},
        "e.zip": zipped,
        "2024-01.txt": month,
        "s.txt": sealed_by_jrnl(JRNL),
        "t.txt": sealed_with_salt(JRNL),
    }


GOOD = _made()
ODD_BYTES = st.one_of(
    st.binary(max_size=12),
    st.sampled_from(
        [b"[" * 3000, b"\x00", b"\xff\xfe", b"{", b'"', b"null", b"9" * 5000, b"-1", b"\xed\xa0\x80", b"---\n"]
    ),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6), st.just("2024-01-31")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=6,
)


def _read(name: str, content: bytes) -> Found | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        try:
            return read(path, secret=SECRET)
        except (NotReadable, WrongSecret):
            return None


def _must_be_fit(found: Found | None) -> None:
    """Whatever came of it can be kept."""
    for arrival in found.arrivals if found else ():
        writing = arrival.writing
        for words in (writing.body, *writing.tags, *(answer.text for answer in writing.answers)):
            assert words == clean(words)
        assert writing.day.year >= 1900


def test_the_good_ones_are_good():
    for name, content in GOOD.items():
        found = _read(name, content)
        assert found, name
        assert found.arrivals, name
        _must_be_fit(found)


@settings(max_examples=400, deadline=None)
@given(data=st.data(), name=st.sampled_from(sorted(GOOD)))
def test_a_file_that_was_cut_or_changed(data: st.DataObject, name: str):
    content = GOOD[name]
    at = data.draw(st.integers(0, len(content)))
    until = data.draw(st.integers(at, min(len(content), at + 40)))
    rest = content[until:] if data.draw(st.booleans()) else b""
    _must_be_fit(_read(name, content[:at] + data.draw(ODD_BYTES) + rest))


@settings(max_examples=400, deadline=None)
@given(data=st.data(), name=st.sampled_from([name for name in sorted(GOOD) if name.endswith(".json")]))
def test_json_with_something_else_in_one_place(data: st.DataObject, name: str):
    content = json.loads(GOOD[name])
    place: Any = content
    while True:
        keys = list(range(len(place))) if isinstance(place, list) else list(place)
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.integers(0, 3)) == 0:
            break
        place = inner
    place[key] = data.draw(JSON)
    _must_be_fit(_read(name, json.dumps(content).encode()))


@settings(max_examples=150, deadline=None)
@given(
    content=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "ignore")))
)
def test_anything_at_all(content: bytes):
    for name in ("x.txt", "x.md", "2024-01.txt", "x.json", "x"):
        _must_be_fit(_read(name, content))
