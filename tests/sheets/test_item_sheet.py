"""A county's item list is read as counties write it; what cannot be meant is refused by its row."""

import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from app.models.catalog import MODES, ItemCatalog, ItemMaterial, ServiceItem
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.item_list import change_counts, changes_of
from app.models.limits import Limit
from app.models.working_days import CALENDAR_DAY, HOUR, LIMIT_UNITS, WORKING_DAY
from app.sheets.item_cells import read_day, read_limit, read_materials
from app.sheets.item_headings import find_item_columns, heading_field
from app.sheets.item_sheet import CSV_SHEET, read_item_file, read_item_list
from app.sheets.item_sheet_writing import item_headings, item_rows, item_sheet
from app.sheets.shipped import load_catalog, load_readings
from tests.spreadsheets import protected_workbook, protected_xls, read_roster

HEADINGS = ["事项编码", "事项名称", "办理方式", "承诺时限", "申请材料"]


@pytest.fixture(scope="module")
def readings(resources):
    return load_readings(resources)


@pytest.fixture
def read_rows(make_sheet, readings):
    def read(*rows, headings=HEADINGS, title="青州市代办事项清单"):
        return read_item_file(make_sheet([[title], headings, *rows]), readings)

    return read


def problems(preview):
    return [(bad.row, bad.column, bad.problem) for bad in preview.refused]


def test_a_list_is_read_under_the_words_that_counties_use(make_sheet, readings):
    path = make_sheet(
        [
            ["2026年帮办代办事项目录"],
            ["序号", "实施编码", "事 项 名 称", "分类", "行使层级", "责任部门", "法律依据", "申请条件",
             "所需材料", "法定办结时限（工作日）", "承诺办结时限", "服务方式", "收费标准", "办公时间",
             "办理地点", "咨询电话", "监督投诉电话", "实施日期", "办理流程", "股室"],
            [1, "3707-001", "高龄津贴申请", "养老", "镇级", "民政局", "老年人权益保障法", "年满80周岁",
             "1.居民身份证原件及复印件1份\n2.户口簿（复印件2份、可容缺）\n3.银行卡（选填）", 20,
             "5个工作日", "全程代办", "不收费", "周一至周五", "镇便民服务中心", "0536-3250001", "12345",
             "2026年3月1日", "申请\n审核\n发放", "二股"],
        ]
    )  # fmt: skip

    preview = read_item_file(path, readings)

    (item,) = preview.items
    assert (item.code, item.name, item.category, item.level) == (
        "3707-001", "高龄津贴申请", "养老", "township",
    )  # fmt: skip
    assert item.statutory_limit == Limit(20, WORKING_DAY)
    assert item.promised_limit == Limit(5, WORKING_DAY)
    assert item.materials == (
        ItemMaterial("居民身份证", originals=1, copies=1),
        ItemMaterial("户口簿", originals=0, copies=2, is_key=False),
        ItemMaterial("银行卡", is_required=False),
    )
    assert (item.mode, item.fee_note, item.office_hours) == ("proxy", "不收费", "周一至周五")
    assert (item.consult_phone, item.complaint_phone) == ("0536-3250001", "12345")
    assert (item.effective_on, item.procedure) == ("2026-03-01", "申请\n审核\n发放")
    assert item.initials.split()[0] == "gljtsq" and "gaolingjintieshenqing" in item.pinyin
    assert preview.header_row == 2 and preview.refused == ()
    assert [(d.column, d.problem) for d in preview.doubtful] == [("股室", "item_column_not_read")]


@pytest.mark.parametrize(
    ("cell", "unit", "heading", "limit"),
    [
        ("20个工作日", "", "", Limit(20)),
        ("２０ 工作日", "", "", Limit(20)),
        (20, "工作日", "", Limit(20)),
        (60, "", CALENDAR_DAY, Limit(60, CALENDAR_DAY)),
        ("60日", "", WORKING_DAY, Limit(60)),
        ("60自然日内办结", "", "", Limit(60, CALENDAR_DAY)),
        ("24小时", "", WORKING_DAY, Limit(24, HOUR)),
        ("即办", "", "", Limit(0)),
        (0, "", "", Limit(0)),
    ],
)
def test_a_limit_is_a_number_with_a_unit(cell, unit, heading, limit):
    assert read_limit(cell, unit, heading).limit == limit


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        (20, "item_limit_unit_missing"),
        ("20", "item_limit_unit_missing"),
        ("20天", "item_limit_unit_missing"),
        ("3个月", "item_limit_unit_unknown"),
        ("2周", "item_limit_unit_unknown"),
        ("尽快", "item_limit_unreadable"),
        ("5至10个工作日", "item_limit_unreadable"),
        ("-5个工作日", "item_limit_impossible"),
        ("99999个工作日", "item_limit_impossible"),
    ],
)
def test_a_limit_that_cannot_be_meant_is_refused(cell, problem):
    assert read_limit(cell, "", "") == read_limit(cell, "", "")
    assert read_limit(cell, "", "").problem == problem


def test_every_bad_row_is_named_with_what_is_wrong(read_rows):
    preview = read_rows(
        ["A-1", "甲", "代办", "5个工作日", "居民身份证"],
        ["A-1", "乙", "代办", "5个工作日", "居民身份证"],
        ["A-2", "", "代办", "5个工作日", "居民身份证"],
        ["", "丙", "代办", "5个工作日", "居民身份证"],
        ["A-3", "丁", "代办", "5", "居民身份证"],
        ["A-4", "戊", "包办", "5个工作日", "居民身份证"],
        ["A-5", "己", "代办", "", "居民身份证"],
        ["A-6", "庚", "", "3个月", "居民身份证"],
    )

    assert [item.code for item in preview.items] == ["A-1"]
    assert problems(preview) == [
        (4, "事项编码", "item_code_repeated"),
        (5, "事项名称", "item_name_missing"),
        (6, "事项编码", "item_code_missing"),
        (7, "承诺时限", "item_limit_unit_missing"),
        (8, "办理方式", "item_mode_unknown"),
        (9, "承诺时限", "item_limit_missing"),
        (10, "承诺时限", "item_limit_unit_unknown"),
        (10, "办理方式", "item_mode_unknown"),
    ]
    with pytest.raises(OperationRefused, match="items_refused") as refusal:
        preview.refuse_bad_rows()
    assert refusal.value.facts == {"count": 7}


def test_sections_totals_and_repeated_headings_are_no_items(read_rows):
    preview = read_rows(
        ["一、医疗保险"],
        ["A-1", "参保登记", "代办", "即办", ""],
        HEADINGS,
        ["（二）养老"],
        ["A-2", "高龄津贴", "代办", "即办", ""],
        ["合计", "2项"],
    )
    assert [(item.code, item.category) for item in preview.items] == [
        ("A-1", "医疗保险"),
        ("A-2", "养老"),
    ]
    assert preview.refused == ()


def test_merged_categories_are_filled_downward(make_sheet, readings):
    rows = [
        ["事项编码", "事项名称", "类别", "承诺时限"],
        ["A-1", "甲", "养老", "即办"],
        ["A-2", "乙", None, "即办"],
    ]
    preview = read_item_file(make_sheet(rows, merges=[(1, 2, 2, "养老")]), readings)
    assert [item.category for item in preview.items] == ["养老", "养老"]
    assert [doubt.problem for doubt in preview.doubtful] == ["item_mode_column_missing"]


@pytest.mark.parametrize(
    ("cell", "materials"),
    [
        ("居民身份证；户口簿", [("居民身份证", 1, 0, True, True), ("户口簿", 1, 0, True, True)]),
        ("①申请表 ②照片(一式两份)", [("申请表", 1, 0, True, True), ("照片", 2, 0, True, True)]),
        ("停保原因材料(死亡、参加职工医保等)", [("停保原因材料(死亡、参加职工医保等)", 1, 0, True, True)]),
        ("居民身份证(可后补)", [("居民身份证(可后补)", 1, 0, True, False)]),
        ("诊断证明复印件2份", [("诊断证明", 0, 2, True, True)]),
        ("复印件", [("复印件", 1, 0, True, True)]),
        ("申请表;申请表", [("申请表", 1, 0, True, True)]),
        ("无", []),
        ("", []),
    ],
)  # fmt: skip
def test_materials_say_how_many_originals_and_copies(cell, materials):
    assert [
        (m.name, m.originals, m.copies, m.is_required, m.is_key) for m in read_materials(cell)
    ] == materials


def test_a_column_of_papers_that_may_be_late_makes_them_no_key_papers(read_rows):
    preview = read_rows(
        ["A-1", "甲", "代办", "即办", "申请表；户口簿", "户口簿；照片"],
        headings=[*HEADINGS, "可容缺材料"],
    )
    assert [(m.name, m.is_key) for m in preview.items[0].materials] == [
        ("申请表", True),
        ("户口簿", False),
        ("照片", False),
    ]


def test_who_must_come_in_person_is_told_by_a_column_or_by_the_name(read_rows):
    preview = read_rows(
        ["A-1", "甲", "代办", "即办", "", "否"],
        ["A-2", "结婚登记预约", "告知", "即办", "", "是"],
        ["A-3", "结婚登记预约二", "告知", "即办", "", ""],
        ["A-4", "乙", "代办", "即办", "", "看情况"],
        headings=[*HEADINGS, "可否代办"],
    )
    assert [item.is_delegable for item in preview.items] == [False, True, False, True]
    assert [doubt.problem for doubt in preview.doubtful] == ["item_delegable_unclear"]


@pytest.mark.parametrize(
    ("cell", "day"),
    [("2026.3.1", "2026-03-01"), ("46083", "2026-03-02"), (46083.0, "2026-03-02"),
     ("2026-02-30", None), ("明年", None), ("", ""), ("无", "")],
)  # fmt: skip
def test_a_day_is_a_day(cell, day):
    assert read_day(cell) == day


def test_dates_that_swap_are_refused(read_rows):
    preview = read_rows(
        ["A-1", "甲", "代办", "即办", "", "2026-03-02", "2026-03-01"],
        ["A-2", "乙", "代办", "即办", "", "2026-13-01", ""],
        headings=[*HEADINGS, "生效日期", "失效日期"],
    )
    assert [p for _, _, p in problems(preview)] == ["item_dates_swapped", "item_date_impossible"]


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", "\t"])
def test_a_csv_is_read_as_excel_saves_it(readings, encoding, separator):
    text = "\r\n".join(
        separator.join(row) for row in [HEADINGS, ["A-1", "甲", "代办", "即办", "卡"]]
    )
    preview = read_item_list("清单.csv", text.encode(encoding), readings)
    assert (preview.sheet, [item.name for item in preview.items]) == (CSV_SHEET, ["甲"])


def test_the_shipped_list_reads_as_it_ships(resources, readings):
    content = (resources / "catalog" / "sample.csv").read_bytes()
    preview = read_item_list("sample.csv", content, readings)
    shipped = load_catalog(resources)
    assert len(preview.items) == 211 and not preview.refused
    changed = [
        change
        for change in changes_of(ItemCatalog("2026版", False, shipped.items), preview.items)
        if change.kind != "unchanged"
    ]
    # Natural days that stand in the note of the sample only are not guessed in an import.
    assert all(change.fields == ("promised_limit",) for change in changed)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "item_list_empty"),
        (b"\n\n  ,,\n", "item_list_empty"),
        (b"%PDF-1.7\x00\x01\x02" + b"\x00" * 200, "file_not_a_spreadsheet"),
        (b"PK\x03\x04 not a zip" + b"\x00" * 50, "file_not_a_spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x00\x00" + b"\x00" * 50, "file_not_a_spreadsheet"),
        ("今天开会".encode(), "item_columns_missing"),
        ("事项编码,事项名称\n".encode(), "item_list_empty"),
        (b"x" * (16 * 1024 * 1024 + 1), "item_file_too_large"),
    ],
    ids=["empty", "blank", "pdf", "broken-zip", "picture", "letter", "headings-only", "giant"],
)
def test_a_file_that_is_no_list_is_refused(readings, content, problem):
    with pytest.raises(OperationRefused, match=problem):
        read_item_list("清单.xlsx", content, readings)


def test_a_protected_workbook_is_refused(tmp_path, readings):
    for content in (protected_workbook(), protected_xls()):
        with pytest.raises(OperationRefused, match="spreadsheet_password_protected"):
            read_item_list("清单.xlsx", content, readings)
        (tmp_path / "花名册.xls").write_bytes(content)
        with pytest.raises(OperationRefused, match="spreadsheet_password_protected"):
            read_roster(tmp_path / "花名册.xls")
    with pytest.raises(OperationRefused, match="file_not_a_spreadsheet"):
        read_item_list("清单.xls", protected_xls()[:520], readings)


def test_a_workbook_cut_off_anywhere_is_refused(make_sheet, readings):
    whole = make_sheet([HEADINGS, ["A-1", "甲", "代办", "即办", ""]]).read_bytes()
    for end in range(4, len(whole) - 1, len(whole) // 40):
        with pytest.raises(OperationRefused, match="file_not_a_spreadsheet"):
            read_item_list("清单.xlsx", whole[:end], readings)


def test_two_cells_in_far_corners_do_not_take_the_memory(tmp_path, readings):
    """The reader would make room for 17 thousand million cells and be killed."""
    path = tmp_path / "角.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_string(0, 0, "事项编码")
        sheet.write_string(1_048_575, 16_383, "远")
    with pytest.raises(OperationRefused, match="spreadsheet_too_large"):
        read_item_file(path, readings)
    with pytest.raises(OperationRefused, match="spreadsheet_too_large"):
        read_roster(path)


def test_a_file_that_is_gone_may_be_tried_again(tmp_path, readings):
    with pytest.raises(EnvironmentProblem, match="file_unreadable"):
        read_item_file(tmp_path / "没有.xlsx", readings)


# ---------------------------------------------------------------- round trip

WORDS = st.text("甲乙丙丁戊己庚辛壬癸", min_size=1, max_size=6)
LIMITS = st.builds(Limit, st.integers(1, 400), st.sampled_from(LIMIT_UNITS)) | st.just(Limit(0))
MATERIALS = st.builds(
    ItemMaterial,
    name=WORDS,
    is_required=st.booleans(),
    originals=st.integers(1, 3),
    copies=st.integers(0, 3),
    source=st.just("") | WORDS,
    review_points=st.just("") | WORDS,
    is_key=st.booleans(),
) | st.builds(ItemMaterial, name=WORDS, originals=st.just(0), copies=st.integers(1, 3))
ITEMS = st.builds(
    ServiceItem,
    code=st.from_regex(r"[A-Z]-[0-9]{1,4}", fullmatch=True),
    category=WORDS,
    name=WORDS,
    level=st.sampled_from(["county", "township", "village"]),
    department=WORDS,
    materials=st.lists(MATERIALS, max_size=3, unique_by=lambda m: m.name).map(tuple),
    mode=st.sampled_from(MODES),
    promised_limit=LIMITS,
    statutory_limit=st.none() | LIMITS,
    is_delegable=st.booleans(),
    conditions=st.just("") | WORDS,
    procedure=st.just("") | st.lists(WORDS, min_size=1, max_size=3).map("\n".join),
    place=st.just("") | WORDS,
    consult_phone=st.sampled_from(["", "0536-3250001", "12345"]),
    effective_on=st.sampled_from(["", "2026-03-01"]),
    expires_on=st.sampled_from(["", "2027-03-01"]),
)


@given(st.lists(ITEMS, min_size=1, max_size=4, unique_by=lambda item: item.code))
def test_a_list_that_was_written_is_read_back_unchanged(resources, items):
    preview = read_item_list("清单.xlsx", item_sheet("事项清单", items), load_readings(resources))
    assert preview.refused == () and preview.doubtful == ()
    changes = changes_of(ItemCatalog("旧", False, items), preview.items)
    assert change_counts(changes)["unchanged"] == len(items), changes


def test_every_heading_that_is_written_is_known():
    columns = find_item_columns([item_headings()])
    assert columns is not None and columns.unknown == ()
    assert len(columns.places) == len(item_headings()) == len(item_rows([])) + 21
    assert heading_field("股室") == ""


def test_a_zip_of_something_else_is_no_spreadsheet(readings):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("照片.jpg", b"\xff\xd8")
    with pytest.raises(OperationRefused, match="file_not_a_spreadsheet"):
        read_item_list("清单.xlsx", buffer.getvalue(), readings)
