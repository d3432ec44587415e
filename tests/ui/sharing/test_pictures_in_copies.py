"""Pictures of one's own marks in a copy: off until chosen, only where the ladder allows one, and bare of metadata."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtGui import QImage
from tests.builders import a_marking, a_reflection
from tests.memory import MemoryJournal
from tests.ui.sharing.conftest import SHELVES, TODAY

from unhurried.domain.prompts import MarkerKind
from unhurried.domain.sharing.parts import Dating, PartKind
from unhurried.ui.sharing.builder import CopyBuilder

Open = Callable[[], CopyBuilder]
HABIT = next(marker for marker in SHELVES.markers if marker.kind is MarkerKind.PULL)


def _mark(journal: MemoryJournal, times: int) -> None:
    with journal.transaction():
        for number in range(times):
            day: date = TODAY - timedelta(days=number)
            marking = a_marking(HABIT.options[number % 2].key, marker_id=HABIT.marker_id, wording=HABIT.wording)
            journal.reflections.put(a_reflection("", day=day, markings=(marking,)))


@pytest.mark.parametrize(("times", "is_offered"), [(9, False), (10, True)])
def test_a_picture_is_offered_from_ten_answers_on(
    journal: MemoryJournal, open_builder: Open, times: int, is_offered: bool
):
    _mark(journal, times)
    assert bool(open_builder().pages.drawn.offered()) is is_offered


def test_it_is_off_until_chosen_and_says_its_period_its_number_and_whose_it_is(
    journal: MemoryJournal, open_builder: Open
):
    _mark(journal, 12)
    builder = open_builder()
    builder.show_step(1)
    assert builder.copy.draft.pictures == ()
    builder.choose.sources.pictures_button.click()
    (part,) = builder.choose.offered.model.parts
    assert part.kind is PartKind.PICTURE
    builder.choose.offered.switch_whole()
    assert builder.copy.draft.pictures == (HABIT.marker_id,)
    assert builder.choose.chosen.model.parts == [part]
    (picture,) = builder.pages.drawn.pictures(builder.copy.draft.pictures, Dating.ORDER)
    assert "12 sessions" in picture.caption
    assert "My own marks." in picture.caption
    assert "February 2026 to March 2026." in picture.caption
    assert str(TODAY.day) + " March" not in picture.caption
    image = QImage.fromData(picture.png)
    assert not image.isNull()
    assert image.textKeys() == []
    assert sum(int(count) for _, count in picture.rows) == 12


def test_it_is_in_the_pages_and_can_be_taken_out_again(journal: MemoryJournal, open_builder: Open):
    _mark(journal, 12)
    builder = open_builder()
    builder.copy.take(builder.pages.drawn.offered())
    before = builder.pages.pages()
    assert any(
        builder.pages.drawn.pictures((HABIT.marker_id,), Dating.ORDER)[0] in one.content for one in before.sections
    )
    builder.copy.take_out(part.part_id for part in builder.pages.drawn.offered())
    assert builder.pages.pages().sections == ()
