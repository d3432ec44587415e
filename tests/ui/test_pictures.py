"""The walk through every page is a smoke test: no exception, no Qt warning, nothing clipped, nothing outside."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget

from unhurried.pictures import FORMATS, Format, Walk

HUGE = Format("text-200", 1366, 1000, 2.0)
# A pixel of rounding, and what a font's metrics and its ink may differ by.
SLACK = 3


def clipped(window: QWidget) -> list[str]:
    """Words that do not fit where they stand, and controls that stick out sideways."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isVisible() or not widget.text():
            continue
        if isinstance(widget, QToolButton):
            continue  # an icon; its words are its name
        if _is_cut(widget) or _sticks_out(widget, window):
            found.append(f"{type(widget).__name__} {widget.text()[:50]!r} {widget.size().toTuple()}")
    return found


def _is_cut(widget: QLabel | QAbstractButton) -> bool:
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + SLACK
        return widget.sizeHint().width() > widget.width() + SLACK
    lines = widget.text().replace("&&", "&").splitlines()
    return max(widget.fontMetrics().horizontalAdvance(line) for line in lines) > widget.width() + SLACK


def _sticks_out(widget: QWidget, window: QWidget) -> bool:
    left = widget.mapTo(window, widget.rect().topLeft()).x()
    return left < -SLACK or left + widget.width() > window.width() + SLACK


@pytest.mark.timeout(240)
@pytest.mark.parametrize(
    ("picture_format", "appearance"),
    [*((picture_format, "light") for picture_format in (*FORMATS, HUGE)), (FORMATS[0], "dark")],
    ids=lambda value: value.name if isinstance(value, Format) else value,
)
def test_every_page_stands(qtbot, tmp_path: Path, picture_format: Format, appearance: str):
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    seen: dict[str, list[str]] = {}

    def look(name: str, widget: QWidget) -> None:
        assert not widget.grab().isNull()
        seen[name] = clipped(widget)

    walk = Walk(application, tmp_path, look, (picture_format,), (appearance,))
    walk.start()
    qtbot.waitUntil(lambda: walk.done, timeout=200_000)
    assert len(seen) >= 25
    assert {name: cut for name, cut in seen.items() if cut} == {}


def test_the_harness_sees_a_cut_word(qtbot):
    ground = QWidget()
    qtbot.addWidget(ground)
    label = QLabel("much longer than this label is wide", ground)
    label.setGeometry(0, 0, 40, 20)
    with qtbot.waitExposed(ground):
        ground.show()
    assert clipped(ground)
