"""A village's roster is read as it is kept: every habit, every slip, nothing written."""

import pytest
import xlsxwriter

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.roster import RosterDoubt
from tests.spreadsheets import read_roster


def problems(doubts: tuple[RosterDoubt, ...]) -> list[tuple[int, str]]:
    return [(doubt.row, doubt.problem) for doubt in doubts if doubt.problem]


HEAD = {"户号": "001", "户主": "张三", "姓名": "张三", "与户主关系": "户主"}
WIFE = {"户号": "001", "户主": "张三", "姓名": "李四", "与户主关系": "妻"}


# ---------------------------------------------------------------- columns


def test_columns_may_stand_in_any_order_under_a_title(make_roster):
    headings = (
        "备注",
        "公民身份号码",
        "联系电话",
        "姓 名",
        "与户主\n关系",
        "户号（户口簿号）",
        "序号",
    )
    preview = read_roster(
        make_roster(
            {
                "姓 名": "张三",
                "公民身份号码": "11010519491231002X",
                "户号（户口簿号）": "7",
                "序号": 1,
            },
            headings=headings,
        )
    )

    assert (preview.sheet, preview.header_row) == ("花名册", 2)
    assert [(row.name, row.household_number, row.row) for row in preview.rows] == [("张三", "7", 3)]
    assert preview.rows[0].id_number == "11010519491231002X"


@pytest.mark.parametrize("rows_above", [0, 1, 9])
def test_the_headings_may_stand_within_the_first_ten_rows(make_sheet, rows_above):
    rows = [["某某镇张家村"]] * rows_above + [["姓名", "户号"], ["张三", "1"]]

    assert read_roster(make_sheet(rows)).header_row == rows_above + 1


def test_headings_below_the_tenth_row_are_not_looked_for(make_sheet):
    with pytest.raises(OperationRefused, match="roster_name_column_missing"):
        read_roster(make_sheet([["某某镇张家村"]] * 10 + [["姓名", "户号"], ["张三", "1"]]))


def test_a_column_that_is_not_understood_is_said_to_be_left_out(make_roster):
    preview = read_roster(make_roster(HEAD | {"鞋码": "42"}, headings=(*HEAD, "鞋码")))

    assert preview.doubtful == (RosterDoubt(2, "鞋码", "", "roster_column_not_read"),)


def test_several_phone_columns_are_read_as_one(make_roster):
    headings = (*HEAD, "电话1", "电话2")
    person = HEAD | {"电话1": "13800138000", "电话2": "0536-3290001/13900139000"}

    phones = read_roster(make_roster(person, headings=headings)).rows[0].phones
    assert phones == ("13800138000", "0536-3290001", "13900139000")


# ---------------------------------------------------------------- households


def test_merged_household_cells_are_filled_downward(make_roster):
    people = [
        {"姓名": "张三", "与户主关系": "户主"},
        {"姓名": "李四", "与户主关系": "妻"},
        {"姓名": "王五", "与户主关系": "户主"},
    ]
    merges = [(2, 3, 2, "001"), (2, 3, 3, "张三"), (2, 4, 1, "一组")]
    path = make_roster(*people[:2], people[2] | {"户号": "002", "户主": "王五"}, merges=merges)

    rows = read_roster(path).rows
    assert [(r.group, r.household_number, r.head_name) for r in rows] == [
        ("一组", "001", "张三"),
        ("一组", "001", "张三"),
        ("一组", "002", "王五"),
    ]


def test_a_second_head_inside_a_merged_household_stays_in_it(make_roster):
    people = [{"姓名": "张三", "与户主关系": "户主"}, {"姓名": "李四", "与户主关系": "户主"}]
    preview = read_roster(make_roster(*people, merges=[(2, 3, 2, "001"), (2, 3, 3, "张三")]))

    assert preview.households == 1


def test_blank_number_and_head_belong_to_the_household_above(make_roster):
    preview = read_roster(make_roster(HEAD, {"姓名": "李四", "与户主关系": "妻"}))

    assert [row.household_number for row in preview.rows] == ["001", "001"]
    assert [row.head_name for row in preview.rows] == ["张三", "张三"]


def test_a_second_head_without_a_number_is_a_household_of_their_own(make_roster):
    preview = read_roster(
        make_roster(HEAD, {"姓名": "王五", "与户主关系": "户主"}, {"姓名": "赵六"})
    )

    assert [row.household_number for row in preview.rows] == ["001", "自编0001", "自编0001"]
    assert [row.head_name for row in preview.rows] == ["张三", "王五", "王五"]
    assert problems(preview.doubtful) == [(4, "household_number_missing")]


def test_without_a_number_column_households_are_told_by_their_heads(make_roster):
    headings = ("户主", "姓名", "与户主关系")
    people = [
        {"户主": "张三", "姓名": "张三"},
        {"户主": "张三", "姓名": "李四", "与户主关系": "妻子"},
        {"户主": "王五", "姓名": "王五"},
    ]
    preview = read_roster(make_roster(*people, headings=headings))

    assert preview.households == 2
    assert [row.head_relation for row in preview.rows] == ["户主", "妻", "户主"]
    assert problems(preview.doubtful) == [(2, "household_number_column_missing")]


def test_numbers_that_start_again_in_each_group_do_not_join_two_families(make_roster):
    people = [
        HEAD | {"村民小组": "一组"},
        HEAD | {"村民小组": "二组", "户主": "王五", "姓名": "王五"},
        WIFE | {"村民小组": "二组", "户主": "王五", "姓名": "赵六"},
    ]
    rows = read_roster(make_roster(*people)).rows

    assert [row.household_number for row in rows] == ["一组-001", "二组-001", "二组-001"]


def test_one_number_for_two_families_of_a_group_is_doubtful(make_roster):
    other = HEAD | {"户主": "王五", "姓名": "王五"}
    preview = read_roster(make_roster(HEAD, {**HEAD, "户号": "002"}, other))

    assert problems(preview.doubtful) == [(5, "household_number_repeated")]


def test_a_number_cell_reads_as_it_shows(make_roster):
    assert read_roster(make_roster(HEAD | {"户号": 12})).rows[0].household_number == "12"


# ---------------------------------------------------------------- rows


def test_a_row_without_a_name_is_refused_and_the_rest_is_read(make_roster):
    preview = read_roster(make_roster(HEAD, WIFE | {"姓名": ""}, WIFE))

    assert preview.refused == (RosterDoubt(4, "姓名", "", "person_name_missing"),)
    assert [row.row for row in preview.rows] == [3, 5]


@pytest.mark.parametrize(
    "row",
    [
        {"序号": "合计", "户号": "1户", "姓名": "1人"},
        {"姓名": "总 计"},
        {"序号": "小计："},
        {"序号": 2},
        {"序号": "填表人：张三", "户主": "审核人："},
        {"序号": "序号", "姓名": "姓名", "户号": "户号"},
        {},
    ],
)
def test_totals_footers_blank_rows_and_repeated_headings_are_nobody(make_roster, row):
    preview = read_roster(make_roster(HEAD, row, WIFE))

    assert [person.name for person in preview.rows] == ["张三", "李四"]
    assert preview.refused == ()


def test_names_are_kept_character_by_character(make_roster):
    names = ["王䶮", "㛃𬱖", "单 秀英", "张　三", "阿依古丽·买买提", "=HYPERLINK(1)", "\ue170村"]
    people = [{"户号": str(n), "姓名": name} for n, name in enumerate(names)]

    read = [row.name for row in read_roster(make_roster(*people)).rows]
    assert read == [
        "王䶮",
        "㛃𬱖",
        "单秀英",
        "张三",
        "阿依古丽·买买提",
        "=HYPERLINK(1)",
        "\ue170村",
    ]


def test_words_become_the_standards_words_where_they_are_known(make_roster):
    person = HEAD | {"性别": "男", "民族": "汉", "人员类别": "低保、五保户/党员 某新类别"}
    row = read_roster(make_roster(person, WIFE | {"与户主关系": "干亲家"})).rows

    assert (row[0].sex, row[0].ethnicity) == ("1", "汉族")
    assert row[0].groups == ("低保户", "特困人员", "党员", "某新类别")
    assert row[1].head_relation == "干亲家"


# ---------------------------------------------------------------- files


def test_columns_of_ticks_are_read_as_priority_groups(make_sheet):
    preview = read_roster(
        make_sheet(
            [
                (
                    "姓名",
                    "是否低保户",
                    "残疾人（打√）",
                    "五保",
                    "人员类别",
                    "是否外出务工",
                    "外出务工",
                ),
                ("张三", "是", "√", "1", "党员、低保", "否", "青岛"),
                ("李四", "否", "", "×", "", "√", ""),
                ("王五", "无", "二级", 1, "", True, ""),
            ]
        )
    )
    assert [set(row.groups) for row in preview.rows] == [
        {"低保户", "残疾人", "特困人员", "党员"},
        {"外出务工"},
        {"特困人员", "外出务工"},
    ]
    assert preview.rows[2].note == "残疾人（打√）：二级"
    told = [(d.column, d.value, d.problem) for d in preview.doubtful]
    assert ("残疾人（打√）", "二级", "roster_word_unknown") in told
    assert ("外出务工", "", "roster_column_not_read") in told
    assert not {column for column, _, _ in told} & {"是否低保户", "五保", "是否外出务工"}


def test_a_workbook_without_a_name_column_is_refused_naming_its_sheet(make_sheet):
    with pytest.raises(OperationRefused, match="roster_name_column_missing") as refusal:
        read_roster(make_sheet([["户主姓名", "电话"], ["张三", "1"]], name="低保户"))
    assert refusal.value.facts == {"sheet": "低保户"}


@pytest.mark.parametrize("rows", [[], [["张家村"], ["姓名", "户号"]], [["姓名"], ["合计"], [""]]])
def test_a_roster_without_anybody_is_refused(make_sheet, rows):
    with pytest.raises(OperationRefused, match="roster_empty"):
        read_roster(make_sheet(rows))


@pytest.mark.parametrize(
    "content", [b"", "张三来信\n您好".encode("gb18030"), b"PK\x03\x04", b"%PDF-1.7"]
)
def test_a_file_that_is_no_workbook_is_refused(tmp_path, content):
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(content)

    with pytest.raises(OperationRefused, match="file_not_a_spreadsheet") as refusal:
        read_roster(path)
    assert refusal.value.facts == {"name": "花名册.xlsx"}


def test_a_workbook_cut_off_anywhere_is_refused_not_half_read(make_roster, tmp_path):
    whole = make_roster(HEAD, WIFE).read_bytes()
    part = tmp_path / "part.xlsx"
    for length in range(0, len(whole) - 1, 211):
        part.write_bytes(whole[:length])
        with pytest.raises(OperationRefused, match="file_not_a_spreadsheet"):
            read_roster(part)


def test_a_file_that_is_gone_may_be_tried_again(tmp_path):
    with pytest.raises(EnvironmentProblem, match="file_unreadable"):
        read_roster(tmp_path / "没有.xlsx")


def test_the_name_of_the_file_does_not_matter(make_roster):
    path = make_roster(HEAD)

    assert len(read_roster(path.rename(path.with_suffix(".xls"))).rows) == 1


def test_other_sheets_are_named_and_hidden_ones_come_last(tmp_path):
    path = tmp_path / "花名册.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        for name in ("旧表", "说明", "一组", "二组"):
            sheet = workbook.add_worksheet(name)
            if name == "说明":
                sheet.write_string(0, 0, "填写说明")
                continue
            sheet.write_row(0, 0, ["姓名", "户号"])
            sheet.write_row(1, 0, [f"{name}张三", "1"])
        workbook.get_worksheet_by_name("说明").activate()
        workbook.get_worksheet_by_name("说明").set_first_sheet()
        workbook.get_worksheet_by_name("旧表").hide()

    preview = read_roster(path)
    assert preview.sheet == "一组"
    assert [(d.value, d.problem) for d in preview.doubtful] == [
        ("二组", "roster_sheet_not_read"),
        ("旧表", "roster_sheet_not_read"),
    ]
