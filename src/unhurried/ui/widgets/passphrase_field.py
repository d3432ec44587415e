"""PassphraseField: a line for a secret, which can be looked at and is never copied anywhere."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import tool_button

_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
# A look at another window is short; who is away for longer may have left the room.
LEFT_MS = 15_000
STILL_MS = 120_000
_COPYING = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)


@final
class PassphraseField(QLineEdit):
    """Dots, or the words while the eye is pressed in. Pasting works; copying, cutting and dragging do not.

    One that `forgets`, as at a door where anybody may stand later, closes the eye when one goes on to something
    else, and loses its words once nothing has been typed for a while or its window has been left.

    Signals:
        edited(): the words were changed by the person typing.
        submitted(): Return was pressed.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, forgets: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setDragEnabled(False)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_HINTS)
        self.reveal_button = tool_button(theme, "eye", self.tr("Show the words"), small=True)
        self.reveal_button.setParent(self)
        self.reveal_button.setCheckable(True)
        self.reveal_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.reveal_button.toggled.connect(self._reveal)
        self.textEdited.connect(self.edited)
        self.returnPressed.connect(self.submitted)
        theme.changed.connect(self._place)
        if forgets:
            QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self._forgets = forgets
        self._is_held = False
        self.still = self._timer(STILL_MS)
        self.left = self._timer(LEFT_MS)
        self.textChanged.connect(self._note_typing)

    def _timer(self, after_ms: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(self._forget)
        return timer

    def hold(self, held: bool) -> None:
        """Keep the words while they are being tried, however long that takes."""
        self._is_held = held
        self._note_typing()

    def clear(self) -> None:
        """Empty it for good: QLineEdit's own way can be undone."""
        self.setText("")

    @Slot()
    def _note_typing(self) -> None:
        if self._forgets and self.text() and not self._is_held:
            self.still.start()
            if not self.isActiveWindow():
                self.left.start()
        else:
            self.still.stop()
            self.left.stop()

    @Slot()
    def _forget(self) -> None:
        self.clear()
        self.reveal(False)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        ours = {self, self.reveal_button}
        if before in ours and now not in ours:
            self.reveal(False)
        if self.isActiveWindow():
            self.left.stop()
        elif self.still.isActive() and not self.left.isActive():
            self.left.start()

    def set_text(self, words: str) -> None:
        """Put words there without counting as an edit."""
        self.setText(words)

    def select_all(self) -> None:
        """Select the words, so that typing replaces them."""
        self.selectAll()

    def reveal(self, shown: bool) -> None:
        """Show the words, or dots again."""
        self.reveal_button.setChecked(shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.reveal_button.hasFocus() or any(event.matches(key) for key in _COPYING):
            return  # what the eye has no use for comes here, and was not meant for the words
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # On X11, QLineEdit puts what the mouse has selected on the primary selection here.
        if self.echoMode() == QLineEdit.EchoMode.Password:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    @Slot()
    def _place(self) -> None:
        size, inset = self._theme.px(26), self._theme.px(5)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = inset if is_mirrored else self.width() - size - inset
        self.reveal_button.setGeometry(left, (self.height() - size) // 2, size, size)
        room = self._theme.px(24)
        self.setTextMargins(room if is_mirrored else 0, 0, 0 if is_mirrored else room, 0)

    @Slot(bool)
    def _reveal(self, shown: bool) -> None:
        if shown and self._forgets and not self.reveal_button.hasFocus():
            self.setFocus()  # so that leaving it is noticed
        echo = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(echo)
        # An input method forgets what it was told when the echo mode changes.
        self.setInputMethodHints(_HINTS)
        self._theme.put_icon(self.reveal_button, "eye-off" if shown else "eye", on_token="on_soft", size=16)
        words = self.tr("Hide the words") if shown else self.tr("Show the words")
        self.reveal_button.setAccessibleName(words)
        self.reveal_button.setToolTip(words)
