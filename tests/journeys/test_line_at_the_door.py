"""Between two clients: a line left at the locked door is a draft after the next unlock."""

from __future__ import annotations

from tests.computer import PASSPHRASE, Computer, make_journal, rooms_of, unlock

from unhurried import paths
from unhurried.ui.pages.unlock import UnlockPage


def at_the_door(window) -> UnlockPage:
    page = window.centralWidget()
    assert isinstance(page, UnlockPage)
    return page


def test_a_line_left_at_the_door_waits_as_a_draft(computer: Computer):
    window = computer.start()
    make_journal(computer, window)
    computer.type("half a wo")
    window.lock()
    page = at_the_door(window)
    computer.until(lambda: hasattr(page, "line"))
    page.line.open_button.click()
    page.line.field.setText("shoulders, when the phone buzzed")
    page.line.leave()
    assert page.line.field.text() == ""
    assert "sealed" in page.line.message.text()
    assert not any(b"shoulders" in path.read_bytes() for path in paths.default_journal().rglob("*") if path.is_file())

    page.focus_field()
    unlock(computer, window, PASSPHRASE)
    rooms = rooms_of(window)
    assert rooms.write.table.sheet.text() == "half a wo", "one comes back to where one was"
    assert "left at the door" in rooms.banner.message.text()
    workspace = window.workspace
    assert workspace is not None
    assert {d.writing.body for d in workspace.desk.unfinished()} == {"", "shoulders, when the phone buzzed"}
    rooms.write.top.unfinished_menu.aboutToShow.emit()
    (action,) = rooms.write.top.unfinished_menu.actions()
    action.trigger()
    assert rooms.write.table.sheet.text() == "shoulders, when the phone buzzed"


def test_an_empty_line_is_not_kept(computer: Computer):
    window = computer.start()
    make_journal(computer, window)
    window.lock()
    page = at_the_door(window)
    computer.until(lambda: hasattr(page, "line"))
    page.line.open_button.click()
    page.line.field.setText("   ")
    page.line.leave()
    page.focus_field()
    unlock(computer, window, PASSPHRASE)
    workspace = window.workspace
    assert workspace is not None
    assert workspace.desk.unfinished() == []
