"""The executor's sheet: kept as it was put down, and told from anything else."""

from __future__ import annotations

import pytest

from unhurried.domain.executor import ExecutorSheet, Wish

PLACE = "somewhere/My journal.journal"


@pytest.mark.parametrize("wish", list(Wish))
def test_what_was_put_down_comes_back(wish: Wish):
    sheet = ExecutorSheet("in the attic", wish, "a colleague", "first\nsecond “é”", "0123")
    assert ExecutorSheet.from_text(sheet.as_text(), PLACE) == sheet


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '"words"', '{"wish": "burn", "place": 7, "more": "x"}'])
def test_anything_else_is_a_new_sheet_for_this_journal(text: str):
    assert ExecutorSheet.from_text(text, PLACE) == ExecutorSheet(PLACE)


def test_a_place_that_was_emptied_stays_empty():
    assert ExecutorSheet.from_text(ExecutorSheet("").as_text(), PLACE).place == ""


def test_nothing_of_it_is_in_its_name():
    assert "colleague" not in repr(ExecutorSheet("attic", Wish.GIVE, "a colleague", "words", "contact"))
