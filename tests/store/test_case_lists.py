"""The list of cases: filtered, counted and paged as a person would do it with all of them on the table."""

from datetime import date

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.case_lists import (
    LEVEL_GROUPS,
    STATE_GROUPS,
    CaseChoice,
    CaseFilter,
    counts_of,
    filter_of,
)
from app.models.case_states import STATES
from app.models.deadlines import (
    LATE_LEVELS,
    LEVELS,
    Vantage,
    binding_due_at,
    binding_due_on,
    case_due,
    due_spans,
)
from app.models.records import Case
from app.models.working_days import WorkingCalendar
from app.store.case_lists import key_of

CALENDAR = WorkingCalendar("t", 2026, 2026, frozenset({date(2026, 8, 4)}), frozenset())
DEPARTMENTS, PEOPLE = ("民政", "社保", ""), ("一", "二", "三")


def vantage(day=10, heard=None):
    heard_on = date(2026, 8, heard) if heard else None
    return Vantage(
        CALENDAR,
        date(2026, 8, day),
        heard_on=heard_on,
        now=f"2026-08-{day:02d}T05:00:00Z",
        heard_at=f"2026-08-{heard:02d}T04:00:00Z" if heard else "",
    )


def with_hours(due_at, **fields):
    """A case, with a limit in hours where a moment is given."""
    case = Case(**fields)
    if not due_at:
        return case
    return msgspec.structs.replace(case, due_at=due_at, due_on=due_at[:10])


cases = st.builds(
    with_hours,
    due_at=st.just("")
    | st.builds("2026-08-{:02d}T{:02d}:00:00Z".format, st.integers(8, 12), st.integers(1, 9)),
    id=st.integers(0, 99).map("c{:02d}".format),
    village_code=st.just("v"),
    is_deleted=st.sampled_from([False, False, False, True]),
    updated_at=st.integers(1, 9).map("2026-08-{:02d}".format),
    status=st.sampled_from(STATES),
    department=st.sampled_from(DEPARTMENTS),
    first_receiver_id=st.sampled_from(PEOPLE),
    station_due_on=st.integers(1, 28).map("2026-08-{:02d}".format) | st.just(""),
    expected_by=st.integers(1, 28).map("2026-08-{:02d}".format),
    due_on=st.integers(1, 28).map("2026-08-{:02d}".format),
)
filters = st.fixed_dictionaries(
    {
        "statuses": st.sampled_from([(), ("received",), ("received", "submitted", "archived")]),
        "department": st.sampled_from([None, *DEPARTMENTS]),
        "receiver_id": st.sampled_from([None, *PEOPLE]),
        "levels": st.sampled_from([None, LATE_LEVELS, {"yellow"}, {"remind"}, {"running"}]),
        "case_ids": st.none() | st.lists(st.integers(0, 99).map("c{:02d}".format), max_size=40),
    }
)


def all_pages(lists, wanted):
    found, key = [], None
    while True:
        page = lists.page(wanted, key, limit=7)
        found += page
        if len(page) < 7:
            return found
        key = key_of(page[-1], wanted, binding_due_on(page[-1]))


def by_hand(kept, asked, here):
    def fits(case):
        due = case_due(case, here)
        return (
            not case.is_deleted
            and (not asked["statuses"] or case.status in asked["statuses"])
            and asked["department"] in (None, case.department)
            and asked["receiver_id"] in (None, case.first_receiver_id)
            and (asked["levels"] is None or (due.kind and due.level in asked["levels"]))
            and (asked["case_ids"] is None or case.id in asked["case_ids"])
        )

    found = [case for case in kept if fits(case)]
    if asked["levels"] is None:
        return sorted(found, key=lambda case: (case.updated_at, case.id), reverse=True)
    return sorted(found, key=lambda case: (binding_due_on(case), case.id))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(cases, max_size=60, unique_by=lambda case: case.id),
    st.lists(cases, max_size=20, unique_by=lambda case: case.id),
    filters,
    st.none() | st.integers(5, 12),
)
def test_lists_and_counts_are_what_a_person_would_find(store, first, later, asked, heard):
    """Rows are kept, kept again with other content, deleted; the tallies move with them."""
    with store.transaction():
        store.rows.clear()
        for case in [*first, *later]:
            store.rows.put_row(case)
    kept = list({case.id: case for case in [*first, *later]}.values())
    here = vantage(heard=heard)
    levels = asked["levels"]
    wanted = CaseFilter(
        statuses=asked["statuses"],
        spans=None if levels is None else due_spans(levels, here),
        department=asked["department"],
        receiver_id=asked["receiver_id"],
        case_ids=None if asked["case_ids"] is None else tuple(asked["case_ids"]),
    )

    assert all_pages(store.case_lists, wanted) == by_hand(kept, asked, here)


choices = st.builds(
    CaseChoice,
    group=st.sampled_from(list(STATE_GROUPS)),
    level=st.sampled_from(list(LEVEL_GROUPS)),
    department=st.sampled_from([None, *DEPARTMENTS]),
    receiver_id=st.sampled_from([None, *PEOPLE]),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(cases, max_size=60, unique_by=lambda case: case.id),
    st.lists(cases, max_size=20, unique_by=lambda case: case.id),
    choices,
    st.none() | st.integers(5, 12),
    st.none() | st.lists(st.integers(0, 99).map("c{:02d}".format), max_size=40),
)
def test_every_figure_is_how_many_cases_its_list_has(store, first, later, choice, heard, batch):
    with store.transaction():
        store.rows.clear()
        for case in [*first, *later]:
            store.rows.put_row(case)
    here, lists = vantage(heard=heard), store.case_lists

    def length(**changed):
        other = msgspec.structs.replace(choice, **changed)
        return len(lists.page(filter_of(other, here, batch), limit=1_000))

    counts = counts_of(lists.facets(choice, here, batch), choice)
    assert counts.groups == {group: length(group=group) for group in STATE_GROUPS}
    assert counts.levels == {level: length(level=level) for level in LEVEL_GROUPS}
    for options, name, keys in (
        (counts.departments, "department", DEPARTMENTS),
        (counts.receivers, "receiver_id", PEOPLE),
    ):
        found = {option.key: option.cases for option in options}
        assert {key: found.get(key, 0) for key in keys} == {
            key: length(**{name: key}) for key in keys
        }


@pytest.mark.parametrize("status", STATES)
def test_the_files_binding_day_is_the_rules(store, keep, status):
    """The column that indexes go by is written in SQL, the rule in app.models.deadlines."""
    case = Case(
        id="c",
        village_code="v",
        status=status,
        station_due_on="2026-08-01",
        expected_by="2026-08-02",
        due_on="2026-08-03",
        due_at="2026-08-03T01:00:00Z",
    )
    keep(case)

    row = store.db.conn.execute("SELECT binding_due_on, binding_due_at FROM cases").fetchone()
    assert row == (binding_due_on(case), binding_due_at(case))


def test_every_level_has_its_cases(store, keep):
    here = vantage(day=14)
    keep(
        *(
            Case(id=f"c{day:02d}", village_code="v", status="received", station_due_on=on)
            for day in range(1, 29)
            if (on := f"2026-08-{day:02d}")
        )
    )
    found = {}
    for level in LEVELS:
        page = store.case_lists.page(CaseFilter(spans=due_spans({level}, here)))
        found[level] = [int(case.id[1:]) for case in page]

    assert found == {
        "alert": [1, 2, 3, 4, 5, 6, 7, 8, 9],
        "supervise": [10, 11],
        "overdue": [12, 13],
        "yellow": [14, 15, 16, 17],
        "remind": [18],
        "running": list(range(19, 29)),
    }


def test_tallies_of_a_file_from_before_are_counted(store, keep):
    """What the migration counts in an older file is what its triggers would have counted."""
    keep(*(Case(id=f"c{n}", village_code="v", status=STATES[n % 5 + 1]) for n in range(12)))
    rows = store.db.conn.execute(
        """SELECT status, department, first_receiver_id, first_receiver_name, binding_due_on,
                  binding_due_at, count(*)
           FROM cases WHERE is_deleted = 0 GROUP BY 1, 2, 3, 4, 5, 6"""
    ).fetchall()

    assert sum(row[6] for row in rows) == 12
    assert rows == store.db.conn.execute("SELECT * FROM case_tallies").fetchall()


def test_a_case_that_is_forgotten_counts_no_longer(store, keep):
    case = Case(id="c", village_code="v", status="received")
    keep(case)
    keep(msgspec.structs.replace(case, is_deleted=True))
    assert store.case_lists.facets(CaseChoice(), vantage()) == []
