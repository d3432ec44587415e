"""Printing the recovery code, through the system's own dialog and with no file of ours."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from unhurried.ui.theme import Theme


class RecoveryCodePrint(QObject):
    """Asks for a printer and paints one page."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._parent = parent
        self._theme = theme
        self._code = ""

    def ask(self, code: str) -> None:
        """Open the print dialog; the page is printed when it is accepted."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # slow to load, and rarely needed

        self._code = code
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName("Unhurried")
        dialog = QPrintDialog(self._printer, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print)
        QDialog.open(dialog)  # the print dialog's own open() wants an old-style slot

    def _print(self) -> None:
        painter = QPainter(self._printer)
        self.paint(painter, QRectF(self._printer.pageLayout().paintRectPixels(self._printer.resolution())))
        painter.end()

    def paint(self, painter: QPainter, page: QRectF) -> None:
        """Paint the paper: what it is, and the code in groups."""
        text = self.tr(
            "Recovery code of an Unhurried journal. It opens the journal if the passphrase is lost: type it "
            "where the passphrase is asked for. Whoever has both this paper and the journal can read it."
        )
        margin = page.width() / 12
        body = page.adjusted(margin, margin, -margin, -margin)
        font = QFont(self._theme.font("body").family())
        font.setPointSize(12)
        painter.setFont(font)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
        used = painter.boundingRect(body, wrap, text)
        painter.drawText(body, wrap, text)
        font = QFont(self._theme.font("mono").family())
        font.setPointSize(18)
        painter.setFont(font)
        painter.drawText(body.adjusted(0, used.height() + margin / 2, 0, 0), wrap, self._code.replace("-", "  "))
