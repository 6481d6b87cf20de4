"""Activities, appraisals, letters, receptions, services at the door: what is kept, what is refused."""

from functools import partial

import msgspec
import pytest

from app.acts.profile_shelf import ProfileShelf
from app.models.appraisals import AppraisalSession
from app.models.duty_records import Activity, HomeService, ReceptionSession, ResponsibilityLetter
from app.models.duty_typed import Visitor
from app.models.errors import OperationRefused
from app.models.home_services import TICKS
from app.models.rules.duty import ActivityRules, ReceptionRules
from app.models.rules.ratings import RatingRules
from app.models.rules.reviews import ReviewRules
from tests.stations import Pc, contents

ACTIVITY = Activity(
    id="", theme="义诊", activity_type="送卫生", department="卫生院", held_on="2026-03-02",
    responsible_name="张三", people_served=40, state="held",
)  # fmt: skip
SESSION = AppraisalSession("驻村干部评议", "2026年上半年", "2026-03-02", ("张三", "李四"))


def refused(key: str, act, *args, **named) -> OperationRefused:
    with pytest.raises(OperationRefused) as refusal:
        act(*args, **named)
    assert refusal.value.key == key
    return refusal.value


def by_rules(pc: Pc, **parts):
    """The desk of the same station under other rules."""
    place = pc.desk.workplace
    profile = msgspec.structs.replace(place.profile, **parts)
    shelf = ProfileShelf(pc.store, profile)
    return type(pc.desk).at(msgspec.structs.replace(place, profiles=shelf))


def test_an_activity_says_what_it_must(pc):
    keep, before = pc.desk.activities.keep, contents(pc.store)
    for field, key in (
        ("theme", "activity_theme_missing"),
        ("held_on", "activity_day_missing"),
        ("responsible_name", "activity_responsible_missing"),
        ("department", "activity_department_missing"),
        ("activity_type", "activity_type_unknown"),
    ):
        refused(key, keep, pc.actor, msgspec.structs.replace(ACTIVITY, **{field: " "}))
    later = msgspec.structs.replace(ACTIVITY, held_on="2026-03-09")
    refused("activity_not_yet", keep, pc.actor, later)
    less = msgspec.structs.replace(ACTIVITY, people_served=-1)
    refused("activity_people_negative", keep, pc.actor, less)
    assert contents(pc.store) == before


def test_departments_that_owe_activities_are_named(pc):
    desk = by_rules(pc, activities=ActivityRules(a_department_year=2))
    for department, state in (("卫生院", "held"), ("卫生院", "held"), ("农技站", "held"),
                              ("司法所", "planned")):  # fmt: skip
        desk.activities.keep(
            pc.actor, msgspec.structs.replace(ACTIVITY, department=department, state=state)
        )
    years = desk.activities.department_years(2026)

    assert [(y.department, y.held, y.is_short) for y in years] == [
        ("司法所", 0, True), ("农技站", 1, True), ("卫生院", 2, False),
    ]  # fmt: skip
    assert {y.department for y in desk.activities.department_years(2027) if y.is_short} == {
        "卫生院", "农技站", "司法所",
    }  # fmt: skip


def test_an_activity_is_changed_and_taken_away(pc):
    kept = pc.desk.activities.keep(pc.actor, ACTIVITY)
    changed = pc.desk.activities.keep(pc.actor, msgspec.structs.replace(kept, people_served=52))
    assert (changed.id, changed.number, changed.people_served) == (kept.id, kept.number, 52)
    pc.desk.activities.remove(pc.actor, kept.id)
    assert pc.store.duty.activities(2026) == []


def test_songmu_closes_with_50_sheets_and_not_with_49(pc):
    desk = by_rules(pc, reviews=ReviewRules(minimum_sheets=50), ratings=RatingRules())
    session = desk.appraisals.open_session(pc.actor, SESSION)
    for _ in range(49):
        desk.appraisals.count_sheet(pc.actor, session.id, "masses", ("好", "较好"))
    desk.appraisals.count_sheet(pc.actor, session.id, "branch", ("好", "好"))

    said = refused("review_sheets_too_few", desk.appraisals.close, pc.actor, session.id)
    assert said.facts == {"sheets": 49, "least": 50}
    desk.appraisals.count_sheet(pc.actor, session.id, "masses", ("一般", ""))
    closed = desk.appraisals.close(pc.actor, session.id)
    assert (closed.state, closed.sheets) == ("closed", 50)
    refused(
        "appraisal_closed", desk.appraisals.count_sheet, pc.actor, session.id, "masses", ("好", "")
    )


def test_sheets_are_checked_and_a_mistaken_one_is_taken_back(pc):
    session = pc.desk.appraisals.open_session(pc.actor, SESSION)
    refused(
        "appraisal_channel_unknown",
        pc.desk.appraisals.count_sheet, pc.actor, session.id, "masses", ("好", "好"),
    )  # fmt: skip
    ways = pc.desk.appraisals.channels(session)
    count = partial(pc.desk.appraisals.count_sheet, channel=ways[0])
    refused("appraisal_sheet_empty", count, pc.actor, session.id, "masses", ("", ""))
    refused("appraisal_marks_unfit", count, pc.actor, session.id, "masses", ("好",))
    refused("appraisal_marks_unfit", count, pc.actor, session.id, "masses", ("好", "优"))
    refused("appraisal_part_unknown", count, pc.actor, session.id, "guests", ("好", "好"))
    progress = count(pc.actor, session.id, "masses", ("好", "好"))
    (sheet_id,) = progress.sheets
    left = pc.desk.appraisals.void_sheet(pc.actor, session.id, sheet_id)
    assert left.count("masses") == 0
    refused(
        "appraisal_sheet_unknown", pc.desk.appraisals.void_sheet, pc.actor, session.id, sheet_id
    )


def test_a_session_without_a_single_sheet_is_not_closed(pc):
    desk = by_rules(pc, reviews=ReviewRules(minimum_sheets=0))
    session = desk.appraisals.open_session(pc.actor, SESSION)
    refused("appraisal_without_sheets", desk.appraisals.close, pc.actor, session.id)


def test_a_closed_session_is_opened_again_only_with_a_reason(pc):
    desk = by_rules(pc, reviews=ReviewRules(minimum_sheets=0))
    session = desk.appraisals.open_session(pc.actor, SESSION)
    refused("appraisal_still_open", desk.appraisals.reopen, pc.actor, session.id, "补票")
    way = desk.appraisals.channels(session)[0]
    desk.appraisals.count_sheet(pc.actor, session.id, "masses", ("好", "好"), channel=way)
    desk.appraisals.close(pc.actor, session.id)
    refused("appraisal_reason_missing", desk.appraisals.reopen, pc.actor, session.id, " ")
    assert desk.appraisals.reopen(pc.actor, session.id, "漏了三张").state == "open"


def test_no_sheet_says_who_gave_it(pc):
    session = pc.desk.appraisals.open_session(pc.actor, SESSION)
    way = pc.desk.appraisals.channels(session)[0]
    pc.desk.appraisals.count_sheet(pc.actor, session.id, "masses", ("好", "好"), channel=way)
    (event,) = pc.store.appraisals.events(session.id)
    assert event.note == event.sheet_id == ""  # the actor is who counted it


def test_a_session_needs_a_title_a_day_and_different_people(pc):
    act = pc.desk.appraisals.open_session
    for changed, key in (
        ({"title": ""}, "appraisal_title_missing"),
        ({"held_on": "6月"}, "appraisal_day_missing"),
        ({"subjects": ()}, "appraisal_subjects_missing"),
        ({"subjects": ("张三", "张三 ")}, "appraisal_subjects_twice"),
    ):
        refused(key, act, pc.actor, msgspec.structs.replace(SESSION, **changed))


def test_letters_are_kept_and_corrected(pc):
    letter = ResponsibilityLetter(id="", year=2026, person_name="张三", duties=["每月走访", " "])
    kept = pc.desk.appraisals.keep_letter(pc.actor, letter)
    assert kept.duties == ["每月走访"]
    again = msgspec.structs.replace(kept, duties=["每月走访", "按时答复"])
    assert pc.desk.appraisals.keep_letter(pc.actor, again).number == kept.number
    keep = pc.desk.appraisals.keep_letter
    for changed, key in (
        ({"person_name": ""}, "letter_name_missing"),
        ({"year": 206}, "letter_year_unlikely"),
        ({"duties": []}, "letter_duties_missing"),
    ):
        refused(key, keep, pc.actor, msgspec.structs.replace(letter, **changed))


def test_a_reception_takes_its_five_steps(pc):
    desk = pc.desk.receptions
    met = desk.receive(pc.actor, Visitor("赵敏", "门前路坑洼", visitor_phone="15400000011"))
    refused("reception_step_out_of_order", desk.advance, pc.actor, met.id, "archive")
    desk.advance(pc.actor, met.id, "register")
    refused("reception_department_missing", desk.advance, pc.actor, met.id, "transfer")
    sent = desk.advance(pc.actor, met.id, "transfer", department="交通站")
    assert (sent.stage, sent.department) == ("tracked", "交通站")
    refused("reception_note_missing", desk.advance, pc.actor, met.id, "track")
    desk.advance(pc.actor, met.id, "track", note="已列入计划")
    refused("reception_reply_missing", desk.advance, pc.actor, met.id, "answer")
    desk.advance(pc.actor, met.id, "answer", reply="四月修", is_satisfied=True)
    ended = desk.advance(pc.actor, met.id, "archive")
    assert (ended.stage, ended.reply, ended.is_satisfied) == ("archived", "四月修", True)
    assert ended.department == "交通站"


def test_dongguan_receives_on_weekends_or_evenings(pc):
    desk = by_rules(pc, reception=ReceptionRules(is_used=True)).receptions
    session = ReceptionSession(
        id="", opened_on="2026-03-04", starts_at_time="15:00", ends_at_time="17:00",
        delegates=["张三"],
    )  # fmt: skip
    refused("reception_time_not_open", desk.open_session, pc.actor, session)
    for day, starts in (("2026-03-04", "19:00"), ("2026-03-07", "09:00")):
        kept = desk.open_session(
            pc.actor, msgspec.structs.replace(session, opened_on=day, starts_at_time=starts)
        )
        assert kept.delegates == ["张三"]


def test_services_at_the_door_keep_their_eight_ticks(pc):
    desk = pc.desk.home_services
    service = HomeService(id="", served_on="2026-03-02", served_name="赵敏", ticks=["cloth", "x"])
    kept = desk.keep(pc.actor, service)
    assert (kept.ticks, kept.worker_name) == (["cloth"], pc.actor.name)
    refused("home_service_note_missing", desk.call_back, pc.actor, kept.id, "", is_satisfied=False)
    called = desk.call_back(pc.actor, kept.id, "灯又坏了", is_satisfied=False)
    assert (called.ticks, called.is_satisfied) == (["cloth", "call_back"], False)
    assert called.called_back_on == "2026-03-02"
    assert len(TICKS) == 8
    future = msgspec.structs.replace(service, served_on="2026-03-03")
    refused("home_service_in_the_future", desk.keep, pc.actor, future)


def test_a_reception_becomes_one_appeal(pc):
    desk = pc.desk.receptions
    met = desk.receive(pc.actor, Visitor("赵敏", "门前路坑洼", visitor_phone="15400000011"))
    refused("appeal_class_missing", desk.open_appeal, pc.actor, met.id, "")
    refused("appeal_class_unknown", desk.open_appeal, pc.actor, met.id, "没有的类")
    opened = desk.open_appeal(pc.actor, met.id, desk.appeal_classes()[0])
    appeal = pc.store.appeals.by_id(opened.appeal_id)
    assert (appeal.content, appeal.raised_by) == ("门前路坑洼", "赵敏")
    refused("reception_has_appeal", desk.open_appeal, pc.actor, met.id, desk.appeal_classes()[0])


def test_a_slip_goes_with_what_was_passed_on(pc):
    desk = pc.desk.receptions
    met = desk.receive(pc.actor, Visitor("赵敏", "门前路坑洼"))
    refused("reception_not_transferred", desk.transfer_slip, pc.actor, met.id)
    desk.advance(pc.actor, met.id, "register")
    desk.advance(pc.actor, met.id, "transfer", department="交通站", note="请实地看")
    slip = desk.transfer_slip(pc.actor, met.id)
    assert (slip.department, slip.note, slip.content) == ("交通站", "请实地看", "门前路坑洼")
    pc.desk.prints.hand_out(pc.actor, slip)
    (printed,) = pc.store.prints.of_subject(met.id)
    assert printed.paper == "transfer_slip"
