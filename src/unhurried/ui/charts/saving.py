"""Saving a picture to a place outside the journal that its writer chose, and nowhere else."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSettings, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from unhurried.domain.errors import DiskIsFull, NotKept, UnhurriedError
from unhurried.ui import sentences
from unhurried.ui.charts.base import Chart
from unhurried.ui.charts.picture import Picture

_MODE = 0o600
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NAME = "picture"
_SCALE = 2


class PictureSaving(QObject):
    """Asks where to, and writes one file there, which only its owner can read. Nothing is ever written over.

    Signals:
        saved(Path): where the picture is now; with a number in its name if there was such a file already.
        refused(str): why it could not be written, as a sentence.
    """

    saved = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._picture: Picture | None = None

    def ask(self, chart: Chart, start: Path, name: str = _NAME) -> QFileDialog:
        """Open the dialog for this chart as it is now. `name` says nothing of what is in the picture."""
        self._picture = chart.picture()
        dialog = QFileDialog(self._parent, self.tr("Save picture"), str(start / f"{name}.png"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilters([f"{words} (*{suffix})" for suffix, words in self._kinds().items()])
        # The dialog would ask in one of its own that waits, and could not be locked away.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix("png")
        dialog.selectFile(f"{name}.png")
        dialog.filterSelected.connect(self._follow)
        dialog.fileSelected.connect(self._save)
        dialog.rejected.connect(self._let_go)
        dialog.finished.connect(self._forget)
        dialog.open()
        return dialog

    def _kinds(self) -> dict[str, str]:
        return {
            ".png": self.tr("Picture for documents and messages"),
            ".svg": self.tr("Picture of any size"),
            ".pdf": self.tr("Page to read or print"),
        }

    @Slot(str)
    def _follow(self, chosen: str) -> None:
        """Let a name that ends in nothing end as the kind that was chosen does."""
        dialog = self.sender()
        suffix = next((suffix for suffix in self._kinds() if f"*{suffix}" in chosen), ".png")
        if isinstance(dialog, QFileDialog):
            dialog.setDefaultSuffix(suffix[1:])

    @Slot(str)
    def _save(self, path: str) -> None:
        picture = self._picture
        self._let_go()
        if picture is None:
            return
        try:
            written = write_picture(picture, Path(path))
        except UnhurriedError as error:
            self.refused.emit(sentences.refused(error))
        else:
            self.saved.emit(written)

    @Slot()
    def _let_go(self) -> None:
        self._picture = None

    @Slot()
    def _forget(self) -> None:
        # Where pictures go is nobody's business but their owner's.
        QSettings("QtProject").remove("FileDialog")


def write_picture(picture: Picture, path: Path) -> Path:
    """Write a picture as what the name ends in, a PNG if in nothing we know; returns where it is.

    Raises DiskIsFull or NotKept, and then leaves nothing behind.
    """
    make = _MAKERS.get(path.suffix.lower())
    if make is None:
        path, make = path.with_name(f"{path.name}.png"), _png
    content = make(picture)
    try:
        return _write_new(path, content)
    except OSError as error:
        raise (DiskIsFull() if error.errno in _FULL else NotKept(type(error).__name__)) from None


def _write_new(path: Path, content: bytes) -> Path:
    handle, free = _new_file(path)
    try:
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            free.unlink()
        raise
    return free


def _new_file(path: Path) -> tuple[int, Path]:
    """A private file that was not there: of this name, or of the next one with a number that is free."""
    number = 1
    free = path
    while True:
        try:
            return os.open(free, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _MODE), free
        except FileExistsError:
            number += 1
            free = path.with_name(f"{path.stem} {number}{path.suffix}")


def _png(picture: Picture) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # PySide's stub asks for bytes, PySide for a string.
    picture.image(_SCALE).save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue]
    return bytes(held.data())


_MAKERS: dict[str, Callable[[Picture], bytes]] = {".png": _png, ".svg": Picture.svg, ".pdf": Picture.pdf}
