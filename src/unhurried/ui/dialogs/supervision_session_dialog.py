"""One supervision session as a dated line: its day, how it was held, how long, with whom by role."""

from __future__ import annotations

import json
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from unhurried.domain.supervision import SessionKind, SupervisionSession
from unhurried.ui import sentences, supervision_words
from unhurried.ui.dialogs.day_dialog import DayDialog
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipGroup, choice
from unhurried.ui.widgets.labels import text_label

LONGEST_ROLE = 120
USUAL = (30, 45, 50, 60, 90, 120)
MOST_MINUTES, MOST_PEOPLE = 1440, 200


class SupervisionSessionDialog(Panel):
    """A new line, or one that is there (`held`).

    Signals:
        noted(SupervisionSession): the line as it is to be; its id is "" for a new one.
        removal_asked(): the line is to go.
        left(str): what had been typed when it was left, for `take_up`; "" when it was noted or cancelled.
    """

    noted = Signal(object)
    removal_asked = Signal()
    left = Signal(str)

    def __init__(self, theme: Theme, held: SupervisionSession | None, today: date, parent: QWidget) -> None:
        super().__init__(theme, "", parent, width=460)
        self.rename(self.tr("Change this session") if held else self.tr("A supervision session"))
        self._held = held
        self._today = today
        self._day = held.day if held else today
        self._is_cancelled = False
        self._build()
        self._arrange()
        self._show_day(self._day)
        self._show_kind()
        if held:
            self._fill(held)
        self._connect()
        self._begun = self._typed()

    def _build(self) -> None:
        self.day_button = push_button("", "outline")
        self._theme.put_icon(self.day_button, "calendar", size=18)
        kinds = list(supervision_words.session_kinds().items())
        self.kinds = choice(self._theme, self.tr("How it was held"), kinds)
        self.kinds.choose(SessionKind.INDIVIDUAL)
        self.usual = ChipGroup(self._theme)
        self.usual.setAccessibleName(self.tr("How long, in minutes"))
        self.usual.set_options([(str(minutes), sentences.number(minutes)) for minutes in USUAL])
        self.minutes = self._number(self.tr("Another length, in minutes"), MOST_MINUTES)
        self.role = QLineEdit()
        self.role.setAccessibleName(self.tr("With whom, by role and not by name"))
        self.role.setPlaceholderText(self.tr("My supervisor"))
        self.role.setMaxLength(LONGEST_ROLE)
        self.role.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.group_label = text_label(self.tr("How many brought work, if you like to say"), "strong", wrap=True)
        self.group = self._number(self.group_label.text(), MOST_PEOPLE)
        self.message = text_label("", "error", wrap=True)
        self.message.hide()

    @staticmethod
    def _number(name: str, most: int) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        field.setValidator(QIntValidator(1, most, field))
        return field

    def _arrange(self) -> None:
        label = text_label
        self.content.addWidget(self.day_button, 0, Qt.AlignmentFlag.AlignLeading)
        for group in (self.kinds, self.usual):
            self.content.addWidget(label(group.accessibleName(), "strong", wrap=True))
            self.content.addWidget(group)
        for line in (self.minutes, self.role):
            self.content.addWidget(label(line.accessibleName(), "strong", wrap=True))
            self.content.addWidget(line)
        for widget in (self.group_label, self.group, self.message):
            self.content.addWidget(widget)
        self.remove_button = self.add_button(self.tr("Remove…"), "ghost")
        self.remove_button.setVisible(self._held is not None)
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.buttons.addStretch(1)
        self.note_button = self.add_button(self.tr("Note it"), "filled")
        self.day_button.setFocus()

    def _connect(self) -> None:
        self.day_button.clicked.connect(self._ask_for_day)
        self.kinds.chosen.connect(self._show_kind)
        self.usual.chosen.connect(self._take_usual)
        self.minutes.textEdited.connect(self._show_usual)
        self.remove_button.clicked.connect(self._remove)
        self.cancel_button.clicked.connect(self._cancel)
        self.note_button.clicked.connect(self._note)
        self.finished.connect(self._leave)

    # Filling in

    def _fill(self, held: SupervisionSession) -> None:
        self._show_day(held.day)
        self.kinds.choose(held.kind)
        self._show_kind()
        self.minutes.setText(str(held.minutes))
        self._show_usual()
        self.role.setText(held.with_role)
        self.group.setText(str(held.group_size or ""))

    def take_up(self, left: str) -> None:
        """Go on with what had been typed when it was left."""
        found = json.loads(left) if left else {}
        if found and found.get("id", "") == (self._held.session_id if self._held else ""):
            self._show_day(date.fromisoformat(found["day"]))
            self.kinds.choose(found["kind"])
            self._show_kind()
            self.minutes.setText(found["minutes"])
            self._show_usual()
            self.role.setText(found["role"])
            self.group.setText(found["group"])

    def _typed(self) -> dict[str, str]:
        return {
            "id": self._held.session_id if self._held else "",
            "day": self._day.isoformat(),
            "kind": self.kinds.current(),
            "minutes": self.minutes.text(),
            "role": self.role.text(),
            "group": self.group.text(),
        }

    def _show_day(self, day: date) -> None:
        self._day = day
        words = sentences.long_day(day)
        self.day_button.setText(words)
        self.day_button.setAccessibleName(self.tr("The day: {day}").format(day=words))

    @Slot()
    def _show_kind(self) -> None:
        """Who brought work is a question only where there may be others."""
        has_others = self.kinds.current() != SessionKind.INDIVIDUAL
        self.group_label.setVisible(has_others)
        self.group.setVisible(has_others)
        self.fit()

    @Slot(str)
    def _take_usual(self, minutes: str) -> None:
        self.minutes.setText(minutes)

    @Slot()
    def _show_usual(self) -> None:
        self.usual.choose(self.minutes.text())

    @Slot()
    def _ask_for_day(self) -> None:
        dialog = DayDialog(self._theme, self._day, self._today, self, self.tr("Which day was it?"))
        dialog.day_chosen.connect(self._show_day)
        dialog.open()

    # Leaving

    @Slot()
    def _note(self) -> None:
        if not self.minutes.hasAcceptableInput():
            self.message.setText(self.tr("Say how long it was, in minutes."))
            self.message.show()
            self.fit()
            self.minutes.setFocus()
            return
        kind = SessionKind(self.kinds.current())
        size = int(self.group.text()) if self.group.hasAcceptableInput() else None
        session_id = self._held.session_id if self._held else ""
        self.noted.emit(
            SupervisionSession(
                session_id,
                self._day,
                int(self.minutes.text()),
                kind,
                self.role.text(),
                None if kind is SessionKind.INDIVIDUAL else size,
            )
        )
        self.accept()

    @Slot()
    def _remove(self) -> None:
        self._cancel()
        self.removal_asked.emit()

    @Slot()
    def _cancel(self) -> None:
        self._is_cancelled = True
        self.reject()

    @Slot(int)
    def _leave(self, result: int) -> None:
        is_done = result == QDialog.DialogCode.Accepted or self._is_cancelled
        self.left.emit("" if is_done or self._typed() == self._begun else json.dumps(self._typed()))
