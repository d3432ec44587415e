"""The share copy builder: five steps that can be walked both ways, and a draft that is kept all the while."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried import faults
from unhurried.ui.accessibility import announce
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.sharing.choose_step import ChooseStep
from unhurried.ui.sharing.copy_frame import CopyFrame
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.copy_making import CopyMaking
from unhurried.ui.sharing.copy_pages import CopyPages
from unhurried.ui.sharing.copy_pictures import CopyPictures
from unhurried.ui.sharing.copy_step import CopyStep
from unhurried.ui.sharing.disguise_step import DisguiseStep
from unhurried.ui.sharing.made_page import Made, MadePage
from unhurried.ui.sharing.pages_step import PagesStep
from unhurried.ui.sharing.question_step import QuestionStep
from unhurried.ui.sharing.seal_step import SealStep
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace

STEP = "copy-step"


class CopyBuilder(QWidget):
    """A page of its own over the room of supervision. It opens on the step on which it was left, also after a lock.

    Signals:
        done(): a copy was made, and the writer has seen what became of it.
        left(): back to the room; the draft stays, or was thrown away.
    """

    done = Signal()
    left = Signal()

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._has_begun = self._has_left = False
        self.copy = CopyInHand(workspace, self)
        self.pages = CopyPages(self.copy, CopyPictures(theme, workspace))
        self._build()
        self._connect()

    def _build(self) -> None:
        theme, copy = self._theme, self.copy
        self.question = QuestionStep(theme, copy)
        self.choose = ChooseStep(theme, copy, self.pages.drawn)
        self.disguise = DisguiseStep(theme, copy, self.pages)
        self.read = PagesStep(theme, copy, self.pages)
        self.seal = SealStep(theme, copy)
        self.steps: tuple[CopyStep, ...] = (self.question, self.choose, self.disguise, self.read, self.seal)
        self.made = MadePage(theme)
        self.making = CopyMaking(self, theme, copy, self.pages)
        names = (self.tr("Question"), self.tr("Choose"), self.tr("Disguise"), self.tr("Read"), self.tr("Seal"))
        self.frame = CopyFrame(theme, names)
        for page in (*self.steps, self.made):
            self.frame.stack.addWidget(page)
        self.setFocusProxy(self.frame)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.frame)

    def _connect(self) -> None:
        frame, making = self.frame, self.making
        frame.step_asked.connect(self.show_step)
        frame.on_asked.connect(self.go_on)
        frame.back_asked.connect(self.go_back)
        frame.leave_asked.connect(self._leave)
        frame.drop_asked.connect(self._ask_to_drop)
        for step in self.steps:
            step.readied.connect(self._say_ready)
            step.back_asked.connect(self.go_back)
        self.copy.changed.connect(self._say_ready)
        self.seal.target_asked.connect(self._ask_for_target)
        making.began.connect(self._show_working)
        making.made.connect(self._show_made)
        making.refused.connect(self._refuse)
        making.faded.connect(self._read_again)
        self.made.done.connect(self._end)

    # Walking

    def begin(self) -> None:
        """Go on with the copy that is in the journal, on the step on which it was left; or begin one."""
        self._take_up()
        kept = self._workspace.preference(STEP)
        place = int(kept) if kept.isdecimal() and self.copy.is_begun else 0
        self.show_step(min(place, len(self.steps) - 1))

    def take_along(self, reflection_id: str) -> None:
        """Go on with the copy, with this reflection in hand."""
        self._take_up()
        self.show_step(self.steps.index(self.choose))
        self.choose.show_reflection(reflection_id)

    def _take_up(self) -> None:
        """Once: later on, what is on the screen is the newest there is."""
        if not self._has_begun:
            self._has_begun = True
            self.copy.take_up()

    @property
    def place(self) -> int:
        """Which step is shown, or was before the copy was made."""
        return min(max(self.frame.stack.currentIndex(), 0), len(self.steps) - 1)

    @property
    def step(self) -> CopyStep:
        return self.steps[self.place]

    @Slot()
    def go_on(self) -> None:
        """To the next step, where nothing waits."""
        if not self.step.waits_for() and self.step.press():
            self.show_step(self.place + 1)

    @Slot()
    def go_back(self) -> None:
        if self.place:
            self.show_step(self.place - 1)

    @Slot(int)
    def show_step(self, place: int) -> None:
        """Show this step; where the pages are to be read first, show those."""
        self.put_down()
        before = self.step
        reading = self.steps.index(self.read)
        if place > reading:
            self.read.enter()
            place = reading if self.read.waits_for() else place
        self.frame.show_place(place)
        if before is not self.step:
            before.leave()
        self.step.enter()
        self._say_ready()
        self.step.focus_first()
        announce(self.step, self.step.title.text())
        self._workspace.prefer(STEP, str(place))

    @Slot()
    def _say_ready(self) -> None:
        self.frame.say(self.step.go_on, self.step.waits_for())
        is_working = self.making.is_working
        self.frame.allow(seals=not self.read.waits_for(), drops=self.copy.is_begun, is_working=is_working)

    # Leaving

    @Slot()
    def _leave(self) -> None:
        if self.put_down():
            self.step.leave()
            self.left.emit()

    @Slot()
    def _ask_to_drop(self) -> None:
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Throw this copy away?"),
            self.tr("What was chosen and decided for it goes. The reflections stay, and no file was made."),
            self.tr("Throw it away"),
            self,
        )
        dialog.accepted.connect(self.drop)
        dialog.open()

    @Slot()
    def drop(self) -> None:
        """Throw the draft away."""
        if self.copy.drop():
            self._workspace.prefer(STEP, "")
            self.left.emit()

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here and is not kept yet."""
        return self.copy.is_pending

    def put_down(self) -> bool:
        """Keep what is on the screen; False when that failed."""
        return self.copy.put_down()

    def leave(self) -> None:
        """It is about to be taken away, and perhaps the journal closed: nothing more is asked of that."""
        self._has_left = True
        self.making.stop()
        self.seal.forget_password()
        self.made.forget()
        self.copy.forget()
        self.choose.leave_journal()
        self.read.leave_journal()

    def set_alone(self, alone: bool) -> bool:
        """Only the pages, without anything around them; False where there is nothing that could be shown so."""
        is_made = self.frame.stack.currentWidget() is self.made
        self.frame.show_around(shown=not alone and not is_made)
        return self.step is self.read and not is_made

    # Making

    @Slot()
    def _ask_for_target(self) -> None:
        if self.put_down() and self.read.paper:
            self.making.ask(self.read.paper, self.seal.password if self.seal.is_sealed else None)

    @Slot()
    def _show_working(self) -> None:
        self.seal.show_working(working=True)

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self.seal.show_working(working=False)
        self.seal.complain(sentence)

    @Slot()
    def _read_again(self) -> None:
        """What was read is not what would be written: something in the journal has changed meanwhile."""
        self.seal.show_working(working=False)
        self.show_step(self.steps.index(self.read))

    @Slot(object)
    def _show_made(self, made: Made) -> None:
        self.seal.show_working(working=False)
        self.made.show_made(made, self.seal.password if self.seal.is_sealed else "")
        self.seal.forget_password()
        self.frame.stack.setCurrentWidget(self.made)
        self.frame.show_around(shown=False)
        self.frame.setFocusProxy(self.made.done_button)
        self.copy.drop()
        self._workspace.prefer(STEP, "")
        self.made.focus_first()

    @Slot()
    def _end(self) -> None:
        self.made.forget()
        self.done.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        try:
            if not self._has_left:
                self.put_down()
        except Exception as error:  # noqa: BLE001  from within Qt, where it would take the program down
            faults.note(error)
        super().hideEvent(event)
