"""The profiles at hand: the one in force today, the editions before it, the one that ships."""

from collections.abc import Callable

import msgspec

from app.models.editions import Edition, edition_in_force
from app.models.errors import OperationRefused
from app.models.feeds import TOWNSHIP_SIDE
from app.models.profile import Profile
from app.models.profile_reading import ProfileReading
from app.store.store import Store

KEPT = 4


class RulesInForce(msgspec.Struct, frozen=True):
    """The rules that hold, and whose they are: without an edition, those chosen at the first start.

    `not_understood` is how many places of the edition this program leaves out.
    """

    profile: Profile
    edition: Edition | None = None
    not_understood: int = 0

    @property
    def is_from_township(self) -> bool:
        """Whether the township decides here."""
        return self.edition is not None and self.edition.side == TOWNSHIP_SIDE


class ProfileShelf:
    """Reads editions as they are asked for and keeps a few; a whole one never changes."""

    def __init__(
        self, store: Store, shipped: Profile, keep_public: Callable[[Profile], None] | None = None
    ) -> None:
        self._store = store
        self._shipped = shipped
        self._keep_public = keep_public  # told of the rules in force whenever they are others
        self._told: Profile | None = None
        self._kept: dict[str, ProfileReading | None] = {}

    def in_force(self, day: str) -> Profile:
        """The rules that hold on that day."""
        return self.rules_in_force(day).profile

    def rules_in_force(self, day: str) -> RulesInForce:
        """The same with the edition. One that cannot be read at all is passed over."""
        rules = self._holding_on(day)
        if self._keep_public and rules.profile is not self._told:
            self._told = rules.profile
            self._keep_public(rules.profile)
        return rules

    def _holding_on(self, day: str) -> RulesInForce:
        editions = self._store.profiles.editions()
        while edition := edition_in_force(editions, day):
            reading = self._reading(edition)
            if reading is not None and reading.partial is not None:
                return RulesInForce(reading.partial, edition, len(reading.mistakes))
            editions = [each for each in editions if each.id != edition.id]
        return RulesInForce(self._shipped)

    def editions(self) -> list[Edition]:
        """All of them, the newest first."""
        return self._store.profiles.editions()

    def text(self, edition_id: str) -> str:
        """The file of one edition. Raises OperationRefused `profile_edition_unknown`."""
        for edition in self._store.profiles.editions():
            if edition.id == edition_id:
                return self._store.profiles.text(edition)
        raise OperationRefused("profile_edition_unknown")

    def _reading(self, edition: Edition) -> ProfileReading | None:
        if edition.id not in self._kept:
            while len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
            try:
                self._kept[edition.id] = self._store.profiles.reading(edition)
            except OperationRefused:
                self._kept[edition.id] = None
        return self._kept[edition.id]
