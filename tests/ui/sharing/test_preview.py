"""The preview of a share copy: the very pages, read to their end by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from tests.services.sharing.pages_of import a_page, plain

from unhurried.domain.sharing.pages import Pages
from unhurried.ui.sharing.paper import Paper
from unhurried.ui.sharing.preview import PagesPreview
from unhurried.ui.theme import Theme

MANY = a_page(*(f"{number} I waited, and then I did not wait. " * 8 for number in range(60)))


def shown(qtbot, theme: Theme, pages: Pages, height: int = 600) -> tuple[PagesPreview, list[bool]]:
    preview = PagesPreview(Paper(pages), theme)
    qtbot.addWidget(preview)
    read: list[bool] = []
    preview.read_to_the_end.connect(lambda: read.append(True))
    preview.resize(800, height)
    with qtbot.waitExposed(preview):
        preview.show()
    settle(qtbot)
    return preview, read


def settle(qtbot) -> None:
    """Let what was put off until now happen, and what that puts off."""
    turned: list[bool] = []
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: turned.append(True)))
    qtbot.waitUntil(lambda: bool(turned))


def test_it_is_read_to_the_end_only_when_the_last_line_was_there(qtbot, theme):
    preview, read = shown(qtbot, theme, MANY)
    assert not read
    assert preview.page == 0
    for _ in range(200):
        if preview.verticalScrollBar().value() + 3 >= preview.verticalScrollBar().maximum() - 700:
            break
        QTest.keyClick(preview, Qt.Key.Key_PageDown)
        settle(qtbot)
    assert not read
    QTest.keyClick(preview, Qt.Key.Key_End)
    settle(qtbot)
    assert read == [True]
    QTest.keyClick(preview, Qt.Key.Key_Home)
    QTest.keyClick(preview, Qt.Key.Key_End)
    settle(qtbot)
    assert read == [True]
    assert preview.has_been_read


def test_what_fits_at_once_is_read_at_once(qtbot, theme):
    _, read = shown(qtbot, theme, plain("I waited."), height=700)
    assert read == [True]


def test_one_that_is_hidden_was_not_read(qtbot, theme):
    preview = PagesPreview(Paper(plain("I waited.")), theme)
    qtbot.addWidget(preview)
    preview.resize(800, 2000)
    settle(qtbot)
    assert not preview.has_been_read


def test_a_screen_reader_is_told_the_page_that_is_on_the_screen(qtbot, theme):
    preview, _ = shown(qtbot, theme, MANY)
    assert preview.accessibleName()
    assert preview.accessibleDescription().startswith("For supervision")
    preview.show_page(3)
    settle(qtbot)
    assert preview.page == 3
    assert preview.accessibleDescription() == Paper(MANY).text_of(3)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_PageDown])
def test_keys_go_down_and_up_again(qtbot, theme, key):
    preview, _ = shown(qtbot, theme, MANY)
    QTest.keyClick(preview, key)
    assert preview.verticalScrollBar().value() > 0
    for _ in range(30):
        QTest.keyClick(preview, Qt.Key.Key_Up)
    assert preview.verticalScrollBar().value() == 0


def test_the_same_words_stay_when_the_window_changes(qtbot, theme):
    preview, _ = shown(qtbot, theme, MANY)
    preview.show_page(4)
    settle(qtbot)
    preview.resize(500, 500)
    settle(qtbot)
    assert preview.page in {3, 4}


@pytest.mark.parametrize("looks", ["light", "dark"])
def test_paper_is_white_and_has_letters_in_every_theme(qtbot, qapp, looks):
    preview, _ = shown(qtbot, Theme(qapp, looks), MANY)
    image = preview.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    across = [image.pixelColor(QPoint(int(x * ratio), int(300 * ratio))) for x in range(120, 680)]
    assert any(colour.lightness() > 250 for colour in across)
    dark = [
        1
        for x in range(120, 680, 2)
        for y in range(60, 500, 2)
        if image.pixelColor(int(x * ratio), int(y * ratio)).lightness() < 90
    ]
    assert len(dark) > 50
