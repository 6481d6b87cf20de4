"""濮阳老李热线: eight ticks, opinion card and call back, the formulas."""

from app.models.appeal_figures import figures_of
from app.models.duty_records import HomeService
from app.models.home_services import TICKS
from app.models.records import Appeal
from app.models.rules.ratings import rate_text
from tests.refusals import refused


def test_a_service_at_the_door_has_eight_ticks(works_by):
    place = works_by("puyang")
    assert len(TICKS) == len(place.rules.service.checklist) == 8
    service = HomeService(
        id="", served_on=place.today, served_name="甲", content="修水管",
        ticks=list(TICKS[:5]) + list(TICKS[6:]), opinion="satisfied",
    )  # fmt: skip
    kept = place.desk.home_services.keep(place.actor, service)
    assert len(kept.ticks) == 7
    assert list(place.desk.home_services.checklist()) == list(TICKS)
    assert list(place.desk.home_services.checklist().values()) == list(
        place.rules.service.checklist
    )
    refused(
        "home_service_note_missing",
        place.desk.home_services.call_back, place.actor, kept.id, "", is_satisfied=False,
    )  # fmt: skip
    called = place.desk.home_services.call_back(place.actor, kept.id, "", is_satisfied=True)
    assert tuple(called.ticks) == TICKS and called.called_back_on == place.today


def test_the_published_rates_and_their_formulas(works_by):
    targets = works_by("puyang").rules.appeals.targets
    assert (targets["handled_rate"], targets["satisfaction_rate"]) == (100, 99)
    assert rate_text(200, 200, 1) == "100.0%"
    assert rate_text(198, 200, 1) == "99.0%"
    assert rate_text(0, 0, 1) == "–"  # nobody asked is no 100 %


def test_the_rates_of_a_report_follow_the_published_formulas(works_by):
    works_by("puyang")
    appeals = [
        Appeal(
            id=str(number), stage="followed_up", status="concluded", answered_on="2026-03-02",
            is_satisfied=number < 198,
        )
        for number in range(200)
    ]  # fmt: skip
    found = {figure.key: figure.text for figure in figures_of(appeals, decimals=2)}
    assert found["disposal_rate"] == "100.00%"
    assert found["satisfaction_rate"] == "99.00%"
    assert {figure.key: figure.text for figure in figures_of([])}["satisfaction_rate"] == "–"
