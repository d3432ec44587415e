"""The recovery code: shown once, put on paper, and two of its groups typed from there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from unhurried.ui.pages.gate import Gate
from unhurried.ui.printing import RecoveryCodePrint
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label

ACROSS = 4


class CodeStep(Gate):
    """First the code, to be written down; then, with the code out of sight, two groups from the paper.

    Signals:
        done(), back_asked().
    """

    done = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, code: str, asked: list[int]) -> None:
        super().__init__(theme, self.tr("A recovery code, on paper"))
        self._code = code
        self._asked = asked
        self.print_job = RecoveryCodePrint(self, theme)
        self._build()
        self._arrange()
        self._connect()
        self._show_code(True)

    def _build(self) -> None:
        self.why = text_label("", "hint", wrap=True)
        self.groups = QWidget()
        self.question = QWidget()
        self.fields = [self._field(number) for number in self._asked]
        self.message = text_label("", "error", wrap=True)
        self.back_button = self.button(self.tr("Back"), "quiet")
        self.print_button = self.button(self.tr("Print…"), "ghost")
        self.next_button = self.button("", "filled")

    def _field(self, number: int) -> QLineEdit:
        name = self.tr("Group {number}").format(number=number + 1)
        field = QLineEdit()
        field.setMaxLength(8)
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        return field

    def _arrange(self) -> None:
        px = self._theme.px
        grid = QGridLayout(self.groups)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(18))
        grid.setVerticalSpacing(px(2))
        for place, group in enumerate(self._code.split("-")):
            row, column = divmod(place, ACROSS)
            row *= 3
            grid.setRowMinimumHeight(row + 2, px(8))
            label = text_label(group, "code")
            label.setAccessibleName(self.tr("Group {number}: {group}").format(number=place + 1, group=group))
            grid.addWidget(text_label(str(place + 1), "caption"), row, column)
            grid.addWidget(label, row + 1, column)
        asking = QVBoxLayout(self.question)
        asking.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        for field in self.fields:
            row.addWidget(field)
        asking.addLayout(row)
        for widget in (self.why, self.groups, self.question, self.message):
            self.content.addWidget(widget)
        self.buttons.addWidget(self.back_button)
        self.buttons.addWidget(self.print_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next_button)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self._go_back)
        self.print_button.clicked.connect(self._print)
        self.next_button.clicked.connect(self._go_on)
        self.fields[0].returnPressed.connect(self.fields[1].setFocus)
        self.fields[1].returnPressed.connect(self._go_on)

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

    def _show_code(self, shown: bool) -> None:
        self._is_code_shown = shown
        first, second = (number + 1 for number in self._asked)
        ask = self.tr("From your paper, type groups {first} and {second}. Small letters will do.")
        show = self.tr(
            "If the passphrase slips your mind, this code opens the journal too. Write it down or print it, "
            "and keep the paper safe, away from this computer. It is shown only now."
        )
        self.why.setText(show if shown else ask.format(first=first, second=second))
        self.groups.setVisible(shown)
        self.print_button.setVisible(shown)
        self.question.setVisible(not shown)
        self.message.hide()
        self.show_working(False)

    @Slot()
    def _go_back(self) -> None:
        if self._is_code_shown:
            self.back_asked.emit()
        else:
            self._show_code(True)

    @Slot()
    def _go_on(self) -> None:
        if self._is_code_shown:
            self._show_code(False)
            self.focus_first()
        elif self._is_typed_right():
            self.done.emit()

    def _is_typed_right(self) -> bool:
        groups = self._code.split("-")
        look_alikes = str.maketrans("OIL", "011")
        typed = [field.text().strip().upper().translate(look_alikes) for field in self.fields]
        wrong = [n + 1 for n, text in zip(self._asked, typed, strict=True) if text != groups[n]]
        self.message.setVisible(bool(wrong))
        if wrong:
            sentence = self.tr("Group {number} is not the one. Back shows the code again, to compare.")
            self.message.setText(sentence.format(number=wrong[0]))
        return not wrong

    @Slot()
    def _print(self) -> None:
        self.print_job.ask(self._code)

    def show_working(self, working: bool) -> None:
        """The journal is being made, which takes a moment."""
        done = self.tr("Make the journal")
        self.next_button.setEnabled(not working)
        if working:
            self.next_button.setText(self.tr("Making the journal…"))
        else:
            self.next_button.setText(self.tr("I have it on paper") if self._is_code_shown else done)

    def focus_first(self) -> None:
        (self.next_button if self._is_code_shown else self.fields[0]).setFocus()
