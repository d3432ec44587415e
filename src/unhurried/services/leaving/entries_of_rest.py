"""Entries of what belongs to no single reflection: threads, words to keep, supervision, the ledger, and more."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from unhurried.domain.disclosures import LedgerLine
from unhurried.domain.leaving import Kind
from unhurried.domain.margins import WordsToKeep
from unhurried.domain.prompts import Marker, Prompt
from unhurried.domain.supervision import SupervisionQuestion, SupervisionSession
from unhurried.domain.threads import Thread, ThreadNote
from unhurried.services.leaving import as_values, words
from unhurried.services.leaving.as_values import Values, instant
from unhurried.services.leaving.entries import Entries, Entry, Piece
from unhurried.services.leaving.shape import Rest

THREADS: Final = "threads"
TITLES: Final = {
    THREADS: "Threads",
    "words-to-keep": "Words to keep",
    "supervision-questions": "Questions for supervision",
    "supervision-sessions": "Supervision sessions",
    "ledger": "Ledger of share copies",
    "own-questions": "Questions of my own",
    "time-notes": "Notes on the time axis",
    "drafts": "Drafts",
}
"""What an entry of the rest can stand with, in this order."""
_TEXTS: Final = frozenset(
    {"words", "heard", "did", "happened", "unsaid", "with_role", "wording", "hint", "why", "notes"}
)
_OF_QUESTION: Final = {
    "heard": "What I heard",
    "did": "What I did next",
    "happened": "What happened then",
    "unsaid": "What I did not want to say there",
}


def of_rest(rest: Rest, entries: Entries) -> Iterator[Entry]:
    """The threads one by one, and then a list of each of the others; of what there is none, nothing."""
    for thread, notes in rest.threads:
        yield _thread(thread, notes)
    lists: dict[str, Iterator[Piece]] = {
        "words-to-keep": map(_words, rest.words),
        "supervision-questions": (piece for question in rest.questions for piece in _question(question)),
        "supervision-sessions": map(_session, rest.sessions),
        "ledger": map(_line, rest.ledger),
        "own-questions": chain(*map(_prompt, rest.prompts), *map(_marker, rest.markers)),
        "time-notes": (
            Piece(words.day(note.day), note.words, Kind.ANNOTATIONS, as_values.of_annotation(note))
            for note in rest.annotations
        ),
        "drafts": _drafts(rest, entries),
    }
    for group, found in lists.items():
        pieces = tuple(found)
        if pieces:
            yield Entry(group, TITLES[group], {}, pieces)


def _facts(values: Values) -> Values:
    """What a program may want to know, without the texts, which stand below."""
    return {name: value for name, value in values.items() if name not in _TEXTS}


def _thread(thread: Thread, notes: tuple[ThreadNote, ...]) -> Entry:
    about = _facts(as_values.of_thread(thread, ())) | {"title": thread.title}
    whom = "about me" if thread.is_about_me else words.on_one_line(thread.client_code or "")
    small = words.joined(
        words.THREAD_KINDS[thread.kind], words.THREAD_STATES[thread.state], whom, f"begun {words.day(thread.day)}"
    )
    title = words.on_one_line(thread.title) or "A thread without a title"
    return Entry(THREADS, title, about, tuple(map(_thread_note, notes)), Kind.THREADS, small)


def _thread_note(note: ThreadNote) -> Piece:
    turn = words.TURNS[note.turn] if note.turn else ""
    about = _facts(as_values.of_thread_note(note))
    return Piece(words.day(note.day), note.words, Kind.THREAD_NOTES, about, words.joined(turn, _unfinished(note)))


def _words(kept: WordsToKeep) -> Piece:
    heading = words.joined(words.KEPT[kept.kind], words.day(kept.day))
    return Piece(heading, kept.words, Kind.WORDS_TO_KEEP, _facts(as_values.of_words(kept)), _unfinished(kept))


def _question(question: SupervisionQuestion) -> Iterator[Piece]:
    brought = f"brought {words.day(question.brought_on)}" if question.brought_on else ""
    small = words.joined(
        words.STANDINGS[question.standing] if not brought else "",
        brought,
        words.on_one_line(question.client_code or ""),
        "closed" if question.is_closed else "",
        _unfinished(question),
    )
    heading = words.joined(words.QUESTIONS[question.kind], words.day(question.day))
    yield Piece(heading, question.words, Kind.QUESTIONS, _facts(as_values.of_question(question)), small)
    for name, asked in _OF_QUESTION.items():
        if text := getattr(question, name):
            yield Piece(asked, text, about={"part": name}, level=3)


def _session(session: SupervisionSession) -> Piece:
    group = f"{session.group_size} in the group" if session.group_size else ""
    small = words.joined(words.SESSIONS[session.kind], f"{session.minutes} minutes", group)
    about = _facts(as_values.of_session(session))
    return Piece(words.day(session.day), session.with_role, Kind.SESSIONS, about, small)


def _line(line: LedgerLine) -> Piece:
    """A line of the ledger; it holds nothing of what a copy said."""
    told = line.disclosure
    small = words.joined(
        f"as {words.COPIES[told.format]}" if told else f"line {line.about}",
        words.on_one_line(f"for: {told.for_role}") if told else "",
        f"{len(told.taken)} parts" if told else "",
        f"SHA-256 {told.fingerprint}" if told else "",
    )
    heading = f"{line.number}. {words.LINES[line.kind].capitalize()}, {words.instant(line.at)}"
    return Piece(heading, "", Kind.LEDGER_LINES, as_values.of_ledger_line(line), small)


def _own(question: Prompt | Marker, kind: Kind, about: Values) -> Iterator[Piece]:
    heading = f"A {'prompt' if kind is Kind.OWN_PROMPTS else 'marker'} of my own"
    yield Piece(heading, question.wording, kind, _facts(about), f"version {question.version}")
    for name, asked in (("hint", "Hint"), ("why", "Why")):
        if text := getattr(question, name):
            yield Piece(asked, text, about={"part": name}, level=3)


def _prompt(prompt: Prompt) -> Iterator[Piece]:
    yield from _own(prompt, Kind.OWN_PROMPTS, as_values.of_prompt(prompt))


def _marker(marker: Marker) -> Iterator[Piece]:
    yield from _own(marker, Kind.OWN_MARKERS, as_values.of_marker(marker))
    for option in marker.options:
        about = {"part": "option", "key": option.key}
        yield Piece(words.on_one_line(option.wording), about=about, level=3, is_item=True)


def _drafts(rest: Rest, entries: Entries) -> Iterator[Piece]:
    for draft in rest.drafts:
        about = {"id": draft.draft_id, "reflection_id": draft.reflection_id, "touched_at": instant(draft.touched_at)}
        yield from entries.of_draft(draft.writing, about, f"Not kept yet, for {words.day(draft.writing.day)}")


def _unfinished(note: ThreadNote | WordsToKeep | SupervisionQuestion) -> str:
    return "still being written" if note.is_unfinished else ""
