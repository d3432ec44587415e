"""Killed without warning: what was acknowledged is there, and at most a second of typing is missing."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from tests.builders import AT
from tests.computer import PASSPHRASE, QUICK
from tests.faults.keeper import is_whole
from tests.faults.rounds import Trial
from tests.storage.conftest import CODE, Place, assert_sound

from unhurried.domain.errors import ReflectionMissing
from unhurried.domain.finding import Filter
from unhurried.domain.ports import Journal
from unhurried.storage import SqlcipherFolders

ROOT = Path(__file__).parents[2]
WORKING_S = 0.25
TYPISTS = 6
# How many keys they press at about 15 a second, each a few more than the one before: some of them are
# killed close to the worst moment.
FEWEST_KEYS, MORE_KEYS = 28, 4

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills with SIGKILL")


@dataclass(frozen=True)
class Said:
    """One line of the writer's: what it was told is kept."""

    id: str
    text: str
    finished: bool


def _new_place(folder: Path) -> Place:
    folders = SqlcipherFolders(QUICK)
    return Place(folder, folders.create(folder, PASSPHRASE, CODE, AT), folders)


def _keeper(place: Place, mode: str, prefix: str) -> subprocess.Popen[str]:
    """A writer that has everything in hand and waits for the word to begin."""
    arguments = ["-m", "tests.faults.keeper", str(place.folder), place.key.secret.hex(), mode, prefix]
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _killed_at_random(keeper: subprocess.Popen[str]) -> list[Said]:
    """Let it write, kill it at a random moment, and answer every whole line it got out."""
    assert keeper.stdin
    assert keeper.stdout
    keeper.stdin.write("go\n")
    keeper.stdin.flush()
    lines = [keeper.stdout.readline()]
    Timer(random.uniform(0, WORKING_S), keeper.kill).start()  # noqa: S311
    lines += keeper.stdout.readlines()
    keeper.communicate()
    assert keeper.returncode == -9
    return [Said(**json.loads(line)) for line in lines if line.endswith("\n")]


def _texts(journal: Journal, said: list[Said]) -> dict[str, str]:
    """What the journal holds under these ids: a draft counts only where nothing was said to be finished."""
    finished = {line.id for line in said if line.finished}
    drafts = {draft.draft_id: draft.writing.body for draft in journal.drafts.all()}
    texts = {draft_id: text for draft_id, text in drafts.items() if draft_id not in finished}
    for reflection_id in {line.id for line in said}:
        with suppress(ReflectionMissing):
            texts[reflection_id] = journal.reflections.one(reflection_id).writing.body
    return texts


def _lost(journal: Journal, said: list[Said]) -> list[Said]:
    """What was acknowledged last under each id, and is not there. A later state is no loss."""
    texts = _texts(journal, said)
    # The very last may have been followed by a state that was kept and not yet said.
    newest = said[-1].id if said else ""
    last = {line.id: line for line in said}
    return [
        line for line in last.values() if line.id not in texts or (texts[line.id] != line.text and line.id != newest)
    ]


def _every_text(journal: Journal) -> list[str]:
    places = journal.reflections.places(Filter(), limit=1_000_000)
    ids = [glimpse.reflection_id for glimpse in journal.reflections.glimpses(places, Filter())]
    kept = [journal.reflections.one(reflection_id).writing.body for reflection_id in ids]
    return [*kept, *(draft.writing.body for draft in journal.drafts.all())]


def _assert_sound(place: Place) -> None:
    db = place.raw()
    assert db.execute("PRAGMA cipher_integrity_check").fetchall() == []
    assert_sound(db)
    db.close()


@pytest.mark.timeout(120)
@pytest.mark.fault("saving")
def test_what_was_acknowledged_is_there_after_every_kill(tmp_path: Path, trial: Trial):
    place = _new_place(tmp_path / "My journal.journal")
    everything: list[Said] = []
    keeper = _keeper(place, "really", "0")
    for number in range(1, trial.rounds + 1):
        # The next one is made ready while this one writes: starting takes longer than writing.
        following = _keeper(place, "really", str(number))
        said = _killed_at_random(keeper)
        journal = place.open()
        assert _lost(journal, said) == []
        journal.close()
        _assert_sound(place)
        everything += said
        keeper = following
    keeper.kill()
    keeper.communicate()
    assert len(everything) > 5 * trial.rounds
    journal = place.open()
    lost = {line.id for line in everything} - _texts(journal, everything).keys()
    torn = [text for text in _every_text(journal) if not is_whole(text)]
    journal.close()
    trial.report(rounds=trial.rounds, acknowledged=len(everything), lost=len(lost), torn=len(torn))
    assert not lost
    assert not torn


@pytest.mark.timeout(120)
@pytest.mark.fault("saving-control")
def test_what_is_acknowledged_too_early_is_noticed(tmp_path: Path, trial: Trial):
    """The control: the same look finds the loss where there is one."""
    place = _new_place(tmp_path / "My journal.journal")
    noticed = 0
    for number in range(trial.rounds):
        said = _killed_at_random(_keeper(place, "too-early", str(number)))
        journal = place.open()
        noticed += bool(_lost(journal, said))
        journal.close()
        _assert_sound(place)
    trial.report(rounds=trial.rounds, noticed=noticed)
    assert noticed


@pytest.mark.timeout(120)
@pytest.mark.fault("typing")
def test_killed_in_mid_sentence_at_most_the_last_second_is_missing(tmp_path: Path, trial: Trial):
    places = [_new_place(tmp_path / f"{number}.journal") for number in range(trial.rounds)]
    numbers = [FEWEST_KEYS + number % TYPISTS * MORE_KEYS for number in range(trial.rounds)]
    settings = tmp_path / "settings.json"
    with ThreadPoolExecutor(TYPISTS) as at_once:
        typed = list(at_once.map(_typed_until_killed, places, numbers, [settings] * trial.rounds))
    missing = 0
    for place, keys in zip(places, typed, strict=True):
        journal = place.open()
        (draft,) = journal.drafts.all()
        (answer,) = draft.writing.answers
        journal.close()
        _assert_sound(place)
        last = keys[-1]["at"]
        safe = [key["text"] for key in keys if key["at"] <= last - 1]
        assert len(keys) > len(safe) > 5
        assert keys[-1]["text"].startswith(answer.text)
        assert answer.text.startswith(safe[-1])
        missing = max(missing, len(keys[-1]["text"]) - len(answer.text))
    trial.report(rounds=trial.rounds, keys_pressed=sum(map(len, typed)), keys_missing_at_most=missing)


def _typed_until_killed(place: Place, number: int, settings: Path) -> list[dict[str, Any]]:
    """Let somebody press so many keys and a few more, and kill Unhurried under their hands."""
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.typist", str(place.folder), str(settings)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert typist.stdout
    lines = [typist.stdout.readline() for _ in range(number)]
    typist.kill()
    lines += typist.stdout.readlines()
    typist.communicate()
    assert typist.returncode == -9
    return [json.loads(line) for line in lines if line.endswith("\n")]
