"""The copy desk: the encrypted journal and the one in memory keep the draft and the decisions alike."""

from __future__ import annotations

import pytest
from tests.builders import DAY
from tests.storage.conftest import Place

from unhurried.domain.disclosures import CopyFormat, Recognisable
from unhurried.domain.ports import Journal
from unhurried.domain.sharing.parts import CopyDraft, Dating, Decision, Treatment

FULL = CopyDraft(
    question="Why do I hurry? 🕊 قريبا",
    question_id="q",
    chosen=("r2/body/1", "r1/answer/silence.first"),
    pictures=("explained-early",),
    decisions=(Decision("Leeds", Treatment.GENERALISE, "a town"), Decision("Ann", never_leaves=True)),
    dating=Dating.MONTH,
    for_role="supervisor",
    format=CopyFormat.DOCX,
    recognisable=Recognisable.PERHAPS,
    password_given="by telephone",  # noqa: S106
    destroy_by=DAY,
)


@pytest.mark.parametrize("draft", [FULL, CopyDraft()], ids=["full", "nothing chosen"])
def test_a_draft_comes_back_as_it_was_put_down(journal: Journal, draft: CopyDraft):
    assert journal.copies.draft() is None
    journal.copies.keep_draft(CopyDraft("before"))
    journal.copies.keep_draft(draft)
    assert journal.copies.draft() == draft
    journal.copies.drop_draft()
    journal.copies.drop_draft()
    assert journal.copies.draft() is None


def test_a_draft_outlasts_a_lock(place: Place):
    journal = place.open()
    journal.copies.keep_draft(FULL)
    journal.close()
    journal = place.open()
    assert journal.copies.draft() == FULL
    journal.close()


def test_decisions_are_in_alphabetical_order_whatever_their_case(journal: Journal):
    for word in ("oak street", "Ann", "école", "Étienne", "bus", "Zoë"):
        journal.copies.decide(Decision(word))
    assert [decision.word for decision in journal.copies.decisions()] == [
        *("Ann", "bus", "oak street", "Zoë"),
        *("école", "Étienne"),
    ]


@pytest.mark.parametrize(
    ("first", "again"), [("Ann", "ANN"), ("straße", "STRASSE"), ("École", "école"), ("Zoë", "Zoe\u0308")]
)
def test_a_word_is_decided_about_once_in_whatever_case(journal: Journal, first: str, again: str):
    journal.copies.decide(Decision(first))
    decided = Decision(again, Treatment.KEEP, "", never_leaves=True)
    journal.copies.decide(decided)
    assert journal.copies.decisions() == [decided]
    journal.copies.forget(first)
    journal.copies.forget(first)
    assert journal.copies.decisions() == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE copy_draft SET draft = '{'",
        "INSERT INTO copy_draft VALUES (2, NULL, '{}')",
        "UPDATE word_decision SET treatment = 'hide'",
        "UPDATE word_decision SET never_leaves = 2",
        "UPDATE word_decision SET folded = ''",
    ],
)
def test_the_schema_defends_itself(place: Place, sql: str):
    journal = place.open()
    journal.copies.keep_draft(FULL)
    journal.copies.decide(Decision("Ann"))
    journal.close()
    db = place.raw()
    with pytest.raises(Exception, match="constraint failed"):
        db.execute(sql)
    db.close()


def test_nothing_of_it_shows_in_a_repr():
    assert [word for word in ("hurry", "Leeds", "Ann", "a town", "telephone") if word in repr(FULL)] == []
