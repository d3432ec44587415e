"""One page to print: what is on it, that it is printed, and what is said when it is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from unhurried.domain.executor import ExecutorSheet, Wish
from unhurried.domain.keys import recovery_code
from unhurried.ui.executor_page import ExecutorPrint
from unhurried.ui.printing import OnePage, RecoveryCodePrint
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.page_picture import PagePicture
from unhurried.ui.widgets.paper_code import CodeGroups, PaperCode, two_groups

CODE = recovery_code(bytes(range(16)))
TODAY = date(2026, 3, 4)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    QVBoxLayout(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


@pytest.fixture
def sheet(window: QWidget, theme: Theme) -> ExecutorPrint:
    sheet = ExecutorPrint(window, theme, TODAY)
    sheet.show_sheet(ExecutorSheet("in the attic", Wish.DESTROY, "a colleague", "in my words", "my sister"), "")
    return sheet


def put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)


def print_to(page: OnePage, path: Path) -> None:
    page._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    page._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    page._printer.setOutputFileName(str(path))
    page._print()


def ink_on(image: QImage) -> int:
    """How many of some thousand places are not white."""
    return sum(
        image.pixelColor(x, y).lightness() < 200
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 9)
    )


def test_the_page_goes_to_the_printer(sheet: ExecutorPrint, tmp_path: Path):
    print_to(sheet, tmp_path / "page.pdf")
    content = (tmp_path / "page.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 1


@pytest.mark.qt_log_ignore("QPainter::begin", "QPdfEngine", "QPaintDevice", extend=True)
def test_a_printer_that_does_not_take_it_is_told(sheet: ExecutorPrint, tmp_path: Path, qtbot: QtBot):
    with qtbot.waitSignal(sheet.refused):
        print_to(sheet, tmp_path / "nowhere" / "page.pdf")


def test_the_dialog_is_opened_and_can_be_rejected(sheet: ExecutorPrint, window: QWidget, qtbot: QtBot):
    sheet.print_()
    qtbot.waitUntil(lambda: bool(window.findChildren(QPrintDialog)))
    (dialog,) = window.findChildren(QPrintDialog)
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(QPrintDialog))


def test_the_picture_is_the_page(sheet: ExecutorPrint):
    empty = QImage(100, 100, QImage.Format.Format_RGB32)
    empty.fill(0xFFFFFF)
    assert ink_on(empty) == 0
    without = ink_on(sheet.picture())
    assert without > 50
    sheet.show_sheet(ExecutorSheet("in the attic"), CODE)
    assert ink_on(sheet.picture()) != without
    assert not sheet.is_over


def test_a_page_that_is_too_full_says_so(sheet: ExecutorPrint):
    sheet.show_sheet(ExecutorSheet("x" * 300, Wish.OTHER, words="a word or two " * 300), CODE)
    sheet.picture()
    assert sheet.is_over


def test_only_what_was_chosen_is_on_the_page(sheet: ExecutorPrint):
    words = sheet.words()
    for shown in ("in the attic", "destroy it unread", "my sister", "no passphrase and no code", "4 March 2026"):
        assert shown in words
    for kept_back in ("a colleague", "in my words", CODE):
        assert kept_back not in words
    sheet.show_sheet(ExecutorSheet("", Wish.GIVE), CODE)
    assert CODE in sheet.words()
    assert "read everything in it" in sheet.words()
    assert "no passphrase and no code" not in sheet.words()


def test_the_recovery_code_fits_on_any_paper(window: QWidget, theme: Theme):
    page = RecoveryCodePrint(window, theme)
    page._code = CODE
    for width, height in ((600, 850), (420, 595)):
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        page.paint(painter, QRectF(image.rect()))
        painter.end()
        edge = image.copy(width - width // 10 + 2, 0, width // 10 - 2, height)
        assert ink_on(image) > 20
        assert ink_on(edge) == 0


def test_a_picture_keeps_the_shape_of_the_paper(window: QWidget, theme: Theme, sheet: ExecutorPrint):
    picture = PagePicture(theme, "The page")
    assert picture.heightForWidth(300) == 0
    picture.show_page(sheet.picture(), sheet.words())
    assert picture.heightForWidth(300) == pytest.approx(300 * 297 / 210, abs=40)
    assert picture.accessibleDescription() == sheet.words()
    put(window, picture)
    assert not picture.grab().isNull()


# The code on the screen


@pytest.fixture
def paper(window: QWidget, theme: Theme) -> PaperCode:
    paper = PaperCode(theme, CODE, "why", [1, 6])
    put(window, paper)
    return paper


def test_each_group_is_named_for_those_who_hear_it(window: QWidget, theme: Theme):
    groups = CodeGroups(theme, CODE)
    put(window, groups)
    names = [label.accessibleName() for label in groups.findChildren(QWidget)]
    for number, group in enumerate(CODE.split("-"), 1):
        assert f"Group {number}: {group}" in names


def test_first_the_code_and_then_two_groups(paper: PaperCode, qtbot: QtBot):
    assert paper.is_code_shown
    assert paper.groups.isVisible()
    with qtbot.waitSignal(paper.turned):
        paper.go_on()
    assert not paper.is_code_shown
    assert not paper.groups.isVisible()
    assert "2 and 7" in paper.words.text()
    groups = CODE.split("-")
    paper.fields[0].setText(groups[1].lower().replace("0", "o"))
    paper.fields[1].setText(groups[5])
    paper.go_on()
    assert "Group 7" in paper.message.text()
    paper.fields[1].setText(f" {groups[6]}")
    with qtbot.waitSignal(paper.done):
        paper.go_on()
    assert paper.message.isHidden()


def test_two_groups_are_two():
    for _ in range(50):
        first, second = two_groups()
        assert 0 <= first < second < 7
