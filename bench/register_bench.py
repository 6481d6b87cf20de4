"""Measures the register: a village of 1,500 households, 5,000 people and ten years of visits.

    python -m bench.register_bench [--visits N] [--anew]

The roster of 10,000 rows goes into an empty station. Figures are milliseconds but for the roster's, which
are seconds; a step is what one press makes the database thread do. Searches and the roster are told by
the clock on the wall and by the processor's own (cpu), which other work on the machine lengthens less.
"""

import argparse
import json
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import open_station
from app.models.appeal_stages import APPEALS
from app.models.household_lists import HouseholdChoice
from app.models.roster import RosterRow
from app.models.rules.visits import VisitRules
from app.models.visit_statistics import Period, Share
from app.presenters.appeal_list_presenter import Wanted, appeal_lines
from app.presenters.household_list_presenter import page_of_households, read_totals
from app.presenters.visit_list_presenter import visit_lines
from app.sheets.roster_file import open_roster
from app.sheets.roster_sheet_writing import roster_bytes
from app.sheets.synthetic_village import synthetic_roster
from app.store.page_key import FIRST_DOWNWARDS, FIRST_UPWARDS, PAGE_ROWS, PageKey
from bench.desk_bench import PASSWORD, STAFF, VILLAGE, figures, surroundings
from bench.register_village import HOUSEHOLDS, SEED, filled_folder

VISITS = 60_000
ROSTER_ROWS = 10_000
PAGE_LIMIT_MS, REPORT_LIMIT_MS, SEARCH_LIMIT_MS, ROSTER_LIMIT_S = 50.0, 300.0, 8.0, 3.0
ROUNDS, SCROLLS, PAGES, SEARCHES = 6, 2, 30, 300


WORKED = "/cpu"
"""Ends the name under which the processor's time of a step is kept."""


def timed(steps: dict[str, list[float]], name: str, act: Callable[[], Any]) -> Any:
    """Do it, and keep how many milliseconds it took by the clock on the wall and by the processor's:
    on a busy machine the first tells how long others worked in between.
    """
    begun, worked = time.perf_counter(), time.process_time()
    answer = act()
    took, cpu = time.perf_counter() - begun, time.process_time() - worked
    steps.setdefault(name, []).append(took * 1000)
    steps.setdefault(f"{name}{WORKED}", []).append(cpu * 1000)
    return answer


def rows_of(people: int, seed: int = SEED) -> list[RosterRow]:
    """A made-up roster with exactly so many people."""
    households = people // 2
    rows = synthetic_roster(households, seed)
    assert len(rows) >= people
    return rows[:people]


ShownList = tuple[Callable[[Any], list[Any]], Callable[[Any], Any], Any]
"""A list as it is scrolled: the page after a key, the key of its last line, where it begins."""


def measure_lists(desk: Desk, actor: Actor) -> dict[str, list[float]]:
    """Every list page by page, the longest also from far down, and what stands above it."""
    steps = dict[str, list[float]]()
    grid = desk.store.stations.grids()[0].id
    for _ in range(ROUNDS):
        timed(steps, "register_totals", partial(read_totals, desk, actor, HouseholdChoice()))
    lists = {**household_lists(desk, actor, grid), **other_lists(desk, actor)}
    for _ in range(SCROLLS):
        for name, (page_after, key_of, key) in lists.items():
            measure_pages(steps, name, page_after, key_of, key)
    measure_one_household(desk, steps)
    period = Period("2016-01-01", "2026-12-31")
    for share in (Share("village", ""), Share("grid", grid)) * SCROLLS:
        measure_pages(
            steps,
            f"visits_behind_a_figure_of_{share.group}",
            partial(desk.store.visit_figures.page_of_visits, period, share, "home"),
            by_day,
            FIRST_DOWNWARDS,
        )
    return steps


def household_lists(desk: Desk, actor: Actor, grid: str) -> dict[str, ShownList]:
    """The register by every choice that can be made above it."""
    choices = {
        "households": HouseholdChoice(),
        "households_of_grid": HouseholdChoice(grid_id=grid),
        "households_with_a_group": HouseholdChoice(group="残疾人"),
        "households_in_doubt": HouseholdChoice(is_doubtful=True),
    }
    return {
        name: (
            partial(page_of_households, desk, actor, choice),
            lambda line: by_number(line.household),
            FIRST_UPWARDS,
        )
        for name, choice in choices.items()
    }


def other_lists(desk: Desk, actor: Actor) -> dict[str, ShownList]:
    """People in doubt, visits from today and from long ago, appeals."""
    pages, every = partial(visit_lines, desk), Wanted(APPEALS, "all", actor.role)
    return {
        "doubtful_people": (
            desk.store.persons.doubtful,
            lambda person: PageKey(person.household_id, person.id),
            FIRST_UPWARDS,
        ),
        "visits": (pages, lambda line: by_day(line.visit), FIRST_DOWNWARDS),
        "visits_of_long_ago": (
            pages,
            lambda line: by_day(line.visit),
            PageKey("2017-06-30", ""),
        ),
        "appeals": (partial(appeal_lines, desk, every), lambda line: line.appeal, None),
    }


def measure_one_household(desk: Desk, steps: dict[str, list[float]]) -> None:
    """What stands on the page of the household with the most visits."""
    store = desk.store
    busiest = store.households.by_number(next(iter(store.households.numbers())))
    assert busiest is not None
    for _ in range(ROUNDS):
        timed(steps, "visits_of_household", partial(store.visits.page_of_household, busiest.id))
        timed(steps, "appeals_of_household", partial(store.appeals.page_of_household, busiest.id))


def by_number(last: Any) -> PageKey:
    """Where a page of households ends."""
    return PageKey(last.number, last.id)


def by_day(last: Any) -> PageKey:
    """Where a page of visits ends."""
    return PageKey(last.visited_on, last.id)


def measure_pages(
    steps: dict[str, list[float]],
    name: str,
    page_after: Callable[..., list[Any]],
    key_of: Callable[[Any], Any],
    key: Any,
) -> None:
    """Scroll from the first page on, to the last of all but the longest lists."""
    for _ in range(PAGES):
        page = timed(steps, name, partial(page_after, key))
        if len(page) < PAGE_ROWS:
            return
        key = key_of(page[-1])


def measure_reports(desk: Desk) -> dict[str, list[float]]:
    """走访统计 of a year and of all ten, by village, grid and cadre, and who is still to be visited."""
    visits, rules = desk.store.visit_figures, VisitRules()
    steps: dict[str, list[float]] = {}
    year = Period("2026-01-01", "2026-12-31")
    for _ in range(ROUNDS):
        for period, name in ((year, "year"), (Period("2016-01-01", "2026-12-31"), "ten_years")):
            for group in ("village", "grid", "cadre"):
                report = partial(reading, desk, partial(visits.statistics, period, group, rules))
                timed(steps, f"coverage_of_{name}", report)
        timed(steps, "still_to_visit", partial(visits.to_visit, year, Share("village", ""), rules))
    return steps


def reading(desk: Desk, act: Callable[[], Any]) -> Any:
    """In one view of the file, as a page does it."""
    with desk.store.reading():
        return act()


def measure_searches(desk: Desk) -> tuple[list[float], list[float]]:
    """Names, one character and more, pinyin, initials, tails of numbers, household numbers: how long
    each took by the clock on the wall, and by the processor's.
    """
    choose, steps = random.Random(SEED), dict[str, list[float]]()
    worked = list[float]()
    people = desk.store.persons.everyone()
    spellings = ("wang", "zhanggui", "lx", "zjg", "ligq")
    for _ in range(SEARCHES):
        person = choose.choice(people)
        typed = choose.choice(
            (
                person.name,
                person.name[:2],
                person.name[0],
                choose.choice(spellings),
                person.id_number[-4:],
                (person.phones or ["15400000001"])[0][-5:],
                f"{choose.randrange(HOUSEHOLDS):04d}",
            )
        )
        begun = time.process_time()
        timed(steps, "search", partial(desk.store.search.find, typed))
        worked.append((time.process_time() - begun) * 1000)
    return steps["search"], worked


def measure_roster(folder: Path, rows: int) -> dict[str, float]:
    """A roster of so many rows into an empty station: read, planned, imported, again, undone."""
    path = folder / "花名册.xlsx"
    path.write_bytes(roster_bytes(rows_of(rows), "张家村户籍花名册"))
    station = create_station(folder / "empty", FirstStart(VILLAGE, STAFF, PASSWORD), surroundings())
    desk = station.open_desk()
    seconds: dict[str, float] = {"rows": rows}

    def lap(name: str, act: Callable[[], Any]) -> Any:
        begun, worked = time.perf_counter(), time.process_time()
        answer = act()
        seconds[name] = round(time.perf_counter() - begun, 2)
        seconds[f"{name}_cpu"] = round(time.process_time() - worked, 2)
        return answer

    roster = lap("open_s", partial(open_roster, path))
    preview = lap("read_s", lambda: roster.preview(roster.guess(), desk.workplace.today()))
    lap("plan_s", partial(desk.rosters.plan, station.actor, preview))
    report = lap("import_s", partial(desk.rosters.import_roster, station.actor, preview))
    lap("plan_again_s", partial(desk.rosters.plan, station.actor, preview))
    again = lap("import_again_s", partial(desk.rosters.import_roster, station.actor, preview))
    assert (report.people_new, again.import_id) == (rows, "")
    lap("undo_s", partial(desk.rosters.undo_import, station.actor, report.import_id))
    seconds["dry_run_s"] = round(sum(seconds[n] for n in ("open_s", "read_s", "plan_s")), 2)
    whole = ("open_s", "read_s", "import_s")
    seconds["whole_s"] = round(sum(seconds[n] for n in whole), 2)
    seconds["whole_s_cpu"] = round(sum(seconds[f"{n}_cpu"] for n in whole), 2)
    seconds["per_entry_ms"] = round(1000 * seconds["import_s"] / desk.entries_written(), 3)
    desk.store.close()
    station.close()
    return seconds


def main() -> int:
    """Print the figures as JSON lines; 1 when one of them is above what is promised."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--visits", type=int, default=VISITS)
    parser.add_argument("--rows", type=int, default=ROSTER_ROWS, help="of the roster; 0 for none")
    parser.add_argument("--anew", action="store_true", help="make the file again")
    asked = parser.parse_args()
    source = filled_folder(asked.visits, asked.anew)
    station = open_station(source, STAFF, PASSWORD, surroundings())
    desk = station.open_desk()
    lists, reports, (searches, worked) = (
        measure_lists(desk, station.actor),
        measure_reports(desk),
        measure_searches(desk),
    )
    held = {
        "households": desk.store.households.count(),
        "people": desk.store.persons.count(),
        "visits": desk.store.visit_figures.total(Period("2000-01-01", "2100-01-01")),
    }
    desk.store.close()
    station.close()
    slow, slow_by_cpu = list[str](), list[str]()
    for steps, limit in ((lists, PAGE_LIMIT_MS), (reports, REPORT_LIMIT_MS)):
        for name, times in steps.items():
            if name.endswith(WORKED):
                continue
            cpu_times = steps[f"{name}{WORKED}"]
            worked_ms = {
                "cpu_p50_ms": round(statistics.median(cpu_times), 2),
                "cpu_max_ms": round(max(cpu_times), 2),
            }
            print(json.dumps({name: figures(times) | worked_ms}, ensure_ascii=False))
            slow += [name] if statistics.median(times) > limit else []
            slow_by_cpu += [name] if statistics.median(cpu_times) > limit else []
    p95, cpu = (statistics.quantiles(each, n=20, method="inclusive")[18]
                for each in (searches, worked))  # fmt: skip
    found = {"p95_ms": round(p95, 2), "p95_cpu_ms": round(cpu, 2), **figures(searches)}
    print(json.dumps({"search": found}))
    slow += ["search"] if p95 > SEARCH_LIMIT_MS else []
    if asked.rows:
        with tempfile.TemporaryDirectory() as folder:
            seconds = measure_roster(Path(folder), asked.rows)
        print(json.dumps({"roster": seconds}))
        slow += [n for n in ("dry_run_s", "whole_s") if seconds[n] > ROSTER_LIMIT_S]
        slow_by_cpu += ["whole_s"] if seconds["whole_s_cpu"] > ROSTER_LIMIT_S else []
    load = round(os.getloadavg()[0], 1)
    said = {"above_the_limit": slow, "above_by_cpu": slow_by_cpu, "load": load, "held": held}
    print(json.dumps(said, ensure_ascii=False))
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
