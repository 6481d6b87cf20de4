"""A stack of liaison cards on its way into files: which cards, how, and under which names."""

import contextlib
from pathlib import Path
from typing import Literal

import msgspec

from app.acts.card_acts import EVERY, CardStack
from app.models.card_printing import CardPrinting

PAPER_NAME, WHOLE_VILLAGE = "联系卡", "全村"
NOT_IN_FILE_NAMES = '<>:"/\\|?*'


class CardWish(msgspec.Struct, frozen=True):
    """Which cards are to be printed, and how. Without grids it is the whole village."""

    grid_ids: tuple[str, ...] = ()
    which: str = EVERY
    layout: str = ""
    duplex: Literal["long", "short"] = "long"
    is_parted: bool = False  # one file for each grid


class CardJob(msgspec.Struct, frozen=True):
    """A stack on its way to paper."""

    stack: CardStack
    printing: CardPrinting
    is_parted: bool
    day: str

    @property
    def cards_on_a_sheet(self) -> int:
        """How many cards a sheet takes."""
        columns, rows = self.stack.layout.sheet()[2:]
        return columns * rows

    def files(self) -> list[tuple[str, CardStack]]:
        """The files to make, by name."""
        parts = [part for _, part in self.stack.by_grid()] if self.is_parted else [self.stack]
        return [(self._name(part), part) for part in parts]

    def _name(self, part: CardStack) -> str:
        grids = {card.owner.grid_id for card in part.cards}
        where = file_words(part.contents[0].grid_name) if len(grids) == 1 else WHOLE_VILLAGE
        again = f"-第{self.printing.first_sheet}张起重印" if self.printing.is_reprint else ""
        return f"{PAPER_NAME}-{where}-{self.day}{again}"


def file_words(name: str) -> str:
    """A grid's name as part of a file's name."""
    kept = "".join(c for c in name if c.isprintable() and c not in NOT_IN_FILE_NAMES).strip(" .")
    return kept[:40] or PAPER_NAME


def forget_papers(paths: list[Path]) -> None:
    """What was not noted as printed must not be printed."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()
