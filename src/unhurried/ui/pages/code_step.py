"""The recovery code before a journal is open: shown once, put on paper, and two groups typed from there."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit

from unhurried.ui.pages.gate import Gate
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.paper_code import PaperCode


class CodeStep(Gate):
    """The last step before something that the code will open is made; `last` is written on its button.

    Signals:
        done(), back_asked().
    """

    done = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, code: str, asked: list[int], last: str = "", title: str = "") -> None:
        super().__init__(theme, title or self.tr("A recovery code, on paper"))
        self._last = last or self.tr("Make the journal")
        why = self.tr(
            "If the passphrase slips your mind, this code opens the journal too. Write it down or print it on "
            "paper, not into a file, and keep the paper safe, away from this computer. It is shown only now."
        )
        self.paper = PaperCode(theme, code, why, asked)
        self.back_button = self.button(self.tr("Back"), "quiet")
        self.print_button = self.button(self.tr("Print…"), "ghost")
        self.next_button = self.button("", "filled")
        self._arrange()
        self._connect()
        self._show_side()

    def _arrange(self) -> None:
        self.content.addWidget(self.paper)
        self.buttons.addWidget(self.back_button)
        self.buttons.addWidget(self.print_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next_button)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self._go_back)
        self.print_button.clicked.connect(self.paper.print_)
        self.next_button.clicked.connect(self.paper.go_on)
        self.paper.turned.connect(self._show_side)
        self.paper.done.connect(self.done)

    @property
    def recovery_code(self) -> str:
        """The code that is, or was, shown."""
        return self.paper.recovery_code

    @property
    def asked(self) -> list[int]:
        """The places (from 0) of the groups asked for."""
        return self.paper.asked

    @property
    def fields(self) -> list[QLineEdit]:
        """Where the groups are typed."""
        return self.paper.fields

    @property
    def is_code_shown(self) -> bool:
        return self.paper.is_code_shown

    @Slot()
    def _show_side(self) -> None:
        self.print_button.setVisible(self.paper.is_code_shown)
        self.show_working(False)

    @Slot()
    def _go_back(self) -> None:
        if self.paper.is_code_shown:
            self.back_asked.emit()
        else:
            self.paper.show_code(True)

    def show_working(self, working: bool) -> None:
        """The journal is being made, which takes a moment."""
        self.next_button.setEnabled(not working)
        if working:
            self.next_button.setText(self.tr("Making the journal…"))
        else:
            self.next_button.setText(self.tr("I have it on paper") if self.paper.is_code_shown else self._last)

    def focus_first(self) -> None:
        if self.paper.is_code_shown:
            self.next_button.setFocus()
        else:
            self.paper.focus_first()
