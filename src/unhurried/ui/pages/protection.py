"""What is protected and what is not, in plain words; docs/threat-model.md has the same words, with evidence."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label


@dataclass(frozen=True)
class Part:
    """Sentences that belong together: when, or where, they hold."""

    title: str
    sentences: tuple[str, ...]


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("protection", text)


def protected_parts() -> list[Part]:
    """What the design is for."""
    return [_locked(), _in_use(), _going_wrong()]


def not_protected_parts() -> list[Part]:
    """What no journal of this kind can do."""
    return [_open(), _folder(), _keys(), _paper(), _law()]


def protected() -> list[str]:
    """Every sentence about what is protected."""
    return [sentence for part in protected_parts() for sentence in part.sentences]


def not_protected() -> list[str]:
    """Every sentence about what is not."""
    return [sentence for part in not_protected_parts() for sentence in part.sentences]


def _locked() -> Part:
    return Part(
        tr("While the journal is locked or closed"),
        (
            tr("A lost, stolen or sold computer: what you wrote cannot be read without a way in."),
            tr("A copy on a stick or in a cloud folder is encrypted like the original."),
            tr("Drafts, earlier versions, the search and backups are encrypted too."),
            tr("Unhurried by itself writes no readable copy of your words to any file."),
            tr("Someone curious who shares the computer meets a locked door."),
        ),
    )


def _in_use() -> Part:
    return Part(
        tr("While you use it"),
        (
            tr("Unhurried has no part that could use the network, so nothing is sent, not even by accident."),
            tr("Locking takes the key, the passphrase and your words out of the program's memory."),
            tr("F9 leaves only the page that is open, without code and day, for when somebody looks on."),
            tr("The title of the window says nothing but Unhurried."),
            tr(
                "Windows and macOS are asked to leave the window out of screenshots and screen sharing, unless you "
                "switch that off."
            ),
        ),
    )


def _going_wrong() -> Part:
    return Part(
        tr("When something goes wrong"),
        (
            tr("Unhurried or the computer crashes: at most the last second of typing is missing."),
            tr("The disk is full: what is not yet kept stays on the screen, and is kept once there is room."),
            tr("A file is damaged: it is named as damaged, and what can still be read is saved from it."),
            tr("The passphrase is forgotten: the recovery code opens the journal."),
            tr("Something is erased for good: no trace of it is left in the journal's own database."),
        ),
    )


def _open() -> Part:
    return Part(
        tr("While the journal is open"),
        (
            tr("Software or people who can see into your account on this computer."),
            tr("Until you lock, the key and your words can be read in the computer's memory."),
            tr("Something that records your keys sees the passphrase and every word as you type it."),
            tr("In remote support and screen sharing, others see what you see, menus included."),
            tr("A line left at the door can be read, while it is typed, by whoever is at the screen."),
            tr("Words you copy can be read by other programs, and may stay in a history of the clipboard."),
            tr(
                "When the disk is full, the lock hides the journal, but memory holds it until the last words are "
                "kept."
            ),
        ),
    )


def _folder() -> Part:
    return Part(
        tr("The disk and the folder"),
        (
            tr("What the system writes to disk when it sleeps or swaps, unless the disk is encrypted too."),
            tr("Whoever sees the folder sees how large it is, how many backups there are, and when it was used."),
            tr(
                "Whoever has the computer can destroy the files, or put older ones in their place, without being "
                "able to read them."
            ),
            tr(
                "Whoever can write in the folder can exchange the seal of the inbox, and read lines left at the door "
                "after that. The next unlocking notices it."
            ),
            tr(
                "Backups still hold what was erased until they age out, and so do copies you put elsewhere. So does "
                "a damaged file that a repair has kept, until you remove it."
            ),
        ),
    )


def _keys() -> Part:
    return Part(
        tr("Passphrase, code and key"),
        (
            tr("A passphrase that is easy to guess: whoever has the files can try as often as they like."),
            tr(
                "Someone who has an old copy of the folder and knows the passphrase it had then. “My passphrase "
                "may be known” changes the key for the future; the old copy stays open to them."
            ),
            tr("Losing both the passphrase and the recovery code. Nobody can help then."),
            tr("If you let the system's keyring open the journal, so can anyone who is in your account."),
        ),
    )


def _paper() -> Part:
    return Part(
        tr("On paper, and in copies that left"),
        (
            tr("A page that is printed may leave a copy in the print queue and in the printer."),
            tr("Whoever has the folder and the recovery code, or an executor's code, can read everything."),
            tr(
                "A share copy is out of your hands once it has left. Whoever has the file can read it; if it is "
                "sealed, whoever has its password as well."
            ),
            tr(
                "What you take out is not encrypted. Whoever has those files can read all that is in them, also "
                "what is erased here later."
            ),
            tr("A disguise is yours and proves nothing. Somebody who knows the person may still recognise them."),
        ),
    )


def _law() -> Part:
    return Part(
        tr("The law"),
        (tr("A court. Reflective notes are not privileged everywhere, and can be asked for."),),
    )


def protection_card(theme: Theme) -> Card:
    """Both lists on one card."""
    card = Card(theme, tr("What is protected, and what is not"))
    column = card.column
    for title, parts in (
        (tr("Protected"), protected_parts()),
        (tr("Not protected"), not_protected_parts()),
    ):
        column.addWidget(text_label(title, "question", wrap=True))
        for part in parts:
            column.addWidget(text_label(part.title, "strong", wrap=True))
            for sentence in part.sentences:
                column.addWidget(text_label(f"– {sentence}", "hint", wrap=True))
            column.addSpacing(theme.px(4))
    column.addWidget(
        text_label(tr("Unhurried offers no legal advice. Ask your professional body."), "caption", wrap=True)
    )
    return card
