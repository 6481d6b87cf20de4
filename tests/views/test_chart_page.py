"""统计图 on a real station: figures of the statistics, met and opened by keys and mouse, on paper."""

import pytest
from PySide6.QtCore import QPoint, Qt

from app.acts.visit_acts import VisitReport
from app.bootstrap.chart_making import chart_drawing, connect_charts
from app.models.visit_statistics import CHANNELS
from app.models.work_charts import GROUPINGS, SUBJECTS, ChartChoice
from app.presenters.chart_presenter import ChartDrawing, ChartsPresenter, chart_content, read_chart
from app.views.chart_page import ChartSection
from tests.stations import RESOURCES
from tests.views.village_desk import AtOnce


def note_visits(desk, actor):
    """Three visits in two grids, one with a finding; one case of another household."""
    homes = desk.store.households.page_after()
    seen, chosen = set(), []
    for home in homes:
        if home.grid_id not in seen:
            seen.add(home.grid_id)
            chosen.append(home)
    reports = [
        VisitReport(chosen[0].id, "2026-11-02", "home", content="看望。"),
        VisitReport(chosen[0].id, "2026-11-20", "phone", content="打电话。"),
        VisitReport(
            chosen[1].id,
            "2026-08-02",
            "home",
            content="看望。",
            finding="路灯坏了。",
            finding_class=desk.workplace.profile.must_record_classes[0],
        ),
    ]
    for report in reports:
        desk.visits.record_visit(actor, report)
    return chosen


@pytest.fixture
def charts(qtbot, station, runner, list_making):
    """The page with its presenter on a station where three visits are known."""
    section = ChartSection()
    page = section.chart_page
    drawing = ChartDrawing(AtOnce(), chart_drawing(RESOURCES / "fonts"))
    presenter = ChartsPresenter(page, runner, lambda: station.actor, list_making, drawing)
    connect_charts(page, presenter)
    section.presenter = presenter
    section.settle = lambda: qtbot.waitUntil(lambda: not runner.is_busy())
    qtbot.addWidget(section)
    section.resize(1100, 700)
    return section


def shown(charts, qtbot):
    with qtbot.waitActive(charts):
        charts.show()
        charts.activateWindow()
    charts.settle()
    qtbot.waitUntil(lambda: bool(charts.chart_page.view.places()))
    return charts.chart_page


def test_every_chart_says_what_the_statistics_say(station, second_desk):
    note_visits(second_desk, station.actor)
    with second_desk.store.reading():
        for subject in SUBJECTS:
            for by in GROUPINGS[subject]:
                chart = read_chart(second_desk, station.actor, ChartChoice(subject, by))
                assert len(chart.figures) == len(chart.series)
                assert {len(row) for row in chart.figures} == {len(chart.places)}
        by_grid = read_chart(second_desk, station.actor, ChartChoice("visits", "grid"))
        coverage = read_chart(second_desk, station.actor, ChartChoice("coverage", "grid"))
        by_month = read_chart(second_desk, station.actor, ChartChoice("coverage", "month"))
        appeals = read_chart(second_desk, station.actor, ChartChoice("appeals", "category"))
        rules = second_desk.workplace.profile.visits
        whole, parts = second_desk.store.visit_figures.statistics(by_grid.period, "grid", rules)

    known = {part.share.key: part for part in parts}
    for n, place in enumerate(by_grid.places):
        for row, channel in zip(by_grid.figures, CHANNELS, strict=True):
            assert len(row[n].ids) == known[place.key].by_channel[channel]
    for figure, place in zip(coverage.figures[0], coverage.places, strict=True):
        assert (len(figure.ids), len(figure.whole)) == (
            known[place.key].visited,
            known[place.key].households,
        )
    assert sum(len(figure.ids) for row in by_grid.figures for figure in row) == whole.visits == 3
    visited = [len(figure.ids) for figure in by_month.figures[0]]
    assert visited == [0] * 8 + [1, 0, 0, 1]
    assert [len(row[0].ids) for row in appeals.figures] == [1, 0]


def test_figures_are_met_by_keys_and_mouse_and_open_their_records(
    qtbot, charts, station, second_desk
):
    note_visits(second_desk, station.actor)
    page = shown(charts, qtbot)
    view = page.view
    assert view.hasFocus() and view.accessibleName() == "走访（按月）"
    assert "2026年8月　入户走访：1" in page.told.text()
    assert view.accessibleDescription() == "2026年8月　入户走访：1"
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert "2026年11月　入户走访：1" in page.told.text()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert "电话：1" in page.told.text()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert "电话：1" in page.told.text()

    wanted = []
    charts.record_wanted.connect(wanted.append)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    charts.settle()
    records = charts.records_page
    assert charts.currentWidget() is records and records.table.records_model.rowCount() == 1
    qtbot.keyClick(records.table, Qt.Key.Key_Return)
    assert wanted[0].kind == "visit" and wanted[0].day == "2026-11-20"

    charts.open_list()
    charts.settle()
    qtbot.waitUntil(lambda: bool(view.places()))
    area = view.area(0, 8)
    point = QPoint(int(area.left + area.width / 2) + 8, int(area.top + area.height / 2) + 8)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    charts.settle()
    assert charts.currentWidget() is records and "2026年8月" in records.title()


def test_the_table_opens_a_rate_with_all_of_its_whole(qtbot, charts, station, second_desk):
    homes = note_visits(second_desk, station.actor)
    page = shown(charts, qtbot)
    page.subject_field.set_value("coverage")
    page.by_field.set_value("grid")
    charts.settle()
    assert [
        page.by_field.combo_box.itemData(n) for n in range(page.by_field.combo_box.count())
    ] == [
        "month",
        "grid",
    ]
    row = [place.key for place in page._work.places].index(homes[0].grid_id)
    page.table.setCurrentIndex(page.table.model().index(row, 1))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    charts.settle()
    lines = charts.records_page.table.records_model.records()
    assert sum(line.is_counted for line in lines) == 1 and len(lines) > 1


def test_a_village_without_records_is_told_so_and_prints_no_chart(
    qtbot, charts, drawn, second_desk, station
):
    with qtbot.waitActive(charts):
        charts.show()
        charts.activateWindow()
    charts.settle()
    page = charts.chart_page
    assert "还没有这样的记录" in page.view.accessibleDescription() and not page.view.places()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    page.print_button.click()
    charts.settle()
    assert drawn[0].chart is None and len(drawn[0].rows) == 12

    note_visits(second_desk, station.actor)
    chart = read_chart(second_desk, station.actor, ChartChoice("visits", "category"))
    content = chart_content(second_desk, station.actor, chart)
    assert content.rows[0] == ("入户走访", 2) and content.chart.places[0] == "入户走访"
    page.export_button.click()
    charts.settle()
    assert page.message().startswith("已存到") and "走访（按月）统计图" in page.message()
