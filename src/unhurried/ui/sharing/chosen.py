"""What is chosen for a copy, in the order in which it will stand there."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from unhurried.domain.errors import UnhurriedError
from unhurried.ui.accessibility import announce, heading
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.copy_pictures import CopyPictures
from unhurried.ui.sharing.part_models import ChosenParts
from unhurried.ui.sharing.rows import RowsView
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label


class Chosen(QFrame):
    """Rows that can be moved and taken out, by buttons or by Alt with an arrow and Delete.

    Signals:
        reflections_changed(frozenset): of which reflections something is chosen.
    """

    reflections_changed = Signal(object)

    def __init__(self, theme: Theme, copy: CopyInHand, pictures: CopyPictures) -> None:
        super().__init__()
        self._theme = theme
        self._copy = copy
        self._pictures = pictures
        self._shown: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self.title = text_label(self.tr("In the copy"), "card_title", wrap=True)
        heading(self.title)
        self.nothing = text_label(
            self.tr("Nothing yet. The copy holds what you choose, and no more."), "hint", wrap=True
        )
        self.model = ChosenParts(self)
        self.rows = RowsView(theme, self.tr("In the copy, in its order"))
        self.rows.setModel(self.model)
        self.rows.setAccessibleDescription(self.tr("Alt with an arrow moves one, Delete takes it out"))
        self.up_button = push_button(self.tr("Up"), "quiet")
        self.down_button = push_button(self.tr("Down"), "quiet")
        self.out_button = push_button(self.tr("Take out"), "quiet")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.title)
        column.addWidget(self.nothing)
        column.addWidget(self.rows, 1)
        self.tools = Flow(px(4))
        for button in (self.up_button, self.down_button, self.out_button):
            self.tools.add(button)
        column.addWidget(self.tools)
        column.addStretch(0)

    def _connect(self) -> None:
        self._copy.changed.connect(self._follow)
        self.rows.moved.connect(self._move)
        self.rows.removal_asked.connect(self._take_out)
        self.up_button.clicked.connect(self._up)
        self.down_button.clicked.connect(self._down)
        self.out_button.clicked.connect(self._take_out)

    @Slot()
    def _follow(self) -> None:
        """Look again only where something else is chosen, and not at every key that is typed."""
        draft = self._copy.draft
        if (draft.chosen, draft.pictures) != self._shown:
            self.refresh()

    def refresh(self) -> None:
        """Show what is chosen now."""
        self._shown = (self._copy.draft.chosen, self._copy.draft.pictures)
        try:
            parts = [*self._copy.parts(), *self._pictures.parts(self._copy.draft.pictures)]
        except UnhurriedError as error:
            self._copy.workspace.failed.emit(error)
            return
        if parts != self.model.parts:
            here = self.rows.currentIndex().row()
            had_focus = self.rows.hasFocus()
            self.model.show(parts)
            self._look(here)
            if had_focus and not parts:
                self.setFocus()
        is_there = bool(parts)
        self.nothing.setVisible(not is_there)
        self.rows.setVisible(is_there)
        self.tools.setVisible(is_there)
        self.reflections_changed.emit(frozenset(part.reflection_id for part in parts if part.reflection_id))

    def _look(self, row: int) -> None:
        if self.model.rowCount():
            self.rows.setCurrentIndex(self.model.index(min(max(row, 0), self.model.rowCount() - 1)))

    @Slot(int)
    def _move(self, by: int) -> None:
        part = self.model.part(self.rows.currentIndex())
        if part:
            place = self._copy.move(part, by)
            order = [shown.part_id for shown in self.model.parts]
            self._look(order.index(part.part_id))
            announce(self.rows, self.tr("Place {number}").format(number=place + 1))

    @Slot()
    def _up(self) -> None:
        self._move(-1)

    @Slot()
    def _down(self) -> None:
        self._move(1)

    @Slot()
    def _take_out(self) -> None:
        part = self.model.part(self.rows.currentIndex())
        if part:
            self._copy.take_out([part.part_id])
