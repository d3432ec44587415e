#!/usr/bin/env python3
"""Read a journal of Unhurried without Unhurried: every word in it, written into Markdown files.

    python3 -m pip install cryptography sqlcipher3
    python3 THIS-FILE "My journal.journal" "a new folder"

The first may be the folder of a journal, a backup (.backup) or an archive (.unhurried). You are asked for its
passphrase, its recovery code or the executor's code; any one of them will do. Nothing in the journal is changed, and
nothing is sent anywhere. The encrypted database is copied beside the new folder, with its log (-wal), which holds the
last changes where the journal was not closed; that copy is read, and removed afterwards.

What is written into the new folder is NOT encrypted.
"""

import collections
import contextlib
import getpass
import hashlib
import json
import os
import shutil
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

try:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
    from sqlcipher3 import dbapi2 as sqlcipher
except ImportError as missing:
    sys.exit(f"Two packages are needed, cryptography (44 or later) and sqlcipher3. One is not there: {missing}")

# Tables whose rows belong to a row of another: by its place, or by its uid.
BY_PLACE = ("tag", "order_in_day", "answer", "marking", "moment")
BY_UID = {"reflection": ("margin_note", "revision"), "thread": ("thread_note",)}
WITH_OTHERS = {"reflection", "margin_note", "revision", "thread_note", *BY_PLACE}
WORKED_OUT = {"facet", "_sqlite_migrations"}  # nothing in them but what is in the others
IN_JSON = ("writing", "bookmark", "question", "draft", "disclosure", "value")
TEXTS = ("body", "text", "line", "words")  # these stand by themselves, other values behind their names
UNTOLD = {"wording", "title", *TEXTS}
WHERE_IT_STANDS = {"place", "position", "only_row", "thread_uid"}  # said by the pages themselves


def canonical(value):
    """JSON written in the one way in which it was sealed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def key_file(source):
    """What keys.json holds, or its copy where that is damaged: the locked key, and the name of the database."""
    if source.is_dir():
        paths = [source / name for name in ("keys.json", "keys.bak.json")]
        contents = [path.read_bytes() for path in paths if path.is_file()]
    else:
        with zipfile.ZipFile(source) as packed:
            contents = [packed.read("keys.json")]
    for content in contents:
        with contextlib.suppress(ValueError, KeyError, AttributeError):
            keys = json.loads(content)
            if keys.pop("checksum") == hashlib.sha256(canonical(keys)).hexdigest():
                return keys
    sys.exit("keys.json is missing or damaged. Every backup has one of its own: try the newest backup.")


def master_key(keys, typed):
    """The 32 bytes that all else follows from, out of the slot that opens with what was typed."""
    passphrase = "".join(" " if character.isspace() else character for character in typed).strip()
    passphrase = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    code = "".join(character.upper() for character in typed if character.isalnum())
    code = code.translate(str.maketrans("OIL", "011")).encode("utf-8", "surrogatepass")
    code = b"-".join(code[at : at + 4] for at in range(0, len(code), 4))
    for slot in keys["slots"]:
        secret = {"passphrase": passphrase, "recovery": code, "executor": code}.get(slot["type"], b"")
        kdf, nonce, ct = slot["kdf"], bytes.fromhex(slot["nonce"]), bytes.fromhex(slot["ct"])
        sealed_with = {"head": keys["head"], "slot": {name: slot[name] for name in slot if name != "ct"}}
        work = {"iterations": kdf["t"], "lanes": kdf["p"], "memory_cost": kdf["m_kib"]}
        stretched = Argon2id(salt=bytes.fromhex(kdf["salt"]), length=32, **work).derive(secret)
        with contextlib.suppress(InvalidTag):
            return AESGCM(stretched).decrypt(nonce, ct, canonical(sealed_with))
    sys.exit("That passphrase or code does not open it. A backup opens with those of the day on which it was made.")


def copy_database(source, name, copy):
    """Copy the encrypted database, with its log if there is one, and not while it changes."""
    if not source.is_dir():
        with zipfile.ZipFile(source) as packed, packed.open("journal.db") as inside, copy.open("wb") as file:
            return shutil.copyfileobj(inside, file)
    there = [path for path in (source / name, source / f"{name}-wal") if path.is_file()]
    before = [(path.stat().st_size, path.stat().st_mtime_ns) for path in there]
    for path, ending in zip(there, ("", "-wal")):
        shutil.copyfile(path, f"{copy}{ending}")
    if before != [(path.stat().st_size, path.stat().st_mtime_ns) for path in there if path.is_file()]:
        sys.exit("The journal is being written to. Close Unhurried, and try again.")


def connected(database, keys, master):
    """A connection to the copy. SQLCipher 4 with a raw key, which is 64 hexadecimal digits in x'…'."""
    salt, purpose = bytes.fromhex(keys["head"]["journal_id"]), b"unhurried/sqlcipher-raw-key/v1"
    raw_key = HKDF(SHA256(), 32, salt, purpose).derive(master).hex()
    db = sqlcipher.connect(str(database))
    for setting in ("cipher_log_level = NONE", f"key = \"x'{raw_key}'\"", "cipher_compatibility = 4"):
        db.execute(f"PRAGMA {setting}")
    return db


class Reader:
    """Goes through an open database, and writes down what is in it; what people wrote, byte for byte."""

    def __init__(self, db, folder):
        self.db, self.folder, self.read, self.page_of = db, folder, collections.Counter(), {}
        found = db.execute("SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        self.tables = {name for (name,) in found} - WORKED_OUT

    def rows(self, table, condition="", *values):
        """Rows by the names of their columns, with what belongs to them; none in a journal older than the table."""
        found = self.db.execute(f'SELECT * FROM "{table}" {condition}', values) if table in self.tables else ()
        for values in found:
            self.read[table] += 1
            row = dict(zip([column[0] for column in found.description], values))
            for name in [name for name in IN_JSON if str(row.get(name, ""))[:1] in ("{", "[")]:
                with contextlib.suppress(ValueError):
                    row[name] = json.loads(row[name])
            for part in BY_PLACE if table == "reflection" else ():
                row[part] = list(self.rows(part, "WHERE place = ? ORDER BY position", row["place"]))
            for part in BY_UID.get(table, ()):
                row[part] = list(self.rows(part, f"WHERE {table}_uid = ? ORDER BY rowid", row["uid"]))
            yield {name: value for name, value in row.items() if name not in WHERE_IT_STANDS}

    def told(self, name, thing, mark="#"):
        """A heading, texts as they were written, short facts in a list, and below it what belongs to it."""
        heading = ", ".join(filter(None, [name.replace("_", " "), thing.get("day"), thing.get("client_code")]))
        yield f"{mark} {thing.get('wording') or thing.get('title') or heading}"
        yield from (thing.get(key) for key in TEXTS)
        inside = {key: value for key, value in thing.items() if isinstance(value, (dict, list))}
        facts = {key: thing[key] for key in thing if key not in UNTOLD.union(inside) and thing[key] not in (None, "")}
        facts.update({key: ("no", "yes")[facts[key]] for key in facts if key.startswith("is_")})
        facts.update({key: self.page_of.get(facts[key], facts[key]) for key in facts if key == "reflection_uid"})
        yield "\n".join(f"- {key.replace('_', ' ')}: {value}" for key, value in facts.items())
        for key, value in inside.items():
            for each in value if isinstance(value, list) else [value]:
                yield from self.told(key, each, f"{mark}#") if isinstance(each, dict) else [f"- {key}: {each}"]

    def write(self, name, blocks):
        """A page of these blocks, a blank line between them."""
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes("\n\n".join([*filter(None, blocks), ""]).encode("utf-8"))

    def write_all(self):
        """Every page, then a line for each table; sure that no row was left out."""
        for place, day, uid, trashed in self.db.execute("SELECT place, day, uid, trashed_at FROM reflection"):
            self.page_of[uid] = f"{'trash' if trashed else 'reflections'}/{day}-{place % 2**20 + 1}.md"
        for uid, page in self.page_of.items():
            for row in self.rows("reflection", "WHERE uid = ?", uid):
                row["tag"] = ", ".join(each["name"] for each in row["tag"])
                row["order_in_day"] = "".join(str(each["number"]) for each in row["order_in_day"])
                self.write(page, self.told("reflection", row))
        for table in sorted(self.tables - WITH_OTHERS):
            blocks = [block for row in self.rows(table) for block in self.told(table, row, "##")]
            if blocks:
                self.write(f"{table}.md", [f"# {table.replace('_', ' ')}", *blocks])
        for table in sorted(self.tables):
            if self.db.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] != self.read[table]:
                sys.exit(f"Not every row of {table} could be written down. The rest is in {self.folder}.")
            yield f"{table.replace('_', ' ')}: {self.read[table]}"
        yield f"reflections in the trash: {sum(page.startswith('trash') for page in self.page_of.values())}"


def main():
    """Ask, unlock, copy, read, and say what there was."""
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    source, target = (Path(given).resolve() for given in sys.argv[1:])
    if target.exists() or any((folder / "keys.json").exists() for folder in target.parents):
        sys.exit("The second has to be a folder that is not there yet, and not inside a journal.")
    keys = key_file(source)
    master = master_key(keys, getpass.getpass("Passphrase or recovery code: "))
    os.umask(0o077)  # for nobody else on this computer
    with tempfile.TemporaryDirectory(dir=target.parent) as beside:
        copy_database(source, keys["database"], Path(beside, "journal.db"))
        with contextlib.closing(connected(Path(beside, "journal.db"), keys, master)) as db:
            reader = Reader(db, target)
            counts = list(reader.write_all())
            sealed = len(list(source.glob("inbox/**/*.sealed")))
            counts.append(f"lines left at the locked door, still sealed in inbox: {sealed}")
            reader.write("summary.md", ["# What there is", "\n".join(f"- {line}" for line in counts)])
    print(f"Written into {target}, where anybody can read it:", *counts, sep="\n  ")


try:
    main()
except (sqlcipher.DatabaseError, zipfile.BadZipFile, KeyError, ValueError) as error:
    sys.exit(f"The file is damaged, or none of Unhurried's ({type(error).__name__}). Try the newest backup.")
except OSError as error:
    sys.exit(f"It goes no further: {error}")
