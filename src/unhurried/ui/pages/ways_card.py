"""Ways in: the passphrase, and everything else that opens the journal."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton

from unhurried.domain.keys import WayIn
from unhurried.ui import sentences
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label


class WaysCard(Card):
    """Says what there is, and asks for what the window opens.

    Signals:
        shown(): the card has come into view, and is to be told how things are.
        passphrase_asked(), rehearsal_asked(), new_code_asked(), sheet_asked(), executor_removal_asked(),
        keyring_asked(), keyring_removal_asked(), new_key_asked(): what the writer wants.
    """

    shown = Signal()
    passphrase_asked = Signal()
    rehearsal_asked = Signal()
    new_code_asked = Signal()
    sheet_asked = Signal()
    executor_removal_asked = Signal()
    keyring_asked = Signal()
    keyring_removal_asked = Signal()
    new_key_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Ways in"))
        self._theme = theme
        self._build()
        self._arrange()
        self._connect()
        self.show_rehearsed(None)
        self.show_ways((WayIn.PASSPHRASE, WayIn.RECOVERY))
        self.show_keyring(is_there=None)

    def _build(self) -> None:
        self.passphrase_button = push_button(self.tr("Change the passphrase…"), "outline")
        self.rehearse_button = push_button(self.tr("Rehearse it…"), "outline")
        self.new_code_button = push_button(self.tr("New recovery code…"), "outline")
        self.sheet_button = push_button(self.tr("Executor's sheet…"), "outline")
        self.take_back_button = push_button(self.tr("Take the executor's code back…"), "outline")
        self.keyring_button = push_button(self.tr("Let this computer's keyring open the journal…"), "outline")
        self.stop_keyring_button = push_button(self.tr("Stop using the keyring"), "outline")
        self.new_key_button = push_button(self.tr("My passphrase may be known…"), "outline")
        self.rehearsed = text_label("", "hint", wrap=True)
        self.executor = text_label("", "hint", wrap=True)
        self.keyring = text_label("", "hint", wrap=True)
        self.message = text_label("", "error", wrap=True)
        self.message.hide()

    def _arrange(self) -> None:
        unchanged = self.tr(
            "What you type at the door. When it is changed, the journal itself is not rewritten, and the recovery "
            "code stays as it is."
        )
        paper = self.tr("On paper. It opens the journal when the passphrase has slipped your mind.")
        self._add(
            self.tr("Passphrase"),
            [text_label(unchanged, "hint", wrap=True)],
            [self.passphrase_button, self.new_key_button],
        )
        self._add(
            self.tr("Recovery code"),
            [text_label(paper, "hint", wrap=True), self.rehearsed],
            [self.rehearse_button, self.new_code_button],
        )
        self._add(self.tr("Executor's sheet"), [self.executor], [self.sheet_button, self.take_back_button])
        self._add(self.tr("This computer's keyring"), [self.keyring], [self.keyring_button, self.stop_keyring_button])
        self.column.addWidget(self.message)

    def _add(self, name: str, words: list[QLabel], buttons: list[QPushButton]) -> None:
        """One way in: its name, what it is for, and what can be done about it."""
        if self.column.count() > 1:
            self.column.addSpacing(self._theme.px(8))
        row = Flow(self._theme.px(8))
        for button in buttons:
            row.add(button)
        for widget in (text_label(name, "strong", wrap=True), *words, row):
            self.column.addWidget(widget)

    def _connect(self) -> None:
        self.passphrase_button.clicked.connect(self.passphrase_asked)
        self.new_key_button.clicked.connect(self.new_key_asked)
        self.rehearse_button.clicked.connect(self.rehearsal_asked)
        self.new_code_button.clicked.connect(self.new_code_asked)
        self.sheet_button.clicked.connect(self.sheet_asked)
        self.take_back_button.clicked.connect(self.executor_removal_asked)
        self.keyring_button.clicked.connect(self.keyring_asked)
        self.stop_keyring_button.clicked.connect(self.keyring_removal_asked)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def show_ways(self, ways: Collection[WayIn]) -> None:
        """Say which of the ways there are."""
        self._has_keyring = WayIn.KEYRING in ways
        has_executor = WayIn.EXECUTOR in ways
        without = self.tr(
            "A page for whoever looks after your affairs when you cannot. No code of its own opens the journal."
        )
        with_code = self.tr(
            "A page for whoever looks after your affairs when you cannot. A code of its own opens the journal."
        )
        self.executor.setText(with_code if has_executor else without)
        self.take_back_button.setVisible(has_executor)
        self.complain("")

    def show_rehearsed(self, day: date | None) -> None:
        """Say when the recovery code was last rehearsed, if it was."""
        if day is None:
            self.rehearsed.setText(self.tr("Not rehearsed yet."))
        else:
            self.rehearsed.setText(self.tr("Last rehearsed on {day}.").format(day=sentences.plain_day(day)))

    def show_keyring(self, *, is_there: bool | None) -> None:
        """Say what the keyring does or could do; None while the system has not answered."""
        if self._has_keyring:
            words = self.tr("It opens the journal for whoever can use your account while it is unlocked.")
        elif is_there is None:
            words = self.tr("Asking the system whether it has one…")
        elif is_there:
            words = self.tr("It could open the journal without the passphrase. It is not used.")
        else:
            words = self.tr("This system has no keyring that Unhurried accepts.")
        self.keyring.setText(words)
        self.keyring_button.setVisible(bool(is_there) and not self._has_keyring)
        self.stop_keyring_button.setVisible(self._has_keyring)

    def complain(self, sentence: str) -> None:
        """Say why something was not done; nothing any more when it is empty."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
