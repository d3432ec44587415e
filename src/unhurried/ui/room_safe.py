"""Only this page: nothing but the text that is talked about, so that the screen can be turned to somebody else."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtWidgets import QAbstractScrollArea, QHBoxLayout, QScrollBar, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from unhurried.ui.actions import Actions
from unhurried.ui.theme import Theme

if TYPE_CHECKING:
    from unhurried.ui.rooms import Rooms
    from unhurried.ui.widgets.banner import Banner

_SAID = {QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.DynamicPropertyChange}


@final
class WayOut(QWidget):
    """The one control beside the page: a quiet button in the corner, for those who do not know the key."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__()
        self.button = QToolButton()
        self.button.setIconSize(QSize(theme.px(20), theme.px(20)))
        self.button.setDefaultAction(actions.only_page)
        self.button.setAccessibleName(actions.only_page.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(12), theme.px(20), theme.px(8))
        row.addStretch(1)
        row.addWidget(self.button)
        self.hide()


@final
class Lines(QWidget):
    """The lines above a page. While only the page is shown they wait, but for a warning that words are not safe."""

    # Of the class, because Qt may tell of a banner when Python has already taken its part of this apart.
    _banners: tuple[Banner, ...] = ()
    _is_quiet = False

    def __init__(self, theme: Theme, banners: tuple[Banner, ...]) -> None:
        super().__init__()
        self._banners = banners
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), 0)
        column.setSpacing(theme.px(6))
        for banner in banners:
            column.addWidget(banner)
            banner.hide()
            banner.installEventFilter(self)
        self.hide()

    def set_quiet(self, quiet: bool) -> None:
        """Keep back what can wait; or show it."""
        self._is_quiet = quiet
        self._look_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SAID and isValid(self) and watched in self._banners:
            self._look_again()
        return False

    def _look_again(self) -> None:
        said = [banner for banner in self._banners if isValid(banner) and not banner.isHidden()]
        self.setVisible(any(not self._is_quiet or banner.property("tone") == "danger" for banner in said))


@final
class RoomSafe(QObject):
    """Turns it on and off, and brings everything back as it was: the focus and how far one had scrolled."""

    def __init__(self, rooms: Rooms) -> None:
        super().__init__(rooms)
        self._rooms = rooms
        self._actions = rooms.actions_
        self._before: _Before | None = None
        self._actions.only_page.toggled.connect(self._turn)

    @property
    def is_on(self) -> bool:
        return self._actions.only_page.isChecked()

    def frame(self) -> None:
        """Show around the page what the two quiet ways of looking at it leave there."""
        rooms, focus, alone = self._rooms, self._actions.focus_mode.isChecked(), self.is_on
        still = rooms.stillness.is_on
        rooms.rail.setVisible(not focus and not alone and not still)
        rooms.sample_banner.setVisible(rooms.is_sample and not focus and not alone and not still)
        rooms.lines.set_quiet(alone or still)
        rooms.way_out.setVisible(alone and not still)
        rooms.write.set_quiet(focus=focus, alone=alone)

    def step_out(self) -> bool:
        """Leave this, or else focus mode; False when neither was on."""
        for action in (self._actions.only_page, self._actions.focus_mode):
            if action.isChecked():
                action.setChecked(False)
                return True
        return False

    @Slot(bool)
    def _turn(self, on: bool) -> None:
        if on:
            self._before = _Before.of(self._rooms)
        focus = self._before.focus if self._before else None
        # In this order the journal never has more room than before while it looks how much it has.
        steps = [
            partial(self._rooms.journal.set_alone, on),
            partial(self._rooms.threads.set_alone, on),
            partial(self._rooms.supervision.set_alone, on),
            self.frame,
        ]
        for step in steps if on else reversed(steps):
            step()
        if focus and isValid(focus) and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._rooms.focus_page()
        if not on and self._before:
            self._before.scroll_back(self._rooms)
            self._before = None


@dataclass(frozen=True)
class _Before:
    """How things were when only the page came to be shown."""

    focus: QWidget | None
    reading: str
    writing: tuple[str, int, int]
    scrolled: list[tuple[QScrollBar, int]]

    @classmethod
    def of(cls, rooms: Rooms) -> _Before:
        focus = rooms.window().focusWidget()
        bars = [area.verticalScrollBar() for area in rooms.stack.findChildren(QAbstractScrollArea)]
        return cls(
            focus if focus and rooms.isAncestorOf(focus) else None,
            rooms.journal.pane.reflection_id,
            _writing_in(rooms),
            [(bar, bar.value()) for bar in bars],
        )

    def scroll_back(self, rooms: Rooms) -> None:
        """Only where the same is still there to be scrolled."""
        moved = [rooms.journal] if rooms.journal.pane.reflection_id != self.reading else []
        moved += [rooms.write] if _writing_in(rooms) != self.writing else []
        for bar, place in self.scrolled:
            if isValid(bar) and not any(page.isAncestorOf(bar) for page in moved):
                _Held(bar, place)


def _writing_in(rooms: Rooms) -> tuple[str, int, int]:
    table = rooms.write.table
    return rooms.write.draft_id, table.currentIndex(), table.sheet.caret()


class _Held(QObject):
    """Puts a scroll bar back to its place, over the turns that layouts take, until somebody else moves it."""

    def __init__(self, bar: QScrollBar, place: int) -> None:
        super().__init__(bar)
        self._bar = bar
        self._place = place
        bar.rangeChanged.connect(self._put_back)
        bar.valueChanged.connect(self._look)
        self._put_back()

    @Slot()
    def _put_back(self) -> None:
        self._bar.setValue(self._place)

    @Slot(int)
    def _look(self, value: int) -> None:
        if value != min(self._place, self._bar.maximum()):
            self._bar.rangeChanged.disconnect(self._put_back)
            self._bar.valueChanged.disconnect(self._look)
            self.deleteLater()
