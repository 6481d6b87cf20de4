"""What staff do with appeals (诉求): register, the five stages, links to other records, write-off."""

from datetime import date
from typing import Any

import msgspec

from app.acts.appeal_report import (
    LINKED_KINDS,
    AppealReport,
    AppealSaid,
    RegisteredAppeal,
    check_due,
    cleaned,
    day_of,
)
from app.acts.appeal_writing import open_appeal, write_appeal_step
from app.acts.assignee_acts import AssigneeActs
from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.appeal_limits import (
    appeal_classes,
    follow_up_day,
    problems_of,
    reply_deadline,
    sightless_of,
)
from app.models.appeal_stages import ANSWERS, CRITICISM, LEDGERS, SOURCES, linked_ids, repeats_of
from app.models.errors import OperationRefused
from app.models.limit_runs import end_fields
from app.models.records import Appeal
from app.models.roles import sees_hidden_appeals
from app.models.rules.appeals import difficulties_of
from app.models.step_order import counting_in_order
from app.store.appeal_repository import AppealRepository
from app.store.store import Store


def appeals_for(store: Store, role: str) -> AppealRepository:
    """The appeals that a role may see: either those on hidden routes, or all others."""
    return store.hidden_appeals if sees_hidden_appeals(role) else store.appeals


class AppealActs:
    """The acts on appeals. Whoever may not see an appeal finds none: `appeal_unknown`."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def register(self, actor: Actor, report: AppealReport, draft_key: str = "") -> RegisteredAppeal:
        """Enter an appeal at the desk: 收集, and 当场答复 when an answer was written.

        A route that bypasses the village hides the appeal from its staff in the same commit.

        Raises OperationRefused `appeal_content_missing`, `appeal_class_missing`,
        `appeal_class_unknown`, `appeal_source_unknown`, `appeal_raised_on_missing`,
        `appeal_in_the_future`, `appeal_route_unknown`, `appeal_difficulty_unknown`,
        `household_unknown`, `appeal_unknown`.
        """
        report = cleaned(report)
        self._check(report)
        if report.household_id:
            self._store.households.by_id(report.household_id)
        is_hidden = sightless_of(self._workplace.profile, report.route).at_station
        with self._workplace.pen.act(actor, "advance_appeal") as act:
            number = self._workplace.next_local_number("appeal")
            appeal_id = open_appeal(self._workplace, act, actor, report, number)
            if report.repeat_of:
                self._note_repeat(act, report.repeat_of, appeal_id, is_hidden=is_hidden)
            if draft_key:
                self._store.drafts.drop(draft_key)
        return RegisteredAppeal(appeal_id, number, is_hidden)

    def advance(self, actor: Actor, appeal_id: str, action: str, **words: Any) -> Appeal | None:
        """Take the next step of an appeal; `words` are the fields of AppealSaid. Returns the appeal,
        or None when the step's route hides it from the staff.

        An unsatisfied follow-up of a criticism reopens it in the same act: it cannot be left lying.

        Raises OperationRefused `appeal_unknown`, `appeal_is_satisfied_missing`,
        `appeal_due_on_missing`, `appeal_due_on_past`, `appeal_due_on_too_late`,
        `appeal_follow_up_too_early`, `appeal_route_unknown`, and what `check_appeal_step` raises.
        """
        return self._advance(actor, "advance_appeal", self._store.appeals, appeal_id, action, words)

    def advance_hidden(
        self, actor: Actor, appeal_id: str, action: str, **words: Any
    ) -> Appeal | None:
        """The same for an appeal that bypasses the staff (受理), by whoever takes such ones up."""
        seen = self._store.hidden_appeals
        return self._advance(actor, "advance_hidden_appeal", seen, appeal_id, action, words)

    def _advance(
        self,
        actor: Actor,
        permission: str,
        seen: AppealRepository,
        appeal_id: str,
        action: str,
        words: dict[str, Any],
    ) -> Appeal | None:
        said = msgspec.convert(words, AppealSaid)
        with self._workplace.pen.act(actor, permission) as act:
            appeal = seen.by_id(appeal_id)
            for step in self._steps_of(actor, appeal, action, said):
                write_appeal_step(self._workplace, act, appeal_id, step, seen)
        return seen.find(appeal_id)

    def reclassify(
        self,
        actor: Actor,
        appeal_id: str,
        appeal_class: str,
        problem: str = "",
        label: str | None = None,
        difficulty: str | None = None,
    ) -> Appeal:
        """Put an appeal into another class; None leaves label and difficulty as they are. Raises
        OperationRefused `appeal_class_unknown`, `appeal_difficulty_unknown`, `appeal_unknown`.
        """
        self._check_class(appeal_class, problem)
        self._check_difficulty(difficulty or "")
        seen = self._store.appeals
        with self._workplace.pen.act(actor, "advance_appeal") as act:
            appeal = seen.by_id(appeal_id)
            wished = {"appeal_class": appeal_class, "problem": problem}
            wished |= {
                name: value
                for name, value in (("label", label), ("difficulty", difficulty))
                if value is not None
            }
            changed = {f: v for f, v in wished.items() if getattr(appeal, f) != v}
            if changed:
                act.change("appeal", appeal_id, changed)
        return seen.by_id(appeal_id)

    def link(self, actor: Actor, appeal_id: str, said: AppealSaid) -> Appeal:
        """Say that another record belongs to it (热线 ↔ 信访), or that it repeats an earlier appeal.

        Raises OperationRefused `appeal_unknown`, `case_unknown`, `appeal_other_missing`,
        `appeal_other_same`.
        """
        if said.other_kind not in LINKED_KINDS or not said.other_id:
            raise OperationRefused("appeal_other_missing")
        if said.relation == "repeat" and said.other_kind != "appeal":
            raise OperationRefused("appeal_other_missing")
        if said.other_id == appeal_id:
            raise OperationRefused("appeal_other_same")
        seen = self._store.appeals
        if said.other_kind == "appeal":
            seen.by_id(said.other_id)
        else:
            self._store.cases.by_id(said.other_id)
        action = "repeat" if said.relation == "repeat" else "link"
        with self._workplace.pen.act(actor, "advance_appeal") as act:
            seen.by_id(appeal_id)
            fields = self._fields(action, said)
            write_appeal_step(self._workplace, act, appeal_id, fields, seen)
            if action == "repeat":
                self._note_raised_again(act, said.other_id, appeal_id)
        return seen.by_id(appeal_id)

    def unlink(self, actor: Actor, appeal_id: str, other_id: str) -> Appeal:
        """Take a link or a repetition back, on both sides; the steps stay in the history.

        Raises OperationRefused `appeal_unknown`, `appeal_other_missing` when nothing joins them.
        """
        seen = self._store.appeals
        with self._workplace.pen.act(actor, "advance_appeal") as act:
            seen.by_id(appeal_id)
            pairs = [
                (one, other)
                for one, other in ((appeal_id, other_id), (other_id, appeal_id))
                if other in linked_ids(counting_in_order(seen.steps(one)))
            ]
            if not pairs:
                raise OperationRefused("appeal_other_missing")
            for one, other in pairs:
                fields = {"action": "unlink", "at": self._workplace.now(), "other_id": other}
                write_appeal_step(self._workplace, act, one, fields, seen)
        return seen.by_id(appeal_id)

    def record_numbered(self, number: str) -> tuple[str, str]:
        """The kind and id of the appeal or case with that number, which may lack the village's code.

        Raises OperationRefused `appeal_other_missing`.
        """
        typed = number.strip().upper()
        code = self._workplace.village.code
        whole = typed if typed.startswith(f"{code}-") else f"{code}-{typed}"
        appeal = self._store.appeals.by_number(whole)
        if appeal is not None:
            return "appeal", appeal.id
        case = self._store.cases.by_number(whole)
        if case is None or not typed:
            raise OperationRefused("appeal_other_missing")
        return "case", case.id

    def similar(self, actor: Actor, report: AppealReport) -> list[Appeal]:
        """What looks like the same appeal raised before, within the profile's days."""
        days = self._workplace.profile.appeals.repeat_within_days
        since = date.fromordinal(self._workplace.today().toordinal() - days).isoformat()
        return appeals_for(self._store, actor.role).similar(
            report.household_id, report.raised_by.strip(), report.appeal_class, since
        )

    def default_assignee(self, appeal: Appeal) -> dict[str, str]:
        """Who gets an appeal when nobody else is named: see `AssigneeActs.of`."""
        return AssigneeActs(self._workplace).of(appeal)

    def _steps_of(
        self, actor: Actor, appeal: Appeal, action: str, said: AppealSaid
    ) -> list[dict[str, Any]]:
        fields = self._fields(action, said)
        today = self._workplace.today()
        if action == "follow_up":
            return self._follow_up(appeal, fields, today)
        if action in ANSWERS:
            day = follow_up_day(self._workplace.profile, appeal.ledger, today)
            fields["follow_up_on"] = day.isoformat()
        if action == "claim":
            fields |= {"assignee_id": actor.id, "assignee_name": actor.name}
        if action in ("assign", "reassign"):
            return [self._assignment(actor, appeal, fields, today)]
        if action == "reopen" or (action == "claim" and not appeal.due_on):
            fields |= self._due(appeal, said.route)
        return [fields]

    def _assignment(
        self, actor: Actor, appeal: Appeal, fields: dict[str, Any], today: date
    ) -> dict[str, Any]:
        """定人、定责、定时限; whoever assigns it to themselves has it in hand at once, and so has
        everybody where the place knows no claiming.
        """
        if not fields["assignee_name"]:
            fields |= self.default_assignee(appeal)
        due = self._due(appeal, fields["route"])
        typed = fields["due_on"]
        if typed:
            latest = due.get("due_on", "") if appeal.ledger == CRITICISM else ""
            check_due(typed, today, latest)
            fields["is_due_provisional"] = not self._workplace.calendar.covers(
                date.fromisoformat(typed)
            )
        else:
            fields |= due
        needs_claim = self._workplace.profile.appeals.is_claimed
        fields["is_in_hand"] = not needs_claim or fields["assignee_id"] == actor.id
        return fields

    def _follow_up(
        self, appeal: Appeal, fields: dict[str, Any], today: date
    ) -> list[dict[str, Any]]:
        if fields["is_satisfied"] is None:
            raise OperationRefused("appeal_is_satisfied_missing")
        is_criticism = appeal.ledger == CRITICISM
        if is_criticism and appeal.follow_up_on and today.isoformat() < appeal.follow_up_on:
            raise OperationRefused("appeal_follow_up_too_early", day=appeal.follow_up_on)
        steps = [fields]
        if is_criticism and fields["is_satisfied"] is False:
            again = {"action": "reopen", "at": fields["at"], "note": fields["note"]}
            steps.append(again | self._due(appeal, ""))
        return steps

    def _due(self, appeal: Appeal, route: str) -> dict[str, Any]:
        place = self._workplace
        deadline = reply_deadline(
            place.profile, place.calendar, appeal.ledger, route or appeal.route, place.now()
        )
        return end_fields(deadline) if deadline else {}

    def _fields(self, action: str, said: AppealSaid) -> dict[str, Any]:
        words = {
            name: value.strip() if isinstance(value, str) else value
            for name, value in msgspec.structs.asdict(said).items()
        }
        hidden = sightless_of(self._workplace.profile, words["route"])
        return {
            **words,
            "action": action,
            "at": self._workplace.now(),
            "is_hidden_at_station": hidden.at_station,
            "is_hidden_in_town": hidden.in_town,
        }

    def _note_repeat(self, act: Act, earlier_id: str, appeal_id: str, *, is_hidden: bool) -> None:
        """All of one matter say that they belong together, and each counts the others. Of an appeal
        that its route hides nothing is said at those that everybody sees.
        """
        self._store.appeals.by_id(earlier_id)
        group = repeats_of(self._store.appeals.steps(earlier_id)) - {appeal_id}
        for other_id in (earlier_id, *sorted(group - {earlier_id})):
            act.step("appeal_step", appeal_id, self._repeat_fields(other_id))
        if not is_hidden:
            self._note_raised_again(act, earlier_id, appeal_id)

    def _note_raised_again(self, act: Act, earlier_id: str, appeal_id: str) -> None:
        """The earlier appeals of a matter count the later one too."""
        group = {earlier_id} | repeats_of(self._store.appeals.steps(earlier_id))
        for other_id in sorted(group - {appeal_id}):
            if self._store.appeals.find(other_id) is None:
                continue
            if appeal_id not in repeats_of(self._store.appeals.steps(other_id)):
                act.step("appeal_step", other_id, self._repeat_fields(appeal_id))

    def _repeat_fields(self, other_id: str) -> dict[str, Any]:
        return {
            "action": "repeat",
            "other_id": other_id,
            "other_kind": "appeal",
            "relation": "repeat",
            "at": self._workplace.now(),
        }

    def _check(self, report: AppealReport) -> None:
        if not report.content:
            raise OperationRefused("appeal_content_missing")
        if report.ledger not in LEDGERS or report.source not in SOURCES:
            raise OperationRefused("appeal_source_unknown")
        self._check_class(report.appeal_class, report.problem)
        self._check_difficulty(report.difficulty)
        if day_of(report.raised_on) > self._workplace.today():
            raise OperationRefused("appeal_in_the_future")

    def _check_difficulty(self, difficulty: str) -> None:
        if difficulty and difficulty not in difficulties_of(self._workplace.profile.appeals):
            raise OperationRefused("appeal_difficulty_unknown")

    def _check_class(self, appeal_class: str, problem: str) -> None:
        profile = self._workplace.profile
        if not appeal_class:
            raise OperationRefused("appeal_class_missing")
        if appeal_class not in appeal_classes(profile):
            raise OperationRefused("appeal_class_unknown")
        if problem and problem not in problems_of(profile, appeal_class):
            raise OperationRefused("appeal_class_unknown")
