"""How cards are put on paper, and by how much a printer's second side misses the first (校准页)."""

from typing import Literal

import msgspec

from app.models.card_layouts import CardLayout
from app.models.errors import OperationRefused

LARGEST_OFFSET_MM = 10.0


class CardOffset(msgspec.Struct, frozen=True):
    """Where the back's cross is seen on the front's scales, against the light, in millimetres.

    To the right and upwards are positive, as one looks at the front. Each PC has its own, because
    each has its printer.
    """

    right_mm: float = 0.0
    up_mm: float = 0.0

    def back_shift(self, duplex: Literal["long", "short"]) -> tuple[float, float]:
        """How far the back page must be moved to the right and up, as the page itself lies.

        Turned over the long edge, right and left change places; over the short one, up and down.
        """
        if duplex == "long":
            return self.right_mm, -self.up_mm
        return -self.right_mm, self.up_mm


class CardPrinting(msgspec.Struct, frozen=True):
    """How a stack is put on paper.

    `duplex` is the edge that the printer turns the sheet over, `first_sheet` the sheet to begin at
    after a jam, `is_reprint` marks the sheets as printed once more.
    """

    duplex: Literal["long", "short"] = "long"
    offset: CardOffset = CardOffset()
    first_sheet: int = 1
    is_reprint: bool = False


def sheet_count(layout: CardLayout, cards: int) -> int:
    """How many sheets so many cards take."""
    columns, rows = layout.sheet()[2:]
    return -(-cards // (columns * rows))


def read_offset(right: str, up: str) -> CardOffset:
    """What was typed. Raises OperationRefused `card_offset_unreadable`."""
    try:
        values = [float(text.strip() or "0") for text in (right, up)]
    except ValueError:
        raise OperationRefused("card_offset_unreadable") from None
    if not all(abs(value) <= LARGEST_OFFSET_MM for value in values):
        raise OperationRefused("card_offset_unreadable")
    return CardOffset(*values)
