"""The township's rules: a profile is read, looked at, and published to all stations in one act."""

import msgspec
from sqlalchemy import Connection

from app.models.case_states import TOWNSHIP
from app.models.deadlines import Vantage
from app.models.editions import Edition, edition_in_force, free_version, refuse_known_version
from app.models.errors import OperationRefused
from app.models.moments import china_date, utc_text
from app.models.profile import Profile
from app.models.profile_editions import profile_fields, profile_in, profile_text
from app.models.profile_reading import ProfileReading
from app.models.records import ProfilePart
from app.town.clerk_acts import Clerk
from app.town.ledger.edition_queries import EditionQueries, StationReceipt
from app.town.office import Office
from app.town.publisher import Publisher
from app.town.surroundings import ProfileFiles

PROFILE_PART = "profile_part"
HOLDS_MS = 5_000
"""How long the rules in force are taken from memory: a page asks for them once for each line."""


class RulesView(msgspec.Struct, frozen=True):
    """What the pages show: the profile in force, its file, all editions, the next one's name."""

    profile: Profile
    text: str
    in_force: Edition | None
    editions: tuple[Edition, ...]
    next_version: str


class ProfileDesk:
    """Each call is one transaction. Entries go into the township's feed for everyone."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._publisher = Publisher(office)
        self._recent: tuple[int, Profile] | None = None

    @property
    def files(self) -> ProfileFiles:
        """The profiles that ship."""
        return self._office.surroundings.profile_files

    def vantage(self) -> Vantage:
        """From where the township looks at its own deadlines today, by the published thresholds."""
        around = self._office.surroundings
        levels = self.profile().deadline_levels
        now = around.clock()
        return Vantage(around.calendar, china_date(now), levels, TOWNSHIP, now=utc_text(now))

    def profile(self) -> Profile:
        """The rules in force, or those that ship as long as none were published."""
        now = self._office.surroundings.clock()
        if self._recent is None or not 0 <= now - self._recent[0] < HOLDS_MS:
            with self._office.ledger.read() as connection:
                self._recent = now, self._view(connection).profile
        return self._recent[1]

    def view(self) -> RulesView:
        """The rules as they stand today."""
        with self._office.ledger.read() as connection:
            return self._view(connection)

    def text(self, edition_id: str) -> str:
        """The file of one edition. Raises OperationRefused `profile_edition_unknown`."""
        with self._office.ledger.read() as connection:
            queries = self._queries(connection)
            return profile_text(queries.parts(_known(queries, edition_id)))

    def publish(
        self, reading: ProfileReading, version: str, effective_on: str, clerk: Clerk
    ) -> Edition:
        """Send a profile to all stations; each works by it once it came with an exchange.

        Raises OperationRefused `profile_already_published`, and what `profile_fields` and
        `refuse_known_version` raise.
        """
        today = self._office.surroundings.today()
        with self._office.ledger.write() as connection:
            queries = self._queries(connection)
            known = queries.editions()
            name = version.strip() or free_version(known, today)
            refuse_known_version(known, name)
            day = effective_on or today
            parts = profile_fields(reading, name, day, self._office.surroundings.now())
            last = edition_in_force(known, day)
            if last is not None and profile_text(queries.parts(last)) == reading.text:
                raise OperationRefused("profile_already_published", version=last.version)
            edition = self._publisher.publish(connection, PROFILE_PART, parts, clerk)
            made = _known(queries, edition)
        self._recent = None
        return made

    def receipts(self, edition_id: str) -> tuple[Edition, list[StationReceipt]]:
        """An edition, and which PC has it. Raises OperationRefused `profile_edition_unknown`."""
        with self._office.ledger.read() as connection:
            queries = self._queries(connection)
            edition = _known(queries, edition_id)
            return edition, queries.receipts(edition)

    def _view(self, connection: Connection) -> RulesView:
        queries = self._queries(connection)
        today, editions = self._office.surroundings.today(), queries.editions()
        text, in_force = self.files.default, None
        profile = self.files.default_profile
        left = list(editions)
        while edition := edition_in_force(left, today):
            reading = profile_in(queries.parts(edition))
            if reading.partial is not None:
                text, in_force, profile = reading.text, edition, reading.partial
                break
            left.remove(edition)
        return RulesView(profile, text, in_force, tuple(editions), free_version(editions, today))

    def _queries(self, connection: Connection) -> EditionQueries[ProfilePart]:
        return EditionQueries(connection, self._office.ledger.town_code, ProfilePart)


def _known(queries: EditionQueries[ProfilePart], edition_id: str) -> Edition:
    edition = queries.edition(edition_id)
    if edition is None:
        raise OperationRefused("profile_edition_unknown")
    return edition
