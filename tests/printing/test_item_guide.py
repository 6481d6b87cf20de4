"""The guide to an item on paper: everything that the item says, and nothing about anybody."""

from app.models.guide import ItemGuideContent
from app.models.rules.papers import GuideTexts
from app.printing.item_guide import item_guide_pdf
from app.printing.typeface import Typefaces
from tests.acts.item_lists import item
from tests.printing.pages import page_count
from tests.printing.paper_lines import item_guide_lines
from tests.stations import RESOURCES

LONG = item(
    "A-1",
    "很长的事项名称" * 9,
    is_delegable=False,
    place="镇便民服务中心三号窗口",
    consult_phone="0536-3250001",
    conditions="年满八十周岁。\n本村户籍。",
    fee_note="不收费",
)


def content(**changed):
    fields = {"station_name": "高家庄村党群服务站", "version": "2026版", "is_sample": False}
    return ItemGuideContent(**{**fields, "item": LONG, **changed})


def test_all_that_the_item_says_stands_on_the_page():
    lines = item_guide_lines(content())
    said = "\n".join(lines)
    for words in ("居民身份证", "户口簿", "须本人办理", "5 个工作日", "20 个工作日", "0536-3250001",
                  "不收费", "镇便民服务中心三号窗口", "2026版", "年满八十周岁"):  # fmt: skip
        assert words in said, words
    assert GuideTexts().sample not in said
    assert GuideTexts().sample in item_guide_lines(content(is_sample=True))
    assert "不需要材料" in "".join(item_guide_lines(content(item=item("B-1", materials=()))))


def test_it_is_one_page_and_the_same_each_time():
    faces = Typefaces.load(RESOURCES / "fonts")
    pdf = item_guide_pdf(content(), faces)
    assert pdf == item_guide_pdf(content(), faces)
    assert page_count(pdf) == 1
