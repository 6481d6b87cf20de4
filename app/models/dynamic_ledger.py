"""The dynamic ledger (动态台账): an appeal's person, duty, day, promise and write-off (松木)."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from app.models.moments import end_text
from app.models.records import Appeal
from app.models.rules.ledgers import DynamicDuty

SAID_OF: Mapping[DynamicDuty, Callable[[Appeal], str]] = MappingProxyType(
    {
        "定人": lambda appeal: appeal.assignee_name,
        "定责": lambda appeal: appeal.duty,
        "定时限": lambda appeal: end_text(appeal.due_on, appeal.due_at),
        "交办": lambda appeal: appeal.assigned_on,
        "承诺": lambda appeal: appeal.promise,
        "销号": lambda appeal: appeal.written_off_on,
    }
)
"""What an appeal says for each of them."""
USUAL_DUTIES: tuple[DynamicDuty, ...] = tuple(SAID_OF)


def duties_missing(duties: Sequence[DynamicDuty], appeal: Appeal) -> tuple[DynamicDuty, ...]:
    """Which of a place's duties an appeal still lacks. Its write-off is lacking of none: it ends it."""
    return tuple(duty for duty in duties if duty != "销号" and not SAID_OF[duty](appeal))
