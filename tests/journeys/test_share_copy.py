"""A share copy by keyboard alone, from nothing to a sealed file that another reader opens; with a lock in between."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from tests.builders import a_moment, a_reflection
from tests.computer import CONTROL, PASSPHRASE, Computer, rooms_of, unlock, workspace_of

from unhurried.domain.disclosures import CopyFormat, Recognisable
from unhurried.ui.main_window import MainWindow
from unhurried.ui.sharing.builder import CopyBuilder
from unhurried.ui.widgets.chips import Choice

MOST_STOPS = 60


@pytest.fixture
def window(computer: Computer) -> MainWindow:
    window = computer.start_writing()
    workspace = workspace_of(window)
    for reflection in (
        a_reflection(
            "The pause was long, and Heron's brother Tobias waited in Brightwater.\n\nI said it must be hard.",
            reflection_id="r1",
            client_code="Heron",
            moments=(a_moment("quiet", moment_id="m1", pull="To comfort."),),
        ),
        a_reflection("Fern was late, and I was glad.", reflection_id="r2", client_code="Fern", day=date(2026, 2, 1)),
    ):
        with workspace.reading._journal.transaction():
            workspace.reading._journal.reflections.put(reflection)
    return window


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def tab_to(computer: Computer, wanted: QWidget) -> None:
    """Go on with Tab until this, or something in it, has the focus."""
    for _ in range(MOST_STOPS):
        if focus() is wanted or wanted.isAncestorOf(focus()):
            return
        computer.press(Qt.Key.Key_Tab)
    pytest.fail(f"Tab does not come to {wanted.accessibleName()}")


def open_builder(computer: Computer, window: MainWindow) -> CopyBuilder:
    computer.press(Qt.Key.Key_6, CONTROL)
    tab_to(computer, rooms_of(window).supervision.copy.button)
    computer.press(Qt.Key.Key_Space)
    return builder_of(window)


def builder_of(window: MainWindow) -> CopyBuilder:
    builder = rooms_of(window).supervision.copy.builder
    assert builder is not None
    return builder


def go_on(computer: Computer) -> None:
    computer.press(Qt.Key.Key_Return, CONTROL)


def choose_chip(computer: Computer, words: str) -> None:
    """With the arrow keys, among the options that have the focus."""
    for _ in range(6):
        here = focus()
        if isinstance(here, Choice) and here.words() == words:
            computer.press(Qt.Key.Key_Space)
            return
        computer.press(Qt.Key.Key_Right)
    pytest.fail(f"no chip says {words}")


def decide(computer: Computer, builder: CopyBuilder, word: str, treatment: str, instead: str = "") -> None:
    row = next(row for row in builder.disguise.rows if row.word == word)
    tab_to(computer, row.options)
    choose_chip(computer, treatment)
    if instead:
        computer.until(row.instead.hasFocus)
        computer.type(instead)


def read_to_the_end(computer: Computer, builder: CopyBuilder) -> None:
    assert builder.read.preview is not None
    tab_to(computer, builder.read.preview)
    for _ in range(40):
        if builder.read.has_read:
            return
        computer.press(Qt.Key.Key_PageDown)
    pytest.fail("the end of the pages was not reached")


def save_at(computer: Computer, window: MainWindow, target: Path) -> None:
    """What a file dialog is for: the name is typed, and Return pressed."""
    dialog = computer.dialog_over(window)
    assert isinstance(dialog, QFileDialog)
    (name,) = dialog.findChildren(QLineEdit, "fileNameEdit")
    name.setFocus()
    name.selectAll()
    computer.type(str(target))
    computer.press(Qt.Key.Key_Return)


def ask_and_choose(computer: Computer, builder: CopyBuilder) -> None:
    computer.until(builder.question.sheet.hasFocus)
    computer.type("What did I comfort, and whom?")
    tab_to(computer, builder.question.role.field)
    computer.type("Supervisor")
    go_on(computer)
    sources, offered = builder.choose.sources, builder.choose.offered
    computer.until(sources.list.hasFocus)
    assert "Heron" in str(sources.model.data(sources.list.currentIndex()))
    computer.press(Qt.Key.Key_Space)
    computer.press(Qt.Key.Key_Down)
    computer.press(Qt.Key.Key_Return)
    computer.until(offered.rows.hasFocus)
    computer.press(Qt.Key.Key_Space)
    assert len(builder.copy.draft.chosen) == 4


def disguise(computer: Computer, builder: CopyBuilder) -> None:
    decide(computer, builder, "Tobias", "Put something else", "a relative")
    decide(computer, builder, "Brightwater", "Say it more widely", "a town")
    tab_to(computer, builder.disguise.never.field)
    computer.type("organist")
    computer.press(Qt.Key.Key_Return)
    tab_to(computer, builder.disguise.stranger.answers)
    choose_chip(computer, "No")
    go_on(computer)


def read_all(computer: Computer, builder: CopyBuilder) -> None:
    assert builder.step is builder.read
    assert "end of the pages" in builder.frame.waiting.text()
    go_on(computer)
    assert builder.step is builder.read
    read_to_the_end(computer, builder)
    go_on(computer)


def seal(computer: Computer, window: MainWindow, builder: CopyBuilder, target: Path) -> str:
    """Answers the password that was shown."""
    assert builder.step is builder.seal
    password = builder.seal.password
    tab_to(computer, builder.seal.given.field)
    computer.type("By phone")
    go_on(computer)
    save_at(computer, window, target)
    computer.until(lambda: builder.frame.stack.currentWidget() is builder.made, timeout=30_000)
    return password


def test_from_nothing_to_a_sealed_file_by_keyboard_with_a_lock_in_between(
    computer: Computer, window: MainWindow, tmp_path: Path
):
    builder = open_builder(computer, window)
    ask_and_choose(computer, builder)
    draft = builder.copy.draft

    computer.press(Qt.Key.Key_L, CONTROL)
    assert window.rooms is None
    unlock(computer, window, PASSPHRASE)
    builder = builder_of(window)
    assert (builder.copy.draft, builder.step) == (draft, builder.choose)

    go_on(computer)
    disguise(computer, builder)
    read_all(computer, builder)
    target = tmp_path / "pages.pdf"
    password = seal(computer, window, builder, target)
    opens_with_nothing_but_the_password(target, password)

    computer.come_back_to(window)
    tab_to(computer, builder.made.done_button)
    computer.press(Qt.Key.Key_Space)
    assert rooms_of(window).supervision.copy.builder is None
    is_in_the_ledger(window)


def opens_with_nothing_but_the_password(target: Path, password: str) -> None:
    content = target.read_bytes()
    reader = PdfReader(io.BytesIO(content))
    assert reader.is_encrypted
    assert not reader.decrypt("not this one")
    assert reader.decrypt(password)
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert "What did I comfort, and whom?" in text
    assert "It went quiet" in text
    for gone in ("Heron", "Fern", "Tobias", "Brightwater"):
        assert gone.casefold() not in text.casefold()
        assert gone.encode() not in content


def is_in_the_ledger(window: MainWindow) -> None:
    workspace = workspace_of(window)
    assert workspace.copy_desk.draft() is None
    (entry,) = workspace.ledger.entries()
    told = entry.disclosure
    assert (told.format, told.for_role, told.recognisable) == (CopyFormat.SEALED_PDF, "Supervisor", Recognisable.NO)
    assert told.password_given == "By phone"  # noqa: S105
    assert {one.reflection_id for one in told.taken} == {"r1", "r2"}
    assert workspace.ledger.check().is_whole
