"""The papers of an intake say everything that they must, on as many pages as it takes."""

import msgspec
import pytest

from app.models.papers import MaterialLine
from app.printing.acceptance_form import acceptance_form_pdf
from app.printing.commitment_letter import commitment_letter_pdf
from app.printing.deficient_notice import deficient_notice_pdf
from app.printing.material_receipt import material_receipt_pdf
from app.printing.one_time_notice import one_time_notice_pdf
from app.printing.power_of_attorney import power_of_attorney_pdf
from tests.printing.pages import all_words, assert_all_inside, page_count, read_by_zxing, squeezed
from tests.printing.paper_lines import (
    acceptance_form_lines,
    commitment_letter_lines,
    deficient_notice_lines,
    one_time_notice_lines,
    power_of_attorney_lines,
)
from tests.printing.samples import (
    RARE_NAMES,
    make_acceptance_form,
    make_commitment,
    make_deficient_notice,
    make_materials,
    make_notice,
    make_power,
    make_receipt,
)

LONG = "云门山街道昭德村幸福路与龙泉路交叉口向北三百米路西（原村小学院内）东厢房第二间" * 3
PAPERS = {
    "form": (make_acceptance_form, acceptance_form_lines, acceptance_form_pdf, 1),
    "power": (make_power, power_of_attorney_lines, power_of_attorney_pdf, 2),
    "commitment": (make_commitment, commitment_letter_lines, commitment_letter_pdf, 2),
    "notice": (make_deficient_notice, deficient_notice_lines, deficient_notice_pdf, 2),
}
EVERY_FIELD = {
    "form": "收件时间 渠道来站 首问责任人 姓名 证件号码 电话 住址 户号017 代理关系 事项 承诺时限 最迟报送日"
    " 应办结日2027年1月8日（暂定） 收费免费 代收代缴 申请人或代办人（签名） 首问责任人（签名） 编号",
    "power": "委托人 受托人 权限代交材料、代领结果 期限至2027年2月19日止 签署方式签名 见证人 委托日期"
    " 不含代签 证件号码",
    "commitment": "所缺材料 补交方式本人送到本站 补交期限2026年12月5日（含当日）"
    " 逾期后果 容缺受理即行终止 承诺人（签名或指印）",
    "notice": "需要补交的材料 补交期限 办理时限 收费免费 咨询电话 监督投诉电话 经办人 签收 （站章）",
}


@pytest.fixture(params=PAPERS)
def paper(request):
    return (request.param, *PAPERS[request.param])


def test_every_copy_says_what_it_must(faces, open_page, paper):
    name, make, lines_of, pdf_of, copies = paper
    pdf = pdf_of(make(), faces)

    assert page_count(pdf) == copies
    for number in range(copies):
        words = open_page(pdf, number).words()
        for line in lines_of(make()):
            assert squeezed(line) in words
        for wanted in EVERY_FIELD[name].split():
            assert wanted in words
    assert_all_inside(open_page, pdf)


def test_the_number_is_read_from_every_copy(faces, open_page, paper):
    _, make, _, pdf_of, copies = paper
    pdf = pdf_of(make(), faces)

    for number in range(copies):
        assert read_by_zxing(open_page(pdf, number).picture(200)) == [make().number]


@pytest.mark.parametrize("name", RARE_NAMES)
def test_rare_names_stand_on_every_paper(faces, open_page, paper, name):
    _, make, _, pdf_of, _ = paper

    assert name in open_page(pdf_of(make(applicant_name=name), faces)).words()


def test_long_and_empty_texts_are_whole(faces, open_page, paper):
    _, make, lines_of, pdf_of, _ = paper
    texts = {
        field.name: (LONG, "")
        for field in msgspec.structs.fields(make())
        if field.type is str and field.name not in ("number", "issued_at", "station_name")
    }
    for choice in (0, 1):
        content = make(**{name: text[choice] for name, text in texts.items()})
        pdf = pdf_of(content, faces)
        words = all_words(open_page, pdf)
        for line in lines_of(content):
            assert squeezed(line) in words
        assert_all_inside(open_page, pdf)


@pytest.mark.parametrize("count", [0, 1, 30, 80])
def test_no_material_is_lost_however_many_there_are(faces, open_page, count):
    for content, lines_of, pdf_of in (
        (make_acceptance_form(count), acceptance_form_lines, acceptance_form_pdf),
        (make_commitment(count), commitment_letter_lines, commitment_letter_pdf),
        (make_deficient_notice(count), deficient_notice_lines, deficient_notice_pdf),
    ):
        pdf = pdf_of(content, faces)
        words = all_words(open_page, pdf)
        for line in lines_of(content):
            assert squeezed(line) in words
        assert_all_inside(open_page, pdf)


def test_the_same_paper_gives_the_same_bytes(faces, paper):
    _, make, _, pdf_of, _ = paper

    assert pdf_of(make(), faces) == pdf_of(make(), faces)


def test_a_broken_commitment_ends_the_acceptance_in_words(faces, open_page):
    words = open_page(deficient_notice_pdf(make_deficient_notice(is_expired=True), faces)).words()

    assert "容缺受理自期满次日起终止" in words
    assert "至今尚缺2项" in words


def test_somebody_who_only_asks_is_told_what_to_bring(faces, open_page):
    content = make_notice(received=0, is_advice=True, supplement_due_on="")
    words = open_page(one_time_notice_pdf(content, faces)).words()

    assert "您咨询的上述事项，办理时需要2项材料" in words
    assert "一、办理需要的材料" in words
    assert "补正期限" not in words
    for line in one_time_notice_lines(content):
        assert squeezed(line) in words


def test_the_receipt_has_a_line_for_each_step_of_money(faces, open_page):
    lines = [
        "代收医保费 400.00 元，代交税务局",
        "退还找零 20.00 元，交给本人",
        "已全部交清、退清。",
    ]
    words = open_page(material_receipt_pdf(make_receipt(money_lines=lines), faces)).words()

    for line in lines:
        assert words.count(squeezed(f"代收代缴 {line}")) == 2  # stub and receipt
    crowded = make_receipt(money_lines=lines * 20)
    full = type(crowded)(
        **{**{n: getattr(crowded, n) for n in crowded.__struct_fields__},
           "materials": [*make_materials(20), MaterialLine(LONG)]}
    )  # fmt: skip
    assert_all_inside(open_page, material_receipt_pdf(full, faces))
