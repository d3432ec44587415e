"""Making an archive: it holds what was chosen, under a key of its own, and nothing that belongs to a journal."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.builders import (
    AT,
    DAY,
    a_draft,
    a_full_reflection,
    a_margin_note,
    a_note,
    a_prompt,
    a_question,
    a_reflection,
    a_revision,
    a_session,
    a_thread,
    an_answer,
    words_to_keep,
)
from tests.storage.archives.conftest import SEALED, Desk
from tests.storage.backups.looks import leftovers

from unhurried.domain.errors import (
    ArchiveDamaged,
    Cancelled,
    TargetExists,
    TargetMissing,
    WrongSecret,
)
from unhurried.domain.finding import Filter
from unhurried.domain.looking_back import Annotation
from unhurried.domain.threads import Origin
from unhurried.storage.archives import unsealing
from unhurried.storage.backups import checking
from unhurried.storage.backups.watching import Watch
from unhurried.storage.connecting import Database, connect_existing


def _write(desk: Desk) -> None:
    journal = desk.place.open()
    with journal.transaction():
        journal.reflections.put(a_full_reflection(reflection_id="heron", day=DAY))
        asked = an_answer("Nothing yet.", prompt_id="own")
        journal.reflections.put(a_reflection("birch", reflection_id="birch", client_code="Birch", answers=(asked,)))
        journal.reflections.put(a_reflection("gone", reflection_id="trashed", client_code="Heron", trashed_at=AT))
        journal.reflections.keep_revision(a_revision("heron", revision_id="v"))
        journal.margins.put(a_margin_note("heron", note_id="m"))
        journal.margins.put(a_margin_note("heron", note_id="half", is_unfinished=True))
        journal.margins.keep_words(words_to_keep(note_id="w", reflection_id="heron"))
        journal.margins.keep_words(words_to_keep(note_id="free"))
        for name in ("t", "u"):
            journal.threads.put(a_thread(thread_id=name))
        journal.threads.put_note(a_note("t", note_id="from heron", origin=Origin("heron")))
        journal.threads.put_note(a_note("t", note_id="from birch", origin=Origin("birch")))
        journal.threads.put_note(a_note("u", note_id="from nothing"))
        journal.supervision.put(a_question(question_id="q", origin=Origin("heron")))
        journal.supervision.put(a_question(question_id="by itself"))
        journal.supervision.put_session(a_session(session_id="s"))
        journal.own_questions.put_prompt(a_prompt(prompt_id="own"))
        journal.own_questions.put_prompt(a_prompt(prompt_id="never asked"))
        journal.looking_back.put_annotation(Annotation("a", DAY, "moved rooms"))
        journal.drafts.put(a_draft(draft_id="d"))
        journal.prefer("way", "line")
    journal.close()


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[Path], dict[str, list[str]]]:
    """The ids in an archive by table, read as somebody else would read them."""

    def read(archive: Path) -> dict[str, list[str]]:
        into = tmp_path / "read.db"
        into.unlink(missing_ok=True)
        key = unsealing.unlock(archive, SEALED)
        unpacked = unsealing.unpack(archive, into, key, Watch())
        with closing(connect_existing(into, unpacked.raw_key)) as db:
            return {name: _ids(db, name) for name in _tables(db)}

    return read


def _tables(db: Database) -> list[str]:
    return [name for name, _ in checking.tables(db)]


def _ids(db: Database, table: str) -> list[str]:
    return sorted(str(row.get("uid", row)) for row in db.query(f"SELECT * FROM {table}"))  # noqa: S608


def test_everything_is_everything_that_was_written(one: Desk, tmp_path: Path, opened):
    _write(one)
    made = one.pack(tmp_path / "all.unhurried")
    held = opened(made.path)
    assert (made.reflections, made.in_trash, made.first_day, made.last_day) == (2, 1, DAY, DAY)
    assert held["reflection"] == ["birch", "heron", "trashed"]
    assert held["thread_note"] == ["from birch", "from heron", "from nothing"]
    assert held["margin_note"] == ["half", "m"]
    assert (held["draft"], held["annotation"], held["supervision_session"]) == (["d"], ["a"], ["s"])
    assert held["own_prompt"] == ["never asked", "own"]
    for table in ("preference", "choice", "hold", "ledger", "copy_draft", "word_decision"):
        assert held[table] == [], table


def test_a_part_is_what_was_chosen_and_what_hangs_on_it(one: Desk, tmp_path: Path, opened):
    _write(one)
    held = opened(one.pack(tmp_path / "part.unhurried", Filter(client_code="Heron")).path)
    assert held["reflection"] == ["heron"]
    assert held["revision"] == ["v"]
    assert held["margin_note"] == ["m"]
    assert held["words_to_keep"] == ["w"]
    assert (held["thread"], held["thread_note"]) == (["t"], ["from heron"])
    assert held["supervision_question"] == ["q"]
    for table in ("supervision_session", "annotation", "draft", "own_prompt"):
        assert held[table] == [], table


def test_own_questions_go_with_what_they_were_asked_in(one: Desk, tmp_path: Path, opened):
    _write(one)
    assert opened(one.pack(tmp_path / "part.unhurried", Filter(words="birch")).path)["own_prompt"] == ["own"]


def test_it_says_nothing_of_its_journal_and_no_word_is_readable(one: Desk, tmp_path: Path):
    _write(one)
    archive = one.pack(tmp_path / "all.unhurried").path
    again = one.pack(tmp_path / "again.unhurried").path
    with ZipFile(archive) as packed:
        told = json.loads(packed.read("manifest.json"))
        keys = json.loads(packed.read("keys.json"))
        assert packed.namelist() == ["keys.json", "journal.db", "manifest.json"]
    assert told["format"] == "unhurried-archive"
    assert [slot["type"] for slot in keys["slots"]] == ["passphrase"]
    own = json.loads((one.place.folder / "keys.json").read_bytes())["head"]
    content = archive.read_bytes()
    for secret in (own["journal_id"].encode(), own["key_id"].encode(), b"birch", b"Heron", b"waited"):
        assert secret not in content
    assert stat.S_IMODE(os.stat(archive).st_mode) == 0o600
    with ZipFile(again) as packed:
        assert json.loads(packed.read("manifest.json"))["journal_id"] != told["journal_id"]


def test_only_its_own_passphrase_opens_it(one: Desk, tmp_path: Path):
    archive = one.pack(tmp_path / "all.unhurried").path
    with pytest.raises(WrongSecret):
        one.archives.unlock(archive, "a pause is not a gap")
    assert one.archives.unlock(archive, f"  {SEALED} ") != one.place.key


def test_it_is_made_while_the_journal_is_open(one: Desk, tmp_path: Path, opened):
    journal = one.place.open()
    journal.reflections.put(a_reflection(reflection_id="now"))
    made = one.pack(tmp_path / "all.unhurried")
    journal.reflections.put(a_reflection(reflection_id="later"))
    journal.close()
    assert opened(made.path)["reflection"] == ["now"]


def test_what_has_the_name_already_is_left_alone(one: Desk, tmp_path: Path):
    target = tmp_path / "there.unhurried"
    target.write_text("mine")
    with pytest.raises(TargetExists):
        one.pack(target)
    with pytest.raises(TargetMissing):
        one.pack(tmp_path / "nowhere" / "all.unhurried")
    assert target.read_text() == "mine"
    assert leftovers(tmp_path) == []


def test_a_file_that_comes_meanwhile_is_left_alone(one: Desk, tmp_path: Path):
    target = tmp_path / "all.unhurried"

    def watch(done: float) -> bool:
        if done > 0.8:
            target.write_text("mine")
        return True

    with pytest.raises(TargetExists):
        one.archives.make(one.place.folder, one.place.key, Filter(), SEALED, target, AT, watch)
    assert target.read_text() == "mine"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("until", [0.0, 0.3, 0.62, 0.75, 0.9])
def test_stopped_it_leaves_nothing(one: Desk, tmp_path: Path, until: float):
    _write(one)
    target = tmp_path / "all.unhurried"
    with pytest.raises(Cancelled):
        one.archives.make(
            one.place.folder, one.place.key, Filter(), SEALED, target, AT, lambda done: done < until
        )
    assert not target.exists()
    assert leftovers(tmp_path) == []


def test_what_cannot_be_read_back_gets_no_name(one: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real = unsealing.unpack

    def spoil(path: Path, *others: object):
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(bytes(content))
        return real(path, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(unsealing, "unpack", spoil)
    with pytest.raises(ArchiveDamaged):
        one.pack(tmp_path / "all.unhurried")
    assert not (tmp_path / "all.unhurried").exists()
    assert leftovers(tmp_path) == []
