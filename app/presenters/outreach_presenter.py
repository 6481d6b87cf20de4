"""What happens with what is carried to every household (四到户): beginning it, ticking, who is left. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.list_papers import ListContent
from app.models.visit_records import Outreach
from app.models.visit_statistics import Period, Share
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content
from app.presenters.visit_figure_presenter import HouseholdLine, household_lines
from app.words.visit_terms import OUTREACH_TYPE


class OutreachLine(msgspec.Struct, frozen=True):
    """A household, and the day on which it was reached (empty: not yet)."""

    line: HouseholdLine
    reached_on: str


class OutreachView(msgspec.Struct, frozen=True):
    """One outreach with all active households. `chosen` is empty while nothing was begun."""

    outreaches: Sequence[Outreach]
    chosen: Outreach | None
    lines: Sequence[OutreachLine]
    reached: int
    total: int
    types: Sequence[str]
    today: str


class OutreachScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_outreach(self, view: OutreachView) -> None:
        """Show an outreach."""
        ...

    def show_done(self) -> None:
        """Something was begun or ticked."""
        ...


class OutreachPresenter(FiledListPresenter[OutreachScreen]):
    """四到户, household by household."""

    _chosen_id = ""
    _is_left_only = False

    def open(self) -> None:
        """Show the outreach that was looked at last, or the newest."""
        self.refresh()

    def choose(self, outreach_id: str, is_left_only: bool) -> None:
        """Show another one, or only the households that are left."""
        self._chosen_id, self._is_left_only = outreach_id, is_left_only
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        chosen, is_left_only = self._chosen_id, self._is_left_only
        self._runner.run(
            lambda desk: outreach_view(desk, chosen, is_left_only=is_left_only),
            self._screen.show_outreach,
            self._screen.show_problem,
        )

    def begin(self, typed: Mapping[str, Any]) -> None:
        """Something is to be carried to every household."""

        def done(outreach: Outreach) -> None:
            self._chosen_id = outreach.id
            self._screen.show_done()
            self.refresh()

        self._doing.run(
            lambda desk, actor: desk.visit_planning.begin_outreach(
                actor,
                typed["outreach_type"],
                typed["title"],
                typed["starts_on"],
                typed["ends_on"],
                typed["note"],
            ),
            done,
        )

    def tick(self, household_ids: Sequence[str], is_reached: bool) -> None:
        """These households were reached today, or were ticked by mistake."""
        chosen = self._chosen_id
        self._doing.run(
            lambda desk, actor: desk.visit_planning.tick_outreach(
                actor, known_id(desk, chosen), household_ids, is_reached=is_reached
            ),
            lambda _: self.refresh(),
        )

    def print_list(self) -> None:
        """The households as they are shown, on paper."""
        self._files.print_list(self._content())

    def export_list(self) -> None:
        """The same as a spreadsheet."""
        self._files.export_list(self._content())

    def _content(self) -> Callable[[Desk, Actor], ListContent]:
        chosen, is_left_only = self._chosen_id, self._is_left_only
        return lambda desk, actor: outreach_content(desk, actor, chosen, is_left_only=is_left_only)


def known_id(desk: Desk, outreach_id: str) -> str:
    """The outreach that is meant: that one, or the newest. Empty when there is none."""
    if outreach_id:
        return outreach_id
    newest = desk.store.visit_planning.page_of_outreaches(limit=1)
    return newest[0].id if newest else ""


def outreach_view(desk: Desk, outreach_id: str, *, is_left_only: bool) -> OutreachView:
    """An outreach with all households, or those that it has not reached."""
    store = desk.store
    with store.reading():
        outreaches = store.visit_planning.page_of_outreaches()
        wanted = known_id(desk, outreach_id)
        chosen = next((each for each in outreaches if each.id == wanted), None)
        reached = store.visit_planning.reached_by(chosen.id) if chosen else {}
        ever = Period("0000-00-00", "9999-99-99")
        rules = desk.workplace.profile.visits
        ids = store.visit_figures.households_of(ever, Share(), "households", rules)
        mine = [each for each in ids if each in reached]
        shown = [each for each in ids if not (is_left_only and each in reached)]
        lines = [
            OutreachLine(line, reached.get(line.household.id, ""))
            for line in household_lines(desk, shown if chosen else [])
        ]
    return OutreachView(
        outreaches=outreaches,
        chosen=chosen,
        lines=lines,
        reached=len(mine),
        total=len(ids),
        types=rules.outreach_types,
        today=desk.workplace.today().isoformat(),
    )


def outreach_content(
    desk: Desk, actor: Actor, outreach_id: str, *, is_left_only: bool
) -> ListContent:
    """The households of an outreach as a list, with the day on which each was reached."""
    view = outreach_view(desk, outreach_id, is_left_only=is_left_only)
    about = ""
    if view.chosen:
        kind = OUTREACH_TYPE[view.chosen.outreach_type]
        about = f"{kind}：{view.chosen.title}　已到 {view.reached} 户，共 {view.total} 户"
    rows = tuple(
        (
            each.line.household.number,
            each.line.household.head_name,
            each.line.grid_name,
            each.line.cadre_name,
            each.line.household.address,
            each.reached_on,
        )
        for each in view.lines
    )
    return list_content(desk, actor, "outreach", rows=rows, chosen=about)
