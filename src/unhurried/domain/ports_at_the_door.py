"""What the services need from the outside while a journal is closed: what opens it, and the inbox at its door."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from unhurried.domain.backups import Progress
from unhurried.domain.inbox import Line
from unhurried.domain.keys import MasterKey, WayIn
from unhurried.domain.rotation import Rotated


class WaysIn(Protocol):
    """What opens a journal that is there, beside its passphrase.

    All but `ways` and `keyring_available` are slow and may run on any thread. Each change is whole or not
    made at all, and the database is left alone by all but `rotate`. Those that take a key raise WrongSecret
    when it is not that of the journal.
    """

    def ways(self, folder: Path) -> frozenset[WayIn]: ...

    def is_recovery_code(self, folder: Path, secret: str) -> bool:
        """Whether it is the writer's own recovery code: not the executor's, nor a passphrase that reads like one."""
        ...

    def renew_recovery_code(self, folder: Path, key: MasterKey, code: str) -> None:
        """Make this the recovery code. The one before it stops working at once."""
        ...

    def renew_executor_code(self, folder: Path, key: MasterKey, code: str) -> None:
        """Make this the code of the executor's sheet, in place of one there may be."""
        ...

    def remove_executor_code(self, folder: Path, key: MasterKey) -> None: ...

    def rotate(
        self,
        folder: Path,
        key: MasterKey,
        passphrase: str,
        recovery_code: str,
        progress: Progress = ...,
    ) -> Rotated:
        """Put a closed journal under a new key, which opens with these two and nothing else.

        Raises Cancelled, JournalIsOpen, DiskIsFull and whatever opening can raise, each with nothing changed.
        """
        ...

    def keyring_available(self) -> bool:
        """Whether the system has a keyring that is its own. May take a moment."""
        ...

    def add_keyring_slot(self, folder: Path, key: MasterKey) -> None:
        """Let the system's keyring open the journal. Raises KeyringUnavailable."""
        ...

    def remove_keyring_slot(self, folder: Path, key: MasterKey) -> None: ...

    def unlock_with_keyring(self, folder: Path) -> MasterKey:
        """The key, without a secret typed. Raises WrongSecret or KeyringUnavailable."""
        ...


class Letterbox(Protocol):
    """Lines left in a journal without unlocking it."""

    def takes_lines(self, folder: Path) -> bool:
        """Whether the journal has an inbox. Raises what `unlock` raises for a folder that is no journal."""
        ...

    def leave(self, folder: Path, line: Line) -> None:
        """Seal the line and keep it. Raises LineTooLong, InboxIsFull, InboxIsClosed or DiskIsFull."""
        ...
