"""A limit of an item: a number and the unit it counts in. The day it starts on is not counted."""

import msgspec

from app.models.errors import OperationRefused
from app.models.working_days import LIMIT_UNITS, WORKING_DAY

LONGEST_LIMIT = 3_660  # ten years in days: whatever is longer is a typing mistake


class Limit(msgspec.Struct, frozen=True, array_like=True):
    """`amount` counts in `unit` (working_day, calendar_day, hour); 0 means done on the spot."""

    amount: int
    unit: str = WORKING_DAY

    @property
    def is_on_the_spot(self) -> bool:
        """Whether the applicant waits for it (当场办结)."""
        return self.amount == 0


def check_limit(limit: Limit) -> None:
    """Raises OperationRefused `limit_unit_missing`, `limit_negative`, `limit_too_long`."""
    if limit.unit not in LIMIT_UNITS:
        raise OperationRefused("limit_unit_missing")
    if limit.amount < 0:
        raise OperationRefused("limit_negative")
    if limit.amount > LONGEST_LIMIT:
        raise OperationRefused("limit_too_long", most=LONGEST_LIMIT)
