"""What happens in the list of forms that were begun and not saved. No Qt, no SQL."""

import contextlib
import json
from collections.abc import Callable, Sequence
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.presenters.draft_presenter import OWNED_BY, read_kept_form
from app.presenters.household_finding import read_household
from app.presenters.intake_reading import waiting_drafts
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.presenters.visit_drafts import read_draft
from app.presenters.walk_presenter import read_walk

LONGEST_DETAIL = 40


class Unfinished(msgspec.Struct, frozen=True):
    """A form that was begun. `kind` is `form` where it has a title of its own, else what it is for;
    `name` is whom it is about, `detail` what was typed. `road` leads back to it; empty where the
    program that kept it did not say. `saved_at` is UTC text.
    """

    key: str
    kind: str
    saved_at: str
    name: str = ""
    detail: str = ""
    rows: int = 0
    road: tuple[str, ...] = ()


class UnfinishedScreen(ProblemScreen, Protocol):
    """The list, as its presenter sees it."""

    def show_unfinished(self, forms: Sequence[Unfinished]) -> None: ...


class UnfinishedPresenter:
    """Lists what was begun: what this person typed in forms of records, and what lies at the desk
    for everyone (cases, visits, households).
    """

    def __init__(
        self, screen: UnfinishedScreen, runner: Runner, actor: Callable[[], Actor]
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor

    def refresh(self) -> None:
        """Read the list."""
        staff_id = self._actor().id
        self._runner.run(
            lambda desk: read_unfinished(desk, staff_id),
            self._screen.show_unfinished,
            self._screen.show_problem,
        )

    def give_up(self, key: str) -> None:
        """Forget one of them."""
        self._runner.run(
            lambda desk: desk.store.drafts.drop(key),
            lambda _: self.refresh(),
            self._screen.show_problem,
        )


def read_unfinished(desk: Desk, staff_id: str) -> list[Unfinished]:
    """Every form that this person may go on with, the newest first."""
    found = [
        Unfinished(each.key, "intake", each.saved_at, each.applicant_name, each.item_name,
                   road=("intake", each.key))
        for each in waiting_drafts(desk)
    ]  # fmt: skip
    for key, saved_at in desk.store.drafts.keys().items():
        kind = key.partition("/")[0]
        if kind in ("form", "step"):
            form = _form(desk, key, saved_at) if _is_own(key, staff_id) else None
        else:
            reading = READERS.get(kind)
            form = reading(desk, key, saved_at) if reading else None
        if form is not None:
            found.append(form)
    return sorted(found, key=lambda form: (form.saved_at, form.key), reverse=True)


def _is_own(key: str, staff_id: str) -> bool:
    owner = key.partition(OWNED_BY)[2]
    return not owner or owner == staff_id


def _form(desk: Desk, key: str, saved_at: str) -> Unfinished | None:
    kept = read_kept_form(desk.store.drafts.load(key))
    if kept is None:
        return None
    detail = _words(kept.values.get(name) for name in kept.changed)
    return Unfinished(key, "form", saved_at, kept.title, detail, road=kept.road)


def _visit(desk: Desk, key: str, saved_at: str) -> Unfinished | None:
    _, _, which = key.partition("/")
    draft = read_draft(desk, key)
    if draft is None:
        return None
    corrected = which.removeprefix("correct/")
    household = draft.household
    if household is None and which and corrected == which:
        with contextlib.suppress(OperationRefused):
            household = read_household(desk, which)
    road = ("visit_correction", corrected) if corrected != which else ("visit", which)
    typed = draft.report
    return Unfinished(
        key,
        road[0],
        saved_at,
        household.head_name if household else "",
        _words([typed.content, typed.finding, typed.answer]),
        road=road,
    )


def _walk(desk: Desk, key: str, saved_at: str) -> Unfinished | None:
    walk = read_walk(desk)
    rows = [row for row in walk.rows if not row.is_empty] if walk else []
    return Unfinished(key, "walk", saved_at, rows=len(rows), road=("walk",)) if rows else None


def _register(desk: Desk, key: str, saved_at: str) -> Unfinished | None:
    """Whoever it is about is named, and nothing else of what was typed."""
    _, kind, entity_id = key.split("/", 2)
    content = desk.store.drafts.load(key)
    try:
        name = str(json.loads(content or b"{}").get("name", ""))
    except ValueError:
        return None
    person_id, household_id = entity_id, ""
    if kind == "household":
        if entity_id:
            name = desk.store.households.by_id(entity_id).head_name
    else:
        try:
            desk.store.persons.by_id(entity_id)
        except OperationRefused:
            person_id, household_id = "", entity_id
    what = kind if person_id else f"new_{kind}"
    return Unfinished(key, what, saved_at, name, road=("register", kind, person_id, household_id))


READERS: dict[str, Callable[[Desk, str, str], Unfinished | None]] = {
    "visit": _visit,
    "walk": _walk,
    "register": _register,
}


def _words(values: Any) -> str:
    """What was typed, in short: the values that are words and no codes."""
    said = [" ".join(value.split()) for value in values if isinstance(value, str)]
    words = "，".join(each for each in said if not each.isascii())
    return words if len(words) <= LONGEST_DETAIL else words[: LONGEST_DETAIL - 1] + "…"
