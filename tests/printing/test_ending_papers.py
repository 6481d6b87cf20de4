"""The papers of a case's way and end: every word is on the paper, inside it, and every name prints."""

import pytest

from app.models.ending_papers import (
    ContentsRow,
    DeliveryReceiptContent,
    ExtensionSlipContent,
    FileContentsContent,
    FollowUpRecordContent,
    HandoverListContent,
    HandoverRow,
    RatingSheetContent,
    ReminderSlipContent,
)
from app.models.papers import MaterialLine
from app.printing import (
    delivery_receipt,
    extension_slip,
    file_contents,
    follow_up_record,
    handover_list,
    rating_sheet,
    reminder_slip,
)
from app.words.terms import RATING, RATING_ITEM
from tests.printing import paper_lines
from tests.printing.pages import all_words, assert_all_inside, squeezed
from tests.printing.samples import RARE_NAMES, VILLAGE, made_up_name

NAME = made_up_name(7)
CASE = {
    "number": f"{VILLAGE}-A20261121-001",
    "issued_at": "2026年11月21日 09:32",
    "station_name": "云门山街道昭德村党群服务站",
    "item_name": "最低生活保障对象认定申请",
    "applicant_name": NAME,
}


def delivery(**fields):
    said = {
        **CASE, "outcome": "准予", "reply": "已批准，自下月起发放。", "document_name": "低保证",
        "document_number": "370781-2026-0001", "method": "来站领取", "receiver_name": NAME,
        "receiver_relation": "本人", "delivered_at": "2026年11月21日 09:30",
        "handler_name": made_up_name(8), "supervision_phone": "12345",
        "returned": [MaterialLine("户口簿"), MaterialLine("居民身份证", "original", 2)],
        "kept": [MaterialLine("低保申请书", "original", 1, "承办单位留存")],
    }  # fmt: skip
    return DeliveryReceiptContent(**(said | fields))


def handover(cases=3, **fields):
    said = {
        "number": f"{VILLAGE}-A20261121-001-Y",
        "station_name": CASE["station_name"],
        "giver": CASE["station_name"],
        "receiver": "镇便民服务中心",
        "handed_over_at": "2026年11月21日 16:00",
        "giver_name": made_up_name(8),
        "originals": cases * 2,
        "copies": cases,
        "rows": [
            HandoverRow(
                f"A20261121-{n:03d}", CASE["item_name"], made_up_name(n), "户口簿、身份证", 2, 1
            )
            for n in range(1, cases + 1)
        ],
    }
    return HandoverListContent(**(said | fields))


def rating(**fields):
    said = {
        **CASE, "concluded_on": "2026年11月20日 15:00", "levels": list(RATING.values()),
        "items": list(RATING_ITEM.values()), "item_levels": ["", "", ""], "supervision_phone": "12345",
    }  # fmt: skip
    return RatingSheetContent(**(said | fields))


def papers(applicant_name=NAME):
    case = CASE | {"applicant_name": applicant_name}
    rows = [HandoverRow("A20261121-001", CASE["item_name"], applicant_name, "户口簿", 1, 0)]
    return {
        "handover_list": (handover_list, handover(rows=rows)),
        "delivery_receipt": (delivery_receipt, delivery(applicant_name=applicant_name)),
        "rating_sheet": (
            rating_sheet,
            rating(
                applicant_name=applicant_name, chosen="不满意", is_named=False, reason="等得久",
                item_levels=["不满意", "满意", ""], method="本人在屏上点选",
            ),
        ),
        "follow_up_record": (
            follow_up_record,
            FollowUpRecordContent(
                **case, method="电话", followed_up_at="2026年11月22日 10:00",
                follower_name=made_up_name(8), satisfaction="不满意", opinion="津贴还没到账",
                rework="需要，回到镇里再办一轮",
            ),
        ),
        "file_contents": (
            file_contents,
            FileContentsContent(
                **case, opened_on="2026年11月2日", closed_on="2026年11月30日", outcome="准予",
                rows=[ContentsRow("户口簿", NAME, "2026年11月2日", "在申请人手里")] * 30,
            ),
        ),
        "reminder_slip": (
            reminder_slip,
            ReminderSlipContent(**case, due_on="2026年11月18日", days_late=3, level="督办",
                                addressee="民政办", sender_name=made_up_name(8)),
        ),
        "extension_slip": (
            extension_slip,
            ExtensionSlipContent(**case, reason="资料需要外调", old_due_on="2026年11月18日",
                                 new_due_on="2026年12月2日", approver_name=made_up_name(9),
                                 told_on="2026年11月17日", extended_at="2026年11月17日 10:00"),
        ),
    }  # fmt: skip


def drawn(name, module, content, faces):
    return getattr(module, f"{name}_pdf")(content, faces)


@pytest.mark.parametrize("name", papers())
def test_every_word_is_on_the_paper_and_inside_it(name, faces, open_page):
    module, content = papers()[name]
    pdf = drawn(name, module, content, faces)

    assert_all_inside(open_page, pdf)
    words = all_words(open_page, pdf)
    for line in getattr(paper_lines, f"{name}_lines")(content):
        assert squeezed(line) in words, line
    assert drawn(name, module, content, faces) == pdf


@pytest.mark.parametrize("villager", RARE_NAMES)
@pytest.mark.parametrize("name", papers())
def test_every_villagers_name_prints(name, villager, faces, open_page):
    module, content = papers(villager)[name]

    assert villager in all_words(open_page, drawn(name, module, content, faces))


def test_a_large_batch_takes_as_many_pages_as_it_needs(faces, open_page):
    pdf = handover_list.handover_list_pdf(handover(cases=60), faces)

    assert_all_inside(open_page, pdf)
    assert all_words(open_page, pdf).count("A20261121-060") == len(handover_list.COPIES)


def test_an_empty_form_has_boxes_and_a_filled_one_a_tick(faces):
    empty = rating_sheet.choice_lines(rating())
    assert empty[0].count("□") == 5
    assert "■" not in "".join(empty)
    filled = rating_sheet.choice_lines(rating(chosen="满意", item_levels=["满意", "", ""]))
    assert "■ 满意" in filled[0]
    assert "■ 满意" in filled[1]
    assert "■ 实名" in filled[-1]


def test_a_receipt_says_so_when_nothing_was_to_be_returned(faces, open_page):
    bare = delivery(returned=[], kept=[], document_name="", document_number="")

    words = all_words(open_page, delivery_receipt.delivery_receipt_pdf(bare, faces))
    assert bare.words.nothing_returned in words
    assert "证照名称" not in words
