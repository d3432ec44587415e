"""Thinning: which backups are no longer needed beside the others. It looks at no clock."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import date

from unhurried.domain.backups import Backup

DAYS, WEEKS, MONTHS = 7, 4, 12
LAST = 3


def superfluous(backups: Sequence[Backup], is_sound: Callable[[Backup], bool]) -> list[Backup]:
    """The backups that may go, oldest first.

    What stays is the last of each of the last 7 days, 4 weeks and 12 months that have one, and the last
    three that are sound whatever their days. Last means made last: an evening on which the clock was
    wrong takes one place of each kind, and no more. A backup found to be unsound stays, uncounted: it may
    be all there is. `is_sound` may be slow; it is asked only when something is to go at all.
    """
    newest_first = sorted(backups, key=lambda backup: backup.sequence, reverse=True)
    staying = _filling(newest_first)
    if len(staying) == len(newest_first):
        return []
    sound, unsound = _last_sound(newest_first, is_sound)
    if unsound:
        staying = _filling([backup for backup in newest_first if backup not in unsound])
    staying |= {*sound, *unsound}
    return [backup for backup in reversed(newest_first) if backup not in staying]


def aged_out_on(day: date) -> date:
    """The first day on which no backup of that day need be left, if one is made every month until then.

    The last backup of a month stays until twelve later months have one.
    """
    return date(day.year + 1, day.month, 1)


def _filling(newest_first: Sequence[Backup]) -> set[Backup]:
    """The last of each of the last days, weeks and months."""
    periods: tuple[tuple[int, Callable[[date], Hashable]], ...] = (
        (DAYS, lambda day: day),
        (WEEKS, lambda day: day.isocalendar()[:2]),
        (MONTHS, lambda day: (day.year, day.month)),
    )
    staying: set[Backup] = set()
    for places, period in periods:
        last: dict[Hashable, Backup] = {}
        for backup in newest_first:
            last.setdefault(period(backup.day), backup)
        staying |= set(list(last.values())[:places])
    return staying


def _last_sound(
    newest_first: Sequence[Backup], is_sound: Callable[[Backup], bool]
) -> tuple[set[Backup], set[Backup]]:
    """The last three that are sound, and those that were found not to be on the way to them."""
    sound: set[Backup] = set()
    unsound: set[Backup] = set()
    for backup in newest_first:
        if len(sound) == LAST:
            break
        (sound if is_sound(backup) else unsound).add(backup)
    return sound, unsound
