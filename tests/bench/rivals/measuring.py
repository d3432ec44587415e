"""The search of each of the others that is installed here, and ours: a word typed, on the same entries in one run."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tests.bench.author import Author
from tests.bench.figures import in_unit, settled
from tests.bench.finding import page
from tests.bench.journals import Place
from tests.bench.rivals.material import Entry, as_months, as_one_file, as_pages
from tests.bench.table import markdown

from unhurried.domain.finding import Filter
from unhurried.ui.models.timeline import FIRST_PAGE

ENOUGH = 50.0
_ASKED = Path(__file__).with_name("asked.py")
_ROUNDS = 3
_OURS_IN_A_ROUND = 20
_PATIENCE = 3600
_DEBIAN_PYTHON = "/usr/bin/python3"


@dataclass
class Rival:
    """One of them: what was measured of it, in milliseconds, and what that was, in words.

    `search` is the search alone, `shown` until what was found can be read.
    """

    name: str
    shown_means: str
    found: dict[str, int] = field(default_factory=dict)
    search: dict[str, list[float]] = field(default_factory=dict)
    shown: dict[str, list[float]] = field(default_factory=dict)
    ready: list[float] = field(default_factory=list)
    every: dict[str, list[float]] = field(default_factory=dict)

    def told(self) -> str:
        """What was measured, in a sentence."""
        found = ", ".join(f"“{word}” in {number:,}" for word, number in self.found.items())
        parts = [f"{self.name}, shown: {self.shown_means}", f"found {found}"]
        if self.ready:
            parts.append(f"ready to search after {in_unit(median(self.ready), 'ms')}")
        if self.every:
            parts.append(
                f"all places at once in {', '.join(in_unit(median(one), 'ms') for one in self.every.values())}"
            )
        return f"- {'; '.join(parts)}."


@dataclass(frozen=True)
class _Way:
    """How one of them keeps entries, and how it is asked; `commands` are its own, for what has no window."""

    name: str
    program: str
    shown_means: str
    keep: Callable[[Path, Sequence[Entry]], Path]
    python: Callable[[str], str]
    command: Callable[[str, Path, str], list[str]] | None = None
    rounds: int = _ROUNDS


def words() -> tuple[str, ...]:
    """One that is in three entries of a thousand, one in one of twenty-five, and one in nearly half of them."""
    made = Author().words
    return made[6000], made[700], "pause"


def measure(place: Place, told: Sequence[Entry], home: Path) -> Iterator[Rival | str]:
    """Ours first, then the others; for one that is not installed a sentence that says so."""
    ours = Rival("Unhurried", "the first page, with the words around each hit, as rows to show")
    yield ours
    ready = list(_ways(told, home))
    yield from (way for way in ready if isinstance(way, str))
    asked = [way for way in ready if not isinstance(way, str)]
    for number in range(_ROUNDS):
        _ask_ours(ours, place)
        for way, kept, rival in asked:
            if number < way.rounds:
                _ask(way, kept, rival, home)
    yield from (rival for _, _, rival in asked)


def _ways(told: Sequence[Entry], home: Path) -> Iterator[tuple[_Way, Path, Rival] | str]:
    for way in _WAYS:
        program = shutil.which(way.program)
        if program is None:
            yield f"{way.name} is not installed here, and is left out."
            continue
        sys.stderr.write(f"Keeping the entries as {way.name} does …\n")
        yield way, way.keep(home, told), Rival(way.name, way.shown_means)


def _ask_ours(ours: Rival, place: Place) -> None:
    """Encrypted, the journal open; what was found is what the others count, all of it."""
    journal = place.open()
    settled()
    for word in words():
        narrowed = Filter(words=word)
        start = perf_counter()
        ours.found[word] = len(journal.reflections.places(narrowed, None, place.entries))
        ours.every.setdefault(word, []).append((perf_counter() - start) * 1000)
        for _ in range(_OURS_IN_A_ROUND):
            for takes, work in (
                (ours.search, lambda narrowed=narrowed: journal.reflections.places(narrowed, None, FIRST_PAGE)),
                (ours.shown, lambda narrowed=narrowed: page(journal, narrowed)),
            ):
                journal.reflections.places(Filter(words="zzzxq"), None, 1)  # so that the reading of it is forgotten
                start = perf_counter()
                work()
                takes.setdefault(word, []).append((perf_counter() - start) * 1000)
    journal.close()


def _ask(way: _Way, kept: Path, rival: Rival, home: Path) -> None:
    program = shutil.which(way.program) or way.program
    screen = ["xvfb-run", "-a"] if shutil.which("xvfb-run") else []
    asked = _run([*screen, way.python(program), str(_ASKED), way.program, str(kept), *words()], home)
    told: dict[str, Any] = json.loads(asked.splitlines()[-1])
    rival.ready.append(told["ready"] * 1000)
    for word in words():
        rival.found[word] = told["found"][word]
        rival.search.setdefault(word, []).extend(took * 1000 for took in told["search"][word])
        rival.shown.setdefault(word, []).extend(took * 1000 for took in told["show"].get(word, []))
        if way.command:
            start = perf_counter()
            _run([*screen, *way.command(program, kept, word)], home)
            rival.shown[word].append((perf_counter() - start) * 1000)


def _run(command: list[str], home: Path) -> str:
    """With neither the settings nor the journals of whoever runs this."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
    hidden = {"PYTHONPATH", "VIRTUAL_ENV", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    result = subprocess.run(
        command,
        env={**environment, **dict.fromkeys(names, str(home))},
        cwd=home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=True,
    )
    return result.stdout


def _keep_months(home: Path, told: Sequence[Entry]) -> Path:
    as_months(home / "months", told)
    return home / "months"


def _keep_pages(home: Path, told: Sequence[Entry]) -> Path:
    as_pages(home / "pages", told)
    _run(["zim", "--index", str(home / "pages")], home)
    return home / "pages"


def _keep_one_file(home: Path, told: Sequence[Entry]) -> Path:
    path = home / "entries.txt"
    as_one_file(path, told)
    return path


def _interpreter(program: str) -> str:
    """The one that a script names in its first line."""
    first = Path(program).read_text("utf-8").splitlines()[0]
    return first.removeprefix("#!").split()[0]


def _find_in_one_file(program: str, kept: Path, word: str) -> list[str]:
    """Its own command. The settings are its own as well, but for the place of the journal."""
    settings = kept.with_suffix(".yaml")
    if not settings.exists():
        settings.write_text(
            f"journals:\n  default: {kept}\ncolors:\n  body: none\n  date: none\n  tags: none\n  title: none\n"
            "encrypt: false\ntemplate: false\nhighlight: false\nlinewrap: 79\ndisplay_format: null\n"
            "default_hour: 9\ndefault_minute: 0\ntimeformat: '%Y-%m-%d %H:%M'\ntagsymbols: '@'\neditor: ''\n"
            "indent_character: '|'\nversion: v4.2\n",
            "utf-8",
        )
    return [program, "--config-file", str(settings), "-contains", word, "--short"]


_WAYS = (
    _Way(
        "RedNotebook",
        "rednotebook",
        "its search and its list of results, filled and painted, in the running program",
        _keep_months,
        lambda _: _DEBIAN_PYTHON,
    ),
    _Way("jrnl", "jrnl", "its command, from its start to its end", _keep_one_file, _interpreter, _find_in_one_file),
    _Way("Zim", "zim", "the same search, whose window and command add to it", _keep_pages, _interpreter, rounds=1),
)


def as_table(rivals: Sequence[Rival]) -> str:
    """A line for each, beside ours; the times are medians."""
    ours, *others = rivals
    lines = [("", *(f"“{word}”: the search alone" for word in words()), *(f"“{word}”: shown" for word in words()))]
    lines += [_line(rival, ours) for rival in (ours, *others)]
    return markdown(lines)


def _line(rival: Rival, ours: Rival) -> tuple[str, ...]:
    cells = [
        _cell(many.get(word), own[word], is_ours=rival is ours)
        for many, own in ((rival.search, ours.search), (rival.shown, ours.shown))
        for word in words()
    ]
    return (rival.name, *cells)


def _cell(times: Sequence[float] | None, ours: Sequence[float], *, is_ours: bool) -> str:
    if not times:
        return ""
    told = in_unit(median(times), "ms")
    return told if is_ours else f"{told} ({median(times) / median(ours):,.0f} ×)"


def least_lead(rivals: Sequence[Rival]) -> float:
    """How many times quicker ours is than the quickest of them, where it is least so: found, and shown."""
    ours, *others = rivals
    leads = [
        median(theirs[word]) / median(own[word])
        for rival in others
        for theirs, own in ((rival.search, ours.search), (rival.shown, ours.shown))
        for word in words()
        if theirs.get(word)
    ]
    return min(leads, default=float("inf"))
