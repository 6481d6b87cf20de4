"""What happens with the lists beside the visits: rounds, evenings for visits, leaders' comments. No Qt, no SQL."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.diary_acts import days_of_month
from app.acts.pen import Actor
from app.models.diary_papers import rank_names
from app.models.list_papers import ListContent
from app.models.moments import china_date_of
from app.models.rules.visits import night_days_between, required_percent, rounds_of_year
from app.models.visit_statistics import Period, is_duty_fulfilled
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content
from app.words.visit_terms import COMMENT_RANK, ROUND_STATE, VISIT_COUNT

ListKind = Literal["rounds", "nights", "comments"]
LEDGERS: Mapping[ListKind, str] = MappingProxyType(
    {"rounds": "visit_rounds", "nights": "night_visits", "comments": "diary_comments"}
)
MONTHS, YEARS = 24, 5


class ListLine(msgspec.Struct, frozen=True):
    """One row in words, and what it opens: a visit, or the households that wait in a period.
    `round_id` is empty for a round that follows from the rules alone.
    """

    cells: tuple[str | int, ...]
    visit_id: str = ""
    period: Period | None = None
    round_id: str = ""
    is_good: bool = True
    state: str = ""  # a code of ROUND_STATE


class VisitListView(msgspec.Struct, frozen=True):
    """A list as it is shown: of the year or month `span` (`2026`, `2026-03`), with what it comes to;
    `counts` are
    figures by a code of VISIT_COUNT or the name of a rank, `lacking` names what the rules still ask for.
    """

    kind: ListKind
    spans: Sequence[str]
    span: str
    lines: Sequence[ListLine]
    counts: Sequence[tuple[str, int]] = ()
    owed: int = 0
    lacking: Sequence[str] = ()
    days: Sequence[int] = ()


class VisitListsScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_list(self, view: VisitListView) -> None:
        """Show this list."""
        ...

    def show_done(self) -> None:
        """A round was kept, closed or removed."""
        ...


class VisitListsPresenter(FiledListPresenter[VisitListsScreen]):
    """Rounds, evenings and comments, on screen, on paper and as spreadsheets."""

    _kind: ListKind = "rounds"
    _span = ""

    def open(self, kind: ListKind) -> None:
        """Show a list of the present year or month."""
        self._kind, self._span = kind, ""
        self.refresh()

    def choose(self, span: str) -> None:
        """Show another year or month."""
        self._span = span
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        kind, span = self._kind, self._span
        self._runner.run(
            lambda desk: list_view(desk, kind, span),
            self._screen.show_list,
            self._screen.show_problem,
        )

    def print_list(self) -> None:
        """The list on paper."""
        self._files.print_list(self._content())

    def export_list(self) -> None:
        """The same as a spreadsheet."""
        self._files.export_list(self._content())

    def set_round(self, typed: Mapping[str, Any]) -> None:
        """Begin a round of general visits."""
        self._do(
            lambda desk, actor: desk.visit_planning.set_round(
                actor, typed["name"], typed["starts_on"], typed["ends_on"]
            )
        )

    def close_round(self, round_id: str) -> None:
        """A round that is under way ends today."""
        self._do(lambda desk, actor: desk.visit_planning.close_round(actor, round_id))

    def remove_round(self, round_id: str) -> None:
        """A round was not meant."""
        self._do(lambda desk, actor: desk.visit_planning.remove_round(actor, round_id))

    def _do(self, act: Callable[[Desk, Actor], object]) -> None:
        def done(_: object) -> None:
            self._screen.show_done()
            self.refresh()

        self._doing.run(act, done)

    def _content(self) -> Callable[[Desk, Actor], ListContent]:
        kind, span = self._kind, self._span
        return lambda desk, actor: lists_content(desk, actor, kind, span)


def list_view(desk: Desk, kind: ListKind, span: str) -> VisitListView:
    """A list of the year or month `span`, of the present one when it is empty."""
    today = desk.workplace.today()
    if kind == "comments":
        newest = today.year * 12 + today.month - 1
        spans = [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(newest, newest - MONTHS, -1)]
        return _comments(desk, spans, span or spans[0])
    spans = [str(year) for year in range(today.year, today.year - YEARS, -1)]
    return (_rounds if kind == "rounds" else _nights)(desk, spans, span or spans[0])


def lists_content(desk: Desk, actor: Actor, kind: ListKind, span: str) -> ListContent:
    """A list as a file."""
    view = list_view(desk, kind, span)
    counts = "，".join(f"{VISIT_COUNT.get(name, name)} {count}" for name, count in view.counts)
    return list_content(
        desk,
        actor,
        LEDGERS[kind],
        rows=tuple(line.cells for line in view.lines),
        chosen=f"{view.span}　{counts}",
    )


def _rounds(desk: Desk, spans: Sequence[str], span: str) -> VisitListView:
    store, rules = desk.store, desk.workplace.profile.visits
    today = desk.workplace.today().isoformat()
    lines = []
    with store.reading():
        rounds = rounds_of_year(rules, int(span), store.visit_planning.rounds())
        for each in rounds:
            period = Period(each.starts_on, each.ends_on)
            whole, _ = store.visit_figures.statistics(period, "village", rules)
            decimals = desk.workplace.profile.reports.decimals
            whole = msgspec.structs.replace(whole, decimals=decimals)
            state = "coming" if today < each.starts_on else "over"
            if each.starts_on <= today <= each.ends_on:
                state = "running"
            cells = (
                each.name, each.starts_on, each.ends_on, ROUND_STATE[state], whole.households,
                whole.visited, whole.rate, whole.not_visited, whole.visits,
            )  # fmt: skip
            is_good = state != "over" or is_duty_fulfilled(rules, whole, whole.households)
            lines.append(
                ListLine(cells, period=period, round_id=each.id, is_good=is_good, state=state)
            )
    own = sum(bool(line.round_id) for line in lines)
    households = int(lines[0].cells[4]) if lines else 0
    return VisitListView(
        "rounds",
        spans,
        span,
        lines,
        counts=(("rounds_owed", rules.rounds_a_year), ("rounds_set", own)),
        owed=required_percent(rules, households),
    )


def _nights(desk: Desk, spans: Sequence[str], span: str) -> VisitListView:
    """Each evening for visits with who went out, and which liaison cadres did not."""
    store, rules, today = desk.store, desk.workplace.profile.visits, desk.workplace.today()
    first = date(int(span), 1, 1)
    last = min(date(int(span), 12, 31), today)
    with store.reading():
        went = store.visitors.evenings(first.isoformat(), last.isoformat())
        known = store.visitors.known()
    lines, total = [], 0
    for day in reversed(night_days_between(rules, first, last)):
        on = [(known.label_of(*who), home) for at, who, home in went if at == day.isoformat()]
        names = sorted({name for name, _ in on})
        stayed = [name for name in known.labels if name not in names]
        total += len(on)
        cells = (day.isoformat(), len(on), len({home for _, home in on}), "、".join(names),
                 "、".join(stayed))  # fmt: skip
        period = Period(day.isoformat(), day.isoformat())
        lines.append(ListLine(cells, period=period, is_good=bool(on) and not stayed))
    counts = (("nights", len(lines)), ("visits_on_nights", total), ("evening_visits", len(went)))
    return VisitListView("nights", spans, span, lines, counts, days=rules.night_days)


def _comments(desk: Desk, spans: Sequence[str], span: str) -> VisitListView:
    """The comments of a month, and how many each rank wrote: kept apart."""
    store, profile = desk.store, desk.workplace.profile
    since, until = days_of_month(span)
    with store.reading():
        said = store.visits.comments_between(since, until)
        visits = store.visits.by_entities([each.entity_id for each in said])
        households = store.households.by_ids([each.household_id for each in visits.values()])
        visited = store.visitors.counts(since, until).total()
    names = dict(rank_names(profile))
    by_rank = Counter(each.rank for each in said)
    for rank in by_rank:
        names.setdefault(rank, COMMENT_RANK.get(rank, rank))
    lines = []
    for each in said:
        visit = visits.get(each.entity_id)
        household = households.get(visit.household_id) if visit else None
        cells = (
            china_date_of(each.at).isoformat(),
            names[each.rank],
            each.actor_name,
            visit.visitor_name if visit else "",
            " ".join([household.head_name, household.number]) if household else "",
            visit.visited_on if visit else "",
            each.comment,
        )
        lines.append(ListLine(cells, visit_id=each.entity_id))
    is_owed = profile.reviews.is_commented_monthly and bool(visited)
    return VisitListView(
        "comments",
        spans,
        span,
        lines,
        counts=(("visits", visited), *((names[rank], by_rank[rank]) for rank in names)),
        lacking=[name for rank, name in names.items() if not by_rank[rank]] if is_owed else (),
    )
