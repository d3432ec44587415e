"""The Debian package around the folder: what goes where, what it needs, and the same bytes each time."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import sys
from email.utils import format_datetime
from pathlib import Path

from packing import folder, icons, libraries, release
from packing.contents import APPLICATION, NAME

LINUX = release.TOP / "packaging" / "linux"
MANUAL = release.TOP / "packaging" / "unhurried.1"
_DESCRIPTION = """\
private journal in which psychotherapists reflect on their own conduct
 Unhurried asks, after a session, about the therapist's own part in it: what one
 did, left undone, or felt the pull to do. It keeps open questions open, and
 makes a careful copy of what one chooses for supervision.
 .
 Everything is encrypted from the first byte, in one folder. No part of the
 program can use a network. Removing the package leaves every journal alone."""


def make(program: Path) -> Path:
    """Put the package together. Answers where it is."""
    architecture = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    root = folder.BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(program, root / "usr/lib" / NAME, symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _desktop(root)
    _papers(root)
    _control(root, architecture)
    _validate(root)
    _settle(root)
    made = folder.BUILD.parent / "dist" / f"{NAME}_{release.version()}_{architecture}.deb"
    made.parent.mkdir(exist_ok=True)
    build = ["dpkg-deb", "--root-owner-group", "-Zxz", "--threads-max=1", "--build", str(root), str(made)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    return made


def _desktop(root: Path) -> None:
    """What the desktop reads: the entry, the metainfo, the file type and the icons."""
    share = root / "usr/share"
    _put(LINUX / f"{APPLICATION}.desktop", share / "applications")
    _put(LINUX / f"{APPLICATION}.xml", share / "mime/packages")
    text = (LINUX / f"{APPLICATION}.metainfo.xml").read_text("utf-8")
    head, _, rest = text.partition("<releases>")
    tail = rest.partition("</releases>")[2]
    told = head + release.as_metainfo(release.moment().date()) + tail
    _write(share / "metainfo" / f"{APPLICATION}.metainfo.xml", told)
    icons.draw(share / "icons/hicolor")


def _papers(root: Path) -> None:
    """What is to be read: licences, the bill of materials, the changes, the manual page."""
    papers = root / "usr/share/doc" / NAME
    _put(LINUX / "copyright", papers)
    texts = (folder.RESOURCES / "about" / "third-party-licences.txt").read_bytes()
    _pack(papers / "third-party-licences.txt.gz", texts)
    _pack(papers / "unhurried.cdx.json.gz", folder.BILL.read_bytes())
    when = format_datetime(release.moment())
    title = f"{NAME} ({release.version()}) unstable; urgency=medium"
    entry = f"{title}\n\n  * See CHANGELOG.md.gz.\n\n -- {_maker()}  {when}\n"
    _pack(papers / "changelog.gz", entry.encode("utf-8"))
    _pack(papers / "CHANGELOG.md.gz", (release.TOP / "CHANGELOG.md").read_bytes())
    _put(LINUX / "lintian-overrides", root / "usr/share/lintian/overrides", NAME)
    if MANUAL.is_file():
        _pack(root / "usr/share/man/man1" / f"{NAME}.1.gz", MANUAL.read_bytes())


def _control(root: Path, architecture: str) -> None:
    depends, recommends = libraries.dependencies(root / "usr/lib" / NAME)
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    size = sum(max(1, -(-path.stat().st_size // 1024)) for path in files)
    fields = {
        "Package": NAME,
        "Version": release.version(),
        "Architecture": architecture,
        "Maintainer": _maker(),
        "Installed-Size": str(size),
        "Depends": ", ".join(depends),
        "Recommends": ", ".join([*recommends, "xdg-desktop-portal"]),
        "Section": "editors",
        "Priority": "optional",
        "Description": _DESCRIPTION,
    }
    control = root / "DEBIAN"
    _write(control / "control", "".join(f"{name}: {value}\n" for name, value in fields.items()))
    sums = (f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files)  # noqa: S324
    _write(control / "md5sums", "".join(sums))


def _maker() -> str:
    """Whoever builds the package answers for it, by the names that Debian's own tools use."""
    name = os.environ.get("DEBFULLNAME", "The Unhurried authors")
    return f"{name} <{os.environ.get('DEBEMAIL', 'unhurried@localhost')}>"


def _validate(root: Path) -> None:
    """Ask the desktop's own checkers, where they are installed. Raises CalledProcessError."""
    share = root / "usr/share"
    entry, metainfo = (share / "applications", ".desktop"), (share / "metainfo", ".metainfo.xml")
    for words, (place, suffix) in (
        (["desktop-file-validate"], entry),
        (["appstreamcli", "validate", "--no-net"], metainfo),
    ):
        if shutil.which(words[0]):
            subprocess.run([*words, place / f"{APPLICATION}{suffix}"], check=True, stdout=subprocess.DEVNULL)
        else:
            sys.stderr.write(f"not checked, as {words[0]} is not here: {APPLICATION}{suffix}\n")


def _settle(root: Path) -> None:
    """The same modes and times for everybody, whatever the umask and the clock of the machine."""
    when = release.moment().timestamp()
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or (path.name == NAME and libraries.is_object(path)) else 0o644)
        os.utime(path, (when, when), follow_symlinks=False)


def _put(file: Path, place: Path, name: str = "") -> None:
    place.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, place / (name or file.name))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _pack(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, 9, mtime=0))
