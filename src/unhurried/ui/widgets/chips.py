"""Chips: the options of one question, or a row of things to switch on, open or take away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QRadioButton, QToolButton, QWidget

from unhurried.ui.focus_ring import RING_RADIUS
from unhurried.ui.restyle import restyle
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.roving import RovingTabStop
from unhurried.ui.widgets.wrapping import WrappingWords

_GAP = 8
_CLEARING = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}


@final
class Choice(WrappingWords, QRadioButton):
    """One option of a question."""

    def __init__(self, key: str, wording: str) -> None:
        super().__init__()
        self.key = key
        self.setProperty("kind", "chip")
        self.setProperty(RING_RADIUS, 17)
        self.set_words(wording)

    def nextCheckState(self) -> None:
        """Stay as it is: the group decides what a press means."""

    def show_chosen(self, *, chosen: bool) -> None:
        """Show it as chosen or not. Qt itself would not let an exclusive button be unchecked."""
        # Exclusive all the same: that is what makes a screen reader call it a radio button.
        self.setAutoExclusive(False)
        self.setChecked(chosen)
        self.setAutoExclusive(True)


@final
class ChipGroup(Flow):
    """The options of one question, of which one or none is chosen.

    Tab comes to the chosen chip, or the first. From an unanswered group the arrow keys only look round;
    once there is an answer they change it. Choosing the chosen chip again, Delete and Backspace take it back.

    Signals:
        chosen(str): the writer has chosen the option with this key, or "" for none.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, can_be_unanswered: bool = True) -> None:
        super().__init__(theme.px(_GAP), parent)
        self._can_be_unanswered = can_be_unanswered
        self._chips: list[Choice] = []
        self._stop = RovingTabStop(self)
        self._stop.moved.connect(self._follow)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Show these (key, wording) in this order, none of them chosen."""
        for chip in self._chips:
            self.remove(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Choice(key, wording) for key, wording in options]
        for chip in self._chips:
            chip.clicked.connect(weak_call(self._switch, chip.key))
            self.add(chip)
        self._stop.set_widgets(self._chips)

    def choose(self, key: str) -> None:
        """Show this option as chosen, "" for none, without a signal."""
        has_focus = any(chip.hasFocus() for chip in self._chips)
        for index, chip in enumerate(self._chips):
            chip.show_chosen(chosen=chip.key == key)
            if chip.key == key:
                self._stop.set_stop(index)
                if has_focus:
                    chip.setFocus(Qt.FocusReason.OtherFocusReason)  # Tab only comes back to where the stop is

    def current(self) -> str:
        """Key of the chosen option, or ""."""
        return next((chip.key for chip in self._chips if chip.isChecked()), "")

    def chips(self) -> list[Choice]:
        """The chips, in their order."""
        return list(self._chips)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in _CLEARING and not event.modifiers() and self.current():
            self._answer("" if self._can_be_unanswered else self.current())
            return
        super().keyPressEvent(event)

    def _switch(self, key: str) -> None:
        self._answer("" if key == self.current() and self._can_be_unanswered else key)

    @Slot(int)
    def _follow(self, index: int) -> None:
        if self.current():
            self._answer(self._chips[index].key)

    def _answer(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)


@final
class Chip(WrappingWords, QPushButton):
    """One thing in a row: plain, on, or answered (which a check mark shows as well as the colour).

    Signals:
        removal_asked(): its small cross was pressed, or Delete on the keyboard.
    """

    removal_asked = Signal()

    def __init__(self, theme: Theme, key: str, *, removable: bool) -> None:
        super().__init__()
        self.key = key
        self._theme = theme
        self._cross: QToolButton | None = None
        self.setAutoDefault(False)
        self.setProperty("kind", "chip")
        self.setProperty(RING_RADIUS, 17)
        if removable:
            self._add_cross()

    def show_as(self, words: str, state: str) -> None:
        """Other words or another state, in place."""
        self.set_words(words)
        if state == "answered":
            self._theme.put_icon(self, "check", "on_soft", size=16)
        else:
            self.setIcon(QIcon())
        self.setCheckable(state == "on")
        self.setChecked(state == "on")
        self.setAccessibleDescription(self.tr("Answered") if state == "answered" else "")
        restyle(self, state=state, icon=state == "answered")
        if self._cross:
            self._cross.setAccessibleName(self.tr("Remove {words}").format(words=words))

    def nextCheckState(self) -> None:
        """Stay as it is: whoever hears of the press decides what it means."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cross is None:
            return
        size, inset = self._theme.px(26), self._theme.px(5)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = inset if is_mirrored else self.width() - size - inset
        self._cross.setGeometry(left, (self.height() - size) // 2, size, size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._cross and Qt.Key(event.key()) in _CLEARING:
            self.removal_asked.emit()
            return
        super().keyPressEvent(event)

    def _add_cross(self) -> None:
        self._cross = QToolButton(self)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._theme.put_icon(self._cross, "close", size=14)
        self._cross.clicked.connect(self.removal_asked)
        restyle(self._cross, small=True)
        restyle(self, removable=True)


@final
class ChipRow(Flow):
    """A flow of chips with one tab stop; arrow keys move, Space presses, Delete removes if that is offered.

    Signals:
        pressed(str): the chip with this key; what it now means is shown by set_chips.
        removed(str): the writer wants the chip with this key gone.
    """

    pressed = Signal(str)
    removed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, removable: bool = False) -> None:
        super().__init__(theme.px(_GAP), parent)
        self._theme = theme
        self._is_removable = removable
        self._chips: list[Chip] = []
        self._stop = RovingTabStop(self)

    def set_chips(self, chips: Sequence[tuple[str, str, str]]) -> None:
        """Show these (key, words, state): "plain", "open", "on" or "answered". The focus stays put."""
        if [key for key, _, _ in chips] != [chip.key for chip in self._chips]:
            self._renew([key for key, _, _ in chips])
        for chip, (_, words, state) in zip(self._chips, chips, strict=True):
            chip.show_as(words, state)

    def chips(self) -> list[Chip]:
        """The chips, in their order."""
        return list(self._chips)

    def _renew(self, keys: list[str]) -> None:
        """Make chips for these keys, keeping those that are there, and the place of the focus."""
        had_focus = next((i for i, chip in enumerate(self._chips) if chip.hasFocus()), None)
        known = {chip.key: chip for chip in self._chips}
        fresh = [known.pop(key, None) or self._make(key) for key in keys]
        stop = min(had_focus or 0, max(0, len(fresh) - 1))
        if had_focus is not None and self._chips[had_focus] in fresh:
            stop = fresh.index(self._chips[had_focus])
        for chip in self._chips:
            self.remove(chip)
        for chip in fresh:
            self.add(chip)
        self._chips = fresh
        self._stop.set_widgets(fresh, stop)
        if had_focus is not None and fresh:
            fresh[stop].setFocus(Qt.FocusReason.OtherFocusReason)
        for chip in known.values():
            chip.hide()
            chip.deleteLater()

    def _make(self, key: str) -> Chip:
        chip = Chip(self._theme, key, removable=self._is_removable)
        chip.clicked.connect(weak_call(self._press, key))
        chip.removal_asked.connect(weak_call(self._remove, key))
        return chip

    def _press(self, key: str) -> None:
        self.pressed.emit(key)

    def _remove(self, key: str) -> None:
        self.removed.emit(key)


def choice(theme: Theme, name: str, options: Sequence[tuple[str, str]]) -> ChipGroup:
    """A group of which one chip is always chosen; `name` is read out, and shown by whoever places it."""
    group = ChipGroup(theme, can_be_unanswered=False)
    group.setAccessibleName(name)
    group.set_options(options)
    return group
