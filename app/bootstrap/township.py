"""Opens and sets up a township server: its folder, its driver, the shipped tables."""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import msgspec

from app.bootstrap.shipped_rules import DEFAULT_PROFILE, ShippedRules, load_rules
from app.bootstrap.suites import STANDARD_SUITE, suited
from app.bootstrap.surroundings import Surroundings
from app.models.catalog import ItemCatalog
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.holiday_years import HolidayYear, calendar_with, with_years, years_of
from app.models.item_list import ItemListPreview
from app.models.moments import utc_text
from app.sheets.holiday_sheet import holidays_in
from app.sheets.item_sheet import read_item_list
from app.sheets.item_sheet_writing import item_sheet
from app.sheets.shipped import load_readings, profile_codes, read_profile_text
from app.store.sqlite_driver import sqlite
from app.sync.town_client import TownClient
from app.town.ledger.database import ledger_address
from app.town.surroundings import ItemSheets, ProfileFiles
from app.town.surroundings import Surroundings as TownSurroundings
from app.town.text_routes import text_routes
from app.town.town_keys import SECRET_FILE
from app.town.township import TEXT_FOLDER, Township
from app.vault.update_packages import publisher_keys

HOLIDAYS = "holidays.json"
DATABASE = "database.url"
SUITE = "suite"


def create_township(
    folder: Path,
    town_code: str,
    surroundings: Surroundings,
    database_url: str = "",
    suite: int = STANDARD_SUITE,
) -> Township:
    """A new township server, or a county's where the code is a county's; its ledger is a file of the
    folder, or the database at that address, which the folder then remembers.

    Raises OperationRefused `town_code_unknown`, `town_already_exists`, `ledger_address_wrong`,
    `ledger_already_exists`, `ledger_collation_wrong`; EnvironmentProblem `ledger_unavailable`.
    """
    surroundings = suited(surroundings, suite)
    rules = load_rules(surroundings.resources)
    name, is_county = _place(rules, town_code)
    address = ledger_address(database_url) if database_url else ""
    surroundings.disk.make_folder(folder)
    around = _town_surroundings(surroundings, rules, address)
    if (folder / SECRET_FILE).exists():
        raise OperationRefused("town_already_exists")
    if suite != STANDARD_SUITE:  # first: keys of a suite that nobody knows would open nothing
        surroundings.disk.write_atomically(folder / SUITE, str(suite).encode())
    township = Township.create(folder, around, town_code=town_code, name=name, is_county=is_county)
    if address:
        surroundings.disk.write_atomically(folder / DATABASE, address.encode())
    return township


def open_township(
    folder: Path, surroundings: Surroundings, text_gateways: Sequence[str] = ()
) -> Township:
    """The township server of a folder; its texts leave by these gateways, as `text_routes` reads them.

    Raises EnvironmentProblem `town_missing`, OperationRefused `text_route_wrong` (route).
    """
    surroundings = suited(surroundings, _suite_of(folder, surroundings))
    rules = load_rules(surroundings.resources)
    years = _holiday_years(folder, surroundings)
    rules = msgspec.structs.replace(rules, calendar=calendar_with(rules.calendar, years))
    address = (surroundings.disk.read(folder / DATABASE) or b"").decode()
    around = _town_surroundings(surroundings, rules, address)
    if text_gateways:
        gateway = text_routes(text_gateways, folder / TEXT_FOLDER, surroundings.disk)
        around = dataclasses.replace(around, text_gateway=gateway)
    return Township.open(folder, around)


def import_holiday_years(
    folder: Path,
    surroundings: Surroundings,
    days: Iterable[tuple[date, str]],
    source: str,
    *,
    is_replacing: bool = False,
) -> list[HolidayYear]:
    """Keep further years of holidays beside the ledger; the server reads them when it opens.

    Raises what `open_township`, `years_of` and `with_years` raise.
    """
    open_township(folder, surroundings).close()  # a folder without a township keeps nothing
    years = years_of(days, source, utc_text(surroundings.clock()))
    shipped = load_rules(surroundings.resources).calendar
    known = _holiday_years(folder, surroundings)
    kept = with_years(known, years, shipped, is_replacing=is_replacing)
    surroundings.disk.write_atomically(folder / HOLIDAYS, msgspec.json.encode(kept))
    return years


def _suite_of(folder: Path, surroundings: Surroundings) -> int:
    kept = surroundings.disk.read(folder / SUITE)
    return int(kept) if kept and kept.isdigit() else STANDARD_SUITE


def _holiday_years(folder: Path, surroundings: Surroundings) -> tuple[HolidayYear, ...]:
    content = surroundings.disk.read(folder / HOLIDAYS)
    if content is None:
        return ()
    try:
        return msgspec.json.decode(content, type=tuple[HolidayYear, ...])
    except msgspec.MsgspecError:
        raise EnvironmentProblem("resource_unreadable", name=HOLIDAYS) from None


def _town_surroundings(
    surroundings: Surroundings, rules: ShippedRules, database_url: str
) -> TownSurroundings:
    return TownSurroundings(
        crypto=surroundings.crypto,
        randomness=surroundings.randomness,
        clock=surroundings.clock,
        given_calendar=rules.calendar,
        divisions=rules.divisions,
        driver=sqlite,
        database_url=database_url,
        password_cost=surroundings.password_cost,
        disk=surroundings.disk,
        fonts=surroundings.resources / "fonts",
        item_sheets=item_sheets(surroundings.resources, rules.catalog),
        profile_files=profile_files(surroundings.resources),
        read_holidays=holidays_in,
        dial_county=TownClient,
        publishers=publisher_keys(surroundings.resources),
    )


def profile_files(resources: Path) -> ProfileFiles:
    """The files that ship, as text."""
    shipped = {code: read_profile_text(resources, code) for code in profile_codes(resources)}
    return ProfileFiles(shipped[DEFAULT_PROFILE], shipped)


def item_sheets(resources: Path, sample: ItemCatalog) -> ItemSheets:
    """The readings of names are only loaded when a list is read."""

    def read(name: str, content: bytes) -> ItemListPreview:
        return read_item_list(name, content, load_readings(resources))

    return ItemSheets(sample, read, item_sheet)


def _place(rules: ShippedRules, code: str) -> tuple[str, bool]:
    """A town's or county's name, and whether it is a county."""
    for county_code, county_name in rules.divisions.counties():
        if code == county_code:
            return county_name, True
        towns = dict(rules.divisions.towns(county_code))
        if code in towns:
            return towns[code], False
    raise OperationRefused("town_code_unknown", code=code)
