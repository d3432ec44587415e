"""Passphrases and recovery codes: making them, and saying honestly how long one would hold."""

from __future__ import annotations

import re
import secrets
from enum import Enum, auto
from functools import cache

from unhurried.domain.keys import SHORTEST_PASSPHRASE, normalised, recovery_code
from unhurried.resources import resource

SUGGESTED_WORDS = 6
_LONGEST_JUDGED = 72


class Strength(Enum):
    """How long a passphrase may hold against someone who has the files, good equipment and time.

    The key derivation allows such a person some ten thousand guesses a second; `HOURS` is under
    10**8 guesses, `MONTHS` under 10**11, `YEARS` beyond.
    """

    EMPTY = auto()
    TOO_SHORT = auto()
    HOURS = auto()
    MONTHS = auto()
    YEARS = auto()


def strength(passphrase: str) -> Strength:
    """Judge a passphrase by how soon a guesser who knows words, dates and habits would reach it."""
    text = normalised(passphrase).decode("utf-8", "replace")
    if not text:
        return Strength.EMPTY
    if len(text) < SHORTEST_PASSPHRASE:
        return Strength.TOO_SHORT
    from zxcvbn import zxcvbn  # slow to load, and needed only where a passphrase is chosen

    guesses = float(zxcvbn(text[:_LONGEST_JUDGED])["guesses"])
    if guesses < 1e8:
        return Strength.HOURS
    return Strength.MONTHS if guesses < 1e11 else Strength.YEARS


def suggested_passphrase() -> str:
    """Six words drawn from the shipped texts: more than 60 random bits, and easier to keep than a jumble."""
    words = shipped_words()
    return " ".join(secrets.choice(words) for _ in range(SUGGESTED_WORDS))


@cache
def shipped_words() -> tuple[str, ...]:
    """Every plain word of four to eight letters in the shipped prompts and the sample; some thousands."""
    found: set[str] = set()
    for folder in ("prompts", "sample"):
        for path in resource(folder).rglob("*.toml"):
            found.update(re.findall(r"(?<![\w'-])[a-z]{4,8}(?![\w'-])", path.read_text("utf-8")))
    return tuple(sorted(found))


def new_recovery_code() -> str:
    """A fresh recovery code of 128 random bits."""
    return recovery_code(secrets.token_bytes(16))
