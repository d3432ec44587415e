"""What widgets stand on: work in the background, callbacks that keep nobody, the ring, and what is heard."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QThread, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from unhurried.ui.accessibility import announce, heading, name
from unhurried.ui.background import Background
from unhurried.ui.focus_ring import RING_ON, FocusRing, _Ring
from unhurried.ui.restyle import restyle
from unhurried.ui.weak_call import weak_call
from unhurried.ui.widgets.banner import Banner
from unhurried.ui.widgets.calendar import Calendar
from unhurried.ui.widgets.chips import ChipGroup, ChipRow
from unhurried.ui.widgets.elided_label import ElidedLabel
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.passphrase_field import PassphraseField
from unhurried.ui.widgets.rail import Rail
from unhurried.ui.widgets.reading_view import ReadingView
from unhurried.ui.widgets.search_field import SearchField
from unhurried.ui.widgets.sheet import MarkdownSheet
from unhurried.ui.widgets.step_dots import StepDots


@pytest.fixture
def background(qapp):
    background = Background()
    yield background
    background.stop()


class Receiver(QObject):
    """Remembers what it is told, and on which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.threads: set[QThread] = set()

    def hear(self, thing: object) -> None:
        self.told.append(thing)
        self.threads.add(QThread.currentThread())


def test_a_result_comes_back_on_the_thread_that_asked(background, qtbot):
    receiver = Receiver()
    background.run(threading.get_ident, receiver.hear, receiver.hear)
    assert not background.is_idle
    qtbot.waitUntil(lambda: background.is_idle)
    assert receiver.told != [threading.get_ident()]
    assert receiver.threads == {receiver.thread()}


def test_results_come_in_the_order_in_which_work_was_given(background, qtbot):
    receiver = Receiver()
    for number in range(200):
        background.run(lambda number=number: number, receiver.hear, receiver.hear)
    qtbot.waitUntil(lambda: background.is_idle)
    assert receiver.told == list(range(200))


def test_what_goes_wrong_is_told_to_the_other_receiver(background, qtbot):
    done, failed = Receiver(), Receiver()
    background.run(lambda: 1 // 0, done.hear, failed.hear)
    qtbot.waitUntil(lambda: background.is_idle)
    assert not done.told
    assert isinstance(failed.told[0], ZeroDivisionError)


def test_a_receiver_that_is_gone_is_neither_kept_nor_called(background, qtbot):
    gate = threading.Event()
    receiver, deleted = Receiver(), Receiver()
    told = deleted.told
    reference = weakref.ref(receiver)
    background.run(gate.wait, receiver.hear, receiver.hear)
    background.run(gate.wait, deleted.hear, deleted.hear)
    del receiver
    assert reference() is None
    with qtbot.waitSignal(deleted.destroyed):
        deleted.deleteLater()
    gate.set()
    qtbot.waitUntil(lambda: background.is_idle)
    assert not told


def test_a_plain_function_is_told_too(background, qtbot):
    told: list[int] = []
    background.run(lambda: 7, told.append, told.append)
    qtbot.waitUntil(lambda: told == [7])


def test_stopping_waits_for_what_has_begun_and_drops_the_rest(background):
    begun, gate = threading.Event(), threading.Event()
    ran: list[str] = []

    def first() -> None:
        begun.set()
        gate.wait(5)
        ran.append("first")

    receiver = Receiver()
    background.run(first, receiver.hear, receiver.hear)
    background.run(lambda: ran.append("second"), receiver.hear, receiver.hear)
    begun.wait(5)
    gate.set()
    background.stop()
    assert ran[0] == "first"
    assert background.is_idle
    background.run(lambda: ran.append("late"), receiver.hear, receiver.hear)
    assert background.is_idle
    assert "late" not in ran


class Sender(QObject):
    sent = Signal(str)


def test_a_weak_call_passes_its_own_arguments_and_keeps_nobody():
    sender, receiver = Sender(), Receiver()
    sender.sent.connect(weak_call(receiver.hear, "ours"))
    sender.sent.emit("theirs")
    assert receiver.told == ["ours"]
    reference = weakref.ref(receiver)
    del receiver
    assert reference() is None
    sender.sent.emit("again")


def test_a_weak_call_of_something_qt_has_deleted_does_nothing(qtbot):
    receiver = Receiver()
    call = weak_call(receiver.hear, 1)
    with qtbot.waitSignal(receiver.destroyed):
        receiver.deleteLater()
    call()
    assert not receiver.told


def test_a_weak_call_needs_a_bound_method():
    with pytest.raises(TypeError):
        weak_call(print)


MAKERS: dict[str, Callable] = {
    "banner": Banner,
    "calendar": lambda theme: Calendar(theme, "The day"),
    "chip group": lambda theme: _filled(ChipGroup(theme), "set_options", [("a", "A"), ("b", "B")]),
    "chip row": lambda theme: _filled(ChipRow(theme, removable=True), "set_chips", [("a", "A", "answered")]),
    "elided label": lambda _theme: ElidedLabel("words"),
    "heading": lambda _theme: _headed(text_label("words", "title")),
    "passphrase field": PassphraseField,
    "rail": lambda theme: _filled(Rail(theme), "set_items", [("a", "A", "lock")]),
    "reading view": lambda theme: _filled(ReadingView(theme), "set_markdown", "**a**\nb\n\n- c"),
    "search field": SearchField,
    "sheet": lambda theme: _filled(MarkdownSheet(theme), "set_text", "**a**"),
    "step dots": lambda theme: _filled(StepDots(theme), "set_place", 1, 3),
}


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS.keys())
def test_a_widget_is_freed_when_it_is_closed(theme, qtbot, make):
    """By counting alone, without the garbage collector: what is in a cycle with a signal is never freed."""
    gc.collect()  # it is off in all tests, and stays so: within a layout it takes down what Qt still holds
    window = QWidget()
    widget = make(theme)
    QVBoxLayout(window).addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    theme.set_appearance("dark")
    QAccessible.queryAccessibleInterface(widget)
    reference = weakref.ref(widget)
    with qtbot.waitSignal(widget.destroyed):
        window.close()
        window.deleteLater()
    del widget, window
    assert reference() is None
    theme.set_appearance("light")


def test_a_heading_is_a_heading_and_its_name_is_its_words(qtbot):
    label = text_label("What stays with you?", "prompt")
    qtbot.addWidget(label)
    heading(label)
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface.role() == QAccessible.Role.Heading
    assert interface.text(QAccessible.Text.Name) == "What stays with you?"
    label.setText("Anything else?")
    assert interface.text(QAccessible.Text.Name) == "Anything else?"
    other = text_label("plain", "hint")
    qtbot.addWidget(other)
    assert QAccessible.queryAccessibleInterface(other).role() == QAccessible.Role.StaticText


def test_names_and_announcements_are_safe_to_give(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    name(widget, "Sheet")
    announce(widget, "Kept at 16:52")
    announce(widget, "")
    assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name) == "Sheet"


def test_restyling_shows_at_once(theme, qtbot):
    button = QPushButton("Keep")
    qtbot.addWidget(button)
    button.ensurePolished()
    before = button.grab().toImage()
    restyle(button, kind="filled")
    assert button.grab().toImage() != before


class Form(QWidget):
    """Two buttons and a field, the last far down in a scrolled page."""

    def __init__(self) -> None:
        super().__init__()
        self.one, self.two, self.low = QPushButton("One"), QPushButton("Two"), QLineEdit()
        self.page, self.area = QWidget(), QScrollArea()
        inner = QVBoxLayout(self.page)
        inner.addWidget(self.two)
        inner.addSpacing(900)
        inner.addWidget(self.low)
        self.area.setWidget(self.page)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.addWidget(self.one)
        outer.addWidget(self.area)


@pytest.fixture
def form(qtbot, qapp, theme):
    ring = FocusRing(theme, qapp)
    form = Form()
    form.ring = ring
    qtbot.addWidget(form)
    form.resize(400, 300)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    form.one.setFocus()
    qtbot.waitUntil(form.one.hasFocus)
    yield form
    qapp.focusChanged.disconnect(ring._follow)
    qapp.focusWindowChanged.disconnect(ring._watch_window)
    ring.deleteLater()


def press(form: Form, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the window, as the keyboard does, and not in a widget of it."""
    QTest.keyClick(form.windowHandle(), key, modifiers)


def test_the_ring_shows_for_the_keyboard_and_hides_for_the_mouse(form, qtbot):
    assert form.ring.target is None
    press(form, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: form.ring.target is form.two)
    place = QPoint(form.one.mapTo(form, form.one.rect().center()))
    QTest.mouseClick(form.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert form.ring.target is None
    form.two.setFocus()
    assert form.ring.target is None


def test_typing_words_does_not_bring_the_ring(form):
    form.low.setFocus()
    press(form, Qt.Key.Key_A)
    form.one.setFocus()
    assert form.ring.target is None


def test_the_ring_follows_what_it_is_around(form, qtbot):
    press(form, Qt.Key.Key_Tab)
    ring = form.findChild(_Ring)
    assert ring.geometry().contains(form.two.mapTo(form, form.two.rect().center()))
    form.area.verticalScrollBar().setValue(5)
    top = form.two.mapTo(form, QPoint()).y()
    qtbot.waitUntil(lambda: abs(ring.geometry().bottom() - top - form.two.height() - 4) <= 1)
    form.area.verticalScrollBar().setValue(500)
    qtbot.waitUntil(lambda: not ring.isVisible())
    form.area.verticalScrollBar().setValue(0)
    qtbot.waitUntil(ring.isVisible)


def test_a_widget_may_say_what_carries_its_ring(form):
    form.two.setProperty(RING_ON, form.area)
    press(form, Qt.Key.Key_Tab)
    assert form.ring.target is form.area


def test_the_ring_survives_the_window_it_was_in(form, qtbot, qapp):
    press(form, Qt.Key.Key_Tab)
    ring = form.findChild(_Ring)
    other = Form()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    other.two.setFocus()
    assert form.ring.target is other.two
    with qtbot.waitSignal(other.destroyed):
        other.deleteLater()
    assert not isValid(ring) or not ring.isVisible()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.two.setFocus()
    form.one.setFocus()
    assert form.ring.target is form.one


def _filled(widget: QWidget, method: str, *arguments: object) -> QWidget:
    getattr(widget, method)(*arguments)
    return widget


def _headed(label):
    heading(label)
    return label
