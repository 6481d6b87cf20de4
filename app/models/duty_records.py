"""The records of duty (值班), activities (活动), public appraisals (评议) and receptions (接待)."""

import msgspec

from app.models.records import Event, Record


class DutyShift(Record, frozen=True, kw_only=True):
    """One shift of the duty roster (值班表). Fields from `state` on are derived from its events.

    Its id follows from date and shift, so that two PCs which both make a month's roster make one.
    `starts_at_time` and `ends_at_time` are the station's clock (`08:30`); an evening may end after
    midnight. `officer_id` is the account of the person whose turn it is.
    """

    duty_on: str = ""
    shift: str = ""
    starts_at_time: str = ""
    ends_at_time: str = ""
    is_out_of_hours: bool = False
    leader_name: str = ""
    officer_id: str = ""
    officer_name: str = ""
    officer_phone: str = ""
    state: str = "planned"
    on_duty_id: str = ""
    on_duty_name: str = ""
    absent_name: str = ""
    leave_reason: str = ""
    signed_in_at: str = ""
    signed_out_at: str = ""
    handover_note: str = ""
    taken_over_by: str = ""
    taken_over_at: str = ""
    flagged_events: int = 0


class DutyEvent(Event, frozen=True, kw_only=True):
    """Something that happened to a shift; `entity_id` is the shift.

    `person_id` and `person_name` are who signs, who steps in, or who takes over.
    """

    action: str = ""
    at: str = ""
    person_id: str = ""
    person_name: str = ""
    person_phone: str = ""
    note: str = ""


class Activity(Record, frozen=True, kw_only=True):
    """An activity for the public (便民利民活动): theme, time and responsible person."""

    number: str = ""
    theme: str = ""
    activity_type: str = ""
    department: str = ""
    held_on: str = ""
    time_words: str = ""
    place: str = ""
    responsible_name: str = ""
    responsible_phone: str = ""
    people_served: int = 0
    result: str = ""
    state: str = "planned"


class Appraisal(Record, frozen=True, kw_only=True):
    """A session of public appraisal (评议). Fields from `state` on are derived from its events.

    `subjects` are those who are appraised; `grades` the grades of the sheet, best first. `minimum`
    is how many sheets the masses must have given before it may be closed.
    """

    number: str = ""
    title: str = ""
    period: str = ""
    held_on: str = ""
    place: str = ""
    subjects: list[str] = msgspec.field(default_factory=list)
    grades: list[str] = msgspec.field(default_factory=list)
    minimum: int = 0
    state: str = "open"
    sheets: int = 0
    closed_at: str = ""
    flagged_events: int = 0


class AppraisalEvent(Event, frozen=True, kw_only=True):
    """A sheet of an appraisal, or a word about the session; `entity_id` is the appraisal.

    `part` says whose sheet it is: the appraised person's own, the masses', or the branch's.
    `marks` are grades alongside the session's subjects, empty where none was given. Nobody's name
    stands on a sheet. A `void` names the event of the sheet that was mistaken.
    """

    action: str = ""
    at: str = ""
    part: str = ""
    marks: list[str] = msgspec.field(default_factory=list)
    sheet_id: str = ""
    note: str = ""
    channel: str = ""  # how it came in, in the place's own words (意见箱)


class ResponsibilityLetter(Record, frozen=True, kw_only=True):
    """What a person has signed to do in a year (目标责任书)."""

    number: str = ""
    year: int = 0
    person_name: str = ""
    title: str = ""
    superior_name: str = ""
    duties: list[str] = msgspec.field(default_factory=list)
    signed_on: str = ""


class ReceptionSession(Record, frozen=True, kw_only=True):
    """A time at which delegates receive people (定期开放接待)."""

    number: str = ""
    opened_on: str = ""
    starts_at_time: str = ""
    ends_at_time: str = ""
    place: str = ""
    delegates: list[str] = msgspec.field(default_factory=list)
    theme: str = ""


class Reception(Record, frozen=True, kw_only=True):
    """One person who was received (接待记录). Fields from `stage` on are derived from its steps."""

    number: str = ""
    session_id: str = ""
    received_at: str = ""
    receiver_id: str = ""
    receiver_name: str = ""
    visitor_name: str = ""
    visitor_phone: str = ""
    visitor_address: str = ""
    household_id: str = ""
    content: str = ""
    reception_class: str = ""
    appeal_id: str = ""
    stage: str = "received"
    department: str = ""
    reply: str = ""
    is_satisfied: bool | None = None
    flagged_steps: int = 0


class ReceptionStep(Event, frozen=True, kw_only=True):
    """One step of a reception; `entity_id` is the reception."""

    action: str = ""
    at: str = ""
    note: str = ""
    department: str = ""
    reply: str = ""
    is_satisfied: bool | None = None


class HomeService(Record, frozen=True, kw_only=True):
    """A service at a household's door (上门服务): its ticks, the opinion card and the call back.

    `ticks` are keys of `app.models.home_services.TICKS`.
    """

    number: str = ""
    served_on: str = ""
    household_id: str = ""
    served_name: str = ""
    phone: str = ""
    worker_name: str = ""
    content: str = ""
    ticks: list[str] = msgspec.field(default_factory=list)
    opinion: str = ""
    opinion_note: str = ""
    called_back_on: str = ""
    called_back_by: str = ""
    call_back_note: str = ""
    is_satisfied: bool | None = None
