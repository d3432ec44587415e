"""Questions: the shipped library and the writer's own, what is offered, and what is put away."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from unhurried.domain.ports import Journal
from unhurried.domain.prompts import Choices, Marker, Prompt, PromptKind, Shelf, Shelves

ASKED_AT_ONCE = 3


class QuestionLibrary:
    """The verbs of choosing questions."""

    def __init__(self, journal: Journal, shipped: Shelves, new_id: Callable[[], str]) -> None:
        self._journal = journal
        self._shipped = shipped
        self._new_id = new_id

    def shelves(self) -> Shelves:
        """Shipped questions and the writer's own, each in its newest version."""
        own = self._journal.own_questions
        return replace(
            self._shipped,
            prompts=(*self._shipped.prompts, *own.prompts()),
            markers=(*self._shipped.markers, *own.markers()),
        )

    def choices(self) -> Choices:
        """What is offered and what is hidden; the usual ones until chosen otherwise."""
        return self._journal.own_questions.choices() or self._shipped.usual

    def offered_prompts(self, lens: str = "") -> tuple[Prompt, ...]:
        """What Write puts on the table: the chosen handful, or three of one lens; never hidden ones."""
        shelves, choices = self.shelves(), self.choices()
        chosen = [shelves.prompt(prompt_id) for prompt_id in choices.offered_prompts]
        offered = [prompt for prompt in chosen if prompt and prompt.prompt_id not in choices.hidden]
        if not lens:
            return tuple(offered)
        first = [prompt for prompt in offered if prompt.lens == lens]
        rest = [p for p in self._askable(shelves, choices) if p.lens == lens and p not in first]
        return tuple([*first, *rest][:ASKED_AT_ONCE])

    def another_prompt(self, instead_of: Prompt, on_the_table: Iterable[str]) -> Prompt | None:
        """The next askable prompt of the same lens that is not on the table; None when there is no other."""
        taken = set(on_the_table)
        lens = [p for p in self._askable(self.shelves(), self.choices()) if p.lens == instead_of.lens]
        ids = [prompt.prompt_id for prompt in lens]
        start = ids.index(instead_of.prompt_id) + 1 if instead_of.prompt_id in ids else 0
        around = [*lens[start:], *lens[:start]]
        return next((prompt for prompt in around if prompt.prompt_id not in taken), None)

    def offered_markers(self) -> tuple[Marker, ...]:
        """The markers Write shows as chips, in the writer's order."""
        shelves, choices = self.shelves(), self.choices()
        chosen = (shelves.marker(marker_id) for marker_id in choices.offered_markers)
        return tuple(marker for marker in chosen if marker and marker.marker_id not in choices.hidden)

    def offer(self, question_id: str, *, offered: bool) -> None:
        """Put a prompt or marker on Write's table, at the end, or take it off."""
        choices, shelves = self.choices(), self.shelves()
        if shelves.marker(question_id):
            markers = _with(choices.offered_markers, question_id, present=offered)
            choices = replace(choices, offered_markers=markers)
        else:
            prompts = _with(choices.offered_prompts, question_id, present=offered)
            choices = replace(choices, offered_prompts=prompts)
        if offered:
            choices = replace(choices, hidden=choices.hidden - {question_id})
        self._choose(choices)

    def hide(self, question_id: str, *, hidden: bool) -> None:
        """Put a question away, or bring it back. What was answered to it stays."""
        choices = self.choices()
        others = choices.hidden - {question_id}
        self._choose(replace(choices, hidden=others | {question_id} if hidden else others))

    def keep_prompt(self, prompt: Prompt) -> Prompt:
        """Keep one's own prompt: a new one gets an id, a reworded one a new version."""
        kept = replace(prompt, shelf=Shelf.OWN)
        before = self.shelves().prompt(prompt.prompt_id)
        if before is None:
            kept = replace(kept, prompt_id=f"own.{self._new_id()}", version=1)
        elif before.wording != kept.wording:
            kept = replace(kept, version=before.version + 1)
        with self._journal.transaction():
            self._journal.own_questions.put_prompt(kept)
        return kept

    def keep_marker(self, marker: Marker) -> Marker:
        """Keep one's own marker: a new one gets an id, one with other words or options a new version."""
        kept = replace(marker, shelf=Shelf.OWN)
        before = self.shelves().marker(marker.marker_id)
        if before is None:
            kept = replace(kept, marker_id=f"own.{self._new_id()}", version=1)
        elif (before.wording, before.options) != (kept.wording, kept.options):
            kept = replace(kept, version=before.version + 1)
        with self._journal.transaction():
            self._journal.own_questions.put_marker(kept)
        return kept

    def _askable(self, shelves: Shelves, choices: Choices) -> list[Prompt]:
        return [
            prompt
            for prompt in shelves.prompts
            if prompt.prompt_id not in choices.hidden and prompt.kind is PromptKind.QUESTION
        ]

    def _choose(self, choices: Choices) -> None:
        with self._journal.transaction():
            self._journal.own_questions.choose(choices)


def _with(ids: tuple[str, ...], question_id: str, *, present: bool) -> tuple[str, ...]:
    others = tuple(other for other in ids if other != question_id)
    return (*others, question_id) if present else others
