"""What went wrong, in one sentence for a terminal, and the number to end with."""

from __future__ import annotations

from unhurried.command.exits import Exit
from unhurried.domain import errors

_WRONG = Exit.NOT_RIGHT
_NO = Exit.REFUSED

SENTENCES: dict[type[errors.UnhurriedError], tuple[Exit, str]] = {
    errors.WrongSecret: (Exit.WRONG_SECRET, "Wrong passphrase or recovery code. Nothing was changed."),
    errors.RecoveryCodeMistyped: (Exit.WRONG_SECRET, "This is not quite the recovery code. Nothing was changed."),
    errors.JournalIsOpen: (Exit.BUSY, "This journal is open in a window. Close or lock it there first."),
    errors.BackupUnderWay: (Exit.BUSY, "Another backup is being made. Try again when it is done."),
    errors.JournalMissing: (_WRONG, "There is no journal in this folder. --journal names another one."),
    errors.JournalExists: (_NO, "There is already something in this place. Name a folder that is not there yet."),
    errors.KeyFileMissing: (
        _WRONG,
        "The file keys.json is missing, and its copy too. “Restore or repair” in the window brings it back.",
    ),
    errors.KeyFileDamaged: (
        _WRONG,
        "The file keys.json and its copy are damaged. “Restore or repair” in the window brings them back.",
    ),
    errors.JournalDamaged: (
        _WRONG,
        "The journal file is damaged. “Restore or repair” in the window shows what of it can still be read.",
    ),
    errors.JournalIsNewer: (_NO, "This journal was made by a newer Unhurried. Install that one."),
    errors.JournalIsReadOnly: (_WRONG, "The journal folder cannot be written. Check its permissions, or the disk."),
    errors.DiskIsFull: (_WRONG, "The disk is full. Nothing was changed; make some room and try again."),
    errors.HeldByLaw: (
        _NO,
        "A legal hold is on, so nothing is erased or replaced. Lift the hold in the window first.",
    ),
    errors.InboxIsClosed: (_NO, "No line can be left here yet. Open the journal once, and then it can."),
    errors.InboxIsFull: (_NO, "As many lines wait here as there is room for. Open the journal to take them in."),
    errors.LineTooLong: (_NO, "This is longer than a line left at the door may be. --unlock takes any length."),
    errors.KeyringUnavailable: (_WRONG, "The system's keyring does not answer."),
    errors.Cancelled: (Exit.INTERRUPTED, "Stopped. Nothing was changed."),
    errors.ReflectionMissing: (_NO, "This reflection is no longer in the journal."),
    errors.ThreadMissing: (_NO, "This thread is no longer in the journal."),
    errors.NoteMissing: (_NO, "This note is no longer in the journal."),
    errors.QuestionMissing: (_NO, "This question, or this session, is no longer in the journal."),
    errors.LineMissing: (_NO, "The ledger has no such line."),
    errors.BackupMissing: (_WRONG, "There is no backup at that place."),
    errors.BackupDamaged: (_WRONG, "This backup is damaged. Choose an earlier one."),
    errors.BackupUnreadable: (_WRONG, "This backup cannot be read just now. Check its permissions, or the disk."),
    errors.BackupIsNewer: (_NO, "This backup was made by a newer Unhurried. Install that one to read it."),
    errors.BackupIsForeign: (_NO, "This is a backup of another journal. Nothing was changed."),
    errors.BackupHasOlderKey: (
        Exit.WRONG_SECRET,
        "This backup opens with the passphrase or code of the time it was made: --passphrase-of-then-fd.",
    ),
    errors.BackupPlaceMissing: (_WRONG, "The second place for backups is not there. Connect it, or choose another."),
    errors.KeysDoNotFit: (_NO, "The keys in this backup do not open the journal file that is there."),
    errors.SecretNeeded: (Exit.WRONG_SECRET, "It is encrypted; give its passphrase with --source-passphrase-fd."),
    errors.NotReadable: (_NO, "Nothing in it can be brought in. Nothing was changed."),
    errors.ImportMissing: (_NO, "Nothing is left in the journal of that import, or there never was one."),
    errors.ArchiveMissing: (_WRONG, "There is no archive at that place."),
    errors.ArchiveDamaged: (_WRONG, "It is no archive of Unhurried, or it is damaged. Nothing was changed."),
    errors.ArchiveUnreadable: (_WRONG, "This archive cannot be read just now. Check its permissions, or the disk."),
    errors.ArchiveIsNewer: (_NO, "This archive was made by a newer Unhurried. Install that one to read it."),
    errors.CountsDiffer: (_WRONG, "What was read back is more or less than the journal holds. It was removed."),
    errors.LettersMissing: (_NO, "No typeface of this computer has some of the letters. Nothing was made."),
    errors.CopyDiffers: (_WRONG, "What was read back is not what was written. It was removed."),
    errors.CopyHolds: (_NO, "Something is in the file that was not to leave. It was removed."),
    errors.CopyUnreadable: (_WRONG, "What was written cannot be read back. It was removed."),
    errors.TargetExists: (_NO, "Something of that name is there already, and was left as it is."),
    errors.TargetMissing: (_NO, "The folder it was to go to is not there."),
    errors.TargetIsReadOnly: (_NO, "The folder it was to go to, or its disk, cannot be written."),
    errors.NotKept: (_WRONG, "Writing did not work this time. Nothing was changed."),
}

_UNREADABLE: dict[errors.Unreadable, str] = {
    errors.Unreadable.MISSING: "There is nothing of that name.",
    errors.Unreadable.BARRED: "The system does not let it be read.",
    errors.Unreadable.EMPTY: "There is nothing in it.",
    errors.Unreadable.UNKNOWN: "It is of no kind that can be brought in.",
    errors.Unreadable.TOO_LARGE: "It is too large to be what it says it is.",
    errors.Unreadable.TOO_DEEP: "It is nested too deep to be what it says it is.",
    errors.Unreadable.BROKEN: "It is broken off, or damaged.",
    errors.Unreadable.NEWER: "It was made by a newer Unhurried. Install that one to read it.",
}

_OURS = "Something went wrong in Unhurried itself. Nothing of yours is in the line above."

_NOTICES = {
    "key-file-copy-used": "The file keys.json was damaged or missing; its copy was used, and put in its place.",
    "inbox-key-replaced": (
        "Somebody had replaced the seal of the inbox. Lines left at the door since then cannot be opened, and "
        "whoever did it may have read them. The seal is put right."
    ),
}


def explained(error: BaseException) -> tuple[Exit, str]:
    """How an error ends the program, and its sentence."""
    if isinstance(error, errors.RecoveryCodeMistyped) and error.group:
        likely = "is the likeliest to differ from" if error.is_likely else "cannot be right; compare it with"
        return Exit.WRONG_SECRET, f"Group {error.group} of the recovery code {likely} your paper."
    if isinstance(error, errors.NotReadable):
        return _NO, f"{_UNREADABLE[error.reason]} Nothing was changed."
    for kind in type(error).__mro__:
        if issubclass(kind, errors.UnhurriedError) and kind in SENTENCES:
            return SENTENCES[kind]
    return _WRONG, _OURS


def noticed(notice: str) -> str:
    """Something that opening the journal noticed."""
    return _NOTICES.get(notice, notice)
