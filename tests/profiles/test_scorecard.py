"""考核 (青州): 六大板块、25项指标, points from figures that open their records, or given."""

from datetime import date
from decimal import Decimal

import pytest

from app.models.errors import OperationRefused
from app.models.records import Cadre, Visit
from app.models.register_changes import Happening
from app.models.rules.ledgers import Indicator, ScoreBlock, ScorecardRules
from app.models.score_periods import code_of, span_named, span_words
from app.models.scorecards import ScoreFigure, earned, grade_of, scorecard_of
from app.models.work import Work, Worker
from app.presenters.scorecard_presenter import ScoreChoice, read_scorecard
from app.presenters.work_lines import lines_of
from app.presenters.work_reading import read_work, worker_of
from tests.refusals import refused


@pytest.fixture
def place(works_by):
    """Ten households, five of them a cadre's; three of those visited; an appeal of the cadre, one of the desk."""
    place = works_by("qingzhou")
    households = place.populate(10)
    cadre = place.desk.register.add_cadre(place.actor, Cadre(id="", name="张明"))
    place.desk.households.assign_cadre(place.actor, households[:5], cadre, Happening(place.today))
    for household in households[:3]:
        place.visit(household, visitor_name="张明")
    place.visit(households[4], "phone", visitor_name="张明")
    place.visit(households[7])
    place.cadre = cadre
    place.appeals = [
        place.raise_appeal(household_id=households[0]).id,
        place.raise_appeal(household_id=households[9]).id,
    ]
    for each in place.appeals:
        place.advance(each, "sort")
        place.advance(each, "assign")
    place.advance(place.appeals[0], "answer", reply="已办。")
    return place


def card_of(place, cadre_id=""):
    view = read_scorecard(place.desk, place.actor, ScoreChoice(cadre_id, "2026-H1"))
    return {line.indicator: line for line in view.card.lines}, view.card


def test_the_card_has_six_blocks_of_25_and_unscored_ones_hold_the_grade_back(place):
    lines, card = card_of(place)
    assert sum(len(block.indicators) for block in place.rules.scorecard.blocks) == 25
    assert len(card.lines) == 25
    assert len({line.block for line in card.lines}) == 6
    assert card.unscored > 0 and card.grade == ""
    assert lines["首问负责"].points == ""  # a count earns nothing by itself
    assert lines["满意率"].figure.text == "–" and lines["满意率"].points == ""
    assert Decimal(card.total) == sum(Decimal(each.points) for each in card.lines if each.points)
    assert card.most == 100


def test_a_cadre_s_figures_are_theirs_alone_and_open_their_records(place):
    mine, _ = card_of(place, place.cadre)
    all_of, _ = card_of(place)
    assert (mine["入户率"].figure.text, mine["入户率"].points) == (
        "60.0%",
        "3.6",
    )  # 3 of 5, of 6 points
    assert (all_of["入户率"].figure.text, all_of["入户率"].points) == ("40.0%", "2.4")
    assert (mine["主动联系人次"].figure.text, all_of["主动联系人次"].figure.text) == ("4", "5")
    assert mine["办结率"].figure.whole == (place.appeals[0],)
    assert (mine["办结率"].figure.text, all_of["办结率"].figure.text) == ("100.0%", "50.0%")
    work = read_work(
        place.desk, place.actor, worker_of(place.desk, place.cadre), span_named("2026-H1")
    )
    for line in mine.values():
        if line.figure is not None:
            whole = line.figure.whole or line.figure.ids
            opened = lines_of(place.desk, work, line.figure.kind, whole)
            assert [each.id for each in opened] == list(whole)
            assert set(line.figure.ids) <= set(whole)


def test_another_half_year_counts_nothing_of_this(place):
    view = read_scorecard(place.desk, place.actor, ScoreChoice("", "2025-H2"))
    texts = {line.indicator: line.figure.text for line in view.card.lines if line.figure}
    assert (texts["入户率"], texts["办结率"], texts["主动联系人次"]) == ("0.0%", "–", "0")


def test_points_are_given_with_a_reason_within_their_bounds_and_kept_apart(place):
    give = place.desk.scores.give
    said = ("2026-H1", place.cadre, "联系群众", "入户率")
    refused("score_reason_missing", give, place.actor, *said, "5", " ")
    refused("score_points_unlikely", give, place.actor, *said, "6.1", "核实过")
    refused("score_points_unlikely", give, place.actor, *said, "五", "核实过")
    refused("score_indicator_unknown", give, place.actor, *said[:3], "没有", "1", "x")
    refused("score_period_unreadable", give, place.actor, "2026-13", *said[1:], "1", "x")
    refused("cadre_unknown", give, place.actor, "2026-H1", "ab" * 16, *said[2:], "1", "x")
    give(place.actor, *said, "5.5", "两户外出，已电话核实")
    line = card_of(place, place.cadre)[0]["入户率"]
    assert (line.points, line.counted, line.reason) == ("5.5", "3.6", "两户外出，已电话核实")
    assert card_of(place)[0]["入户率"].given == ""  # the station's card is another
    give(place.actor, *said, "", "改回按数算")
    assert card_of(place, place.cadre)[0]["入户率"].points == "3.6"


def test_a_card_whose_records_do_not_make_their_total_is_refused(place, monkeypatch):
    stray = Visit(id="x", visited_on=place.today, channel="carrier_pigeon")
    monkeypatch.setattr(place.store.visits, "between", lambda *_: [stray])
    refused(
        "report_parts_unequal", read_scorecard, place.desk, place.actor, ScoreChoice("", "2026")
    )


def test_a_part_outside_its_whole_is_refused():
    line = Indicator("入户率", points=6, figure="home_visit_rate")
    rules = ScorecardRules(blocks=(ScoreBlock("联系群众", (line,)),))
    work = Work(Worker(), span_named("2026"), households=("a",), visited=("b",))
    with pytest.raises(OperationRefused, match="report_parts_unequal"):
        scorecard_of(rules, work, [], 1)


def test_thresholds_give_the_grade_of_a_whole_card():
    rules = ScorecardRules(grade_percents=(90, 60))
    assert [grade_of(rules, Decimal(points), 100) for points in ("90", "89.9", "60", "59.9")] == [
        "优秀", "合格", "合格", "不合格",
    ]  # fmt: skip
    assert grade_of(ScorecardRules(), Decimal(100), 100) == ""
    for bad in ((60, 90), (90,)):
        with pytest.raises(ValueError):
            ScorecardRules(grade_percents=bad)


def test_a_rate_earns_its_share_half_up_and_none_without_a_whole():
    def figure(part, whole):
        return ScoreFigure("x", "", "visit", tuple("ab"[:part]), tuple(map(str, range(whole))))

    assert [earned(6, figure(2, 3)), earned(1, figure(1, 4)), earned(6, figure(0, 0))] == [
        "4.0", "0.3", "",
    ]  # fmt: skip
    assert earned(6, None) == ""


@pytest.mark.parametrize(
    ("code", "first", "last", "words"),
    [
        ("2026", "2026-01-01", "2026-12-31", "2026年"),
        ("2026-H2", "2026-07-01", "2026-12-31", "2026年下半年"),
        ("2026-02", "2026-02-01", "2026-02-28", "2026年2月"),
    ],
)
def test_spans_have_codes(code, first, last, words):
    span = span_named(code)
    assert (span.first.isoformat(), span.last.isoformat(), span_words(code)) == (first, last, words)
    period = "year" if code.isdigit() else ("half_year" if "H" in code else "month")
    assert code_of(period, date(2026, 2 if period == "month" else 11, 5)) == code
