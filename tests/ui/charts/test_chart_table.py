"""The table of what a picture shows: sorted, copied, opened and listened to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QSignalSpy

from unhurried.ui.charts.table import ChartTable

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
ROWS = [("Cannot tell", 2, "3 March"), ("felt the pull", 10, "a\tb\nc"), ("Did it", 1, "")]


@pytest.fixture
def table(theme, show) -> ChartTable:
    table = ChartTable(theme, "Reassured early, as a table")
    table.set_content(["Option", "Sessions", "Latest"], ROWS, ["a", None, "c"])
    show(table)
    table.setFocus()
    return table


def column(table, number) -> list[str]:
    model = table.model()
    return [model.data(model.index(row, number)) for row in range(model.rowCount())]


def test_rows_come_in_their_own_order_and_can_be_sorted_by_any_column(table, qtbot):
    assert column(table, 0) == ["Cannot tell", "felt the pull", "Did it"]
    table.setCurrentIndex(table.model().index(0, 1))
    qtbot.keyClick(table, Key.Key_Up, ALT)
    assert column(table, 1) == ["1", "2", "10"]
    qtbot.keyClick(table, Key.Key_Down, ALT)
    assert column(table, 1) == ["10", "2", "1"]
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert column(table, 0) == ["Cannot tell", "Did it", "felt the pull"]
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert column(table, 0) == ["Cannot tell", "felt the pull", "Did it"]


def test_a_selected_row_stays_selected_when_it_moves(table):
    table.setCurrentIndex(table.model().index(2, 0))
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert table.currentIndex().row() == 0


def test_everything_is_copied_with_its_headings_when_nothing_is_chosen(table, qtbot):
    qtbot.keyClick(table, Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0] == "Option\tSessions\tLatest"
    assert copied[1:] == ["Cannot tell\t2\t3 March", "felt the pull\t10\ta b c", "Did it\t1\t"]
    assert QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")


def test_what_is_chosen_is_copied_cell_by_cell(table, qtbot):
    model = table.model()
    for place in ((0, 0), (0, 1), (2, 0)):
        table.selectionModel().select(model.index(*place), QItemSelectionModel.SelectionFlag.Select)
    qtbot.keyClick(table, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Cannot tell\t2\nDid it"


def test_enter_opens_what_has_something_to_open(table, qtbot):
    spy = QSignalSpy(table.activated_key)
    for row in range(3):
        table.setCurrentIndex(table.model().index(row, 0))
        qtbot.keyClick(table, Key.Key_Return)
    assert [spy.at(number)[0] for number in range(spy.count())] == ["a", "c"]


def test_nothing_can_be_changed_in_it(table):
    assert not table.model().flags(table.model().index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_tab_leaves_it(table):
    assert not table.tabKeyNavigation()


def test_a_screen_reader_has_its_name_and_its_cells(table, listening):
    heard = QAccessible.queryAccessibleInterface(table)
    assert heard.role() == QAccessible.Role.Table
    assert heard.text(QAccessible.Text.Name) == "Reassured early, as a table"
    cells = [heard.child(number).text(QAccessible.Text.Name) for number in range(heard.childCount())]
    assert "felt the pull" in cells
    assert "Sessions" in cells


def test_rows_and_columns_grow_with_the_text(table, theme):
    before = (table.rowHeight(0), table.columnWidth(0))
    theme.set_text_scale(2.0)
    assert table.rowHeight(0) >= 72 > before[0]
    assert table.columnWidth(0) > before[1]


def test_many_words_go_over_several_lines_and_are_not_cut(theme, show):
    table = ChartTable(theme, "words")
    table.set_content(["Words"], [("word " * 60,), ("few",)])
    show(table)
    at_first = table.rowHeight(0)
    assert at_first > table.rowHeight(1) + 30
    table.window().resize(300, 500)
    assert table.rowHeight(0) > at_first + 30


def test_a_long_table_is_as_high_as_a_few_of_its_rows(theme, show):
    table = ChartTable(theme, "numbers")
    table.set_content(["Number"], [(number,) for number in range(20_000)])
    show(table)
    assert table.sizeHint().height() < 20 * table.rowHeight(0)
    assert table.model().rowCount() == 20_000
