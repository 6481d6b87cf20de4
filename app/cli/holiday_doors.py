"""The doors to the working calendar: read in the holidays of a further year, at a station or in town."""

import argparse
from collections.abc import Sequence

from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import import_holiday_years
from app.cli.answer import Answer
from app.cli.station_doors import opened
from app.models.holiday_years import HolidayYear
from app.sheets.holiday_sheet import read_holidays


def import_holidays(options: argparse.Namespace) -> Answer:
    """Read a file and count this station's deadlines by it."""
    days = read_holidays(options.file)
    source = options.source or options.file.name
    with opened(options) as (station, desk):
        years = desk.holidays.import_years(
            station.actor, days, source, is_replacing=options.replace
        )
    return _answer(years, [])


def import_town_holidays(options: argparse.Namespace) -> Answer:
    """The same for the township's server."""
    years = import_holiday_years(
        options.data,
        Surroundings.of_this_machine(),
        read_holidays(options.file),
        options.source or options.file.name,
        is_replacing=options.replace,
    )
    return _answer(years, ["正在运行的服务器重新启动后按它计算。"])


def _answer(years: Sequence[HolidayYear], further: list[str]) -> Answer:
    lines = [
        f"已读入 {each.year} 年：放假 {len(each.days_off)} 个工作日，调休上班 {len(each.makeup_days)} 天。"
        for each in years
    ]
    content = [
        {
            "year": each.year,
            "source": each.source,
            "days_off": len(each.days_off),
            "makeup_days": len(each.makeup_days),
        }
        for each in years
    ]
    return Answer([*lines, *further], {"years": content})
