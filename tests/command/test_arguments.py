"""Arguments: what may be one and what may not, and the help and the manual that say so."""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from unhurried import __version__
from unhurried.command import parsing
from unhurried.command.exits import MEANING, Ending
from unhurried.command.manual import WIDTH
from unhurried.command.verb import Verb
from unhurried.command.verbs import VERBS

ROOT = Path(__file__).parents[2]
NAMES = [verb.name for verb in VERBS]
# Labels, days, numbers and places; nothing that anybody wrote, and nothing that opens anything.
MAY_BE_ARGUMENTS = set("CODE TAG DAY N FOLDER BACKUP FORM FILE PATH KIND IMPORT -".split())
# What a verb cannot do without.
PLACES = {
    "pictures": ["here"],
    "export": ["json", "here"],
    "import": ["here"],
    "archive": ["here"],
    "merge": ["here"],
}
WORDS = "a word that is nobody's business"


def _options(verb: Verb) -> list[argparse.Action]:
    parser = argparse.ArgumentParser(add_help=False)
    parsing.add_options(parser, verb)
    return parser._actions


def _taking_a_value() -> list[tuple[str, argparse.Action]]:
    return [(verb.name, action) for verb in VERBS for action in _options(verb) if action.nargs != 0]


@pytest.mark.parametrize(("name", "action"), _taking_a_value(), ids=lambda part: getattr(part, "dest", part))
def test_no_argument_is_words_or_a_secret(name: str, action: argparse.Action):
    assert action.metavar in MAY_BE_ARGUMENTS
    if "passphrase" in action.dest or "secret" in action.dest:
        assert action.dest.endswith("_fd")
        assert action.type is int


@pytest.mark.parametrize("name", NAMES)
def test_stray_words_are_refused_and_not_repeated(name: str):
    places = PLACES.get(name, [])
    with pytest.raises(Ending) as ending:
        parsing.read([name, *places, "-", WORDS, "--passphrase", "hunter2"], VERBS, __version__)
    assert WORDS not in ending.value.sentence
    assert "hunter2" not in ending.value.sentence


def test_the_reason_is_said():
    with pytest.raises(Ending, match="the shell would keep them in its history"):
        parsing.read(["find", WORDS], VERBS, __version__)
    with pytest.raises(Ending, match="the shell would keep them in its history"):
        parsing.read(["note", WORDS], VERBS, __version__)


@pytest.mark.parametrize("wrong", [["find", "--since", "yesterday"], ["find", "--limit", "x"], ["frob"]])
def test_what_cannot_be_understood_is_said_in_words(wrong: list[str]):
    with pytest.raises(Ending) as ending:
        parsing.read(wrong, VERBS, __version__)
    assert ending.value.exit_code == 2
    assert "yesterday" not in ending.value.sentence


@pytest.mark.parametrize("journal", [["--journal", "here", "find"], ["find", "--journal", "here"]])
def test_the_journal_is_named_before_the_verb_or_after(journal: list[str]):
    assert parsing.read(journal, VERBS, __version__).journal == Path("here")


def _help(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "unhurried", *arguments, "--help"], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_is_a_manual_of_eighty_columns(name: str):
    text = _help(*filter(None, [name]))
    assert max(map(len, text.splitlines())) <= WIDTH
    for number, meaning in MEANING.items():
        assert f" {number} " in text
        assert meaning.split()[0] in text
    if name:
        for part in ("options:", "examples:", "privacy:", "exits:"):
            assert f"\n{part}\n" in text
    else:
        assert all(f"\n  {verb.name}" in text for verb in VERBS)


def test_every_option_is_explained():
    assert all(action.help for verb in VERBS for action in _options(verb))


@pytest.mark.parametrize("name", ["", *NAMES])
def test_help_loads_neither_qt_nor_storage(name: str):
    program = (
        "import sys; from unhurried.__main__ import main; sys.argv = ['unhurried', *sys.argv[1:]]; main()\n"
        "print(*(m for m in sys.modules if m.partition('.')[0] in ('PySide6', 'sqlcipher3', 'cryptography', 'nacl')"
        " or m.startswith('unhurried.storage')))"
    )
    words = [word for word in (name, "--help") if word]
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""


def test_the_page_for_man_is_up_to_date():
    spec = importlib.util.spec_from_file_location("manual_page", ROOT / "packaging" / "manual_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = (ROOT / "packaging" / "unhurried.1").read_text("utf-8")
    assert written == module.page(), "run: python packaging/manual_page.py"
