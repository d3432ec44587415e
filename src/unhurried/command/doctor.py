"""doctor: what is here and what is missing, without opening anything."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from unhurried.command import telling
from unhurried.command.exits import Exit
from unhurried.command.verb import Example, Verb

if TYPE_CHECKING:
    from unhurried.command.outside import Outside
    from unhurried.services.looking_over import Finding


def _add(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="answer in JSON, form unhurried-doctor, version 1")


def _run(arguments: Namespace, outside: Outside) -> Exit:
    from unhurried.services.looking_over import is_all_right, look_over

    findings = look_over(
        outside.journal, outside.doorkeeper(), outside.safekeeping(), outside.today(), outside.missing()
    )
    versions = outside.versions()
    ends = Exit.DONE if is_all_right(findings) else Exit.NOT_RIGHT
    if arguments.json:
        _say_json(outside, findings, versions, is_right=ends is Exit.DONE)
        return ends
    outside.terminal.say(f"Journal: {outside.journal}")
    for finding in findings:
        outside.terminal.say(_line(finding))
    outside.terminal.say("Versions: " + ", ".join(f"{name} {version}" for name, version in versions.items()))
    outside.terminal.say("Nothing is wrong." if ends is Exit.DONE else "Something is not right; see above.")
    return ends


_MARKS = {"right": "ok   ", "note": "note ", "wrong": "wrong"}


def _line(finding: Finding) -> str:
    text = telling.wrapped(finding.sentence, " " * 7).lstrip()
    return f"{_MARKS[finding.standing.value]}  {text}"


def _say_json(outside: Outside, findings: list[Finding], versions: dict[str, str], *, is_right: bool) -> None:
    outside.terminal.say_json(
        {
            "format": "unhurried-doctor",
            "version": 1,
            "journal": str(outside.journal),
            "is_right": is_right,
            "findings": [
                {"about": finding.about, "standing": finding.standing.value, "sentence": finding.sentence}
                for finding in findings
            ],
            "versions": versions,
        }
    )


VERB = Verb(
    name="doctor",
    summary="look over the journal's folder without opening it",
    about=(
        "Says what is there and what is missing: the folder, the key file and its copy, the database, the lock, "
        "lines at the door, the last backup, room on the disk, a folder that is synchronised, the parts a window "
        "needs, and versions. No passphrase is asked for, and nothing is changed.",
        "Each line begins with ok, note (worth knowing) or wrong (something needs to be done); with any wrong the "
        "exit is 1.",
    ),
    privacy=(
        "Nothing that is written can be in the answer, because nothing is opened. It names the folder, days and "
        "sizes; look through it before you send it to somebody.",
    ),
    examples=(
        Example("unhurried doctor", "looks the journal over"),
        Example("unhurried doctor --json --journal ~/Old.journal", "another journal, and for a program"),
    ),
    add=_add,
    run=_run,
)
