"""The tables that ship with the program: divisions, catalogue, holidays, profiles, readings."""

import csv
import io
import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from app.models.card_layouts import CardLayout, read_layout
from app.models.catalog import ItemCatalog, ServiceItem, seems_delegable, stated_material
from app.models.divisions import DivisionTable, Village
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.limits import Limit
from app.models.pinyin import Readings
from app.models.profile import Profile
from app.models.profile_reading import read_profile
from app.models.proofs import Proof, ProofRules
from app.models.working_days import CALENDAR_DAY, WORKING_DAY, WorkingCalendar

TableT = TypeVar("TableT")

SAMPLE_CATALOG_VERSION = "示例目录 2026"
LEVELS = {"县": "county", "镇": "township", "村": "village"}
MODES = {
    "直办": "direct",
    "代办": "proxy",
    "帮办": "assisted",
    "协办": "assisted",
    "联办": "joint",
    "网办": "online",
    "告知": "guidance",
}

_PROFILE_CODE = re.compile(r"[a-z0-9_]+")
# A note that counts in natural days overrides the working days of its row, unless it speaks
# of an extension (可延30日).
_NATURAL_DAY_RULES = (
    re.compile(r"(\d+)[日天]办结[^;；]*自然日"),
    re.compile(r"(?<!延)(?<!\d)(\d+)[日天][(（]自然日[)）]"),
)


class _CalendarNotice(msgspec.Struct, forbid_unknown_fields=True):
    version: str
    first_year: int
    last_year: int


def load_divisions(resources: Path) -> DivisionTable:
    """The shipped villages, one file for each county (NBS codes).

    Raises EnvironmentProblem `resource_unreadable`.
    """
    paths = sorted((resources / "divisions").glob("*.csv"))
    try:
        villages = [_read_village(row) for path in paths for row in _read_rows(path)]
    except KeyError:
        raise EnvironmentProblem("resource_unreadable", name="divisions") from None
    if not villages:
        raise EnvironmentProblem("resource_unreadable", name="divisions")
    return DivisionTable(villages)


def load_catalog(resources: Path) -> ItemCatalog:
    """The sample catalogue, which holds until the county's own list is imported.

    Raises EnvironmentProblem `resource_unreadable`.
    """
    path = resources / "catalog" / "sample.csv"
    try:
        items = [read_item_row(row) for row in _read_rows(path)]
    except (KeyError, ValueError):
        raise EnvironmentProblem("resource_unreadable", name=path.name) from None
    return ItemCatalog(SAMPLE_CATALOG_VERSION, is_sample=True, items=items)


def read_item_row(row: dict[str, str]) -> ServiceItem:
    """One line of the catalogue table. `方式=` and `收费=` stand in its note.

    Raises KeyError or ValueError when a column, a level, a mode or the days are not as expected.
    """
    parts = re.split("[;；]", row["basis_or_note"])
    stated = dict(part.split("=", 1) for part in parts if "=" in part)
    names = [name.strip() for name in re.split("[;；]", row["materials"]) if name.strip()]
    return ServiceItem(
        code=row["code"],
        category=row["category"],
        name=row["name"],
        level=LEVELS[row["level"]],
        department=row["department"],
        materials=tuple(stated_material(name) for name in names),
        mode=MODES[stated["方式"]],
        promised_limit=_limit_of(int(row["working_days"]), row["basis_or_note"]),
        is_delegable=seems_delegable(row["name"], row["materials"], row["basis_or_note"]),
        fee_note=stated.get("收费", ""),
        note="；".join(part.strip() for part in parts if part.strip() and "=" not in part),
        pinyin=row["pinyin"],
        initials=row["initials"],
    )


def load_proofs(resources: Path) -> ProofRules:
    """The certificates that a village may not issue, and those that it may.

    Raises EnvironmentProblem `resource_unreadable`.
    """
    path = resources / "catalog" / "proofs.csv"
    try:
        return ProofRules(msgspec.convert(row, Proof) for row in _read_rows(path))
    except msgspec.ValidationError:
        raise EnvironmentProblem("resource_unreadable", name=path.name) from None


def load_calendar(resources: Path) -> WorkingCalendar:
    """Holidays and make-up workdays as the State Council announced them, 2004 to 2026.

    Raises EnvironmentProblem `resource_unreadable`.
    """
    folder = resources / "calendar"
    notice = _read_toml(folder / "workdays.toml", _CalendarNotice)
    days: dict[str, set[date]] = {"off": set(), "makeup": set()}
    try:
        for row in _read_rows(folder / "workdays.csv"):
            days[row["kind"]].add(date.fromisoformat(row["date"]))
    except (KeyError, ValueError):
        raise EnvironmentProblem("resource_unreadable", name="workdays.csv") from None
    return WorkingCalendar(
        version=notice.version,
        first_year=notice.first_year,
        last_year=notice.last_year,
        days_off=frozenset(days["off"]),
        makeup_days=frozenset(days["makeup"]),
    )


def load_profile(resources: Path, code: str) -> Profile:
    """A county's or township's own rules.

    Raises OperationRefused `profile_unknown`, EnvironmentProblem `resource_unreadable`.
    """
    content = read_profile_text(resources, code).encode()
    try:
        return read_profile(content).required()
    except OperationRefused:
        raise EnvironmentProblem("resource_unreadable", name=f"{code}.toml") from None


def read_profile_text(resources: Path, code: str) -> str:
    """A profile's file as it ships; raises as `load_profile`."""
    path = resources / "profiles" / f"{code}.toml"
    if not _PROFILE_CODE.fullmatch(code) or not path.is_file():
        raise OperationRefused("profile_unknown", code=code)
    return _read_text(path)


def profile_codes(resources: Path) -> list[str]:
    """The profiles that ship, for choosing one at the first start."""
    return sorted(path.stem for path in (resources / "profiles").glob("*.toml"))


def load_readings(resources: Path) -> Readings:
    """Toneless readings of every character that is known, Extensions A to G among them.

    Raises EnvironmentProblem `resource_unreadable`.
    """
    text = _read_text(resources / "pinyin" / "readings.tsv")

    @cache
    def readings_of(character: str) -> tuple[str, ...]:
        # Found when asked for: a village uses 2,000 of the 42,000 characters, and a whole
        # dictionary would cost each start 25 ms and 6 MB.
        place = -1 if character.isascii() else text.find(character)
        start = text.rfind("\n", 0, max(place, 0)) + 1
        tab = text.find("\t", start)
        return tuple(text[start:tab].split(" ")) if place > tab else ()

    return readings_of


def _read_village(row: dict[str, str]) -> Village:
    return Village(
        county_code=row["county_code"],
        county_name=row["county_name"],
        town_code=row["town_code"],
        town_name=row["town_name"],
        code=row["village_code"],
        name=row["village_name"],
        short_name=row["short_name"],
        kind=row["kind"],
        pinyin=row["pinyin"],
        initials=row["initials"],
    )


def _limit_of(working_days: int, note: str) -> Limit:
    for rule in _NATURAL_DAY_RULES:
        if stated := rule.search(note):
            return Limit(int(stated[1]), CALENDAR_DAY)
    return Limit(working_days, WORKING_DAY)


def _read_rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_read_text(path), newline="")))


def _read_toml(path: Path, kind: type[TableT]) -> TableT:
    try:
        return msgspec.convert(tomllib.loads(_read_text(path)), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError):
        raise EnvironmentProblem("resource_unreadable", name=path.name) from None


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise EnvironmentProblem("resource_unreadable", name=path.name) from None


def load_card_layouts(resources: Path) -> tuple[CardLayout, ...]:
    """The layouts of liaison cards that ship, the standard one first.

    Raises EnvironmentProblem `resource_unreadable`.
    """
    try:
        found = [read_layout(path.read_bytes()) for path in (resources / "cards").glob("*.toml")]
    except (OSError, OperationRefused):
        raise EnvironmentProblem("resource_unreadable", name="cards") from None
    if not any(layout.id == "standard" for layout in found):
        raise EnvironmentProblem("resource_unreadable", name="cards")
    return tuple(sorted(found, key=lambda layout: (layout.id != "standard", layout.width_mm)))
