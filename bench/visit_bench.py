"""Measures visiting in a village of 1,500 households with 60,000 visits of ten years.

python -m bench.visit_bench
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from app.models.records import Household, Visit
from app.models.rules.visits import VisitRules
from app.models.visit_statistics import CHANNELS, Period, Share
from app.store.engine import open_database
from app.store.page_key import PageKey
from app.store.store import Store
from app.vault.crypto import Suite1

VILLAGE = "370781109216"
HOUSEHOLDS, VISITS, YEARS, GRIDS, CADRES = 1_500, 60_000, 10, 40, 50
TRIES = 7


def fill(store: Store, chance: random.Random) -> None:
    """Rows as the fold would put them; every hundredth visit was corrected once."""
    with store.transaction():
        for number in range(HOUSEHOLDS):
            store.rows.put_row(
                Household(
                    id=f"{number:032x}",
                    village_code=VILLAGE,
                    number=f"{number:04d}",
                    grid_id=f"{number % GRIDS:032x}",
                    cadre_id=f"{number % CADRES:032x}",
                )
            )
        for number in range(VISITS):
            for version in range(1 + (number % 100 == 0)):
                store.rows.put_row(_visit(number, version, chance))


def _visit(number: int, version: int, chance: random.Random) -> Visit:
    day = (
        f"{2017 + number * YEARS // VISITS}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
    )
    return Visit(
        id=f"{'ab' * 16}:{number * 2 + version}",
        village_code=VILLAGE,
        entity_id=f"{number:032x}",
        hlc=number * 2 + version,
        household_id=f"{chance.randrange(HOUSEHOLDS):032x}",
        visited_on=day,
        channel=chance.choice(CHANNELS),
        content="入户走访，了解近况，" * chance.randint(2, 8),
        finding="路灯不亮" if chance.random() < 0.1 else "",
    )


def milliseconds(question: Callable[[], object]) -> str:
    """The median and the longest of several tries."""
    times = []
    for _ in range(TRIES):
        begun = time.perf_counter()
        question()
        times.append((time.perf_counter() - begun) * 1000)
    return f"{statistics.median(times):7.1f} ms, longest {max(times):7.1f} ms"


def main() -> None:
    """Fill a file and ask it."""
    chance, rules = random.Random(7), VisitRules(are_absent_closed_without_visit=True)
    with tempfile.TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "visits.db", b"k" * 32)
        store = Store(db, Suite1(), lambda name: set())
        fill(store, chance)
        db.conn.execute("ANALYZE")
        year, ever = Period("2026-01-01", "2026-12-31"), Period("2017-01-01", "2026-12-31")
        figures, middle = store.visit_figures, PageKey("2021-06-15", "~")
        questions: dict[str, Callable[[], object]] = {
            "coverage, a year, by grid": lambda: figures.statistics(year, "grid", rules),
            "coverage, ten years, by grid": lambda: figures.statistics(ever, "grid", rules),
            "coverage, ten years, by cadre": lambda: figures.statistics(ever, "cadre", rules),
            "list of households to visit": lambda: figures.to_visit(year, Share(), rules),
            "longest not visited": lambda: figures.longest_not_visited(Share()),
            "first page of all visits": store.visits.page_after,
            "page in the middle": lambda: store.visits.page_after(middle),
            "page behind a grid's figure": lambda: figures.page_of_visits(
                ever, Share("grid", f"{3:032x}"), "phone", middle
            ),
        }
        for name, question in questions.items():
            print(f"{name:32} {milliseconds(question)}")
        store.close()


if __name__ == "__main__":
    main()
