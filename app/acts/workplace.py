"""The workplace: everything that the acts of one open station need, put together once."""

from datetime import date

import msgspec

from app.acts.catalog_shelf import CatalogShelf
from app.acts.pen import OwnFeed, Pen
from app.acts.profile_shelf import ProfileShelf
from app.journal.clock import Clock
from app.journal.journal import Journal
from app.models.card_layouts import CardLayout
from app.models.catalog import ItemCatalog, ServiceItem
from app.models.deadlines import Vantage
from app.models.divisions import Village
from app.models.holiday_years import calendar_with
from app.models.identity import local_number
from app.models.moments import china_date, china_date_of, utc_text
from app.models.profile import Profile
from app.models.promise import PromisedDates, promised_dates
from app.models.proofs import ProofRules
from app.models.working_days import WorkingCalendar
from app.store.blob_store import BlobStore
from app.store.holiday_table import known_holiday_years
from app.store.store import Store

NUMBERS_A_DAY, CARDS_IN_ALL = 1_000, 10_000
"""How many numbers of a series one incarnation may give out before it meets the next one's."""


class Workplace(msgspec.Struct, frozen=True):
    """One open station."""

    store: Store
    blobs: BlobStore
    journal: Journal
    pen: Pen
    clock: Clock
    village: Village
    catalogs: CatalogShelf
    proofs: ProofRules
    profiles: ProfileShelf
    shipped_calendar: WorkingCalendar
    card_layouts: tuple[CardLayout, ...]

    @property
    def own(self) -> OwnFeed:
        """The feed that this PC writes to, and the numbers that belong to it."""
        return self.pen.own

    def now(self) -> str:
        """The moment, as records keep it."""
        return utc_text(self.clock())

    def today(self) -> date:
        """The station's day."""
        return china_date(self.clock())

    @property
    def calendar(self) -> WorkingCalendar:
        """Which days are worked, with the years that were read in here and, before those, the
        township's, so that both ends count alike.
        """
        own = calendar_with(self.shipped_calendar, known_holiday_years(self.store))
        return calendar_with(own, self.store.notices.holiday_years())

    def vantage(self) -> Vantage:
        """From where this station looks at deadlines today."""
        heard_at = self.store.township_heard_at()
        return Vantage(
            calendar=self.calendar,
            today=self.today(),
            levels=self.profile.deadline_levels,
            heard_on=china_date_of(heard_at) if heard_at else None,
            now=self.now(),
            heard_at=heard_at,
        )

    @property
    def profile(self) -> Profile:
        """The rules that hold today."""
        return self.profiles.in_force(self.today().isoformat())

    @property
    def catalog(self) -> ItemCatalog:
        """The items that may be chosen today."""
        return self.catalogs.in_force(self.today().isoformat())

    def promised_dates(self, item: ServiceItem) -> PromisedDates:
        """What a case of this item is promised if it is registered today."""
        days = self.profile.station_promise_working_days
        return promised_dates(self.calendar, self.today(), days, item.limit_amount, item.limit_unit)

    def next_local_number(self, series: str) -> str:
        """The next case, visit or appeal number of today; inside the act's transaction."""
        today = self.today()
        counter = self.next_counter(f"{series}/{today}", NUMBERS_A_DAY)
        return local_number(self.village.code, self.own.letters, today, counter)

    def next_counter(self, series: str, room: int) -> int:
        """The next number of a series, of which each incarnation has `room` for its own; inside the
        act's transaction.
        """
        own = f"{series}/{self.own.feed.hex()}"
        return room * self.own.incarnation + self.store.counters.next_number(own)
