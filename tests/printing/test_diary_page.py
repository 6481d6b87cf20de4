"""The diary on paper, drawn and read again: one visit with photographs, and a month of them."""

import io

from PIL import Image

from app.models.diary_papers import DiaryContent, DiaryEntry, DiaryRemark
from app.models.rules.papers import DiaryTexts
from app.printing.diary_page import diary_page_pdf
from app.printing.form_pages import FORM_WIDTH_MM, LEFT_MM
from app.printing.typeface import Typefaces
from tests.printing.paper_lines import diary_page_lines

RANKS = ("联系领导", "分管领导", "主要领导")


def entry(number: int = 1, **changed) -> DiaryEntry:
    said = {
        "number": f"370781109216-A20260302-{number:03d}", "day": "2026年3月2日",
        "hours": "19:30—20:10　晚上（夜访）　预约", "channel": "入户走访", "visitor": "张三",
        "companions": "李四 村医、王五 会计", "grid": "第一网格", "household": "张䶮户 001 前街3号",
        "interviewee": "张䶮", "households": 10, "content": "看望老人，问了用药和冬季取暖。",
        "classes": "生活困难；工程以外", "finding": "屋顶漏雨，担心雨季。", "answer": "先送去防雨布。",
        "occasions": "生病住院", "reported": "诉求 370781109216-A20260302-001，已答复",
        "handling": "列入危房改造。", "handler": "赵六", "due_on": "2026年3月17日",
        "replied_on": "2026年3月10日", "device": "A 号电脑", "correction": "写错了门牌",
        "remarks": (DiaryRemark("分管领导", "抓紧修。", "孙七 2026年3月3日 09:00"),),
    }  # fmt: skip
    return DiaryEntry(**(said | changed))


def content(*entries: DiaryEntry, **changed) -> DiaryContent:
    said = {
        "station_name": "高家庄村党群服务站", "maker_name": "张三",
        "chosen": "走访人：张三　2026年3月", "ranks": RANKS, "entries": entries,
        "issued_at": "2026年3月31日 17:00",
    }  # fmt: skip
    return DiaryContent(**(said | changed))


def photograph(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (1600, 1200), colour).save(out, "JPEG")
    return out.getvalue()


def test_every_word_of_a_visit_stands_on_its_page(faces, open_page):
    asked = content(entry(), sums=("共 1 人次（入户走访 1）", "夜访 1 次"))
    words = "".join(open_page(diary_page_pdf(asked, faces)).words().split())
    for line in diary_page_lines(asked):
        for word in line.split():
            assert word in words, word


def test_ranks_stand_apart_and_leave_room_for_those_that_were_silent():
    lines = diary_page_lines(content(entry()))
    assert lines[-3:] == [
        f"联系领导点评 {DiaryTexts().no_remark}",
        "分管领导点评 抓紧修。　孙七 2026年3月3日 09:00",
        f"主要领导点评 {DiaryTexts().no_remark}",
    ]
    assert not any(
        "主要领导" in line for line in diary_page_lines(content(entry(), ranks=RANKS[:1]))
    )


def test_words_longer_than_a_page_go_on_over_the_next_and_lose_none(faces, open_page):
    told = "".join(f"第{n}句，说到收成和孩子上学。" for n in range(260))
    pdf = diary_page_pdf(content(entry(content=told)), faces)
    words = "".join("".join(open_page(pdf, page).words().split()) for page in range(3))
    lost = [n for n in range(260) if f"第{n}句" not in words]
    assert len(lost) <= 2  # a word may be parted where a page ends


def test_photographs_are_on_the_page_and_a_damaged_one_is_told_in_a_sentence(
    faces: Typefaces, open_page
):
    plain = diary_page_pdf(content(entry()), faces)
    pictures = (photograph("red"), photograph("green"), photograph("blue"))
    shown = diary_page_pdf(content(entry(pictures=pictures, picture_count=3)), faces)
    assert shown.count(b"/Subtype /Image") == 3
    assert plain.count(b"/Subtype /Image") == 0
    assert shown == diary_page_pdf(content(entry(pictures=pictures, picture_count=3)), faces)


def test_a_month_without_visits_says_so(faces, open_page):
    empty = content(sums=("共 0 人次",))
    assert DiaryTexts().empty in open_page(diary_page_pdf(empty, faces)).words()
    assert diary_page_lines(empty)[-1] == DiaryTexts().empty


def test_a_long_name_over_a_later_page_stays_within_the_form(faces, open_page):
    asked = content(
        *map(entry, range(1, 4)), chosen="走访人：" + "阿卜杜热西提" * 7 + "　2026年3月"
    )
    later = open_page(diary_page_pdf(asked, faces), 1)

    rights = [right for _, (_left, _bottom, right, _top) in later.characters()]
    assert max(rights) <= LEFT_MM + FORM_WIDTH_MM + 0.5
    assert "（续）" in later.words()
