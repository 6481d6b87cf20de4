"""The faces that papers are set in: every character of GB 18030 level 3, or a plain refusal."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TypeVar

from reportlab.pdfbase.pdfmetrics import getFont, getRegisteredFontNames, registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.private_use import mapped, read_private_use
from app.printing.characters import NO_TABLE, printable
from app.printing.colours import INK, Colour
from app.printing.line_breaking import wrap_items, wrap_text
from app.printing.reportlab_fixes import install_reportlab_fixes

REGULAR, BOLD, RARE = "NotoSansSC-Regular", "NotoSansSC-Bold", "HanaMinB"
PRIVATE_USE_FILE = "private_use.tsv"
MM_PER_POINT = 25.4 / 72
ASCENT = 0.88  # of the size: how far an ideograph reaches above its baseline
SIZE_STEP = 0.25  # points
ONE_LINE_SHRINK = 0.8  # of the wanted size: as far as one line is worth it
Found = TypeVar("Found")
EMBOLDENED = 0.03  # of the size: the stroke that makes up for the bold which HanaMinB lacks


@dataclass(frozen=True, slots=True)
class FittedText:
    """Lines that fit where they are to stand. `leading_mm` is from baseline to baseline."""

    lines: tuple[str, ...]
    size_pt: float
    leading_mm: float
    is_bold: bool = False

    @property
    def height_mm(self) -> float:
        """From the top of the first line to the foot of the last; 0 without text."""
        if not any(self.lines):
            return 0.0
        return self.size_pt * MM_PER_POINT + (len(self.lines) - 1) * self.leading_mm

    def parted(self, room_mm: float) -> tuple["FittedText", "FittedText"]:
        """The lines that fit that height, and the others."""
        count = max(int((room_mm - self.size_pt * MM_PER_POINT) / self.leading_mm + 1), 0)
        return (
            replace(self, lines=self.lines[:count]),
            replace(self, lines=self.lines[count:]),
        )


class Typefaces:
    """Noto Sans SC in two weights, and HanaMinB for what it lacks.

    Each face is read and registered with reportlab when a text first needs it: HanaMinB alone takes
    half a second and 60 MB. Sizes are points, places and widths millimetres. Several threads may
    draw papers with one of these.
    """

    def __init__(
        self,
        fonts_dir: Path,
        private_use: Mapping[str, str] = NO_TABLE,
        own_table: Mapping[str, str] = NO_TABLE,
        page_mark: str = "",
    ) -> None:
        """`page_mark` is written across every page that is drawn with these."""
        self.page_mark = page_mark
        self._fonts_dir = fonts_dir
        self._shipped_table, self._own_table = private_use, own_table
        self._private_use = {**private_use, **own_table}
        self._fonts: dict[str, TTFont] = {}
        self._reading = Lock()
        weights = (False, True)
        self._face_names = {bold: _Remembered(partial(self._find_face, bold)) for bold in weights}
        self._widths = {bold: _Remembered(partial(self._find_width, bold)) for bold in weights}

    @classmethod
    def load(
        cls, fonts_dir: Path, own_table: Path | None = None, page_mark: str = ""
    ) -> "Typefaces":
        """The faces in that folder, with the shipped table of private-use characters beside it and a
        place's own, if that file is there. Raises EnvironmentProblem `font_file_missing`,
        `private_use_table_unreadable`.
        """
        for name in (REGULAR, BOLD, RARE):
            if not (fonts_dir / f"{name}.ttf").is_file():
                raise EnvironmentProblem("font_file_missing", file=f"{name}.ttf")
        install_reportlab_fixes()
        table = _table_in(fonts_dir.parent / "characters" / PRIVATE_USE_FILE)
        return cls(fonts_dir, table, _table_in(own_table) if own_table else NO_TABLE, page_mark)

    def knowing(self, characters: Mapping[str, str]) -> "Typefaces":
        """The same faces with a place's published characters, which stand before the shipped ones and
        behind this PC's own.
        """
        if not characters:
            return self
        other = copy(self)
        other._private_use = {**self._shipped_table, **characters, **self._own_table}
        return other

    def known_text(self, text: str) -> str:
        """The text with known private-use characters as what they are, for codes that machines read."""
        return mapped(text, self._private_use)

    def _printable(self, text: str) -> str:
        return printable(text, self._private_use)

    def _one_line(self, text: str) -> str:
        return self._printable(text).replace("\n", " ")

    def base_font_name(self) -> str:
        """The face a canvas starts with, so that no face goes into the file without its glyphs."""
        return str(self._font(REGULAR).fontName)

    def runs(self, text: str, bold: bool = False) -> list[tuple[str, str]]:
        """The text cut into (face name, characters), each run in one face that has them all.

        Raises OperationRefused `glyph_missing` with the `codepoint` that no face has.
        """
        drawn, names = self._one_line(text), self._face_names[bold]
        used = set(map(names.__getitem__, drawn))
        if len(used) == 1:
            return [(used.pop(), drawn)]
        runs: list[tuple[str, str]] = []
        for character in drawn:
            name = names[character]
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + character)
            else:
                runs.append((name, character))
        return runs

    def text_width(self, text: str, size_pt: float, bold: bool = False) -> float:
        """Millimetres from the start of the text to its end. Raises like `runs`."""
        widths = map(self._widths[bold].__getitem__, self._one_line(text))
        return sum(widths) * size_pt * MM_PER_POINT

    def draw_text(
        self,
        canvas: Canvas,
        x_mm: float,
        y_mm: float,
        text: str,
        size_pt: float,
        bold: bool = False,
        *,
        colour: Colour = INK,
    ) -> None:
        """Draw one line whose baseline begins at (x, y). Raises like `runs`."""
        red, green, blue = colour
        shown = []
        for name, characters in self.runs(text, bold):
            font = self._font(name)
            stroke = size_pt * EMBOLDENED if bold and name == RARE else 0.0
            shown.append(f"2 Tr {stroke:.3f} w" if stroke else "0 Tr")
            for subset, codes in font.splitString(characters, canvas._doc):
                inner_name = font.getSubsetInternalName(subset, canvas._doc)
                shown.append(f"{inner_name} {size_pt:g} Tf <{codes.hex()}> Tj")
        if shown:
            place = f"{x_mm / MM_PER_POINT:.3f} {y_mm / MM_PER_POINT:.3f} Td"
            paint = f"{red:g} {green:g} {blue:g}"
            canvas.addLiteral(f"q {paint} rg {paint} RG BT {place} {' '.join(shown)} ET Q")

    def draw_lines(
        self,
        canvas: Canvas,
        x_mm: float,
        top_mm: float,
        text: FittedText,
        *,
        colour: Colour = INK,
    ) -> None:
        """Draw fitted lines downward, the first one's top at `top_mm`, all beginning at `x_mm`."""
        baseline = top_mm - text.size_pt * ASCENT * MM_PER_POINT
        for number, line in enumerate(text.lines):
            y_mm = baseline - number * text.leading_mm
            self.draw_text(canvas, x_mm, y_mm, line, text.size_pt, text.is_bold, colour=colour)

    def wrap(self, text: str, size_pt: float, width_mm: float, bold: bool = False) -> list[str]:
        """Lines no wider than `width_mm`, broken as Chinese is. Raises like `runs`."""
        return wrap_text(
            self._printable(text), width_mm, lambda part: self.text_width(part, size_pt, bold)
        )

    def wrap_list(
        self, items: list[str], separator: str, size_pt: float, width_mm: float
    ) -> list[str]:
        """Items in a row over several lines, each item whole where it can be."""
        drawn = [self._one_line(item) for item in items]
        return wrap_items(drawn, separator, width_mm, lambda part: self.text_width(part, size_pt))

    def set_lines(
        self, text: str, size_pt: float, width_mm: float, bold: bool = False, leading: float = 1.4
    ) -> FittedText:
        """The text at one size, over as many lines as it takes. `leading` is in sizes."""
        lines = tuple(self.wrap(text, size_pt, width_mm, bold)) if text.strip() else ()
        return FittedText(lines, size_pt, size_pt * leading * MM_PER_POINT, bold)

    def fit(
        self,
        text: str,
        width_mm: float,
        height_mm: float,
        sizes_pt: tuple[float, float],
        *,
        bold: bool = False,
        leading: float = 1.3,
        field: str = "",
    ) -> FittedText:
        """The text at the largest size at which it fits the box, wrapped; nothing is ever cut.

        `sizes_pt` are the wanted and the smallest size. One line is preferred: size is given up for
        it down to four fifths of the wanted one. `field` is the Chinese name of what the text is.
        Raises OperationRefused `paper_text_too_long` when even the smallest size is too large.
        """
        wanted, smallest = sizes_pt
        steps = int((wanted - smallest) / SIZE_STEP) + 1
        sizes = [wanted - number * SIZE_STEP for number in range(steps)]
        for size in sizes:
            fitted = self.set_lines(text, size, width_mm, bold, leading)
            if len(fitted.lines) <= 1 and size >= wanted * ONE_LINE_SHRINK:
                return fitted
        for size in sizes:
            fitted = self.set_lines(text, size, width_mm, bold, leading)
            if fitted.height_mm <= height_mm:
                return fitted
        raise OperationRefused("paper_text_too_long", field=field)

    def _font(self, name: str) -> TTFont:
        if name not in self._fonts:
            # Papers drawn side by side must share one face: a file mixing two loses its glyphs.
            with self._reading:
                if name not in self._fonts:
                    if name not in getRegisteredFontNames():
                        path = self._fonts_dir / f"{name}.ttf"
                        registerFont(TTFont(name, str(path), asciiReadable=False))
                    # reportlab draws charts by the registered name: all papers use that one face.
                    self._fonts[name] = getFont(name)
        return self._fonts[name]

    def _find_face(self, bold: bool, character: str) -> str:
        for name in (BOLD if bold else REGULAR, RARE):
            if ord(character) in self._font(name).face.charToGlyph:
                return name
        raise OperationRefused("glyph_missing", codepoint=f"U+{ord(character):04X}")

    def _find_width(self, bold: bool, character: str) -> float:
        """In sizes."""
        face = self._font(self._face_names[bold][character]).face
        return float(face.getCharWidth(ord(character))) / 1000


class _Remembered(dict[str, Found]):
    """What was found out about each character, asked for once: a ledger holds millions of them."""

    def __init__(self, find: Callable[[str], Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, character: str) -> Found:
        found = self[character] = self._find(character)
        return found


def _table_in(path: Path) -> dict[str, str]:
    """A table of private-use characters; none where there is no such file."""
    try:
        return read_private_use(path.read_text("utf-8"), path.name)
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as trouble:
        raise EnvironmentProblem(
            "private_use_table_unreadable", file=path.name, line=1
        ) from trouble
