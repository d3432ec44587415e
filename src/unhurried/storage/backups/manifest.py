"""The manifest of a backup or an archive: what anybody may read of it, and what only the key of the journal opens."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from unhurried.domain.backups import Backup
from unhurried.domain.errors import BackupDamaged, BackupIsNewer
from unhurried.domain.keys import MasterKey
from unhurried.storage.slots import backup_key, canonical

BACKUP: Final = "unhurried-backup"
ARCHIVE: Final = "unhurried-archive"
_VERSION = 1
_NONCE = 12


@dataclass(frozen=True, slots=True)
class Particulars:
    """What the database of a backup holds. How much somebody writes, and since when, is theirs to tell."""

    reflections: int
    in_trash: int
    first_day: str | None
    last_day: str | None
    rows: dict[str, int]
    content: str
    """A digest of every row that was written, whatever the file around it looks like."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What anybody may read: whose backup it is, which one, when it was made, and sums over its parts.

    `sealed` holds the particulars, and sealing them takes in everything else here: who has the key can
    tell that nothing was exchanged.
    """

    journal_id: str
    key_id: str
    sequence: int
    made_at: str
    day: str
    keys_sum: str
    database_sum: str
    database_size: int
    sealed: str = field(default="", repr=False)
    version: int = _VERSION
    format: str = BACKUP

    def told(self, path: Path) -> Backup:
        """The backup as the domain knows it."""
        return Backup(
            path=path,
            journal_id=self.journal_id,
            key_id=self.key_id,
            sequence=self.sequence,
            made_at=datetime.fromisoformat(self.made_at),
            day=date.fromisoformat(self.day),
            size=self.database_size,
        )


def stamp(at: datetime) -> str:
    """The moment of making as a manifest holds it."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def seal(bare: Manifest, particulars: Particulars, key: MasterKey) -> Manifest:
    """The manifest with its particulars sealed into it."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE)
    cipher = AESGCM(backup_key(key, bare.journal_id))
    sealed = nonce + cipher.encrypt(nonce, canonical(asdict(particulars)), _context(bare))
    return replace(bare, sealed=sealed.hex())


def unseal(manifest: Manifest, key: MasterKey) -> Particulars:
    """The particulars. Raises BackupDamaged when anything in the manifest is not as it was sealed."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    sealed = bytes.fromhex(manifest.sealed)
    try:
        cipher = AESGCM(backup_key(key, manifest.journal_id))
        opened = cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], _context(manifest))
        return Particulars(**json.loads(opened))
    except (InvalidTag, ValueError, TypeError):
        raise BackupDamaged from None


def as_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is written: JSON that a person can read."""
    return json.dumps(asdict(manifest), indent=2).encode("ascii") + b"\n"


def parse(content: bytes, kind: str = BACKUP) -> Manifest:
    """Read a manifest of this kind. Raises BackupIsNewer or BackupDamaged and nothing else."""
    try:
        whole = json.loads(content.decode("ascii"))
        if whole["format"] == kind and type(whole["version"]) is int and whole["version"] > _VERSION:
            raise BackupIsNewer
        return _checked(whole, kind)
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError):
        raise BackupDamaged from None


def _checked(whole: dict[str, Any], kind: str) -> Manifest:
    manifest = Manifest(**whole)
    if (manifest.format, manifest.version) != (kind, _VERSION):
        raise ValueError
    lengths = {"journal_id": 16, "key_id": 8, "keys_sum": 32, "database_sum": 32}
    if any(len(bytes.fromhex(whole[name])) != length for name, length in lengths.items()):
        raise ValueError
    bytes.fromhex(manifest.sealed)
    for number in (manifest.sequence, manifest.database_size):
        if type(number) is not int or not 0 < number < 1 << 53:
            raise ValueError
    if stamp(datetime.fromisoformat(manifest.made_at)) != manifest.made_at:
        raise ValueError
    if date.fromisoformat(manifest.day).isoformat() != manifest.day:
        raise ValueError
    return manifest


def _context(manifest: Manifest) -> bytes:
    return canonical(asdict(replace(manifest, sealed="")))
