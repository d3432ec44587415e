"""What the guard watches: what is on the table in Write, or on the one sheet of a note."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from typing import final

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QScrollArea, QWidget

from unhurried.domain.guard import Kind
from unhurried.domain.reflections import Writing
from unhurried.services.guard import notes_of
from unhurried.ui.pages.session_bar import SessionBar
from unhurried.ui.pages.write_steps import show_caret
from unhurried.ui.pages.write_table import WriteTable
from unhurried.ui.widgets.sheet import MarkdownSheet
from unhurried.ui.workspace import Workspace


class Watched(ABC):
    """A place where one writes. `passed_over` are the kinds that are at home there."""

    passed_over: Collection[Kind] = ()

    @abstractmethod
    def edits(self) -> tuple[SignalInstance, ...]:
        """What is emitted when the writer has changed something."""

    @abstractmethod
    def is_shown(self) -> bool:
        """Whether the writer is there."""

    @abstractmethod
    def texts(self) -> Iterator[str]:
        """All that stands there now."""

    @abstractmethod
    def client_code(self) -> str | None:
        """The client code that is chosen there, kept already or not."""

    @property
    @abstractmethod
    def sheet(self) -> MarkdownSheet:
        """The sheet that is written on now."""

    @abstractmethod
    def focus(self) -> None:
        """Back to where one writes."""

    @abstractmethod
    def make_room(self, line: QWidget) -> None:
        """Keep the caret in sight now that the line has come in below."""


@final
class OnTheTable(Watched):
    """All of Write: its answers, its free sheet, its moments and the lines beside its markings."""

    def __init__(self, workspace: Workspace, session: SessionBar, table: WriteTable) -> None:
        self._workspace = workspace
        self._session = session
        self._table = table

    def edits(self) -> tuple[SignalInstance, ...]:
        return self._table.edited, self._session.edited

    def is_shown(self) -> bool:
        return self._table.isVisible()

    def texts(self) -> Iterator[str]:
        for step in (self._table.free, *self._table.steps):
            yield _as_it_lies_there(step.sheet)
        free, today = self._table.free, self._workspace.today()
        yield from notes_of(Writing(today, markings=free.markers.markings(), moments=free.moments.moments()))

    def client_code(self) -> str | None:
        return self._session.apply_to(Writing(self._workspace.today())).client_code

    @property
    def sheet(self) -> MarkdownSheet:
        return self._table.sheet

    def focus(self) -> None:
        self._table.focus_sheet()

    def make_room(self, line: QWidget) -> None:
        del line  # it stands below all that scrolls
        show_caret(self._table.step or self._table.free, self.sheet)


@final
class OnASheet(Watched):
    """One sheet, as notes have it."""

    def __init__(self, sheet: MarkdownSheet) -> None:
        self._sheet = sheet
        self.code: str | None = None

    def edits(self) -> tuple[SignalInstance, ...]:
        return (self._sheet.edited,)

    def is_shown(self) -> bool:
        return self._sheet.isVisible()

    def texts(self) -> Iterator[str]:
        yield _as_it_lies_there(self._sheet)

    def client_code(self) -> str | None:
        return self.code

    @property
    def sheet(self) -> MarkdownSheet:
        return self._sheet

    def focus(self) -> None:
        self._sheet.setFocus()

    def make_room(self, line: QWidget) -> None:
        sheet = self._sheet
        # Once the page has grown by the line.
        QTimer.singleShot(0, line, lambda: _scroll_to(line, sheet))


def _as_it_lies_there(sheet: MarkdownSheet) -> str:
    """To make it fit to be kept takes longer than to look at it."""
    return sheet.document().toRawText().replace("\u2029", "\n")


def _scroll_to(line: QWidget, sheet: MarkdownSheet) -> None:
    """Show the line; where the page is too low for both, the caret comes first."""
    page = line.parentWidget()
    while page and not isinstance(page, QScrollArea):
        page = None if page.isWindow() else page.parentWidget()
    ground = page.widget() if page else None
    if page and ground and line.isVisible():
        page.ensureWidgetVisible(line, 0, line.height() // 3)
        caret = sheet.cursorRect()
        place = sheet.viewport().mapTo(ground, caret.center())
        page.ensureVisible(0, place.y(), 0, caret.height())
