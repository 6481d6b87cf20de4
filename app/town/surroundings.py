"""What a township stands in: clock, randomness, calendar and the like, given to it from outside."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

from app.models.catalog import ItemCatalog, ServiceItem
from app.models.divisions import DivisionTable
from app.models.errors import OperationRefused
from app.models.holiday_years import HolidayYear, calendar_with
from app.models.identity import Randomness
from app.models.item_list import ItemListPreview
from app.models.moments import china_date, utc_text
from app.models.profile import Profile
from app.models.profile_reading import read_profile
from app.models.working_days import WorkingCalendar
from app.town.county_line import DialCounty
from app.town.text_gateway import TextGateway
from app.vault.atomic_files import Disk
from app.vault.crypto import CryptoProvider
from app.vault.passwords import STANDARD, PasswordCost

Clock = Callable[[], int]
"""Milliseconds since 1970, by the town's clock."""


@dataclass(frozen=True, slots=True)
class ItemSheets:
    """How item lists are read from files and written to them, and the list that ships."""

    sample: ItemCatalog
    read: Callable[[str, bytes], ItemListPreview]
    write: Callable[[str, Iterable[ServiceItem]], bytes]


PLAIN_FILE = """code = "plain"
name = "通行规则"
must_record_classes = ["意见建议"]
appeal_classes = ["意见建议"]
"""


@dataclass(frozen=True, slots=True)
class ProfileFiles:
    """The profile files that ship: `default` holds until one is published, `shipped` by their code."""

    default: str
    shipped: Mapping[str, str] = field(default_factory=dict)

    @property
    def default_profile(self) -> Profile:
        """What the default file says."""
        return read_profile(self.default.encode()).required()


@dataclass(slots=True)
class PublishedDays:
    """The holidays that the township has published to its stations: it counts by them too."""

    years: tuple[HolidayYear, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that a township does not decide itself.

    `driver` is the DB-API module that speaks to the ledger; SQLite below 3.51.3 is refused, so
    the one that Python brings along is seldom good enough. `database_url` names a server instead
    of the file in the town's folder. `fonts` holds the program's own faces, for names that a clerk's
    browser has no characters for. `item_sheets` is what the pages of the catalogue work with,
    `profile_files` those of the rules. Without a `text_gateway` texts leave as files;
    `read_holidays` reads a table of days off, which `published` holds once it was published.
    `dial_county` opens the line to the county.
    `publishers` are the public keys by which updates of the stations' program are proved.
    """

    crypto: CryptoProvider
    randomness: Randomness
    clock: Clock
    given_calendar: WorkingCalendar
    divisions: DivisionTable
    driver: ModuleType | None = None
    database_url: str = ""
    password_cost: PasswordCost = STANDARD
    disk: Disk = field(default_factory=Disk)
    fonts: Path | None = None
    item_sheets: ItemSheets | None = None
    text_gateway: TextGateway | None = None
    dial_county: DialCounty | None = None
    read_holidays: Callable[[str, bytes], list[tuple[date, str]]] | None = None
    published: PublishedDays = field(default_factory=PublishedDays)
    publishers: Sequence[bytes] = ()
    profile_files: ProfileFiles = field(default_factory=lambda: ProfileFiles(PLAIN_FILE))

    @property
    def calendar(self) -> WorkingCalendar:
        """Which days are worked, as it was given from outside and then published."""
        return calendar_with(self.given_calendar, self.published.years)

    def now(self) -> str:
        """The moment as records have it."""
        return utc_text(self.clock())

    def today(self) -> str:
        """The day as records have it."""
        return china_date(self.clock()).isoformat()

    def day_after(self, days: int) -> str:
        """The day so many days from today, as records have it."""
        return (china_date(self.clock()) + timedelta(days=days)).isoformat()

    def village_name(self, village_code: str) -> str:
        """A village's short name, or its code when the table does not know it."""
        try:
            return self.divisions.village(village_code).short_name
        except OperationRefused:
            return village_code
