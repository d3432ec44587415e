"""Why a share copy was not made: what happened, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from unhurried.domain import errors
from unhurried.ui import sentences


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("share copies", text)


def refused(error: BaseException) -> str:
    """One error as a clear sentence. Nothing of the file is left, and the draft is as it was."""
    if isinstance(error, errors.LettersMissing):
        sentence = tr("No typeface here has these letters: {letters}. Under Disguise they can be replaced.")
        return sentence.format(letters=" ".join(error.letters))
    if isinstance(error, errors.CopyHolds):
        return _holds().get(error.where, _holds()[errors.Holding.TEXT]) + " " + gone()
    for kind, sentence in _sentences().items():
        if isinstance(error, kind):
            return sentence
    if isinstance(error, errors.UnhurriedError):
        return sentences.refused(error)
    return tr("Something went wrong in Unhurried itself, and no copy was made.") + " " + draft_stays()


def gone() -> str:
    return tr("The file was destroyed, and the draft is as it was.")


def not_recorded() -> str:
    return tr("The ledger could not be written, so the file was destroyed again.") + " " + draft_stays()


def draft_stays() -> str:
    return tr("The draft is as it was.")


def _holds() -> dict[str, str]:
    return {
        errors.Holding.TEXT: tr(
            "Something that was not to leave was found in the file. Look at the pages once more."
        ),
        errors.Holding.METADATA: tr(
            "Something that was not to leave was found in what the file says about itself. Try another format."
        ),
        errors.Holding.NAME: tr("Something that was not to leave is in the name of the file. Choose another name."),
        errors.Holding.PARTS: tr(
            "Something that was not to leave was found in a part of the file that nobody sees. Try another format."
        ),
    }


def _sentences() -> dict[type[BaseException], str]:
    return {
        errors.CopyDiffers: tr(
            "What was written is not word for word what the pages say, so it cannot be trusted. Try once more, or "
            "another format."
        )
        + " "
        + gone(),
        errors.CopyUnreadable: tr(
            "What was written could not be read back, or not only with its password. Try once more, or another "
            "format."
        )
        + " "
        + gone(),
        errors.TargetExists: tr("There is a file of this name already. Nothing was changed; choose another name."),
        errors.TargetMissing: tr("The folder is not there any more. Choose another one; the draft is as it was."),
        errors.TargetIsReadOnly: tr("Nothing can be written in this folder. Choose another; the draft is as it was."),
        errors.DiskIsFull: tr(
            "The disk is full, and nothing of the copy is left on it. Make some room, or choose another place; the "
            "draft is as it was."
        ),
        errors.NotKept: tr("The file could not be written. Check the disk, or choose another place.")
        + " "
        + draft_stays(),
        errors.Cancelled: tr("Stopped. No copy was made, and the draft is as it was."),
    }
