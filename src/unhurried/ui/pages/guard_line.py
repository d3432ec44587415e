"""The guard where one writes: a quiet line at the foot, which stops nothing and goes when it is told to."""

from __future__ import annotations

from contextlib import suppress
from typing import final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy

from unhurried.domain.errors import UnhurriedError
from unhurried.services.changes import Changed
from unhurried.services.guard import Notice, Watch
from unhurried.ui import guard_words
from unhurried.ui.accessibility import announce
from unhurried.ui.pages.watched import Watched
from unhurried.ui.theme import Theme
from unhurried.ui.widgets.buttons import push_button, tool_button
from unhurried.ui.widgets.labels import text_label
from unhurried.ui.widgets.wrapping import as_label
from unhurried.ui.workspace import Workspace

# After the last key. Sooner, and half a word would be taken for a whole one.
PAUSE_MS = 1200
# Between two parts of a long paste.
BREATH_MS = 30


@final
class GuardLine(QFrame):
    """One notice at a time about what is written. It never takes the focus, and keeps nothing but choices."""

    def __init__(self, workspace: Workspace, theme: Theme, watched: Watched) -> None:
        super().__init__()
        self._workspace = workspace
        self._theme = theme
        self._watched = watched
        self._watch = Watch(workspace.guard)
        self._notice: Notice | None = None
        self._told: Notice | None = None
        self._is_quiet = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._build()
        self._arrange()
        self._connect()
        self._draw_sign()
        self.hide()

    def _build(self) -> None:
        self.setProperty("kind", "guard")
        self.setAccessibleName(self.tr("A notice about what you wrote"))
        self.sign = QLabel()
        self.message = text_label("", "caption", wrap=True)
        self.message.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.choices = push_button(self.tr("Not again…"), "quiet")
        self.menu = QMenu(self)
        self.fine = self.menu.addAction("")
        self.no_kind = self.menu.addAction("")
        self.none_at_all = self.menu.addAction(self.tr("No notices like this at all"))
        self.choices.setMenu(self.menu)
        self.close_button = tool_button(self._theme, "close", self.tr("Leave it as it is"), small=True)
        for button in (self.choices, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the caret in the sheet

    def _arrange(self) -> None:
        px = self._theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(3), px(4), px(3))
        row.setSpacing(px(8))
        for widget in (self.sign, self.message, self.choices, self.close_button):
            row.addWidget(widget)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.look)
        for edited in self._watched.edits():
            edited.connect(self._wait)
        self.close_button.clicked.connect(self._leave)
        self.fine.triggered.connect(self._call_fine)
        self.no_kind.triggered.connect(self._leave_kind)
        self.none_at_all.triggered.connect(self._leave_all)
        self._theme.changed.connect(self._draw_sign)
        self._workspace.changed.connect(self._on_change)

    # Looking

    def begin(self) -> None:
        """Another writing is there; what is in it already is let be."""
        self._timer.stop()
        self._watch.begin(self._watched.texts())
        self._show(None)

    def set_quiet(self, quiet: bool) -> None:
        """Say nothing while only the sheet is shown, or the page is shown to others."""
        self._is_quiet = quiet
        self._show(self._notice)

    @Slot()
    def _wait(self) -> None:
        self._timer.start(PAUSE_MS)

    @Slot()
    def look(self) -> None:
        """See what stands there now, and say so or stop saying so."""
        if not self._watched.is_shown():
            return
        # What cannot be read now is told by whoever keeps the writing; here it is no reason for a word.
        with suppress(UnhurriedError):
            if self._workspace.guard.is_on and not self._watch.read(self._watched.texts()):
                self._timer.start(BREATH_MS)
            self._show_standing()

    def _show_standing(self) -> None:
        standing = self._watch.standing(self._watched.client_code(), self._watched.passed_over)
        shown = self._notice if self._notice in standing else None
        self._show(shown or next(iter(standing), None))

    def _show(self, notice: Notice | None) -> None:
        if notice and notice != self._notice:
            self._word(notice)
        self._notice = notice
        shown = None if self._is_quiet else notice
        if shown is None:
            self._give_focus_back()
            self.hide()
        elif self.isHidden():
            self._appear()
        if shown and shown != self._told:
            announce(self, self.message.text())
        self._told = shown or (self._told if notice else None)

    def _appear(self) -> None:
        """Come in below without pushing out of sight what is being written."""
        sheet = self._watched.sheet
        was_in_sight = sheet.hasFocus() and sheet.viewport().rect().contains(sheet.cursorRect().center())
        self.show()
        around = self.parentWidget()
        if was_in_sight and around and (layout := around.layout()):
            layout.activate()
            sheet.ensureCursorVisible()
            self._watched.make_room(self)

    def _word(self, notice: Notice) -> None:
        self.choices.show()
        words = as_label(guard_words.short(notice.words))
        kind = as_label(guard_words.kinds()[notice.kind])
        self.message.setText(guard_words.sentence(notice))
        self.fine.setText(self.tr("“{words}” is fine").format(words=words))
        self.no_kind.setText(self.tr("No notices of this kind ({kind})").format(kind=kind))

    @Slot()
    def _draw_sign(self) -> None:
        size = self._theme.px(14)
        self.sign.setPixmap(self._theme.icon("info", "ink2", 14).pixmap(size, size))

    @Slot(object)
    def _on_change(self, changed: Changed) -> None:
        if changed & Changed.PREFERENCES and self._notice:
            self.look()

    # Being told to go

    @Slot()
    def _leave(self) -> None:
        """Only what is shown: what else stands there nobody has been told yet, and it comes next."""
        if self._notice:
            self._watch.leave(self._notice)
        self.look()

    @Slot()
    def _call_fine(self) -> None:
        if self._notice:
            self._workspace.call_fine(self._notice.words)

    @Slot()
    def _leave_kind(self) -> None:
        if self._notice:
            kind = self._notice.kind
            self._workspace.switch_guard_kind(kind, on=False)
            if kind not in self._workspace.guard.kinds():
                words = self.tr("No more of this kind ({kind}). Settings, Notices while writing, brings them back.")
                self._tell(words.format(kind=as_label(guard_words.kinds()[kind])))

    @Slot()
    def _leave_all(self) -> None:
        self._workspace.switch_guard(on=False)
        if not self._workspace.guard.is_on:
            self._tell(self.tr("No more notices like this. Settings, Notices while writing, brings them back."))

    def _tell(self, words: str) -> None:
        """Say where a choice can be undone, until the next pause or the cross."""
        self._give_focus_back()
        self._notice = self._told = None
        self.message.setText(words)
        self.choices.hide()
        if self.isHidden():
            self._appear()
        announce(self, words)

    def _give_focus_back(self) -> None:
        """Whoever came here with Tab is back where the writing is, not on whatever Qt takes for the next."""
        focus = QApplication.focusWidget()
        if focus and self.isAncestorOf(focus):
            self._watched.focus()
