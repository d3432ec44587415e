"""The last step: what the copy is written as, its password, how that is told, and by when the copy is destroyed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from unhurried.domain.disclosures import CopyFormat
from unhurried.services.sharing import sealing
from unhurried.ui.accessibility import announce
from unhurried.ui.sharing import copy_words
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.copy_step import CopyStep
from unhurried.ui.sharing.destroy_by import DestroyBy
from unhurried.ui.sharing.own_words import OwnWords
from unhurried.ui.sharing.password_groups import PasswordGroups
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.card import Card
from unhurried.ui.widgets.chips import choice
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage


class SealStep(CopyStep):
    """Nothing is written before the button that leads on is pressed, and a place is chosen.

    Signals:
        target_asked(): where to, and then write it.
    """

    target_asked = Signal()

    def __init__(self, theme: Theme, copy: CopyInHand) -> None:
        super().__init__(theme, copy, "", "")
        self.title.setText(self.tr("Seal it"))
        self.hint.setText(self.tr("The pages are written as you have read them, reopened, and compared."))
        self.password = ""
        self._is_working = False
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        theme = self._theme
        named = copy_words.formats()
        options = [(kind.value, words) for kind, (words, _) in named.items()]
        self.formats = choice(theme, self.tr("What it is written as"), options)
        self.about = text_label("", "hint", wrap=True)
        self.warning = text_label(copy_words.unsealed_warning(), "notice", wrap=True)
        self.groups = PasswordGroups(theme)
        self.another_button = push_button(self.tr("Another password"), "quiet")
        told, way = self.tr("How will you tell it?"), self.tr("Another way than the file goes")
        self.given = OwnWords(theme, told, way, copy_words.ways_to_tell())
        self.destroy_by = DestroyBy(theme, self.copy.workspace.today())
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Writing and checking the copy"))
        self.progress.hide()
        self.message = text_label("", "error", wrap=True)
        self.message.hide()

    def _arrange(self) -> None:
        page, self.area = QWidget(), ScrollPage()
        self.narrow_column(page)
        self.area.setAccessibleName(self.title.text())
        self.area.setWidget(page)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.area)
        written = Card(self._theme, self.tr("What it is written as"))
        for widget in (self.formats, self.about, self.warning):
            written.column.addWidget(widget)
        self.secret = Card(self._theme, self.tr("The password"))
        once = self.tr(
            "Shown here, until the copy is made and you leave this page, and kept nowhere. Say it another way than "
            "the file goes: not in the same message."
        )
        small = self.tr("Capital letters and digits, with the hyphens. There is no letter O, I, L or U in it.")
        for widget in (text_label(once, "hint", wrap=True), self.groups, text_label(small, "caption", wrap=True)):
            self.secret.column.addWidget(widget)
        self.secret.column.addWidget(self.another_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.secret.column.addWidget(self.given)
        agreed = Card(self._theme, self.tr("What is agreed"))
        agreed.column.addWidget(self.destroy_by)
        for widget in (self.message, self.progress, written, self.secret, agreed):
            self.body.addWidget(widget)
        self.cards = (written, self.secret, agreed)

    def _connect(self) -> None:
        self.formats.chosen.connect(self._choose_format)
        self.another_button.clicked.connect(self.new_password)
        self.given.typed.connect(self._type_given)
        self.given.taken.connect(self._take_given)
        self.destroy_by.chosen.connect(self._agree)
        self.copy.changed.connect(self._show_draft)

    @property
    def go_on(self) -> str:
        return self.tr("Seal and save…") if self.is_sealed else self.tr("Save…")

    @property
    def is_sealed(self) -> bool:
        return self.copy.draft.format is CopyFormat.SEALED_PDF

    def waits_for(self) -> str:
        return self.tr("It is being written and checked.") if self._is_working else ""

    def enter(self) -> None:
        if not self.password:
            self.new_password()
        self._show_draft()

    @Slot()
    def new_password(self) -> None:
        """Another one in place of this; nothing has been sealed with it yet."""
        self.password = sealing.new_password()
        self.groups.show_password(self.password)

    def forget_password(self) -> None:
        """It was shown, and is not any more."""
        self.password = ""
        self.groups.show_password("")

    @Slot()
    def _show_draft(self) -> None:
        draft = self.copy.draft
        if self.formats.current() != draft.format:
            self.formats.choose(draft.format)
        self.about.setText(copy_words.formats()[draft.format][1])
        self.warning.setVisible(not self.is_sealed)
        self.secret.setVisible(self.is_sealed)
        self.given.show_words(draft.password_given)
        self.destroy_by.show_day(draft.destroy_by)
        self.readied.emit()

    # Choosing

    @Slot(str)
    def _choose_format(self, key: str) -> None:
        if key:
            self.complain("")
            self.copy.choose(format=CopyFormat(key))

    @Slot(str)
    def _type_given(self, words: str) -> None:
        self.copy.type(password_given=words)

    @Slot(str)
    def _take_given(self, words: str) -> None:
        self.copy.choose(password_given=words)

    @Slot(object)
    def _agree(self, day: date | None) -> None:
        self.copy.choose(destroy_by=day)

    def press(self) -> bool:
        self.complain("")
        self.target_asked.emit()
        return False

    # Telling

    def show_working(self, *, working: bool) -> None:
        """Whether it is being written; nothing can be changed meanwhile."""
        self._is_working = working
        self.progress.setVisible(working)
        for card in self.cards:
            card.setEnabled(not working)
        if working:
            self.area.verticalScrollBar().setValue(0)
            announce(self, self.tr("The copy is being written and checked."))
        self.readied.emit()

    def complain(self, sentence: str) -> None:
        """Say what went wrong and what to do, where it is seen first."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        if sentence:
            self.area.verticalScrollBar().setValue(0)
            announce(self.message, sentence)

    def focus_first(self) -> None:
        self.formats.setFocus()
