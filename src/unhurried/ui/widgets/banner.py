"""Banner: one quiet line about something that happened, with at most one thing to do about it."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from unhurried.ui.accessibility import announce
from unhurried.ui.restyle import restyle
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button, tool_button
from unhurried.ui.widgets.labels import text_label

_ICONS = {"info": ("info", "on_soft"), "warm": ("warning", "warm"), "danger": ("warning", "danger")}


@final
class Banner(QFrame):
    """Hidden until there is something to say; it goes when it is closed, never by itself.

    Signals:
        action_pressed(): the writer wants what the action says.
        closed(): the writer has put the line away.
    """

    action_pressed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, closable: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = ("info", "on_soft")
        self._build()
        self._arrange()
        self._connect()
        self.close_button.setVisible(closable)
        self.hide()

    def _build(self) -> None:
        self.setProperty("kind", "banner")
        self.sign = QLabel()
        self.message = text_label("", "ui", wrap=True)
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action_button = push_button("", "outline")
        self.close_button = tool_button(self._theme, "close", self.tr("Close this message"), small=True)

    def _arrange(self) -> None:
        px = self._theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(7), px(8), px(7))
        row.setSpacing(px(10))
        for widget in (self.sign, self.message, self.action_button, self.close_button):
            row.addWidget(widget)

    def _connect(self) -> None:
        self.action_button.clicked.connect(self._act)
        self.close_button.clicked.connect(self._close)
        self._theme.changed.connect(self._draw_sign)

    def show_message(self, text: str, action: str = "", tone: str = "info") -> None:
        """Say this; `tone` is "info", "warm" (worth knowing) or "danger" (something is not safe)."""
        self._icon = _ICONS[tone]
        self.message.setText(text)
        self.action_button.setText(action)
        self.action_button.setVisible(bool(action))
        restyle(self, tone=tone)
        restyle(self.message, tone=tone)
        self._draw_sign()
        self.show()
        announce(self, text)

    @Slot()
    def _draw_sign(self) -> None:
        name, token = self._icon
        size = self._theme.px(18)
        self.sign.setPixmap(self._theme.icon(name, token, 18).pixmap(size, size))

    @Slot()
    def _act(self) -> None:
        self.hide()
        self.action_pressed.emit()

    @Slot()
    def _close(self) -> None:
        self.hide()
        self.closed.emit()
