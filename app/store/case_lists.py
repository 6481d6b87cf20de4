"""Lists of cases: filtered, counted and read page by page, in the same time for 200 as for 200,000."""

from collections.abc import Iterable
from datetime import date
from heapq import merge
from itertools import islice

import msgspec
from sqlite_utils import Database

from app.models.case_lists import (
    DEPARTMENT,
    LEVEL,
    LEVEL_GROUPS,
    RECEIVER,
    STATE_GROUPS,
    STATUS,
    CaseChoice,
    CaseFilter,
    Facet,
)
from app.models.case_states import STATES, STATION, TOWNSHIP
from app.models.deadlines import (
    CLOCKS,
    LATE_LEVELS,
    OVERDUE,
    DueSpan,
    Vantage,
    due_ranges,
    due_spans,
)
from app.models.records import Case
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable

_ALL = "all"
_COLUMNS = {
    STATUS: "status",
    LEVEL: "binding_due_on",
    DEPARTMENT: "department",
    RECEIVER: "first_receiver_id",
}
_OF_LEVELS = "status, binding_due_on, binding_due_at"
_BATCH = """(SELECT *, 1 AS cases FROM cases
             WHERE is_deleted = 0 AND id IN (SELECT value FROM json_each(?)))"""


class CaseLists:
    """Reads lists of cases that are not deleted."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cases = RecordTable(Case, "cases")

    def page(
        self, wanted: CaseFilter, key: PageKey | None = None, limit: int = PAGE_ROWS
    ) -> list[Case]:
        """A page; `key` is `key_of` the last row before it."""
        if wanted.spans is not None:
            keys = self._keys_by_day(wanted, wanted.spans, key or PageKey("", ""), limit)
        else:
            keys = self._keys_by_change(wanted, key or FIRST_DOWNWARDS, limit)
        found = self._cases.records(
            self._db.conn.execute(
                "SELECT * FROM cases WHERE id IN (SELECT value FROM json_each(?))",
                (_json([row_id for _, row_id in keys]),),
            )
        )
        cases = {case.id: case for case in found}
        return [cases[row_id] for _, row_id in keys]

    def facets(
        self, choice: CaseChoice, vantage: Vantage, case_ids: Iterable[str] | None = None
    ) -> list[Facet]:
        """What each kind of choice has to offer, all other choices staying as they are; `case_ids`
        are those of the chosen batch.
        """
        source, asked = "case_tallies", list[str]()
        if case_ids is not None:
            source, asked = _BATCH, [_json(case_ids)]
        tests = _facet_tests(choice, vantage)
        facets = []
        for kind, column in _COLUMNS.items():
            word = "max(first_receiver_name)" if kind == RECEIVER else column
            others = [test for name, test in tests.items() if name != kind]
            where = " AND ".join(["TRUE", *(test for test, _ in others)])
            values = [value for _, given in others for value in given]
            columns = f"{column}, {word}" if kind != LEVEL else _OF_LEVELS
            rows = self._db.conn.execute(
                f"""SELECT {columns}, sum(cases) FROM {source} WHERE {where}
                    GROUP BY {columns if kind == LEVEL else column}""",  # noqa: S608 - our own
                (*asked, *values),
            ).fetchall()
            facets += _levels(rows, vantage) if kind == LEVEL else [Facet(kind, *r) for r in rows]
        return facets

    def due_on(self, day: date) -> int:
        """How many cases have to be done by that very day."""
        row = self._db.conn.execute(
            """SELECT count(*) FROM cases
               WHERE is_deleted = 0 AND binding_due_on <> '' AND binding_due_on = ?""",
            (day.isoformat(),),
        ).fetchone()
        return int(row[0])

    # -- inside

    def _keys_by_day(
        self, wanted: CaseFilter, spans: tuple[DueSpan, ...], key: PageKey, limit: int
    ) -> list[tuple[str, str]]:
        if not spans:
            return []
        last = max(span.last for span in spans)
        begin = max(key, PageKey(min(span.first for span in spans), ""))
        where, asked = _conditions(wanted)
        inside, days = _inside(spans)
        return self._db.conn.execute(
            f"""SELECT binding_due_on, id FROM cases INDEXED BY cases_due
                WHERE is_deleted = 0 AND binding_due_on <> '' AND {where} AND {inside}
                    AND (binding_due_on, id) > (?, ?) AND binding_due_on <= ?
                ORDER BY binding_due_on, id LIMIT ?""",  # noqa: S608 - conditions of our own
            (*asked, *days, *begin, last, limit),
        ).fetchall()

    def _keys_by_change(
        self, wanted: CaseFilter, key: PageKey, limit: int
    ) -> list[tuple[str, str]]:
        where, asked = _conditions(wanted)
        index = self._smallest_index(wanted)
        if wanted.case_ids is None and index == "cases_status":
            pages = [
                self._page_of(f"{where} AND status = ?", [*asked, status], index, key, limit)
                for status in STATES
                if status in wanted.statuses
            ]
            return list(islice(merge(*pages, reverse=True), limit))
        return self._page_of(where, asked, index, key, limit)

    def _page_of(
        self, where: str, asked: list[str], index: str, key: PageKey, limit: int
    ) -> list[tuple[str, str]]:
        path = f"INDEXED BY {index}" if index else ""
        return self._db.conn.execute(
            f"""SELECT updated_at, id FROM cases {path}
                WHERE is_deleted = 0 AND {where} AND (updated_at, id) < (?, ?)
                ORDER BY updated_at DESC, id DESC LIMIT ?""",  # noqa: S608 - conditions of our own
            (*asked, *key, limit),
        ).fetchall()

    def _smallest_index(self, wanted: CaseFilter) -> str:
        """The index in which the fewest cases come into question; what it holds besides does the
        rest without touching a row.
        """
        if wanted.case_ids is not None:
            return ""
        sizes = {_ALL: "TRUE"}
        asked: list[str] = []
        if wanted.statuses:
            sizes["cases_status"] = "status IN (SELECT value FROM json_each(?))"
            asked.append(_json(wanted.statuses))
        if wanted.department is not None:
            sizes["cases_department"] = "department = ?"
            asked.append(wanted.department)
        if wanted.receiver_id is not None:
            sizes["cases_receiver"] = "first_receiver_id = ?"
            asked.append(wanted.receiver_id)
        if len(sizes) == 1:
            return "cases_updated"
        del sizes[_ALL]
        if len(sizes) == 1:
            return next(iter(sizes))
        columns = ", ".join(f"sum(cases) FILTER (WHERE {test})" for test in sizes.values())
        counts = self._db.conn.execute(
            f"SELECT {columns} FROM case_tallies",  # noqa: S608 - conditions of our own
            asked,
        ).fetchone()
        return min(zip(counts, sizes, strict=True), key=lambda pair: pair[0] or 0)[1]


def key_of(case: Case, wanted: CaseFilter, due_on: str) -> PageKey:
    """Where a page ends that ends with this case; `due_on` is the day that binds it."""
    return PageKey(case.updated_at if wanted.spans is None else due_on, case.id)


def _conditions(wanted: CaseFilter) -> tuple[str, list[str]]:
    """What each case has to fulfil, but its day and its place in the list."""
    tests, asked = ["TRUE"], []
    if wanted.statuses:
        tests.append("status IN (SELECT value FROM json_each(?))")
        asked.append(_json(wanted.statuses))
    if wanted.department is not None:
        tests.append("department = ?")
        asked.append(wanted.department)
    if wanted.receiver_id is not None:
        tests.append("first_receiver_id = ?")
        asked.append(wanted.receiver_id)
    if wanted.case_ids is not None:
        tests.append("id IN (SELECT value FROM json_each(?))")
        asked.append(_json(wanted.case_ids))
    return " AND ".join(tests), asked


def _facet_tests(choice: CaseChoice, vantage: Vantage) -> dict[str, tuple[str, list[str]]]:
    """What each choice asks of a case, and the values for it."""
    tests: dict[str, tuple[str, list[str]]] = {}
    statuses, levels = STATE_GROUPS[choice.group], LEVEL_GROUPS[choice.level]
    if statuses:
        tests[STATUS] = ("status IN (SELECT value FROM json_each(?))", [_json(statuses)])
    if levels:
        tests[LEVEL] = _inside(due_spans(levels, vantage))
    if choice.department is not None:
        tests[DEPARTMENT] = ("department = ?", [choice.department])
    if choice.receiver_id is not None:
        tests[RECEIVER] = ("first_receiver_id = ?", [choice.receiver_id])
    return tests


_INSIDE = "(status IN (SELECT value FROM json_each(?)) AND binding_due_on BETWEEN ? AND ?"
_HOURS = {
    "all": ")",
    "past": " AND binding_due_at <> '' AND binding_due_at < ?)",
    "running": " AND (binding_due_at = '' OR binding_due_at >= ?))",
}


def _inside(spans: Iterable[DueSpan]) -> tuple[str, list[str]]:
    """Whether the day that binds a case lies in one of the spans."""
    tests, values = ["FALSE"], list[str]()
    for span in spans:
        tests.append(_INSIDE + _HOURS[span.hours])
        values += [_json(span.statuses), span.first, span.last]
        values += [span.moment] * (span.hours != "all")
    return f"({' OR '.join(tests)})", values


def _levels(rows: Iterable[tuple[str, str, str, int]], vantage: Vantage) -> list[Facet]:
    ranges = {side: due_ranges(side, vantage) for side in (STATION, TOWNSHIP)}
    counts: dict[str, int] = {}
    for status, due_on, due_at, cases in rows:
        clock = CLOCKS.get(status)
        level = ""
        if clock and due_on:
            level = next(r.level for r in ranges[clock.side] if r.first <= due_on <= r.last)
            if level not in LATE_LEVELS and vantage.has_run_out(due_at, clock.side):
                level = OVERDUE
        counts[level] = counts.get(level, 0) + cases
    return [Facet(LEVEL, level, "", cases) for level, cases in counts.items()]


def _json(texts: Iterable[str]) -> str:
    return msgspec.json.encode(list(texts)).decode()
