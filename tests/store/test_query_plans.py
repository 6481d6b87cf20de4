"""Every query of the desk goes by an index, so that a full village is as fast as an empty one.

The queries are not listed here: they are overheard while the repositories are used.
"""

import re
from datetime import date

import pytest

from app.models.case_lists import CaseChoice, CaseFilter
from app.models.deadlines import LATE_LEVELS, Vantage, due_spans
from app.models.identity import card_number
from app.store.card_repository import ExpectedCard
from app.store.record_table import record_tables
from tests.models.calendars import SPRING_2026
from tests.store.desk import VILLAGE

COUNTS = re.compile(r"count\(|sum\(cases\)|^SELECT EXISTS")  # the last ends at the first row

# Tables of a few rows, read whole on purpose.
SMALL = (
    "case_tallies",
    "card_layouts",
    "assignee_rules",
    "ledger_snapshots",  # a few rows a year
    "teams",
    "assemblies",  # a few a year
    "stations",
    "staff",
    "cadres",
    "grids",
    "conflicts",
    "feeds",
    "folded_branches",  # a row for each forked feed
    "drafts",
    "quarantine",
)


# Working tables of recursions that follow one merge to the next.
CLIMBS = ("up", "mine")


def use_cards(cards):
    cards.by_number("x")
    cards.of_household("x")
    cards.page_after()
    cards.of_households(["x", "y"], "")
    cards.of_grid("x", "")
    cards.steps("x")
    cards.tallies("")
    cards.waiting("", "x")
    cards.cadre_places()
    cards.wall_card_places()
    cards.layouts_in_use()
    cards.layouts()
    expected = [ExpectedCard("", "x", "y", "z")]
    cards.stale_count(expected)
    cards.stale_by_grid(expected)
    cards.stale(expected)
    cards.reserved_number(("x", "", "y", "", ""))


def use_place(place):
    place.cells("x")
    place.snapshots(2026)
    place.snapshot_years()
    place.marks("2026", "x")
    place.conclusion_of("x")
    place.assignee_rules()
    place.has_assignee_rule("x")


def use_appointments(store):
    store.appointments.open()
    store.appointments.settled()
    store.appointments.count_due("2026-03-02")
    store.teams.all()
    store.assemblies.all()


def use_everything(store):
    """Each reading method once, with rows of every kind."""
    stations, households, cases = store.stations, store.households, store.cases
    for read in (stations.station, stations.staff, stations.cadres, stations.grids):
        read()
    for read in (stations.staff_member, stations.cadre, stations.grid):
        read("x")
    for read in (households.by_number, households.of_grid, households.persons):
        read("x")
    households.by_ids(["x", "y"])
    households.page_after()
    for count in (households.count, households.counts_by_grid, households.counts_by_cadre):
        count()
    use_merged(store)
    use_place(store.place)
    use_appointments(store)
    store.persons.by_id_number("x")
    store.persons.doubtful()
    store.persons.count()
    store.persons.doubtful_count()
    cases.by_number("x")
    cases.page_after()
    cases.page_after(household_id="x")
    use_case_lists(store.case_lists)
    store.township_heard_at()
    cases.steps("x")
    cases.materials("x")
    use_intakes(store.intakes)
    store.visits.versions("x")
    store.visits.page_after()
    store.visits.page_of_household("x")
    store.visits.counts_by_channel("2026-08-01")
    store.appeals.by_number("x")
    store.appeals.page_after()
    store.appeals.page_after(stages=["collected"])
    store.appeals.page_of_household("x")
    store.appeals.steps("x")
    store.appeals.open_count()
    use_cards(store.cards)
    use_appeals(store.appeals)
    store.prints.of_subject("x")
    store.registers.register_of("person", "x")
    store.registers.conflicts()
    store.registers.conflict_count()
    store.exchange_log.page_before()
    store.drafts.load("x")
    store.meta("x")
    for query in ("王", "王桂 东山3", "wgl", "1234", "12", card_number(VILLAGE, "A", 1)):
        store.search.find(query)
    for kind in ("household", "person", "case", "appeal", "card"):
        store_of_kind = getattr(store, f"{kind}s")
        with pytest.raises(Exception, match="unknown"):
            store_of_kind.by_id("x")


def use_merged(store):
    """What is shown under another record."""
    households = store.households
    for read in (households.shown_id, households.record_ids, households.former_persons):
        read("x")
    households.active.ids()
    households.active.ids(["x"])
    store.persons.shown_id("x")
    store.persons.record_ids(["x"])


def use_appeals(appeals):
    """Every way into the ledgers."""
    appeals.by_ids(["x"])
    appeals.page_due(until="2026-08-01")
    appeals.page_pending(raised_until="2026-08-01")
    appeals.raised_between("2026-08-01", "2026-08-31", "criticism")
    appeals.similar("x", "甲", "作风", "2026-01-01")
    appeals.steps_naming("x")
    appeals.counts_by_stage("criticism")
    appeals.due_count("2026-08-01")
    appeals.pending_count("2026-08-01")


def use_intakes(intakes):
    """What an intake keeps beside its case."""
    intakes.power_of_attorney("x")
    intakes.commitments("x")
    intakes.overdue_commitments("2026-08-01")
    intakes.has_broken_commitment("x", "2026-08-01")
    intakes.money_steps("x")


def use_case_lists(lists):
    """Every way into the list of cases."""
    vantage = Vantage(SPRING_2026, date(2026, 8, 1), heard_on=date(2026, 7, 1))
    spans = due_spans(LATE_LEVELS, vantage)
    for wanted in (
        CaseFilter(),
        CaseFilter(statuses=("received",)),
        CaseFilter(department="民政"),
        CaseFilter(receiver_id="x"),
        CaseFilter(statuses=("received",), department="民政", receiver_id="x"),
        CaseFilter(spans=spans),
        CaseFilter(spans=spans, statuses=("received",), department="民政", receiver_id="x"),
    ):
        lists.page(wanted)
    lists.facets(CaseChoice(), vantage)
    lists.facets(CaseChoice(), vantage, ["x"])
    lists.due_on(date(2026, 8, 1))


@pytest.fixture
def plans(desk):
    """SQL to plan, for everything that was read."""
    desk.write("household", "h", number="12", head_name="王桂兰", address="东山村3组")
    desk.write("person", "p", name="王桂兰", phones=["13800001234"])
    desk.write("case", "c", number="N1", applicant_name="王桂兰", status="received")
    desk.write("case_step", "c", action="receive")
    conn = desk.store.db.conn
    desk.store.search.find("桂")  # the index reads its own settings once
    heard = []
    conn.set_trace_callback(heard.append)
    use_everything(desk.store)
    desk.write("case", "c", item_name="低保")
    desk.write("visit", "v", content="走访")
    conn.set_trace_callback(None)
    spoken = {
        sql for sql in heard if sql.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE"))
    }
    return {
        sql: [row[3] for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()]
        for sql in spoken
    }


def test_enough_was_overheard(plans):
    assert len(plans) > 60


def test_no_query_reads_a_whole_table(plans):
    whole = [
        (sql, step)
        for sql, plan in plans.items()
        for step in plan
        if step.startswith("SCAN")
        and "USING" not in step
        and "VIRTUAL TABLE" not in step
        and step.split()[1] not in (*SMALL, *CLIMBS, "wanted", "json_each", "CONSTANT")
    ]

    assert whole == []


@pytest.mark.parametrize("table", record_tables().values(), ids=lambda table: table.table)
def test_rows_that_are_verified_are_found_by_their_key(desk, table):
    conn = desk.store.db.conn
    plan = conn.execute(f"EXPLAIN QUERY PLAN {table.among_sql}", ("[]",)).fetchall()
    [found] = [row[3] for row in plan if row[3].split()[1] == table.table]
    assert re.match(r"SEARCH .*\((entity_id=\? AND )?id=\?", found), found


def test_only_counts_read_an_index_from_end_to_end(plans):
    long = [
        sql
        for sql, plan in plans.items()
        for step in plan
        if step.startswith("SCAN") and "COVERING INDEX" in step and not COUNTS.search(sql)
    ]

    assert long == []


def test_no_page_is_sorted_before_it_is_shown(plans):
    paged = {
        sql: plan
        for sql, plan in plans.items()
        if "LIMIT" in sql and "ORDER BY" in sql and not sql.endswith("LIMIT 1")
    }
    sorted_first = [sql for sql, plan in paged.items() if any("TEMP B-TREE" in s for s in plan)]

    assert sorted_first == []
    assert len(paged) > 15


def test_no_page_is_found_by_counting_rows(plans):
    assert [sql for sql in plans if "OFFSET" in sql.upper()] == []
