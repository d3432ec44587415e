"""One moment: five questions, each of which may be left open, with own words beside every choice."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from unhurried.domain.moments import Moment
from unhurried.domain.text import clean
from unhurried.ui import moment_words
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button
from unhurried.ui.widgets.chips import ChipGroup
from unhurried.ui.widgets.flow import Flow
from unhurried.ui.widgets.labels import text_label

LONGEST_LINE = 2000


class MomentEditor(QFrame):
    """Shows a moment to be filled in; whatever is chosen or typed counts at once.

    Signals:
        edited(Moment): as it is now.
        done(), removal_asked().
        thread_asked(): it is to be carried on in a thread.
    """

    edited = Signal(object)
    done = Signal()
    removal_asked = Signal()
    thread_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._theme = theme
        self._moment = Moment("")
        self._build()
        self._arrange()
        self._connect()

    def _build(self) -> None:
        own = self.tr("In your own words")
        self.happened = self._choice(self.tr("What had just happened between us"), moment_words.happened())
        self.happened_words = self._line(self.tr("What had just happened, in your own words"), own)
        self.pull = self._line(self.tr("What I was pulled to do"))
        self.did = self._choice(self.tr("What I did"), moment_words.did())
        self.did_words = self._line(self.tr("What I did, in your own words"), own)
        self.followed = self._line(self.tr("What followed"))
        self.noticed = self._choice(self.tr("When I noticed"), moment_words.noticed())
        self.remove_button = push_button(self.tr("Take this moment away"), "quiet")
        self.thread_button = push_button(self.tr("This moment to a thread…"), "quiet")
        self.done_button = push_button(self.tr("Done"), "outline")

    def _choice(self, name: str, words: dict[str, str]) -> ChipGroup:
        group = ChipGroup(self._theme)
        group.setAccessibleName(name)
        group.set_options(list(words.items()))
        group.chosen.connect(self._edit)
        return group

    def _line(self, name: str, hint: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.setMaxLength(LONGEST_LINE)
        line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        line.textEdited.connect(self._edit)
        return line

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(8))
        for name, widgets in (
            (self.happened.accessibleName(), (self.happened, self.happened_words)),
            (self.pull.accessibleName(), (self.pull,)),
            (self.did.accessibleName(), (self.did, self.did_words)),
            (self.followed.accessibleName(), (self.followed,)),
            (self.noticed.accessibleName(), (self.noticed,)),
        ):
            column.addWidget(text_label(name, "strong", wrap=True))
            for widget in widgets:
                column.addWidget(widget)
            column.addSpacing(px(4))
        buttons = Flow(px(4))
        for button in (self.remove_button, self.thread_button):
            buttons.add(button)
        row = QHBoxLayout()
        row.addWidget(buttons, 1)
        row.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)

    def _connect(self) -> None:
        self.remove_button.clicked.connect(self.removal_asked)
        self.thread_button.clicked.connect(self.thread_asked)
        self.done_button.clicked.connect(self.done)
        lines = (self.happened_words, self.pull, self.did_words, self.followed)
        for line in lines:
            line.returnPressed.connect(self.done)

    def show_moment(self, moment: Moment) -> None:
        """Show this one; nothing counts as edited."""
        self._moment = moment
        self.happened.choose(moment.happened)
        self.happened_words.setText(moment.happened_words)
        self.pull.setText(moment.pull)
        self.did.choose(moment.did)
        self.did_words.setText(moment.did_words)
        self.followed.setText(moment.followed)
        self.noticed.choose(moment.noticed)

    @Slot()
    def _edit(self) -> None:
        # A key that is not offered here, of a later version, stays as long as nothing else is chosen.
        kept = self._moment
        self._moment = replace(
            kept,
            happened=self.happened.current() or _unknown(kept.happened, moment_words.happened()),
            happened_words=clean(self.happened_words.text()),
            pull=clean(self.pull.text()),
            did=self.did.current() or _unknown(kept.did, moment_words.did()),
            did_words=clean(self.did_words.text()),
            followed=clean(self.followed.text()),
            noticed=self.noticed.current() or _unknown(kept.noticed, moment_words.noticed()),
        )
        self.edited.emit(self._moment)

    def focus_first(self) -> None:
        """Ready to choose or to type."""
        self.happened.chips()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _unknown(key: str, offered: dict[str, str]) -> str:
    return "" if key in offered else key
