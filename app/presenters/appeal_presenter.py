"""What happens when someone works on one appeal (诉求). No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

import msgspec

from app.acts.appeal_acts import appeals_for
from app.acts.appeal_report import AppealSaid
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appeal_limits import alert_of
from app.models.appeal_stages import (
    CRITICISM,
    STAGES,
    AppealProgress,
    appeal_progress_of,
    appeal_refusal_of,
    linked_ids,
)
from app.models.records import Appeal, AppealStep
from app.models.roles import sees_hidden_appeals
from app.models.rules.appeals import COUNTY_ALERT, level_name, route_choices, route_named
from app.models.step_order import counting_in_order, told_in_order
from app.presenters.appeal_entry_presenter import AppealChoices, choices_of
from app.presenters.form_presenter import FormPresenter, FormScreen
from app.presenters.offered_names import assignees
from app.presenters.runner import Runner
from app.store.appeal_repository import AppealRepository

ACTIONS = (
    "sort", "assign", "claim", "answer", "answer_on_the_spot", "follow_up", "reopen", "write_off",
    "note", "reassign", "escalate",
)  # fmt: skip
LINK, UNLINK, RECLASSIFY = "link", "unlink", "reclassify"
UNMOVED = frozenset({"note", "claim", "escalate", "hand_down", "link", "unlink", "repeat"})
"""Steps after which an appeal stands where it stood."""
DONE, CURRENT, SKIPPED, AHEAD = "done", "current", "skipped", "ahead"
WRITE_OFF_TOO_EARLY = "appeal_write_off_before_satisfied"
FIELD_OF_PROBLEM: Mapping[str, str] = MappingProxyType(
    {
        "appeal_reply_missing": "reply",
        "appeal_is_satisfied_missing": "is_satisfied",
        "appeal_note_missing": "note",
        "appeal_other_missing": "other_number",
        "appeal_other_same": "other_number",
        "appeal_due_on_missing": "due_on",
        "appeal_due_on_past": "due_on",
        "appeal_due_on_too_late": "due_on",
        "appeal_route_unknown": "route",
        "appeal_class_missing": "appeal_class",
        "appeal_class_unknown": "appeal_class",
        "appeal_difficulty_unknown": "difficulty",
    }
)
"""Which field a refusal is about."""


class StageMark(msgspec.Struct, frozen=True):
    """One stage on the line: when and by whom it was reached, and whether it was passed over."""

    stage: str
    state: str  # done | current | skipped | ahead
    at: str = ""
    actor_name: str = ""


class AppealHistoryLine(msgspec.Struct, frozen=True):
    """One step, and whether it counted when the steps of all PCs came together."""

    step: AppealStep
    is_counted: bool
    is_taken_back: bool = False


class AppealFile(msgspec.Struct, frozen=True):
    """Everything that the page of one appeal shows. The history begins with the newest step."""

    appeal: Appeal
    head_name: str
    household_number: str
    visit_number: str
    stages: tuple[StageMark, ...]
    history: tuple[AppealHistoryLine, ...]
    actions: tuple[str, ...]
    routes: tuple[tuple[str, str], ...] = ()
    route_name: str = ""  # of the one that it goes
    links: tuple[tuple[str, str], ...] = ()  # relation, and the number of the other record
    choices: AppealChoices | None = None
    default_assignee: str = ""  # who gets it when nobody is named
    assignees: tuple[str, ...] = ()  # who is offered
    level_name: str = ""  # who has it after it went up, in the place's words
    alert_to: str = ""  # who is told that it is so late, once it is
    supervisor: str = ""  # who follows a criticism (督办)


class AppealAnswers(msgspec.Struct, frozen=True):
    """What was typed for the next step."""

    note: str = ""
    reply: str = ""
    is_satisfied: bool | None = None
    rating: str = ""
    assignee_name: str = ""
    duty: str = ""
    promise: str = ""
    due_on: str = ""
    route: str = ""
    other_number: str = ""
    relation: str = ""
    appeal_class: str = ""
    problem: str = ""
    label: str | None = None
    difficulty: str | None = None


class AppealScreen(FormScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_appeal(self, appeal_file: AppealFile) -> None:
        """Show an appeal instead of what stood here."""
        ...

    def show_acted(self, action: str) -> None:
        """The step is kept: put away what was typed for it."""
        ...

    def show_gone(self) -> None:
        """The appeal took a route on which nobody here sees it any more."""
        ...


class AppealPresenter(FormPresenter):
    """One open appeal."""

    _screen: AppealScreen
    _fields = FIELD_OF_PROBLEM

    def __init__(self, screen: AppealScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._appeal_id = ""

    def open(self, appeal_id: str) -> None:
        """Show an appeal."""
        self._appeal_id = appeal_id
        self._screen.clear_message()
        self.refresh()

    def refresh(self) -> None:
        """Read the open appeal anew: the town may have answered."""
        appeal_id = self._appeal_id
        if not appeal_id:
            return

        def show(appeal_file: AppealFile) -> None:
            if appeal_id == self._appeal_id:
                self._screen.show_appeal(appeal_file)

        self._runner.run(
            lambda desk: read_appeal_file(desk, appeal_id, self._actor().role),
            show,
            self._screen.show_problem,
        )

    def act(self, action: str, typed: Mapping[str, Any]) -> None:
        """Take a step. A refusal leaves on the screen what was typed."""
        if self._is_busy:
            return
        said, actor, appeal_id = (
            msgspec.convert(typed, AppealAnswers),
            self._actor(),
            self._appeal_id,
        )
        self._set_busy(True)

        def work(desk: Desk) -> AppealFile | None:
            acts = desk.appeals
            if action == LINK:
                kind, other_id = acts.record_numbered(said.other_number)
                linked = AppealSaid(other_kind=kind, other_id=other_id, relation=said.relation)
                acts.link(actor, appeal_id, linked)
                return read_appeal_file(desk, appeal_id, actor.role)
            if action == UNLINK:
                acts.unlink(actor, appeal_id, acts.record_numbered(said.other_number)[1])
                return read_appeal_file(desk, appeal_id, actor.role)
            if action == RECLASSIFY:
                acts.reclassify(
                    actor, appeal_id, said.appeal_class, said.problem, said.label, said.difficulty
                )
                return read_appeal_file(desk, appeal_id, actor.role)
            advance = acts.advance_hidden if sees_hidden_appeals(actor.role) else acts.advance
            words = msgspec.structs.asdict(said)
            for name in ("other_number", "appeal_class", "problem", "label", "difficulty"):
                del words[name]
            is_seen = advance(actor, appeal_id, action, **words)
            return read_appeal_file(desk, appeal_id, actor.role) if is_seen else None

        def show(appeal_file: AppealFile | None) -> None:
            self._set_busy(False)
            if appeal_id == self._appeal_id and appeal_file is None:
                self._appeal_id = ""
                self._screen.show_gone()
            elif appeal_id == self._appeal_id and appeal_file is not None:
                self._screen.clear_message()
                self._screen.show_appeal(appeal_file)
                self._screen.show_acted(action)

        self._runner.run(work, show, self._refused)


def read_appeal_file(desk: Desk, appeal_id: str, role: str = "") -> AppealFile:
    """Everything about one appeal, in one view of the file. Raises OperationRefused `appeal_unknown`."""
    store = desk.store
    with store.reading():
        seen = appeals_for(store, role)
        appeal = seen.by_id(appeal_id)
        all_steps = seen.steps(appeal_id)
        steps = counting_in_order(all_steps)
        household = store.households.by_ids([appeal.household_id]).get(appeal.household_id)
        visits = store.visits.versions(appeal.visit_id) if appeal.visit_id else []
        links = links_of(desk, seen, appeal_id, steps)
    progress, rules = appeal_progress_of(steps), desk.workplace.profile
    alert = alert_of(rules, appeal, desk.workplace.today(), desk.workplace.now())
    history = [
        AppealHistoryLine(step, step.id not in progress.flagged and not is_gone, is_gone)
        for step, is_gone in told_in_order(all_steps)
    ]
    others = (RECLASSIFY, LINK, *((UNLINK,) if links else ()))
    return AppealFile(
        appeal=appeal,
        head_name=household.head_name if household else "",
        household_number=household.number if household else "",
        visit_number=visits[-1].number if visits else "",
        stages=stage_marks(steps),
        history=tuple(reversed(history)),
        actions=(*next_actions(progress), *(() if sees_hidden_appeals(role) else others)),
        links=links,
        routes=route_choices(rules.appeals),
        route_name=route.name if (route := route_named(rules.appeals, appeal.route)) else "",
        choices=choices_of(rules, desk.workplace.today()),
        level_name=level_name(rules.appeals, appeal.level),
        alert_to=rules.appeals.alert_steps.alert_to if alert == COUNTY_ALERT else "",
        supervisor=rules.criticism.supervisor if appeal.ledger == CRITICISM else "",
        assignees=assignees(desk),
        default_assignee=desk.appeals.default_assignee(appeal)["assignee_name"],
    )


def links_of(
    desk: Desk, seen: AppealRepository, appeal_id: str, steps: Sequence[AppealStep]
) -> tuple[tuple[str, str], ...]:
    """The records that this appeal names, and those that name it; each once."""
    pairs = {(relation, other_id) for other_id, relation in linked_ids(steps).items()}
    naming: dict[str, list[AppealStep]] = {}
    for step in seen.steps_naming(appeal_id):
        naming.setdefault(step.entity_id, []).append(step)
    for entity_id, said in naming.items():
        joined = linked_ids(counting_in_order(said))
        pairs |= {(relation, entity_id) for relation in joined.values()}
    found = []
    appeals = seen.by_ids([other_id for _, other_id in pairs])
    for relation, other_id in sorted(pairs):
        if other_id in appeals:
            found.append((relation, appeals[other_id].number))
        elif any(s.other_id == other_id and s.other_kind == "case" for s in steps):
            found.append((relation, desk.store.cases.by_id(other_id).number))
    return tuple(found)


def next_actions(progress: AppealProgress) -> tuple[str, ...]:
    """What may be done next, the likeliest first. 销号 stands there too while the follow-up is still
    unsatisfied: whoever presses it is told why it has to wait.
    """
    actions = [action for action in ACTIONS if _is_next(progress, action)]
    return tuple(reversed(actions) if progress.is_satisfied else actions)


def stage_marks(steps: Sequence[AppealStep]) -> tuple[StageMark, ...]:
    """The stages as a line, from all steps in causal order; a reopened appeal begins again at 落实."""
    reached: dict[str, AppealStep] = {}
    stage, passed = "", 0
    for number in range(1, len(steps) + 1):
        progress = appeal_progress_of(steps[:number])
        if len(progress.flagged) > passed:
            passed = len(progress.flagged)
            continue
        stage = progress.stage
        place = STAGES.index(stage)
        if stage in reached and steps[number - 1].action in UNMOVED:
            continue
        reached = {s: step for s, step in reached.items() if STAGES.index(s) < place}
        reached[stage] = steps[number - 1]
    here = STAGES.index(stage) if stage else -1
    return tuple(
        StageMark(
            stage=name,
            state=_state(place, here, name in reached),
            at=reached[name].at if name in reached else "",
            actor_name=reached[name].actor_name if name in reached else "",
        )
        for place, name in enumerate(STAGES)
    )


def _state(place: int, here: int, is_reached: bool) -> str:
    if place == here:
        return DONE if STAGES[place] == STAGES[-1] else CURRENT
    if place > here:
        return AHEAD
    return DONE if is_reached else SKIPPED


def _is_next(progress: AppealProgress, action: str) -> bool:
    wished = AppealStep(id="", action=action, reply="-", note="-")
    return appeal_refusal_of(progress, wished) in ("", WRITE_OFF_TOO_EARLY)
