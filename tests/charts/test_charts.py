"""Charts: every figure drawn, met where it stands, and told in words."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.charts.drawing import step_of
from app.charts.faces import CHART_FACE, screen_face
from app.charts.looks import ChartLook
from app.charts.pictures import chart_picture
from app.models.charts import Chart, ChartSeries
from app.models.errors import EnvironmentProblem

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
MONTHS = tuple(f"{month}月" for month in range(1, 13))
KINDS = ("columns", "stacked", "bars", "line")


@pytest.fixture(scope="module")
def look():
    return ChartLook(screen_face(FONTS))


def chart_of(*rows, kind="columns", **more):
    series = tuple(ChartSeries(f"系列{n}", tuple(row)) for n, row in enumerate(rows))
    return Chart(
        title="走访<人次>", places=MONTHS[: len(rows[0])], series=series, kind=kind, **more
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_can_be_met_where_it_stands(look, kind):
    picture = chart_picture(chart_of([3, 1, 4], [1, 5, 9], kind=kind), 600, 300, look)

    assert {(a.series, a.place) for a in picture.areas} == {
        (s, p) for s in (0, 1) for p in range(3)
    }
    for area in picture.areas:
        middle = (area.left + area.width / 2, area.top + area.height / 2)
        assert 0 <= middle[0] <= 600 and 0 <= middle[1] <= 300
        met = [a for a in picture.areas if a.holds(*middle)]
        assert area in met
        assert len(met) == 1 or kind == "line"


@pytest.mark.parametrize("kind", KINDS)
def test_words_and_figures_stand_in_the_picture(look, kind):
    picture = chart_picture(chart_of([3, None, 1234], [1, 5, 9], kind=kind), 900, 300, look)
    words = [node.text for node in ElementTree.fromstring(picture.svg).iter() if node.text]

    assert {"走访<人次>", "系列0", "系列1", "1月", "3月"} <= set(words)
    assert ("1,234" in words) is (kind != "stacked")


def test_the_higher_figure_is_the_higher_column_and_the_first_bar_is_on_top(look):
    lying = chart_picture(chart_of([3, 1], [2, 2], kind="bars"), 600, 300, look)
    tops = {(a.series, a.place): a.top for a in lying.areas}
    stacked = chart_picture(chart_of([3, 1, 4], kind="stacked"), 600, 300, look)
    heights = [a.height for a in sorted(stacked.areas, key=lambda a: a.place)]

    assert tops[0, 0] < tops[1, 0] < tops[0, 1] < tops[1, 1]
    assert heights[1] * 3 == pytest.approx(heights[0])
    assert heights[2] > heights[0]


def test_a_percentage_ends_at_100(look):
    picture = chart_picture(chart_of([33.3, 50], is_percent=True), 600, 300, look)

    assert "33.3%" in picture.svg and "100%" in picture.svg and "150%" not in picture.svg


def test_figures_lead_somewhere_where_a_browser_shows_them(look):
    picture = chart_picture(
        chart_of([3, 1]),
        600,
        300,
        look,
        lambda series, place: (f"/x?s={series}&p={place}", "看<1>"),
    )
    links = [
        node.get("{http://www.w3.org/1999/xlink}href")
        for node in ElementTree.fromstring(picture.svg).iter("{http://www.w3.org/2000/svg}a")
    ]

    assert links == ["/x?s=0&p=0", "/x?s=0&p=1"]


def test_a_name_that_is_too_long_is_cut_and_not_drawn_over_its_bar(look):
    chart = Chart(
        title="网格",
        places=("第一网格" * 12, "二"),
        series=(ChartSeries("户", (1, 2)),),
        kind="bars",
    )
    picture = chart_picture(chart, 600, 200, look)

    assert "…" in picture.svg and "第一网格" * 12 not in picture.svg


def test_nothing_to_draw_is_no_fault(look):
    empty = Chart(title="走访", places=(), series=(ChartSeries("次", ()),))

    assert empty.is_empty
    assert chart_of([0, None]).is_empty and not chart_of([0, 1]).is_empty
    for kind in KINDS:
        assert chart_picture(chart_of([0, 0], kind=kind), 400, 200, look).svg.startswith("<svg")


def test_a_series_of_another_length_is_refused():
    with pytest.raises(ValueError):
        Chart(title="", places=("一", "二"), series=(ChartSeries("次", (1,)),))


@given(st.floats(0, 10_000_000))
def test_the_axis_has_few_lines_at_round_figures(top):
    step = step_of(top)

    assert top <= step * 6
    assert str(int(step)).rstrip("0") in {"1", "2", "5"}
    assert step == 1 or top > step  # not all in the lowest strip


def test_a_missing_face_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("app.charts.faces.getRegisteredFontNames", lambda: [])

    with pytest.raises(EnvironmentProblem, match="font_file_missing"):
        screen_face(tmp_path)
    assert CHART_FACE


def test_a_line_is_not_filled(look):
    picture = chart_picture(chart_of([3, 1, 4], kind="line"), 600, 300, look)

    assert "None" not in picture.svg and "clip" not in picture.svg


@pytest.mark.parametrize("rows", [([None] * 3, [None, 5, None]), ([None] * 3, [None] * 3)])
def test_a_line_without_a_figure_is_left_out(look, rows):
    picture = chart_picture(chart_of(*rows, kind="line"), 600, 300, look)

    assert {(area.series, area.place) for area in picture.areas} == {
        (n, place) for n, row in enumerate(rows) for place, value in enumerate(row) if value
    }
