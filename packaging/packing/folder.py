"""The folder that runs by itself: made by PyInstaller, with what it may and must hold looked at afterwards."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from packing import release
from packing.bill import written
from packing.contents import FORBIDDEN_FILES, NAME
from packing.origins import Origins
from packing.third_parties import parts_of_the_build
from unhurried.services import licences

BUILD = release.TOP / "build"
WORK = BUILD / "work" / NAME
FOLDER = BUILD / "dist" / NAME
RESOURCES = FOLDER / "_internal" / "unhurried" / "_resources"
BILL = BUILD / "unhurried.cdx.json"


class NotAsMeant(Exception):
    """The folder holds what it may not, or lacks what it must have."""


def make() -> Path:
    """Build the folder afresh and look it through. Raises NotAsMeant, NoLicence."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    shutil.rmtree(WORK, ignore_errors=True)
    spec = release.TOP / "packaging" / "unhurried.spec"
    places = ["--distpath", str(FOLDER.parent), "--workpath", str(WORK.parent)]
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *places, spec], check=True
    )
    _drop_links_to_nothing()
    _strip()
    _tell_about_itself()
    check()
    return FOLDER


def check() -> None:
    """What is in the folder under a name it may not have; and whether the program finds its resources."""
    strangers = [path.name for path in FOLDER.rglob("*") if any(word in path.name for word in FORBIDDEN_FILES)]
    if strangers:
        raise NotAsMeant(f"not wanted: {', '.join(sorted(strangers))}")
    source = release.TOP / "resources"
    missing = [path for path in source.rglob("*") if not (RESOURCES / path.relative_to(source)).exists()]
    if missing:
        raise NotAsMeant(f"resources left behind: {missing}")
    said = subprocess.run([FOLDER / NAME, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if said != f"Unhurried {release.version()}":
        raise NotAsMeant(f"it calls itself {said!r}")


def _drop_links_to_nothing() -> None:
    for path in FOLDER.rglob("*"):
        if path.is_symlink() and not path.exists():
            path.unlink()


# Those whose wheels were mended after linking (pikepdf.libs, Qt) are left as they came: strip can break them.
_CUT = (
    "libpython3*.so*",
    "python3*/lib-dynload/*.so",
    "_cffi_backend*.so",
    "cryptography/hazmat/bindings/*.so",
    "nacl/*.so",
    "sqlcipher3/*.so",
)


def _strip() -> None:
    """Take out the names of inner functions, which nobody needs to run it."""
    large = [path for pattern in _CUT for path in (FOLDER / "_internal").glob(pattern)]
    subprocess.run(["strip", "--strip-unneeded", *large], check=True)


def _tell_about_itself() -> None:
    """The day, the licences and the bill, beside the resources; Settings shows the first two."""
    parts = parts_of_the_build(Origins(WORK).parts)
    day = release.moment().date().isoformat()
    about = RESOURCES / "about"
    about.mkdir(exist_ok=True)
    (about / licences.BUILT).write_text(day + "\n", "utf-8")
    (about / licences.TEXTS).write_text(licences.told(parts) + "\n", "utf-8")
    BILL.write_text(written(parts, release.version(), day, WORK), "utf-8")
