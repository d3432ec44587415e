"""Cleaning text: nothing is lost, and nothing is left that a page or a database cannot hold."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unhurried.domain.text import clean

any_text = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("as it is\n\tand was", "as it is\n\tand was"),
        ("one\r\ntwo\rthree\u2028four\u2029five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("a NUL \x00 and an escape \x1b", "a NUL \u2400 and an escape \u241b"),
        ("form\x0cfeed\x7f", "form\u240cfeed\u2421"),
        ("half a pair \ud83d.", "half a pair \ufffd."),
        ("\ud83d\ude42 a pair", "🙂 a pair"),
        ("\ufdd0\ufffe", "\ufffd\ufffd"),
        ("👩🏽‍⚕️ שלום é e\u0301", "👩🏽‍⚕️ שלום é e\u0301"),
        ("\ufeffa mark in front", "\ufeffa mark in front"),
        ("<script> ![](file:///x)", "<script> ![](file:///x)"),
    ],
)
def test_text_comes_out_as(text: str, cleaned: str):
    assert clean(text) == cleaned


@given(any_text)
def test_clean_text_can_be_kept_anywhere(text: str):
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    controls = {chr(code) for code in range(0x20)} | {"\x7f"}
    assert set(cleaned) & controls <= {"\n", "\t"}


@given(any_text)
def test_cleaning_twice_changes_nothing(text: str):
    assert clean(clean(text)) == clean(text)


@given(any_text)
def test_no_letter_is_lost(text: str):
    def letters(whole: str) -> list[str]:
        return [c for c in whole if unicodedata.category(c)[0] in "LNPSZ" and c not in "\u2028\u2029"]

    before = letters(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    assert [c for c in letters(clean(text)) if c not in "\ufffd" and not "\u2400" <= c <= "\u2421"] == [
        c for c in before if c not in "\ufffd" and not "\u2400" <= c <= "\u2421"
    ]


def test_a_megabyte_is_cleaned_whole():
    assert clean("pause\r\n" * 200_000) == "pause\n" * 200_000
