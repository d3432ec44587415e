"""A new recovery code: the present passphrase, the code on paper, and only then the change."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from unhurried.services import passphrases
from unhurried.ui.dialogs.secret_panel import SecretPanel
from unhurried.ui.keyholder import Keyholder
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.paper_code import PaperCode


class NewCodeDialog(SecretPanel):
    """Until the last button the old code holds; from then on only the new one.

    Signals:
        changed(): the new code holds.
    """

    changed = Signal()

    def __init__(self, theme: Theme, holder: Keyholder, parent: QWidget) -> None:
        super().__init__(theme, holder, "", parent)
        self.title.setText(self.tr("A new recovery code"))
        self.setAccessibleName(self.title.text())
        self._build()
        self._connect()
        self._show_side()

    def _build(self) -> None:
        words = self.tr(
            "For when the paper is lost, or somebody may have seen it. The new code takes the place of the old "
            "one, which then no longer opens this journal. Backups made until now still open with the old one."
        )
        why = self.tr(
            "Write it down or print it, and keep the paper safe, away from this computer. It is shown only now. "
            "The old code holds until you have typed two groups of this one."
        )
        self.words = text_label(words, "hint", wrap=True)
        self.paper = PaperCode(self._theme, passphrases.new_recovery_code(), why)
        self.paper.hide()
        for widget in (self.words, self.present_label, self.present, self.paper, self.message):
            self.content.addWidget(widget)
        self.content.addStretch(1)
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.back_button = self.add_button(self.tr("Back"), "ghost")
        self.print_button = self.add_button(self.tr("Print…"), "ghost")
        self.buttons.addStretch(1)
        self.next_button = self.add_button("", "filled")

    def _connect(self) -> None:
        self.cancel_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self._show_code_again)
        self.print_button.clicked.connect(self.paper.print_)
        self.next_button.clicked.connect(self._go_on)
        self.paper.turned.connect(self._show_side)
        self.paper.done.connect(self._renew)

    @Slot()
    def _show_side(self) -> None:
        """The buttons that go with what is shown."""
        is_paper = not self.paper.isHidden()
        is_code = is_paper and self.paper.is_code_shown
        self.back_button.setVisible(is_paper and not is_code)
        self.print_button.setVisible(is_code)
        if is_code:
            self.next_button.setText(self.tr("I have it on paper"))
        else:
            self.next_button.setText(self.tr("Let the new code hold") if is_paper else self.tr("Go on"))
        self.complain("")

    @Slot()
    def _go_on(self) -> None:
        if self.paper.isHidden():
            self.do_with_secret(_nothing, self._show_paper)
        else:
            self.paper.go_on()

    def _show_paper(self, _: None) -> None:
        self.present.clear()
        for widget in (self.words, self.present_label, self.present):
            widget.hide()
        self.paper.show()
        self.show_working(False)
        self._show_side()
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_code_again(self) -> None:
        self.paper.show_code(True)
        self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _renew(self) -> None:
        if not self.next_button.isEnabled():
            return
        holder, code = self._holder, self.paper.recovery_code
        self.do_change(lambda: holder.ways.renew_recovery_code(holder.folder, holder.key, code), self._finish)

    def _finish(self, _: None) -> None:
        self.changed.emit()
        self.accept()

    def show_working(self, working: bool) -> None:
        self.next_button.setEnabled(not working)
        self.back_button.setEnabled(not working)


def _nothing() -> None:
    """The secret is only checked; what it is asked for comes later."""
