"""One thing to look at: a word, where it stands, and what becomes of it in the copy."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from unhurried.domain.sharing.parts import Decision, Treatment
from unhurried.domain.text import clean
from unhurried.services.sharing.looking import Reason, Thing
from unhurried.ui.sharing import copy_words
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.chips import ChipGroup
from unhurried.ui.widgets.labels import text_label

LEAVE_OUT = "leave-out"
LONGEST = 200
_SNIPPETS = 3


class ThingRow(QFrame):
    """Nothing is chosen for a word until the writer does.

    Signals:
        decided(Decision, bool): what is to become of it; whether that was typed rather than chosen.
        undecided(str): nothing is to become of this word any more.
    """

    decided = Signal(object, bool)
    undecided = Signal(str)

    def __init__(self, theme: Theme, thing: Thing, decision: Decision | None, *, is_remembered: bool) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.word = thing.word
        self._theme = theme
        self.options = ChipGroup(theme)
        self.options.setAccessibleName(self.tr("What becomes of “{word}”").format(word=thing.word))
        self.options.set_options(_options(can_be_kept=thing.reason != Reason.NEVER_LEAVES))
        self.instead = QLineEdit()
        self.instead.setMaxLength(LONGEST)
        self.instead.setMaximumWidth(theme.px(360))
        self.instead.setAccessibleName(self.tr("What stands in place of “{word}”").format(word=thing.word))
        self.remembered = text_label(self.tr("As you decided before."), "caption", wrap=True)
        self._arrange(thing)
        self.show_decision(decision, is_remembered=is_remembered)
        self.options.chosen.connect(self._choose)
        self.instead.textEdited.connect(self._type)

    def _arrange(self, thing: Thing) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(14), px(18), px(16))
        column.setSpacing(px(8))
        head = text_label(thing.word, "question", wrap=True)
        about = text_label(copy_words.about_thing(thing.reason, thing.count), "caption", wrap=True)
        column.addWidget(head)
        column.addWidget(about)
        for snippet in thing.around[:_SNIPPETS]:
            column.addWidget(text_label(snippet, "excerpt", wrap=True))
        column.addSpacing(px(2))
        for widget in (self.options, self.instead, self.remembered):
            column.addWidget(widget)

    def show_decision(self, decision: Decision | None, *, is_remembered: bool = False) -> None:
        """What is decided about it now; nothing is emitted."""
        key = _key(decision)
        if key != self.options.current():
            self.options.choose(key)
        if decision and self.instead.text().strip() != decision.instead:
            self.instead.setText(decision.instead)
        self._show_field(key)
        self.remembered.setVisible(is_remembered and decision is not None)

    def _show_field(self, key: str) -> None:
        self.instead.setVisible(key in {Treatment.REPLACE, Treatment.GENERALISE})
        self.instead.setPlaceholderText(
            self.tr("Something wider, such as “a town”")
            if key == Treatment.GENERALISE
            else self.tr("What stands instead")
        )

    @Slot(str)
    def _choose(self, key: str) -> None:
        self._show_field(key)
        self.remembered.hide()
        if not key:
            self.undecided.emit(self.word)
            return
        self._decide(key, is_typed=False)
        if key in {Treatment.REPLACE, Treatment.GENERALISE}:
            self.instead.setFocus()

    @Slot()
    def _type(self) -> None:
        self._decide(self.options.current(), is_typed=True)

    def _decide(self, key: str, *, is_typed: bool) -> None:
        treatment = Treatment.REPLACE if key == LEAVE_OUT else Treatment(key)
        instead = clean(self.instead.text()).strip() if self.instead.isVisibleTo(self) else ""
        self.decided.emit(Decision(self.word, treatment, instead), is_typed)


def _key(decision: Decision | None) -> str:
    if decision is None:
        return ""
    is_left_out = decision.treatment is Treatment.REPLACE and not decision.instead
    return LEAVE_OUT if is_left_out else decision.treatment


def _options(*, can_be_kept: bool) -> list[tuple[str, str]]:
    keep = [(Treatment.KEEP.value, copy_words.tr("Keep it"))] if can_be_kept else []
    return [
        *keep,
        (LEAVE_OUT, copy_words.tr("Leave it out")),
        (Treatment.REPLACE, copy_words.tr("Put something else")),
        (Treatment.GENERALISE, copy_words.tr("Say it more widely")),
    ]
