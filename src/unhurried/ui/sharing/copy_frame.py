"""Around the steps of the share copy builder: where one is, the ways back and on, and why one has to wait."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.segments import Segments

NARROW = 700
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.BottomToTop


class CopyFrame(QWidget):
    """The steps by name above, one of them in the middle, and two buttons below.

    Signals:
        step_asked(int): to the step at this place.
        on_asked(), back_asked(): to the one after or before, by button or by key.
        leave_asked(), drop_asked(): leave the copy as it is, or throw it away.
    """

    step_asked = Signal(int)
    on_asked = Signal()
    back_asked = Signal()
    leave_asked = Signal()
    drop_asked = Signal()

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self.row = Segments(theme)
        self.row.setAccessibleName(self.tr("Steps"))
        self.places: list[QPushButton] = [self.row.add_segment(name) for name in names]
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
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
        self.head, self.foot = QWidget(), QFrame()
        self.foot.setProperty("kind", "foot")
        ways = QHBoxLayout()
        ways.addStretch(1)
        ways.addWidget(self.drop_button)
        ways.addWidget(self.leave_button)
        self._top = QBoxLayout(_BESIDE, self.head)
        self._top.setContentsMargins(px(20), px(12), px(16), px(4))
        self._top.setSpacing(px(4))
        self._top.addWidget(self.row, 1)
        self._top.addLayout(ways)
        foot = QHBoxLayout(self.foot)
        foot.setContentsMargins(px(20), px(10), px(20), px(12))
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
            button.clicked.connect(weak_call(self._ask_for_step, place))
        self.back_button.clicked.connect(self._ask_back)
        self.next_button.clicked.connect(self._ask_on)
        self.leave_button.clicked.connect(self.leave_asked)
        self.drop_button.clicked.connect(self.drop_asked)
        keys = {"Return": self._ask_on, "Enter": self._ask_on, "Shift+Return": self._ask_back}
        for key, slot in {**keys, "Shift+Enter": self._ask_back}.items():
            shortcut = QShortcut(QKeySequence(f"Ctrl+{key}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _ask_for_step(self, place: int) -> None:
        self.step_asked.emit(place)

    @Slot()
    def _ask_on(self) -> None:
        if self.foot.isVisible() and self.next_button.isEnabled():
            self.on_asked.emit()

    @Slot()
    def _ask_back(self) -> None:
        if self.foot.isVisible() and self.back_button.isVisible() and self.back_button.isEnabled():
            self.back_asked.emit()

    def show_place(self, place: int) -> None:
        """The step at this place is shown."""
        self.show_around(shown=True)
        self.stack.setCurrentIndex(place)
        self.row.choose(self.places[place])
        self.setFocusProxy(self.places[place])

    def show_around(self, *, shown: bool) -> None:
        """Everything around the steps, or only what is in the middle."""
        self.head.setVisible(shown)
        self.foot.setVisible(shown)

    def say(self, go_on: str, waiting: str) -> None:
        """What the button says that leads on, and why one cannot go on yet; "" where one can."""
        self.next_button.setText(go_on)
        self.next_button.setEnabled(not waiting)
        self.next_button.setAccessibleDescription(waiting)
        self.waiting.setText(waiting)

    def allow(self, *, seals: bool, drops: bool, is_working: bool) -> None:
        """Whether the last step can be gone to, and there is something to throw away; nothing while it works."""
        for button in self.places:
            button.setEnabled(not is_working)
        self.places[-1].setEnabled(seals and not is_working)
        self.back_button.setVisible(self.stack.currentIndex() > 0)
        self.back_button.setEnabled(not is_working)
        self.leave_button.setEnabled(not is_working)
        self.drop_button.setVisible(drops and not is_working)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._top.setDirection(_BELOW if self.width() < self._theme.px(NARROW) else _BESIDE)
