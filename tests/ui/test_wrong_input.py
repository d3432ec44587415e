"""Whatever is pasted or typed: shown as text, kept whole, found again; nothing is lost and nothing fetched."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.computer import CONTROL, Computer, open_dialogs, rooms_of, workspace_of

from unhurried.domain.text import clean
from unhurried.ui.main_window import MainWindow
from unhurried.ui.widgets.reading_view import ReadingView

NEEDLE = "quillwort"
SHIFT = Qt.KeyboardModifier.ShiftModifier
RIGHT_TO_LEFT = "שלום עולם، مرحبا \u202eback\u202c and on"
EMOJI = "👩‍👩‍👧‍👦 🏳️‍🌈 🙂 e\u0301 𝔘𝔫 ŵ"
CONTROLS = "\x00 \x01 \x07 \x1b[31m \x7f \x85 \u2028 \u2029 \ufdd0 \r\n \r"

TEXTS = {
    "a megabyte": "a pause and a word " * 55_000,
    "one long line": "x" * 30_000,
    "control characters": CONTROLS,
    "right to left": RIGHT_TO_LEFT,
    "emoji": EMOJI,
    "a script": "<script>alert('x')</script> <b>bold</b> &amp; &lt; <!-- hidden --> <div style='display:none'>",
    "pictures": "![seen](file:///etc/hostname) <img src='file:///etc/hostname'> ![](http://example.org/x.png)",
    "links": "[words](file:///etc/hostname) <http://example.org> www.example.org [a]: file:///etc/hostname",
    "a definition": "[a]: file:///etc/hostname 'title'\n\nsee [a] and [a][]",
    "nested lists": "\n".join(f"{'  ' * depth}- item" for depth in range(400)),
    "nested quotes": "> " * 400 + "deep",
    "brackets": "[" * 5000 + "*" * 5000 + "`" * 500 + "_" * 5000,
    "tables and rules": "| a | b |\n|---|---|\n| 1 | 2 |\n\n***\n\n---\n\n===\n\n[^1]: note\n\n~~~\ncode",
    "format characters": "%s %1 {0} \\n $HOME ' \" ; DROP TABLE reflection; --",
}
# What Markdown turns into looks; every other character of these is to be read again.
READ_AS_WRITTEN = ("a script", "pictures", "right to left", "emoji", "format characters", "a definition")


def _write_a_line(computer: Computer) -> MainWindow:
    window = computer.start_writing()
    rooms_of(window).write.table.set_way("line")
    return window


def _finish(computer: Computer, window: MainWindow) -> str:
    computer.press(Qt.Key.Key_Return, CONTROL)
    computer.until(lambda: rooms_of(window).room == "journal")
    return rooms_of(window).journal.pane.reflection_id


def _read(window: MainWindow) -> str:
    views = rooms_of(window).journal.pane.findChildren(ReadingView)
    return "\n".join(view.words() for view in views if view.isVisible())


def _find(computer: Computer, window: MainWindow, words: str) -> int:
    computer.press(Qt.Key.Key_F, CONTROL)
    computer.type(words)
    journal = rooms_of(window).journal
    computer.until(lambda: journal.filters.current.words == words)
    return journal.model.rowCount()


@pytest.mark.parametrize(("name", "text"), TEXTS.items(), ids=TEXTS.keys())
def test_what_is_pasted_is_kept_read_found_and_edited_as_it_was(computer: Computer, name: str, text: str):
    window = _write_a_line(computer)
    rooms = rooms_of(window)
    pasted = f"{text}\n\n{NEEDLE}"
    computer.paste(pasted)
    assert rooms.write.table.sheet.text() == clean(pasted)
    computer.until(lambda: rooms.write.footer.kept.text().startswith("Kept at"))
    assert [draft.writing.body for draft in workspace_of(window).desk.unfinished()] == [clean(pasted)]
    reflection_id = _finish(computer, window)
    assert workspace_of(window).reading.one(reflection_id).writing.body == clean(pasted)
    computer.until(lambda: NEEDLE in _read(window))
    if name in READ_AS_WRITTEN:
        assert " ".join(clean(text).split()) in " ".join(_read(window).split())
    assert _find(computer, window, NEEDLE) == 1
    rooms.actions_.edit_reflection.trigger()
    assert rooms.write.table.sheet.text() == clean(pasted)


def test_every_word_of_deep_nesting_is_shown(computer: Computer):
    window = _write_a_line(computer)
    computer.paste(TEXTS["nested lists"])
    _finish(computer, window)
    assert _read(window).count("item") == 400


def test_what_an_input_method_sends_is_made_fit_to_keep(computer: Computer):
    window = _write_a_line(computer)
    sheet = rooms_of(window).write.table.sheet
    event = QInputMethodEvent()
    event.setCommitString("a\x00b \ud83d c\x1b")
    QApplication.sendEvent(sheet, event)
    computer.type(NEEDLE)
    shown = sheet.text()
    assert shown == clean(shown), "nothing that cannot be kept"
    reflection_id = _finish(computer, window)
    assert workspace_of(window).reading.one(reflection_id).writing.body == shown
    assert shown.startswith("a")
    assert shown.endswith(NEEDLE)


def test_half_a_pair_from_the_clipboard_is_replaced_and_the_rest_is_kept(computer: Computer):
    window = _write_a_line(computer)
    computer.paste(f"before \ud83d after {NEEDLE}")
    text = rooms_of(window).write.table.sheet.text()
    assert text == clean(text)
    assert text.startswith("before ")
    assert text.endswith(f" after {NEEDLE}")
    reflection_id = _finish(computer, window)
    assert workspace_of(window).reading.one(reflection_id).writing.body == text


@pytest.mark.parametrize("text", [RIGHT_TO_LEFT, EMOJI, "a\x00b\x07c", "<b>x</b>", "a & b && c", "half \ud83d"])
def test_codes_tags_and_lines_take_anything(computer: Computer, text: str):
    window = _write_a_line(computer)
    rooms = rooms_of(window)
    computer.press(Qt.Key.Key_K, CONTROL)
    computer.dialog_over(window)
    computer.paste(text)
    computer.press(Qt.Key.Key_Return)
    computer.come_back_to(window)
    computer.press(Qt.Key.Key_T, CONTROL)
    dialog = computer.dialog_over(window)
    _field(dialog).setFocus()
    computer.paste(text.replace(",", " "))
    computer.press(Qt.Key.Key_Return)
    computer.come_back_to(window)
    strip = rooms.write.table.free.markers
    strip.chips.chips()[0].click()
    computer.until(lambda: strip.has_settled and strip.options.isVisible())
    strip.options.chips()[0].click()
    strip.line.setFocus()
    computer.paste(text)
    assert not open_dialogs(window)
    reflection_id = _finish(computer, window)
    writing = workspace_of(window).reading.one(reflection_id).writing
    words = " ".join(clean(text).split())
    for found in (writing.client_code or "", *writing.tags, writing.markings[0].line):
        assert found == clean(found)
        assert found
        assert found.isprintable() or not text.isprintable() or found == words
    assert workspace_of(window).reading.client_codes() == [writing.client_code]
    rooms.journal.filters.menu.aboutToShow.emit()
    rooms.journal.filters.narrow(rooms.journal.filters.current.__class__(client_code=writing.client_code))
    assert rooms.journal.model.rowCount() == 1


def _field(dialog) -> QLineEdit:
    return next(field for field in dialog.findChildren(QLineEdit) if field.isVisible())


@pytest.mark.parametrize(
    "words",
    [
        CONTROLS,
        RIGHT_TO_LEFT,
        EMOJI,
        "half \ud83d",
        '"',
        '"open phrase',
        "- -- -a",
        "* ** ^ : { } ( ) ' ; --",
        "a AND OR NOT NEAR(a b, 3)",
        "body:x column:y",
        "x" * 50_000,
        "%_\\",
    ],
)
def test_anything_can_be_looked_for(computer: Computer, words: str):
    window = _write_a_line(computer)
    computer.type("A kettle on the hob.")
    _finish(computer, window)
    rooms = rooms_of(window)
    computer.press(Qt.Key.Key_F, CONTROL)
    computer.paste(words)
    computer.press(Qt.Key.Key_Return)
    assert rooms.journal.model.rowCount() in {0, 1}
    computer.press(Qt.Key.Key_Escape)
    assert _find(computer, window, "kettle") == 1


def test_an_empty_reflection_is_kept_and_read(computer: Computer):
    window = computer.start_writing()
    rooms = rooms_of(window)
    while not rooms.write.table.is_last:
        computer.press(Qt.Key.Key_Return, CONTROL)
    computer.press(Qt.Key.Key_Return, CONTROL)
    assert rooms.room == "journal"
    assert rooms.journal.model.rowCount() == 1
    glimpse = rooms.journal.model.glimpse(0)
    assert glimpse is not None
    assert workspace_of(window).reading.one(glimpse.reflection_id).writing.is_wordless


def test_undo_and_redo_reach_through_emphasis_and_a_change_of_looks(computer: Computer):
    window = _write_a_line(computer)
    sheet = rooms_of(window).write.table.sheet
    computer.type("one two")
    cursor = sheet.textCursor()
    cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    sheet.setTextCursor(cursor)
    computer.press(Qt.Key.Key_B, CONTROL)
    computer.press(Qt.Key.Key_L, CONTROL | SHIFT)
    computer.press(Qt.Key.Key_I, CONTROL)
    states = [sheet.text()]
    assert states[0] == "one ***two***"
    while sheet.document().isUndoAvailable():
        computer.press(Qt.Key.Key_Z, CONTROL)
        states.append(sheet.text())
    assert states[-1] == ""
    assert "one **two**" in states
    computer.press(Qt.Key.Key_L, CONTROL | SHIFT)
    while sheet.document().isRedoAvailable():
        computer.press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert sheet.text() == states[0]
