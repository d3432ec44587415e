"""The ways in, in the real window: rehearsed, made anew, put on a sheet, left to the keyring, and taken back."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event
from types import ModuleType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from tests.computer import PASSPHRASE, QUICK, Computer, gate_of, open_dialogs, rooms_of, unlock
from tests.computer import workspace_of as workspace_in
from tests.storage.test_keyring import Keyring

from unhurried.domain.backups import Progress, Rehearsal
from unhurried.domain.errors import Cancelled
from unhurried.domain.executor import Wish
from unhurried.domain.keys import WayIn, recovery_code
from unhurried.services.safekeeping import BackupDesk
from unhurried.storage import SealedWaysIn, SqlcipherSafekeeping
from unhurried.storage.system_keyring import Accepted, SystemKeyring
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.dialogs.executor_dialog import ExecutorDialog
from unhurried.ui.dialogs.keyring_dialog import KeyringDialog
from unhurried.ui.dialogs.new_code_dialog import NewCodeDialog
from unhurried.ui.dialogs.rehearse_dialog import RehearseDialog
from unhurried.ui.main_window import MainWindow
from unhurried.ui.pages.ways_card import WaysCard

NAME = "keyring_of_this_journey"
OFFER = "can be rehearsed"
CODE = recovery_code(bytes(range(16)))


class At:
    """A window with a journal of one reflection, and the code from its paper."""

    def __init__(self, computer: Computer) -> None:
        self.computer = computer
        self.window: MainWindow = computer.start_writing()
        self.code = CODE

    def write(self, words: str) -> None:
        rooms = rooms_of(self.window)
        rooms.go("write")
        rooms.write.table.set_way("line")
        self.computer.type(words)
        rooms.write.finish()

    @property
    def card(self) -> WaysCard:
        """The card, in view."""
        rooms_of(self.window).go("settings")
        return rooms_of(self.window).settings.ways

    def press(self, button: str) -> None:
        getattr(self.card, button).click()

    def dialog(self, kind: type):
        dialog = self.computer.dialog_over(self.window)
        assert isinstance(dialog, kind)
        return dialog

    def gone(self) -> None:
        self.computer.until(lambda: not open_dialogs(self.window))
        self.computer.come_back_to(self.window)

    def said(self) -> str:
        banner = rooms_of(self.window).banner
        return "" if banner.isHidden() else banner.message.text()

    def restart(self, secret: str = PASSPHRASE) -> None:
        self.window.close()
        self.window = self.computer.start()
        unlock(self.computer, self.window, secret)

    def unlock(self, secret: str = PASSPHRASE) -> None:
        """At the door, once the desktop has made the window the active one again."""
        self.computer.come_back_to(self.window)
        unlock(self.computer, self.window, secret)
        assert rooms_of(self.window)

    def settle(self) -> None:
        """Whatever was to be offered is by now."""
        self.computer._settle()
        self.computer._settle()

    def preference(self, name: str) -> str:
        return workspace_in(self.window).preference(name)

    def ways(self) -> frozenset[WayIn]:
        return self.computer.ways.ways(self.window._folder)

    def desk(self) -> BackupDesk:
        return BackupDesk(SqlcipherSafekeeping(), self.window._folder, lambda: self.computer.at)


@pytest.fixture
def at(computer: Computer) -> At:
    return At(computer)


def rehearse(at: At, typed: str) -> RehearseDialog:
    at.press("rehearse_button")
    dialog = at.dialog(RehearseDialog)
    at.computer.type(typed)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(lambda: not dialog.found.isHidden() or not dialog.message.isHidden())
    return dialog


# Rehearsing


def test_the_code_is_typed_from_the_paper_and_everything_is_read(at: At):
    for words in ("the first", "the second", "the third"):
        at.write(words)
    assert at.card.rehearsed.text() == "Not rehearsed yet."
    dialog = rehearse(at, at.code.lower().replace("0", "o").replace("1", "l").replace("-", " "))
    assert dialog.found.text() == "3 of 3 reflections read, 0 damaged."
    assert "Wednesday 4 March 2026" in dialog.details.text()
    assert dialog.field.text() == ""
    at.computer.press(Qt.Key.Key_Return)
    at.gone()
    assert at.card.rehearsed.text() == "Last rehearsed on 4 March 2026."
    at.restart()
    assert at.card.rehearsed.text() == "Last rehearsed on 4 March 2026."


def test_a_slip_says_which_group_and_the_words_stay(at: At):
    at.write("something")
    groups = at.code.split("-")
    groups[3] = "U" + groups[3][1:]
    dialog = rehearse(at, "-".join(groups))
    assert "Group 4" in dialog.message.text()
    assert dialog.field.text() == "-".join(groups)
    dialog.field.setText(at.code)
    dialog.rehearse_button.click()
    at.computer.until(dialog.found.isVisible)
    assert dialog.found.text() == "1 of 1 reflection read, 0 damaged."
    dialog.close_button.click()
    at.gone()


def test_a_damaged_backup_is_told_and_a_new_one_is_tried(at: At):
    at.write("something")
    made = at.desk().before(at.window._key)
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2] ^= 1
    made.path.write_bytes(bytes(content))
    dialog = rehearse(at, at.code)
    assert "None of the backups" in dialog.message.text()
    assert at.preference("rehearsed-on") == ""
    dialog.anew_button.click()
    at.computer.until(dialog.found.isVisible)
    assert dialog.found.text() == "1 of 1 reflection read, 0 damaged."
    dialog.close_button.click()
    at.gone()


class Trial:
    """A rehearsal that waits in its middle until the test has done something, and then asks whether to go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.released = Event(), Event()
        self.ended: list[str] = []
        trial = self

        def rehearse(
            self: SqlcipherSafekeeping, folder: Path, typed: str, place: Path | None, progress: Progress
        ) -> Rehearsal:
            progress(0.4)
            trial.reached.set()
            trial.released.wait(20)
            trial.ended.append("gone on" if progress(0.6) else "stopped")
            raise Cancelled

        monkeypatch.setattr(SqlcipherSafekeeping, "rehearse", rehearse)


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> Trial:
    return Trial(monkeypatch)


def begin(at: At, trial: Trial) -> RehearseDialog:
    at.write("something")
    at.press("rehearse_button")
    dialog = at.dialog(RehearseDialog)
    at.computer.type(at.code)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(trial.reached.is_set)
    at.computer.until(lambda: dialog.bar.value() > 0)
    return dialog


def test_it_can_be_stopped_and_tried_again(at: At, trial: Trial):
    dialog = begin(at, trial)
    at.computer.press(Qt.Key.Key_Space)
    trial.released.set()
    at.computer.until(dialog.message.isVisible)
    assert trial.ended == ["stopped"]
    assert dialog.message.text() == "Stopped. Nothing was changed."
    assert dialog.field.text() == at.code
    at.computer.press(Qt.Key.Key_Escape)
    at.gone()


def test_closing_the_dialog_stops_it_too(at: At, trial: Trial):
    begin(at, trial)
    at.computer.press(Qt.Key.Key_Escape)
    at.gone()
    trial.released.set()
    at.computer.until(lambda: at.window._background.is_idle)
    assert trial.ended == ["stopped"]
    assert at.preference("rehearsed-on") == ""


def test_a_lock_in_its_middle_is_a_lock(at: At, trial: Trial):
    begin(at, trial)
    at.window.lock()
    gate_of(at.window)
    assert not open_dialogs(at.window)
    trial.released.set()
    at.unlock()
    assert trial.ended == ["stopped"]
    assert at.card.rehearsed.text() == "Not rehearsed yet."


# Offering it


def test_it_is_offered_once_there_is_something_to_rehearse(at: At):
    at.settle()
    assert at.said() == ""
    at.write("the first")
    at.settle()
    assert at.said() == "Kept in your journal."
    rooms_of(at.window).go("write")
    at.settle()
    assert OFFER in at.said()
    rooms_of(at.window).banner.close_button.click()
    for room in ("journal", "write"):
        rooms_of(at.window).go(room)
        at.settle()
        assert at.said() == ""


def test_what_was_put_away_comes_back_only_the_next_quarter(at: At):
    at.write("the first")
    at.restart()
    at.settle()
    assert OFFER in at.said()
    at.restart()
    at.settle()
    assert OFFER in at.said(), "nobody has answered"
    rooms_of(at.window).banner.close_button.click()
    at.computer.at += timedelta(days=90)
    at.restart()
    at.settle()
    assert at.said() == ""
    at.computer.at += timedelta(days=1)
    at.restart()
    at.settle()
    assert OFFER in at.said()


def test_the_offer_leads_to_the_rehearsal_and_after_it_a_quarter_is_quiet(at: At):
    at.write("the first")
    at.restart()
    at.settle()
    rooms_of(at.window).banner.action_button.click()
    dialog = at.dialog(RehearseDialog)
    at.computer.type(at.code)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(lambda: not dialog.found.isHidden())
    dialog.close_button.click()
    at.gone()
    for days, said in ((90, ""), (1, "A quarter of a year")):
        at.computer.at += timedelta(days=days)
        at.restart()
        at.settle()
        assert at.said().startswith(said)
        assert bool(at.said()) == bool(said)


def test_what_else_is_to_be_said_comes_first(at: At):
    at.write("the first")
    at.restart(at.code)
    at.settle()
    assert "came in with the recovery code" in at.said()


def test_another_size_of_text_does_not_offer_it_anew(at: At):
    at.write("the first")
    at.restart()
    at.settle()
    rooms_of(at.window).banner.close_button.click()
    rooms = rooms_of(at.window)
    rooms.actions_.larger.trigger()
    at.computer.until(lambda: at.window.rooms is not rooms and rooms_of(at.window).isVisible())
    at.settle()
    assert at.said() == ""


# A new recovery code


def renew(at: At) -> str:
    at.press("new_code_button")
    dialog = at.dialog(NewCodeDialog)
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.paper.isVisible)
    code = dialog.paper.recovery_code
    at.computer.press(Qt.Key.Key_Space)
    assert not dialog.paper.is_code_shown
    for number in dialog.paper.asked:
        at.computer.type(code.split("-")[number].lower())
        at.computer.press(Qt.Key.Key_Return)
    at.gone()
    return code


def test_a_new_code_opens_and_the_old_one_does_not(at: At):
    at.write("something")
    old = at.code
    at.code = renew(at)
    assert at.code != old
    assert "no longer opens" in at.said()
    at.window.close()
    at.window = at.computer.start()
    page = unlock(at.computer, at.window, old)
    assert "Wrong passphrase" in page.message.text()
    at.unlock(at.code)


def test_after_a_new_code_the_new_paper_is_rehearsed_and_the_old_one_refused(at: At):
    at.write("something")
    rehearse(at, at.code).close_button.click()
    at.gone()
    old, at.code = at.code, renew(at)
    assert at.card.rehearsed.text() == "Not rehearsed yet."
    dialog = rehearse(at, old)
    assert "does not open the journal" in dialog.message.text()
    dialog.reject()
    at.gone()
    dialog = rehearse(at, at.code)
    assert dialog.found.text() == "1 of 1 reflection read, 0 damaged."
    dialog.close_button.click()
    at.gone()


def test_the_old_code_holds_until_the_new_one_is_on_paper(at: At):
    at.press("new_code_button")
    dialog = at.dialog(NewCodeDialog)
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.paper.isVisible)
    at.computer.press(Qt.Key.Key_Space)
    at.computer.type("OOPS")
    at.computer.press(Qt.Key.Key_Return)
    at.computer.type("OOPS")
    at.computer.press(Qt.Key.Key_Return)
    assert "is not the one" in dialog.paper.message.text()
    dialog.back_button.click()
    assert dialog.paper.is_code_shown
    at.window.lock()
    at.unlock(at.code)


def test_a_wrong_passphrase_shows_no_code(at: At):
    at.press("new_code_button")
    dialog = at.dialog(NewCodeDialog)
    at.computer.type("not the passphrase at all")
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.message.isVisible)
    assert "Wrong passphrase" in dialog.message.text()
    assert dialog.paper.isHidden()
    dialog.reject()
    at.gone()


def test_a_code_never_comes_to_the_clipboard(at: At):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    at.press("new_code_button")
    dialog = at.dialog(NewCodeDialog)
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.paper.isVisible)
    for key in (Qt.Key.Key_A, Qt.Key.Key_C):
        at.computer.press(key, Qt.KeyboardModifier.ControlModifier)
    dialog.reject()
    at.gone()
    at.press("rehearse_button")
    at.dialog(RehearseDialog)
    at.computer.type(at.code)
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        at.computer.press(key, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "before"
    clipboard.clear()


# The executor's sheet


def sheet(at: At) -> ExecutorDialog:
    at.press("sheet_button")
    return at.dialog(ExecutorDialog)


def make_executor_code(at: At, dialog: ExecutorDialog) -> str:
    dialog.with_code.setChecked(True)
    dialog.code.present.setFocus()
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(lambda: dialog.code.code)
    return dialog.code.code


def test_what_was_typed_is_there_to_be_printed_again(at: At):
    dialog = sheet(at)
    assert dialog.place.text() == str(at.window._folder)
    dialog.give_choice.click()
    dialog.give_to.setFocus()
    at.computer.type("my supervisor")
    dialog.contact.setFocus()
    at.computer.type("my sister")
    at.computer.press(Qt.Key.Key_Escape)
    at.gone()
    at.restart()
    dialog = sheet(at)
    assert (dialog.sheet.wish, dialog.sheet.give_to, dialog.sheet.contact) == (
        Wish.GIVE,
        "my supervisor",
        "my sister",
    )
    words = dialog.picture.accessibleDescription()
    assert "unread, to my supervisor" in words
    assert "my sister" in words
    assert "no passphrase and no code" in words
    dialog.reject()
    at.gone()


def test_a_lock_keeps_half_a_line_of_it(at: At):
    dialog = sheet(at)
    dialog.other_choice.click()
    dialog.words.setFocus()
    at.computer.type("half a thou")
    at.window.lock()
    at.unlock()
    assert json.loads(at.preference("executor-sheet"))["words"] == "half a thou"


def test_return_in_a_line_goes_on_and_prints_nothing(at: At):
    dialog = sheet(at)
    dialog.place.setFocus()
    at.computer.press(Qt.Key.Key_Return)
    assert open_dialogs(at.window) == [dialog]
    assert not dialog.place.hasFocus()
    dialog.reject()
    at.gone()


def test_without_being_asked_there_is_no_code(at: At):
    dialog = sheet(at)
    assert not dialog.with_code.isChecked()
    dialog.accept()
    at.gone()
    assert WayIn.EXECUTOR not in at.ways()
    assert at.card.take_back_button.isHidden()


def test_a_code_of_its_own_opens_and_can_be_taken_back(at: At):
    at.write("something")
    dialog = sheet(at)
    code = make_executor_code(at, dialog)
    assert code in dialog.picture.accessibleDescription()
    assert "read everything" in dialog.picture.accessibleDescription()
    dialog.accept()
    at.gone()
    assert WayIn.EXECUTOR in at.ways()
    assert code not in at.preference("executor-sheet")

    at.restart(code)
    assert rooms_of(at.window)
    at.restart()
    dialog = sheet(at)
    assert not dialog.code.code
    assert "cannot be shown again" in dialog.code.earlier.text()
    dialog.reject()
    at.gone()

    assert at.card.take_back_button.isVisible()
    at.press("take_back_button")
    at.dialog(ConfirmDialog).accept()
    at.computer.until(lambda: "no longer opens" in at.said())
    assert at.card.take_back_button.isHidden()
    at.window.close()
    at.window = at.computer.start()
    page = unlock(at.computer, at.window, code)
    assert "Wrong passphrase" in page.message.text()


def test_a_wrong_passphrase_makes_no_code(at: At):
    dialog = sheet(at)
    dialog.with_code.setChecked(True)
    dialog.code.present.setFocus()
    at.computer.type("not the passphrase at all")
    dialog.code.make_button.click()
    at.computer.until(dialog.code.message.isVisible)
    dialog.print_button.click()
    assert "not made yet" in dialog.message.text()
    assert open_dialogs(at.window) == [dialog]
    assert WayIn.EXECUTOR not in at.ways()
    dialog.reject()
    at.gone()


def test_the_page_says_when_it_is_full(at: At):
    dialog = sheet(at)
    dialog.other_choice.click()
    dialog.words.setPlainText("a word or two, and again. " * 200)
    at.computer.until(dialog.message.isVisible)
    assert "more than the page holds" in dialog.message.text()
    dialog.words.setPlainText("little")
    at.computer.until(dialog.message.isHidden)
    dialog.reject()
    at.gone()


# The system's keyring


@pytest.fixture
def backend(computer: Computer, monkeypatch: pytest.MonkeyPatch) -> type[Keyring]:
    """A keyring of the form of the system's."""
    fresh = type("Keyring", (Keyring,), {"kept": {}, "__module__": NAME})
    module = ModuleType(NAME)
    module.Keyring = fresh  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(sys.modules, NAME, module)
    computer.ways = SealedWaysIn(QUICK, keyring=SystemKeyring([Accepted(NAME, "Keyring")]))
    return fresh


@pytest.fixture
def kept(backend: type[Keyring], at: At) -> At:
    """A journal that the keyring opens, and its door."""
    card = at.card
    at.computer.until(card.keyring_button.isVisible)
    at.press("keyring_button")
    dialog = at.dialog(KeyringDialog)
    assert "without the passphrase" in dialog.warning.text()
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.gone()
    assert card.stop_keyring_button.isVisible()
    assert WayIn.KEYRING in at.ways()
    at.window.lock()
    page = gate_of(at.window)
    at.computer.until(lambda: hasattr(page, "keyring_button"))
    return at


def test_where_there_is_no_keyring_that_is_said_and_nothing_is_offered(at: At):
    at.computer.ways = SealedWaysIn(QUICK, keyring=SystemKeyring([]))
    at.restart()
    card = at.card
    at.computer.until(lambda: "no keyring" in card.keyring.text())
    assert card.keyring_button.isHidden()
    at.window.lock()
    page = gate_of(at.window)
    at.computer.until(lambda: hasattr(page, "line") and at.window._background.is_idle)
    assert not hasattr(page, "keyring_button")


def test_the_keyring_opens_the_door(kept: At):
    gate_of(kept.window).keyring_button.click()
    kept.computer.until(lambda: kept.window.rooms is not None)
    kept.settle()
    assert "recovery code" not in kept.said()


@pytest.mark.parametrize("fault", ["silent", "another secret"])
def test_a_keyring_that_fails_says_so_and_the_passphrase_opens(kept: At, backend: type[Keyring], fault: str):
    if fault == "silent":
        backend.fault = OSError(5, "a canary")
    else:
        backend.kept.update(dict.fromkeys(backend.kept, "00" * 32))
    page = gate_of(kept.window)
    page.keyring_button.click()
    kept.computer.until(page.message.isVisible)
    assert "Type the passphrase instead." in page.message.text()
    assert "canary" not in page.message.text()
    assert page.field.hasFocus()
    kept.unlock()


def test_it_can_be_taken_back(kept: At, backend: type[Keyring]):
    kept.unlock()
    kept.press("stop_keyring_button")
    kept.computer.until(lambda: "no longer opens" in kept.said())
    assert WayIn.KEYRING not in kept.ways()
    assert backend.kept == {}
    assert kept.card.keyring_button.isVisible()


def test_a_wrong_passphrase_lets_nothing_in(at: At, backend: type[Keyring]):
    at.restart()
    at.computer.until(at.card.keyring_button.isVisible)
    at.press("keyring_button")
    dialog = at.dialog(KeyringDialog)
    at.computer.type("not the passphrase at all")
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.message.isVisible)
    assert backend.kept == {}
    backend.fault = RuntimeError("a canary")
    dialog.present.setText(PASSPHRASE)
    dialog.allow_button.click()
    at.computer.until(lambda: "did not take" in dialog.message.text())
    assert WayIn.KEYRING not in at.ways()
    dialog.reject()
    at.gone()


# Locking


def _at_the_code(at: At) -> None:
    dialog = at.dialog(NewCodeDialog)
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)
    at.computer.until(dialog.paper.isVisible)


def _in_the_middle(at: At) -> None:
    at.computer.type(PASSPHRASE)
    at.computer.press(Qt.Key.Key_Return)


def _stay(_: At) -> None:
    pass


def _with_code(at: At) -> None:
    make_executor_code(at, at.dialog(ExecutorDialog))


@pytest.mark.parametrize(
    ("button", "meanwhile"),
    [
        ("rehearse_button", _stay),
        ("new_code_button", _stay),
        ("new_code_button", _in_the_middle),
        ("new_code_button", _at_the_code),
        ("sheet_button", _stay),
        ("sheet_button", _with_code),
        ("keyring_button", _stay),
        ("keyring_button", _in_the_middle),
    ],
)
def test_no_dialog_outlives_a_lock(at: At, backend: type[Keyring], button: str, meanwhile: Callable[[At], None]):
    at.restart()
    at.computer.until(at.card.keyring_button.isVisible)
    at.press(button)
    at.computer.dialog_over(at.window)
    meanwhile(at)
    at.window.lock()
    gate_of(at.window)
    assert not open_dialogs(at.window)
    at.unlock()
    assert QApplication.activeModalWidget() is None
