"""The catalogue's pages in a real browser: upload, look, publish, and who has it."""

from pathlib import Path

import pytest

from app.models.catalog import ItemMaterial, ServiceItem
from app.models.errors import OperationRefused
from app.models.limits import Limit
from app.sheets.item_sheet_writing import item_headings, item_sheet
from app.sheets.table_sheet import table_bytes
from app.town.sign_in import OFFICER
from app.words.problem_words import problem_sentence
from tests.spreadsheets import protected_workbook
from tests.town.browsing import CLERK_NAME, CLERK_PASSWORD, HOSTILE, sign_in
from tests.town.exchanging import greet, push


def item(code: str, name: str = "高龄津贴申请", **changed: object) -> ServiceItem:
    fields = {
        "code": code,
        "category": "养老",
        "name": name,
        "level": "township",
        "department": "市民政局",
        "materials": (ItemMaterial("户口簿", copies=2, is_key=False),),
        "mode": "proxy",
        "promised_limit": Limit(5),
        "statutory_limit": Limit(60, "calendar_day"),
        **changed,
    }
    return ServiceItem(**fields)


@pytest.fixture
def listed(tmp_path):
    def write(*items: ServiceItem, name: str = "清单.xlsx") -> Path:
        path = tmp_path / name
        path.write_bytes(item_sheet("事项清单", items))
        return path

    return write


def upload(page, path: Path) -> None:
    page.goto("/catalog")
    page.set_input_files("#list", path)
    with page.expect_navigation():
        page.click("text=读入并预览")


def publish(page, path: Path, version: str) -> None:
    upload(page, path)
    page.fill("#version", version)
    page.click("main button:text-is('发布')")


def test_an_administrator_uploads_looks_and_publishes(page, township, station, clerk, listed):
    push(township, station, station.device)
    sign_in(page)
    page.click("nav >> text=事项")
    assert "示例目录，共 211 项" in page.inner_text(".head-note")

    upload(page, listed(item("A-1"), item("A-2", "参保登记", promised_limit=Limit(0))))
    assert "还没有发布" in page.inner_text(".head-note")
    assert township.catalog.view().catalog.is_sample
    page.fill("#version", "2026年第一版")
    page.click("main button:text-is('发布')")

    assert "已发布" in page.inner_text("[role=status]")
    assert "现行“2026年第一版”，共 2 项" in page.inner_text(".head-note")
    station.import_answer(township.export_bundle(station.device_id))
    page.click("text=2026年第一版 >> nth=-1")
    assert "还没有确认" in page.inner_text("tbody")
    greet(township, station)
    page.reload()
    assert "已收到" in page.inner_text("tbody")
    assert page.complaints == []


def test_a_new_list_is_shown_beside_the_one_in_force(page, township, clerk, listed):
    sign_in(page)
    publish(page, listed(item("A-1"), item("A-2"), item("A-3")), "第一版")
    upload(page, listed(item("A-1"), item("A-2", promised_limit=Limit(3)), item("A-4", "新事项")))

    rows = [row.inner_text() for row in page.query_selector_all(".two tbody tr")]
    assert [row.split("\t")[0].strip("◆▲■\n ") for row in rows] == ["变更", "新增", "停用"]
    assert "承诺时限" in rows[0]
    page.fill("#effective_on", "3月1日")
    page.fill("#version", "第二版")
    page.click("main button:text-is('发布')")
    assert page.inner_text("[role=alert]") == problem_sentence(
        OperationRefused("edition_date_impossible")
    )
    assert page.input_value("#version") == "第二版"  # what was typed stays
    page.fill("#effective_on", "2026-08-05")
    page.click("main button:text-is('发布')")
    assert "现行“第二版”" in page.inner_text(".head-note")


def test_a_list_with_bad_rows_cannot_be_published(page, township, clerk, tmp_path):
    good = ["A-1", "甲", "养老", "镇级", "市民政局", "代办", "是", "", "5个工作日"]
    rows = [good, [*good[:1], "乙", *good[2:]], ["A-3", "丙", *good[2:8], "20"]]
    path = tmp_path / "清单.xlsx"
    path.write_bytes(table_bytes("事项清单", item_headings(), rows))
    sign_in(page)
    upload(page, path)

    refused = page.inner_text(".card >> nth=0")
    assert "编码与前面的一行相同" in refused and "时限没有说明单位" in refused
    assert page.query_selector("main button:text-is('发布')") is None
    assert township.catalog.view().editions == ()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"%PDF-1.7\x00\x00\x00 no sheet", "file_not_a_spreadsheet"),
        (b"", "item_list_empty"),
        (protected_workbook(), "spreadsheet_password_protected"),
        ("今天开会".encode(), "item_columns_missing"),
    ],
    ids=["pdf", "empty", "protected", "letter"],
)
def test_a_file_that_is_no_list_is_refused_in_one_sentence(
    page, township, clerk, tmp_path, content, problem
):
    path = tmp_path / "清单.csv"
    path.write_bytes(content)
    sign_in(page)
    upload(page, path)
    sentence = page.inner_text("[role=alert]")
    assert sentence == problem_sentence(OperationRefused(problem, sheet="CSV"))
    assert township.catalog.view().editions == ()
    assert page.complaints == [] or all("422" in line for line in page.complaints)


def test_a_list_that_is_too_large_is_refused(page, township, clerk, tmp_path):
    path = tmp_path / "清单.csv"
    path.write_bytes(b"x" * (16 * 1024 * 1024 + 10))
    sign_in(page)
    upload(page, path)
    assert page.inner_text("[role=alert]").startswith("这个文件超过 16 MB")


def test_a_second_press_publishes_nothing_more(page, township, clerk, listed):
    sign_in(page)
    upload(page, listed(item("A-1")))
    draft = page.url
    page.click("main button:text-is('发布')")
    page.goto(draft)
    assert "这份预览已经发布过" in page.inner_text("body")
    assert len(township.catalog.view().editions) == 1


def test_officers_look_and_do_not_publish(page, township, listed):
    clerk = township.add_clerk(CLERK_NAME, CLERK_PASSWORD, OFFICER)
    draft = township.catalog.read_list("清单.xlsx", item_sheet("事", [item("A-1")]), clerk)
    sign_in(page)
    page.goto("/catalog")
    assert page.query_selector("#list") is None
    page.goto(f"/catalog/drafts/{draft.id}")
    assert "管理" in page.inner_text("body") and page.query_selector("#version") is None


def test_items_are_found_by_characters_pinyin_initials_and_category(page, township, clerk):
    sign_in(page)
    for words in ("高龄津贴", "gaolingjintie", "GLJT"):
        page.goto(f"/catalog?q={words}")
        assert page.inner_text(".main-link >> nth=0") == "高龄津贴申请"
    page.goto("/catalog?category=婚姻家庭")
    assert "找到 10 项" in page.inner_text(".tools")
    page.goto("/catalog?q=没有这一项")
    assert "没有找到" in page.inner_text(".empty >> nth=0")
    page.goto("/catalog")
    page.click("text=下一页")
    page.wait_for_selector("text=回到第一页")
    page.goto("/catalog?from=99999999999999999999")
    assert page.query_selector("text=回到第一页") is None


def test_the_list_in_force_is_downloaded_and_reads_back(page, township, clerk, tmp_path):
    sign_in(page)
    page.goto("/catalog")
    with page.expect_download() as download:
        page.click("text=下载现行清单")
    path = tmp_path / "下载.xlsx"
    download.value.save_as(path)
    draft = township.catalog.read_list(path.name, path.read_bytes(), clerk)
    assert len(draft.preview.items) == 211 and draft.preview.refused == ()


def test_names_from_a_file_are_text_and_nothing_else(page, township, clerk, listed):
    items = [item(f"A-{n}", text, place=text) for n, text in enumerate(HOSTILE)]
    sign_in(page)
    publish(page, listed(*items), "<b>第一版</b>")
    assert "<b>第一版</b>" in page.inner_text(".head-note")
    for n, _ in enumerate(items):
        page.goto(f"/catalog/items/A-{n}")
        assert page.query_selector("main script, main img, main svg, main iframe") is None
    assert page.complaints == []
