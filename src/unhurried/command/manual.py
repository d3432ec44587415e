"""The manual: one text for each verb, shown by --help and printed as a page for man."""

from __future__ import annotations

import textwrap
from argparse import SUPPRESS, Action
from collections.abc import Iterable, Sequence

from unhurried.command.exits import MEANING
from unhurried.command.verb import Verb

WIDTH = 80
_INDENT = "  "

ABOUT = (
    "Unhurried is a private, offline journal in which psychotherapists reflect on their own conduct. Without a verb "
    "it opens its window; with one it does a single thing in the terminal, on the same encrypted journal and by the "
    "same rules, and never uses a network.",
    "No verb takes what you write, the words you look for, or a passphrase as an argument: the shell would write "
    "them into its history, and other programs could read them while the verb runs. They are typed when asked for, "
    "or read from a pipe.",
    "Answers go to standard output, in plain text or, with --json, in a documented form with a version. Everything "
    "else, progress included, goes to standard error, and progress only to a terminal. Long work can be stopped with "
    "Ctrl+C; nothing half done is left.",
)


def overview(verbs: Sequence[Verb]) -> str:
    """What `unhurried --help` says below its options."""
    names = [f"{_INDENT}{verb.name:<10}{verb.summary}" for verb in verbs]
    exits = _exits()
    more = "unhurried VERB --help tells everything about one of them."
    return "\n".join(["verbs:", *names, "", *_wrapped([more]), "", "exits:", *exits])


def below_options(verb: Verb) -> str:
    """What the help of a verb says below its options."""
    lines: list[str] = []
    if verb.examples:
        lines += ["examples:"]
        for example in verb.examples:
            lines += [f"{_INDENT}{example.line}", *_filled(example.does, _INDENT * 3)]
    if verb.privacy:
        lines += ["", "privacy:", *_wrapped(verb.privacy, _INDENT)]
    return "\n".join([*lines, "", "exits:", *_exits()]).lstrip("\n")


def above_options(about: Sequence[str]) -> str:
    """Paragraphs, as wide as a terminal is."""
    return "\n".join(_wrapped(about))


def _exits() -> list[str]:
    lines: list[str] = []
    for number, meaning in MEANING.items():
        lines += _filled(meaning, f"{_INDENT}{number:>3}  ", _INDENT * 3 + " ")
    return lines


def _wrapped(paragraphs: Iterable[str], indent: str = "") -> list[str]:
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += ["", *_filled(paragraph, indent)]
    return lines[1:]


def _filled(text: str, first: str, later: str | None = None) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=first if later is None else later, break_on_hyphens=False
    )


# A page for man


def page(verbs: Sequence[Verb], general: Sequence[Action], options: dict[str, Sequence[Action]], version: str) -> str:
    """The whole manual in the language of man."""
    lines = [f'.TH UNHURRIED 1 "" "Unhurried {version}" "User Commands"', ".SH NAME"]
    lines += [r"unhurried \- a private, offline journal for psychotherapists", ".SH SYNOPSIS"]
    lines += [r"\fBunhurried\fR [\fIOPTION\fR]", ".br", r"\fBunhurried\fR \fIVERB\fR [\fIOPTION\fR...]"]
    lines += [".SH DESCRIPTION", *_paragraphs(ABOUT), ".SH OPTIONS", *_listed(general)]
    for verb in verbs:
        lines += [f".SH UNHURRIED {verb.name.upper()}", _roff(f"{verb.summary[:1].upper()}{verb.summary[1:]}.")]
        lines += [".PP", *_paragraphs(verb.about), *_listed(options[verb.name])]
        lines += [line for example in verb.examples for line in _shown(example.line, example.does)]
        lines += [".PP", *_paragraphs(verb.privacy)] if verb.privacy else []
    lines += [".SH EXIT STATUS"]
    for number, meaning in MEANING.items():
        lines += [".TP", rf"\fB{number}\fR", _roff(meaning)]
    return "\n".join(lines) + "\n"


def _paragraphs(texts: Sequence[str]) -> list[str]:
    lines: list[str] = []
    for text in texts:
        lines += [".PP", *textwrap.wrap(_roff(text), WIDTH * 2 - 2, break_on_hyphens=False, break_long_words=False)]
    return lines[1:]


def _listed(actions: Sequence[Action]) -> list[str]:
    lines: list[str] = []
    for action in actions:
        if action.help == SUPPRESS:
            continue
        metavar = action.metavar if isinstance(action.metavar, str) else ""
        names = ", ".join(rf"\fB{_roff(name)}\fR" for name in action.option_strings)
        value = rf"\fI{_roff(metavar)}\fR" if metavar else ""
        lines += [".TP", " ".join(part for part in (names, value) if part), _roff(action.help or "")]
    return lines


def _shown(line: str, does: str) -> list[str]:
    return [".TP", rf"\fB{_roff(line)}\fR", _roff(does)]


def _roff(text: str) -> str:
    """A line in which nothing is taken for a command."""
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace("“", r"\(lq").replace("”", r"\(rq")
    return rf"\&{plain}" if plain.startswith((".", "'")) else plain
