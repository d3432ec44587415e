"""The words of a share copy that are not the writer's; the screen gives them in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wordings:
    """Words around what was chosen. Those with {braces} are filled in.

    `sessions` are "First session", "Second session", as far as they go; `session` with {number} serves beyond.
    `months` are twelve; `month` puts {month} and {year} together, `day` a {day} before both. `labels` gives keys of
    lines their words. `client` is what stands before a letter; `of_client` puts {session} and {client} together.
    """

    title: str
    reviewed: str
    client: str
    about_me: str
    threads: str
    kept: str
    pictures: str
    sessions: tuple[str, ...]
    session: str
    months: tuple[str, ...]
    month: str
    day: str
    labels: Mapping[str, str]
    language: str = "en"
    of_client: str = "{session}, {client}"
