"""The guard in Settings: whether Write says something, about what, and what was called fine."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from unhurried.domain.guard import Kind
from unhurried.services.changes import Changed
from unhurried.ui import guard_words
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.wrapping import WrappingWords
from unhurried.ui.workspace import Workspace


class Switch(WrappingWords, QCheckBox):
    """A box to tick whose words break where the window is narrow."""


class GuardCard(Card):
    """One switch for all of it, one for each kind, and a way to take back what was called fine."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Notices while writing"))
        self._workspace = workspace
        self.switch = Switch()
        self.switch.set_words(self.tr("Say so when words read like the clinical record, or like somebody's name"))
        words = self.tr(
            "A line at the foot of Write, when you pause. It goes by patterns, on this computer, and keeps nothing "
            "of what it finds. It stops nothing, and there is much that it does not find."
        )
        self.hint = text_label(words, "hint", wrap=True)
        self.about = text_label(self.tr("About"), "strong")
        self.kinds = ChipRow(theme)
        self.kinds.setAccessibleName(self.tr("What the notices are about"))
        self.fine = text_label("", "hint", wrap=True)
        self.forget_button = push_button(self.tr("Notice those words again"), "outline")
        for widget in (self.switch, self.hint, self.about, self.kinds, self.fine, self.forget_button):
            self.column.addWidget(widget)
        self.switch.clicked.connect(self._switch)
        self.kinds.pressed.connect(self._switch_kind)
        self.forget_button.clicked.connect(self._forget)
        workspace.changed.connect(self._on_change)
        self._refresh()

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        self._workspace.switch_guard(on=on)

    @Slot(str)
    def _switch_kind(self, key: str) -> None:
        kind = Kind(key)
        self._workspace.switch_guard_kind(kind, on=kind not in self._workspace.guard.kinds())

    @Slot()
    def _forget(self) -> None:
        self._workspace.forget_fine()
        self.switch.setFocus()

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PREFERENCES:
            self._refresh()

    def _refresh(self) -> None:
        guard = self._workspace.guard
        looked_for = guard.kinds()
        names = guard_words.kinds()
        self.switch.setChecked(guard.is_on)
        self.kinds.set_chips(
            [(kind, words, "on" if kind in looked_for else "plain") for kind, words in names.items()]
        )
        for widget in (self.about, self.kinds):
            widget.setVisible(guard.is_on)
        count = guard.count_fine()
        self.fine.setText(self.tr("Words you said are fine: {count}").format(count=count))
        self.fine.setVisible(count > 0)
        self.forget_button.setVisible(count > 0)
