"""The sheet: plain Markdown in and out, nothing lost, nothing fetched, and undo that reaches back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor, QTextDocument

from unhurried.ui.widgets.sheet import MarkdownSheet

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LONG = "She went *quiet* after I named it, and I filled it **almost** at once.\n\n" * 2800


@pytest.fixture
def sheet(qtbot, theme) -> MarkdownSheet:
    sheet = MarkdownSheet(theme)
    qtbot.addWidget(sheet)
    sheet.resize(730, 500)
    with qtbot.waitExposed(sheet):
        sheet.show()
    sheet.activateWindow()
    sheet.setFocus()
    qtbot.waitUntil(sheet.hasFocus)
    return sheet


def select(sheet: MarkdownSheet, start: int, end: int) -> None:
    cursor = sheet.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    sheet.setTextCursor(cursor)


def edits_of(sheet: MarkdownSheet) -> list[str]:
    edits: list[str] = []

    def note() -> None:
        edits.append(sheet.text())

    sheet.edited.connect(note)
    return edits


@pytest.mark.parametrize(
    "text",
    [
        "",
        "one line",
        "two\nlines\n",
        "\n\n\nblank ones stay\n\n\n",
        "  indented\n\ttab",
        "e\u0301 é \u00a0nbsp",
        "\U0001f642 and \U0001f469\u200d\U0001f467",
        "שלום\nمرحبا",
        "<b>not bold</b> &amp; ![x](file:///etc/passwd)",
    ],
)
def test_what_is_laid_on_the_sheet_comes_back(sheet, text):
    sheet.set_text(text)
    assert sheet.text() == text


def test_laying_words_on_the_sheet_is_no_edit(sheet):
    edits = edits_of(sheet)
    sheet.set_text("words", caret=3)
    assert not edits
    assert sheet.caret() == 3
    assert not sheet.document().isModified()
    assert not sheet.document().isUndoAvailable()


def test_typing_is_an_edit(sheet, qtbot):
    edits = edits_of(sheet)
    qtbot.keyClicks(sheet, "ab")
    assert edits == ["a", "ab"]


def test_a_nul_and_other_control_characters_become_visible(sheet):
    sheet.set_text("a\0b\x1bc\r\nd")
    assert sheet.text() == "a␀b␛c\nd"


@pytest.mark.parametrize("caret", range(6))
def test_the_caret_counts_characters_and_not_what_qt_counts(sheet, caret):
    sheet.set_text("\U0001f642a\n\U0001f642b")
    sheet.set_caret(caret)
    assert sheet.caret() == min(caret, 5)
    sheet.insertPlainText("|")
    assert sheet.text() == "\U0001f642a\n\U0001f642b"[:caret] + "|" + "\U0001f642a\n\U0001f642b"[caret:]


@pytest.mark.parametrize("caret", [-5, 99])
def test_a_caret_outside_the_text_is_brought_inside(sheet, caret):
    sheet.set_text("abc")
    sheet.set_caret(caret)
    assert sheet.caret() == (0 if caret < 0 else 3)


def test_undo_and_redo_survive_a_change_of_theme_size_and_face(sheet, theme, qtbot):
    sheet.set_text("before ")
    sheet.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(sheet, "one")
    edits = edits_of(sheet)
    theme.set_appearance("dark")
    theme.set_text_scale(1.5)
    theme.set_writing_font("inter")
    assert not edits
    sheet.undo()
    assert sheet.text() == "before "
    theme.set_appearance("light")
    theme.set_writing_font("atkinson")
    theme.set_text_scale(2.0)
    sheet.redo()
    assert sheet.text() == "before one"


def test_lines_keep_their_distance_in_another_face(sheet, theme, qtbot):
    sheet.set_text("a\nb")
    qtbot.keyClicks(sheet, "x")
    for face in ("inter", "literata"):
        theme.set_writing_font(face)
        heights = {block.blockFormat().lineHeight() for block in _blocks(sheet)}
        assert heights == {float(theme.line_height())}


def test_clearing_the_sheet_leaves_nothing_to_undo(sheet, qtbot):
    qtbot.keyClicks(sheet, "secret")
    sheet.set_text("")
    sheet.undo()
    assert sheet.text() == ""


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("- a", "- a\n- x"),
        ("* a", "* a\n* x"),
        ("  + a", "  + a\n  + x"),
        ("1. a", "1. a\n2. x"),
        ("9) a", "9) a\n10) x"),
        ("- [x] a", "- [x] a\n- [ ] x"),
        ("> a", "> a\n> x"),
        (">> a", ">> a\n>> x"),
        ("> - a", "> - a\n> - x"),
        ("plain", "plain\nx"),
        ("-not a list", "-not a list\nx"),
        ("2026. was long", "2026. was long\n2027. x"),
        ("- ", "x"),
        ("3. ", "x"),
        ("> ", "x"),
        ("**bold** a", "**bold** a\nx"),
    ],
)
def test_return_goes_on_with_a_list_or_a_quote_and_an_empty_item_ends_it(sheet, qtbot, line, after):
    sheet.set_text(line, caret=len(line))
    qtbot.keyClick(sheet, Key.Key_Return)
    qtbot.keyClicks(sheet, "x")
    assert sheet.text() == after
    for _ in range(3):
        sheet.undo()
    assert sheet.text() == line


def test_return_before_a_list_mark_only_makes_room(sheet, qtbot):
    sheet.set_text("- a", caret=0)
    qtbot.keyClick(sheet, Key.Key_Return)
    assert sheet.text() == "\n- a"


def test_return_replaces_what_is_selected(sheet, qtbot):
    sheet.set_text("- abc")
    select(sheet, 3, 4)
    qtbot.keyClick(sheet, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert sheet.text() == "- a\nc"


@pytest.mark.parametrize(
    ("text", "selection", "key", "after"),
    [
        ("a word here", (2, 6), Key.Key_B, "a **word** here"),
        ("a **word** here", (4, 8), Key.Key_B, "a word here"),
        ("a **word** here", (2, 10), Key.Key_B, "a word here"),
        ("a word here", (2, 6), Key.Key_I, "a *word* here"),
        ("a *word* here", (3, 7), Key.Key_I, "a word here"),
        ("a **word** here", (4, 8), Key.Key_I, "a ***word*** here"),
        ("a ***word*** here", (5, 9), Key.Key_B, "a *word* here"),
        ("a ***word*** here", (5, 9), Key.Key_I, "a **word** here"),
        ("a  word  here", (1, 8), Key.Key_B, "a  **word**  here"),
        ("- one\n- two\n\nthree", (0, 18), Key.Key_B, "- **one**\n- **two**\n\n**three**"),
        ("- **one**\n- **two**", (0, 19), Key.Key_B, "- one\n- two"),
        ("\U0001f642 so", (3, 5), Key.Key_B, "\U0001f642 **so**"),
        ("word", (2, 2), Key.Key_B, "**word**"),
        ("", (0, 0), Key.Key_B, "****"),
        ("****", (2, 2), Key.Key_B, ""),
        ("   ", (0, 3), Key.Key_I, "   **"),
    ],
)
def test_emphasis_is_put_on_and_taken_off_in_one_step(sheet, qtbot, text, selection, key, after):
    sheet.set_text(text)
    select(sheet, *selection)
    qtbot.keyClick(sheet, key, CTRL)
    assert sheet.text() == after
    sheet.undo()
    assert sheet.text() == text
    sheet.redo()
    assert sheet.text() == after


def test_emphasis_twice_is_no_emphasis(sheet, qtbot):
    sheet.set_text("one two\nthree")
    select(sheet, 4, 13)
    for key in (Key.Key_B, Key.Key_I, Key.Key_B, Key.Key_I):
        qtbot.keyClick(sheet, key, CTRL)
    assert sheet.text() == "one two\nthree"
    assert sheet.textCursor().selectedText() == "two\u2029three"


@pytest.mark.parametrize(
    ("pasted", "arrives"),
    [
        ("plain", "plain"),
        ("crlf\r\nlines\rand\n\n\n\nblank", "crlf\nlines\nand\n\n\n\nblank"),
        ("nul\0here", "nul␀here"),
        ("no\u00a0break\u202fspace", "no break space"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("family \U0001f469\u200d\U0001f467", "family \U0001f469\u200d\U0001f467"),
        ("separator\u2028and\u2029so", "separator\nand\nso"),
        ("object\ufffcgone", "objectgone"),
        ("- a\n- b", "- a\n- b"),
    ],
)
def test_paste_arrives_as_plain_words(sheet, pasted, arrives):
    source = QMimeData()
    source.setText(pasted)
    source.setHtml("<h1>not this</h1>")
    sheet.insertFromMimeData(source)
    assert sheet.text() == arrives
    sheet.undo()
    assert sheet.text() == ""


def test_pasted_html_without_text_comes_as_its_words(sheet):
    source = QMimeData()
    source.setHtml("<p>one <b>two</b></p><img src='file:///etc/passwd'><p>three</p>")
    sheet.insertFromMimeData(source)
    assert sheet.text().split() == ["one", "two", "three"]


def test_files_and_pictures_are_not_taken_in(sheet, tmp_path):
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.png"))])
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    for source in (files, picture):
        assert not sheet.canInsertFromMimeData(source)
        sheet.insertFromMimeData(source)
    assert sheet.text() == ""


def test_no_resource_is_ever_opened(sheet, tmp_path):
    path = tmp_path / "canary.png"
    QImage(300, 200, QImage.Format.Format_RGB32).save(str(path))
    kind = QTextDocument.ResourceType.ImageResource
    loaded = sheet.document().resource(kind.value, QUrl.fromLocalFile(str(path)))
    assert (loaded.width(), loaded.height()) == (1, 1)


def test_copying_takes_plain_words_and_asks_clipboard_histories_to_leave_them_out(sheet):
    sheet.set_text("one\n\U0001f642 two")
    sheet.selectAll()
    sheet.copy()
    source = QGuiApplication.clipboard().mimeData()
    assert source.text() == "one\n\U0001f642 two"
    assert not source.hasHtml()
    assert source.data("x-kde-passwordManagerHint").data() == b"secret"
    QGuiApplication.clipboard().clear()


def test_keyboards_are_told_not_to_learn(sheet):
    assert sheet.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert sheet.inputMethodHints() & Qt.InputMethodHint.ImhMultiLine


def test_tab_leaves_the_sheet(sheet):
    assert sheet.tabChangesFocus()


def test_marks_are_shown_without_being_changed(sheet, theme):
    sheet.set_text("# Head\nplain **bold \U0001f642** *slanted*\n> quoted\n- item")
    looks = [block.layout().formats() for block in _blocks(sheet)]
    assert all(looks)
    faint = {look.start for look in looks[1] if look.format.foreground().color() == theme.colour("ink3")}
    assert faint == {6, 15, 18, 26}
    assert any(look.format.fontItalic() for look in looks[2])


def test_focus_mode_lets_only_the_shown_other_paragraphs_recede(sheet, qtbot):
    sheet.set_text("first\n\nsecond\n\nthird", caret=8)
    assert not sheet.extraSelections()
    sheet.set_dimmed(True)
    words = [selection.cursor.selectedText() for selection in sheet.extraSelections()]
    assert words == ["first\u2029", "\u2029third"]
    sheet.set_text(LONG, caret=0)
    dimmed = sum(len(selection.cursor.selectedText()) for selection in sheet.extraSelections())
    assert 0 < dimmed < 3000
    sheet.set_dimmed(False)
    assert not sheet.extraSelections()


def test_focus_mode_follows_the_caret_and_is_no_edit(sheet, qtbot):
    sheet.set_text("first\n\nsecond")
    edits = edits_of(sheet)
    sheet.set_dimmed(True)
    sheet.set_caret(9)
    assert [s.cursor.selectedText() for s in sheet.extraSelections()] == ["first\u2029"]
    assert not edits
    assert not sheet.document().isUndoAvailable()


def test_a_theme_change_over_a_long_entry_keeps_every_word(sheet, theme):
    """How quick it is, `./test bench` says; that it does not hang, the time limit of every test does."""
    sheet.set_text(LONG)
    theme.set_appearance("dark")
    sheet.viewport().repaint()
    assert sheet.text() == LONG


@pytest.mark.parametrize("text", ["word " * 200_000, "line\n" * 200_000, "a" + " " * 200_000 + "b", "*a " * 100_000])
def test_a_pasted_megabyte_arrives_whole(sheet, text):
    source = QMimeData()
    source.setText(text)
    sheet.insertFromMimeData(source)
    assert sheet.text().replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")
    sheet.viewport().repaint()


def _blocks(sheet: MarkdownSheet):
    block = sheet.document().begin()
    while block.isValid():
        yield block
        block = block.next()
