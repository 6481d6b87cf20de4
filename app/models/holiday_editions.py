"""Holidays that a township publishes to its stations, so that both ends count by the same days."""

from collections.abc import Iterable, Sequence
from contextlib import suppress

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
        years |= {each.year: each for each in years_in(ours, edition.id)}
    return tuple(years[year] for year in sorted(years))


def years_in(parts: Iterable[HolidayPart], table_id: str) -> list[HolidayYear]:
    """The years of one table as it was published; what cannot be read is left out."""
    found = []
    for text in texts_in(part for part in parts if part.entity_id == table_id):
        with suppress(msgspec.MsgspecError):
            found.append(msgspec.json.decode(text, type=HolidayYear))
    return found
