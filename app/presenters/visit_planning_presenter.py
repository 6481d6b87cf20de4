"""What happens when someone plans visits: who waits and why, who goes there, and the route sheet."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.acts.visit_planning_acts import HouseholdPlanText, PlannedVisit
from app.models.id_number import mask_phone
from app.models.list_papers import ListContent
from app.models.records import Household
from app.models.visit_records import HouseholdPlan, VisitPlan
from app.models.visit_statistics import Period, Share
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.household_finding import HouseholdFound, HouseholdSearch
from app.presenters.list_files import ListFileScreen, ListMaking, list_content
from app.presenters.runner import Runner
from app.presenters.visit_figure_presenter import household_lines, household_row
from app.presenters.visit_statistics_presenter import WITHOUT, year_so_far
from app.presenters.waiting_households import ASKED, MOST_LINES, PlanLine, Source

PLAN_DAYS = 7
LIST_TITLES: Mapping[Source, str] = MappingProxyType(
    {
        "tasks": "必到事项清单",
        "not_visited": "未走访户名单",
        "longest": "最久没走访的户",
        "checks": "抽查户名单",
        "plans": "一户一策台账",
    }
)
BLANK_LINES = "＿" * 22 + "\n" + "＿" * 22  # room to write by hand


class PlanView(msgspec.Struct, frozen=True):
    """Who waits, as it was asked for."""

    source: Source
    lines: Sequence[PlanLine]
    visitor_name: str
    until_on: str
    today: str
    visitor_names: Sequence[str]
    occasions: Sequence[str]
    chosen: str = ""


class HouseholdPlanView(msgspec.Struct, frozen=True):
    """A household's own plan; one that nobody has written has no id."""

    household_id: str
    household_name: str
    plan: HouseholdPlan
    today: str
    names: Sequence[str]


class PlanningScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_waiting(self, view: PlanView) -> None:
        """Show who waits."""
        ...

    def show_households(self, query: str, found: Sequence[HouseholdFound]) -> None:
        """Which households may be meant by what was typed."""
        ...

    def show_kept(self, count: int) -> None:
        """A plan of that many households is kept; its route sheet is being drawn."""
        ...

    def show_household_plan(self, view: HouseholdPlanView) -> None:
        """Let a household's own plan be written."""
        ...

    def show_task_kept(self) -> None:
        """What happened in a household is kept, or dropped."""
        ...


class VisitPlanningPresenter(FiledListPresenter[PlanningScreen]):
    """Who waits for a visit; plans and route sheets; what happened in a household."""

    _source: Source = "tasks"
    _period: Period | None = None
    _share = Share()

    def __init__(
        self, screen: PlanningScreen, runner: Runner, actor: Callable[[], Actor], making: ListMaking
    ) -> None:
        super().__init__(screen, runner, actor, making)
        self._households = HouseholdSearch(screen, runner)

    def open(self) -> None:
        """Show must-visit tasks of the whole village."""
        self._source, self._period, self._share = "tasks", None, Share()
        self.refresh()

    def open_not_visited(self, period: Period | None, share: Share) -> None:
        """Show the households of a share that were not visited in a period, or this year so far: what
        is behind a figure.
        """
        self._source, self._period, self._share = "not_visited", period, share
        self.refresh()

    def choose(self, source: Source) -> None:
        """Show others who wait."""
        self._source = source
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        source, period, share, actor = self._source, self._period, self._share, self._actor()
        self._runner.run(
            lambda desk: plan_view(desk, source, period or year_so_far(desk), share, actor.name),
            self._screen.show_waiting,
            self._screen.show_problem,
        )

    def keep_and_print(self, visitor_name: str, until_on: str, chosen: Sequence[PlanLine]) -> None:
        """Keep who visits these households till when, and draw the route sheet."""
        actor = self._actor()
        visits = [PlannedVisit(line.household_id, line.reason) for line in chosen]

        def show(plan: VisitPlan) -> None:
            self._screen.show_kept(len(plan.household_ids))
            self._files.print_list(lambda desk, who: route_sheet(desk, who, plan))

        self._runner.run(
            lambda desk: desk.visit_planning.plan_visits(actor, visitor_name, until_on, visits),
            show,
            self._screen.show_problem,
        )

    def print_waiting(self) -> None:
        """Who waits, as it is shown now, on paper."""
        self._files.print_list(self._content())

    def export_waiting(self) -> None:
        """The same as a spreadsheet."""
        self._files.export_list(self._content())

    def _content(self) -> Callable[[Desk, Actor], ListContent]:
        source, period, share = self._source, self._period, self._share
        return lambda desk, actor: waiting_content(desk, actor, source, period, share)

    def find_households(self, query: str) -> None:
        """Look for the household in which something happened."""
        self._households.find(query)

    def open_task(self, typed: Mapping[str, Any]) -> None:
        """Keep that something happened in a household."""
        actor = self._actor()
        self._change(
            lambda desk: desk.must_visits.open(
                actor,
                typed["household_id"],
                typed["occasion"],
                typed["happened_on"],
                note=typed["note"],
            )
        )

    def drop_task(self, task_id: str, note: str) -> None:
        """Nobody has to go there any more."""
        actor = self._actor()
        self._change(lambda desk: desk.must_visits.drop(actor, task_id, note))

    def open_household_plan(self, household_id: str) -> None:
        """Show a household's own plan (一户一策), or an empty one."""
        name = self._actor().name
        self._runner.run(
            lambda desk: household_plan(desk, household_id, name),
            self._screen.show_household_plan,
            self._screen.show_problem,
        )

    def keep_household_plan(self, household_id: str, typed: Mapping[str, Any]) -> None:
        """Keep a household's own plan; the text before stays in the journal."""
        actor, text = self._actor(), msgspec.convert(typed, HouseholdPlanText)
        self._change(
            lambda desk: desk.visit_planning.write_household_plan(actor, household_id, text)
        )

    def _change(self, act: Callable[[Desk], object]) -> None:
        def show(_: object) -> None:
            self._screen.show_task_kept()
            self.refresh()

        self._runner.run(act, show, self._screen.show_problem)


def plan_view(
    desk: Desk, source: Source, period: Period, share: Share, visitor_name: str
) -> PlanView:
    """Who waits for a visit."""
    today = desk.workplace.today()
    with desk.store.reading():
        cadres = {cadre.id: cadre.name for cadre in desk.store.stations.cadres()}
        asked = ASKED[source]
        lines = _lines(desk, asked(desk, period, share)[:MOST_LINES], cadres)
        grids = {grid.id: grid.name for grid in desk.store.stations.grids()}
    names = grids if share.group == "grid" else cadres
    return PlanView(
        source=source,
        lines=lines,
        visitor_name=visitor_name,
        until_on=(today + timedelta(days=PLAN_DAYS)).isoformat(),
        today=today.isoformat(),
        visitor_names=list(dict.fromkeys([visitor_name, *cadres.values()])),
        occasions=desk.workplace.profile.visits.must_visit_occasions,
        chosen="" if share.group == "village" else names.get(share.key, WITHOUT),
    )


def household_plan(desk: Desk, household_id: str, actor_name: str) -> HouseholdPlanView:
    """A household's own plan as it stands. Raises OperationRefused `household_unknown`."""
    with desk.store.reading():
        household = desk.store.households.by_id(household_id)
        known = desk.store.visit_planning.household_plan(household_id)
        names = [cadre.name for cadre in desk.store.stations.cadres()]
    return HouseholdPlanView(
        household_id,
        " ".join([household.head_name, household.number]),
        known or HouseholdPlan(id="", household_id=household_id, responsible_name=actor_name),
        desk.workplace.today().isoformat(),
        list(dict.fromkeys([actor_name, *names])),
    )


def waiting_content(
    desk: Desk, actor: Actor, source: Source, period: Period | None, share: Share
) -> ListContent:
    """Who waits and why, as a list: 未走访户名单, or of those that wait for something else."""
    asked_for = period or year_so_far(desk)
    view = plan_view(desk, source, asked_for, share, actor.name)
    with desk.store.reading():
        known = household_lines(desk, [line.household_id for line in view.lines])
    reasons = [
        "，".join(filter(None, [line.reason, f"{line.due_on} 前" if line.due_on else ""]))
        for line in view.lines
    ]
    span = f"{asked_for.since} 至 {asked_for.until}" if source == "not_visited" else ""
    return list_content(
        desk,
        actor,
        "remaining_households",
        title=LIST_TITLES[source],
        rows=tuple(household_row(*each) for each in zip(known, reasons, strict=True)),
        chosen="　".join(filter(None, [view.chosen, span])),
    )


def route_sheet(desk: Desk, actor: Actor, plan: VisitPlan) -> ListContent:
    """走访路线单: whom to visit and why, with room to write; phones are masked."""
    with desk.store.reading():
        found = desk.store.households.by_ids(plan.household_ids)
        rows = tuple(
            (
                position,
                found[household_id].number,
                found[household_id].head_name,
                found[household_id].address,
                _masked_phone(desk, found[household_id]),
                reason,
                BLANK_LINES,
            )
            for position, (household_id, reason) in enumerate(
                zip(plan.household_ids, plan.reasons, strict=True), start=1
            )
            if household_id in found
        )
    return list_content(
        desk,
        actor,
        "route_sheet",
        issued_at=desk.workplace.today().isoformat(),
        rows=rows,
        chosen=f"走访人：{plan.visitor_name}　{plan.starts_on} 至 {plan.until_on}",
        note="走访后请交回服务站录入；本单有住户信息，用后交回，不得外传。",
        signatures=("走访人", "交回日期"),
    )


def _lines(desk: Desk, bare: Sequence[PlanLine], cadres: Mapping[str, str]) -> list[PlanLine]:
    found = desk.store.households.by_ids([line.household_id for line in bare])
    grids = {grid.id: grid.name for grid in desk.store.stations.grids()}
    return [
        msgspec.structs.replace(
            line,
            number=household.number,
            head_name=household.head_name,
            grid_name=grids.get(household.grid_id, ""),
            cadre_name=cadres.get(household.cadre_id, ""),
        )
        for line in bare
        if (household := found.get(line.household_id)) is not None
    ]


def _masked_phone(desk: Desk, household: Household) -> str:
    """The first phone of whoever is the head, or else of anybody in the household."""
    for person in desk.store.households.persons(household.id):
        if person.phones:
            return mask_phone(person.phones[0])
    return ""
