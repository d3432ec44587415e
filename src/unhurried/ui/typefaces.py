"""The typefaces that come as packages: found, handed to Qt once, the system's in place of missing ones."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

from PySide6.QtGui import QFontDatabase

# Family as Qt knows it, package that holds it, and whether its weight is an axis (one file for all).
INTER = "Inter"
LITERATA = "Literata"
ATKINSON = "Atkinson Hyperlegible"
_PACKAGES = {INTER: "fontpkg_inter", LITERATA: "fontpkg_literata", ATKINSON: "fontpkg_atkinson_hyperlegible"}


@cache
def is_there(family: str, *, italic: bool = False) -> bool:
    """Hand this family's upright or italic files to Qt; False when its package is not installed."""
    try:
        root = Path(import_module(_PACKAGES[family]).__file__ or "").parent
    except ImportError:
        return False
    files = [path for path in sorted(root.glob("files/*.ttf")) if ("Italic" in path.name) == italic]
    # Every file is handed over, even after one fails.
    known = [QFontDatabase.addApplicationFont(str(path)) >= 0 for path in files]
    return bool(known) and all(known)
