"""Keeping reflections: the contract that the journal in memory and the encrypted one share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from tests.builders import AT, DAY, a_draft, a_full_reflection, a_marking, a_reflection, a_revision, an_answer

from unhurried.domain.errors import ReflectionMissing
from unhurried.domain.finding import Filter
from unhurried.domain.ports import Journal
from unhurried.domain.reflections import Reflection

LATER = AT + timedelta(days=1)


def _put(journal: Journal, *reflections: Reflection) -> None:
    with journal.transaction():
        for reflection in reflections:
            journal.reflections.put(reflection)


def _ids(journal: Journal, narrowed: Filter | None = None) -> list[str]:
    narrowed = narrowed or Filter()
    places = journal.reflections.places(narrowed)
    return [glimpse.reflection_id for glimpse in journal.reflections.glimpses(places, narrowed)]


def test_a_reflection_comes_back_as_it_was_put(journal: Journal):
    reflection = a_full_reflection()
    _put(journal, reflection)
    assert journal.reflections.one(reflection.reflection_id) == reflection


def test_a_reflection_with_nothing_but_a_day_is_kept(journal: Journal):
    reflection = a_reflection("")
    _put(journal, reflection)
    assert journal.reflections.one(reflection.reflection_id) == reflection
    assert _ids(journal) == [reflection.reflection_id]


@pytest.mark.parametrize(
    "text",
    [
        "  \n\n\tspaces and lines \n ",
        "משהו נשאר פתוח, שקט",
        "🕊️ a pause 👩🏽‍⚕️ and another",
        "<script>alert(1)</script> ![](file:///etc/passwd)",
        "'; DROP TABLE reflection; --",
        "\u2400 the picture of a NUL",
        "x" * 1_000_000,
    ],
    ids=["blanks", "hebrew", "emoji", "markup", "sql", "nul", "megabyte"],
)
def test_any_text_is_kept_to_the_letter(journal: Journal, text: str):
    reflection = a_reflection(text, answers=(an_answer(text),), markings=(a_marking(line=text),))
    _put(journal, reflection)
    assert journal.reflections.one(reflection.reflection_id) == reflection


def test_times_come_back_as_the_same_instants(journal: Journal):
    in_nepal = datetime(2026, 1, 1, 0, 15, tzinfo=timezone(timedelta(hours=5, minutes=45)))
    reflection = a_reflection(kept_at=in_nepal)
    _put(journal, reflection)
    assert journal.reflections.one(reflection.reflection_id).kept_at == in_nepal


def test_putting_again_replaces(journal: Journal):
    first = a_full_reflection()
    second = replace(a_reflection("Other words."), reflection_id=first.reflection_id, edited_at=LATER)
    _put(journal, first)
    _put(journal, second)
    assert journal.reflections.one(first.reflection_id) == second
    assert journal.reflections.count() == 1
    assert _ids(journal, Filter(words="waited")) == []
    assert _ids(journal, Filter(words="other")) == [first.reflection_id]


def test_a_reflection_that_never_was_is_missing(journal: Journal):
    with pytest.raises(ReflectionMissing):
        journal.reflections.one("never")


def test_the_newest_day_comes_first_and_a_back_dated_reflection_in_its_place(journal: Journal):
    for name, day in [("a", 3), ("b", 9), ("late", 5), ("c", 9)]:
        _put(journal, a_reflection(reflection_id=name, day=date(2026, 3, day)))
    assert _ids(journal) == ["c", "b", "late", "a"]


def test_places_are_unique_and_change_only_with_the_day(journal: Journal):
    reflections = [a_reflection() for _ in range(5)]
    _put(journal, *reflections)
    before = list(journal.reflections.places(Filter()))
    assert len(set(before)) == 5
    _put(journal, replace(reflections[2], edited_at=LATER))
    assert list(journal.reflections.places(Filter())) == before
    moved = replace(reflections[2], writing=replace(reflections[2].writing, day=DAY + timedelta(days=1)))
    _put(journal, moved)
    after = journal.reflections.places(Filter())
    assert after[0] > before[0]
    assert list(after[1:]) == [place for place in before if place != before[2]]
    assert journal.reflections.one(moved.reflection_id) == moved


def test_pages_follow_each_other_without_gap_or_overlap(journal: Journal):
    _put(journal, *(a_reflection(day=DAY + timedelta(days=n // 3)) for n in range(25)))
    whole = list(journal.reflections.places(Filter(), limit=100))
    pages: list[int] = []
    while page := journal.reflections.places(Filter(), before=pages[-1] if pages else None, limit=7):
        pages.extend(page)
    assert pages == whole
    assert len(pages) == 25


def test_glimpses_come_in_the_order_asked_for_without_those_that_are_gone(journal: Journal):
    reflections = [a_reflection(reflection_id=name) for name in ("a", "b", "c")]
    _put(journal, *reflections)
    newest_first = list(journal.reflections.places(Filter()))
    with journal.transaction():
        journal.reflections.erase(["b"])
    backwards = [*reversed(newest_first), 12345]
    assert [g.reflection_id for g in journal.reflections.glimpses(backwards, Filter())] == ["a", "c"]
    assert journal.reflections.glimpses([], Filter()) == []


def test_the_first_and_the_last_day_there_are(journal: Journal):
    _put(journal, a_reflection(reflection_id="first", day=date.min))
    _put(journal, a_reflection(reflection_id="last", day=date.max))
    assert _ids(journal, Filter(since=date.min, until=date.max)) == ["last", "first"]
    assert journal.reflections.days(date.min, date.max) == {date.min: 1, date.max: 1}


def test_the_trash_is_out_of_sight_until_asked_for(journal: Journal):
    kept, gone = a_full_reflection(), a_full_reflection(trashed_at=AT)
    _put(journal, kept, gone)
    assert _ids(journal) == _ids(journal, Filter(words="waited")) == [kept.reflection_id]
    assert _ids(journal, Filter(in_trash=True)) == [gone.reflection_id]
    assert journal.reflections.count() == journal.reflections.count(in_trash=True) == 1
    assert journal.reflections.trashed() == [gone.reflection_id]
    assert journal.reflections.days(DAY, DAY) == {DAY: 1}


def test_out_of_the_trash_again_it_is_found_again(journal: Journal):
    reflection = a_full_reflection()
    _put(journal, replace(reflection, trashed_at=AT))
    assert journal.reflections.client_codes() == []
    _put(journal, reflection)
    assert _ids(journal, Filter(words="waited", client_code="Heron")) == [reflection.reflection_id]
    assert journal.reflections.one(reflection.reflection_id).trashed_at is None


def test_the_trash_can_be_narrowed_but_not_by_words(journal: Journal):
    heron = a_full_reflection(reflection_id="heron", trashed_at=AT)
    other = a_reflection(reflection_id="other", client_code="Birch", trashed_at=LATER)
    _put(journal, heron, other, a_full_reflection())
    for narrowed in (
        Filter(client_code="Heron"),
        Filter(tag="online", lens="pace"),
        Filter(marker_id="rested", option="yes", words="nowhere"),
    ):
        assert _ids(journal, replace(narrowed, in_trash=True)) == ["heron"]
    assert journal.reflections.trashed() == ["other", "heron"]


def test_erasing_takes_revisions_and_drafts_along(journal: Journal):
    kept, gone = a_reflection(), a_reflection(trashed_at=AT)
    _put(journal, kept, gone)
    draft, other = a_draft(reflection_id=gone.reflection_id), a_draft()
    with journal.transaction():
        for reflection in (kept, gone):
            journal.reflections.keep_revision(a_revision(reflection.reflection_id))
        journal.drafts.put(draft)
        journal.drafts.put(other)
    with journal.transaction():
        journal.reflections.erase([gone.reflection_id, "never was"])
    with pytest.raises(ReflectionMissing):
        journal.reflections.one(gone.reflection_id)
    assert journal.reflections.revisions(gone.reflection_id) == []
    assert len(journal.reflections.revisions(kept.reflection_id)) == 1
    assert journal.drafts.all() == [other]


def test_what_is_not_in_the_trash_can_be_erased_too(journal: Journal):
    gone, kept = a_full_reflection(), a_full_reflection()
    _put(journal, gone, kept)
    journal.reflections.erase([gone.reflection_id])
    assert _ids(journal, Filter(words="waited")) == [kept.reflection_id]


def test_revisions_come_newest_first_and_whole(journal: Journal):
    reflection = a_reflection()
    _put(journal, reflection)
    full = replace(a_revision(reflection.reflection_id), writing=a_full_reflection().writing)
    older = replace(a_revision(reflection.reflection_id), replaced_at=AT - timedelta(microseconds=1))
    for revision in (older, full):
        journal.reflections.keep_revision(revision)
    assert journal.reflections.revisions(reflection.reflection_id) == [full, older]


def test_a_revision_of_nothing_is_refused(journal: Journal):
    with pytest.raises(ReflectionMissing):
        journal.reflections.keep_revision(a_revision("never was"))


def test_a_revision_survives_a_change_of_day(journal: Journal):
    reflection = a_reflection()
    _put(journal, reflection)
    journal.reflections.keep_revision(a_revision(reflection.reflection_id))
    _put(journal, replace(reflection, writing=replace(reflection.writing, day=date(2020, 1, 1))))
    assert len(journal.reflections.revisions(reflection.reflection_id)) == 1


def test_codes_and_tags_come_most_recently_used_first(journal: Journal):
    for day, code, tags in [(1, "Heron", ("online",)), (3, "Birch", ("room", "late")), (2, None, ("first",))]:
        _put(journal, a_reflection(client_code=code, tags=tags, day=date(2026, 3, day)))
    _put(journal, a_reflection(client_code="Gone", tags=("gone",), trashed_at=AT))
    assert journal.reflections.client_codes() == ["Birch", "Heron"]
    assert journal.reflections.tags() == ["late", "room", "first", "online"]


def test_days_are_counted_between_both_ends(journal: Journal):
    _put(journal, *(a_reflection(day=date(2026, 3, day)) for day in (1, 2, 2, 2, 4, 5)))
    counted = journal.reflections.days(date(2026, 3, 2), date(2026, 3, 4))
    assert counted == {date(2026, 3, 2): 3, date(2026, 3, 4): 1}


def test_a_transaction_that_fails_leaves_everything_as_it_was(journal: Journal):
    kept = a_reflection("as it was")
    _put(journal, kept)

    def change_and_fail() -> None:
        with journal.transaction():
            journal.reflections.put(replace(kept, writing=replace(kept.writing, body="changed")))
            journal.drafts.put(a_draft())
            journal.prefer("way", "line")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert journal.reflections.one(kept.reflection_id) == kept
    assert journal.drafts.all() == []
    assert journal.preference("way", "none") == "none"
    assert len(_ids(journal, Filter(words="as it was"))) == 1


def test_transactions_do_not_nest(journal: Journal):
    with journal.transaction():
        with pytest.raises(RuntimeError), journal.transaction():
            pass
        journal.reflections.put(a_reflection(reflection_id="still open"))
    assert journal.reflections.one("still open")


def test_a_write_outside_a_transaction_has_its_own(journal: Journal):
    journal.reflections.put(a_reflection(reflection_id="alone"))
    journal.prefer("way", "line")
    with journal.transaction():
        pass
    assert journal.reflections.one("alone")


def test_preferences_are_kept_by_name(journal: Journal):
    assert journal.preference("way") == ""
    assert journal.preference("way", "standard") == "standard"
    journal.prefer("way", "line")
    journal.prefer("way", "standard")
    assert journal.preference("way") == "standard"


def test_a_code_of_no_letters_is_no_code(journal: Journal):
    reflection = a_reflection(client_code="")
    _put(journal, reflection)
    assert journal.reflections.one(reflection.reflection_id).writing.client_code is None
    assert journal.reflections.client_codes() == []


def test_a_time_without_a_zone_is_a_mistake_of_ours(opened: Journal):
    with pytest.raises(ValueError, match="zone"):
        opened.reflections.put(a_reflection(kept_at=AT.replace(tzinfo=None)))


def test_writes_are_there_for_the_next_opening(place):
    reflection = a_full_reflection(kept_at=datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC))
    journal = place.open()
    _put(journal, reflection)
    journal.close()
    journal = place.open()
    assert journal.reflections.one(reflection.reflection_id) == reflection
    journal.close()
