"""Rehearsing the recovery code: typed from the paper, and tried on the newest backup."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from unhurried.domain.backups import Progress, Rehearsal
from unhurried.domain.errors import BackupDamaged, BackupIsNewer, BackupMissing, RecoveryCodeMistyped, UnhurriedError
from unhurried.domain.keys import read_recovery_code
from unhurried.ui import sentences
from unhurried.ui.accessibility import announce
from unhurried.ui.background import Background
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.long_call import LongCall
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField

Rehearse = Callable[[str, bool, Progress], Rehearsal]
"""Given the code as typed, and whether a new backup is to be made for it; holds on to no widget."""

_PARTS = 250


class RehearseDialog(Panel):
    """Asks for the code, shows how far the trial is, and says what it came to.

    Signals:
        rehearsed(Rehearsal): a trial came to its end, whole or not.
    """

    rehearsed = Signal(object)

    def __init__(self, theme: Theme, background: Background, rehearse: Rehearse, parent: QWidget) -> None:
        super().__init__(theme, "", parent, width=500)
        self.title.setText(self.tr("Rehearse the recovery code"))
        self.setAccessibleName(self.title.text())
        self._rehearse = rehearse
        self._call = LongCall(background, self)
        self._build()
        self._arrange()
        self._connect()
        self._show_asking()

    def _build(self) -> None:
        words = self.tr(
            "Type the code from your paper. The newest backup is opened with it, for trial, and every reflection "
            "in it is read. Nothing in the journal is changed."
        )
        lenient = self.tr("Small letters and blanks will do. O is read as 0; I and L are read as 1.")
        self.words = text_label(words, "hint", wrap=True)
        self.label = text_label(self.tr("Recovery code"), "strong")
        self.field = PassphraseField(self._theme)
        self.field.setAccessibleName(self.label.text())
        self.field.reveal(True)
        self.label.setBuddy(self.field)
        self.lenient = text_label(lenient, "caption", wrap=True)
        self.message = text_label("", "error", wrap=True)
        self.working = text_label(self.tr("Trying the backup with the code from your paper…"), "hint", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("How far the trial is"))
        self.found = text_label("", "strong", wrap=True)
        self.details = text_label("", "hint", wrap=True)

    def _arrange(self) -> None:
        for widget in (self.words, self.label, self.field, self.lenient):
            self.content.addWidget(widget)
        for widget in (self.working, self.bar, self.found, self.details, self.message):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.stop_button = self.add_button(self.tr("Stop"), "ghost")
        self.buttons.addStretch(1)
        self.anew_button = self.add_button(self.tr("Make a new backup and try it"), "outline")
        self.rehearse_button = self.add_button(self.tr("Rehearse"), "filled")
        self.close_button = self.add_button(self.tr("Close"), "filled")

    def _connect(self) -> None:
        self.cancel_button.clicked.connect(self.reject)
        self.close_button.clicked.connect(self.accept)
        self.stop_button.clicked.connect(self._call.stop)
        self.finished.connect(self._call.stop)
        self.rehearse_button.clicked.connect(self._start)
        self.anew_button.clicked.connect(self._start_anew)
        self._call.advanced.connect(self._advance)

    def _show(self, *shown: QWidget) -> None:
        """Of everything that comes and goes, only these."""
        comes_and_goes = (
            *(self.words, self.label, self.field, self.lenient),
            *(self.working, self.bar, self.found, self.details, self.message),
            *(self.cancel_button, self.stop_button, self.anew_button, self.rehearse_button, self.close_button),
        )
        for widget in comes_and_goes:
            widget.setVisible(widget in shown)
        self.fit()

    def _show_asking(self, *besides: QWidget) -> None:
        asked = (self.words, self.label, self.field, self.lenient, self.cancel_button, self.rehearse_button)
        self._show(*asked, *besides)
        self.rehearse_button.setDefault(True)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _start(self) -> None:
        self._run(anew=False)

    @Slot()
    def _start_anew(self) -> None:
        self._run(anew=True)

    def _run(self, *, anew: bool) -> None:
        typed, rehearse = self.field.text(), self._rehearse
        try:
            read_recovery_code(typed)
        except RecoveryCodeMistyped as error:
            self._refuse(error)
            return
        self._advance(0)
        self._show(self.working, self.bar, self.stop_button)
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._call.run(lambda progress: rehearse(typed, anew, progress), self._tell, self._refuse)

    @Slot(float)
    def _advance(self, done: float) -> None:
        self.bar.setValue(round(done * _PARTS))

    def _tell(self, rehearsal: Rehearsal) -> None:
        self.found.setText(outcome(rehearsal))
        self.details.setText("\n\n".join(details(rehearsal)))
        if rehearsal.is_whole:
            self.field.clear()
            self._show(self.found, self.details, self.close_button)
        else:
            self._show(self.found, self.details, self.cancel_button, self.anew_button)
            self.cancel_button.setText(self.tr("Close"))
        last = self.close_button if rehearsal.is_whole else self.anew_button
        last.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.found, f"{self.found.text()} {self.details.text()}")
        self.rehearsed.emit(rehearsal)

    def _refuse(self, error: Exception) -> None:
        sentence = sentences.rehearsal_refused(error)
        self.message.setText(sentence)
        announce(self.message, sentence)
        can_make_one = isinstance(error, BackupDamaged | BackupIsNewer | BackupMissing)
        if can_make_one:
            self._show(self.message, self.cancel_button, self.anew_button)
            self.anew_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._show_asking(self.message)
        if not isinstance(error, UnhurriedError):
            raise error


def outcome(rehearsal: Rehearsal) -> str:
    """412 of 412 reflections read, 0 damaged."""
    sentence = sentences.tr("{read} of {reflections} read, {damaged} damaged.")
    return sentence.format(
        read=sentences.number(rehearsal.read),
        reflections=sentences.reflections(rehearsal.of),
        damaged=sentences.number(rehearsal.damaged),
    )


def details(rehearsal: Rehearsal) -> list[str]:
    """Which backup it was, and what can be done when not all of it could be read."""
    day = sentences.long_day(rehearsal.backup.day)
    lines = [sentences.tr("It was the backup of {day}. Reflections in the trash are counted too.").format(day=day)]
    if rehearsal.is_whole:
        lines.append(
            sentences.tr(
                "The code on your paper opens the journal and its backup. The paper can go back to its place."
            )
        )
    if rehearsal.passed_over:
        words = sentences.tr("Newer backups that could not be used: {count}.")
        lines.append(words.format(count=sentences.number(rehearsal.passed_over)))
    if not rehearsal.is_whole:
        lines.append(
            sentences.tr(
                "The code is right. What this backup lacks may be whole in the journal: a new backup reads all of "
                "it, and says so when something in the journal itself is damaged."
            )
        )
    return lines
