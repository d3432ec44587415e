"""JSON: everything in one file, in the documented shape, written and read back one line at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, final

from unhurried.domain.leaving import FORMAT, VERSION, Extent, Kind, Leaf
from unhurried.resources import resource
from unhurried.services.leaving import as_values
from unhurried.services.leaving.as_values import Values, instant
from unhurried.services.leaving.folder import Unfinished
from unhurried.services.leaving.shape import Heartbeat, Rest

JOURNAL: Final = "journal.json"
SCHEMA: Final = "export.schema.json"
_INSIDE: Final = {
    "answers": Kind.ANSWERS,
    "markings": Kind.MARKINGS,
    "moments": Kind.MOMENTS,
    "earlier_versions": Kind.EARLIER_VERSIONS,
    "margin_notes": Kind.MARGIN_NOTES,
}


@final
class JsonShape:
    """One object; in each of its lists every item has a line to itself, so that no reader needs them all at once."""

    unprinted_letters = 0

    def __init__(self, folder: Unfinished, extent: Extent, made_at: datetime) -> None:
        self._folder = folder
        self._file = folder.make(JOURNAL)
        self._before = "{\n"
        self._value("format", FORMAT)
        self._value("version", VERSION)
        self._value("made_at", instant(made_at))
        self._value("whole", extent.is_whole)
        self._open(Kind.REFLECTIONS)

    def leaf(self, leaf: Leaf) -> None:
        self._item(as_values.of_leaf(leaf))

    def rest(self, rest: Rest) -> None:
        for kind, found in _lists(rest):
            self._say("\n]")
            self._before = ",\n"
            self._open(kind)
            for item in found:
                self._item(item)
        self._say("\n]")
        self._before = ",\n"
        self._value("ledger_head", {"lines": rest.head.lines, "hash": rest.head.hash})
        self._value("choices", as_values.of_choices(rest.choices))
        self._is_in_list = False

    def end(self) -> None:
        self._say("\n]\n}\n" if self._is_in_list else "\n}\n")
        self._file.close()
        self._folder.write(SCHEMA, resource(SCHEMA).read_bytes())

    def counted(self, heartbeat: Heartbeat) -> Counter[Kind]:
        counts: Counter[Kind] = Counter()
        for name, item in items(self._folder.path / JOURNAL):
            heartbeat()
            counts[Kind(name)] += 1
            if name == Kind.REFLECTIONS:
                counts.update({kind: len(item[inside]) for inside, kind in _INSIDE.items()})
            elif name == Kind.THREADS:
                counts[Kind.THREAD_NOTES] += len(item["notes"])
        return counts

    def close(self) -> None:
        self._file.close()

    def _open(self, kind: Kind) -> None:
        self._say(f"{self._before}{_json(kind)}: [")
        self._before, self._is_in_list = "\n", True

    def _item(self, item: Values) -> None:
        self._say(f"{self._before}{_json(item)}")
        self._before = ",\n"

    def _value(self, name: str, value: object) -> None:
        self._say(f"{self._before}{_json(name)}: {_json(value)}")
        self._before = ",\n"

    def _say(self, text: str) -> None:
        self._file.write(text.encode())


def items(path: Path) -> Iterator[tuple[str, Values]]:
    """Every item of every list in the file, with the name of the list; one of them in memory at a time."""
    name = ""
    with path.open("rb") as file:
        for line in file:
            if line.endswith(b": [\n"):
                name = json.loads(line[: -len(b": [\n")])
            elif line.startswith(b"]"):
                name = ""
            elif name:
                yield name, json.loads(line.rstrip(b",\n"))


def _lists(rest: Rest) -> Iterator[tuple[Kind, Iterable[Values]]]:
    yield Kind.THREADS, (as_values.of_thread(*each) for each in rest.threads)
    yield Kind.WORDS_TO_KEEP, map(as_values.of_words, rest.words)
    yield Kind.QUESTIONS, map(as_values.of_question, rest.questions)
    yield Kind.SESSIONS, map(as_values.of_session, rest.sessions)
    yield Kind.LEDGER_LINES, map(as_values.of_ledger_line, rest.ledger)
    yield Kind.OWN_PROMPTS, map(as_values.of_prompt, rest.prompts)
    yield Kind.OWN_MARKERS, map(as_values.of_marker, rest.markers)
    yield Kind.ANNOTATIONS, map(as_values.of_annotation, rest.annotations)
    yield Kind.DRAFTS, map(as_values.of_draft, rest.drafts)


def _json(value: object) -> str:
    """On one line, in the writer's own letters."""
    return json.dumps(value, ensure_ascii=False)
