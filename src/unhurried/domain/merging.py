"""Merging: of two states of one thing, which is shown, and what of the other has to be kept beside it.

Every rule here gives the same whichever side asks, and gives it again when it is asked again with its own answer. So
two journals that bring in each other's archives end with the same contents, and doing it twice changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import astuple, dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from unhurried.domain.drafts import Draft
from unhurried.domain.looking_back import Annotation
from unhurried.domain.margins import MarginNote, WordsToKeep
from unhurried.domain.reflections import Reflection, Revision, Writing, tidy
from unhurried.domain.supervision import SupervisionQuestion, SupervisionSession
from unhurried.domain.threads import Thread, ThreadNote, ThreadState

Note = ThreadNote | MarginNote | WordsToKeep | SupervisionQuestion
Thing = Note | SupervisionSession | Annotation
T = TypeVar("T")
S = TypeVar("S", bound=Thing)
N = TypeVar("N", ThreadNote, MarginNote, WordsToKeep, SupervisionQuestion)

_IDS: dict[type, str] = {
    SupervisionQuestion: "question_id",
    SupervisionSession: "session_id",
    Annotation: "annotation_id",
}
_STATES = (ThreadState.OPEN, ThreadState.RESTING, ThreadState.LET_GO)


@dataclass(frozen=True, slots=True)
class OfTwo(Generic[T]):
    """What is shown of two states, and the other under an id of its own, where it says something else."""

    shown: T
    aside: T | None = None


def derived(uid: str, *content: str) -> str:
    """An id that is the same on every computer, for what is kept beside the thing with this id."""
    told = "\n".join(("unhurried: kept beside", uid, *content))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


# Reflections


def changed_at(reflection: Reflection) -> datetime:
    """When the words came about that are shown."""
    return reflection.edited_at or reflection.kept_at


def of_reflections(
    one: Reflection, other: Reflection, before_one: Collection[Writing], before_other: Collection[Writing]
) -> tuple[Reflection, Revision | None]:
    """The reflection as it is shown, and the other state as an earlier version, if it is not among those already.

    What is an earlier version of the other is the earlier, whatever the clocks say. What is in the trash on one side
    only is in no trash afterwards.
    """
    shown, other_state = _in_order(one, other, before_one, before_other)
    is_in_trash = bool(one.trashed_at and other.trashed_at)
    trashed_at = max(one.trashed_at, other.trashed_at) if one.trashed_at and other.trashed_at else None
    shown = replace(shown, trashed_at=trashed_at if is_in_trash else None)
    if other_state.writing in (shown.writing, *before_one, *before_other):
        return shown, None
    at = changed_at(shown)
    return replace(shown, edited_at=at), earlier(shown.reflection_id, other_state.writing, at)


def earlier(reflection_id: str, writing: Writing, at: datetime) -> Revision:
    """An earlier version that was shown nowhere as one."""
    return Revision(derived(reflection_id, repr(astuple(writing))), reflection_id, writing, at)


def of_revisions(one: Revision, other: Revision) -> OfTwo[Revision]:
    """With the same words it is the one that was kept first; with others both are kept."""
    if one.writing == other.writing:
        return OfTwo(min(one, other, key=lambda revision: revision.replaced_at))
    first, second = sorted((one, other), key=lambda revision: (revision.replaced_at, repr(astuple(revision.writing))))
    uid = derived(second.revision_id, repr(astuple(second.writing)))
    return OfTwo(first, replace(second, revision_id=uid))


def _in_order(
    one: Reflection, other: Reflection, before_one: Collection[Writing], before_other: Collection[Writing]
) -> tuple[Reflection, Reflection]:
    """The later state first."""
    is_one_earlier, is_other_earlier = one.writing in before_other, other.writing in before_one
    if one.writing != other.writing and is_one_earlier != is_other_earlier:
        return (other, one) if is_one_earlier else (one, other)
    later, before = sorted((one, other), key=_age_of_reflection, reverse=True)
    return later, before


def _age_of_reflection(reflection: Reflection) -> tuple[datetime, bool, datetime, str]:
    is_edited = reflection.edited_at is not None
    return changed_at(reflection), is_edited, reflection.kept_at, repr(astuple(reflection.writing))


# Notes, words to keep, questions for supervision


def of_notes(one: N, other: N, *, is_held: bool = False) -> OfTwo[N]:
    """The later; and the other beside it, unless the later goes on from it.

    It does when all its words begin with those of the other, or when it was edited and the other never was. While
    the hold `is_held`, nothing that is finished in `one` is written over for that.
    """
    later, before = sorted((one, other), key=_age_of_note, reverse=True)
    if texts(later) == texts(before):
        return OfTwo(later)
    is_safe = not is_held or before is not one or one.is_unfinished
    if is_safe and (_goes_on_from(later, before) or _is_edit_of(later, before)):
        return OfTwo(later)
    return OfTwo(later, replace(named(before, derived(uid_of(before), *texts(before))), is_unfinished=False))


def of_things(one: SupervisionSession | Annotation, other: SupervisionSession | Annotation) -> OfTwo[Thing]:
    """Nobody can tell which is the later: both are kept."""
    first, second = sorted((one, other), key=lambda thing: repr(astuple(thing)), reverse=True)
    if first == second:
        return OfTwo(first)
    return OfTwo(first, named(second, derived(uid_of(second), repr(astuple(second)))))


def texts(thing: Thing) -> tuple[str, ...]:
    """All that was written in it."""
    if isinstance(thing, SupervisionQuestion):
        return thing.words, thing.heard, thing.did, thing.happened, thing.unsaid
    return (thing.with_role,) if isinstance(thing, SupervisionSession) else (thing.words,)


def uid_of(thing: Thing) -> str:
    """Its id, whatever that is called."""
    return getattr(thing, _named_by(thing))


def named(thing: S, uid: str) -> S:
    """The same under another id."""
    return replace(thing, **{_named_by(thing): uid})


def _named_by(thing: Thing) -> str:
    return _IDS.get(type(thing), "note_id")


def _age_of_note(note: Note) -> tuple[bool, datetime, bool, str]:
    """What is finished comes after what is half written, whatever the clocks say."""
    is_edited = note.edited_at is not None
    return not note.is_unfinished, note.edited_at or _began(note), is_edited, repr(astuple(note))


def _began(note: Note) -> datetime:
    return note.noted_at if isinstance(note, SupervisionQuestion) else note.written_at


def _goes_on_from(later: Note, before: Note) -> bool:
    return all(now.startswith(then) for now, then in zip(texts(later), texts(before), strict=True))


def _is_edit_of(later: Note, before: Note) -> bool:
    return later.edited_at is not None and before.edited_at is None and _began(later) == _began(before)


# Threads


@dataclass(frozen=True, slots=True)
class ThreadThen:
    """A thread, and when something was last written in it."""

    thread: Thread
    latest: datetime


def of_threads(one: ThreadThen, other: ThreadThen) -> tuple[Thread, ThreadNote | None]:
    """The thread as that side has it on which something was last written; the other title is a note in it.

    Of two states the more open one holds: nothing is put away by a merge.
    """
    later, before = sorted((one, other), key=_age_of_thread, reverse=True)
    state = min((one.thread.state, other.thread.state), key=_STATES.index)
    return replace(later.thread, state=state), title_kept(later.thread, before)


def title_kept(shown: Thread, other: ThreadThen) -> ThreadNote | None:
    """The title that is not shown, as a note."""
    title = other.thread.title
    if not title or title == shown.title:
        return None
    uid = derived(shown.thread_id, title)
    return ThreadNote(uid, shown.thread_id, other.thread.day, other.latest, title)


def _age_of_thread(then: ThreadThen) -> tuple[datetime, str]:
    return then.latest, repr(astuple(replace(then.thread, state=ThreadState.OPEN)))


# Drafts


def of_drafts(one: Draft, other: Draft) -> OfTwo[Draft]:
    """The one touched last; the other is a draft of its own, unless the words of the later begin with all of its."""
    later, before = sorted((one, other), key=lambda draft: (draft.touched_at, repr(astuple(draft))), reverse=True)
    if later.writing == before.writing or _grew_from(later.writing, before.writing):
        return OfTwo(later)
    uid = derived(before.draft_id, repr(astuple(before.writing)))
    return OfTwo(later, replace(before, draft_id=uid))


def _grew_from(later: Writing, before: Writing) -> bool:
    said = {(answer.prompt_id, answer.version): answer.text for answer in later.answers}
    return (
        later.day == before.day
        and later.client_code == before.client_code
        and later.body.startswith(before.body)
        and all(said.get((a.prompt_id, a.version), "").startswith(a.text) for a in before.answers)
        and {*before.tags} <= {*later.tags}
        and {*before.markings} <= {*later.markings}
        and {*before.moments} <= {*later.moments}
        and before.order_in_day in (None, later.order_in_day)
    )


def came_of(draft: Draft, kept: Reflection, before: Collection[Writing]) -> bool:
    """Whether all of a draft is in a reflection by now, as it is or as it was."""
    return tidy(draft.writing) in (kept.writing, *before)


def beside(draft: Draft, kept: Reflection) -> Draft | Revision:
    """A draft with the id of a reflection that was finished elsewhere; finishing it is not to write over that.

    What was touched later goes on as an edit of it, and what was touched before is an earlier version. Beside one in
    the trash it is a beginning of its own.
    """
    writing = tidy(draft.writing)
    uid = derived(draft.draft_id, repr(astuple(writing)))
    if kept.trashed_at:
        return replace(draft, draft_id=uid, reflection_id=None)
    if draft.touched_at > changed_at(kept):
        return replace(draft, draft_id=uid, reflection_id=kept.reflection_id)
    return earlier(kept.reflection_id, writing, changed_at(kept))
