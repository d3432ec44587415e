"""How a work of the literature is told: who, when, where, what for, and how far it was read."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from unhurried.domain.guided import Read, Reference
from unhurried.ui.widgets.labels import text_label


def tr(text: str) -> str:
    return QCoreApplication.translate("References", text)


def usual_words() -> str:
    """How far most works were read; said once on a page."""
    return tr("Where nothing else is said, the abstract of a work was read for this, and not the whole.")


def read_words(read: Read) -> str:
    """How far a work was read, as a sentence; "" where it is as usual."""
    return {
        Read.ABSTRACT: "",
        Read.OPENING: tr("Its opening was read for this, and not the whole."),
        Read.PAGE: tr("A public page about it was read for this, and not the work itself."),
        Read.SECOND_HAND: tr("It is known here through others who describe it."),
    }[read]


def add_references(column: QVBoxLayout, references: Iterable[Reference]) -> None:
    """Put each of them into the column, in two lines of small print."""
    for reference in references:
        work = f"{reference.authors} ({reference.year}). {reference.title}. {reference.where}."
        column.addWidget(text_label(work, "caption", wrap=True))
        column.addWidget(text_label(f"{reference.about} {read_words(reference.read)}".rstrip(), "hint", wrap=True))
