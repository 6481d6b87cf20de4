"""How residents rate what was done for them (评价), and how exactly a rate is told."""

import msgspec

from app.models.rules.bounds import Decimals, Percent, Word

NO_RATE = "–"


class RatingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[ratings]`. `decimals` is how many places of a rate in percent are shown."""

    channels: tuple[Word, ...] = ("当场评价",)
    periods: tuple[Word, ...] = ()
    decimals: Decimals = 1
    satisfied_percent_wanted: Percent = 0


def rate_text(part: int, whole: int, decimals: int) -> str:
    """A rate in percent, rounded half up, but to 100 % only where nothing is missing and to 0 % only where
    there is nothing; `–` without a whole.
    """
    if whole <= 0:
        return NO_RATE
    return _percent(part, whole, (part * 200 * 10**decimals + whole) // (whole * 2), decimals)


def cut_rate_text(part: int, whole: int, decimals: int) -> str:
    """A rate as `rate_text` tells it, but cut off and nowhere rounded up."""
    if whole <= 0:
        return NO_RATE
    return _percent(part, whole, part * 100 * 10**decimals // whole, decimals)


def _percent(part: int, whole: int, units: int, decimals: int) -> str:
    scale = 10**decimals
    if 0 < part < whole:
        units = min(max(units, 1), 100 * scale - 1)
    digits = f"{units // scale}"
    return f"{digits}.{units % scale:0{decimals}d}%" if decimals else f"{digits}%"
