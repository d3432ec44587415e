"""Imports, in memory and encrypted: a dry run by content, one import as a whole, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, time, timedelta
from itertools import count

import pytest
from tests.builders import (
    AT,
    DAY,
    a_draft,
    a_full_reflection,
    a_margin_note,
    a_marking,
    a_note,
    a_question,
    a_reflection,
    a_revision,
    a_thread,
    a_writing,
    words_to_keep,
)
from tests.storage.conftest import Place as OnDisk
from tests.storage.conftest import assert_sound

from unhurried.domain.arrivals import Arrival, Found, Place, Source, Standing, TakenBack, content_of
from unhurried.domain.errors import Cancelled, HeldByLaw, ImportMissing
from unhurried.domain.finding import Filter
from unhurried.domain.forgetting import AboutClient, HoldChange, OlderThan
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Writing
from unhurried.domain.threads import Origin
from unhurried.services.arriving.doorway import Doorway
from unhurried.storage.backups import checking
from unhurried.storage.backups.watching import Watch
from unhurried.storage.journal import SqlcipherJournal

LATER = AT + timedelta(hours=1)


def arrival(body: str = "A slow start.", day: date = DAY, at: time | None = None, number: int = 1) -> Arrival:
    return Arrival(Writing(day, tags=("online",), body=body), Place("old.txt", line=number), at)


def found(*arrivals: Arrival) -> Found:
    return Found(Source.JRNL, arrivals)


def doorway_of(journal: Journal) -> Doorway:
    numbers = count()
    return Doorway(journal, lambda: LATER, lambda: f"in-{next(numbers)}")


@pytest.fixture
def doorway(journal: Journal) -> Doorway:
    return doorway_of(journal)


def bodies(journal: Journal, narrowed: Filter = Filter()) -> list[str]:  # noqa: B008
    glimpses = journal.reflections.glimpses(journal.reflections.places(narrowed), narrowed)
    return [journal.reflections.one(glimpse.reflection_id).writing.body for glimpse in glimpses]


def test_what_is_new_comes_in_under_its_day_in_the_order_of_its_times(journal: Journal, doorway: Doorway):
    journal.reflections.put(a_reflection("There before."))
    dry = doorway.dry_run(
        found(
            arrival("Evening.", at=time(19, 0)),
            arrival("Morning.", at=time(8, 30)),
            arrival("No time told."),
            arrival("The day before.", DAY - timedelta(days=1), time(23, 59)),
        )
    )
    assert [line.arrival.writing.body for line in dry.lines] == [
        *("The day before.", "No time told.", "Morning.", "Evening."),
    ]
    assert len(bodies(journal)) == 1  # a look changes nothing
    made = doorway.bring_in(dry)
    assert made
    assert (made.brought, made.source, made.at) == (4, Source.JRNL, LATER)
    assert bodies(journal) == ["Evening.", "Morning.", "No time told.", "There before.", "The day before."]
    assert doorway.imports() == [made]
    kept = journal.reflections.one("in-0")
    assert (kept.kept_at, kept.edited_at, kept.writing.tags) == (LATER, None, ("online",))
    assert bodies(journal, Filter(words="mor")) == ["Morning."]
    assert len(bodies(journal, Filter(tag="online"))) == 4


def test_everything_in_a_reflection_comes_in(journal: Journal, doorway: Doorway):
    whole = a_full_reflection()
    made = doorway.bring_in(doorway.dry_run(found(Arrival(whole.writing, Place("journal.json", 1), None, AT))))
    assert made
    kept = journal.reflections.one("in-0")
    assert (kept.writing, kept.kept_at) == (whole.writing, AT)
    assert bodies(journal, Filter(words="summary")) == [whole.writing.body]
    assert bodies(journal, Filter(lens="sense-making", client_code="Heron")) == [whole.writing.body]


@pytest.mark.parametrize(
    ("first", "again", "is_same"),
    [
        ("A slow start.", "A slow start.", True),
        ("# A slow start\n\nThen **quiet**.", "a slow  start, then quiet", True),
        ("Café, at four.", "Cafe\u0301, at four.", True),
        ("A slow start.", "A slow ending.", False),
        ("…", "?!", False),
        ("…", " … ", True),
        ("שקט", "שקט.", True),
    ],
)
def test_the_same_is_the_same_words_on_the_same_day(
    journal: Journal, doorway: Doorway, first: str, again: str, is_same: bool
):
    journal.reflections.put(a_reflection(first))
    standings = {
        day: doorway.dry_run(found(arrival(again, day))).lines[0].standing for day in (DAY, date(2020, 1, 1))
    }
    assert standings == {DAY: Standing.SAME if is_same else Standing.NEW, date(2020, 1, 1): Standing.NEW}


def test_words_anywhere_in_a_reflection_count(journal: Journal, doorway: Doorway):
    whole = a_full_reflection()
    journal.reflections.put(whole)
    less = replace(whole.writing, answers=())
    dry = doorway.dry_run(found(Arrival(whole.writing, Place("a")), Arrival(less, Place("b"))))
    assert [line.standing for line in dry.lines] == [Standing.SAME, Standing.NEW]


def test_without_words_what_was_chosen_counts(journal: Journal, doorway: Doorway):
    marked = a_writing("", markings=(a_marking("waited"),))
    journal.reflections.put(a_reflection("", markings=marked.markings))
    other = a_writing("", markings=(a_marking("saw-then"),))
    dry = doorway.dry_run(found(Arrival(marked, Place("a")), Arrival(other, Place("b"))))
    assert [line.standing for line in dry.lines] == [Standing.SAME, Standing.NEW]


def test_what_is_in_the_trash_or_twice_in_the_source_does_not_come_in(journal: Journal, doorway: Doorway):
    journal.reflections.put(a_reflection("Thrown away.", trashed_at=AT))
    dry = doorway.dry_run(found(arrival("Thrown away."), arrival("Twice."), arrival("Twice.", number=9)))
    assert [line.standing for line in dry.lines] == [Standing.TRASHED, Standing.NEW, Standing.TWICE]
    assert dry.counts() == {Standing.TRASHED: 1, Standing.NEW: 1, Standing.TWICE: 1}
    doorway.bring_in(dry)
    assert bodies(journal) == ["Twice."]


def test_bringing_in_twice_brings_nothing_even_after_an_edit(journal: Journal, doorway: Doorway):
    source = found(arrival("One."), arrival("Other."))
    assert doorway.bring_in(doorway.dry_run(source))
    kept = journal.reflections.one("in-0")
    with journal.transaction():
        journal.reflections.put(replace(kept, writing=a_writing("Rewritten since."), edited_at=LATER))
    again = doorway.dry_run(source)
    assert [line.standing for line in again.lines] == [Standing.SAME, Standing.SAME]
    assert doorway.bring_in(again) is None
    assert len(doorway.imports()) == 1


def test_what_came_in_since_the_look_does_not_come_in_again(journal: Journal, doorway: Doorway):
    dry = doorway.dry_run(found(arrival("One."), arrival("Other.")))
    journal.reflections.put(a_reflection("One."))
    made = doorway.bring_in(dry)
    assert made
    assert made.brought == 1
    assert sorted(bodies(journal)) == ["One.", "Other."]


@pytest.mark.parametrize("at", [0.0, 0.3, 0.5])
def test_a_stopped_import_leaves_nothing(journal: Journal, doorway: Doorway, at: float):
    dry = doorway.dry_run(found(*(arrival(f"Entry {number}.") for number in range(900))))
    with pytest.raises(Cancelled):
        doorway.bring_in(dry, lambda done: done < at)
    assert (journal.reflections.count(), doorway.imports()) == (0, [])
    assert doorway.bring_in(dry)
    assert journal.reflections.count() == 900


Touch = Callable[[Journal], None]
TOUCHES: dict[str, Touch] = {
    "edited": lambda journal: journal.reflections.put(replace(journal.reflections.one("in-0"), edited_at=LATER)),
    "trashed": lambda journal: journal.reflections.put(replace(journal.reflections.one("in-0"), trashed_at=LATER)),
    "an earlier state": lambda journal: journal.reflections.keep_revision(a_revision("in-0")),
    "a draft": lambda journal: journal.drafts.put(a_draft("half", draft_id="d", reflection_id="in-0")),
    "a margin note": lambda journal: journal.margins.put(a_margin_note("in-0")),
    "words to keep": lambda journal: journal.margins.keep_words(words_to_keep(reflection_id="in-0")),
    "a question": lambda journal: journal.supervision.put(a_question(origin=Origin("in-0"))),
    "a thread": lambda journal: (
        journal.threads.put(a_thread(thread_id="t")),
        journal.threads.put_note(a_note("t", origin=Origin("in-0"))),
    )[1],
}


@pytest.mark.parametrize("touch", TOUCHES.values(), ids=TOUCHES)
def test_what_was_touched_since_stays_unless_asked_for(journal: Journal, doorway: Doorway, touch: Touch):
    journal.reflections.put(a_reflection("Mine.", reflection_id="mine"))
    made = doorway.bring_in(doorway.dry_run(found(arrival("One."), arrival("Other."))))
    assert made
    touch(journal)
    (listed,) = doorway.imports()
    assert (listed.brought, listed.here, listed.touched) == (2, 2, 1)
    assert doorway.take_back(made.import_id) == TakenBack(1, 1)
    assert journal.reflections.one("in-0")
    (left,) = doorway.imports()
    assert (left.brought, left.here, left.touched) == (2, 1, 1)
    drafts = ("in-0",) if journal.drafts.all() else ()
    assert doorway.take_back(made.import_id, touched=True) == TakenBack(1, 0, drafts)
    assert doorway.imports() == []
    assert (journal.reflections.trashed(), journal.drafts.all(), journal.supervision.questions()) == ([], [], [])
    assert (journal.margins.words_to_keep(), journal.threads.of_reflection("in-0")) == ([], [])
    assert bodies(journal) == ["Mine."]
    with pytest.raises(ImportMissing):
        doorway.take_back(made.import_id)


def test_a_legal_hold_stops_taking_back_and_not_bringing_in(journal: Journal, doorway: Doorway):
    journal.holds.add(HoldChange(DAY, is_on=True))
    made = doorway.bring_in(doorway.dry_run(found(arrival())))
    assert made
    for touched in (False, True):
        with pytest.raises(HeldByLaw):
            doorway.take_back(made.import_id, touched=touched)
        with pytest.raises(HeldByLaw):
            journal.imports.take_back(made.import_id, touched=touched)
    assert bodies(journal) == ["A slow start."]


def test_what_was_erased_since_is_not_counted_and_may_come_in_again(journal: Journal, doorway: Doorway):
    source = found(arrival("One."), arrival("Other."), arrival("Older.", DAY - timedelta(days=30)))
    assert doorway.bring_in(doorway.dry_run(source))
    journal.forgetting.erase(OlderThan(DAY))
    journal.reflections.erase(["in-1"])
    assert [(made.brought, made.here) for made in doorway.imports()] == [(3, 1)]
    standings = [line.standing for line in doorway.dry_run(source).lines]
    assert standings == [Standing.NEW, Standing.NEW, Standing.SAME]
    journal.reflections.erase(["in-2"])
    assert doorway.imports() == []
    assert len(doorway.dry_run(source).new) == 3


def test_erasing_about_a_client_code_takes_what_came_in_along(journal: Journal, doorway: Doorway):
    heron = Arrival(a_writing("With a code.", client_code="Heron"), Place("a"))
    doorway.bring_in(doorway.dry_run(found(heron, arrival())))
    journal.forgetting.erase(AboutClient("Heron"))
    assert [made.here for made in doorway.imports()] == [1]


def test_imports_are_listed_newest_first(journal: Journal):
    ids = count()
    moments = iter([AT, LATER])
    doorway = Doorway(journal, lambda: next(moments), lambda: f"n{next(ids)}")
    for body in ("One.", "Other."):
        doorway.bring_in(doorway.dry_run(found(arrival(body))))
    assert [made.at for made in doorway.imports()] == [LATER, AT]


def test_taking_back_leaves_the_database_as_it_was(place: OnDisk, opened: SqlcipherJournal):
    opened.reflections.put(a_full_reflection(reflection_id="mine"))
    before = _digest(place)
    doorway = doorway_of(opened)
    days = [DAY - timedelta(days=number // 2) for number in range(1200)]
    dry = doorway.dry_run(found(*(arrival(f"Entry {number}.", day) for number, day in enumerate(days))))
    made = doorway.bring_in(dry)
    assert made
    assert _digest(place) != before
    assert doorway.take_back(made.import_id) == TakenBack(1200, 0)
    assert _digest(place) == before
    db = place.raw()
    assert_sound(db)
    assert db.execute("SELECT count(*) FROM words WHERE words MATCH 'entry'").fetchone() == (0,)
    db.close()


def _digest(place: OnDisk) -> str:
    db = place.raw()
    digest = checking.digest_of_writing(db, Watch(lambda _: True))
    db.close()
    return digest


def test_a_search_finds_what_came_in_beside(place: OnDisk, opened: SqlcipherJournal):
    assert bodies(opened, Filter(words="kettle")) == []
    beside = place.folders.open_beside(place.folder, place.key)
    made = doorway_of(beside).bring_in(doorway_of(beside).dry_run(found(arrival("The kettle sang."))))
    beside.close()
    assert made
    assert bodies(opened, Filter(words="kettle")) == ["The kettle sang."]


def test_no_name_of_a_file_and_no_word_is_kept_of_an_import(place: OnDisk, opened: SqlcipherJournal):
    doorway_of(opened).bring_in(doorway_of(opened).dry_run(found(arrival("A canary."))))
    db = place.raw()
    rows = [*db.execute("SELECT * FROM import").fetchall(), *db.execute("SELECT * FROM imported").fetchall()]
    db.close()
    assert rows[0][2:] == ("jrnl", LATER.astimezone(UTC).isoformat(timespec="microseconds"), 1)
    assert "old.txt" not in repr(rows)
    assert rows[1] == ("in-0", rows[0][1], content_of(Writing(DAY, body="A canary.")))


def test_a_day_may_be_any_day(journal: Journal, doorway: Doorway):
    days = [date(1900, 1, 1), date(9999, 12, 31)]
    doorway.bring_in(doorway.dry_run(found(*(arrival(day=day) for day in days))))
    assert len(bodies(journal)) == 2
