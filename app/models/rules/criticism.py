"""The ledger of criticism (批评台账, 意见建议台账) and the assembly for it (营山)."""

from calendar import monthrange
from datetime import date, timedelta

import msgspec

from app.models.rules.bounds import Count, Days, Months, Word


class CriticismEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The half-yearly assembly (有奖批评): how often, how long before it is told, and who takes part."""

    times_a_year: Count = 2
    notice_days: Days = 7
    team_least: Count = 6
    team_most: Count = 7
    supervisors: Count = 30
    jurors: Count = 10
    is_scored_secretly: bool = True

    def __post_init__(self) -> None:
        if self.team_least > self.team_most:
            raise ValueError("a team's least size is above its greatest")


class CriticismRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[criticism]`. 天 in 营山's rule are natural days.

    That nothing is written off before a satisfied follow-up is no setting: the code holds it.
    """

    is_used: bool = False
    reply_days: Days = 15
    follow_up_months: Months = 1
    supervisor: Word = "镇督查考核办"
    sheets: tuple[Word, ...] = ()
    event: CriticismEvent | None = None


def reply_due_on(rules: CriticismRules, assigned_on: date) -> date:
    """The last day for a reply; the day of the assignment itself is not counted [K]."""
    return assigned_on + timedelta(days=rules.reply_days)


def follow_up_on(rules: CriticismRules, assigned_on: date) -> date:
    """The day of the follow-up: the same day of a later month, or that month's last [K]."""
    months = assigned_on.month - 1 + rules.follow_up_months
    year, month = assigned_on.year + months // 12, months % 12 + 1
    return date(year, month, min(assigned_on.day, monthrange(year, month)[1]))
