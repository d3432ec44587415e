"""The guard in Settings: whether something is said while one writes, about what, and what was called fine."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from unhurried.domain.guard import OF_A_PERSON, OF_THE_RECORD, Kind
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
        self._theme = theme
        self._workspace = workspace
        self.switch = Switch()
        self.switch.set_words(self.tr("Say so when words read like the clinical record, or like somebody’s name"))
        words = self.tr(
            "A line at the foot, when you pause, in Write and in notes: in the margin, in a thread, in words to keep "
            "and in Wellbeing and support. Whom you could call may have a name and a number there. Titles are not "
            "looked at. It goes by patterns, on this computer, and keeps nothing of what it finds. It stops nothing, "
            "and there is much that it does not find."
        )
        self.hint = text_label(words, "hint", wrap=True)
        self.boxes: dict[Kind, Switch] = {}
        self.kinds = QWidget()
        self.kinds.setAccessibleName(self.tr("What the notices are about"))
        column = QVBoxLayout(self.kinds)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for title, group in (
            (self.tr("What belongs in the clinical record"), OF_THE_RECORD),
            (self.tr("What can point to a person"), OF_A_PERSON),
        ):
            column.addSpacing(theme.px(6))
            column.addWidget(text_label(title, "strong", wrap=True))
            column.addWidget(self._group(title, group))
        RovingTabStop(self.kinds).set_widgets(list(self.boxes.values()))
        self.fine = text_label("", "hint", wrap=True)
        self.forget_button = push_button(self.tr("Notice those words again"), "outline")
        for widget in (self.switch, self.hint, self.kinds, self.fine):
            self.column.addWidget(widget)
        self.column.addWidget(self.forget_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.switch.clicked.connect(self._switch)
        self.forget_button.clicked.connect(self._forget)
        workspace.changed.connect(self._on_change)
        self._refresh()

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        self._workspace.switch_guard(on=on)

    def _group(self, title: str, kinds: Sequence[Kind]) -> Flow:
        """Boxes in rows, further from one another than each from its words."""
        flow = Flow(self._theme.px(24), rows=self._theme.px(8))
        flow.setAccessibleName(title)
        for kind in kinds:
            box = Switch()
            box.set_words(guard_words.kinds()[kind])
            box.clicked.connect(weak_call(self._switch_kind, kind))
            self.boxes[kind] = box
            flow.add(box)
        return flow

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
        self.kinds.setVisible(guard.is_on)
        count = guard.count_fine()
        self.fine.setText(self.tr("Words you said are fine: {count}").format(count=count))
        self.fine.setVisible(count > 0)
        self.forget_button.setVisible(count > 0)
