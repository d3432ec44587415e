"""Salvaging what hangs on reflections: each table spoiled at its root, with and without a backup to fill it from."""

from __future__ import annotations

import pytest
from tests.builders import AT, a_full_reflection, a_margin_note, a_note, a_thread, words_to_keep
from tests.storage.backups.looks import damage_root, written_in
from tests.storage.conftest import Place

from unhurried.domain.finding import Filter
from unhurried.domain.threads import Origin, ThreadState
from unhurried.storage import SqlcipherSafekeeping

TABLES = ("thread", "thread_note", "margin_note", "words_to_keep")
COUNT = {"thread": 3, "thread_note": 6, "margin_note": 4, "words_to_keep": 4}


@pytest.fixture
def safekeeping() -> SqlcipherSafekeeping:
    return SqlcipherSafekeeping()


@pytest.fixture
def written(place: Place) -> Place:
    journal = place.open()
    with journal.transaction():
        for name in "ab":
            journal.reflections.put(a_full_reflection(reflection_id=name))
            for number in range(2):
                journal.margins.put(a_margin_note(name, f"beside {name}", note_id=f"{name}{number}"))
                journal.margins.keep_words(words_to_keep(f"words {name}", note_id=f"words {name}{number}"))
        for name in ("t", "u", "empty"):
            journal.threads.put(a_thread(f"Thread {name}", thread_id=name, state=ThreadState.RESTING))
            for number in range(3 if name != "empty" else 0):
                note = a_note(name, f"Note {number} of {name}", note_id=f"{name}{number}", origin=Origin("a"))
                journal.threads.put_note(note)
    journal.close()
    return place


def _rows(place: Place, table: str) -> set[tuple[object, ...]]:
    """What is written in a table, wherever the rows lie."""
    return {row[1:] for row in written_in(place)[table]}


@pytest.mark.parametrize("table", TABLES)
def test_what_is_lost_comes_from_the_newest_backup(written: Place, safekeeping: SqlcipherSafekeeping, table: str):
    safekeeping.make(written.folder, written.key, AT)
    then = {name: _rows(written, name) for name in TABLES}
    damage_root(written, table)
    salvaged = safekeeping.salvage(written.folder, written.key, AT)
    assert (salvaged.survey.lost, salvaged.survey.in_part, salvaged.survey.reflections) == (0, 0, 2)
    # The threads of notes that are there are known, whether or not a list of threads tells of them.
    assert salvaged.notes_back == COUNT[table]
    assert {name: _rows(written, name) for name in TABLES} == then
    journal = written.open()
    assert len(journal.threads.find("thread")) == 3
    assert len(journal.margins.find("words")) == 4
    assert len(journal.reflections.places(Filter(words="beside"))) == 2
    journal.close()


@pytest.mark.parametrize("table", TABLES)
def test_what_was_erased_since_does_not_come_back(written: Place, safekeeping: SqlcipherSafekeeping, table: str):
    safekeeping.make(written.folder, written.key, AT)
    journal = written.open()
    journal.threads.erase("t")
    journal.threads.remove_note("u0")
    journal.margins.remove("a0")
    journal.margins.remove_words("words a0")
    journal.close()
    then = {name: _rows(written, name) for name in TABLES}
    damage_root(written, table)
    safekeeping.salvage(written.folder, written.key, AT)
    assert {name: _rows(written, name) for name in TABLES} == then


def test_without_a_backup_notes_whose_thread_is_lost_are_kept(written: Place, safekeeping: SqlcipherSafekeeping):
    notes = _rows(written, "thread_note")
    damage_root(written, "thread")
    survey = safekeeping.survey(written.folder, written.key, AT)
    assert survey.others_lost == 3
    salvaged = safekeeping.salvage(written.folder, written.key, AT)
    assert (salvaged.survey, salvaged.notes_back) == (survey, 0)
    assert _rows(written, "thread_note") == notes
    journal = written.open()
    assert {(ends.thread.thread_id, ends.thread.title) for ends in journal.threads.ends()} == {("t", ""), ("u", "")}
    assert len(journal.threads.find("note")) == 2
    assert journal.threads.ends()[0].latest
    journal.close()


@pytest.mark.parametrize("table", TABLES[1:])
def test_without_a_backup_the_rest_is_kept(written: Place, safekeeping: SqlcipherSafekeeping, table: str):
    then = {name: _rows(written, name) for name in TABLES if name != table}
    damage_root(written, table)
    salvaged = safekeeping.salvage(written.folder, written.key, AT)
    assert (salvaged.survey.others_lost, salvaged.notes_back) == (COUNT[table], 0)
    assert {name: _rows(written, name) for name in then} == then
    assert _rows(written, table) == set()


def test_a_lost_reflection_comes_back_with_its_margin(written: Place, safekeeping: SqlcipherSafekeeping):
    safekeeping.make(written.folder, written.key, AT)
    then = {name: _rows(written, name) for name in TABLES}
    damage_root(written, "reflection")
    salvaged = safekeeping.salvage(written.folder, written.key, AT)
    assert (salvaged.survey.lost, salvaged.lost_and_back) == (2, 2)
    assert {name: _rows(written, name) for name in TABLES} == then
    journal = written.open()
    assert len(journal.reflections.places(Filter(words="beside"))) == 2
    journal.close()
