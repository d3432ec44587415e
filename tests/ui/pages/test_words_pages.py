"""The pages of words to keep and of wellbeing, each by itself, as a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QVBoxLayout, QWidget
from tests.builders import a_reflection
from tests.memory import MemoryJournal
from tests.ui.test_access import _page
from tests.ui.test_pictures import _clipped, _overlapping, _sticking_out

from unhurried.domain.margins import KeptKind
from unhurried.ui import tab_order
from unhurried.ui.pages.note_choices import KindOfWords
from unhurried.ui.pages.note_list import NoteList
from unhurried.ui.pages.wellbeing import WellbeingPage
from unhurried.ui.pages.words_to_keep import WordsPage
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
LONG = "When the quiet begins to count in me, then I let my hands lie and look at the plant. " + "x" * 90


class Window(QWidget):
    """Walked with Tab as the window of a journal is."""

    def __init__(self, page: ScrollPage) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return tab_order.step(self, forward)


Shown = Callable[[QWidget], None]


@pytest.fixture
def show(qtbot) -> Shown:
    def show(page: QWidget) -> None:
        page.resize(700, 700)
        qtbot.addWidget(page)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)

    return show


@pytest.fixture
def words(workspace: Workspace, theme: Theme, keep, show: Shown) -> WordsPage:
    keep(a_reflection("The radiator ticked.", reflection_id="a"))
    workspace.keep_words("When it is quiet, then I wait.", reflection_id="a")
    workspace.keep_words("A breath longer.", KeptKind.SMALL_ACT)
    page = WordsPage(workspace, theme)
    show(page)
    return page


@pytest.fixture
def wellbeing(workspace: Workspace, theme: Theme, show: Shown) -> WellbeingPage:
    workspace.keep_words("Stretched.", KeptKind.STATE)
    workspace.keep_words("The peer group.", KeptKind.SUPPORT)
    page = WellbeingPage(workspace, theme)
    show(page)
    return page


def told(shown: NoteList) -> list[str]:
    return [row.words.words() for row in shown.rows if not row.isHidden()]


def press(qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, modifier)


def write(qtbot, text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, text)


def test_words_stand_one_under_another_in_the_order_they_were_kept(words: WordsPage):
    assert told(words.words) == ["When it is quiet, then I wait.", "A breath longer."]
    assert words.words.rows[0].y() + words.words.rows[0].height() <= words.words.rows[1].y()


def test_words_lead_to_the_reflection_they_come_from(qtbot, words: WordsPage):
    first, second = words.words.rows
    assert second.open_button.isHidden()
    with qtbot.waitSignal(words.open_asked) as asked:
        first.open_button.click()
    assert asked.args == ["a"]


def test_where_that_reflection_is_gone_there_is_no_way_to_it(words: WordsPage, workspace: Workspace):
    assert workspace.keep_words("From a draft put away.", reflection_id="nothing")
    assert words.words.rows[2].open_button.isHidden()


def test_words_are_added_by_keyboard_alone(qtbot, words: WordsPage, workspace: Workspace):
    words.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    write(qtbot, "When I lean in, then I lean back.")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert told(words.words)[-1] == "When I lean in, then I lean back."
    assert QApplication.focusWidget() is words.words.add_button
    kept = workspace.words.before_a_session()[-1]
    assert (kept.kind, kept.reflection_id) == (KeptKind.WHEN_THEN, None)


def test_words_become_of_the_other_kind(qtbot, words: WordsPage, workspace: Workspace):
    words.words.rows[0].edit_button.click()
    assert words.words.editor
    words.words.editor.findChildren(KindOfWords)[0].kinds.chips()[1].click()
    words.words.editor.finish_button.click()
    kept = workspace.words.before_a_session()[0]
    assert (kept.kind, kept.words) == (KeptKind.SMALL_ACT, "When it is quiet, then I wait.")


def test_half_written_words_come_back(qtbot, words: WordsPage, workspace: Workspace, theme: Theme, show: Shown):
    words.words.write()
    write(qtbot, "Half a")
    assert words.put_down()
    words.leave()
    again = WordsPage(workspace, theme)
    show(again)
    assert again.words.editor
    assert again.words.editor.sheet.text() == "Half a"


def test_of_two_that_are_half_written_neither_is_lost(qtbot, words: WordsPage, workspace: Workspace):
    first = workspace.keep_words_growing("Half one", KeptKind.SMALL_ACT, reflection_id="a")
    second = workspace.keep_words_growing("Half two", KeptKind.WHEN_THEN)
    assert first
    assert second
    assert workspace.words.unfinished_from("a") == first
    words.words.look_again()
    assert words.words.editor
    words.words.editor.finish()
    assert words.words.editor
    assert QApplication.focusWidget() is words.words.editor.sheet
    words.words.editor.finish()
    assert words.words.editor is None
    assert {"Half one", "Half two"} <= set(told(words.words))


def test_words_that_are_edited_elsewhere_are_shown_as_they_are(words: WordsPage, workspace: Workspace):
    kept = workspace.words.before_a_session()[0]
    assert workspace.edit_words(kept.note_id, "Otherwise.")
    assert told(words.words)[0] == "Otherwise."
    assert workspace.remove_words(kept.note_id)
    assert told(words.words) == ["A breath longer."]


def test_without_any_the_page_says_so(workspace: Workspace, theme: Theme, show: Shown):
    page = WordsPage(workspace, theme)
    show(page)
    assert page.words.nothing.isVisible()
    page.words.write()
    assert not page.words.nothing.isVisible()


def test_wellbeing_holds_a_state_and_whom_to_call_apart(qtbot, wellbeing: WellbeingPage, workspace: Workspace):
    assert (told(wellbeing.state), told(wellbeing.support)) == (["Stretched."], ["The peer group."])
    wellbeing.support.write()
    write(qtbot, "My supervisor.")
    press(qtbot, Qt.Key.Key_Return, CONTROL)
    assert told(wellbeing.support) == ["The peer group.", "My supervisor."]
    assert workspace.words.wellbeing()[-1].is_private
    assert workspace.words.before_a_session() == []


def test_wellbeing_says_what_it_is_not(wellbeing: WellbeingPage):
    said = " ".join(label.text() for label in wellbeing.findChildren(QLabel))
    for words in ("not a diagnosis", "scored", "unless you choose each line by itself"):
        assert words in said


def test_what_is_about_wellbeing_is_nowhere_else(wellbeing: WellbeingPage, workspace: Workspace, theme: Theme, show):
    page = WordsPage(workspace, theme)
    show(page)
    assert told(page.words) == []


def test_a_hold_lets_lines_be_added_only(wellbeing: WellbeingPage, workspace: Workspace):
    assert workspace.hold()
    assert wellbeing.state.held.isVisible()
    assert not wellbeing.state.rows[0].edit_button.isVisible()
    assert wellbeing.state.add_button.isVisible()


@pytest.fixture(params=[("light", 1.0, 560), ("dark", 1.5, 620), ("light", 2.0, 620)])
def dressed(request: pytest.FixtureRequest, theme: Theme) -> Iterator[tuple[Theme, int]]:
    appearance, scale, width = request.param
    theme.set_appearance(appearance)
    theme.set_text_scale(scale)
    yield theme, width
    theme.set_text_scale(1.0)
    theme.set_appearance("light")


@pytest.mark.parametrize("kind", [WordsPage, WellbeingPage])
def test_nothing_is_clipped_and_everything_is_walked(
    qtbot, workspace: Workspace, dressed: tuple[Theme, int], show: Shown, kind: type[WordsPage | WellbeingPage]
):
    theme, width = dressed
    for words_kind in KeptKind:
        workspace.keep_words(LONG, words_kind)
        workspace.keep_words("Second.", words_kind)
    page = kind(workspace, theme)
    window = Window(page)
    lists = page.findChildren(NoteList)
    lists[0].write()
    show(window)
    window.resize(width, 700)
    lists[-1].write()
    qtbot.waitUntil(lambda: page.width() == width)
    qtbot.waitUntil(lambda: not [*_clipped(window), *_sticking_out(window), *_overlapping(window)])
    walked = _page(kind.__name__, window)
    assert [walked.missed, walked.backwards, walked.small] == [(), (), ()]
    names = [stop.name for stop in walked.stops]
    assert all(names)
    assert len(set(names)) == len(names)


def test_removing_is_asked_first(qtbot, words: WordsPage, journal: MemoryJournal):
    words.words.rows[0].edit_button.click()
    assert words.words.editor
    words.words.editor.remove_button.click()
    (dialog,) = [each for each in words.findChildren(QDialog) if each.isVisible()]
    assert len(journal.margins.words_to_keep()) == 2
    dialog.accept()
    assert len(journal.margins.words_to_keep()) == 1
