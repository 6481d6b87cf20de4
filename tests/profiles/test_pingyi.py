"""平邑: four routes and a fifth that bypasses village and town, hours, sources in one ledger."""

from datetime import date

import msgspec
import pytest

from app.acts.appeal_acts import AppealSaid
from app.models.appeal_figures import is_in_time
from app.models.appeal_limits import Sightless, alert_of, sightless_of
from app.models.records import Appeal
from app.models.roles import DISCIPLINE
from app.models.rules.appeals import SeasonalStudy
from app.models.seasonal_problems import seasons
from app.models.visit_statistics import Period, Share
from app.presenters.seasonal_presenter import seasonal_view, send_ahead
from app.presenters.today_presenter import count_today
from app.sheets.profile_file import shipped_profile
from app.town.ledger.case_queries import CaseQueries, ListFilter
from tests.refusals import refused
from tests.stations import PASSWORD, RESOURCES, VILLAGE


def test_four_routes_are_offered_and_the_fifth_is_hidden_from_both_sides(works_by):
    rules = works_by("pingyi").rules
    hidden = {
        route.name: sightless_of(rules, route.code) != Sightless() for route in rules.appeals.routes
    }
    assert list(hidden) == ["速办", "研办", "专办", "联办", "受理"]
    assert [name for name, is_hidden in hidden.items() if is_hidden] == ["受理"]
    assert sightless_of(rules, "discipline") == Sightless(at_station=True, in_town=True)


@pytest.mark.parametrize("role", ["entry", "review", "read", "admin"])
def test_what_goes_the_fifth_way_is_seen_by_no_role_of_the_village(works_by, role):
    place = works_by("pingyi")
    kept = place.raise_appeal(route="discipline", content="吃拿卡要。", source="hotline")
    assert kept.is_hidden
    appeals = place.store.appeals
    assert appeals.find(kept.id) is None and appeals.by_number(kept.number) is None
    assert appeals.page_after() == [] and appeals.steps(kept.id) == []
    assert appeals.counts_by_stage() == {} and appeals.open_count() == 0
    actor = place.pc.actor_as(role)
    key = "act_not_permitted" if role == "read" else "appeal_unknown"
    refused(key, place.desk.appeals.advance, actor, kept.id, "sort")
    refused("act_not_permitted", place.desk.appeals.advance_hidden, actor, kept.id, "sort")
    own = place.pc.actor_as(DISCIPLINE)
    assert place.desk.appeals.advance_hidden(own, kept.id, "sort").stage == "sorted"


def test_in_town_it_is_seen_by_nobody_but_whoever_takes_such_ones_up(enrolled, town, works_by):
    town.township.profiles.publish(shipped_profile(RESOURCES, "pingyi"), "", "", town.clerk)
    enrolled.sync.exchange()
    place = works_by("pingyi")
    hidden = place.raise_appeal(route="discipline", content="吃拿卡要。").id
    open_one = place.raise_appeal(route="swift").id
    enrolled.sync.exchange()

    def seen(*, sees_hidden: bool) -> list[str]:
        ledger = town.township.ledger
        with ledger.read() as connection:
            queries = CaseQueries(
                connection, ledger.town_code, ledger.statements, sees_hidden=sees_hidden
            )
            return [each.id for each in queries.appeals(ListFilter(), None, 50)]

    assert seen(sees_hidden=False) == [open_one]
    assert seen(sees_hidden=True) == [hidden]
    refused("appeal_unknown", town.township.answer_appeal, hidden, VILLAGE, town.clerk, "已处理。")
    own = town.township.add_clerk("周正", PASSWORD, DISCIPLINE)
    answered: Appeal = town.township.acts.move_appeal(hidden, VILLAGE, own, "note", "已立案。")
    assert answered.latest_note == "已立案。"


def test_the_swift_route_runs_out_an_hour_after_it_was_taken(works_by):
    place = works_by("pingyi")
    swift = place.rules.appeals.routes[0]
    assert (swift.limit.amount, swift.limit.unit) == (1, "hour")
    appeal = place.store.appeals.by_id(place.raise_appeal(route="swift").id)
    assert (appeal.due_on, appeal.due_at) == ("2026-03-02", "2026-03-02T02:00:00Z")  # 10:00
    today = place.desk.workplace.today()
    steps = [
        alert_of(place.rules, appeal, today, f"2026-03-02T{time}Z")
        for time in ("02:00:00", "02:00:01")
    ]
    assert steps == ["remind", "overdue"]
    late = msgspec.structs.replace(appeal, answered_on="2026-03-02")
    in_time = [
        is_in_time(msgspec.structs.replace(late, answered_at=f"2026-03-02T{time}Z"))
        for time in ("02:00:00", "02:00:01")
    ]
    assert in_time == [True, False]
    other = place.store.appeals.by_id(place.raise_appeal(route="study").id)
    assert other.due_on == ""  # the account names no limit for it


def test_what_came_at_this_time_of_the_years_before_is_sent_ahead_once(works_by, clock):
    """苗头性、季节性问题提前推送研办: two of the last three years, from this day on for thirty days."""
    place = works_by("pingyi")
    classes = place.rules.appeal_classes
    for day, appeal_class in (
        (date(2024, 12, 20), classes[0]),
        (date(2025, 1, 3), classes[0]),
        (date(2025, 12, 30), classes[0]),
        (date(2025, 12, 30), classes[1]),  # in one year only
        (date(2024, 6, 1), classes[2]),  # in another season
        (date(2025, 6, 1), classes[2]),
    ):
        clock.set(day)
        place.raise_appeal(appeal_class=appeal_class, raised_by="甲", raised_on=day.isoformat())
    clock.set(date(2026, 12, 10))
    view = seasonal_view(place.desk, place.actor)
    assert (view.years, view.days, view.route_name) == ((2025, 2024, 2023), 30, "研办")
    (problem,) = view.problems
    assert (problem.appeal_class, [(y, len(ids)) for y, ids in problem.by_year]) == (
        classes[0], [(2025, 1), (2024, 2)],
    )  # fmt: skip
    assert "seasonal_study" in count_today(place.desk).duties

    kept = send_ahead(place.desk, place.actor, problem)
    appeal = place.store.appeals.by_id(kept.id)
    assert (appeal.route, appeal.appeal_class) == ("study", classes[0])
    assert "从12月10日起30天内，2025年1件、2024年2件" in appeal.content
    assert seasonal_view(place.desk, place.actor).problems == ()
    assert "seasonal_study" not in count_today(place.desk).duties
    refused("seasonal_problem_gone", send_ahead, place.desk, place.actor, problem)

    clock.set(date(2027, 12, 10))  # nobody raised it in 2026: the 2025 season stands alone
    assert [len(p.by_year) for p in seasonal_view(place.desk, place.actor).problems] == [2]
    clock.set(date(2028, 12, 10))
    assert seasonal_view(place.desk, place.actor).problems == ()


def test_a_leap_day_has_its_season_in_every_year():
    rules = SeasonalStudy("study", days_ahead=30, years=2)
    assert [span.first for span in seasons(rules, date(2028, 2, 29))] == [
        date(2027, 2, 28), date(2026, 2, 28),
    ]  # fmt: skip


def test_five_sources_and_two_of_our_own_stand_in_one_ledger(works_by):
    place = works_by("pingyi")
    codes = [source.code for source in place.rules.appeals.sources]
    assert codes[:5] == ["hotline", "grid", "online", "petition", "party_building"]
    for code in codes:
        place.raise_appeal(source=code)
    assert {each.source for each in place.store.appeals.page_after()} == set(codes)


def test_repetitions_are_counted_and_hotline_and_petition_are_linked(works_by):
    place = works_by("pingyi")
    first = place.raise_appeal(source="hotline", raised_by="甲").id
    second = place.raise_appeal(source="petition", raised_by="甲", repeat_of=first).id
    assert place.store.appeals.by_id(second).times_raised == 2
    assert place.rules.appeals.repeat_count_watched == 2
    said = AppealSaid(other_kind="appeal", other_id=first, relation="hotline_to_petition")
    place.desk.appeals.link(place.actor, second, said)
    named = place.store.appeals.steps_naming(first)
    assert {step.entity_id for step in named} == {second}


def test_a_finding_is_overdue_in_the_visit_statistics_once_its_hour_is_over(works_by, clock):
    place = works_by("pingyi")
    (household,) = place.populate(1)
    visit = place.visit(
        household, finding="水管爆了", finding_class=place.rules.must_record_classes[0]
    )
    place.advance(visit.appeal_id, "sort", route="swift")
    place.advance(visit.appeal_id, "assign", assignee_name="乙")
    due_at = place.store.appeals.by_id(visit.appeal_id).due_at
    assert due_at == "2026-03-02T02:00:00Z"
    period, rules = Period("2026-01-01", "2026-12-31"), place.rules.visits
    for now, overdue in (("2026-03-02T02:00:00Z", 0), ("2026-03-02T02:00:01Z", 1)):
        whole, _ = place.store.visit_figures.statistics(period, "village", rules, now)
        assert whole.overdue == overdue
        page = place.store.visit_figures.page_of_visits(period, Share(), "overdue", now=now)
        assert len(page) == overdue
