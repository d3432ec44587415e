"""The reading view: everything typed is shown, nothing is opened, nothing hangs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextDocument
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from unhurried.ui.widgets.reading_view import ReadingView

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def view(qtbot, theme) -> ReadingView:
    page, area = QWidget(), QScrollArea()
    column = QVBoxLayout(page)
    view = ReadingView(theme)
    column.addWidget(view)
    column.addStretch(1)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.resize(600, 400)
    qtbot.addWidget(area)
    with qtbot.waitExposed(area):
        area.show()
    view.area = area
    return view


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("she said <sigh> and left", "she said <sigh> and left"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<div>\nin a block\n</div>", "<div>\nin a block\n</div>"),
        ("a <b>b</b> <!-- c -->", "a <b>b</b> <!-- c -->"),
        ("**bold** and *slanted*", "bold and slanted"),
        ("one\ntwo\nthree", "one\ntwo\nthree"),
        ("one\n\ntwo", "one\ntwo"),
        ("- a\n  goes on\n- b", "a\ngoes on\nb"),
        ("text\n- item", "text\nitem"),
        ("> a\n> b\n\nc", "a\nb\nc"),
        ("# Head\ntext", "Head\ntext"),
        ("[Heron]: came late\n\n[Heron] left", "[Heron]: came late\n[Heron] left"),
        ("[x]: y", "[x]: y"),
        ("a [word](http://b.example) c", "a word (http://b.example) c"),
        ("<http://b.example>", "http://b.example"),
        ("![alt](file:///etc/passwd) after", "![alt](file:///etc/passwd) after"),
        ("![](file:///etc/passwd)", "![](file:///etc/passwd)"),
        ("    no code by indenting", "no code by indenting"),
        ("AT&amp;T", "AT&amp;T"),
        ("5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
        ("\U0001f642 **\U0001f642**\nb", "\U0001f642 \U0001f642\nb"),
        ("*He said so.*\nThen **nothing!**\nc", "He said so.\nThen nothing!\nc"),
        ("nul\0", "nul␀"),
        ("", ""),
    ],
)
def test_everything_that_was_typed_is_shown(view, typed, read):
    view.set_markdown(typed)
    assert view.words() == read


@pytest.mark.parametrize(
    "typed",
    [
        "\n".join("  " * depth + "- x" for depth in range(400)),
        "- " * 400 + "x",
        ">" * 400 + " x",
        ">" * 20_000,
        "[" * 3000,
        "![" * 3000,
        "[a](" * 3000 + "b",
        "*a " * 20_000,
        "**a" * 20_000,
        "`" * 20_000 + "a",
        "<a " * 20_000,
        "---" + " " * 100_000 + "x",
        " " * 70_000 + "[" + " " * 70_000 + "x",
        "```\n" * 3000,
    ],
    ids=lambda typed: repr(typed[:12]),
)
def test_hostile_marks_neither_crash_nor_hang_nor_lose_a_word(view, typed):
    view.set_markdown(typed)
    letters = [letter for letter in typed if letter.isalpha()]
    assert [letter for letter in view.words() if letter.isalpha()] == letters
    assert view.words().strip()
    assert not view.grab().isNull()


def test_a_megabyte_is_shown_as_it_was_typed(view):
    text = "- some words in a line\n" * 50_000
    view.set_markdown(text)
    assert view.words() == text


def test_a_picture_in_a_text_is_neither_opened_nor_drawn(view, tmp_path):
    path = tmp_path / "canary.png"
    QImage(900, 700, QImage.Format.Format_RGB32).save(str(path))
    url = QUrl.fromLocalFile(str(path))
    for text in (f"![]({url.toString()})", f"![x]({path})", f"<img src='{path}'>"):
        view.set_markdown(text)
        view.grab()
        assert view.height() < 200
        assert view.document().idealWidth() < 900
        assert "canary.png" in view.words()


def test_a_picture_that_is_asked_for_is_one_empty_pixel(view, tmp_path):
    path = tmp_path / "canary.png"
    QImage(900, 700, QImage.Format.Format_RGB32).save(str(path))
    for asked in (view.loadResource, view.document().resource):
        image = asked(IMAGE, QUrl.fromLocalFile(str(path)))
        assert (image.width(), image.height()) == (1, 1)
    assert view.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl("a.css")) == b" "


def test_pictures_that_reach_the_document_are_asked_of_the_view(qtbot, theme, tmp_path):
    """The second line of defence at work: were a picture left in a document, this is what would answer."""
    path = tmp_path / "canary.png"
    QImage(900, 700, QImage.Format.Format_RGB32).save(str(path))
    view = ReadingView(theme)
    qtbot.addWidget(view)
    view.resize(1000, 300)
    view.document().setMarkdown(f"![x]({QUrl.fromLocalFile(str(path)).toString()})")
    view.grab()
    assert view.document().idealWidth() < 100


def test_links_are_words_and_lead_nowhere(view):
    view.set_markdown("[a](file:///etc/passwd) <http://b.example>")
    assert not view.openLinks()
    assert not view.textInteractionFlags() & Qt.TextInteractionFlag.LinksAccessibleByMouse
    block = view.document().begin()
    inside = block.begin()
    while not inside.atEnd():
        assert not inside.fragment().charFormat().isAnchor()
        inside += 1


def test_nothing_can_be_dropped_on_it(view):
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/etc/passwd")])
    assert not view.acceptDrops()
    assert not view.canInsertFromMimeData(files)


def test_it_is_as_high_as_what_it_shows(view, qtbot):
    view.set_markdown("one line")
    low = view.height()
    view.set_markdown("a paragraph\n\n" * 30)
    assert view.height() > 10 * low
    assert view.verticalScrollBar().maximum() == 0
    high = view.height()
    view.set_markdown("many words " * 200)
    wide = view.height()
    view.area.resize(300, 400)
    qtbot.waitUntil(lambda: view.height() > wide)
    assert high


def test_its_words_can_be_selected_from_the_keyboard_and_copied_plainly(view, qtbot):
    view.set_markdown("**one** two\nthree")
    assert view.focusPolicy() & Qt.FocusPolicy.TabFocus
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    source = QGuiApplication.clipboard().mimeData()
    assert source.text() == "one two\nthree"
    assert not source.hasHtml()
    QGuiApplication.clipboard().clear()


def test_it_follows_the_theme(view, theme):
    view.set_markdown("# Head\n\n**bold**")
    before = view.height()
    theme.set_text_scale(2.0)
    assert view.height() > before
    assert view.words() == "Head\nbold"


def test_bold_is_bold_in_a_variable_face(view):
    view.set_markdown("**Hamburgefonstiv**")
    bold = view.document().idealWidth()
    view.set_markdown("Hamburgefonstiv")
    assert bold > view.document().idealWidth()
