"""What happens when an appeal is entered at the desk. No Qt, no SQL."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

import msgspec

from app.acts.appeal_report import AppealReport, RegisteredAppeal
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appeal_limits import appeal_classes, problems_of
from app.models.errors import OperationRefused, Problem
from app.models.profile import Profile
from app.models.records import Appeal
from app.models.rules.appeals import difficulties_of, route_choices
from app.presenters.doing import Doing
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen

FIELD_OF_PROBLEM: Mapping[str, str] = {
    "appeal_content_missing": "content",
    "appeal_class_missing": "appeal_class",
    "appeal_class_unknown": "appeal_class",
    "appeal_source_unknown": "source",
    "appeal_route_unknown": "route",
    "appeal_difficulty_unknown": "difficulty",
    "appeal_raised_on_missing": "raised_on",
    "appeal_in_the_future": "raised_on",
    "household_unknown": "household_number",
}


class AppealChoices(msgspec.Struct, frozen=True):
    """What the place lets one choose of an appeal."""

    today: date
    classes: tuple[str, ...]
    problems: Mapping[str, tuple[str, ...]]
    labels: tuple[str, ...]
    routes: tuple[tuple[str, str], ...]
    difficulties: tuple[str, ...] = ()
    second_class_name: str = ""
    second_classes: tuple[str, ...] = ()


class AppealEntryScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the sheet."""

    def show_rules(self, rules: AppealChoices) -> None:
        """Offer these."""
        ...

    def show_suggestion(self, appeal_id: str, words: str) -> None:
        """Something like it was raised before; nothing when the id is empty."""
        ...

    def show_field_problem(self, name: str, problem: Problem) -> None:
        """Say at a field what is wrong with it."""
        ...

    def show_kept(self, number: str, *, is_hidden: bool, is_told_at_once: bool) -> None:
        """The appeal is kept."""
        ...


def choices_of(profile: Profile, today: date) -> AppealChoices:
    """The classes, labels and routes of a place."""
    classes = appeal_classes(profile)
    return AppealChoices(
        today,
        classes,
        {name: tuple(problems_of(profile, name)) for name in classes},
        profile.appeals.ledger_labels,
        route_choices(profile.appeals),
        difficulties_of(profile.appeals),
        profile.appeals.second_class_name,
        profile.appeals.second_classes,
    )


class AppealEntryPresenter:
    """One appeal that is being typed, for one of the ledgers."""

    def __init__(
        self, screen: AppealEntryScreen, runner: Runner, actor: Callable[[], Actor], ledger: str
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._ledger = ledger
        self._doing = Doing(runner, actor, self._refused)
        self._asked: tuple[str, str, str] = ("", "", "")

    def open(self) -> None:
        """Offer what the place has."""
        self._runner.run(
            lambda desk: choices_of(desk.workplace.profile, desk.workplace.today()),
            self._screen.show_rules,
            self._screen.show_problem,
        )

    def suggest(self, typed: Mapping[str, Any]) -> None:
        """Say what looks like the same appeal raised before."""
        asked = (typed["household_number"], typed["raised_by"], typed["appeal_class"])
        if asked == self._asked:
            return
        self._asked, actor = asked, self._actor()
        if not asked[2] or not (asked[0] or asked[1]):
            self._screen.show_suggestion("", "")
            return

        def look(desk: Desk) -> list[Appeal]:
            household = desk.store.households.by_number(asked[0]) if asked[0] else None
            return desk.appeals.similar(
                actor,
                AppealReport(
                    content="",
                    appeal_class=asked[2],
                    raised_on="",
                    household_id=household.id if household else "",
                    raised_by=asked[1],
                ),
            )

        def show(found: list[Appeal]) -> None:
            if asked == self._asked:
                first = found[0] if found else None
                words = f"{first.raised_on} {first.content}" if first else ""
                self._screen.show_suggestion(first.id if first else "", words)

        self._runner.run(look, show, self._screen.show_problem)

    def keep(self, typed: Mapping[str, Any]) -> None:
        """Keep the appeal. A second press while it is being kept does nothing."""
        said, ledger = dict(typed), self._ledger
        number = said.pop("household_number").strip()

        def work(desk: Desk, actor: Actor) -> tuple[RegisteredAppeal, bool]:
            household = desk.store.households.by_number(number) if number else None
            if number and household is None:
                raise OperationRefused("household_unknown")
            home = household.id if household else ""
            report = msgspec.convert({**said, "ledger": ledger, "household_id": home}, AppealReport)
            is_told = desk.workplace.profile.calendar.is_urgent_told_at_once
            return desk.appeals.register(actor, report), report.is_urgent and is_told

        def show(answer: tuple[RegisteredAppeal, bool]) -> None:
            kept, is_told = answer
            self._screen.show_kept(kept.number, is_hidden=kept.is_hidden, is_told_at_once=is_told)

        self._doing.run(work, show)

    def _refused(self, problem: Problem) -> None:
        field = FIELD_OF_PROBLEM.get(problem.key, "")
        if field:
            self._screen.show_field_problem(field, problem)
        else:
            self._screen.show_problem(problem)
