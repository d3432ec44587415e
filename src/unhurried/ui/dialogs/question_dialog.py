"""Writing a question of one's own: a prompt to write against, or a habit to mark."""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDialog, QLineEdit, QRadioButton, QWidget

from unhurried.domain.prompts import (
    PRACTICE_OPTIONS,
    PULL_OPTIONS,
    Lens,
    Marker,
    MarkerKind,
    Option,
    Prompt,
    Shelf,
)
from unhurried.domain.text import clean
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label

LONGEST = 240


class QuestionDialog(Panel):
    """One question of one's own, new or to be reworded.

    Signals:
        prompt_kept(Prompt), marker_kept(Marker): what was written.
        left(str): what had been typed when it was left, for `take_up`; "" when it was kept or cancelled.
    """

    prompt_kept = Signal(object)
    marker_kept = Signal(object)
    left = Signal(str)

    def __init__(
        self, theme: Theme, lenses: tuple[Lens, ...], parent: QWidget, question: Prompt | Marker | None = None
    ) -> None:
        super().__init__(theme, "", parent, width=480)
        self._question = question
        self.title.setText(self.tr("Your own question") if question is None else self.tr("Reword your question"))
        self.setAccessibleName(self.title.text())
        self._build(lenses)
        self._arrange()
        self._connect()
        self._fill(question)
        self._show_kind()

    def _build(self, lenses: tuple[Lens, ...]) -> None:
        self.prompt_choice = QRadioButton(self.tr("A question to answer in words"))
        self.pull_choice = QRadioButton(self.tr("A pull to hurry, to mark"))
        self.practice_choice = QRadioButton(self.tr("Something done or left undone, to mark"))
        self.state_choice = QRadioButton(self.tr("How I was, in words of my own"))
        self.kinds = QButtonGroup(self)
        for choice in self._choices():
            self.kinds.addButton(choice)
        self.prompt_choice.setChecked(True)
        self.wording = self._line(self.tr("The question, in the first person"))
        self.hint = self._line(self.tr("A hint, if you like"))
        self.name = self._line(self.tr("Two to five words for its chip"))
        self.name.setMaxLength(60)
        self.options = self._line(self.tr("Its options, with commas between them"))
        self.lens = QComboBox()
        self.lens.setAccessibleName(self.tr("Lens"))
        for lens in lenses:
            self.lens.addItem(lens.name, lens.key)
        self.message = text_label("", "error", wrap=True)
        self.message.hide()

    def _choices(self) -> tuple[QRadioButton, ...]:
        return (self.prompt_choice, self.pull_choice, self.practice_choice, self.state_choice)

    @staticmethod
    def _line(name: str) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.setMaxLength(LONGEST)
        return line

    def _arrange(self) -> None:
        if self._question is None:
            for choice in self._choices():
                self.content.addWidget(choice)
        for widget in (self.wording, self.hint, self.name, self.options):
            self.content.addWidget(widget)
        belongs = text_label(self.tr("Where it belongs"), "strong")
        belongs.setBuddy(self.lens)
        self.content.addWidget(belongs)
        self.content.addWidget(self.lens)
        self.content.addWidget(self.message)
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.buttons.addStretch(1)
        self.keep_button = self.add_button(self.tr("Keep it"), "filled")

    def _connect(self) -> None:
        self.kinds.buttonToggled.connect(self._show_kind)
        self.cancel_button.clicked.connect(self._cancel)
        self.finished.connect(self._leave)
        self.keep_button.clicked.connect(self._keep)

    def _fill(self, question: Prompt | Marker | None) -> None:
        if question is None:
            return
        self.wording.setText(question.wording)
        self.hint.setText(question.hint)
        self.lens.setCurrentIndex(max(0, self.lens.findData(question.lens)))
        if isinstance(question, Marker):
            kinds = {MarkerKind.PULL: self.pull_choice, MarkerKind.PRACTICE: self.practice_choice}
            kinds.get(question.kind, self.state_choice).setChecked(True)
            self.name.setText(question.name)
            self.options.setText(", ".join(option.wording for option in question.options))

    def take_up(self, begun: str) -> None:
        """Go on with what had been typed when it was left."""
        found = json.loads(begun) if begun else {}
        for name, line in self._lines().items():
            line.setText(found.get(name, ""))
        for number, choice in enumerate(self._choices()):
            choice.setChecked(number == found.get("kind", 0))
        self.lens.setCurrentIndex(max(0, self.lens.findData(found.get("lens", ""))))
        self._show_kind()

    def _lines(self) -> dict[str, QLineEdit]:
        return {"wording": self.wording, "hint": self.hint, "name": self.name, "options": self.options}

    @Slot()
    def _cancel(self) -> None:
        for line in self._lines().values():
            line.clear()
        self.reject()

    @Slot(int)
    def _leave(self, result: int) -> None:
        typed = {name: line.text() for name, line in self._lines().items() if line.text().strip()}
        if not typed or result == QDialog.DialogCode.Accepted:
            self.left.emit("")
            return
        kind = next(number for number, choice in enumerate(self._choices()) if choice.isChecked())
        self.left.emit(json.dumps({**typed, "kind": kind, "lens": self.lens.currentData()}))

    @Slot()
    def _show_kind(self) -> None:
        is_marker = not self.prompt_choice.isChecked()
        self.name.setVisible(is_marker)
        self.options.setVisible(self.state_choice.isChecked())
        self.hint.setVisible(not is_marker)
        self.wording.setFocus()

    @Slot()
    def _keep(self) -> None:
        wording = _one_line(self.wording)
        name = _one_line(self.name) or wording[:40]
        options = self._options()
        if not wording:
            self._complain(self.tr("Write the question first."))
        elif self.prompt_choice.isChecked():
            self.prompt_kept.emit(self._prompt(wording))
            self.accept()
        elif len(options) < 2:
            self._complain(self.tr("Two options at least, with a comma between them."))
        else:
            self.marker_kept.emit(self._marker(wording, name, options))
            self.accept()

    def _complain(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
        self.fit()

    def _prompt(self, wording: str) -> Prompt:
        before = self._question if isinstance(self._question, Prompt) else None
        prompt = before or Prompt("", 1, wording, "", Shelf.OWN)
        return replace(prompt, wording=wording, hint=_one_line(self.hint), lens=self.lens.currentData())

    def _marker(self, wording: str, name: str, options: tuple[Option, ...]) -> Marker:
        before = self._question if isinstance(self._question, Marker) else None
        marker = before or Marker("", 1, name, wording, "", self._kind(), options, Shelf.OWN)
        return replace(
            marker,
            wording=wording,
            name=name,
            lens=self.lens.currentData(),
            kind=self._kind(),
            options=options,
        )

    def _kind(self) -> MarkerKind:
        if self.pull_choice.isChecked():
            return MarkerKind.PULL
        return MarkerKind.PRACTICE if self.practice_choice.isChecked() else MarkerKind.STATE

    def _options(self) -> tuple[Option, ...]:
        if not self.state_choice.isChecked():
            return PULL_OPTIONS if self.pull_choice.isChecked() else PRACTICE_OPTIONS
        words = dict.fromkeys(part.strip() for part in _one_line(self.options).split(","))
        return tuple(Option(word.casefold(), word) for word in words if word)


def _one_line(field: QLineEdit) -> str:
    return " ".join(clean(field.text()).split())
