"""The guided path: one theme at a time, begun anywhere, stayed with, skipped and come back to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Final, final

from unhurried.domain.errors import ReflectionMissing
from unhurried.domain.guided import FirstWords, Guidebook, Step, Term, Theme
from unhurried.domain.ports import Journal
from unhurried.domain.preferences import PASSING
from unhurried.domain.prompts import Marker, Prompt
from unhurried.domain.reflections import Reflection
from unhurried.services.guidebook import load_guidebook
from unhurried.services.questions import QuestionLibrary

# All that is remembered: no day, no count, and nothing about what was read or answered. With the step goes the id of
# the reflection that was stopped at it, as long as it is the last one that was begun.
THEME: Final = "guided-theme"
STEP: Final = f"{PASSING}guided-step"

# Every theme begins with the moment that the writer brings, and asks its own questions of it.
OPENING: Final = "pace.the-moment-still-with-me"


@final
class Guided:
    """The verbs of the guided path. The texts are read when they are first asked for."""

    def __init__(
        self, journal: Journal, questions: QuestionLibrary, load: Callable[[], Guidebook] = load_guidebook
    ) -> None:
        self._journal = journal
        self._questions = questions
        self._load = load

    # What there is to read

    @cached_property
    def _book(self) -> Guidebook:
        return self._load()

    @property
    def themes(self) -> tuple[Theme, ...]:
        """All of them, in the order that is suggested."""
        return self._book.themes

    @property
    def terms(self) -> tuple[Term, ...]:
        """The published terms, each with its caution."""
        return self._book.terms

    @property
    def first_words(self) -> FirstWords:
        """For a first-time writer."""
        return self._book.first_words

    def theme(self, theme_id: str) -> Theme | None:
        return self._book.theme(theme_id)

    def term(self, key: str) -> Term | None:
        return self._book.term(key)

    def prompts(self, theme: Theme) -> tuple[Prompt, ...]:
        """The theme's own questions, in its order; one that the writer put away is not asked."""
        shelves, hidden = self._questions.shelves(), self._questions.choices().hidden
        found = (shelves.prompt(prompt_id) for prompt_id in theme.prompts if prompt_id not in hidden)
        return tuple(prompt for prompt in found if prompt)

    def marker(self, theme: Theme) -> Marker | None:
        """The theme's marker; None when the writer put it away."""
        hidden = self._questions.choices().hidden
        return None if theme.marker in hidden else self._questions.shelves().marker(theme.marker)

    def steps(self, theme: Theme) -> tuple[Step, ...]:
        """What is asked, one at a time: the moment that the writer brings, the theme's questions, its marker."""
        prompts, marker = self.prompts(theme), self.marker(theme)
        opening = self._questions.shelves().prompt(OPENING)
        if opening and OPENING not in self._questions.choices().hidden:
            prompts = (opening, *(prompt for prompt in prompts if prompt.prompt_id != OPENING))
        return tuple(Step(question) for question in (*prompts, *((marker,) if marker else ())))

    def prompt_ids(self, theme: Theme) -> tuple[str, ...]:
        """Of what is asked, the questions to write against."""
        return tuple(step.step_id for step in self.steps(theme) if isinstance(step.question, Prompt))

    # Where the writer is

    @property
    def chosen(self) -> Theme | None:
        """The theme the writer is with; None before the first, or after leaving."""
        return self.theme(self._journal.preference(THEME))

    @property
    def suggested(self) -> Theme:
        """The theme to open on: the chosen one, or else the first."""
        return self.chosen or self.themes[0]

    @property
    def step(self) -> Step | None:
        """Where the writer stopped in the chosen theme; None when that is at its beginning."""
        left, _, _ = self._journal.preference(STEP).partition(" ")
        steps = self.steps(self.chosen) if self.chosen else ()
        return next((step for step in steps if step.step_id == left), None)

    @property
    def stopped_in(self) -> str:
        """The id of the reflection that was stopped at the step; "" when another was kept since."""
        return self._journal.preference(STEP).partition(" ")[2] if self.step else ""

    def to_go_on_with(self) -> Reflection | None:
        """The reflection to go on with; None when it has gone, or another was begun since."""
        try:
            stopped = self._journal.reflections.one(self.stopped_in)
        except ReflectionMissing:
            return None
        since = stopped.edited_at or stopped.kept_at
        others = (draft for draft in self._journal.drafts.all() if draft.reflection_id is None)
        is_last = not any(other.touched_at > since for other in others)
        return stopped if is_last and stopped.trashed_at is None else None

    def begin(self, theme: Theme) -> Theme:
        """Be with this theme, from its beginning: any of them, at any time, also the same once more."""
        with self._journal.transaction():
            self._journal.prefer(THEME, theme.theme_id)
            self._journal.prefer(STEP, "")
        return theme

    def stop_at(self, step: Step | None, reflection_id: str = "") -> None:
        """Remember where in the theme the writer is, None for its beginning, and in which reflection."""
        self._journal.prefer(STEP, f"{step.step_id} {reflection_id}".strip() if step else "")

    def skip(self) -> Theme:
        """Be with the theme that comes next; after the last comes the first, as the path has no end."""
        return self.begin(self._beside(1))

    def turn_back(self) -> Theme:
        """Be with the theme that came before."""
        return self.begin(self._beside(-1))

    def leave(self) -> None:
        """Be with no theme. Markers that were switched on stay on."""
        with self._journal.transaction():
            self._journal.prefer(THEME, "")
            self._journal.prefer(STEP, "")

    def _beside(self, distance: int) -> Theme:
        place = self.themes.index(self.suggested)
        return self.themes[(place + distance) % len(self.themes)]

    # The marker of the week

    def is_on(self, marker: Marker) -> bool:
        """Whether Write shows this marker as a chip."""
        return any(offered.marker_id == marker.marker_id for offered in self._questions.offered_markers())

    def switch_on(self, marker: Marker) -> None:
        """Show the marker as a chip in Write. No day ends it: it stays until the writer takes it off."""
        if not self.is_on(marker):
            self._questions.offer(marker.marker_id, offered=True)

    def switch_off(self, marker: Marker) -> None:
        """Take it off again. What was marked with it stays."""
        if self.is_on(marker):
            self._questions.offer(marker.marker_id, offered=False)
