"""What can be chosen for a note besides its words: that it was remembered later, or what words are kept for."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain.margins import KeptKind
from unhurried.ui.notes_in_hand import MarginInHand, WordsInHand
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.chips import choice
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.switch import Switch


def kinds_of_words() -> dict[KeptKind, str]:
    """What words to keep may be, in the reader's language."""
    return {
        KeptKind.WHEN_THEN: QCoreApplication.translate("note_choices", "When this, then that"),
        KeptKind.SMALL_ACT: QCoreApplication.translate("note_choices", "A small act worth repeating"),
    }


class Extra(QWidget):
    """What can be chosen for a note besides its words.

    Signals:
        chosen(): the note in hand is different now.
    """

    chosen = Signal()


class RememberedLater(Extra):
    """Whether a note in the margin tells what came back only later."""

    def __init__(self, theme: Theme, note: MarginInHand) -> None:
        super().__init__()
        self._note = note
        self.switch = Switch()
        self.switch.set_words(self.tr("Remembered later"))
        self.switch.setToolTip(self.tr("For what came back only days after"))
        self.switch.setChecked(note.is_remembered)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(2), 0, 0, 0)
        column.addWidget(self.switch)
        self.switch.clicked.connect(self._choose)

    @Slot(bool)
    def _choose(self, remembered: bool) -> None:
        self._note.is_remembered = remembered
        self.chosen.emit()


class KindOfWords(Extra):
    """What words are kept for."""

    def __init__(self, theme: Theme, note: WordsInHand) -> None:
        super().__init__()
        self._note = note
        kinds = [(kind.value, words) for kind, words in kinds_of_words().items()]
        self.kinds = choice(theme, self.tr("What these words are"), kinds)
        self.kinds.choose(note.kind.value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(text_label(self.kinds.accessibleName(), "caption", wrap=True))
        column.addWidget(self.kinds)
        self.kinds.chosen.connect(self._choose)

    @Slot(str)
    def _choose(self, kind: str) -> None:
        self._note.kind = KeptKind(kind)
        self.chosen.emit()
