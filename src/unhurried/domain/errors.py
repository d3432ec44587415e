"""What can go wrong, as a tree; screens put each leaf into one clear sentence.

    UnhurriedError
    ├── JournalError            the journal folder, or what is in it
    │   ├── WrongSecret         neither passphrase nor recovery code fits
    │   ├── RecoveryCodeMistyped  names the group that cannot be right
    │   ├── JournalMissing      nothing is there
    │   ├── JournalExists       something is there already
    │   ├── KeyFileMissing      keys.json and its copy are gone
    │   ├── KeyFileDamaged      keys.json and its copy cannot be read
    │   ├── JournalDamaged      the key fits, the database does not
    │   ├── JournalIsNewer      written by a later Unhurried
    │   ├── JournalIsOpen       another window holds the lock
    │   ├── JournalIsReadOnly   the folder cannot be written
    │   └── DiskIsFull          no room; what is on the screen is not yet safe
    ├── ReflectionMissing       it was deleted, or never was
    └── NotKept                 any other failure to write; names the class of the cause

None of them carries anything the writer wrote.
"""

from __future__ import annotations


class UnhurriedError(Exception):
    """Anything of ours that can go wrong."""


class JournalError(UnhurriedError):
    """Something about the journal folder or what is in it."""


class WrongSecret(JournalError):
    """Neither a passphrase nor a recovery code of this journal."""


class RecoveryCodeMistyped(JournalError):
    """The recovery code cannot be right; `group` (1 to 7) names the first wrong group, 0 if unknown."""

    def __init__(self, group: int = 0) -> None:
        super().__init__(f"group {group}")
        self.group = group


class JournalMissing(JournalError):
    """There is no journal at that place."""


class JournalExists(JournalError):
    """There is a journal, or another file, at that place already."""


class KeyFileMissing(JournalError):
    """The folder holds a database but neither keys.json nor its copy."""


class KeyFileDamaged(JournalError):
    """Neither keys.json nor its copy can be read."""


class JournalDamaged(JournalError):
    """The key fits, and the database cannot be read."""


class JournalIsNewer(JournalError):
    """Written by a later Unhurried than this one."""


class JournalIsOpen(JournalError):
    """Another window, or another program, has this journal open."""


class JournalIsReadOnly(JournalError):
    """The journal folder cannot be written."""


class DiskIsFull(JournalError):
    """There is no room on the disk."""


class ReflectionMissing(UnhurriedError):
    """The reflection was deleted, or never was."""


class NotKept(UnhurriedError):
    """Writing failed for a reason of its own; the class of the cause is named, its text may quote."""
