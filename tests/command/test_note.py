"""note: at the door without a secret, or into the journal; at a terminal or from a pipe."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.command.conftest import FOLDERS
from tests.command.shell import PROGRAM, Typist, run
from tests.computer import PASSPHRASE

from unhurried.domain.keys import MasterKey
from unhurried.services.inbox import take_in

WORDS = "I explained before it was asked for.\nAnd then I waited."


def _drafts(folder: Path, key: MasterKey) -> list[tuple[str | None, str]]:
    journal = FOLDERS.open(folder, key)
    try:
        take_in(journal)
        return [(draft.writing.client_code, draft.writing.body) for draft in journal.drafts.all()]
    finally:
        journal.close()


def test_a_line_is_left_at_the_door_without_a_secret(folder: Path, key: MasterKey):
    done = run(folder, "note", "--code", "Heron", secret=None, words=WORDS)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Left at the door" in done.stderr
    assert _drafts(folder, key) == [("Heron", WORDS)]


def test_a_line_is_left_while_a_window_is_open(folder: Path, key: MasterKey):
    journal = FOLDERS.open(folder, key)
    try:
        assert run(folder, "note", secret=None, words=WORDS).returncode == 0
        take_in(journal)
        assert [draft.writing.body for draft in journal.drafts.all()] == [WORDS]
    finally:
        journal.close()


def test_nothing_is_left_of_nothing(folder: Path, key: MasterKey):
    done = run(folder, "note", secret=None, words=" \n")
    assert done.returncode == 0
    assert "Nothing was written" in done.stderr
    assert _drafts(folder, key) == []


def test_a_very_long_text_is_left_whole(folder: Path, key: MasterKey):
    text = "silence " * 6000
    assert run(folder, "note", "--code", "Heron", secret=None, words=text).returncode == 0
    bodies = sorted((body for _, body in _drafts(folder, key)), key=lambda body: "Heron" not in body)
    assert len(bodies) > 1
    assert sum(body.count("silence") for body in bodies) >= 5990
    assert bodies[0].startswith("Heron\n\nsilence")


def test_what_is_no_letter_does_not_stop_a_note(folder: Path, key: MasterKey):
    command = [*PROGRAM, "note", "--journal", str(folder)]
    done = subprocess.run(command, input=b"Before \xff after.", capture_output=True, check=False)
    assert done.returncode == 0
    assert _drafts(folder, key) == [(None, "Before \ufffd after.")]


def test_with_a_secret_it_is_a_draft_or_a_reflection(folder: Path, key: MasterKey):
    assert run(folder, "note", "--unlock", words=WORDS).returncode == 0
    assert run(folder, "note", "--unlock", "--finish", "--code", "Heron", words="First.").returncode == 0
    assert run(folder, "note", "--unlock", "--finish", "--code", "heron", words="Second.").returncode == 0
    assert _drafts(folder, key) == [(None, WORDS)]
    journal = FOLDERS.open(folder, key)
    try:
        assert journal.reflections.count() == 2
        assert journal.reflections.client_codes() == ["Heron"]
    finally:
        journal.close()


def test_a_code_that_could_be_a_name_is_remarked_on_and_kept(folder: Path, key: MasterKey):
    done = run(folder, "note", "--code", "JB", secret=None, words=WORDS)
    assert "could point to a person" in done.stderr
    assert "JB" not in done.stderr
    assert _drafts(folder, key) == [("JB", WORDS)]


def test_an_open_journal_is_not_written_into(folder: Path, key: MasterKey):
    journal = FOLDERS.open(folder, key)
    try:
        assert run(folder, "note", "--unlock", words=WORDS).returncode == 4
    finally:
        journal.close()


def test_a_journal_without_an_inbox_says_so_before_anything_is_typed(tmp_path: Path):
    done = run(tmp_path / "Nowhere.journal", "note", secret=None, words=WORDS)
    assert done.returncode == 1
    assert "no journal in this folder" in done.stderr
    assert "explained" not in done.stderr


def test_at_a_terminal_words_are_typed_over_several_lines(folder: Path, key: MasterKey):
    typist = Typist(folder, "note", "--code", "Heron")
    typist.until("Ctrl+D on an empty line")
    typist.type(f"{WORDS}\n\x04")
    assert typist.end() == 0
    assert "Left at the door" in typist.seen
    assert _drafts(folder, key) == [("Heron", WORDS)]


def test_at_a_terminal_the_passphrase_is_asked_first_and_not_shown(folder: Path, key: MasterKey):
    typist = Typist(folder, "note", "--unlock")
    typist.answer("Passphrase or recovery code: ", PASSPHRASE)
    typist.until("Ctrl+D on an empty line")
    cmdline, environ = (Path(f"/proc/{typist.process.pid}/{name}") for name in ("cmdline", "environ"))
    if cmdline.exists():
        assert PASSPHRASE.encode() not in cmdline.read_bytes() + environ.read_bytes()
    typist.type(f"{WORDS}\n\x04")
    assert typist.end() == 0
    assert PASSPHRASE not in typist.seen
    assert _drafts(folder, key) == [(None, WORDS)]


def test_a_line_longer_than_a_terminal_hands_over_is_whole(folder: Path, key: MasterKey):
    """Without the keys of a line editor a terminal cuts at 4,096 bytes."""
    text = "pause " * 1000
    typist = Typist(folder, "note")
    typist.until("Ctrl+D on an empty line")
    typist.type(f"{text}\n\x04")
    assert typist.end() == 0
    assert _drafts(folder, key) == [(None, text.strip())]


def test_ctrl_c_leaves_nothing(folder: Path, key: MasterKey):
    typist = Typist(folder, "note")
    typist.until("Ctrl+D on an empty line")
    typist.type("Half a sen")
    assert typist.interrupt() == 130
    assert _drafts(folder, key) == []
