"""Types into the real window at an unhurried pace until it is killed; run by test_killed."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from tests.acting import Moment, Stage, act, after
from tests.computer import PASSPHRASE

PAUSE_S = 1 / 15
SENTENCE = "I heard myself explain before the pause was over, and the room went on without me. "


def script(stage: Stage) -> Iterator[Moment]:
    yield from stage.unlock(PASSPHRASE)
    sheet = stage.rooms.write.table.sheet
    for character in cycle(SENTENCE):
        stage.type(character)
        print(json.dumps({"at": time.monotonic(), "text": sheet.text()}), flush=True)  # noqa: T201
        yield after(PAUSE_S)


if __name__ == "__main__":
    journal, settings = (Path(argument) for argument in sys.argv[1:])
    sys.exit(act(script, journal, settings))
