"""The township's own deadlines: counted and listed by level, and no station late for its courier."""

from datetime import date, timedelta

import pytest

from app.models.case_lists import LATE, LEVEL_GROUPS
from app.models.case_states import TOWNSHIP, merged_actions
from app.models.deadlines import CLOCKS, LEVELS, case_due, due_spans
from app.town.books import Books
from app.town.clerk_acts import Clerk
from app.town.deliveries import delivery_of
from app.town.ledger.case_queries import CaseQueries, ListFilter
from app.town.step_times import step_lines
from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet, push

VILLAGE = VILLAGES[0]
CLERK = Clerk("ab" * 16, "张明")


def on(day):
    return (date(2026, 7, 31) + timedelta(days=day)).isoformat()


def queries_of(township, connection):
    return CaseQueries(connection, township.ledger.town_code, township.ledger.statements)


@pytest.mark.both_ledgers
def test_levels_are_counted_and_listed_by_the_one_engine(township, make_station, clock):
    station = make_station()
    device = greet(township, station)
    cases = [
        station.submit_case(station_due_on=on(day + 1), expected_by=on(day))
        for day in range(-6, 28)
    ]
    hours = [station.submit_case(limit_amount=n, limit_unit="hour") for n in (1, 200)]
    cases += hours
    push(township, station, device)
    for case_id in hours:
        township.accept_case(case_id, VILLAGE, CLERK)
    for case_id in cases[:9]:
        township.accept_case(case_id, VILLAGE, CLERK)
        clock.pass_days(0.7)
    vantage = township.profiles.vantage()

    with township.ledger.read() as connection:
        queries = queries_of(township, connection)
        known = [queries.case(VILLAGE, case_id) for case_id in cases]
        assert known[-2].due_at == "2026-08-05T03:00:00Z"
        by_hand = {
            level: {case.id for case in known if case_due(case, vantage).level == level}
            for level in LEVELS
        }
        counts = queries.level_counts((), vantage)
        assert counts == {level: len(ids) for level, ids in by_hand.items() if ids}
        assert len(counts) == len(LEVELS)
        for key, levels in LEVEL_GROUPS.items():
            if not levels:
                continue
            spans = [s for s in due_spans(levels, vantage) if s.statuses[0] in town_states()]
            found = queries.cases(ListFilter(spans=tuple(spans)), None, 100)
            assert {case.id for case in found} == set().union(*(by_hand[x] for x in levels)), key
        assert queries.level_counts(("submitted",), vantage)["alert"] > 0
        assert queries.level_counts((), vantage, VILLAGES[1]) == {}
        assert queries.cases(ListFilter(spans=()), None, 100) == []
    assert LATE in LEVEL_GROUPS


def town_states():
    return {state for state, clock in CLOCKS.items() if clock.side == TOWNSHIP}


def test_a_slow_courier_makes_no_station_late(township, make_station, clock):
    station = make_station()
    device = greet(township, station)
    case_id = station.submit_case(station_due_on="2026-08-06")
    clock.pass_days(12)
    push(township, station, device)

    delivery = delivery_in(township, case_id)

    assert delivery.late_days == 0
    assert delivery.submitted_at < "2026-08-06" < delivery.arrived_at


def test_a_station_that_reported_late_is_told_so(township, make_station, clock):
    station = make_station()
    device = greet(township, station)
    case_id = station.submit_case(station_due_on="2026-07-31")
    push(township, station, device)

    assert delivery_in(township, case_id).late_days == 3


def delivery_in(township, case_id):
    with township.ledger.read() as connection:
        queries = queries_of(township, connection)
        case, steps = queries.case(VILLAGE, case_id), queries.case_steps(VILLAGE, case_id)
        books = Books(connection, township.ledger, township.surroundings, VILLAGE)
        lines = step_lines(merged_actions(steps), books.received_in_town)
        return delivery_of(case, lines, township.surroundings.calendar)
