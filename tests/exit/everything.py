"""A journal with something of every kind, and what the app itself reads of one: its texts, and how many of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum

from tests.builders import (
    AT,
    DAY,
    a_disclosure,
    a_draft,
    a_full_reflection,
    a_margin_note,
    a_marker,
    a_note,
    a_prompt,
    a_question,
    a_reflection,
    a_revision,
    a_session,
    a_thread,
    words_to_keep,
)

from unhurried.domain import chain
from unhurried.domain.disclosures import LineKind
from unhurried.domain.executor import ExecutorSheet, Wish
from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import Annotation
from unhurried.domain.preferences import EXECUTOR_SHEET
from unhurried.domain.prompts import Choices
from unhurried.domain.sharing.parts import CopyDraft, Decision, Treatment
from unhurried.domain.threads import Origin, Turn
from unhurried.storage.journal import SqlcipherJournal

_SHEET = ExecutorSheet("on the shelf", Wish.OTHER, words="Burn it,\nunread.", contact="Fern")


def fill(journal: SqlcipherJournal) -> None:
    """Something of every kind that the app can keep."""
    with journal.transaction():
        journal.reflections.put(a_full_reflection(reflection_id="r"))
        journal.reflections.put(replace(a_reflection("Away with it.", reflection_id="gone"), trashed_at=AT))
        journal.reflections.put(a_reflection("", reflection_id="bare"))
        journal.reflections.keep_revision(a_revision("r"))
        journal.reflections.keep_revision(a_revision("r", "Earlier still,\n\nand longer."))
        journal.drafts.put(a_draft())
        journal.own_questions.put_prompt(a_prompt('Whither "gossamer"?', hint="a hint\nin two lines"))
        journal.own_questions.put_marker(a_marker())
        journal.own_questions.choose(Choices(("a",), ("b",)))
        journal.prefer(EXECUTOR_SHEET, _SHEET.as_text())
        journal.looking_back.put_annotation(Annotation("a", DAY, "Moved to the small room."))
        journal.threads.put(a_thread(thread_id="t", client_code="Heron"))
        journal.threads.put_note(a_note("t", origin=Origin("r", "silence.first")))
        journal.threads.put_note(a_note("t", "", turn=Turn.NAMED))
        journal.margins.put(a_margin_note("r", "Beside it.\n\n- and\n- so on", is_remembered=True))
        journal.margins.keep_words(words_to_keep(reflection_id="r"))
        journal.supervision.put(
            a_question(heard="This.\n\nAnd that.", did="Waited.", happened="A letter.", unsaid="Nothing of it.")
        )
        journal.supervision.put_session(a_session(with_role="a peer"))
        journal.ledger.add(chain.next_line(journal.ledger.head(), AT, LineKind.MADE, a_disclosure()))
        journal.copies.keep_draft(CopyDraft(question='What of "this"?'))
        journal.copies.decide(Decision("Birchwood", Treatment.REPLACE, "a town"))


def written(journal: SqlcipherJournal) -> list[str]:
    """Every text in everything that the app reads, but ids and keys of its own."""
    return sorted({text for thing in _everything(journal) for text in _texts(thing) if text})


def counted(journal: SqlcipherJournal) -> dict[str, int]:
    """How many there are of each, by the names in the reader's summary."""
    every = [journal.reflections.one(uid) for uid in _ids(journal)]
    ends = journal.threads.ends()
    return {
        "reflection": journal.reflections.count() + journal.reflections.count(in_trash=True),
        "reflections in the trash": journal.reflections.count(in_trash=True),
        "answer": sum(len(each.writing.answers) for each in every),
        "marking": sum(len(each.writing.markings) for each in every),
        "moment": sum(len(each.writing.moments) for each in every),
        "tag": sum(len(each.writing.tags) for each in every),
        "revision": sum(len(journal.reflections.revisions(uid)) for uid in _ids(journal)),
        "margin note": sum(len(journal.margins.of(uid)) for uid in _ids(journal)),
        "draft": len(journal.drafts.all()),
        "thread": len(ends),
        "thread note": sum(len(journal.threads.notes(each.thread.thread_id)) for each in ends),
        "words to keep": len(journal.margins.words_to_keep()),
        "supervision question": len(journal.supervision.questions()),
        "supervision session": len(journal.supervision.sessions()),
        "ledger": len(journal.ledger.lines()),
    }


def _ids(journal: SqlcipherJournal) -> list[str]:
    narrowed = Filter()
    shown = journal.reflections.glimpses(journal.reflections.places(narrowed, limit=100_000), narrowed)
    return [*(glimpse.reflection_id for glimpse in shown), *journal.reflections.trashed()]


def _everything(journal: SqlcipherJournal) -> Iterator[object]:
    for uid in _ids(journal):
        yield journal.reflections.one(uid)
        yield journal.reflections.revisions(uid)
        yield journal.margins.of(uid)
    for ends in journal.threads.ends():
        yield ends.thread
        yield journal.threads.notes(ends.thread.thread_id)
    yield journal.drafts.all()
    yield journal.own_questions.prompts()
    yield journal.own_questions.markers()
    yield journal.margins.words_to_keep()
    yield journal.supervision.questions()
    yield journal.supervision.sessions()
    yield journal.looking_back.annotations()
    yield journal.ledger.lines()
    yield journal.copies.draft()
    yield journal.copies.decisions()
    sheet = journal.preference(EXECUTOR_SHEET)
    yield ExecutorSheet.from_text(sheet, "") if sheet else None


def _texts(thing: object) -> Iterator[str]:
    """Whatever is text in a value, however deep."""
    if isinstance(thing, str) and not isinstance(thing, Enum):
        yield thing
    elif isinstance(thing, list | tuple):
        for each in thing:
            yield from _texts(each)
    elif is_dataclass(thing):
        for each in fields(thing):
            # An id leads to the page of what it names.
            if not each.name.endswith("_id"):
                yield from _texts(getattr(thing, each.name))
