"""Composing: what was chosen becomes the pages of a copy, disguised, with the question first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import final

from unhurried.domain.sharing.pages import Block, BlockKind, Pages, Picture, Run, Section
from unhurried.domain.sharing.parts import CopyDraft, Dating, Decision, Line, Part, PartKind
from unhurried.domain.sharing.wordings import Wordings
from unhurried.domain.text import clean
from unhurried.services.sharing.disguising import Disguise, settled
from unhurried.services.sharing.marking_up import blocks
from unhurried.services.sharing.saying import said

_APART = (PartKind.THREAD_NOTE, PartKind.KEPT_WORDS, PartKind.PICTURE)


def compose(
    draft: CopyDraft,
    parts: Sequence[Part],
    decisions: Iterable[Decision],
    pictures: Sequence[Picture],
    wordings: Wordings,
    *,
    codes: Iterable[str],
) -> Pages:
    """The pages: the question, a section for each session, threads, words to keep, pictures.

    `codes` are all that the journal knows: one that is only mentioned gets a letter as well. A picture in which a
    word would have to be changed comes as lines, because what is drawn cannot be rewritten.
    """
    known = dict.fromkeys((*codes, *(part.client_code for part in parts if part.client_code)))
    disguise = Disguise(known, settled(draft.decisions, decisions), wordings.client)
    return _Composer(disguise, wordings, draft.dating).pages(draft, parts, pictures)


def texts_to_look_at(draft: CopyDraft, parts: Sequence[Part], pictures: Sequence[Picture] = ()) -> list[str]:
    """What the writer's own words in a copy read like before any disguise, in its order."""
    texts = ["\n\n".join(block.text for block in blocks(draft.question))] if draft.question.strip() else []
    for part in parts:
        for line in part.lines:
            texts += [line.label, "\n\n".join(block.text for block in blocks(line.words))]
    for picture in pictures:
        texts += [picture.title, picture.caption, *picture.header]
        texts += [cell for row in picture.rows for cell in row]
    return [text for text in dict.fromkeys(texts) if text.strip()]


@final
class _Composer:
    """Puts one copy together, from the first line to the last, so that letters are given in reading order."""

    def __init__(self, disguise: Disguise, wordings: Wordings, dating: Dating) -> None:
        self._disguise = disguise
        self._wordings = wordings
        self._dating = dating

    def pages(self, draft: CopyDraft, parts: Sequence[Part], pictures: Sequence[Picture]) -> Pages:
        question = tuple(self._blocks(draft.question))
        sections = tuple(self._sections(parts, pictures))
        words = self._wordings
        return Pages(words.title, question, sections, words.reviewed, words.language)

    def _sections(self, parts: Sequence[Part], pictures: Sequence[Picture]) -> Iterator[Section]:
        numbers = _ordinals(parts)
        for reflection_id, of_one in _by_reflection(parts).items():
            yield from self._session(of_one, numbers[reflection_id])
        threads = tuple(self._threads([part for part in parts if part.kind is PartKind.THREAD_NOTE]))
        kept = tuple(self._kept([part for part in parts if part.kind is PartKind.KEPT_WORDS]))
        shown = tuple(piece for picture in pictures for piece in self._picture(picture))
        titles = (self._wordings.threads, self._wordings.kept, self._wordings.pictures)
        for title, content in zip(titles, (numbered(threads), numbered(kept), shown), strict=True):
            if content:
                yield Section(title, content)

    # Sessions

    def _session(self, parts: Sequence[Part], number: int) -> Iterator[Section]:
        known = self._disguise.known
        title = self._title(parts[0], number)
        content = tuple(block for part in parts for line in part.lines for block in self._line(line))
        if content:
            yield Section(title, numbered(content))
        else:
            self._disguise.forget_after(known)

    def _title(self, part: Part, number: int) -> str:
        session = self._day(part.day, number)
        return self._of_client(session, self._disguise.client(part.client_code)) if part.client_code else session

    def _of_client(self, session: str, client: str) -> str:
        return self._wordings.of_client.replace("{client}", client).replace("{session}", session)

    def _day(self, day: date | None, number: int) -> str:
        if self._dating is Dating.ORDER or day is None:
            return _ordinal(self._wordings, number)
        pattern = self._wordings.day if self._dating is Dating.DAY else self._wordings.month
        month = self._wordings.months[day.month - 1]
        return pattern.replace("{day}", str(day.day)).replace("{month}", month).replace("{year}", str(day.year))

    # Parts

    def _line(self, line: Line) -> Iterator[Block]:
        one = said(line, self._wordings.labels)
        yield from self._under(lambda: self._disguise.words(clean(one.label)), [one.words])

    def _under(self, label: Callable[[], str], words: Iterable[str]) -> Iterator[Block]:
        """Words under what stands before them; without words that is not said either, and takes no letter."""
        known = self._disguise.known
        above = label().strip()
        content = [block for one in words for block in self._blocks(one)]
        if not content:
            self._disguise.forget_after(known)
        elif above:
            yield Block(BlockKind.LABEL, (Run(above),))
        yield from content

    def _blocks(self, words: str) -> Iterator[Block]:
        for block in blocks(words):
            disguised = self._disguise.block(block)
            if disguised:
                yield disguised

    def _threads(self, notes: Sequence[Part]) -> Iterator[Block]:
        by_thread: dict[str, list[Part]] = {}
        for note in notes:
            by_thread.setdefault(note.part_id.rpartition("/")[0], []).append(note)
        for of_one in by_thread.values():
            lines = [said(line, self._wordings.labels) for note in of_one for line in note.lines]
            title = partial(self._thread_title, of_one[0], lines[0].label)
            yield from self._under(title, [line.words for line in lines])

    def _thread_title(self, note: Part, title: str) -> str:
        said_first = self._disguise.words(clean(title)).strip()
        about = self._wordings.about_me if note.is_about_me else ""
        about = self._disguise.client(note.client_code) if note.client_code else about
        return self._of_client(said_first, about) if said_first and about else said_first or about

    def _kept(self, kept: Sequence[Part]) -> Iterator[Block]:
        for part in kept:
            for line in part.lines:
                yield from self._line(line)

    # Pictures

    def _picture(self, picture: Picture) -> Iterator[Block | Picture]:
        """The picture, or what it says in lines where a word of it had to be changed, also inside the drawing."""
        texts = (picture.title, picture.caption, *picture.header, *(cell for row in picture.rows for cell in row))
        if not any(self._disguise.changes(text) for text in texts):
            yield picture
            return
        lines = [" | ".join(row) for row in (picture.header, *picture.rows) if row]
        for kind, text in ((BlockKind.LABEL, picture.title), (BlockKind.PARAGRAPH, picture.caption)):
            yield from self._plain(kind, text)
        yield from self._plain(BlockKind.PARAGRAPH, "\n".join(lines))

    def _plain(self, kind: BlockKind, text: str) -> Iterator[Block]:
        words = self._disguise.words(clean(text)).strip()
        if words:
            yield Block(kind, (Run(words),))


def numbered(content: Iterable[Block]) -> tuple[Block, ...]:
    """Items of lists count from one again: what was left out of a list does not show in its numbers."""
    counts: dict[int, int] = {}
    found: list[Block] = []
    for block in content:
        if block.kind is not BlockKind.ITEM:
            counts.clear()
        elif block.bullet:
            counts = {depth: count for depth, count in counts.items() if depth <= block.depth}
            is_counted = block.bullet[:-1].isdecimal()
            counts[block.depth] = counts.get(block.depth, 0) + 1 if is_counted else 0
        is_counted = counts.get(block.depth, 0) and block.bullet
        found.append(replace(block, bullet=f"{counts[block.depth]}.") if is_counted else block)
    return tuple(found)


def _by_reflection(parts: Sequence[Part]) -> dict[str, list[Part]]:
    """Parts of sessions, each session where the first of it was chosen."""
    found: dict[str, list[Part]] = {}
    for part in parts:
        if part.kind not in _APART and part.reflection_id:
            found.setdefault(part.reflection_id, []).append(part)
    return found


def _ordinals(parts: Sequence[Part]) -> dict[str, int]:
    """Which of the chosen sessions of its client each one is, by day."""
    numbers: dict[str, int] = {}
    seen: dict[str | None, int] = {}
    firsts = [of_one[0] for of_one in _by_reflection(parts).values()]
    for part in sorted(firsts, key=lambda part: part.day or date.min):
        seen[part.client_code] = seen.get(part.client_code, 0) + 1
        numbers[part.reflection_id or ""] = seen[part.client_code]
    return numbers


def _ordinal(wordings: Wordings, number: int) -> str:
    if number <= len(wordings.sessions):
        return wordings.sessions[number - 1]
    return wordings.session.replace("{number}", str(number))
