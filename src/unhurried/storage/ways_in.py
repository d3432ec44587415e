"""The ways into a journal that is there: new codes, a new key, and the system's keyring."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import final

from unhurried.domain.backups import Progress, carry_on
from unhurried.domain.errors import KeyringUnavailable, RecoveryCodeMistyped, WrongSecret
from unhurried.domain.keys import MasterKey, WayIn, read_recovery_code
from unhurried.domain.rotation import Rotated
from unhurried.storage import key_file, locking, rotating, unlocking
from unhurried.storage.backups.watching import Watch
from unhurried.storage.key_file import KeyFile
from unhurried.storage.migrations import STEPS, Step
from unhurried.storage.rotating import Secrets
from unhurried.storage.slots import EXECUTOR, KEYRING, RECOVERY, Slot, Strength, seal
from unhurried.storage.system_keyring import SystemKeyring

# A secret of 32 random bytes is not guessed, and needs no stretching.
_NO_STRETCHING = Strength(m_kib=8 * 1024, t=1, p=1)


@final
class SealedWaysIn:
    """Key slots in the key file, behind the port `WaysIn`."""

    def __init__(
        self,
        strength: Strength | None = None,
        steps: Sequence[Step] = STEPS,
        keyring: SystemKeyring | None = None,
    ) -> None:
        self._strength = strength or Strength()
        self._steps = steps
        self._keyring = keyring or SystemKeyring()

    def ways(self, folder: Path) -> frozenset[WayIn]:
        kinds = {slot.type for slot in key_file.read(folder).file.slots}
        return frozenset(way for way in WayIn if way.value in kinds)

    def is_recovery_code(self, folder: Path, secret: str) -> bool:
        file = key_file.read(folder).file
        try:
            code = read_recovery_code(secret).encode("ascii")
        except RecoveryCodeMistyped:
            return False
        return unlocking.opened(file, RECOVERY, code) is not None

    def renew_recovery_code(self, folder: Path, key: MasterKey, code: str) -> None:
        self._renew_code(folder, key, RECOVERY, code)

    def renew_executor_code(self, folder: Path, key: MasterKey, code: str) -> None:
        self._renew_code(folder, key, EXECUTOR, code)

    def remove_executor_code(self, folder: Path, key: MasterKey) -> None:
        self._remove(folder, key, EXECUTOR)

    def rotate(
        self,
        folder: Path,
        key: MasterKey,
        passphrase: str,
        recovery_code: str,
        progress: Progress = carry_on,
    ) -> Rotated:
        to = Secrets(passphrase, read_recovery_code(recovery_code))
        known = unlocking.belonging(folder, key).file  # told before a lock file is put there
        let_go = locking.take(folder)
        try:
            rotated = rotating.rotate(folder, key, to, self._strength, self._steps, Watch(progress))
        finally:
            let_go()
        self._forget(_slots(known, KEYRING))
        return rotated

    def keyring_available(self) -> bool:
        return self._keyring.is_there()

    def add_keyring_slot(self, folder: Path, key: MasterKey) -> None:
        file = unlocking.belonging(folder, key).file
        secret = secrets.token_bytes(32)
        slot = seal(file.head, KEYRING, secret, key, _NO_STRETCHING)
        try:
            self._keyring.keep(slot.slot_id, secret)
            key_file.change(folder, file, file.with_slot(slot))
        except BaseException:
            if key_file.read(folder).file == file:
                self._forget([slot])
            raise
        self._forget(_slots(file, KEYRING))

    def remove_keyring_slot(self, folder: Path, key: MasterKey) -> None:
        self._forget(self._remove(folder, key, KEYRING))

    def unlock_with_keyring(self, folder: Path) -> MasterKey:
        file = key_file.read(folder).file
        for slot in _slots(file, KEYRING):
            key = unlocking.opened(file, KEYRING, self._keyring.recall(slot.slot_id))
            if key is not None:
                return key
        raise WrongSecret

    def _renew_code(self, folder: Path, key: MasterKey, kind: str, code: str) -> None:
        secret = read_recovery_code(code).encode("ascii")
        file = unlocking.belonging(folder, key).file
        key_file.change(folder, file, file.with_slot(seal(file.head, kind, secret, key, self._strength)))

    def _remove(self, folder: Path, key: MasterKey, kind: str) -> list[Slot]:
        """Take the slots of this kind away, and answer which they were."""
        file = unlocking.belonging(folder, key).file
        gone = _slots(file, kind)
        if gone:
            key_file.change(folder, file, file.without(kind))
        return gone

    def _forget(self, slots: Sequence[Slot]) -> None:
        """Take the secrets of slots that are gone out of the keyring. They open nothing any more."""
        for slot in slots:
            with suppress(KeyringUnavailable):
                self._keyring.forget(slot.slot_id)


def _slots(file: KeyFile, kind: str) -> list[Slot]:
    return [slot for slot in file.slots if slot.type == kind]
