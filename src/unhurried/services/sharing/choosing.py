"""Choosing: what there is to choose for a share copy, one thing at a time, and finding it again by its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, final

from unhurried.domain.disclosures import Taken
from unhurried.domain.errors import ReflectionMissing, ThreadMissing
from unhurried.domain.margins import WordsToKeep
from unhurried.domain.moments import Did, Happened, Moment
from unhurried.domain.ports import Journal
from unhurried.domain.prompts import Shelves
from unhurried.domain.reflections import Answer, Marking, Reflection
from unhurried.domain.sharing.parts import Line, Part, PartKind
from unhurried.domain.threads import Thread, ThreadNote
from unhurried.services.growing import finished
from unhurried.services.sharing import saying
from unhurried.services.sharing.paragraphs import paragraphs

# The places in an id that are no reflection.
_THREAD: Final = "thread"
_KEPT: Final = "kept"


@final
class ChoosingRoom:
    """What can be chosen. Nothing of it is in a copy until it is; nothing from the trash is offered.

    `shelves` has the wording of a question whose own was not kept with what was written to it.
    """

    def __init__(self, journal: Journal, shelves: Shelves) -> None:
        self._journal = journal
        self._shelves = shelves

    def of_reflection(self, reflection_id: str) -> list[Part]:
        """Its paragraphs, answers, moments and markings, each by itself; nothing of one in the trash."""
        reflection = self._reflection(reflection_id)
        return list(self._own(reflection)) if reflection else []

    def private_of_reflection(self, reflection_id: str) -> list[Part]:
        """Notes in its margin and words to keep from it; nothing about wellbeing."""
        reflection = self._reflection(reflection_id)
        return list(self._beside(reflection)) if reflection else []

    def of_thread(self, thread_id: str) -> list[Part]:
        """Its finished notes."""
        try:
            thread = self._journal.threads.one(thread_id)
        except ThreadMissing:
            return []
        return [_thread_note(thread, note) for note in finished(self._journal.threads.notes(thread_id))]

    def kept_words(self) -> list[Part]:
        """Words to keep, of every kind; those about wellbeing last."""
        kept = finished(self._journal.margins.words_to_keep())
        return [_kept(words) for words in sorted(kept, key=lambda words: words.is_private)]

    def parts(self, part_ids: Iterable[str]) -> list[Part]:
        """What has these ids, in that order. What is gone, or was changed so that it is another one, is left out."""
        offered: dict[str, dict[str, Part]] = {}
        found: list[Part] = []
        for part_id in dict.fromkeys(part_ids):
            place = part_id.rpartition("/")[0]
            home = place if part_id.startswith(f"{_THREAD}/") else part_id.partition("/")[0]
            if home not in offered:
                offered[home] = {part.part_id: part for part in self._at(home)}
            if part_id in offered[home]:
                found.append(offered[home][part_id])
        return found

    def codes(self) -> frozenset[str]:
        """Every client code that the journal knows, those of drafts, threads, questions and the trash among them."""
        reflections = self._journal.reflections
        trashed = (reflections.one(reflection_id).writing.client_code for reflection_id in reflections.trashed())
        drafts = (draft.writing.client_code for draft in self._journal.drafts.all())
        threads = (ends.thread.client_code for ends in self._journal.threads.ends())
        asked = (question.client_code for question in self._journal.supervision.questions())
        known = (*reflections.client_codes(), *trashed, *drafts, *threads, *asked)
        return frozenset(code for code in known if code)

    def _at(self, home: str) -> Iterator[Part]:
        if home == _KEPT:
            yield from self.kept_words()
        elif home.startswith(f"{_THREAD}/"):
            yield from self.of_thread(home.partition("/")[2])
        else:
            yield from (*self.of_reflection(home), *self.private_of_reflection(home))

    def _reflection(self, reflection_id: str) -> Reflection | None:
        try:
            reflection = self._journal.reflections.one(reflection_id)
        except ReflectionMissing:
            return None
        return reflection if reflection.trashed_at is None else None

    def _own(self, reflection: Reflection) -> Iterator[Part]:
        writing, home = reflection.writing, reflection.reflection_id
        for paragraph in paragraphs(writing.body, home):
            yield _part(reflection, PartKind.PARAGRAPH, paragraph.mark, Line(paragraph.words))
        for answer in writing.answers:
            if answer.text.strip():
                yield _part(reflection, PartKind.ANSWER, answer.prompt_id, self._answered(answer))
        for moment in writing.moments:
            if not moment.is_empty:
                yield _part(reflection, PartKind.MOMENT, moment.moment_id, *_told(moment))
        for marking in writing.markings:
            yield _part(reflection, PartKind.MARKING, marking.marker_id, *self._marked(marking))

    def _beside(self, reflection: Reflection) -> Iterator[Part]:
        margins = self._journal.margins
        for note in finished(margins.of(reflection.reflection_id)):
            line = Line(note.words, key=saying.MARGIN_NOTE)
            yield _part(reflection, PartKind.MARGIN_NOTE, note.note_id, line)
        for words in finished(margins.words_from(reflection.reflection_id)):
            if not words.is_private:
                yield _kept(words)

    def _answered(self, answer: Answer) -> Line:
        prompt = self._shelves.prompt(answer.prompt_id)
        return Line(answer.text, answer.wording or (prompt.wording if prompt else ""))

    def _marked(self, marking: Marking) -> Iterator[Line]:
        marker = self._shelves.marker(marking.marker_id)
        option = marker.option(marking.option) if marker else None
        wording = marking.wording or (marker.wording if marker else "")
        yield Line(marking.option_wording or (option.wording if option else marking.option), wording)
        if marking.line.strip():
            yield Line(marking.line)


def taken(parts: Iterable[Part], pictures: Iterable[str] = ()) -> tuple[Taken, ...]:
    """What the ledger keeps of what was chosen: where it is from, and nothing that comes from its words.

    `pictures` are the habits that were pictured, by their marker.
    """
    chosen = tuple(Taken(_without_marks(part), part.reflection_id) for part in parts)
    return (*chosen, *(Taken(f"{PartKind.PICTURE}/{marker_id}") for marker_id in pictures))


def _without_marks(part: Part) -> str:
    key = part.part_id.rpartition("/")[0] if part.kind is PartKind.PARAGRAPH else part.part_id
    # Notes of threads and words to keep are found by where they are; a line of the ledger says what they are, too.
    return key if part.kind in key.split("/") else f"{part.kind}/{key}"


def _part(reflection: Reflection, kind: PartKind, name: str, *lines: Line) -> Part:
    home, writing = reflection.reflection_id, reflection.writing
    return Part(f"{home}/{kind}/{name}", kind, lines, home, writing.day, writing.client_code)


def _told(moment: Moment) -> Iterator[Line]:
    """What was chosen and written in a moment, field by field; what was left open is left out."""
    fields = (
        (saying.HAPPENED, _choice(moment.happened, moment.happened_words, Happened.OTHER), moment.happened_words),
        (saying.PULL, "", moment.pull),
        (saying.DID, _choice(moment.did, moment.did_words, Did.OTHER), moment.did_words),
        (saying.FOLLOWED, "", moment.followed),
        (saying.NOTICED, moment.noticed, ""),
    )
    for name, choice, words in fields:
        if choice or words.strip():
            yield Line(words.strip(), key=f"{name}.{choice}" if choice else name)


def _choice(choice: str, words: str, other: str) -> str:
    """What was chosen; nothing, where the writer's own words stand for it."""
    return "" if choice == other and words.strip() else choice


def _thread_note(thread: Thread, note: ThreadNote) -> Part:
    line = Line(note.words, thread.title, f"{saying.TURN}.{note.turn}" if note.turn else "")
    part_id = f"{_THREAD}/{thread.thread_id}/{note.note_id}"
    return Part(part_id, PartKind.THREAD_NOTE, (line,), None, thread.day, thread.client_code, thread.is_about_me)


def _kept(words: WordsToKeep) -> Part:
    return Part(f"{_KEPT}/{words.note_id}", PartKind.KEPT_WORDS, (Line(words.words),), words.reflection_id, words.day)
