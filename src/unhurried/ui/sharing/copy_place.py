"""Where the share copy builder stands: over the room of supervision, there only while a copy is in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.sharing.parts import CopyDraft
from unhurried.services.changes import Changed
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace

if TYPE_CHECKING:
    from unhurried.ui.sharing.builder import CopyBuilder


class CopyPlace(QWidget):
    """Empty until a copy is asked for. `button` is for whoever wants to offer that.

    Signals:
        turned(bool): whether the builder is shown now.
    """

    turned = Signal(bool)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._has_left = False
        self.builder: CopyBuilder | None = None
        self.button = push_button("", "outline")
        self.button.clicked.connect(self.open)
        self._veil = text_label(
            self.tr("A copy is being made here. It is not shown while only this page is."), "hint"
        )
        self._veil.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._veil)
        self.hide()
        workspace.changed.connect(self._on_change)
        self._name_button()

    @property
    def is_open(self) -> bool:
        return self.builder is not None

    @Slot()
    def open(self) -> None:
        """Begin a copy, or go on with the one that is in the journal."""
        self._made().begin()

    def take_along(self, reflection_id: str) -> None:
        """The same, with this reflection in hand."""
        self._made().take_along(reflection_id)

    def _made(self) -> CopyBuilder:
        if self.builder is None:
            # What writes PDFs and documents takes a while to load, and is not needed to open the journal.
            from unhurried.ui.sharing.builder import CopyBuilder

            self.builder = CopyBuilder(self._workspace, self._theme)
            self.builder.done.connect(self._close)
            self.builder.left.connect(self._close)
            self._column.addWidget(self.builder, 1)
            self.setFocusProxy(self.builder)
            self.show()
            self.turned.emit(True)
        return self.builder

    @Slot()
    def _close(self) -> None:
        """Nothing of the copy stays on the screen or in memory; what is kept is in the journal."""
        builder, self.builder = self.builder, None
        if builder is None:
            return
        builder.leave()
        builder.hide()
        builder.deleteLater()
        self.hide()
        self._name_button()
        self.turned.emit(False)

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.COPY and not self._has_left:
            self._name_button()

    def _name_button(self) -> None:
        """Say whether a copy is begun already."""
        try:
            draft = self._workspace.copy_desk.draft()
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            draft = None
        is_begun = draft is not None and draft != CopyDraft()
        self.button.setText(self.tr("Go on with the share copy") if is_begun else self.tr("Make a share copy…"))

    def set_alone(self, alone: bool) -> None:
        """Only this page: of the builder nothing is shown but the pages themselves, where those are open."""
        if self.builder:
            shows_pages = self.builder.set_alone(alone)
            self._veil.setVisible(alone and not shows_pages)
            self.builder.setVisible(shows_pages or not alone)

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here and is not kept yet."""
        return self.builder is not None and self.builder.is_pending

    def put_down(self) -> bool:
        """Keep what is on the screen; False when that failed."""
        return self.builder is None or self.builder.put_down()

    def leave(self) -> None:
        """The journal is about to be closed: nothing more is asked of it."""
        self._has_left = True
        if self.builder:
            self.builder.leave()
