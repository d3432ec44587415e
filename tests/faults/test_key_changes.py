"""Killed while the keys are changed: one passphrase opens and one code, the last one said or the one on its way."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.builders import AT, a_reflection
from tests.faults.changer import code_of, passphrase_of
from tests.faults.killing import in_hand, killed_at_random, put_away
from tests.faults.rounds import Trial
from tests.storage.conftest import WEAK, Place

from unhurried.domain.errors import UnhurriedError, WrongSecret
from unhurried.domain.keys import recovery_code
from unhurried.storage import SqlcipherFolders

WORKING_S = 0.3
# Opens nothing: it was never given to any journal.
NOBODYS = "a heron that nobody heard"
NOBODYS_CODE = recovery_code(b"nobody's, really")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills with SIGKILL")


def _made(folder: Path) -> Place:
    folders = SqlcipherFolders(WEAK)
    place = Place(folder, folders.create(folder, passphrase_of("first"), code_of("first"), AT), folders)
    journal = place.open()
    journal.reflections.put(a_reflection(reflection_id="kept"))
    journal.close()
    return place


def _changer(place: Place, mode: str, prefix: int) -> object:
    return in_hand("tests.faults.changer", str(place.folder), place.key.secret.hex(), mode, str(prefix))


def _opening(place: Place, secret_of: Callable[[str], str], names: set[str]) -> list[str]:
    """Which of these changes' secrets open the journal."""
    found: list[str] = []
    for name in sorted(names):
        try:
            assert place.folders.unlock(place.folder, secret_of(name)) == place.key
            found.append(name)
        except WrongSecret:
            continue
    return found


def _of(what: str, said: list[list[str]]) -> list[str]:
    return [name for kind, name in said if kind == what]


@pytest.mark.fault("keychange")
@pytest.mark.timeout(120)
def test_killed_at_any_moment_one_passphrase_opens_and_one_code(tmp_path: Path, trial: Trial):
    place = _made(tmp_path / "My journal.journal")
    database = place.database.read_bytes()
    now = {"passphrase": "first", "code": "first"}
    done = cut_short = unopenable = 0
    following = _changer(place, "really", 0)
    for number in range(1, trial.rounds + 1):
        changer, following = following, _changer(place, "really", number)
        said = killed_at_random(changer, WORKING_S)
        for kind, secret_of in (("passphrase", passphrase_of), ("code", code_of)):
            began, ended = _of(f"{kind} begun", said), _of(f"{kind} done", said)
            opening = _opening(place, secret_of, {now[kind], *began, "first"})
            allowed = {[now[kind], *ended][-1], *began[-1:]}
            unopenable += len(opening) != 1 or opening[0] not in allowed
            now[kind] = opening[0]
            done, cut_short = done + len(ended), cut_short + len(began) - len(ended)
        place.open().close()
        assert sorted(path.name for path in place.folder.glob("*keys*")) == ["keys.bak.json", "keys.json"]
    put_away(following)
    trial.report(
        rounds=trial.rounds,
        changes_acknowledged=done,
        cut_short=cut_short,
        journals_not_opened_by_exactly_one_of_old_and_new=unopenable,
    )
    assert not unopenable
    assert done
    assert cut_short
    journal = place.open()
    assert journal.reflections.one("kept")
    journal.close()
    assert place.database.read_bytes()[:16] == database[:16]


@pytest.mark.fault("keychange-control")
@pytest.mark.timeout(120)
def test_keys_written_in_place_are_noticed(tmp_path: Path, trial: Trial):
    """The control: the same look finds a journal that nothing opens."""
    rounds = noticed = 0
    while rounds < trial.rounds and (trial.is_full or not noticed):
        place = _made(tmp_path / f"{rounds}.journal")
        said = killed_at_random(_changer(place, "naive", rounds), WORKING_S)
        try:
            assert _opening(place, passphrase_of, {"first", *_of("passphrase begun", said)})
        except UnhurriedError:
            noticed += 1
        rounds += 1
    trial.report(rounds=rounds, noticed=noticed)
    assert noticed


@pytest.mark.fault("wrong-secret")
def test_a_wrong_secret_opens_nothing_and_changes_nothing(tmp_path: Path, trial: Trial):
    place = _made(tmp_path / "My journal.journal")
    place.folders.change_passphrase(place.folder, place.key, passphrase_of("second"))
    before = place.files()
    opened = 0
    for number in range(trial.rounds):
        for typed in (f"{NOBODYS} {number}", passphrase_of("first"), NOBODYS_CODE, ""):
            try:
                place.folders.unlock(place.folder, typed)
                opened += 1
            except WrongSecret:
                continue
    changed = [name for name, content in place.files().items() if before.get(name) != content]
    trial.report(wrong_secrets=4 * trial.rounds, opened=opened, files_changed=len(changed))
    assert not opened
    assert not changed
    assert place.folders.unlock(place.folder, passphrase_of("second")) == place.key
