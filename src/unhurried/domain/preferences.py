"""Preferences of a kind: those that no restoring takes back, and those that matter only until the next time."""

from __future__ import annotations

from typing import Final

SECOND_PLACE: Final = "backups-elsewhere"
REHEARSED: Final = "rehearsed-on"
REHEARSAL_OFFERED: Final = "rehearsal-offered-on"
EXECUTOR_SHEET: Final = "executor-sheet"

GUARD: Final = "guard"
GUARD_KINDS_OFF: Final = "guard-kinds-off"
GUARD_FINE: Final = "guard-fine"
YEAR_AGO: Final = "year-ago"

# Where somebody was is no part of what was written: to remember it is no reason for another backup.
PASSING: Final = "passing."
PLACE: Final = f"{PASSING}place-when-locked"

NOT_TODAY: Final = f"{PASSING}year-ago-not-on"

# These belong to today and to no earlier state of the journal.
LASTING: Final = (
    SECOND_PLACE,
    REHEARSED,
    REHEARSAL_OFFERED,
    EXECUTOR_SHEET,
    GUARD,
    GUARD_KINDS_OFF,
    GUARD_FINE,
)
