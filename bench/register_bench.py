"""Measures the register: a village of 1,500 households, 5,000 people and ten years of visits.

    python -m bench.register_bench [--visits N] [--anew]

The village's file is made once, as the fold would leave it, and kept in out/ for the next run; the
roster of 10,000 rows goes into an empty station. Figures are milliseconds but for the roster's, which
are seconds; a step is what one press makes the database thread do.
"""

import argparse
import hashlib
import json
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.bootstrap.station import FirstStart, create_station, open_station
from app.models.appeal_stages import APPEALS
from app.models.household_lists import HouseholdChoice
from app.models.records import Appeal, Cadre, Grid, Household, Person, Visit
from app.models.roster import RosterRow
from app.models.rules.visits import VisitRules
from app.models.visit_statistics import Period, Share
from app.presenters.appeal_list_presenter import Wanted, appeal_lines
from app.presenters.household_list_presenter import page_of_households, read_totals
from app.presenters.visit_list_presenter import visit_lines
from app.sheets.roster_file import open_roster
from app.sheets.synthetic_village import synthetic_roster, write_roster
from app.store.page_key import FIRST_DOWNWARDS, FIRST_UPWARDS, PAGE_ROWS, PageKey
from bench.desk_bench import PASSWORD, ROOT, STAFF, VILLAGE, figures, surroundings, timed

HOUSEHOLDS, PEOPLE, VISITS, SEED = 1_500, 5_000, 60_000, 20260801
ROSTER_ROWS = 10_000
TODAY, YEARS = date(2026, 8, 3), 10
PAGE_LIMIT_MS, REPORT_LIMIT_MS, SEARCH_LIMIT_MS, ROSTER_LIMIT_S = 50.0, 300.0, 8.0, 3.0
ROUNDS, SCROLLS, PAGES, SEARCHES = 6, 2, 30, 300
CHANNELS, WEIGHTS = ("home", "phone", "message", "field", "card_left"), (45, 25, 15, 10, 5)
TEXTS = (
    "在家，老人身体好。",
    "问了医保缴费，已告知。",
    "外出打工，电话里说都好。",
    "反映村东头路灯不亮。",
)
CLASSES = ("群众生活困难", "群众邻里纠纷", "群众意见建议")


def rows_of(people: int, seed: int = SEED) -> list[RosterRow]:
    """A made-up roster with exactly so many people."""
    households = people // 2
    rows = synthetic_roster(households, seed)
    assert len(rows) >= people
    return rows[:people]


def filled_folder(visits: int, anew: bool) -> Path:
    """The station's folder with the village, from out/ or made now."""
    code = hashlib.sha256(Path(__file__).read_bytes())  # what migrations change, opening changes
    folder = ROOT / "out" / f"bench-register-{visits}-{code.hexdigest()[:12]}"
    if anew or not (folder / "done").exists():
        for old in (ROOT / "out").glob("bench-register-*"):
            shutil.rmtree(old)
        folder.parent.mkdir(exist_ok=True)
        begun = time.perf_counter()
        first = FirstStart(VILLAGE, STAFF, PASSWORD)
        station = create_station(folder / "station", first, surroundings())
        desk = station.open_desk()
        fill(desk, visits)
        desk.store.close()
        station.close()
        (folder / "done").write_text(f"{time.perf_counter() - begun:.0f} s", encoding="utf-8")
    return folder / "station"


def fill(desk: Desk, visits: int) -> None:
    """Grids, cadres, households, people, visits and appeals, as the fold would have put them."""
    choose, store = random.Random(SEED), desk.store
    roster = synthetic_roster(HOUSEHOLDS, SEED)
    groups = sorted({row.group for row in roster})
    grids = {name: f"{n:032x}" for n, name in enumerate(groups, start=1)}
    homes = {row.household_number: row.group for row in roster}
    ids = {number: f"{n:032x}" for n, number in enumerate(homes, start=1_000)}
    with store.transaction():
        for name, grid_id in grids.items():
            store.rows.put_row(Grid(id=grid_id, village_code=VILLAGE, name=name))
            cadre = Cadre(id=cadre_of(grid_id), village_code=VILLAGE, name=f"干部{name}")
            store.rows.put_row(cadre)
        for number, group in homes.items():
            home = next(row for row in roster if row.household_number == number)
            store.rows.put_row(
                Household(
                    id=ids[number],
                    village_code=VILLAGE,
                    number=number,
                    grid_id=grids[group],
                    cadre_id=cadre_of(grids[group]),
                    head_name=home.head_name,
                    address=f"{group}{number}号",
                )
            )
        for n, row in enumerate(roster):
            store.rows.put_row(person_of(row, n, ids[row.household_number]))
        more = synthetic_roster(HOUSEHOLDS, SEED + 1)[: PEOPLE - len(roster)]
        for n, row in enumerate(more, start=len(roster)):  # who moved in with them
            store.rows.put_row(person_of(row, n, ids[row.household_number]))
    places = list(ids.values())
    grid_of = {ids[number]: grids[group] for number, group in homes.items()}
    for begun in range(0, visits, 10_000):
        with store.transaction():
            for place in range(begun, min(begun + 10_000, visits)):
                household = places[int(choose.random() ** 1.3 * len(places))]
                put_visit(desk, choose, place, household, grid_of[household])


def cadre_of(grid_id: str) -> str:
    """The id of the cadre who has the grid."""
    return f"{'c' * 8}{grid_id[8:]}"


def person_of(row: RosterRow, number: int, household_id: str) -> Person:
    """A person as a row of the roster has it."""
    fields = msgspec.structs.asdict(row)
    own = {name: fields[name] for name in Person.__struct_fields__ if name in fields}
    lists = {name: list(own[name]) for name in ("phones", "groups", "skills")}
    doubt = "身份证号待核" if number % 90 == 0 else ""
    return Person(
        id=f"{'a' * 8}{number:024x}",
        village_code=VILLAGE,
        household_id=household_id,
        doubt=doubt,
        **{**own, **lists},
    )


def put_visit(desk: Desk, choose: random.Random, number: int, household: str, grid_id: str) -> None:
    """One visit of the last ten years; every twelfth finds something, which opens an appeal."""
    day = TODAY - timedelta(days=choose.randrange(YEARS * 365))
    appeal_id = f"{'b' * 8}{number:024x}" if number % 12 == 0 else ""
    visit = Visit(
        id=f"{'f' * 32}:{number:010d}",
        entity_id=f"{'e' * 8}{number:024x}",
        village_code=VILLAGE,
        hlc=number,
        number=f"{VILLAGE}-A{day:%Y%m%d}-{number % 1000:03d}",
        household_id=household,
        grid_id=grid_id,
        visitor_name=f"干部{number % 12}",
        visited_on=day.isoformat(),
        channel=choose.choices(CHANNELS, WEIGHTS)[0],
        content=choose.choice(TEXTS),
        finding_class=CLASSES[number % 3] if appeal_id else "",
        finding="路灯不亮" if appeal_id else "",
        is_answered_on_the_spot=number % 24 == 0,
        appeal_id=appeal_id,
        timing="evening" if number % 10 == 0 else "",
    )
    desk.store.rows.put_row(visit)
    if appeal_id:
        desk.store.rows.put_row(
            Appeal(
                id=appeal_id,
                village_code=VILLAGE,
                updated_at=f"{day}T02:00:00Z",
                number=f"{VILLAGE}-A{day:%Y%m%d}-{number % 1000:03d}-S",
                household_id=household,
                visit_id=visit.id,
                content="村东头路灯不亮",
                raised_on=day.isoformat(),
                stage=choose.choice(("collected", "assigned", "answered", "written_off")),
            )
        )


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
    chosen: dict[str, ShownList] = {
        name: (
            partial(page_of_households, desk, actor, choice),
            lambda line: by_number(line.household),
            FIRST_UPWARDS,
        )
        for name, choice in choices.items()
    }
    of_cadre = partial(desk.store.households.page_of_cadre, cadre_of(grid))
    return {**chosen, "households_of_cadre": (of_cadre, by_number, FIRST_UPWARDS)}


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


def measure_searches(desk: Desk) -> list[float]:
    """Names, one character and more, pinyin, initials, tails of numbers, household numbers."""
    choose, steps = random.Random(SEED), dict[str, list[float]]()
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
        timed(steps, "search", partial(desk.store.search.find, typed))
    return steps["search"]


def measure_roster(folder: Path, rows: int) -> dict[str, float]:
    """A roster of so many rows into an empty station: read, planned, imported, again, undone."""
    path = folder / "花名册.xlsx"
    write_roster(path, rows_of(rows), "张家村户籍花名册")
    station = create_station(folder / "empty", FirstStart(VILLAGE, STAFF, PASSWORD), surroundings())
    desk = station.open_desk()
    seconds: dict[str, float] = {"rows": rows}

    def lap(name: str, act: Callable[[], Any]) -> Any:
        begun = time.perf_counter()
        answer = act()
        seconds[name] = round(time.perf_counter() - begun, 2)
        return answer

    roster = lap("open_s", partial(open_roster, path))
    preview = lap("read_s", lambda: roster.preview(roster.guess()))
    lap("plan_s", partial(desk.rosters.plan, station.actor, preview))
    report = lap("import_s", partial(desk.rosters.import_roster, station.actor, preview))
    lap("plan_again_s", partial(desk.rosters.plan, station.actor, preview))
    again = lap("import_again_s", partial(desk.rosters.import_roster, station.actor, preview))
    assert (report.people_new, again.import_id) == (rows, "")
    lap("undo_s", partial(desk.rosters.undo_import, station.actor, report.import_id))
    seconds["dry_run_s"] = round(sum(seconds[n] for n in ("open_s", "read_s", "plan_s")), 2)
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
    lists, reports, searches = (
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
    slow = []
    for steps, limit in ((lists, PAGE_LIMIT_MS), (reports, REPORT_LIMIT_MS)):
        for name, times in steps.items():
            print(json.dumps({name: figures(times)}, ensure_ascii=False))
            slow += [name] if statistics.median(times) > limit else []
    p95 = statistics.quantiles(searches, n=20, method="inclusive")[18]
    print(json.dumps({"search": {"p95_ms": round(p95, 2), **figures(searches)}}))
    slow += ["search"] if p95 > SEARCH_LIMIT_MS else []
    if asked.rows:
        with tempfile.TemporaryDirectory() as folder:
            seconds = measure_roster(Path(folder), asked.rows)
        print(json.dumps({"roster": seconds}))
        slow += ["roster"] if seconds["dry_run_s"] > ROSTER_LIMIT_S else []
    print(json.dumps({"above_the_limit": slow, "held": held}, ensure_ascii=False))
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
