"""find: words are asked for, what fits is listed, also beside a window."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.builders import a_reflection
from tests.command.conftest import FOLDERS
from tests.command.shell import PROGRAM, Typist, answer, run
from tests.computer import PASSPHRASE

from unhurried.domain.keys import MasterKey

BODIES = ("It went quiet, and I explained.", "I waited through the silence.", "Tea, and a long pause.")


@pytest.fixture
def written(folder: Path, key: MasterKey) -> Path:
    journal = FOLDERS.open(folder, key)
    with journal.transaction():
        for number, body in enumerate(BODIES, 1):
            chosen = {"client_code": f"Heron {number}", "tags": ("video",)}
            journal.reflections.put(a_reflection(body, day=date(2026, 3, number), **chosen))
    journal.close()
    return folder


def test_what_fits_is_listed_newest_first(written: Path):
    done = run(written, "find", words="")
    assert [line.split("  ")[0] for line in done.stdout.splitlines()] == ["2026-03-03", "2026-03-02", "2026-03-01"]
    done = run(written, "find", words="silen\n")
    assert done.stdout == "2026-03-02  Heron 2  #video  I waited through the silence.\n"
    assert done.stderr == ""


def test_a_machine_reads_where_the_hits_are(written: Path):
    found = answer(run(written, "find", "--json", "-", words="silen\n"))
    assert (found["format"], found["version"], found["is_all"]) == ("unhurried-find", 1, True)
    (reflection,) = found["reflections"]
    assert [piece["text"] for piece in reflection["words"] if piece["is_hit"]] == ["silence"]
    assert reflection["client_code"] == "Heron 2"
    assert reflection["tags"] == ["video"]
    assert "silen" not in str(found["narrowed"])


def test_narrowing_and_the_limit(written: Path):
    found = answer(run(written, "find", "--json", "--since", "2026-03-02", "--code", "Heron 3"))
    assert [one["day"] for one in found["reflections"]] == ["2026-03-03"]
    assert found["narrowed"] == {"code": "Heron 3", "since": "2026-03-02"}
    done = run(written, "find", "--limit", "2")
    assert len(done.stdout.splitlines()) == 2
    assert "--limit 0" in done.stderr
    assert len(run(written, "find", "--limit", "0").stdout.splitlines()) == 3


def test_nothing_that_fits_is_no_failure(written: Path):
    done = run(written, "find", words="copper\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "Nothing fits.\n")


def test_it_reads_beside_a_window(written: Path, key: MasterKey):
    journal = FOLDERS.open(written, key)
    try:
        journal.reflections.put(a_reflection("And just now, a heron."))
        assert "just now" in run(written, "find", words="just now").stdout
    finally:
        journal.close()


def test_at_a_terminal_the_words_are_asked_for(written: Path):
    typist = Typist(written, "find")
    typist.answer("Passphrase or recovery code: ", PASSPHRASE)
    typist.answer("Words to find (none for all): ", "silen")
    assert typist.end() == 0
    assert "I waited through the silence." in typist.seen
    assert PASSPHRASE not in typist.seen


def test_a_reader_who_has_had_enough_is_no_error(written: Path):
    secret = written.parent / "secret"
    secret.write_text(PASSPHRASE)
    command = f'"$@" find --limit 0 --passphrase-fd 3 --journal "{written}" 3< "{secret}" < /dev/null | true'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command, "bash", *PROGRAM], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_what_could_move_the_cursor_is_shown_as_a_character(folder: Path, key: MasterKey):
    journal = FOLDERS.open(folder, key)
    journal.reflections.put(a_reflection("before \x9b2J after"))
    journal.close()
    assert "\x9b" not in run(folder, "find").stdout
