"""The guard: finds what belongs in the record or says who somebody is, and leaves ordinary sentences alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.guard_sentences import ORDINARY, TELLING

from unhurried.domain.client_codes import OFFERED
from unhurried.domain.guard import OF_A_PERSON, OF_THE_RECORD, Kind, found_in, pieces


def passages(text: str) -> list[tuple[str, str]]:
    return [(found.kind.value, text[found.start : found.end]) for found in found_in(text)]


def test_ordinary_sentences_are_left_alone():
    assert [(one, passages(one)) for one in ORDINARY if passages(one)] == []


@pytest.mark.parametrize("kind", TELLING)
def test_what_belongs_elsewhere_is_found(kind: str):
    missed = [one for one in TELLING[kind] if [found for found, _ in passages(one)][:1] != [kind]]
    assert missed == []


def test_every_kind_is_tried_and_is_of_one_side():
    assert set(TELLING) == {kind.value for kind in Kind}
    assert sorted((*OF_THE_RECORD, *OF_A_PERSON)) == sorted(Kind)


def test_the_passage_is_what_is_meant_and_no_more():
    told = "We began at 14:30, she is on 20 mg, and K said nothing to Mrs Patel of a.b@example.org."
    assert passages(told) == [
        ("time", "14:30"),
        ("dose", "20 mg"),
        ("initials", "K"),
        ("name", "Mrs Patel"),
        ("email", "a.b@example.org"),
    ]


def test_a_name_is_found_after_another_capital_too():
    assert passages("Then Anna came. So Sarah Jones left.") == [("name", "Anna"), ("name", "Sarah Jones")]


def test_only_the_kinds_that_are_asked_for_are_looked_for():
    assert [found.kind for found in found_in("Sarah at 14:30", [Kind.TIME])] == [Kind.TIME]
    assert found_in("Sarah at 14:30", []) == []


def test_a_code_that_the_app_offers_reads_like_no_name():
    told = [f"I sat with {noun} and said too much. {noun} said nothing." for noun in OFFERED]
    assert [passages(one) for one in told if passages(one)] == []


@pytest.mark.parametrize(
    "text",
    [
        "9" * 20_000,
        "a. " * 8_000,
        "A. " * 8_000,
        "+" * 20_000,
        "1 " * 10_000,
        "a@" * 9_000,
        "Ah " * 8_000,
        "12:" * 7_000,
    ],
)
def test_no_text_makes_it_crawl(text: str):
    # With repetitions that have no end this takes minutes, and the time limit of a test ends it.
    assert len(found_in(text)) <= len(text)


@given(st.text())
def test_what_is_found_lies_in_the_text_in_order_and_apart(text: str):
    found = found_in(text)
    ends = [0, *(one.end for one in found)]
    assert all(one.start < one.end <= len(text) for one in found)
    assert all(one.start >= end for one, end in zip(found, ends, strict=False))


@given(st.text(alphabet="abcdE. \n!?", max_size=6000))
def test_pieces_are_the_whole_text_but_for_the_blanks_between_them(text: str):
    assert "".join("".join(pieces(text)).split()) == "".join(text.split())
    assert all(len(piece) <= 2000 for piece in pieces(text))


def test_a_piece_does_not_end_within_a_title_or_initials():
    told = "I wrote to Dr. Ahmed about this. Then A. B. came in.\nIt was late."
    assert list(pieces(told)) == ["I wrote to Dr. Ahmed about this.", "Then A. B. came in.", "It was late."]


@pytest.mark.parametrize("kind", TELLING)
def test_reading_in_pieces_finds_the_same(kind: str):
    around = [f"I waited a while. {one} It was raining outside." for one in TELLING[kind]]
    found = [{found.kind for piece in pieces(text) for found in found_in(piece)} for text in around]
    assert all(kind in kinds for kinds in found)
