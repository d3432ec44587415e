"""The table in Write: one sheet for each prompt, a theme's marker, a free sheet, and the way between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from unhurried.domain import guided
from unhurried.domain.drafts import Bookmark, Draft, Way
from unhurried.domain.prompts import Shelves
from unhurried.domain.reflections import Answer, Writing
from unhurried.services.guided import Guided
from unhurried.services.questions import QuestionLibrary
from unhurried.ui.pages.guided_steps import MarkerStep, step_of
from unhurried.ui.pages.write_steps import FreeStep, PromptStep, as_it_was
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.sheet import MarkdownSheet


class WriteTable(QStackedWidget):
    """Prompt sheets in order, then the free sheet, which is all that is shown in the way *line*.

    In the way *guided* the prompts are those of a theme, and its marker has a sheet before the free one.

    Signals:
        edited(): the writer changed something on a sheet.
        moved(): another sheet is shown, or other sheets lie on the table.
        thread_asked(str, str, str): an answer is to be carried on in a thread: its prompt, wording and words.
        question_asked(): a question for supervision comes from what is on the table.
    """

    edited = Signal()
    moved = Signal()
    thread_asked = Signal(str, str, str)
    question_asked = Signal()

    def __init__(self, questions: QuestionLibrary, themes: Guided, theme: Theme, new_id: Callable[[], str]) -> None:
        super().__init__()
        self._questions = questions
        self._themes = themes
        self._theme = theme
        self._is_quiet = self._is_dimmed = False
        self.way: Way = "standard"
        self.path: guided.Theme | None = None
        self.steps: list[PromptStep] = []
        self.marking: MarkerStep | None = None
        self.free = FreeStep(theme, new_id)
        self.addWidget(self.free)
        self.free.edited.connect(self.edited)
        self.edited.connect(self._note_begun)

    # Laying out

    def show_draft(self, draft: Draft) -> None:
        """Lay out a draft as it was left, caret included."""
        writing, bookmark = draft.writing, draft.bookmark
        self.path = self._themes.theme(bookmark.theme) if bookmark.theme else None
        self.way = "standard" if bookmark.way == "guided" and self.path is None else bookmark.way
        self.free.sheet.set_text(writing.body)
        self.free.markers.show_markings(self._questions.offered_markers(), writing.markings)
        self.free.moments.show_moments(writing.moments)
        self._lay_out(bookmark.offered, writing.answers)
        self._show_markers()
        self._show(self._place_of(bookmark, has_body=bool(writing.body)))
        self.sheet.set_caret(bookmark.caret)

    def _lay_out(self, offered: tuple[str, ...], answers: tuple[Answer, ...]) -> None:
        """One sheet for each prompt; an answered one keeps the wording it was answered in."""
        shelves = self._questions.shelves()
        given = {answer.prompt_id: answer for answer in answers}
        asked = self._themes.prompt_ids(self.path) if self.path else ()
        for step in list(self.steps):
            self._take_off(step)
        for prompt_id in dict.fromkeys((*offered, *given)):
            answer = given.get(prompt_id)
            prompt = shelves.prompt(prompt_id) or (answer and as_it_was(answer))
            if prompt:
                path = self.path if prompt_id in asked else None
                self._put(step_of(path, prompt, answer, shelves, self._theme), len(self.steps))
        self._lay_marker(shelves)

    def _put(self, step: PromptStep, place: int) -> None:
        step.edited.connect(self.edited)
        step.another_asked.connect(self.ask_another)
        step.thread_asked.connect(self.thread_asked)
        step.question_asked.connect(self.question_asked)
        step.show_extras(shown=not self._is_quiet)
        step.sheet.set_dimmed(self._is_dimmed)
        self.steps.insert(place, step)
        self.insertWidget(place, step)

    def _lay_marker(self, shelves: Shelves) -> None:
        if self.marking:
            self.removeWidget(self.marking)
            self.marking.deleteLater()
        self.marking = None
        marker = self._themes.marker(self.path) if self.path else None
        if marker:
            self.marking = MarkerStep(marker, self.free.markers, shelves, self._theme)
            self.marking.edited.connect(self.edited)
            self.marking.show_extras(shown=not self._is_quiet)
            self.insertWidget(len(self.steps), self.marking)

    def _take_off(self, step: PromptStep) -> None:
        self.steps.remove(step)
        self.removeWidget(step)
        step.deleteLater()

    def _place_of(self, bookmark: Bookmark, *, has_body: bool) -> int:
        ids, is_line = self._ids(), bookmark.way == "line"
        if not is_line and bookmark.sheet in ids:
            return ids.index(bookmark.sheet)
        return self.last if has_body or is_line else 0

    def _ids(self) -> list[str]:
        """What lies on the table before the free sheet, in order."""
        ids = [step.prompt.prompt_id for step in self.steps]
        return [*ids, self.marking.marker.marker_id] if self.marking else ids

    # What is there

    @property
    def step(self) -> PromptStep | None:
        """The prompt sheet that is shown; None when it is another."""
        place = self.currentIndex()
        return self.steps[place] if place < len(self.steps) else None

    @property
    def lens(self) -> str:
        """The lens of what is asked; "" on the free sheet."""
        shown = self.currentWidget()
        return shown.lens if isinstance(shown, PromptStep | MarkerStep) else ""

    @property
    def sheet(self) -> MarkdownSheet:
        """The sheet that is shown; the free one, too, while a marker is."""
        return (self.step or self.free).sheet

    @property
    def last(self) -> int:
        """The place of the free sheet."""
        return self.count() - 1

    @property
    def is_last(self) -> bool:
        return self.currentIndex() == self.last

    @property
    def is_free_alone(self) -> bool:
        return self.way == "line" or self.last == 0

    def answers(self) -> tuple[Answer, ...]:
        """Every prompt sheet with something on it."""
        return tuple(step.answer() for step in self.steps if step.sheet.text())

    def apply_to(self, writing: Writing) -> Writing:
        """The same writing with everything that lies on the table."""
        return replace(
            writing,
            body=self.free.sheet.text(),
            answers=self.answers(),
            markings=self.free.markers.markings(),
            moments=self.free.moments.moments(),
        )

    @Slot()
    def _note_begun(self) -> None:
        self.free.note_begun(begun=bool(self.answers()))

    def bookmark(self) -> Bookmark:
        """Where the writer is."""
        return Bookmark(
            way=self.way,
            sheet="" if self.is_last else self._ids()[self.currentIndex()],
            caret=self.sheet.caret(),
            offered=tuple(step.prompt.prompt_id for step in self.steps),
            theme=self.path.theme_id if self.path else "",
        )

    # Moving

    def step_on(self) -> bool:
        """To the next sheet; False when there is none."""
        if self.is_last:
            return False
        self._show(self.currentIndex() + 1)
        self.focus_sheet()
        return True

    @Slot()
    def step_back(self) -> None:
        if not self.is_free_alone and self.currentIndex() > 0:
            self._show(self.currentIndex() - 1)
            self.focus_sheet()

    @Slot()
    def focus_sheet(self) -> None:
        """Put the caret where it was on this sheet, ready to type; or on the options, ready to choose."""
        shown = self.currentWidget()
        if isinstance(shown, PromptStep | MarkerStep):
            shown.focus_first()
        else:
            self.free.sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def set_way(self, way: Way) -> None:
        """Write a line only, answer prompts first, or follow a theme. What is on any sheet stays there."""
        if way == "guided":
            self.follow(self.path or self._themes.suggested)
        elif way == "standard" and self.path:
            self.ask_about("")
        else:
            self.way = way
            self._show(self.last if way == "line" else 0)
            self.focus_sheet()
            self.edited.emit()

    def follow(self, path: guided.Theme, step_id: str = "") -> None:
        """Put the questions of a theme on the table; what is answered stays. To this step, or the first open one."""
        asked = self._themes.prompt_ids(path)
        if path != self.path:
            self.path = path
            answers = self.answers()
            self._lay_out((*(answer.prompt_id for answer in answers), *asked), answers)
        self.way = "guided"
        is_open = [step.prompt.prompt_id in asked and not step.sheet.text() for step in self.steps]
        first = is_open.index(True) if True in is_open else 0
        self._show(self._ids().index(step_id) if step_id in self._ids() else first)
        self.focus_sheet()
        self.edited.emit()

    @Slot(str)
    def ask_about(self, lens: str) -> None:
        """Put the prompts of a lens on the table, or the chosen handful; what is answered stays."""
        answers = self.answers()
        answered = [answer.prompt_id for answer in answers]
        offered = [prompt.prompt_id for prompt in self._questions.offered_prompts(lens)]
        self.path = None
        self._lay_out(tuple(dict.fromkeys([*answered, *offered])), answers)
        self.way = "standard"
        self._show(min(len(answered), self.last))
        self.focus_sheet()
        self.edited.emit()

    @Slot()
    def ask_another(self) -> None:
        """Another prompt of the same lens: instead of an empty sheet, or after a written one."""
        step = self.step
        if step is None:
            return
        on_the_table = [other.prompt.prompt_id for other in self.steps]
        other = self._questions.another_prompt(step.prompt, on_the_table)
        if other is None:
            step.say_there_is_no_other()
            return
        place = self.currentIndex() + 1
        self._put(PromptStep(other, None, self._questions.shelves(), self._theme), place)
        if not step.sheet.text():
            self._take_off(step)
            place -= 1
        self._show(place)
        self.focus_sheet()
        self.edited.emit()

    @Slot()
    def add_moment(self) -> None:
        """To the free sheet, with one more moment to be filled in; not where only the sheet is shown."""
        if self._is_quiet:
            return
        self._show(self.last)
        self.free.moments.add()

    def set_quiet(self, quiet: bool, *, dimmed: bool) -> None:
        """Show only questions and sheets, perhaps with other paragraphs faded; or everything again."""
        self._is_quiet, self._is_dimmed = quiet, dimmed
        for step in (*self.steps, *((self.marking,) if self.marking else ())):
            step.show_extras(shown=not quiet)
        for step in (*self.steps, self.free):
            step.sheet.set_dimmed(dimmed)
        self._show_markers()

    def offer_markers(self) -> None:
        """Show the markers that are offered now; what is marked stays."""
        self.free.markers.show_markings(self._questions.offered_markers(), self.free.markers.markings())
        self._show_markers()

    def _show_markers(self) -> None:
        there = self.free.markers.markings() or self._questions.offered_markers()
        self.free.show_extras(shown=not self._is_quiet, has_markers=bool(there))

    def _show(self, place: int) -> None:
        self.free.set_alone(self.is_free_alone, has_answers=bool(self.answers()))
        self.free.fold_markers(folded=self.way == "guided")
        self.setCurrentIndex(place)
        self._note_begun()
        self.moved.emit()
