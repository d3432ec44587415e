"""Forgetting: erasing by client code or by age, and the legal hold that stops all erasing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox

from unhurried.domain.errors import UnhurriedError
from unhurried.services.changes import Changed
from unhurried.ui import sentences
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.forgetting_dialog import forget_client, forget_older
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace


class ForgettingCard(Card):
    """The two ways to erase, each with a look at what goes; the hold, and the days of its log."""

    def __init__(self, theme: Theme, workspace: Workspace) -> None:
        super().__init__(theme)
        self.set_title(self.tr("Forgetting"))
        self._theme = theme
        self._workspace = workspace
        self._build()
        self._arrange()
        self.client_button.clicked.connect(self._forget_client)
        self.older_button.clicked.connect(self._forget_older)
        self.hold.clicked.connect(self._switch_hold)
        workspace.changed.connect(self._on_change)
        self.refresh()

    def _build(self) -> None:
        self.client_button = push_button(self.tr("Erase everything about a client code…"), "outline")
        self.older_button = push_button(self.tr("Erase everything older than…"), "outline")
        self.hold = QCheckBox(self.tr("Keep everything for now"))
        self.hold_log = text_label("", "caption", wrap=True)

    def _arrange(self) -> None:
        erasing = self.tr(
            "What is erased leaves the journal, its search and its files for good. What would go is shown "
            "first. A single reflection is erased from the trash."
        )
        holding = self.tr(
            "For when there is a complaint, a court case or a request to see your notes: destroying them may "
            "then be unlawful. While the hold is on nothing can be erased, neither here nor by thinning "
            "backups, and the trash keeps everything. Writing and editing go on."
        )
        self.column.addWidget(text_label(erasing, "hint", wrap=True))
        for button in (self.client_button, self.older_button):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addSpacing(self._theme.px(4))
        self.column.addWidget(text_label(self.tr("Legal hold"), "strong"))
        self.column.addWidget(text_label(holding, "hint", wrap=True))
        self.column.addWidget(self.hold)
        self.column.addWidget(self.hold_log)

    def refresh(self) -> None:
        """Show the hold as it is."""
        try:
            self.hold.setChecked(self._workspace.forgetting.is_held)
            log = self._workspace.forgetting.hold_log()
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        words = {True: self.tr("Set on {day}"), False: self.tr("Lifted on {day}")}
        self.hold_log.setText("\n".join(words[c.is_on].format(day=sentences.full_day(c.day)) for c in log))
        self.hold_log.setVisible(bool(log))

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.HOLD:
            self.refresh()

    @Slot()
    def _forget_client(self) -> None:
        forget_client(self._theme, self._workspace, self).open()

    @Slot()
    def _forget_older(self) -> None:
        forget_older(self._theme, self._workspace, self).open()

    # The hold

    @Slot()
    def _switch_hold(self) -> None:
        if self.hold.isChecked():
            self._workspace.hold()
        else:
            self._ask_to_lift()
        # As it is and not as it was pressed: setting it may have failed, and lifting it is asked first.
        self.refresh()

    def _ask_to_lift(self) -> None:
        dialog = ConfirmDialog(
            self._theme,
            self.tr("Lift the legal hold?"),
            self.tr("From then on things can be erased again, and old backups are thinned. The log keeps both days."),
            self.tr("Lift the hold"),
            self,
        )
        dialog.accepted.connect(self._lift)
        dialog.open()

    @Slot()
    def _lift(self) -> None:
        self._workspace.lift_hold()
