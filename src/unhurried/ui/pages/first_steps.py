"""The three steps of first start, each a card of its own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from unhurried.domain.keys import SHORTEST_PASSPHRASE, normalised
from unhurried.paths import SUFFIX
from unhurried.services import passphrases
from unhurried.ui import sentences
from unhurried.ui.dialogs.folder_dialog import ask_for_folder
from unhurried.ui.pages.gate import Gate
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField

JUDGE_AFTER_MS = 250


class PlaceStep(Gate):
    """What this is, and where the journal will live.

    Signals:
        done(), other_asked(), backup_asked(), sample_asked(), back_asked().
    """

    done = Signal()
    other_asked = Signal()
    backup_asked = Signal()
    sample_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, offered: Path, *, has_way_back: bool = False) -> None:
        super().__init__(theme, self.tr("A journal of your own"))
        self.folder = offered
        what = self.tr(
            "After a session you write here about your own part in it: what you did, left undone, felt the "
            "pull to do. It is a record of what you noticed. It cannot tell you how you did."
        )
        where = self.tr("It lives in one folder on this computer, encrypted, and goes nowhere else.")
        self.content.addWidget(text_label(what, "hint", wrap=True))
        self.content.addWidget(text_label(where, "hint", wrap=True))
        self.content.addWidget(text_label(self.tr("Where it lives"), "strong"))
        self.shown = text_label("", "path", wrap=True)
        self.content.addWidget(self.shown)
        self.message = text_label("", "error", wrap=True)
        self.message.hide()
        self.content.addWidget(self.message)
        self.change_button = self.button(self.tr("Another place…"), "ghost")
        self.next_button = self.button(self.tr("Begin"), "filled")
        self.back_button = self.button(self.tr("Back"), "quiet")
        self.back_button.setVisible(has_way_back)
        self.back_button.clicked.connect(self.back_asked)
        self.buttons.addWidget(self.back_button)
        self.buttons.addWidget(self.change_button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next_button)
        self.sample_button = self.button(self.tr("Look around first, in a sample journal"), "quiet")
        self.other_button = self.button(self.tr("I have a journal already…"), "quiet")
        self.backup_button = self.button(self.tr("I have a backup of a journal…"), "quiet")
        self.backup_button.clicked.connect(self.backup_asked)
        for button in (self.sample_button, self.other_button, self.backup_button):
            self.below.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.change_button.clicked.connect(self._ask_for_place)
        self.next_button.clicked.connect(self.done)
        self.sample_button.clicked.connect(self.sample_asked)
        self.other_button.clicked.connect(self.other_asked)
        self._show_folder()

    def _show_folder(self) -> None:
        self.shown.setText(str(self.folder))

    @Slot()
    def _ask_for_place(self) -> None:
        start = next((p for p in self.folder.parents if p.is_dir()), Path.home())
        ask_for_folder(self, self.tr("In which folder?"), start, self._set_place)

    def _set_place(self, folder: Path) -> None:
        is_empty_journal = folder.suffix == SUFFIX and not any(folder.iterdir())
        self.folder = folder if is_empty_journal else folder / f"My journal{SUFFIX}"
        self.message.hide()
        self._show_folder()

    def explain(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()

    def focus_first(self) -> None:
        self.next_button.setFocus()


class PassphraseStep(Gate):
    """A passphrase, typed twice, with honest advice.

    Signals:
        done(), back_asked().
    """

    done = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__(theme, title or self.tr("A passphrase"))
        advice = self.tr(
            "It opens the journal, and nobody can reset it for you. Several unrelated words are easier to "
            "keep in mind than a short jumble."
        )
        self.first = PassphraseField(theme)
        self.first.setAccessibleName(self.tr("Passphrase"))
        self.second = PassphraseField(theme)
        self.second.setAccessibleName(self.tr("The same again"))
        self.judgement = text_label("", "hint", wrap=True)
        self.content.addWidget(text_label(advice, "hint", wrap=True))
        self.content.addWidget(text_label(self.tr("Passphrase"), "strong"))
        self.content.addWidget(self.first)
        self.content.addWidget(self.judgement)
        self.content.addWidget(text_label(self.tr("The same again"), "strong"))
        self.content.addWidget(self.second)
        self.message = text_label("", "error", wrap=True)
        self.message.hide()
        self.content.addWidget(self.message)
        self.back_button = self.button(self.tr("Back"), "quiet")
        self.suggest_button = self.button(self.tr("Suggest one"), "ghost")
        self.next_button = self.button(self.tr("Next"), "filled")
        for button in (self.back_button, self.suggest_button):
            self.buttons.addWidget(button)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.next_button)
        # From one field to the other, and to the eyes only then.
        QWidget.setTabOrder(self.first, self.second)
        QWidget.setTabOrder(self.second, self.first.reveal_button)
        QWidget.setTabOrder(self.first.reveal_button, self.second.reveal_button)
        self._judge_soon = QTimer(self)
        self._judge_soon.setSingleShot(True)
        self._judge_soon.setInterval(JUDGE_AFTER_MS)
        self._connect()
        self._judge()

    def _connect(self) -> None:
        self._judge_soon.timeout.connect(self._judge)
        self.first.edited.connect(self._judge_soon.start)
        self.first.edited.connect(self.message.hide)
        self.second.edited.connect(self.message.hide)
        self.first.submitted.connect(self.second.setFocus)
        self.second.submitted.connect(self._check)
        self.next_button.clicked.connect(self._check)
        self.back_button.clicked.connect(self.back_asked)
        self.suggest_button.clicked.connect(self._suggest)

    @Slot()
    def _judge(self) -> None:
        self.judgement.setText(sentences.strength(passphrases.strength(self.first.text())))

    @Slot()
    def _suggest(self) -> None:
        self.first.set_text(passphrases.suggested_passphrase())
        self.first.reveal(True)
        self.second.clear()
        self._judge()
        self.second.setFocus()

    @Slot()
    def _check(self) -> None:
        sentence = ""
        if len(normalised(self.first.text()).decode("utf-8", "replace")) < SHORTEST_PASSPHRASE:
            sentence = self.tr("At least twelve characters, please.")
        elif normalised(self.first.text()) != normalised(self.second.text()):
            sentence = self.tr("The two are not the same. Type the second one again.")
        self.explain(sentence)
        if not sentence:
            self.done.emit()

    def explain(self, sentence: str) -> None:
        """Say this below the fields, or nothing any more."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def text(self) -> str:
        return self.first.text()

    def clear(self) -> None:
        self.first.clear()
        self.second.clear()

    def focus_first(self) -> None:
        self.first.setFocus()
