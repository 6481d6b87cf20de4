"""By when an appeal is answered and followed up, as the profile has it, and who stands where with it."""

from collections.abc import Sequence
from datetime import date

import msgspec

from app.models.appeal_stages import CRITICISM
from app.models.errors import OperationRefused
from app.models.limit_runs import deadline_from
from app.models.moments import china_date_of, is_date
from app.models.profile import Profile
from app.models.records import Appeal
from app.models.rules.appeals import OPEN, OVERDUE, REMIND, alert_step, route_named
from app.models.rules.criticism import follow_up_on, reply_due_on
from app.models.working_days import HOUR, Deadline, WorkingCalendar, deadline_after

TOWN_SIDE, VILLAGE_SIDE = "township", "village"


class Sightless(msgspec.Struct, frozen=True):
    """From whom a route hides an appeal."""

    at_station: bool = False
    in_town: bool = False


def sightless_of(profile: Profile, route: str) -> Sightless:
    """Who sees nothing of what goes this way. Raises OperationRefused `appeal_route_unknown`."""
    if not route:
        return Sightless()
    found = route_named(profile.appeals, route)
    if found is None:
        raise OperationRefused("appeal_route_unknown")
    return Sightless(VILLAGE_SIDE in found.hidden_from, TOWN_SIDE in found.hidden_from)


def reply_deadline(
    profile: Profile,
    calendar: WorkingCalendar,
    ledger: str,
    route: str,
    begun_at: str,
    raised_on: date | None = None,
) -> Deadline | None:
    """By when what was handed over or written down at that moment (UTC text) is answered; None where
    the place names no limit. Until it is handed over, days count from the day on which it was raised:
    whoever writes it down late gains none. Hours count from the moment.

    A criticism has its natural days whatever else is agreed (营山); otherwise the
    route's limit counts before the general one.
    """
    since = raised_on or china_date_of(begun_at)
    if ledger == CRITICISM:
        return Deadline(reply_due_on(profile.criticism, since))
    found = route_named(profile.appeals, route) if route else None
    limit = found.limit if found and found.limit else profile.appeals.limit
    if limit is None:
        return None
    if limit.unit == HOUR:
        return deadline_from(calendar, begun_at, limit.amount, limit.unit)
    return deadline_after(calendar, since, limit.amount, limit.unit)


def follow_up_day(profile: Profile, ledger: str, answered_on: date) -> date:
    """From when on the applicant is asked again: a month after a criticism was answered, the
    profile's days after anything else.
    """
    if ledger == CRITICISM:
        return follow_up_on(profile.criticism, answered_on)
    return date.fromordinal(answered_on.toordinal() + profile.follow_up_days)


def alert_of(profile: Profile, appeal: Appeal, today: date, now: str = "") -> str:
    """提示, 逾期 or 县预警 (舟山): worked out from the profile, the day and, where a limit runs in hours,
    the moment alone (UTC text; without it such a limit ends with its day).
    """
    if not is_date(appeal.due_on) or appeal.status == "concluded":
        return OPEN
    step = alert_step(profile.appeals.alert_steps, date.fromisoformat(appeal.due_on), today)
    is_past = bool(appeal.due_at) and now > appeal.due_at
    return OVERDUE if is_past and step in (OPEN, REMIND) else step


def problems_of(profile: Profile, appeal_class: str) -> Sequence[str]:
    """The problems below a class; none where the place has one level only."""
    for each in profile.appeals.problem_classes:
        if each.name == appeal_class:
            return each.problems
    return ()


def appeal_classes(profile: Profile) -> tuple[str, ...]:
    """The classes an appeal may have: the place's own, with those of its findings."""
    two_level = tuple(each.name for each in profile.appeals.problem_classes)
    named = profile.appeal_classes or two_level or profile.must_record_classes
    return tuple(dict.fromkeys((*named, *two_level)))
