"""Where the place's rules allow no sticks, none is written to or read from."""

from pathlib import Path

from app.acts.profile_shelf import ProfileShelf
from app.journal.clock import Clock
from app.models.moments import china_date
from app.models.profile import Profile
from app.store.store import Store
from app.sync.stick import refuse_banned_stick


class StickRule:
    """Asked before anything goes onto a stick or comes from one."""

    def __init__(self, store: Store, shipped: Profile, clock: Clock) -> None:
        self._profiles = ProfileShelf(store, shipped)
        self._clock = clock

    def __call__(self, path: Path) -> None:
        """Raises OperationRefused `stick_not_allowed`."""
        rules = self._profiles.in_force(china_date(self._clock()).isoformat())
        refuse_banned_stick(rules, path)
