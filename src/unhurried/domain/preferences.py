"""The preferences that belong to today and to no earlier state of the journal; no restoring takes them back."""

from __future__ import annotations

from typing import Final

SECOND_PLACE: Final = "backups-elsewhere"
REHEARSED: Final = "rehearsed-on"
REHEARSAL_OFFERED: Final = "rehearsal-offered-on"
EXECUTOR_SHEET: Final = "executor-sheet"

LASTING: Final = (SECOND_PLACE, REHEARSED, REHEARSAL_OFFERED, EXECUTOR_SHEET)
