"""Small builders: a plausible value of each kind, with only what the test is about spelled out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from unhurried.domain.arrivals import Import, Source
from unhurried.domain.disclosures import CopyFormat, Disclosure, Recognisable, Taken
from unhurried.domain.drafts import Bookmark, Draft
from unhurried.domain.margins import MarginNote, WordsToKeep
from unhurried.domain.moments import Moment
from unhurried.domain.prompts import PULL_OPTIONS, Marker, MarkerKind, Prompt, Shelf
from unhurried.domain.reflections import Answer, Marking, Reflection, Revision, Writing
from unhurried.domain.supervision import SupervisionQuestion, SupervisionSession
from unhurried.domain.threads import Thread, ThreadNote

DAY = date(2026, 3, 4)
AT = datetime(2026, 3, 4, 17, 0, tzinfo=UTC)

_numbers = count(1)


def an_id(kind: str = "id") -> str:
    """A fresh id."""
    return f"{kind}-{next(_numbers)}"


def an_answer(text: str = "I said it before the pause was over.", **fields: Any) -> Answer:
    known = {
        "prompt_id": "silence.first",
        "version": 1,
        "wording": "What did I do with the quiet?",
        "lens": "silence",
    }
    return Answer(text=text, **{**known, **fields})


def a_marking(option: str = "waited", **fields: Any) -> Marking:
    known = {
        "marker_id": "explained-early",
        "version": 1,
        "wording": "I explained before it was asked for.",
        "lens": "sense-making",
        "option_wording": "Felt the pull and waited",
    }
    return Marking(option=option, **{**known, **fields})


def a_moment(happened: str = "quiet", **fields: Any) -> Moment:
    known = {"moment_id": an_id("moment"), "did": "filled-quiet", "noticed": "afterwards"}
    return Moment(happened=happened, **{**known, **fields})


def a_writing(body: str = "A pause that I left alone.", *, day: date = DAY, **fields: Any) -> Writing:
    return Writing(day=day, body=body, **fields)


def a_reflection(
    body: str = "A pause that I left alone.",
    *,
    reflection_id: str = "",
    day: date = DAY,
    kept_at: datetime = AT,
    edited_at: datetime | None = None,
    trashed_at: datetime | None = None,
    **fields: Any,
) -> Reflection:
    """A reflection; further fields are those of its writing."""
    return Reflection(
        reflection_id=reflection_id or an_id("reflection"),
        writing=a_writing(body, day=day, **fields),
        kept_at=kept_at,
        edited_at=edited_at,
        trashed_at=trashed_at,
    )


def a_full_reflection(**fields: Any) -> Reflection:
    """A reflection with something in every field."""
    known: dict[str, Any] = {
        "body": "# Twenty past\n\nI **waited**, and said one thing.",
        "client_code": "Heron",
        "tags": ("online", "first hour"),
        "answers": (an_answer(), an_answer("Nothing, on purpose.", prompt_id="pace.first", lens="pace")),
        "markings": (
            a_marking(line="just after the summary"),
            a_marking("yes", marker_id="rested", lens="me"),
        ),
        "moments": (
            a_moment(
                moment_id="moment-a",
                happened_words="after the news",
                pull="to say something",
                did_words="with a summary",
            ),
            a_moment("", moment_id="moment-b", did="", followed="a long breath", noticed="supervision"),
        ),
        "order_in_day": 3,
        "edited_at": AT,
    }
    return a_reflection(**{**known, **fields})


def a_revision(reflection_id: str, body: str = "As it was before.", **fields: Any) -> Revision:
    known = {"revision_id": an_id("revision"), "replaced_at": AT}
    return Revision(reflection_id=reflection_id, writing=a_writing(body), **{**known, **fields})


def a_draft(body: str = "Half a sen", *, draft_id: str = "", **fields: Any) -> Draft:
    known: dict[str, Any] = {"writing": a_writing(body), "bookmark": Bookmark(), "touched_at": AT}
    return Draft(draft_id=draft_id or an_id("draft"), **{**known, **fields})


def a_prompt(wording: str = "What did I hurry past?", **fields: Any) -> Prompt:
    known: dict[str, Any] = {"prompt_id": an_id("own"), "version": 1, "lens": "pace", "shelf": Shelf.OWN}
    return Prompt(wording=wording, **{**known, **fields})


def a_marker(wording: str = "I filled a pause.", **fields: Any) -> Marker:
    known: dict[str, Any] = {
        "marker_id": an_id("own"),
        "version": 1,
        "name": "filled a pause",
        "lens": "silence",
        "kind": MarkerKind.PULL,
        "options": PULL_OPTIONS,
        "shelf": Shelf.OWN,
    }
    return Marker(wording=wording, **{**known, **fields})


def a_thread(title: str = "What do I not understand that can stay so?", **fields: Any) -> Thread:
    known: dict[str, Any] = {"thread_id": an_id("thread"), "day": DAY, "begun_at": AT}
    return Thread(title=title, **{**known, **fields})


def a_note(thread_id: str, words: str = "It was quiet again, and I let it be.", **fields: Any) -> ThreadNote:
    known: dict[str, Any] = {"note_id": an_id("note"), "day": DAY, "written_at": AT}
    return ThreadNote(thread_id=thread_id, words=words, **{**known, **fields})


def a_margin_note(reflection_id: str, words: str = "I would wait longer now.", **fields: Any) -> MarginNote:
    known: dict[str, Any] = {"note_id": an_id("margin"), "day": DAY, "written_at": AT}
    return MarginNote(reflection_id=reflection_id, words=words, **{**known, **fields})


def words_to_keep(words: str = "When my chest tightens, then one breath first.", **fields: Any) -> WordsToKeep:
    known: dict[str, Any] = {"note_id": an_id("words"), "day": DAY, "written_at": AT}
    return WordsToKeep(words=words, **{**known, **fields})


def a_question(words: str = "Why do I speed up at the end?", **fields: Any) -> SupervisionQuestion:
    known: dict[str, Any] = {"question_id": an_id("question"), "day": DAY, "noted_at": AT}
    return SupervisionQuestion(words=words, **{**known, **fields})


def a_session(day: date = DAY, minutes: int = 60, **fields: Any) -> SupervisionSession:
    return SupervisionSession(day=day, minutes=minutes, **{"session_id": an_id("session"), **fields})


def a_disclosure(for_role: str = "supervisor", **fields: Any) -> Disclosure:
    known: dict[str, Any] = {
        "day": DAY,
        "taken": (Taken("r1/answer/silence.first", "r1"), Taken("picture/explained-early")),
        "format": CopyFormat.SEALED_PDF,
        "fingerprint": "0f" * 32,
        "recognisable": Recognisable.NO,
        "password_given": "by telephone",
        "destroy_by": date(2026, 6, 1),
    }
    return Disclosure(for_role=for_role, **{**known, **fields})


def an_import(import_id: str = "import", brought: int = 1, **fields: Any) -> Import:
    return Import(import_id, **{"source": Source.JRNL, "at": AT, **fields}, brought=brought)
