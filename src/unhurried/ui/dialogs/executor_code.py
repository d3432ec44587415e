"""The code of the executor's sheet: what it lets its holder do, the present passphrase, and then the code."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain.errors import UnhurriedError
from unhurried.services import passphrases
from unhurried.ui import sentences
from unhurried.ui.accessibility import announce
from unhurried.ui.keyholder import Keyholder, unless
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.paper_code import CodeGroups
from unhurried.ui.widgets.passphrase_field import PassphraseField


class ExecutorCode(QWidget):
    """Makes a code when it is asked to, and shows it to be copied. It is nowhere kept as it is shown.

    Signals:
        working(bool): whether one is being made; what came of it is to be heard.
        made(): the code holds.
    """

    working = Signal(bool)
    made = Signal()

    def __init__(self, theme: Theme, holder: Keyholder, *, has_code: bool) -> None:
        super().__init__()
        self._theme = theme
        self._holder = holder
        self._asked_for = ""
        self._given_up = Event()
        self.code = ""
        self._build(has_code=has_code)
        self.make_button.clicked.connect(self._make)
        self.present.submitted.connect(self._make)

    def _build(self, *, has_code: bool) -> None:
        truth = self.tr(
            "Whoever has the page and the journal, or a backup of it, can open it and read everything in it, now "
            "and later. Nobody needs a code to destroy it unread."
        )
        again = self.tr("There is a code on an earlier sheet. It cannot be shown again; a new one takes its place.")
        self.earlier = text_label(again, "hint", wrap=True)
        self.label = text_label(self.tr("Present passphrase, or recovery code"), "strong", wrap=True)
        self.present = PassphraseField(self._theme)
        self.present.setAccessibleName(self.label.text())
        self.label.setBuddy(self.present)
        self.make_button = push_button(self.tr("Make the code"), "outline")
        self.make_button.setAutoDefault(False)  # Return in a field above prints
        self.message = text_label("", "error", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(8))
        for widget in (text_label(truth, "notice", wrap=True), self.earlier, self.label, self.present):
            self._column.addWidget(widget)
        self._column.addWidget(self.make_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self.message)
        self.earlier.setVisible(has_code)
        self.message.hide()

    @Slot()
    def _make(self) -> None:
        if not self.make_button.isEnabled():
            return
        self.make_button.setEnabled(False)
        self.message.hide()
        self.working.emit(True)
        holder = self._holder
        code = self._asked_for = passphrases.new_recovery_code()
        renew = unless(self._given_up, lambda: holder.ways.renew_executor_code(holder.folder, holder.key, code))
        work = unless(self._given_up, holder.with_secret(self.present.text(), renew))
        holder.background.run(work, self._show, self._refuse)

    @Slot()
    def give_up(self) -> None:
        """Nobody sees it any more; what has not begun yet is not begun."""
        self._given_up.set()
        self.present.clear()

    @property
    def is_given_up(self) -> bool:
        """Whether nobody sees it any more."""
        return self._given_up.is_set()

    def _show(self, _: None) -> None:
        self.working.emit(False)
        self.code = self._asked_for
        self.present.clear()
        for widget in (self.earlier, self.label, self.present, self.make_button):
            widget.hide()
        words = self.tr("This is the code. It is shown and printed only now, until you close this.")
        self._column.addWidget(text_label(words, "hint", wrap=True))
        self._column.addWidget(CodeGroups(self._theme, self.code))
        if not self.is_given_up:
            announce(self, words)
        self.made.emit()

    def _refuse(self, error: Exception) -> None:
        self.working.emit(False)
        self.make_button.setEnabled(True)
        if not self.is_given_up:
            sentence = sentences.refused(error)
            self.message.setText(sentence)
            self.message.show()
            announce(self.message, sentence)
        if not isinstance(error, UnhurriedError):
            raise error
