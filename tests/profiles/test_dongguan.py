"""东莞: one reception a week on a weekend or an evening, five steps, transfer."""

import pytest

from app.acts.reception_acts import Visitor
from app.models.duty_records import ReceptionSession
from app.presenters.list_contents import receptions_content
from tests.refusals import refused


def session(day: str, starts: str) -> ReceptionSession:
    return ReceptionSession(
        id="", opened_on=day, starts_at_time=starts, ends_at_time="21:00", delegates=["张明"]
    )


@pytest.mark.parametrize(
    ("day", "starts"), [("2026-03-07", "09:00"), ("2026-03-08", "14:00"), ("2026-03-04", "19:00")]
)
def test_people_are_received_on_weekends_and_evenings(works_by, day, starts):
    place = works_by("dongguan")
    assert place.desk.receptions.open_session(place.actor, session(day, starts)).opened_on == day


def test_not_on_a_working_day_by_daylight(works_by):
    place = works_by("dongguan")
    refused(
        "reception_time_not_open",
        place.desk.receptions.open_session, place.actor, session("2026-03-04", "10:00"),
    )  # fmt: skip


def test_five_steps_and_a_department_that_it_is_sent_to(works_by):
    place = works_by("dongguan")
    assert place.rules.reception.steps == ("接待", "登记", "跟踪", "反馈", "归档")
    held = place.desk.receptions.open_session(place.actor, session("2026-03-07", "09:00"))
    acts = place.desk.receptions
    came = acts.receive(place.actor, Visitor("甲", "楼道灯坏了。", session_id=held.id))
    assert came.receiver_name == place.actor.name
    refused("reception_step_out_of_order", acts.advance, place.actor, came.id, "archive")
    stages = [came.stage]
    for action, words in (
        ("register", {}), ("transfer", {"department": "城建办"}), ("track", {"note": "已派工"}),
        ("answer", {"reply": "已修好。", "is_satisfied": True}), ("archive", {}),
    ):  # fmt: skip
        came = acts.advance(place.actor, came.id, action, **words)
        stages.append(came.stage)
    assert stages == ["received", "registered", "tracked", "tracked", "answered", "archived"]
    assert came.department == "城建办"
    ledger = receptions_content(place.desk, place.actor)
    told = dict(zip([column.heading for column in ledger.columns], ledger.rows[0], strict=True))
    assert (told["反馈"], told["满意"]) == ("已修好。", "满意")
    refused("reception_department_missing", _transferred_nowhere, place)


def _transferred_nowhere(place) -> None:
    acts = place.desk.receptions
    came = acts.receive(place.actor, Visitor("乙", "路不平。"))
    acts.advance(place.actor, came.id, "register")
    acts.advance(place.actor, came.id, "transfer")
