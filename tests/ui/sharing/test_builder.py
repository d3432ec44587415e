"""The share copy builder, step by step: nothing chosen beforehand, and a draft that is kept at every change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from tests.builders import a_reflection
from tests.memory import MemoryJournal

from unhurried.domain.disclosures import Recognisable
from unhurried.domain.finding import Filter, Glimpse
from unhurried.domain.sharing.parts import CopyDraft, Dating, Decision, Treatment
from unhurried.ui.sharing.builder import CopyBuilder
from unhurried.ui.workspace import Workspace

Open = Callable[[], CopyBuilder]


def _ticked(builder: CopyBuilder) -> list[bool]:
    model = builder.choose.offered.model
    role = Qt.ItemDataRole.CheckStateRole
    return [model.data(model.index(row), role) == Qt.CheckState.Checked for row in range(model.rowCount())]


def _chosen(workspace: Workspace) -> tuple[str, ...]:
    draft = workspace.copy_desk.draft()
    return draft.chosen if draft else ()


class TestQuestion:
    def test_a_question_to_bring_is_taken_with_one_press_and_kept(self, workspace: Workspace, open_builder: Open):
        question = workspace.ask_question("Why did I go on explaining?")
        assert question
        builder = open_builder()
        builder.question.buttons[0].click()
        kept = workspace.copy_desk.draft()
        assert kept
        assert (kept.question, kept.question_id) == ("Why did I go on explaining?", question.question_id)
        assert builder.question.sheet.text() == "Why did I go on explaining?"

    def test_what_was_written_here_is_not_replaced_unasked(self, qtbot, workspace: Workspace, open_builder: Open):
        workspace.ask_question("Why did I go on explaining?")
        builder = open_builder()
        builder.question.sheet.setFocus()
        qtbot.keyClicks(builder.question.sheet, "Mine alone.")
        builder.question.buttons[0].click()
        assert builder.question.sheet.text() == "Mine alone."
        assert builder.copy.draft.question_id is None

    def test_what_is_typed_is_kept_when_it_is_put_down(self, qtbot, workspace: Workspace, open_builder: Open):
        builder = open_builder()
        qtbot.keyClicks(builder.question.sheet, "Was it mine?")
        qtbot.keyClicks(builder.question.role.field, "My supervisor")
        assert builder.is_pending
        assert builder.put_down()
        kept = workspace.copy_desk.draft()
        assert kept
        assert (kept.question, kept.for_role) == ("Was it mine?", "My supervisor")


class TestChoosing:
    def test_nothing_is_chosen_by_default(self, workspace: Workspace, open_builder: Open):
        builder = open_builder()
        builder.show_step(1)
        assert _ticked(builder) == [False, False, False]
        assert workspace.copy_desk.draft() in (None, CopyDraft())

    def test_space_in_the_list_takes_the_whole_of_one_and_gives_it_back(
        self, qtbot, workspace: Workspace, open_builder: Open
    ):
        builder = open_builder()
        builder.show_step(1)
        rows = builder.choose.sources.list
        qtbot.waitUntil(rows.hasFocus)
        qtbot.keyClick(rows, Qt.Key.Key_Space)
        assert _ticked(builder) == [True, True, True]
        assert len(_chosen(workspace)) == 3
        qtbot.keyClick(rows, Qt.Key.Key_Space)
        assert _chosen(workspace) == ()

    def test_one_paragraph_is_ticked_by_keyboard_alone(self, qtbot, open_builder: Open):
        builder = open_builder()
        builder.show_step(1)
        sources, offered = builder.choose.sources, builder.choose.offered
        qtbot.waitUntil(sources.list.hasFocus)
        qtbot.keyClick(sources.list, Qt.Key.Key_Return)
        qtbot.waitUntil(offered.rows.hasFocus)
        qtbot.keyClick(offered.rows, Qt.Key.Key_Down)
        qtbot.keyClick(offered.rows, Qt.Key.Key_Space)
        assert _ticked(builder) == [False, True, False]
        assert builder.choose.sources.model.chosen_from == frozenset({"r-heron"})

    def test_what_is_chosen_is_moved_and_taken_out(self, qtbot, workspace: Workspace, open_builder: Open):
        builder = open_builder()
        builder.show_step(1)
        builder.choose.offered.switch_whole()
        first, second, third = _chosen(workspace)
        rows = builder.choose.chosen.rows
        rows.setCurrentIndex(rows.model().index(0, 0))
        qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert _chosen(workspace) == (second, first, third)
        assert rows.currentIndex().row() == 1
        qtbot.keyClick(rows, Qt.Key.Key_Delete)
        assert _chosen(workspace) == (second, third)

    def test_private_notes_come_only_when_asked_for_and_one_by_one(self, workspace: Workspace, open_builder: Open):
        workspace.add_to_margin("r-heron", "Seen later: I was tired.")
        builder = open_builder()
        builder.show_step(1)
        offered = builder.choose.offered
        assert not any(part.is_private for part in offered.model.parts)
        offered.private_button.click()
        assert [part.is_private for part in offered.model.parts].count(True) == 1
        offered.switch_whole()
        assert _ticked(builder) == [True, True, True, False]

    def test_thread_notes_are_offered_by_thread(self, workspace: Workspace, open_builder: Open):
        workspace.start_thread("Filling pauses", words="Again today.")
        builder = open_builder()
        builder.show_step(1)
        builder.choose.sources.by_thread.click()
        rows = builder.choose.sources.threads
        rows.setCurrentIndex(rows.model().index(0, 0))
        assert [line.words for part in builder.choose.offered.model.parts for line in part.lines] == ["Again today."]

    def test_of_twenty_thousand_reflections_few_are_ever_read(
        self, qtbot, journal: MemoryJournal, workspace: Workspace, open_builder: Open, monkeypatch
    ):
        many = [replace(a_reflection("One of many."), reflection_id=f"r{number}") for number in range(20_000)]
        with journal.transaction():
            for reflection in many:
                journal.reflections.put(reflection)
        read: list[int] = []
        glimpses = workspace.reading.glimpses

        def counted(places: list[int], narrowed: Filter) -> list[Glimpse]:
            read.append(len(places))
            return glimpses(places, narrowed)

        monkeypatch.setattr(workspace.reading, "glimpses", counted)
        builder = open_builder()
        builder.show_step(1)
        qtbot.waitUntil(lambda: builder.choose.sources.model.rowCount() == 20_002, timeout=20_000)
        assert sum(read) < 1000

    def test_what_is_erased_leaves_the_copy(self, workspace: Workspace, open_builder: Open):
        builder = open_builder()
        builder.show_step(1)
        builder.choose.offered.switch_whole()
        assert workspace.move_to_trash("r-heron")
        assert builder.copy.parts() == []
        assert builder.choose.chosen.model.rowCount() == 0


class TestDisguise:
    def test_nothing_is_decided_beforehand_and_what_is_decided_is_remembered(
        self, workspace: Workspace, open_builder: Open
    ):
        builder = open_builder()
        builder.show_step(1)
        builder.choose.offered.switch_whole()
        builder.show_step(2)
        row = next(row for row in builder.disguise.rows if row.word == "Brightwater")
        assert row.options.current() == ""
        row.options.chips()[3].click()
        row.instead.setText("a town")
        row.instead.textEdited.emit("a town")
        builder.go_back()
        decided = Decision("Brightwater", Treatment.GENERALISE, "a town")
        assert decided in workspace.copy_desk.decisions()
        kept = workspace.copy_desk.draft()
        assert kept
        assert decided in kept.decisions

    def test_days_are_told_by_order_until_chosen_otherwise(self, workspace: Workspace, open_builder: Open):
        builder = open_builder()
        builder.show_step(2)
        assert builder.disguise.datings.current() == Dating.ORDER
        builder.disguise.datings.chips()[1].click()
        kept = workspace.copy_desk.draft()
        assert kept
        assert kept.dating is Dating.MONTH

    def test_a_word_that_never_leaves_is_put_on_the_list_and_taken_off(
        self, qtbot, workspace: Workspace, open_builder: Open
    ):
        builder = open_builder()
        builder.show_step(2)
        never = builder.disguise.never
        never.field.setFocus()
        qtbot.keyClicks(never.field, "Anna")
        qtbot.keyClick(never.field, Qt.Key.Key_Return)
        assert [decision.word for decision in workspace.copy_desk.decisions() if decision.never_leaves] == ["Anna"]
        never.chips.removed.emit("Anna")
        assert workspace.copy_desk.decisions() == []

    def test_perhaps_asks_for_a_second_look_and_does_not_forbid(self, workspace: Workspace, open_builder: Open):
        builder = open_builder()
        builder.copy.choose(question="Why?")
        builder.show_step(2)
        stranger = builder.disguise.stranger
        assert stranger.answers.current() == ""
        stranger.answers.chips()[1].click()
        assert not builder.copy.is_thought_through
        assert stranger.on_button.isVisible()
        stranger.on_button.click()
        assert builder.copy.is_thought_through
        kept = workspace.copy_desk.draft()
        assert kept
        assert kept.recognisable is Recognisable.PERHAPS

    def test_the_answer_is_asked_again_when_something_else_is_chosen(self, open_builder: Open):
        builder = open_builder()
        builder.copy.choose(recognisable=Recognisable.NO)
        builder.show_step(1)
        builder.choose.offered.switch_whole()
        assert builder.copy.draft.recognisable is None


class TestComingBack:
    def test_it_opens_where_it_was_with_everything_there(self, open_builder: Open):
        first = open_builder()
        first.copy.choose(question="Why?", for_role="Supervisor")
        first.show_step(1)
        first.choose.offered.switch_whole()
        first.show_step(2)
        draft = first.copy.draft
        first.leave()
        first.hide()
        second = open_builder()
        assert second.copy.draft == draft
        assert second.step is second.disguise

    def test_thrown_away_is_gone(self, qtbot, workspace: Workspace, open_builder: Open):
        builder = open_builder()
        builder.copy.choose(question="Why?")
        with qtbot.waitSignal(builder.left):
            builder.drop()
        assert workspace.copy_desk.draft() is None
        builder.hide()
        again = open_builder()
        assert again.step is again.question
        assert again.question.sheet.text() == ""
