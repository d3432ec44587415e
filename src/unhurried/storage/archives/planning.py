"""Planning: what bringing an archive in does to a journal, worked out by reading both and changing neither."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final, final

from unhurried.domain import merging
from unhurried.domain.archives import Archive, MergePreview, Tally
from unhurried.domain.backups import Mention
from unhurried.domain.drafts import Draft
from unhurried.domain.merging import OfTwo, ThreadThen
from unhurried.domain.reflections import Reflection, Revision
from unhurried.domain.threads import Thread, ThreadNote
from unhurried.storage.archives import knowing, own, things
from unhurried.storage.archives.in_hand import InHand
from unhurried.storage.archives.knowing import Known
from unhurried.storage.backups.watching import Watch
from unhurried.storage.engine import Engine, Row
from unhurried.storage.reflections import SqlReflections
from unhurried.storage.threads import SqlThreads

_LATEST: Final = (
    "SELECT coalesce((SELECT max(written_at) FROM thread_note WHERE thread_uid = thread.uid), begun_at) AS at"
    " FROM thread WHERE uid = ?"
)
_IS_NOTE: Final = "SELECT 1 FROM thread_note WHERE uid = ?"
_THREADS: Final = "SELECT uid FROM thread ORDER BY position DESC"


@dataclass(slots=True)
class Plan:
    """What is to be written; ids where the archive has what is to be taken as it is."""

    new: list[str] = field(default_factory=list)
    changed: list[Reflection] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    versions_kept: list[Revision] = field(default_factory=list)
    """Earlier versions that neither side has under this id, or that are other ones than here."""
    new_threads: list[str] = field(default_factory=list)
    threads: list[Thread] = field(default_factory=list)
    titles: list[ThreadNote] = field(default_factory=list)
    new_things: list[tuple[str, str]] = field(default_factory=list)
    things: list[tuple[str, OfTwo[Any]]] = field(default_factory=list)
    questions: dict[str, list[Row]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    drafts_gone: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return self == Plan()


@dataclass(slots=True)
class _Count:
    """A tally while it is made."""

    new: int = 0
    later: int = 0
    both: int = 0

    def add(self, *, is_later: bool, is_both: bool) -> None:
        self.both += is_both
        self.later += is_later and not is_both

    def made(self) -> Tally:
        return Tally(self.new, self.later, self.both)


@final
class Planning:
    """One reading of a journal and an archive, without what is left out."""

    def __init__(self, here: Engine, there: Engine, left_out: Collection[str], watch: Watch) -> None:
        self._here = here
        self._there = there
        self._left_out = set(left_out)
        self._watch = watch
        self._is_held = here.row("SELECT 1 FROM held") is not None
        self._now, self._then = SqlReflections(here), SqlReflections(there)
        self._known = knowing.reflections(here, watch.part(0, 0.4))
        self._found = knowing.reflections(there, watch.part(0.4, 0.8))
        self.plan = Plan()
        self._preview: dict[str, Any] = {}

    def preview(self, archive: Archive) -> MergePreview:
        """Work it out."""
        self._reflections()
        self._revisions()
        self._watch.at(0.9)
        self._threads()
        for name, tables in (("notes", things.NOTES), ("supervision", things.SUPERVISION)):
            count = _Count()
            for table in tables:
                self._things(table, count)
            self._preview[name] = count.made()
        self._questions()
        self._drafts()
        self._watch.at(1)
        return MergePreview(archive, **self._preview)

    # Reflections

    def _reflections(self) -> None:
        new = [uid for uid in self._found if uid not in self._known and uid not in self._left_out]
        self.plan.new = sorted(new, key=lambda uid: _in_time(self._found[uid]))
        shared = [uid for uid in self._known if uid in self._found]
        lists: dict[str, list[Mention]] = {"later": [], "both": [], "out_of_trash": []}
        as_it_is = 0
        for uid in shared:
            became = self._became(uid) if self._known[uid].digest != self._found[uid].digest else ()
            as_it_is += not became
            for name in became:
                lists[name].append(self._known[uid].mention)
        self._preview = {name: tuple(found) for name, found in lists.items()}
        self._preview["new"] = tuple(self._found[uid].mention for uid in self.plan.new)
        self._preview["same"] = as_it_is
        self._preview["only_here"] = len(self._known) - len(shared)

    def _became(self, uid: str) -> tuple[str, ...]:
        one, other = self._now.one(uid), self._then.one(uid)
        before = [[revision.writing for revision in side.revisions(uid)] for side in (self._now, self._then)]
        shown, revision = merging.of_reflections(one, other, *before)
        if shown != one:
            self.plan.changed.append(shown)
        if revision:
            self.plan.versions_kept.append(revision)
        how = () if shown.writing == one.writing else ("later",)
        left_trash = ("out_of_trash",) if one.trashed_at and not shown.trashed_at else ()
        return (*(("both",) if revision else how), *left_trash)

    def _revisions(self) -> None:
        here, there = knowing.revisions(self._here), knowing.revisions(self._there)
        taken = {*here, *there}
        self.plan.versions_kept = [found for found in self.plan.versions_kept if found.revision_id not in taken]
        versions = 0
        for uid, (of, digest) in there.items():
            if uid not in here and of not in self._left_out:
                self.plan.versions.append(uid)
                versions += of in self._known
            elif uid in here and here[uid][1] != digest:
                self._revision(uid, here[uid][0], of, taken)
        self._preview["versions"] = versions

    def _revision(self, uid: str, here: str, there: str, taken: set[str]) -> None:
        one = next(found for found in self._now.revisions(here) if found.revision_id == uid)
        other = next(found for found in self._then.revisions(there) if found.revision_id == uid)
        found = merging.of_revisions(one, other)
        self.plan.versions_kept += [found.shown] if found.shown != one else []
        self.plan.versions_kept += [found.aside] if found.aside and found.aside.revision_id not in taken else []

    # What hangs on them

    def _threads(self) -> None:
        here, there = (knowing.rows_by_uid(side, "thread") for side in (self._here, self._there))
        order = [row["uid"] for row in self._there.rows(_THREADS)]
        self.plan.new_threads = [uid for uid in order if uid not in here and uid not in self._left_out]
        mentions = tuple(_thread_mention(there[uid]) for uid in self.plan.new_threads)
        self._preview["new"] += mentions
        count = _Count()
        for uid in order:
            if uid in here and here[uid] != there[uid]:
                self._thread(uid, count)
        self._preview["threads"] = count.made()

    def _thread(self, uid: str, count: _Count) -> None:
        one, other = self._thread_then(self._here, uid), self._thread_then(self._there, uid)
        shown, note = merging.of_threads(one, other)
        if self._is_held:  # no title is written over
            shown = replace(shown, title=one.thread.title)
            note = merging.title_kept(shown, other)
        if shown != one.thread:
            self.plan.threads.append(shown)
        if note and not any(
            side.row("SELECT 1 FROM thread_note WHERE uid = ?", note.note_id) for side in self._sides
        ):
            self.plan.titles.append(note)
            count.add(is_later=False, is_both=True)
        elif shown != one.thread:
            count.add(is_later=True, is_both=False)

    @property
    def _sides(self) -> tuple[Engine, Engine]:
        return self._here, self._there

    def _thread_then(self, side: Engine, uid: str) -> ThreadThen:
        latest = side.rows(_LATEST, uid)[0]["at"]
        return ThreadThen(SqlThreads(side).one(uid), datetime.fromisoformat(latest))

    def _things(self, table: str, count: _Count) -> None:
        here, there = (knowing.rows_by_uid(side, table) for side in self._sides)
        now, then = things.desks(self._here)[table], things.desks(self._there)[table]
        for uid, row in sorted(there.items(), key=_when_noted):
            if uid not in here:
                if not self._left_out & {row.get("thread_uid"), row.get("reflection_uid")}:
                    self.plan.new_things.append((table, uid))
                    count.new += 1
            elif row != here[uid]:
                one, other = now.read(uid), then.read(uid)
                found = self._of_two(table, one, other, {*here, *there})
                if found != OfTwo(one):
                    self.plan.things.append((table, found))
                    count.add(is_later=found.shown != one, is_both=found.aside is not None)

    def _of_two(self, table: str, one: Any, other: Any, taken: set[str]) -> OfTwo[Any]:
        """What was kept beside once is not kept again; but no words are written over while the hold is on."""
        if table in things.UNDATED:
            found = merging.of_things(one, other)
        else:
            found = merging.of_notes(one, other, is_held=self._is_held)
        aside = found.aside
        while aside and self._is_held and merging.uid_of(aside) in taken:
            aside = merging.named(aside, merging.derived(merging.uid_of(aside)))
        return OfTwo(found.shown, None if aside and merging.uid_of(aside) in taken else aside)

    def _questions(self) -> None:
        count = _Count()
        for table in own.TABLES:
            added, is_both = own.united(self._here, self._there, table)
            if added:
                self.plan.questions[table] = added
                count.both += is_both
                count.new += len(added) - is_both
        self._preview["questions"] = count.made()

    # Drafts

    def _drafts(self) -> None:
        in_hand = InHand(self._here, self._there, self.plan.changed, self._left_out)
        found = in_hand.united()
        self.plan.drafts, self.plan.drafts_gone = found.kept, found.gone
        ids = {revision.revision_id for revision in self.plan.versions_kept}
        self.plan.versions_kept += [revision for revision in found.versions if revision.revision_id not in ids]
        self._preview["new"] += tuple(_draft_mention(draft) for draft in found.new)
        self._preview["drafts"] = Tally(0, found.later, found.both)


def _in_time(known: Known) -> tuple[Any, str, str]:
    return known.mention.day, known.kept_at, known.mention.reflection_id


def _when_noted(found: tuple[str, Row]) -> tuple[str, str]:
    uid, row = found
    return row.get("written_at") or row.get("noted_at") or row["day"], uid


def _thread_mention(row: Row) -> Mention:
    return Mention(row["uid"], date.fromisoformat(row["day"]), row["client_code"], is_trashed=False, is_thread=True)


def _draft_mention(draft: Draft) -> Mention:
    writing = draft.writing
    return Mention(draft.draft_id, writing.day, writing.client_code, is_trashed=False, is_draft=True)
