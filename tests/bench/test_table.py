"""The table of the benchmark: growth, ratios and what is over its budget come out as they were measured."""

from __future__ import annotations

import pytest
from tests.bench.figures import Budget, Figure, percentile, taken
from tests.bench.table import Row, as_table, rows_of

SMALL, LARGE = 20_000, 100_000


def a_row(small: float, large: float, **fields) -> Row:
    return Row({SMALL: Figure("Walk", small, **fields), LARGE: Figure("Walk", large, **fields)})


def test_a_figure_is_the_median_with_its_worst_and_its_floor():
    figure = taken("Walk", [1, 2, 3, 40], [1, 1, 2], Budget(times=3, worst=20), share=0.75)
    assert (figure.typical, figure.worst, figure.floor, figure.ratio) == (2.5, 3, 1, 2.5)
    assert not figure.is_over
    assert figure.told() == "2.5 ms (3)"


@pytest.mark.parametrize(
    ("figure", "is_over"),
    [
        (Figure("Walk", 2.0, 1.0, budget=Budget(times=2)), False),
        (Figure("Walk", 2.1, 1.0, budget=Budget(times=2)), True),
        (Figure("Walk", 2.1, None, budget=Budget(times=2)), False),
        (Figure("Walk", 1.0, worst=16.0, budget=Budget(worst=16)), False),
        (Figure("Walk", 1.0, worst=16.2, budget=Budget(worst=16)), True),
        (Figure("Walk", 99.0, 1.0, worst=99.0), False),
    ],
)
def test_a_figure_is_over_only_beyond_its_budget(figure: Figure, is_over: bool):
    assert figure.is_over is is_over


def test_growth_is_the_largest_in_the_smallest_and_more_than_the_entries_is_told():
    assert a_row(10, 12).growth == 1.2
    assert a_row(10, 12).verdict == ""
    assert not a_row(10, 54).outgrows  # five times the entries, and a tenth for chance
    outgrown = a_row(10, 56)
    assert outgrown.outgrows
    assert outgrown.verdict == "outgrows the entries"
    assert not outgrown.is_well


def test_one_size_grows_by_nothing():
    row = Row({SMALL: Figure("Walk", 10)})
    assert row.growth is None
    assert row.is_well


def test_every_size_that_is_over_is_named():
    row = a_row(3, 3, floor=1.0, budget=Budget(times=2))
    assert row.verdict == "over at 20,000 and 100,000"
    one = Row(
        {SMALL: Figure("Walk", 1, 1, budget=Budget(times=2)), LARGE: Figure("Walk", 3, 1, budget=Budget(times=2))}
    )
    assert one.verdict == "over at 100,000"
    assert not one.is_well


def test_rows_keep_the_order_in_which_the_names_came_and_miss_nothing():
    walk, sit, read = Figure("Walk", 1), Figure("Sit", 2), Figure("Read", 3)
    rows = rows_of({LARGE: [walk, read], SMALL: [walk, sit]})
    assert [row.name for row in rows] == ["Walk", "Sit", "Read"]
    assert [sorted(row.of_size) for row in rows] == [[SMALL, LARGE], [SMALL], [LARGE]]


def test_the_table_has_a_column_for_every_size():
    table = as_table([a_row(1, 2, floor=0.5, worst=3, budget=Budget(times=5)), Row({SMALL: Figure("Sit", 12_345)})])
    head, _, walk, sit = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    assert head == ["what", "20,000", "100,000", "growth", "floor", "ratio", "budget", ""]
    assert walk == ["Walk", "1 ms (3)", "2 ms (3)", "2 ×", "0.5 ms", "4 ×", "≤ 5 ×", "within"]
    assert sit == ["Sit", "12.3 s", "", "", "", "", "", ""]


def test_a_percentile_is_one_of_the_takes():
    assert percentile([5, 1, 4, 2, 3], 0.95) == 5
    assert percentile([5, 1, 4, 2, 3], 0.5) == 3
    assert percentile([7], 0.01) == 7
