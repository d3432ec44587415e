"""Ways into a journal: which slot of a key file a secret opens, wherever the key file was found."""

from __future__ import annotations

from pathlib import Path

from unhurried.domain.errors import RecoveryCodeMistyped, WrongSecret
from unhurried.domain.keys import (
    MasterKey,
    looks_like_a_recovery_code,
    normalised,
    read_recovery_code,
)
from unhurried.storage import key_file
from unhurried.storage.key_file import Found, KeyFile
from unhurried.storage.slots import EXECUTOR, PASSPHRASE, RECOVERY, key_id, unseal


def unlock(file: KeyFile, secret: str) -> MasterKey:
    """The key, from a passphrase or a recovery code as typed. Raises WrongSecret or RecoveryCodeMistyped."""
    try:
        code = read_recovery_code(secret).encode("ascii")
    except RecoveryCodeMistyped as error:
        mistyped = error if looks_like_a_recovery_code(secret) else None
        code = None
    else:
        mistyped = None
    key = (code and _opened_with_code(file, code)) or opened(file, PASSPHRASE, normalised(secret))
    if key is None:
        raise mistyped or WrongSecret
    return key


def unlock_with_code(file: KeyFile, typed: str) -> MasterKey:
    """The key, from the writer's own recovery code and nothing else."""
    key = opened(file, RECOVERY, read_recovery_code(typed).encode("ascii"))
    if key is None:
        raise WrongSecret
    return key


def _opened_with_code(file: KeyFile, code: bytes) -> MasterKey | None:
    """The key, if the code is the writer's own or the executor's."""
    return opened(file, RECOVERY, code) or opened(file, EXECUTOR, code)


def opened(file: KeyFile, kind: str, secret: bytes) -> MasterKey | None:
    """The key, if one of the slots of this kind opens with the secret."""
    for slot in file.slots:
        key = unseal(file.head, slot, secret) if slot.type == kind else None
        if key is not None and belongs(file, key):
            return key
    return None


def belongs(file: KeyFile, key: MasterKey) -> bool:
    """Whether the key is the one the key file names."""
    return key_id(key, file.head.journal_id) == file.head.key_id


def belonging(folder: Path, key: MasterKey) -> Found:
    """The key file of the folder, if the key is the one it names. Raises WrongSecret."""
    found = key_file.read(folder)
    if not belongs(found.file, key):
        raise WrongSecret
    return found
