"""The village that the register's benchmark measures: 1,500 households, 5,000 people, ten years of visits.

Its file is made once, as the fold would leave it, and kept in out/ until this module changes.
"""

import random
import shutil
import time
from datetime import date, timedelta
from pathlib import Path

import msgspec

from app.acts.desk import Desk
from app.bootstrap.new_station import FirstStart, create_station
from app.models.records import Appeal, Cadre, Grid, Household, Person, Visit
from app.models.roster import RosterRow
from app.sheets.synthetic_village import synthetic_roster
from bench.desk_bench import PASSWORD, ROOT, STAFF, VILLAGE, name_of_makers, surroundings

HOUSEHOLDS, PEOPLE, SEED = 1_500, 5_000, 20260801
TODAY, YEARS = date(2026, 8, 3), 10
CHANNELS, WEIGHTS = ("home", "phone", "message", "field", "card_left"), (45, 25, 15, 10, 5)
TEXTS = (
    "在家，老人身体好。",
    "问了医保缴费，已告知。",
    "外出打工，电话里说都好。",
    "反映村东头路灯不亮。",
)
CLASSES = ("群众生活困难", "群众邻里纠纷", "群众意见建议")


def filled_folder(visits: int, anew: bool) -> Path:
    """The station's folder with the village, from out/ or made now."""
    folder = ROOT / "out" / f"bench-register-{visits}-{name_of_makers(__file__)}"
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
