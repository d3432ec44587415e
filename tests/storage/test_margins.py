"""Notes in margins and words to keep: the encrypted journal and the one in memory keep and find them alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.builders import AT, DAY, a_full_reflection, a_margin_note, a_reflection, words_to_keep
from tests.storage.conftest import Place

from unhurried.domain.errors import HeldByLaw, NoteMissing, ReflectionMissing
from unhurried.domain.finding import Filter, Piece
from unhurried.domain.forgetting import HoldChange
from unhurried.domain.margins import KeptKind, WordsToKeep
from unhurried.domain.ports import Journal

LATER = AT + timedelta(days=365)


def found(journal: Journal, words: str) -> list[str]:
    narrowed = Filter(words=words)
    glimpses = journal.reflections.glimpses(journal.reflections.places(narrowed), narrowed)
    return [glimpse.reflection_id for glimpse in glimpses]


def kept(journal: Journal, words: str) -> list[str]:
    return [found.words.words for found in journal.margins.find(words)]


@pytest.fixture
def reflected(journal: Journal) -> Journal:
    journal.reflections.put(a_full_reflection(reflection_id="r"))
    return journal


def test_a_note_comes_back_and_the_reflection_stays_as_it_is(reflected: Journal):
    before = reflected.reflections.one("r")
    notes = [
        a_margin_note("r"),
        a_margin_note("r", "It came back on the way home.", is_remembered=True, written_at=LATER, edited_at=LATER),
        a_margin_note("r", "Half a sen", written_at=LATER + timedelta(days=1), is_unfinished=True),
    ]
    for note in reversed(notes):
        reflected.margins.put(note)
        assert reflected.margins.one(note.note_id) == note
    assert reflected.margins.of("r") == notes
    assert reflected.margins.of("another") == []
    assert reflected.reflections.one("r") == before
    assert reflected.reflections.revisions("r") == []
    with pytest.raises(NoteMissing):
        reflected.margins.one("never was")


def test_a_note_has_a_reflection_beside_it(journal: Journal):
    with pytest.raises(ReflectionMissing):
        journal.margins.put(a_margin_note("never was"))


def test_a_reflection_is_found_by_its_margin(reflected: Journal):
    note = a_margin_note("r", "Marzipan, of all things.")
    assert found(reflected, "marzipan") == []
    reflected.margins.put(note)
    assert found(reflected, "marzip") == found(reflected, "waited marzipan") == ["r"]
    narrowed = Filter(words="marzipan")
    (glimpse,) = reflected.reflections.glimpses(reflected.reflections.places(narrowed), narrowed)
    assert Piece("Marzipan", is_hit=True) in glimpse.pieces
    reflected.margins.put(replace(note, words="Nougat."))
    assert (found(reflected, "marzipan"), found(reflected, "nougat")) == ([], ["r"])
    reflected.margins.remove(note.note_id)
    reflected.margins.remove("never was")
    assert (found(reflected, "nougat"), found(reflected, "waited")) == ([], ["r"])


@pytest.mark.parametrize(
    "change",
    [
        lambda r: replace(r, trashed_at=AT),
        lambda r: replace(r, writing=replace(r.writing, body="Other words", day=DAY + timedelta(days=9))),
    ],
)
def test_a_reflection_may_change_and_come_back_with_its_margin(reflected: Journal, change):
    before = reflected.reflections.one("r")
    note = a_margin_note("r", "marzipan")
    reflected.margins.put(note)
    reflected.reflections.put(change(before))
    reflected.margins.put(replace(note, edited_at=LATER))
    reflected.reflections.put(before)
    assert found(reflected, "marzipan") == ["r"]
    assert reflected.margins.of("r") == [replace(note, edited_at=LATER)]


def test_a_note_in_the_trash_is_not_found(journal: Journal):
    journal.reflections.put(a_reflection(reflection_id="r", trashed_at=AT))
    journal.margins.put(a_margin_note("r", "marzipan"))
    assert found(journal, "marzipan") == []


def test_a_note_goes_with_its_reflection(reflected: Journal):
    note = a_margin_note("r")
    reflected.margins.put(note)
    reflected.reflections.erase(["r"])
    with pytest.raises(NoteMissing):
        reflected.margins.one(note.note_id)


def test_words_to_keep_come_back_in_their_order(journal: Journal):
    words = [
        words_to_keep(),
        words_to_keep("Open the window between two.", kind=KeptKind.SMALL_ACT, reflection_id="r"),
        words_to_keep("Stretched, and somewhere else.", kind=KeptKind.STATE, written_at=LATER, day=LATER.date()),
        words_to_keep("The colleague next door.", kind=KeptKind.SUPPORT, written_at=LATER, edited_at=LATER),
    ]
    for one in words:
        journal.margins.keep_words(one)
        assert journal.margins.words(one.note_id) == one
    assert journal.margins.words_to_keep() == words
    assert journal.margins.words_from("r") == [words[1]]
    again = replace(words[0], words="When it tightens, then two breaths.", edited_at=LATER)
    journal.margins.keep_words(again)
    assert journal.margins.words_to_keep() == [again, *words[1:]]
    for one in (*words[1:], words_to_keep()):
        journal.margins.remove_words(one.note_id)
    assert journal.margins.words_to_keep() == [again]
    with pytest.raises(NoteMissing):
        journal.margins.words(words[1].note_id)


def test_only_what_is_about_wellbeing_is_private():
    private = {kind for kind in KeptKind if words_to_keep(kind=kind).is_private}
    assert private == {KeptKind.STATE, KeptKind.SUPPORT}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("breath", ["one breath again", "When my chest tightens, then one breath first."]),
        ("breath -again", ["When my chest tightens, then one breath first."]),
        ('"chest tight"', []),
        ("-breath", ["the window"]),
        ("", []),
    ],
)
def test_words_to_keep_are_found_the_latest_first(journal: Journal, typed: str, expected: list[str]):
    for words in (words_to_keep(), words_to_keep("the window"), words_to_keep("one breath again")):
        journal.margins.keep_words(words)
    assert kept(journal, typed) == expected
    assert journal.threads.find(typed) == []


def test_words_go_with_the_reflection_they_come_from(reflected: Journal):
    reflected.margins.keep_words(words_to_keep("goes", reflection_id="r"))
    reflected.margins.keep_words(words_to_keep("stays", reflection_id="another"))
    reflected.margins.keep_words(words_to_keep("stays too"))
    reflected.reflections.erase(["r"])
    assert [words.words for words in reflected.margins.words_to_keep()] == ["stays", "stays too"]
    assert kept(reflected, "goes") == []


def test_all_or_nothing(reflected: Journal):
    def change_and_fail() -> None:
        with reflected.transaction():
            reflected.margins.put(a_margin_note("r", "marzipan"))
            reflected.margins.keep_words(words_to_keep("nougat"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert (reflected.margins.of("r"), reflected.margins.words_to_keep()) == ([], [])
    assert (found(reflected, "marzipan"), kept(reflected, "nougat")) == ([], [])


def test_the_hold_keeps_words_and_lets_the_rest_go_on(reflected: Journal):
    note, words = a_margin_note("r", "marzipan"), words_to_keep()
    reflected.margins.put(note)
    reflected.margins.keep_words(words)
    reflected.holds.add(HoldChange(DAY, is_on=True))
    refused = [
        lambda: reflected.margins.remove(note.note_id),
        lambda: reflected.margins.put(replace(note, words="Others")),
        lambda: reflected.margins.remove_words(words.note_id),
        lambda: reflected.margins.keep_words(replace(words, words="Others")),
    ]
    for change in refused:
        with pytest.raises(HeldByLaw):
            change()
    assert found(reflected, "marzipan") == ["r"]
    assert kept(reflected, "chest") == [words.words]
    reflected.margins.put(replace(note, is_remembered=True))
    reflected.margins.put(a_margin_note("r"))
    reflected.margins.keep_words(replace(words, kind=KeptKind.SMALL_ACT))
    reflected.margins.keep_words(words_to_keep())
    growing = a_margin_note("r", "Half a sen", is_unfinished=True)
    reflected.margins.put(growing)
    reflected.margins.put(replace(growing, words="Half of it.", is_unfinished=False))
    with pytest.raises(HeldByLaw):
        reflected.margins.remove(growing.note_id)
    begun = words_to_keep("Half a sen", is_unfinished=True)
    reflected.margins.keep_words(begun)
    reflected.margins.keep_words(replace(begun, words="Not meant."))
    reflected.margins.remove_words(begun.note_id)
    assert kept(reflected, "meant") == []
    reflected.holds.add(HoldChange(DAY, is_on=False))
    reflected.margins.remove(note.note_id)
    assert found(reflected, "marzipan") == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE margin_note SET reflection_uid = 'never was'",
        "UPDATE margin_note SET is_remembered = 2",
        "UPDATE margin_note SET day = 'someday'",
        "UPDATE margin_note SET uid = ''",
        "UPDATE words_to_keep SET place = 1",
        "UPDATE words_to_keep SET kind = 'goal'",
        "UPDATE words_to_keep SET reflection_uid = ''",
        "UPDATE words_to_keep SET words = NULL",
    ],
)
def test_the_schema_defends_itself(place: Place, sql: str):
    journal = place.open()
    journal.reflections.put(a_reflection(reflection_id="r"))
    journal.margins.put(a_margin_note("r"))
    journal.margins.keep_words(words_to_keep())
    journal.close()
    db = place.raw()
    with pytest.raises(Exception, match=r"constraint failed|datatype mismatch|cannot store"):
        db.execute(sql)
    db.close()


def test_no_word_is_in_what_an_error_would_show():
    kept: WordsToKeep = words_to_keep("a canary in the coal mine")
    assert "canary" not in repr((kept, a_margin_note("r", "canary", day=date(2026, 3, 4))))
