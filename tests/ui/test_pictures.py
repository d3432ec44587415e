"""The walk through every page: nothing is clipped, nothing sticks out, Qt has nothing to say, and PNGs come of it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCalendarWidget,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from unhurried.pictures import APPEARANCES, FORMATS, Format, Walk
from unhurried.ui.main_window import MainWindow
from unhurried.ui.models.timeline_delegate import TimelineDelegate
from unhurried.ui.widgets.elided_label import ElidedLabel
from unhurried.ui.widgets.search_field import SearchField
from unhurried.ui.widgets.wrapping import WrappingWords

ROOT = Path(__file__).parents[2]
LARGEST = Format("text-200", 1280, 1000, 2.0)
# Their height is fixed by Qt, a little below what they ask for; it is enough for their words.
OF_QTS_CALENDAR = ("qt_calendar_monthbutton", "qt_calendar_yearbutton")
# Where the end of the words may be left out, because the whole of them is in the tooltip or a press away.
MAY_BE_SHORT = ("code-button", "day-button", "tags-button")


def _described(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words[:60]!r} {widget.width()}x{widget.height()}"


def _shown(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        is_part_of_calendar = isinstance(widget.parentWidget(), QCalendarWidget)
        if widget.isVisible() and widget.window() is window and not is_part_of_calendar:
            yield widget


def _needed(widget: QLabel | QAbstractButton) -> QSize:
    """How large the widget has to be for its words, at its present width."""
    metrics = widget.fontMetrics()
    if widget.objectName() in OF_QTS_CALENDAR:
        return metrics.size(0, widget.text())
    if isinstance(widget, WrappingWords):
        return QSize(widget.minimumSizeHint().width(), widget.heightForWidth(widget.width()))
    if isinstance(widget, QLabel) and widget.wordWrap():
        room = QRect(0, 0, widget.contentsRect().width(), 9999)
        broken = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, widget.text())
        return QSize(broken.width(), widget.heightForWidth(widget.width()))
    return widget.sizeHint()


def _clipped(window: QWidget) -> Iterator[str]:
    for widget in _shown(window):
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        if isinstance(widget, ElidedLabel) or widget.objectName() in MAY_BE_SHORT:
            continue
        needed = _needed(widget)
        if needed.width() > widget.width() + 1 or needed.height() > widget.height() + 1:
            yield f"{_described(widget)} needs {needed.width()}x{needed.height()}"


def _cut_placeholders(window: QWidget) -> Iterator[str]:
    for widget in _shown(window):
        if isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
            room = widget.contentsRect().width() - widget.textMargins().left() - widget.textMargins().right()
            words = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
            if words > room and not isinstance(widget, SearchField):
                yield f"{_described(widget)}: {widget.placeholderText()!r} needs {words} of {room}"


def _cut_lines(window: QWidget) -> Iterator[str]:
    """Lines of a plain list: the words of each fit, broken where they may be."""
    for view in _shown(window):
        if not isinstance(view, QListView) or isinstance(view.itemDelegate(), TimelineDelegate):
            continue
        for row in range(view.model().rowCount() if view.model() else 0):
            index = view.model().index(row, 0)
            room = view.visualRect(index)
            wrap = Qt.TextFlag.TextWordWrap
            words = view.fontMetrics().boundingRect(QRect(0, 0, room.width(), 9999), wrap, str(index.data()))
            if words.width() > room.width() or words.height() > room.height():
                yield f"{index.data()!r} needs {words.size().toTuple()} of {room.size().toTuple()}"


def _sticking_out(window: QWidget) -> Iterator[str]:
    for widget in _shown(window):
        parent = widget.parentWidget()
        if isinstance(widget, QScrollArea) and widget.horizontalScrollBar().maximum() > 0:
            yield f"{_described(widget)} scrolls sideways by {widget.horizontalScrollBar().maximum()}"
        place = QRect(widget.mapTo(window, QPoint()), widget.size())
        if place.left() < -1 or place.right() > window.width() + 1:
            yield f"{_described(widget)} stands at {place.left()} to {place.right()} of {window.width()}"
        elif parent is not None and parent is not window and widget.x() + widget.width() > parent.width() + 1:
            yield f"{_described(widget)} ends at {widget.geometry().right()} in {_described(parent)}"


def _overlapping(window: QWidget) -> Iterator[str]:
    """Words that lie over other words."""
    words = [w for w in _shown(window) if isinstance(w, QLabel | QPushButton) and w.text() and w.height() > 1]
    places = [_seen_of(widget, window) for widget in words]
    for index, place in enumerate(places):
        for other in range(index + 1, len(words)):
            common = place & places[other]
            related = words[index].isAncestorOf(words[other]) or words[other].isAncestorOf(words[index])
            if not related and common.width() > 2 and common.height() > 2:
                yield f"{_described(words[index])} and {_described(words[other])}"


def _seen_of(widget: QWidget, window: QWidget) -> QRect:
    """The part of it that is not scrolled out of view."""
    return widget.visibleRegion().boundingRect().translated(widget.mapTo(window, QPoint()))


class _Windows(QObject):
    """Notes what was shown as a window of its own and is none: a widget made visible before it had a parent.

    It is there for a moment only, and takes the focus from the real window.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            is_meant = (
                isinstance(watched, MainWindow | QDialog | QMenu) or watched.windowFlags() & Qt.WindowType.Popup
            )
            if not is_meant:
                self.found.append(_described(watched))
        return False


def _walk(request: pytest.FixtureRequest, application: QApplication, formats, appearances) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}

    def look(name: str, target: QWidget) -> None:
        window = target.window()
        wanted = next(each for each in formats if f"-{each.name}-" in name)
        found[name] = [
            *(f"clipped: {line}" for line in _clipped(window)),
            *(f"cut: {line}" for line in _cut_placeholders(window)),
            *(f"cut: {line}" for line in _cut_lines(window)),
            *(f"sticks out: {line}" for line in _sticking_out(window)),
            *(f"overlap: {line}" for line in _overlapping(window)),
        ]
        if window.width() > wanted.width:
            found[name].append(f"too wide: {window.width()} of {wanted.width}")

    windows = _Windows()
    application.installEventFilter(windows)
    with tempfile.TemporaryDirectory() as home:
        walk = Walk(application, Path(home), look, formats, appearances)
        walk.start()
        QtBot(request).waitUntil(lambda: walk.done or not walk._timer.isActive(), timeout=200_000)
    application.removeEventFilter(windows)
    assert walk.done
    assert windows.found == []
    return found


@pytest.mark.timeout(240)
@pytest.mark.parametrize("appearance", APPEARANCES)
def test_nothing_is_clipped_and_nothing_sticks_out(request, qapp: QApplication, appearance: str):
    found = _walk(request, qapp, (*FORMATS, LARGEST), (appearance,))
    assert len(found) > 80
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_the_look_finds_what_does_not_fit(qtbot):
    """The control: each kind of trouble is seen where there is some."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    places = {
        QLabel("rather long words here", window): QRect(0, 0, 40, 16),
        QPushButton("Begin anew", window): QRect(150, 40, 100, 30),
        QLabel("x", window): QRect(10, 2, 20, 12),
    }
    for widget, place in places.items():
        widget.setGeometry(place)
    with qtbot.waitExposed(window):
        window.show()
    assert len(list(_clipped(window))) >= 1
    assert len(list(_sticking_out(window))) == 1
    assert len(list(_overlapping(window))) == 1


_SAVE = """
import sys
from pathlib import Path
from unhurried import pictures

pictures.Walk.__init__.__defaults__ = (pictures.FORMATS[:1], ("dark",))
sys.exit(pictures.save_pictures(Path(sys.argv[1])))
"""


def test_pictures_are_saved_without_a_screen(tmp_path: Path):
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    done = subprocess.run(
        [sys.executable, "-c", _SAVE, str(tmp_path / "pictures")],
        cwd=ROOT,
        env={**environment, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    saved = sorted((tmp_path / "pictures").iterdir())
    assert len(saved) > 20
    for path in saved:
        content = path.read_bytes()
        assert content.startswith(b"\x89PNG\r\n\x1a\n"), path.name
        assert len(content) > 4000, path.name
