"""Thinning: what stays is what was promised to stay, and nothing goes that is not to go."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from unhurried.domain.backups import Backup
from unhurried.domain.thinning import DAYS, LAST, MONTHS, WEEKS, aged_out_on, superfluous

FIRST = date(2026, 3, 4)
Period = Callable[[date], object]


def _backup(sequence: int, day: date) -> Backup:
    at = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    return Backup(Path(f"{sequence}"), "j", "k", sequence, at, day, 1)


def _backups(days: list[int]) -> list[Backup]:
    return [_backup(number, FIRST + timedelta(days=day)) for number, day in enumerate(days, start=1)]


# Clocks mostly go on, and now and then they are wrong by years.
growing = st.lists(st.integers(0, 40), max_size=60).map(
    lambda steps: [sum(steps[: place + 1]) for place in range(len(steps))]
)
anyhow = st.lists(st.integers(-4000, 4000), max_size=60)
backups = st.one_of(growing, anyhow).map(_backups)
unsound = st.sets(st.integers(1, 60), max_size=10)


def _left(kept: list[Backup], unsound: set[int] = frozenset()) -> list[Backup]:  # type: ignore[assignment]
    gone = superfluous(kept, lambda backup: backup.sequence not in unsound)
    return [backup for backup in kept if backup not in gone]


@given(backups)
def test_the_last_of_each_of_the_last_periods_stays(kept: list[Backup]):
    left = _left(kept)
    periods: list[tuple[int, Period]] = [
        (DAYS, lambda day: day),
        (WEEKS, lambda day: day.isocalendar()[:2]),
        (MONTHS, lambda day: (day.year, day.month)),
    ]
    for places, period in periods:
        last = {period(backup.day): backup for backup in kept}
        newest = sorted(last.values(), key=lambda backup: backup.sequence)[-places:]
        assert set(newest) <= set(left)
    assert set(kept[-LAST:]) <= set(left)


@given(backups)
def test_no_more_stays_than_there_are_places(kept: list[Backup]):
    assert len(_left(kept)) <= DAYS + WEEKS + MONTHS + LAST


@given(backups)
def test_thinning_twice_is_thinning_once(kept: list[Backup]):
    assert _left(_left(kept)) == _left(kept)


@given(growing.map(_backups))
def test_thinning_after_each_backup_leaves_what_thinning_at_the_end_would(kept: list[Backup]):
    step_by_step: list[Backup] = []
    for backup in kept:
        step_by_step = _left([*step_by_step, backup])
    assert step_by_step == _left(kept)


@given(backups, st.randoms())
def test_the_order_in_which_they_are_listed_means_nothing(kept: list[Backup], chance):
    shuffled = [*kept]
    chance.shuffle(shuffled)
    assert superfluous(shuffled, lambda _: True) == superfluous(kept, lambda _: True)


@given(backups, unsound)
def test_the_last_three_sound_ones_and_all_found_unsound_stay(kept: list[Backup], unsound: set[int]):
    left = _left(kept, unsound)
    sound = [backup for backup in kept if backup.sequence not in unsound]
    assert set(sound[-LAST:]) <= set(left)
    asked: list[int] = []

    def is_sound(backup: Backup) -> bool:
        asked.append(backup.sequence)
        return backup.sequence not in unsound

    gone = superfluous(kept, is_sound)
    assert not {backup.sequence for backup in gone} & (unsound & set(asked))


def test_nothing_is_asked_while_nothing_is_to_go():
    kept = _backups([0, 1, 2])
    assert superfluous(kept, lambda _: 1 // 0 > 0) == []
    assert superfluous([], lambda _: 1 // 0 > 0) == []


def test_two_years_of_evenings():
    kept = _backups(list(range(730)))
    left = [backup.day.isoformat() for backup in _left(kept)]
    assert left == [
        "2027-04-30",
        "2027-05-31",
        "2027-06-30",
        "2027-07-31",
        "2027-08-31",
        "2027-09-30",
        "2027-10-31",
        "2027-11-30",
        "2027-12-31",
        "2028-01-31",
        "2028-02-13",
        "2028-02-20",
        "2028-02-25",
        "2028-02-26",
        "2028-02-27",
        "2028-02-28",
        "2028-02-29",
        "2028-03-01",
        "2028-03-02",
    ]


def test_a_clock_that_was_years_ahead_for_an_evening_takes_one_place_of_each_kind():
    steady = _left(_backups(list(range(100))))
    ahead = _left(_backups([*range(99), 4000, 99]))
    assert len({backup.day for backup in steady} - {backup.day for backup in ahead}) <= 3


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_day_by_which_a_backup_is_gone_is_true(day: date):
    """One backup on the first of every month after it: on that day it is gone, and the day before it is not."""
    kept = [_backup(1, day)]
    for number in range(2, 20):
        last = kept[-1].day
        month = date(last.year + last.month // 12, last.month % 12 + 1, 1)
        kept = _left([*kept, _backup(number, month)])
        if len([backup for backup in kept if backup.sequence == 1]) == 0:
            assert month == aged_out_on(day)
            return
    raise AssertionError
