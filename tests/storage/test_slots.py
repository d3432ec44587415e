"""Key slots: published test vectors, and that only the right secret opens."""

from __future__ import annotations

import pytest
from tests.faults.rounds import Trial
from tests.storage.conftest import WEAK

from unhurried.domain.errors import KeyFileDamaged
from unhurried.domain.keys import MasterKey, normalised
from unhurried.storage.slots import Head, Slot, Strength, database_key, key_id, seal, unseal

KEY = MasterKey(bytes(range(32)))
HEAD = Head("00112233445566778899aabbccddeeff", "0011223344556677", "2026-03-04")


@pytest.mark.fault("vectors")
def test_argon2id_as_in_rfc_9106(trial: Trial):
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    kdf = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    tag = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    assert kdf.derive(b"\x01" * 32).hex() == tag
    trial.report(vectors_met=1)


@pytest.mark.fault("vectors")
def test_hkdf_sha256_as_in_rfc_5869(trial: Trial):
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    hkdf = HKDF(SHA256(), 42, bytes(range(13)), bytes(range(0xF0, 0xFA)))
    expected = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    assert hkdf.derive(b"\x0b" * 22).hex() == expected
    trial.report(vectors_met=1)


@pytest.mark.fault("vectors")
def test_aes_256_gcm_as_in_the_specification(trial: Trial):
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    sealed = AESGCM(bytes(32)).encrypt(bytes(12), bytes(16), b"")
    assert sealed.hex() == "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
    trial.report(vectors_met=1)


def test_the_stretching_is_argon2id_and_nothing_else():
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    expected = Argon2id(salt=b"s" * 16, length=32, iterations=1, lanes=1, memory_cost=8192).derive(b"secret")
    assert WEAK.stretch(b"secret", b"s" * 16) == expected


def test_the_default_is_the_strength_that_was_decided_and_works():
    strength = Strength()
    assert (strength.m_kib, strength.t, strength.p) == (65536, 3, 4)
    slot = seal(HEAD, "passphrase", b"a secret", KEY, strength)
    assert unseal(HEAD, slot, b"a secret") == KEY


@pytest.mark.parametrize(
    "change", [{"m_kib": 8191}, {"m_kib": 2 * 1024**2 + 1}, {"t": 0}, {"t": 17}, {"p": 0}, {"p": 17}]
)
def test_absurd_strengths_are_refused(change: dict[str, int]):
    with pytest.raises(ValueError, match="bounds"):
        Strength(**change)


def test_only_the_right_secret_opens_a_slot():
    slot = seal(HEAD, "passphrase", b"right", KEY, WEAK)
    assert unseal(HEAD, slot, b"right") == KEY
    assert unseal(HEAD, slot, b"wrong") is None
    assert unseal(HEAD, slot, b"") is None


def test_a_slot_belongs_to_its_head_and_to_its_own_description():
    slot = seal(HEAD, "passphrase", b"right", KEY, WEAK)
    other_head = Head(HEAD.journal_id, HEAD.key_id, "2026-03-05")
    renamed = Slot("0" * 16, slot.type, slot.strength, slot.salt, slot.nonce, slot.ct)
    retyped = Slot(slot.slot_id, "recovery", slot.strength, slot.salt, slot.nonce, slot.ct)
    assert unseal(other_head, slot, b"right") is None
    assert unseal(HEAD, renamed, b"right") is unseal(HEAD, retyped, b"right") is None


def test_two_slots_of_one_secret_share_nothing():
    one, two = (seal(HEAD, "passphrase", b"right", KEY, WEAK) for _ in range(2))
    assert {one.salt, one.nonce, one.ct}.isdisjoint({two.salt, two.nonce, two.ct})


def test_not_enough_memory_is_not_a_wrong_secret(monkeypatch: pytest.MonkeyPatch):
    slot = seal(HEAD, "passphrase", b"right", KEY, WEAK)

    def exhausted(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(Strength, "stretch", exhausted)
    with pytest.raises(KeyFileDamaged):
        unseal(HEAD, slot, b"right")


def test_the_database_key_is_raw_and_its_own():
    key = database_key(KEY, HEAD.journal_id)
    assert len(key) == 67
    assert bytes.fromhex(key[2:-1]) != KEY.secret
    assert key.startswith("x'")
    assert database_key(KEY, "ff" * 16) != key
    assert key_id(KEY, HEAD.journal_id) not in key


def test_secrets_are_not_in_what_is_printed():
    slot = seal(HEAD, "passphrase", b"right", KEY, WEAK)
    assert slot.ct.hex() not in repr(slot)
    assert repr(slot.ct) not in repr(slot)
    assert repr(KEY.secret) not in repr(KEY)


def test_a_passphrase_is_the_same_however_its_accents_were_typed():
    assert normalised("caf\u00e9 au lait noir") == normalised("cafe\u0301 au\u00a0lait noir ")
