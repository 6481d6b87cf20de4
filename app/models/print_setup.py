"""How a paper is to be printed: printer, copies, pages, sides, and the sheet it goes on."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from app.models.errors import OperationRefused

ONE_SIDED, LONG_EDGE, SHORT_EDGE = "one_sided", "long_edge", "short_edge"
OWN_SIZE = "own"
SHEET_MM: dict[str, tuple[float, float]] = {"a4": (210.0, 297.0), "a5": (148.0, 210.0)}
MOST_COPIES, MOST_PAGES = 99, 999_999
TURNED_OVER = frozenset({"liaison_card"})
"""Papers whose next page is the back of the one before."""

_RANGE = re.compile(r"(\d{1,6})(?:-(\d{1,6}))?")
_SAME = str.maketrans(
    {"，": ",", "、": ",", "－": "-", "—": "-", "～": "-", "~": "-", "至": "-", " ": None}
)


class PrintSetup(msgspec.Struct, frozen=True):
    """What is remembered for each paper on this PC. An empty printer is the system's usual one."""

    printer: str = ""
    copies: int = 1
    sides: str = ONE_SIDED
    sheet: str = OWN_SIZE


class PrinterFacts(msgspec.Struct, frozen=True):
    """A printer as the system knows it."""

    name: str
    is_usual: bool = False
    turns_over: bool = False  # prints both sides by itself


class Placement(msgspec.Struct, frozen=True):
    """Where a page lies on a sheet, in millimetres from its top left corner, and how much smaller."""

    left_mm: float
    top_mm: float
    scale: float


def usual_setup(paper: str) -> PrintSetup:
    """What is proposed for a paper that was never printed here."""
    return PrintSetup(sides=LONG_EDGE if paper in TURNED_OVER else ONE_SIDED)


def check_setup(setup: PrintSetup) -> None:
    """Raises OperationRefused `print_copies_wrong`."""
    if not 1 <= setup.copies <= MOST_COPIES:
        raise OperationRefused("print_copies_wrong", most=MOST_COPIES)


def chosen_pages(text: str, count: int) -> list[int]:
    """The pages, counted from 1, that `1-3,5` means; nothing means all of `count`.

    Raises OperationRefused `print_pages_unreadable`, `print_page_missing`.
    """
    words = text.translate(_SAME)
    if not words:
        return list(range(1, count + 1))
    pages: set[int] = set()
    for part in filter(None, words.split(",")):
        match = _RANGE.fullmatch(part)
        if match is None:
            raise OperationRefused("print_pages_unreadable", pages=text)
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= count:
            raise OperationRefused("print_page_missing", pages=part, count=count)
        pages.update(range(first, last + 1))
    if not pages:
        raise OperationRefused("print_pages_unreadable", pages=text)
    return sorted(pages)


def page_words(pages: Sequence[int], count: int) -> str:
    """`1-3,5`: what `chosen_pages` reads; nothing for all of `count` pages."""
    if len(pages) >= count:
        return ""
    spans: list[list[int]] = []
    for page in pages:
        if spans and page == spans[-1][1] + 1:
            spans[-1][1] = page
        else:
            spans.append([page, page])
    return ",".join(f"{first}-{last}" if last > first else f"{first}" for first, last in spans)


def times_out(earlier: Iterable[str], wanted: str) -> int:
    """How often one of the `wanted` pages went out already, by the pages of each earlier printing.

    Who prints all fronts and then all backs prints each page once.
    """
    parts: list[set[int]] = []
    whole = 0
    for text in earlier:
        try:
            part = set(chosen_pages(text, MOST_PAGES)) if text else set()
        except OperationRefused:  # what a later version has written: it may have been any page
            part = set()
        if part:
            parts.append(part)
        else:
            whole += 1
    pages = chosen_pages(wanted, MOST_PAGES) if wanted else set[int]().union(*parts)
    return whole + max((sum(page in part for part in parts) for page in pages), default=0)


def whole_sheets(pages: Iterable[int], sides: str, count: int) -> list[int]:
    """The same pages; where both sides are printed, each with the other side of its sheet, as far
    as the paper's `count` pages go.
    """
    if sides == ONE_SIDED:
        return list(pages)
    fronts = sorted({(page - 1) // 2 for page in pages})
    both = (page for front in fronts for page in (2 * front + 1, 2 * front + 2))
    return [page for page in both if page <= count]


def sheet_for(page_mm: tuple[float, float], sheet: str) -> tuple[float, float]:
    """The sheet that a page lies on, in millimetres; a broad page lies on a broad sheet."""
    if sheet == OWN_SIZE:
        return page_mm
    width, height = SHEET_MM[sheet]
    return (height, width) if page_mm[0] > page_mm[1] else (width, height)


def placement(page_mm: tuple[float, float], sheet_mm: tuple[float, float]) -> Placement:
    """In the middle of the sheet at its own size, made smaller only where it does not fit."""
    scale = min(1.0, *(have / need for have, need in zip(sheet_mm, page_mm, strict=True)))
    left, top = ((have - need * scale) / 2 for have, need in zip(sheet_mm, page_mm, strict=True))
    return Placement(left, top, scale)
