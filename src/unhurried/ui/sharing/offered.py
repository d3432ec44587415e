"""What is in hand while choosing: the parts of one reflection or one thread, each to be ticked by itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from unhurried.domain.errors import UnhurriedError
from unhurried.domain.sharing.parts import Part
from unhurried.ui import sentences, thread_words
from unhurried.ui.accessibility import announce, heading
from unhurried.ui.sharing.copy_in_hand import CopyInHand
from unhurried.ui.sharing.copy_pictures import CopyPictures
from unhurried.ui.sharing.part_models import OfferedParts
from unhurried.ui.sharing.rows import RowsView
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label


class Offered(QFrame):
    """Parts with their words. Notes in margins are private: behind a button of their own, and never ticked with all.

    Signals:
        back_asked(): back to where it comes from.
    """

    back_asked = Signal()

    def __init__(self, theme: Theme, copy: CopyInHand, pictures: CopyPictures) -> None:
        super().__init__()
        self._theme = theme
        self._copy = copy
        self._pictures = pictures
        self._shown = ("", "")
        self._private: list[Part] = []
        self._build()
        self._arrange()
        self._connect()
        self.show_nothing()

    def _build(self) -> None:
        self.title = text_label("", "card_title", wrap=True)
        heading(self.title)
        self.about = text_label("", "caption", wrap=True)
        self.all_button = push_button("", "quiet")
        self.private_button = push_button("", "quiet")
        self.model = OfferedParts(self._copy, self)
        self.rows = RowsView(self._theme, self.tr("Its parts"))
        self.rows.setModel(self.model)
        self.rows.setAccessibleDescription(self.tr("Space chooses a part"))
        self.nothing = text_label("", "hint", wrap=True)

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        tools = Flow(px(4))
        tools.add(self.all_button)
        tools.add(self.private_button)
        for widget in (self.title, self.about, tools, self.nothing):
            column.addWidget(widget)
        column.addWidget(self.rows, 1)
        column.addStretch(0)

    def _connect(self) -> None:
        self.rows.ticked.connect(self._switch)
        self.rows.all_asked.connect(self.switch_whole)
        self.rows.back_asked.connect(self.back_asked)
        self.all_button.clicked.connect(self.switch_whole)
        self.private_button.clicked.connect(self._show_private)
        self._copy.changed.connect(self._say)

    # Showing

    def show_reflection(self, reflection_id: str) -> None:
        """The parts of one reflection."""
        if not reflection_id:
            self.show_nothing()
            return
        try:
            writing = self._copy.workspace.reading.one(reflection_id).writing
            parts = self._copy.workspace.choosing.of_reflection(reflection_id)
            self._private = self._copy.workspace.choosing.private_of_reflection(reflection_id)
        except UnhurriedError as error:
            self._fail(error)
            return
        about = " · ".join([writing.client_code or self.tr("No client code"), *writing.tags])
        self._show(("reflection", reflection_id), sentences.long_day(writing.day), about, parts)
        self.private_button.setText(self.tr("Notes in its margin…"))
        self.private_button.setToolTip(self.tr("They are private: shown when you ask, and chosen one by one"))

    def show_thread(self, thread_id: str) -> None:
        """The notes of one thread."""
        if not thread_id:
            self.show_nothing()
            return
        try:
            thread = self._copy.workspace.threads.one(thread_id)
            parts = self._copy.workspace.choosing.of_thread(thread_id)
        except UnhurriedError as error:
            self._fail(error)
            return
        self._private = []
        self._show(("thread", thread_id), thread_words.title(thread), thread_words.about(thread), parts)

    def show_kept_words(self) -> None:
        """Words to keep, which are private; only when they are asked for."""
        try:
            parts = self._copy.workspace.choosing.kept_words()
        except UnhurriedError as error:
            self._fail(error)
            return
        self._private = []
        about = self.tr("Private. Each is chosen by itself.")
        self._show(("kept", ""), self.tr("Words to keep"), about, parts)

    def show_pictures(self) -> None:
        """Pictures of the writer's own marks."""
        try:
            parts = self._pictures.offered()
        except UnhurriedError as error:
            self._fail(error)
            return
        self._private = []
        about = self.tr("From ten answers on there is enough to picture. Each says its period and how many.")
        self._show(("pictures", ""), self.tr("Pictures of your own marks"), about, parts)

    def _show(self, what: tuple[str, str], title: str, about: str, parts: list[Part]) -> None:
        is_other = what != self._shown
        open_private = [] if is_other else [part for part in self._private if part in self.model.parts]
        here = self.rows.currentIndex().row()
        self._shown = what
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.rows.setAccessibleName(self.tr("Parts: {title}").format(title=title))
        self.model.show([*parts, *open_private])
        self.nothing.setText(self.tr("There is nothing in it to choose."))
        self._look(0 if is_other else here)

    def _look(self, row: int) -> None:
        count = self.model.rowCount()
        self.nothing.setVisible(count == 0)
        self.rows.setVisible(count > 0)
        if count:
            self.rows.setCurrentIndex(self.model.index(min(max(row, 0), count - 1)))
        self._say()

    def show_nothing(self) -> None:
        """Nothing is in hand."""
        self._shown = ("", "")
        self._private = []
        self.title.setText("")
        self.about.hide()
        self.model.show([])
        self.nothing.setText(self.tr("What you choose from is shown here."))
        self._look(0)

    def _fail(self, error: UnhurriedError) -> None:
        self.show_nothing()
        self._copy.workspace.failed.emit(error)

    def refresh(self) -> None:
        """Look again at what is in hand."""
        kind, key = self._shown
        shows: dict[str, Callable[[str], None]] = {"reflection": self.show_reflection, "thread": self.show_thread}
        if kind in shows:
            shows[kind](key)
        elif kind:
            (self.show_kept_words if kind == "kept" else self.show_pictures)()

    @property
    def shown(self) -> tuple[str, str]:
        """What is in hand: a kind and an id."""
        return self._shown

    @Slot()
    def _say(self) -> None:
        """What the two buttons do now."""
        open_parts = [part for part in self.model.parts if not part.is_private]
        self.all_button.setVisible(bool(open_parts))
        is_whole = all(self._copy.has(part.part_id) for part in open_parts)
        self.all_button.setText(self.tr("Take all of it out") if is_whole else self.tr("Choose all of it"))
        waits = any(part not in self.model.parts for part in self._private)
        self.private_button.setVisible(waits)

    # Choosing

    @Slot(QModelIndex)
    def _switch(self, index: QModelIndex) -> None:
        part = self.model.part(index)
        if part and self._copy.has(part.part_id):
            self._copy.take_out([part.part_id])
        elif part:
            self._copy.take([part])

    @Slot()
    def switch_whole(self) -> None:
        """Choose all of what is in hand but what is private; or take it all out again, where all of it is chosen."""
        parts = [part for part in self.model.parts if not part.is_private]
        if not parts:
            return
        if all(self._copy.has(part.part_id) for part in parts):
            self._copy.take_out(part.part_id for part in parts)
            announce(self, self.tr("Nothing of it is chosen now."))
        else:
            self._copy.take(parts)
            announce(self, self.tr("All of it is chosen."))

    @Slot()
    def _show_private(self) -> None:
        first = self.model.rowCount()
        known = {part.part_id for part in self.model.parts}
        self.model.show([*self.model.parts, *(part for part in self._private if part.part_id not in known)])
        self._look(first)
        self.rows.scrollTo(self.model.index(first))
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_rows(self) -> None:
        if self.rows.isVisible():
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
