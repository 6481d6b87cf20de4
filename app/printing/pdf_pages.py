"""Pages of a finished PDF as pictures, for the screen and for the printer."""

from pathlib import Path

import msgspec
import pypdfium2

from app.models.errors import EnvironmentProblem
from app.models.private_use import marks_in

POINTS_PER_MM = 72 / 25.4


class PagePicture(msgspec.Struct, frozen=True):
    """Rows of pixels, blue, green, red, each row `stride` bytes long."""

    width: int
    height: int
    stride: int
    pixels: bytes


class PdfPages:
    """An open PDF. PDFium knows one thread at a time: use it from the thread that draws."""

    def __init__(self, path: Path) -> None:
        """Raises EnvironmentProblem `paper_file_unreadable`."""
        self.path = path
        try:
            self._document = pypdfium2.PdfDocument(path.read_bytes())
            self.sizes_mm = [
                (width / POINTS_PER_MM, height / POINTS_PER_MM)
                for width, height in (page.get_size() for page in self._document)
            ]
        except (OSError, pypdfium2.PdfiumError) as error:
            raise EnvironmentProblem("paper_file_unreadable", file=path.name) from error

    @property
    def count(self) -> int:
        """How many pages."""
        return len(self.sizes_mm)

    def picture(self, page: int, pixels_per_mm: float) -> PagePicture:
        """A page, counted from 1, on white."""
        bitmap = self._document[page - 1].render(scale=pixels_per_mm / POINTS_PER_MM)
        return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))

    def marks(self) -> list[str]:
        """The marks of characters that are nobody's agreed ones, in all pages' text."""
        found: set[str] = set()
        for page in self._document:
            text = page.get_textpage()
            found |= set(marks_in(text.get_text_range()))
            text.close()
            page.close()
        return sorted(found)

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()
