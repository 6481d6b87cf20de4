"""The system's printers: which there are, and pages on their way to one of them."""

import subprocess
from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.models.errors import EnvironmentProblem
from app.models.print_setup import (
    LONG_EDGE,
    ONE_SIDED,
    SHORT_EDGE,
    PrinterFacts,
    PrintSetup,
    check_setup,
    placement,
    sheet_for,
)
from app.printing.pdf_pages import PdfPages
from app.printing.print_sheets import sheets_pdf

FINE_DOTS, BULK_DOTS = 600, 300  # an inch
FINE_PAGES = 8
"""So many pages are drawn finely; more would keep a small PC busy for minutes, and a code of 20 mm
reads as well at 300.
"""
MM_PER_INCH = 25.4
SPOOLING_SECONDS = 60
_DUPLEX = {
    ONE_SIDED: QPrinter.DuplexMode.DuplexNone,
    LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
    SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
}
_SIDES = {
    ONE_SIDED: "one-sided",
    LONG_EDGE: "two-sided-long-edge",
    SHORT_EDGE: "two-sided-short-edge",
}
OnPage = Callable[[int], None]


class Printers:
    """Hands papers to the system's print service.

    With CUPS (`lp` is the path of its command) the PDF itself goes there: nothing is redrawn. Where
    there is none, as on Windows, the pages are painted, finely if they are few.
    """

    def __init__(self, lp: str) -> None:
        self._lp = lp

    def known(self) -> list[PrinterFacts]:
        """The system's printers, the usual one first; one far away may take seconds to answer."""
        usual = QPrinterInfo.defaultPrinterName()
        facts = [
            PrinterFacts(
                name=info.printerName(),
                is_usual=info.printerName() == usual,
                turns_over=QPrinter.DuplexMode.DuplexLongSide in info.supportedDuplexModes(),
            )
            for info in QPrinterInfo.availablePrinters()
        ]
        return sorted(facts, key=lambda printer: (not printer.is_usual, printer.name))

    def print(
        self,
        pages: PdfPages,
        numbers: Sequence[int],
        setup: PrintSetup,
        name: str,
        on_page: OnPage,
    ) -> None:
        """Print these pages, counted from 1, in their own size; `on_page` may raise to stop, and then
        nothing is printed. `name` is what the printer's queue shows.

        Raises OperationRefused `print_copies_wrong`; EnvironmentProblem `printer_missing`,
        `printer_refused`.
        """
        check_setup(setup)
        wanted = setup.printer or QPrinterInfo.defaultPrinterName()
        info = QPrinterInfo.printerInfo(wanted)
        if info.isNull():
            raise EnvironmentProblem("printer_missing", printer=wanted)
        if self._lp:
            on_page(0)
            self._hand_over(sheets_pdf(pages.path, numbers, setup.sheet), wanted, setup, name)
            on_page(len(numbers))
        else:
            _paint(_opened(info, setup, name), pages, numbers, setup, on_page)

    def _hand_over(self, pdf: bytes, printer: str, setup: PrintSetup, name: str) -> None:
        options = [f"sides={_SIDES[setup.sides]}", "print-scaling=none"]
        command = [self._lp, "-d", printer, "-n", str(setup.copies), "-t", name]
        command += [word for option in options for word in ("-o", option)]
        try:
            subprocess.run(
                command, input=pdf, capture_output=True, check=True, timeout=SPOOLING_SECONDS
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise EnvironmentProblem("printer_refused", printer=printer) from error


def _opened(info: QPrinterInfo, setup: PrintSetup, name: str) -> QPrinter:
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCopyCount(setup.copies)
    printer.setCollateCopies(True)
    printer.setDuplex(_DUPLEX[setup.sides])
    return printer


def _paint(
    printer: QPrinter,
    pages: PdfPages,
    numbers: Sequence[int],
    setup: PrintSetup,
    on_page: OnPage,
) -> None:
    dots = FINE_DOTS if len(numbers) <= FINE_PAGES else BULK_DOTS
    printer.setResolution(min(dots, max(printer.resolution(), BULK_DOTS)))
    _set_sheet(printer, sheet_for(pages.sizes_mm[numbers[0] - 1], setup.sheet))
    refused = EnvironmentProblem("printer_refused", printer=printer.printerName())
    painter = QPainter()
    if not painter.begin(printer):
        raise refused
    try:
        for done, number in enumerate(numbers):
            on_page(done)
            if done:
                _set_sheet(printer, sheet_for(pages.sizes_mm[number - 1], setup.sheet))
                if not printer.newPage():
                    raise refused
            _draw(painter, printer, pages, number)
        on_page(len(numbers))
    except BaseException:
        printer.abort()
        raise
    finally:
        is_sent = painter.end()
    if not is_sent:
        raise refused


def _set_sheet(printer: QPrinter, sheet_mm: tuple[float, float]) -> None:
    width, height = sheet_mm
    upright = QSizeF(min(width, height), max(width, height))
    broad, tall = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
    size = QPageSize(upright, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(size, broad if width > height else tall, QMarginsF()))
    printer.setFullPage(True)


def _draw(painter: QPainter, printer: QPrinter, pages: PdfPages, number: int) -> None:
    per_mm = printer.resolution() / MM_PER_INCH
    size = pages.sizes_mm[number - 1]
    sheet = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    place = placement(size, (sheet.width(), sheet.height()))
    picture = pages.picture(number, per_mm * place.scale)
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_BGR888
    )
    width, height = (each * place.scale * per_mm for each in size)
    painter.drawImage(QRectF(place.left_mm * per_mm, place.top_mm * per_mm, width, height), image)
