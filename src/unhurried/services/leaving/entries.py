"""Entries: a reflection, or what belongs to none, as titles and texts that each form of an export writes its way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, final

from unhurried.domain.leaving import Kind, Leaf
from unhurried.domain.moments import Moment
from unhurried.domain.prompts import Shelves
from unhurried.domain.reflections import Answer, Marking, Revision, Writing
from unhurried.services.leaving import words
from unhurried.services.leaving.as_values import Values, instant

_ORDERS: Final = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of the writer's, exactly as it is, below its heading.

    `kind` is what it counts as, if it is not a part of something that is counted. `about` says what a program may
    want to know, `small` what stands beside the heading for people.
    """

    heading: str = field(default="", repr=False)
    text: str = field(default="", repr=False)
    kind: Kind | None = None
    about: Values = field(default_factory=dict[str, Any], repr=False)
    small: str = field(default="", repr=False)
    level: int = 2
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What has a title: a reflection, a thread, or a list such as that of words to keep.

    `group` says what it stands with: the year of a reflection, or what it is.
    """

    group: str
    title: str = field(repr=False)
    about: Values = field(repr=False)
    pieces: tuple[Piece, ...] = field(repr=False)
    kind: Kind | None = None
    small: str = field(default="", repr=False)


@final
class Entries:
    """Makes entries of reflections; lenses go by the names that the library gives them."""

    def __init__(self, shelves: Shelves) -> None:
        self._lenses = {lens.key: lens.name for lens in shelves.lenses}

    def of_leaf(self, leaf: Leaf) -> Entry:
        """A reflection with everything that hangs on it."""
        reflection, writing = leaf.reflection, leaf.reflection.writing
        about = {
            "id": reflection.reflection_id,
            **_about_writing(writing),
            "kept_at": instant(reflection.kept_at),
            "edited_at": instant(reflection.edited_at),
            "trashed_at": instant(reflection.trashed_at),
        }
        pieces = (*self._of_writing(writing), *_margin(leaf), *self._earlier(leaf.revisions))
        trashed = "in the trash" if reflection.trashed_at else ""
        small = words.joined(_order(writing), ", ".join(map(words.on_one_line, writing.tags)), trashed)
        group = f"{writing.day.year:04}"
        return Entry(group, _title(writing), about, pieces, Kind.REFLECTIONS, small)

    def of_draft(self, writing: Writing, about: Values, heading: str) -> Iterator[Piece]:
        """What is not kept yet; it counts as one, whatever is in it."""
        yield Piece(heading, writing.body, Kind.DRAFTS, {**about, **_about_writing(writing)})
        yield from self._parts(writing, counts=False, level=3)

    def _of_writing(self, writing: Writing) -> Iterator[Piece]:
        if writing.body:
            yield Piece(text=writing.body, about={"part": "body"})
        yield from self._parts(writing, counts=True, level=2)

    def _parts(self, writing: Writing, *, counts: bool, level: int) -> Iterator[Piece]:
        for answer in writing.answers:
            yield self._answer(answer, Kind.ANSWERS if counts else None, level)
        if writing.markings:
            yield Piece("Markings", about={"part": "markings"}, level=level)
        for marking in writing.markings:
            yield self._marking(marking, Kind.MARKINGS if counts else None, level)
        for moment in writing.moments:
            yield from _moment(moment, Kind.MOMENTS if counts else None, level)

    def _answer(self, answer: Answer, kind: Kind | None, level: int) -> Piece:
        about = {"part": "answer", "prompt_id": answer.prompt_id, "version": answer.version, "lens": answer.lens}
        heading = words.on_one_line(answer.wording) or "A question"
        small = self._lenses.get(answer.lens, answer.lens)
        return Piece(heading, answer.text, kind, about, words.on_one_line(small), level)

    def _marking(self, marking: Marking, kind: Kind | None, level: int) -> Piece:
        about = {
            "part": "marking",
            "marker_id": marking.marker_id,
            "version": marking.version,
            "lens": marking.lens,
            "option": marking.option,
        }
        heading = words.joined(words.on_one_line(marking.wording), words.on_one_line(marking.option_wording))
        return Piece(heading or marking.option, marking.line, kind, about, "", level + 1, is_item=True)

    def _earlier(self, revisions: Sequence[Revision]) -> Iterator[Piece]:
        for revision in revisions:
            until = words.instant(revision.replaced_at)
            about = {
                "part": "earlier version",
                "id": revision.revision_id,
                "replaced_at": instant(revision.replaced_at),
                **_about_writing(revision.writing),
            }
            small = words.joined(_title(revision.writing), _order(revision.writing), ", ".join(revision.writing.tags))
            heading = f"Earlier version, until {until}"
            yield Piece(heading, revision.writing.body, Kind.EARLIER_VERSIONS, about, words.on_one_line(small))
            yield from self._parts(revision.writing, counts=False, level=3)


def _about_writing(writing: Writing) -> Values:
    return {
        "day": writing.day.isoformat(),
        "order_in_day": writing.order_in_day,
        "code": writing.client_code,
        "tags": list(writing.tags),
    }


def _title(writing: Writing) -> str:
    return words.joined(words.day(writing.day), words.on_one_line(writing.client_code or ""))


def _order(writing: Writing) -> str:
    number = writing.order_in_day
    if not number:
        return ""
    return f"{_ORDERS[number]} session of the day" if number < len(_ORDERS) else f"session {number} of the day"


def _margin(leaf: Leaf) -> Iterator[Piece]:
    for note in leaf.margin:
        about = {
            "part": "margin note",
            "id": note.note_id,
            "day": note.day.isoformat(),
            "written_at": instant(note.written_at),
            "edited_at": instant(note.edited_at),
            "remembered": note.is_remembered,
            "unfinished": note.is_unfinished,
        }
        small = words.joined(
            "came back only later" if note.is_remembered else "", "still being written" if note.is_unfinished else ""
        )
        yield Piece(f"In the margin, {words.day(note.day)}", note.words, Kind.MARGIN_NOTES, about, small)


def _moment(moment: Moment, kind: Kind | None, level: int) -> Iterator[Piece]:
    chosen = {"happened": moment.happened, "did": moment.did, "noticed": moment.noticed}
    yield Piece("A moment", "", kind, {"part": "moment", "id": moment.moment_id, **chosen}, level=level)
    fields = (
        ("happened_words", "What had just happened between us", words.HAPPENED.get(moment.happened, moment.happened)),
        ("pull", "What I was pulled to do", ""),
        ("did_words", "What I did", words.DID.get(moment.did, moment.did)),
        ("followed", "What followed", ""),
        ("noticed", "When I noticed", words.NOTICED.get(moment.noticed, moment.noticed)),
    )
    for name, asked, choice in fields:
        own = "" if name == "noticed" else getattr(moment, name)
        if own or choice:
            heading = f"{asked}: {words.on_one_line(choice)}" if choice else asked
            yield Piece(heading, own, None, {"part": "field of a moment", "field": name}, level=level + 1)
