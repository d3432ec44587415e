"""Erasing for good: what would go is shown first, and the button says what it does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unhurried.domain.errors import HeldByLaw, UnhurriedError
from unhurried.domain.forgetting import Footprint, OneReflection, Scope
from unhurried.ui import footprints, sentences
from unhurried.ui.accessibility import announce
from unhurried.ui.dialogs.forgetting_choosers import AgeChooser, Chooser, CodeChooser
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

# What a screen has to leave for the title, the buttons and the margins of the dialog.
AROUND = 220


def tr(text: str) -> str:
    """Translate a sentence of this module."""
    return QCoreApplication.translate("forgetting", text)


class ForgettingDialog(Panel):
    """A look at what a scope covers, and then erasing it. With a chooser, nothing is chosen beforehand."""

    def __init__(
        self, theme: Theme, workspace: Workspace, title: str, parent: QWidget, chooser: Chooser | None = None
    ) -> None:
        super().__init__(theme, title, parent, width=460)
        self._workspace = workspace
        self._scope: Scope | None = None
        self.chooser = chooser
        self._build()
        self._arrange()
        self.cancel_button.clicked.connect(self.reject)
        self.erase_button.clicked.connect(self._erase)
        if chooser:
            chooser.chosen.connect(self.look_at)
        ((chooser and chooser.first) or self.cancel_button).setFocus()

    def _build(self) -> None:
        self.summary = text_label("", "strong", wrap=True)
        self.staying = text_label("", "hint", wrap=True)
        self.backups = text_label("", "hint", wrap=True)
        self.final = text_label(self.tr("What is erased cannot be brought back here."), "hint", wrap=True)
        self.held = text_label(sentences.explained(HeldByLaw()), "notice", wrap=True)
        self.message = text_label("", "error", wrap=True)
        self.message.hide()

    def _arrange(self) -> None:
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.px(12))
        if self.chooser:
            self._column.addWidget(self.chooser)
        for label in (*self._preview(), self.held, self.message):
            self._column.addWidget(label)
        for label in self._preview():
            label.hide()
        self._column.addStretch(1)
        self.area = ScrollPage()
        self.area.setAccessibleName(self.tr("What would go"))
        self.area.setWidget(page)
        self.content.addWidget(self.area, 1)
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.buttons.addStretch(1)
        self.erase_button = self.add_button("", "danger")
        # Return, pressed anywhere but on the other button, is never to erase anything.
        self.cancel_button.setDefault(True)
        self.held.setVisible(self._workspace.forgetting.is_held)
        self._show_button(None)

    def _preview(self) -> tuple[QWidget, ...]:
        return (self.summary, self.staying, self.final, self.backups)

    @Slot(object)
    def look_at(self, scope: Scope | None) -> None:
        """Show what would go; None while nothing is chosen."""
        self._scope = scope
        found = None
        self._complain("")
        if scope is not None:
            try:
                found = self._workspace.forgetting.preview(scope)
            except UnhurriedError as error:
                self._complain(sentences.refused(error))
        if scope is not None and found is not None:
            self._describe(scope, found)
        for label in self._preview():
            label.setVisible(found is not None and (label is self.summary or not found.is_empty))
        self.staying.setVisible(self.staying.isVisibleTo(self) and bool(self.staying.text()))
        self._show_button(found)
        self.fit()

    def _describe(self, scope: Scope, found: Footprint) -> None:
        self.summary.setText(footprints.summary(found))
        self.staying.setText(footprints.staying(scope, found))
        forgetting = self._workspace.forgetting
        self.backups.setText(footprints.backups(forgetting.still_in_backups_until(), forgetting.damaged_files()))
        announce(self, self.summary.text())

    def _show_button(self, found: Footprint | None) -> None:
        self.erase_button.setText(footprints.erase_words(found))
        is_something = found is not None and not found.is_empty
        self.erase_button.setEnabled(is_something and not self._workspace.forgetting.is_held)

    def fit(self) -> None:
        """As high as what is shown; where the screen is too low for it, it scrolls, with keys as well."""
        margins = self._theme.px(2 * 24)
        needed = self._column.totalHeightForWidth(self.width() - margins)
        room = self.screen().availableGeometry().height() - self._theme.px(AROUND)
        self.area.setFixedHeight(min(needed, room))
        focus = Qt.FocusPolicy.StrongFocus if needed > room else Qt.FocusPolicy.NoFocus
        self.area.setFocusPolicy(focus)
        super().fit()

    def _complain(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    @Slot()
    def _erase(self) -> None:
        if self._scope is None:
            return
        if self._workspace.erase(self._scope) is not None:
            self.accept()
            return
        self.look_at(self._scope)
        self._complain(self.tr("It could not be erased just now; everything is as it was."))
        self.fit()


def forget_client(theme: Theme, workspace: Workspace, parent: QWidget) -> ForgettingDialog:
    """Erase everything about one of the client codes."""
    chooser = CodeChooser(theme, workspace.forgetting.client_codes())
    return ForgettingDialog(theme, workspace, tr("Erase everything about a client code"), parent, chooser)


def forget_older(theme: Theme, workspace: Workspace, parent: QWidget) -> ForgettingDialog:
    """Erase everything older than a time to be chosen."""
    chooser = AgeChooser(theme, workspace.today())
    return ForgettingDialog(theme, workspace, tr("Erase everything older than…"), parent, chooser)


def forget_one(theme: Theme, workspace: Workspace, reflection_id: str, parent: QWidget) -> ForgettingDialog:
    """Erase one reflection."""
    dialog = ForgettingDialog(theme, workspace, tr("Erase this reflection for good?"), parent)
    dialog.look_at(OneReflection(reflection_id))
    return dialog
