"""Which packages of Debian the build asks for: worked out from what its shared objects need, never guessed."""

from __future__ import annotations

from pathlib import Path

from packing.shared_objects import c_library_of, needs

# Library, and the package of Debian 12 and Ubuntu 22.04 or later that holds it. Those that were renamed for the
# larger time type (libglib2.0-0t64 and others) still provide the name without it on 64-bit machines.
PACKAGES = {
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libbz2.so.1.0": "libbz2-1.0",
    "libc.so.6": "libc6",
    "libcrypto.so.3": "libssl3",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdl.so.2": "libc6",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "liblzma.so.5": "liblzma5",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "librt.so.1": "libc6",
    "libsqlite3.so.0": "libsqlite3-0",
    "libstdc++.so.6": "libstdc++6",
    "libutil.so.1": "libc6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# Qt looks for these plugins and goes on without them when they do not load.
_OPTIONAL = ("printsupport/",)


class UnknownLibrary(Exception):
    """Something in the build asks for a library that no package is known for."""


def dependencies(folder: Path) -> tuple[list[str], list[str]]:
    """What the package depends on, and what it only recommends. Raises UnknownLibrary."""
    objects = sorted(path for path in folder.rglob("*") if path.is_file() and is_object(path))
    here = {path.name for path in objects}
    needed: set[str] = set()
    wished: set[str] = set()
    for path in objects:
        is_optional = any(part in path.as_posix() for part in _OPTIONAL)
        (wished if is_optional else needed).update(needs(str(path)) - here)
    unknown = (needed | wished) - PACKAGES.keys()
    if unknown:
        raise UnknownLibrary(", ".join(sorted(unknown)))
    depends = {PACKAGES[name] for name in needed}
    recommends = {PACKAGES[name] for name in wished} - depends
    oldest = ".".join(str(part) for part in max(c_library_of(str(path)) for path in objects))
    return sorted(depends - {"libc6"} | {f"libc6 (>= {oldest})"}), sorted(recommends - {"libc6"})


def is_object(path: Path) -> bool:
    """Whether a file is a program or a shared library."""
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
