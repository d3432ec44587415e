"""Sentences used in more than one place: what went wrong and what to do next, days and times."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from unhurried.domain import errors

if TYPE_CHECKING:
    from unhurried.services.passphrases import Strength


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("sentences", text)


def explained(error: BaseException) -> str:
    """One error as a clear sentence: what happened, and what to do next."""
    if isinstance(error, errors.RecoveryCodeMistyped):
        return _mistyped(error)
    for kind, sentence in _sentences().items():
        if isinstance(error, kind):
            return sentence
    return tr("Something went wrong in Unhurried itself. Your words are still on this screen.")


def refused(error: BaseException) -> str:
    """Why a journal did not open or could not be made; nothing has been written here that could be lost."""
    for kind, sentence in _refusals().items():
        if isinstance(error, kind):
            return sentence
    if isinstance(error, errors.UnhurriedError):
        return explained(error)
    return tr("Something went wrong in Unhurried itself. Try again, or start Unhurried anew.")


def rehearsal_refused(error: BaseException) -> str:
    """Why a rehearsal did not come to its end, and what can be done about it."""
    for kind, sentence in _rehearsal_refusals().items():
        if isinstance(error, kind):
            return sentence
    return refused(error)


def keyring_refused(error: BaseException) -> str:
    """Why the system's keyring did not open the journal."""
    if isinstance(error, errors.WrongSecret):
        return tr("What the system's keyring holds does not open this journal. Type the passphrase instead.")
    return refused(error)


def _rehearsal_refusals() -> dict[type[BaseException], str]:
    none_usable = tr("None of the backups can be used. A new one can be made from the journal, and tried at once.")
    return {
        errors.WrongSecret: tr(
            "This is not the recovery code of the journal. If a newer one was made, it is on another paper; the "
            "executor's code is not what is rehearsed here."
        ),
        errors.BackupDamaged: none_usable,
        errors.BackupIsNewer: none_usable,
        errors.BackupMissing: none_usable,
        errors.DiskIsFull: tr("The disk is full, so there is no room for the trial. Nothing was changed."),
    }


def _refusals() -> dict[type[BaseException], str]:
    return {
        errors.JournalIsReadOnly: tr(
            "The journal folder cannot be written. Check its permissions, or choose another place."
        ),
        errors.JournalDamaged: tr(
            "The passphrase is right, but the journal file is damaged. Nothing was changed. “Restore or repair” "
            "shows what of it can still be read, and what the backups hold."
        ),
        errors.DiskIsFull: tr("The disk is full. Make some room, or choose another place."),
        errors.NotKept: tr("The folder cannot be used just now. Check the disk, or choose another place."),
    }


def _mistyped(error: errors.RecoveryCodeMistyped) -> str:
    if error.group and error.is_likely:
        sentence = tr(
            "This is not quite the recovery code. Group {number} is the likeliest to differ from your paper."
        )
        return sentence.format(number=error.group)
    if error.group:
        sentence = tr("Group {number} of the recovery code cannot be right. Compare it with your paper.")
        return sentence.format(number=error.group)
    return tr("This is not quite the recovery code. One or two of its characters differ from your paper.")


def _sentences() -> dict[type[BaseException], str]:
    return {
        errors.WrongSecret: tr("Wrong passphrase. Nothing was changed. Try again, or type the recovery code."),
        errors.JournalIsOpen: tr("This journal is already open in another window. Close it there first."),
        errors.JournalIsNewer: tr(
            "This journal was made by a newer Unhurried. Install that one; nothing was changed."
        ),
        errors.JournalDamaged: tr(
            "The journal file is damaged where it was just to be read. Lock the journal: at the door, “Restore or "
            "repair” shows what of it can still be read, and what the backups hold."
        ),
        errors.KeyFileMissing: tr(
            "The file keys.json is missing from the journal folder, and its copy too. Without it nothing there "
            "can be read. “Restore or repair” brings it back from a backup."
        ),
        errors.KeyFileDamaged: tr(
            "The file keys.json and its copy are damaged; the journal itself was not touched. “Restore or "
            "repair” brings them back from a backup."
        ),
        errors.JournalMissing: tr("There is no journal in this folder. Choose another folder, or begin one."),
        errors.JournalExists: tr("There is already something in this place. Choose an empty or a new folder."),
        errors.JournalIsReadOnly: tr(
            "The journal folder cannot be written. What you write stays on this screen until it can; check "
            "the folder's permissions or the disk."
        ),
        errors.DiskIsFull: tr(
            "The disk is full. What you wrote is on this screen and not yet kept; make some room and it will "
            "be kept by itself."
        ),
        errors.HeldByLaw: tr("A legal hold is on, so nothing is erased or replaced. Lift the hold first."),
        errors.InboxIsClosed: tr("No line can be left here yet. Unlock the journal once, and then it can."),
        errors.InboxIsFull: tr("As many lines wait here as there is room for. Unlock the journal to take them in."),
        errors.LineTooLong: tr("This is longer than a line left at the door may be. Unlock the journal to write it."),
        errors.KeyringUnavailable: tr("The system's keyring does not answer. Type the passphrase instead."),
        **_sentences_of_backups(),
        errors.Cancelled: tr("Stopped. Nothing was changed."),
        errors.ReflectionMissing: tr("This reflection is no longer in the journal."),
        errors.QuestionMissing: tr("This question, or this session, is no longer in the journal."),
        errors.LineMissing: tr("The ledger has no such line. Nothing was noted."),
        errors.NotKept: tr(
            "Keeping did not work this time. Your words are still on this screen, and another try follows."
        ),
    }


def _sentences_of_backups() -> dict[type[BaseException], str]:
    return {
        errors.BackupMissing: tr("There is no backup at that place any more."),
        errors.BackupDamaged: tr("This backup is damaged. Choose an earlier one."),
        errors.BackupUnreadable: tr(
            "This backup cannot be read just now, and may well be whole. Check the permissions of the file and "
            "its folder, or the disk it is on."
        ),
        errors.KeysDoNotFit: tr(
            "The keys in this backup do not open the journal file that is there. The key was changed since, or "
            "the file is damaged. Nothing was changed."
        ),
        errors.BackupIsNewer: tr("This backup was made by a newer Unhurried. Install that one to read it."),
        errors.BackupIsForeign: tr("This is a backup of another journal. Nothing was changed."),
        errors.BackupHasOlderKey: tr("This backup opens with the passphrase or code of the time it was made."),
        errors.BackupPlaceMissing: tr("The second place for backups is not there. Connect it, or choose another."),
        errors.BackupUnderWay: tr("Another backup is being made. Try again when it is done."),
    }


def strength(found: Strength) -> str:
    """What someone with the files and good equipment would need to guess a passphrase, in plain words."""
    from unhurried.services.passphrases import Strength  # not needed to unlock, which is what comes first

    return {
        Strength.EMPTY: tr("At least twelve characters."),
        Strength.TOO_SHORT: tr("At least twelve characters; a few more words make it safer."),
        Strength.HOURS: tr("Someone with a copy of the journal could guess this within hours. Add words."),
        Strength.MONTHS: tr("This may hold for weeks or months against someone with a copy of the journal."),
        Strength.YEARS: tr("This is likely to hold for years, as long as nobody else learns it."),
    }[found]


def noticed(notice: str) -> str:
    """Something that opening the journal noticed."""
    return {
        "key-file-copy-used": tr(
            "The file keys.json was damaged or missing; its copy was used, and put in its place."
        ),
        "inbox-key-replaced": tr(
            "Somebody had replaced the seal of the inbox. Lines left at the door since then cannot be opened, and "
            "whoever did it may have read them. The seal is put right."
        ),
    }.get(notice, notice)


def number(count: int) -> str:
    """1,036, in the reader's way of writing numbers."""
    return QLocale().toString(count)


def reflections(count: int) -> str:
    """1 reflection; 1,036 reflections. Other languages give "%n" the forms they have."""
    if count == 1:
        return tr("1 reflection")
    many = QCoreApplication.translate("sentences", "%n reflections", "", count)
    return many.replace(str(count), QLocale().toString(count))


def long_day(day: date) -> str:
    """Friday 20 November 2026, in the reader's language."""
    return QLocale().toString(_qdate(day), tr("dddd d MMMM yyyy"))


def plain_day(day: date) -> str:
    """20 November 2026."""
    return QLocale().toString(_qdate(day), tr("d MMMM yyyy"))


def order_in_day(order: int) -> str:
    """The first of the day, and so on."""
    named = (tr("The first of the day"), tr("The second of the day"), tr("The third of the day"))
    return named[order - 1] if order <= len(named) else tr("No. {order} of the day").format(order=number(order))


def short_day(day: date) -> str:
    """20 Nov 2026."""
    return QLocale().toString(_qdate(day), tr("d MMM yyyy"))


def full_day(day: date) -> str:
    """20 November 2026."""
    return QLocale().toString(_qdate(day), tr("d MMMM yyyy"))


def weekday(day: date) -> str:
    """Fri."""
    return QLocale().toString(_qdate(day), "ddd")


def short_month(day: date) -> str:
    """Nov 26, for a narrow margin."""
    return QLocale().toString(_qdate(day), "MMM yy")


def month(day: date) -> str:
    """November 2026."""
    return QLocale().toString(_qdate(day), tr("MMMM yyyy"))


def day_and_today(day: date, today: date) -> str:
    """Today, 20 November; or the long day when it is another one."""
    if day == today:
        sentence = tr("Today, {day}")
        return sentence.format(day=QLocale().toString(_qdate(day), tr("d MMMM")))
    return long_day(day)


def clock(at: datetime) -> str:
    """4:52 pm, local time, in the reader's own way."""
    local = at.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
