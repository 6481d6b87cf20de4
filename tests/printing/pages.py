"""Ways to look at a finished PDF: its words, its pixels, its codes."""

import subprocess
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL.Image import Image

from app.printing.typeface import MM_PER_POINT


class PdfPage:
    """One page of a PDF. Places are millimetres from its lower left corner."""

    def __init__(self, pdf: bytes, number: int = 0) -> None:
        self._document = pypdfium2.PdfDocument(pdf)
        self._page = self._document[number]
        self._text = self._page.get_textpage()

    def words(self) -> str:
        """All text without white space, so that line breaks do not matter."""
        return "".join(self._text.get_text_range().split())

    def words_within(self, box_mm: tuple[float, ...]) -> str:
        left, bottom, right, top = (place / MM_PER_POINT for place in box_mm)
        return "".join(self._text.get_text_bounded(left, bottom, right, top).split())

    def characters(self) -> list[tuple[str, tuple[float, ...]]]:
        """Every visible character with the box of its ink."""
        found = []
        for index in range(self._text.count_chars()):
            character = self._text.get_text_range(index, 1)
            if character.strip():
                box = self._text.get_charbox(index)
                found.append((character, tuple(place * MM_PER_POINT for place in box)))
        return found

    def picture(self, dpi: int) -> Image:
        """The page in greys, as a printer of that resolution would put it."""
        return self._page.render(scale=dpi / 72, grayscale=True).to_pil()

    def close(self) -> None:
        self._text.close()
        self._page.close()
        self._document.close()


def read_by_zxing(picture: Image) -> list[str]:
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode)
    return [code.text for code in found]


def page_count(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def read_by_zbar(picture: Image, folder: Path) -> list[str]:
    path = folder / "page.png"
    picture.save(path)
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(path)]
    shown = subprocess.run(command, capture_output=True, check=False)
    return shown.stdout.decode().splitlines()


Box = tuple[float, ...]
CELL_MM = 8.0


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes lie over one another."""
    slack = 0.2  # two letters A lean into each other
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > slack
        and min(one[3], other[3]) - max(one[1], other[1]) > slack
    )


def lying_over_another(characters: list[tuple[str, Box]]) -> list[tuple[str, str]]:
    """Pairs of characters of which one hides the other; each is compared with its neighbours only."""
    cells: dict[tuple[int, int], list[int]] = {}
    found = []
    for number, (character, box) in enumerate(characters):
        column, row = int(box[0] // CELL_MM), int(box[1] // CELL_MM)
        for place in ((column + x, row + y) for x in (-1, 0, 1) for y in (-1, 0, 1)):
            for other in cells.get(place, ()):
                if overlap(box, characters[other][1]):
                    found.append((characters[other][0], character))
        cells.setdefault((column, row), []).append(number)
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


def all_words(open_page, pdf: bytes) -> str:
    return "".join(open_page(pdf, number).words() for number in range(page_count(pdf)))


def assert_all_inside(open_page, pdf: bytes) -> None:
    """Inside the margins that every printer keeps, and no character over another on its line."""
    for number in range(page_count(pdf)):
        for character, (left, bottom, right, top) in open_page(pdf, number).characters():
            assert left >= 9 and right <= 201, character
            assert bottom >= 7 and top <= 290, character
