"""Steps that several ways through the door share: a secret, work under way, what came of it, backups to choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QProgressBar

from unhurried.domain.errors import UnhurriedError
from unhurried.ui import sentences
from unhurried.ui.accessibility import announce
from unhurried.ui.pages.gate import Gate
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField

_PARTS = 250


class Step(Gate):
    """A card with some words, room for what is asked, and a line for what went wrong.

    Signals:
        back_asked().
    """

    back_asked = Signal()

    def __init__(self, theme: Theme, title: str, words: str) -> None:
        super().__init__(theme, title)
        self.words = text_label(words, "hint", wrap=True)
        self.message = text_label("", "error", wrap=True)
        self.message.hide()
        self.content.addWidget(self.words)
        self.back_button = self.button(self.tr("Back"), "quiet")
        self.back_button.clicked.connect(self.back_asked)
        self.buttons.addWidget(self.back_button)
        self.buttons.addStretch(1)

    def explain(self, error: Exception) -> None:
        """Say what went wrong; a fault of ours goes on to where those are noted."""
        self.complain(sentences.refused(error))
        if not isinstance(error, UnhurriedError):
            raise error

    def complain(self, sentence: str) -> None:
        """Say this below what is asked."""
        self.content.addWidget(self.message)  # last, whatever has been put there since
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        announce(self.message, sentence)

    def focus_first(self) -> None:
        self.back_button.setFocus()


class SecretStep(Step):
    """Asks for a passphrase or a recovery code.

    Signals:
        given(str): what was typed.
    """

    given = Signal(str)

    def __init__(self, theme: Theme, title: str, words: str, asked: str = "") -> None:
        super().__init__(theme, title, words)
        label = text_label(asked or self.tr("Passphrase or recovery code"), "strong")
        self.field = PassphraseField(theme, forgets=True)
        self.field.setAccessibleName(label.text())
        label.setBuddy(self.field)
        self.content.addWidget(label)
        self.content.addWidget(self.field)
        self.next_button = self.button(self.tr("Go on"), "filled")
        self.buttons.addWidget(self.next_button)
        self.field.submitted.connect(self._give)
        self.next_button.clicked.connect(self._give)

    @Slot()
    def _give(self) -> None:
        if self.field.text() and self.next_button.isEnabled():
            self.show_working(True)
            self.given.emit(self.field.text())

    def show_working(self, working: bool) -> None:
        """Deriving a key takes a moment."""
        self.field.hold(working)
        self.next_button.setEnabled(not working)
        if working:
            self.message.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.field.hold(False)  # it has been taken, and may come to be typed again

    def explain(self, error: Exception) -> None:
        self.show_working(False)
        self.field.setFocus()
        self.field.select_all()
        super().explain(error)

    def focus_first(self) -> None:
        self.field.setFocus()


class WorkStep(Gate):
    """Something that takes a while, how far it is, and a way to stop it.

    Signals:
        stop_asked().
    """

    stop_asked = Signal()

    def __init__(self, theme: Theme, title: str, words: str) -> None:
        super().__init__(theme, title)
        self.words = text_label(words, "hint", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.stop_button = self.button(self.tr("Stop"), "ghost")
        self.content.addWidget(self.words)
        self.content.addWidget(self.bar)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.stop_button)
        self.stop_button.clicked.connect(self._ask_to_stop)

    @Slot(float)
    def advance(self, done: float) -> None:
        """Show how far it has come, from 0 to 1."""
        self.bar.setValue(round(done * _PARTS))

    @Slot()
    def _ask_to_stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.stop_asked.emit()

    def focus_first(self) -> None:
        self.advance(0)
        self.stop_button.setEnabled(True)
        self.stop_button.setFocus()


class DoneStep(Gate):
    """What came of it, in sentences, and the way on.

    Signals:
        went_on().
    """

    went_on = Signal()

    def __init__(self, theme: Theme, title: str, paragraphs: Sequence[str], go_on: str) -> None:
        super().__init__(theme, title)
        for paragraph in paragraphs:
            label = text_label(paragraph, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.content.addWidget(label)
        self.next_button = self.button(go_on, "filled")
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next_button)
        self.next_button.clicked.connect(self.went_on)

    def focus_first(self) -> None:
        self.next_button.setFocus()
