"""Making an archive: how much of the journal, its own passphrase twice, where to, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QProgressBar, QRadioButton, QWidget

from unhurried.domain.archives import Archive
from unhurried.domain.backups import Progress
from unhurried.domain.errors import Cancelled, UnhurriedError
from unhurried.domain.finding import Filter
from unhurried.domain.keys import SHORTEST_PASSPHRASE, normalised
from unhurried.services import passphrases
from unhurried.ui import archive_words, sentences
from unhurried.ui.accessibility import announce
from unhurried.ui.background import Background
from unhurried.ui.dialogs.folder_dialog import ask_for_target
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.long_call import LongCall
from unhurried.ui.pages.filter_bar import FilterBar
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField
from unhurried.ui.workspace import Workspace

MakeArchive = Callable[[Filter, str, Path, Progress], Archive]
"""Holds on to no widget."""

JUDGE_AFTER_MS = 250
_PARTS = 250
_MANY = 1 << 40


class ArchiveDialog(Panel):
    """Asks, works, and says what came of it.

    Signals:
        made(Archive): it was read back, and has its name.
    """

    made = Signal(object)

    def __init__(
        self,
        theme: Theme,
        background: Background,
        workspace: Workspace,
        make: MakeArchive,
        proposed: str,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "", parent, width=520)
        self.rename(self.tr("Make an archive"))
        self._workspace = workspace
        self._make = make
        self._proposed = proposed
        self._is_nothing = False
        self._call = LongCall(background, self)
        self._build(workspace)
        self._arrange()
        self._connect()
        self._judge()
        self._show_asking()

    def _build(self, workspace: Workspace) -> None:
        self.all_button = QRadioButton(self.tr("Everything, drafts and the trash included"))
        self.part_button = QRadioButton(self.tr("A part"))
        self.all_button.setChecked(True)
        self._how_much = QButtonGroup(self)
        for button in (self.all_button, self.part_button):
            self._how_much.addButton(button)
        self.filter = FilterBar(self._theme, workspace)
        self.counted = text_label("", "hint", wrap=True)
        advice = self.tr(
            "The passphrase of this archive. Type it in on the other computer; nobody can reset it, and there is no "
            "recovery code."
        )
        self.advice = text_label(advice, "hint", wrap=True)
        self.first_label, self.first = self._field(self.tr("Passphrase of the archive"))
        self.judgement = text_label("", "hint", wrap=True)
        self.second_label, self.second = self._field(self.tr("The same again"))
        self.working = text_label(self.tr("Making the archive, and reading it back…"), "hint", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the archive is"))
        self.found = text_label("", "strong", wrap=True)
        self.details = text_label("", "hint", wrap=True)
        self.message = text_label("", "error", wrap=True)
        self._judge_soon = QTimer(self)
        self._judge_soon.setSingleShot(True)
        self._judge_soon.setInterval(JUDGE_AFTER_MS)

    def _field(self, name: str) -> tuple[QWidget, PassphraseField]:
        label, field = text_label(name, "strong", wrap=True), PassphraseField(self._theme)
        field.setAccessibleName(name)
        label.setBuddy(field)
        return label, field

    def _arrange(self) -> None:
        self._asking = (
            *(self.all_button, self.part_button, self.filter, self.counted, self.advice),
            *(self.first_label, self.first, self.judgement, self.second_label, self.second),
        )
        for widget in (*self._asking, self.working, self.bar, self.found, self.details, self.message):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.stop_button = self.add_button(self.tr("Stop"), "ghost")
        self.buttons.addStretch(1)
        self.where_button = self.add_button(self.tr("Choose where…"), "filled")
        self.close_button = self.add_button(self.tr("Close"), "filled")

    def _connect(self) -> None:
        self.all_button.toggled.connect(self._show_how_much)
        self.filter.narrowed.connect(self._show_how_much)
        self._judge_soon.timeout.connect(self._judge)
        self.first.edited.connect(self._judge_soon.start)
        self.first.submitted.connect(self.second.setFocus)
        self.second.submitted.connect(self._ask_where)
        self.where_button.clicked.connect(self._ask_where)
        self.cancel_button.clicked.connect(self.reject)
        self.close_button.clicked.connect(self.accept)
        self.stop_button.clicked.connect(self._call.stop)
        self.finished.connect(self._leave)
        self._call.advanced.connect(self._advance)

    # What is asked

    def _show(self, *shown: QWidget) -> None:
        comes_and_goes = (self.working, self.bar, self.found, self.details, self.message)
        buttons = (self.cancel_button, self.stop_button, self.where_button, self.close_button)
        for widget in (*self._asking, *comes_and_goes, *buttons):
            widget.setVisible(widget in shown)
        self.fit()

    def _show_asking(self, *besides: QWidget) -> None:
        part = () if self.part_button.isChecked() else (self.filter,)
        asked = (widget for widget in self._asking if widget not in part)
        self._show(*asked, *besides, self.cancel_button, self.where_button)
        self.where_button.setDefault(True)
        self._count()
        first = self.second if self.first.text() else self.all_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_how_much(self) -> None:
        self.filter.setVisible(self.part_button.isChecked())
        self._count()
        self.fit()

    def _count(self) -> None:
        words = archive_words.whole()
        if self.part_button.isChecked():
            try:
                found = len(self._workspace.reading.places(self.filter.current, limit=_MANY))
            except UnhurriedError as error:
                self._workspace.failed.emit(error)
                return
            words = archive_words.part(found) if not self.narrowed.is_empty else archive_words.not_narrowed()
            self._is_nothing = not found
        self.counted.setText(words)

    @property
    def narrowed(self) -> Filter:
        """What goes into it; nothing narrowed is everything."""
        return self.filter.current if self.part_button.isChecked() else Filter()

    @Slot()
    def _judge(self) -> None:
        self.judgement.setText(sentences.strength(passphrases.strength(self.first.text())))

    @Slot()
    def _ask_where(self) -> None:
        new = normalised(self.first.text())
        if self.part_button.isChecked() and self.narrowed.is_empty:
            self._complain(archive_words.not_narrowed())
        elif self.part_button.isChecked() and self._is_nothing:
            self._complain(self.tr("Nothing in the journal fits. Narrow it to something else."))
        elif len(new.decode("utf-8", "replace")) < SHORTEST_PASSPHRASE:
            self._complain(self.tr("At least twelve characters, please."))
        elif new != normalised(self.second.text()):
            self._complain(self.tr("The two are not the same. Type the second one again."))
        else:
            title, kinds = self.tr("Where does the archive go?"), archive_words.kinds()
            ask_for_target(self, title, Path.home() / self._proposed, kinds, self.start)

    def _complain(self, sentence: str) -> None:
        self.message.setText(sentence)
        self._show_asking(self.message)
        announce(self.message, sentence)

    # What is done

    def start(self, target: Path) -> None:
        """Make it there."""
        make, narrowed, passphrase = self._make, self.narrowed, self.first.text()
        self._advance(0)
        self._show(self.working, self.bar, self.stop_button)
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._call.run(lambda progress: make(narrowed, passphrase, target, progress), self._tell, self._refuse)

    @Slot(float)
    def _advance(self, done: float) -> None:
        self.bar.setValue(round(done * _PARTS))

    def _tell(self, archive: Archive) -> None:
        self._forget()
        self.found.setText(self.tr("The archive is made, and was read back."))
        self.details.setText("\n\n".join(archive_words.made(archive)))
        self._show(self.found, self.details, self.close_button)
        self.close_button.setDefault(True)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.found, f"{self.found.text()} {self.details.text()}")
        self.made.emit(archive)

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._complain(self.tr("Stopped. Nothing of it is left."))
            return
        self._complain(archive_words.refused(error))
        if not isinstance(error, UnhurriedError):
            raise error

    def _forget(self) -> None:
        self.first.clear()
        self.second.clear()

    @Slot()
    def _leave(self) -> None:
        self._call.stop()
        self._forget()
