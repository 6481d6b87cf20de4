"""Five years of a county, 27 million contacts and 360,000 cases, and how fast its pages open."""

import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec
import urllib3
from sqlalchemy import Connection, Table, delete, select, text

from app.models.records import Case, Visit
from app.models.town_figures import ALL_CONTACTS, CONTACTS, HOUSEHOLDS
from app.town.figures_desk import COLOURED
from app.town.ledger.bulk import BulkWriter
from app.town.ledger.desk_schema import FIGURES, HOME_VISITS, PARTS, VISITED_HOUSEHOLDS
from app.town.ledger.figure_counts import WHOLE_TOWN, VillageCounts
from app.town.ledger.figure_keeper import FigureKeeper
from app.town.ledger.schema import RECORD_TABLES
from app.town.people import ClerkFacts
from app.town.township import Township
from bench.town_ground import Ground
from bench.town_senders import Server
from bench.town_stations import TOWN_CODE, make_stations

STATIONS, CONTACTS_EACH, CASES_EACH, HOUSEHOLDS_EACH = 1_054, 25_617, 342, 400
FIRST, DAYS, YEARS = date(2021, 1, 1), 1_826, range(2021, 2026)
AT_ONCE, SAMPLE, PATTERNS = 34, 0.01, 8
CHANNEL_OF = ("contact_home", "contact_phone", "contact_home", "contact_message")
CASE_MEASURES = ("case_received", "case_accepted", "case_accepted_concluded", "case_concluded",
                 "case_in_time", "case_rated", "case_satisfied")  # fmt: skip
NAME, PASSWORD = "看板", "measured-only-7391"
NOTE = (
    "入户走访，了解近况，家中老人身体尚可，今年收成一般，询问医保缴费情况，反映路灯不亮，宣讲防火政策。"
    * 4
)
# Visit n of village v, as `counts_of` counts them; PostgreSQL writes the rows.
VISITS = """
INSERT INTO visits (town_code, village_code, id, is_deleted, updated_at, entity_id, hlc, side, actor_id,
  actor_name, bases, number, household_id, grid_id, visitor_name, visited_on, channel, interviewee,
  content, finding_class, finding, is_answered_on_the_spot, answer, is_urgent, appeal_id, recorded_at,
  started_at, ended_at, timing, is_by_appointment, companions, outing_id, second_class, answered_tasks,
  correction_note, visitor_id)
SELECT :town, v.code, md5(v.code) || md5(v.code) || ':' || n, false, day || 'T09:00:00Z',
  md5(v.code || n), n, 'station', md5(v.code), '联户干部', '[]', '', lpad(to_hex(
  (n / 2 * 7919 + v.number * 13) % 400), 32, '0'), '', '联户干部', day, (ARRAY['home', 'phone', 'home',
  'message'])[n % 4 + 1], '王强', substr(:note, n % 60 + 1, 40 + n % 80), '', '', false, '', false, '',
  day || 'T09:00:00Z', '', '', '', false, '[]', '', '', '[]', '', md5(v.code)
FROM unnest(CAST(:codes AS text[]), CAST(:numbers AS int[])) AS v (code, number),
  generate_series(0, :each - 1) AS n,
  LATERAL (SELECT (date '2021-01-01' + (n::bigint * :days / :each)::int)::text AS day) AS d
"""


def figures(ground: Ground, share: float) -> dict[str, str]:
    """Every figure over any period, and the page of stations, asked of a server over five years of a
    county. With a share of 0.01 or less the figures are counted anew from the visits as well.
    """
    township, started = ground.township, time.perf_counter()
    stations = make_stations(township, ground.surroundings, max(int(STATIONS * share), 2))
    villages = [station.village_code for station in stations]
    with_rows = villages[: max(int(len(villages) * ground.contacts), 1)]
    fill_visits(township, with_rows)
    fill_figures(township, villages)
    fill_cases(township, villages)
    found = {"stations, contacts, cases": f"{len(villages):,}, {len(villages) * CONTACTS_EACH:,}, "
             f"{len(villages) * CASES_EACH:,}",
             "visits that have their rows too": f"{len(with_rows) * CONTACTS_EACH:,}",
             "made in, s": f"{time.perf_counter() - started:,.0f}"}  # fmt: skip
    if share <= SAMPLE:
        found["as counted anew"] = str(is_as_counted_anew(township))
    token = signed_in(township)
    township.close()
    ground.wait()
    with Server(ground.folder, ground.url) as server:
        pool = urllib3.PoolManager(timeout=60.0, headers={"Cookie": f"lianxin={token}"})
        for title, paths in pages_asked(villages).items():
            times = sorted(_opened(pool, server.address + path) for path in paths)
            middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
            found[f"{title}: p50, p95, max, ms"] = f"{middle:.0f}, {late:.0f}, {times[-1]:.0f}"
    return found


def pages_asked(villages: list[str]) -> dict[str, list[str]]:
    """The addresses, by what is asked."""
    chance = random.Random(9)
    years = [(date(a, 1, 1), date(b, 12, 31)) for a in YEARS for b in YEARS if a <= b]
    months = [date(y, m, 1) for y in YEARS for m in range(1, 13)]
    ends = [
        date.fromordinal((m + timedelta(days=31)).replace(day=1).toordinal() - 1) for m in months
    ]
    spans = [sorted(chance.sample(range(60), 2)) for _ in range(60)]
    days = [sorted(chance.sample(range(DAYS), 2)) for _ in range(90)]
    asked = {
        "whole years, by every figure": years,
        "single months, by every figure": list(zip(months, ends, strict=True)),
        "months of several years, by every figure": [(months[a], ends[b]) for a, b in spans],
        "from any day to any day, by every figure": [
            (FIRST + timedelta(days=a), FIRST + timedelta(days=b)) for a, b in days
        ],
    }
    paths = {
        title: [f"/figures?since={a}&until={b}&colour={c}" for a, b in periods for c in COLOURED]
        for title, periods in asked.items()
    }
    said = [f"since={FIRST + timedelta(days=a)}&until={FIRST + timedelta(days=b)}" for a, b in days]
    paths["the four charts of such a page"] = [
        f"/figures/{name}.svg?{each}"
        for each in said[:20] for name in ("contacts", "rates", "states", "levels")
    ]  # fmt: skip
    paths["stations"] = ["/stations"] * 40
    paths["one station"] = [
        f"/stations/{code}" for code in villages[:: max(len(villages) // 40, 1)]
    ]
    return paths


def _opened(pool: urllib3.PoolManager, address: str) -> float:
    """Milliseconds until the whole page is here."""
    started = time.perf_counter()
    answer = pool.request("GET", address, redirect=False)
    if answer.status != 200:
        raise SystemExit(f"{address}: {answer.status}")
    return (time.perf_counter() - started) * 1000


def signed_in(township: Township) -> str:
    """The session of a clerk who sees the whole county."""
    township.people.add(ClerkFacts(name=NAME), PASSWORD)
    return township.sign_in.sign_in(NAME, PASSWORD, "", "127.0.0.1").hex()


# ---------------------------------------------------------------- the county's records


def fill_visits(township: Township, villages: list[str]) -> None:
    """The rows of all visits, and then their indexes: without a log, as they are only read."""
    table = RECORD_TABLES[Visit]
    with township.ledger.write() as connection:
        connection.execute(text("ALTER TABLE visits SET UNLOGGED"))
        connection.execute(text("ALTER TABLE visits DROP CONSTRAINT visits_pkey"))
        for index in table.indexes:
            index.drop(connection)
    numbered = [(number % PATTERNS, code) for number, code in enumerate(villages)]
    for start in range(0, len(numbered), AT_ONCE):
        some = numbered[start : start + AT_ONCE]
        with township.ledger.write() as connection:
            connection.execute(text(VISITS), {
                "town": TOWN_CODE, "note": NOTE, "each": CONTACTS_EACH, "days": DAYS,
                "codes": [code for _, code in some], "numbers": [number for number, _ in some],
            })  # fmt: skip
    with township.ledger.write() as connection:
        connection.execute(text("SET LOCAL maintenance_work_mem = '512MB'"))
        connection.execute(text("ALTER TABLE visits ADD PRIMARY KEY (town_code, village_code, id)"))
        for index in table.indexes:
            index.create(connection)


def counts_of(number: int, code: str, chance: random.Random) -> VillageCounts:
    """What the visits of a village add to the figures, and its cases as they may have been."""
    counts = VillageCounts()
    days = [(FIRST + timedelta(days=n)).isoformat() for n in range(DAYS)]
    for n in range(CONTACTS_EACH):
        day, channel = days[n * DAYS // CONTACTS_EACH], CHANNEL_OF[n % 4]
        counts.counts[code, channel, day] += 1
        counts.counts[code, ALL_CONTACTS, day] += 1
        if channel == CONTACTS[0]:
            household = f"{(n // 2 * 7919 + number * 13) % HOUSEHOLDS_EACH:032x}"
            counts.homes[code, household, day] += 1
    for measure in CASE_MEASURES:
        for _ in range(CASES_EACH):
            counts.counts[code, measure, chance.choice(days)] += 1
    counts.counts[code, HOUSEHOLDS, "now"] += HOUSEHOLDS_EACH
    return counts


def fill_figures(township: Township, villages: list[str]) -> None:
    """The figures of a few villages as the program itself keeps them; the others have those of one of
    them, and the town their sums.
    """
    chance, ledger = random.Random(5), township.ledger
    with ledger.write() as connection:
        keeper = FigureKeeper(connection, ledger.town_code, ledger.statements)
        for number, code in enumerate(villages[:PATTERNS]):
            keeper.move(VillageCounts(), counts_of(number, code, chance))
    for table in (FIGURES, HOME_VISITS, VISITED_HOUSEHOLDS):
        with ledger.write() as connection:
            _repeat(connection, table, villages)


def _repeat(connection: Connection, table: Table, villages: list[str]) -> None:
    """Rows of the first villages for all others, without a log and with the indexes last."""
    names = ", ".join(f't."{column.name}"' for column in table.columns)
    others = names.replace('t."village_code"', "v.code")
    connection.execute(text(f"ALTER TABLE {table.name} SET UNLOGGED"))
    connection.execute(text(f"ALTER TABLE {table.name} DROP CONSTRAINT {table.name}_pkey"))
    for index in table.indexes:
        index.drop(connection)
    repeated = f"""INSERT INTO {table.name} SELECT {others} FROM {table.name} AS t JOIN
        unnest(CAST(:others AS text[]), CAST(:like AS text[])) AS v (code, as_in)
        ON t.village_code = v.as_in"""  # noqa: S608 - names of ours
    alike = [villages[n % PATTERNS] for n in range(PATTERNS, len(villages))]
    connection.execute(text(repeated), {"others": villages[PATTERNS:], "like": alike})
    if table is FIGURES:
        connection.execute(delete(table).where(table.c.village_code == WHOLE_TOWN))
        sums = ", ".join(f"sum({part})" for part in PARTS)
        summed = f"""INSERT INTO {table.name} SELECT town_code, measure, span, '', {sums}
            FROM {table.name} GROUP BY town_code, measure, span"""  # noqa: S608 - names of ours
        connection.execute(text(summed))
    keys = ", ".join(column.name for column in table.primary_key)
    connection.execute(text(f"ALTER TABLE {table.name} ADD PRIMARY KEY ({keys})"))
    for index in table.indexes:
        index.create(connection)


def fill_cases(township: Township, villages: list[str]) -> None:
    """Their rows, of which one in sixty is open; then the database looks at all it has."""
    with township.ledger.write() as connection:
        names = tuple(next(_cases(0, "")))
        for number, code in enumerate(villages):
            rows = [tuple(case.values()) for case in _cases(number, code)]
            BulkWriter(connection).insert(RECORD_TABLES[Case], names, rows)
    with township.ledger.write() as connection:
        connection.execute(text("ANALYZE"))


def _cases(village: int, code: str) -> Iterator[dict[str, object]]:
    empty = msgspec.structs.asdict(Case(id=""))
    for number in range(village * CASES_EACH, (village + 1) * CASES_EACH):
        day = f"202{1 + number % 5}-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        status = "accepted" if number % 60 == 0 else "archived"
        yield {**empty, "town_code": TOWN_CODE, "id": f"{number:032x}", "due_on": day,
               "village_code": code, "status": status, "updated_at": f"{day}T08:00:00Z"}  # fmt: skip


def is_as_counted_anew(township: Township) -> bool:
    """Whether figures of contacts and households at home are those that the visits' rows make."""
    ledger = township.ledger
    with ledger.write() as connection:
        before = _of_visits(connection)
        FigureKeeper(connection, ledger.town_code, ledger.statements).start_over()
        is_same = before == _of_visits(connection) and before[0].total() > DAYS
        connection.rollback()
    return is_same


def _of_visits(
    connection: Connection,
) -> tuple[Counter[tuple[str, ...]], dict[tuple[str, str], int]]:
    counts: Counter[tuple[str, ...]] = Counter()
    for row in connection.execute(select(FIGURES).where(FIGURES.c.measure.in_(CONTACTS))):
        for name in PARTS:
            counts[row.measure, row.span, name, row.village_code] += row._mapping[name]
    bits = select(VISITED_HOUSEHOLDS.c.village_code, VISITED_HOUSEHOLDS.c.bit)
    widths = Counter(code for code, _ in connection.execute(bits))
    visited = {(row.span, row.village_code): sum(byte.bit_count() for byte in row.households)
               for row in connection.execute(select(HOME_VISITS))}  # fmt: skip
    return counts, {**visited, **{("", code): width for code, width in widths.items()}}
