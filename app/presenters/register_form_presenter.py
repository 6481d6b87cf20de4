"""What happens when someone adds or corrects a household or a villager. No Qt, no SQL."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.models.grids import grid_tree
from app.models.id_number import (
    SEX_UNKNOWN,
    clean_id_number,
    doubted_if_later,
    read_id_number,
    told_besides,
)
from app.models.priority_groups import open_groups
from app.models.records import Household, Person
from app.models.roles import check_permission, has_permission
from app.models.roster import SELF_NUMBERED
from app.presenters.form_presenter import FormPresenter, FormScreen
from app.presenters.runner import Runner
from app.sheets.pasted_rows import PastedPerson, pasted_person

PERSON, HOUSEHOLD = "person", "household"
LISTS = ("phones", "aliases", "skills")
PERSON_FIELDS = (
    "name", "aliases", "head_relation", "sex", "born_on", "id_number", "phones", "residence",
    "workplace", "ethnicity", "political_status", "education", "marital_status",
    "registration_type", "skills", "groups", "note", "doubt",
)  # fmt: skip
HOUSEHOLD_FIELDS = ("number", "grid_id", "address", "note")
FIELD_OF_PROBLEM: Mapping[str, str] = MappingProxyType(
    {
        "person_name_missing": "name",
        "household_number_missing_here": "number",
        "household_number_taken": "number",
        "grid_unknown": "grid_id",
        "grid_closed": "grid_id",
        "person_born_in_future": "born_on",
        "person_id_number_doubtful": "id_number",
        "person_id_number_taken": "id_number",
        "restricted_group_not_permitted": "groups",
    }
)
_SEPARATORS = re.compile(r"[、，,;；\s]+")


class RegisterForm(msgspec.Struct, frozen=True):
    """A form for a household or a villager. `entity_id` is empty for a new one.

    `values` are as typed: lists are words with 、 between them, groups a list. `grids` are (id,
    name); `drafted_at` is UTC text where `values` were typed earlier and not kept.
    """

    kind: str
    entity_id: str
    household_id: str
    household_name: str
    values: Mapping[str, Any]
    grids: tuple[tuple[str, str], ...] = ()
    groups: tuple[str, ...] = ()
    drafted_at: str = ""


class PastedFields(msgspec.Struct, frozen=True):
    """What a pasted row says, as the form has it: only fields of which the row says something.

    `left` is what was not understood, `others` how many rows more were copied.
    """

    values: Mapping[str, Any]
    left: tuple[str, ...] = ()
    others: int = 0


class RegisterFormScreen(FormScreen, Protocol):
    """What the presenter may ask of the sheets."""

    def show_form(self, form: RegisterForm) -> None:
        """Open a sheet with this form."""
        ...

    def show_pasted(self, pasted: PastedFields) -> None:
        """Fill the form with a pasted row; nothing of it is kept yet."""
        ...

    def show_kept(self, household_id: str) -> None:
        """It is kept: close the sheet, show the household."""
        ...


class RegisterFormPresenter(FormPresenter):
    """The forms for households and villagers. What is typed is kept as a draft until it is kept."""

    _screen: RegisterFormScreen
    _fields = FIELD_OF_PROBLEM

    def __init__(
        self, screen: RegisterFormScreen, runner: Runner, actor: Callable[[], Actor]
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._form: RegisterForm | None = None

    def open(self, kind: str, entity_id: str, household_id: str) -> None:
        """Show the form of a household or villager; without an id an empty one."""
        actor = self._actor()

        def show(form: RegisterForm) -> None:
            self._form = form
            self._screen.show_form(form)

        def read(desk: Desk) -> RegisterForm:
            form = read_form(desk, actor, kind, entity_id, household_id)
            if kind == PERSON and entity_id:
                desk.disclosures.note_form(actor, entity_id)
            return form

        self._runner.run(read, show, self._screen.show_problem)

    def keep_draft(self, typed: Mapping[str, Any]) -> None:
        """Keep what the form holds now; what says the same as the register is no draft."""
        form = self._form
        if form is None or self._is_busy:
            return
        content, key = msgspec.json.encode(dict(typed)), draft_key(form)
        self._runner.run(
            lambda desk: desk.store.drafts.save(key, content, desk.workplace.now()),
            lambda _: None,
            self._screen.show_problem,
        )

    def give_up_draft(self) -> None:
        """Begin again from what the register says."""
        form = self._form
        if form is None or self._is_busy:
            return
        self._runner.run(
            lambda desk: desk.store.drafts.drop(draft_key(form)),
            lambda _: self.open(form.kind, form.entity_id, form.household_id),
            self._screen.show_problem,
        )

    def read_pasted(self, name: str, text: str) -> None:
        """Read a row that was copied from a spreadsheet into the form that stands open."""
        form = self._form

        def show(pasted: PastedFields) -> None:
            if form is self._form and form is not None:
                self._screen.show_pasted(pasted)

        self._runner.run(
            lambda desk: pasted_fields(pasted_person(name, text, desk.workplace.today())),
            show,
            self._screen.show_problem,
        )

    def save(self, typed: Mapping[str, Any]) -> None:
        """Keep what was typed."""
        form, actor = self._form, self._actor()
        if form is None or self._is_busy:
            return
        self._set_busy(True)

        def show(household_id: str) -> None:
            self._set_busy(False)
            self._form = None
            self._screen.show_kept(household_id)

        self._runner.run(lambda desk: keep_form(desk, actor, form, typed), show, self._refused)


def draft_key(form: RegisterForm) -> str:
    """Each villager and household has a draft of its own, and so has the next of a household."""
    return f"register/{form.kind}/{form.entity_id or form.household_id}"


def read_form(
    desk: Desk, actor: Actor, kind: str, entity_id: str, household_id: str
) -> RegisterForm:
    """Whoever corrects numbers sees them whole. Raises OperationRefused `act_not_permitted`,
    `person_unknown`, `household_unknown`.
    """
    check_permission(actor.role, "edit_register")
    store = desk.store
    with store.reading():
        grids = tuple(
            (grid.id, "　" * depth + grid.name)
            for grid, depth in grid_tree(store.stations.grids())
            if not grid.closed_on
        )
        values: dict[str, Any] = {}
        if kind == PERSON and entity_id:
            person = desk.reading.person(actor, entity_id)
            values = person_values(person)
            household_id = person.household_id
        elif kind == HOUSEHOLD and entity_id:
            household = store.households.by_id(entity_id)
            values = {field: getattr(household, field) for field in HOUSEHOLD_FIELDS}
            household_id = entity_id
        elif kind == HOUSEHOLD:
            values = {"number": next_number(desk)}
        name = store.households.by_id(household_id).head_name if household_id else ""
        form = RegisterForm(
            kind, entity_id, household_id, name, values, grids, desk.reading.groups(actor)
        )
        content = store.drafts.load(draft_key(form))
        if content is None:
            return form
        try:
            typed = msgspec.json.decode(content, type=dict[str, Any])
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return form
        if "groups" in typed and not has_permission(actor.role, "read_restricted_groups"):
            typed["groups"] = open_groups(typed["groups"])  # a reviewer may have left the draft
        at = store.drafts.keys().get(draft_key(form), "")
        return msgspec.structs.replace(form, values=typed, drafted_at=at)


def person_values(person: Person) -> dict[str, Any]:
    """A villager as the form has it."""
    values = {field: getattr(person, field) for field in PERSON_FIELDS}
    return values | {field: "、".join(values[field]) for field in LISTS}


def pasted_fields(pasted: PastedPerson) -> PastedFields:
    """A pasted person as the form has it; a number that only the reading gave is none."""
    row = pasted.row
    number = "" if row.household_number.startswith(SELF_NUMBERED) else row.household_number
    values: dict[str, Any] = {"number": number, "address": row.address}
    values |= {field: getattr(row, field) for field in PERSON_FIELDS if hasattr(row, field)}
    values |= {field: "、".join(getattr(row, field)) for field in ("phones", "skills")}
    values["groups"] = list(row.groups)
    said = {field: value for field, value in values.items() if value and value != SEX_UNKNOWN}
    return PastedFields(said, pasted.left, pasted.others)


def next_number(desk: Desk) -> str:
    """A household number that is free: the greatest of the plain ones and one more."""
    numbers = desk.store.households.numbers()
    plain = [number for number in numbers if number.isascii() and number.isdigit()]
    greatest = max(plain, key=lambda number: (int(number), number), default="000")
    return str(int(greatest) + 1).zfill(len(greatest))


def keep_form(desk: Desk, actor: Actor, form: RegisterForm, typed: Mapping[str, Any]) -> str:
    """Keep it; returns the household's id. Raises what the acts raise, and OperationRefused
    `person_id_number_doubtful`, `person_id_number_taken`.
    """
    key = draft_key(form)
    if form.kind == HOUSEHOLD and form.entity_id:
        fields = {field: typed[field] for field in HOUSEHOLD_FIELDS}
        desk.households.change_household(actor, form.entity_id, fields, key)
        return form.entity_id
    fields = read_person(desk, typed, form.entity_id)
    if form.kind == HOUSEHOLD:
        household = Household(id="", **{field: typed[field] for field in HOUSEHOLD_FIELDS})
        return desk.households.add_household(actor, household, Person(id="", **fields), key)
    if not form.entity_id:
        person = Person(id="", household_id=form.household_id, **fields)
        desk.register.add_person(actor, person, key)
        return form.household_id
    known = desk.reading.person(actor, form.entity_id)
    disputed = set(desk.store.registers.disputed_fields([known.id]).get(known.id, []))
    if not has_permission(actor.role, "read_restricted_groups"):
        disputed -= {"groups"}  # who does not see all of them cannot settle them
    changed = {
        field: value
        for field, value in fields.items()
        if getattr(known, field) != value or field in disputed
    }
    desk.register.change_person(actor, form.entity_id, changed, key)
    return form.household_id


def read_person(desk: Desk, typed: Mapping[str, Any], person_id: str) -> dict[str, Any]:
    """The fields as they are kept. What the identity number says fills what was left empty."""
    fields = {field: typed[field] for field in PERSON_FIELDS if field in typed}
    for field in LISTS:
        if field in fields:
            fields[field] = [word for word in _SEPARATORS.split(fields[field]) if word]
    number = clean_id_number(str(fields.get("id_number", "")))
    if not number:
        return fields
    read = doubted_if_later(read_id_number(number), desk.workplace.today())
    fields["id_number"] = number
    has_doubt = bool(str(fields.get("doubt", "")).strip())
    if read.problem and not has_doubt:
        raise OperationRefused("person_id_number_doubtful")
    others = [p for p in desk.store.persons.by_id_number(number) if p.id != person_id]
    if others and not has_doubt:
        raise OperationRefused("person_id_number_taken", name=others[0].name)
    if not read.problem:  # else what was not typed stays as it is
        fields["sex"], fields["born_on"] = told_besides(
            read, fields.get("sex", SEX_UNKNOWN), fields.get("born_on", "")
        )
    return fields
