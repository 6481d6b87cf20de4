"""The years of holidays that were read in on this PC, beside the journal: they decide no row."""

from collections.abc import Sequence

import msgspec

from app.models.holiday_years import HolidayYear
from app.store.store import Store

KEY = "holiday_years"


def known_holiday_years(store: Store) -> tuple[HolidayYear, ...]:
    """Those that were read in, the earliest first."""
    content = store.meta(KEY)
    return msgspec.json.decode(content, type=tuple[HolidayYear, ...]) if content else ()


def keep_holiday_years(store: Store, years: Sequence[HolidayYear]) -> None:
    """Keep these instead; joins a transaction that is open."""
    store.set_meta(KEY, msgspec.json.encode(years))
