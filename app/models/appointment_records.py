"""The records of appointments (预约), of teams (服务团队、党小组) and of the assembly for criticism (有奖批评)."""

import msgspec

from app.models.record_bases import Record


class Appointment(Record, frozen=True, kw_only=True):
    """Somebody comes at a time, or is visited at one (约访). `moves` says, a line each, when it had
    been before and why it was moved.

    `meets_at_time` is the station's clock (`09:30`), empty for any time of the day. A household is
    named by its id; whoever has none here is named alone.
    """

    number: str = ""
    way: str = "come"  # come | visit
    household_id: str = ""
    person_name: str = ""
    phone: str = ""
    subject: str = ""
    meets_on: str = ""
    meets_at_time: str = ""
    with_name: str = ""  # who receives them, or goes there
    state: str = "open"  # open | kept | missed | cancelled
    moves: list[str] = msgspec.field(default_factory=list)
    note: str = ""
    made_at: str = ""
    made_by: str = ""


class Team(Record, frozen=True, kw_only=True):
    """Who serves a grid together (服务团队), or a party group (党小组), from one day to another.

    Leader and members are liaison cadres by their ids; `until_on` is empty while it stands.
    """

    kind: str = "grid_team"  # grid_team | party_group
    name: str = ""
    grid_id: str = ""
    leader_id: str = ""
    member_ids: list[str] = msgspec.field(default_factory=list)
    since_on: str = ""
    until_on: str = ""
    note: str = ""


class Assembly(Record, frozen=True, kw_only=True):
    """An assembly at which teams criticise for prizes and a jury scores them.

    `teams` are lines `name：member、member`. The jury's sheets are counted in an appraisal session.
    """

    number: str = ""
    title: str = ""
    held_on: str = ""
    announced_on: str = ""
    place: str = ""
    teams: list[str] = msgspec.field(default_factory=list)
    supervisors: list[str] = msgspec.field(default_factory=list)
    jurors: list[str] = msgspec.field(default_factory=list)
    appraisal_id: str = ""
    state: str = "planned"  # planned | held | cancelled
    result: str = ""
