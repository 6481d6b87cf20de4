"""Every figure that the desk shows is what a plain count of the records says, whatever was done before."""

import os
import random
from collections.abc import Iterator
from typing import Any

import pytest

from app.models.appeal_figures import PERIODS
from app.models.appeal_stages import LEDGERS
from app.models.case_lists import LEVEL_GROUPS, STATE_GROUPS, CaseChoice
from app.models.household_lists import HouseholdChoice
from app.models.score_periods import span_named
from app.models.scorecards import ScoreFigure
from app.models.visit_statistics import HOUSEHOLD_FIGURES, VISIT_FIGURES, Period
from app.presenters.appeal_list_presenter import Wanted, all_appeals, group_counts
from app.presenters.appeal_report_presenter import read_report
from app.presenters.card_figures import read_figures
from app.presenters.case_list_presenter import case_lines, read_counts
from app.presenters.grid_presenter import read_tree
from app.presenters.household_list_presenter import chosen_households, read_totals
from app.presenters.review_pack_presenter import read_pack
from app.presenters.scorecard_presenter import ScoreChoice, read_scorecard
from app.presenters.today_presenter import count_today
from app.presenters.visit_figure_presenter import Figure, all_visits, figure_households
from app.presenters.visit_list_presenter import visit_figures
from app.presenters.visit_statistics_presenter import named_periods, statistics_view
from app.presenters.weekly_bulletin_presenter import read_bulletin
from app.presenters.work_lines import lines_of
from app.presenters.work_reading import read_works, workers

from .plain_counts import PlainCounts
from .walked_station import WalkedStation

WALKS = int(os.environ.get("LIANXIN_FIGURE_WALKS", "3"))
PLACES = ("pingyi", "hubei_sanwan", "qingzhou")
ACTS, BETWEEN = 120, 40

Compared = Iterator[tuple[object, object, object]]
"""What is compared, what is shown, and what a plain count says."""


@pytest.mark.parametrize("seed", range(WALKS))
def test_every_figure_is_what_a_plain_count_of_the_records_says(works_by, clock, seed):
    place = works_by(PLACES[seed % len(PLACES)])
    station = WalkedStation(place.pc, clock, random.Random(f"figures {seed}"))
    for number in range(1, ACTS + 1):
        station.act()
        if number % BETWEEN == 0:
            wrong = [each for each in shown_and_counted(place.pc) if each[1] != each[2]]
            assert not wrong, f"seed {seed}, after {number} acts, {len(wrong)} wrong: {wrong[:5]}"


def shown_and_counted(pc: Any) -> Compared:
    plain = PlainCounts(pc)
    for compare in (visiting, today, reports, work, register, appeal_lists, case_lists):
        yield from compare(pc, plain)


def visiting(pc: Any, plain: PlainCounts) -> Compared:
    """走访统计 by village, grid and cadre, with what stands behind each figure."""
    periods = [
        *(each.period for each in named_periods(pc.desk)[:2]),
        Period("0001-01-01", "9999-12-31"),
    ]
    for period in periods:
        for group in ("village", "grid", "cadre"):
            for line in statistics_view(pc.desk, period, group).lines:
                share = line.figures.share
                column = {"grid": "grid_id", "cadre": "cadre_id"}.get(share.group, "")
                counted = plain.statistics(
                    period.since,
                    period.until,
                    lambda home, at=column, key=share.key: not at or getattr(home, at) == key,
                )
                for name in (*HOUSEHOLD_FIGURES, *VISIT_FIGURES):
                    what = (period, line.name, name)
                    figure = Figure(period, share, name, name)
                    if name in HOUSEHOLD_FIGURES:
                        behind = [each.household.id for each in figure_households(pc.desk, figure)]
                    else:
                        behind = [each.visit.entity_id for each in all_visits(pc.desk, figure)]
                    assert len(set(behind)) == len(behind)
                    yield what, line.figures.figure(name), counted.get(name, 0)
                    yield ("behind", *what), len(behind), counted.get(name, 0)


def today(pc: Any, plain: PlainCounts) -> Compared:
    """今日, and the head of the list of visits."""
    shown, listed = count_today(pc.desk), visit_figures(pc.desk)
    year = f"{plain.today[:4]}-01-01", plain.today
    counted = plain.statistics(*year, lambda home: True)
    yield "今日 home visits", shown.home_visits, counted.get("home", 0)
    yield "今日 households", shown.households, counted["households"]
    yield "今日 not visited", shown.not_visited, counted["not_visited"]
    yield "今日 conflicts", shown.conflicts, 0
    still_open = [each for each in plain.appeals() if each.stage != "written_off"]
    yield "今日 open appeals", shown.open_appeals, len(still_open)
    yield "走访 visited", listed.visited, counted["visited"]
    yield "走访 visits", listed.visits, counted["visits"]
    tasks = [each for each in plain.rows["must_visits"] if not each.is_deleted]
    waiting = [each for each in tasks if each.status == "open"]
    if not pc.desk.workplace.profile.visits.are_cases_must_visits:
        yield "今日 visits owed", shown.visits_owed.count, len(waiting)
        late = sum(each.due_on < plain.today for each in waiting)
        yield "今日 visits owed late", shown.visits_owed.late, late


def reports(pc: Any, plain: PlainCounts) -> Compared:
    """统计报表 of every ledger and period, this one and the one before."""
    watched = pc.desk.workplace.profile.appeals.repeat_count_watched
    for ledger in LEDGERS:
        for period in PERIODS:
            for back in (0, 1):
                shown = read_report(pc.desk, pc.actor, ledger, period, back)
                first, last = shown.span.first.isoformat(), shown.span.last.isoformat()
                counted = plain.report(plain.appeals(ledger, first, last), watched)
                parts = {"source": 0, "class": 0}
                for line in shown.lines:
                    figure, what = line.figure, (ledger, period, back, line.title)
                    behind = pc.store.appeals.by_ids(figure.ids)
                    yield ("behind", *what), len(behind), len(figure.ids)
                    if figure.key in parts:
                        parts[figure.key] += len(figure.ids)
                        continue
                    whole = None if figure.whole is None else len(figure.whole)
                    yield what, (len(figure.ids), whole), counted[figure.key]
                for key, number in parts.items():
                    yield (ledger, period, back, key), number, counted["received"][0]


def work(pc: Any, plain: PlainCounts) -> Compared:
    """Scorecards, 周通报 and monthly packs: their records, and the parts that make the station."""
    for worker in workers(pc.desk):
        card = read_scorecard(pc.desk, pc.actor, ScoreChoice(worker.cadre_id))
        span = _half_year(plain.today)
        yield from _behind(
            pc, worker, span, [line.figure for line in card.card.lines if line.figure]
        )
        pack = read_pack(pc.desk, pc.actor, worker.cadre_id, 0)
        parts = sum(len(each.ids) for each in pack.figures if each.channel)
        contacts = next(
            len(each.ids) for each in pack.figures if each.code == "contacts" and not each.channel
        )
        yield ("pack", worker.label), parts, contacts
        for kind in ("visit", "appeal", "case", "shift"):
            told = {key for each in pack.figures if each.kind == kind for key in each.ids}
            lines = {line.id for line in pack.lines if line.kind == kind}
            yield ("pack lists", worker.label, kind), told - lines, set()
    bulletin = read_bulletin(pc.desk, pc.actor, 0)
    *lines, station = bulletin.lines
    first, last = bulletin.span.first.isoformat(), bulletin.span.last.isoformat()
    counted = plain.statistics(first, last, lambda home: True)
    rates = plain.report(plain.appeals("", first, last), 2)
    expected = {
        "home_visit_rate": (counted["visited"], counted["households"]),
        "contacts": (counted["visits"], None),
        "findings": (counted["findings"], None),
        "conclusion_rate": rates["conclusion_rate"],
        "on_time_rate": rates["in_time_rate"],
        "reply_rate": rates["reply_rate"],
        "satisfaction_rate": rates["satisfaction_rate"],
        "cases": (len(plain.cases(bulletin.span.first, bulletin.span.last)), None),
    }
    for figure in station.figures:
        yield from _sums(figure, [line.figure(figure.code) for line in lines])
        if figure.code in expected:
            whole = None if figure.whole is None else len(figure.whole)
            yield ("周通报", figure.code), (len(figure.ids), whole), expected[figure.code]
    yield from _behind(pc, workers(pc.desk)[0], bulletin.span, station.figures)


def _sums(figure: ScoreFigure, parts: list[ScoreFigure]) -> Compared:
    """Everybody's and nobody's make the station's, without any twice where a record is one person's."""
    yield ("周通报 parts", figure.code), {i for part in parts for i in part.ids}, set(figure.ids)
    if figure.kind in ("visit", "household"):
        yield ("周通报 sum", figure.code), sum(len(part.ids) for part in parts), len(figure.ids)


def _behind(pc: Any, worker: Any, span: Any, figures: Any) -> Compared:
    (done,) = read_works(pc.desk, pc.actor, (worker,), span)
    for figure in figures:
        wanted = figure.whole or figure.ids
        lines = lines_of(pc.desk, done, figure.kind, wanted)
        yield ("behind", worker.label, figure.code), len(lines), len(wanted)


def _half_year(day: str) -> Any:
    return span_named(f"{day[:4]}-H{1 if day[5:7] <= '06' else 2}")


def register(pc: Any, plain: PlainCounts) -> Compared:
    """The list of households, grids, cards."""
    totals = read_totals(pc.desk, pc.actor, HouseholdChoice())
    yield "户 households", totals.households, len(plain.homes)
    yield "户 people", totals.people, len(plain.people)
    yield "户 doubtful", totals.doubtful, sum(bool(each.doubt) for each in plain.people)
    listed = chosen_households(pc.desk, pc.actor, "", HouseholdChoice())
    yield "户 listed", {line.household.id for line in listed}, set(plain.homes)
    at_home = [each for each in plain.people if plain.root(each.household_id) in plain.homes]
    yield "户 people listed", sum(line.people for line in listed), len(at_home)
    for grid_id, name, number in totals.grids:
        found = chosen_households(pc.desk, pc.actor, "", HouseholdChoice(grid_id=grid_id))
        yield ("户 of grid", name), number, len(found)
    for choice in (HouseholdChoice(is_unplaced=True), HouseholdChoice(is_doubtful=True)):
        number = pc.desk.reading.count(pc.actor, choice)
        yield ("户 chosen", choice), number, len(chosen_households(pc.desk, pc.actor, "", choice))
    for line in read_tree(pc.desk).lines:
        own = sum(home.grid_id == line.grid.id for home in plain.homes.values())
        yield ("网格", line.grid.name), line.own, own
    cards = read_figures(pc.desk)
    own = {each.cadre.id: each.households for each in cards.cadres}
    for cadre, number in own.items():
        counted = sum(home.cadre_id == cadre for home in plain.homes.values())
        yield ("联系卡 cadre", cadre), number, counted
    yield (
        "联系卡 households",
        sum(line.cards.households for line in cards.grids),
        len([home for home in plain.homes.values() if home.grid_id]),
    )


def appeal_lists(pc: Any, plain: PlainCounts) -> Compared:
    """The figures beside the filters of both ledgers, and the lists that they open."""
    for ledger in LEDGERS:
        counts = group_counts(pc.desk, Wanted(ledger, "all", pc.actor.role))
        for group, number in counts.items():
            listed = all_appeals(pc.desk, Wanted(ledger, group, pc.actor.role))
            yield (ledger, group), number, len(listed)
        yield (ledger, "all"), counts["all"], len(plain.appeals(ledger))


def case_lists(pc: Any, plain: PlainCounts) -> Compared:
    """The figures beside the filters of the cases, and the lists that they open."""
    counts = read_counts(pc.desk, CaseChoice())
    for group in STATE_GROUPS:
        listed = case_lines(pc.desk, CaseChoice(group=group), limit=1000)
        yield ("case", group), counts.groups[group], len(listed)
    for level in LEVEL_GROUPS:
        listed = case_lines(pc.desk, CaseChoice(level=level), limit=1000)
        yield ("case level", level), counts.levels[level], len(listed)
    yield "case all", counts.groups["all"], sum(not each.is_deleted for each in plain.rows["cases"])
