"""A page that scrolls shows a bar while it needs one, and not a moment longer."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from unhurried.ui.theme import Theme
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.scroll_page import ScrollPage


def test_a_bar_that_was_needed_for_a_moment_goes(qtbot, theme: Theme):
    page, ground, said = ScrollPage(), QWidget(), QLabel("Kept")
    chips = ChipRow(theme)
    chips.set_chips([(word, word, "plain") for word in ("Work", "Relationship", "Me", "Setting", "Ethics")])
    column = QVBoxLayout(ground)
    column.addWidget(chips)
    column.addWidget(said)
    said.hide()
    page.setWidget(ground)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    # As narrow as all of it still stands in one row, so that a bar beside it makes two.
    one_row = column.totalHeightForWidth(2000)
    width = next(width for width in range(120, 2000) if column.totalHeightForWidth(width) == one_row)
    page.resize(width, one_row)
    qtbot.waitUntil(lambda: not page.verticalScrollBar().isVisible())
    said.show()
    qtbot.waitUntil(lambda: page.verticalScrollBar().isVisible())
    page.resize(width, column.totalHeightForWidth(width))
    qtbot.waitUntil(lambda: not page.verticalScrollBar().isVisible())
    assert ground.width() == width
