"""The system's keyring as a way in: asked for, only the system's own, and never the only way.

No real keyring is here to be asked: a backend of the same form stands in for it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

import pytest
from tests.builders import AT
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place

from unhurried.domain.errors import DiskIsFull, KeyringUnavailable, WrongSecret
from unhurried.domain.keys import MasterKey, WayIn, recovery_code
from unhurried.storage import SealedWaysIn, key_file
from unhurried.storage.system_keyring import SYSTEM_BACKENDS, Accepted, SystemKeyring

NAME = "keyring_of_this_test"


class Keyring:
    """The form of a backend of `keyring`."""

    priority: float = 5
    kept: dict[tuple[str, str], str]
    fault: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._maybe()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._maybe()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._maybe()
        del self.kept[service, username]

    def _maybe(self) -> None:
        if self.fault:
            raise self.fault


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Keyring]]:
    fresh = type("Keyring", (Keyring,), {"kept": {}, "__module__": NAME})
    module = ModuleType(NAME)
    module.Keyring = fresh  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(sys.modules, NAME, module)
    return fresh


@pytest.fixture
def ways_in(backend: type[Keyring]) -> SealedWaysIn:
    return SealedWaysIn(
        WEAK, keyring=SystemKeyring([Accepted("no_such_module", "Keyring"), Accepted(NAME, "Keyring")])
    )


def _add(place: Place, ways_in: SealedWaysIn) -> Place:
    ways_in.add_keyring_slot(place.folder, place.key)
    return place


def test_it_opens_without_a_secret_typed(place: Place, ways_in: SealedWaysIn, backend: type[Keyring]):
    assert ways_in.keyring_available()
    _add(place, ways_in)
    assert ways_in.unlock_with_keyring(place.folder) == place.key
    assert ways_in.ways(place.folder) == {WayIn.PASSPHRASE, WayIn.RECOVERY, WayIn.KEYRING}
    for typed in (PASSPHRASE, CODE):
        assert place.folders.unlock(place.folder, typed) == place.key
    ((service, username),) = backend.kept
    assert service == "Unhurried"
    assert "journal" not in username
    secret = backend.kept[service, username]
    assert len(bytes.fromhex(secret)) == 32
    assert secret not in (place.folder / "keys.json").read_text()
    with pytest.raises(WrongSecret):
        place.folders.unlock(place.folder, secret)


def test_it_is_not_there_unasked(place: Place, ways_in: SealedWaysIn, backend: type[Keyring]):
    assert WayIn.KEYRING not in ways_in.ways(place.folder)
    with pytest.raises(WrongSecret):
        ways_in.unlock_with_keyring(place.folder)
    assert backend.kept == {}


def test_removed_it_opens_nothing_and_the_keyring_is_empty(
    place: Place, ways_in: SealedWaysIn, backend: type[Keyring]
):
    _add(place, ways_in)
    kept = dict(backend.kept)
    ways_in.remove_keyring_slot(place.folder, place.key)
    assert backend.kept == {}
    assert WayIn.KEYRING not in ways_in.ways(place.folder)
    backend.kept.update(kept)
    with pytest.raises(WrongSecret):
        ways_in.unlock_with_keyring(place.folder)
    ways_in.remove_keyring_slot(place.folder, place.key)
    assert place.folders.unlock(place.folder, PASSPHRASE) == place.key


def test_removing_it_works_while_the_keyring_does_not(place: Place, ways_in: SealedWaysIn, backend: type[Keyring]):
    _add(place, ways_in)
    backend.fault = RuntimeError()
    ways_in.remove_keyring_slot(place.folder, place.key)
    assert WayIn.KEYRING not in ways_in.ways(place.folder)


def test_added_again_there_is_one(place: Place, ways_in: SealedWaysIn, backend: type[Keyring]):
    _add(_add(place, ways_in), ways_in)
    assert len(backend.kept) == 1
    assert ways_in.unlock_with_keyring(place.folder) == place.key


def test_a_new_passphrase_leaves_it_alone(place: Place, ways_in: SealedWaysIn):
    _add(place, ways_in)
    place.folders.change_passphrase(place.folder, place.key, "another pause altogether")
    assert ways_in.unlock_with_keyring(place.folder) == place.key


def test_a_rotation_ends_it(place: Place, ways_in: SealedWaysIn, backend: type[Keyring]):
    _add(place, ways_in)
    rotated = ways_in.rotate(place.folder, place.key, "another pause altogether", recovery_code(b"n" * 16))
    assert rotated.ended == {WayIn.KEYRING}
    assert backend.kept == {}
    with pytest.raises(WrongSecret):
        ways_in.unlock_with_keyring(place.folder)
    _add(replace(place, key=rotated.key), ways_in)
    assert ways_in.unlock_with_keyring(place.folder) == rotated.key


def test_a_stranger_cannot_add_one(place: Place, ways_in: SealedWaysIn, backend: type[Keyring]):
    before = place.files()
    for change in (ways_in.add_keyring_slot, ways_in.remove_keyring_slot):
        with pytest.raises(WrongSecret):
            change(place.folder, MasterKey(bytes(32)))
    assert (place.files(), backend.kept) == (before, {})


@pytest.mark.parametrize("kept", [None, "", "00" * 32, "no hexadecimal digits", "00" * 31, "é"])
def test_another_secret_in_the_keyring_is_told(
    place: Place, ways_in: SealedWaysIn, backend: type[Keyring], kept: str | None
):
    _add(place, ways_in)
    ((entry, _),) = backend.kept.items()
    del backend.kept[entry]
    if kept is not None:
        backend.kept[entry] = kept
    with pytest.raises((KeyringUnavailable, WrongSecret)):
        ways_in.unlock_with_keyring(place.folder)


@pytest.mark.parametrize("fault", [RuntimeError("a canary"), OSError(5, "a canary"), KeyError("a canary")])
def test_what_a_keyring_raises_is_put_into_our_words(
    place: Place, ways_in: SealedWaysIn, backend: type[Keyring], fault: Exception
):
    _add(place, ways_in)
    before = place.files()
    backend.fault = fault
    for attempt in (
        lambda: ways_in.add_keyring_slot(place.folder, place.key),
        lambda: ways_in.unlock_with_keyring(place.folder),
    ):
        with pytest.raises(KeyringUnavailable) as caught:
            attempt()
        assert "canary" not in str(caught.value)
    assert place.files() == before


def test_a_keyring_that_forgets_at_once_is_not_relied_on(
    place: Place, ways_in: SealedWaysIn, backend: type[Keyring], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(backend, "set_password", lambda *_: None)
    before = place.files()
    with pytest.raises(KeyringUnavailable):
        _add(place, ways_in)
    assert place.files() == before


def test_when_the_key_file_cannot_be_written_nothing_stays_in_the_keyring(
    place: Place, ways_in: SealedWaysIn, backend: type[Keyring], monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object) -> None:
        raise DiskIsFull

    monkeypatch.setattr(key_file, "replace_whole", full)
    with pytest.raises(DiskIsFull):
        _add(place, ways_in)
    assert backend.kept == {}


def test_another_journal_has_a_secret_of_its_own(
    place: Place, ways_in: SealedWaysIn, backend: type[Keyring], tmp_path
):
    key = place.folders.create(tmp_path / "other", PASSPHRASE, CODE, AT)
    other = Place(tmp_path / "other", key, place.folders)
    for one in (place, other):
        _add(one, ways_in)
    assert len(set(backend.kept.values())) == 2
    ways_in.remove_keyring_slot(other.folder, other.key)
    assert ways_in.unlock_with_keyring(place.folder) == place.key


# Which keyrings


def test_only_the_systems_own_are_accepted():
    assert {accepted.module for accepted in SYSTEM_BACKENDS} == {
        "keyring.backends.macOS",
        "keyring.backends.Windows",
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
    }


@pytest.mark.parametrize("priority", [0, 0.5, -1])
def test_one_that_is_not_recommended_is_not_used(backend: type[Keyring], priority: float):
    backend.priority = priority
    assert not SystemKeyring([Accepted(NAME, "Keyring")]).is_there()


def test_one_that_only_passes_through_the_module_is_not_used(backend: type[Keyring]):
    backend.__module__ = "keyrings.alt.file"
    assert not SystemKeyring([Accepted(NAME, "Keyring")]).is_there()


def test_where_there_is_none_that_is_said(place: Place):
    ways_in = SealedWaysIn(WEAK, keyring=SystemKeyring([Accepted("no_such_module", "Keyring")]))
    assert not ways_in.keyring_available()
    with pytest.raises(KeyringUnavailable):
        ways_in.add_keyring_slot(place.folder, place.key)


def test_looking_for_the_real_ones_never_raises_nor_looks_further_nor_starts_anything():
    """In a process of its own, because it loads whatever is installed."""
    code = (
        "import sys\n"
        "from unhurried.storage.system_keyring import SystemKeyring\n"
        "sys.addaudithook(lambda event, _: event == 'subprocess.Popen' and print(event))\n"
        "print(SystemKeyring().is_there() in (True, False))\n"
        "print([name for name in sys.modules if 'backends.' in name and name.rsplit('.')[-1] in\n"
        "       ('null', 'chainer', 'libsecret') or name.startswith('keyrings')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.split("\n"), done.stderr) == (["True", "[]", ""], "")
