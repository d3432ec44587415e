"""SearchField: a line to search by, which speaks when the typing pauses."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import tool_button

_PAUSE = 120


@final
class SearchField(QLineEdit):
    """A magnifying glass, words, and a cross that clears them; Escape clears, too.

    Signals:
        searched(str): the words, once the writer has paused, pressed Return or cleared them.
    """

    searched = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._last = ""
        self._build()
        self._connect()
        self._draw_glass()

    def _build(self) -> None:
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setAccessibleName(self.tr("Search"))
        self.glass = QLabel(self)
        self.glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clear_button = tool_button(self._theme, "close", self.tr("Clear the search"), small=True)
        self.clear_button.setParent(self)
        self.clear_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clear_button.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)

    def _connect(self) -> None:
        self.textEdited.connect(self._wait)
        self.textChanged.connect(self._offer_clearing)
        self.returnPressed.connect(self._search)
        self.clear_button.clicked.connect(self.clear_search)
        self._pause.timeout.connect(self._search)
        self._theme.changed.connect(self._draw_glass)

    @Slot()
    def clear_search(self) -> None:
        """Empty the line and say so at once."""
        self.clear()
        self._search()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_search()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place()

    def _place(self) -> None:
        px = self._theme.px
        cross, glass = px(26), px(18)
        is_mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        near, far = px(11), self.width() - glass - px(11)
        middle = (self.height() - glass) // 2
        self.glass.setGeometry(far if is_mirrored else near, middle, glass, glass)
        near, far = px(5), self.width() - cross - px(5)
        self.clear_button.setGeometry(near if is_mirrored else far, (self.height() - cross) // 2, cross, cross)
        margins = (px(22), 0, px(22), 0)
        self.setTextMargins(*margins)

    @Slot()
    def _wait(self) -> None:
        self._pause.start()

    @Slot(str)
    def _offer_clearing(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        if self.text() != self._last:
            self._last = self.text()
            self.searched.emit(self._last)

    @Slot()
    def _draw_glass(self) -> None:
        size = self._theme.px(18)
        self.glass.setPixmap(self._theme.icon("search", "ink3", 18).pixmap(size, size))
        self._place()
