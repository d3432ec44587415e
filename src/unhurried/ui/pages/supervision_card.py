"""One question for supervision in its place: its words open it, and one key moves it or closes what came of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout

from unhurried.domain.supervision import Standing, SupervisionQuestion
from unhurried.ui import supervision_words
from unhurried.ui.pages.supervision_back import SupervisionBack
from unhurried.ui.pages.thread_row import RowTitle, first_words
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button, tool_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.workspace import Workspace

SHOWN_WORDS = 260
TOLD_WORDS = 140
BRING, BROUGHT, PARK, CLOSE, REOPEN = "bring", "brought", "park", "close", "reopen"
BROUGHT_ON = "brought-on"
CHANGE, REMOVE, FOLD = "change", "remove", "fold"
KEYS = {Qt.Key.Key_T: BRING, Qt.Key.Key_B: BROUGHT, Qt.Key.Key_P: PARK, Qt.Key.Key_C: CLOSE, Qt.Key.Key_O: REOPEN}
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SupervisionCard(QFrame):
    """A question; what hangs on it is made when it is opened.

    Signals:
        asked(str, str): do this with the question with this id.
        stepped(str, int): the focus is to go to the next question from this one, or to the one before.
        reflection_asked(str): show the reflection with this id.
    """

    asked = Signal(str, str)
    stepped = Signal(str, int)
    reflection_asked = Signal(str)

    def __init__(self, theme: Theme, workspace: Workspace, question: SupervisionQuestion) -> None:
        super().__init__()
        self._theme = theme
        self._workspace = workspace
        self.question = question
        self.back: SupervisionBack | None = None
        self.setProperty("kind", "card")
        self._build()
        self._arrange()
        self.show_question(question)
        self.button.installEventFilter(self)
        self.button.clicked.connect(self._fold)
        self.close_button.clicked.connect(self._close)
        self.menu.triggered.connect(self._choose)

    def _build(self) -> None:
        self.button = RowTitle("")
        self.about = text_label("", "caption", wrap=True)
        self.told = text_label("", "excerpt", wrap=True)
        self.close_button = push_button(self.tr("Close this loop"), "outline")
        self.close_button.setToolTip(self.tr("Close this loop (C)"))
        self.menu = QMenu(self)
        self.menu_button = tool_button(self._theme, "more", self.tr("More"), small=True)
        self.menu_button.setPopupMode(self.menu_button.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setMenu(self.menu)
        self._actions = self._make_actions()

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(10))
        column.setSpacing(px(7))
        top = QHBoxLayout()
        top.addWidget(self.button, 1)
        top.addWidget(self.menu_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(px(9), 0, px(4), 0)
        self._inner.setSpacing(px(6))
        self._inner.addWidget(self.about)
        self._inner.addWidget(self.told)
        column.addLayout(self._inner)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(9), 0, 0, 0)
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        column.addLayout(foot)

    # Showing

    def show_question(self, question: SupervisionQuestion) -> None:
        """What is in the journal now."""
        self.question = question
        words = supervision_words.in_short(question.words, SHOWN_WORDS)
        self.button.set_words(words)
        self.about.setText(supervision_words.about(question))
        self._show_told()
        short = supervision_words.in_short(question.words)
        self.close_button.setVisible(question.is_open_loop)
        self.close_button.setAccessibleName(self.tr("Close this loop: {question}").format(question=short))
        self.menu_button.setAccessibleName(self.tr("More about {question}").format(question=short))
        self._show_actions()
        if self.back:
            self.back.show_question(question)
        said = (self.about.text(), self.told.text())
        self.button.setAccessibleDescription(". ".join(part for part in said if part))

    def _show_told(self) -> None:
        question = self.question
        lines = [
            (self.tr("Heard: {words}"), question.heard),
            (self.tr("Did: {words}"), question.did),
            (self.tr("Then: {words}"), question.happened),
        ]
        told = [line.format(words=first_words(text, TOLD_WORDS)) for line, text in lines if text.strip()]
        self.told.setText("\n".join(told))
        self.told.setVisible(bool(told) and self.back is None)

    def _make_actions(self) -> dict[str, QAction]:
        actions: dict[str, QAction] = {}
        for verb, words in (
            (CLOSE, self.tr("Close this loop") + "\tC"),
            (REOPEN, self.tr("Open this loop again") + "\tO"),
            (BRING, self.tr("To bring") + "\tT"),
            (BROUGHT, self.tr("Brought today") + "\tB"),
            (BROUGHT_ON, self.tr("Brought on another day…")),
            (PARK, self.tr("Park it") + "\tP"),
            (CHANGE, self.tr("Change it…")),
            (REMOVE, self.tr("Remove it for good…")),
        ):
            actions[verb] = self.menu.addAction(words)
            actions[verb].setData(verb)
        return actions

    def _show_actions(self) -> None:
        question = self.question
        is_brought = question.standing is Standing.BROUGHT
        for verb, is_offered in (
            (CLOSE, question.is_open_loop),
            (REOPEN, is_brought and question.is_closed),
            (BRING, question.standing is not Standing.TO_BRING),
            (BROUGHT, not is_brought),
            (BROUGHT_ON, not question.is_closed or not is_brought),
            (PARK, question.standing is not Standing.PARKED),
        ):
            self._actions[verb].setVisible(is_offered)

    @property
    def is_open(self) -> bool:
        return self.back is not None

    def open(self) -> SupervisionBack:
        """Show what hangs on it."""
        if self.back is None:
            self.back = SupervisionBack(self._theme, self._workspace, self.question, SHOWN_WORDS)
            self.back.reflection_asked.connect(self.reflection_asked)
            self._inner.addWidget(self.back)
            self.back.show()  # now, and not at the next turn, or it could not take the focus
            self.told.hide()
        return self.back

    def fold(self) -> bool:
        """Only its words again; it stays open, and False is answered, when something could not be kept."""
        if self.back is None:
            return True
        if not self.back.put_down():
            return False
        back, self.back = self.back, None
        self._inner.removeWidget(back)
        back.hide()
        back.deleteLater()
        self._show_told()
        return True

    # Doing

    def offers(self, verb: str) -> bool:
        """Whether this can be done with the question as it stands."""
        return verb in self._actions and self._actions[verb].isVisible()

    def _ask(self, verb: str) -> None:
        self.asked.emit(self.question.question_id, verb)

    @Slot()
    def _fold(self) -> None:
        self._ask(FOLD)

    @Slot()
    def _close(self) -> None:
        self._ask(CLOSE)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self._ask(str(action.data()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # or the release would go to what is behind

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press anywhere on it opens it; once it is open there is more on it to press."""
        super().mouseReleaseEvent(event)
        is_here = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_here and not self.is_open:
            self._ask(FOLD)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down go to another question; Qt would go to the next thing there is to press."""
        if watched is self.button and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = STEPS.get(Qt.Key(event.key()))
            if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.stepped.emit(self.question.question_id, step)
                return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plain letters reach this only where nothing is typed."""
        key = Qt.Key(event.key())
        verb = "" if event.modifiers() else KEYS.get(key, "")
        if verb and self.offers(verb):
            self._ask(verb)
        elif key == Qt.Key.Key_Escape and self.is_open:
            self._ask(FOLD)
        else:
            super().keyPressEvent(event)
