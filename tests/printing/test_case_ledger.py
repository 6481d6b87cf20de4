"""The ledger of a list of cases, drawn and read again."""

import pypdfium2

from app.models.ledger_papers import CaseLedgerContent, CaseLedgerRow
from app.printing.case_ledger import PROVISIONAL_WORDS, case_ledger_pdf
from tests.printing.paper_lines import case_ledger_lines


def content(rows=1, **changed):
    row = CaseLedgerRow(
        number="A20261122-001",
        item_name="城乡居民基本养老保险待遇申领",
        applicant_name="甲乙",
        applicant_phone="154****4022",
        department="市人力资源和社会保障局",
        receiver_name="王秀英",
        received="2026-11-22",
        status="已收件",
        due="2026-12-30 暂定",
        level="督办",
        is_late=True,
    )
    said = {
        "issued_at": "2026年11月22日 10:03",
        "station_name": "高家庄村党群服务站",
        "chosen": "待报送、已超期",
        "maker_name": "王秀英",
        "rows": (row,) * rows,
        "is_provisional": True,
    }
    return CaseLedgerContent(**(said | changed))


def test_every_word_of_the_ledger_stands_on_its_page(faces, open_page):
    page = open_page(case_ledger_pdf(content(3), faces))

    for line in case_ledger_lines(content(3)):
        for word in line.split():
            assert word in page.words(), word
    assert PROVISIONAL_WORDS in page.words()


def test_a_long_list_has_its_head_on_every_page_and_loses_no_row(faces, open_page):
    pdf = case_ledger_pdf(content(90), faces)
    document = pypdfium2.PdfDocument(pdf)
    pages = len(document)
    size = document[0].get_size()
    document.close()

    words = [open_page(pdf, number).words() for number in range(pages)]
    assert pages > 2
    assert size[0] > size[1]
    assert all("代办件清单" in each and "首问责任人" in each for each in words)
    assert sum(each.count("A20261122-001") for each in words) == 90
    assert f"第{pages}页共{pages}页" in words[-1]


def test_an_empty_list_says_so(faces, open_page):
    page = open_page(case_ledger_pdf(content(0), faces))

    assert "没有符合条件的代办件" in page.words()
    assert "共0件" in page.words()
