"""Write: the page that opens ready to type, keeps every word, and finishes a draft into a reflection."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from unhurried import faults
from unhurried.domain.drafts import Bookmark, Draft
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.forgetting import Scope, covers
from unhurried.services.changes import Changed
from unhurried.services.writing import is_untouched
from unhurried.ui import sentences
from unhurried.ui.actions import Actions
from unhurried.ui.autosave import Autosave
from unhurried.ui.pages.guard_line import GuardLine
from unhurried.ui.pages.guided_way import GuidedWay
from unhurried.ui.pages.path_line import PathLine
from unhurried.ui.pages.session_bar import SessionBar
from unhurried.ui.pages.watched import OnTheTable
from unhurried.ui.pages.write_above import WriteAbove
from unhurried.ui.pages.write_footer import WriteFooter
from unhurried.ui.pages.write_header import AskingBar, TopBar
from unhurried.ui.pages.write_layout import lay_out
from unhurried.ui.pages.write_table import WriteTable
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace


class WritePage(QWidget):
    """One draft at a time, with its sheets and its session.

    Signals:
        finished(str): the draft became the reflection with this id.
        left_alone(str): the draft was put away; names the reflection it edited, "" for a new one.
    """

    finished = Signal(str)
    left_alone = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._is_loading = self._has_left = False
        self._put_away: Draft | None = None
        self._build(actions)
        parts = (self.above, self.table, self.guard, self.footer)
        lay_out(self, theme, self.top, parts, growing=self.table)
        self._connect(actions)
        self.open_draft(workspace.desk.resume() or self._fresh())

    def _build(self, actions: Actions) -> None:
        self.session = SessionBar(self._theme, self._workspace)
        self.top = TopBar(self._theme, self.session, actions)
        self.asking = AskingBar(self._theme, self._workspace.questions, actions)
        self.path_line = PathLine(self._theme)
        self.above = WriteAbove(self._theme, self.asking, self.path_line)
        themes = self._workspace.guided
        self.table = WriteTable(self._workspace.questions, themes, self._theme, self._workspace.new_id)
        watched = OnTheTable(self._workspace, self.session, self.table)
        self.guard = GuardLine(self._workspace, self._theme, watched)
        self.footer = WriteFooter(self._theme)
        self.autosave = Autosave(self.keep, self)

    def _connect(self, actions: Actions) -> None:
        self.guided = GuidedWay(self, self._workspace, self.path_line)
        self.session.edited.connect(self._on_edit)
        self.session.answered.connect(self.table.focus_sheet)
        self.top.unfinished_asked.connect(self._list_unfinished)
        self.top.unfinished_chosen.connect(self._open_other)
        self.table.edited.connect(self._on_edit)
        self.table.moved.connect(self._show_place)
        self.asking.way_chosen.connect(self.table.set_way)
        self.asking.lens_chosen.connect(self.table.ask_about)
        self.footer.back_pressed.connect(self.table.step_back)
        self.footer.skip_pressed.connect(self.step_on)
        self.footer.next_pressed.connect(self.step_on)
        self.footer.finish_pressed.connect(self.finish)
        self.footer.put_away_pressed.connect(self.put_away)
        self._workspace.failed.connect(self._explain)
        self._workspace.changed.connect(self._on_change)
        self._workspace.erased.connect(self._forget)
        actions.add_moment.triggered.connect(self.table.add_moment)
        actions.next_step.triggered.connect(self.step_on)
        actions.back_step.triggered.connect(self.table.step_back)

    # Opening

    def _fresh(self) -> Draft:
        return self._workspace.desk.begin(self.guided.fresh_bookmark())

    def open_draft(self, draft: Draft) -> None:
        """Show a draft as it was left. Nothing counts as edited."""
        self._is_loading = True
        self._draft = draft
        self.session.show_writing(draft.writing)
        self.table.show_draft(draft)
        self.guard.begin()
        self.footer.show_draft(is_edit=self.is_edit, is_empty=is_untouched(draft))
        self.autosave.forget()
        self._is_loading = False
        self._list_others()

    @property
    def draft_id(self) -> str:
        """The draft that is on the table."""
        return self._draft.draft_id

    @property
    def is_edit(self) -> bool:
        """Whether a kept reflection is on the table."""
        return bool(self._draft.reflection_id)

    def open_again(self, draft_id: str) -> bool:
        """Put this draft on the table, whichever was touched last; False when it is not there any more."""
        for draft in self._workspace.desk.unfinished():
            if draft.draft_id == draft_id:
                if draft_id != self.draft_id:
                    self.open_draft(draft)
                return True
        return False

    @Slot()
    def begin(self) -> None:
        """Leave what is on the screen among the unfinished and lay a fresh sheet."""
        if self.put_down():
            self.open_draft(self._fresh())
            self.table.focus_sheet()

    def edit(self, reflection_id: str, place: Bookmark | None = None) -> bool:
        """Put a kept reflection on the table, at this place or where it was left; False when that failed."""
        try:
            if self.put_down():
                draft = self._workspace.desk.edit(reflection_id)
                self.open_draft(replace(draft, bookmark=place) if place else draft)
                return True
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
        return False

    @Slot(str)
    def _open_other(self, draft_id: str) -> None:
        if self.put_down():
            self.open_again(draft_id)
            self.table.focus_sheet()

    @Slot()
    def _list_unfinished(self) -> None:
        self.put_down()
        self._list_others()

    def _list_others(self) -> None:
        others = [d for d in self._workspace.desk.unfinished() if d.draft_id != self._draft.draft_id]
        self.top.show_unfinished(others)

    # Keeping

    def draft(self) -> Draft:
        """The draft as it is on the screen now."""
        writing = self.table.apply_to(self.session.apply_to(self._draft.writing))
        return replace(self._draft, writing=writing, bookmark=self.table.bookmark())

    def keep(self) -> bool:
        """Write the draft down; False when that failed, and then another try follows."""
        kept = self._workspace.keep_draft(self.draft())
        if kept is None:
            return False
        self._draft = kept
        if is_untouched(kept):
            self.footer.show_draft(is_edit=False, is_empty=True)
        else:
            self.footer.show_kept(kept.touched_at)
        return True

    def put_down(self) -> bool:
        """Keep whatever is not yet kept, the caret's place included; False when that failed."""
        draft = self.draft()
        if draft != self._draft and not (is_untouched(draft) and is_untouched(self._draft)):
            self.autosave.note_edit()
        return self.autosave.flush()

    @Slot()
    def _on_edit(self) -> None:
        if not self._is_loading:
            self.autosave.note_edit()
            if self.footer.is_empty:
                self.footer.show_draft(is_edit=self.is_edit, is_empty=is_untouched(self.draft()))

    @Slot(object)
    def _explain(self, error: UnhurriedError) -> None:
        if self.autosave.is_pending:
            self.footer.show_failure(sentences.explained(error))

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        """What is erased for good leaves this page as well, and cannot be undone back into the journal."""
        if changed & Changed.REFLECTIONS:
            has_gone = self._workspace.forgetting.has_gone
            if self._put_away and has_gone(self._put_away.reflection_id or self._put_away.draft_id):
                self._put_away = None
            if self._draft.reflection_id and has_gone(self._draft.reflection_id):
                self.open_draft(self._fresh())

    @Slot(object)
    def _forget(self, scope: Scope) -> None:
        """Drafts about it leave too: autosave is not to write them anew, nor undo to bring them back."""
        if self._put_away and covers(scope, self._put_away):
            self._put_away = None
        if covers(scope, self.draft()):
            self.open_draft(self._fresh())
        self._list_others()

    # Ending

    @Slot()
    def step_on(self) -> None:
        """To the next sheet, whether or not anything is on this one; after the last, finish."""
        if not self.table.step_on():
            self.finish()

    @Slot()
    def finish(self) -> None:
        """Turn the draft into a reflection, and lay a fresh sheet."""
        self.autosave.note_edit()
        reflection = self._workspace.finish(self.draft())
        if reflection:
            self.autosave.forget()
            if not self.is_edit:
                self._workspace.prefer("way", self.table.way)
            self.guided.note_stop(reflection, is_new=not self.is_edit)
            self.open_draft(self._fresh())
            self.finished.emit(reflection.reflection_id)

    @Slot()
    def put_away(self) -> None:
        """Put the draft away; a reflection that was being edited stays as it was."""
        draft = self.draft()
        if self._workspace.put_away(draft):
            self._put_away = draft
            self.autosave.forget()
            self.open_draft(self._fresh())
            self.left_alone.emit(draft.reflection_id or "")

    @Slot()
    def take_up(self) -> None:
        """Undo the last `put_away`."""
        draft = self._put_away
        if draft and self.put_down() and self._workspace.take_up(draft):
            self.open_draft(draft)
            self.table.focus_sheet()

    @Slot()
    def _show_place(self) -> None:
        table, place = self.table, self.table.currentIndex()
        self.asking.show_place(table.way, place, table.count(), table.lens)
        is_first = table.is_free_alone or place == 0
        self.footer.show_place(is_first=is_first, is_last=table.is_last, is_guided=table.way == "guided")

    def set_quiet(self, *, focus: bool, alone: bool) -> None:
        """Nothing but the question and the sheet: to write in peace, or for others to see."""
        quiet = focus or alone
        self.top.set_quiet(focus)
        self.top.set_alone(alone)
        self.above.setVisible(not quiet)
        self.guard.set_quiet(quiet)
        self.path_line.set_quiet(quiet)
        self.footer.set_quiet(quiet)
        self.table.set_quiet(quiet, dimmed=focus)

    def leave(self) -> None:
        """The journal is about to be closed: everything is kept, and nothing more is asked of it."""
        self.autosave.forget()
        self._has_left = True

    def _put_down_quietly(self) -> None:
        """From within Qt, where an exception of ours would take the whole program down."""
        if self._has_left:
            return
        try:
            self.put_down()
        except Exception as error:  # noqa: BLE001
            faults.note(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.above.set_height(event.size().height())

    def hideEvent(self, event: QHideEvent) -> None:
        self._put_down_quietly()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._put_down_quietly()
        super().changeEvent(event)
