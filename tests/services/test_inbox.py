"""Leaving a line and taking it in: once each, whatever is cut short between."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.memory import MemoryJournal

from unhurried.domain.errors import DiskIsFull
from unhurried.domain.inbox import Letter, Line, TakenIn
from unhurried.services.inbox import leave_line, take_in
from unhurried.services.writing import WritingDesk

AT = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)
DAY = date(2026, 3, 4)


class Letterbox:
    """Keeps what was left in it."""

    def __init__(self) -> None:
        self.lines: list[Line] = []

    def takes_lines(self, folder: Path) -> bool:
        return folder == Path()

    def leave(self, folder: Path, line: Line) -> None:
        assert self.takes_lines(folder)
        self.lines.append(line)


@pytest.fixture
def journal() -> MemoryJournal:
    journal = MemoryJournal()
    for number in range(3):
        line = Line(AT + timedelta(minutes=number), DAY, f"line {number}", "Heron" if number else None)
        journal.inbox.waiting[f"l{number}"] = Letter(f"l{number}", line)
    return journal


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (" a pause \r\n", None, Line(AT, DAY, "a pause")),
        ("a\x00b", "  ", Line(AT, DAY, "a\u2400b")),
        ("", " Heron ", Line(AT, DAY, "", "Heron")),
    ],
)
def test_a_line_is_cleaned_before_it_is_sealed(text: str, code: str | None, line: Line):
    box = Letterbox()
    assert leave_line(box, Path(), text, code, AT, DAY) == line
    assert box.lines == [line]


def test_lines_become_drafts_with_their_own_day_and_moment(journal: MemoryJournal):
    assert take_in(journal) == TakenIn(("l0", "l1", "l2"))
    newest = journal.drafts.all()[0]
    assert (newest.writing.body, newest.writing.client_code, newest.writing.day) == ("line 2", "Heron", DAY)
    assert (newest.bookmark.way, newest.bookmark.caret) == ("line", 6)
    assert newest.touched_at == AT + timedelta(minutes=2)
    assert journal.inbox.waiting == {}


def test_an_empty_inbox_writes_nothing():
    journal = MemoryJournal()
    journal.obstacle = DiskIsFull()
    journal.inbox.unreadable = 2
    assert take_in(journal) == TakenIn(put_aside=2)
    assert take_in(journal) == TakenIn()


def test_a_full_disk_leaves_the_lines_where_they_are(journal: MemoryJournal):
    journal.obstacle = DiskIsFull()
    with pytest.raises(DiskIsFull):
        take_in(journal)
    assert journal.drafts.all() == []
    assert len(journal.inbox.waiting) == 3
    journal.obstacle = None
    assert len(take_in(journal).drafts) == 3


def test_a_line_that_cannot_be_removed_is_taken_in_once(journal: MemoryJournal):
    journal.inbox.stuck = {"l1"}
    take_in(journal)
    desk = WritingDesk(journal, lambda: AT, lambda: DAY, lambda: "new")
    for draft in desk.unfinished():
        desk.finish(draft)
    assert take_in(journal) == TakenIn()
    journal.inbox.waiting["l9"] = Letter("l9", Line(AT, DAY, "another"))
    assert take_in(journal) == TakenIn(("l9",))
    assert take_in(journal) == TakenIn()
    assert [draft.draft_id for draft in journal.drafts.all()] == ["l9"]
    assert journal.reflections.count() == 3
