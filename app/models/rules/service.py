"""Service on the spot (上门服务) and at the window: checklist, vouchers, proxies."""

import msgspec

from app.models.rules.bounds import Word


class ServiceRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[service]`. The station's own service is free everywhere: that is no setting."""

    checklist: tuple[Word, ...] = ()
    """What is ticked for each service in a household (六个一, 两到位)."""
    is_written_proxy_wanted: bool = True
    """Whether an applicant who is away needs a written power of attorney."""
    are_appointments_taken: bool = False
