"""Forgetting questions for supervision: by the same scopes, out of the copy on the desk as well, without a trace."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.builders import AT, DAY, a_disclosure, a_draft, a_question, a_reflection, a_session
from tests.storage.conftest import Place, assert_sound
from tests.storage.test_at_rest import CANARY, _pages, _says

from unhurried.domain.errors import HeldByLaw
from unhurried.domain.forgetting import AboutClient, Footprint, HoldChange, OlderThan, OneReflection, Scope, mentions
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Writing
from unhurried.domain.sharing.parts import CopyDraft, Decision
from unhurried.domain.threads import Origin
from unhurried.services.forgetting import ForgettingRoom
from unhurried.services.ledger import LedgerRoom

EARLIER = DAY - timedelta(days=400)
# Each with what it came from, the code it bears, and its own day.
ASKED = {
    "from heron": ("heron", None, DAY),
    "from birch": ("birch", "Birch", DAY),
    "from birch about heron": ("birch", "Heron", DAY),
    "about heron": (None, "Heron", EARLIER),
    "mentions Heron": (None, None, DAY),
    "in the heronry": (None, "Birch", DAY),
    "from a draft": ("draft", None, DAY),
    "from an edit": ("edit", None, DAY),
    "from nowhere": ("nowhere", None, EARLIER),
    "from old": ("old", "Birch", DAY),
    "by itself": (None, None, EARLIER),
}
CASES: dict[str, tuple[Scope, set[str], int]] = {
    "a client": (AboutClient("Heron"), {"from heron", "from birch about heron", "about heron", "from a draft"}, 1),
    "one": (OneReflection("heron"), {"from heron"}, 0),
    "one with an edit": (OneReflection("old"), {"from old", "from an edit"}, 0),
    "a draft": (OneReflection("draft"), {"from a draft"}, 0),
    "what is nowhere": (OneReflection("nowhere"), {"from nowhere"}, 0),
    "older": (
        OlderThan(DAY),
        {"from old", "from an edit", "from a draft", "about heron", "from nowhere", "by itself"},
        0,
    ),
    "everything": (OlderThan(DAY + timedelta(days=1)), set(ASKED), 0),
    "nobody": (AboutClient("Lantern"), set(), 0),
}


@pytest.fixture
def filled(journal: Journal) -> Journal:
    with journal.transaction():
        journal.reflections.put(a_reflection(reflection_id="heron", client_code="Heron"))
        journal.reflections.put(a_reflection(reflection_id="birch", client_code="Birch"))
        journal.reflections.put(a_reflection(reflection_id="old", day=EARLIER))
        drafted = Writing(EARLIER, client_code="Heron", body="Half a sen")
        journal.drafts.put(a_draft(draft_id="draft", writing=drafted))
        journal.drafts.put(a_draft(draft_id="edit", reflection_id="old"))
        for words, (origin, code, day) in ASKED.items():
            asked = a_question(words, question_id=words, client_code=code, origin=origin and Origin(origin), day=day)
            journal.supervision.put(asked)
        journal.supervision.put_session(a_session(EARLIER, session_id="s"))
        journal.copies.decide(Decision("Heron", instead="A"))
    return journal


def _left(journal: Journal) -> set[str]:
    return {asked.words for asked in journal.supervision.questions()}


@pytest.mark.parametrize(("scope", "going", "mentioned"), CASES.values(), ids=CASES)
def test_what_is_previewed_goes_and_nothing_else(filled: Journal, scope: Scope, going: set[str], mentioned: int):
    footprint = filled.forgetting.footprint(scope)
    assert (footprint.supervision_questions, footprint.mentioned_in_questions) == (len(going), mentioned)
    filled.forgetting.erase(scope)
    assert _left(filled) == ASKED.keys() - going
    after = filled.forgetting.footprint(scope)
    assert after.is_empty
    assert after.mentioned_in_questions == mentioned
    # Sessions are about nobody, and decisions are not writing.
    assert len(filled.supervision.sessions()) == 1
    assert filled.copies.decisions() == [Decision("Heron", instead="A")]


def test_emptying_the_trash_takes_the_questions_along(filled: Journal):
    filled.reflections.erase(["heron", "old"])
    # As with notes, what was begun on it is not asked for.
    assert _left(filled) == ASKED.keys() - {"from heron", "from old"}


def test_a_question_from_what_goes_on_as_a_draft_stays(journal: Journal):
    journal.reflections.put(a_reflection(reflection_id="r"))
    journal.drafts.put(a_draft(draft_id="r"))
    journal.supervision.put(a_question("stays", origin=Origin("r")))
    journal.reflections.erase(["r"])
    assert _left(journal) == {"stays"}


def test_while_the_hold_is_on_all_of_it_stays(filled: Journal):
    filled.holds.add(HoldChange(DAY, is_on=True))
    for scope, _, _ in CASES.values():
        with pytest.raises(HeldByLaw):
            filled.forgetting.erase(scope)
    with pytest.raises(HeldByLaw):
        filled.reflections.erase(["heron"])
    assert _left(filled) == ASKED.keys()


def test_the_copy_on_the_desk_loses_the_words_of_a_question_that_goes(filled: Journal):
    draft = CopyDraft("from heron", "from heron", ("heron/answer/a", "birch/answer/a"), for_role="supervisor")
    filled.copies.keep_draft(draft)
    filled.forgetting.erase(OneReflection("old"))
    assert filled.copies.draft() == draft
    filled.forgetting.erase(OneReflection("heron"))
    assert filled.copies.draft() == replace(draft, question="", question_id=None)
    own = CopyDraft("my own words")
    filled.copies.keep_draft(own)
    filled.forgetting.erase(AboutClient("Birch"))
    assert filled.copies.draft() == own


@pytest.mark.parametrize(
    ("said", "is_said"),
    [
        ("Heron came late", True),
        ("about heron.", True),
        ("Heron's door", True),
        ("the heronry", False),
        ("", False),
        ("Her on", False),
    ],
)
def test_a_code_is_mentioned_as_a_word_by_itself(said: str, is_said: bool):
    assert mentions(["nothing", said], "Heron") is is_said
    assert not mentions([said], "")


def test_the_codes_of_questions_can_be_chosen(journal: Journal):
    journal.supervision.put(a_question(client_code="Lantern"))
    room = ForgettingRoom(journal, lambda: DAY)
    assert room.client_codes() == ["Lantern"]
    assert room.erase(AboutClient("Lantern")) == Footprint(supervision_questions=1)
    assert room.client_codes() == []


@pytest.mark.parametrize(
    "scope",
    [OneReflection("r"), AboutClient("Heron"), OlderThan(DAY), None],
    ids=["one", "client", "older", "trash"],
)
def test_no_trace_is_left_in_any_page(place: Place, scope: Scope | None):
    """In the pages as they stand decrypted, unused ones included; the ledger had none of it in the first place."""
    journal = place.open()
    with journal.transaction():
        journal.reflections.put(a_reflection(reflection_id="r", client_code="Heron", day=EARLIER))
        for number in range(60):
            words = f"{CANARY} {number}"
            texts = {"heard": words, "did": words, "happened": words, "unsaid": words}
            journal.supervision.put(a_question(words, question_id=f"{number}", origin=Origin("r"), **texts))
        journal.copies.keep_draft(CopyDraft(CANARY, "7", ("r/body/0",)))
    LedgerRoom(journal, lambda: AT, lambda: DAY).record(a_disclosure())
    journal.forget_traces()
    assert _says(_pages(place))
    if scope:
        ForgettingRoom(journal, lambda: DAY).erase(scope)
    else:
        journal.reflections.erase(["r"])
        journal.forget_traces()
    assert not _says(_pages(place))
    journal.close()
    with closing(place.raw()) as db:
        assert_sound(db)


def test_what_is_removed_or_written_anew_leaves_no_trace(place: Place):
    journal = place.open()
    for name in "ab":
        journal.supervision.put(a_question(CANARY, question_id=name, heard=CANARY))
        journal.supervision.put_session(a_session(session_id=name, with_role=CANARY))
    journal.copies.keep_draft(CopyDraft(CANARY))
    journal.copies.decide(Decision(CANARY))
    journal.supervision.put(a_question("Others", question_id="a"))
    journal.supervision.put_session(a_session(session_id="a"))
    journal.supervision.remove("b")
    journal.supervision.remove_session("b")
    journal.copies.drop_draft()
    journal.copies.forget(CANARY)
    journal.forget_traces()
    assert not _says(_pages(place))
    journal.close()
