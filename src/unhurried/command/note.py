"""note: leave a line for today, at the locked door or in the journal itself."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import TYPE_CHECKING

from unhurried.command import narrowing, opening
from unhurried.command.exits import Ending, Exit
from unhurried.command.verb import Example, Verb
from unhurried.domain.errors import InboxIsClosed, LineTooLong, UnhurriedError

if TYPE_CHECKING:
    from unhurried.command.outside import Outside
    from unhurried.domain.ports import Journal

_QUESTION = "Type what you want to leave. Ctrl+D on an empty line keeps it; Ctrl+C keeps nothing."


def _add(parser: ArgumentParser) -> None:
    parser.add_argument("--code", metavar="CODE", help="the client code the line is about")
    parser.add_argument("--unlock", action="store_true", help="ask for the passphrase and write into the journal")
    parser.add_argument("--finish", action="store_true", help="with --unlock: make a finished reflection of it")
    opening.add_passphrase(parser)


def _run(arguments: Namespace, outside: Outside) -> Exit:
    if not arguments.unlock and (arguments.finish or arguments.passphrase_fd is not None):
        raise Ending("--finish and --passphrase-fd go with --unlock: at the door nothing is opened.")
    if not arguments.unlock:
        return _at_the_door(arguments.code, outside)
    key = opening.key_of(arguments, outside)
    with opening.written(outside, key) as journal:
        return _inside(journal, arguments, outside)


def _at_the_door(code: str | None, outside: Outside) -> Exit:
    from unhurried.services.inbox import leave_all, leave_line

    letterbox, folder = outside.letterbox(), outside.journal
    if not letterbox.takes_lines(folder):  # said before anything is typed
        raise InboxIsClosed
    words = _words(outside)
    if not words:
        return Exit.DONE
    try:
        try:
            leave_line(letterbox, folder, words, code, outside.now(), outside.today())
        except LineTooLong:
            whole = f"{code}\n\n{words}" if code else words
            leave_all(letterbox, folder, whole, outside.now(), outside.today())
    except UnhurriedError:
        if outside.terminal.is_typed_at:
            outside.terminal.tell("It was not kept. What you typed is still on this screen.")
        raise
    _doubt(code, outside)
    outside.terminal.tell("Left at the door. It waits under Drafts when the journal is next opened.")
    return Exit.DONE


def _inside(journal: Journal, arguments: Namespace, outside: Outside) -> Exit:
    from unhurried.domain.drafts import Bookmark
    from unhurried.domain.text import clean
    from unhurried.services.writing import WritingDesk

    words = clean(_words(outside))
    if not words:
        return Exit.DONE
    desk = WritingDesk(journal, outside.now, outside.today, outside.new_id)
    draft = desk.begin(Bookmark(way="line", caret=len(words)))
    code = _as_used(arguments.code, journal.reflections.client_codes())
    draft = desk.keep(replace(draft, writing=replace(draft.writing, body=words, client_code=code)))
    if arguments.finish:
        desk.finish(draft)
    _doubt(code, outside)
    outside.terminal.tell("Kept in the journal." if arguments.finish else "Kept under Drafts.")
    return Exit.DONE


def _words(outside: Outside) -> str:
    words = outside.terminal.words(_QUESTION).strip()
    if not words:
        outside.terminal.tell("Nothing was written, so nothing is kept.")
    return words


def _as_used(code: str | None, used: list[str]) -> str | None:
    """The code as it is written in the journal, whatever the case in which it was typed."""
    typed = (code or "").strip()
    return next((known for known in used if known.casefold() == typed.casefold()), typed) or None


def _doubt(code: str | None, outside: Outside) -> None:
    from unhurried.domain.client_codes import doubt

    if code and doubt(code):
        outside.terminal.tell("This client code could point to a person. A noun such as Heron cannot.")


VERB = Verb(
    name="note",
    summary="leave a line for today",
    about=(
        "Leaves a line for today. Without --unlock it goes through the slot of the locked door: no passphrase is "
        "needed, the line is sealed at once, and waits as a draft when the journal is next opened, in a window or "
        "not. It may be left while a window has the journal open.",
        "With --unlock it becomes a draft in the journal at once, and with --finish a reflection. No window may have "
        "the journal open then.",
        "The words are typed when asked for, over as many lines as you like, or read from a pipe.",
    ),
    privacy=(
        "Words are never taken from the command line, which the shell would keep in its history. What you type "
        "stays on the screen of the terminal, and in its memory, until it is cleared.",
        narrowing.PRIVACY,
        opening.PRIVACY,
    ),
    examples=(
        Example("unhurried note --code Heron", "asks for the line and leaves it at the door"),
        Example("unhurried note --unlock --finish", "asks for the passphrase, then for the words of a reflection"),
        Example("xclip -o | unhurried note", "leaves what the clipboard holds"),
    ),
    add=_add,
    run=_run,
)
