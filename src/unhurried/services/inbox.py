"""The inbox: a line is left at the locked door, and becomes a draft when the journal is next opened."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Final

from unhurried.domain.drafts import Bookmark, Draft
from unhurried.domain.inbox import LONGEST_LINE, Letter, Line, TakenIn
from unhurried.domain.ports import Journal
from unhurried.domain.ports_at_the_door import Letterbox
from unhurried.domain.reflections import Writing
from unhurried.domain.text import clean

# Letters that were taken in last, in case one of them cannot be removed and is found again.
_TAKEN: Final = "inbox.taken"
# So many characters are a line, whatever they are: none takes more than four bytes.
_CERTAIN_TO_FIT: Final = LONGEST_LINE // 4


def leave_line(
    letterbox: Letterbox, folder: Path, text: str, client_code: str | None, at: datetime, day: date
) -> Line:
    """Leave a line without unlocking. Raises LineTooLong, InboxIsFull, InboxIsClosed or DiskIsFull."""
    line = Line(at, day, clean(text).strip(), clean(client_code or "").strip() or None)
    letterbox.leave(folder, line)
    return line


def leave_all(letterbox: Letterbox, folder: Path, text: str, at: datetime, day: date) -> None:
    """Leave whatever there is, in as many lines as it takes. Raises what `leave_line` raises but LineTooLong."""
    text = clean(text).strip()
    for start in range(0, len(text), _CERTAIN_TO_FIT):
        leave_line(letterbox, folder, text[start : start + _CERTAIN_TO_FIT], None, at, day)


def take_in(journal: Journal) -> TakenIn:
    """Make a draft of every line that waits, then remove the lines. What cannot be read is put aside."""
    letters = journal.inbox.letters()
    if letters.readable:
        taken = set(json.loads(journal.preference(_TAKEN, "[]")))
        fresh = [letter for letter in letters.readable if letter.letter_id not in taken]
        ids = [letter.letter_id for letter in letters.readable]
        with journal.transaction():
            for letter in fresh:
                journal.drafts.put(_draft(letter))
            # In the same transaction, so that no line can be there twice, wherever this is cut short.
            journal.prefer(_TAKEN, json.dumps(ids))
        journal.inbox.remove(ids)
        return TakenIn(tuple(letter.letter_id for letter in fresh), letters.put_aside)
    return TakenIn(put_aside=letters.put_aside)


def _draft(letter: Letter) -> Draft:
    line = letter.line
    return Draft(
        draft_id=letter.letter_id,
        writing=Writing(line.day, client_code=line.client_code, body=line.text),
        bookmark=Bookmark(way="line", caret=len(line.text)),
        touched_at=line.written_at,
    )
