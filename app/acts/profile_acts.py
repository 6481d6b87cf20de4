"""Choosing the rules at a station whose township has published none: one that ships, or a file."""

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.editions import Edition, free_version, refuse_known_version
from app.models.errors import OperationRefused
from app.models.feeds import TOWNSHIP_SIDE
from app.models.profile_editions import profile_fields
from app.models.profile_reading import ProfileReading


class ProfileActs:
    """The acts on profiles."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def adopt(
        self, actor: Actor, reading: ProfileReading, version: str = "", effective_on: str = ""
    ) -> Edition:
        """Let a profile be this station's own, from today or a later day; all its PCs follow.

        Raises OperationRefused `profile_from_township` where the township has published one,
        `profile_already_chosen`, `act_not_permitted`, and what `profile_fields` and
        `refuse_known_version` raise.
        """
        today = self._workplace.today().isoformat()
        known = self._store.profiles.editions()
        if any(edition.side == TOWNSHIP_SIDE and edition.is_complete for edition in known):
            raise OperationRefused("profile_from_township")
        name = version.strip() or free_version(known, today)
        refuse_known_version(known, name)
        parts = profile_fields(reading, name, effective_on or today, self._workplace.now())
        if reading.profile == self._workplace.profile:
            raise OperationRefused("profile_already_chosen")
        with self._workplace.pen.act(actor, "manage_station") as act:
            edition = act.event("profile_part", parts[0])
            for fields in parts[1:]:
                act.event("profile_part", fields, edition)
        return next(each for each in self._store.profiles.editions() if each.id == edition)
