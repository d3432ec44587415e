"""docs/format.md says of the files what the code does: every name, table, column and number, and its example runs."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs]
from tests.builders import AT
from tests.exit.everything import fill
from tests.storage.conftest import Place

from unhurried.domain import keys
from unhurried.storage import SqlcipherSafekeeping, inbox, key_file, migrations, slots
from unhurried.storage.backups import beside, container, manifest, naming
from unhurried.storage.backups.manifest import Manifest, Particulars
from unhurried.storage.migrations import STEPS
from unhurried.storage.slots import Strength, database_key

PAGE = (Path(__file__).parents[2] / "docs" / "format.md").read_text("utf-8")
# Described as soon as it was decided.
NOT_YET = {"import", "imported"} if len(STEPS) < 6 else set()


def _sections() -> dict[str, str]:
    """The text under each heading, up to the next one."""
    _, *parts = re.split(r"^###? (.+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _cells(heading: str) -> dict[str, str]:
    """The rows of the table under a heading, by their first cell; without its own heading."""
    rows = [re.fullmatch(r"\| (.+?) \| (.+) \|", line) for line in _sections()[heading].splitlines()]
    _, *cells = [(re.sub(r"^`([^`]+)`$", r"\1", row[1]), row[2]) for row in rows if row]
    return dict(cells)


def _described() -> dict[str, set[str]]:
    """The columns of each table."""
    tables = [heading for heading, text in _sections().items() if "| column |" in text]
    return {heading.strip("`"): set(_cells(heading)) for heading in tables}


def test_every_table_and_column_is_described_and_no_other(place: Place):
    with closing(place.raw()) as db:
        names = db.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        columns = {
            name: {column for (column,) in db.execute("SELECT name FROM pragma_table_info(?)", [name])}
            for (name,) in names.fetchall()
        }
    found = _described()
    assert {name: found.get(name) for name in columns} == columns
    assert found.keys() - columns.keys() == NOT_YET


def test_what_can_be_ignored_is_named(place: Place):
    with closing(place.raw()) as db:
        asked = "SELECT name FROM pragma_table_list WHERE type IN ('view', 'virtual') AND schema = 'main'"
        others = [name for (name,) in db.execute(asked).fetchall()]
    ignored = _sections()["What can be ignored"]
    assert len(others) >= 7
    assert [name for name in others if f"`{name}`" not in ignored] == []


def test_every_step_is_named():
    steps = _cells("How the schema came about")
    for number, step in enumerate(STEPS, start=1):
        assert steps[str(number)].startswith(f"`{step.name}` |")


def _paths(value: object, before: str = "") -> set[str]:
    if isinstance(value, dict):
        return {path for key, inner in value.items() for path in _paths(inner, f"{before}.{key}".strip("."))}
    if isinstance(value, list):
        return {path for each in value for path in _paths(each, before)}
    return {before}


def test_every_field_of_the_key_file_is_described_and_no_other(place: Place):
    found = _paths(json.loads((place.folder / "keys.json").read_bytes()))
    assert found | {"slots"} == set(_cells("The fields of `keys.json`"))


def test_every_field_of_a_manifest_is_described_and_no_other(place: Place):
    backup = SqlcipherSafekeeping().make(place.folder, place.key, AT)
    with zipfile.ZipFile(backup.path) as packed:
        found = json.loads(packed.read("manifest.json"))
        text = _sections()["A backup"]
        assert [info.filename for info in packed.infolist()] == re.findall(r"`(keys\.json|\w+\.db|\w+\.json)`", text)[
            :3
        ]
    assert set(found) == {field.name for field in fields(Manifest)} == set(_cells("A backup"))
    for field in fields(Particulars):
        assert f"`{field.name}`" in text, field.name


def _pragmas(place: Place) -> dict[str, str]:
    with closing(place.raw()) as db:
        one: Callable[[str], str] = lambda name: str(db.execute(f"PRAGMA {name}").fetchone()[0])  # noqa: E731
        return {
            "cipher": one("cipher"),
            "bytes of a page": one("page_size"),
            "HMAC": one("cipher_hmac_algorithm"),
            "PRAGMA application_id": f"0x{int(one('application_id')):X}",
            "PRAGMA encoding": one("encoding"),
            "journal mode": one("journal_mode"),
        }


def test_the_parameters_are_those_of_the_code(place: Place):
    said = _cells("From a secret to the key") | _cells("The database")
    file = key_file.read(place.folder).file
    slot = file.slots[0]
    strength = Strength()
    described = slot.describe()
    assert said == {
        "Argon2id version": str(described["kdf"]["v"]),
        "Argon2id memory in KiB, as made": str(strength.m_kib),
        "Argon2id passes, as made": str(strength.t),
        "Argon2id lanes, as made": str(strength.p),
        "Argon2id bytes of result": str(len(slot.strength.stretch(b"x", slot.salt))),
        "bytes of salt": str(len(slot.salt)),
        "bytes of nonce": str(len(slot.nonce)),
        "bytes of a locked key, `ct`": str(len(slot.ct)),
        "characters of a code": str(keys.GROUPS * keys.GROUP_LENGTH),
        "characters in a group of a code": str(keys.GROUP_LENGTH),
        "alphabet of a code": keys.ALPHABET,
        "HKDF info of the database key": slots._DATABASE_KEY.decode(),
        "HKDF info of the name of the key": slots._KEY_ID.decode(),
        "HKDF info of the particulars of a backup": slots._BACKUP_KEY.decode(),
        "HKDF info of the inbox": slots._INBOX_SECRET.decode(),
        "bytes at the end of a page that are not content": "80",
        **_pragmas(place),
    }
    assert f"0x{migrations.APPLICATION_ID:X}" == said["PRAGMA application_id"]


def _backup_format() -> str:
    return next(field.default for field in fields(Manifest) if field.name == "format")


def test_the_names_are_those_of_the_code(place: Place):
    head = key_file.read(place.folder).file.head
    names = [
        *(key_file.NAME, key_file.COPY_NAME, inbox.FOLDER, f"{inbox.FOLDER}/{inbox.ASIDE}/", f"*{inbox.SUFFIX}"),
        *(inbox.FORMER_KEYS, f"{naming.FOLDER}/", naming.name_of(12, AT.date()), *beside.NAMES.values()),
        *(container.KEYS, container.DATABASE, "manifest.json", head.format, _backup_format()),
        *("journal.lock", "backups.lock", "journal-000001.db", slots.PASSPHRASE, slots.RECOVERY, slots.EXECUTOR),
        *(slots.KEYRING, inbox._MARK.decode().strip(), "unhurried recovery code"),
    ]
    assert [name for name in names if f"`{name}`" not in PAGE and f"{name}`" not in PAGE] == []
    assert f"a multiple of {inbox._STEP}" in " ".join(PAGE.split())
    assert f"the {len(inbox._MARK)} bytes" in PAGE
    assert f"a nonce of {manifest._NONCE} bytes" in PAGE


def test_the_example_turns_a_database_into_an_ordinary_one(place: Place, tmp_path: Path):
    """With what the page says, and an SQLite that is given no key."""
    with closing(place.open()) as journal:
        fill(journal)
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    meant: dict[str, Callable[[bytes, bytes], bytes]] = {}
    exec(example, meant)  # noqa: S102 - it is ours, and is to be tried
    raw_key = bytes.fromhex(database_key(place.key, key_file.read(place.folder).file.head.journal_id)[2:-1])
    encrypted = place.database.read_bytes()
    plain = tmp_path / "plain.db"
    plain.write_bytes(meant["plain_database"](encrypted, raw_key))
    with closing(dbapi2.connect(str(plain))) as db, closing(place.raw()) as sealed:
        for table in _described().keys() - NOT_YET:
            asked = f'SELECT * FROM "{table}"'  # noqa: S608 - of the page
            assert db.execute(asked).fetchall() == sealed.execute(asked).fetchall(), table
    with pytest.raises(AssertionError, match="damaged"):
        meant["plain_database"](encrypted[:5000] + b"?" + encrypted[5001:], raw_key)


def test_it_says_how_a_place_is_made(place: Place):
    from tests.builders import a_reflection

    with closing(place.open()) as journal:
        for name in ("a", "b"):
            journal.reflections.put(a_reflection(reflection_id=name))
    with closing(place.raw()) as db:
        places = [number for (number,) in db.execute("SELECT place FROM reflection ORDER BY place").fetchall()]
    days = (AT.date() - AT.date().replace(year=1, month=1, day=1)).days + 1
    assert places == [days * 2**20, days * 2**20 + 1]
    assert "times 2²⁰, plus the order of keeping on that day" in " ".join(PAGE.split())


def test_the_steps_to_the_key_are_those_of_the_page(place: Place):
    """What is sealed with a slot, built from what the page says."""
    whole = json.loads((place.folder / "keys.json").read_bytes())
    slot = dict(whole["slots"][0])
    del slot["ct"]
    said = json.dumps({"head": whole["head"], "slot": slot}, sort_keys=True, separators=(",", ":")).encode()
    file = key_file.read(place.folder).file
    assert said == slots._context(file.head, file.slots[0])
    assert asdict(file.head) == whole["head"]
