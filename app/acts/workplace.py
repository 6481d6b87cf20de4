"""The workplace: everything that the acts of one open station need, put together once."""

from datetime import date

import msgspec

from app.acts.pen import OwnFeed, Pen
from app.journal.journal import Clock, Journal
from app.models.catalog import ItemCatalog
from app.models.divisions import Village
from app.models.identity import local_number
from app.models.moments import china_date, utc_text
from app.models.profile import Profile
from app.models.working_days import WorkingCalendar
from app.store.store import Store


class Workplace(msgspec.Struct, frozen=True):
    """One open station."""

    store: Store
    journal: Journal
    pen: Pen
    own: OwnFeed
    clock: Clock
    village: Village
    catalog: ItemCatalog
    profile: Profile
    calendar: WorkingCalendar

    def now(self) -> str:
        """The moment, as records keep it."""
        return utc_text(self.clock())

    def today(self) -> date:
        """The station's day."""
        return china_date(self.clock())

    def next_local_number(self, series: str) -> str:
        """The next case, visit or appeal number of today; inside the act's transaction."""
        today = self.today()
        counter = self.next_counter(f"{series}/{today}")
        return local_number(self.village.code, self.own.letter, today, counter)

    def next_counter(self, series: str) -> int:
        """The next number of a series of this incarnation; inside the act's transaction."""
        own = f"{series}/{self.own.feed.hex()}"
        return self.own.first_number + self.store.counters.next_number(own)
