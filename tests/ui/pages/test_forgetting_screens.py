"""Forgetting on screen: what goes is shown first, nothing is chosen beforehand, a hold stops it, nothing returns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from tests.builders import AT, a_draft, a_reflection, a_revision, a_writing
from tests.memory import MemoryJournal
from tests.ui.pages.conftest import NOW, SHELVES, TODAY

from unhurried.domain.errors import DiskIsFull, NotKept
from unhurried.domain.finding import Filter
from unhurried.domain.forgetting import AboutClient, Footprint, OlderThan, OneReflection
from unhurried.ui import footprints
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.dialogs.forgetting_choosers import AgeChooser, CodeChooser, years_before
from unhurried.ui.dialogs.forgetting_dialog import ForgettingDialog
from unhurried.ui.rooms import Rooms
from unhurried.ui.workspace import Workspace

LONG_AGO = date(2015, 5, 6)
HELD = "A legal hold is on, so nothing is erased or replaced. Lift the hold first."


@pytest.fixture
def backups() -> list[date]:
    """The days of the backups there are."""
    return [TODAY]


@pytest.fixture
def workspace(qapp, journal: MemoryJournal, backups: list[date]) -> Workspace:
    assert qapp
    ids = count()
    return Workspace(
        journal, SHELVES, lambda: NOW, lambda: TODAY, lambda: f"id-{next(ids)}", backup_days=lambda: backups
    )


@pytest.fixture
def rooms(keep: Callable[..., None], journal: MemoryJournal, open_rooms: Callable[[], Rooms]) -> Rooms:
    keep(
        a_reflection("Left open.", reflection_id="heron", client_code="Heron"),
        a_reflection("Long ago.", reflection_id="old", client_code="Heron", day=LONG_AGO),
        a_reflection("As Heron said.", reflection_id="birch", client_code="Birch"),
        a_reflection("Thrown away.", reflection_id="alder", client_code="alder", trashed_at=AT),
    )
    journal.reflections.keep_revision(a_revision("heron"))
    rooms = open_rooms()
    rooms.go("settings")
    return rooms


def forgetting(rooms: Rooms) -> ForgettingDialog:
    (dialog,) = [found for found in rooms.findChildren(ForgettingDialog) if found.isVisible()]
    return dialog


def about_client(rooms: Rooms) -> tuple[ForgettingDialog, QComboBox]:
    rooms.settings.forgetting.client_button.click()
    dialog = forgetting(rooms)
    assert isinstance(dialog.chooser, CodeChooser)
    return dialog, dialog.chooser.codes


def older_than(rooms: Rooms) -> tuple[ForgettingDialog, AgeChooser]:
    rooms.settings.forgetting.older_button.click()
    dialog = forgetting(rooms)
    assert isinstance(dialog.chooser, AgeChooser)
    return dialog, dialog.chooser


def shown(dialog: ForgettingDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


# By client code


def test_nothing_is_chosen_beforehand(rooms: Rooms):
    dialog, codes = about_client(rooms)
    assert codes.currentIndex() == -1
    assert not dialog.erase_button.isEnabled()
    assert not dialog.summary.isVisible()


def test_every_code_is_offered_those_in_the_trash_and_of_drafts_too(rooms: Rooms, journal: MemoryJournal):
    journal.drafts.put(a_draft(writing=a_writing(client_code="Cedar")))
    _, codes = about_client(rooms)
    assert [codes.itemText(row) for row in range(codes.count())] == ["alder", "Birch", "Cedar", "Heron"]


def test_without_any_code_there_is_nothing_to_choose(open_rooms: Callable[[], Rooms]):
    dialog, codes = about_client(open_rooms())
    assert not codes.isEnabled()
    assert "No client code is in use." in shown(dialog)


def test_what_goes_is_shown_first_and_the_button_names_it(rooms: Rooms, journal: MemoryJournal):
    dialog, codes = about_client(rooms)
    codes.setCurrentText("Heron")
    assert dialog.summary.text() == ("2 reflections and 1 earlier version, from 6 May 2015 to 4 March 2026.")
    assert dialog.staying.text() == "1 other reflection mentions this code in its words. It stays."
    assert dialog.erase_button.text() == "Erase 2 reflections for good"
    assert journal.reflections.count() == 3


def test_it_says_how_long_backups_still_hold_it(rooms: Rooms):
    dialog, codes = about_client(rooms)
    codes.setCurrentText("Heron")
    assert dialog.backups.text() == (
        "The last backup that still holds it will be gone by about 1 March 2027, as long as backups go on being "
        "made. Copies you have put elsewhere are yours to remove."
    )


def test_without_a_backup_it_says_that(rooms: Rooms, backups: list[date]):
    backups.clear()
    dialog, codes = about_client(rooms)
    codes.setCurrentText("Heron")
    assert dialog.backups.text().startswith("There is no backup that holds it. Copies you have put elsewhere")


def test_what_was_shown_goes_and_that_is_said(rooms: Rooms, journal: MemoryJournal):
    dialog, codes = about_client(rooms)
    codes.setCurrentText("Heron")
    dialog.erase_button.click()
    assert not dialog.isVisible()
    assert set(journal.reflections.kept) == {"birch", "alder"}
    assert rooms.banner.message.text() == "Erased for good: 2 reflections and 1 earlier version."
    assert rooms.room == "settings"


def test_looking_and_cancelling_erases_nothing(qtbot, rooms: Rooms, journal: MemoryJournal):
    dialog, codes = about_client(rooms)
    codes.setCurrentText("Heron")
    dialog.cancel_button.click()
    assert len(journal.reflections.kept) == 4


def test_return_erases_nothing_unless_the_button_has_the_focus(qtbot, rooms: Rooms, journal: MemoryJournal):
    _, codes = about_client(rooms)
    codes.setCurrentText("Heron")
    qtbot.keyClick(codes, Qt.Key.Key_Return)
    assert len(journal.reflections.kept) == 4


def test_an_erasure_that_fails_says_so_and_stays_open(rooms: Rooms, journal: MemoryJournal):
    dialog, codes = about_client(rooms)
    codes.setCurrentText("Heron")
    journal.obstacle = DiskIsFull()
    dialog.erase_button.click()
    assert dialog.isVisible()
    assert "everything is as it was" in dialog.message.text()
    assert len(journal.reflections.kept) == 4
    journal.obstacle = None
    dialog.erase_button.click()
    assert set(journal.reflections.kept) == {"birch", "alder"}


def test_what_could_not_be_counted_cannot_be_erased(rooms: Rooms, journal: MemoryJournal, monkeypatch):
    def fail(_scope: object) -> Footprint:
        raise NotKept

    monkeypatch.setattr(journal.forgetting, "footprint", fail)
    dialog, codes = about_client(rooms)
    codes.setCurrentText("Heron")
    assert dialog.message.text() == "The folder cannot be used just now. Check the disk, or choose another place."
    assert not dialog.erase_button.isEnabled()


def test_the_screens_follow_also_when_traces_have_to_wait(rooms: Rooms, journal: MemoryJournal, monkeypatch):
    """Something else reads the database just then, a backup for one: it is erased all the same."""

    def busy() -> None:
        raise NotKept

    monkeypatch.setattr(journal, "forget_traces", busy)
    journal.drafts.put(a_draft("Half a sen", draft_id="d", writing=a_writing(client_code="Heron")))
    rooms.write.open_again("d")
    dialog, codes = about_client(rooms)
    codes.setCurrentText("Heron")
    dialog.erase_button.click()
    assert not dialog.isVisible()
    assert "when you lock or close it" in rooms.banner.message.text()
    assert rooms.write.draft_id != "d"


# By age


def test_older_than_some_years(rooms: Rooms, journal: MemoryJournal):
    dialog, chooser = older_than(rooms)
    assert chooser.years.current() == ""
    assert not dialog.erase_button.isEnabled()
    chooser.years.chips()[2].click()
    assert chooser.before.text() == "Everything about sessions before 4 March 2019, in the trash or not"
    assert dialog.summary.text() == "1 reflection, of 6 May 2015."
    assert not dialog.staying.isVisible()
    dialog.erase_button.click()
    assert "old" not in journal.reflections.kept
    assert len(journal.reflections.kept) == 3


def test_taking_the_choice_back_shows_nothing_again(rooms: Rooms):
    dialog, chooser = older_than(rooms)
    chooser.years.chips()[0].click()
    chooser.years.chips()[0].click()
    assert not dialog.summary.isVisible()
    assert not chooser.before.isVisible()
    assert dialog.erase_button.text() == "Erase for good"
    assert not dialog.erase_button.isEnabled()


def test_a_day_of_ones_choice(rooms: Rooms):
    dialog, chooser = older_than(rooms)
    chooser.years.chips()[0].click()
    chooser.day_button.click()
    (calendar,) = dialog.findChildren(DayDialog)
    calendar.day_chosen.emit(LONG_AGO)
    calendar.accept()
    assert chooser.years.current() == ""
    assert chooser.before.text() == "Everything about sessions before 6 May 2015, in the trash or not"
    assert dialog.summary.text() == "Nothing in this journal belongs to it."
    assert not dialog.backups.isVisible()
    assert not dialog.erase_button.isEnabled()


@pytest.mark.parametrize(
    ("day", "before"), [(date(2026, 3, 4), date(2019, 3, 4)), (date(2028, 2, 29), date(2021, 2, 28))]
)
def test_years_before_a_day(day: date, before: date):
    assert years_before(day, 7) == before


# One reflection, and the trash


def in_the_trash(rooms: Rooms) -> None:
    rooms.go("journal")
    rooms.journal.filters.narrow(Filter(in_trash=True))


def test_one_reflection_is_erased_from_the_trash(rooms: Rooms, journal: MemoryJournal):
    in_the_trash(rooms)
    rooms.journal.pane.erase_button.click()
    dialog = forgetting(rooms)
    assert dialog.summary.text() == "1 reflection, of 4 March 2026."
    assert "1 March 2027" in dialog.backups.text()
    assert dialog.erase_button.text() == "Erase 1 reflection for good"
    dialog.erase_button.click()
    assert "alder" not in journal.reflections.kept
    assert rooms.journal.pane.reflection_id == ""
    assert rooms.banner.message.text() == "Erased for good: 1 reflection."


def test_what_is_not_in_the_trash_is_not_erased_from_the_page(rooms: Rooms):
    rooms.go("journal")
    assert not rooms.journal.pane.erase_button.isVisible()
    in_the_trash(rooms)
    assert rooms.journal.pane.erase_button.isVisible()


def test_emptying_the_trash_says_how_long_backups_still_hold_it(rooms: Rooms):
    in_the_trash(rooms)
    rooms.journal.empty_button.click()
    dialog = rooms.findChild(ConfirmDialog)
    assert dialog is not None
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "gone by about 1 March 2027" in words
    assert "Copies you have put elsewhere are yours to remove." in words


def test_in_a_narrow_window_what_was_erased_is_not_read_any_more(rooms: Rooms, keep: Callable[..., None]):
    keep(a_reflection("Another.", reflection_id="c", trashed_at=AT))
    rooms.resize(700, 760)
    in_the_trash(rooms)
    rooms.journal.select("c")
    rooms.journal.show_reading()
    rooms.journal.pane.erase_button.click()
    forgetting(rooms).erase_button.click()
    assert rooms.journal.pane.reflection_id == "alder"


def test_a_filter_for_an_erased_code_goes_with_it(rooms: Rooms):
    rooms.journal.filters.narrow(Filter(client_code="Heron", lens="pace"))
    dialog, codes = about_client(rooms)
    codes.setCurrentText("Heron")
    dialog.erase_button.click()
    assert rooms.journal.filters.current == Filter(lens="pace")


# The legal hold


def test_a_hold_is_set_at_once_and_lifted_after_a_question(rooms: Rooms, workspace: Workspace):
    card = rooms.settings.forgetting
    assert not card.hold.isChecked()
    assert not card.hold_log.isVisible()
    card.hold.click()
    assert workspace.forgetting.is_held
    assert card.hold_log.text() == "Set on 4 March 2026"
    card.hold.click()
    assert card.hold.isChecked()
    question = rooms.findChild(ConfirmDialog)
    assert question is not None
    question.no_button.click()
    assert card.hold.isChecked()
    assert workspace.forgetting.is_held
    card.hold.click()
    rooms.findChildren(ConfirmDialog)[-1].yes_button.click()
    assert not card.hold.isChecked()
    assert not workspace.forgetting.is_held
    assert card.hold_log.text() == "Set on 4 March 2026\nLifted on 4 March 2026"


def test_a_hold_that_could_not_be_set_is_shown_as_not_set(rooms: Rooms, journal: MemoryJournal):
    journal.obstacle = DiskIsFull()
    rooms.settings.forgetting.hold.click()
    assert not rooms.settings.forgetting.hold.isChecked()
    assert "disk is full" in rooms.banner.message.text()
    journal.obstacle = None


def test_under_a_hold_one_may_look_and_not_erase(rooms: Rooms, workspace: Workspace):
    workspace.hold()
    dialog, codes = about_client(rooms)
    assert HELD in shown(dialog)
    codes.setCurrentText("Heron")
    assert "2 reflections" in shown(dialog)
    assert HELD in shown(dialog)
    assert not dialog.erase_button.isEnabled()


def test_under_a_hold_the_trash_is_not_emptied_and_the_button_says_why(
    rooms: Rooms, workspace: Workspace, journal: MemoryJournal
):
    workspace.hold()
    in_the_trash(rooms)
    rooms.journal.empty_button.click()
    assert rooms.findChildren(ConfirmDialog) == []
    assert rooms.banner.message.text() == HELD
    rooms.journal.pane.erase_button.click()
    assert HELD in shown(forgetting(rooms))
    assert not forgetting(rooms).erase_button.isEnabled()
    assert "alder" in journal.reflections.kept


def test_the_card_says_what_a_hold_does(rooms: Rooms):
    words = "\n".join(label.text() for label in rooms.settings.forgetting.findChildren(QLabel))
    for part in ("nothing can be erased", "thinning backups", "the trash keeps everything"):
        assert part in words


# What lies on the table


def write_about(rooms: Rooms, code: str, words: str) -> None:
    rooms.go("write")
    rooms.write.begin()
    rooms.write.table.set_way("line")
    rooms.write.session.show_writing(replace(rooms.write.draft().writing, client_code=code))
    rooms.write.table.sheet.insertPlainText(words)


def erase_about(rooms: Rooms, code: str) -> None:
    rooms.go("settings")
    dialog, codes = about_client(rooms)
    codes.setCurrentText(code)
    dialog.erase_button.click()


def test_a_draft_on_the_table_goes_and_is_not_written_back(rooms: Rooms, journal: MemoryJournal):
    write_about(rooms, "Cedar", "half a thou")
    rooms.go("settings")
    assert [draft.writing.body for draft in journal.drafts.all()] == ["half a thou"]
    erase_about(rooms, "Cedar")
    rooms.go("write")
    assert rooms.write.table.sheet.text() == ""
    assert rooms.write.draft().writing.client_code is None
    assert rooms.write.put_down()
    assert journal.drafts.all() == []


def test_words_that_could_not_be_kept_before_are_not_kept_afterwards_either(
    rooms: Rooms, journal: MemoryJournal, monkeypatch: pytest.MonkeyPatch
):
    def full(_draft: object) -> None:
        raise DiskIsFull

    with monkeypatch.context() as patched:
        patched.setattr(journal.drafts, "put", full)
        write_about(rooms, "Heron", "no room for this")
        rooms.go("settings")
        assert rooms.write.autosave.is_pending
        erase_about(rooms, "Heron")
    assert not rooms.write.autosave.is_pending
    assert rooms.write.autosave.flush()
    assert journal.drafts.all() == []


def test_a_draft_about_somebody_else_stays_on_the_table(rooms: Rooms, journal: MemoryJournal):
    write_about(rooms, "Birch", "as it is")
    draft_id = rooms.write.draft_id
    erase_about(rooms, "Heron")
    rooms.go("write")
    assert (rooms.write.draft_id, rooms.write.table.sheet.text()) == (draft_id, "as it is")
    assert [draft.draft_id for draft in journal.drafts.all()] == [draft_id]


def test_an_edit_of_an_erased_reflection_goes_too(rooms: Rooms, journal: MemoryJournal):
    rooms.write.edit("heron")
    rooms.go("write")
    rooms.write.table.sheet.insertPlainText("and more")
    erase_about(rooms, "Heron")
    rooms.go("write")
    assert rooms.write.put_down()
    assert journal.drafts.all() == []
    assert rooms.write.draft().reflection_id is None


def test_undo_does_not_bring_back_what_was_put_away_and_erased(rooms: Rooms, journal: MemoryJournal):
    write_about(rooms, "Cedar", "not this")
    rooms.write.footer.put_away_button.click()
    assert rooms.banner.action_button.isVisible()
    erase_about(rooms, "Cedar")
    assert not rooms.banner.action_button.isVisible()
    rooms.write.take_up()
    assert journal.drafts.all() == []
    assert "Cedar" not in {r.writing.client_code for r in journal.reflections.kept.values()}


def test_undo_does_not_bring_back_an_edit_that_bore_the_code(rooms: Rooms, journal: MemoryJournal):
    """The reflection itself stays, under its own code; the state that was put away does not."""
    rooms.write.edit("birch")
    rooms.go("write")
    rooms.write.session.show_writing(replace(rooms.write.draft().writing, client_code="Cedar"))
    rooms.write.put_away()
    journal.drafts.put(a_draft(writing=a_writing(client_code="Cedar")))
    erase_about(rooms, "Cedar")
    rooms.write.take_up()
    assert journal.drafts.all() == []
    assert journal.reflections.revisions("birch") == []
    assert "birch" in journal.reflections.kept


def test_undo_of_the_trash_does_not_bring_it_back(rooms: Rooms, journal: MemoryJournal):
    rooms.go("journal")
    rooms.journal.select("heron")
    rooms.journal.pane.trash_button.click()
    erase_about(rooms, "Heron")
    assert not rooms.banner.action_button.isVisible()
    assert "heron" not in journal.reflections.kept


def test_an_old_draft_goes_by_its_day(rooms: Rooms, journal: MemoryJournal):
    old = a_draft(draft_id="d", writing=a_writing("begun long ago", day=LONG_AGO))
    journal.drafts.put(old)
    rooms.write.open_again("d")
    dialog, chooser = older_than(rooms)
    chooser.years.chips()[3].click()
    assert dialog.summary.text().startswith("1 reflection and 1 draft")
    dialog.erase_button.click()
    assert rooms.write.draft_id != "d"
    assert rooms.write.put_down()
    assert journal.drafts.all() == []


def test_the_list_of_drafts_has_no_erased_one(rooms: Rooms, journal: MemoryJournal):
    write_about(rooms, "Cedar", "for later")
    rooms.write.begin()
    assert rooms.write.top.unfinished_menu.actions()
    erase_about(rooms, "Cedar")
    assert rooms.write.top.unfinished_menu.actions() == []


# Words


@pytest.mark.parametrize(
    ("footprint", "words"),
    [
        (Footprint(1, 0, 0), "1 reflection"),
        (Footprint(3, 1, 1), "3 reflections, 1 earlier version and 1 draft"),
        (Footprint(0, 0, 2), "2 drafts"),
        (
            Footprint(1, margin_notes=2, words_to_keep=1),
            "1 reflection, 2 notes in the margin and 1 line of words to keep",
        ),
        (Footprint(threads=1, thread_notes=4), "1 thread and 4 notes in threads"),
        (Footprint(supervision_questions=1), "1 question for supervision"),
        (Footprint(1, supervision_questions=2), "1 reflection and 2 questions for supervision"),
        (Footprint(0, 3, 0), "3 earlier versions"),
    ],
)
def test_a_footprint_in_words(qapp, footprint: Footprint, words: str):
    assert footprints.covered(footprint) == words


def test_the_button_says_what_goes_first_of_all(qapp):
    assert footprints.erase_words(Footprint(0, 3, 2)) == "Erase 2 drafts for good"
    assert footprints.erase_words(Footprint(0, 1, 0)) == "Erase 1 earlier version for good"
    assert footprints.erase_words(Footprint(threads=2, thread_notes=1)) == "Erase 2 threads for good"
    assert footprints.erase_words(Footprint(thread_notes=1)) == "Erase 1 note in a thread for good"
    assert footprints.erase_words(Footprint()) == "Erase for good"


@pytest.mark.parametrize("scope", [OneReflection("r"), OlderThan(TODAY + timedelta(1))])
def test_only_a_code_is_mentioned_elsewhere(qapp, scope: OneReflection | OlderThan):
    assert footprints.staying(scope, Footprint(1)) == ""
    assert "No other reflection" in footprints.staying(AboutClient("Heron"), Footprint(1))
    assert footprints.staying(AboutClient("Heron"), Footprint(1, mentioned_elsewhere=2)).startswith("2 other")
    asked = footprints.staying(AboutClient("Heron"), Footprint(1, mentioned_in_questions=2))
    assert asked.endswith("mentioned in 2 questions for supervision that stay.")
    both = footprints.staying(AboutClient("Heron"), Footprint(1, mentioned_in_threads=1))
    assert both.endswith("It is also mentioned in 1 thread or note that stays.")
