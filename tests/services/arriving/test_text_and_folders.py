"""Folders of Markdown and text, single files of it, and our own export: days, words, and what is left out."""

from __future__ import annotations

import json
import os
import zipfile
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from tests.builders import AT, a_full_reflection, an_answer
from tests.services.arriving.old_journals import OUR_MARKDOWN, day_one, write

from unhurried.domain.arrivals import Found, LeftOut, OddReason, Source
from unhurried.domain.backups import carry_on
from unhurried.domain.errors import Cancelled, NotReadable, Unreadable
from unhurried.domain.moments import Moment
from unhurried.domain.reflections import Marking, Reflection, Writing
from unhurried.services.arriving import folders, material, tray
from unhurried.services.arriving.reading import read


def by_name(found: Found) -> dict[str, tuple[date, str]]:
    return {arrival.place.file: (arrival.writing.day, arrival.writing.body) for arrival in found.arrivals}


def touched(path: Path, day: date) -> Path:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()
    os.utime(path, (at, at))
    return path


def test_a_folder_of_markdown(tmp_path: Path):
    vault = tmp_path / "Vault"
    write(vault / "2024-01-31.md", "# A slow hour\n\nI waited. ![[heron.png|300]] and ![](files/a%20b.jpg) #pace\n")
    write(vault / "Journal" / "2024" / "02" / "03.md", "By its folders.")
    write(vault / "a note.md", "---\ndate: 2020-05-06 17:30\ntags: [online, late]\ntitle: x\n---\nFrom the front.")
    write(vault / "20210708 walk.markdown", "Digits. ![[talk.mp3]] ![[Another note]] not a file")
    touched(write(vault / "no day.md", "Of the day of the file."), date(2019, 3, 4))
    write(vault / "empty.md", " \n")
    write(vault / "binary.md", b"\x00\x01\x02")
    write(vault / "files" / "heron.png", b"\x89PNG")
    write(vault / ".obsidian" / "app.md", "hidden")
    write(vault / ".hidden 2024-01-01.md", "hidden")
    (vault / "loop").symlink_to(vault)
    (vault / "elsewhere.md").symlink_to(write(tmp_path / "outside 2024-01-01.md", "not in it"))
    found = read(vault)
    assert found.source is Source.MARKDOWN
    assert by_name(found) == {
        "2024-01-31.md": (
            date(2024, 1, 31),
            "# A slow hour\n\nI waited. (picture: heron.png) and (picture: a%20b.jpg) #pace",
        ),
        "Journal/2024/02/03.md": (date(2024, 2, 3), "By its folders."),
        "a note.md": (date(2020, 5, 6), "From the front."),
        "20210708 walk.markdown": (date(2021, 7, 8), "Digits. (talk.mp3) ![[Another note]] not a file"),
        "no day.md": (date(2019, 3, 4), "Of the day of the file."),
    }
    tags = {arrival.place.file: arrival.writing.tags for arrival in found.arrivals}
    assert (tags["2024-01-31.md"], tags["a note.md"]) == (("pace",), ("online", "late"))
    assert {arrival.written_at for arrival in found.arrivals} == {None, time(17, 30)}
    assert found.left_out == {LeftOut.PICTURE: 2, LeftOut.ATTACHMENT: 1, LeftOut.OTHER_FILE: 1}
    assert {(each.place.file, each.reason, each.is_left_out) for each in found.odd} == {
        ("no day.md", OddReason.DAY_OF_FILE, False),
        ("empty.md", OddReason.EMPTY, True),
        ("binary.md", OddReason.UNREADABLE, True),
    }


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("date: 31 January 2024", date(2024, 1, 31)),
        ("Created: '2024-01-31T09:05:00Z'", date(2024, 1, 31)),
        ("day: 2024-01-31", date(2024, 1, 31)),
        ("date: 2024-13-45", date(2001, 2, 3)),
        ("date: [unclosed", date(2001, 2, 3)),
        ("just words", date(2001, 2, 3)),
        ("date: &a 2024-01-31\nother: *a", date(2001, 2, 3)),
        ("a: " + "[" * 500, date(2001, 2, 3)),
    ],
)
def test_front_matter_tells_the_day_or_is_part_of_the_words(tmp_path: Path, front: str, day: date):
    path = write(tmp_path / "2001-02-03.md", f"---\n{front}\n---\nWords.")
    (arrival,) = read(path).arrivals
    assert (arrival.writing.day, arrival.writing.body.endswith("Words.")) == (day, True)


def test_days_as_headings_in_one_text(tmp_path: Path):
    text = (
        "2024-01-31\nI waited, and on 2024-01-30 I had not.\n\nWednesday, 7 February 2024\nQuiet.\n\n"
        "March 1, 2024:\n\nAnother.\n15.03.2024\nGerman order.\n"
    )
    found = read(write(tmp_path / "diary.txt", text))
    assert found.source is Source.TEXT
    assert [(arrival.writing.day, arrival.writing.body, arrival.place.line) for arrival in found.arrivals] == [
        (date(2024, 1, 31), "I waited, and on 2024-01-30 I had not.", 1),
        (date(2024, 2, 7), "Quiet.", 4),
        (date(2024, 3, 1), "Another.", 7),
        (date(2024, 3, 15), "German order.", 10),
    ]


def test_days_as_headings_of_markdown_with_something_before_them(tmp_path: Path):
    text = (
        "My diary\n\n## 2024-01-31 After the break\n\nQuiet.\n\n## 2024-02-01\n\nAgain.\n\n### Not a day\n\nStill.\n"
    )
    found = read(write(tmp_path / "diary.md", text))
    assert [arrival.writing.body for arrival in found.arrivals] == [
        "# After the break\n\nQuiet.",
        "Again.\n\n### Not a day\n\nStill.",
    ]
    assert [(each.place.line, each.reason) for each in found.odd] == [(1, OddReason.NO_DAY)]


def test_a_day_that_could_be_meant_in_two_ways_is_not_guessed(tmp_path: Path):
    path = touched(write(tmp_path / "diary.txt", "03/04/2024\nQuiet."), date(2024, 4, 3))
    found = read(path)
    assert found.arrivals[0].writing.day == date(2024, 4, 3)
    assert [each.reason for each in found.odd] == [OddReason.DAY_OF_FILE]


@pytest.mark.parametrize(
    "content",
    [
        "Überlegung, später".encode("cp1252"),
        "Überlegung, später".encode("utf-16"),
        b"\xff\xfe" + "Überlegung, später".encode("utf-16-le"),
        b"\xfe\xff" + "Überlegung, später".encode("utf-16-be"),
        "\ufeffÜberlegung, später".encode(),
        "U\u0308berlegung, spa\u0308ter\r\n".encode(),
    ],
    ids=["cp1252", "utf-16", "little", "big", "marked", "decomposed"],
)
def test_letters_are_read_whatever_they_were_written_with(tmp_path: Path, content: bytes):
    found = read(write(tmp_path / "2024-01-31.txt", content))
    assert [arrival.writing.body for arrival in found.arrivals] == ["Überlegung, später"]


def test_a_folder_of_text_may_hold_texts_of_jrnl(tmp_path: Path):
    write(tmp_path / "2024" / "01" / "31.txt", "[2024-01-31 09:05] One.\n\n[2024-01-31 19:05] Two.\n")
    found = read(tmp_path)
    assert (found.source, [arrival.writing.body for arrival in found.arrivals]) == (Source.TEXT, ["One.", "Two."])


# Our own


def exported(*reflections: Reflection, **rest: Any) -> dict[str, Any]:
    """As Unhurried takes a journal out."""
    told: list[dict[str, Any]] = []
    for each in reflections:
        values = asdict(each.writing)
        values["day"] = each.writing.day.isoformat()
        for moment in values["moments"]:
            moment["id"] = moment.pop("moment_id")
        told.append(
            {
                "id": each.reflection_id,
                **values,
                "kept_at": each.kept_at.isoformat(timespec="microseconds"),
                "edited_at": None,
                "trashed_at": each.trashed_at.isoformat() if each.trashed_at else None,
                "earlier_versions": [{"id": "v"}],
                "margin_notes": [{"id": "m"}, {"id": "n"}],
            }
        )
    return {"format": "unhurried-export", "version": 1, "whole": True, "reflections": told, **rest}


def test_our_own_export_comes_back_whole(tmp_path: Path):
    whole, trashed = a_full_reflection(), a_full_reflection(trashed_at=AT)
    rest = {"threads": [{"id": "t"}], "drafts": [], "ledger_lines": [{}]}
    write(tmp_path / "journal.json", exported(whole, trashed, **rest))
    write(tmp_path / "README.md", "not this")
    for path in (tmp_path, tmp_path / "journal.json"):
        found = read(path)
        assert found.source is Source.UNHURRIED
        assert [(each.writing, each.kept_at) for each in found.arrivals] == [(whole.writing, whole.kept_at)]
        assert found.left_out == {LeftOut.TRASHED: 1, LeftOut.NOTE: 3, LeftOut.EARLIER_VERSION: 1}


@pytest.mark.parametrize(
    "change",
    [
        {"day": "someday"},
        {"day": 7},
        {"body": ["x"]},
        {"answers": [{"text": 7}]},
        {"answers": ["x"]},
        {"answers": "x"},
        {"markings": [{"version": "first"}]},
        {"markings": [{"version": True}]},
        {"moments": [{"id": ""}]},
        {"moments": [7]},
        {"tags": "online"},
    ],
)
def test_an_entry_of_ours_that_was_tampered_with_is_odd(tmp_path: Path, change: dict[str, Any]):
    content = exported(a_full_reflection(), a_full_reflection())
    content["reflections"][0] |= change
    found = read(write(tmp_path / "journal.json", content))
    assert len(found.arrivals) == 1
    assert [each.place.entry for each in found.odd] == [1]


@pytest.mark.parametrize(
    ("version", "reason"), [(2, Unreadable.NEWER), ("one", Unreadable.BROKEN), (None, Unreadable.BROKEN)]
)
def test_another_version_of_ours_is_refused(tmp_path: Path, version: object, reason: Unreadable):
    content = exported(a_full_reflection()) | {"version": version}
    with pytest.raises(NotReadable) as refusal:
        read(write(tmp_path / "journal.json", content))
    assert refusal.value.reason is reason


def test_our_own_markdown_comes_back_whole(tmp_path: Path):
    write(tmp_path / "2026" / "2026-03-04.md", OUR_MARKDOWN)
    write(tmp_path / "threads" / "001.md", OUR_MARKDOWN.replace('"reflections"', '"threads"'))
    write(tmp_path / "2026" / "2026-03-05.md", OUR_MARKDOWN.replace('"version": 1', '"version": "x"'))
    write(tmp_path / "manifest.txt", "what is here")
    write(tmp_path / "manifest.json", "{}")
    found = read(tmp_path)
    (arrival,) = found.arrivals
    assert arrival.writing == Writing(
        day=date(2026, 3, 4),
        client_code="Heron",
        tags=("online", "first hour"),
        body='# Twenty past\n\nI **waited**. <!-- unhurried {"part": "body"} -->',
        answers=(an_answer(),),
        markings=(
            Marking(
                *("m", 2, "I explained early · or late.", "pace", "waited", "Felt the pull and waited"),
                "just after the summary",
            ),
        ),
        moments=(Moment("moment-a", happened="quiet", happened_words="after the news", noticed="then"),),
        order_in_day=3,
    )
    assert (found.source, arrival.kept_at) == (Source.MARKDOWN, AT)
    assert found.left_out == {LeftOut.NOTE: 2, LeftOut.OTHER_FILE: 2}
    assert [(each.place.file, each.reason) for each in found.odd] == [("2026/2026-03-05.md", OddReason.UNREADABLE)]


# What cannot be read


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", "{", Unreadable.BROKEN),
        ("a.json", '{"entries": [', Unreadable.BROKEN),
        ("a.json", '{"entries": []}', Unreadable.EMPTY),
        ("a.json", '{"something": 7}', Unreadable.UNKNOWN),
        ("a.json", '{"a":' + "[" * 200_000, Unreadable.TOO_DEEP),
        ("a.json", '{"a": ' + "9" * 5000 + "}", Unreadable.BROKEN),
        ("a.txt", "", Unreadable.EMPTY),
        ("a.txt", " \n\n", Unreadable.EMPTY),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00", Unreadable.UNKNOWN),
        ("a.bin", bytes(range(1, 32)) * 40, Unreadable.UNKNOWN),
        ("a.zip", b"PK\x03\x04 and no more", Unreadable.BROKEN),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: str | bytes, reason: Unreadable):
    with pytest.raises(NotReadable) as refusal:
        read(write(tmp_path / name, content))
    assert refusal.value.reason is reason
    assert str(refusal.value) == reason.value


def test_places_without_anything(tmp_path: Path):
    for path, reason in {
        tmp_path / "nowhere": Unreadable.MISSING,
        tmp_path: Unreadable.EMPTY,
        Path("/dev/null"): Unreadable.UNKNOWN,
    }.items():
        with pytest.raises(NotReadable) as refusal:
            read(path)
        assert refusal.value.reason is reason
    write(tmp_path / "a.png", b"x")
    with pytest.raises(NotReadable) as refusal:
        read(tmp_path)
    assert refusal.value.reason is Unreadable.UNKNOWN


def test_a_zip_of_something_else_and_one_with_a_password(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.json", '{"no": "journal"}')
    with pytest.raises(NotReadable) as refusal:
        read(tmp_path / "a.zip")
    assert refusal.value.reason is Unreadable.UNKNOWN
    content = bytearray((tmp_path / "a.zip").read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + at] |= 1  # says that it is encrypted
    with pytest.raises(NotReadable) as refusal:
        read(write(tmp_path / "b.zip", bytes(content)))
    assert refusal.value.reason is Unreadable.BROKEN


def test_nothing_larger_than_the_limit_is_taken_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(material, "LARGEST_FILE", 100_000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Journal.json", json.dumps(day_one()) + " " * 5_000_000)
    assert (tmp_path / "bomb.zip").stat().st_size < 20_000
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(2 << 30)
    for path in (tmp_path / "bomb.zip", huge):
        with pytest.raises(NotReadable) as refusal:
            read(path)
        assert refusal.value.reason is Unreadable.TOO_LARGE


def test_a_huge_file_in_a_folder_is_odd_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(folders, "LARGEST_TEXT", 1000)
    write(tmp_path / "2024-01-31.md", "Small.")
    write(tmp_path / "2024-02-01.md", "Large. " * 1000)
    found = read(tmp_path)
    assert ([*by_name(found)], [each.reason for each in found.odd]) == (["2024-01-31.md"], [OddReason.TOO_LONG])


def test_folders_inside_of_folders_have_an_end(tmp_path: Path):
    deep = tmp_path.joinpath(*(["d"] * 60))
    write(deep / "2024-01-31.md", "Deep.")
    with pytest.raises(NotReadable) as refusal:
        read(tmp_path)
    assert refusal.value.reason is Unreadable.TOO_DEEP


def test_more_entries_than_anybody_writes_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tray, "MOST_ENTRIES", 3)
    path = write(tmp_path / "a.txt", "".join(f"[2024-01-{day:02} 09:05] x\n" for day in range(1, 6)))
    with pytest.raises(NotReadable) as refusal:
        read(path)
    assert refusal.value.reason is Unreadable.TOO_LARGE


def test_reading_can_be_stopped_and_tells_how_far_it_is(tmp_path: Path):
    path = write(tmp_path / "a.txt", "".join(f"[2024-01-{1 + n % 28:02} 09:05] x{n}\n" for n in range(2000)))
    told: list[float] = []

    def watch(done: float) -> bool:
        told.append(done)
        return done < 0.5

    with pytest.raises(Cancelled):
        read(path, progress=watch)
    assert told == sorted(told)
    assert len(told) > 3
    assert len(read(path, progress=carry_on).arrivals) == 2000


def test_a_file_that_must_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = write(tmp_path / "a.txt", "x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(NotReadable) as refusal:
        read(path)
    assert refusal.value.reason is Unreadable.BARRED
