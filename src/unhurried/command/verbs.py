"""All verbs, in the order in which help lists them."""

from __future__ import annotations

from unhurried.command import (
    archive,
    backup,
    bring_in,
    doctor,
    export,
    find,
    merge,
    note,
    pacing,
    pictures,
    restore,
    verify,
)
from unhurried.command.verb import Verb

VERBS: tuple[Verb, ...] = (
    note.VERB,
    find.VERB,
    pacing.VERB,
    export.VERB,
    bring_in.VERB,
    archive.VERB,
    merge.VERB,
    backup.VERB,
    verify.VERB,
    restore.VERB,
    doctor.VERB,
    pictures.VERB,
)
