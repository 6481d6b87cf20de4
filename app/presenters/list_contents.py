"""What stands on each list that is exported: whole lists, as they are at one moment."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.case_lists import CaseChoice
from app.models.household_lists import HouseholdChoice
from app.models.list_papers import MOST_ROWS, ListContent
from app.models.moments import moment_words
from app.models.roles import check_permission
from app.models.visit_statistics import Share
from app.presenters.appeal_contents import (
    SATISFIED,
    appeals_content,
    criticism_content,
    criticism_sheet_content,
)
from app.presenters.appointment_presenter import appointments_content
from app.presenters.basic_ledger_presenter import basic_ledger_content
from app.presenters.case_ledger_presenter import ledger
from app.presenters.duty_lists import roster_content, signing_content
from app.presenters.dynamic_ledger_presenter import dynamic_content
from app.presenters.household_list_presenter import chosen_households, page_of_households
from app.presenters.list_files import ContentOf, list_content
from app.presenters.scorecard_presenter import ScoreChoice, scorecard_content
from app.presenters.team_presenter import teams_content
from app.presenters.visit_figure_presenter import Figure, content_of
from app.presenters.visit_list_presenter import visit_lines
from app.presenters.visit_rows import visit_row
from app.presenters.visit_statistics_presenter import statistics_content, year_so_far
from app.presenters.weekly_bulletin_presenter import bulletin_content
from app.store.page_key import FIRST_DOWNWARDS, FIRST_UPWARDS, PAGE_ROWS, PageKey
from app.words.duty_words import ACTIVITY_STATE, RECEPTION_STAGE
from app.words.terms import RATING, SEX

Line = TypeVar("Line")
EVERY_HOUSEHOLD = HouseholdChoice()


def cases_content(desk: Desk, actor: Actor) -> ListContent:
    """All cases; their phones are masked, as on screen."""
    return chosen_cases_content(desk, actor, CaseChoice())


def chosen_cases_content(desk: Desk, actor: Actor, choice: CaseChoice) -> ListContent:
    """The cases that the list shows, all of its pages. Raises OperationRefused
    `ledger_rows_too_many`.
    """
    whole = ledger(desk, choice, actor.name, MOST_ROWS)
    rows = tuple(row.cells(0)[1:] for row in whole.rows)
    return list_content(desk, actor, "cases", rows=rows, chosen=whole.chosen)


def households_content(
    desk: Desk, actor: Actor, query: str = "", choice: HouseholdChoice = EVERY_HOUSEHOLD
) -> ListContent:
    """The households that words and a choice leave; all without either."""
    with desk.store.reading():
        lines = chosen_households(desk, actor, query, choice)
        rows = tuple(
            (
                line.household.number,
                line.household.head_name,
                line.grid_name,
                line.people,
                line.cadre_name,
                line.household.address,
            )
            for line in lines
        )
        chosen = "、".join(_choice_words(desk, query, choice))
    return list_content(desk, actor, "households", rows=rows, chosen=chosen)


def _choice_words(desk: Desk, query: str, choice: HouseholdChoice) -> Iterator[str]:
    """What the list was narrowed to."""
    if query:
        yield f"查找“{query}”"
    if choice.grid_id:
        grid = desk.store.stations.grid(choice.grid_id)
        yield grid.name if grid else choice.grid_id
    yield from filter(None, (choice.group, choice.residence))
    for is_chosen, words in (
        (choice.is_doubtful, "有待核的人"),
        (choice.is_without_cadre, "没有联户干部"),
        (choice.is_irregular, "户主不在或要理顺的"),
        (choice.is_unplaced, "待安置（没分网格，或迁来还没住址）"),
        (choice.is_closed, "已迁出、已销户"),
    ):
        if is_chosen:
            yield words


def people_content(desk: Desk, actor: Actor) -> ListContent:
    """The roster (花名册) with its numbers, for those who may also bring one in.

    Raises OperationRefused `act_not_permitted`.
    """
    check_permission(actor.role, "import_roster")
    with desk.store.reading():
        lines = _all(
            lambda key: page_of_households(desk, actor, HouseholdChoice(), key),
            FIRST_UPWARDS,
            lambda line: PageKey(line.household.number, line.household.id),
        )
        rows = tuple(
            (
                line.grid_name,
                line.household.number,
                line.household.head_name,
                person.name,
                person.head_relation,
                SEX.get(person.sex, ""),
                person.ethnicity,
                person.born_on,
                person.id_number,
                person.political_status,
                person.education,
                person.residence,
                "、".join(person.phones),
                "、".join(person.groups),
                person.note,
            )
            for line in lines
            for person in desk.reading.people(actor, line.household.id)
            if not person.standing
        )
    return list_content(desk, actor, "people", rows=rows)


def visits_content(desk: Desk, actor: Actor) -> ListContent:
    """The year's visits, the newest first."""
    year = desk.workplace.today().year
    rows = []
    with desk.store.reading():
        for line in _all(
            lambda key: visit_lines(desk, key),
            FIRST_DOWNWARDS,
            lambda line: PageKey(line.visit.visited_on, line.visit.id),
        ):
            if line.visit.visited_on < f"{year}-01-01":
                break
            rows.append(visit_row(line))
    return list_content(desk, actor, "visits", rows=tuple(rows), chosen=f"{year}年")


def activities_content(desk: Desk, actor: Actor) -> ListContent:
    """The year's activities, the earliest first."""
    year = desk.workplace.today().year
    rows = tuple(
        (
            each.held_on,
            each.theme,
            each.activity_type,
            each.department,
            each.place,
            each.responsible_name,
            each.people_served,
            ACTIVITY_STATE.get(each.state, each.state),
            each.result,
        )
        for each in reversed(desk.store.duty.activities(year))
    )
    return list_content(
        desk, actor, "activities", rows=rows, chosen=f"{year}年", facts=(("年份", f"{year}年"),)
    )


def receptions_content(desk: Desk, actor: Actor) -> ListContent:
    """All receptions, the newest first."""
    with desk.store.reading():
        rows = tuple(
            (
                each.number,
                moment_words(each.received_at),
                each.visitor_name,
                each.visitor_phone,
                each.visitor_address,
                each.content,
                each.receiver_name,
                RECEPTION_STAGE.get(each.stage, each.stage),
                each.department,
                each.reply,
                SATISFIED[each.is_satisfied],
            )
            for each in _all(
                desk.store.receptions.page_after,
                FIRST_DOWNWARDS,
                lambda each: PageKey(each.received_at, each.id),
            )
        )
    return list_content(desk, actor, "receptions", rows=rows)


def home_services_content(desk: Desk, actor: Actor) -> ListContent:
    """All services at the door, the newest first."""
    checklist = desk.home_services.checklist()
    with desk.store.reading():
        rows = tuple(
            (
                each.served_on,
                each.served_name,
                each.phone,
                each.worker_name,
                each.content,
                f"{sum(key in each.ticks for key in checklist)}/{len(checklist)}",
                RATING.get(each.opinion, ""),
                " ".join(word for word in (each.called_back_on, each.call_back_note) if word),
            )
            for each in _all(
                desk.store.receptions.home_services,
                FIRST_DOWNWARDS,
                lambda each: PageKey(each.served_on, each.id),
            )
        )
    return list_content(desk, actor, "home_services", rows=rows)


def _this_month(content: Callable[[Desk, Actor, str], ListContent]) -> ContentOf:
    return lambda desk, actor: content(desk, actor, f"{desk.workplace.today():%Y-%m}")


def remaining_households_content(desk: Desk, actor: Actor) -> ListContent:
    """The households that nobody has visited at home this year."""
    return content_of(Figure(year_so_far(desk), Share(), "not_visited", "未访户"))(desk, actor)


def _visit_statistics(desk: Desk, actor: Actor) -> ListContent:
    return statistics_content(desk, actor, year_so_far(desk), "grid")


CONTENT_OF: Mapping[str, ContentOf] = MappingProxyType(
    {
        "cases": cases_content,
        "households": households_content,
        "people": people_content,
        "visits": visits_content,
        "remaining_households": remaining_households_content,
        "visit_statistics": _visit_statistics,
        "appeals": appeals_content,
        "criticism": criticism_content,
        "criticism_sheet": criticism_sheet_content,
        "basic_ledger": basic_ledger_content,
        "dynamic_ledger": dynamic_content,
        "scorecard": lambda desk, actor: scorecard_content(desk, actor, ScoreChoice()),
        "weekly_bulletin": lambda desk, actor: bulletin_content(desk, actor, 0),
        "duty_signing": _this_month(signing_content),
        "duty_roster": _this_month(roster_content),
        "activities": activities_content,
        "appointments": appointments_content,
        "teams": teams_content,
        "receptions": receptions_content,
        "home_services": home_services_content,
    }
)
"""How each whole list is gathered; one that belongs to a single session has its own page for it."""


def _all(
    page: Callable[[PageKey], list[Line]], first: PageKey, key_of: Callable[[Line], PageKey]
) -> Iterator[Line]:
    """Every line of a list that is given page by page."""
    key = first
    while True:
        lines = page(key)
        yield from lines
        if len(lines) < PAGE_ROWS:
            return
        key = key_of(lines[-1])
