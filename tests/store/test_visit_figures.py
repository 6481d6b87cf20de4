"""走访统计: figures from SQL equal a naive count, and their parts make their total."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.errors import OperationRefused
from app.models.records import Household, Person, Visit
from app.models.rules.visits import VisitRules
from app.models.visit_statistics import (
    CHANNELS,
    HOUSEHOLD_FIGURES,
    VISIT_FIGURES,
    HouseholdReach,
    Period,
    Share,
    VisitStatistics,
    check_parts,
    home_visit_rate,
    is_duty_fulfilled,
)
from app.store.engine import open_database
from app.store.page_key import PageKey
from app.store.store import Store
from app.vault.crypto import Suite1

VILLAGE = "370781109216"
YEAR = Period("2026-01-01", "2026-12-31")
RULES = VisitRules(are_absent_closed_without_visit=True)


class Books:
    """A store whose rows are put as the fold would put them."""

    def __init__(self, path: Path) -> None:
        db = open_database(path, b"k" * 32)
        self.store = Store(db, Suite1(), lambda name: set())

    def put(self, *records) -> None:
        with self.store.transaction():
            for record in records:
                self.store.rows.put_row(record)

    def forget(self) -> None:
        with self.store.transaction():
            self.store.rows.clear()


@pytest.fixture
def books(tmp_path):
    made = Books(tmp_path / "figures.db")
    yield made
    made.store.close()


def household(number: int, **fields) -> Household:
    return Household(id=f"{number:032x}", village_code=VILLAGE, number=f"{number:03d}", **fields)


def visit(number: int, at: Household, channel: str = "home", **fields) -> Visit:
    said = {"visited_on": "2026-03-02", "content": "好。", "entity_id": f"{number:032x}"} | fields
    return Visit(
        id=f"{'ab' * 16}:{number}", village_code=VILLAGE, hlc=number, household_id=at.id,
        channel=channel, **said,
    )  # fmt: skip


households = st.lists(
    st.fixed_dictionaries(
        {
            "grid_id": st.sampled_from(["", "g1", "g2"]),
            "cadre_id": st.sampled_from(["", "c1"]),
            "standing": st.sampled_from(["", "", "", "left"]),
            "is_deleted": st.sampled_from([False, False, False, True]),
            "is_away": st.booleans(),
        }
    ),
    max_size=6,
)
visits = st.lists(
    st.tuples(
        st.integers(0, 5),  # household
        st.integers(0, 9),  # entity: several versions of one visit
        st.sampled_from(CHANNELS),
        st.sampled_from(["2025-12-31", "2026-01-01", "2026-06-30", "2026-12-31", "2027-01-01"]),
        st.booleans(),  # with a finding
        st.sampled_from([False, False, False, True]),  # taken back
    ),
    max_size=24,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(households, visits, st.randoms(use_true_random=False))
def test_figures_equal_a_naive_count_in_whatever_order_two_pcs_deliver(books, homes, said, chance):
    books.forget()
    known, away = [], set()
    for number, fields in enumerate(homes):
        is_away = fields.pop("is_away")
        home = household(number, **fields)
        known.append(home)
        away |= {home.id} if is_away else set()
        books.put(home, Person(id=f"{number:032d}", village_code=VILLAGE, household_id=home.id,
                               residence="外出" if is_away else "常住"))  # fmt: skip
    if not known:
        return
    written = [
        visit(
            place + 1, known[home % len(known)], channel, entity_id=f"{entity:032x}",
            visited_on=day, finding="漏水" if has_finding else "", is_deleted=is_taken_back,
            is_answered_on_the_spot=has_finding and place % 2 == 0,
        )
        for place, (home, entity, channel, day, has_finding, is_taken_back) in enumerate(said)
    ]  # fmt: skip
    arriving = list(written)
    chance.shuffle(arriving)
    books.put(*arriving)

    newest = {each.entity_id: each for each in sorted(written, key=lambda v: (v.hlc, v.id))}
    standing = [
        each
        for each in newest.values()
        if not each.is_deleted and YEAR.since <= each.visited_on <= YEAR.until
    ]
    figures = books.store.visit_figures
    whole, by_grid = figures.statistics(YEAR, "grid", RULES)
    _, by_cadre = figures.statistics(YEAR, "cadre", RULES)
    counted = Counter(each.channel for each in standing)
    assert {c: n for c, n in whole.by_channel.items() if n} == dict(counted)
    assert whole.visits == len(standing) == sum(line.visits for line in by_grid)
    active = [h for h in known if not h.is_deleted and not h.standing]
    seen = {v.household_id for v in standing if v.channel == "home"}
    tried = {v.household_id for v in standing if v.channel in ("phone", "message", "card_left")}
    assert whole.households == len(active)
    assert whole.visited == len([h for h in active if h.id in seen])
    assert whole.closed == len([h for h in active if h.id in (away & tried) - seen])
    assert whole.findings == len([v for v in standing if v.finding])
    for line in (whole, *by_grid, *by_cadre):
        left = figures.to_visit(YEAR, line.share, RULES)
        assert len(left) == line.not_visited
        for figure in HOUSEHOLD_FIGURES:
            behind = figures.households_of(YEAR, line.share, figure, RULES)
            assert len(set(behind)) == len(behind) == line.figure(figure)
        for figure in VISIT_FIGURES:
            visits = figures.page_of_visits(YEAR, line.share, figure)
            assert len(visits) == line.figure(figure), figure
        assert len(figures.page_of_visits(YEAR, line.share)) == line.visits


def test_a_visit_counts_for_the_household_that_another_was_merged_into(books):
    one, two = household(1), household(2)
    merged = msgspec.structs.replace(two, merged_into=one.id)
    books.put(one, merged, visit(1, two))
    whole, _ = books.store.visit_figures.statistics(YEAR, "village", VisitRules())
    assert (whole.households, whole.visited, whole.rate) == (1, 1, "100.0%")


def test_without_households_there_is_no_rate(books):
    whole, parts = books.store.visit_figures.statistics(YEAR, "grid", RULES)
    assert (whole.households, whole.rate, parts) == (0, "–", [])
    assert not is_duty_fulfilled(RULES, whole, 0)


def test_the_rate_is_100_only_when_all_were_visited():
    assert [home_visit_rate(n, 3000) for n in (0, 1, 2400, 2999, 3000)] == [
        "0.0%", "0.1%", "80.0%", "99.9%", "100.0%",
    ]  # fmt: skip


def test_the_published_counts_of_a_city_add_up():
    """青州 2017: 114.6 + 235.3 + 198.9 = 548.8 万人次."""
    line = VisitStatistics(
        share=Share(), households=209_000, visited=209_000, closed=0, visits=5_488_000,
        by_channel={"home": 1_146_000, "phone": 2_353_000, "message": 1_989_000},
    )  # fmt: skip
    line.check()
    wrong = msgspec.structs.replace(line, visits=5_487_999)
    with pytest.raises(OperationRefused, match="visit_figures_do_not_add_up"):
        wrong.check()
    with pytest.raises(OperationRefused, match="visit_figures_do_not_add_up"):
        check_parts(line, [line, msgspec.structs.replace(line, visits=0, by_channel={})])


@pytest.mark.parametrize(
    ("households", "visited", "fulfilled"),
    [(300, 299, False), (300, 300, True), (301, 240, False), (301, 241, True)],
)
def test_a_small_village_owes_all_and_a_large_one_four_fifths(households, visited, fulfilled):
    line = VisitStatistics(
        share=Share(), households=households, visited=visited, closed=0, visits=0, by_channel={}
    )
    assert is_duty_fulfilled(VisitRules(), line, households) is fulfilled


def test_who_waited_longest_comes_first(books):
    homes = [household(n) for n in range(4)]
    books.put(*homes, visit(1, homes[0], visited_on="2026-02-01"),
              visit(2, homes[2], visited_on="2024-02-01"), visit(3, homes[3], "phone"))  # fmt: skip
    found = books.store.visit_figures.longest_not_visited(Share())
    assert [int(key, 16) for key, _ in found] == [1, 3, 2, 0]
    assert [day for _, day in found] == ["", "", "2024-02-01", "2026-02-01"]


def test_pages_of_visits_follow_each_other(books):
    home = household(1)
    books.put(home, *(visit(n, home, visited_on=f"2026-03-{n:02d}") for n in range(1, 8)))
    pages, key = [], PageKey("~", "~")
    while page := books.store.visit_figures.page_of_visits(YEAR, Share(), "", key, 3):
        pages += page
        key = PageKey(page[-1].visited_on, page[-1].id)
    assert [each.visited_on[-2:] for each in pages] == ["07", "06", "05", "04", "03", "02", "01"]


def test_reach_says_how_each_household_was_reached(books):
    home = household(1, grid_id="g1")
    books.put(home, visit(1, home, "phone"))
    assert books.store.visit_figures.reach(YEAR) == [
        HouseholdReach(home.id, "g1", "", is_visited=False, is_contacted=True, is_away=False)
    ]
