"""Secrets: the recovery code survives paper and tired eyes, the passphrase survives keyboards."""

from __future__ import annotations

import random
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.faults.rounds import Trial

from unhurried.domain.errors import RecoveryCodeMistyped
from unhurried.domain.keys import (
    ALPHABET,
    GROUP_LENGTH,
    GROUPS,
    MasterKey,
    looks_like_a_recovery_code,
    normalised,
    read_recovery_code,
    recovery_code,
)


def _read(typed: str) -> str | None:
    """The code, or None when it is mistyped; any other error is one of ours."""
    with suppress(RecoveryCodeMistyped):
        return read_recovery_code(typed)
    return None


randomness = st.binary(min_size=16, max_size=16)


@given(randomness)
def test_a_code_is_seven_groups_of_four_and_reads_back(secret: bytes):
    code = recovery_code(secret)
    groups = code.split("-")
    assert [len(group) for group in groups] == [GROUP_LENGTH] * GROUPS
    assert set("".join(groups)) <= set(ALPHABET)
    assert read_recovery_code(code) == code
    assert looks_like_a_recovery_code(code)


@given(randomness, randomness)
def test_different_secrets_have_different_codes(one: bytes, two: bytes):
    assert (recovery_code(one) == recovery_code(two)) == (one == two)


@given(
    randomness,
    st.sampled_from(["-", " ", "", " - ", "\u2011", "\u2013", "\n", "\u00a0", ".", "_"]),
    st.booleans(),
)
def test_a_code_is_read_as_it_comes_from_paper(secret: bytes, between: str, is_small: bool):
    code = recovery_code(secret)
    typed = code.replace("-", between)
    typed = typed.lower() if is_small else typed
    for zero, one in (("O", "I"), ("o", "l"), ("o", "i")):
        assert read_recovery_code(f" {typed.replace('0', zero).replace('1', one)}\n") == code


@pytest.mark.fault("recovery-code")
def test_single_mistakes_are_noticed(trial: Trial):
    chance = random.Random(4)  # noqa: S311 - the same mistakes every time
    undetected = swapped = unseen = 0
    for _ in range(trial.rounds):
        code = recovery_code(chance.randbytes(16))
        place = chance.choice([place for place, character in enumerate(code) if character != "-"])
        other = chance.choice(ALPHABET.replace(code[place], ""))
        undetected += _read(code[:place] + other + code[place + 1 :]) is not None
        plain = code.replace("-", "")
        at = chance.randrange(len(plain) - 1)
        if plain[at] != plain[at + 1]:
            swapped += 1
            unseen += _read(plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]) is not None
    trial.report(
        wrong_characters=trial.rounds, of_them_undetected=undetected, neighbours_swapped=swapped, not_noticed=unseen
    )
    assert undetected <= 2
    assert unseen <= 2


@given(randomness, st.integers(0, 6), st.sampled_from("UuÅ*ß"))
def test_a_character_that_cannot_be_names_its_group(secret: bytes, group: int, foreign: str):
    groups = recovery_code(secret).split("-")
    groups[group] = groups[group][:2] + foreign + groups[group][3:]
    with pytest.raises(RecoveryCodeMistyped) as caught:
        read_recovery_code("-".join(groups))
    if foreign.isalnum():
        assert caught.value.group == group + 1


@pytest.mark.parametrize(("typed", "group"), [("", 1), ("0000-0000-00", 3), ("0" * 27, 7), ("0" * 40, 7)])
def test_too_few_or_too_many_characters_name_the_group_where_it_ends(typed: str, group: int):
    with pytest.raises(RecoveryCodeMistyped) as caught:
        read_recovery_code(typed)
    assert caught.value.group == group


@given(st.text())
def test_whatever_is_typed_is_a_code_or_mistyped(typed: str):
    looks_like_a_recovery_code(typed)
    code = _read(typed)
    assert code is None or read_recovery_code(code) == code


def test_a_sentence_does_not_look_like_a_code():
    assert not looks_like_a_recovery_code("a pause is not a gap")
    assert not looks_like_a_recovery_code("0" * 28)
    assert not looks_like_a_recovery_code("a heron waits by the copper kettle")


@given(st.text())
def test_a_passphrase_is_the_same_typed_composed_or_decomposed(passphrase: str):
    assert normalised(unicodedata.normalize("NFD", passphrase)) == normalised(
        unicodedata.normalize("NFC", passphrase)
    )


@given(st.text())
def test_normalising_twice_changes_nothing(passphrase: str):
    once = normalised(passphrase)
    assert normalised(once.decode("utf-8", "surrogatepass")) == once


def test_blanks_around_do_not_count_and_blanks_within_do():
    assert normalised("  two words\n") == normalised("two\u3000words") == b"two words"
    assert normalised("two  words") != normalised("two words")
    assert normalised("TWO words") != normalised("two words")


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_master_key_is_32_bytes(length: int):
    with pytest.raises(ValueError, match="32"):
        MasterKey(bytes(length))


def test_a_code_is_made_of_16_bytes():
    with pytest.raises(ValueError, match="16"):
        recovery_code(bytes(15))


def test_a_master_key_is_never_printed():
    assert repr(MasterKey(b"k" * 32)) == "MasterKey()"


def test_one_wrong_character_is_found_in_its_group_or_none_is_blamed():
    chance = random.Random(11)  # noqa: S311
    named = 0
    for _ in range(60):
        code = recovery_code(chance.randbytes(16)).replace("-", "")
        place = chance.randrange(len(code))
        other = chance.choice([character for character in ALPHABET if character != code[place]])
        with pytest.raises(RecoveryCodeMistyped) as caught:
            read_recovery_code(code[:place] + other + code[place + 1 :])
        assert caught.value.group in (0, place // GROUP_LENGTH + 1)
        named += caught.value.group > 0
    assert named > 40
