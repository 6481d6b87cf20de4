"""The lists behind a county's figures, and the inbox by village, state and colour: how fast they open."""

import html
import random
import re
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from urllib.parse import urlencode

import msgspec
import urllib3
from sqlalchemy import Connection, text

from app.models.case_states import STATES
from app.models.deadlines import LEVELS
from app.models.records import Appeal, Case, CaseStep, Household, Record
from app.models.town_figures import HOUSEHOLDS, STATE
from app.town.console.captions import CASE_TABS
from app.town.figure_lists import BEHIND_COLOUR, BEHIND_TILE, COVERED, LEVEL
from app.town.ledger.figure_records import ON_DAYS
from app.town.ledger.schema import RECORD_TABLES
from bench.town_county import DAYS, FIRST, HOUSEHOLDS_EACH, NOTE, fill_visits, signed_in
from bench.town_ground import Ground
from bench.town_senders import Server
from bench.town_stations import TOWN_CODE, make_stations

LIST_STATIONS, CASES_EACH, APPEALS_EACH, PAGES, ODD_PERIODS = 2, 9_000, 3_000, 3, 3
STEPS = {
    "receive": 0,
    "submit": 1,
    "accept": 2,
    "start": 3,
    "conclude": 10,
    "deliver": 12,
    "rate": 13,
}
BY_STATION = frozenset({"receive", "submit", "deliver", "rate"})
OPEN, SUBMITTED = "mod(n, 60) = 0", "mod(n, 61) = 0"
FIGURES_ASKED = sorted(
    {figure for pair in BEHIND_TILE.values() for figure in pair if figure}
    | set(BEHIND_COLOUR.values()) | ON_DAYS | {HOUSEHOLDS, COVERED}
    | {f"{STATE}{state}" for state in STATES} | {f"{LEVEL}{level}" for level in LEVELS}
)  # fmt: skip
_NEXT = re.compile(r'href="([^"]+)" rel="next"')


def lists(ground: Ground, share: float) -> dict[str, str]:
    """Two villages with 26 times the cases of one, or more by `--share 10`: every list, over all five years and
    odd days, of one village and of all, up to three pages on; and the inbox.
    """
    township, started = ground.township, time.perf_counter()
    stations = make_stations(township, ground.surroundings, max(int(LIST_STATIONS * share), 1))
    villages = [station.village_code for station in stations]
    fill_visits(township, villages)
    with township.ledger.write() as connection:
        _fill_records(connection, villages)
        connection.execute(text("ANALYZE"))
    township.recount()
    with township.ledger.write() as connection:
        connection.execute(text("ANALYZE"))
    found = {
        "villages, cases, appeals": f"{len(villages):,}, {len(villages) * CASES_EACH:,}, "
        f"{len(villages) * APPEALS_EACH:,}",
        "made in, s": f"{time.perf_counter() - started:,.0f}",
    }
    token = signed_in(township)
    township.close()
    ground.wait()
    with Server(ground.folder, ground.url) as server:
        pool = urllib3.PoolManager(timeout=60.0, headers={"Cookie": f"lianxin={token}"})
        for title, paths in lists_asked(villages).items():
            asked = (_opened(pool, server.address, path) for path in paths)
            times = sorted(each for pages in asked for each in pages)
            middle, late = times[len(times) // 2], times[int(len(times) * 0.95)]
            found[f"{title}: pages"] = f"{len(times):,}"
            found[f"{title}: p50, p95, max, ms"] = f"{middle:.0f}, {late:.0f}, {times[-1]:.0f}"
    return found


def lists_asked(villages: Sequence[str]) -> dict[str, list[str]]:
    """The addresses of first pages, by what is asked."""
    chance = random.Random(4)
    odd = [sorted(chance.sample(range(DAYS), 2)) for _ in range(ODD_PERIODS)]
    periods = [
        (FIRST + timedelta(days=a), FIRST + timedelta(days=b)) for a, b in [(0, DAYS - 1), *odd]
    ]
    behind = [
        f"/figures/records?{urlencode({'figure': figure, 'since': a, 'until': b, 'village': village})}"
        for a, b in periods for figure in FIGURES_ASKED for village in ("", chance.choice(villages))
    ]  # fmt: skip
    inbox = [
        f"/cases?{urlencode({'state': tab.key, 'level': level, 'village': village})}"
        for tab in CASE_TABS for level in ("", *LEVELS) for village in ("", chance.choice(villages))
    ]  # fmt: skip
    return {"lists behind figures": behind, "the inbox": inbox}


def _opened(pool: urllib3.PoolManager, address: str, path: str) -> list[float]:
    """Milliseconds of a list's first pages, one after another."""
    times = list[float]()
    for _ in range(PAGES):
        started = time.perf_counter()
        answer = pool.request("GET", address + path, redirect=False)
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status}")
        times.append((time.perf_counter() - started) * 1000)
        following = _NEXT.search(answer.data.decode())
        if following is None:
            break
        path = html.unescape(following[1])
    return times


# ---------------------------------------------------------------- their records


def _fill_records(connection: Connection, villages: Sequence[str]) -> None:
    """Households, cases with their steps, and appeals, written by PostgreSQL itself."""
    note = f"'{NOTE[:60]}'"
    home = {"id": "lpad(to_hex(n), 32, '0')", "number": "n::text", "head_name": "'王强'"}
    _fill(connection, Household, villages, HOUSEHOLDS_EACH, home)
    case = {
        "id": "md5(v.code || 'c' || n)", "number": "'Q' || n", "item_name": "'高龄津贴申请'",
        "status": f"CASE WHEN {OPEN} THEN 'accepted' WHEN {SUBMITTED} THEN 'submitted' ELSE 'archived' END",
        "updated_at": "(d.day + 20)::text || 'T08:00:00Z'", "applicant_name": "'王强'", "request": note,
        "station_received_at": "d.day::text || 'T01:' || lpad(mod(n, 60)::text, 2, '0') || ':00Z'",
        "due_on": "(d.day + 20)::text", "expected_by": "(d.day + 22)::text",
    }  # fmt: skip
    _fill(connection, Case, villages, CASES_EACH, case)
    for number, (action, days) in enumerate(STEPS.items()):
        step = {
            "id": f"lpad('{number}', 64, '0') || ':' || v.number * 1000000 + n",
            "entity_id": "md5(v.code || 'c' || n)", "action": f"'{action}'", "note": note,
            "hlc": f"(extract(epoch from d.day)::bigint * 1000 + {days} * 86400000) * 65536",
            "updated_at": f"(d.day + {days})::text || 'T02:00:00Z'",
            "at": f"(d.day + {days})::text || 'T02:' || lpad(mod(n, 60)::text, 2, '0') || ':00Z'",
            "due_on": "(d.day + 12)::text" if action == "accept" else "''",
            "side": "'station'" if action in BY_STATION else "'township'",
            "rating": "'very_satisfied'" if action == "rate" else "''", "actor_name": "'联户干部'",
        }  # fmt: skip
        taken = "true" if days <= STEPS["submit"] else f"NOT {SUBMITTED}"
        taken = taken if days <= STEPS["accept"] else f"{taken} AND NOT {OPEN}"
        _fill(connection, CaseStep, villages, CASES_EACH, step, taken)
    appeal = {
        "id": "md5(v.code || 'a' || n)", "content": note, "raised_by": "'王强'", "raised_on": "d.day::text",
        "updated_at": "(d.day + 5)::text || 'T08:00:00Z'",
        "answered_on": "CASE WHEN mod(n, 10) = 0 THEN '' ELSE (d.day + 5)::text END",
    }  # fmt: skip
    _fill(connection, Appeal, villages, APPEALS_EACH, appeal)


def _fill(
    connection: Connection,
    kind: type[Record],
    villages: Sequence[str],
    each: int,
    said: Mapping[str, str],
    wanted: str = "true",
) -> None:
    """Rows of one kind, over all days alike; `said` are expressions over the village `v`, the number `n` and the
    day `d.day`, all else is as in an empty record.
    """
    empty = msgspec.structs.asdict(kind(id=""))
    row = {name: _written(value) for name, value in empty.items()}
    row |= {"town_code": f"'{TOWN_CODE}'", "village_code": "v.code", **said}
    statement = f"""INSERT INTO {RECORD_TABLES[kind].name} ({", ".join(row)}) SELECT {", ".join(row.values())}
        FROM unnest(%(codes)s::text[]) WITH ORDINALITY AS v (code, number), generate_series(0, %(each)s - 1) AS n,
        LATERAL (SELECT date '{FIRST}' + (n::bigint * {DAYS} / %(each)s)::int AS day) AS d
        WHERE {wanted}"""  # noqa: S608 - words of ours
    connection.exec_driver_sql(statement, {"codes": list(villages), "each": each})


def _written(value: object) -> str:
    """An empty field's value as SQL has it."""
    if value is None:
        return "NULL"
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{value}'"
    return "'{}'" if isinstance(value, Mapping) else "'[]'"
