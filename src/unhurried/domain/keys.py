"""Secrets: the master key in memory, the passphrase as it is compared, the recovery code on paper."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from unhurried.domain.errors import RecoveryCodeMistyped

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 7
GROUP_LENGTH = 4
SHORTEST_PASSPHRASE = 12

_RANDOM_BITS = 128
_CHECK_BITS = 12
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})


class WayIn(StrEnum):
    """The kinds of secret a journal opens with."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind of secret
    RECOVERY = "recovery"
    EXECUTOR = "executor"
    KEYRING = "keyring"


@dataclass(frozen=True, slots=True)
class MasterKey:
    """The 32 random bytes from which the database key is derived. Never printed."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != 32:
            raise ValueError("a master key is 32 bytes")


def normalised(passphrase: str) -> bytes:
    """The passphrase as bytes to derive from: any blank is a space, NFC, no blanks around (RFC 8265)."""
    spaced = "".join(" " if character.isspace() else character for character in passphrase)
    return unicodedata.normalize("NFC", spaced.strip()).encode("utf-8", "surrogatepass")


def recovery_code(randomness: bytes) -> str:
    """Write 16 random bytes as seven groups of four Crockford characters, 12 check bits included."""
    if len(randomness) * 8 != _RANDOM_BITS:
        raise ValueError("a recovery code is made of 16 bytes")
    number = (int.from_bytes(randomness) << _CHECK_BITS) | _check(randomness)
    length = GROUPS * GROUP_LENGTH
    characters = [ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(length))]
    return "-".join("".join(characters[start : start + GROUP_LENGTH]) for start in range(0, length, GROUP_LENGTH))


def looks_like_a_recovery_code(typed: str) -> bool:
    """Whether what was typed has the shape of a recovery code, right or wrong.

    Seven words may have as many letters. One code in forty thousand has no digit.
    """
    separators = sum(not character.isalnum() for character in typed)
    has_digit = any(character in "0123456789" for character in typed)
    return has_digit and len(_plain(typed)) == GROUPS * GROUP_LENGTH and separators >= GROUPS - 1


def read_recovery_code(typed: str) -> str:
    """Read a code as typed from paper: any case, O for 0, I and L for 1, any spacing.

    Raises RecoveryCodeMistyped with the group that cannot be right, or that is likely not to be; or 0 when only the
    whole is known to be wrong.
    """
    plain = _plain(typed)
    for place, character in enumerate(plain):
        if character not in ALPHABET:
            raise RecoveryCodeMistyped(place // GROUP_LENGTH + 1)
    if len(plain) != GROUPS * GROUP_LENGTH:
        raise RecoveryCodeMistyped(min(len(plain) // GROUP_LENGTH + 1, GROUPS))
    number = 0
    for character in plain:
        number = number << 5 | ALPHABET.index(character)
    if not _is_whole(number):
        raise RecoveryCodeMistyped(_group_with_a_slip(number), is_likely=True)
    return recovery_code((number >> _CHECK_BITS).to_bytes(_RANDOM_BITS // 8))


def _is_whole(number: int) -> bool:
    """Whether the check characters agree with the others."""
    return number & (1 << _CHECK_BITS) - 1 == _check((number >> _CHECK_BITS).to_bytes(_RANDOM_BITS // 8))


def _group_with_a_slip(number: int) -> int:
    """The only group in which another single character would make the code whole; 0 when there is not just one.

    There are 868 such codes and one in 4,096 is whole by chance: now and then a second group fits as well.
    """
    length = GROUPS * GROUP_LENGTH
    groups = {
        (length - 1 - place) // GROUP_LENGTH + 1
        for place in range(length)
        for change in range(1, len(ALPHABET))
        if _is_whole(number ^ change << 5 * place)
    }
    return groups.pop() if len(groups) == 1 else 0


def _plain(typed: str) -> str:
    """Only letters and digits: what separates the groups on paper or on a page is not part of the code."""
    letters = (c.upper() if c.isascii() else c for c in typed if c.isalnum())
    return "".join(letters).translate(_LOOKALIKES)


def _check(randomness: bytes) -> int:
    digest = hashlib.sha256(b"unhurried recovery code" + randomness).digest()
    return int.from_bytes(digest[:2]) >> 4
