"""Reading in the holidays of a further year at a station."""

from collections.abc import Iterable
from datetime import date

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.holiday_years import HolidayYear, with_years, years_of
from app.models.roles import check_permission
from app.store.holiday_table import keep_holiday_years, known_holiday_years


class HolidayActs:
    """The acts on the working calendar of this PC."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def import_years(
        self,
        actor: Actor,
        days: Iterable[tuple[date, str]],
        source: str,
        *,
        is_replacing: bool = False,
    ) -> list[HolidayYear]:
        """Keep whole years; deadlines are counted by them from now on.

        Raises OperationRefused what `years_of` and `with_years` raise, and `act_not_permitted`.
        """
        check_permission(actor.role, "import_items")
        store = self._workplace.store
        years = years_of(days, source, self._workplace.now())
        with store.transaction():
            known = known_holiday_years(store)
            shipped = self._workplace.shipped_calendar
            kept = with_years(known, years, shipped, is_replacing=is_replacing)
            keep_holiday_years(store, kept)
        return [msgspec.structs.replace(each) for each in years]
