"""Where the package is put to be tried: unpacked beside others, installed here, or in a fresh Debian of its own."""

from __future__ import annotations

import configparser
import os
import shlex
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
        self.home = Path(tempfile.mkdtemp(prefix="unhurried-smoke-", dir=root / "tmp"))

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
        inside = self.root / "tmp" / package.name
        if inside.resolve() != package.resolve():
            inside.write_bytes(package.read_bytes())
        self._run([*_APT, "install", f"/tmp/{package.name}"])  # noqa: S108  as it is called inside the root

    def remove(self) -> None:
        self._run([*_APT, "remove", "unhurried"])

    def purge(self) -> None:
        self._run([*_APT, "purge", "unhurried"])

    def _words(self) -> list[str]:
        """The desktop file's Exec line, without the field that stands for a file."""
        entry = configparser.ConfigParser(interpolation=None, strict=False)
        entry.read(self.root / "usr/share/applications" / f"{APPLICATION}.desktop")
        return [word for word in shlex.split(entry["Desktop Entry"]["Exec"]) if not word.startswith("%")]

    def _here(self, words: list[str]) -> list[str]:
        return words if self.root == Path("/") else ["chroot", str(self.root), *words]

    def _environment(self, environment: dict[str, str]) -> dict[str, str]:
        """Nothing of whoever runs this but the screen: no settings, no Python, no Qt of theirs."""
        taken = ("DISPLAY", "QT_QPA_PLATFORM")
        kept = {name: environment[name] for name in taken if name in environment}
        home = self.home if self.root == Path("/") else Path("/") / self.home.relative_to(self.root)
        return {**kept, "HOME": str(home), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8"}

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
        entry = self._folder / "usr/share/applications" / f"{APPLICATION}.desktop"
        line = next(line for line in entry.read_text("utf-8").splitlines() if line.startswith("Exec="))
        program, *_ = shlex.split(line.removeprefix("Exec="))
        return [str(self._folder / "usr/bin" / program)]


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
