"""Carrying out: what was planned is written into a copy of the journal, all of it in one transaction."""

from __future__ import annotations

from typing import Any, final

from unhurried.domain import merging
from unhurried.domain.merging import OfTwo
from unhurried.domain.reflections import Revision
from unhurried.storage.archives import things
from unhurried.storage.archives.planning import Plan
from unhurried.storage.backups.watching import Watch
from unhurried.storage.drafts import SqlDrafts
from unhurried.storage.engine import Engine
from unhurried.storage.instants import as_text
from unhurried.storage.reflections import SqlReflections
from unhurried.storage.threads import SqlThreads
from unhurried.storage.writings import writing_as_json


@final
class CarryingOut:
    """Adds to a journal what an archive has. No row goes but that of a draft that is kept as a reflection."""

    def __init__(self, here: Engine, there: Engine, plan: Plan) -> None:
        self._here = here
        self._there = there
        self._plan = plan
        self._reflections = SqlReflections(here)
        self._threads = SqlThreads(here)

    def write(self, watch: Watch) -> None:
        """All of it, or nothing."""
        with self._here.transaction():
            for table, rows in self._plan.questions.items():
                for row in rows:
                    self._here.upsert(table, ("uid", "version"), row)
            self._write_reflections(watch)
            self._write_versions()
            self._write_threads()
            self._write_things()
            for draft in self._plan.drafts:
                SqlDrafts(self._here).put(draft)
            for uid in self._plan.drafts_gone:
                SqlDrafts(self._here).remove(uid)

    def _write_reflections(self, watch: Watch) -> None:
        there = SqlReflections(self._there)
        for number, uid in enumerate(self._plan.new):
            watch.at(number / len(self._plan.new))
            self._reflections.put(there.one(uid))
        for reflection in self._plan.changed:
            self._reflections.put(reflection)
        watch.at(1)

    def _write_versions(self) -> None:
        """Those from the archive in the order in which they were kept there."""
        wanted = set(self._plan.versions)
        asked = "SELECT uid, reflection_uid, replaced_at, writing FROM revision ORDER BY replaced_at, rowid"
        for row in self._there.rows(asked) if wanted else ():
            if row["uid"] in wanted:
                self._here.insert("revision", [row])
        for revision in self._plan.versions_kept:
            self._here.upsert("revision", "uid", _as_row(revision))

    def _write_threads(self) -> None:
        there = SqlThreads(self._there)
        for uid in self._plan.new_threads:
            self._threads.put(there.one(uid))
        for thread in self._plan.threads:
            self._threads.put(thread)
        for note in self._plan.titles:
            self._threads.put_note(note)

    def _write_things(self) -> None:
        here, there = things.desks(self._here), things.desks(self._there)
        for table, found in self._plan.things:
            self._write_of_two(table, found, here[table])
        for table, uid in self._plan.new_things:
            here[table].keep(there[table].read(uid))

    def _write_of_two(self, table: str, found: OfTwo[Any], desk: things.Desk) -> None:
        """Where the one here is the other of the two, its row gets the other id, and no words are written over."""
        uid = merging.uid_of(found.shown)
        if found.aside and merging.texts(desk.read(uid)) == merging.texts(found.aside):
            aside = merging.uid_of(found.aside)
            self._here.run(f"UPDATE {table} SET uid = ? WHERE uid = ?", aside, uid)  # noqa: S608 - one of ours
        if found.aside:
            desk.keep(found.aside)
        desk.keep(found.shown)


def _as_row(revision: Revision) -> dict[str, Any]:
    return {
        "uid": revision.revision_id,
        "reflection_uid": revision.reflection_id,
        "replaced_at": as_text(revision.replaced_at),
        "writing": writing_as_json(revision.writing),
    }
