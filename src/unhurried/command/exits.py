"""How a verb ends: the numbers that a script can rely on, and what is raised to end early."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the program answers to whoever called it."""

    DONE = 0
    NOT_RIGHT = 1
    MISUSED = 2
    WRONG_SECRET = 3
    BUSY = 4
    REFUSED = 5
    INTERRUPTED = 130


MEANING = {
    Exit.DONE: "Done.",
    Exit.NOT_RIGHT: "Something is not right: damage, a missing file, a full disk, or what doctor or verify found.",
    Exit.MISUSED: "Used wrongly: an option, or a terminal that is needed and not there. Nothing was done.",
    Exit.WRONG_SECRET: "Wrong passphrase or recovery code. Nothing was done.",
    Exit.BUSY: "The journal is open in a window, or a backup is under way. Nothing was done.",
    Exit.REFUSED: "Refused, with the reason: a legal hold, something there already, a backup of another journal.",
    Exit.INTERRUPTED: "Interrupted by Ctrl+C or a signal. Nothing half done is left.",
}


class Ending(Exception):
    """Ends a verb early, with a sentence for whoever called it; the sentence holds no words of the writer's."""

    def __init__(self, sentence: str, exit_code: Exit = Exit.MISUSED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.exit_code = exit_code
