"""Gathering: everything in a damaged journal that can be read, table by table, counted as it goes by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, final

from unhurried.domain.backups import Survey
from unhurried.storage.backups.watching import Watch
from unhurried.storage.ruins import Cells, Ruin, Table

Keep = Callable[[Table, Cells], None]

_REFLECTION: Final = "reflection"
# What a reflection is made of besides; each row says its place.
_PARTS: Final = ("answer", "marking", "moment", "order_in_day", "tag")
# What hangs on a reflection by its id, and cannot be without it.
_HANGING: Final = ("revision", "margin_note", "imported")
# Notes of every kind; those that are lost are known by their ids.
_NOTES: Final = (
    *("thread", "thread_note", "margin_note", "words_to_keep"),
    *("supervision_question", "supervision_session"),
)
_LEDGER: Final = "ledger"
# The head of the ledger is none of what was written: there is one of an empty ledger too.
_HEAD: Final = "ledger_head"
_HOLD: Final = "hold"
# What came in with which import is told of reflections, and is none of what was written either.
_IMPORT: Final = "import"
_IMPORTED: Final = "imported"
_UNCOUNTED: Final = (_HEAD, _IMPORT, _IMPORTED)
# Worked out from other tables, or told by a new database of itself.
_MADE_AFRESH: Final = ("facet", "journal", "_sqlite_migrations")
_AT_ONCE: Final = 200


@final
class Gathering:
    """One pass over a ruin. `keep` is given every row that can be kept, and parents before children.

    Afterwards `lost` and `in_part` hold the places of the reflections of which all or something is missing,
    `lost_uids` the ids of the lost ones as far as they are known, `lost_notes` the ids of lost threads and notes, by
    table, and `is_hold_known` tells whether the log of the legal hold could be read whole, `is_ledger_known` and
    `is_head_known` the same of the ledger, `are_imports_known` of imports. Notes whose thread is lost are kept in one
    without a title: the ids of these are in `stand_ins`.
    """

    def __init__(self, ruin: Ruin, keep: Keep, watch: Watch) -> None:
        self._ruin = ruin
        self._keep = keep
        self._watch = watch
        self._uid_of: dict[int, str] = {}
        self._trashed: set[int] = set()
        self.lost: set[int] = set()
        self.lost_uids: set[str] = set()
        self.in_part: set[int] = set()
        self.lost_notes: dict[str, set[str]] = {}
        self.stand_ins: set[str] = set()
        self.is_hold_known = self.is_ledger_known = self.is_head_known = self.are_imports_known = True
        self._threads: dict[str, int] = {}
        self._imports: set[str] = set()
        self._others = 0
        self._others_lost = 0

    @property
    def misses_anything(self) -> bool:
        """Whether there is anything to look for elsewhere."""
        is_known = self.is_ledger_known and self.is_head_known and self.are_imports_known
        return bool(self.lost or self.in_part or self.stand_ins or any(self.lost_notes.values()) or not is_known)

    def gather(self) -> Survey:
        """Read all of it."""
        tables = {table.name: table for table in self._ruin.tables() if table.name not in _MADE_AFRESH}
        self._watch.at(0)
        if _REFLECTION in tables:
            self._reflections(tables.pop(_REFLECTION))
        for done, part in enumerate(_PARTS, start=2):
            self._watch.at(done / 8)
            if part in tables:
                self._parts(tables.pop(part))
        for table in tables.values():
            self._watch.at(7 / 8)
            self._rest(table)
        return Survey(
            reflections=len(self._uid_of) - len(self.in_part),
            in_part=len(self.in_part),
            lost=len(self.lost),
            others=self._others,
            others_lost=self._others_lost,
        )

    def _reflections(self, table: Table) -> None:
        def take(cells: Cells) -> None:
            found = dict(zip(table.columns, cells, strict=True))
            self._uid_of[found["place"]] = found["uid"]
            if found["trashed_at"] is not None:
                self._trashed.add(found["place"])
            self._keep(table, cells)
            if len(self._uid_of) % _AT_ONCE == 0:
                self._watch.at(1 / 8)

        known: set[int] = {key[0] for key in self._ruin.read(table, take).keys}
        for place in sorted(known):
            # A long text lies on pages of its own; without them there are the day, the code and the answers.
            listed = ", ".join(column if column != "body" else "''" for column in table.columns)
            for cells in self._ruin.rows(f"SELECT {listed} FROM {_REFLECTION} WHERE place = ?", [place]):  # noqa: S608
                take(cells)
                self.in_part.add(place)
        for part in (*_PARTS, "facet"):
            known |= self._ruin.found(part, "place")
        self.lost = known - self._uid_of.keys()
        self.lost_uids = self._uids_by_index(self.lost) if self.lost else set()

    def _uids_by_index(self, places: set[int]) -> set[str]:
        """The ids at these places, as the index of ids has them: it stands on pages of its own."""
        asked = f"SELECT place, uid FROM {_REFLECTION} ORDER BY uid"  # noqa: S608 - one of ours
        found = (cells for direction in ("", " DESC") for cells in self._ruin.rows(asked + direction))
        return {uid for place, uid in found if place in places}

    def _parts(self, table: Table) -> None:
        kept: list[tuple[int, int, Any]] = []
        where, order = table.columns.index("place"), table.columns.index("position")

        def take(cells: Cells) -> None:
            if cells[where] in self._uid_of:
                kept.append((cells[where], cells[order], cells[-1]))
                self._keep(table, cells)

        lost = self._ruin.read(table, take)
        if lost.keys:
            known = self._ruin.rows(f"SELECT rowid, place FROM {table.name} ORDER BY place, position")  # noqa: S608
            self.in_part |= {place for key, place in known if (key,) in lost.keys} & self._uid_of.keys()
        if table.name == "tag" and not lost.is_known:
            self._tags_by_index(table, kept)

    def _tags_by_index(self, table: Table, kept: list[tuple[int, int, Any]]) -> None:
        """Tags that are lost as such are still in the index, their order aside; not those in the trash."""
        self.in_part |= self._trashed
        following = {place: 1 + position for place, position, _ in sorted(kept)}
        there = {(place, name) for place, _, name in kept}
        asked = "SELECT place, value FROM facet WHERE kind = 'tag' ORDER BY value"
        for place, name in sorted({*self._ruin.rows(asked), *self._ruin.rows(f"{asked} DESC")} - there):
            if place in self._uid_of:
                position = following.get(place, 0)
                following[place] = position + 1
                cells = {"place": place, "position": position, "name": name}
                self._keep(table, tuple(cells[column] for column in table.columns))

    def _rest(self, table: Table) -> None:
        uids = {*self._uid_of.values()}
        of = table.columns.index("reflection_uid") if table.name in _HANGING else None
        is_counted = table.name not in _UNCOUNTED

        def take(cells: Cells) -> None:
            if of is not None and cells[of] not in uids:
                self._others_lost += is_counted
                return
            self._others += is_counted
            self._see_to_thread(table, cells)
            if self._has_its_import(table, cells):
                self._keep(table, cells)

        lost = self._ruin.read(table, take)
        self._others_lost += lost.number if is_counted else 0
        if table.name in _NOTES:
            known = self._ruin.rows(f"SELECT rowid, uid FROM {table.name} ORDER BY uid") if lost.keys else ()  # noqa: S608
            self.lost_notes[table.name] = {uid for key, uid in known if (key,) in lost.keys}
        self._note_whether_known(table.name, is_whole=not lost.number)

    def _note_whether_known(self, table: str, *, is_whole: bool) -> None:
        if table == _HOLD:
            self.is_hold_known = is_whole
        elif table in (_IMPORT, _IMPORTED):
            self.are_imports_known &= is_whole
        elif table == _LEDGER:
            self.is_ledger_known = is_whole
        elif table == _HEAD:
            self.is_head_known = is_whole

    def _has_its_import(self, table: Table, cells: Cells) -> bool:
        """Whether an imported reflection still has the import that it came with; these are read before those."""
        if table.name == _IMPORT:
            self._imports.add(cells[table.columns.index("uid")])
        return table.name != _IMPORTED or cells[table.columns.index("import_uid")] in self._imports

    def _see_to_thread(self, table: Table, cells: Cells) -> None:
        """Remember a thread; and make one without a title for a note that has none. Threads are read before notes."""
        found = dict(zip(table.columns, cells, strict=True))
        if table.name == "thread":
            self._threads[found["uid"]] = found["place"]
        elif table.name == "thread_note" and found["thread_uid"] not in self._threads:
            self._stand_in(found)

    def _stand_in(self, note: dict[str, Any]) -> None:
        uid, place = note["thread_uid"], max(self._threads.values(), default=0) + 1
        self._threads[uid] = place
        self.stand_ins.add(uid)
        made = {
            "place": place,
            "uid": uid,
            "position": -place,
            "kind": "question",
            "state": "open",
            "client_code": None,
            "is_about_me": 0,
            "day": note["day"],
            "begun_at": note["written_at"],
            "title": "",
        }
        self._keep(Table("thread", tuple(made), ("rowid",), ()), tuple(made.values()))
