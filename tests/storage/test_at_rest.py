"""At rest: nothing that was written can be read in any file, and what was erased is nowhere at all."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from tests.builders import (
    AT,
    a_draft,
    a_full_reflection,
    a_margin_note,
    a_marker,
    a_marking,
    a_note,
    a_prompt,
    a_revision,
    a_thread,
    an_answer,
    words_to_keep,
)
from tests.storage.conftest import Place

from unhurried.domain.finding import Filter
from unhurried.domain.ports import Journal
from unhurried.domain.threads import Origin
from unhurried.storage.slots import database_key

CANARY = "heliotrope"
OF_A_CLIENT = "of a client"
PAGE = 4096
# Of each page SQLCipher keeps 16 bytes for the initialisation vector and 64 for the authentication tag.
RESERVED = 80


def _plant(journal: Journal) -> str:
    """The word in every place where a word can be."""
    marking = a_marking(line=CANARY, wording=CANARY, option_wording=CANARY)
    everywhere = a_full_reflection(
        body=f"{CANARY} {CANARY}s",
        client_code=CANARY,
        tags=(CANARY,),
        answers=(an_answer(CANARY),),
        markings=(marking,),
    )
    with journal.transaction():
        journal.reflections.put(everywhere)
        journal.reflections.keep_revision(a_revision(everywhere.reflection_id, CANARY))
        journal.drafts.put(a_draft(CANARY, reflection_id=everywhere.reflection_id))
        journal.drafts.put(a_draft(CANARY, draft_id="of its own"))
        journal.own_questions.put_prompt(a_prompt(CANARY))
        journal.own_questions.put_marker(a_marker(CANARY))
        journal.prefer(CANARY, CANARY)
        journal.margins.put(a_margin_note(everywhere.reflection_id, CANARY))
        journal.margins.keep_words(words_to_keep(CANARY, reflection_id=everywhere.reflection_id))
        journal.threads.put(a_thread(CANARY, thread_id=OF_A_CLIENT, client_code=CANARY))
        journal.threads.put_note(a_note(OF_A_CLIENT, CANARY, origin=Origin(everywhere.reflection_id)))
    journal.reflections.glimpses(journal.reflections.places(Filter(words=CANARY)), Filter(words=CANARY))
    assert journal.threads.find(CANARY)
    return everywhere.reflection_id


def _says(content: bytes, word: str = CANARY) -> bool:
    lowered = content.lower()
    return any(word.encode(encoding) in lowered for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def _pages(place: Place) -> bytes:
    """Every page of the database file, decrypted, unused ones and unused parts included."""
    raw = bytes.fromhex(database_key(place.key, _journal_id(place))[2:-1])
    content = place.database.read_bytes()
    plain = bytearray()
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        vector = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        sealed = page[16 if start == 0 else 0 : PAGE - RESERVED]
        decryptor = Cipher(algorithms.AES256(raw), modes.CBC(vector)).decryptor()
        plain += decryptor.update(sealed) + decryptor.finalize()
    return bytes(plain)


def _journal_id(place: Place) -> str:
    from unhurried.storage import key_file

    return key_file.read(place.folder).file.head.journal_id


def test_a_planted_word_is_in_no_file(place: Place, tmp_path: Path):
    journal = place.open()
    _plant(journal)
    while_open = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    journal.close()
    closed = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert any(path.name.endswith("-wal") for path in while_open)
    for files in (while_open, closed):
        assert [path for path, content in files.items() if _says(content) or b"SQLite format" in content] == []


def test_the_look_into_the_pages_finds_what_is_there(place: Place):
    journal = place.open()
    _plant(journal)
    journal.close()
    assert _says(_pages(place))


def test_what_was_erased_is_in_no_page_and_no_log(place: Place):
    journal = place.open()
    gone = _plant(journal)
    for number in range(40):
        journal.reflections.put(a_full_reflection(body=f"Other words {number}."))
        journal.drafts.put(a_draft(f"{CANARY} " * number, draft_id="of its own"))
    journal.reflections.put(a_full_reflection(body=CANARY, reflection_id=gone, trashed_at=AT))
    journal.reflections.erase([gone])
    journal.threads.erase(OF_A_CLIENT)
    journal.drafts.remove("of its own")
    journal.close()
    _clear_what_no_port_removes(place)
    journal = place.open()
    journal.forget_traces()
    assert (place.database.with_name(place.database.name + "-wal")).stat().st_size == 0
    assert not _says(_pages(place))
    assert len(journal.reflections.places(Filter(words="other"))) == 40
    journal.close()
    db = place.raw()
    terms = db.execute("SELECT term FROM vocabulary WHERE term LIKE 'heli%'").fetchall()
    blocks = b"".join(block for (block,) in db.execute("SELECT block FROM words_data").fetchall())
    db.close()
    assert terms == []
    assert not _says(blocks, CANARY[2:])


def test_an_edited_word_is_gone_too_when_traces_are_forgotten(place: Place):
    journal = place.open()
    reflection = a_full_reflection(body=f"{CANARY} and more. " * 50)
    journal.reflections.put(reflection)
    journal.reflections.put(a_full_reflection(body="short", reflection_id=reflection.reflection_id))
    journal.forget_traces()
    assert not _says(_pages(place))
    journal.close()


def _clear_what_no_port_removes(place: Place) -> None:
    db = place.raw()
    for table in ("own_prompt", "own_marker", "preference"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    db.close()
