"""Beginning a thread from an answer, a moment or nothing; or adding the words to one that is there."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from unhurried.domain.threads import Origin, Thread, ThreadKind
from unhurried.ui import thread_words
from unhurried.ui.dialogs.code_dialog import CodeDialog
from unhurried.ui.dialogs.panel import Panel
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipGroup, ChipRow, choice
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.scroll_page import ScrollPage

LONGEST = 300
SHOWN_WORDS = 180
SHOWN_CODES = 8
SHOWN_THREADS = 12
# Of the area that scrolls, and of what is around it.
LOWEST, AROUND = 160, 240
ME, MORE = "me", "more"
CODE = "code:"


@dataclass(frozen=True, slots=True)
class Carried:
    """What is carried into a thread: the words, the question they answer, and where they come from."""

    words: str = field(default="", repr=False)
    wording: str = ""
    origin: Origin | None = None
    client_code: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Begun:
    """A thread as it was asked for."""

    title: str = field(repr=False)
    kind: ThreadKind
    client_code: str | None = field(repr=False)
    is_about_me: bool


class ThreadDialog(Panel):
    """One question, whom it is about and of which kind; or a thread that is there.

    Signals:
        begun(Begun): begin this thread.
        chosen(str): add the words to the thread with this id.
        left(str): what had been typed when it was left, for `take_up`; "" when it was begun or cancelled.
    """

    begun = Signal(object)
    chosen = Signal(str)
    left = Signal(str)

    def __init__(
        self, theme: Theme, carried: Carried, codes: list[str], threads: list[Thread], parent: QWidget
    ) -> None:
        super().__init__(theme, "", parent, width=500)
        self.rename(self.tr("To a thread") if carried.words else self.tr("Begin a thread"))
        self._carried = carried
        self._in_use = codes
        self._codes = [carried.client_code] if carried.client_code else codes[:SHOWN_CODES]
        self._threads = threads if carried.words else []
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        words = "\n".join(" ".join(line.split()) for line in self._carried.words.splitlines() if line.strip())
        self.words = text_label(words[:SHOWN_WORDS] + ("…" if len(words) > SHOWN_WORDS else ""), "excerpt", wrap=True)
        self.threads = ChipRow(self._theme)
        self.threads.setAccessibleName(self.tr("Add it to a thread that is there"))
        self._show_threads(SHOWN_THREADS)
        self.question = QLineEdit(self._carried.wording)
        self.question.setAccessibleName(self.tr("The question or theme, in your own words"))
        self.question.setPlaceholderText(self.tr("What do I not understand that can stay so?"))
        self.question.setMaxLength(LONGEST)
        self.question.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.question.selectAll()
        self.about = ChipGroup(self._theme)
        self.about.setAccessibleName(self.tr("Whom it is about, if anybody"))
        self._show_about(CODE + self._carried.client_code if self._carried.client_code else "")
        self.other_button = push_button(self.tr("Another client…"), "quiet")
        self.kind = choice(self._theme, self.tr("What kind of thread"), list(thread_words.kinds().items()))
        self.kind.choose(ThreadKind.QUESTION)
        self.message = text_label("", "error", wrap=True)
        self.message.hide()

    def _arrange(self) -> None:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, self._theme.px(8), 0)
        column.setSpacing(self._theme.px(10))
        if self._carried.words:
            column.addWidget(text_label(self.tr("These words go into it"), "strong", wrap=True))
            column.addWidget(self.words)
        if self._threads:
            column.addWidget(text_label(self.threads.accessibleName(), "strong", wrap=True))
            column.addWidget(self.threads)
        column.addWidget(
            text_label(self.tr("Or begin one") if self._threads else self.tr("Its question or theme"), "strong")
        )
        column.addWidget(self.question)
        column.addWidget(text_label(self.about.accessibleName(), "strong", wrap=True))
        column.addWidget(self.about)
        column.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(text_label(self.kind.accessibleName(), "strong", wrap=True))
        column.addWidget(self.kind)
        column.addStretch(1)
        self.area = ScrollPage()
        self.area.setWidget(ground)
        self.content.addWidget(self.area, 1)
        self.content.addWidget(self.message)
        self.cancel_button = self.add_button(self.tr("Cancel"), "ghost")
        self.buttons.addStretch(1)
        self.begin_button = self.add_button(self.tr("Begin the thread"), "filled")
        self.question.setFocus()

    def _connect(self) -> None:
        self.threads.pressed.connect(self._choose)
        self.other_button.clicked.connect(self._ask_for_code)
        self.cancel_button.clicked.connect(self._cancel)
        self.begin_button.clicked.connect(self._begin)
        self.finished.connect(self._leave)

    def fit(self) -> None:
        """High enough for all of it where the screen is; it scrolls where it is not."""
        page = self.area.widget()
        layout = page.layout() if page else None
        if layout:
            room = self.screen().availableGeometry().height() - self._theme.px(AROUND)
            needed = layout.totalHeightForWidth(self.area.maximumViewportSize().width())
            self.area.setMinimumHeight(max(self._theme.px(LOWEST), min(needed, room)))
        super().fit()

    def take_up(self, begun: str) -> None:
        """Go on with what had been typed when it was left."""
        found = json.loads(begun) if begun else {}
        if found:
            self.question.setText(found.get("title", ""))
            self._show_about(found.get("about", ""))
            self.kind.choose(found.get("kind", ThreadKind.QUESTION))

    def _show_threads(self, most: int) -> None:
        chips = [(thread.thread_id, thread_words.with_state(thread), "plain") for thread in self._threads[:most]]
        more = [(MORE, self.tr("More threads…"), "plain")] if len(self._threads) > most else []
        self.threads.set_chips([*chips, *more])

    def _show_about(self, chosen: str) -> None:
        """Offer the codes, the chosen one among them."""
        code = chosen.removeprefix(CODE)
        if chosen.startswith(CODE) and code not in self._codes:
            self._codes = [*self._codes, code]
        codes = [(CODE + code, code) for code in self._codes]
        self.about.set_options([(ME, self.tr("About me")), *codes])
        self.about.choose(chosen)

    @Slot()
    def _ask_for_code(self) -> None:
        dialog = CodeDialog(self._theme, self._in_use, None, self)
        dialog.rename(self.tr("Which client is it about?"))
        dialog.code_chosen.connect(self._take_code)
        dialog.open()

    @Slot(str)
    def _take_code(self, code: str) -> None:
        self._show_about(CODE + code if code else "")
        self.fit()

    @Slot(str)
    def _choose(self, thread_id: str) -> None:
        if thread_id == MORE:
            self._show_threads(len(self._threads))
            self.fit()
            return
        self.chosen.emit(thread_id)
        self.accept()

    @Slot()
    def _begin(self) -> None:
        title = self.question.text()
        if not title.strip():
            self.message.setText(self.tr("Write the question or theme first, in a few words."))
            self.message.show()
            self.fit()
            self.question.setFocus()
            return
        about = self.about.current()
        code = about.removeprefix(CODE) if about.startswith(CODE) else None
        self.begun.emit(Begun(title, ThreadKind(self.kind.current()), code, about == ME))
        self.accept()

    @Slot()
    def _cancel(self) -> None:
        self.question.clear()
        self.reject()

    @Slot(int)
    def _leave(self, result: int) -> None:
        title = self.question.text()
        is_typed = title.strip() and title != self._carried.wording
        if result == QDialog.DialogCode.Accepted or not is_typed:
            self.left.emit("")
            return
        self.left.emit(json.dumps({"title": title, "about": self.about.current(), "kind": self.kind.current()}))
