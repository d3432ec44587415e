"""Footprints in words: what an erasure covers, what stays, and how long backups still hold it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from unhurried.domain.backups import DamagedFiles
from unhurried.domain.forgetting import AboutClient, Footprint, Scope
from unhurried.ui import sentences


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("footprints", text)


def covered(footprint: Footprint) -> str:
    """14 reflections, 3 earlier versions and 1 draft."""
    parts = [
        (footprint.reflections, sentences.reflections(footprint.reflections)),
        (footprint.revisions, _earlier_versions(footprint.revisions)),
        (footprint.drafts, _drafts(footprint.drafts)),
        *_notes(footprint),
    ]
    *most, last = [words for count, words in parts if count] or [""]
    return tr("{most} and {last}").format(most=", ".join(most), last=last) if most else last


def summary(footprint: Footprint) -> str:
    """What would go, and of which days."""
    if footprint.is_empty:
        return tr("Nothing in this journal belongs to it.")
    what, since, until = covered(footprint), footprint.since, footprint.until
    if since is None or until is None:
        return tr("{what}.").format(what=what)
    if since == until:
        return tr("{what}, of {day}.").format(what=what, day=sentences.full_day(since))
    days = {"since": sentences.full_day(since), "until": sentences.full_day(until)}
    return tr("{what}, from {since} to {until}.").format(what=what, **days)


def staying(scope: Scope, footprint: Footprint) -> str:
    """What it does not cover, though one may think so; "" where there is nothing to say."""
    if not isinstance(scope, AboutClient):
        return ""
    others = (_other_reflections(footprint), _other_threads(footprint), _other_questions(footprint))
    return " ".join(filter(None, others))


def _other_reflections(footprint: Footprint) -> str:
    if footprint.mentioned_elsewhere == 0:
        return tr("No other reflection mentions this code in its words.")
    if footprint.mentioned_elsewhere == 1:
        return tr("1 other reflection mentions this code in its words. It stays.")
    others = tr("{number} other reflections mention this code in their words. They stay.")
    return others.format(number=sentences.number(footprint.mentioned_elsewhere))


def _other_threads(footprint: Footprint) -> str:
    if footprint.mentioned_in_threads == 0:
        return ""
    if footprint.mentioned_in_threads == 1:
        return tr("It is also mentioned in 1 thread or note that stays.")
    others = tr("It is also mentioned in {number} threads or notes that stay.")
    return others.format(number=sentences.number(footprint.mentioned_in_threads))


def _other_questions(footprint: Footprint) -> str:
    if footprint.mentioned_in_questions == 0:
        return ""
    if footprint.mentioned_in_questions == 1:
        return tr("It is also mentioned in 1 question for supervision that stays.")
    others = tr("It is also mentioned in {number} questions for supervision that stay.")
    return others.format(number=sentences.number(footprint.mentioned_in_questions))


def backups(until: date | None, damaged: DamagedFiles) -> str:
    """How long a backup still holds what was erased, what else may, and what no program can do about copies."""
    copies = tr("Copies you have put elsewhere are yours to remove.")
    if damaged.count:
        aside = tr(
            "A damaged file that is kept in the journal's folder may still hold it; Settings removes that, under "
            "“Backups”."
        )
        copies = f"{aside} {copies}"
    if until is None:
        return tr("There is no backup that holds it.") + " " + copies
    ageing = tr(
        "The last backup that still holds it will be gone by about {day}, as long as backups go on being made."
    )
    return ageing.format(day=sentences.full_day(until)) + " " + copies


def erase_words(footprint: Footprint | None) -> str:
    """What the button does, by what goes first of all; it never says more than that."""
    if footprint is None or footprint.is_empty:
        return tr("Erase for good")
    first = [
        (footprint.reflections, sentences.reflections(footprint.reflections)),
        (footprint.drafts, _drafts(footprint.drafts)),
        (footprint.revisions, _earlier_versions(footprint.revisions)),
        *_notes(footprint),
    ]
    what = next(words for count, words in first if count)
    return tr("Erase {what} for good").format(what=what)


def gone(footprint: Footprint, *, leaves_traces: bool) -> str:
    """What has been erased."""
    sentence = tr("Erased for good: {what}.").format(what=covered(footprint))
    if leaves_traces:
        sentence += " " + tr(
            "Its last traces leave the journal's files when you lock or close it, or at the latest when you next "
            "unlock it."
        )
    return sentence


def _notes(footprint: Footprint) -> list[tuple[int, str]]:
    """What hangs on reflections, or is a thread."""
    return [
        (footprint.threads, _counted(footprint.threads, tr("1 thread"), tr("{number} threads"))),
        (
            footprint.thread_notes,
            _counted(footprint.thread_notes, tr("1 note in a thread"), tr("{number} notes in threads")),
        ),
        (
            footprint.margin_notes,
            _counted(footprint.margin_notes, tr("1 note in the margin"), tr("{number} notes in the margin")),
        ),
        (
            footprint.words_to_keep,
            _counted(footprint.words_to_keep, tr("1 line of words to keep"), tr("{number} lines of words to keep")),
        ),
        (
            footprint.supervision_questions,
            _counted(
                footprint.supervision_questions,
                tr("1 question for supervision"),
                tr("{number} questions for supervision"),
            ),
        ),
    ]


def _earlier_versions(count: int) -> str:
    return _counted(count, tr("1 earlier version"), tr("{number} earlier versions"))


def _drafts(count: int) -> str:
    return _counted(count, tr("1 draft"), tr("{number} drafts"))


def _counted(count: int, one: str, many: str) -> str:
    return one if count == 1 else many.format(number=sentences.number(count))
