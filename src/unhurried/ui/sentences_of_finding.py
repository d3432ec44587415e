"""Sentences of finding: what a timeline says in which nothing stands."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from unhurried.domain.finding import Filter


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("sentences_of_finding", text)


def why_nothing(narrowed: Filter) -> str:
    """Why nothing stands in a timeline that is narrowed like this, and what can be done about it."""
    if narrowed.in_trash:
        return tr("The trash is empty.")
    if narrowed.is_empty:
        return tr("Nothing is written yet. What you finish in Write stands here.")
    if narrowed.words:
        return tr("Nothing found for “{words}”.").format(words=narrowed.words)
    return tr("Nothing fits. Take a filter away to see more.")
