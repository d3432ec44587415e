"""Close looks at journals and backups, through no port."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tests.storage.conftest import Place, assert_sound

from unhurried.storage import tally
from unhurried.storage.backups import checking, container
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database

UNHURRIED = Watch()


def rows_of(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that holds something written."""
    return {
        table: [
            row
            for row in db.execute(f'SELECT * FROM "{table}" ORDER BY {order}').fetchall()  # noqa: S608
            if not (table == "preference" and row[0].startswith(tally.PREFIX))
        ]
        for table, order in checking.tables(db)
    }


def written_in(place: Place) -> dict[str, list[tuple[object, ...]]]:
    """What is written in a closed journal, which is sound."""
    db = place.raw()
    assert_sound(db)
    rows = rows_of(db)
    db.close()
    return rows


def written_in_backup(place: Place, backup: Path, scratch: Path) -> dict[str, list[tuple[object, ...]]]:
    """What is written in a backup, by unpacking it like anybody could."""
    unpacked = scratch / f"{backup.name}.db"
    unpacked.unlink(missing_ok=True)
    container.unpack(backup, unpacked, UNHURRIED)
    db = place.raw(unpacked)
    assert_sound(db)
    assert db.execute("PRAGMA cipher_integrity_check").fetchall() == []
    rows = rows_of(db)
    db.close()
    unpacked.unlink()
    return rows


def sums(folder: Path) -> dict[str, str]:
    """Every file of a folder but its locks, by what is in it."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def leftovers(folder: Path) -> list[str]:
    """What is unfinished."""
    return [p.name for p in folder.rglob("*") if ".tmp" in p.name or p.name.startswith(".")]


def damage_root(place: Place, table: str) -> None:
    """Spoil the first page of a table of a closed journal."""
    db = place.raw()
    (root,) = db.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", [table]).fetchone()
    db.close()
    content = bytearray(place.database.read_bytes())
    content[(root - 1) * 4096 + 2000] ^= 1
    place.database.write_bytes(bytes(content))
