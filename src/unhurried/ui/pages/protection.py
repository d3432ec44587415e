"""What is protected and what is not, in plain words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.card import new_card
from unhurried.ui.widgets.labels import text_label


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("protection", text)


def protected() -> list[str]:
    """What the encryption is for."""
    return [
        tr("If the computer is lost, stolen or sold, or a copy lies on a stick or in a cloud."),
        tr("If someone curious shares the computer."),
        tr("If Unhurried or the computer crashes: at most the last second of typing is missing."),
        tr("From being sent by accident: Unhurried has no part that could use the network."),
    ]


def not_protected() -> list[str]:
    """What no journal of this kind can do."""
    return [
        tr("Software or people who can see into your account on this computer while the journal is open."),
        tr("Something that records your keys as you type the passphrase."),
        tr("What the system writes to disk when it sleeps or swaps, unless the disk is encrypted too."),
        tr("Someone who has an old copy of the folder and knows the passphrase it had then."),
        tr("Losing both the passphrase and the recovery code. Nobody can help then."),
        tr("A court. Reflective notes are not privileged everywhere, and can be asked for."),
    ]


def protection_card(theme: Theme) -> QFrame:
    """Both lists on one card."""
    card, column = new_card(theme, tr("What is protected, and what is not"))
    for title, lines in (
        (tr("Protected, while the journal is closed or if something fails"), protected()),
        (tr("Not protected"), not_protected()),
    ):
        column.addWidget(text_label(title, "strong"))
        for line in lines:
            column.addWidget(text_label(f"– {line}", "hint", wrap=True))
        column.addSpacing(theme.px(4))
    column.addWidget(
        text_label(tr("Unhurried offers no legal advice. Ask your professional body."), "caption", wrap=True)
    )
    return card
