"""Making the copy: what goes wrong is said, nothing is left behind, and the draft is still there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from unhurried.domain import errors
from unhurried.domain.disclosures import CopyFormat, Recognisable
from unhurried.ui.dialogs.confirm_dialog import ConfirmDialog
from unhurried.ui.sharing import copy_making
from unhurried.ui.sharing.builder import CopyBuilder
from unhurried.ui.workspace import Workspace

Open = Callable[[], CopyBuilder]


class Making:
    """In place of the writer of files: puts something there, or fails as it was told to."""

    def __init__(self) -> None:
        self.fails: Exception | None = None
        self.banned: list[str] = []

    def make(self, path: Path, *args: object, over: bool = False, **more: object) -> str:
        self.banned = next((list(one) for one in args if isinstance(one, tuple)), [])
        assert more is not None
        if self.fails:
            raise self.fails
        if path.exists() and not over:
            raise errors.TargetExists
        path.write_bytes(b"a copy")
        return hashlib.sha256(b"a copy").hexdigest()


@pytest.fixture
def made(monkeypatch) -> Making:
    making = Making()
    monkeypatch.setattr(copy_making, "making", making)
    return making


@pytest.fixture
def at_the_seal(open_builder: Open) -> CopyBuilder:
    """A copy that was read to its end."""
    builder = open_builder()
    builder.copy.choose(question="Why?", for_role="Supervisor")
    builder.show_step(1)
    builder.choose.offered.switch_whole()
    builder.copy.choose(recognisable=Recognisable.NO)
    builder.show_step(3)
    builder.read.note_read()
    builder.show_step(4)
    assert builder.step is builder.seal
    return builder


def _save(builder: CopyBuilder, target: Path) -> None:
    builder.go_on()
    assert builder.making.dialog is not None
    builder.making.dialog.reject()
    builder.making.write_to(target)


def test_it_is_in_its_place_and_in_the_ledger_and_off_the_desk(
    qtbot, made: Making, at_the_seal: CopyBuilder, workspace: Workspace, tmp_path: Path
):
    target = tmp_path / "pages.pdf"
    with qtbot.waitSignal(at_the_seal.making.made):
        _save(at_the_seal, target)
    assert target.exists()
    assert "Heron" in made.banned
    assert workspace.copy_desk.draft() is None
    (entry,) = workspace.ledger.entries()
    assert entry.disclosure.fingerprint == hashlib.sha256(b"a copy").hexdigest()
    assert "reopened" in at_the_seal.made.checked.text()
    assert "anonym" not in " ".join(
        label.text() for label in at_the_seal.made.findChildren(type(at_the_seal.made.title))
    )


@pytest.mark.parametrize(
    "error", [errors.DiskIsFull(), errors.TargetIsReadOnly(), errors.TargetMissing(), errors.CopyDiffers()]
)
def test_what_went_wrong_is_said_and_the_draft_stays(
    qtbot, made: Making, at_the_seal: CopyBuilder, workspace: Workspace, tmp_path: Path, error: errors.UnhurriedError
):
    made.fails = error
    draft = at_the_seal.copy.draft
    with qtbot.waitSignal(at_the_seal.making.refused):
        _save(at_the_seal, tmp_path / "pages.pdf")
    assert at_the_seal.seal.message.isVisible()
    assert at_the_seal.seal.message.text()
    assert list(tmp_path.glob("pages*")) == []
    assert workspace.copy_desk.draft() == draft
    assert workspace.ledger.entries() == []
    assert at_the_seal.frame.next_button.isEnabled()


def test_a_file_that_is_there_is_replaced_only_when_told(
    qtbot, made: Making, at_the_seal: CopyBuilder, workspace: Workspace, tmp_path: Path
):
    assert made.fails is None
    target = tmp_path / "pages.pdf"
    target.write_bytes(b"something else")
    with qtbot.waitSignal(at_the_seal.making.refused):
        _save(at_the_seal, target)
    assert target.read_bytes() == b"something else"
    (dialog,) = [one for one in at_the_seal.findChildren(QDialog) if isinstance(one, ConfirmDialog)]
    with qtbot.waitSignal(at_the_seal.making.made):
        dialog.yes_button.click()
    assert target.read_bytes() == b"a copy"
    assert len(workspace.ledger.entries()) == 1


def test_without_its_line_in_the_ledger_no_file_stays(
    qtbot, made: Making, at_the_seal: CopyBuilder, workspace: Workspace, tmp_path: Path, monkeypatch
):
    assert made.fails is None

    def full(_disclosure: object) -> None:
        raise errors.DiskIsFull

    monkeypatch.setattr(workspace.ledger, "record", full)
    with qtbot.waitSignal(at_the_seal.making.refused):
        _save(at_the_seal, tmp_path / "pages.pdf")
    assert list(tmp_path.glob("pages*")) == []
    assert "ledger" in at_the_seal.seal.message.text()
    assert workspace.copy_desk.draft() is not None


def test_a_lock_while_it_is_written_leaves_no_file_that_nobody_knows(
    made: Making, at_the_seal: CopyBuilder, workspace: Workspace, tmp_path: Path
):
    assert made.fails is None
    _save(at_the_seal, tmp_path / "pages.pdf")
    at_the_seal.leave()
    assert list(tmp_path.glob("pages*")) == []
    assert workspace.ledger.entries() == []
    assert workspace.copy_desk.draft() is not None


def test_what_has_changed_since_it_was_read_is_to_be_read_again(
    qtbot, made: Making, at_the_seal: CopyBuilder, workspace: Workspace, tmp_path: Path
):
    assert made.fails is None
    at_the_seal.go_on()
    assert workspace.move_to_trash("r-heron")
    with qtbot.waitSignal(at_the_seal.making.faded):
        at_the_seal.making.write_to(tmp_path / "pages.pdf")
    assert at_the_seal.step is at_the_seal.read
    assert not at_the_seal.read.has_read
    assert list(tmp_path.glob("pages*")) == []


def test_an_unsealed_format_warns_and_shows_no_password(at_the_seal: CopyBuilder):
    assert at_the_seal.seal.secret.isVisible()
    at_the_seal.copy.choose(format=CopyFormat.HTML)
    assert not at_the_seal.seal.secret.isVisible()
    assert at_the_seal.seal.warning.isVisible()
    assert at_the_seal.frame.next_button.text() == "Save…"
