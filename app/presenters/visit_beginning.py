"""What an empty form for a visit begins with: today, the place's classes, and what is usual of late."""

import msgspec

from app.acts.desk import Desk
from app.models.rules.visits import VisitRules

RECENT_VISITS = 100
"""Among how many of the newest visits is looked for what is usual."""


class VisitForm(msgspec.Struct, frozen=True):
    """What an empty form begins with. `corrected_number` names the visit that is being corrected;
    `companions` are who came along of late, as written.
    """

    today: str
    finding_classes: tuple[str, ...]
    visitor_name: str
    second_classes: tuple[str, ...] = ()
    cadre_names: tuple[str, ...] = ()
    rules: VisitRules = VisitRules()
    corrected_number: str = ""
    companions: tuple[str, ...] = ()
    second_class_name: str = ""


def read_form(desk: Desk, visitor_name: str, corrected_id: str = "") -> VisitForm:
    """What an empty form begins with. Raises OperationRefused `visit_unknown`."""
    profile = desk.workplace.profile
    recent = desk.store.visits.page_after(limit=RECENT_VISITS)
    together = ["、".join(visit.companions) for visit in recent if visit.companions]
    return VisitForm(
        today=desk.workplace.today().isoformat(),
        finding_classes=profile.must_record_classes,
        visitor_name=visitor_name,
        second_classes=profile.appeals.second_classes,
        second_class_name=profile.appeals.second_class_name,
        cadre_names=desk.store.visitors.known().labels,
        rules=profile.visits,
        corrected_number=desk.store.visits.by_entity(corrected_id).number if corrected_id else "",
        companions=tuple(dict.fromkeys(together)),
    )
