"""What screens read: right rows, right order, page by page."""

from functools import partial

import pytest

from app.models.errors import OperationRefused
from app.models.records import (
    Appeal,
    AppealStep,
    Cadre,
    Card,
    Case,
    CaseStep,
    Grid,
    Household,
    Material,
    Person,
    PrintRecord,
    Staff,
    Station,
    Visit,
)
from app.store.appeal_repository import list_rank
from app.store.page_key import FIRST_DOWNWARDS, FIRST_UPWARDS, PageKey


def ids(records):
    return [record.id for record in records]


def all_pages(page, order, first, **filters):
    """Every row of a list, fetched three at a time."""
    rows, key = [], first
    while True:
        found = page(key, 3, **filters)
        rows += found
        if len(found) < 3:
            return rows
        last = found[-1]
        key = PageKey(order(last) if callable(order) else getattr(last, order), last.id)


# -- the station


def test_the_station_and_its_people(store, keep):
    assert store.stations.station() is None
    keep(
        Station(id="s0", name="旧", is_deleted=True),
        Station(id="s1", name="李庄村党群服务站", common_items=["低保", "医保"]),
        Staff(id="a", name="李"),
        Staff(id="b", is_deleted=True),
        Cadre(id="c", name="王"),
        Grid(id="g", name="一组"),
    )

    assert store.stations.station().common_items == ["低保", "医保"]
    assert ids(store.stations.staff()) == ["a"]
    assert store.stations.staff_member("b").is_deleted
    assert store.stations.cadre("c").name == "王"
    assert store.stations.grid("nobody") is None
    assert (ids(store.stations.cadres()), ids(store.stations.grids())) == (["c"], ["g"])


# -- households and persons


def test_households_are_paged_by_number(store, keep):
    households = [Household(id=f"h{n}", number=f"{n % 7:03d}", grid_id="g") for n in range(20)]
    keep(*households, Household(id="gone", number="000", is_deleted=True))
    expected = sorted(households, key=lambda h: (h.number, h.id))

    assert all_pages(store.households.page_after, "number", FIRST_UPWARDS) == expected
    assert store.households.count() == 20


def test_households_of_a_grid_and_how_many_each_cadre_has(store, keep):
    households = [
        Household(id=f"h{n:02d}", number=f"{n}", grid_id=f"g{n % 2}", cadre_id=f"c{n % 3}")
        for n in range(12)
    ]
    keep(*households)
    of_grid = [h for h in sorted(households, key=lambda h: h.number) if h.grid_id == "g1"]

    assert store.households.of_grid("g1") == of_grid
    assert store.households.counts_by_grid() == {"g0": 6, "g1": 6}
    assert store.households.counts_by_cadre() == {"c0": 4, "c1": 4, "c2": 4}


def test_one_household(store, keep):
    keep(
        Household(id="h1", number="12", head_person_id="p3"),
        Household(id="h2", number="12", is_deleted=True),
        Person(id="p1", household_id="h1", born_on="1990-01-01"),
        Person(id="p2", household_id="h1", born_on="1961-01-01"),
        Person(id="p3", household_id="h1", born_on="1963-01-01"),
        Person(id="p4", household_id="h1", is_deleted=True),
    )

    assert store.households.by_id("h1").number == "12"
    assert store.households.by_id("h2").is_deleted
    assert store.households.by_number("12").id == "h1"
    assert store.households.by_number("13") is None
    assert ids(store.households.persons("h1")) == ["p3", "p2", "p1"]
    assert store.households.persons("h9") == []
    assert set(store.households.by_ids(["h1", "h9"])) == {"h1"}


def test_persons(store, keep):
    keep(
        Person(id="p1", household_id="h2", id_number="1X", doubt="出生日期"),
        Person(id="p2", household_id="h1", doubt="性别"),
        Person(id="p3", household_id="h1"),
        Person(id="p4", household_id="h1", doubt="姓名", is_deleted=True),
    )

    assert ids(store.persons.by_id_number("1X")) == ["p1"]
    assert store.persons.by_id_number("") == []
    assert ids(store.persons.doubtful()) == ["p2", "p1"]
    assert ids(all_pages(store.persons.doubtful, "household_id", FIRST_UPWARDS)) == ["p2", "p1"]
    assert (store.persons.count(), store.persons.doubtful_count()) == (3, 2)


RECORDS = {
    "household": Household,
    "person": Person,
    "case": Case,
    "appeal": Appeal,
    "card": Card,
}


@pytest.mark.parametrize("noun", RECORDS)
def test_what_is_deleted_can_still_be_read(store, keep, noun):
    record = RECORDS[noun](id="r", village_code="v", is_deleted=True)
    keep(record)

    assert getattr(store, f"{noun}s").by_id("r") == record
    assert store.rows.rows_of(RECORDS[noun]) == [record]


@pytest.mark.parametrize("noun", RECORDS)
def test_what_is_not_there_is_said(store, noun):
    with pytest.raises(OperationRefused) as refusal:
        getattr(store, f"{noun}s").by_id("nobody")

    assert refusal.value.key == f"{noun}_unknown"


# -- cases

STATUSES = ("received", "submitted", "accepted", "in_progress", "concluded", "archived")


@pytest.fixture
def cases(keep):
    cases = [
        Case(
            id=f"c{n:02d}",
            number=f"N{n}",
            household_id=f"h{n % 4}",
            status=STATUSES[n % 6],
            updated_at=f"2026-08-{n % 9 + 1:02d}",
            station_due_on=f"2026-08-{n % 20 + 1:02d}",
            expected_by=f"2026-08-{n % 20 + 2:02d}",
            due_on=f"2026-08-{n % 20 + 3:02d}",
        )
        for n in range(40)
    ]
    keep(*cases, Case(id="gone", number="N1", status="received", is_deleted=True))
    return sorted(cases, key=lambda case: (case.updated_at, case.id), reverse=True)


@pytest.mark.parametrize(
    ("filters", "keeps"),
    [({}, lambda case: True), ({"household_id": "h1"}, lambda case: case.household_id == "h1")],
)
def test_cases_are_paged_newest_first_under_every_filter(store, cases, filters, keeps):
    found = all_pages(store.cases.page_after, "updated_at", FIRST_DOWNWARDS, **filters)

    assert found == [case for case in cases if keeps(case)]


def test_one_case_with_its_steps_and_materials(store, keep, cases):
    keep(
        CaseStep(id="f:2", entity_id="c01", hlc=2, action="submit"),
        CaseStep(id="f:1", entity_id="c01", hlc=1, action="receive"),
        CaseStep(id="f:3", entity_id="c02", hlc=3),
        Material(id="m1", case_id="c01", position=2, name="户口簿"),
        Material(id="m2", case_id="c01", position=1, name="身份证"),
        Material(id="m3", case_id="c01", position=0, is_deleted=True),
    )

    assert store.cases.by_number("N1").id == "c01"
    assert store.cases.by_number("N99") is None
    assert [step.action for step in store.cases.steps("c01")] == ["receive", "submit"]
    assert [material.name for material in store.cases.materials("c01")] == ["身份证", "户口簿"]


# -- visits


def visit(number, entity="", **fields):
    """One version of a visit; later numbers are written later."""
    given = {"household_id": f"h{number % 3}", "visited_on": f"2026-08-{number % 5 + 1:02d}"}
    return Visit(
        id=f"f:{number:03d}", entity_id=entity or f"v{number}", hlc=number, **{**given, **fields}
    )


def test_visits_are_paged_newest_first(store, keep):
    visits = [visit(n) for n in range(20)]
    keep(*visits)
    expected = sorted(visits, key=lambda v: (v.visited_on, v.id), reverse=True)

    assert all_pages(store.visits.page_after, "visited_on", FIRST_DOWNWARDS) == expected
    assert store.visits.page_of_household("h1") == [v for v in expected if v.household_id == "h1"]


def test_a_corrected_visit_counts_once_and_as_corrected(store, keep):
    keep(
        visit(1, "v1", channel="phone", content="初次"),
        visit(2, "v1", channel="home", content="更正", bases=["f:001"]),
        visit(3, "v2", channel="home"),
        visit(4, "v2", is_deleted=True),
        visit(5, "v3", channel="phone", visited_on="2026-07-01"),
    )

    assert [v.content for v in store.visits.versions("v1")] == ["初次", "更正"]
    assert store.visits.by_entity("v1").content == "更正"
    assert store.visits.by_entity("v2").is_deleted
    assert ids(store.visits.page_after()) == ["f:002", "f:005"]
    assert store.visits.counts_by_channel() == {"home": 1, "phone": 1}
    assert store.visits.counts_by_channel("2026-08-01") == {"home": 1}
    with pytest.raises(OperationRefused):
        store.visits.by_entity("v9")


# -- appeals, cards, prints


def test_appeals(store, keep):
    stages = ("collected", "answered", "written_off")
    appeals = [
        Appeal(
            id=f"a{n:02d}",
            number=f"A{n}",
            stage=stages[n % 3],
            household_id=f"h{n % 2}",
            updated_at=f"2026-08-{n % 4 + 1:02d}",
        )
        for n in range(14)
    ]
    keep(*appeals, AppealStep(id="f:1", entity_id="a01", action="collect"))
    expected = sorted(appeals, key=lambda a: (a.updated_at, a.id), reverse=True)

    assert all_pages(store.appeals.page_after, list_rank, FIRST_DOWNWARDS) == expected
    assert all_pages(
        store.appeals.page_after, list_rank, FIRST_DOWNWARDS, stages=["answered", "collected"]
    ) == [a for a in expected if a.stage != "written_off"]
    assert store.appeals.page_of_household("h1") == [a for a in expected if a.household_id == "h1"]
    assert store.appeals.by_number("A3").id == "a03"
    assert ids(store.appeals.steps("a01")) == ["f:1"]
    assert store.appeals.open_count() == 10
    assert store.appeals.counts_by_stage() == {"answered": 5, "collected": 5, "written_off": 4}


def test_open_urgent_appeals_come_first_page_by_page(store, keep):
    appeals = [
        Appeal(
            id=f"a{n:02d}",
            is_urgent=n % 3 == 0,
            status="concluded" if n % 2 else "in_progress",
            updated_at=f"2026-08-{n % 4 + 1:02d}",
        )
        for n in range(14)
    ]
    keep(*appeals)
    expected = sorted(
        appeals,
        key=lambda a: (a.is_urgent and a.status != "concluded", a.updated_at, a.id),
        reverse=True,
    )

    assert all_pages(store.appeals.page_after, list_rank, FIRST_DOWNWARDS) == expected


def test_due_and_long_pending_appeals(store, keep):
    statuses = ("unclaimed", "in_progress", "concluded")
    appeals = [
        Appeal(
            id=f"a{n:02d}",
            status=statuses[n % 3],
            due_on="" if n == 7 else f"2026-08-{n % 5 + 1:02d}",
            raised_on=f"2026-07-{n % 6 + 1:02d}",
        )
        for n in range(15)
    ]
    keep(*appeals)
    waiting = [a for a in appeals if a.status != "concluded"]
    due = sorted(
        (a for a in waiting if "" < a.due_on <= "2026-08-03"), key=lambda a: (a.due_on, a.id)
    )
    pending = sorted(
        (a for a in waiting if a.raised_on <= "2026-07-04"), key=lambda a: (a.raised_on, a.id)
    )

    page_due = partial(store.appeals.page_due, until="2026-08-03")
    page_pending = partial(store.appeals.page_pending, raised_until="2026-07-04")
    assert all_pages(page_due, "due_on", FIRST_UPWARDS) == due
    assert all_pages(page_pending, "raised_on", FIRST_UPWARDS) == pending
    assert store.appeals.due_count("2026-08-03") == len(due)
    assert store.appeals.pending_count("2026-07-04") == len(pending)


def test_an_appeal_of_one_sight_is_in_no_answer_of_the_other(store, keep):
    keep(
        *[
            Appeal(
                id=f"a{n}",
                number=f"A{n}",
                is_hidden_at_station=n == 1,
                household_id="h",
                raised_by="甲",
                appeal_class="作风",
                due_on="2026-08-01",
                raised_on="2026-07-01",
            )
            for n in range(2)
        ],
        AppealStep(id="f:1", entity_id="a0", action="link", other_id="case"),
        AppealStep(id="f:2", entity_id="a1", action="link", other_id="case"),
    )
    for seen, own, foreign in ((store.appeals, "a0", "a1"), (store.hidden_appeals, "a1", "a0")):
        assert seen.find(own) and seen.find(foreign) is None
        assert seen.by_number(foreign.upper()) is None
        assert list(seen.by_ids(["a0", "a1"])) == [own]
        assert ids(seen.page_after()) == ids(seen.page_after(stages=["collected"])) == [own]
        assert ids(seen.page_due(until="2026-09-01")) == [own]
        assert ids(seen.page_pending(raised_until="2026-09-01")) == [own]
        assert ids(seen.page_of_household("h")) == [own]
        assert ids(seen.raised_between("2026-01-01", "2026-12-31")) == [own]
        assert ids(seen.similar("h", "甲", "作风", "2026-01-01")) == [own]
        assert [len(seen.steps(own)), seen.steps(foreign)] == [1, []]
        assert [step.entity_id for step in seen.steps_naming("case")] == [own]
        assert seen.counts_by_stage() == {"collected": 1}
        assert seen.due_count("2026-09-01") == seen.pending_count("2026-09-01") == 1
        assert seen.open_count() == 1


def test_cards(store, keep):
    cards = [
        Card(
            id=f"k{n}",
            number=f"K{n}",
            household_id=f"h{n % 3}",
            printed_at=f"2026-08-{n % 4 + 1:02d}",
            content_digest=f"d{n}",
            status="issued" if n % 2 else "printed",
        )
        for n in range(9)
    ]
    keep(*cards, Card(id="gone", number="K1", household_id="h0", is_deleted=True))
    expected = sorted(cards, key=lambda c: (c.printed_at, c.id), reverse=True)

    assert all_pages(store.cards.page_after, "printed_at", FIRST_DOWNWARDS) == expected
    assert store.cards.by_number("K1").id == "k1"
    assert store.cards.of_household("h2") == [c for c in expected if c.household_id == "h2"]


def test_prints_of_a_subject(store, keep):
    keep(
        PrintRecord(id="f:2", entity_id="c1", printed_at="2026-08-02", paper="receipt"),
        PrintRecord(id="f:1", entity_id="c1", printed_at="2026-08-01", paper="receipt"),
        PrintRecord(id="f:3", entity_id="c2", printed_at="2026-08-01"),
    )

    assert ids(store.prints.of_subject("c1")) == ["f:1", "f:2"]
