"""周通报 (松木): all cadres at once, whose figures and what is nobody's make the station's."""

from datetime import date

import pytest

from app.models.errors import OperationRefused
from app.models.records import Cadre
from app.models.register_changes import Happening
from app.models.scorecards import ScoreFigure
from app.models.weekly_bulletins import bulletin_of
from app.models.work import Worker
from app.presenters.appeal_report_presenter import read_report
from app.presenters.review_pack_presenter import read_pack
from app.presenters.weekly_bulletin_presenter import bulletin_content, read_bulletin
from app.words.score_words import PACK_FIGURE
from tests.printing.paper_lines import list_paper_lines


@pytest.fixture
def place(works_by):
    """A week: 张明 visited two of his households, 李丽 telephoned, somebody else found something."""
    place = works_by("songmu")
    households = place.populate(4)
    place.cadres = [
        place.desk.register.add_cadre(place.actor, Cadre(id="", name=name))
        for name in ("张明", "李丽")
    ]
    place.desk.households.assign_cadre(
        place.actor, households[:3], place.cadres[0], Happening(place.today)
    )
    place.visit(households[0], visitor_name="张明")
    place.visit(households[1], visitor_name="张明")
    place.visit(households[2], "phone", visitor_name="李丽", content="问了近况。")
    place.visit(households[3], visitor_name="别人", finding="路灯坏了。", finding_class="意见建议")
    return place


def shown(bulletin) -> dict[str, dict[str, str]]:
    names = [line.worker.label if line.worker else "others" for line in bulletin.lines]
    return {
        name: {figure.code: figure.text for figure in line.figures}
        for name, line in zip(names, bulletin.lines, strict=True)
    }


def test_all_cadres_stand_in_one_bulletin_and_make_the_station(place):
    bulletin = read_bulletin(place.desk, place.actor, 0)
    assert (bulletin.span.first, bulletin.span.last) == (date(2026, 3, 2), date(2026, 3, 8))
    lines = shown(bulletin)
    assert list(lines) == ["李丽", "张明", "others", ""]
    assert [each["contacts"] for each in lines.values()] == ["1", "2", "1", "4"]
    assert [each["home_visit_rate"] for each in lines.values()] == [
        "–", "66.6%", "100.0%", "75.0%",
    ]  # fmt: skip
    assert [each["findings"] for each in lines.values()] == ["0", "0", "1", "1"]
    for code in PACK_FIGURE:
        *parts, station = [line.figure(code) for line in bulletin.lines]
        assert sorted(each for part in parts for each in part.ids) == sorted(station.ids)
    assert shown(read_bulletin(place.desk, place.actor, 1))[""]["contacts"] == "0"


def test_a_week_says_what_the_month_s_packs_say(place):
    """Both begin on a Monday here: the month has nothing but this week."""
    for line in read_bulletin(place.desk, place.actor, 0).lines:
        if line.worker is not None:
            pack = read_pack(place.desk, place.actor, line.worker.cadre_id, 0)
            packed = {figure.code: figure.text for figure in pack.figures if not figure.channel}
            assert packed == {figure.code: figure.text for figure in line.figures}


def test_the_bulletin_is_one_paper_with_a_line_for_each(place):
    content = bulletin_content(place.desk, place.actor, 0)
    assert [column.heading for column in content.columns[1:]] == list(PACK_FIGURE.values())
    assert [row[0] for row in content.rows] == ["李丽", "张明", "不在联户干部名下", "全站"]
    said = "\n".join(list_paper_lines(content))
    assert "周通报" in said and "2026年3月2日至2026年3月8日" in said


def test_who_shares_a_name_takes_nothing_from_the_station_s_figures(place):
    """Cases and shifts count by the name of the account: each of two 张明 has them, the station once."""
    place.desk.register.add_cadre(place.actor, Cadre(id="", name="张明"))
    bulletin = read_bulletin(place.desk, place.actor, 0)
    assert len(bulletin.lines) == 5
    assert shown(bulletin)[""]["contacts"] == "4"


def test_only_a_place_with_a_day_for_it_has_the_bulletin(works_by):
    place = works_by("songmu")
    assert place.rules.calendar.weekly_report_on == 5
    assert read_report(place.desk, place.actor, "appeals", "week", 0).has_bulletin
    place = works_by("baodi")
    assert not read_report(place.desk, place.actor, "appeals", "week", 0).has_bulletin


def test_what_the_station_has_not_makes_no_bulletin():
    mine = ScoreFigure("contacts", "2", "visit", ("a", "b"))
    station = ScoreFigure("contacts", "1", "visit", ("a",))
    with pytest.raises(OperationRefused, match="report_parts_unequal"):
        bulletin_of([station], [(Worker("c1", "张明"), [mine])], 1)
