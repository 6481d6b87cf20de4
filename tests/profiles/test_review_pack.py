"""点评 (松木): 每月召开一次驻村工作点评会, with one pack for each cadre."""

import pytest

from app.models.records import Cadre
from app.presenters.review_pack_presenter import pack_content, read_pack
from app.printing.list_paper import list_paper_pdf
from app.printing.typeface import Typefaces
from tests.printing.pages import PdfPage, page_count
from tests.printing.paper_lines import list_paper_lines
from tests.refusals import refused
from tests.stations import RESOURCES, VILLAGE


@pytest.fixture
def place(enrolled, town, works_by):
    """A month of 张明: two visits, one commented in town, and an appeal; and one visit of somebody else."""
    place = works_by("songmu")
    households = place.populate(3)
    place.cadre = place.desk.register.add_cadre(
        place.actor, Cadre(id="", name="张明", title="驻村干部")
    )
    seen = place.visit(
        households[0], visitor_name="张明", finding="路灯坏了。", finding_class="意见建议"
    )
    place.visit(households[1], "phone", visitor_name="张明", content="问了近况。")
    place.visit(households[2], visitor_name="别人")
    place.advance(seen.appeal_id, "sort")
    place.advance(seen.appeal_id, "assign", assignee_name="张明")
    enrolled.sync.exchange()
    town.township.diary.comment(
        VILLAGE, seen.entity_id, town.clerk, "main_leader", "盯到修好为止。"
    )
    enrolled.sync.exchange()
    return place


def test_a_month_s_pack_is_the_cadre_s_own_with_the_leaders_words(place):
    pack = read_pack(place.desk, place.actor, place.cadre, 0)
    figures = {figure.title: figure for figure in pack.figures}
    assert (figures["走访联系次数"].text, figures["其中入户走访"].text) == ("2", "1")
    assert figures["诉求办结率"].text == "0.0%" and figures["代办件"].text == "0"
    for figure in pack.figures:
        own = [line.id for line in pack.lines if line.kind == figure.kind]
        assert figure.kind == "household" or set(figure.ids) <= set(own)
    assert [line.kind for line in pack.lines] == ["visit", "visit", "appeal"]
    assert pack.commented == 1
    assert "主要领导：盯到修好为止。" in {line.comments for line in pack.lines}
    assert pack.meeting_on == "2026-03-25"  # as its profile has it
    assert read_pack(place.desk, place.actor, place.cadre, 1).lines == ()
    assert len(read_pack(place.desk, place.actor, "", 0).lines) == 4
    refused("cadre_unknown", read_pack, place.desk, place.actor, "ab" * 16, 0)


def test_the_pack_is_one_paper_with_every_record(place):
    content = pack_content(place.desk, place.actor, place.cadre, 0)
    said = "\n".join(list_paper_lines(content))
    for words in (
        "2026年3月述职点评材料",
        "张明　驻村干部",
        "问了近况。",
        "盯到修好为止",
        "没有。",
    ):
        assert words in said
    pdf = list_paper_pdf(content, Typefaces.load(RESOURCES / "fonts"))
    page = PdfPage(pdf)
    assert page_count(pdf) == 1 and "走访和民情日记" in page.words()
    assert "点评会2026-03-25" in page.words()
    page.close()
