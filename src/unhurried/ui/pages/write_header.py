"""The upper part of Write: what is being written about, and what is asked."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QToolButton,
    QWidget,
)

from unhurried.domain.drafts import Draft, Way
from unhurried.services.questions import QuestionLibrary
from unhurried.ui import sentences
from unhurried.ui.actions import Actions
from unhurried.ui.pages.session_bar import SessionBar
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.segments import Segments
from unhurried.ui.widgets.step_dots import StepDots

FIRST_WORDS = 40


class TopBar(QWidget):
    """Where I am, and a few quiet tools.

    Signals:
        unfinished_asked(): the list of unfinished drafts is about to be shown.
        unfinished_chosen(str): one of them, by its id.
    """

    unfinished_asked = Signal()
    unfinished_chosen = Signal(str)

    def __init__(self, theme: Theme, session: SessionBar, actions: Actions) -> None:
        super().__init__()
        self._theme = theme
        self._has_drafts = False
        self._is_quiet = False
        self._is_alone = False
        self.session = session
        self.unfinished_menu = QMenu(self)
        self.unfinished_menu.setAccessibleName(self.tr("Drafts"))
        self.unfinished_button = push_button(self.tr("Drafts"), "quiet")
        self.unfinished_button.setToolTip(self.tr("Drafts that are not yet reflections"))
        self.unfinished_button.setMenu(self.unfinished_menu)
        self.new_button = _tool(actions.new_reflection, theme)
        self.appearance_button = _tool(actions.switch_appearance, theme)
        self.alone_button = _tool(actions.only_page, theme)
        self.focus_button = _tool(actions.focus_mode, theme)
        self._arrange()
        actions.choose_code.triggered.connect(self._choose_code)
        actions.choose_day.triggered.connect(self._choose_day)
        actions.choose_tags.triggered.connect(self._choose_tags)
        self.unfinished_menu.aboutToShow.connect(self.unfinished_asked)
        self.unfinished_menu.triggered.connect(self._choose_unfinished)

    def _arrange(self) -> None:
        px = self._theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(12), px(20), px(8))
        row.setSpacing(px(4))
        row.addWidget(self.session, 1)
        row.addStretch(0)
        tools = (self.new_button, self.appearance_button, self.alone_button, self.focus_button)
        for widget in (self.unfinished_button, *tools):
            row.addWidget(widget)

    def show_unfinished(self, drafts: list[Draft]) -> None:
        """Fill the menu with these drafts, the last touched first."""
        self.unfinished_menu.clear()
        for draft in drafts:
            action = self.unfinished_menu.addAction(self._described(draft))
            action.setData(draft.draft_id)
        self._has_drafts = bool(drafts)
        self._refresh()

    def _refresh(self) -> None:
        self.unfinished_button.setVisible(self._has_drafts and not self._is_quiet)

    def _described(self, draft: Draft) -> str:
        writing = draft.writing
        texts = [writing.body, *(answer.text for answer in writing.answers)]
        words = " ".join(next((text for text in texts if text.strip()), "").split())
        if len(words) > FIRST_WORDS:
            words = words[:FIRST_WORDS].rstrip() + "…"
        edit = self.tr("an edit") if draft.reflection_id else ""
        parts = [sentences.short_day(writing.day), writing.client_code or "", edit, words]
        return " · ".join(part for part in parts if part).replace("&", "&&")

    @Slot(QAction)
    def _choose_unfinished(self, action: QAction) -> None:
        if action.data():
            self.unfinished_chosen.emit(action.data())

    def set_quiet(self, quiet: bool) -> None:
        """Only the way out of focus mode."""
        self._is_quiet = quiet
        self._refresh()
        for widget in (self.session, self.new_button, self.appearance_button, self.alone_button):
            widget.setVisible(not quiet)

    def set_alone(self, alone: bool) -> None:
        """Nothing of this while only the page is shown; the keys for it do nothing then, as all would see."""
        self._is_alone = alone
        self.setVisible(not alone)

    @Slot()
    def _choose_code(self) -> None:
        if not self._is_alone:
            self.session.choose_code()

    @Slot()
    def _choose_day(self) -> None:
        if not self._is_alone:
            self.session.choose_day()

    @Slot()
    def _choose_tags(self) -> None:
        if not self._is_alone:
            self.session.choose_tags()


class AskingBar(Flow):
    """Whether a line is written or prompts are answered, which prompts, and where among them.

    Signals:
        way_chosen(str): "line", "standard" or "guided".
        lens_chosen(str): a lens, or "" for the chosen handful.
    """

    way_chosen = Signal(str)
    lens_chosen = Signal(str)

    def __init__(self, theme: Theme, questions: QuestionLibrary, actions: Actions) -> None:
        super().__init__(theme.px(20))
        self._theme = theme
        self._questions = questions
        self.ways = Segments(theme)
        self.line_button = self.ways.add_segment(self.tr("A line"))
        self.prompts_button = self.ways.add_segment(self.tr("Questions"))
        self.guided_button = self.ways.add_segment(self.tr("Guided"))
        self.lens_menu = QMenu(self)
        self.lens_button = push_button(self.tr("Ask me about…"), "quiet")
        self.lens_button.setMenu(self.lens_menu)
        self.still_button = push_button(actions.quiet_moment.text(), "quiet")
        self.still_button.setToolTip(actions.quiet_moment.toolTip())
        self.still_button.clicked.connect(actions.quiet_moment.trigger)
        self.dots = StepDots(theme)
        self.place = text_label("", "caption")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        px = self._theme.px
        ways = Flow(px(4))
        ways.add(self.ways)
        ways.add(self.lens_button)
        ways.add(self.still_button)
        where = QWidget()
        line = QHBoxLayout(where)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(12))
        line.addWidget(self.dots)
        line.addWidget(self.place)
        for group in (ways, where):
            group.setMinimumHeight(px(36))
        self.add(ways)
        self.add(where)

    def _connect(self) -> None:
        self.line_button.clicked.connect(self._choose_line)
        self.prompts_button.clicked.connect(self._choose_prompts)
        self.guided_button.clicked.connect(self._choose_guided)
        self.lens_menu.aboutToShow.connect(self._fill_lenses)
        self.lens_menu.triggered.connect(self._choose_lens)

    @Slot()
    def _choose_line(self) -> None:
        self.way_chosen.emit("line")

    @Slot()
    def _choose_prompts(self) -> None:
        self.way_chosen.emit("standard")

    @Slot()
    def _choose_guided(self) -> None:
        self.way_chosen.emit("guided")

    @Slot()
    def _fill_lenses(self) -> None:
        self.lens_menu.clear()
        self.lens_menu.addAction(self.tr("What I usually ask")).setData("")
        family = ""
        for lens in self._questions.shelves().lenses:
            if lens.family != family:
                family = lens.family
                self.lens_menu.addSeparator()
            self.lens_menu.addAction(lens.name).setData(lens.key)

    @Slot(QAction)
    def _choose_lens(self, action: QAction) -> None:
        self.lens_chosen.emit(str(action.data()))

    def show_place(self, way: Way, place: int, count: int, lens_key: str) -> None:
        """Say which sheet is shown, in dots and words; `lens_key` is "" for the free one."""
        is_line = way == "line" or count == 1
        buttons = {"line": self.line_button, "guided": self.guided_button}
        self.ways.choose(buttons.get(way, self.prompts_button))
        self.lens_button.setVisible(way != "guided")
        self.dots.set_place(place, count)
        self.dots.setVisible(not is_line)
        # In the guided way the theme is named below.
        self.place.setVisible(not is_line and way != "guided")
        lens = self._questions.shelves().lens(lens_key)
        name = lens.name if lens else self.tr("In your own words")
        words = self.tr("{lens}, sheet {place} of {count}")
        self.place.setText(name)
        self.dots.setAccessibleName(words.format(lens=name, place=place + 1, count=count))


def _tool(action: QAction, theme: Theme) -> QToolButton:
    button = QToolButton()
    button.setIconSize(QSize(theme.px(20), theme.px(20)))
    button.setDefaultAction(action)
    button.setAccessibleName(action.text())
    return button
