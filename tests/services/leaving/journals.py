"""Journals to take out: one with something of every kind in it, and texts that are hard to write down."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.builders import (
    AT,
    a_disclosure,
    a_draft,
    a_full_reflection,
    a_margin_note,
    a_marker,
    a_marking,
    a_note,
    a_prompt,
    a_question,
    a_reflection,
    a_revision,
    a_session,
    a_thread,
    an_answer,
    words_to_keep,
)

from unhurried.domain import chain
from unhurried.domain.disclosures import LineKind
from unhurried.domain.looking_back import Annotation
from unhurried.domain.ports import Journal
from unhurried.domain.prompts import Choices
from unhurried.domain.supervision import Standing
from unhurried.domain.threads import Origin, ThreadKind, Turn

HARD = {
    "carriage-returns": "one\r\ntwo\rthree\n",
    "letters": "🙂 👩‍👩‍👧 café cafe\u0301 سكتَ قليلًا שָׁקֵט 沈黙",
    "blanks": "   leading, and trailing   \n\n\n\t\n ",
    "rules": "---\nday: 1999-01-01\n---\n\n***\n## Earlier version\n\n---",
    "marks": '<!-- unhurried {"kind": "reflections"} -->\n\n<!-- unhurried-2 {} -->\n# not a heading of ours',
    "deep": "\n".join(f"{'  ' * depth}- {depth}" for depth in range(400)),
    "html": '<script>alert(1)</script></article><b onclick="x()">&amp;</b> ]]> <!-- <img src=http://x.example/y>',
    "formula": '=HYPERLINK("http://x.example";"here")',
    "minus": "-2+3",
    "at": "@SUM(1,2)",
    "apostrophe": "'quoted', said she",
    "cells": 'a "quoted" cell, with a comma\nand a line end;\tand a tab',
    "fence": "```python\nunclosed",
    "separators": "one\u2028two\u2029three\x85four\ufeff",
    "controls": "bell \x07, delete \x7f, nothing \x00.",
    "links": "[here](javascript:alert(1)) ![picture](http://x.example/p.png) <http://x.example>",
    "empty": "",
    "blank": " ",
    "long": "slow " * 70_000,
}


def fill(journal: Journal) -> None:
    """Something of every kind, and every hard text in every place that takes one."""
    texts = {name: text.replace("\x00", "") for name, text in HARD.items()}
    with journal.transaction():
        full = a_full_reflection(reflection_id="full", day=date(2025, 12, 31))
        journal.reflections.put(full)
        journal.reflections.keep_revision(a_revision("full", revision_id="before"))
        earlier = replace(full.writing, body="With everything.", day=date(2024, 2, 29))
        journal.reflections.keep_revision(replace(a_revision("full", revision_id="before-that"), writing=earlier))
        journal.reflections.put(a_reflection("", reflection_id="wordless", day=date(2025, 12, 31)))
        journal.reflections.put(a_reflection("Gone.", reflection_id="trashed", trashed_at=AT, client_code="Heron"))
        for name, text in texts.items():
            _put_hard(journal, name, text)
        _put_rest(journal)


def _put_hard(journal: Journal, name: str, text: str) -> None:
    reflection = a_reflection(
        text,
        reflection_id=f"hard-{name}",
        client_code=text.strip()[:200] or None,
        tags=(text[:200], "plain") if text.strip() else (),
        answers=(an_answer(text, wording=f"What of {text[:50]}?"),),
        markings=(a_marking(line=text, wording=text[:300]), a_marking("yes", marker_id="rested")),
        moments=(replace(a_full_reflection().writing.moments[0], moment_id=f"m-{name}", pull=text, did_words=text),),
    )
    journal.reflections.put(reflection)
    journal.reflections.keep_revision(a_revision(reflection.reflection_id, text, revision_id=f"r-{name}"))
    journal.margins.put(a_margin_note(reflection.reflection_id, text, note_id=f"n-{name}"))
    thread = a_thread(text[:100], thread_id=f"t-{name}")
    journal.threads.put(thread)
    journal.threads.put_note(a_note(thread.thread_id, text, note_id=f"tn-{name}", origin=Origin("full", "p", "m")))
    journal.margins.keep_words(words_to_keep(text, note_id=f"w-{name}", reflection_id=reflection.reflection_id))
    journal.supervision.put(
        a_question(
            text,
            question_id=f"q-{name}",
            standing=Standing.BROUGHT,
            brought_on=AT.date(),
            heard=text,
            did=text,
            happened=text,
            unsaid=text,
            origin=Origin("full"),
        )
    )


def _put_rest(journal: Journal) -> None:
    journal.threads.put(a_thread("A strain", thread_id="strain", kind=ThreadKind.STRAIN, client_code="Heron"))
    journal.threads.put_note(a_note("strain", "", note_id="turn", turn=Turn.NAMED))
    journal.threads.put_note(a_note("strain", "half a sen", note_id="half", is_unfinished=True))
    journal.threads.put(a_thread("Nothing yet", thread_id="bare", is_about_me=True))
    journal.supervision.put_session(a_session(session_id="s", with_role="=a supervisor", group_size=3))
    journal.own_questions.put_prompt(a_prompt("What did I\nhurry past?", prompt_id="own-prompt"))
    journal.own_questions.put_prompt(a_prompt("What did I hurry by?", prompt_id="own-prompt", version=2))
    journal.own_questions.put_marker(a_marker(marker_id="own-marker"))
    journal.own_questions.choose(Choices(("own-prompt",), ("own-marker",), frozenset({"x", "a"})))
    journal.looking_back.put_annotation(Annotation("note", AT.date(), "A new supervisor."))
    journal.drafts.put(a_draft(HARD["rules"], draft_id="draft", reflection_id="full"))
    line = chain.next_line(journal.ledger.head(), AT, LineKind.MADE, a_disclosure())
    journal.ledger.add(line)
    journal.ledger.add(chain.next_line(chain.head_of(line), AT, LineKind.DESTROYED, about=1))


def files_of(folder: Path) -> dict[str, bytes]:
    """What is in a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
