"""Openings and snippets: Markdown marks lightly taken off, one line, hits told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhurried.domain.finding import Piece
from unhurried.storage.glimpsing import AFTER_HIT, HIT, one_line, opening, pieces


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Twenty past", "Twenty past"),
        ("> > quoted\n> more", "quoted more"),
        ("- one\n* two\n+ three\n- [ ] four\n- [x] five", "one two three four five"),
        ("1. first\n2. second", "1. first 2. second"),
        ("**bold** and *slanted* and __bold__ and _slanted_", "bold and slanted and bold and slanted"),
        ("`code` and ~~gone~~", "code and gone"),
        ("[the door](https://example.org) ![a picture](file:///x.png)", "the door a picture"),
        ("snake_case_name stays, and 2 - 3 = -1", "snake_case_name stays, and 2 - 3 = -1"),
        ("before\n\n---\n\nafter\n===", "before after"),
        ("  \t\n blanks \u00a0 between ", "blanks between"),
        ("<b>shown as typed</b>", "<b>shown as typed</b>"),
        ("#hashtag and C#", "#hashtag and C#"),
        ("[not a link] (really)", "[not a link] (really)"),
        ("", ""),
    ],
)
def test_marks_are_taken_off(text: str, line: str):
    assert one_line(text) == line


def test_an_opening_ends_between_words():
    (piece,) = opening("pausing " * 200)
    assert piece.text.endswith("pausing…")
    assert len(piece.text) <= 241


def test_an_opening_without_blanks_is_cut_all_the_same():
    assert opening("x" * 5000) == (Piece("x" * 240 + "…"),)


def test_a_short_text_is_its_own_opening():
    assert opening("A pause.") == (Piece("A pause."),)
    assert opening("  \n") == ()


def test_hits_are_told_apart():
    snippet = f"…the **{HIT}silence{AFTER_HIT}** and\n{HIT}silent{AFTER_HIT}"
    assert pieces(snippet) == (Piece("…the "), Piece("silence", True), Piece(" and "), Piece("silent", True))


def test_a_hit_at_the_start_of_a_list_line_is_still_a_hit():
    assert pieces(f"# {HIT}Silence{AFTER_HIT} again") == (Piece("Silence", True), Piece(" again"))


@given(st.text())
def test_any_text_gives_one_line(text: str):
    assert "\n" not in one_line(text)
    assert len(opening(text)) <= 1
    assert all(piece.text for piece in pieces(text))


@pytest.mark.timeout(5)
@pytest.mark.parametrize("text", ["*" * 3000, "[" * 3000, "> " * 3000, "_a" * 3000, "- " * 3000, "![](" * 1000])
def test_no_text_takes_long(text: str):
    opening(text)
    pieces(text)
