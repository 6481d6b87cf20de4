"""What happens on the page 查看记录, and when someone asks who saw a villager's numbers. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.models.list_papers import MOST_ROWS, ListContent
from app.models.listed_ledgers import LISTED
from app.models.moments import moment_words
from app.models.security_records import Disclosure
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.words.security_words import (
    ACCOUNT_ACTION,
    DISCLOSURE_ACTION,
    MASKED_FIELD,
    SCOPE_NAME,
    SCOPE_NOTE,
)


class DisclosureLine(msgspec.Struct, frozen=True):
    """One line of the log: who saw whose values, or took which list out."""

    id: str
    at: str
    actor_name: str
    action: str
    subject: str
    fields: tuple[str, ...]
    rows: int
    reason: str


class AccountLine(msgspec.Struct, frozen=True):
    """One thing that happened to an account."""

    at: str
    staff_name: str
    action: str
    misses: int
    actor_name: str


class ScopeLine(msgspec.Struct, frozen=True):
    """One line of what a lost copy could show. `key` is of `SCOPE_NAME`; `words` say more."""

    key: str
    count: int
    words: str = ""


class DisclosureScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_disclosures(self, lines: Sequence[DisclosureLine], *, more: bool) -> None: ...

    def add_disclosures(self, lines: Sequence[DisclosureLine], *, more: bool) -> None: ...

    def show_accounts(self, lines: Sequence[AccountLine]) -> None: ...

    def show_scope(self, lines: Sequence[ScopeLine]) -> None: ...


class DisclosurePresenter(FiledListPresenter[DisclosureScreen]):
    """The log of what was shown whole, of the accounts, and the scope of a breach."""

    def refresh(self) -> None:
        """Read everything anew."""
        actor = self._actor()

        def show(lines: list[DisclosureLine]) -> None:
            self._screen.show_disclosures(lines, more=len(lines) == PAGE_ROWS)

        def read(desk: Desk) -> tuple[list[AccountLine], list[ScopeLine]]:
            return account_lines(desk, actor), scope_lines(desk, actor)

        def show_rest(answer: tuple[list[AccountLine], list[ScopeLine]]) -> None:
            self._screen.show_accounts(answer[0])
            self._screen.show_scope(answer[1])

        problem = self._screen.show_problem
        self._runner.run(lambda desk: disclosure_lines(desk, actor), show, problem)
        self._runner.run(read, show_rest, problem)

    def load_more(self, last: DisclosureLine) -> None:
        """Show what follows the last row."""
        actor, after = self._actor(), PageKey(last.at, last.id)

        def show(lines: list[DisclosureLine]) -> None:
            self._screen.add_disclosures(lines, more=len(lines) == PAGE_ROWS)

        self._runner.run(
            lambda desk: disclosure_lines(desk, actor, after), show, self._screen.show_problem
        )

    def print_list(self, group: str) -> None:
        """The shown list on paper."""
        self._files.print_list(_CONTENT_OF[group])

    def export_list(self, group: str) -> None:
        """The shown list as a spreadsheet."""
        self._files.export_list(_CONTENT_OF[group])


class ViewersScreen(ProblemScreen, Protocol):
    """Where the log of one villager is shown."""

    def show_viewers(self, name: str, lines: Sequence[DisclosureLine]) -> None: ...


class ViewersPresenter:
    """谁看过: who saw one villager's numbers."""

    def __init__(self, screen: ViewersScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor

    def open(self, person_id: str) -> None:
        """Show it."""
        actor = self._actor()

        def read(desk: Desk) -> tuple[str, list[DisclosureLine]]:
            found = desk.disclosures.of_person(actor, person_id)
            return desk.store.persons.by_id(person_id).name, _lines(desk, found)

        self._runner.run(
            read, lambda answer: self._screen.show_viewers(*answer), self._screen.show_problem
        )


def disclosure_lines(
    desk: Desk, actor: Actor, after: PageKey = FIRST_DOWNWARDS
) -> list[DisclosureLine]:
    """A page of the log. Raises OperationRefused `act_not_permitted`."""
    return _lines(desk, desk.disclosures.page_after(actor, after))


def account_lines(desk: Desk, actor: Actor) -> list[AccountLine]:
    """What happened to accounts. Raises OperationRefused `act_not_permitted`."""
    names = {member.id: member.name for member in desk.store.stations.staff()}
    return [
        AccountLine(
            at=event.at,
            staff_name=names.get(event.entity_id, ""),
            action=event.action,
            misses=event.misses,
            actor_name=event.actor_name,
        )
        for event in desk.accounts.events(actor)
    ]


def scope_lines(desk: Desk, actor: Actor) -> list[ScopeLine]:
    """What a lost copy could show. Raises OperationRefused `act_not_permitted`."""
    scope = desk.disclosures.breach_scope(actor)
    month_ago = desk.workplace.today() - timedelta(days=30)
    lately = [each for each in scope.taken_out if each.at[:10] >= month_ago.isoformat()]
    holdings = msgspec.structs.asdict(scope.holdings)
    return [
        *(ScopeLine(key, count) for key, count in holdings.items()),
        ScopeLine("accounts", scope.accounts),
        ScopeLine("taken_out", len(scope.taken_out)),
        ScopeLine("taken_out_lately", len(lately), "、".join(each.reason for each in lately[:5])),
        ScopeLine("heard_by_town", 1 if scope.heard_by_town_at else 0,
                  moment_words(scope.heard_by_town_at) if scope.heard_by_town_at else ""),
    ]  # fmt: skip


def _lines(desk: Desk, found: Sequence[Disclosure]) -> list[DisclosureLine]:
    return [
        DisclosureLine(
            id=each.id,
            at=each.at,
            actor_name=each.actor_name,
            action=each.action,
            subject=_subject_words(desk, each),
            fields=tuple(each.fields),
            rows=each.rows,
            reason=each.reason,
        )
        for each in found
    ]


def _subject_words(desk: Desk, each: Disclosure) -> str:
    """The villager's name, the case's number, or the list's title."""
    try:
        if each.subject_kind == "person":
            return desk.store.persons.by_id(each.entity_id).name
        if each.subject_kind == "case":
            return desk.store.cases.by_id(each.entity_id).number
    except OperationRefused:
        return ""
    return LISTED[each.subject_kind][0] if each.subject_kind in LISTED else each.subject_kind


def _log_content(desk: Desk, actor: Actor) -> ListContent:
    rows = []
    with desk.store.reading():
        key = FIRST_DOWNWARDS
        while lines := disclosure_lines(desk, actor, key):
            for line in lines:
                rows.append(
                    (
                        moment_words(line.at),
                        line.actor_name,
                        DISCLOSURE_ACTION.get(line.action, line.action),
                        line.subject,
                        "、".join(MASKED_FIELD.get(field, field) for field in line.fields),
                        line.rows,
                        line.reason,
                    )
                )
            if len(lines) < PAGE_ROWS or len(rows) > MOST_ROWS:
                break
            key = PageKey(lines[-1].at, lines[-1].id)
    return list_content(desk, actor, "disclosures", rows=tuple(rows))


def _account_content(desk: Desk, actor: Actor) -> ListContent:
    rows = tuple(
        (
            moment_words(line.at),
            line.staff_name,
            ACCOUNT_ACTION.get(line.action, line.action),
            line.misses,
            line.actor_name,
        )
        for line in account_lines(desk, actor)
    )
    return list_content(desk, actor, "account_events", rows=rows)


def _scope_content(desk: Desk, actor: Actor) -> ListContent:
    rows = tuple(
        (SCOPE_NAME[line.key], line.count, line.words or SCOPE_NOTE[line.key])
        for line in scope_lines(desk, actor)
    )
    return list_content(desk, actor, "breach_scope", rows=rows)


_CONTENT_OF: Mapping[str, Callable[[Desk, Actor], ListContent]] = MappingProxyType(
    {
        "disclosures": _log_content,
        "accounts": _account_content,
        "scope": _scope_content,
    }
)
