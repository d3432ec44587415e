"""Find a file that ships with Unhurried; the only module that knows where they are."""

from __future__ import annotations

from pathlib import Path


def resource(*parts: str) -> Path:
    """The shipped file or folder with this name, as `resource("icons", "lock.svg")`.

    An installed copy has them beside the package, a checkout at its top.
    """
    here = Path(__file__).resolve().parent
    packed = here / "_resources"
    top = packed if packed.is_dir() else here.parents[1] / "resources"
    return top.joinpath(*parts)
