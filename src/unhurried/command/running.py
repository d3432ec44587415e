"""Running a verb: whatever comes of it is one sentence at most and a number, and nothing half done."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from unhurried.command import sentences
from unhurried.command.exits import Ending, Exit
from unhurried.domain.errors import UnhurriedError

if TYPE_CHECKING:
    from unhurried.command.outside import Outside
    from unhurried.command.verb import Verb


def run(verb: Verb, arguments: Namespace, outside: Outside, note: Callable[[BaseException], None]) -> Exit:
    """Do it. `note` logs an error of ours without its text, which may quote the writer."""
    terminal = outside.terminal
    try:
        return verb.run(arguments, outside)
    except Ending as ending:
        terminal.tell(ending.sentence)
        return ending.exit_code
    except UnhurriedError as error:
        ends, sentence = sentences.explained(error)
        terminal.tell(sentence)
        return ends
    except KeyboardInterrupt:
        terminal.tell("\nStopped. Nothing half done is left.")
        return Exit.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, its text is not shown
        note(error)
        ends, sentence = sentences.explained(error)
        terminal.tell(sentence)
        return ends
