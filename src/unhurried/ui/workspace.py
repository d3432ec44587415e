"""The one object that screens talk to: runs the verbs of an open journal and says what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import final

from PySide6.QtCore import QObject, Signal

from unhurried.domain.backups import DamagedFiles
from unhurried.domain.drafts import Draft
from unhurried.domain.forgetting import Footprint, Scope
from unhurried.domain.guard import Kind
from unhurried.domain.guided import Step, Theme
from unhurried.domain.looking_back import Annotation
from unhurried.domain.ports import Journal
from unhurried.domain.prompts import Marker, Prompt, Shelves
from unhurried.domain.reflections import Reflection, Revision
from unhurried.domain.supervision import SinceLast
from unhurried.services import inbox
from unhurried.services.arriving.doorway import Doorway
from unhurried.services.before_supervision import looking_back
from unhurried.services.changes import HANGING, Changed
from unhurried.services.copy_desk import CopyDesk
from unhurried.services.forgetting import ForgettingRoom
from unhurried.services.guard import Guard
from unhurried.services.guided import Guided
from unhurried.services.ledger import LedgerRoom
from unhurried.services.margins import MarginRoom
from unhurried.services.pacing import PacingRoom
from unhurried.services.questions import QuestionLibrary
from unhurried.services.reading import ReadingRoom
from unhurried.services.returning import ReturningRoom
from unhurried.services.sharing.choosing import ChoosingRoom
from unhurried.services.supervision import SupervisionRoom
from unhurried.services.threads import ThreadRoom
from unhurried.services.words_to_keep import WordsRoom
from unhurried.services.writing import WritingDesk
from unhurried.ui.note_verbs import NoteVerbs
from unhurried.ui.supervision_verbs import SupervisionVerbs


@final
class Workspace(NoteVerbs, SupervisionVerbs):
    """Services over one open journal, with one signal for every change.

    Its verbs of notes are in `NoteVerbs`, those of supervision in `SupervisionVerbs`.

    Signals:
        erased(Scope, Footprint): this was erased for good, and is to leave every screen as well.
    """

    erased = Signal(object, object)

    def __init__(
        self,
        journal: Journal,
        shipped: Shelves,
        now: Callable[[], datetime],
        today: Callable[[], date],
        new_id: Callable[[], str],
        parent: QObject | None = None,
        *,
        backup_days: Callable[[], Iterable[date]] = tuple,
        damaged_files: Callable[[], DamagedFiles] = DamagedFiles,
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self.now = now
        self.today = today
        self.new_id = new_id
        self.desk = WritingDesk(journal, now, today, new_id)
        self.reading = ReadingRoom(journal, now, new_id)
        self.forgetting = ForgettingRoom(journal, today, backup_days, damaged_files)
        self.questions = QuestionLibrary(journal, shipped, new_id)
        self.pacing = PacingRoom(journal, self.questions, new_id)
        self.guard = Guard(journal, new_id)
        self.guided = Guided(journal, self.questions)
        self.threads = ThreadRoom(journal, now, today, new_id)
        self.margins = MarginRoom(journal, now, today, new_id)
        self.words = WordsRoom(journal, now, today, new_id)
        self.returning = ReturningRoom(journal, today)
        self.supervision = SupervisionRoom(journal, now, today, new_id)
        self.ledger = LedgerRoom(journal, now, today)
        self.copy_desk = CopyDesk(journal)
        self.doorway = Doorway(journal, now, new_id)

    @property
    def choosing(self) -> ChoosingRoom:
        """What can be chosen for a share copy, with the questions as they are worded now."""
        return ChoosingRoom(self._journal, self.questions.shelves())

    def keep_draft(self, draft: Draft) -> Draft | None:
        """Write a draft down; None when that failed."""
        return self._do(Changed.DRAFTS, self.desk.keep, draft)

    def put_away(self, draft: Draft) -> bool:
        """Take a draft off the table; False when that failed."""
        self._do(Changed.DRAFTS | Changed.REFLECTIONS, self.desk.put_away, draft)
        return all(other.draft_id != draft.draft_id for other in self.desk.unfinished())

    def take_up(self, draft: Draft) -> Draft | None:
        return self._do(Changed.DRAFTS | Changed.REFLECTIONS, self.desk.take_up, draft)

    def finish(self, draft: Draft) -> Reflection | None:
        """Turn a draft into a reflection; None when that failed."""
        return self._do(Changed.REFLECTIONS | Changed.DRAFTS, self.desk.finish, draft)

    def bring_back(self, revision: Revision) -> Reflection | None:
        return self._do(Changed.REFLECTIONS, self.reading.bring_back, revision)

    def move_to_trash(self, reflection_id: str) -> bool:
        """False when that failed."""
        return self._did(Changed.REFLECTIONS, self.reading.move_to_trash, reflection_id)

    def take_from_trash(self, reflection_id: str) -> bool:
        """False when that failed."""
        return self._did(Changed.REFLECTIONS, self.reading.take_from_trash, reflection_id)

    def empty_trash(self) -> int | None:
        return self._do(Changed.REFLECTIONS | Changed.DRAFTS | HANGING, self.reading.empty_trash)

    def erase(self, scope: Scope) -> Footprint | None:
        """Erase it for good, and say what has gone; None when that failed, and then nothing has."""
        gone = self._do(Changed.REFLECTIONS | Changed.DRAFTS | HANGING, self.forgetting.erase, scope)
        if gone is not None:
            self.erased.emit(scope, gone)
        return gone

    def hold(self) -> bool:
        """Set the legal hold; False when that failed."""
        return self._did(Changed.HOLD, self.forgetting.hold)

    def lift_hold(self) -> bool:
        """False when that failed."""
        return self._did(Changed.HOLD, self.forgetting.lift_hold)

    def offer(self, question_id: str, *, offered: bool) -> None:
        self._do(Changed.QUESTIONS, self.questions.offer, question_id, offered=offered)

    def hide(self, question_id: str, *, hidden: bool) -> None:
        self._do(Changed.QUESTIONS, self.questions.hide, question_id, hidden=hidden)

    def keep_prompt(self, prompt: Prompt) -> Prompt | None:
        return self._do(Changed.QUESTIONS, self.questions.keep_prompt, prompt)

    def keep_marker(self, marker: Marker) -> Marker | None:
        return self._do(Changed.QUESTIONS, self.questions.keep_marker, marker)

    def begin_theme(self, theme: Theme) -> None:
        self._do(Changed.PREFERENCES, self.guided.begin, theme)

    def next_theme(self) -> None:
        self._do(Changed.PREFERENCES, self.guided.skip)

    def leave_path(self) -> None:
        self._do(Changed.PREFERENCES, self.guided.leave)

    def stop_at(self, step: Step | None, reflection_id: str = "") -> None:
        self._do(Changed.PREFERENCES, self.guided.stop_at, step, reflection_id)

    def switch_marker(self, marker: Marker, *, on: bool) -> None:
        """The marker of a theme: whether Write shows it as a chip."""
        self._do(Changed.QUESTIONS, self.guided.switch_on if on else self.guided.switch_off, marker)

    def switch_card(self, marker_id: str, *, on: bool) -> None:
        self._do(Changed.PACING, self.pacing.switch, marker_id, on=on)

    def show_pictures(self, *, shown: bool) -> None:
        self._do(Changed.PACING, self.pacing.show_pictures, shown=shown)

    def record_order(self, *, recorded: bool) -> None:
        self._do(Changed.PACING, self.pacing.record_order, recorded=recorded)

    def annotate(self, day: date, words: str) -> Annotation | None:
        return self._do(Changed.PACING, self.pacing.annotate, day, words)

    def remove_annotation(self, annotation_id: str) -> None:
        self._do(Changed.PACING, self.pacing.remove_annotation, annotation_id)

    def switch_guard(self, *, on: bool) -> None:
        self._do(Changed.PREFERENCES, self.guard.switch, on=on)

    def switch_guard_kind(self, kind: Kind, *, on: bool) -> None:
        self._do(Changed.PREFERENCES, self.guard.switch_kind, kind, on=on)

    def call_fine(self, words: str) -> None:
        """These words are never to be noticed again."""
        self._do(Changed.PREFERENCES, self.guard.call_fine, words)

    def forget_fine(self) -> None:
        self._do(Changed.PREFERENCES, self.guard.forget_fine)

    def look_back(self, since: date, until: date) -> SinceLast:
        """What there is to look back on before supervision, between these days. Raises what reading raises."""
        return looking_back(self._journal, since, until)

    def take_in(self) -> int:
        """Make drafts of the lines left at the door, and say how many that were."""
        taken = self._do(Changed.DRAFTS, inbox.take_in, self._journal)
        return len(taken.drafts) if taken else 0

    def preference(self, name: str, default: str = "") -> str:
        return self._journal.preference(name, default)

    def prefer(self, name: str, value: str) -> None:
        if self._journal.preference(name) != value:
            self._do(Changed.PREFERENCES, self._journal.prefer, name, value)

    def notices(self) -> tuple[str, ...]:
        """What opening the journal noticed and the writer may want to know, as keys for a sentence."""
        return tuple(getattr(self._journal, "notices", ()))

    def close(self) -> None:
        self._journal.close()
