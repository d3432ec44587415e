"""What Unhurried is built on, each part with its licence: read from what is installed, or as the build wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from unhurried.resources import resource

# What the build writes into the resources; a checkout has neither.
TEXTS = "third-party-licences.txt"
BUILT = "built.txt"

_OURS = "unhurried"
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE = re.compile(r"(licen[sc]e|copying|notice)", re.IGNORECASE)
_RULE = "* * *"
# A licence in the metadata is a word or two; some put the whole text there.
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that is in the program and was not written for it."""

    name: str
    version: str
    licence: str
    text: str


def built_on(folder: Path | None = None) -> date | None:
    """The day of the last change that went into this build; None in a checkout."""
    try:
        return date.fromisoformat(_about(folder, BUILT).read_text("utf-8").strip())
    except (OSError, ValueError):
        return None


def licences(folder: Path | None = None) -> str:
    """Every part with its licence, one after the other."""
    try:
        return _about(folder, TEXTS).read_text("utf-8")
    except (OSError, ValueError):
        return told(parts_needed(_OURS))


def told(parts: Iterable[Part]) -> str:
    """The parts as one text to read: a heading for each, then what its licence says."""
    headed = (f"{part.name} {part.version}\n{part.licence}\n\n{part.text}".rstrip() for part in parts)
    return f"\n\n{_RULE}\n\n".join(headed)


def parts_needed(name: str) -> list[Part]:
    """What this distribution needs, as far as it is installed, and all that those need in turn."""
    found: dict[str, Part] = {}
    waiting = [name]
    while waiting:
        try:
            one = distribution(waiting.pop())
        except PackageNotFoundError:  # for another system, or an extra
            continue
        key = _key(one.name)
        if key not in found:
            found[key] = part_of(one)
            asked = [line for line in one.requires or () if "extra ==" not in line]
            waiting += [needed.group() for line in asked if (needed := _NAME.match(line))]
    found.pop(_key(name), None)
    return [found[key] for key in sorted(found)]


def part_of(one: Distribution) -> Part:
    """An installed distribution with every licence text that came with it."""
    texts = [
        path.read_text("utf-8").strip()
        for path in sorted(one.files or (), key=str)
        if _is_licence(path.parts) and Path(str(path.locate())).is_file()
    ]
    return Part(one.name, one.version, _licence_name(one), "\n\n".join(dict.fromkeys(texts)))


def _about(folder: Path | None, name: str) -> Path:
    return (folder or resource() / "about") / name


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _is_licence(parts: tuple[str, ...]) -> bool:
    """Among a distribution's own notes, or wherever a package has put one beside its code."""
    in_notes = parts[0].endswith(".dist-info")
    is_named = bool(_LICENCE.search(parts[-1])) and Path(parts[-1]).suffix not in {".py", ".pyc"}
    return is_named or (in_notes and parts[1:2] == ("licenses",))


def _licence_name(one: Distribution) -> str:
    said = one.metadata.get_all("License-Expression") or one.metadata.get_all("License") or ()
    kinds = [line.rpartition(" :: ")[2] for line in one.metadata.get_all("Classifier") or () if "License ::" in line]
    short = [words for words in said if words != "UNKNOWN" and len(words) <= _LONGEST_NAME]
    return ", ".join(short or kinds)
