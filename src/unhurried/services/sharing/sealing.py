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


def new_password() -> str:
    """Five groups of four characters, 100 bits: letters and digits that are not mistaken for one another."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)


def stripped(pdf: bytes) -> bytes:
    """The same pages without title, author, program, dates, and with an identity that all such files share."""
    return _saved(pdf)


def sealed(pdf: bytes, password: str) -> bytes:
    """The same, encrypted with AES-256 (revision 6), its description included; it opens with the password alone."""
    import pikepdf

    # Whoever opens it may read it aloud, print it and copy from it: they could anyway.
    return _saved(pdf, encryption=pikepdf.Encryption(owner=password, user=password, R=6))


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


def _saved(pdf: bytes, **how: Any) -> bytes:
    import pikepdf

    held = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        _say_nothing(document)
        document.save(held, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, **how)
    return held.getvalue()


def _say_nothing(document: pikepdf.Pdf) -> None:
    """Take out what Qt writes about itself, the file and the time."""
    for key in ("/Info", "/ID"):
        if key in document.trailer:
            del document.trailer[key]
    for key in ("/Metadata", "/OutputIntents", "/PieceInfo", "/AF", "/Names"):
        if key in document.Root:
            del document.Root[key]
    for page in document.pages:
        for key in ("/LastModified", "/PieceInfo", "/Metadata"):
            if key in page.obj:
                del page.obj[key]
    _say_spaces(document)
    document.remove_unreferenced_resources()


def _say_spaces(document: pikepdf.Pdf) -> None:
    """Have the blanks between words be spaces to whoever copies them: Qt takes their glyph for that of a tab."""
    import pikepdf

    for held in document.objects:
        if isinstance(held, pikepdf.Dictionary) and "/ToUnicode" in held:
            letters = held.ToUnicode
            letters.write(letters.read_bytes().replace(b"<0009>", b"<0020>"))


@contextmanager
def _unreadable() -> Generator[None]:
    """Turn whatever a reader of PDF raises into one thing: what was written cannot be read."""
    try:
        yield
    except CopyUnreadable:
        raise
    except Exception:  # noqa: BLE001 - a damaged file makes it stumble in many ways
        raise CopyUnreadable from None
