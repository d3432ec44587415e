"""export: the journal, or a part of it, in an open format."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from unhurried.command import narrowing, opening
from unhurried.command.exits import Exit
from unhurried.command.verb import Example, Verb

if TYPE_CHECKING:
    from unhurried.command.outside import Outside
    from unhurried.domain.leaving import Manifest

_FORMS = ("markdown", "json", "html", "pdf", "csv")
_QUESTION = "Only reflections with these words: "


def _add(parser: ArgumentParser) -> None:
    parser.add_argument(
        "form", choices=_FORMS, metavar="FORM", help="markdown, json, html, pdf, or csv of the markings"
    )
    parser.add_argument("target", type=Path, metavar="FOLDER", help="a folder that is not there yet")
    narrowing.add_filters(parser)
    parser.add_argument(
        "--words", action="store_true", help="ask for words, and take only reflections that hold them"
    )
    parser.add_argument("--with-trash", action="store_true", help="take what is in the trash as well")
    parser.add_argument(
        "--json", action="store_true", help="answer in JSON, form unhurried-export-manifest, version 1"
    )
    opening.add_passphrase(parser)


def _run(arguments: Namespace, outside: Outside) -> Exit:
    from unhurried.domain.leaving import Form
    from unhurried.services.leaving.taking_out import TakingOut

    key = opening.key_of(arguments, outside)
    words = outside.terminal.ask(_QUESTION).strip() if arguments.words else ""
    narrowed = narrowing.narrowed(arguments, words)
    form, target = Form(arguments.form), arguments.target.absolute()
    with_trash = arguments.with_trash and narrowed.is_empty
    printer = outside.printer() if form is Form.PDF else None
    with opening.beside(outside, key) as journal, outside.watching.over("Taking out") as progress:
        taking = TakingOut(journal, outside.load_shelves(), outside.now)
        made = taking.take_out(form, narrowed, target, progress, printer, with_trash=with_trash)
    _say(outside, made, target, as_json=arguments.json)
    return Exit.DONE


def _say(outside: Outside, made: Manifest, target: Path, *, as_json: bool) -> None:
    import json

    from unhurried.services.leaving import manifest

    if as_json:
        outside.terminal.say_json(json.loads(manifest.as_json(made)))
    else:
        told = manifest.as_text(made).decode().partition("\n\nFiles")[0]
        outside.terminal.say(f"{told}\n\nThey are in {target}, with a manifest of every file.")


VERB = Verb(
    name="export",
    summary="take the journal out in an open format",
    about=(
        "Writes the whole journal, or the part that the options leave, into a new folder: as Markdown, as JSON with "
        "a documented schema, as web pages, as a PDF, or the markings alone as CSV. What was written is read back "
        "and counted against the journal before the folder gets its name; a manifest in it has the numbers, and a "
        "SHA-256 of each file.",
        f"{opening.BESIDE} Ctrl+C stops it, and leaves nothing of the folder.",
        "The whole journal includes threads, notes, questions for supervision, the ledger, drafts and earlier "
        "versions; a part of it is reflections, with their earlier versions and margins.",
    ),
    privacy=(
        "What is taken out is not encrypted: whoever has the folder can read it, and a synchronised folder or a "
        "backup of the computer may copy it elsewhere. For another Unhurried, archive makes a sealed file.",
        narrowing.PRIVACY,
        opening.PRIVACY,
    ),
    examples=(
        Example("unhurried export markdown ~/Journal-2026", "everything as Markdown"),
        Example("unhurried export json ~/out --since 2026-01-01 --json", "this year, and the manifest for a program"),
    ),
    add=_add,
    run=_run,
)
