"""The records that a station and its township keep: one class for each table.

A record is what an entity looks like after all its entries were folded. Ids are 32 hex digits;
times are UTC in ISO 8601 with a trailing Z (they sort as text), dates are ISO text; lists hold
plain text. `village_code` says whose record it is and comes from the feed, not from the body.
"""

import msgspec

from app.models.appeal_records import Appeal, AppealStep
from app.models.record_bases import Event, Record

__all__ = ["Appeal", "AppealStep", "Event", "Record"]  # records of their own modules


class Station(Record, frozen=True, kw_only=True):
    """The service station (党群服务站) as it names itself on papers and cards."""

    name: str = ""
    town_name: str = ""
    short_name: str = ""  # of the village
    address: str = ""
    duty_phone: str = ""
    supervision_phone: str = ""
    town_hotline: str = ""
    duty_hours: str = ""
    service_promise: str = ""
    common_items: list[str] = msgspec.field(default_factory=list)


class Staff(Record, frozen=True, kw_only=True):
    """A person with an account at the station."""

    name: str = ""
    role: str = "entry"  # see app.models.roles
    title: str = ""
    phone: str = ""
    is_active: bool = True


class Grid(Record, frozen=True, kw_only=True):
    """A liaison grid (网格) of any kind in `app.models.grids.GRID_KINDS`, in a tree by `parent_id`.

    One that is closed keeps its name for old records; no household is moved into it any more.
    """

    name: str = ""
    kind: str = "village_group"
    parent_id: str = ""
    closed_on: str = ""


class Cadre(Record, frozen=True, kw_only=True):
    """A liaison cadre (联户干部), whose name stands on the cards."""

    name: str = ""
    title: str = ""
    unit: str = ""
    phone: str = ""


class Household(Record, frozen=True, kw_only=True):
    """A household (户) with its number in the roster (户号).

    `standing` says whether it is still one: empty, `left` (整户迁出) or `dissolved` (销户), since
    `standing_on`. One that was merged (并户) names the other in `merged_into`.
    """

    number: str = ""
    grid_id: str = ""
    cadre_id: str = ""
    address: str = ""
    head_person_id: str = ""
    head_name: str = ""
    standing: str = ""
    standing_on: str = ""
    standing_reason: str = ""
    merged_into: str = ""
    note: str = ""


class Person(Record, frozen=True, kw_only=True):
    """A villager. `doubt` holds what is to be verified (待核), in plain Chinese; empty when nothing.

    `standing` is empty, `left` (迁出) or `dead`, since `standing_on`. `aliases` are former names and
    other writings of the name. A record that was merged with another of the same person names the
    one that is shown in `merged_into`.
    """

    household_id: str = ""
    name: str = ""
    head_relation: str = ""
    sex: str = "0"  # GB/T 2261.1
    ethnicity: str = ""
    born_on: str = ""
    id_number: str = ""
    phones: list[str] = msgspec.field(default_factory=list)
    political_status: str = ""
    education: str = ""
    marital_status: str = ""
    registration_type: str = ""
    residence: str = ""
    workplace: str = ""
    groups: list[str] = msgspec.field(default_factory=list)
    note: str = ""
    doubt: str = ""
    skills: list[str] = msgspec.field(default_factory=list)  # 特长
    aliases: list[str] = msgspec.field(default_factory=list)
    standing: str = ""
    standing_on: str = ""
    standing_reason: str = ""
    merged_into: str = ""


class Case(Record, frozen=True, kw_only=True):
    """A case (代办件). Fields below `status` are derived from its steps, never written directly."""

    number: str = ""
    item_code: str = ""
    item_name: str = ""
    category: str = ""
    department: str = ""
    mode: str = ""
    catalog_version: str = ""
    limit_amount: int = 0
    limit_unit: str = "working_day"
    household_id: str = ""
    applicant_id: str = ""
    applicant_name: str = ""
    applicant_phone: str = ""
    applicant_id_number: str = ""
    applicant_address: str = ""
    channel: str = "station"
    proxy_name: str = ""
    proxy_relation: str = ""
    proxy_kind: str = ""  # entrusted | guardian
    request: str = ""
    first_receiver_id: str = ""
    first_receiver_name: str = ""
    first_receiver_phone: str = ""
    station_received_at: str = ""
    station_due_on: str = ""
    expected_by: str = ""
    is_expected_provisional: bool = False
    fee_cents: int = 0
    status: str = "draft"
    round: int = 1
    authority_accepted_at: str = ""
    due_on: str = ""
    outcome: str = ""
    reply: str = ""
    rating: str = ""
    is_satisfied: bool | None = None
    flagged_steps: int = 0
    due_at: str = ""


class CaseStep(Event, frozen=True, kw_only=True):
    """One step of a case; `entity_id` is the case. `due_at` is the moment at which a limit in hours
    runs out, UTC text; empty for one in days.
    """

    action: str = ""
    at: str = ""
    note: str = ""
    outcome: str = ""
    reply: str = ""
    due_on: str = ""
    is_due_provisional: bool = False
    rating: str = ""
    is_satisfied: bool | None = None
    method: str = ""
    receiver_name: str = ""
    receiver_relation: str = ""
    document_name: str = ""  # the certificate or paper that was issued
    document_number: str = ""
    approver_name: str = ""
    told_on: str = ""  # when the applicant was told of an extension
    rated_efficiency: str = ""
    rated_skill: str = ""
    rated_attitude: str = ""
    is_anonymous: bool = False
    due_at: str = ""


class Material(Record, frozen=True, kw_only=True):
    """A paper that a case needs. Fields below `holder` are derived from its custody events."""

    case_id: str = ""
    position: int = 0
    name: str = ""
    form: str = "original"  # original | copy
    copies: int = 1
    is_required: bool = True
    is_key: bool = True  # one that is not may follow later, with a commitment
    received_at: str = ""  # empty: still missing
    holder: str = ""  # at the intake; who holds it now says `app.models.custody.held_by`
    custody: str = ""  # empty until something happens to it
    custody_at: str = ""
    batch_id: str = ""
    is_damaged: bool = False
    flagged_moves: int = 0


class Visit(Event, frozen=True, kw_only=True):
    """A household visit in the diary (走访, 民情日记); a correction is another visit of one entity.

    `outing_id` joins the households of one walk; times of day are `HH:MM`. `visitor_id` is the liaison
    cadre who went, where the visitor is one; whose visit it is says `app.models.visitors`.
    """

    number: str = ""
    household_id: str = ""
    grid_id: str = ""
    visitor_name: str = ""
    visited_on: str = ""
    channel: str = "home"
    interviewee: str = ""
    content: str = ""
    finding_class: str = ""
    finding: str = ""
    is_answered_on_the_spot: bool = False
    answer: str = ""
    is_urgent: bool = False
    appeal_id: str = ""
    recorded_at: str = ""
    started_at: str = ""
    ended_at: str = ""
    timing: str = ""  # early | evening
    is_by_appointment: bool = False
    companions: list[str] = msgspec.field(default_factory=list)  # `姓名 职务`
    outing_id: str = ""
    second_class: str = ""
    answered_tasks: list[str] = msgspec.field(default_factory=list)  # must-visit tasks
    correction_note: str = ""
    visitor_id: str = ""


class Card(Record, frozen=True, kw_only=True):
    """A liaison card (联系卡): one number, as it was first printed.

    `content_digest` tells when it has gone stale. A card of a whole grid (a wall card) has a
    `grid_id` in place of a household. Fields from `standing` on are derived from its steps and empty
    without any; how it stands now says `app.models.card_lifecycle.known_life`.
    """

    number: str = ""
    household_id: str = ""
    grid_id: str = ""
    layout: str = ""  # empty: the standard one
    cadre_id: str = ""
    edition: str = ""
    content_digest: str = ""
    printed_at: str = ""
    status: str = "printed"
    issued_on: str = ""
    standing: str = ""
    standing_on: str = ""
    receiver_relation: str = ""
    receiver_name: str = ""
    newest_digest: str = ""
    newest_edition: str = ""
    newest_cadre_id: str = ""
    newest_printed_at: str = ""
    held_digest: str = ""
    last_step: str = ""
    flagged_steps: int = 0


class Attestation(Event, frozen=True, kw_only=True):
    """The township's word that entries of a station's feed came in; `entity_id` is the feed.

    `chain` is the start of the feed's chain at `last_seq`, in hex.
    """

    first_seq: int = 0
    last_seq: int = 0
    chain: str = ""
    received_at: str = ""


class EditionPart(Event, frozen=True, kw_only=True):
    """A part of something published in editions; `entity_id` is the edition, which every part describes.

    `items` are the part's own texts; `position` counts from 0 to `part_count`.
    """

    version: str = ""
    effective_on: str = ""
    published_at: str = ""
    position: int = 0
    part_count: int = 1
    items: list[str] = msgspec.field(default_factory=list)


class CatalogPart(EditionPart, frozen=True, kw_only=True):
    """A part of an item catalogue; `items` are `app.models.catalog.ServiceItem` as JSON."""


class ProfilePart(EditionPart, frozen=True, kw_only=True):
    """A part of a place's profile; `items` are pieces of its file, as `app.models.profile_reading` reads it."""


class Attachment(Event, frozen=True, kw_only=True):
    """A file kept with a case, a visit and so on, or the word that it no longer belongs there.

    Both events of one attachment have one `entity_id`. The bytes are no part of the entry: they are
    found by `content_hash` (hex) and travel in a lane of their own.
    """

    action: str = "attach"  # attach | retract
    at: str = ""
    parent_kind: str = ""
    parent_id: str = ""
    content_hash: str = ""
    size_bytes: int = 0
    media_type: str = ""
    file_name: str = ""
    note: str = ""


class PrintRecord(Event, frozen=True, kw_only=True):
    """What was handed out for whom; `entity_id` is the paper's subject.

    `pages` are those that were printed (`1-3,5`, empty: all), `way` says whether the program printed
    or gave a file out, which may be printed elsewhere.
    """

    paper: str = ""
    number: str = ""
    content_digest: str = ""
    printed_at: str = ""
    is_reprint: bool = False
    pages: str = ""
    copies: int = 1
    way: str = "printer"  # printer | file
