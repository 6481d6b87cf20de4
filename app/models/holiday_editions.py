"""Holidays that a township publishes to its stations, so that both ends count by the same days."""

from collections.abc import Iterable, Sequence

import msgspec

from app.models.editions import edition_fields, editions_in, texts_in
from app.models.feeds import TOWNSHIP_SIDE
from app.models.holiday_years import HolidayYear
from app.models.notice_records import HolidayPart


def holiday_fields(
    years: Sequence[HolidayYear], version: str, day: str, published_at: str
) -> list[dict[str, object]]:
    """The bodies of the entries of a new table. Raises what `edition_fields` raises."""
    parts = [[msgspec.json.encode(year).decode()] for year in years]
    return edition_fields(parts, version, day, published_at)


def published_years(parts: Iterable[HolidayPart]) -> tuple[HolidayYear, ...]:
    """The years that the township has published, by year; a later table's year takes the place of an
    earlier one's. Depends on the set of parts alone; a year that cannot be read is left out.
    """
    ours = [part for part in parts if part.side == TOWNSHIP_SIDE]
    tables = [edition for edition in editions_in(ours) if edition.is_complete]
    years: dict[int, HolidayYear] = {}
    for edition in sorted(tables, key=lambda each: (each.hlc, each.id)):
        for text in texts_in(part for part in ours if part.entity_id == edition.id):
            try:
                year = msgspec.json.decode(text, type=HolidayYear)
            except msgspec.MsgspecError:
                continue
            years[year.year] = year
    return tuple(years[year] for year in sorted(years))
