"""Last days for the sample journal: one that most tests take, and others with something awkward about them."""

from __future__ import annotations

from datetime import date

ENDING_ON = date(2026, 11, 23)
# Of a leap year, the middle of a hard spring's anniversary, of a holiday, the first of a year, the last of a half.
OTHER_ENDINGS = [
    date(2028, 2, 29),
    date(2027, 4, 14),
    date(2026, 8, 10),
    date(2029, 1, 1),
    date(2027, 6, 30),
]
