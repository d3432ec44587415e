"""The questions of the sample journal, found in the library by the ideas they come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TypeVar, final

from unhurried.domain.prompts import Marker, Prompt, PromptKind, Shelf, Shelves
from unhurried.domain.reflections import Answer, Marking
from unhurried.services.sample_material import Mark

_FELT, _UNKNOWN = "S0-15", "S0-33"

_Question = TypeVar("_Question", Prompt, Marker)


@final
class QuestionsByIdea:
    """Ids of prompts may change; the ideas do not. What the library lacks is None."""

    def __init__(self, shelves: Shelves) -> None:
        shipped = [prompt for prompt in shelves.prompts if prompt.shelf is not Shelf.OWN]
        core = [prompt for prompt in shipped if prompt.shelf is Shelf.CORE]
        self._core = _core(core)
        self._prompts = _by_idea([prompt for prompt in shipped if prompt not in core])
        self._markers = _by_idea([marker for marker in shelves.markers if marker.shelf is not Shelf.OWN])
        self._lens_prompts = {prompt.lens: prompt for prompt in reversed(shipped)}

    def prompt(self, asked: str) -> Prompt | None:
        """The prompt for "moment", "felt", "unknown" or an idea.

        `S0-40-left` prefers, among the prompts of S0-40, one with "left" in its id. Where an idea has only a
        marker, another question of the marker's lens stands in.
        """
        if asked in ("moment", "felt", "unknown"):
            return self._core.get(asked)
        source, number, *hint = asked.split("-")
        idea = f"{source}-{number}"
        found = self._prompts.get(idea, [])
        if not found:
            marker = self.marker(idea)
            return self._lens_prompts.get(marker.lens) if marker else None
        return min(found, key=lambda prompt: (not all(word in prompt.prompt_id for word in hint), _order(prompt)))

    def marker(self, idea: str) -> Marker | None:
        """The first marker that cites an idea."""
        found = self._markers.get(idea)
        return found[0] if found else None

    def marking(self, mark: Mark) -> Marking | None:
        """The marking, or None when the library has no such marker or option."""
        marker = self.marker(mark.idea)
        option = marker.option(mark.option) if marker else None
        if marker is None or option is None:
            return None
        return Marking(
            marker_id=marker.marker_id,
            version=marker.version,
            wording=marker.wording,
            lens=marker.lens,
            option=option.key,
            option_wording=option.wording,
            line=mark.line,
        )


def answer(prompt: Prompt, text: str) -> Answer:
    """An answer to the prompt as it is worded now."""
    return Answer(prompt.prompt_id, prompt.version, prompt.wording, prompt.lens, text)


def _core(prompts: list[Prompt]) -> Mapping[str, Prompt]:
    found: dict[str, Prompt] = {}
    for prompt in prompts:
        name = "felt" if _FELT in prompt.ideas else "unknown" if _UNKNOWN in prompt.ideas else "moment"
        found.setdefault(name, prompt)
    return found


def _by_idea(questions: list[_Question]) -> Mapping[str, list[_Question]]:
    found: dict[str, list[_Question]] = defaultdict(list)
    for question in questions:
        for idea in question.ideas:
            found[idea].append(question)
    return found


def _order(prompt: Prompt) -> bool:
    return prompt.kind is PromptKind.THREAD
