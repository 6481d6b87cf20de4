"""What an administrator sets about default assignees: who gets appeals of an area, class, difficulty."""

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.appeal_limits import appeal_classes
from app.models.assignees import areas_of, rule_for, rule_id
from app.models.errors import OperationRefused
from app.models.place_records import AssigneeRule
from app.models.records import Appeal
from app.models.rules.appeals import difficulties_of


class Person(msgspec.Struct, frozen=True):
    """Somebody who may be given appeals: of the staff, or a liaison cadre."""

    id: str
    name: str


class AssigneeActs:
    """The acts on default assignees."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def people(self) -> list[Person]:
        """Whom a rule may name: active staff, and liaison cadres who have no account."""
        staff = [
            Person(each.id, each.name) for each in self._store.stations.staff() if each.is_active
        ]
        names = {each.name for each in staff}
        cadres = (c for c in self._store.stations.cadres() if c.name not in names)
        return [*staff, *(Person(cadre.id, cadre.name) for cadre in cadres)]

    def set(
        self, actor: Actor, grid_id: str, appeal_class: str, difficulty: str, assignee_id: str
    ) -> AssigneeRule:
        """Say who gets appeals of an area, class and difficulty; an empty one means any.

        Raises OperationRefused `grid_unknown`, `appeal_class_unknown`,
        `appeal_difficulty_unknown`, `assignee_missing`.
        """
        profile = self._workplace.profile
        if grid_id and self._store.stations.grid(grid_id) is None:
            raise OperationRefused("grid_unknown")
        if appeal_class and appeal_class not in appeal_classes(profile):
            raise OperationRefused("appeal_class_unknown")
        if difficulty and difficulty not in difficulties_of(profile.appeals):
            raise OperationRefused("appeal_difficulty_unknown")
        person = next((each for each in self.people() if each.id == assignee_id), None)
        if person is None:
            raise OperationRefused("assignee_missing")
        entity = rule_id(grid_id, appeal_class, difficulty)
        chosen = {"assignee_id": person.id, "assignee_name": person.name}
        place = {"grid_id": grid_id, "appeal_class": appeal_class, "difficulty": difficulty}
        with self._workplace.pen.act(actor, "set_assignees") as act:
            if self._store.place.has_assignee_rule(entity):
                act.change("assignee_rule", entity, {**chosen, "is_deleted": False})
            else:
                act.create("assignee_rule", {**place, **chosen}, entity)
        return next(rule for rule in self.rules() if rule.id == entity)

    def remove(self, actor: Actor, entity: str) -> None:
        """Such appeals go again to the household's cadre or to who received them first.

        Raises OperationRefused `assignee_rule_unknown`.
        """
        with self._workplace.pen.act(actor, "set_assignees") as act:
            if entity not in {rule.id for rule in self.rules()}:
                raise OperationRefused("assignee_rule_unknown")
            act.change("assignee_rule", entity, {"is_deleted": True})

    def rules(self) -> list[AssigneeRule]:
        """Every rule that stands."""
        return self._store.place.assignee_rules()

    def of(self, appeal: Appeal) -> dict[str, str]:
        """Who gets an appeal when nobody is named: by the rule that fits best, else the household's
        liaison cadre, else whoever received it first (首问负责制). Somebody whose account was closed
        gets nothing any more.
        """
        household = self._store.households.by_ids([appeal.household_id]).get(appeal.household_id)
        areas = areas_of(self._store.stations.grids(), household.grid_id if household else "")
        people = {person.id for person in self.people()}
        rules = [rule for rule in self.rules() if rule.assignee_id in people]
        rule = rule_for(rules, areas, appeal.appeal_class, appeal.difficulty)
        if rule is not None:
            return {"assignee_id": rule.assignee_id, "assignee_name": rule.assignee_name}
        cadres = {cadre.id: cadre for cadre in self._store.stations.cadres()}
        cadre = cadres.get(household.cadre_id) if household else None
        if cadre is not None:
            return {"assignee_id": cadre.id, "assignee_name": cadre.name}
        return {
            "assignee_id": appeal.first_receiver_id,
            "assignee_name": appeal.first_receiver_name,
        }
