"""A county's own rules as data: what its profile file says (resources/profiles/*.toml)."""

import msgspec

from app.models.deadlines import DeadlineLevels


class Profile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules that a county may change. Defaults hold where the county has said nothing [K]."""

    code: str
    name: str
    source: str = ""  # where in domain.md the rules stand
    must_record_classes: tuple[str, ...] = ()
    appeal_classes: tuple[str, ...] = ()
    station_promise_working_days: int = 3
    supplement_working_days: int = 5
    deadline_levels: DeadlineLevels = DeadlineLevels()
    households_per_cadre: int = 30
    follow_up_days: int = 30
    rectification_working_days: int = 5
    card_edition: str = ""
    service_promise: str = ""
    duty_hours: str = ""
    common_items: tuple[str, ...] = ()
    town_hotline: str = "12345"
    supervision_phone: str = "12345"
