"""The kinds of entry, and how each is merged: the merge policy table as data."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from app.models.appeal_stages import APPEAL_DERIVED, APPEAL_FIXED, appeal_with_progress
from app.models.appointment_records import Appointment, Assembly, Team
from app.models.appraisals import APPRAISAL_DERIVED, appraisal_with_progress
from app.models.card_lifecycle import CARD_DERIVED, card_with_life
from app.models.card_records import CardStep, KeptCardLayout
from app.models.case_states import progress_of
from app.models.custody import MATERIAL_DERIVED, material_with_custody
from app.models.custody_records import CustodyEvent, Handover
from app.models.duty_records import (
    Activity,
    Appraisal,
    AppraisalEvent,
    DutyEvent,
    DutyShift,
    HomeService,
    Reception,
    ReceptionSession,
    ReceptionStep,
    ResponsibilityLetter,
)
from app.models.duty_states import DUTY_DERIVED, shift_with_progress
from app.models.intake_records import Commitment, MoneyStep, PowerOfAttorney
from app.models.must_visits import (
    MUST_VISIT_DERIVED,
    MUST_VISIT_FIXED,
    must_visit_with_progress,
)
from app.models.notice_records import HolidayPart, NoticePart, NoticeReading
from app.models.place_records import (
    AssigneeRule,
    LedgerCell,
    LedgerSnapshot,
    ReviewConclusion,
    ScoreMark,
)
from app.models.reception_states import RECEPTION_DERIVED, reception_with_progress
from app.models.records import (
    Appeal,
    AppealStep,
    Attachment,
    Attestation,
    Cadre,
    Card,
    Case,
    CaseStep,
    CatalogPart,
    Event,
    Grid,
    Household,
    Material,
    Person,
    PrintRecord,
    ProfilePart,
    Record,
    Staff,
    Station,
    Visit,
)
from app.models.rectification import RECTIFICATION_DERIVED, rectification_with_progress
from app.models.rectification_records import Rectification, RectificationStep
from app.models.register_records import RegisterChange
from app.models.rights_records import Erasure, PersonRequest
from app.models.roster_records import RosterImported
from app.models.security_records import AccountEvent, Disclosure
from app.models.visit_records import (
    DiaryComment,
    HouseholdPlan,
    MustVisit,
    MustVisitStep,
    Outreach,
    OutreachDelivery,
    VisitPlan,
    VisitRound,
)

Policy = Literal["field_register", "event_set"]
Owner = Literal["station", "township", "both"]
Derive = Callable[[Any, Sequence[Any]], Record]


class Kind(msgspec.Struct, frozen=True):
    """How entries of one kind fold into one record type, and which side may write them.

    A register with `steps` gets its derived fields from those events by `derive`; the events name
    their register kind in `parent`. `fixed_fields` are written once, when the entity is made. Bodies
    of kinds that are `is_erasable` go when an erasure names their entity; all others are archives.
    """

    name: str
    record: type[Record]
    policy: Policy = "field_register"
    owner: Owner = "station"
    parent: str = ""
    steps: type[Event] | None = None
    derive: Derive | None = None
    derived_fields: frozenset[str] = frozenset()
    fixed_fields: frozenset[str] = frozenset()
    is_erasable: bool = False


def case_with_progress(case: Case, steps: Sequence[CaseStep]) -> Case:
    """A case with the fields that its steps decide."""
    progress = progress_of(steps)
    return msgspec.structs.replace(
        case,
        status=progress.status or "draft",
        round=progress.round,
        authority_accepted_at=progress.accepted_at,
        due_on=progress.due_on,
        due_at=progress.due_at,
        outcome=progress.outcome,
        reply=progress.reply,
        rating=progress.rating,
        is_satisfied=progress.is_satisfied,
        flagged_steps=len(progress.flagged),
        updated_at=max([case.updated_at, *(step.updated_at for step in steps)]),
    )


CASE_DERIVED = frozenset(
    {"status", "round", "authority_accepted_at", "due_on", "due_at", "outcome", "reply", "rating"}
    | {"is_satisfied", "flagged_steps"}
)
CASE_FIXED = frozenset(
    {"first_receiver_id", "first_receiver_name", "first_receiver_phone", "fee_cents"}
)
"""首问责任人 never changes, and the service is free."""

_ALL = (
    Kind("station", Station),
    Kind("staff", Staff),
    Kind("grid", Grid),
    Kind("cadre", Cadre),
    Kind("household", Household),
    Kind("person", Person, is_erasable=True),
    Kind("register_change", RegisterChange, "event_set", is_erasable=True),
    Kind(
        "case",
        Case,
        steps=CaseStep,
        derive=case_with_progress,
        derived_fields=CASE_DERIVED,
        fixed_fields=CASE_FIXED,
    ),
    Kind("case_step", CaseStep, "event_set", "both", parent="case"),
    Kind(
        "material",
        Material,
        steps=CustodyEvent,
        derive=material_with_custody,
        derived_fields=MATERIAL_DERIVED,
    ),
    Kind("custody_event", CustodyEvent, "event_set", "both", parent="material"),
    Kind("handover", Handover, "event_set", "both"),
    Kind(
        "rectification",
        Rectification,
        steps=RectificationStep,
        derive=rectification_with_progress,
        derived_fields=RECTIFICATION_DERIVED,
    ),
    Kind("rectification_step", RectificationStep, "event_set", "both", parent="rectification"),
    Kind("visit", Visit, "event_set"),
    Kind(
        "appeal",
        Appeal,
        steps=AppealStep,
        derive=appeal_with_progress,
        derived_fields=APPEAL_DERIVED,
        fixed_fields=APPEAL_FIXED,
    ),
    Kind("appeal_step", AppealStep, "event_set", "both", parent="appeal"),
    Kind(
        "card",
        Card,
        steps=CardStep,
        derive=card_with_life,
        derived_fields=CARD_DERIVED,
    ),
    Kind("card_layout", KeptCardLayout),
    Kind("card_step", CardStep, "event_set", parent="card"),
    Kind("print", PrintRecord, "event_set"),
    Kind("attachment", Attachment, "event_set", "both", is_erasable=True),
    Kind("attestation", Attestation, "event_set", "township"),
    Kind("power_of_attorney", PowerOfAttorney),
    Kind("commitment", Commitment),
    Kind("money_step", MoneyStep, "event_set"),
    Kind("catalog_part", CatalogPart, "event_set", "both"),
    Kind("roster_import", RosterImported, "event_set"),
    Kind("visit_round", VisitRound),
    Kind(
        "must_visit",
        MustVisit,
        steps=MustVisitStep,
        derive=must_visit_with_progress,
        derived_fields=MUST_VISIT_DERIVED,
        fixed_fields=MUST_VISIT_FIXED,
    ),
    Kind("must_visit_step", MustVisitStep, "event_set", parent="must_visit"),
    Kind("household_plan", HouseholdPlan),
    Kind("outreach", Outreach),
    Kind("outreach_delivery", OutreachDelivery, "event_set"),
    Kind("visit_plan", VisitPlan),
    Kind("diary_comment", DiaryComment, "event_set", "township"),
    Kind(
        "duty_shift",
        DutyShift,
        steps=DutyEvent,
        derive=shift_with_progress,
        derived_fields=DUTY_DERIVED,
    ),
    Kind("duty_event", DutyEvent, "event_set", parent="duty_shift"),
    Kind("activity", Activity),
    Kind(
        "appraisal",
        Appraisal,
        steps=AppraisalEvent,
        derive=appraisal_with_progress,
        derived_fields=APPRAISAL_DERIVED,
        fixed_fields=frozenset({"subjects", "grades", "minimum"}),
    ),
    Kind("appraisal_event", AppraisalEvent, "event_set", parent="appraisal"),
    Kind("responsibility_letter", ResponsibilityLetter),
    Kind("reception_session", ReceptionSession),
    Kind(
        "reception",
        Reception,
        steps=ReceptionStep,
        derive=reception_with_progress,
        derived_fields=RECEPTION_DERIVED,
    ),
    Kind("reception_step", ReceptionStep, "event_set", parent="reception"),
    Kind("home_service", HomeService),
    Kind("profile_part", ProfilePart, "event_set", "both"),
    Kind("notice_part", NoticePart, "event_set", "township"),
    Kind("notice_reading", NoticeReading, "event_set"),
    Kind("holiday_part", HolidayPart, "event_set", "township"),
    Kind("disclosure", Disclosure, "event_set"),
    Kind("account_event", AccountEvent, "event_set"),
    Kind("ledger_cell", LedgerCell),
    Kind("ledger_snapshot", LedgerSnapshot, "event_set"),
    Kind("score_mark", ScoreMark),
    Kind("review_conclusion", ReviewConclusion),
    Kind("assignee_rule", AssigneeRule),
    Kind("appointment", Appointment, is_erasable=True),
    Kind("team", Team),
    Kind("assembly", Assembly),
    Kind("person_request", PersonRequest),
    Kind("erasure", Erasure, "event_set"),
)
KINDS: dict[str, Kind] = {kind.name: kind for kind in _ALL}
ERASABLE: frozenset[str] = frozenset(kind.name for kind in _ALL if kind.is_erasable)
RECORD_TYPES: tuple[type[Record], ...] = tuple(kind.record for kind in _ALL)
TABLES: dict[type[Record], str] = {
    Station: "stations",
    Staff: "staff",
    Grid: "grids",
    Cadre: "cadres",
    Household: "households",
    Person: "persons",
    RegisterChange: "register_changes",
    Case: "cases",
    CaseStep: "case_steps",
    Material: "materials",
    CustodyEvent: "custody_events",
    Handover: "handovers",
    Rectification: "rectifications",
    RectificationStep: "rectification_steps",
    Visit: "visits",
    Appeal: "appeals",
    AppealStep: "appeal_steps",
    Card: "cards",
    CardStep: "card_steps",
    KeptCardLayout: "card_layouts",
    PrintRecord: "print_records",
    Attachment: "attachments",
    Attestation: "attestations",
    PowerOfAttorney: "powers_of_attorney",
    Commitment: "commitments",
    MoneyStep: "money_steps",
    CatalogPart: "catalog_parts",
    RosterImported: "roster_imports",
    VisitRound: "visit_rounds",
    MustVisit: "must_visits",
    MustVisitStep: "must_visit_steps",
    HouseholdPlan: "household_plans",
    Outreach: "outreaches",
    OutreachDelivery: "outreach_deliveries",
    VisitPlan: "visit_plans",
    DiaryComment: "diary_comments",
    DutyShift: "duty_shifts",
    DutyEvent: "duty_events",
    Activity: "activities",
    Appraisal: "appraisals",
    AppraisalEvent: "appraisal_events",
    ResponsibilityLetter: "responsibility_letters",
    ReceptionSession: "reception_sessions",
    Reception: "receptions",
    ReceptionStep: "reception_steps",
    HomeService: "home_services",
    ProfilePart: "profile_parts",
    NoticePart: "notice_parts",
    NoticeReading: "notice_readings",
    HolidayPart: "holiday_parts",
    Disclosure: "disclosures",
    AccountEvent: "account_events",
    LedgerCell: "ledger_cells",
    LedgerSnapshot: "ledger_snapshots",
    ScoreMark: "score_marks",
    ReviewConclusion: "review_conclusions",
    AssigneeRule: "assignee_rules",
    Appointment: "appointments",
    Team: "teams",
    Assembly: "assemblies",
    PersonRequest: "person_requests",
    Erasure: "erasures",
}
