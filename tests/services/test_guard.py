"""The guard over a journal: what is noticed in a writing, what is dismissed, and how often it would speak at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from tests.builders import DAY, a_reflection
from tests.memory import MemoryJournal

from unhurried.domain.guard import Kind
from unhurried.domain.moments import Moment
from unhurried.domain.reflections import Answer, Marking, Writing
from unhurried.services import guard as module
from unhurried.services.guard import Guard, Watch, texts_of
from unhurried.services.sample_material import load_material

EMPTY = Writing(DAY)


@pytest.fixture
def journal() -> MemoryJournal:
    return MemoryJournal()


@pytest.fixture
def guard(journal: MemoryJournal) -> Guard:
    ids = count()
    return Guard(journal, lambda: f"id-{next(ids)}")


@pytest.fixture
def watch(guard: Guard) -> Watch:
    return Watch(guard)


def body(text: str) -> Writing:
    return replace(EMPTY, body=text)


def noticed(watch: Watch, writing: Writing) -> list[str]:
    assert watch.read(list(texts_of(writing)), at_once=100_000)
    return [notice.words for notice in watch.standing(writing.client_code)]


def test_it_notices_wherever_something_is_written(watch: Watch):
    writing = Writing(
        DAY,
        body="We began at 14:30.",
        answers=(Answer("p", 1, "What?", "silence", "She takes 20 mg."),),
        markings=(Marking("m", 1, "Reassured", "", "did", "Did it", "with K, again"),),
        moments=(
            Moment("1", happened_words="Sarah wept", pull="F32.1", did_words="PHQ-9 of 17", followed="a@b.example"),
        ),
    )
    assert noticed(watch, writing) == ["14:30", "20 mg", "K", "Sarah", "F32.1", "PHQ-9 of 17", "a@b.example"]


def test_what_was_there_before_is_not_new(watch: Watch):
    watch.begin(["Sarah came. I talked on."])
    assert noticed(watch, body("Sarah came. I talked on.")) == []
    assert noticed(watch, body("Sarah came. I talked on and on.\nThen Anna came.")) == ["Anna"]


def test_it_is_gone_once_the_words_are(watch: Watch):
    assert noticed(watch, body("Sarah came.")) == ["Sarah"]
    assert noticed(watch, body("They came.")) == []


def test_what_is_left_as_it_is_stays_unmentioned_in_this_writing(watch: Watch):
    assert noticed(watch, body("Sarah came at 14:30.")) == ["Sarah", "14:30"]
    watch.leave(watch.standing()[0])
    assert noticed(watch, body("Sarah came at 14:30. She left. SARAH. Sarah. Anna stayed.")) == ["14:30", "Anna"]
    watch.begin(())
    assert noticed(watch, body("Sarah came at 14:30.")) == ["Sarah", "14:30"]


def test_what_was_never_shown_still_stands_when_another_is_left(watch: Watch):
    assert noticed(watch, body("Sarah came at 14:30 and took 20 mg.")) == ["Sarah", "14:30", "20 mg"]
    watch.leave(watch.standing()[0])
    assert [notice.words for notice in watch.standing()] == ["14:30", "20 mg"]


def test_kinds_can_be_passed_over_in_one_place(watch: Watch):
    assert watch.read(["Sarah came at 14:30."])
    assert [notice.words for notice in watch.standing(passed_over=(Kind.NAME,))] == ["14:30"]
    assert [notice.words for notice in watch.standing()] == ["Sarah", "14:30"]


def test_a_client_code_is_fine_also_one_that_reads_like_a_name(watch: Watch, journal: MemoryJournal):
    with journal.transaction():
        journal.reflections.put(a_reflection(client_code="Robert 2"))
    assert noticed(watch, body("Robert said it, and Sarah did not.")) == ["Sarah"]
    assert noticed(watch, replace(body("Robert said it, and Sarah did not."), client_code="sarah")) == []


def test_words_that_were_called_fine_are_fine_and_cannot_be_read_in_the_journal(
    watch: Watch, guard: Guard, journal: MemoryJournal
):
    guard.call_fine("Sarah")
    guard.call_fine("K.")
    guard.call_fine("sarah")
    assert guard.count_fine() == 2
    assert noticed(watch, body("SARAH and Sarah; with K, today. Anna too.")) == ["Anna"]
    assert "sarah" not in repr(journal.preference("guard-fine")).casefold()
    guard.forget_fine()
    assert guard.count_fine() == 0
    assert "Sarah" in noticed(watch, body("Sarah again."))


def test_a_kind_can_be_dismissed_for_good_and_brought_back(watch: Watch, guard: Guard, journal: MemoryJournal):
    guard.switch_kind(Kind.NAME, on=False)
    assert noticed(watch, body("Sarah came at 14:30.")) == ["14:30"]
    assert Kind.NAME not in Guard(journal, str).kinds()
    guard.switch_kind(Kind.NAME, on=True)
    assert guard.kinds() == tuple(Kind)
    assert noticed(watch, body("Sarah came at 14:30.")) == ["Sarah", "14:30"]


def test_all_of_it_can_be_dismissed_for_good_and_brought_back(watch: Watch, guard: Guard, journal: MemoryJournal):
    guard.switch(on=False)
    assert noticed(watch, body("Sarah came.")) == []
    assert not Guard(journal, str).is_on
    guard.switch(on=True)
    assert noticed(watch, body("Sarah came.")) == ["Sarah"]


def test_a_long_text_is_read_a_part_at_a_time_and_only_once(watch: Watch, monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    before = module.found_in
    monkeypatch.setattr(module, "found_in", lambda piece: read.append(piece) or before(piece))
    lines = [f"This is line {number} of it." for number in range(1000)]
    looks = 1
    while not watch.read(["\n".join([*lines, "Sarah came."])]):
        looks += 1
    assert looks > 3
    assert len(read) == 1001
    assert [notice.words for notice in watch.standing()] == ["Sarah"]
    read.clear()
    lines[500] = "This is line five hundred of it."
    assert watch.read(["\n".join(lines)])
    assert read == [lines[500]]


def test_what_stands_is_still_there_while_a_long_paste_is_read(watch: Watch):
    assert watch.read(["Sarah came."])
    assert not watch.read(["A long line of words.\n" + "More of it, number 3. " * 500 + "\nSarah came."])
    assert [notice.words for notice in watch.standing()] == ["Sarah"]


def test_nothing_it_knows_tells_the_words_to_a_log(watch: Watch):
    watch.read(["Sarah came."])
    assert "Sarah" not in repr(watch.standing())


def texts_of_the_sample() -> Iterator[str]:
    material = load_material()
    for arc in material.arcs:
        for entry in arc.entries:
            yield entry.body
            yield from (text for _, text in entry.answers)
            yield from (mark.line for mark in entry.marks)


def test_it_hardly_ever_speaks_over_the_sample_journal(watch: Watch):
    """At most one notice for a hundred answers; none, when this was written."""
    texts = [text for text in texts_of_the_sample() if text]
    told = [text for text in texts if noticed(watch, body(text))]
    assert len(texts) > 600
    assert len(told) * 100 <= len(texts)
