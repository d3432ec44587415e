"""Key slots: the master key sealed under a passphrase or a recovery code, and what is derived from it.

Primitives are those of `cryptography`: Argon2id (RFC 9106), AES-256-GCM and HKDF-SHA256 (RFC 5869).
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from unhurried.domain.errors import KeyFileDamaged
from unhurried.domain.keys import MasterKey

PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind of slot
RECOVERY = "recovery"
EXECUTOR = "executor"
KEYRING = "keyring"

_DATABASE_KEY = b"unhurried/sqlcipher-raw-key/v1"
_KEY_ID = b"unhurried/key-id/v1"
_BACKUP_KEY = b"unhurried/backup/v1"
_INBOX_SECRET = b"unhurried/inbox-x25519/v1"


@dataclass(frozen=True, slots=True)
class Strength:
    """How much work Argon2id is. Outside the bounds a slot is taken for damaged, not tried."""

    m_kib: int = 65536
    t: int = 3
    p: int = 4

    def __post_init__(self) -> None:
        if not (8 * 1024 <= self.m_kib <= 2 * 1024**2 and 1 <= self.t <= 16 and 1 <= self.p <= 16):
            raise ValueError("Argon2id parameters out of bounds")

    def stretch(self, secret: bytes, salt: bytes) -> bytes:
        """Turn a secret that a person can type into 32 bytes that cannot be guessed quickly."""
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        kdf = Argon2id(salt=salt, length=32, iterations=self.t, lanes=self.p, memory_cost=self.m_kib)
        return kdf.derive(secret)


@dataclass(frozen=True, slots=True)
class Head:
    """What a key file says about itself; every slot is sealed together with it.

    The name of the database is left out on purpose: a new generation of the file (after a repair or a
    restore) is pointed to without anybody typing a passphrase, and a database that does not belong to the
    journal fails by its own key and by the journal id inside it.
    """

    journal_id: str
    key_id: str
    created_on: str
    version: int = 1
    format: str = "unhurried-keys"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in: the master key under one secret."""

    slot_id: str
    type: str
    strength: Strength
    salt: bytes
    nonce: bytes
    ct: bytes = field(repr=False)

    def describe(self) -> dict[str, Any]:
        """All of the slot but the sealed key, ready to be written as JSON."""
        return {
            "id": self.slot_id,
            "type": self.type,
            "kdf": {
                "name": "argon2id",
                "v": 19,
                "m_kib": self.strength.m_kib,
                "t": self.strength.t,
                "p": self.strength.p,
                "salt": self.salt.hex(),
            },
            "enc": "A256GCM",
            "nonce": self.nonce.hex(),
        }


def seal(head: Head, kind: str, secret: bytes, key: MasterKey, strength: Strength) -> Slot:
    """Make a new slot, and open it once to be sure that it opens."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    bare = Slot(secrets.token_hex(8), kind, strength, secrets.token_bytes(16), secrets.token_bytes(12), ct=b"")
    cipher = AESGCM(strength.stretch(secret, bare.salt))
    ct = cipher.encrypt(bare.nonce, key.secret, _context(head, bare))
    slot = Slot(bare.slot_id, kind, strength, bare.salt, bare.nonce, ct)
    if unseal(head, slot, secret) != key:
        raise KeyFileDamaged
    return slot


def unseal(head: Head, slot: Slot, secret: bytes) -> MasterKey | None:
    """The master key, or None when the secret does not fit this slot."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        stretched = slot.strength.stretch(secret, slot.salt)
        return MasterKey(AESGCM(stretched).decrypt(slot.nonce, slot.ct, _context(head, slot)))
    except InvalidTag:
        return None
    except MemoryError:
        raise KeyFileDamaged from None


def database_key(key: MasterKey, journal_id: str) -> str:
    """The raw key of the database as SQLCipher takes it: x'…' with exactly 64 hexadecimal digits."""
    raw = _derived(key, journal_id, _DATABASE_KEY)
    # With fewer or other digits SQLCipher takes the same text for a passphrase, and says nothing.
    assert len(raw) == 32  # noqa: S101
    return f"x'{raw.hex()}'"


def backup_key(key: MasterKey, journal_id: str) -> bytes:
    """The key under which a backup is sealed, apart from the database in it."""
    return _derived(key, journal_id, _BACKUP_KEY)


def key_id(key: MasterKey, journal_id: str) -> str:
    """A name for the master key that gives nothing away, to tell a foreign key from a damaged database."""
    return _derived(key, journal_id, _KEY_ID)[:8].hex()


def inbox_secret(key: MasterKey, journal_id: str) -> bytes:
    """The private half of the inbox's key pair: it opens what was sealed while the journal was locked."""
    return _derived(key, journal_id, _INBOX_SECRET)


def inbox_address(secret: bytes) -> str:
    """The public half, as it stands in the key file: it seals and cannot open."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw().hex()


def canonical(value: object) -> bytes:
    """The one way to write a JSON value as bytes, so that it can be sealed or summed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def checksum(value: object) -> str:
    """Tells accidental damage from a wrong passphrase; it protects nothing against intent, the seal does."""
    return hashlib.sha256(canonical(value)).hexdigest()


def describe_head(head: Head) -> dict[str, Any]:
    """The head as it stands in the key file."""
    return {
        "format": head.format,
        "version": head.version,
        "journal_id": head.journal_id,
        "key_id": head.key_id,
        "created_on": head.created_on,
    }


def _context(head: Head, slot: Slot) -> bytes:
    return canonical({"head": describe_head(head), "slot": slot.describe()})


def _derived(key: MasterKey, journal_id: str, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, bytes.fromhex(journal_id), purpose).derive(key.secret)
