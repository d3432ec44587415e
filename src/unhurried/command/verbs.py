"""All verbs, in the order in which help lists them."""

from __future__ import annotations

from unhurried.command import backup, doctor, find, note, pacing, pictures, restore, verify
from unhurried.command.verb import Verb

VERBS: tuple[Verb, ...] = (
    note.VERB,
    find.VERB,
    backup.VERB,
    verify.VERB,
    restore.VERB,
    pacing.VERB,
    doctor.VERB,
    pictures.VERB,
)
