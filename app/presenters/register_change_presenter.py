"""What happens when someone says what became of a household or a villager. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.models.grids import grid_tree
from app.models.new_heads import ProposedHead, is_headless, proposed_head
from app.models.records import Household, Person
from app.models.register_changes import (
    ASSIGN_CADRE,
    AWAY,
    CHANGE_HEAD,
    DEAD,
    DIED,
    HOUSEHOLD_LEFT,
    HOUSEHOLD_RETURNED,
    MERGE_HOUSEHOLDS,
    MOVE_HOUSEHOLD,
    MOVE_PERSON,
    PERSON_AWAY,
    PERSON_LEFT,
    PERSON_RETURNED,
    SPLIT,
    Happening,
    NewHousehold,
)
from app.models.roles import check_permission
from app.presenters.form_presenter import FormPresenter, FormScreen
from app.presenters.household_finding import HouseholdFound, HouseholdSearch
from app.presenters.register_form_presenter import next_number
from app.presenters.register_history import RegisterHistory, read_history
from app.presenters.runner import Runner

PERSON_ACTIONS = (MOVE_PERSON, PERSON_AWAY, PERSON_RETURNED, PERSON_LEFT, DIED)
HOUSEHOLD_ACTIONS = (
    CHANGE_HEAD, SPLIT, MERGE_HOUSEHOLDS, MOVE_HOUSEHOLD, ASSIGN_CADRE, HOUSEHOLD_LEFT,
)  # fmt: skip
FIELD_OF_PROBLEM: Mapping[str, str] = MappingProxyType(
    {
        "change_day_missing": "on",
        "change_day_impossible": "on",
        "change_day_in_future": "on",
        "change_reason_missing": "reason",
        "household_number_missing_here": "number",
        "household_number_taken": "number",
        "split_without_people": "people",
        "split_of_everyone": "people",
        "split_takes_head": "people",
        "split_without_head": "head_person_id",
        "person_not_of_household": "head_person_id",
        "household_unknown": "household_id",
        "person_there_already": "household_id",
        "household_merged_with_itself": "household_id",
        "household_not_active": "household_id",
        "grid_unknown": "grid_id",
        "grid_closed": "grid_id",
        "cadre_unknown": "cadre_id",
    }
)


class Member(msgspec.Struct, frozen=True):
    """One of the household, for choosing."""

    person_id: str
    name: str
    head_relation: str


class ChangeForm(msgspec.Struct, frozen=True):
    """A form for one change: of `person` when it is one person's, else of the whole household, or of
    all of `household_ids` together.
    """

    action: str
    household: Household
    today: str
    person: Member | None = None
    members: tuple[Member, ...] = ()
    grids: tuple[tuple[str, str], ...] = ()
    cadres: tuple[tuple[str, str], ...] = ()
    next_number: str = ""
    household_ids: tuple[str, ...] = ()
    proposed: ProposedHead | None = None  # where the head is no longer in the household


class RegisterChangeScreen(FormScreen, Protocol):
    """What the presenter may ask of the sheets."""

    def show_change_form(self, form: ChangeForm) -> None:
        """Open the sheet for one change."""
        ...

    def show_households(self, query: str, found: Sequence[HouseholdFound]) -> None:
        """Which households may be meant by what was typed."""
        ...

    def show_history(self, history: RegisterHistory) -> None:
        """Open the sheet of a history, or fill the one that stands open."""
        ...

    def show_changed(self, household_id: str, load: tuple[int, int] | None) -> None:
        """It is kept: show that household. `load`: a cadre's households and the county's bound,
        where there are too many.
        """
        ...

    def show_several_changed(self, count: int, load: tuple[int, int] | None) -> None:
        """It is kept for so many households."""
        ...

    def show_some_kept(self, count: int) -> None:
        """A change was taken back, but for so many households, which were changed since."""
        ...


class RegisterChangePresenter(FormPresenter):
    """Changes of households and villagers, their history, and taking them back."""

    _screen: RegisterChangeScreen
    _fields = FIELD_OF_PROBLEM

    def __init__(
        self, screen: RegisterChangeScreen, runner: Runner, actor: Callable[[], Actor]
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._form: ChangeForm | None = None
        self._history: tuple[str, str] = ("", "")
        self._households = HouseholdSearch(screen, runner)

    def open(self, action: str, household_id: str, person_id: str) -> None:
        """Show the form for one change."""
        actor = self._actor()

        def show(form: ChangeForm) -> None:
            self._form = form
            self._screen.show_change_form(form)

        self._runner.run(
            lambda desk: read_change_form(desk, actor, action, household_id, person_id),
            show,
            self._screen.show_problem,
        )

    def open_several(self, action: str, household_ids: Sequence[str]) -> None:
        """Show the form for one change of all these."""
        actor = self._actor()

        def show(form: ChangeForm) -> None:
            self._form = form
            self._screen.show_change_form(form)

        self._runner.run(
            lambda desk: read_several_form(desk, actor, action, household_ids),
            show,
            self._screen.show_problem,
        )

    def find_households(self, query: str) -> None:
        """Look for the other household."""
        self._households.find(query)

    def keep(self, typed: Mapping[str, Any]) -> None:
        """Write the change down."""
        form, actor = self._form, self._actor()
        if form is None or self._is_busy:
            return
        self._set_busy(True)

        def show(answer: tuple[str, tuple[int, int] | None]) -> None:
            self._set_busy(False)
            self._form = None
            if form.household_ids:
                self._screen.show_several_changed(len(form.household_ids), answer[1])
            else:
                self._screen.show_changed(*answer)

        self._runner.run(lambda desk: keep_change(desk, actor, form, typed), show, self._refused)

    def open_history(self, kind: str, entity_id: str) -> None:
        """Show who changed what, of a `household` or a `person`."""
        self._history = (kind, entity_id)
        actor = self._actor()
        self._runner.run(
            lambda desk: read_history(desk, actor, kind, entity_id),
            self._screen.show_history,
            self._screen.show_problem,
        )

    def undo(self, change_id: str, reason: str) -> None:
        """Take a change back, today, for that reason."""
        actor, (kind, entity_id) = self._actor(), self._history
        if self._is_busy:
            return
        self._set_busy(True)

        def take_back(desk: Desk) -> tuple[str, int]:
            today = desk.workplace.today().isoformat()
            kept = desk.households.undo(actor, change_id, Happening(today, reason))
            return household_of(desk, kind, entity_id), kept

        def show(undone: tuple[str, int]) -> None:
            self._set_busy(False)
            self._screen.show_changed(undone[0], None)
            if undone[1]:
                self._screen.show_some_kept(undone[1])
            self.open_history(kind, entity_id)

        self._runner.run(take_back, show, self._refused)


def person_actions(person: Person, *, is_disputed: bool = False) -> tuple[str, ...]:
    """What may become of a villager now; anything that settles what two PCs disagree about."""
    if is_disputed:
        return PERSON_ACTIONS
    if person.standing == DEAD:
        return ()
    if person.standing:
        return (PERSON_RETURNED,)
    left_out = PERSON_AWAY if person.residence == AWAY else PERSON_RETURNED
    return tuple(action for action in PERSON_ACTIONS if action != left_out)


def household_actions(household: Household) -> tuple[str, ...]:
    """What may become of a household now."""
    return (HOUSEHOLD_RETURNED,) if household.standing else HOUSEHOLD_ACTIONS


def read_several_form(
    desk: Desk, actor: Actor, action: str, household_ids: Sequence[str]
) -> ChangeForm:
    """The form for many households at once; of one it is that household's own.

    Raises OperationRefused `act_not_permitted`, `household_unknown`.
    """
    ids = tuple(dict.fromkeys(household_ids))
    if not ids:
        raise OperationRefused("household_unknown")
    form = read_change_form(desk, actor, action, ids[0], "")
    return form if len(ids) == 1 else msgspec.structs.replace(form, household_ids=ids)


def read_change_form(
    desk: Desk, actor: Actor, action: str, household_id: str, person_id: str
) -> ChangeForm:
    """Raises OperationRefused `act_not_permitted`, `household_unknown`, `person_unknown`."""
    check_permission(actor.role, "edit_register")
    store = desk.store
    with store.reading():
        household = store.households.by_id(store.households.shown_id(household_id))
        counts = store.households.counts_by_cadre()
        person = _member(store.persons.by_id(person_id)) if person_id else None
        people = store.households.persons(household.id)
        needs_head = action == CHANGE_HEAD and is_headless(household, people)
        return ChangeForm(
            action=action,
            household=household,
            today=desk.workplace.today().isoformat(),
            person=person,
            members=tuple(map(_member, people)),
            grids=tuple(
                (grid.id, "　" * depth + grid.name)
                for grid, depth in grid_tree(store.stations.grids())
                if not grid.closed_on
            ),
            cadres=tuple(
                (cadre.id, f"{cadre.name}　{cadre.title}（{counts.get(cadre.id, 0)} 户）")
                for cadre in store.stations.cadres()
            ),
            next_number=next_number(desk),
            proposed=proposed_head(people) if needs_head else None,
        )


def keep_change(
    desk: Desk, actor: Actor, form: ChangeForm, typed: Mapping[str, Any]
) -> tuple[str, tuple[int, int] | None]:
    """Write it down; returns the household to show, and a cadre's load where it is too much."""
    when = Happening(typed["on"], typed["reason"])
    home = form.household.id
    homes = form.household_ids or (home,)
    if form.person is not None:
        return _keep_of_person(desk, actor, form.action, form.person.person_id, typed, when), None
    acts = desk.households
    match form.action:
        case "change_head":
            acts.change_head(actor, home, typed["head_person_id"], typed["relations"], when)
        case "split":
            new = NewHousehold(typed["number"], typed["head_person_id"], typed["address"])
            return acts.split(actor, home, typed["people"], new, when), None
        case "merge_households":
            _needs_household(typed)
            pair = (home, typed["household_id"])
            kept, other = pair if typed["kept"] == "own" else pair[::-1]
            return acts.merge_households(actor, kept, other, when), None
        case "move_household":
            acts.move_households(actor, homes, typed["grid_id"], when)
        case "assign_cadre":
            done = acts.assign_cadre(actor, homes, typed["cadre_id"], when)
            return home, (done.households, done.at_most) if done.is_too_many else None
        case "household_left":
            acts.leave(actor, home, when)
        case "household_returned":
            acts.come_back(actor, home, when)
    return home, None


def _keep_of_person(
    desk: Desk, actor: Actor, action: str, person_id: str, typed: Mapping[str, Any], when: Happening
) -> str:
    people = desk.people
    match action:
        case "move_person":
            _needs_household(typed)
            people.move(actor, person_id, typed["household_id"], typed["head_relation"], when)
        case "person_away":
            people.go_away(actor, person_id, typed["workplace"], when)
        case "person_returned":
            people.come_back(actor, person_id, when)
        case "person_left":
            people.leave(actor, person_id, when)
        case "died":
            people.die(actor, person_id, when)
    return household_of(desk, "person", person_id)


def _needs_household(typed: Mapping[str, Any]) -> None:
    if not typed["household_id"]:
        raise OperationRefused("household_unknown")


def household_of(desk: Desk, kind: str, entity_id: str) -> str:
    """The household to show for a household or villager."""
    households, persons = desk.store.households, desk.store.persons
    if kind == "person":
        entity_id = persons.by_id(persons.shown_id(entity_id)).household_id
    return households.shown_id(entity_id)


def _member(person: Person) -> Member:
    return Member(person.id, person.name, person.head_relation)
