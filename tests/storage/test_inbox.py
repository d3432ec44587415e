"""The inbox: lines go in without a key, nobody reads them meanwhile, and every one of them comes out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from nacl.public import PublicKey, SealedBox
from tests.builders import AT, DAY
from tests.storage.conftest import CODE, PASSPHRASE, WEAK, Place
from tests.storage.test_at_rest import CANARY, _says

from unhurried.domain.drafts import Bookmark
from unhurried.domain.errors import (
    InboxIsClosed,
    InboxIsFull,
    JournalMissing,
    KeyFileDamaged,
    LineTooLong,
    UnhurriedError,
)
from unhurried.domain.inbox import LONGEST_LINE, Line, TakenIn
from unhurried.domain.keys import recovery_code
from unhurried.services.inbox import leave_line, take_in
from unhurried.storage import SealedLetterbox, SealedWaysIn, inbox, key_file

MARK = b"unhurried line 1\n"


@pytest.fixture
def letterbox() -> SealedLetterbox:
    return SealedLetterbox()


def _line(text: str = "She laughed, and I changed the subject.", **fields) -> Line:
    return Line(**{"written_at": AT, "day": DAY, "text": text, **fields})


def _files(place: Place) -> list[Path]:
    return sorted(path for path in (place.folder / "inbox").iterdir() if path.is_file())


def _aside(place: Place) -> list[str]:
    aside = place.folder / "inbox" / "unreadable"
    return sorted(path.name for path in aside.iterdir()) if aside.is_dir() else []


def _take_in(place: Place) -> TakenIn:
    journal = place.open()
    try:
        return take_in(journal)
    finally:
        journal.close()


def _texts(place: Place) -> list[str]:
    journal = place.open()
    try:
        return [draft.writing.body for draft in journal.drafts.all()]
    finally:
        journal.close()


def _seal(place: Place, content: bytes) -> bytes:
    """What somebody could seal who has read how it is done."""
    address = bytes.fromhex(key_file.read(place.folder).file.inbox)
    return MARK + SealedBox(PublicKey(address)).encrypt(content)


def _without_inbox(place: Place) -> None:
    file = key_file.read(place.folder).file
    key_file.write(place.folder, replace(file, inbox=""))


def test_a_line_comes_out_as_a_draft(place: Place, letterbox: SealedLetterbox):
    line = leave_line(letterbox, place.folder, "  A pause.\r\nI kept it. ", " Heron ", AT, DAY)
    assert line == _line("A pause.\nI kept it.", client_code="Heron")
    taken = _take_in(place)
    journal = place.open()
    (draft,) = journal.drafts.all()
    journal.close()
    assert taken == TakenIn((draft.draft_id,))
    assert (draft.writing.day, draft.writing.client_code) == (DAY, "Heron")
    assert draft.writing.body == "A pause.\nI kept it."
    assert draft.bookmark == Bookmark(way="line", caret=len(draft.writing.body))
    assert (draft.touched_at, draft.reflection_id) == (AT, None)
    assert _files(place) == []


def test_a_hundred_lines_go_in_and_a_hundred_drafts_come_out(place: Place, letterbox: SealedLetterbox):
    moments = [AT + timedelta(seconds=number * 37 % 100) for number in range(100)]
    for number, moment in enumerate(moments):
        letterbox.leave(place.folder, _line(f"line {number} 🕊️", written_at=moment))
    assert len(_files(place)) == 100
    taken = _take_in(place)
    assert len(set(taken.drafts)) == 100
    assert taken.put_aside == 0
    by_time = sorted(range(100), key=lambda number: moments[number], reverse=True)
    assert _texts(place) == [f"line {number} 🕊️" for number in by_time]
    assert _files(place) == []
    assert _take_in(place) == TakenIn()


def test_a_line_can_be_left_while_another_window_has_the_journal_open(place: Place, letterbox: SealedLetterbox):
    journal = place.open()
    letterbox.leave(place.folder, _line())
    assert len(take_in(journal).drafts) == 1
    journal.close()


def test_files_are_private_their_names_and_lengths_say_little(place: Place, letterbox: SealedLetterbox):
    os.umask(0o000)
    try:
        for length in (0, 1, 60, 130, 300):
            letterbox.leave(place.folder, _line("x" * length))
    finally:
        os.umask(0o022)
    assert (place.folder / "inbox").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in _files(place)} == {0o600}
    # What sealing adds: a public key of 32 bytes and a seal of 16.
    # What sealing adds: a public key of 32 bytes and a seal of 16.
    sizes = sorted(path.stat().st_size - len(MARK) - 48 for path in _files(place))
    assert sizes == [256, 256, 256, 256, 512]
    assert all(len(path.name) == 32 + len(".sealed") for path in _files(place))


def test_a_planted_word_is_in_no_file(place: Place, letterbox: SealedLetterbox, tmp_path: Path):
    letterbox.leave(place.folder, _line(f"{CANARY} and more", client_code=CANARY))
    sealed = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    _take_in(place)
    taken = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(_says(content) for content in (*sealed, *taken))
    assert len(sealed) >= 4
    assert _texts(place) == [f"{CANARY} and more"]


def test_without_the_master_key_nothing_opens_a_line(place: Place, letterbox: SealedLetterbox, tmp_path: Path):
    letterbox.leave(place.folder, _line(CANARY))
    (sealed,) = _files(place)
    key = place.folders.create(tmp_path / "other", PASSPHRASE, CODE, AT)
    other = Place(tmp_path / "other", key, place.folders)
    (other.folder / "inbox").mkdir()
    (other.folder / "inbox" / sealed.name).write_bytes(sealed.read_bytes())
    assert _take_in(other) == TakenIn(put_aside=1)
    assert _aside(other) == [sealed.name]


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "truncated": lambda content: content[:-1],
    "halved": lambda content: content[: len(content) // 2],
    "only the mark": lambda _: MARK,
    "a bit flipped": lambda content: content[:100] + bytes([content[100] ^ 1]) + content[101:],
    "another mark": lambda content: b"unhurried line 2\n" + content[len(MARK) :],
    "appended to": lambda content: content + b"x",
    "a letter": lambda _: "Dear Unhurried, ich grüße dich".encode(),
    "very long": lambda content: content * 2000,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_what_is_spoilt_is_put_aside_and_kept(place: Place, letterbox: SealedLetterbox, spoil):
    letterbox.leave(place.folder, _line("whole"))
    (path,) = _files(place)
    spoilt = spoil(path.read_bytes())
    (place.folder / "inbox" / "0.sealed").write_bytes(spoilt)
    taken = _take_in(place)
    assert (len(taken.drafts), taken.put_aside) == (1, 1)
    assert _aside(place) == ["0.sealed"]
    assert (place.folder / "inbox" / "unreadable" / "0.sealed").read_bytes() == spoilt
    assert _texts(place) == ["whole"]
    assert _take_in(place) == TakenIn()


ODD = {
    "no json": b"{",
    "no object": b"[]",
    "nothing": b"",
    "no text": b'{"written_at": "2026-03-04T17:00:00+00:00", "day": "2026-03-04"}',
    "a number": b'{"written_at": "2026-03-04T17:00:00+00:00", "day": "2026-03-04", "text": 7}',
    "a listed code": (
        b'{"written_at": "2026-03-04T17:00:00+00:00", "day": "2026-03-04", "text": "", "client_code": ["x"]}'
    ),
    "no zone": b'{"written_at": "2026-03-04T17:00:00", "day": "2026-03-04", "text": "x"}',
    "before all time": b'{"written_at": "0001-01-01T00:00:00+14:00", "day": "2026-03-04", "text": "x"}',
    "no day": b'{"written_at": "2026-03-04T17:00:00+00:00", "day": "someday", "text": "x"}',
    "not ascii": '{"text": "é"}'.encode(),
    "deep": b"[" * 50_000,
    "a great number": b'{"written_at": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("content", ODD.values(), ids=ODD.keys())
def test_what_somebody_sealed_who_meant_no_good_is_put_aside(place: Place, content: bytes):
    (place.folder / "inbox").mkdir()
    (place.folder / "inbox" / "odd.sealed").write_bytes(_seal(place, content))
    assert _take_in(place) == TakenIn(put_aside=1)
    assert _aside(place) == ["odd.sealed"]


def test_half_a_surrogate_pair_and_control_characters_stop_nothing(place: Place):
    (place.folder / "inbox").mkdir()
    fields = {"written_at": AT.isoformat(), "day": DAY.isoformat(), "text": "a\ud83d\x00b", "client_code": "\x02"}
    (place.folder / "inbox" / "odd.sealed").write_bytes(_seal(place, json.dumps(fields).encode()))
    assert len(_take_in(place).drafts) == 1
    assert _texts(place) == ["a\ufffd\u2400b"]


@pytest.mark.skipif(os.name != "posix", reason="pipes and links are a thing of Unix")
def test_what_is_no_file_is_put_aside_unread(place: Place, letterbox: SealedLetterbox, tmp_path: Path):
    letterbox.leave(place.folder, _line("whole"))
    box = place.folder / "inbox"
    os.mkfifo(box / "pipe.sealed")
    (box / "folder.sealed").mkdir()
    (tmp_path / "letter").write_text("a letter")
    (box / "link.sealed").symlink_to(tmp_path / "letter")
    (box / "photograph.jpg").write_bytes(b"\xff\xd8")
    for litter in (".DS_Store", "desktop.ini", "Thumbs.db"):
        (box / litter).write_bytes(b"left by a file manager")
    taken = _take_in(place)
    assert (len(taken.drafts), taken.put_aside) == (1, 4)
    assert _aside(place) == ["folder.sealed", "link.sealed", "photograph.jpg", "pipe.sealed"]
    assert (tmp_path / "letter").read_text() == "a letter"
    assert [path.name for path in _files(place)] == [".DS_Store", "Thumbs.db", "desktop.ini"]


def test_two_of_one_name_are_both_kept_aside(place: Place):
    (place.folder / "inbox" / "unreadable").mkdir(parents=True)
    for folder in ("inbox", "inbox/unreadable"):
        (place.folder / folder / "a.sealed").write_bytes(folder.encode())
    assert _take_in(place).put_aside == 1
    assert len(_aside(place)) == 2


def test_a_copy_of_a_line_is_the_same_line(place: Place, letterbox: SealedLetterbox):
    letterbox.leave(place.folder, _line())
    (path,) = _files(place)
    path.with_name("a copy of it (2).sealed").write_bytes(path.read_bytes())
    assert len(_take_in(place).drafts) == 1
    assert len(_texts(place)) == 1
    assert _files(place) == []


def test_a_line_is_not_taken_in_twice_when_it_could_not_be_removed(
    place: Place, letterbox: SealedLetterbox, monkeypatch: pytest.MonkeyPatch
):
    """As after a kill between the transaction and the removing."""
    letterbox.leave(place.folder, _line())
    with monkeypatch.context() as patched:
        patched.setattr(inbox.SealedInbox, "remove", lambda *_: None)
        (draft_id,) = _take_in(place).drafts
    journal = place.open()
    journal.drafts.remove(draft_id)
    journal.close()
    assert _take_in(place) == TakenIn()
    assert _files(place) == []
    assert _texts(place) == []


def test_lines_stay_where_they_are_when_the_transaction_fails(
    place: Place, letterbox: SealedLetterbox, monkeypatch: pytest.MonkeyPatch
):
    letterbox.leave(place.folder, _line())
    journal = place.open()
    monkeypatch.setattr(journal, "prefer", lambda *_: (_ for _ in ()).throw(UnhurriedError))
    with pytest.raises(UnhurriedError):
        take_in(journal)
    monkeypatch.undo()
    assert journal.drafts.all() == []
    assert len(_files(place)) == 1
    assert len(take_in(journal).drafts) == 1
    journal.close()


def test_a_line_may_be_long_and_not_longer(place: Place, letterbox: SealedLetterbox):
    longest = '"\\\n' * (LONGEST_LINE // 3)
    letterbox.leave(place.folder, _line(longest))
    for text in ("x" * (LONGEST_LINE + 1), "é" * (LONGEST_LINE // 2 + 1)):
        with pytest.raises(LineTooLong):
            letterbox.leave(place.folder, _line(text))
    with pytest.raises(LineTooLong):
        letterbox.leave(place.folder, _line("x" * (LONGEST_LINE - 4), client_code="Heron"))
    assert len(_take_in(place).drafts) == 1
    assert _texts(place) == [longest]


def test_the_longest_line_in_any_letters_is_read_again(place: Place, letterbox: SealedLetterbox):
    texts = [
        "\u2400" * (LONGEST_LINE // 3),
        "é" * (LONGEST_LINE // 2),
        "🕊" * (LONGEST_LINE // 4),
        "\x7f" * LONGEST_LINE,
    ]
    for text in texts:
        letterbox.leave(place.folder, _line(text))
    assert _take_in(place).put_aside == 0
    assert len(_texts(place)) == 4


def test_an_inbox_holds_a_thousand_lines(place: Place, letterbox: SealedLetterbox, monkeypatch):
    (place.folder / "inbox").mkdir()
    for number in range(999):
        (place.folder / "inbox" / f"{number}.sealed").write_bytes(b"")
    letterbox.leave(place.folder, _line())
    with pytest.raises(InboxIsFull):
        letterbox.leave(place.folder, _line())
    for number in range(300):
        (place.folder / "inbox" / f"more {number}.sealed").write_bytes(b"")
    taken = [_take_in(place) for _ in range(2)]
    assert [found.put_aside for found in taken] in ([999, 300], [1000, 299])
    assert sum(len(found.drafts) for found in taken) == 1


def test_a_full_disk_or_a_folder_that_cannot_be_written_keeps_no_half_line(
    place: Place, letterbox: SealedLetterbox, monkeypatch: pytest.MonkeyPatch
):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "no")

    monkeypatch.setattr(inbox.files, "replace_whole", full)
    with pytest.raises(UnhurriedError):
        letterbox.leave(place.folder, _line())
    monkeypatch.undo()
    assert _files(place) == []


def test_what_was_never_finished_is_swept_later(place: Place):
    (place.folder / "inbox").mkdir()
    fresh = place.folder / "inbox" / f".{'a' * 32}.sealed.0badcafe"
    old = place.folder / "inbox" / f".{'b' * 32}.sealed.0badcafe"
    for path in (fresh, old):
        path.write_bytes(b"half a line")
    os.utime(old, (0, 0))
    assert _take_in(place) == TakenIn()
    assert _files(place) == [fresh]


# The key pair


def test_a_journal_of_before_gets_an_inbox_when_it_is_opened(place: Place, letterbox: SealedLetterbox):
    address = key_file.read(place.folder).file.inbox
    _without_inbox(place)
    assert not letterbox.takes_lines(place.folder)
    with pytest.raises(InboxIsClosed):
        letterbox.leave(place.folder, _line())
    assert place.folders.unlock(place.folder, PASSPHRASE) == place.key
    journal = place.open()
    assert journal.notices == ()
    journal.close()
    assert letterbox.takes_lines(place.folder)
    assert key_file.read(place.folder).file.inbox == address
    assert place.folders.unlock(place.folder, CODE) == place.key


def test_no_journal_no_inbox(tmp_path: Path, letterbox: SealedLetterbox):
    with pytest.raises(JournalMissing):
        letterbox.takes_lines(tmp_path)
    with pytest.raises(JournalMissing):
        letterbox.leave(tmp_path, _line())
    assert not (tmp_path / "inbox").exists()


def test_a_key_put_there_by_somebody_else_is_noticed_and_put_right(place: Place, letterbox: SealedLetterbox):
    file = key_file.read(place.folder).file
    letterbox.leave(place.folder, _line("before"))
    key_file.write(place.folder, replace(file, inbox="09" + "00" * 31))
    letterbox.leave(place.folder, _line("after, and lost to us"))
    assert place.folders.unlock(place.folder, PASSPHRASE) == place.key
    journal = place.open()
    assert journal.notices == ("inbox-key-replaced",)
    taken = take_in(journal)
    journal.close()
    assert (len(taken.drafts), taken.put_aside) == (1, 1)
    assert key_file.read(place.folder).file == file
    journal = place.open()
    assert journal.notices == ()
    journal.close()


def test_a_public_key_that_is_none_is_refused(place: Place, letterbox: SealedLetterbox):
    file = key_file.read(place.folder).file
    key_file.write(place.folder, replace(file, inbox="00" * 32))
    with pytest.raises(KeyFileDamaged):
        letterbox.leave(place.folder, _line())


@pytest.mark.parametrize("address", ["", "00", "zz" * 32, "00" * 31, "00" * 33, 7, None])
def test_an_address_is_thirty_two_bytes(place: Place, address: object):
    from unhurried.storage.slots import checksum

    body = json.loads((place.folder / "keys.json").read_bytes())
    body["inbox"] = address
    del body["checksum"]
    with pytest.raises(KeyFileDamaged):
        key_file.parse(json.dumps({**body, "checksum": checksum(body)}).encode())


def test_the_address_tells_nothing_of_the_key(place: Place):
    from unhurried.storage.slots import database_key, inbox_address, inbox_secret

    file = key_file.read(place.folder).file
    secret = inbox_secret(place.key, file.head.journal_id)
    assert inbox_address(secret) == file.inbox
    assert secret not in (place.key.secret, bytes.fromhex(database_key(place.key, file.head.journal_id)[2:-1]))
    assert secret.hex() not in (place.folder / "keys.json").read_text()


def test_lines_of_before_a_rotation_are_read_after_it(place: Place, letterbox: SealedLetterbox):
    old = key_file.read(place.folder).file
    letterbox.leave(place.folder, _line("before"))
    for number in range(2):
        rotated = SealedWaysIn(WEAK).rotate(
            place.folder, place.key, f"passphrase number {number}", recovery_code(b"n" * 16)
        )
        place = replace(place, key=rotated.key)
        letterbox.leave(place.folder, _line(f"after {number}"))
    # As from a window that had read the key file just before.
    late = MARK + SealedBox(PublicKey(bytes.fromhex(old.inbox))).encrypt(inbox._as_bytes(_line("late")))
    (place.folder / "inbox" / "late.sealed").write_bytes(late)
    taken = _take_in(place)
    assert (len(taken.drafts), taken.put_aside) == (4, 0)
    assert sorted(_texts(place)) == ["after 0", "after 1", "before", "late"]


def test_the_earliest_and_the_last_moment(place: Place, letterbox: SealedLetterbox):
    for moment, day in (("0001-01-01T00:00:00+00:00", date.min), ("9999-12-31T23:59:59+00:00", date.max)):
        letterbox.leave(place.folder, _line(written_at=datetime.fromisoformat(moment), day=day))
    assert len(_take_in(place).drafts) == 2
