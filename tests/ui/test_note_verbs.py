"""The verbs of notes on the workspace: each says what has changed, and one that fails is told and answers nothing."""

from __future__ import annotations

import pytest
from tests.builders import AT, DAY, a_full_reflection, an_id
from tests.memory import MemoryJournal

from unhurried.domain.errors import DiskIsFull, UnhurriedError
from unhurried.domain.margins import KeptKind
from unhurried.domain.threads import ThreadKind, ThreadState, Turn
from unhurried.services.changes import Changed
from unhurried.services.shelves import load_shelves
from unhurried.ui.workspace import Workspace


@pytest.fixture
def journal() -> MemoryJournal:
    journal = MemoryJournal()
    journal.reflections.put(a_full_reflection(reflection_id="r"))
    return journal


@pytest.fixture
def workspace(qapp, journal: MemoryJournal) -> Workspace:
    del qapp
    return Workspace(journal, load_shelves(), lambda: AT, lambda: DAY, an_id)


@pytest.fixture
def said(workspace: Workspace) -> list[object]:
    said: list[object] = []
    workspace.changed.connect(said.append)
    workspace.failed.connect(said.append)
    return said


def test_every_verb_does_what_it_says_and_says_so(workspace: Workspace, said: list[object]):
    w = workspace
    thread = w.start_thread("a", kind=ThreadKind.STRAIN, client_code="Heron", words="First.")
    assert thread
    name = thread.thread_id
    note = w.add_to_thread(name, "Second.", turn=Turn.NOTICED)
    assert note
    steps = [
        w.rename_thread(name, "b"),
        w.set_thread_state(name, ThreadState.RESTING),
        w.set_thread_kind(name, ThreadKind.QUESTION),
        w.set_thread_about(name, is_about_me=True),
        w.arrange_threads([name]),
        w.edit_thread_note(note.note_id, "Other.", turn=Turn.NAMED),
        w.remove_thread_note(note.note_id),
    ]
    assert all(steps)
    assert said == [Changed.THREADS] * 9
    ends = w.threads.threads(ThreadState.RESTING)[0]
    assert (ends.thread.title, ends.thread.is_about_me, ends.latest and ends.latest.words) == ("b", True, "First.")
    assert w.erase_thread(name)
    assert w.threads.threads() == []


def test_margins_and_words_say_so_too(workspace: Workspace, said: list[object]):
    w = workspace
    note = w.add_to_margin("r", "Later.")
    assert note
    assert w.edit_margin_note(note.note_id, "Later on.", is_remembered=True)
    assert w.remove_margin_note(note.note_id)
    assert said == [Changed.MARGINS] * 3
    said.clear()
    kept = w.keep_words("One breath.", KeptKind.SMALL_ACT, reflection_id="r")
    assert kept
    assert w.edit_words(kept.note_id, "Two.")
    assert w.remove_words(kept.note_id)
    assert said == [Changed.WORDS] * 3
    said.clear()
    assert w.offer_year_ago(offered=True)
    assert w.not_today()
    assert said == [Changed.PREFERENCES] * 2


def test_what_grows_is_told_like_a_draft_and_then_as_a_note(workspace: Workspace, said: list[object]):
    w = workspace
    thread = w.start_thread("a")
    assert thread
    growing = [
        w.keep_thread_note(thread.thread_id, "Half"),
        w.keep_margin_note("r", "Half"),
        w.keep_words_growing("Half", KeptKind.WHEN_THEN),
    ]
    finish = [w.finish_thread_note, w.finish_margin_note, w.finish_words]
    assert said == [Changed.THREADS, *[Changed.DRAFTS] * 3]
    assert all(note and verb(note.note_id) for note, verb in zip(growing, finish, strict=True))
    assert said[4:] == [Changed.THREADS, Changed.MARGINS, Changed.WORDS]


def test_one_that_fails_is_told(workspace: Workspace, journal: MemoryJournal, said: list[object]):
    journal.obstacle = DiskIsFull()
    assert workspace.start_thread("a") is None
    assert workspace.keep_margin_note("r", "Half") is None
    assert workspace.not_today() is False
    assert [isinstance(told, UnhurriedError) for told in said] == [True] * 3


def test_what_erasing_takes_along_is_said(workspace: Workspace, said: list[object]):
    workspace.add_to_margin("r", "Later.")
    workspace.move_to_trash("r")
    said.clear()
    assert workspace.empty_trash() == 1
    (changed,) = said
    assert isinstance(changed, Changed)
    assert Changed.THREADS | Changed.MARGINS | Changed.WORDS in changed
