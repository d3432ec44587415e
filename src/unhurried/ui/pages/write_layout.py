"""How the parts of Write stand on the page: a bar over its whole width, and one column in the middle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unhurried.ui.theme import Theme

COLUMN = 730


def lay_out(page: QWidget, theme: Theme, top: QWidget, parts: Sequence[QWidget], growing: QWidget) -> None:
    """Put the bar above, and the parts one below the other in the column; one of them takes all height."""
    px = theme.px
    column = QWidget()
    column.setMaximumWidth(px(COLUMN))
    inner = QVBoxLayout(column)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(px(14))
    for part in parts:
        inner.addWidget(part, 1 if part is growing else 0)
    middle = QHBoxLayout()
    middle.setContentsMargins(px(32), px(8), px(32), px(20))
    middle.addStretch(1)
    middle.addWidget(column, 1000)
    middle.addStretch(1)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.setSpacing(0)
    outer.addWidget(top)
    outer.addLayout(middle, 1)
