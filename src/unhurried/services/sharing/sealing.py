"""Sealing: a PDF without a word about its making, closed with a password, and read back by another library."""

from __future__ import annotations

import secrets
from collections.abc import Generator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from unhurried.domain.errors import CopyUnreadable
from unhurried.domain.keys import ALPHABET, GROUP_LENGTH

if TYPE_CHECKING:
    import pikepdf

_GROUPS: Final = 5
# Where a typeface has one glyph for two letters, Qt names the rarer one: a tab for a space, modifier letters for
# marks of quotation, the Latin iota for the Greek.
_ONE_GLYPH: Final = (
    (b"<0009>", b"<0020>"),
    (b"<02BC>", b"<2019>"),
    (b"<02EE>", b"<201D>"),
    (b"<0269>", b"<03B9>"),
)
# What is needed to read it; all else in the trailer, the catalogue and the pages goes.
_OF_TRAILER: Final = ("/Root", "/Size")
_OF_CATALOGUE: Final = ("/Type", "/Pages")
_OF_PAGE: Final = ("/Type", "/Parent", "/MediaBox", "/Contents", "/Resources", "/Rotate")


def new_password() -> str:
    """Five groups of four characters, 100 bits: letters and digits that are not mistaken for one another."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)


def stripped(pdf: bytes, language: str = "") -> bytes:
    """The same pages without title, author, program, dates, and with an identity that all such files share.

    `language` tells a screen reader how to speak.
    """
    return _saved(pdf, language)


def sealed(pdf: bytes, password: str, language: str = "") -> bytes:
    """The same, encrypted with AES-256 (revision 6), its description included; it opens with the password alone."""
    import pikepdf

    # Whoever opens it may read it aloud, print it and copy from it: they could anyway.
    return _saved(pdf, language, encryption=pikepdf.Encryption(owner=password, user=password, R=6))


def read_back(pdf: bytes, password: str | None = None) -> str:
    """The text of all pages, a form feed between two, read by a library that did not write them.

    Raises CopyUnreadable.

    A file that was sealed must not open without its password, and one that was not must have none.
    """
    from pypdf import PdfReader

    with _unreadable():
        reader = PdfReader(BytesIO(pdf))
        if reader.is_encrypted != (password is not None):
            raise CopyUnreadable
        if password is not None:
            opens_without = bool(PdfReader(BytesIO(pdf)).decrypt(""))
            if opens_without or not reader.decrypt(password):
                raise CopyUnreadable
        return "\f".join(page.extract_text() for page in reader.pages)


def told_about(pdf: bytes, password: str | None = None) -> str:
    """Whatever the file says about itself and carries along: description, identity, names, attachments."""
    from pypdf import PdfReader

    with _unreadable():
        reader = PdfReader(BytesIO(pdf), password=password)
        root: Any = reader.trailer["/Root"]
        carried = {key: str(root[key]) for key in root if key not in {"/Pages", "/Type"}}
        return "\n".join((str(dict(reader.metadata or {})), str(reader.xmp_metadata or ""), str(carried)))


def _saved(pdf: bytes, language: str, **how: Any) -> bytes:
    import pikepdf

    held = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        _say_nothing(document)
        if language:
            document.Root["/Lang"] = pikepdf.String(language)
        document.save(held, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, **how)
    return held.getvalue()


def _say_nothing(document: pikepdf.Pdf) -> None:
    """Leave the pages and what they need; go without what Qt and the computer say about themselves and the time."""
    _keep_only(document.trailer, _OF_TRAILER)
    _keep_only(document.Root, _OF_CATALOGUE)
    for page in document.pages:
        _keep_only(page.obj, _OF_PAGE)
    _dress_faces(document)
    document.remove_unreferenced_resources()


def _keep_only(held: Any, kept: tuple[str, ...]) -> None:
    for key in list(held.keys()):
        if key not in kept:
            del held[key]


def _dress_faces(document: pikepdf.Pdf) -> None:
    """Number the faces, whose names tell what computer has them, and have each glyph be the letter that was typed."""
    import pikepdf

    numbers: dict[str, str] = {}
    for held in document.objects:
        if not isinstance(held, pikepdf.Dictionary):
            continue
        for key in ("/BaseFont", "/FontName"):
            if key in held:
                name = numbers.setdefault(str(held[key]), f"/Face{len(numbers) + 1}")
                held[key] = pikepdf.Name(name)
        if "/ToUnicode" in held:
            letters = held.ToUnicode
            told = letters.read_bytes()
            for taken_for, meant in _ONE_GLYPH:
                told = told.replace(taken_for, meant)
            letters.write(told)


@contextmanager
def _unreadable() -> Generator[None]:
    """Turn whatever a reader of PDF raises into one thing: what was written cannot be read."""
    try:
        yield
    except CopyUnreadable:
        raise
    except Exception:  # noqa: BLE001 - a damaged file makes it stumble in many ways
        raise CopyUnreadable from None
