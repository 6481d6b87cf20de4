"""Receipt and notice say everything that they must, on as many pages as it takes."""

import re

import pytest

from app.models.papers import MaterialLine
from app.printing.material_receipt import material_receipt_pdf
from app.printing.one_time_notice import one_time_notice_pdf
from tests.printing.pages import (
    all_words,
    assert_all_inside,
    page_count,
    read_by_zbar,
    read_by_zxing,
    squeezed,
)
from tests.printing.paper_lines import material_receipt_lines, one_time_notice_lines
from tests.printing.samples import RARE_NAMES, make_notice, make_receipt

LONG_ADDRESS = (
    "云门山街道昭德村幸福路与龙泉路交叉口向北三百米路西（原村小学院内）\n东厢房第二间\n便民代办点"
)


def test_the_receipt_says_what_it_must(faces, open_page):
    content = make_receipt()
    words = open_page(material_receipt_pdf(content, faces)).words()

    for line in material_receipt_lines(content):
        assert squeezed(line) in words
    for wanted in (
        "首问责任人",
        "承诺答复时间",
        "最迟2026年11月26日报送",
        "预计2027年1月8日办结（暂定）",
        "监督投诉电话",
        "收费免费",
        "个人信息告知",
        "（站章）",
        "裁切线",
        "存根联",
        "申请人联",
    ):
        assert wanted in words


def test_a_settled_day_is_not_called_provisional():
    lines = material_receipt_lines(make_receipt(is_expected_provisional=False))

    assert not any("暂定" in line for line in lines)


def test_the_two_clocks_stand_apart():
    lines = material_receipt_lines(make_receipt(expected_by=""))

    assert any("最迟 2026年11月26日报送" in line for line in lines)
    assert not any("预计" in line for line in lines)


def test_stub_and_receipt_share_a_page_cut_in_the_middle(faces, open_page):
    pdf = material_receipt_pdf(make_receipt(3), faces)
    page = open_page(pdf)

    assert page_count(pdf) == 1
    assert "存根联" in page.words_within((0, 148.5, 210, 297))
    assert "申请人联" in page.words_within((0, 0, 210, 148.5))
    assert "（站章）" in page.words_within((0, 0, 210, 148.5))
    [(_, cut)] = [(c, box) for c, box in page.characters() if c == "裁"]
    assert (cut[1] + cut[3]) / 2 == pytest.approx(148.5, abs=1)


@pytest.mark.parametrize("materials", [0, 1, 3, 4, 8, 10, 40])
def test_no_material_is_lost_however_many_there_are(faces, open_page, materials):
    content = make_receipt(materials)
    pdf = material_receipt_pdf(content, faces)
    words = all_words(open_page, pdf)

    for line in material_receipt_lines(content):
        assert squeezed(line) in words
    assert_all_inside(open_page, pdf)


def test_ten_materials_still_share_one_page(faces):
    assert page_count(material_receipt_pdf(make_receipt(10), faces)) == 1


def test_long_lists_are_numbered_page_by_page(faces, open_page):
    pdf = material_receipt_pdf(make_receipt(90), faces)
    words = all_words(open_page, pdf)

    numbers = re.findall(r"第(\d)页共(\d)页", words)
    assert len(numbers) > 1
    assert f"材料接收凭证申请人联{make_receipt().number}（续）" in words


def test_the_notice_says_what_it_must_in_both_copies(faces, open_page):
    content = make_notice(
        conditions="人均收入低于当地低保标准。",
        procedure="村级受理、镇街审核确认。",
        refusal_reason="",
    )
    pdf = one_time_notice_pdf(content, faces)

    assert page_count(pdf) == 2
    for number, copy_name in enumerate(["申请人联", "存根联·站点留存"]):
        words = open_page(pdf, number).words()
        assert copy_name in words
        for line in one_time_notice_lines(content):
            assert squeezed(line) in words.replace(copy_name, "申请人联")
        for wanted in (
            "补正期限",
            "办理时限",
            "收费免费",
            "监督投诉电话",
            "经办人",
            "签收",
            "请补盖单位公章",
        ):
            assert wanted in words


def test_the_notice_leaves_out_what_it_does_not_know():
    lines = one_time_notice_lines(make_notice(conditions="", refusal_reason=""))

    assert not any("受理条件" in line or "不予受理" in line for line in lines)


def test_a_refusal_with_nothing_missing_gives_its_reason(faces, open_page):
    content = make_notice(missing=0, refusal_reason="该事项须本人到公安机关办理。")
    words = open_page(one_time_notice_pdf(content, faces)).words()

    assert "不予受理理由该事项须本人到公安机关办理。" in words
    assert "尚缺" not in words


@pytest.mark.parametrize(("missing", "received"), [(0, 0), (1, 1), (20, 8), (60, 60)])
def test_every_missing_material_is_told(faces, open_page, missing, received):
    content = make_notice(missing, received)
    pdf = one_time_notice_pdf(content, faces)
    words = all_words(open_page, pdf)

    for line in one_time_notice_lines(content):
        assert words.count(squeezed(line)) >= 2 or line in ("申请人联", "无")
    assert_all_inside(open_page, pdf)


@pytest.mark.parametrize("dpi", [200, 300])
def test_the_case_number_is_read_from_both_papers(faces, open_page, tmp_path, dpi):
    receipt, notice = make_receipt(), make_notice()
    copies = open_page(material_receipt_pdf(receipt, faces)).picture(dpi)
    applicant = open_page(one_time_notice_pdf(notice, faces)).picture(dpi)

    for read in (read_by_zxing, lambda picture: read_by_zbar(picture, tmp_path)):
        assert read(copies) == [receipt.number] * 2
        assert read(applicant) == [notice.number]


@pytest.mark.parametrize("name", RARE_NAMES)
def test_rare_names_stand_on_both_papers(faces, open_page, name):
    receipt = material_receipt_pdf(
        make_receipt(applicant_name=name, first_receiver_name=name), faces
    )
    notice = one_time_notice_pdf(make_notice(applicant_name=name), faces)

    assert name in open_page(receipt).words()
    assert name in open_page(notice).words()


def test_long_and_empty_papers_are_whole(faces, open_page):
    long_fields = {
        "station_name": LONG_ADDRESS[:30],
        "item_name": LONG_ADDRESS,
        "applicant_name": "国" * 40,
    }
    materials = [MaterialLine(LONG_ADDRESS * 2, "原件或复印件", 12, "退") for _ in range(7)]
    for pdf in (
        material_receipt_pdf(make_receipt(materials=0, **long_fields), faces),
        material_receipt_pdf(make_receipt(0, station_phone="", first_receiver_phone=""), faces),
        one_time_notice_pdf(make_notice(0, 0, limit_text="", handler_name=""), faces),
        one_time_notice_pdf(make_notice(**long_fields, conditions=LONG_ADDRESS * 9), faces),
    ):
        assert_all_inside(open_page, pdf)
    crowded = make_notice(**long_fields)
    pdf = one_time_notice_pdf(type(crowded)(**{**_fields(crowded), "missing": materials}), faces)
    assert_all_inside(open_page, pdf)
    assert all_words(open_page, pdf).count(squeezed(LONG_ADDRESS)) >= 28


def _fields(content) -> dict[str, object]:
    return {name: getattr(content, name) for name in content.__struct_fields__}


def test_a_text_longer_than_a_page_goes_on_over_the_next(faces, open_page):
    pdf = one_time_notice_pdf(make_notice(conditions="说明" * 3000), faces)

    assert page_count(pdf) > 4  # two copies
    assert all_words(open_page, pdf).count("说明") >= 2 * 3000 - page_count(pdf)
    assert_all_inside(open_page, pdf)


def test_the_same_paper_gives_the_same_bytes(faces):
    assert material_receipt_pdf(make_receipt(), faces) == material_receipt_pdf(
        make_receipt(), faces
    )
    assert one_time_notice_pdf(make_notice(), faces) == one_time_notice_pdf(make_notice(), faces)
