"""What was typed for a visit and not kept yet."""

import msgspec

from app.acts.attachment_acts import PreparedFile
from app.acts.desk import Desk
from app.acts.visit_report import VisitReport
from app.models.errors import OperationRefused
from app.presenters.household_finding import HouseholdFound, read_household

LATEST_LOOKED_THROUGH = 5


class VisitTyped(VisitReport, frozen=True):
    """A report with what belongs to its form: why a visit is corrected, and photographs that were
    prepared and that no entry names yet.
    """

    correction_note: str = ""
    pictures: list[PreparedFile] = msgspec.field(default_factory=list)

    def report(self) -> VisitReport:
        """The report by itself."""
        return VisitReport(**{name: getattr(self, name) for name in VisitReport.__struct_fields__})


class VisitDraft(msgspec.Struct, frozen=True):
    """What was typed at an earlier time, with the household that it names. `saved_at` is empty for a
    visit that stands and is to be corrected.
    """

    report: VisitTyped
    household: HouseholdFound | None
    saved_at: str


def has_words(typed: VisitTyped) -> bool:
    """Whether anything was typed that would be missed."""
    return any((typed.content, typed.finding, typed.answer, typed.pictures))


def read_draft(desk: Desk, key: str) -> VisitDraft | None:
    """What was typed earlier. One that an older program wrote otherwise is none, and neither is one
    whose visit was kept in the moment before the power went.
    """
    content = desk.store.drafts.load(key)
    if content is None:
        return None
    try:
        typed = msgspec.json.decode(content, type=VisitTyped)
        household = read_household(desk, typed.household_id) if typed.household_id else None
    except (msgspec.MsgspecError, UnicodeDecodeError, OperationRefused):
        return None
    if is_kept_already(desk, typed.report()):
        desk.store.drafts.drop(key)
        return None
    return VisitDraft(typed, household, desk.store.drafts.keys()[key])


def read_standing(desk: Desk, visit_id: str) -> VisitDraft:
    """A visit as it stands, to be corrected. Raises OperationRefused `visit_unknown`,
    `visit_taken_back_already`.
    """
    visit = desk.store.visits.by_entity(visit_id)
    if visit.is_deleted:
        raise OperationRefused("visit_taken_back_already")
    said = {name: getattr(visit, name) for name in VisitReport.__struct_fields__}
    said["visitor_name"] = desk.store.visitors.known().label_of(
        visit.visitor_name, visit.visitor_id
    )
    return VisitDraft(VisitTyped(**said), read_household(desk, visit.household_id), "")


def is_kept_already(desk: Desk, report: VisitReport) -> bool:
    """Whether the newest visits of the household say just the same."""
    if not report.household_id:
        return False
    latest = desk.store.visits.page_of_household(report.household_id, limit=LATEST_LOOKED_THROUGH)
    said = msgspec.structs.asdict(report)
    if not report.visitor_name:
        del said["visitor_name"]  # whoever wrote it down
    else:
        said["visitor_name"], _ = desk.store.visitors.known().read(report.visitor_name)
    return any(all(getattr(visit, name) == said[name] for name in said) for visit in latest)
