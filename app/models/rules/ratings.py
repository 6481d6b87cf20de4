"""How residents rate what was done for them (评价), and how exactly a rate is told."""

import msgspec

from app.models.rules.bounds import Decimals, Percent, Word


class RatingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[ratings]`. `decimals` is how many places of a rate in percent are shown."""

    channels: tuple[Word, ...] = ("当场评价",)
    periods: tuple[Word, ...] = ()
    decimals: Decimals = 1
    satisfied_percent_wanted: Percent = 0


def rate_text(part: int, whole: int, decimals: int) -> str:
    """A rate in percent, rounded half up; `–` without a whole, never 100 %."""
    if whole <= 0:
        return "–"
    scale = 10**decimals
    tenths = (part * 100 * scale * 2 + whole) // (whole * 2)
    digits = f"{tenths // scale}"
    return f"{digits}.{tenths % scale:0{decimals}d}%" if decimals else f"{digits}%"
