"""The trials of the fault harness: what each is called, how often it is tried, and what it has told.

`./test` makes the small run of each trial, `./test faults` the full one, which ends with a table of the figures.
A test that is a trial bears the mark `fault(key)`, takes its rounds from the fixture `trial` and tells it its counts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rounds:
    """A trial by its name in the table, and how often it is tried in a small run and in a full one."""

    name: str
    small: int = 1
    full: int = 1


ROUNDS = {
    "saving": Rounds("kill -9 while saving", 25, 200),
    "saving-control": Rounds("control: said to be kept before it is", 5, 60),
    "typing": Rounds("kill -9 in mid-sentence", 6, 36),
    "keychange": Rounds("kill -9 while changing passphrase and recovery code", 10, 100),
    "keychange-control": Rounds("control: keys.json written in place", 20, 40),
    "backup": Rounds("kill -9 while backing up", 8, 100),
    "backup-control": Rounds("control: a backup under its final name from the start", 12, 20),
    "restore": Rounds("kill -9 while restoring", 8, 100),
    "restore-control": Rounds("control: restored into the file in use", 12, 20),
    "merge": Rounds("kill -9 while an archive is merged", 6, 60),
    "migration": Rounds("kill -9 while a journal is brought up to date", 6, 100),
    "migration-control": Rounds("control: brought up to date without a transaction", 20, 40),
    "rotation": Rounds("kill -9 while the key is changed", 16, 80),
    "rotation-control": Rounds("control: the new key named too early", 40, 40),
    "fsync": Rounds("syncs for each acknowledged save", 40, 1000),
    "fsync-control": Rounds("control: saving without syncing", 40, 200),
    "torn-log": Rounds("log cut short, flipped or zeroed", 40, 400),
    "flipped-bit": Rounds("one bit flipped in the database", 40, 400),
    "page": Rounds("each page damaged once", 6, 1),
    "file-limit": Rounds("disk full: files that may not grow, by size", 5, 20),
    "full-disk": Rounds("disk full: a small disk, by room left", 21, 21),
    "key-file": Rounds("keys.json mutated", 300, 1500),
    "backup-file": Rounds("a backup mutated", 200, 1000),
    "archive-file": Rounds("an archive mutated", 60, 1000),
    "planted": Rounds("planted words, looked for in every file"),
    "erased": Rounds("what was erased, looked for in every page"),
    "no-network": Rounds("sockets of the internet"),
    "hostile": Rounds("a text full of addresses"),
    "vectors": Rounds("published vectors of the cryptography"),
    "recovery-code": Rounds("slips in a recovery code", 2000, 2000),
    "wrong-secret": Rounds("wrong passphrases and codes", 5, 100),
    "older-journal": Rounds("journals of every earlier version"),
    "kept-backup": Rounds("every kept backup restored", 4, 23),
    "second-window": Rounds("a second window", 1, 20),
    "lock-file": Rounds("lock file left by a killed window, or garbage", 3, 40),
    "loud-engine": Rounds("errors of the engine, loud and its own"),
    "memory": Rounds("memory after Lock", 1, 10),
}


@dataclass
class Told:
    """What the trials of a run have told so far, by key: counts of the same name are added up."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, key: str, counts: dict[str, int]) -> None:
        # Unlike with +=, what is nothing stays in: "0 lost" is the figure that matters.
        known = self.counts.setdefault(key, Counter())
        for what, count in counts.items():
            known[what] += count

    def lines(self) -> list[str]:
        """The table: a line for each trial that told something, in the order of the list above."""
        return [" · ".join([ROUNDS[key].name, *_figures(self.counts[key])]) for key in ROUNDS if key in self.counts]


def _figures(counts: Counter[str]) -> list[str]:
    return [f"{count:,} {what.replace('_', ' ')}" for what, count in counts.items()]


@dataclass(frozen=True)
class Trial:
    """One trial in the hands of its test."""

    key: str
    is_full: bool
    told: Told

    @property
    def rounds(self) -> int:
        known = ROUNDS[self.key]
        return known.full if self.is_full else known.small

    def report(self, **counts: int) -> None:
        """Tell what came out, each count by its name in the table."""
        self.told.add(self.key, counts)
