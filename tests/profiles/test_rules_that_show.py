"""Rules that decide what is offered, named or measured: targets, hard cases, names of levels, reports."""

import pytest

from app.models.rules.appeals import AppealRules, difficulties_of, is_target_reached, level_name
from app.presenters.appeal_entry_presenter import choices_of
from app.presenters.appeal_presenter import read_appeal_file
from app.presenters.appeal_report_presenter import read_report, report_content
from app.words.report_words import REPORT_NAME
from tests.printing.paper_lines import list_paper_lines
from tests.refusals import refused


def lines_of(place):
    report = read_report(place.desk, place.actor, "appeals", "year", 0)
    return {line.figure.key: line for line in report.lines}, report


def test_puyang_s_targets_stand_beside_its_rates_and_say_whether_they_are_reached(works_by):
    place = works_by("puyang")
    lines, _ = lines_of(place)
    assert (
        lines["disposal_rate"].target == "要求 100%"
    )  # nothing came in: neither reached nor missed
    ids = [place.raise_appeal().id for _ in range(2)]
    for each in ids:
        place.advance(each, "sort")
        place.advance(each, "assign")
    place.advance(ids[0], "answer", reply="已办。")
    lines, report = lines_of(place)
    assert lines["disposal_rate"].target == "要求 100%，达到"
    assert lines["reply_rate"].target == "要求 100%，没有达到" and lines["reply_rate"].is_missed
    assert (lines["satisfaction_rate"].target, lines["conclusion_rate"].target) == ("要求 99%", "")
    said = "\n".join(list_paper_lines(report_content(place.desk, place.actor, report)))
    assert "要求 100%，没有达到" in said


def test_a_target_is_held_against_the_exact_parts():
    assert [is_target_reached(*each) for each in ((989, 1000, 99), (990, 1000, 99), (0, 0, 99))] == [
        False, True, None,
    ]  # fmt: skip
    with pytest.raises(ValueError):
        AppealRules(targets={"no_such_rate": 99})


def test_nanjing_marks_hard_cases_for_a_window_of_their_own(works_by):
    place = works_by("nanjing_vehicle")
    assert choices_of(place.rules, place.desk.workplace.today()).difficulties == ("一号窗口",)
    hard = place.raise_appeal(difficulty="一号窗口")
    assert place.store.appeals.by_id(hard.id).difficulty == "一号窗口"
    other = place.colleague()
    place.desk.assignees.set(place.actor, "", "", "一号窗口", other.id)
    place.advance(hard.id, "sort")
    assert place.advance(hard.id, "assign").assignee_name == other.name
    songmu = works_by("songmu")
    assert difficulties_of(songmu.rules.appeals) == ()
    refused("appeal_difficulty_unknown", songmu.raise_appeal, difficulty="一号窗口")


@pytest.mark.parametrize(
    ("code", "names"),
    [("zhoushan", ("乡镇", "县（区）")), ("qingzhou", ("镇街", "市委")), ("songmu", ("镇", "县"))],
)
def test_levels_have_the_place_s_own_names(works_by, code, names):
    place = works_by(code)
    rules = place.rules.appeals
    assert (level_name(rules, 0), level_name(rules, 1), level_name(rules, 2)) == ("", *names)
    appeal = place.raise_appeal().id
    place.advance(appeal, "sort")
    place.advance(appeal, "escalate", note="村里办不了")
    assert read_appeal_file(place.desk, appeal).level_name == names[0]


def test_a_place_without_a_chain_keeps_the_usual_words():
    assert level_name(AppealRules(escalation_chain=()), 1) == ""
    assert level_name(AppealRules(escalation_chain=("县",)), 2) == "县"
    assert level_name(AppealRules(escalation_chain=("县",)), 1) == ""


@pytest.mark.parametrize("code", ["songmu", "pingyi", "qingzhou"])
def test_the_reports_that_a_place_draws_up_are_named_where_reports_are(works_by, code):
    place = works_by(code)
    _, report = lines_of(place)
    assert report.drawn_up == place.rules.reports.drawn_up
    assert set(report.drawn_up) <= REPORT_NAME.keys()
