"""The steps of bringing an archive in: which file, and what it would do."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from unhurried.domain.archives import MergePreview
from unhurried.domain.backups import Mention
from unhurried.domain.errors import UnhurriedError
from unhurried.ui import archive_words, sentences
from unhurried.ui.dialogs.folder_dialog import ask_for_file
from unhurried.ui.pages.steps import Step
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label

_ID = Qt.ItemDataRole.UserRole
_ROWS = 5


class ArchiveStep(Step):
    """Which file.

    Signals:
        chosen(Path): this one.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        words = self.tr(
            "The journal is closed meanwhile. It stays as it is until you have seen what the archive would change, "
            "and have chosen to merge."
        )
        super().__init__(theme, self.tr("Bring an archive in"), words)
        self.choose_button = self.button(self.tr("Choose the archive…"), "filled")
        self.buttons.addWidget(self.choose_button)
        self.choose_button.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.complain("")
        ask_for_file(self, self.tr("Which archive?"), Path.home(), archive_words.kinds(), self._take)

    def _take(self, path: Path) -> None:
        self.chosen.emit(path)

    def explain(self, error: Exception) -> None:
        _explain(self, error)

    def focus_first(self) -> None:
        self.choose_button.setFocus()


class PreviewStep(Step):
    """What merging would do, in sentences; what is new can be left out one by one.

    Signals:
        merge_asked(object): bring it in, without the new things with these ids.
    """

    merge_asked = Signal(object)

    def __init__(self, theme: Theme, preview: MergePreview) -> None:
        about, *lines = archive_words.told(preview)
        super().__init__(theme, self.tr("What would change"), about)
        self._preview = preview
        for line in lines:
            self.content.addWidget(text_label(line, "hint", wrap=True))
        self.new = _list(theme, self.tr("New, and brought in where ticked"))
        self.changed = _list(theme, self.tr("Here already, and changed by it"))
        self.every_button = self.button(self.tr("Leave all of it out"), "quiet")
        self.merge_button = self.button(self.tr("Merge"), "filled")
        self._fill()
        self.buttons.addWidget(self.merge_button)
        self.merge_button.setVisible(not preview.is_nothing)
        self.every_button.clicked.connect(self._turn_all)
        self.merge_button.clicked.connect(self._ask)

    def _fill(self) -> None:
        preview = self._preview
        erased = self.tr(
            "Not in this journal: {count}. What was erased here on purpose looks the same as what is new; take the "
            "tick off what is to stay out, and what hangs on it stays out too."
        )
        if preview.new:
            count = sentences.number(len(preview.new))
            self.content.addWidget(text_label(erased.format(count=count), wrap=True))
            for mention in preview.new:
                _add(self.new, _described(mention), mention.reflection_id, is_ticked=True)
            self.content.addWidget(self.new)
            self.content.addWidget(self.every_button, 0, Qt.AlignmentFlag.AlignLeading)
        named = (
            (preview.later, self.tr("edited there since")),
            (preview.both, self.tr("edited on both sides")),
            (preview.out_of_trash, self.tr("comes out of the trash")),
        )
        for mentions, how in named:
            for mention in mentions:
                _add(self.changed, f"{_described(mention)} · {how}", mention.reflection_id)
        if self.changed.count():
            self.content.addWidget(text_label(self.tr("Changed by it:"), "strong"))
            self.content.addWidget(self.changed)
        kept = self.tr("Before anything is changed, the present state is kept as a backup. Nothing is deleted.")
        self.content.addWidget(text_label(kept, "caption", wrap=True))

    def left_out(self) -> list[str]:
        """The ids of what is new and is to stay out."""
        items = (self.new.item(row) for row in range(self.new.count()))
        return [item.data(_ID) for item in items if item.checkState() == Qt.CheckState.Unchecked]

    @Slot()
    def _turn_all(self) -> None:
        """All out, or all in again."""
        is_any_in = len(self.left_out()) < self.new.count()
        state = Qt.CheckState.Unchecked if is_any_in else Qt.CheckState.Checked
        for row in range(self.new.count()):
            self.new.item(row).setCheckState(state)
        self.every_button.setText(self.tr("Take all of it in") if is_any_in else self.tr("Leave all of it out"))

    @Slot()
    def _ask(self) -> None:
        self.complain("")
        self.merge_asked.emit(self.left_out())

    def explain(self, error: Exception) -> None:
        _explain(self, error)

    def focus_first(self) -> None:
        (self.back_button if self._preview.is_nothing else self.merge_button).setFocus()


def _explain(step: Step, error: Exception) -> None:
    step.complain(archive_words.refused(error))
    if not isinstance(error, UnhurriedError):
        raise error


def _described(mention: Mention) -> str:
    words = [sentences.short_day(mention.day), mention.client_code or sentences.tr("no client code")]
    words += [sentences.tr("a draft")] if mention.is_draft else []
    words += [sentences.tr("a thread")] if mention.is_thread else []
    words += [sentences.tr("in the trash")] if mention.is_trashed else []
    return " · ".join(words)


def _add(widget: QListWidget, words: str, uid: str, *, is_ticked: bool = False) -> None:
    item = QListWidgetItem(words)
    item.setData(_ID, uid)
    if is_ticked:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
    widget.addItem(item)


def _list(theme: Theme, name: str) -> QListWidget:
    widget = QListWidget()
    widget.setAccessibleName(name)
    widget.setProperty("kind", "framed")
    widget.setWordWrap(True)
    widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    widget.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    widget.setMinimumHeight(theme.px(36) * _ROWS)
    return widget
