"""Pictures of every page of the sample journal, without a screen: to look at, and as a smoke test."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from unhurried import app
from unhurried.domain.finding import Filter
from unhurried.sample_journal import open_sample_journal
from unhurried.settings import Settings, SettingsFile
from unhurried.storage import SqlcipherFolders
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.first_start import FirstStartPage
from unhurried.ui.pages.unlock import UnlockPage
from unhurried.ui.rooms import Rooms
from unhurried.ui.surroundings import Surroundings
from unhurried.ui.theme import Theme

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 16, 52, tzinfo=UTC)


@dataclass(frozen=True)
class Format:
    """A window size in logical pixels and a text scale."""

    name: str
    width: int
    height: int
    text_scale: float = 1.0


FORMATS = (
    Format("usual", 1280, 840),
    Format("narrow", 700, 760),
    Format("text-150", 1280, 1000, 1.5),
)
APPEARANCES = ("light", "dark")
# Layouts within layouts hand their wishes up one level a turn.
SETTLING_TURNS = 8


@dataclass(frozen=True)
class Scene:
    """One page in one state: how to get there, and what to photograph."""

    name: str
    arrange: Callable[[], QWidget | None]


class Walk(QObject):
    """Walks through every scene in every format and appearance, one step at a time of the event loop."""

    def __init__(
        self,
        application: QApplication,
        home: Path,
        seen: Callable[[str, QWidget], None],
        formats: tuple[Format, ...] = FORMATS,
        appearances: tuple[str, ...] = APPEARANCES,
    ) -> None:
        super().__init__()
        self._seen = seen
        self._formats = formats
        self._appearances = appearances
        self._settings = SettingsFile(home / "settings.json")
        self._settings.current = Settings(journal=str(home / "My journal.journal"))
        self._theme = Theme(application, "light")
        self.window = MainWindow(_surroundings(self._settings), self._theme)
        self._steps = self._all()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self.done = False

    def start(self) -> None:
        """Begin; `done` becomes true after the last step, and then the application is asked to quit."""
        self.window.show()
        self._timer.start(0)

    @Slot()
    def _step(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self.done = True
            self._end()
        except Exception:
            self._end()
            raise

    def _end(self) -> None:
        self._timer.stop()
        self.window.close()
        QApplication.quit()

    def _all(self) -> Iterator[None]:
        """Each scene is arranged, given some turns of the event loop to settle, and photographed."""
        for picture_format in self._formats:
            for appearance in self._appearances:
                self._theme.set_appearance(appearance)
                self._theme.set_text_scale(picture_format.text_scale)
                self._settings.change(appearance=appearance, text_scale=picture_format.text_scale)
                for scene in (*self._gate_scenes(), *self._room_scenes()):
                    self.window.resize(picture_format.width, picture_format.height)
                    target = scene.arrange()
                    for _ in range(SETTLING_TURNS):
                        yield
                    self._seen(f"{scene.name}-{picture_format.name}-{appearance}", target or self.window)
                    if isinstance(target, QDialog):
                        target.close()

    # Before a journal is open

    def _gate_scenes(self) -> Iterator[Scene]:
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
        self.window.show_gate(Path(self._settings.current.journal))

    def _unlock_refused(self) -> None:
        from unhurried.domain.errors import WrongSecret

        page = self.window.centralWidget()
        if isinstance(page, UnlockPage):
            page.explain(WrongSecret())

    # The rooms

    def _room_scenes(self) -> Iterator[Scene]:
        yield Scene("10-write", self._write)
        yield Scene("11-write-why", self._write_why)
        yield Scene("12-write-empty", self._write_empty)
        yield Scene("13-write-line", self._write_line)
        yield Scene("14-write-marked", self._write_marked)
        yield Scene("15-write-long-words", self._write_long_words)
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

    @property
    def rooms(self) -> Rooms:
        """The rooms of the sample journal."""
        rooms = self.window.rooms
        assert rooms is not None  # noqa: S101  the scene before has just opened them
        return rooms

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
            Filter(client_code=code.client_code if code else None, since=TODAY.replace(year=2025), lens="silence")
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
        return self._dialog()

    def _day_dialog(self) -> QWidget | None:
        self.rooms.write.session.choose_day()
        return self._dialog()

    def _tags_dialog(self) -> QWidget | None:
        self.rooms.write.session.choose_tags()
        return self._dialog()

    def _keys_dialog(self) -> QWidget | None:
        self.rooms.actions_.shortcuts.trigger()
        return self._dialog()

    def _question_dialog(self) -> QWidget | None:
        self.rooms.go("prompts")
        self.rooms.prompts.add_button.click()
        return self._dialog()

    def _dialog(self) -> QDialog | None:
        open_ones = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        return open_ones[-1] if open_ones else None


def _surroundings(settings: SettingsFile) -> Surroundings:
    real = app.surroundings(settings)
    folders = SqlcipherFolders()
    return replace(
        real,
        start_afresh=None,
        open_sample=lambda: open_sample_journal(folders, TODAY, NOW),
        now=lambda: NOW,
        today=lambda: TODAY,
    )


def save_pictures(folder: Path) -> int:
    """Save every scene as a PNG file in a folder. Answers the exit code."""
    app.harden()
    folder.mkdir(parents=True, exist_ok=True)
    application = app.make_application(sys.argv[:1])

    def save(name: str, widget: QWidget) -> None:
        widget.grab().save(str(folder / f"{name}.png"))

    with tempfile.TemporaryDirectory(prefix="unhurried-pictures-") as home:
        walk = Walk(application, Path(home), save)
        walk.start()
        application.exec()
    return 0 if walk.done else 1
