"""A sheet in its place, with a label: what stands in it is kept as it is typed, and nothing needs to be pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.ui import sentences
from unhurried.ui.autosave import Autosave
from unhurried.ui.pages.guard_line import GuardLine
from unhurried.ui.pages.watched import OnASheet
from unhurried.ui.theme import Theme
from unhurried.ui.weak_call import is_alive
from unhurried.ui.widgets.growing_sheet import growing_sheet
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace


class KeptField(QWidget):
    """One text of something bigger. `keep` writes it down and says whether that worked."""

    def __init__(
        self, theme: Theme, workspace: Workspace, label: str, words: str, keep: Callable[[str], bool]
    ) -> None:
        super().__init__()
        self._keep_words = keep
        self._now = workspace.now
        self.label = text_label(label, "strong", wrap=True)
        self.sheet = growing_sheet(theme, label)
        self.sheet.set_text(words, len(words))
        self.watched = OnASheet(self.sheet)
        self.guard = GuardLine(workspace, theme, self.watched)
        self.guard.begin()
        self.kept = text_label("", "caption", wrap=True)
        self.kept.hide()
        self.autosave = Autosave(self._keep, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        for widget in (self.label, self.sheet, self.kept, self.guard):
            column.addWidget(widget)
        self.sheet.edited.connect(self._note_edit)

    @Slot()
    def _note_edit(self) -> None:
        self.autosave.note_edit()

    def _keep(self) -> bool:
        if not is_alive(self._keep_words) or not self._keep_words(self.sheet.text()):
            return False
        self.kept.setText(self.tr("Kept at {time}").format(time=sentences.clock(self._now())))
        self.kept.show()
        return True

    def show_words(self, words: str) -> None:
        """What is in the journal now, unless something is being typed here."""
        if not self.autosave.is_pending and not self.sheet.hasFocus() and words != self.sheet.text():
            self.sheet.set_text(words, len(words))

    def put_down(self) -> bool:
        """Keep what is not yet kept; False when that failed."""
        return self.autosave.flush()
