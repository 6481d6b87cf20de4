"""统计报表: figures on a real station, each with its records, and nothing of hidden appeals."""

import pytest

from app.acts.appeal_acts import AppealActs
from app.acts.appeal_report import AppealReport
from app.models.appeal_figures import PERIODS, figures_of
from app.models.records import Appeal
from app.presenters.appeal_report_presenter import read_report, report_content
from app.words.report_words import APPEAL_FIGURE, APPEAL_FORMULA, REPORT_PERIOD
from tests.stations import Pc

TODAY = "2026-03-02"


@pytest.fixture
def acts(village: Pc) -> AppealActs:
    return village.desk.appeals


def raised(village: Pc, **said) -> str:
    appeal_class = village.desk.workplace.profile.appeal_classes[0]
    report = AppealReport(
        **({"content": "路灯坏了", "appeal_class": appeal_class, "raised_on": TODAY} | said)
    )
    return village.desk.appeals.register(village.actor, report).id


def texts(report) -> dict[str, str]:
    return {line.title: line.figure.text for line in report.lines}


def test_a_week_is_counted_and_every_figure_opens_its_records(village, acts):
    raised(village, source="hotline")
    done = raised(village, answer="当场修好了")
    raised(village, raised_on="2026-02-01")
    raised(village, ledger="criticism")
    report = read_report(village.desk, village.actor, "appeals", "week", 0)
    found = texts(report)
    assert (found["收到"], found["已办结"], found["办结率"]) == ("2", "1", "50.0%")
    assert found["来源：热线·首发"] == "1"
    concluded = next(line for line in report.lines if line.title == "已办结")
    assert concluded.figure.ids == (done,)
    assert texts(read_report(village.desk, village.actor, "appeals", "week", 1))["收到"] == "0"
    assert texts(read_report(village.desk, village.actor, "appeals", "month", 1))["收到"] == "1"
    assert texts(read_report(village.desk, village.actor, "criticism", "year", 0))["收到"] == "1"


def test_a_hidden_appeal_is_counted_for_its_own_role_alone(village, acts):
    appeal_id = raised(village)
    with village.desk.workplace.pen.act(village.actor, "advance_appeal") as act:
        hidden = {"action": "note", "note": "-", "at": "", "is_hidden_at_station": True}
        act.step("appeal_step", appeal_id, hidden)
    for role, count in (("admin", "0"), ("discipline", "1")):
        report = read_report(village.desk, village.actor_as(role), "appeals", "week", 0)
        assert texts(report)["收到"] == count


def test_a_report_goes_onto_paper_as_it_stands(village, acts):
    raised(village)
    report = read_report(village.desk, village.actor, "appeals", "month", 0)
    content = report_content(village.desk, village.actor, report)
    assert (content.title, content.chosen) == ("民情台账每月汇总", "2026年3月1日至2026年3月31日")
    assert [row[:2] for row in content.rows] == list(texts(report).items())


def test_every_figure_and_period_has_words():
    keys = {figure.key for figure in figures_of([Appeal(id="a")])}
    assert keys == APPEAL_FIGURE.keys() == APPEAL_FORMULA.keys()
    assert set(PERIODS) == set(REPORT_PERIOD)
