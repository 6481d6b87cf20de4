"""What stands on the duty roster and the signing sheet."""

from collections.abc import Mapping, Sequence

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.duty_records import DutyShift
from app.models.duty_roster import month_days
from app.models.list_papers import ListContent
from app.models.moments import china_clock_of
from app.presenters.list_files import list_content
from app.store.duty_repository import DutyCount

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")


def month_of(desk: Desk, month: str) -> tuple[list[DutyShift], Mapping[str, DutyCount]]:
    """The shifts of a month and what came in on each."""
    days = month_days(month)
    first, last = days[0].isoformat(), days[-1].isoformat()
    with desk.store.reading():
        return desk.store.duty.between(first, last), desk.store.duty.counts(first, last)


def roster_content(desk: Desk, actor: Actor, month: str) -> ListContent:
    """The roster for the wall (值班表)."""
    shifts, _ = month_of(desk, month)
    days = {day.isoformat(): day for day in month_days(month)}
    rows = tuple(
        (
            shift.duty_on,
            WEEKDAYS[days[shift.duty_on].weekday()],
            shift.shift,
            f"{shift.starts_at_time}—{shift.ends_at_time}",
            shift.leader_name,
            shift.on_duty_name,
            shift.officer_phone if shift.on_duty_id == shift.officer_id else _phone(desk, shift),
        )
        for shift in shifts
    )
    words = month_words(month)
    station = desk.store.stations.station()
    note = "值班人为首问责任人，免费受理代办事项。"
    if station and station.supervision_phone:
        note += f"监督电话 {station.supervision_phone}。"
    return list_content(
        desk, actor, "duty_roster", title=f"{words}值班表", rows=rows, facts=(("年月", words),),
        note=note, is_across=False, is_wall_sheet=len(rows) <= 31,
    )  # fmt: skip


def signing_content(desk: Desk, actor: Actor, month: str) -> ListContent:
    """The signing sheet (值班签到表); its figures are counted from the records."""
    shifts, counts = month_of(desk, month)
    words = month_words(month)
    return list_content(
        desk, actor, "duty_signing", title=f"{words}值班签到表",
        rows=tuple(signing_row(shift, counts) for shift in shifts),
        facts=(("年月", words),),
        note="接待人次、受理件数由签到到签退之间登记的记录算出。",
        signatures=("带班领导", "填表人"),
    )  # fmt: skip


def signing_row(shift: DutyShift, counts: Mapping[str, DutyCount]) -> tuple[str | int, ...]:
    """One line of the signing sheet. Nothing is counted for a shift that nobody signed."""
    count = counts.get(shift.id, DutyCount())
    is_signed = bool(shift.signed_in_at)
    return (
        shift.duty_on,
        shift.shift,
        shift.leader_name,
        shift.officer_name,
        china_clock_of(shift.signed_in_at) if is_signed else "",
        china_clock_of(shift.signed_out_at) if shift.signed_out_at else "",
        count.visitors if is_signed else "",
        count.accepted if is_signed else "",
        shift.handover_note,
        shift.on_duty_name if shift.absent_name else "",
        shift.taken_over_by,
    )


def month_words(month: str) -> str:
    """`2026年3月`."""
    year, _, number = month.partition("-")
    return f"{year}年{int(number)}月"


def leader_names(desk: Desk) -> Sequence[str]:
    """Who may lead a shift: the names of staff and cadres, each once."""
    names = [s.name for s in desk.duty.officers()] + [c.name for c in desk.store.stations.cadres()]
    return list(dict.fromkeys(name for name in names if name))


def _phone(desk: Desk, shift: DutyShift) -> str:
    member = desk.store.stations.staff_member(shift.on_duty_id)
    return member.phone if member else ""
