"""Taking out: what, where to, and the quiet while it is written; then where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.finding import Filter
from unhurried.domain.leaving import Counts, Manifest
from unhurried.ui.accessibility import announce
from unhurried.ui.background import Background
from unhurried.ui.dialogs.folder_dialog import ask_for_folder
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.leaving import leaving_words
from unhurried.ui.leaving.outlet import Asked, Outlet, free_target
from unhurried.ui.leaving.what_to_take import WhatToTake
from unhurried.ui.long_call import LongCall
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

_PARTS = 1000


class TakeOutDialog(Panel):
    """One export at a time; closing it stops what is under way, and nothing of that is left."""

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        background: Background,
        outlet: Outlet,
        narrowed: Filter,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", parent, 560)
        self.rename(self.tr("Take out"))
        self._workspace = workspace
        self._background = background
        self._outlet = outlet
        self._call = LongCall(background, self)
        self._target = Path()
        self.file_dialog: QFileDialog | None = None
        self._build(narrowed)
        self._arrange()
        self._connect()
        self._show_asking()
        self._count()

    def _build(self, narrowed: Filter) -> None:
        self.what = WhatToTake(self._theme, self._workspace, narrowed)
        self.area = ScrollPage()
        self.area.setAccessibleName(self.tr("What is taken out"))
        self.total = text_label("", "strong", wrap=True)
        self.message = text_label("", "error", wrap=True)
        self.working = text_label(self.tr("Writing it, reading it back, and counting…"), "hint", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the taking out is"))
        self.done_words = text_label(leaving_words.done(), "strong", wrap=True)
        self.where = text_label("", "path", wrap=True)
        self.where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.where.setAccessibleName(self.tr("Where the files are"))
        self.details = text_label("", "hint", wrap=True)
        self.again = text_label(leaving_words.warning(), "notice", wrap=True)

    def _arrange(self) -> None:
        self.area.setWidget(self.what)
        self.area.setMinimumHeight(min(self._theme.px(500), 520))
        self.content.addWidget(self.area, 1)
        below = (
            self.total,
            self.message,
            self.working,
            self.bar,
            self.done_words,
            self.where,
            self.details,
            self.again,
        )
        for widget in below:
            self.content.addWidget(widget)
        self.content.addStretch(0)
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.stop_button = self.add_button(self.tr("Stop"), "ghost")
        self.buttons.addStretch(1)
        self.go_button = self.add_button(self.tr("Choose a folder…"), "filled")
        self.close_button = self.add_button(self.tr("Close"), "filled")

    def _connect(self) -> None:
        self.what.changed.connect(self._count)
        self.cancel_button.clicked.connect(self.reject)
        self.close_button.clicked.connect(self.accept)
        self.stop_button.clicked.connect(self._call.stop)
        self.finished.connect(self._call.stop)
        self.go_button.clicked.connect(self._ask_where)
        self._call.advanced.connect(self._advance)

    def _show(self, *shown: QWidget) -> None:
        """Of everything that comes and goes, only these."""
        comes_and_goes = (
            *(self.area, self.total, self.message, self.working, self.bar),
            *(self.done_words, self.where, self.details, self.again),
            *(self.cancel_button, self.stop_button, self.go_button, self.close_button),
        )
        for widget in comes_and_goes:
            widget.setVisible(widget in shown)
        if self.area not in shown:  # a few lines, which are not to stand about in the room for many
            self.resize(self.width(), 0)
        self.fit()

    def _show_asking(self, *besides: QWidget) -> None:
        self._show(self.area, self.total, self.cancel_button, self.go_button, *besides)
        self.go_button.setDefault(True)
        self.what.forms[self.what.form].setFocus(Qt.FocusReason.OtherFocusReason)

    # How much

    @Slot()
    def _count(self) -> None:
        asked, outlet = self.what.asked(), self._outlet
        self.total.setText(self.tr("Counting…"))
        self._background.run(lambda: (asked, outlet.count(asked)), self._show_count, self._refuse)

    def _show_count(self, counted: tuple[Asked, Counts]) -> None:
        asked, counts = counted
        if asked != self.what.asked():  # something else is asked for by now, and is being counted
            return
        self.what.show_count(counts)
        self.total.setText(leaving_words.total(counts, self.what.form))
        self.go_button.setEnabled(leaving_words.has_any(counts, self.what.form))

    # Where to

    @Slot()
    def _ask_where(self) -> None:
        title = self.tr("In which folder?")
        self.file_dialog = ask_for_folder(self, title, Path.home(), self.take_out_to)

    def take_out_to(self, parent: Path) -> None:
        """Write a new folder into this one."""
        if parent.resolve().is_relative_to(self._outlet.folder.resolve()):
            self._complain(leaving_words.inside())
            return
        asked, outlet = self.what.asked(), self._outlet
        self._target = target = free_target(parent, self._workspace.today())
        self._advance(0)
        self._show(self.working, self.bar, self.stop_button)
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._call.run(lambda progress: outlet.take_out(asked, target, progress), self._tell, self._refuse)

    @Slot(float)
    def _advance(self, done: float) -> None:
        self.bar.setValue(round(done * _PARTS))

    def _tell(self, manifest: Manifest) -> None:
        self.where.setText(str(self._target))
        letters = leaving_words.about_letters(manifest)
        told = leaving_words.counted(manifest.counts, manifest.form)
        self.details.setText("\n\n".join(part for part in (told, letters) if part))
        self._show(self.done_words, self.where, self.details, self.again, self.close_button)
        self.close_button.setDefault(True)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.done_words, f"{self.done_words.text()} {self.where.text()} {told}")

    def _refuse(self, error: Exception) -> None:
        self._complain(leaving_words.refused(error))
        if not isinstance(error, UnhurriedError):
            raise error

    def _complain(self, sentence: str) -> None:
        self.message.setText(sentence)
        self._show_asking(self.message)
        announce(self.message, sentence)
