"""What happens when someone goes through people who may be on the register twice. No Qt, no SQL."""

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.id_number import mask_id_number, mask_phone
from app.models.new_heads import is_headless
from app.models.records import Person
from app.models.register_changes import TAKEN_FIELDS, Happening, is_said
from app.presenters.doing import Doing
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen

FOLLOWING = ("standing_on", "standing_reason")
"""Taken from wherever the standing is taken."""


class TwinCard(msgspec.Struct, frozen=True):
    """One of two records, masked as lists mask. `household` is number and head."""

    person_id: str
    name: str
    household: str
    born_on: str
    masked_id_number: str
    masked_phones: str


class DuplicateLine(msgspec.Struct, frozen=True):
    """Two records that may be of one person, and why."""

    one: TwinCard
    other: TwinCard
    reason: str


class Difference(msgspec.Struct, frozen=True):
    """A field in which two records differ, in words, masked."""

    field: str
    one: str
    other: str


class MergeForm(msgspec.Struct, frozen=True):
    """What has to be chosen before two records become one."""

    one: TwinCard
    other: TwinCard
    differences: tuple[Difference, ...]


class DuplicateScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_duplicates(self, lines: Sequence[DuplicateLine]) -> None:
        """Show these pairs."""
        ...

    def show_merge_form(self, form: MergeForm) -> None:
        """Open the sheet in which it is chosen what is kept."""
        ...

    def show_merged(self, headless_id: str) -> None:
        """Done: close the sheet. The household of that id, if any, has lost its head by it."""
        ...


class DuplicatePresenter:
    """The page of people who may be on the register twice."""

    def __init__(self, screen: DuplicateScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._doing = Doing(runner, actor, screen.show_problem)

    def refresh(self) -> None:
        """Compare everyone anew."""
        self._runner.run(read_duplicates, self._screen.show_duplicates, self._screen.show_problem)

    def open_merge(self, one_id: str, other_id: str) -> None:
        """Show in what two records differ."""
        self._runner.run(
            lambda desk: read_merge_form(desk, one_id, other_id),
            self._screen.show_merge_form,
            self._screen.show_problem,
        )

    def merge(self, one_id: str, other_id: str, from_other: Sequence[str], reason: str) -> None:
        """Make them one; `from_other` are the fields taken from the second."""
        taken = [*from_other, *(FOLLOWING if "standing" in from_other else ())]

        def write(desk: Desk, actor: Actor) -> str:
            when = Happening(desk.workplace.today().isoformat(), reason)
            homes = [desk.store.persons.by_id(each).household_id for each in (one_id, other_id)]
            desk.people.merge(actor, one_id, other_id, taken, when)
            return next((home for home in homes if home and _is_headless(desk, home)), "")

        self._doing.run(write, self._settled)

    def tell_apart(self, one_id: str, other_id: str) -> None:
        """They are two people."""

        def write(desk: Desk, actor: Actor) -> str:
            desk.people.tell_apart(actor, one_id, other_id)
            return ""

        self._doing.run(write, self._settled)

    def _settled(self, headless_id: str) -> None:
        self._screen.show_merged(headless_id)
        self.refresh()


def read_duplicates(desk: Desk) -> list[DuplicateLine]:
    """Every pair, the surest first."""
    with desk.store.reading():
        return [
            DuplicateLine(_card(desk, each.one_id), _card(desk, each.other_id), each.reason)
            for each in desk.store.duplicates.all()
        ]


def read_merge_form(desk: Desk, one_id: str, other_id: str) -> MergeForm:
    """Raises OperationRefused `person_unknown`."""
    with desk.store.reading():
        one, other = desk.store.persons.by_id(one_id), desk.store.persons.by_id(other_id)
        differences = tuple(
            Difference(field, _words(desk, one, field), _words(desk, other, field))
            for field in TAKEN_FIELDS
            if field not in FOLLOWING
            and is_said(field, getattr(one, field)) and is_said(field, getattr(other, field))
            and getattr(one, field) != getattr(other, field)
        )  # fmt: skip
        if one.standing != other.standing and not (one.standing and other.standing):
            differences += (Difference("standing", one.standing, other.standing),)
        return MergeForm(_card(desk, one_id), _card(desk, other_id), differences)


def _is_headless(desk: Desk, household_id: str) -> bool:
    home = desk.store.households.by_id(desk.store.households.shown_id(household_id))
    return is_headless(home, desk.store.households.persons(home.id))


def _card(desk: Desk, person_id: str) -> TwinCard:
    person = desk.store.persons.by_id(person_id)
    return TwinCard(
        person_id=person.id,
        name=person.name,
        household=_household_words(desk, person.household_id),
        born_on=person.born_on,
        masked_id_number=mask_id_number(person.id_number),
        masked_phones="、".join(mask_phone(phone) for phone in person.phones),
    )


def _words(desk: Desk, person: Person, field: str) -> str:
    if field == "household_id":
        return _household_words(desk, person.household_id)
    if field == "id_number":
        return mask_id_number(person.id_number)
    return str(getattr(person, field))


def _household_words(desk: Desk, household_id: str) -> str:
    found = desk.store.households.by_ids([household_id]).get(household_id)
    return f"{found.number}　{found.head_name}" if found else ""
