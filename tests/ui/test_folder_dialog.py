"""Asking for a folder or a file: what is chosen is handed on, and only to somebody who is still there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from unhurried.ui.dialogs.folder_dialog import ask_for_file, ask_for_folder


class Asker(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Path] = []

    def hear(self, path: Path) -> None:
        self.heard.append(path)


@pytest.fixture
def window(qtbot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_a_folder_that_was_chosen_is_handed_on(window: QWidget, tmp_path: Path):
    asker = Asker()
    dialog = ask_for_folder(window, "Which?", tmp_path, asker.hear)
    dialog.fileSelected.emit(str(tmp_path / "a folder"))
    assert asker.heard == [tmp_path / "a folder"]
    dialog.reject()


def test_a_file_that_was_chosen_is_handed_on(window: QWidget, tmp_path: Path):
    asker = Asker()
    dialog = ask_for_file(window, "Which?", tmp_path, "Backups (*.backup)", asker.hear)
    dialog.fileSelected.emit(str(tmp_path / "one.backup"))
    assert asker.heard == [tmp_path / "one.backup"]
    dialog.reject()


def test_who_asked_and_is_gone_hears_nothing(window: QWidget, tmp_path: Path):
    dialog = ask_for_folder(window, "Which?", tmp_path, Asker().hear)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
