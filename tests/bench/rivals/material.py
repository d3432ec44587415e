"""The same entries as plain files, the way three other journals keep them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from tests.bench.author import Author
from tests.bench.journals import reflections

# One journal keeps one text for each day, so each entry has a day of its own: half a century of them.
_FIRST_DAY = date(1970, 1, 1)
_PAGE_HEAD = "Content-Type: text/x-zim-wiki\nWiki-Format: zim 0.6\n\n"


class Entry(NamedTuple):
    """One entry, as plain text."""

    day: date
    text: str


def entries(number: int) -> list[Entry]:
    """What is in our own journal of so many entries, body and answers."""
    made = (reflection.writing for reflection in reflections(number, Author()))
    return [
        Entry(_FIRST_DAY + timedelta(days=count), "\n\n".join([writing.body, *(one.text for one in writing.answers)]))
        for count, writing in enumerate(made)
    ]


def as_months(folder: Path, told: Iterable[Entry]) -> None:
    """A file for each month, with the text of each day in it."""
    folder.mkdir()
    months: dict[str, list[str]] = {}
    for entry in told:
        text = "".join(f"    {line}\n" if line else "\n" for line in entry.text.split("\n"))
        months.setdefault(f"{entry.day:%Y-%m}", []).append(f"{entry.day.day}:\n  text: |-\n{text}")
    for month, days in months.items():
        (folder / f"{month}.txt").write_text("".join(days), "utf-8")


def as_pages(folder: Path, told: Iterable[Entry]) -> None:
    """A page for each entry, in a folder for each month."""
    folder.mkdir()
    (folder / "notebook.zim").write_text("[Notebook]\nversion=0.7\nname=Bench\ninterwiki=\nhome=Home\n", "utf-8")
    for entry in told:
        month = folder / f"{entry.day:%Y}" / f"{entry.day:%m}"
        month.mkdir(parents=True, exist_ok=True)
        (month / f"{entry.day:%d}.txt").write_text(_PAGE_HEAD + entry.text, "utf-8")


def as_one_file(path: Path, told: Iterable[Entry]) -> None:
    """One file for all of them, each after its day and a title."""
    with path.open("w", encoding="utf-8") as file:
        for entry in told:
            title, _, rest = entry.text.partition(" ")
            file.write(f"[{entry.day:%Y-%m-%d} 18:00] {title}\n{rest}\n\n")
