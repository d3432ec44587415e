"""The guard in Settings: whether Write says something, about what, and what was called fine."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox

from unhurried.domain.guard import Kind
from unhurried.services.changes import Changed
from unhurried.ui import guard_words
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.roving import RovingTabStop
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
        self.switch.set_words(self.tr("Say so when words read like the clinical record, or like somebody’s name"))
        words = self.tr(
            "A line at the foot of Write, when you pause. It goes by patterns, on this computer, and keeps nothing "
            "of what it finds. It stops nothing, and there is much that it does not find."
        )
        self.hint = text_label(words, "hint", wrap=True)
        self.about = text_label(self.tr("About"), "strong")
        self.kinds = Flow(theme.px(8))
        self.kinds.setAccessibleName(self.tr("What the notices are about"))
        self.boxes = {kind: self._box(kind, words) for kind, words in guard_words.kinds().items()}
        RovingTabStop(self.kinds).set_widgets(list(self.boxes.values()))
        self.fine = text_label("", "hint", wrap=True)
        self.forget_button = push_button(self.tr("Notice those words again"), "outline")
        for widget in (self.switch, self.hint, self.about, self.kinds, self.fine):
            self.column.addWidget(widget)
        self.column.addWidget(self.forget_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.switch.clicked.connect(self._switch)
        self.forget_button.clicked.connect(self._forget)
        workspace.changed.connect(self._on_change)
        self._refresh()

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        self._workspace.switch_guard(on=on)

    def _box(self, kind: Kind, words: str) -> Switch:
        box = Switch()
        box.set_words(words)
        box.clicked.connect(weak_call(self._switch_kind, kind))
        self.kinds.add(box)
        return box

    def _switch_kind(self, kind: Kind) -> None:
        self._workspace.switch_guard_kind(kind, on=self.boxes[kind].isChecked())

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
        self.switch.setChecked(guard.is_on)
        for kind, box in self.boxes.items():
            box.setChecked(kind in looked_for)
        for widget in (self.about, self.kinds):
            widget.setVisible(guard.is_on)
        count = guard.count_fine()
        self.fine.setText(self.tr("Words you said are fine: {count}").format(count=count))
        self.fine.setVisible(count > 0)
        self.forget_button.setVisible(count > 0)
