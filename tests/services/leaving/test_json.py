"""JSON: everything is in it, exactly, in the shape that is described, and it is written a stretch at a time."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.builders import a_reflection, an_answer

from unhurried.domain.finding import Filter
from unhurried.domain.leaving import Extent, Form, Kind
from unhurried.domain.ports import Journal
from unhurried.resources import resource
from unhurried.services.leaving.taking_out import TakingOut

Place = Callable[[], Path]


def _taken(folder: Path) -> dict[str, Any]:
    found = json.loads((folder / "journal.json").read_bytes())
    schema = json.loads((folder / "export.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(found)
    return found


def test_every_kind_is_there_as_often_as_the_journal_has_it(taking_out: TakingOut, place: Place) -> None:
    manifest = taking_out.take_out(Form.JSON, Filter(), place())
    assert manifest.counts == taking_out.count()
    assert set(manifest.counts) == set(Kind)
    assert all(manifest.counts.values())
    found = _taken(place())
    assert len(found["reflections"]) == manifest.counts[Kind.REFLECTIONS]
    for kind in (Kind.ANSWERS, Kind.MARKINGS, Kind.MOMENTS, Kind.EARLIER_VERSIONS, Kind.MARGIN_NOTES):
        assert sum(len(each[kind]) for each in found["reflections"]) == manifest.counts[kind]
    assert sum(len(each["notes"]) for each in found["threads"]) == manifest.counts[Kind.THREAD_NOTES]
    assert found["whole"] is True
    assert found["format"] == "unhurried-export"


def test_reflections_are_the_same_to_the_letter(taking_out: TakingOut, journal: Journal, place: Place) -> None:
    taking_out.take_out(Form.JSON, Filter(), place())
    found = _taken(place())
    assert [each["day"] for each in found["reflections"]] == sorted(each["day"] for each in found["reflections"])
    for each in found["reflections"]:
        kept = journal.reflections.one(each["id"])
        assert each["body"] == kept.writing.body
        assert each["client_code"] == kept.writing.client_code
        assert tuple(each["tags"]) == kept.writing.tags
        assert [answer["text"] for answer in each["answers"]] == [one.text for one in kept.writing.answers]
        assert [answer["wording"] for answer in each["answers"]] == [one.wording for one in kept.writing.answers]
        assert [marking["line"] for marking in each["markings"]] == [one.line for one in kept.writing.markings]
        assert [moment["pull"] for moment in each["moments"]] == [one.pull for one in kept.writing.moments]
        assert [v["id"] for v in each["earlier_versions"]] == [
            r.revision_id for r in reversed(journal.reflections.revisions(each["id"]))
        ]
        assert [note["words"] for note in each["margin_notes"]] == [n.words for n in journal.margins.of(each["id"])]
    assert [q["unsaid"] for q in found["supervision_questions"]] == [
        q.unsaid for q in journal.supervision.questions()
    ]
    assert [words["words"] for words in found["words_to_keep"]] == [w.words for w in journal.margins.words_to_keep()]


def test_the_trash_comes_only_when_it_is_asked_for(taking_out: TakingOut, place: Place) -> None:
    taking_out.take_out(Form.JSON, Filter(), place(), with_trash=True)
    found = _taken(place())
    assert [each["id"] for each in found["reflections"] if each["trashed_at"]] == ["trashed"]
    assert len(found["reflections"]) == taking_out.count()[Kind.REFLECTIONS] + 1


def test_a_part_has_what_hangs_on_it_and_nothing_else(taking_out: TakingOut, place: Place) -> None:
    narrowed = Filter(until=date(2025, 12, 31))
    manifest = taking_out.take_out(Form.JSON, narrowed, place())
    found = _taken(place())
    assert [each["id"] for each in found["reflections"]] == ["full", "wordless"]
    assert "threads" not in found
    assert found["whole"] is False
    assert Kind.THREADS not in manifest.counts


def test_a_part_can_have_the_rest_with_it(taking_out: TakingOut, place: Place) -> None:
    manifest = taking_out.take_out(Form.JSON, Filter(words="nowhere"), place(), with_rest=True)
    found = _taken(place())
    assert found["reflections"] == []
    assert len(found["threads"]) == manifest.counts[Kind.THREADS] > 0


def test_nobody_can_ask_for_a_part_of_the_trash() -> None:
    with pytest.raises(ValueError, match="trash"):
        Extent(Filter(client_code="Heron"), with_trash=True)


def test_an_empty_journal_has_its_shape_as_well(place: Place, empty: TakingOut) -> None:
    manifest = empty.take_out(Form.JSON, Filter(), place())
    found = _taken(place())
    assert found["reflections"] == found["threads"] == []
    assert found["choices"] is None
    assert set(manifest.counts.values()) == {0}


def test_the_schema_notices_what_is_missing(taking_out: TakingOut, place: Place) -> None:
    taking_out.take_out(Form.JSON, Filter(), place())
    found = _taken(place())
    check = Draft202012Validator(json.loads(resource("export.schema.json").read_bytes()))
    del found["reflections"][0]["margin_notes"]
    assert not check.is_valid(found)


def test_a_journal_of_any_size_is_read_a_stretch_at_a_time(
    opened: Journal, place: Place, empty: TakingOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened.transaction():
        for number in range(450):
            opened.reflections.put(a_reflection(answers=(an_answer(),), reflection_id=f"r{number}"))
    sizes: list[int] = []
    leaves = opened.leaving.leaves
    monkeypatch.setattr(opened.leaving, "leaves", lambda places: sizes.append(len(places)) or leaves(places))
    manifest = empty.take_out(Form.JSON, Filter(), place())
    assert manifest.counts[Kind.ANSWERS] == 450
    assert sizes == [200, 200, 50]
