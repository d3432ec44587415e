"""Getting in: the secret from the terminal or a file descriptor, the key, and the open journal."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from unhurried.command import sentences
from unhurried.command.terminal import one_line_of
from unhurried.domain.errors import JournalIsOpen, JournalMissing

if TYPE_CHECKING:
    from unhurried.command.outside import Outside
    from unhurried.domain.keys import MasterKey
    from unhurried.domain.ports import Journal

PRIVACY = (
    "The passphrase, or the recovery code in its place, is asked for at the terminal and not shown, or read from "
    "the file descriptor that --passphrase-fd names. It is never taken from an argument or an environment variable: "
    "others on this computer can read both, and the shell writes arguments into its history."
)
BESIDE = "It reads beside a window that has the journal open, and disturbs nothing there."


def add_passphrase(parser: ArgumentParser) -> None:
    """The option that every verb has which needs the key."""
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help="read the passphrase or recovery code from the first line of file descriptor N, instead of asking",
    )


def secret(outside: Outside, descriptor: int | None, question: str = "Passphrase or recovery code") -> str:
    """A secret, from a descriptor if one is named."""
    return outside.terminal.secret(question) if descriptor is None else one_line_of(descriptor)


def key_of(arguments: Namespace, outside: Outside) -> MasterKey:
    """The key of the journal. Raises JournalMissing before anything is asked, and WrongSecret."""
    folders = outside.folders()
    if not folders.is_journal(outside.journal):
        raise JournalMissing
    return folders.unlock(outside.journal, secret(outside, arguments.passphrase_fd))


@contextmanager
def written(outside: Outside, key: MasterKey) -> Generator[Journal]:
    """The journal, for nobody but this verb. Raises JournalIsOpen."""
    journal = outside.folders().open(outside.journal, key)
    try:
        for notice in journal.notices:
            outside.terminal.tell(sentences.noticed(notice))
        yield journal
    finally:
        journal.close()


@contextmanager
def beside(outside: Outside, key: MasterKey) -> Generator[Journal]:
    """The journal for reading, beside a window if one has it open."""
    folders = outside.folders()
    try:
        journal = folders.open(outside.journal, key)
    except JournalIsOpen:
        journal = folders.open_beside(outside.journal, key)
    try:
        for notice in journal.notices:
            outside.terminal.tell(sentences.noticed(notice))
        yield journal
    finally:
        journal.close()


def bring_up_to_date(outside: Outside, key: MasterKey, *, is_alone: bool) -> None:
    """Open and close it, which migrates what an earlier Unhurried wrote; alone, it raises JournalIsOpen."""
    with (written if is_alone else beside)(outside, key):
        pass


@contextmanager
def read(outside: Outside, key: MasterKey) -> Generator[Journal]:
    """The same, and all of it as it is at this moment."""
    with beside(outside, key) as journal, journal.one_moment():
        yield journal
