"""Appeals entered at the desk, handed over, answered, asked about again: by the rules of a place."""

from datetime import date

import msgspec
import pytest

from app.acts.appeal_acts import AppealActs
from app.acts.appeal_report import AppealReport, AppealSaid
from app.acts.profile_shelf import ProfileShelf
from app.acts.visit_report import VisitReport
from app.models.appeal_limits import alert_of
from app.models.errors import OperationRefused
from app.models.limits import Limit
from app.models.rules.appeals import AlertSteps, AppealRules, ProblemClass, Route
from app.models.rules.criticism import CriticismRules
from app.models.visit_statistics import Period, Share
from app.models.working_days import CALENDAR_DAY
from tests.stations import Pc

TODAY = "2026-03-02"
RULES = AppealRules(
    problem_classes=(ProblemClass("邻里纠纷", ("宅基地", "用水")),),
    routes=(
        Route("fast", "速办", limit=Limit(2, CALENDAR_DAY)),
        Route("discipline", "受理", hidden_from=("village", "township")),
    ),
    limit=Limit(10, CALENDAR_DAY),
    alert_steps=AlertSteps(remind_days_left=2, alert_days_late=4),
    is_claimed=True,
)


@pytest.fixture
def profile(village: Pc):
    return msgspec.structs.replace(
        village.desk.workplace.profile,
        appeals=RULES,
        criticism=CriticismRules(is_used=True, reply_days=15, follow_up_months=1),
    )


@pytest.fixture
def acts(village: Pc, profile) -> AppealActs:
    shelf = ProfileShelf(village.store, profile)
    return AppealActs(msgspec.structs.replace(village.desk.workplace, profiles=shelf))


def report(**said) -> AppealReport:
    return AppealReport(
        **({"content": "路灯坏了。", "appeal_class": "邻里纠纷", "raised_on": TODAY} | said)
    )


def refused(key: str):
    return pytest.raises(OperationRefused, match=f"^{key}$")


# -- at the desk


def test_an_appeal_is_entered_at_the_desk_with_its_classes_and_source(village, acts):
    household = village.store.households.page_after()[0]
    kept = acts.register(
        village.actor,
        report(
            household_id=household.id,
            source="hotline",
            source_number=" 2026-88 ",
            problem="用水",
            label="烦心事",
            raised_by="甲",
            is_urgent=True,
        ),
    )
    appeal = village.store.appeals.by_number(kept.number)
    assert appeal.id == kept.id and not kept.is_hidden
    assert (appeal.source, appeal.source_number, appeal.problem) == ("hotline", "2026-88", "用水")
    assert (appeal.stage, appeal.status, appeal.collected_on) == ("collected", "unclaimed", TODAY)
    assert (appeal.first_receiver_name, appeal.due_on) == (village.actor.name, "2026-03-12")


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ({"content": "  "}, "appeal_content_missing"),
        ({"appeal_class": ""}, "appeal_class_missing"),
        ({"appeal_class": "不在清单"}, "appeal_class_unknown"),
        ({"problem": "养狗"}, "appeal_class_unknown"),
        ({"source": "rumour"}, "appeal_source_unknown"),
        ({"ledger": "secret"}, "appeal_source_unknown"),
        ({"raised_on": "2026-3-2"}, "appeal_raised_on_missing"),
        ({"raised_on": "2026-03-03"}, "appeal_in_the_future"),
        ({"route": "by_air"}, "appeal_route_unknown"),
        ({"household_id": "nobody"}, "household_unknown"),
        ({"repeat_of": "nothing"}, "appeal_unknown"),
    ],
)
def test_what_is_wrong_is_refused_and_keeps_nothing(village, acts, said, key):
    before = village.entries()
    with refused(key):
        acts.register(village.actor, report(**said))
    assert village.entries() == before


def test_a_repetition_is_suggested_confirmed_and_counted(village, acts):
    household = village.store.households.page_after()[0].id
    first = acts.register(village.actor, report(household_id=household)).id
    again = report(household_id=household)
    assert [a.id for a in acts.similar(village.actor, again)] == [first]
    assert (
        acts.similar(village.actor, report(household_id=household, appeal_class="生活困难")) == []
    )

    second = acts.register(village.actor, msgspec.structs.replace(again, repeat_of=first)).id
    third = acts.register(village.actor, msgspec.structs.replace(again, repeat_of=second)).id
    counts = [village.store.appeals.by_id(each).times_raised for each in (first, second, third)]
    assert counts == [3, 3, 3]  # each of a matter counts all the others


def test_what_was_raised_long_ago_is_no_repetition(village, acts, clock):
    acts.register(village.actor, report(raised_by="甲"))
    clock.set(date(2027, 3, 3))
    assert acts.similar(village.actor, report(raised_by="甲", raised_on="2027-03-03")) == []


# -- 定人、定责、定时限


def test_an_assignment_names_person_duty_day_and_promise(village, acts):
    appeal_id = acts.register(village.actor, report()).id
    acts.advance(village.actor, appeal_id, "sort", note="归入用水")
    appeal = acts.advance(
        village.actor,
        appeal_id,
        "assign",
        assignee_name="乙",
        duty="接通水管",
        promise="一周内通水",
        due_on="2026-03-09",
    )
    assert (appeal.assignee_name, appeal.duty, appeal.promise) == ("乙", "接通水管", "一周内通水")
    assert (appeal.due_on, appeal.status) == ("2026-03-09", "unclaimed")
    appeal = acts.advance(village.actor, appeal_id, "claim")
    assert (appeal.status, appeal.assignee_name) == ("in_progress", village.actor.name)
    with refused("appeal_claimed_already"):
        acts.advance(village.actor, appeal_id, "claim")
    appeal = acts.advance(village.actor, appeal_id, "reassign", assignee_name="丙")
    assert (appeal.status, appeal.assignee_name) == ("unclaimed", "丙")


def test_nobody_named_means_the_first_receiver(village, acts):
    appeal_id = acts.register(village.actor, report()).id
    acts.advance(village.actor, appeal_id, "sort")
    appeal = acts.advance(village.actor, appeal_id, "assign")
    assert (appeal.assignee_name, appeal.status) == (village.actor.name, "in_progress")


@pytest.mark.parametrize(
    ("due_on", "key"),
    [("2026-3-9", "appeal_due_on_missing"), ("2026-03-01", "appeal_due_on_past")],
)
def test_a_day_that_cannot_be_is_refused(village, acts, due_on, key):
    appeal_id = acts.register(village.actor, report()).id
    acts.advance(village.actor, appeal_id, "sort")
    with refused(key):
        acts.advance(village.actor, appeal_id, "assign", due_on=due_on)
    assert village.store.appeals.by_id(appeal_id).stage == "sorted"


def test_a_route_has_its_own_limit(village, acts):
    appeal_id = acts.register(village.actor, report()).id
    appeal = acts.advance(village.actor, appeal_id, "sort", route="fast")
    assert appeal.route == "fast"
    appeal = acts.advance(village.actor, appeal_id, "assign", assignee_name="乙")
    assert appeal.due_on == "2026-03-04"


def test_reminder_overdue_and_county_alert_come_from_the_day_alone(village, acts, profile):
    appeal = village.store.appeals.by_id(acts.register(village.actor, report()).id)
    steps = {
        day: alert_of(profile, appeal, date.fromisoformat(f"2026-03-{day}"))
        for day in (9, 10, 12, 13, 15, 16)
        if len(str(day)) == 2
    } | {9: alert_of(profile, appeal, date(2026, 3, 9))}
    assert steps == {
        9: "open",
        10: "remind",
        12: "remind",
        13: "overdue",
        15: "overdue",
        16: "county_alert",
    }


# -- 批评台账 (营山)


@pytest.fixture
def criticism(village, acts) -> str:
    """A criticism, handed over on 2 March to somebody else."""
    appeal_id = acts.register(village.actor, report(ledger="criticism")).id
    acts.advance(village.actor, appeal_id, "sort")
    acts.advance(village.actor, appeal_id, "assign", assignee_name="乙")
    return appeal_id


def test_a_criticism_has_fifteen_natural_days(village, acts, criticism, profile):
    appeal = village.store.appeals.by_id(criticism)
    assert appeal.due_on == "2026-03-17"
    assert alert_of(profile, appeal, date(2026, 3, 17)) == "remind"  # day 15 is in time
    assert alert_of(profile, appeal, date(2026, 3, 18)) == "overdue"  # day 16 is not
    with refused("appeal_due_on_too_late"):
        acts.advance(village.actor, criticism, "reassign", due_on="2026-03-18")


def test_a_criticism_is_followed_up_after_a_month_and_reopened_when_not_satisfied(
    village, acts, criticism, clock
):
    clock.set(date(2026, 3, 17))
    appeal = acts.advance(village.actor, criticism, "answer", reply="已经整改。")
    assert (appeal.answered_on, appeal.follow_up_on) == ("2026-03-17", "2026-04-17")
    clock.set(date(2026, 4, 16))
    with refused("appeal_follow_up_too_early"):
        acts.advance(village.actor, criticism, "follow_up", is_satisfied=True)
    clock.set(date(2026, 4, 17))
    appeal = acts.advance(village.actor, criticism, "follow_up", is_satisfied=False, note="没修好")
    assert (appeal.stage, appeal.round, appeal.status) == ("assigned", 2, "in_progress")
    assert appeal.due_on == "2026-05-02"
    with refused("appeal_step_out_of_order"):
        acts.advance(village.actor, criticism, "write_off")
    acts.advance(village.actor, criticism, "answer", reply="换了新灯。")
    clock.set(date(2026, 5, 17))
    acts.advance(village.actor, criticism, "follow_up", is_satisfied=True)
    assert acts.advance(village.actor, criticism, "write_off").stage == "written_off"


def test_a_criticism_stands_in_its_own_ledger(village, acts, criticism):
    ordinary = acts.register(village.actor, report()).id
    assert [a.id for a in village.store.appeals.page_after()] == [ordinary]
    assert [a.id for a in village.store.appeals.page_after(ledger="criticism")] == [criticism]
    assert village.store.appeals.open_count() == 2


# -- up and down


def test_an_escalated_appeal_is_not_answered_in_the_village(village, acts):
    appeal_id = acts.register(village.actor, report()).id
    acts.advance(village.actor, appeal_id, "sort")
    acts.advance(village.actor, appeal_id, "assign")
    with refused("appeal_note_missing"):
        acts.advance(village.actor, appeal_id, "escalate")
    appeal = acts.advance(village.actor, appeal_id, "escalate", note="村里办不了")
    assert (appeal.level, appeal.status, appeal.latest_note) == (1, "in_progress", "村里办不了")
    for action, words in (("answer", {"reply": "好了"}), ("escalate", {"note": "再上报"})):
        with refused("appeal_held_elsewhere"):
            acts.advance(village.actor, appeal_id, action, **words)


# -- links


def test_records_are_linked_and_seen_from_both_sides(village, acts):
    hotline = acts.register(village.actor, report(source="hotline")).id
    petition = acts.register(village.actor, report(source="petition")).id
    said = AppealSaid(other_kind="appeal", other_id=petition, relation="hotline_to_petition")
    acts.link(village.actor, hotline, said)
    assert [step.entity_id for step in village.store.appeals.steps_naming(petition)] == [hotline]
    for wrong, key in (
        (AppealSaid(other_kind="appeal"), "appeal_other_missing"),
        (AppealSaid(other_kind="card", other_id="x"), "appeal_other_missing"),
        (AppealSaid(other_kind="appeal", other_id=hotline), "appeal_other_same"),
        (AppealSaid(other_kind="appeal", other_id="x"), "appeal_unknown"),
        (AppealSaid(other_kind="case", other_id="x"), "case_unknown"),
    ):
        with refused(key):
            acts.link(village.actor, hotline, wrong)


# -- 受理: what bypasses the staff


@pytest.fixture
def hidden(village, acts) -> str:
    kept = acts.register(village.actor, report(route="discipline", source="hotline"))
    assert kept.is_hidden
    return kept.id


def test_a_hidden_appeal_is_there_for_its_own_role_alone(village, acts, hidden):
    seen = village.store.appeals
    assert seen.find(hidden) is None and seen.page_after() == [] and seen.steps(hidden) == []
    assert seen.counts_by_stage() == {} and seen.open_count() == 0
    assert acts.similar(village.actor, report(raised_by="")) == []
    with refused("appeal_unknown"):
        acts.advance(village.actor, hidden, "sort")
    with refused("appeal_unknown"):
        acts.register(village.actor, report(repeat_of=hidden))
    with refused("act_not_permitted"):
        acts.advance_hidden(village.actor, hidden, "sort")

    discipline = village.actor_as("discipline")
    assert acts.advance_hidden(discipline, hidden, "sort").stage == "sorted"
    with refused("act_not_permitted"):
        acts.advance(discipline, acts.register(village.actor, report()).id, "sort")


def test_an_appeal_is_hidden_the_moment_it_is_routed_so(village, acts):
    appeal_id = acts.register(village.actor, report()).id
    assert acts.advance(village.actor, appeal_id, "sort", route="discipline") is None
    assert village.store.appeals.find(appeal_id) is None
    assert village.store.hidden_appeals.by_id(appeal_id).route == "discipline"


def test_what_a_visit_found_is_hidden_with_its_appeal(village, acts):
    household = village.store.households.page_after()[0].id
    finding_class = village.desk.workplace.profile.must_record_classes[0]
    said = VisitReport(household, TODAY, finding="干部作风", finding_class=finding_class)
    visit = village.desk.visits.record_visit(village.actor, said)
    acts.advance(village.actor, visit.appeal_id, "sort", route="discipline")
    visits = village.store.visits
    for shown in (
        visits.by_entity(visit.entity_id),
        visits.versions(visit.entity_id)[0],
        visits.page_after()[0],
    ):
        assert (shown.finding, shown.appeal_id) == ("", visit.appeal_id)
        assert (shown.finding_class, shown.answer) == ("", "")
    assert visits.page_of_household(household)[0].finding == ""
    ever, figures = Period("2000-01-01", "2099-12-31"), village.store.visit_figures
    assert [each.finding for each in figures.page_of_visits(ever, Share())] == [""]
    whole, _ = figures.statistics(ever, "village", village.desk.workplace.profile.visits)
    assert (whole.visits, whole.findings, whole.reported) == (1, 0, 0)
    assert figures.page_of_visits(ever, Share(), "findings") == []


def test_a_correction_of_a_visit_keeps_the_finding_that_its_writer_may_not_see(village, acts):
    household = village.store.households.page_after()[0].id
    finding_class = village.desk.workplace.profile.must_record_classes[0]
    said = VisitReport(household, TODAY, finding="干部作风", finding_class=finding_class)
    visit = village.desk.visits.record_visit(village.actor, said)
    acts.advance(village.actor, visit.appeal_id, "sort", route="discipline")
    visits = village.store.visits

    seen = VisitReport(household, TODAY, content="上门看望")
    village.desk.visits.correct_visit(village.actor, visit.entity_id, seen, "补写内容")
    kept = visits.written(visit.entity_id)
    assert (kept.content, kept.finding, kept.finding_class) == (
        "上门看望", "干部作风", finding_class,
    )  # fmt: skip
    assert visits.by_entity(visit.entity_id).finding == ""

    village.desk.visits.take_back_visit(village.actor, visit.entity_id, "记错了户")
    assert visits.written(visit.entity_id).finding == "干部作风"
