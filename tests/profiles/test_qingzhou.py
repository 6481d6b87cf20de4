"""青州: channels that add up, 30 households a cadre, five stages, two activities a year."""

from collections import Counter

import pytest

from app.models.duty_records import Activity
from app.models.errors import OperationRefused
from app.models.records import Appeal, Cadre, Visit
from app.models.register_changes import Happening
from app.models.visit_statistics import Period, Share, VisitStatistics, check_parts
from app.presenters.visit_planning_presenter import plan_view
from tests.refusals import refused
from tests.stations import VILLAGE

YEAR = Period("2026-01-01", "2026-12-31")
# 548.8万 = 114.6 + 235.3 + 198.9: one call in the scenario for each ten thousand of the account.
OF_THE_ACCOUNT = {"home": 1146, "phone": 2353, "message": 1989}


def line(by_channel: dict[str, int], visits: int) -> VisitStatistics:
    return VisitStatistics(
        share=Share(), households=1, visited=1, closed=0, visits=visits, by_channel=by_channel
    )


def test_the_published_channels_make_the_published_total():
    whole = line(OF_THE_ACCOUNT, 5488)
    check_parts(whole, [whole])
    with pytest.raises(OperationRefused, match="visit_figures_do_not_add_up"):
        check_parts(line(OF_THE_ACCOUNT, 5489), [whole])


def test_contacts_by_channel_add_up_and_only_home_visits_cover(works_by):
    place = works_by("qingzhou")
    households = place.populate(12)
    counts = {"home": 11, "phone": 24, "message": 20}  # in the account's proportions
    for channel, number in counts.items():
        for turn in range(number):
            place.visit(households[turn % 8], channel)
    whole, parts = place.store.visit_figures.statistics(YEAR, "cadre", place.rules.visits)

    assert {c: n for c, n in whole.by_channel.items() if n} == counts
    assert whole.visits == sum(counts.values()) == sum(part.visits for part in parts)
    assert (whole.households, whole.visited) == (12, 8)  # 线上交流不能代替面对面的入户走访
    assert len(place.store.visit_figures.to_visit(YEAR, Share(), place.rules.visits)) == 4
    behind = place.store.visit_figures.page_of_visits(YEAR, Share(), "phone", limit=100)
    assert len(behind) == 24


def test_twenty_households_are_drawn_for_a_day_s_spot_check_and_others_the_next_day(
    works_by, clock
):
    place = works_by("qingzhou")
    homes = place.populate(60)

    def drawn() -> list[str]:
        view = plan_view(place.desk, "checks", Period("2026-01-01", "2026-12-31"), Share(), "甲")
        return [line.household_id for line in view.lines]

    first = drawn()
    assert len(first) == 20 and set(first) <= set(homes)
    assert drawn() == first, "nobody draws again until it falls on whom they like"
    clock.pass_days(1)
    assert set(drawn()) != set(first)


def test_figures_that_do_not_reconcile_are_not_told(works_by, monkeypatch):
    place = works_by("qingzhou")
    place.visit(place.populate(3)[0])
    figures = place.store.visit_figures
    monkeypatch.setattr(figures, "total", lambda _period: 2)
    refused("visit_figures_do_not_add_up", figures.statistics, YEAR, "grid", place.rules.visits)


def test_a_cadre_with_more_than_thirty_households_is_told_of_softly(works_by):
    place = works_by("qingzhou")
    households = place.populate(31)
    cadre = place.desk.register.add_cadre(
        place.actor, Cadre(id="", name="张明", phone="15400000001")
    )
    when = Happening(place.today)
    assigned = place.desk.households.assign_cadre(place.actor, households[:30], cadre, when)
    assert (assigned.households, assigned.is_too_many) == (30, False)
    assigned = place.desk.households.assign_cadre(place.actor, households[30:], cadre, when)
    assert (assigned.households, assigned.is_too_many) == (31, True)
    assert {place.store.households.by_id(each).cadre_id for each in households} == {cadre}


def test_an_appeal_goes_through_five_stages_each_with_day_and_actor(works_by):
    place = works_by("qingzhou")
    household = place.populate(1)[0]
    said = {"finding": "路灯坏了。", "finding_class": "意见建议"}
    visit: Visit = place.visit(household, **said)
    other = place.colleague()
    stages = []
    for action, words in (
        ("sort", {}), ("assign", {}), ("answer", {"reply": "已换新灯。"}),
        ("follow_up", {"is_satisfied": True}), ("write_off", {}),
    ):  # fmt: skip
        appeal: Appeal = place.desk.appeals.advance(other, visit.appeal_id, action, **words)
        stages.append(appeal.stage)
    assert stages == ["sorted", "assigned", "answered", "followed_up", "written_off"]
    steps = place.store.appeals.steps(visit.appeal_id)
    assert [step.actor_name for step in steps] == [place.actor.name] + [other.name] * 5
    assert all(step.at for step in steps)
    # 首问负责制: whoever took it in first stays, whoever works on it.
    assert appeal.first_receiver_name == place.actor.name


def test_each_department_owes_two_activities_of_six_types(works_by):
    place = works_by("qingzhou")
    assert place.desk.activities.types() == place.rules.activities.types
    assert Counter(place.rules.activities.types).total() == 6

    def hold(kind: str, department: str) -> None:
        place.desk.activities.keep(
            place.actor,
            Activity(
                id="", theme="义诊", activity_type=kind, department=department,
                held_on="2026-03-01", responsible_name="张明", state="held", people_served=30,
            ),
        )  # fmt: skip

    for kind, department in (("送卫生", "卫健局"), ("送法律", "司法局"), ("送文化", "卫健局")):
        hold(kind, department)
    years = {each.department: each for each in place.desk.activities.department_years(2026)}
    assert (years["卫健局"].is_short, years["司法局"].is_short) == (False, True)
    for missing in ({"theme": ""}, {"responsible_name": " "}, {"held_on": ""}):
        fields = {
            "theme": "义诊", "activity_type": "送卫生", "department": "卫健局",
            "held_on": "2026-03-01", "responsible_name": "张明", **missing,
        }  # fmt: skip
        with pytest.raises(OperationRefused):
            place.desk.activities.keep(place.actor, Activity(id="", **fields))


def test_an_appeal_goes_up_one_level_at_a_time_and_the_answer_comes_back(enrolled, town, works_by):
    place = works_by("qingzhou")
    appeal_id = place.raise_appeal(label="揪心事").id
    place.advance(appeal_id, "sort")
    place.advance(appeal_id, "assign")
    assert place.advance(appeal_id, "escalate", note="村里办不了").level == 1
    refused("appeal_held_elsewhere", place.advance, appeal_id, "answer", reply="好了。")
    enrolled.sync.exchange()
    acts = town.township.acts
    assert acts.move_appeal(appeal_id, VILLAGE, town.clerk, "escalate", "镇里也办不了").level == 2
    refused("appeal_held_elsewhere", acts.answer_appeal, appeal_id, VILLAGE, town.clerk, "好了。")
    assert acts.move_appeal(appeal_id, VILLAGE, town.clerk, "hand_down", "市里已批款").level == 1
    acts.answer_appeal(appeal_id, VILLAGE, town.clerk, "下月开工。")
    enrolled.sync.exchange()
    appeal = place.store.appeals.by_id(appeal_id)
    assert (appeal.stage, appeal.reply) == ("answered", "下月开工。")
    assert appeal.first_receiver_name == place.actor.name
    assert appeal.label in place.rules.appeals.ledger_labels
