"""What happens when someone uses the duty page (值班). No Qt, no SQL."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.duty_records import DutyEvent, DutyShift
from app.models.duty_roster import PlannedShift, RosterPlan
from app.models.duty_states import ON_DUTY, OVER, PLANNED
from app.models.duty_states import duty_progress_of as duty_of
from app.models.roles import PERMISSIONS
from app.models.rules.duty import ShiftTimes, lacks_leader
from app.models.step_order import counting_in_order
from app.presenters.duty_lists import leader_names, month_of, roster_content, signing_content
from app.presenters.duty_pasting import PastedLine, pasted_lines
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListMaking
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen
from app.store.duty_repository import DutyCount


class DutyLine(msgspec.Struct, frozen=True):
    """One shift with what came in; `is_mine` for whoever is logged in."""

    shift: DutyShift
    count: DutyCount
    is_mine: bool
    is_today: bool
    lacks_leader: bool = False
    is_followed_by_itself: bool = False

    @property
    def next_step(self) -> str:
        """What the person at the desk may do with it now: `sign_in`, `sign_out`, `take_over`."""
        if self.shift.state == OVER and (not self.is_mine or self.is_followed_by_itself):
            return "take_over"
        if not self.is_mine:
            return ""
        steps = {PLANNED: "sign_in" if self.is_today else "", ON_DUTY: "sign_out"}
        return steps.get(self.shift.state, "")


class DutyMonth(msgspec.Struct, frozen=True):
    """The page as it stands: the month's lines, and what a roster can be made of."""

    month: str
    today: date
    lines: list[DutyLine]
    officers: list[tuple[str, str]]
    leaders: Sequence[str]
    shifts: list[ShiftTimes]
    may_plan: bool
    is_leader_named: bool = True


class RecordLine(msgspec.Struct, frozen=True):
    """One record behind a shift's figures, in words."""

    kind: str
    record_id: str
    at: str
    number: str
    words: str
    is_accepted: bool


class ShiftFile(msgspec.Struct, frozen=True):
    """Everything about one shift; `flagged` are events that did not count."""

    shift: DutyShift
    events: list[DutyEvent]
    flagged: tuple[str, ...]
    records: list[RecordLine]


class DutyScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_month(self, month: DutyMonth) -> None: ...

    def show_shift(self, file: ShiftFile) -> None: ...

    def show_pasted(self, lines: Sequence[PastedLine]) -> None: ...

    def show_done(self, what: str, count: int) -> None: ...

    def show_list_paper(self, ledger: str, path: Any) -> None: ...

    def show_list_file(self, path: Any, left_out: Sequence[str], *, is_by_form: bool) -> None: ...

    def set_busy(self, is_busy: bool) -> None: ...


class DutyPresenter(FiledListPresenter[DutyScreen]):
    """The roster of one month at a time."""

    def __init__(
        self, screen: DutyScreen, runner: Runner, actor: Callable[[], Actor], making: ListMaking
    ) -> None:
        super().__init__(screen, runner, actor, making)
        self._month = ""
        self._listing = 0

    def refresh(self) -> None:
        """Read the month anew."""
        self._listing += 1
        listing, asked, actor = self._listing, self._month, self._actor()

        def show(month: DutyMonth) -> None:
            if listing == self._listing:
                self._month = month.month
                self._screen.show_month(month)

        self._runner.run(
            lambda desk: duty_month(desk, asked, actor), show, self._screen.show_problem
        )

    def move(self, months: int) -> None:
        """Show the month before (-1) or after (1)."""
        if self._month:
            self._month = month_beside(self._month, months)
            self.refresh()

    def open_shift(self, shift_id: str) -> None:
        """Show one shift and the records behind its figures."""
        self._runner.run(
            lambda desk: shift_file(desk, shift_id),
            self._screen.show_shift,
            self._screen.show_problem,
        )

    def make_month(self, plan: RosterPlan) -> None:
        """Make the shifts that a month lacks."""
        self._month = plan.month

        def made(count: int) -> None:
            self._done("make_month", count)

        self._doing.run(lambda desk, actor: desk.duty.make_month(actor, plan), made)

    def add_shift(self, day: str, times: ShiftTimes, officer_id: str, leader: str) -> None:
        """One more shift."""
        self._act(
            "add_shift",
            lambda desk, actor: desk.duty.add_shift(actor, day, times, officer_id, leader),
        )

    def read_pasted(self, name: str, text: str) -> None:
        """Show what copied rows of a roster would put on it."""
        month = self._month
        self._runner.run(
            lambda desk: pasted_lines(desk, month, name, text),
            self._screen.show_pasted,
            self._screen.show_problem,
        )

    def add_shifts(self, lines: Sequence[PlannedShift]) -> None:
        """Put pasted shifts on the roster."""
        self._doing.run(
            lambda desk, actor: desk.duty.add_shifts(actor, lines),
            lambda count: self._done("add_shifts", count),
        )

    def change_shift(self, shift_id: str, officer_id: str, leader: str) -> None:
        """Give a shift to someone else for good."""
        self._act(
            "change_shift",
            lambda desk, actor: desk.duty.change_shift(actor, shift_id, officer_id, leader),
        )

    def remove_shift(self, shift_id: str) -> None:
        """Take it off the roster."""
        self._act("remove_shift", lambda desk, actor: desk.duty.remove_shift(actor, shift_id))

    def sign_in(self, shift_id: str) -> None:
        """签到."""
        self._act("sign_in", lambda desk, actor: desk.duty.sign_in(actor, shift_id))

    def sign_out(self, shift_id: str, note: str) -> None:
        """签退，写明交接事项."""
        self._act("sign_out", lambda desk, actor: desk.duty.sign_out(actor, shift_id, note))

    def take_over(self, shift_id: str) -> None:
        """接班签字."""
        self._act("take_over", lambda desk, actor: desk.duty.take_over(actor, shift_id))

    def substitute(self, shift_id: str, substitute_id: str, reason: str) -> None:
        """请假替班."""
        self._act(
            "substitute",
            lambda desk, actor: desk.duty.substitute(actor, shift_id, substitute_id, reason),
        )

    def print_roster(self) -> None:
        """The roster for the wall."""
        month = self._month
        self._files.print_list(lambda desk, actor: roster_content(desk, actor, month))

    def print_signing(self) -> None:
        """The signing sheet."""
        month = self._month
        self._files.print_list(lambda desk, actor: signing_content(desk, actor, month))

    def export(self) -> None:
        """The signing sheet as a spreadsheet."""
        month = self._month
        self._files.export_list(lambda desk, actor: signing_content(desk, actor, month))

    def export_roster(self) -> None:
        """The roster as a spreadsheet."""
        month = self._month
        self._files.export_list(lambda desk, actor: roster_content(desk, actor, month))

    def _act(self, what: str, act: Callable[[Desk, Actor], Any]) -> None:
        self._doing.run(act, lambda answer: self._done(what, 1))

    def _done(self, what: str, count: int) -> None:
        self._screen.show_done(what, count)
        self.refresh()


def duty_month(desk: Desk, month: str, actor: Actor) -> DutyMonth:
    """A month of the roster; this one if none is asked for."""
    today = desk.workplace.today()
    month = month or f"{today:%Y-%m}"
    shifts, counts = month_of(desk, month)
    now, rules = {shift.id for shift in desk.duty.today()}, desk.workplace.profile.duty
    return DutyMonth(
        month=month,
        today=today,
        lines=[
            DutyLine(
                s,
                counts.get(s.id, DutyCount()),
                is_mine=s.on_duty_id == actor.id,
                is_today=s.id in now,
                lacks_leader=lacks_leader(rules, s, today),
                is_followed_by_itself=s.state == OVER and desk.duty.is_followed_by_itself(s),
            )
            for s in shifts
        ],
        officers=[(member.id, member.name) for member in desk.duty.officers()],
        leaders=leader_names(desk),
        shifts=list(rules.shifts),
        may_plan=actor.role in PERMISSIONS["plan_duty"],
        is_leader_named=rules.is_leader_named,
    )


def shift_file(desk: Desk, shift_id: str) -> ShiftFile:
    """One shift with its history and the records behind its figures."""
    with desk.store.reading():
        shift = desk.store.duty.by_id(shift_id)
        events = counting_in_order(desk.store.duty.events(shift_id))
        found = desk.store.duty.taken_in(shift_id)
        records = [
            RecordLine(
                each.kind, each.record_id, each.at, *_about(desk, each.kind, each.record_id),
                is_accepted=each.is_accepted,
            )
            for each in found
        ]  # fmt: skip
    return ShiftFile(shift, events, duty_of(events).flagged, records)


def month_beside(month: str, by: int) -> str:
    """`2026-12` and 1 is `2027-01`."""
    year, _, number = month.partition("-")
    months = int(year) * 12 + int(number) - 1 + by
    return f"{months // 12}-{months % 12 + 1:02d}"


def _about(desk: Desk, kind: str, record_id: str) -> tuple[str, str]:
    if kind == "case":
        case = desk.store.cases.by_id(record_id)
        return case.number, f"{case.item_name} {case.applicant_name}".strip()
    if kind == "appeal":
        appeal = desk.store.appeals.by_id(record_id)
        return appeal.number, appeal.content
    reception = desk.store.receptions.by_id(record_id)
    return reception.number, f"{reception.visitor_name} {reception.content}"
