"""Each of the other journals is given the same entries, in its own way of keeping them; and the lead is the least."""

from __future__ import annotations

from datetime import date

import yaml
from tests.bench.rivals.material import Entry, as_months, as_one_file, as_pages, entries
from tests.bench.rivals.measuring import Rival, as_table, least_lead, words

TOLD = [Entry(date(1970, 1, 30), "One. Two."), Entry(date(1970, 2, 1), "Three: four.\n\nFive – six.")]


def test_months_are_read_as_yaml_with_every_word(tmp_path):
    as_months(tmp_path / "kept", TOLD)
    read = {path.name: yaml.safe_load(path.read_text("utf-8")) for path in (tmp_path / "kept").iterdir()}
    assert read == {
        "1970-01.txt": {30: {"text": "One. Two."}},
        "1970-02.txt": {1: {"text": "Three: four.\n\nFive – six."}},
    }


def test_pages_have_a_file_each(tmp_path):
    as_pages(tmp_path / "kept", TOLD)
    page = tmp_path / "kept" / "1970" / "02" / "01.txt"
    assert page.read_text("utf-8").endswith("\n\nThree: four.\n\nFive – six.")
    assert len([*(tmp_path / "kept").rglob("[0-9][0-9].txt")]) == 2


def test_one_file_has_them_all_in_order(tmp_path):
    as_one_file(tmp_path / "kept.txt", TOLD)
    assert (tmp_path / "kept.txt").read_text("utf-8") == (
        "[1970-01-30 18:00] One.\nTwo.\n\n[1970-02-01 18:00] Three:\nfour.\n\nFive – six.\n\n"
    )


def test_no_two_entries_share_a_day():
    told = entries(40)
    assert len({entry.day for entry in told}) == 40
    assert all(entry.text.strip() for entry in told)


def test_the_lead_is_that_over_the_quickest_where_it_is_least():
    ours, quick, slow = Rival("Ours", ""), Rival("Quick", ""), Rival("Slow", "")
    for word in words():
        ours.search[word], ours.shown[word] = [1.0], [2.0]
        quick.search[word], quick.shown[word] = [70.0], [500.0]
        slow.search[word] = [9000.0]
    assert least_lead([ours, quick, slow]) == 70
    quick.shown[words()[1]] = [100.0, 120.0, 140.0]
    assert least_lead([ours, quick, slow]) == 60
    assert "120 ms (60 ×)" in as_table([ours, quick, slow])
    assert least_lead([ours]) == float("inf")
