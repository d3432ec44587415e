"""Questions for supervision: what is to be brought, what came back and is still open, and what is parked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout

from unhurried import faults
from unhurried.domain.errors import UnhurriedError
from unhurried.domain.supervision import Standing, SupervisionQuestion
from unhurried.services.changes import Changed
from unhurried.ui import supervision_words
from unhurried.ui.accessibility import heading
from unhurried.ui.pages.supervision_card import FOLD, SupervisionCard
from unhurried.ui.pages.thread_row import column_page
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipRow
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage
from unhurried.ui.workspace import Workspace

LOOPS, CLOSED = "loops", "closed"
_ITS_BUSINESS = Changed.SUPERVISION | Changed.DRAFTS | Changed.HOLD
SECTIONS = (Standing.TO_BRING, LOOPS, Standing.PARKED, CLOSED)


class QuestionsPage(ScrollPage):
    """A card for each question; one of them at a time is open.

    Signals:
        asked(SupervisionQuestion, str): do this with the question.
        half_asked(): the question that is half written is to be gone on with.
        reflection_asked(str): show the reflection with this id.
    """

    asked = Signal(object, str)
    half_asked = Signal()
    reflection_asked = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._has_left = False
        self._shows_closed = False
        # The cards are made when they are first looked at: there may be many, and the first page need not wait.
        self._is_stale = True
        self._questions: list[SupervisionQuestion] = []
        self.hidden_kinds: set[str] = set()
        self.cards: dict[str, SupervisionCard] = {}
        self._build()
        self._arrange()
        self.kinds.pressed.connect(self._switch_kind)
        self.closed_button.clicked.connect(self._switch_closed)
        self.half_button.clicked.connect(self.half_asked)
        workspace.changed.connect(self._on_change)

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Questions for supervision"))
        self.what = text_label(
            self.tr(
                "Note a question when it comes, from any page: Ctrl+Shift+Q. It waits here until it is brought, and "
                "what comes back is written beside it. It may stay open for ever."
            ),
            "hint",
            wrap=True,
        )
        self.half = QFrame()
        self.half.setProperty("kind", "card")
        self.half_words = text_label("", "excerpt", wrap=True)
        self.half_button = push_button(self.tr("Go on with the half-written question"), "outline")
        self.kinds = ChipRow(self._theme)
        self.kinds.setAccessibleName(self.tr("Which kinds of questions are shown"))
        self.nothing = text_label(self.tr("No question is of the kinds chosen above."), "hint", wrap=True)
        titles = {
            Standing.TO_BRING: self.tr("To bring"),
            LOOPS: self.tr("After supervision"),
            Standing.PARKED: self.tr("Parked"),
            CLOSED: self.tr("Closed"),
        }
        self.titles = {key: text_label(titles[key], "card_title", wrap=True) for key in SECTIONS}
        for title in self.titles.values():
            heading(title)
        self.loops_hint = text_label(self.tr("What I heard, what I did, what happened then."), "hint", wrap=True)
        self.closed_button = push_button("", "quiet")

    def _arrange(self) -> None:
        px = self._theme.px
        ground, column = column_page(self._theme)
        half = QVBoxLayout(self.half)
        half.setContentsMargins(px(20), px(14), px(20), px(14))
        half.setSpacing(px(8))
        half.addWidget(text_label(self.tr("A question is half written."), "strong", wrap=True))
        half.addWidget(self.half_words)
        half.addWidget(self.half_button, 0, Qt.AlignmentFlag.AlignLeading)
        for widget in (self.what, self.half, self.kinds, self.nothing):
            column.addWidget(widget)
        self._lists: dict[str, QVBoxLayout] = {}
        for key in SECTIONS:
            if key == CLOSED:
                column.addWidget(self.closed_button, 0, Qt.AlignmentFlag.AlignLeading)
            column.addWidget(self.titles[key])
            if key == LOOPS:
                column.addWidget(self.loops_hint)
            self._lists[key] = QVBoxLayout()
            self._lists[key].setSpacing(px(10))
            column.addLayout(self._lists[key])
        column.addStretch(1)
        self.setWidget(ground)

    # Showing

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        """What was erased leaves at once; what is half written is looked for only where that is seen."""
        if changed & _ITS_BUSINESS and not self._has_left:
            self._is_stale = True
            if self.isVisible() or changed & ~Changed.DRAFTS & _ITS_BUSINESS:
                self.refresh()

    def refresh(self) -> None:
        """Look again; cards stay where they are, and so does what is being typed."""
        try:
            half = self._workspace.supervision.unfinished()
            self._questions = self._workspace.supervision.questions()
        except UnhurriedError as error:
            self._workspace.failed.emit(error)
            return
        self._is_stale = False
        self.half.setVisible(half is not None)
        self.half_words.setText(supervision_words.in_short(half.words, 240) if half else "")
        self._drop_gone({question.question_id for question in self._questions})
        placed = {key: self._in_section(key) for key in SECTIONS}
        for key, questions in placed.items():
            for place, question in enumerate(questions):
                self._put(key, place, question)
        self._show_around(placed)

    def _in_section(self, key: str) -> list[SupervisionQuestion]:
        return [question for question in self._questions if _section(question) == key]

    def _drop_gone(self, there: set[str]) -> None:
        """What was erased leaves this list as well; it is not to be written anew."""
        for question_id in [question_id for question_id in self.cards if question_id not in there]:
            card = self.cards.pop(question_id)
            if card.back:
                card.back.forget()
            had_focus = card.isAncestorOf(QApplication.focusWidget() or self)
            card.hide()
            card.deleteLater()
            if had_focus and self.isVisible():
                self.setFocus()

    def _put(self, key: str, place: int, question: SupervisionQuestion) -> None:
        is_shown = question.kind not in self.hidden_kinds and (key != CLOSED or self._shows_closed)
        card = self.cards.get(question.question_id)
        if card is None and key == CLOSED and not is_shown:
            return  # there may be years of them
        if card is None:
            card = self.cards[question.question_id] = SupervisionCard(self._theme, self._workspace, question)
            card.asked.connect(self._ask)
            card.stepped.connect(self._step)
            card.reflection_asked.connect(self.reflection_asked)
        elif card.question != question or card.back:
            card.show_question(question)
        if self._lists[key].indexOf(card) != place:
            self._lists[key].insertWidget(place, card)
        card.setVisible(is_shown)

    def _show_around(self, placed: dict[str, list[SupervisionQuestion]]) -> None:
        shown = {key: [q for q in found if q.kind not in self.hidden_kinds] for key, found in placed.items()}
        for key, title in self.titles.items():
            title.setVisible(bool(shown[key]) and (key != CLOSED or self._shows_closed))
        self.loops_hint.setVisible(bool(shown[LOOPS]))
        self.closed_button.setVisible(bool(shown[CLOSED]))
        self.closed_button.setText(
            self.tr("Hide what is closed") if self._shows_closed else self.tr("What is closed")
        )
        self.what.setVisible(not self._questions)
        self.nothing.setVisible(bool(self._questions) and not any(shown.values()))
        kinds = {question.kind for question in self._questions}
        names = supervision_words.kinds().items()
        chips = [(k, n, "plain" if k in self.hidden_kinds else "answered") for k, n in names if k in kinds]
        self.kinds.set_chips(chips)
        self.kinds.setVisible(len(kinds) > 1)

    @Slot(str)
    def _switch_kind(self, kind: str) -> None:
        self.hidden_kinds ^= {kind}
        self.refresh()

    @Slot()
    def _switch_closed(self) -> None:
        self._shows_closed = not self._shows_closed
        self.refresh()

    # Walking

    @property
    def open_card(self) -> SupervisionCard | None:
        """The card that is open."""
        return next((card for card in self.cards.values() if card.is_open), None)

    def open_question(self, question_id: str, field: str | None = None) -> None:
        """Open one question, with the caret on a sheet of it; without one, with the focus on its words."""
        if self._is_stale:
            self.refresh()
        question = next((each for each in self._questions if each.question_id == question_id), None)
        if question is None:
            return
        self._shows_closed = self._shows_closed or _section(question) == CLOSED
        self.hidden_kinds.discard(question.kind)
        self.refresh()
        card = self.cards[question_id]
        if not self._fold_others(card):
            return
        back = card.open()
        if field is None or not back.focus_field(field):
            card.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(card)

    def _fold_others(self, card: SupervisionCard) -> bool:
        return all(other.fold() for other in self.cards.values() if other is not card)

    @Slot(str, str)
    def _ask(self, question_id: str, verb: str) -> None:
        card = self.cards[question_id]
        if verb != FOLD:
            if not card.back or card.back.put_down():
                self.asked.emit(card.question, verb)
        elif not card.is_open:
            self.open_question(question_id, "")
        elif card.fold():
            card.button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str, int)
    def _step(self, question_id: str, by: int) -> None:
        shown = [card for card in self._in_order() if not card.isHidden()]
        ids = [card.question.question_id for card in shown]
        place = ids.index(question_id) + by
        if 0 <= place < len(shown):
            self.show_card(shown[place])

    def show_card(self, card: SupervisionCard) -> None:
        """Put the focus on the words of a card, in sight."""
        card.button.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(card)

    def _in_order(self) -> list[SupervisionCard]:
        ids = [question.question_id for key in SECTIONS for question in self._in_section(key)]
        return [self.cards[question_id] for question_id in ids if question_id in self.cards]

    def follow(self, question_id: str) -> None:
        """A question has moved: the focus goes with it, or to the next one where it is not shown any more."""
        card = self.cards.get(question_id)
        shown = [other for other in self._in_order() if not other.isHidden()]
        target = card if card in shown else next(iter(shown), None)
        if target:
            self.show_card(target)

    # Keeping

    @property
    def is_pending(self) -> bool:
        """Whether something was typed here and is not kept yet."""
        return any(card.back.is_pending for card in self.cards.values() if card.back)

    def put_down(self) -> bool:
        """Keep what is being typed; False when that failed."""
        backs = [] if self._has_left else [card.back for card in self.cards.values() if card.back]
        kept = [back.put_down() for back in backs]
        return all(kept)

    def leave(self) -> None:
        """The journal is about to be closed: nothing more is asked of it."""
        for card in self.cards.values():
            if card.back:
                card.back.forget()
        self._has_left = True

    def hideEvent(self, event: QHideEvent) -> None:
        try:
            self.put_down()
        except Exception as error:  # noqa: BLE001  from within Qt, where it would take the program down
            faults.note(error)
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and not self._has_left:
            self.refresh()


def _section(question: SupervisionQuestion) -> str:
    if question.standing is Standing.BROUGHT:
        return LOOPS if question.is_open_loop else CLOSED
    return question.standing
