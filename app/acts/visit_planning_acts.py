"""What staff plan their visits by: rounds, visit plans, households' own plans, outreach."""

import hashlib
from collections.abc import Sequence

import msgspec

from app.acts.pen import Actor
from app.acts.visit_report import day_of
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.visit_records import HouseholdPlan, Outreach, VisitPlan, VisitRound

MOST_HOUSEHOLDS_A_PLAN = 200
PERMISSION = "plan_visits"


class PlannedVisit(msgspec.Struct, frozen=True):
    """A household that is to be visited, and why."""

    household_id: str
    reason: str = ""


class HouseholdPlanText(msgspec.Struct, frozen=True):
    """What was typed as a household's own plan (一户一策)."""

    situation: str = ""
    needs: str = ""
    measures: str = ""
    responsible_name: str = ""
    review_on: str = ""


class VisitPlanningActs:
    """The acts on rounds, plans and outreach."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def set_round(self, actor: Actor, name: str, starts_on: str, ends_on: str) -> VisitRound:
        """A named round of general visits. Raises OperationRefused `visit_round_name_missing`,
        `visit_date_missing`, `visit_period_reversed`.
        """
        _check_period(starts_on, ends_on)
        if not name.strip():
            raise OperationRefused("visit_round_name_missing")
        with self._workplace.pen.act(actor, PERMISSION) as act:
            fields = {"name": name.strip(), "starts_on": starts_on, "ends_on": ends_on}
            round_id = act.create("visit_round", fields)
        return next(each for each in self._store.visit_planning.rounds() if each.id == round_id)

    def close_round(self, actor: Actor, round_id: str) -> VisitRound:
        """A round that is under way ends today. Raises OperationRefused `visit_round_unknown`,
        `visit_round_not_running`.
        """
        today = self._workplace.today().isoformat()
        standing = {each.id: each for each in self._store.visit_planning.rounds()}.get(round_id)
        if standing is None:
            raise OperationRefused("visit_round_unknown")
        if not standing.starts_on <= today < standing.ends_on:
            raise OperationRefused("visit_round_not_running")
        with self._workplace.pen.act(actor, PERMISSION) as act:
            act.change("visit_round", round_id, {"ends_on": today})
        return next(each for each in self._store.visit_planning.rounds() if each.id == round_id)

    def remove_round(self, actor: Actor, round_id: str) -> None:
        """A round is held no longer; its visits stay. Raises OperationRefused `visit_round_unknown`."""
        if round_id not in {each.id for each in self._store.visit_planning.rounds()}:
            raise OperationRefused("visit_round_unknown")
        with self._workplace.pen.act(actor, PERMISSION) as act:
            act.change("visit_round", round_id, {"is_deleted": True})

    def plan_visits(
        self,
        actor: Actor,
        visitor_name: str,
        until_on: str,
        visits: Sequence[PlannedVisit],
        note: str = "",
    ) -> VisitPlan:
        """Who visits which households till when, beginning today.

        Raises OperationRefused `visit_plan_visitor_missing`, `visit_plan_empty`,
        `visit_plan_too_long`, `visit_date_missing`, `visit_period_reversed`, `household_unknown`.
        """
        today = self._workplace.today().isoformat()
        _check_period(today, until_on)
        wanted = {visit.household_id: visit.reason.strip() for visit in visits}
        if not visitor_name.strip():
            raise OperationRefused("visit_plan_visitor_missing")
        if not wanted:
            raise OperationRefused("visit_plan_empty")
        if len(wanted) > MOST_HOUSEHOLDS_A_PLAN:
            raise OperationRefused("visit_plan_too_long", most=MOST_HOUSEHOLDS_A_PLAN)
        with self._workplace.pen.act(actor, PERMISSION) as act:
            if len(self._store.households.by_ids(list(wanted))) < len(wanted):
                raise OperationRefused("household_unknown")
            plan_id = act.create(
                "visit_plan",
                {
                    "number": self._workplace.next_local_number("visit_plan"),
                    "visitor_name": visitor_name.strip(),
                    "starts_on": today,
                    "until_on": until_on,
                    "household_ids": list(wanted),
                    "reasons": list(wanted.values()),
                    "note": note.strip(),
                },
            )
        return self._store.visit_planning.plan(plan_id)

    def write_household_plan(
        self, actor: Actor, household_id: str, text: HouseholdPlanText
    ) -> HouseholdPlan:
        """Keep what is to be done for one household (一户一策); an earlier text is replaced.

        Raises OperationRefused `household_unknown`, `household_plan_empty`, `visit_date_missing`.
        """
        fields = {name: words.strip() for name, words in msgspec.structs.asdict(text).items()}
        if not (fields["situation"] or fields["needs"] or fields["measures"]):
            raise OperationRefused("household_plan_empty")
        if fields["review_on"]:
            day_of(fields["review_on"])
        with self._workplace.pen.act(actor, PERMISSION) as act:
            self._store.households.by_id(household_id)
            fields["written_on"] = self._workplace.today().isoformat()
            known = self._store.visit_planning.household_plan(household_id)
            if known:
                act.change("household_plan", known.id, fields)
            else:
                fields["household_id"] = household_id
                act.create("household_plan", fields, _id_of("household_plan", household_id))
        kept = self._store.visit_planning.household_plan(household_id)
        assert kept is not None
        return kept

    def begin_outreach(
        self,
        actor: Actor,
        outreach_type: str,
        title: str,
        starts_on: str,
        ends_on: str,
        note: str = "",
    ) -> Outreach:
        """Something is to be carried to every household (四到户).

        Raises OperationRefused `outreach_type_unknown`, `outreach_title_missing`,
        `visit_date_missing`, `visit_period_reversed`.
        """
        _check_period(starts_on, ends_on)
        if outreach_type not in self._workplace.profile.visits.outreach_types:
            raise OperationRefused("outreach_type_unknown")
        if not title.strip():
            raise OperationRefused("outreach_title_missing")
        with self._workplace.pen.act(actor, PERMISSION) as act:
            outreach_id = act.create(
                "outreach",
                {
                    "outreach_type": outreach_type,
                    "title": title.strip(),
                    "starts_on": starts_on,
                    "ends_on": ends_on,
                    "note": note.strip(),
                },
            )
        return self._store.visit_planning.outreach(outreach_id)

    def tick_outreach(
        self, actor: Actor, outreach_id: str, household_ids: Sequence[str], *, is_reached: bool
    ) -> None:
        """These households were reached today, or were ticked by mistake. What stands so already
        is left alone. Raises OperationRefused `outreach_unknown`.
        """
        action = "deliver" if is_reached else "retract"
        with self._workplace.pen.act(actor, PERMISSION) as act:
            self._store.visit_planning.outreach(outreach_id)
            reached = self._store.visit_planning.reached_by(outreach_id)
            for household_id in household_ids:
                if (household_id in reached) == is_reached:
                    continue
                fields = {
                    "outreach_id": outreach_id,
                    "household_id": household_id,
                    "action": action,
                    "delivered_on": self._workplace.today().isoformat(),
                }
                entity = _id_of("outreach_delivery", outreach_id, household_id)
                act.event("outreach_delivery", fields, entity)


def _check_period(starts_on: str, ends_on: str) -> None:
    if day_of(ends_on) < day_of(starts_on):
        raise OperationRefused("visit_period_reversed")


def _id_of(*parts: str) -> str:
    """An entity's id that follows from what it is about, so that two PCs mean the same one."""
    return hashlib.sha256("/".join(("lianxin", *parts)).encode()).hexdigest()[:32]
