"""Try the package: `smoke [unpacked | installed | fresh FOLDER]`. The last two are for root.

A journal that the checkout wrote is opened from the icon, written in, locked, and read by the checkout again.
"""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from smoking import journal
from smoking.places import Place, Unpacked, fresh_debian
from smoking.screen import Failed, Screen, a_screen, wait_until

TOP = Path(__file__).parents[2]
PICTURES = TOP / "build" / "smoke"
_WRITTEN_THERE = "Written in what was installed."
_LATER = "And once more, after the lock."
_STARTS = 7
_NOT_LOADED = ("Qt6Network", "Qt6Qml", "Qt6Quick", "libgtk", "libgdk", "libssl")


def main(words: list[str]) -> int:
    """Answers the exit code."""
    package = max((TOP / "dist").glob("unhurried_*.deb"), key=lambda path: path.stat().st_mtime)
    with tempfile.TemporaryDirectory() as scratch, _place(words, Path(scratch)) as place, a_screen() as screen:
        try:
            _try(place, package, screen, Path(scratch))
        except Failed as failure:
            screen.picture(PICTURES / "failed.png")
            _tell(f"FAILED: {failure}")
            return 1
        finally:
            shutil.rmtree(place.home, ignore_errors=True)
    _tell(f"all of it; pictures in {PICTURES}")
    return 0


@contextmanager
def _place(words: list[str], scratch: Path) -> Iterator[Place]:
    match words:
        case [] | ["unpacked"]:
            yield Unpacked(scratch / "unpacked")
        case ["installed"]:
            yield Place(Path("/"))
        case ["fresh", folder]:
            with fresh_debian(Path(folder)) as place:
                yield place
        case _:
            raise SystemExit(__doc__)


def _try(place: Place, package: Path, screen: Screen, scratch: Path) -> None:
    place.install(_older(package, scratch))
    _tell(f"an older version is in: {place.say('--version')}")
    journal.write(place.home, place.home_inside)
    _write_in_it(place, screen)
    before = journal.fingerprint(place.home)
    place.install(package)
    if journal.fingerprint(place.home) != before:
        raise Failed("putting a newer version in its place changed something at home")
    _tell("a newer version took its place, and the journal is as it was")
    _write_in_it(place, screen, "again")
    _compare_starts(place, screen)
    before = journal.fingerprint(place.home)
    place.remove()
    place.purge()
    if journal.fingerprint(place.home) != before or journal.WRITTEN_HERE not in journal.words(place.home):
        raise Failed("removing it changed something at home")
    _tell(f"removed and purged; {len(before)} files at home are as they were, and the checkout reads the journal")


def _write_in_it(place: Place, screen: Screen, name: str = "first") -> None:
    """Open the journal from the icon, write, lock, come back, write on, close; then read it with the checkout."""
    process = place.start(screen.environment)
    screen.focus()
    if f'"{place.window_class()}"' not in screen.class_of(screen.window()):
        raise Failed("the desktop would not know the window by its desktop file")
    screen.picture(PICTURES / f"{name}-door.png")
    _unlock(screen, place)
    _type(screen, place, _WRITTEN_THERE)
    _look_at_memory(process.pid)
    screen.picture(PICTURES / f"{name}-written.png")
    screen.press("ctrl+l")
    wait_until(lambda: not _is_open(place), "it to be locked")
    screen.focus()
    _unlock(screen, place)
    _type(screen, place, _LATER)
    screen.picture(PICTURES / f"{name}-after-lock.png")
    screen.press("ctrl+q")
    if process.wait(60) != 0:
        raise Failed(f"it ended with {process.returncode}")
    read = journal.words(place.home)
    missing = [words for words in (journal.WRITTEN_HERE, _WRITTEN_THERE, _LATER) if words not in read]
    if missing:
        raise Failed(f"the checkout does not find {missing}")
    _tell("opened what the checkout wrote, wrote, locked, came back, wrote on; the checkout reads all of it")


def _unlock(screen: Screen, place: Place) -> None:
    wait_until(lambda: not _is_open(place), "the journal to be free")
    time.sleep(1)  # the field takes the keys once the window has been painted
    screen.type(journal.PASSPHRASE)
    screen.press("Return")
    wait_until(lambda: _is_open(place), "the passphrase to open the journal")
    time.sleep(2)


def _type(screen: Screen, place: Place, text: str) -> None:
    screen.type(text)
    time.sleep(1.5)  # it is kept within a second
    if not _is_open(place):
        raise Failed("the journal was left while typing")


def _is_open(place: Place) -> bool:
    """Whether somebody has the journal's lock."""
    with (journal.folder_in(place.home) / "journal.lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def _look_at_memory(process: int) -> None:
    """Which libraries the running program has taken in."""
    maps = Path(f"/proc/{process}/maps").read_text("utf-8")
    found = [name for name in _NOT_LOADED if name in maps]
    if found:
        raise Failed(f"it has loaded {found}")
    libraries = {line.split()[-1] for line in maps.splitlines() if ".so" in line}
    ours = sum("/unhurried/" in path for path in libraries)
    _tell(f"{len(libraries)} libraries in memory, {ours} of them ours; no network, QML, GTK or TLS among them")


def _compare_starts(place: Place, screen: Screen) -> None:
    """Until its window is there: the package and the checkout, in turn, so that both meet the same machine."""
    times: dict[str, list[float]] = {"package": [], "checkout": []}
    source = [sys.executable, "-m", "unhurried"]
    here = {"HOME": str(place.home), "DISPLAY": screen.name, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
    for _ in range(_STARTS):
        times["package"].append(_until_seen(place.start(screen.environment), screen))
        times["checkout"].append(_until_seen(subprocess.Popen(source, env=here, cwd=TOP), screen))
    mine, theirs = median(times["package"]), median(times["checkout"])
    _tell(f"start: {mine * 1000:.0f} ms, from source {theirs * 1000:.0f} ms, ratio {mine / theirs:.2f}")


def _until_seen(process: subprocess.Popen[bytes], screen: Screen) -> float:
    start = time.monotonic()
    wait_until(screen.window, "a window", 60)
    taken = time.monotonic() - start
    time.sleep(0.5)
    screen.focus()
    screen.press("ctrl+q")
    process.wait(60)
    return taken


def _older(package: Path, scratch: Path) -> Path:
    """The same under a version that came before it."""
    inside = scratch / "older"
    subprocess.run(["dpkg-deb", "-R", package, inside], check=True)
    control = inside / "DEBIAN/control"
    lines = control.read_text("utf-8").splitlines()
    told = ["Version: 0.0.1" if line.startswith("Version: ") else line for line in lines]
    control.write_text("\n".join(told) + "\n", "utf-8")
    made = scratch / "unhurried_0.0.1.deb"
    words = ["dpkg-deb", "--root-owner-group", "-Znone", "--build", inside, made]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(inside)
    return made


def _tell(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
