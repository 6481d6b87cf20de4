"""A batch of liaison cards on its way into files: which cards, how, and under which names."""

import contextlib
import os
from pathlib import Path
from typing import Literal

import msgspec

from app.acts.card_acts import EVERY, PrintBatch
from app.models.card_printing import CardPrinting
from app.models.errors import EnvironmentProblem

PAPER_NAME, WHOLE_VILLAGE = "联系卡", "全村"
NOT_IN_FILE_NAMES = '<>:"/\\|?*'
COPIES_OF_ONE_PAPER = 20


class CardWish(msgspec.Struct, frozen=True):
    """Which cards are to be printed, and how. Without grids it is the whole village."""

    grid_ids: tuple[str, ...] = ()
    which: str = EVERY
    layout: str = ""
    duplex: Literal["long", "short"] = "long"
    is_parted: bool = False  # one file for each grid


class CardJob(msgspec.Struct, frozen=True):
    """A batch on its way to paper."""

    batch: PrintBatch
    printing: CardPrinting
    is_parted: bool
    day: str

    @property
    def cards_on_a_sheet(self) -> int:
        """How many cards a sheet takes."""
        columns, rows = self.batch.layout.sheet()[2:]
        return columns * rows

    def files(self) -> list[tuple[str, PrintBatch]]:
        """The files to make, by name."""
        parts = [part for _, part in self.batch.by_grid()] if self.is_parted else [self.batch]
        return [(self._name(part), part) for part in parts]

    def _name(self, part: PrintBatch) -> str:
        grids = {card.owner.grid_id for card in part.cards}
        where = file_words(part.contents[0].grid_name) if len(grids) == 1 else WHOLE_VILLAGE
        again = f"-第{self.printing.first_sheet}张起重印" if self.printing.is_reprint else ""
        return f"{PAPER_NAME}-{where}-{self.day}{again}"


def keep_paper(folder: Path, name: str, content: bytes) -> Path:
    """Keep a paper whole or not at all; a file that a viewer holds open gets a neighbour.

    Raises EnvironmentProblem `file_not_written`.
    """
    for number in range(1, COPIES_OF_ONE_PAPER):
        path = folder / (f"{name}.pdf" if number == 1 else f"{name}-{number}.pdf")
        fresh = path.with_name(path.name + ".part")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(content)
            os.replace(fresh, path)
        except OSError as error:
            with contextlib.suppress(OSError):
                fresh.unlink()
            if isinstance(error, PermissionError):
                continue
            break
        return path
    raise EnvironmentProblem("file_not_written")


def file_words(name: str) -> str:
    """A grid's name as part of a file's name."""
    kept = "".join(c for c in name if c.isprintable() and c not in NOT_IN_FILE_NAMES).strip(" .")
    return kept[:40] or PAPER_NAME


def forget_papers(paths: list[Path]) -> None:
    """What was not noted as printed must not be printed."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()
