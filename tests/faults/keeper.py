"""Writes and acknowledges until it is killed; run by test_killed as a process of its own.

Each line it prints says what the services have acknowledged: an id, its text, and whether it is finished.
In the mode "too early" it acknowledges what is not yet committed, which the test has to notice.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path

from unhurried.domain.drafts import Draft
from unhurried.domain.keys import MasterKey
from unhurried.domain.ports import Journal
from unhurried.services.writing import WritingDesk
from unhurried.storage import SqlcipherFolders

WORDS = "heron lantern birch harbour pebble copper meadow kestrel willow anchor".split()
AT_ONCE = 200


def sealed(words: str) -> str:
    """A text that shows by itself whether it is whole."""
    return f"{words} {sha256(words.encode()).hexdigest()[:12]}"


def is_whole(text: str) -> bool:
    return sealed(text.rpartition(" ")[0]) == text


def _say(draft_id: str, text: str, *, finished: bool) -> None:
    print(json.dumps({"id": draft_id, "text": text, "finished": finished}), flush=True)  # noqa: T201


def _with_text(draft: Draft, number: int) -> Draft:
    words = " ".join(WORDS[(number + place) % len(WORDS)] for place in range(number % 60 + 1))
    return replace(draft, writing=replace(draft.writing, body=sealed(words)))


def write(desk: WritingDesk) -> None:
    """Drafts that grow and are finished, and reflections that are edited, for ever."""
    for number in count():
        draft = desk.begin()
        for step in range(3):
            draft = desk.keep(_with_text(draft, number * 3 + step))
            _say(draft.draft_id, draft.writing.body, finished=False)
        reflection = desk.finish(draft)
        _say(reflection.reflection_id, reflection.writing.body, finished=True)
        if number % 4 == 0:
            edited = desk.finish(_with_text(desk.edit(reflection.reflection_id), number + 7))
            _say(edited.reflection_id, edited.writing.body, finished=True)


def write_too_early(desk: WritingDesk, journal: Journal) -> None:
    """The same mistake again and again: said to be kept, and committed only later."""
    for number in count():
        with journal.transaction():
            for step in range(AT_ONCE):
                draft = _with_text(desk.begin(), number * AT_ONCE + step)
                journal.drafts.put(draft)
                _say(draft.draft_id, draft.writing.body, finished=False)


def main() -> None:
    folder, secret, mode, prefix = sys.argv[1:]
    ids = count()
    sys.stdin.readline()
    journal = SqlcipherFolders().open(Path(folder), MasterKey(bytes.fromhex(secret)))
    desk = WritingDesk(journal, lambda: datetime.now(UTC), lambda: date(2026, 3, 4), lambda: f"{prefix}-{next(ids)}")
    if mode == "too-early":
        write_too_early(desk, journal)
    else:
        write(desk)


if __name__ == "__main__":
    main()
