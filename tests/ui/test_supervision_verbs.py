"""The verbs of supervision on the workspace: each says what has changed, and one that fails is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import AT, DAY, a_disclosure, a_full_reflection, an_id
from tests.memory import MemoryJournal

from unhurried.domain.disclosures import LineKind
from unhurried.domain.errors import DiskIsFull, UnhurriedError
from unhurried.domain.forgetting import OneReflection
from unhurried.domain.sharing.parts import CopyDraft, Decision
from unhurried.domain.supervision import QuestionKind, SessionKind, Standing
from unhurried.domain.threads import Origin
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


def test_questions_and_sessions_say_so(workspace: Workspace, said: list[object]):
    w = workspace
    asked = w.ask_question("Why?", QuestionKind.ME, client_code="Heron", origin=Origin("r"), unsaid="Bored.")
    session = w.add_supervision_session(DAY, 60, SessionKind.GROUP, "supervisor", 4)
    assert asked
    assert session
    name = asked.question_id
    steps = [
        w.edit_question(name, words="Why now?", client_code=""),
        w.set_question_standing(name, Standing.BROUGHT, DAY),
        w.note_back(name, heard="Wait.", did="Waited."),
        w.close_question(name),
        w.reopen_question(name),
        w.edit_supervision_session(replace(session, minutes=90)),
    ]
    assert all(steps)
    (found,) = w.supervision.open_loops()
    assert (found.words, found.client_code, found.heard, found.did) == ("Why now?", None, "Wait.", "Waited.")
    assert w.supervision.sessions()[0].minutes == 90
    assert w.remove_question(name)
    assert w.remove_supervision_session(session.session_id)
    assert said == [Changed.SUPERVISION] * 10


def test_what_grows_is_told_like_a_draft_and_then_as_a_question(workspace: Workspace, said: list[object]):
    growing = workspace.keep_question("Half", QuestionKind.ETHICS, client_code="Heron", origin=Origin("r"))
    assert growing
    assert workspace.keep_question("Half of", question_id=growing.question_id)
    assert workspace.finish_question(growing.question_id)
    assert said == [Changed.DRAFTS, Changed.DRAFTS, Changed.SUPERVISION]


def test_the_ledger_and_the_copy_desk_say_so(workspace: Workspace, said: list[object]):
    w = workspace
    line = w.record_disclosure(a_disclosure())
    assert line
    assert w.mark_disclosure(line.number, LineKind.DESTROYED)
    assert said == [Changed.LEDGER] * 2
    said.clear()
    assert w.keep_copy(CopyDraft("Why?"))
    assert w.decide(Decision("Ann"))
    assert w.forget_decision("Ann")
    assert w.drop_copy()
    assert said == [Changed.COPY] * 4


def test_one_that_fails_is_told(workspace: Workspace, journal: MemoryJournal, said: list[object]):
    assert workspace.mark_disclosure(7, LineKind.DESTROYED) is None
    journal.obstacle = DiskIsFull()
    assert workspace.ask_question("Why?") is None
    assert workspace.record_disclosure(a_disclosure()) is None
    assert workspace.keep_copy(CopyDraft()) is None
    assert workspace.drop_copy() is False
    assert [isinstance(told, UnhurriedError) for told in said] == [True] * 5


def test_what_erasing_takes_along_is_said(workspace: Workspace, said: list[object]):
    workspace.ask_question("Why?", origin=Origin("r"))
    said.clear()
    gone = workspace.erase(OneReflection("r"))
    assert gone
    assert gone.supervision_questions == 1
    (changed,) = said
    assert isinstance(changed, Changed)
    assert Changed.SUPERVISION | Changed.COPY in changed
    assert Changed.LEDGER not in changed
