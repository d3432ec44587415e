"""Journals of other programs are read whole: their days, words, titles and tags, and what has no place is counted."""

from __future__ import annotations

import json
import time as clock
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from tests.services.arriving.old_journals import (
    JRNL,
    JRNL_OF_OLD,
    JRNL_OF_TODAY,
    SECRET,
    day_one,
    day_one_zip,
    rednotebook,
    sealed_by_jrnl,
    sealed_with_salt,
    write,
)

from unhurried.domain.arrivals import Found, LeftOut, OddReason, Source
from unhurried.domain.errors import NotReadable, SecretNeeded, Unreadable, WrongSecret
from unhurried.services.arriving.reading import read


def bodies(found: Found) -> list[str]:
    return [arrival.writing.body for arrival in found.arrivals]


def days(found: Found) -> list[date]:
    return [arrival.writing.day for arrival in found.arrivals]


def odd(found: Found) -> list[tuple[int, int, OddReason]]:
    return [(each.place.entry, each.place.line, each.reason) for each in found.odd]


# jrnl


def test_a_text_of_jrnl(tmp_path: Path):
    found = read(write(tmp_path / "journal.txt", JRNL))
    assert found.source is Source.JRNL
    assert bodies(found) == [
        "# I spoke before the quiet was over.\n\n@pace @online And then some more.",
        "Only a title",
        "# Two lines here\n\nand a second [1] line\n[a remark in brackets] that is no day",
    ]
    assert days(found) == [date(2024, 1, 31), date(2024, 2, 1), date(2024, 2, 1)]
    assert [arrival.written_at for arrival in found.arrivals] == [time(9, 5), time(18, 30), time(7, 31)]
    assert [arrival.writing.tags for arrival in found.arrivals] == [("pace", "online"), ("starred",), ()]
    assert [arrival.place.line for arrival in found.arrivals] == [1, 4, 6]


def test_a_text_of_jrnl_as_it_writes_times_today_and_as_it_did_first(tmp_path: Path):
    today = read(write(tmp_path / "today.txt", JRNL_OF_TODAY))
    assert [arrival.written_at for arrival in today.arrivals] == [time(9, 5), time(18, 5)]
    old = read(write(tmp_path / "old.txt", JRNL_OF_OLD))
    assert (old.source, days(old)) == (Source.JRNL, [date(2013, 6, 9), date(2013, 6, 10)])
    assert bodies(old) == ["# My first entry.\n\nA line with 2013-06-09 in it.", "Life is good."]
    assert old.arrivals[1].writing.tags == ("starred",)


def test_a_day_that_is_none_is_odd_and_its_words_go_to_nobody_else(tmp_path: Path):
    text = "before\n[2024-01-31 09:05] One.\n[2024-13-45 09:05] A canary.\nof two lines\n[2024-02-01 09:05] Two.\n"
    found = read(write(tmp_path / "journal.txt", text), Source.JRNL)
    assert bodies(found) == ["One.", "Two."]
    assert odd(found) == [(0, 1, OddReason.NO_DAY), (0, 3, OddReason.NO_DAY)]
    assert "canary" not in repr(found)


@pytest.mark.parametrize("kind", ["of the second kind", "with a salt", "with a salt in a plain head"])
def test_an_encrypted_jrnl_opens_with_its_passphrase(tmp_path: Path, kind: str):
    sealed = sealed_by_jrnl(JRNL) if "second" in kind else sealed_with_salt(JRNL, is_head_plain="plain" in kind)
    path = write(tmp_path / "journal.txt", sealed)
    with pytest.raises(SecretNeeded):
        read(path)
    with pytest.raises(WrongSecret):
        read(path, secret="a loud kettle")  # noqa: S106
    assert len(read(path, secret=SECRET).arrivals) == 3


def test_an_encrypted_text_without_an_entry(tmp_path: Path):
    found = read(write(tmp_path / "journal.txt", sealed_with_salt("no day at all")), secret=SECRET)
    assert (found.arrivals, odd(found)) == ((), [(0, 1, OddReason.NO_DAY)])


@pytest.mark.parametrize("size", [7, 20, 60, 100])
def test_an_encrypted_jrnl_that_was_cut(tmp_path: Path, size: int):
    path = write(tmp_path / "journal.txt", sealed_with_salt(JRNL)[:size])
    with pytest.raises((NotReadable, WrongSecret)):
        read(path, secret=SECRET)


def test_an_export_of_jrnl(tmp_path: Path):
    entries = [
        *({"title": "I spoke.", "body": "And more.", "date": "2024-01-31", "time": "09:05", "tags": ["@pace"]},),
        {"title": "Starred", "body": "", "date": "2024-02-01", "time": "", "tags": [], "starred": True},
        {"title": 7, "body": None, "date": "2024-02-01"},
        {"title": "No day", "body": "", "date": "soon"},
        "not an entry",
    ]
    found = read(write(tmp_path / "export.json", {"tags": {"@pace": 1}, "entries": entries}))
    assert (found.source, bodies(found)) == (Source.JRNL, ["# I spoke.\n\nAnd more.", "Starred"])
    assert [arrival.writing.tags for arrival in found.arrivals] == [("pace",), ("starred",)]
    assert [reason for _, _, reason in odd(found)] == [OddReason.EMPTY, OddReason.NO_DAY, OddReason.UNREADABLE]


# Day One


def entry(text: str | None = "A slow hour.", at: str = "2024-01-31T18:05:00Z", **told: object) -> dict[str, object]:
    return {"uuid": "F" * 32, "creationDate": at, **({} if text is None else {"text": text}), **told}


@pytest.fixture
def greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer whose clock is that of Greenwich."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "UTC")
        clock.tzset()
        yield
    clock.tzset()


@pytest.mark.parametrize(
    ("at", "zone", "day", "hour"),
    [
        ("2024-01-31T23:30:00Z", "Europe/Berlin", date(2024, 2, 1), time(0, 30)),
        ("2024-01-31T02:30:00Z", "America/New_York", date(2024, 1, 30), time(21, 30)),
        ("2024-07-01T23:30:00Z", "Asia/Kolkata", date(2024, 7, 2), time(5, 0)),
        ("2024-01-31T12:00:00Z", "Nowhere/Atall", date(2024, 1, 31), time(12, 0)),
        ("2024-01-31T12:00:00Z", "../../etc/passwd", date(2024, 1, 31), time(12, 0)),
        ("2024-01-31T12:00:00Z", "Europe", date(2024, 1, 31), time(12, 0)),
        ("2024-01-31T12:00:00Z", None, date(2024, 1, 31), time(12, 0)),
    ],
)
@pytest.mark.usefixtures("greenwich")
def test_the_day_is_that_of_the_place_where_it_was_written(
    tmp_path: Path, at: str, zone: str | None, day: date, hour: time
):
    found = read(write(tmp_path / "Journal.json", day_one(entry(at=at, timeZone=zone))))
    assert (found.source, days(found), found.arrivals[0].written_at) == (Source.DAY_ONE, [day], hour)


def test_an_entry_of_day_one_with_everything(tmp_path: Path):
    whole = entry(
        "# A slow hour\n\nI waited\\. Then:\n\n1\\. quiet\n\n![](dayone-moment://AB12)\n\n![](dayone-moment:/audio/CD)\n\n\\*",
        starred=True,
        tags=["online", "Online", " two  words ", 7],
        photos=[{"identifier": "AB12", "md5": "0f" * 16, "type": "jpeg"}, "odd"],
        audios=[{"identifier": "CD"}],
        location={"placeName": "somewhere"},
        weather={"temperatureCelsius": 4},
    )
    found = read(write(tmp_path / "Journal.json", day_one(whole)))
    assert bodies(found) == [
        f"# A slow hour\n\nI waited. Then:\n\n1\\. quiet\n\n(picture: {'0f' * 16}.jpeg)\n\n(picture)\n\n\\*"
    ]
    assert found.arrivals[0].writing.tags == ("online", "two words", "starred")
    assert found.left_out == {
        LeftOut.PICTURE: 2,
        LeftOut.ATTACHMENT: 1,
        LeftOut.LOCATION: 1,
        LeftOut.WEATHER: 1,
    }


def test_an_entry_without_text_is_read_from_its_rich_text(tmp_path: Path):
    contents = [
        {"text": "A heading\n", "attributes": {"line": {"header": 2}}},
        {"text": "It was ", "attributes": {}},
        {"text": "very ", "attributes": {"bold": True}},
        {"text": "quiet.\n\n"},
        {"text": "first\n", "attributes": {"line": {"listStyle": "bulleted", "indentLevel": 1}}},
        {"text": "inside\n", "attributes": {"line": {"listStyle": "checkbox", "checked": True, "indentLevel": 2}}},
        {"embeddedObjects": [{"type": "photo", "identifier": "AB"}]},
        {"text": "the end", "attributes": {"line": {"quote": True}, "italic": True}},
    ]
    rich = json.dumps({"meta": {"version": 1}, "contents": contents})
    photos = [{"identifier": "AB", "md5": "ab", "type": "png"}]
    found = read(write(tmp_path / "Journal.json", day_one(entry(None, richText=rich, photos=photos))))
    assert bodies(found) == [
        "## A heading\nIt was **very** quiet.\n\n- first\n  - [x] inside\n(picture: ab.png)\n> *the end*"
    ]


def test_odd_entries_of_day_one_are_told_by_their_number_and_the_rest_is_read(tmp_path: Path):
    entries = [
        entry("One."),
        entry(None, photos=[{"identifier": "x"}]),
        entry("No day.", at="soon"),
        "nothing",
        entry("", richText="{"),
        entry("x" * 2_000_001),
        entry("Two."),
        {"text": "No date at all."},
        entry("Long ago.", at="0001-01-01T00:00:00Z", timeZone="America/New_York"),
    ]
    found = read(write(tmp_path / "Journal.json", day_one(*entries)))  # type: ignore[arg-type]
    assert bodies(found) == ["One.", "Two."]
    assert odd(found) == [
        (2, 0, OddReason.EMPTY),
        (3, 0, OddReason.NO_DAY),
        (4, 0, OddReason.UNREADABLE),
        (5, 0, OddReason.EMPTY),
        (6, 0, OddReason.TOO_LONG),
        (8, 0, OddReason.NO_DAY),
        (9, 0, OddReason.NO_DAY),
    ]


def test_a_zip_of_day_one_with_two_journals(tmp_path: Path):
    path = day_one_zip(tmp_path / "Export.zip", day_one(entry("One.")), day_one(entry("Two."), entry("Three.")))
    found = read(path)
    assert (found.source, bodies(found)) == (Source.DAY_ONE, ["One.", "Two.", "Three."])
    assert {arrival.place.file for arrival in found.arrivals} == {"Journal 0.json", "Journal 1.json"}


# RedNotebook


def test_a_folder_of_rednotebook(tmp_path: Path):
    text = (
        "=== After the hour ===\nIt was **so** //quiet//, and __I__ --spoke-- waited. See http://example.org//a//b "
        'and [a page ""http://example.org""].\n[""/home/me/heron"".png] #pace\\\\\nNext -- not struck -- line'
    )
    folder = rednotebook(
        tmp_path / "data",
        {
            "2024-01": {
                31: {"text": text, "Tags": {"online": None, "late": None}, "Ideas": {"wait //longer//": None}},
                2: {"text": "Early."},
                3: {"text": "  "},
                30: "odd",
                40: {"text": "No such day."},
            },
            "2023-12": {24: {"text": "Before."}},
            "2024-02": {},
        },
    )
    write(folder / "2024-03.txt", "1: {text: [unclosed")
    write(folder / "notes.txt", "no month")
    found = read(folder)
    assert (found.source, days(found)) == (
        Source.REDNOTEBOOK,
        [date(2023, 12, 24), date(2024, 1, 2), date(2024, 1, 31)],
    )
    assert bodies(found)[-1] == (
        "### After the hour\nIt was **so** *quiet*, and _I_ ~~spoke~~ waited. See http://example.org//a//b "
        "and [a page](http://example.org).\n(picture: heron.png) #pace\nNext -- not struck -- line\n\n"
        "## Ideas\n\n- wait *longer*"
    )
    assert found.arrivals[-1].writing.tags == ("pace", "late", "online")
    assert found.left_out == {LeftOut.PICTURE: 1}
    assert [(each.place.file, each.place.entry, each.reason) for each in found.odd] == [
        ("2024-01.txt", 3, OddReason.EMPTY),
        ("2024-01.txt", 30, OddReason.UNREADABLE),
        ("2024-01.txt", 40, OddReason.NO_DAY),
        ("2024-03.txt", 0, OddReason.UNREADABLE),
    ]
    assert read(tmp_path).arrivals == found.arrivals  # the folder above its data is as good


def test_one_month_of_rednotebook_by_itself(tmp_path: Path):
    folder = rednotebook(tmp_path, {"2024-01": {1: {"text": "Mine: a line.\n\nAnother."}}})
    assert bodies(read(folder / "2024-01.txt")) == ["Mine: a line.\n\nAnother."]


@pytest.mark.parametrize(
    "content",
    [
        "1: " + "[" * 100_000,
        "1:\n" + "".join(f"{' ' * (n + 1)}a:\n" for n in range(300)),
        "1: &a [*a, *a]",
        "1: !!python/object:os.x {}",
    ],
    ids=["brackets", "levels", "aliases", "objects"],
)
def test_what_is_made_to_harm_is_odd(tmp_path: Path, content: str):
    write(tmp_path / "2024-01.txt", content)
    rednotebook(tmp_path, {"2024-02": {1: {"text": "Well."}}})
    found = read(tmp_path)
    assert (bodies(found), [each.reason for each in found.odd]) == (["Well."], [OddReason.UNREADABLE])


# The mini ones


def test_a_mini_diary(tmp_path: Path):
    entries = {
        "2018-01-02": {"title": "Second", "text": "Some **words**.", "dateUpdated": "Tue Jan 02 2018"},
        "2018-01-01": {
            "title": "",
            "text": "<p>Some <b>bold</b> words&nbsp;&amp; more</p><ul><li>one</li><li>two</li></ul>",
        },
        "soon": {"title": "No day", "text": "x"},
        "2018-01-03": {"title": "", "text": ""},
    }
    metadata = {"application": "Mini Diary", "version": "3.3.0", "dateUpdated": "Tue Jan 02 2018"}
    found = read(write(tmp_path / "mini.json", {"metadata": metadata, "entries": entries}))
    assert found.source is Source.MINI_DIARY
    assert bodies(found) == ["# Second\n\nSome **words**.", "Some **bold** words\xa0& more\n\n- one\n- two"]
    assert [each.reason for each in found.odd] == [OddReason.NO_DAY, OddReason.EMPTY]


def test_a_mini_diarium(tmp_path: Path):
    html = (
        "<h2>After</h2><p>It was <em>quiet</em>,<br>and <s>I</s> <u>waited</u>.</p>"
        "<blockquote><p>So <code>it</code> is</p></blockquote><img src='data:x' alt='heron'><script>no()</script>"
    )
    entries = [
        {
            "id": 1,
            "date": "2024-01-15",
            "title": "T",
            "text": html,
            "dateUpdated": "2024-01-15T10:00:00Z",
            "tags": ["a"],
        },
        {"id": 2, "date": "2024-01-15", "title": "", "text": "Plain, with 3 < 4.", "tags": []},
    ]
    metadata = {"application": "Mini Diarium", "version": "0.5", "exportedAt": "2024-02-01T00:00:00+00:00"}
    found = read(write(tmp_path / "export.json", {"metadata": metadata, "entries": entries}))
    assert found.source is Source.MINI_DIARIUM
    assert bodies(found) == [
        "# T\n\n## After\n\nIt was *quiet*,\nand ~~I~~ waited.\n\n> So `it` is\n\n(picture: heron)",
        "Plain, with 3 < 4.",
    ]
    assert (found.arrivals[0].writing.tags, found.left_out) == (("a",), {LeftOut.PICTURE: 1})


def test_another_source_than_was_asked_for_is_refused(tmp_path: Path):
    path = write(tmp_path / "journal.json", day_one(entry()))
    assert read(path, Source.DAY_ONE)
    for source in Source:
        if source is not Source.DAY_ONE:
            with pytest.raises(NotReadable) as refusal:
                read(path, source)
            assert refusal.value.reason in (Unreadable.UNKNOWN, Unreadable.EMPTY), source
