"""Client codes: neutral nouns are offered, and what could point to a person is noticed."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhurried.domain.client_codes import OFFERED, doubt, unused


def test_every_offered_noun_is_there_once_and_raises_no_doubt():
    assert len({noun.casefold() for noun in OFFERED}) == len(OFFERED) >= 60
    for noun in OFFERED:
        assert doubt(noun) is doubt(noun.lower()) is None


@given(st.sets(st.sampled_from(OFFERED)))
def test_nouns_in_use_are_not_offered_again(taken: set[str]):
    offered = list(islice(unused(code.upper() for code in taken), len(OFFERED)))
    assert not {code.casefold() for code in offered} & {code.casefold() for code in taken}
    assert len(set(offered)) == len(OFFERED)


def test_when_all_nouns_are_in_use_they_are_numbered():
    assert next(unused(OFFERED)) == f"{OFFERED[0]} 2"
    assert next(unused([*OFFERED, f"{OFFERED[0]} 2"])) == f"{OFFERED[1]} 2"
    assert doubt(f"{OFFERED[0]} 2") is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("AB", "initials"),
        ("a.b.", "initials"),
        ("A. B. C.", "initials"),
        ("k", "initials"),
        ("Mrs K", "title"),
        ("dr. heron", "title"),
        ("Anna K.", "name"),
        ("Jane Doe", "name"),
        ("Zoë O’Hara", "name"),
        ("anna", "name"),
        ("the-jo-one", "name"),
        ("chloë", "name"),
        ("born 1984", "date"),
        ("12/3", "date"),
        ("Heron", None),
        ("  heron ", None),
        ("Blue kettle", None),
        ("kettle 7", None),
    ],
)
def test_what_a_code_could_give_away(typed: str, found: str | None):
    assert doubt(typed) == found


@given(st.text())
def test_anything_typed_gets_an_answer(typed: str):
    assert doubt(typed) in {None, "initials", "title", "date", "name"}
