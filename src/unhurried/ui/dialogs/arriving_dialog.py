"""Bringing writing in: choose it, look at what it is, and let in what is new."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from unhurried.domain.arrivals import DryRun, Import
from unhurried.domain.backups import Progress
from unhurried.domain.errors import Cancelled, SecretNeeded, UnhurriedError, WrongSecret
from unhurried.ui import arrival_words
from unhurried.ui.accessibility import announce
from unhurried.ui.background import Background
from unhurried.ui.dialogs.dry_run_view import DryRunView
from unhurried.ui.dialogs.folder_dialog import ask_for_file, ask_for_folder
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.long_call import LongCall
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField

_PARTS = 250


class Bringing(Protocol):
    """What the dialog asks for, on a thread of its own; it knows no widget."""

    def look(self, path: Path, secret: str | None, progress: Progress) -> DryRun:
        """Read it, and compare it with the journal."""
        ...

    def bring(self, dry_run: DryRun, progress: Progress) -> Import | None:
        """Keep what is new."""
        ...


class ArrivingDialog(Panel):
    """One step after the other; nothing is changed before the last.

    Signals:
        brought(Import): something has come in.
    """

    brought = Signal(object)

    def __init__(self, theme: Theme, background: Background, bringing: Bringing, parent: QWidget) -> None:
        super().__init__(theme, "", parent, width=460)
        self.rename(self.tr("Bring writing in"))
        self._bringing = bringing
        self._call = LongCall(background, self)
        self._path = Path.home()
        self.dry_run: DryRun | None = None
        self._build()
        self._arrange()
        self._connect()
        # The list is wide; where the screen is not, it scrolls.
        room = self.screen().availableGeometry().width() - theme.px(40)
        self.resize(max(self.minimumWidth(), min(theme.px(860), room)), 1)
        self._show_choosing()

    def _build(self) -> None:
        what = self.tr(
            "Day One (its JSON, or the zip file around it), jrnl, RedNotebook, mini-diary and Mini Diarium (JSON), a "
            "folder of Markdown such as Obsidian's, plain text, and what Unhurried has taken out as JSON or "
            "Markdown. You see what would come in before anything does."
        )
        how = self.tr(
            "The journal keeps the day of an entry and no time of day; times only decide what comes first. Pictures "
            "and attachments are left out, and the words say where they were. Names in an entry come in as they are. "
            "The file stays where it is, as readable as it is now."
        )
        self.words = text_label(what, "hint", wrap=True)
        self.how = text_label(how, "hint", wrap=True)
        self.asked = text_label(self.tr("This file is encrypted. Which passphrase opens it?"), "hint", wrap=True)
        self.label = text_label(self.tr("Passphrase of that file"), "strong")
        self.field = PassphraseField(self._theme)
        self.field.setAccessibleName(self.label.text())
        self.label.setBuddy(self.field)
        self.message = text_label("", "error", wrap=True)
        self.working = text_label("", "hint", wrap=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, _PARTS)
        self.bar.setTextVisible(False)
        self.view = DryRunView(self._theme)
        self.outcome = text_label("", "strong", wrap=True)

    def _arrange(self) -> None:
        for widget in (self.words, self.how, self.asked, self.label, self.field, self.working, self.bar):
            self.content.addWidget(widget)
        self.content.addWidget(self.view, 1)
        for widget in (self.outcome, self.message):
            self.content.addWidget(widget)
        self.content.addStretch()
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.stop_button = self.add_button(self.tr("Stop"), "ghost")
        self.buttons.addStretch(1)
        self.another_button = self.add_button(self.tr("Another one…"), "outline")
        self.folder_button = self.add_button(self.tr("Choose a folder…"), "outline")
        self.file_button = self.add_button(self.tr("Choose a file…"), "outline")
        self.open_button = self.add_button(self.tr("Open it"), "filled")
        self.bring_button = self.add_button(self.tr("Bring in"), "filled")
        self.close_button = self.add_button(self.tr("Close"), "filled")

    def _connect(self) -> None:
        self.cancel_button.clicked.connect(self.reject)
        self.close_button.clicked.connect(self.accept)
        self.another_button.clicked.connect(self._choose_another)
        self.file_button.clicked.connect(self._ask_for_file)
        self.folder_button.clicked.connect(self._ask_for_folder)
        self.open_button.clicked.connect(self._open)
        self.bring_button.clicked.connect(self._bring)
        self.stop_button.clicked.connect(self._call.stop)
        self.finished.connect(self._call.stop)
        self._call.advanced.connect(self._advance)

    def _show(self, *shown: QWidget) -> None:
        """Of everything that comes and goes, only these."""
        comes_and_goes = (
            *(self.words, self.how, self.asked, self.label, self.field, self.working, self.bar, self.view),
            *(self.outcome, self.message, self.cancel_button, self.stop_button, self.another_button),
            *(self.folder_button, self.file_button, self.open_button, self.bring_button, self.close_button),
        )
        for widget in comes_and_goes:
            widget.setVisible(widget in shown)
        self.resize(self.width(), 1)  # as low as what is left of it; the layout knows better
        self.fit()

    # Choosing

    @Slot()
    def _choose_another(self) -> None:
        self._show_choosing()

    def _show_choosing(self, *besides: QWidget) -> None:
        shown = (self.words, self.how, self.cancel_button, self.folder_button, self.file_button)
        self._show(*shown, *besides)
        self.file_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _ask_for_file(self) -> None:
        ask_for_file(self, self.tr("Which file?"), self._near(), self.tr("All files (*)"), self.look_at)

    @Slot()
    def _ask_for_folder(self) -> None:
        ask_for_folder(self, self.tr("Which folder?"), self._near(), self.look_at)

    def _near(self) -> Path:
        return self._path if self._path.is_dir() else self._path.parent

    def look_at(self, path: Path) -> None:
        """Read this file or folder, and show what it is."""
        self._path = path
        self._look(None)

    @Slot()
    def _open(self) -> None:
        self._look(self.field.text())

    def _look(self, secret: str | None) -> None:
        path, bringing = self._path, self._bringing
        self._work(
            self.tr("Reading, and comparing with the journal…"),
            lambda progress: bringing.look(path, secret, progress),
            self._show_look,
            self._explain_look,
        )

    def _explain_look(self, error: Exception) -> None:
        if isinstance(error, SecretNeeded | WrongSecret):
            self.field.clear()
            self.message.setText("" if isinstance(error, SecretNeeded) else arrival_words.refused(error))
            self._show(
                *(self.asked, self.label, self.field, self.cancel_button, self.another_button, self.open_button),
                *([self.message] if self.message.text() else []),
            )
            self.open_button.setDefault(True)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self.asked, self.message.text() or self.asked.text())
            return
        self._say(error)
        self._show_choosing(*([] if isinstance(error, Cancelled) else [self.message]))

    # Looking

    def _show_look(self, dry_run: DryRun) -> None:
        self.field.clear()
        self.dry_run = dry_run
        self.view.show_run(dry_run)
        count = len(dry_run.new)
        self.bring_button.setText(arrival_words.bring_in(count))
        self._show(self.view, self.cancel_button, self.another_button, *([self.bring_button] if count else []))
        self.bring_button.setDefault(bool(count))
        (self.bring_button if count else self.another_button).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.view.told, self.view.told.text())

    # Bringing in

    @Slot()
    def _bring(self) -> None:
        dry_run, bringing = self.dry_run, self._bringing
        if dry_run is not None:
            self._work(
                self.tr("Bringing in…"),
                lambda progress: bringing.bring(dry_run, progress),
                self._show_done,
                self._explain_bringing,
            )

    def _show_done(self, made: Import | None) -> None:
        self.outcome.setText(arrival_words.done(made))
        self._show(self.outcome, self.close_button)
        self.close_button.setDefault(True)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.outcome, self.outcome.text())
        if made is not None:
            self.brought.emit(made)

    def _explain_bringing(self, error: Exception) -> None:
        self._say(error)
        self._show(self.view, self.message, self.cancel_button, self.another_button, self.bring_button)
        self.bring_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # Working

    def _work(
        self,
        words: str,
        work: Callable[[Progress], DryRun | Import | None],
        done: Callable[..., None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.working.setText(words)
        self.bar.setAccessibleName(words)
        self._advance(0)
        self._show(self.working, self.bar, self.stop_button)
        self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._call.run(work, done, failed)

    @Slot(float)
    def _advance(self, done: float) -> None:
        self.bar.setValue(round(done * _PARTS))

    def _say(self, error: Exception) -> None:
        sentence = arrival_words.refused(error)
        self.message.setText(sentence)
        announce(self.message, sentence)
        if not isinstance(error, UnhurriedError):
            raise error
