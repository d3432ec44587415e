"""How long what was erased stays in backups, checked against the thinning itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from unhurried.domain.backups import Backup
from unhurried.domain.forgetting import Footprint, still_in_backups_until
from unhurried.domain.thinning import superfluous

TODAY = date(2026, 3, 4)


def _backup(sequence: int, day: date) -> Backup:
    made_at = datetime.combine(day, time(18), UTC)
    return Backup(Path(str(sequence)), "j", "k", sequence, made_at, day, 1)


def _gone_on(days: list[date], every: int) -> date:
    """The day on which the last of these has gone, if from today one more is made every so many days."""
    kept = [_backup(sequence, day) for sequence, day in enumerate(sorted(days), start=1)]
    first_new = len(kept) + 1
    for step in range(1, 1000):
        day = TODAY + timedelta(days=step * every)
        kept.append(_backup(len(days) + step, day))
        gone = superfluous(kept, lambda _: True)
        kept = [backup for backup in kept if backup not in gone]
        if all(backup.sequence >= first_new for backup in kept):
            return day
    raise AssertionError("they stay for ever")


def test_without_backups_there_is_no_such_day():
    assert still_in_backups_until([], TODAY) is None


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (TODAY, date(2027, 3, 1)),
        (date(2026, 3, 31), date(2027, 3, 1)),
        (date(2026, 2, 28), date(2027, 2, 1)),
        # No backup was made since: the months that went by without one do not count.
        (date(2025, 12, 31), date(2027, 2, 1)),
        (date(2024, 2, 29), date(2027, 2, 1)),
        (date(2026, 12, 31), date(2027, 12, 1)),
        (date.max, date.max),
    ],
)
def test_the_last_of_a_month_stays_for_twelve(day: date, until: date):
    assert still_in_backups_until([day], TODAY) == until
    assert still_in_backups_until([day - timedelta(days=40), day], TODAY) == until


ages = some.lists(some.integers(0, 360), min_size=1, max_size=20, unique=True)


@given(ages, some.sampled_from([1, 3, 7, 20]))
@settings(max_examples=60, deadline=None, database=None)
def test_the_day_that_is_told_is_never_too_early(ages: list[int], every: int):
    days = [TODAY - timedelta(days=age) for age in ages]
    until = still_in_backups_until(days, TODAY)
    assert until is not None
    # The first backup on or after that day, at the latest, takes the last of them away.
    assert _gone_on(days, every) <= until + timedelta(days=every)


def test_a_footprint_of_nothing_but_mentions_is_empty():
    assert Footprint(mentioned_elsewhere=3).is_empty
    assert not Footprint(drafts=1).is_empty
