"""Any list on paper, drawn and read again: every word, on every page, across and upright."""

import pytest

from app.charts.faces import screen_face
from app.models.charts import Chart, ChartSeries
from app.models.listed_ledgers import LISTED, SEALED
from app.models.public_papers import TransferSlipContent
from app.printing.list_paper import EMPTY_WORDS, list_paper_pdf
from app.printing.transfer_slip import transfer_slip_pdf
from tests.printing.conftest import FONTS
from tests.printing.list_contents import content
from tests.printing.pages import page_count
from tests.printing.paper_lines import list_paper_lines
from tools.paper_lists import list_content
from tools.paper_samples import Said


@pytest.mark.parametrize("ledger", LISTED)
@pytest.mark.parametrize("is_across", [True, False])
def test_every_word_of_a_list_stands_on_its_page(faces, open_page, ledger, is_across):
    asked = content(ledger, 3, is_across=is_across, is_wall_sheet=not is_across)
    words = "".join(open_page(list_paper_pdf(asked, faces)).words().split())

    for line in list_paper_lines(asked):
        for word in line.split():
            assert word in words, word


def test_a_long_list_has_its_head_on_every_page(faces, open_page):
    pdf = list_paper_pdf(content("duty_signing", 60), faces)
    second = open_page(pdf, 1).words()

    assert "交接事项" in second
    assert "第2页共4页" in second


def test_figures_are_added_up_and_an_empty_list_says_so(faces, open_page):
    assert content("duty_signing", 3).sums()[:8] == ("合计", "", "", "", "", "", 18, 21)
    assert EMPTY_WORDS in open_page(list_paper_pdf(content("cases", 0), faces)).words()


def test_a_transfer_slip_says_who_asks_whom_what(faces, open_page):
    slip = TransferSlipContent(
        number="370781109216-A20260302-001", station_name="高家庄村党群服务站",
        department="交通站", visitor_name="赵敏", received_at="2026年3月2日 09:10",
        receiver_name="王秀英", content="门前路坑洼", handler_name="王秀英", note="请实地看",
        issued_at="2026年3月2日 09:30",
    )  # fmt: skip
    words = open_page(transfer_slip_pdf(slip, faces)).words()
    for word in ("转办单", "交通站", "赵敏", "门前路坑洼", "请实地看", "办理部门签收"):
        assert word in words


def test_a_chart_stands_above_its_table_also_after_one_on_the_screen(faces, open_page):
    screen_face(FONTS)
    chart = Chart(
        title="走访", places=("一组", "二组"), series=(ChartSeries("入户走访", (3.0, 4.0)),)
    )
    asked = content("work_chart", 2, chart=chart, is_across=False)
    words = open_page(list_paper_pdf(asked, faces)).words()

    for word in ("一组", "二组", "第0列"):
        assert word in words
    assert words.index("一组") < words.index("第0列")


@pytest.mark.parametrize("ledger", LISTED)
def test_what_leaves_in_the_stations_name_has_the_place_of_its_seal(faces, open_page, ledger):
    pdf = list_paper_pdf(list_content(ledger, Said(), 3), faces)

    words = open_page(pdf, page_count(pdf) - 1).words()
    assert ("（站章）" in words) == (ledger in SEALED)
