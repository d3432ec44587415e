"""Where the package is put to be tried: unpacked beside others, installed here, or in a fresh Debian of its own."""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

APPLICATION = "app.unhurried.Unhurried"
_APT = ["apt-get", "-y", "-qq", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]
_QUIET = {"DEBIAN_FRONTEND": "noninteractive"}


class Place:
    """A root with the package in it. `/` is this machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._is_here = root == Path("/")
        self.home = Path(tempfile.mkdtemp(prefix="unhurried-smoke-", dir=None if self._is_here else root / "srv"))

    @property
    def home_inside(self) -> Path:
        """The home as the program sees it."""
        return self.home if self._is_here else Path("/") / self.home.relative_to(self.root)

    def start(self, environment: dict[str, str]) -> subprocess.Popen[bytes]:
        """Run what the desktop would run for the icon."""
        return subprocess.Popen(
            self._here(["sh", "-c", f"cd && exec {shlex.join(self._words())}"]),
            env=self._environment(environment),
            stderr=subprocess.DEVNULL,
        )

    def say(self, *words: str) -> str:
        """What the program says when it is called by its name."""
        result = subprocess.run(
            self._here([self._words()[0], *words]),
            env=self._environment({**os.environ, "QT_QPA_PLATFORM": "offscreen"}),
            capture_output=True,
            text=True,
            check=True,
        )
        return result.stdout.strip()

    def install(self, package: Path) -> None:
        """Install it, or put it in place of another version, with all that it depends on."""
        if not self._is_here:
            shutil.copy(package, self.root / "srv")
            package = Path("/srv") / package.name
        self._run([*_APT, "install", str(package.absolute())])

    def remove(self) -> None:
        self._run([*_APT, "remove", "unhurried"])

    def purge(self) -> None:
        """Afterwards nothing that the package manager knows of is left."""
        self._run(["dpkg", "--purge", "unhurried"])

    def window_class(self) -> str:
        """By what the desktop tells that a window belongs to the desktop file."""
        return self._entry()["StartupWMClass"]

    def _words(self) -> list[str]:
        """The desktop file's Exec line, without the field that stands for a file."""
        return [word for word in shlex.split(self._entry()["Exec"]) if not word.startswith("%")]

    def _entry(self) -> configparser.SectionProxy:
        file = configparser.ConfigParser(interpolation=None)
        file.optionxform = str
        file.read(self._applications() / f"{APPLICATION}.desktop")
        return file["Desktop Entry"]

    def _applications(self) -> Path:
        return self.root / "usr/share/applications"

    def _here(self, words: list[str]) -> list[str]:
        return words if self._is_here else ["chroot", str(self.root), *words]

    def _environment(self, environment: dict[str, str]) -> dict[str, str]:
        """Nothing of whoever runs this but the screen: no settings, no Python, no Qt of theirs."""
        taken = ("DISPLAY", "QT_QPA_PLATFORM")
        kept = {name: environment[name] for name in taken if name in environment}
        return {**kept, "HOME": str(self.home_inside), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8"}

    def _run(self, words: list[str]) -> None:
        subprocess.run(
            self._here(words), env={**self._environment({}), **_QUIET}, check=True, stdout=subprocess.DEVNULL
        )


class Unpacked(Place):
    """The package taken apart in a folder; nothing on the machine changes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Path("/"))
        self._folder = folder

    def install(self, package: Path) -> None:
        subprocess.run(["dpkg-deb", "-x", package, self._folder], check=True)

    def remove(self) -> None:
        subprocess.run(["rm", "-r", self._folder], check=True)

    def purge(self) -> None:
        """There is nothing left."""

    def _words(self) -> list[str]:
        program, *rest = super()._words()
        return [str(self._folder / "usr/bin" / program), *rest]

    def _applications(self) -> Path:
        return self._folder / "usr/share/applications"


@contextmanager
def fresh_debian(root: Path) -> Iterator[Place]:
    """A Debian 12 with nothing in it, made if it is not there. Only for root."""
    if not (root / "usr/bin/apt-get").exists():
        subprocess.run(["debootstrap", "--variant=minbase", "bookworm", root], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["mount", "-t", "proc", "proc", root / "proc"], check=True)
    try:
        yield Place(root)
    finally:
        subprocess.run(["umount", root / "proc"], check=True)
