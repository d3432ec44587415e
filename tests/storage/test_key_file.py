"""keys.json and its copy: damage is told from a wrong secret, and no mutation gives another key."""

from __future__ import annotations

import json
import random

import pytest
from tests.builders import AT, a_reflection
from tests.faults.rounds import Trial
from tests.storage.conftest import CODE, PASSPHRASE, Place

from unhurried.domain.errors import (
    JournalIsNewer,
    JournalMissing,
    KeyFileDamaged,
    KeyFileMissing,
    WrongSecret,
)
from unhurried.domain.finding import Filter
from unhurried.storage import key_file
from unhurried.storage.slots import checksum


def _damage(place: Place, *names: str) -> None:
    for name in names:
        (place.folder / name).write_bytes(b'{"head": {"format": "unhur')


def test_the_file_has_the_form_that_was_decided(place: Place):
    whole = json.loads((place.folder / "keys.json").read_bytes())
    assert list(whole) == ["head", "database", "inbox", "slots", "checksum"]
    assert whole["head"]["format"] == "unhurried-keys"
    assert whole["head"]["version"] == 1
    assert whole["head"]["created_on"] == AT.date().isoformat()
    assert whole["database"] == "journal-000001.db"
    assert [slot["type"] for slot in whole["slots"]] == ["passphrase", "recovery"]
    assert (place.folder / "keys.bak.json").read_bytes() == (place.folder / "keys.json").read_bytes()


def test_what_is_written_is_what_is_read(place: Place):
    content = (place.folder / "keys.json").read_bytes()
    assert key_file.as_bytes(key_file.parse(content)) == content


@pytest.mark.parametrize("how", ["damaged", "missing", "empty", "a folder"])
def test_the_copy_steps_in_and_mends(place: Place, how: str):
    path = place.folder / "keys.json"
    whole = path.read_bytes()
    path.unlink()
    if how == "a folder":
        path.mkdir()
    elif how != "missing":
        path.write_bytes(b"" if how == "empty" else whole[:-100])
    assert place.folders.unlock(place.folder, PASSPHRASE) == place.key
    journal = place.open()
    assert journal.notices == ("key-file-copy-used",)
    journal.close()
    if how == "a folder":
        return
    assert path.read_bytes() == whole
    journal = place.open()
    assert journal.notices == ()
    journal.close()


def test_a_copy_that_differs_is_renewed_by_opening(place: Place):
    _damage(place, "keys.bak.json")
    journal = place.open()
    journal.close()
    assert journal.notices == ()
    assert (place.folder / "keys.bak.json").read_bytes() == (place.folder / "keys.json").read_bytes()


def test_both_damaged(place: Place):
    _damage(place, "keys.json", "keys.bak.json")
    for attempt in (lambda: place.folders.unlock(place.folder, PASSPHRASE), place.open):
        with pytest.raises(KeyFileDamaged):
            attempt()


def test_both_missing_beside_a_database(place: Place):
    for name in ("keys.json", "keys.bak.json"):
        (place.folder / name).unlink()
    assert place.folders.is_journal(place.folder)
    for attempt in (lambda: place.folders.unlock(place.folder, PASSPHRASE), place.open):
        with pytest.raises(KeyFileMissing):
            attempt()


def test_nothing_there(place: Place):
    for nowhere in (place.folder / "backups", place.folder / "nowhere"):
        assert not place.folders.is_journal(nowhere)
        with pytest.raises(JournalMissing):
            place.folders.unlock(nowhere, PASSPHRASE)
        with pytest.raises(JournalMissing):
            place.folders.open(nowhere, place.key)
    assert not (place.folder / "backups" / "journal.lock").exists()


def test_a_later_version_is_refused_by_name_even_beside_an_older_copy(place: Place):
    before = place.files()
    whole = json.loads(before["keys.json"])
    whole["head"]["version"] = 2
    whole["something"] = "new"
    (place.folder / "keys.json").write_text(json.dumps(whole))
    for attempt in (lambda: place.folders.unlock(place.folder, PASSPHRASE), place.open):
        with pytest.raises(JournalIsNewer):
            attempt()
    assert place.files()["journal-000001.db"] == before["journal-000001.db"]


@pytest.mark.parametrize(
    "database", ["../journal-000001.db", "/etc/passwd", "journal-1.db", "journal-000001.db/..", "", 7, None]
)
def test_the_database_is_a_plain_name(place: Place, database: object):
    body = json.loads((place.folder / "keys.json").read_bytes())
    body["database"] = database
    del body["checksum"]
    with pytest.raises(KeyFileDamaged):
        key_file.parse(json.dumps({**body, "checksum": checksum(body)}).encode())


def _mutated(content: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut, doubled, or a value of the JSON replaced by something odd."""
    at = chance.randrange(len(content))
    ways = [
        lambda: content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :],
        lambda: content[:at] + content[at + chance.randrange(1, 40) :],
        lambda: content[:at] + content[at - 20 : at] + content[at:],
        lambda: content[:at],
        lambda: _odd(content, chance, sums_up=False),
        lambda: _odd(content, chance, sums_up=True),
        lambda: _odd(content, chance, sums_up=True),
    ]
    return chance.choice(ways)()


def _odd(content: bytes, chance: random.Random, *, sums_up: bool) -> bytes:
    body = json.loads(content)
    holder = chance.choice(
        [body, body["head"], *body["slots"], *(slot["kdf"] for slot in body["slots"]), body["slots"]]
    )
    name = chance.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
    # Great amounts of memory are left to the bounds' own test.
    odd = [None, True, -1, 0, 2, 1.5, "", "00", "ff" * 12, "ff" * 16, "ff" * 48, [], {}, "é", "NaN", 16384]
    holder[name] = chance.choice(odd)
    if sums_up:
        body.pop("checksum", None)
        body["checksum"] = checksum(body)
    return json.dumps(body).encode()


@pytest.mark.fault("key-file")
def test_no_mutation_gives_another_key_or_another_error(place: Place, trial: Trial):
    (place.folder / "keys.bak.json").unlink()
    before = place.files()
    content = (place.folder / "keys.json").read_bytes()
    chance = random.Random(20260304)  # noqa: S311 - the same mutations every time
    outcomes = {"opened": 0, "refused": 0}
    for _ in range(trial.rounds):
        (place.folder / "keys.json").write_bytes(_mutated(content, chance))
        for secret in (PASSPHRASE, CODE):
            try:
                assert place.folders.unlock(place.folder, secret) == place.key
                outcomes["opened"] += 1
            except (KeyFileDamaged, WrongSecret, JournalIsNewer):
                outcomes["refused"] += 1
    (place.folder / "keys.json").write_bytes(content)
    changed = [name for name, was in before.items() if place.files().get(name) != was]
    trial.report(
        mutations=trial.rounds,
        attempts_refused=outcomes["refused"],
        opened_with_the_same_key=outcomes["opened"],
        opened_with_another=0,
        other_files_changed=len(changed),
    )
    assert outcomes["refused"] > 1.6 * trial.rounds
    assert not changed


def test_half_written_files_are_swept_away(place: Place):
    leftovers = [
        place.folder / ".keys.json.0badcafe",
        place.folder / ".keys.bak.json.0badcafe",
        place.folder / "backups" / "unhurried-000001-2026-03-04.backup.tmp",
        place.folder / "backups" / "unhurried-000001-2026-03-04.backup.db.tmp-journal",
    ]
    for leftover in leftovers:
        leftover.write_bytes(b"half")
    kept = place.folder / "backups" / "unhurried-000001-2026-03-04.backup"
    kept.write_bytes(b"a backup")
    place.open().close()
    assert not any(leftover.exists() for leftover in leftovers)
    assert kept.exists()


def test_a_key_of_another_journal_is_not_taken_for_damage(place: Place, tmp_path):
    other = place.folders.create(tmp_path / "other", PASSPHRASE, CODE, AT)
    with pytest.raises(WrongSecret):
        place.folders.open(place.folder, other)
    with pytest.raises(WrongSecret):
        place.folders.change_passphrase(place.folder, other, "another passphrase")
    journal = place.open()
    journal.reflections.put(a_reflection())
    assert len(journal.reflections.places(Filter())) == 1
    journal.close()
