"""Reading the search box: words, phrases and exclusions, whatever is typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhurried.domain.finding import Filter, Glimpse, Piece, Term, terms


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ()),
        ("  \t\n", ()),
        ("silence", (Term("silence"),)),
        ("silen*", (Term("silen"),)),
        ("a pause", (Term("a"), Term("pause"))),
        ('"a long pause"', (Term("a long pause", is_phrase=True),)),
        ('"never closed', (Term("never closed", is_phrase=True),)),
        ("-hurry", (Term("hurry", is_excluded=True),)),
        ('-"too fast"', (Term("too fast", is_phrase=True, is_excluded=True),)),
        ("half-smiling", (Term("half-smiling"),)),
        ("--twice", (Term("-twice", is_excluded=True),)),
        ("didn't", (Term("didn't"),)),
        ('say"ing"', (Term("say"), Term("ing", is_phrase=True))),
        ('- "" * ( ) : ^ 🙂', ()),
        ('one -two "three four" five*', (
            Term("one"),
            Term("two", is_excluded=True),
            Term("three four", is_phrase=True),
            Term("five"),
        )),
        ("AND OR NOT NEAR", (Term("AND"), Term("OR"), Term("NOT"), Term("NEAR"))),
        ("שקט -חיפזון", (Term("שקט"), Term("חיפזון", is_excluded=True))),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_as(typed: str, found: tuple[Term, ...]):
    assert terms(typed) == found


@given(st.text())
def test_whatever_is_typed_gives_terms_with_something_to_look_for(typed: str):
    for term in terms(typed):
        assert any(character.isalnum() for character in term.text)
        assert '"' not in term.text
        assert term.text in typed
        assert term.is_phrase or not any(character.isspace() for character in term.text)


@given(st.lists(st.from_regex(r"\A[a-zé0-9']*[a-z0-9]\Z"), max_size=8))
def test_plain_words_are_all_found_in_order(words: list[str]):
    assert [term.text for term in terms(" ".join(words))] == words


@given(st.from_regex(r"\A[\w ]*\w[\w ]*\Z"), st.booleans())
def test_a_phrase_is_kept_to_the_letter(phrase: str, is_excluded: bool):
    found = terms(f'{"-" if is_excluded else ""}"{phrase}"')
    expected = [Term(phrase, is_phrase=True, is_excluded=is_excluded)]
    assert list(found) == (expected if any(character.isalnum() for character in phrase) else [])


def test_what_is_pasted_by_mistake_is_cut():
    assert len(terms("word " * 100_000)) == 200
    assert len(terms("x" * 1_000_000)[0].text) == 1000


@pytest.mark.timeout(5)
@pytest.mark.parametrize("typed", ['"' * 100_000, "-" * 100_000, '-"' * 50_000, " -" * 50_000])
def test_nothing_takes_long(typed: str):
    terms(typed)


def test_a_filter_is_empty_until_something_narrows():
    assert Filter().is_empty
    for narrowed in (
        Filter(words="a"),
        Filter(client_code="Heron"),
        Filter(since=date(2026, 3, 4)),
        Filter(in_trash=True),
    ):
        assert not narrowed.is_empty


def test_what_was_looked_for_and_found_is_not_printed():
    glimpse = Glimpse("r", date(2026, 3, 4), "Heron", (), (Piece("canary"),))
    assert "canary" not in repr([Filter(words="canary"), Term("canary"), glimpse])
