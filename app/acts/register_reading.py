"""Reading the register with the eyes of one account: restricted groups are seen by permission only."""

from collections.abc import Sequence

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.grids import with_descendants
from app.models.household_lists import HouseholdChoice
from app.models.priority_groups import PRIORITY_GROUPS, RESTRICTED_GROUPS
from app.models.records import Household, Person
from app.models.register_history import FieldChange, field_changes
from app.models.roles import check_permission, has_permission
from app.store.page_key import FIRST_UPWARDS, PAGE_ROWS, PageKey
from app.store.person_repository import all_open

PERMISSION = "read_restricted_groups"


class RegisterReading:
    """What an account may see of households and people."""

    def __init__(self, workplace: Workplace) -> None:
        self._store = workplace.store

    def groups(self, actor: Actor) -> tuple[str, ...]:
        """The priority groups that this account may know of."""
        if has_permission(actor.role, PERMISSION):
            return PRIORITY_GROUPS
        return tuple(group for group in PRIORITY_GROUPS if group not in RESTRICTED_GROUPS)

    def households(
        self, actor: Actor, choice: HouseholdChoice, key: PageKey = FIRST_UPWARDS
    ) -> list[Household]:
        """A page of the list. Raises OperationRefused `act_not_permitted` for a restricted group."""
        self._check(actor, choice)
        may_see = has_permission(actor.role, PERMISSION)
        return self._store.household_lists.page(
            choice, self._grids(choice), key, PAGE_ROWS, may_see_restricted=may_see
        )

    def among(
        self, actor: Actor, choice: HouseholdChoice, household_ids: Sequence[str]
    ) -> list[Household]:
        """Which of these the choice leaves, in their order. Raises as `households` does."""
        self._check(actor, choice)
        left = self._store.household_lists.page(
            choice,
            self._grids(choice),
            limit=len(household_ids),
            may_see_restricted=has_permission(actor.role, PERMISSION),
            among=household_ids,
        )
        known = {household.id: household for household in left}
        return [known[each] for each in household_ids if each in known]

    def count(self, actor: Actor, choice: HouseholdChoice) -> int:
        """How many households the list has. Raises as `households` does."""
        self._check(actor, choice)
        may_see = has_permission(actor.role, PERMISSION)
        return self._store.household_lists.count(
            choice, self._grids(choice), may_see_restricted=may_see
        )

    def person(self, actor: Actor, person_id: str) -> Person:
        """One person as this account may see them. Raises OperationRefused `person_unknown`."""
        return self.seen(actor, [self._store.persons.whole(person_id)])[0]

    def people(self, actor: Actor, household_id: str) -> list[Person]:
        """Everyone of a household, present or not, as this account may see them."""
        return self.seen(actor, self._store.households.everyone_of(household_id))

    def seen(self, actor: Actor, people: Sequence[Person]) -> list[Person]:
        """These people as this account may see them."""
        return list(people) if has_permission(actor.role, PERMISSION) else all_open(people)

    def history(self, actor: Actor, entity_id: str) -> list[FieldChange]:
        """Who changed what of a household or person and when, newest first."""
        may_see = has_permission(actor.role, PERMISSION)
        return field_changes(self._store.history.of(entity_id), may_see_restricted=may_see)

    def _grids(self, choice: HouseholdChoice) -> list[str]:
        if not choice.grid_id:
            return []
        return with_descendants(self._store.stations.grids(), choice.grid_id)

    def _check(self, actor: Actor, choice: HouseholdChoice) -> None:
        check_permission(actor.role, "read")
        if choice.group in RESTRICTED_GROUPS:
            check_permission(actor.role, PERMISSION)
