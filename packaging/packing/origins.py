"""Where each file of the build came from: which installed distributions are in it, whole or in part."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from importlib.metadata import Distribution, distributions
from pathlib import Path

RECORD = "came-from.json"
_OURS = "unhurried"


def note_down(workpath: Path, *lists: Iterable[tuple[str, str, str]]) -> None:
    """Called by the spec: keep what PyInstaller knows of where things come from."""
    sources = sorted({source for entries in lists for _, source, kind in entries if kind != "SYMLINK"})
    (workpath / RECORD).write_text(json.dumps(sources, indent=0), "utf-8")


class Origins:
    """The distributions that the build was made of."""

    def __init__(self, workpath: Path) -> None:
        self._sources = {Path(source) for source in json.loads((workpath / RECORD).read_text("utf-8"))}

    @cached_property
    def parts(self) -> list[Distribution]:
        """Those of which at least one file is in the build, by name; ours is not among them."""
        found = {one.name: one for one in distributions() if one.name != _OURS and self._is_in(one)}
        return [found[name] for name in sorted(found, key=str.lower)]

    def _is_in(self, one: Distribution) -> bool:
        """By its code or files; its own notes about itself may be there for another reason, and count too."""
        return any(Path(str(path.locate())) in self._sources for path in one.files or ())
