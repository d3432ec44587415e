"""Asking for a folder or a file, without leaving its name behind in Qt's own settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import MethodType
from weakref import WeakMethod

from PySide6.QtCore import QObject, QSettings, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from unhurried.ui.weak_call import is_alive


def ask_for_folder(parent: QWidget, title: str, start: Path, chosen: Callable[[Path], None]) -> QFileDialog:
    """Open the folder dialog; `chosen`, a bound method, is called with what was chosen."""
    dialog = QFileDialog(parent, title, str(start))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _opened(dialog, chosen)


def ask_for_file(parent: QWidget, title: str, start: Path, kinds: str, chosen: Callable[[Path], None]) -> QFileDialog:
    """Open the dialog for a file that is there; `kinds` as in "Backups (*.backup)"."""
    dialog = QFileDialog(parent, title, str(start), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _opened(dialog, chosen)


def ask_for_target(
    parent: QWidget, title: str, proposed: Path, kinds: str, chosen: Callable[[Path], None]
) -> QFileDialog:
    """Open the dialog for a file that is to be written; whoever writes it asks before anything is replaced."""
    dialog = QFileDialog(parent, title, str(proposed.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    # The dialog would ask in one of its own that waits, and could not be locked away.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    return _opened(dialog, chosen)


def _opened(dialog: QFileDialog, chosen: Callable[[Path], None]) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    answer = _Answer(dialog, chosen)
    dialog.fileSelected.connect(answer.tell)
    dialog.finished.connect(answer.forget)
    dialog.open()
    return dialog


class _Answer(QObject):
    """Hands the path on, and takes out of Qt's settings what the dialog wrote there."""

    def __init__(self, dialog: QFileDialog, chosen: Callable[[Path], None]) -> None:
        super().__init__(dialog)
        self._chosen = WeakMethod(chosen) if isinstance(chosen, MethodType) else None

    @Slot(str)
    def tell(self, path: str) -> None:
        chosen = self._chosen() if self._chosen else None
        if chosen is not None and is_alive(chosen):
            chosen(Path(path))

    @Slot()
    def forget(self) -> None:
        QSettings("QtProject").remove("FileDialog")
