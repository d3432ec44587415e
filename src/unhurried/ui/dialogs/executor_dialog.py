"""The executor's sheet: what is put on it, whether it has a code, and the page itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QPlainTextEdit, QRadioButton, QVBoxLayout, QWidget

from unhurried.domain.executor import ExecutorSheet, Wish
from unhurried.domain.text import clean
from unhurried.ui.dialogs.executor_code import ExecutorCode
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.executor_page import ExecutorPrint
from unhurried.ui.keyholder import Keyholder
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.page_picture import PagePicture
from unhurried.ui.widgets.scroll_page import ScrollPage

LONGEST_LINE = 300
KEEP_AFTER_MS = 400


class ExecutorDialog(Panel):
    """What is typed is kept as it is typed, so that the sheet can be printed again.

    Signals:
        kept(ExecutorSheet): what is in the fields now.
        code_made(): a new executor's code holds.
        code_unseen(): it holds, and this was closed before it could be shown.
    """

    kept = Signal(object)
    code_made = Signal()
    code_unseen = Signal()

    def __init__(
        self,
        theme: Theme,
        holder: Keyholder,
        sheet: ExecutorSheet,
        today: date,
        parent: QWidget,
        *,
        has_code: bool,
    ) -> None:
        super().__init__(theme, "", parent, width=600)
        self.title.setText(self.tr("Executor's sheet"))
        self.setAccessibleName(self.title.text())
        self._sheet = sheet
        self._page = ExecutorPrint(self, theme, today)
        self.code = ExecutorCode(theme, holder, has_code=has_code)
        self._build()
        self._arrange()
        self._connect()
        self._fill(sheet)

    def _build(self) -> None:
        self.place = self._line(self.tr("The journal, and where it is"))
        self.destroy_choice = QRadioButton(self.tr("Destroy it unread"))
        self.give_choice = QRadioButton(self.tr("Give it, unread, to someone"))
        self.other_choice = QRadioButton(self.tr("Something else, in my own words"))
        self.wishes = QButtonGroup(self)
        self.give_to = self._line(self.tr("To whom"))
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(self.tr("What to do with it"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self._theme.px(84))
        self.contact = self._line(self.tr("Whom to ask about it, if you like"))
        self.with_code = QCheckBox(self.tr("With a code of its own that opens the journal"))
        self.picture = PagePicture(self._theme, self.tr("The page"))
        self.message = text_label("", "error", wrap=True)
        self.message.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(KEEP_AFTER_MS)

    @staticmethod
    def _line(name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setMaxLength(LONGEST_LINE)
        return line

    def _arrange(self) -> None:
        px = self._theme.px
        words = self.tr(
            "A page for whoever looks after your affairs when you cannot: that this journal exists, where it is, "
            "and what you want done with it. It names no client. It is a note, and not a will."
        )
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, px(12), 0)
        column.setSpacing(px(10))
        for widget in (
            text_label(words, "hint", wrap=True),
            text_label(self.place.accessibleName(), "strong", wrap=True),
            self.place,
            text_label(self.words.accessibleName(), "strong", wrap=True),
            self.destroy_choice,
            self.give_choice,
            self.give_to,
            self.other_choice,
            self.words,
            text_label(self.contact.accessibleName(), "strong", wrap=True),
            self.contact,
            self.with_code,
            self.code,
            text_label(self.picture.accessibleName(), "strong"),
            self.picture,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self.area = ScrollPage()
        self.area.setMinimumHeight(min(px(520), 560))
        self.area.setWidget(ground)
        self.content.addWidget(self.area, 1)
        self.content.addWidget(self.message)
        self.close_button = self.add_button(self.tr("Close"), "ghost")
        self.buttons.addStretch(1)
        self.print_button = self.add_button(self.tr("Print…"), "filled")

    def _connect(self) -> None:
        for choice in (self.destroy_choice, self.give_choice, self.other_choice):
            self.wishes.addButton(choice)
        for line in (self.place, self.give_to, self.contact):
            line.textEdited.connect(self._soon.start)
        self.words.textChanged.connect(self._soon.start)
        self.wishes.buttonToggled.connect(self._show_wish)
        self.with_code.toggled.connect(self._show_code)
        self.code.made.connect(self._take_code)
        self._soon.timeout.connect(self._keep)
        self._page.refused.connect(self._say_not_printed)
        self.close_button.clicked.connect(self.accept)
        self.print_button.clicked.connect(self._print)
        self.finished.connect(self._keep)
        self.finished.connect(self.code.give_up)
        self.code.working.connect(self._wait_for_code)

    def _fill(self, sheet: ExecutorSheet) -> None:
        self.place.setText(sheet.place)
        self.give_to.setText(sheet.give_to)
        self.words.setPlainText(sheet.words)
        self.contact.setText(sheet.contact)
        chosen = {Wish.GIVE: self.give_choice, Wish.OTHER: self.other_choice}
        chosen.get(sheet.wish, self.destroy_choice).setChecked(True)
        self._show_wish()
        self._show_code()

    @property
    def sheet(self) -> ExecutorSheet:
        """What is in the fields."""
        wish = Wish.GIVE if self.give_choice.isChecked() else Wish.DESTROY
        return ExecutorSheet(
            place=_one_line(self.place.text()),
            wish=Wish.OTHER if self.other_choice.isChecked() else wish,
            give_to=_one_line(self.give_to.text()),
            words=clean(self.words.toPlainText()).strip(),
            contact=_one_line(self.contact.text()),
        )

    @Slot()
    def _show_wish(self) -> None:
        self.give_to.setVisible(self.give_choice.isChecked())
        self.words.setVisible(self.other_choice.isChecked())
        self._draw()
        self._soon.start()

    @Slot()
    def _show_code(self) -> None:
        self.code.setVisible(self.with_code.isChecked())
        self._show_whole_code()
        self._draw()

    def _show_whole_code(self) -> None:
        """Below the box that was ticked there may be no room for it."""
        if self.with_code.isChecked():
            QTimer.singleShot(0, self, self._scroll_to_code)

    @Slot()
    def _scroll_to_code(self) -> None:
        self.area.ensureWidgetVisible(self.code)

    @Slot(bool)
    def _wait_for_code(self, working: bool) -> None:
        """Closed meanwhile, it stays out of sight until it can tell what was changed."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not working)
        if self.code.is_given_up and not working:
            self.deleteLater()

    @Slot()
    def _take_code(self) -> None:
        if self.code.is_given_up:
            self.code_unseen.emit()
            return
        self._show_whole_code()
        self._draw()
        self.code_made.emit()

    @Slot()
    def _keep(self) -> None:
        self._soon.stop()
        self._draw()
        if self.sheet != self._sheet:
            self._sheet = self.sheet
            self.kept.emit(self._sheet)

    def _draw(self) -> None:
        self._page.show_sheet(self.sheet, self.code.code if self.with_code.isChecked() else "")
        self.picture.show_page(self._page.picture(), self._page.words())
        if self._page.is_over:
            self._complain(self.tr("This is more than the page holds; its end would not be printed."))
        else:
            self.message.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if not is_return or not isinstance(self.focusWidget(), QLineEdit):
            super().keyPressEvent(event)
        elif self.focusWidget() is not self.code.present:
            self.focusNextPrevChild(True)  # in a line, Return goes on and does not print yet

    @Slot()
    def _print(self) -> None:
        if self.with_code.isChecked() and not self.code.code:
            self._complain(self.tr("The code is not made yet. Make it above, or leave it out."))
            return
        self._keep()
        self._page.print_()

    @Slot()
    def _say_not_printed(self) -> None:
        self._complain(self.tr("The printer did not take the page."))

    def _complain(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
        self.fit()


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
