"""What is in a journal as plain values, in the shape that docs/export.md describes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from unhurried.domain import chain
from unhurried.domain.disclosures import LedgerLine
from unhurried.domain.drafts import Draft
from unhurried.domain.leaving import Leaf
from unhurried.domain.looking_back import Annotation
from unhurried.domain.margins import MarginNote, WordsToKeep
from unhurried.domain.moments import Moment
from unhurried.domain.prompts import Choices, Marker, Prompt
from unhurried.domain.reflections import Revision, Writing
from unhurried.domain.supervision import SupervisionQuestion, SupervisionSession
from unhurried.domain.threads import Origin, Thread, ThreadNote

Values = dict[str, Any]


def of_leaf(leaf: Leaf) -> Values:
    """A reflection with everything that hangs on it."""
    reflection = leaf.reflection
    return {
        "id": reflection.reflection_id,
        **of_writing(reflection.writing),
        "kept_at": instant(reflection.kept_at),
        "edited_at": instant(reflection.edited_at),
        "trashed_at": instant(reflection.trashed_at),
        "earlier_versions": [_revision(revision) for revision in leaf.revisions],
        "margin_notes": [_margin_note(note) for note in leaf.margin],
    }


def of_writing(writing: Writing) -> Values:
    """What a reflection, an earlier version and a draft have in common."""
    return {
        "day": writing.day.isoformat(),
        "order_in_day": writing.order_in_day,
        "client_code": writing.client_code or None,
        "tags": list(writing.tags),
        "body": writing.body,
        "answers": [asdict(answer) for answer in writing.answers],
        "markings": [asdict(marking) for marking in writing.markings],
        "moments": [_moment(moment) for moment in writing.moments],
    }


def of_thread(thread: Thread, notes: Iterable[ThreadNote]) -> Values:
    return {
        "id": thread.thread_id,
        "title": thread.title,
        "day": thread.day.isoformat(),
        "begun_at": instant(thread.begun_at),
        "kind": thread.kind,
        "state": thread.state,
        "client_code": thread.client_code or None,
        "about_me": thread.is_about_me,
        "notes": [of_thread_note(note) for note in notes],
    }


def of_words(words: WordsToKeep) -> Values:
    return {
        "id": words.note_id,
        "day": words.day.isoformat(),
        "written_at": instant(words.written_at),
        "edited_at": instant(words.edited_at),
        "kind": words.kind,
        "words": words.words,
        "reflection_id": words.reflection_id,
        "unfinished": words.is_unfinished,
    }


def of_question(question: SupervisionQuestion) -> Values:
    return {
        "id": question.question_id,
        "day": question.day.isoformat(),
        "noted_at": instant(question.noted_at),
        "edited_at": instant(question.edited_at),
        "kind": question.kind,
        "standing": question.standing,
        "client_code": question.client_code or None,
        "from": _origin(question.origin),
        "brought_on": question.brought_on.isoformat() if question.brought_on else None,
        "words": question.words,
        "heard": question.heard,
        "did": question.did,
        "happened": question.happened,
        "unsaid": question.unsaid,
        "closed": question.is_closed,
        "unfinished": question.is_unfinished,
    }


def of_session(session: SupervisionSession) -> Values:
    return {
        "id": session.session_id,
        "day": session.day.isoformat(),
        "minutes": session.minutes,
        "kind": session.kind,
        "with_role": session.with_role,
        "group_size": session.group_size,
    }


def of_ledger_line(line: LedgerLine) -> Values:
    """A line as it is in the ledger: it has no content, and with its hash the chain can be followed outside too."""
    return {
        "number": line.number,
        "at": instant(line.at),
        "kind": line.kind,
        "about": line.about,
        "disclosure": chain.told_of(line.disclosure) if line.disclosure else None,
        "before": line.before,
        "hash": line.hash,
    }


def of_prompt(prompt: Prompt) -> Values:
    return {"id": prompt.prompt_id, **_question(prompt)}


def of_marker(marker: Marker) -> Values:
    options = [{"key": option.key, "wording": option.wording} for option in marker.options]
    return {"id": marker.marker_id, "name": marker.name, **_question(marker), "options": options}


def of_annotation(note: Annotation) -> Values:
    return {"id": note.annotation_id, "day": note.day.isoformat(), "words": note.words}


def of_draft(draft: Draft) -> Values:
    """What is on the screen and not yet kept; where the caret was is nobody's business elsewhere."""
    return {
        "id": draft.draft_id,
        "reflection_id": draft.reflection_id,
        "touched_at": instant(draft.touched_at),
        **of_writing(draft.writing),
    }


def of_choices(choices: Choices | None) -> Values | None:
    if choices is None:
        return None
    return {
        "offered_prompts": list(choices.offered_prompts),
        "offered_markers": list(choices.offered_markers),
        "hidden": sorted(choices.hidden),
    }


def instant(at: datetime | None) -> str | None:
    """A point in time in UTC, always with microseconds."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="microseconds")


def _moment(moment: Moment) -> Values:
    values = asdict(moment)
    return {"id": values.pop("moment_id"), **values}


def _revision(revision: Revision) -> Values:
    return {
        "id": revision.revision_id,
        "replaced_at": instant(revision.replaced_at),
        **of_writing(revision.writing),
    }


def _margin_note(note: MarginNote) -> Values:
    return {
        "id": note.note_id,
        "day": note.day.isoformat(),
        "written_at": instant(note.written_at),
        "edited_at": instant(note.edited_at),
        "words": note.words,
        "remembered": note.is_remembered,
        "unfinished": note.is_unfinished,
    }


def of_thread_note(note: ThreadNote) -> Values:
    return {
        "id": note.note_id,
        "day": note.day.isoformat(),
        "written_at": instant(note.written_at),
        "edited_at": instant(note.edited_at),
        "words": note.words,
        "turn": note.turn,
        "from": _origin(note.origin),
        "unfinished": note.is_unfinished,
    }


def _origin(origin: Origin | None) -> Values | None:
    return asdict(origin) if origin else None


def _question(question: Prompt | Marker) -> Values:
    return {
        "version": question.version,
        "wording": question.wording,
        "lens": question.lens,
        "kind": question.kind,
        "hint": question.hint,
        "why": question.why,
    }
