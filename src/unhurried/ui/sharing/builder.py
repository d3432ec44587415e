"""The share copy builder: five steps that can be walked both ways, and a draft that is kept all the while."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from unhurried import faults
from unhurried.ui.accessibility import announce
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.sharing.choose_step import ChooseStep
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
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.segments import Segments
from unhurried.ui.workspace import Workspace

STEP = "copy-step"
NARROW = 700
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop


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
        self._has_left = False
        self.copy = CopyInHand(workspace, self)
        self.pages = CopyPages(self.copy, CopyPictures(theme, workspace))
        self._build()
        self._arrange()
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
        self.row = Segments(theme)
        self.row.setAccessibleName(self.tr("Steps"))
        names = (self.tr("Question"), self.tr("Choose"), self.tr("Disguise"), self.tr("Read"), self.tr("Seal"))
        self.places: list[QPushButton] = [self.row.add_segment(name) for name in names]
        self.leave_button = push_button(self.tr("Leave it for now"), "quiet")
        self.leave_button.setToolTip(self.tr("The copy stays as it is, encrypted in the journal"))
        self.drop_button = push_button(self.tr("Throw it away…"), "quiet")
        self.back_button = push_button(self.tr("Back"), "ghost")
        self.back_button.setToolTip("Ctrl+Shift+Return")
        self.next_button = push_button("", "filled")
        self.next_button.setToolTip("Ctrl+Return")
        self.waiting = text_label("", "hint", wrap=True)

    def _arrange(self) -> None:
        px = self._theme.px
        self.stack = QStackedWidget()
        for page in (*self.steps, self.made):
            self.stack.addWidget(page)
        self.head = QWidget()
        ways = QHBoxLayout()
        ways.addStretch(1)
        ways.addWidget(self.drop_button)
        ways.addWidget(self.leave_button)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.head)
        self._top.setContentsMargins(px(20), px(12), px(16), px(4))
        self._top.setSpacing(px(4))
        self._top.addWidget(self.row, 1)
        self._top.addLayout(ways)
        self.foot = QFrame()
        self.foot.setProperty("kind", "foot")
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(px(28), px(10), px(20), px(12))
        foot.setSpacing(px(12))
        foot.addWidget(self.back_button)
        foot.addWidget(self.waiting, 1)
        foot.addWidget(self.next_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        for place, button in enumerate(self.places):
            button.clicked.connect(weak_call(self.show_step, place))
        for step in self.steps:
            step.readied.connect(self._say_ready)
            step.back_asked.connect(self.go_back)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.leave_button.clicked.connect(self._leave)
        self.drop_button.clicked.connect(self._ask_to_drop)
        self.copy.changed.connect(self._say_ready)
        self.seal.target_asked.connect(self._ask_for_target)
        self.making.began.connect(self._show_working)
        self.making.made.connect(self._show_made)
        self.making.refused.connect(self._refuse)
        self.making.faded.connect(self._read_again)
        self.made.done.connect(self._end)
        self._keys("Ctrl+Return", self.go_on)
        self._keys("Ctrl+Enter", self.go_on)
        self._keys("Ctrl+Shift+Return", self.go_back)
        self._keys("Ctrl+Shift+Enter", self.go_back)

    def _keys(self, keys: str, slot: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)  # pyright: ignore[reportArgumentType]

    # Walking

    def begin(self) -> None:
        """Go on with the copy that is in the journal, on the step on which it was left; or begin one."""
        self.copy.take_up()
        kept = self._workspace.preference(STEP)
        place = int(kept) if kept.isdecimal() and self.copy.is_begun else 0
        self.show_step(min(place, len(self.steps) - 1))

    @property
    def step(self) -> CopyStep:
        """The step that is shown, or that was before the copy was made."""
        place = min(self.stack.currentIndex(), len(self.steps) - 1)
        return self.steps[place]

    @Slot()
    def go_on(self) -> None:
        """To the next step, where nothing waits."""
        if self.foot.isVisible() and not self._waits() and self.step.press():
            self.show_step(self.stack.currentIndex() + 1)

    @Slot()
    def go_back(self) -> None:
        place = self.stack.currentIndex()
        if self.foot.isVisible() and self.back_button.isEnabled() and place:
            self.show_step(place - 1)

    def show_step(self, place: int) -> None:
        """Show this step, or the last one before it that has to come first."""
        place = next((number for number in range(place) if self._bars(number)), place)
        before = self.step
        self.put_down()
        for page in (self.head, self.foot):
            page.show()
        self.stack.setCurrentIndex(place)
        step = self.steps[place]
        if before is not step:
            before.leave()
        self.row.choose(self.places[place])
        step.enter()
        self._say_ready()
        step.focus_first()
        announce(step, step.title.text())
        self._workspace.prefer(STEP, str(place))

    def _bars(self, place: int) -> bool:
        """Whether one cannot come past this step yet: the pages are to be read before they are sealed."""
        step = self.steps[place]
        return step is self.read and bool(step.waits_for())

    def _waits(self) -> str:
        return self.step.waits_for()

    @Slot()
    def _say_ready(self) -> None:
        waiting = self._waits()
        self.next_button.setText(self.step.go_on)
        self.next_button.setEnabled(not waiting)
        self.next_button.setAccessibleDescription(waiting)
        self.waiting.setText(waiting)
        place = self.stack.currentIndex()
        is_working = self.making.is_working
        self.back_button.setEnabled(place > 0 and not is_working)
        self.back_button.setVisible(place > 0)
        can_seal = not self.read.waits_for()
        self.places[-1].setEnabled(can_seal and not is_working)
        for button in self.places[:-1]:
            button.setEnabled(not is_working)
        self.drop_button.setVisible(self.copy.is_begun and not is_working)

    # Leaving

    @Slot()
    def _leave(self) -> None:
        if self.put_down():
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
        dialog.accepted.connect(self._drop)
        dialog.open()

    @Slot()
    def _drop(self) -> None:
        if self.copy.drop():
            self._workspace.prefer(STEP, "")
            self.seal.forget_password()
            self.left.emit()

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here and is not kept yet."""
        return self.copy.is_pending

    def put_down(self) -> bool:
        """Keep what is on the screen; False when that failed."""
        return self.copy.put_down()

    def leave(self) -> None:
        """The journal is about to be closed: nothing more is asked of it."""
        self._has_left = True
        self.making.stop()
        self.seal.forget_password()
        self.copy.forget()
        self.choose.sources.leave()
        self.read.leave_journal()

    def take_along(self, reflection_id: str) -> None:
        """Go on with the copy, with this reflection in hand."""
        self.copy.take_up()
        self.show_step(1)
        self.choose.show_reflection(reflection_id)

    # Making

    @Slot()
    def _ask_for_target(self) -> None:
        if self.put_down():
            self.making.ask(self.seal.password if self.seal.is_sealed else None)

    @Slot()
    def _show_working(self) -> None:
        self.seal.show_working(working=True)
        self._say_ready()

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self.seal.show_working(working=False)
        self._say_ready()
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
        self.stack.setCurrentWidget(self.made)
        for page in (self.head, self.foot):
            page.hide()
        self.copy.drop()
        self._workspace.prefer(STEP, "")
        self.made.focus_first()

    @Slot()
    def _end(self) -> None:
        self.made.forget()
        self.seal.forget_password()
        self.done.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < self._theme.px(NARROW)
        self._top.setDirection(_BELOW if is_narrow else _BESIDE)

    def hideEvent(self, event: QHideEvent) -> None:
        try:
            if not self._has_left:
                self.put_down()
        except Exception as error:  # noqa: BLE001  from within Qt, where it would take the program down
            faults.note(error)
        super().hideEvent(event)
