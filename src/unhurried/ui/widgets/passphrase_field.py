"""PassphraseField: a line for a secret, which can be looked at and is never copied anywhere."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import tool_button

_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
_COPYING = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)


@final
class PassphraseField(QLineEdit):
    """Dots, or the words while the eye is pressed in. Pasting works; copying, cutting and dragging do not.

    Signals:
        edited(): the words were changed by the person typing.
        submitted(): Return was pressed.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
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
        echo = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(echo)
        # An input method forgets what it was told when the echo mode changes.
        self.setInputMethodHints(_HINTS)
        self._theme.put_icon(self.reveal_button, "eye-off" if shown else "eye", on_token="on_soft", size=16)
        words = self.tr("Hide the words") if shown else self.tr("Show the words")
        self.reveal_button.setAccessibleName(words)
        self.reveal_button.setToolTip(words)
