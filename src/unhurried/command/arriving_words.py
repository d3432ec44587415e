"""Words for what is brought in: where it comes from, how it stands, what was odd, what is left out."""

from __future__ import annotations

from unhurried.command import telling
from unhurried.domain.arrivals import DryRun, Import, LeftOut, Odd, OddReason, Place, Source, Standing

SOURCES = {
    Source.DAY_ONE: "Day One",
    Source.JRNL: "jrnl",
    Source.REDNOTEBOOK: "RedNotebook",
    Source.MINI_DIARY: "Mini Diary",
    Source.MINI_DIARIUM: "Mini Diarium",
    Source.MARKDOWN: "Markdown",
    Source.TEXT: "plain text",
    Source.UNHURRIED: "Unhurried",
}
STANDINGS = {
    Standing.NEW: "new",
    Standing.SAME: "in the journal already",
    Standing.TRASHED: "in the journal's trash",
    Standing.TWICE: "twice in the source",
}
ODD = {
    OddReason.DAY_OF_FILE: "no day is told; that of the file was taken",
    OddReason.NO_DAY: "no day is told; left out",
    OddReason.EMPTY: "empty; left out",
    OddReason.TOO_LONG: "too long; left out",
    OddReason.UNREADABLE: "cannot be read; left out",
}
_LEFT_OUT = {
    LeftOut.PICTURE: "pictures",
    LeftOut.ATTACHMENT: "attachments",
    LeftOut.LOCATION: "places on a map",
    LeftOut.WEATHER: "notes of the weather",
    LeftOut.TRASHED: "entries in a trash",
    LeftOut.EARLIER_VERSION: "earlier versions",
    LeftOut.NOTE: "notes",
    LeftOut.OTHER_FILE: "other files",
}


def found(dry_run: DryRun) -> list[str]:
    """What was read, from when to when, and how it stands to the journal."""
    read = dry_run.found
    lines = [f"Read as {SOURCES[read.source]}: {telling.counted(len(read.arrivals), 'entry', 'entries')}."]
    if read.arrivals:
        lines.append(f"From {telling.period(read.since, read.until)}.")
    counts = dry_run.counts()
    lines += [f"  {counts[standing]:>7,}  {words}" for standing, words in STANDINGS.items() if counts[standing]]
    lines += [f"Left out: {number:,} {_LEFT_OUT[kind]}." for kind, number in read.left_out.items() if number]
    return lines


def odd(one: Odd) -> str:
    """entries.txt, line 12: no day is told; left out."""
    return f"{place(one.place)}: {ODD[one.reason]}"


def place(where: Place) -> str:
    """entries.txt, entry 3, line 12."""
    parts = (where.file, f"entry {where.entry}" if where.entry else "", f"line {where.line}" if where.line else "")
    return ", ".join(part for part in parts if part)


def made(one: Import) -> str:
    """An import as it stands now."""
    when = f"{telling.moment(one.at)}  {SOURCES[one.source]}"
    touched = f", {one.touched} of them changed since or with something hanging on them" if one.touched else ""
    return f"{one.import_id}  {when}: {one.brought:,} brought in, {one.here:,} here{touched}"
