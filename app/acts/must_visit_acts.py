"""What staff do with must-visit tasks (五必到): note that something happened in a household."""

from app.acts.pen import Actor
from app.acts.visit_report import day_of
from app.acts.workplace import Workplace
from app.models.errors import OperationRefused
from app.models.rules.visits import must_visit_due_on
from app.models.visit_records import MustVisit


class MustVisitActs:
    """The acts on must-visit tasks. A visit answers them: see `VisitActs`."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def open(
        self,
        actor: Actor,
        household_id: str,
        occasion: str,
        happened_on: str,
        *,
        person_name: str = "",
        note: str = "",
    ) -> MustVisit:
        """Something happened: somebody must go there by the profile's day.

        Raises OperationRefused `household_unknown`, `must_visit_occasion_unknown`,
        `visit_date_missing`, `must_visit_in_the_future`.
        """
        rules = self._workplace.profile.visits
        if occasion not in rules.must_visit_occasions:
            raise OperationRefused("must_visit_occasion_unknown")
        if day_of(happened_on) > self._workplace.today():
            raise OperationRefused("must_visit_in_the_future")
        with self._workplace.pen.act(actor, "plan_visits") as act:
            self._store.households.by_id(household_id)
            task_id = act.create(
                "must_visit",
                {
                    "household_id": household_id,
                    "occasion": occasion,
                    "person_name": person_name.strip(),
                    "note": note.strip(),
                    "happened_on": happened_on,
                    "due_on": must_visit_due_on(rules, self._workplace.today()).isoformat(),
                    "opened_at": self._workplace.now(),
                    "opened_by": actor.name,
                },
            )
        return self._store.must_visits.by_id(task_id)

    def drop(self, actor: Actor, task_id: str, note: str) -> MustVisit:
        """Nobody needs to go there any more; `note` says why.

        Raises OperationRefused `must_visit_unknown`, `must_visit_note_missing`,
        `must_visit_settled_already`.
        """
        if not note.strip():
            raise OperationRefused("must_visit_note_missing")
        with self._workplace.pen.act(actor, "plan_visits") as act:
            if self._store.must_visits.by_id(task_id).status != "open":
                raise OperationRefused("must_visit_settled_already")
            fields = {"action": "drop", "at": self._workplace.now(), "note": note.strip()}
            act.step("must_visit_step", task_id, fields)
        return self._store.must_visits.by_id(task_id)
