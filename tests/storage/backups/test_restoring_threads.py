"""Restoring what hangs on reflections: threads, margins and words to keep are compared, and come back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.builders import AT, DAY, a_draft, a_margin_note, a_note, a_reflection, a_thread, words_to_keep
from tests.storage.backups.looks import written_in
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.domain.backups import Difference
from unhurried.domain.finding import Filter
from unhurried.domain.threads import Origin, ThreadState
from unhurried.storage import SqlcipherFolders, SqlcipherSafekeeping
from unhurried.storage.journal import SqlcipherJournal
from unhurried.storage.migrations import STEPS

LATER = AT + timedelta(days=9)


@pytest.fixture
def safekeeping() -> SqlcipherSafekeeping:
    return SqlcipherSafekeeping()


@pytest.fixture
def written(place: Place) -> Place:
    """Two reflections, each with a note beside it; two threads with notes from either and from nowhere."""
    journal = place.open()
    with journal.transaction():
        for name in ("one", "other"):
            journal.reflections.put(a_reflection(reflection_id=name))
            journal.margins.put(a_margin_note(name, f"beside {name}", note_id=f"beside {name}"))
            journal.margins.keep_words(words_to_keep(f"from {name}", note_id=f"from {name}", reflection_id=name))
            journal.threads.put(a_thread(f"about {name}", thread_id=f"about {name}", client_code="Heron"))
        journal.margins.keep_words(words_to_keep(note_id="by itself"))
        for thread in ("about one", "about other"):
            for origin in ("one", "other", None):
                note_id = f"{origin or 'nothing'} {thread}"
                journal.threads.put_note(a_note(thread, note_id, note_id=note_id, origin=origin and Origin(origin)))
    journal.close()
    return place


def _made(place: Place, safekeeping: SqlcipherSafekeeping) -> Path:
    return safekeeping.make(place.folder, place.key, AT).path


def _difference(place: Place, safekeeping: SqlcipherSafekeeping, backup: Path) -> Difference:
    found = safekeeping.look_into(place.folder, place.key, backup)
    assert found.difference
    return found.difference


def _notes(journal: SqlcipherJournal, thread_id: str) -> list[str]:
    return [note.note_id for note in journal.threads.notes(thread_id)]


def test_nothing_differs_right_after_a_backup(written: Place, safekeeping: SqlcipherSafekeeping):
    assert _difference(written, safekeeping, _made(written, safekeeping)).is_none


def test_what_was_written_since_is_counted(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.threads.put(a_thread("new"))
    journal.threads.put(replace(journal.threads.one("about one"), state=ThreadState.RESTING))
    journal.threads.put_note(replace(journal.threads.note("one about one"), words="others"))
    journal.margins.put(a_margin_note("one"))
    journal.margins.keep_words(words_to_keep())
    journal.close()
    difference = _difference(written, safekeeping, backup)
    assert (difference.threads_since, difference.notes_since) == (2, 3)
    assert (difference.threads_gone, difference.notes_gone, difference.is_same) == ((), 0, False)


def test_what_is_gone_is_counted_or_can_be_brought_back(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.threads.erase("about one")
    journal.threads.remove_note("nothing about other")
    journal.margins.remove("beside one")
    journal.margins.remove_words("by itself")
    journal.close()
    difference = _difference(written, safekeeping, backup)
    (gone,) = difference.missing
    assert (gone.reflection_id, gone.day, gone.client_code, gone.is_thread) == ("about one", DAY, "Heron", True)
    # The notes of the thread that is gone would come back with it.
    assert (difference.notes_gone, difference.notes_since, difference.threads_since) == (3, 0, 0)


def test_a_thread_comes_back_with_all_its_notes(written: Place, safekeeping: SqlcipherSafekeeping):
    then = written_in(written)
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.threads.erase("about one")
    journal.threads.put(replace(journal.threads.one("about other"), title="changed"))
    journal.close()
    chosen = ["about one", "about other", "of nobody"]
    restored = safekeeping.restore_only(written.folder, written.key, backup, chosen, LATER)
    assert (restored.brought_in, restored.drafts_brought_in, restored.threads_brought_in) == (0, 0, 1)
    journal = written.open()
    assert [ends.thread.title for ends in journal.threads.ends()] == ["about one", "changed"]
    assert _notes(journal, "about one") == ["one about one", "other about one", "nothing about one"]
    assert len(journal.threads.find("nothing")) == 2
    journal.close()
    assert len(written_in(written)["thread_note"]) == len(then["thread_note"])


def test_a_reflection_comes_back_with_all_that_hung_on_it(written: Place, safekeeping: SqlcipherSafekeeping):
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.threads.erase("about other")
    journal.reflections.erase(["one"])
    assert _notes(journal, "about one") == ["other about one", "nothing about one"]
    journal.close()
    restored = safekeeping.restore_only(written.folder, written.key, backup, ["one"], LATER)
    assert (restored.brought_in, restored.threads_brought_in) == (1, 0)
    journal = written.open()
    assert [note.words for note in journal.margins.of("one")] == ["beside one"]
    assert len(journal.reflections.places(Filter(words='"beside one"'))) == 1
    assert {words.note_id for words in journal.margins.words_to_keep()} == {"from one", "from other", "by itself"}
    assert set(_notes(journal, "about one")) == {"one about one", "other about one", "nothing about one"}
    assert len(journal.threads.ends()) == 1
    journal.close()
    written_in(written)


def test_a_draft_comes_back_with_the_notes_from_it(written: Place, safekeeping: SqlcipherSafekeeping):
    journal = written.open()
    journal.drafts.put(a_draft(draft_id="d"))
    journal.threads.put_note(a_note("about one", note_id="from d", origin=Origin("d")))
    journal.close()
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.drafts.remove("d")
    journal.threads.remove_note("from d")
    journal.close()
    restored = safekeeping.restore_only(written.folder, written.key, backup, ["d"], LATER)
    assert restored.drafts_brought_in == 1
    journal = written.open()
    assert "from d" in _notes(journal, "about one")
    journal.close()


def test_all_of_a_backup_comes_back(written: Place, safekeeping: SqlcipherSafekeeping):
    then = written_in(written)
    backup = _made(written, safekeeping)
    journal = written.open()
    journal.threads.erase("about one")
    journal.reflections.erase(["one", "other"])
    journal.close()
    safekeeping.restore(written.folder, written.key, backup, LATER)
    assert written_in(written) == then
    journal = written.open()
    assert len(journal.threads.find("about")) == 2
    journal.close()


def test_a_journal_of_before_there_were_threads_is_compared_too(tmp_path: Path, safekeeping: SqlcipherSafekeeping):
    folder = tmp_path / "old.journal"
    folders = SqlcipherFolders(WEAK, STEPS[:3])
    key = folders.create(folder, PASSPHRASE, CODE, AT)
    backup = SqlcipherSafekeeping(STEPS[:3]).make(folder, key, AT).path
    place = Place(folder, key, folders)
    db = place.raw()
    db.execute(
        "INSERT INTO reflection (place, uid, day, kept_at, body) VALUES (?, 'r', ?, 'then', 'text')",
        [DAY.toordinal() << 20, DAY.isoformat()],
    )
    db.close()
    difference = safekeeping.look_into(folder, key, backup).difference
    assert difference
    assert [mention.reflection_id for mention in difference.since] == ["r"]
    assert (difference.threads_gone, difference.notes_gone, difference.notes_since) == ((), 0, 0)
