"""The manifest: what an export holds, for whoever checks it by machine, and for whoever reads it."""

from __future__ import annotations

import json
from typing import Final

from unhurried.domain.leaving import FORMAT, VERSION, Form, Kind, Manifest
from unhurried.services.leaving.as_values import instant

JSON_NAME: Final = "manifest.json"
TEXT_NAME: Final = "manifest.txt"
NAMES: Final = {
    Kind.REFLECTIONS: "reflections",
    Kind.ANSWERS: "answers",
    Kind.MARKINGS: "markings",
    Kind.MOMENTS: "moments",
    Kind.EARLIER_VERSIONS: "earlier versions",
    Kind.MARGIN_NOTES: "notes in the margin",
    Kind.THREADS: "threads",
    Kind.THREAD_NOTES: "notes in threads",
    Kind.WORDS_TO_KEEP: "words to keep",
    Kind.QUESTIONS: "questions for supervision",
    Kind.SESSIONS: "supervision sessions",
    Kind.LEDGER_LINES: "lines of the ledger",
    Kind.OWN_PROMPTS: "prompts of your own",
    Kind.OWN_MARKERS: "markers of your own",
    Kind.ANNOTATIONS: "notes on the time axis",
    Kind.DRAFTS: "drafts",
}
_FORMS: Final = {
    Form.MARKDOWN: "Markdown",
    Form.JSON: "JSON",
    Form.HTML: "web pages",
    Form.PDF: "PDF",
    Form.CSV: "a table of markings",
}


def as_json(manifest: Manifest) -> bytes:
    """For machines."""
    values = {
        "format": f"{FORMAT}-manifest",
        "version": VERSION,
        "form": manifest.form,
        "made_at": instant(manifest.made_at),
        "whole": manifest.is_whole,
        "counts": {kind: manifest.counts[kind] for kind in Kind if kind in manifest.counts},
        "unprinted_letters": manifest.unprinted_letters,
        "files": [{"path": file.path, "size": file.size, "sha256": file.sha256} for file in manifest.files],
    }
    return (json.dumps(values, indent=2) + "\n").encode()


def as_text(manifest: Manifest) -> bytes:
    """For people; the lines of files are those that `sha256sum --check` reads."""
    extent = "The whole journal" if manifest.is_whole else "A part of the journal"
    lines = [
        f"{extent} as {_FORMS[manifest.form]}, taken out on {manifest.made_at:%Y-%m-%d}.",
        "These files are not encrypted: whoever has them can read them.",
        "",
        "Counted in the journal, and again in these files:",
        *(f"  {manifest.counts[kind]:>9}  {NAMES[kind]}" for kind in Kind if kind in manifest.counts),
    ]
    if manifest.unprinted_letters:
        lines += [
            "",
            f"Letters that no typeface of this computer has: {manifest.unprinted_letters}. They are told in",
        ]
        lines += ["words on the pages; JSON and Markdown have them as they were written."]
    lines += ["", "Files, each with its SHA-256:", *(f"{file.sha256}  {file.path}" for file in manifest.files)]
    return ("\n".join(lines) + "\n").encode()
