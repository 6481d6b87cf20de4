"""What other systems are told of cases, appeals and stations, and what they may ask: the types that
answer are the types that the description is made from.

Numbers of identity cards and phones are masked, also where somebody typed them into a text.
"""

from typing import Annotated

import msgspec

from app.models.appeal_stages import STAGES
from app.models.case_states import STATES
from app.models.id_number import mask_phone, masked_text
from app.models.records import Appeal, Case
from app.town.ledger.case_queries import PageKey
from app.town.ledger.station_queries import VillageLine
from app.words.terms import APPEAL_STAGE, CASE_STATUS

_VILLAGE, _ID = "[0-9]{12}", "[0-9a-f]{32}"
_MOMENT = "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z)?"
VillageCode = Annotated[str, msgspec.Meta(pattern=f"^{_VILLAGE}$", description="村级行政区划代码")]
RecordId = Annotated[str, msgspec.Meta(pattern=f"^{_ID}$", description="记录编码")]
Limit = Annotated[int, msgspec.Meta(ge=1, le=100, description="一页多少条")]
Since = Annotated[str, msgspec.Meta(pattern=f"^{_MOMENT}$", description="起始时间，世界时")]
Cursor = Annotated[
    str, msgspec.Meta(pattern=f"^({_MOMENT})?~{_ID}$", description="上一页答复中的 next")
]
VillageCursor = Annotated[
    str, msgspec.Meta(pattern=f"^{_VILLAGE}$", description="上一页答复中的 next")
]
CaseState = Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(STATES)})$", description="状态")]
Stage = Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(STAGES)})$", description="阶段")]
CaseNumber = Annotated[
    str, msgspec.Meta(pattern=f"^{_VILLAGE}-[0-9A-Z-]{{1,40}}$", description="代办件编号")
]


class _Ask(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a request may say, in its path or its query."""


class _ChangesAsked(_Ask, frozen=True, kw_only=True):
    """Which records, by village and by when they changed; the earliest changed come first."""

    village_code: VillageCode | None = None
    updated_since: Since | None = None
    after: Cursor | None = None
    limit: Limit = 50


class CasesAsked(_ChangesAsked, frozen=True, kw_only=True):
    """Which cases."""

    state: CaseState | None = None


class AppealsAsked(_ChangesAsked, frozen=True, kw_only=True):
    """Which appeals."""

    stage: Stage | None = None


class RecordAsked(_Ask, frozen=True, kw_only=True):
    """One record of one village."""

    village_code: VillageCode
    id: RecordId


class NumberAsked(_Ask, frozen=True, kw_only=True):
    """The case that bears a number."""

    number: CaseNumber


class StationsAsked(_Ask, frozen=True, kw_only=True):
    """All stations, by village."""

    after: VillageCursor | None = None
    limit: Limit = 100


class CaseView(msgspec.Struct, frozen=True, kw_only=True):
    """A case (代办件). Dates are of China, moments are UTC; empty where something has not happened."""

    id: str
    number: str
    village_code: str
    village_name: str
    item_code: str
    item_name: str
    department: str
    applicant_name: str
    applicant_phone: str
    request: str
    status: str
    status_name: str
    station_received_at: str
    accepted_at: str
    due_on: str
    outcome: str
    reply: str
    rating: str
    updated_at: str


class AppealView(msgspec.Struct, frozen=True, kw_only=True):
    """An appeal (诉求). Those whose route passes the township's staff by are told to nobody here."""

    id: str
    number: str
    village_code: str
    village_name: str
    appeal_class: str
    content: str
    raised_by: str
    raised_by_phone: str
    raised_on: str
    is_urgent: bool
    stage: str
    stage_name: str
    due_on: str
    reply: str
    updated_at: str


class StationView(msgspec.Struct, frozen=True, kw_only=True):
    """How a station stands: entries that came in, those that it says it still has to send, and how many
    wait in quarantine or on another branch.
    """

    village_code: str
    village_name: str
    station_name: str
    computers: int
    last_contact_at: str
    entries: int
    waiting: int
    quarantined: int
    parked: int


class CasePage(msgspec.Struct, frozen=True):
    """A page of cases; `next` is empty on the last."""

    cases: list[CaseView]
    next: str


class AppealPage(msgspec.Struct, frozen=True):
    """A page of appeals; `next` is empty on the last."""

    appeals: list[AppealView]
    next: str


class StationPage(msgspec.Struct, frozen=True):
    """A page of stations; `next` is empty on the last."""

    stations: list[StationView]
    next: str


class RefusalView(msgspec.Struct, frozen=True):
    """Why nothing is answered: a name for programs and a sentence for people."""

    problem: str
    sentence: str


def case_view(case: Case, village_name: str) -> CaseView:
    """What is told of a case."""
    return CaseView(
        id=case.id,
        number=case.number,
        village_code=case.village_code,
        village_name=village_name,
        item_code=case.item_code,
        item_name=masked_text(case.item_name),
        department=case.department,
        applicant_name=masked_text(case.applicant_name),
        applicant_phone=mask_phone(case.applicant_phone),
        request=masked_text(case.request),
        status=case.status,
        status_name=CASE_STATUS.get(case.status, case.status),
        station_received_at=case.station_received_at,
        accepted_at=case.authority_accepted_at,
        due_on=case.due_on,
        outcome=case.outcome,
        reply=masked_text(case.reply),
        rating=case.rating,
        updated_at=case.updated_at,
    )


def appeal_view(appeal: Appeal, village_name: str) -> AppealView:
    """What is told of an appeal."""
    return AppealView(
        id=appeal.id,
        number=appeal.number,
        village_code=appeal.village_code,
        village_name=village_name,
        appeal_class=appeal.appeal_class,
        content=masked_text(appeal.content),
        raised_by=masked_text(appeal.raised_by),
        raised_by_phone=mask_phone(appeal.raised_by_phone),
        raised_on=appeal.raised_on,
        is_urgent=appeal.is_urgent,
        stage=appeal.stage,
        stage_name=APPEAL_STAGE.get(appeal.stage, appeal.stage),
        due_on=appeal.due_on,
        reply=masked_text(appeal.reply),
        updated_at=appeal.updated_at,
    )


def station_view(line: VillageLine, village_name: str) -> StationView:
    """What is told of a station."""
    return StationView(
        village_code=line.village_code,
        village_name=village_name,
        station_name=line.station_name,
        computers=sum(not device.revoked_at for device in line.devices),
        last_contact_at=line.last_contact_at,
        entries=line.entries,
        waiting=line.waiting,
        quarantined=line.quarantined,
        parked=line.parked,
    )


def page_key(after: str | None, since: str | None) -> PageKey | None:
    """Where a page begins: behind the last row of the one before, or at a moment."""
    if after is not None:
        value, _, row_id = after.rpartition("~")
        return PageKey(value, row_id)
    return PageKey(since, "") if since else None


def cursor_of(row: Case | Appeal) -> str:
    """The place of a row in its list."""
    return f"{row.updated_at}~{row.id}"
