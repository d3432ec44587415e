"""The licences of everything in the build that was not written for it; without a text there is no build."""

from __future__ import annotations

import platform
import sys
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution
from pathlib import Path

from unhurried.services.licences import Part, part_of

OWN_TEXTS = Path(__file__).parents[1] / "licences"
# Debian keeps the long licences once for everybody; base-files, which has them, is always there.
COMMON = Path("/usr/share/common-licenses")

_LGPL = (OWN_TEXTS / "qt.txt", COMMON / "LGPL-3", COMMON / "GPL-3")
# Distributions that bring no text of their own.
_TEXTS = {"PySide6_Essentials": _LGPL, "shiboken6": _LGPL}


class NoLicence(Exception):
    """A part is in the build whose licence nobody can read."""


def parts_of_the_build(distributions: Iterable[Distribution]) -> list[Part]:
    """Each distribution and what is inside it, with its texts. Raises NoLicence."""
    parts = [_python()]
    for one in distributions:
        parts.append(_with_text(part_of(one)))
        parts += _inside(one)
    silent = [part.name for part in parts if not part.text]
    if silent:
        raise NoLicence(f"no licence text for {', '.join(silent)}; add one to packaging/licences")
    return parts


def _with_text(part: Part) -> Part:
    files = _TEXTS.get(part.name, ())
    return Part(part.name, part.version, part.licence, _read(*files)) if files else part


def _inside(one: Distribution) -> list[Part]:
    """What a distribution has been linked with, where its own notes do not tell."""
    if one.name == "PySide6_Essentials":
        return [Part("ICU", "in Qt", "Unicode-DFS-2016", _read(OWN_TEXTS / "icu.txt"))]
    if one.name == "sqlcipher3":
        return [_sqlcipher(), Part("OpenSSL", "in SQLCipher", "Apache-2.0", _read(COMMON / "Apache-2.0"))]
    if one.name == "cryptography":
        from cryptography.hazmat.backends.openssl import backend

        version = backend.openssl_version_text().split()[1]
        return [Part("OpenSSL", f"{version}, in cryptography", "Apache-2.0", _read(COMMON / "Apache-2.0"))]
    return []


def _sqlcipher() -> Part:
    import sqlcipher3

    version = sqlcipher3.connect(":memory:").execute("PRAGMA cipher_version").fetchone()[0]
    return Part("SQLCipher", version, "BSD-3-Clause", _read(OWN_TEXTS / "sqlcipher.txt"))


def _python() -> Part:
    """The interpreter and its library."""
    library = Path(sysconfig.get_paths()["stdlib"])
    places = (library / "LICENSE.txt", Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright"))
    text = next((_read(place) for place in places if place.is_file()), "")
    return Part("Python", platform.python_version(), "PSF-2.0", text)


def _read(*files: Path) -> str:
    return "\n\n".join(file.read_text("utf-8").strip() for file in files)
