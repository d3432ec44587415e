"""Writing of a few thousand days comes in from elsewhere, goes out, comes in at another place, and is the same."""

from __future__ import annotations

from collections import Counter
from itertools import count
from pathlib import Path

import pytest
from tests.builders import AT
from tests.computer import make_quickly
from tests.services.arriving import old_journals

from unhurried.domain.finding import Filter
from unhurried.domain.leaving import Form
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Writing
from unhurried.services.arriving import reading
from unhurried.services.arriving.doorway import Doorway
from unhurried.services.leaving.taking_out import TakingOut
from unhurried.services.shelves import load_shelves
from unhurried.storage import SqlcipherFolders

OF_DAY_ONE, OF_JRNL = 3000, 1900
WORDS = (
    "A pause, left alone.\n\n"
    "> *as it was* \u2026 \u201cquiet\u201d, \u0648\u0642\u0641\u0629, \u6c89\u9ed8, \U0001f33f\n"
)


def day_of(number: int) -> str:
    return f"{1996 + number // 336:04}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"


@pytest.fixture
def old(tmp_path: Path) -> list[Path]:
    """What two other programs have taken out."""
    entries = [
        {
            "creationDate": f"{day_of(number)}T18:30:00Z",
            "timeZone": "Europe/London",
            "text": f"# Number {number}\n\n{WORDS}",
            "tags": ["online"] if number % 3 else [],
        }
        for number in range(OF_DAY_ONE)
    ]
    lines = [f"[{day_of(number)} 09:05] Line {number}.\n{WORDS}" for number in range(OF_JRNL)]
    return [
        old_journals.day_one_zip(tmp_path / "Journal.zip", old_journals.day_one(*entries)),
        old_journals.write(tmp_path / "journal.txt", "\n".join(lines)),
    ]


def opened(folder: Path) -> Journal:
    return SqlcipherFolders().open(*make_quickly(folder))


def bring_in(journal: Journal, path: Path) -> int:
    numbers = count()
    doorway = Doorway(journal, lambda: AT, lambda: f"{path.name}-{next(numbers)}")
    made = doorway.bring_in(doorway.dry_run(reading.read(path)))
    return made.brought if made else 0


def all_of(journal: Journal) -> Counter[Writing]:
    glimpses = journal.reflections.glimpses(journal.reflections.places(Filter(), limit=100_000), Filter())
    return Counter(journal.reflections.one(glimpse.reflection_id).writing for glimpse in glimpses)


@pytest.mark.parametrize("form", [Form.JSON, Form.MARKDOWN])
def test_what_came_in_goes_out_and_is_the_same_elsewhere(tmp_path: Path, old: list[Path], form: Form):
    here, there = opened(tmp_path / "here.journal"), opened(tmp_path / "there.journal")
    assert [bring_in(here, path) for path in old] == [OF_DAY_ONE, OF_JRNL]
    target = tmp_path / "out"
    TakingOut(here, load_shelves(), lambda: AT).take_out(form, Filter(), target)
    assert bring_in(there, target / "journal.json" if form is Form.JSON else target) == OF_DAY_ONE + OF_JRNL
    assert all_of(there) == all_of(here)
    assert sum(WORDS.rstrip() in writing.body for writing in all_of(here)) == OF_DAY_ONE + OF_JRNL
    for journal in (here, there):
        journal.close()
