"""Endings: the exits a script can rely on, and stopping long work with nothing half done."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from tests.builders import a_reflection
from tests.command.conftest import FOLDERS
from tests.command.shell import PROGRAM, Typist, run
from tests.computer import PASSPHRASE

from unhurried.command import sentences
from unhurried.command.exits import Exit
from unhurried.domain import errors
from unhurried.domain.keys import MasterKey


def _leaves(kind: type[errors.UnhurriedError]) -> list[type[errors.UnhurriedError]]:
    below = [leaf for under in kind.__subclasses__() for leaf in _leaves(under)]
    return below or [kind]


@pytest.mark.parametrize("leaf", _leaves(errors.UnhurriedError), ids=lambda leaf: leaf.__name__)
def test_every_error_has_one_clear_sentence(leaf: type[errors.UnhurriedError]):
    ends, sentence = sentences.SENTENCES[leaf]
    assert ends is not Exit.DONE
    assert sentence.endswith(".")
    assert "!" not in sentence
    assert "should" not in sentence


def test_a_mistyped_code_names_the_group():
    ends, sentence = sentences.explained(errors.RecoveryCodeMistyped(3))
    assert ends == 3
    assert "Group 3" in sentence


@pytest.mark.parametrize("secret", ["not the passphrase", "", "0000-0000-0000-0000-0000-0000-0001"])
def test_a_wrong_secret(folder: Path, secret: str):
    done = run(folder, "find", secret=secret)
    assert done.returncode == 3
    assert secret == "" or secret not in done.stderr


def test_the_recovery_code_opens_as_well(folder: Path):
    from unhurried.domain.keys import recovery_code

    assert run(folder, "find", secret=recovery_code(bytes(range(16))).lower()).returncode == 0


def test_no_journal(tmp_path: Path):
    done = run(tmp_path, "find")
    assert done.returncode == 1
    assert "no journal in this folder" in done.stderr


def test_without_a_terminal_no_secret_is_asked_for_elsewhere(folder: Path):
    done = run(folder, "find", secret=None, words=f"{PASSPHRASE}\n")
    assert done.returncode == 2
    assert "--passphrase-fd" in done.stderr


def test_a_descriptor_that_is_not_there(folder: Path):
    done = run(folder, "find", "--passphrase-fd", "77", secret=None)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_passphrase_and_the_words_may_come_by_one_pipe(folder: Path, key: MasterKey):
    journal = FOLDERS.open(folder, key)
    journal.reflections.put(a_reflection("A long silence."))
    journal.close()
    done = run(folder, "find", "--passphrase-fd", "0", secret=None, words=f"{PASSPHRASE}\nsilence\n")
    assert "A long silence." in done.stdout


def test_a_fault_of_ours_is_told_without_what_was_written(folder: Path):
    """Whatever an error says may quote somebody."""
    program = (
        "import sys\nfrom unhurried import __main__, console\nfrom unhurried.command import note\n"
        "def fail(*_): raise RuntimeError('the copper kettle')\n"
        "note.VERB.__class__.run.__set__(note.VERB, fail)\n"
        f"sys.argv = ['unhurried', 'note', '--journal', {str(folder)!r}]\nsys.exit(__main__.main())"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "RuntimeError" in done.stderr
    assert "kettle" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_long_work_is_stopped_by_a_signal_and_leaves_nothing(folder: Path, key: MasterKey, number: int):
    """Another backup holds it up, and it looks again and again whether it is to go on."""
    typist = _held_up(folder, key)
    try:
        typist[0].process.send_signal(number)
        assert typist[0].end() == 130
    finally:
        typist[1].release()
    assert "Nothing was changed" in typist[0].seen
    assert list((folder / "backups").iterdir()) == []


def test_ctrl_c_stops_long_work(folder: Path, key: MasterKey):
    typist, lock = _held_up(folder, key)
    try:
        typist.type("\x03")
        assert typist.end() == 130
    finally:
        lock.release()


def _held_up(folder: Path, key: MasterKey) -> tuple[Typist, FileLock]:
    journal = FOLDERS.open(folder, key)
    journal.reflections.put(a_reflection())
    journal.close()
    lock = FileLock(folder / "backups.lock", thread_local=False)
    lock.acquire()
    typist = Typist(folder, "backup")
    typist.answer("Passphrase or recovery code: ", PASSPHRASE)
    typist.until("Backing up: ")
    return typist, lock


def test_ctrl_c_where_the_passphrase_is_asked_for(folder: Path):
    typist = Typist(folder, "find")
    typist.until("Passphrase or recovery code: ")
    typist.type("\x03")
    assert typist.end() == 130
    assert "Traceback" not in typist.seen


def test_progress_is_for_a_terminal_only(folder: Path, key: MasterKey):
    journal = FOLDERS.open(folder, key)
    journal.reflections.put(a_reflection())
    journal.close()
    done = run(folder, "backup")
    assert "%" not in done.stdout + done.stderr


def test_no_colours_at_a_terminal(folder: Path):
    typist = Typist(folder, "doctor")
    typist.end()
    assert "\x1b[3" not in typist.seen
    assert "\x1b[0" not in typist.seen


def test_the_program_for_consoles_is_the_same():
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"unhurried-cli": project["gui-scripts"]["unhurried"]}
    done = subprocess.run([*PROGRAM, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Unhurried ")
