"""The stand-alone reader, run where nothing of ours can be imported: two packages, and what one of them needs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from unhurried.resources import resource

# cryptography itself needs the third of them.
PACKAGES: Final = ("cryptography", "sqlcipher3", "_cffi_backend")
_RUN: Final = (
    "import runpy, sys; sys.path.append(sys.argv[1]); sys.argv = sys.argv[2:];"
    "runpy.run_path(sys.argv[0], run_name='__main__')"
)


@dataclass(frozen=True)
class Told:
    """What the reader said, and what it wrote: pages by their names."""

    code: int
    said: str
    complained: str
    pages: dict[str, bytes]

    @property
    def words(self) -> bytes:
        """Everything in all of the pages."""
        return b"\n".join(self.pages.values())

    @property
    def counts(self) -> dict[str, int]:
        """The summary."""
        lines = [line for line in self.pages["summary.md"].decode().splitlines() if line.startswith("- ")]
        return {name: int(number) for name, _, number in (line[2:].rpartition(": ") for line in lines)}


def read_alone(source: Path, target: Path, secret: str, packages: tuple[str, ...] = PACKAGES) -> Told:
    """Run a copy of the reader somewhere else; what is not among the packages is not there for it."""
    with _shelf(target, packages) as shelf:
        reader = shutil.copy(resource("exit", "read_journal.py"), shelf / "unhurried-read-journal.py")
        done = _run(shelf, _RUN, str(reader), str(source), str(target), said=f"{secret}\n")
    pages = {str(path.relative_to(target)): path.read_bytes() for path in sorted(target.rglob("*")) if path.is_file()}
    return Told(done.returncode, done.stdout.decode(), done.stderr.decode(), pages)


def can_import_alone(name: str, beside: Path) -> bool:
    """Whether something can be imported where the reader runs."""
    with _shelf(beside / "nothing", PACKAGES) as shelf:
        return _run(shelf, f"import sys; sys.path.append(sys.argv[1]); import {name}").returncode == 0


@contextmanager
def _shelf(target: Path, packages: tuple[str, ...]) -> Generator[Path]:
    shelf = target.with_name(f"{target.name} packages")
    shelf.mkdir(parents=True)
    for name in packages:
        found = find_spec(name)
        assert found is not None
        assert found.origin is not None
        path = Path(found.origin)
        there = path.parent if path.stem == "__init__" else path
        (shelf / there.name).symlink_to(there)
    yield shelf
    shutil.rmtree(shelf)


def _run(shelf: Path, code: str, *arguments: str, said: str = "") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(shelf), *arguments],
        input=said.encode("utf-8", "surrogatepass"),
        capture_output=True,
        cwd=shelf,
        env={"PYTHONUTF8": "1"},
        start_new_session=True,  # without a terminal it takes the passphrase from where it is given
        check=False,
    )
