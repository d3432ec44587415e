"""Advice on passphrases is honest, and what is made is random enough."""

from __future__ import annotations

import math

import pytest

from unhurried.domain.keys import read_recovery_code
from unhurried.services.passphrases import (
    Strength,
    new_recovery_code,
    shipped_words,
    strength,
    suggested_passphrase,
)


@pytest.mark.parametrize(
    ("passphrase", "expected"),
    [
        ("", Strength.EMPTY),
        ("short", Strength.TOO_SHORT),
        ("password12345", Strength.HOURS),
        ("111111111111111", Strength.HOURS),
        ("the heron waits beside a copper kettle", Strength.YEARS),
        ("x" * 5000, Strength.MONTHS),
    ],
)
def test_strength_is_judged_by_what_a_guesser_knows(passphrase: str, expected: Strength):
    judged = strength(passphrase)
    if expected is Strength.MONTHS:
        assert judged in (Strength.HOURS, Strength.MONTHS)
    else:
        assert judged is expected


def test_a_suggested_passphrase_is_strong_and_new_each_time():
    suggested = {suggested_passphrase() for _ in range(50)}
    assert len(suggested) == 50
    for passphrase in list(suggested)[:5]:
        assert len(passphrase.split()) == 6
        assert strength(passphrase) is Strength.YEARS


def test_there_are_words_enough_for_sixty_bits():
    assert 6 * math.log2(len(shipped_words())) > 60
    assert all(word.isascii() and word.islower() and 4 <= len(word) <= 8 for word in shipped_words())


def test_a_new_recovery_code_reads_back():
    code = new_recovery_code()
    assert read_recovery_code(code) == code
    assert new_recovery_code() != code
