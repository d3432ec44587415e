"""Printing one page, through the system's own dialog and with no file of ours; and a picture of that page."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QObject, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QFont, QImage, QPainter, QTextOption
from PySide6.QtWidgets import QDialog, QWidget

from unhurried.ui.theme import Theme

# Millimetres, as in the world and as in the Americas.
_A4 = (210.0, 297.0)
_LETTER = (215.9, 279.4)
_INCH_MM = 25.4
_PICTURE_DPI = 144


class OnePage(QObject):
    """Asks for a printer and paints one page.

    Signals:
        refused(): the printer did not take the page.
    """

    refused = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._parent = parent
        self._theme = theme

    @Slot()
    def print_(self) -> None:
        """Open the print dialog; the page is printed when it is accepted."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # slow to load, and rarely needed

        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName("Unhurried")
        dialog = QPrintDialog(self._printer, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print)
        QDialog.open(dialog)  # the print dialog's own open() wants an old-style slot

    @Slot()
    def _print(self) -> None:
        painter = QPainter()
        if not painter.begin(self._printer):
            self.refused.emit()
            return
        self.paint_all(painter, QRectF(self._printer.pageLayout().paintRectPixels(self._printer.resolution())))
        painter.end()

    def picture(self) -> QImage:
        """The very page as it would be printed, on white paper."""
        is_american = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
        paper = QSizeF(*(_LETTER if is_american else _A4)) * (_PICTURE_DPI / _INCH_MM)
        image = QImage(paper.toSize(), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        for set_dots in (image.setDotsPerMeterX, image.setDotsPerMeterY):
            set_dots(round(_PICTURE_DPI / _INCH_MM * 1000))
        painter = QPainter(image)
        self.paint(painter, QRectF(image.rect()))
        painter.end()
        return image

    def paint(self, painter: QPainter, page: QRectF) -> None:
        """Paint the page; each kind of page says how."""
        raise NotImplementedError

    def paint_all(self, painter: QPainter, page: QRectF) -> None:
        """Paint everything there is to print: the one page."""
        self.paint(painter, page)

    def _ink(self, painter: QPainter, page: QRectF) -> Ink:
        painter.setPen(Qt.GlobalColor.black)
        margin = page.width() / 10
        return Ink(self._theme, painter, page.adjusted(margin, margin, -margin, -margin))


class Ink:
    """Writes paragraphs down a page, one below the other."""

    def __init__(self, theme: Theme, painter: QPainter, body: QRectF) -> None:
        self._theme = theme
        self._painter = painter
        self._room = QRectF(body)

    def write(self, text: str, role: str = "ui", points: int = 12) -> None:
        """One paragraph in a role of the type scale; long words break at the edge of the page."""
        place = QRectF(self._room)
        self.measure(text, role, points)
        self._painter.drawText(place, text, _wrapping())

    def measure(self, text: str, role: str = "ui", points: int = 12) -> None:
        """Leave the room that a paragraph takes, and write nothing."""
        font = QFont(self._theme.font(role))
        font.setPointSize(points)
        self._painter.setFont(font)
        self._room.setTop(self._painter.boundingRect(self._room, text, _wrapping()).bottom())
        self.leave(0.7 * self._painter.fontMetrics().height())

    @property
    def is_over(self) -> bool:
        """Whether more was written than there is room for."""
        return self._room.height() < 0

    def leave(self, height: float) -> None:
        """Leave some room."""
        self._room.setTop(self._room.top() + height)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


class RecoveryCodePrint(OnePage):
    """The paper with the recovery code: what it is, and the code in groups."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent, theme)
        self._code = ""

    def ask(self, code: str) -> None:
        """Ask for a printer for this code."""
        self._code = code
        self.print_()

    def paint(self, painter: QPainter, page: QRectF) -> None:
        text = self.tr(
            "Recovery code of an Unhurried journal. It opens the journal if the passphrase is lost: type it "
            "where the passphrase is asked for. Whoever has both this paper and the journal can read it."
        )
        ink = self._ink(painter, page)
        ink.write(text)
        for number, group in enumerate(self._code.split("-"), start=1):
            ink.write(f"{number}   {group}", "mono", 18)
        made = QLocale().toString(QDate.currentDate(), self.tr("d MMMM yyyy"))
        ink.write(self.tr("Printed on {day}. A later paper takes the place of this one.").format(day=made), points=10)
