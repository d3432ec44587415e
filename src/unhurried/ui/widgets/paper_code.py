"""A code for paper: shown in groups to be copied, and two of the groups asked for again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from unhurried.domain.keys import GROUPS
from unhurried.ui.accessibility import announce
from unhurried.ui.printing import RecoveryCodePrint
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label

ACROSS = 4
_LOOK_ALIKES = str.maketrans("OIL", "011")


def two_groups() -> list[int]:
    """The places (from 0) of two groups to ask for, in their order."""
    return sorted(random.sample(range(GROUPS), 2))


@final
class CodeGroups(QWidget):
    """The groups of a code with their numbers. They are read and copied by hand, and cannot be selected."""

    def __init__(self, theme: Theme, code: str) -> None:
        super().__init__()
        px = theme.px
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(18))
        grid.setVerticalSpacing(px(2))
        for place, group in enumerate(code.split("-")):
            row, column = divmod(place, ACROSS)
            row *= 3
            grid.setRowMinimumHeight(row + 2, px(8))
            grid.addWidget(text_label(str(place + 1), "caption"), row, column)
            grid.addWidget(_group_label(place + 1, group), row + 1, column)


def _group_label(number: int, group: str) -> QLabel:
    label = text_label(group, "code")
    words = QCoreApplication.translate("CodeGroups", "Group {number}: {group}")
    label.setAccessibleName(words.format(number=number, group=group))
    return label


@final
class _GroupField(QLineEdit):
    """Return goes on from here, and does not press a button of a dialog as well."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.accept()


@final
class PaperCode(QWidget):
    """First the code, to be written down; then, with the code out of sight, two groups from the paper.

    `why` says what the code is for, above it. The code is never put on the clipboard.

    Signals:
        turned(): the code is shown now, or asked for now.
        done(): both groups are as on the paper.
    """

    turned = Signal()
    done = Signal()

    def __init__(self, theme: Theme, code: str, why: str, asked: Sequence[int] | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._code = code
        self._why = why
        self._asked = list(asked or two_groups())
        self._is_code_shown = True
        self.print_job = RecoveryCodePrint(self, theme)
        self._build()
        self._connect()
        self.show_code(True)

    def _build(self) -> None:
        self.words = text_label("", "hint", wrap=True)
        self.groups = CodeGroups(self._theme, self._code)
        self.question = QWidget()
        self.fields = [self._field(number) for number in self._asked]
        self.message = text_label("", "error", wrap=True)
        row = QHBoxLayout(self.question)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(10))
        for field in self.fields:
            row.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(12))
        for widget in (self.words, self.groups, self.question, self.message):
            column.addWidget(widget)

    def _field(self, number: int) -> QLineEdit:
        name = self.tr("Group {number}").format(number=number + 1)
        field = _GroupField()
        field.setMaxLength(8)
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        return field

    def _connect(self) -> None:
        first, second = self.fields
        first.returnPressed.connect(second.setFocus)
        second.returnPressed.connect(self.go_on)
        self.print_job.refused.connect(self._say_not_printed)

    @property
    def recovery_code(self) -> str:
        """The code that is, or was, shown."""
        return self._code

    @property
    def asked(self) -> list[int]:
        """The places (from 0) of the groups asked for."""
        return self._asked

    @property
    def is_code_shown(self) -> bool:
        return self._is_code_shown

    def show_code(self, shown: bool) -> None:
        """Show the code, or hide it and ask for two of its groups."""
        self._is_code_shown = shown
        first, second = (number + 1 for number in self._asked)
        ask = self.tr("From your paper, type groups {first} and {second}. Small letters will do.")
        self.words.setText(self._why if shown else ask.format(first=first, second=second))
        self.groups.setVisible(shown)
        self.question.setVisible(not shown)
        self.message.hide()
        self.turned.emit()

    @Slot()
    def go_on(self) -> None:
        """It is on paper; or, both groups are typed."""
        if self._is_code_shown:
            self.show_code(False)
            self.focus_first()
        elif self._is_typed_right():
            self.done.emit()

    def _is_typed_right(self) -> bool:
        groups = self._code.split("-")
        typed = [field.text().strip().upper().translate(_LOOK_ALIKES) for field in self.fields]
        wrong = [number + 1 for number, text in zip(self._asked, typed, strict=True) if text != groups[number]]
        self.message.setVisible(bool(wrong))
        if wrong:
            sentence = self.tr("Group {number} is not the one. Back shows the code again, to compare.")
            self._complain(sentence.format(number=wrong[0]))
        return not wrong

    @Slot()
    def _say_not_printed(self) -> None:
        self._complain(self.tr("The printer did not take the page. The code can be written down as well."))

    def _complain(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
        announce(self.message, sentence)

    @Slot()
    def print_(self) -> None:
        """Print the code, through the system's own dialog."""
        self.print_job.ask(self._code)

    def focus_first(self) -> None:
        """Put the caret where the first group is typed."""
        if not self._is_code_shown:
            self.fields[0].setFocus()
