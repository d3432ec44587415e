"""Scenes: every page of the gates and of the rooms, in every state worth a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from unhurried.domain.finding import Filter
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.first_start import FirstStartPage
from unhurried.ui.pages.unlock import UnlockPage
from unhurried.ui.rooms import Rooms


@dataclass(frozen=True)
class Scene:
    """One page in one state: how to get there, and what to photograph."""

    name: str
    arrange: Callable[[], QWidget | None]


class Scenes:
    """Scenes in one window."""

    def __init__(self, window: MainWindow, folder: Path, today: date) -> None:
        self.window = window
        self._folder = folder
        self._today = today

    @property
    def rooms(self) -> Rooms:
        """The rooms of the sample journal."""
        rooms = self.window.rooms
        assert rooms is not None  # noqa: S101  the scene before has just opened them
        return rooms

    def dialog(self) -> QDialog | None:
        """The dialog that has just been opened."""
        open_ones = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        return open_ones[-1] if open_ones else None


class GateScenes(Scenes):
    """Before a journal is open."""

    def all(self) -> Iterator[Scene]:
        yield Scene("01-first-start", self._first_start)
        yield Scene("02-passphrase", self._passphrase)
        yield Scene("03-recovery-code", self._code)
        yield Scene("04-recovery-code-typed", self._code_typed)
        yield Scene("05-unlock", self._unlock)
        yield Scene("06-unlock-refused", self._unlock_refused)

    def _first_start(self) -> None:
        self.window.gates.show_first_start()

    def _gate(self) -> FirstStartPage:
        page = self.window.centralWidget()
        assert isinstance(page, FirstStartPage)  # noqa: S101  the scene before has just put it there
        return page

    def _passphrase(self) -> None:
        gate = self._gate()
        gate.place.done.emit()
        gate.passphrase.first.set_text("a heron stands still")

    def _code(self) -> None:
        self._gate().passphrase.done.emit()

    def _code_typed(self) -> None:
        self._gate().code.next_button.click()
        self._gate().code.fields[0].setText("1234")
        self._gate().code.next_button.click()

    def _unlock(self) -> None:
        self.window.show_gate(Path(self._folder))

    def _unlock_refused(self) -> None:
        from unhurried.domain.errors import WrongSecret

        page = self.window.centralWidget()
        if isinstance(page, UnlockPage):
            page.explain(WrongSecret())


class RoomScenes(Scenes):
    """The rooms, over the sample journal."""

    def all(self) -> Iterator[Scene]:
        yield Scene("10-write", self._write)
        yield Scene("11-write-why", self._write_why)
        yield Scene("12-write-empty", self._write_empty)
        yield Scene("13-write-line", self._write_line)
        yield Scene("14-write-marked", self._write_marked)
        yield Scene("15-write-long-words", self._write_long_words)
        yield Scene("17-write-notice", self._write_notice)
        yield Scene("16-focus", self._focus)
        yield Scene("20-journal", self._journal)
        yield Scene("21-journal-found", self._found)
        yield Scene("22-journal-narrowed", self._narrowed)
        yield Scene("23-journal-nothing", self._nothing)
        yield Scene("30-prompts", self._prompts)
        yield Scene("31-documents", self._documents)
        yield Scene("40-settings", self._settings_page)
        yield Scene("50-code", self._code_dialog)
        yield Scene("51-day", self._day_dialog)
        yield Scene("52-tags", self._tags_dialog)
        yield Scene("53-keys", self._keys_dialog)
        yield Scene("54-own-question", self._question_dialog)

    def _write(self) -> None:
        if self.window.rooms is None:
            self.window.open_sample()
        self.rooms.go("write")

    def _write_why(self) -> None:
        step = self.rooms.write.table.step
        if step:
            step.why_button.setChecked(True)

    def _write_empty(self) -> None:
        self.rooms.write.begin()

    def _write_line(self) -> None:
        self.rooms.write.table.set_way("line")

    def _write_marked(self) -> None:
        strip = self.rooms.write.table.free.markers
        strip.open_marker(next(iter(self.rooms.write._workspace.questions.offered_markers())).marker_id)  # noqa: SLF001

    def _write_long_words(self) -> None:
        sheet = self.rooms.write.table.free.sheet
        sheet.set_text("Donaudampfschifffahrtsgesellschaftskapitän " * 3 + "x" * 300 + "\n\nשלום · 🙂 · ŵ")

    def _write_notice(self) -> None:
        self.rooms.write.table.free.sheet.set_text("They take 20 mg of it now, and I had nothing to say to that.")
        self.rooms.write.guard.look()

    def _focus(self) -> None:
        self.rooms.write.table.set_way("standard")
        self.rooms.actions_.focus_mode.setChecked(True)

    def _journal(self) -> None:
        self.rooms.actions_.focus_mode.setChecked(False)
        self.rooms.go("journal")
        self.rooms.journal.filters.narrow(Filter())

    def _found(self) -> None:
        self.rooms.journal.filters.narrow(Filter(words="quiet"))

    def _narrowed(self) -> None:
        code = self.rooms.journal.model.glimpse(0)
        self.rooms.journal.filters.narrow(
            Filter(
                client_code=code.client_code if code else None, since=self._today.replace(year=2025), lens="silence"
            )
        )

    def _nothing(self) -> None:
        self.rooms.journal.filters.narrow(replace(Filter(), words="xylophone"))

    def _prompts(self) -> None:
        self.rooms.go("prompts")
        self.rooms.prompts.lens_button.click()

    def _documents(self) -> None:
        self.rooms.prompts.document_button.click()

    def _settings_page(self) -> None:
        self.rooms.go("settings")

    def _code_dialog(self) -> QWidget | None:
        self.rooms.go("write")
        self.rooms.write.session.choose_code()
        return self.dialog()

    def _day_dialog(self) -> QWidget | None:
        self.rooms.write.session.choose_day()
        return self.dialog()

    def _tags_dialog(self) -> QWidget | None:
        self.rooms.write.session.choose_tags()
        return self.dialog()

    def _keys_dialog(self) -> QWidget | None:
        self.rooms.actions_.shortcuts.trigger()
        return self.dialog()

    def _question_dialog(self) -> QWidget | None:
        self.rooms.go("prompts")
        self.rooms.prompts.add_button.click()
        return self.dialog()
