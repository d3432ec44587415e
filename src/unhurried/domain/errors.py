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
    │   ├── DiskIsFull          no room; what is on the screen is not yet safe
    │   ├── HeldByLaw           a legal hold is on, and nothing may be erased
    │   ├── InboxIsClosed       the journal has no inbox yet; opening it once gives it one
    │   ├── InboxIsFull         too many lines wait to be taken in
    │   └── KeyringUnavailable  the system's keyring is not there, or does not answer
    ├── Cancelled               stopped on request, with nothing changed
    ├── LineTooLong             more than one line in the inbox may hold
    ├── ReflectionMissing       it was deleted, or never was
    ├── ThreadMissing           the same of a thread
    ├── NoteMissing             the same of a note, or of words to keep
    ├── CopyError               a share copy that is not made
    │   ├── LettersMissing      no typeface here has these letters
    │   ├── CopyDiffers         what was read back is not what was shown
    │   ├── CopyHolds           something is in the file that was not to leave
    │   ├── CopyUnreadable      what was written cannot be read back
    │   ├── CountsDiffer        what was taken out is more or less than the journal has
    │   ├── TargetExists        a file of that name is there already
    │   ├── TargetMissing       the folder it was to go to is not there
    │   └── TargetIsReadOnly    the folder, or the disk, cannot be written
    └── NotKept                 any other failure to write; names the class of the cause

None of them carries anything the writer wrote.
"""

from __future__ import annotations

from enum import StrEnum


class UnhurriedError(Exception):
    """Anything of ours that can go wrong."""


class JournalError(UnhurriedError):
    """Something about the journal folder or what is in it."""


class WrongSecret(JournalError):
    """Neither a passphrase nor a recovery code of this journal."""


class RecoveryCodeMistyped(JournalError):
    """The recovery code cannot be right; `group` (1 to 7) names the first wrong group, 0 if unknown.

    `is_likely` says that the group is only where a single slip would be.
    """

    def __init__(self, group: int = 0, *, is_likely: bool = False) -> None:
        super().__init__(f"group {group}")
        self.group = group
        self.is_likely = is_likely


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


class HeldByLaw(JournalError):
    """A legal hold is on: nothing is erased until it is lifted."""


class InboxIsClosed(JournalError):
    """No line can be left: the journal has no inbox yet. Opening it once gives it one."""


class InboxIsFull(JournalError):
    """As many lines wait as the inbox holds; opening the journal takes them in."""


class KeyringUnavailable(JournalError):
    """The system's keyring is not there, does not answer, or no longer has the secret."""


class LineTooLong(UnhurriedError):
    """A line for the inbox is longer than one may be."""


class BackupError(UnhurriedError):
    """Something about a backup or the place it is in."""


class BackupMissing(BackupError):
    """There is no backup at that place."""


class BackupDamaged(BackupError):
    """It is no backup of ours, or not all of it can be read."""


class BackupUnreadable(BackupError):
    """It is there, and the system does not let it be read: permissions, or the disk it is on."""


class BackupIsNewer(BackupError):
    """Made by a later Unhurried than this one."""


class BackupIsForeign(BackupError):
    """A backup of another journal than the one it was to be used for."""


class BackupHasOlderKey(BackupError):
    """Made before the key of the journal was changed; it opens with a passphrase or code of that time."""


class BackupPlaceMissing(BackupError):
    """The second place is not there, or is inside the journal's own folder."""


class KeysDoNotFit(BackupError):
    """The keys in a backup open no database that is there: each is under another key, or damaged."""


class BackupUnderWay(BackupError):
    """Another backup, or a look into one, has not come to its end."""


class Cancelled(UnhurriedError):
    """A long call was told to stop; nothing half done is left."""


class ReflectionMissing(UnhurriedError):
    """The reflection was deleted, or never was."""


class ThreadMissing(UnhurriedError):
    """The thread was erased, or never was."""


class NoteMissing(UnhurriedError):
    """The note, or the words to keep, were removed, or never were."""


class QuestionMissing(UnhurriedError):
    """The question for supervision, or the session, was removed, or never was."""


class LineMissing(UnhurriedError):
    """The ledger has no such line, or it is not that of a copy."""


class CopyError(UnhurriedError):
    """A share copy was not made, and nothing of it is left."""


class LettersMissing(CopyError):
    """No typeface of this computer has these letters; they are for the screen, and in no message."""

    def __init__(self, letters: str) -> None:
        super().__init__()
        self.letters = letters


class CopyDiffers(CopyError):
    """What was read back is not what the pages say."""


class Holding(StrEnum):
    """Where in a file something was found that was not to leave."""

    TEXT = "text"
    METADATA = "metadata"
    NAME = "name"
    PARTS = "parts"


class CopyHolds(CopyError):
    """A removed word, a client code or a name on the list is still in the file; the word itself is in no message."""

    def __init__(self, where: Holding) -> None:
        super().__init__(where.value)
        self.where = where


class CopyUnreadable(CopyError):
    """What was written cannot be read back, or not with its password, or opens without one."""


class CountsDiffer(CopyError):
    """The files of an export, read back, hold more or less of a kind than the journal does."""

    def __init__(self, kind: str, in_journal: int, in_files: int) -> None:
        super().__init__(f"{kind}: {in_journal} in the journal, {in_files} in the files")
        self.kind = kind
        self.in_journal = in_journal
        self.in_files = in_files


class TargetExists(CopyError):
    """There is a file of that name already, and it was left as it is."""


class TargetMissing(CopyError):
    """The folder that the copy was to go to is not there, or is no folder."""


class TargetIsReadOnly(CopyError):
    """The folder that the copy was to go to, or its disk, cannot be written."""


class NotKept(UnhurriedError):
    """Writing failed for a reason of its own; the class of the cause is named, its text may quote."""
