"""How the desk looks to the person at this PC: light, dark or high contrast, and how large."""

from typing import Literal

import msgspec

PaletteName = Literal["light", "dark", "contrast"]
TextPoints = Literal[12, 16, 20]
PALETTE_NAMES: tuple[PaletteName, ...] = ("light", "dark", "contrast")
TEXT_POINTS: tuple[TextPoints, ...] = (12, 16, 20)


class Look(msgspec.Struct, frozen=True):
    """`points` is the size of ordinary text; all else grows with it."""

    palette: PaletteName = "light"
    points: TextPoints = 12
