"""The guided path in Prompts: its themes in a list, and the pages to which the list leads."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from unhurried.domain import guided
from unhurried.domain.prompts import Marker
from unhurried.ui.pages.path_texts import FirstWordsView, TermsView
from unhurried.ui.pages.theme_view import Showing, ThemeView
from unhurried.ui.theme import Theme
from unhurried.ui.workspace import Workspace


@final
class PathShelf(QObject):
    """Makes the pages, and does what is pressed on them.

    Signals:
        writing_asked(): go to Write, and on with the theme.
        moved(): the writer is with another theme, or with none.
        turned(int): another line of the list is meant; by its row.
        term_asked(str): look up this term.
    """

    writing_asked = Signal()
    moved = Signal()
    turned = Signal(int)
    term_asked = Signal(str)

    def __init__(self, workspace: Workspace, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._guided = workspace.guided
        self._theme = theme

    @property
    def themes(self) -> tuple[guided.Theme, ...]:
        """All of them, in the order of the list."""
        return self._guided.themes

    def names(self) -> list[str]:
        """The themes in the order that is suggested, and the two pages beside them."""
        return [*(path.name for path in self._guided.themes), self.tr("Terms"), self.tr("First words")]

    def row_of(self, theme_id: str) -> int:
        """Where a theme stands; the one that is suggested for "" and for one that is not there."""
        path = self._guided.theme(theme_id) or self._guided.suggested
        return self._guided.themes.index(path)

    @property
    def terms_row(self) -> int:
        return len(self._guided.themes)

    @property
    def words_row(self) -> int:
        return self.terms_row + 1

    def view(self, row: int) -> QWidget:
        """The page of this row."""
        if row == self.terms_row:
            return TermsView(self._guided.terms, self._theme)
        if row == self.words_row:
            words = FirstWordsView(self._guided.first_words, self._guided.suggested.name, self._theme)
            words.begin_asked.connect(self._write_first)
            return words
        return self._theme_view(self._guided.themes[row])

    def _theme_view(self, path: guided.Theme) -> ThemeView:
        marker = self._guided.marker(path)
        by_key = {source.key: source for source in self._workspace.questions.shelves().sources}
        showing = Showing(
            path,
            tuple(by_key[key] for key in path.sources if key in by_key),
            self._guided.prompts(path),
            marker,
            is_marker_on=marker is not None and self._guided.is_on(marker),
            is_chosen=path == self._guided.chosen,
        )
        view = ThemeView(showing, self._theme)
        view.begun.connect(self.begin)
        view.go_on_asked.connect(self.writing_asked)
        view.next_asked.connect(self._go_to_next)
        view.leave_asked.connect(self._leave)
        view.term_asked.connect(self.term_asked)
        view.marker_switched.connect(self._switch)
        return view

    @Slot(object)
    def begin(self, path: guided.Theme) -> None:
        """Be with this theme, and write."""
        self._workspace.begin_theme(path)
        self.writing_asked.emit()

    @Slot()
    def _write_first(self) -> None:
        if self._guided.chosen is None:
            self._workspace.begin_theme(self._guided.suggested)
        self.writing_asked.emit()

    @Slot()
    def _go_to_next(self) -> None:
        self._workspace.next_theme()
        self.moved.emit()
        self.turned.emit(self.row_of(""))

    @Slot()
    def _leave(self) -> None:
        self._workspace.leave_path()
        self.moved.emit()

    @Slot(object, bool)
    def _switch(self, marker: Marker, on: bool) -> None:
        self._workspace.switch_marker(marker, on=on)
