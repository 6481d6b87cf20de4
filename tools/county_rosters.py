"""Rosters as the systems and forms of a county write them, for tests/rosters/."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from tools.trap_sheets import Rows, book, csv_text, sheet
from tools.xls_writing import XlsSheet, xls_workbook

MAN, WOMAN, SON = "370781196503120117", "370781196809010228", "370781199005050332"
OLD_MAN, OLD_WOMAN = "370781195001010554", "370781195203030668"
HEADINGS = ("户号", "户主", "姓名", "与户主关系", "身份证号", "电话")
POLICE_HEADINGS = (
    "序号", "户号", "户类型", "姓名", "性别", "民族", "出生日期", "公民身份号码", "与户主关系", "文化程度",
    "婚姻状况", "住址", "人员状态", "何时何因注销户口",
)  # fmt: skip


def police(n: int, household: str, name: str, sex: str, number: str, *coded: str) -> Sequence[str]:
    """A row of a household register: relation, schooling and marriage by their codes, then standing."""
    relation, schooling, marriage, standing, leaving = coded
    born = number[6:14]
    return (
        str(n), household, "家庭户", name, sex, "01", born, number, relation, schooling, marriage,
        "示范镇张家村12号", standing, leaving,
    )  # fmt: skip


def police_register() -> Rows:
    """Two households of the police's register, one dead and one moved away among them."""
    return [
        POLICE_HEADINGS,
        police(1, "37078112345", "张三", "1", MAN, "02", "70", "20", "正常", ""),
        police(2, "37078112345", "李四", "2", WOMAN, "12", "80", "20", "正常", "否"),
        police(3, "37078112345", "张小三", "1", SON, "20", "60", "10", "死亡", "20250101死亡注销"),
        police(4, "37078112346", "王五", "1", OLD_MAN, "02", "90", "30", "正常", ""),
        police(5, "37078112346", "赵六", "2", OLD_WOMAN, "98", "", "30", "迁出", "2024年迁往外县"),
    ]


def as_numbers(rows: Rows) -> Rows:
    """The same with every short figure as a number, which loses its noughts."""
    return [
        rows[0],
        *(
            [float(cell) if str(cell).isdecimal() and len(str(cell)) < 9 else cell for cell in row]
            for row in rows[1:]
        ),
    ]


def numbered_in_each_group() -> bytes:
    """A sheet for each group, each with its household 1."""
    return book(
        {
            "封面": [["张家村户籍花名册"]],
            "一组": [HEADINGS, ("1", "张三", "张三", "户主", MAN, ""), ("", "", "李四", "妻", WOMAN, "")],
            "二组": [HEADINGS, ("1", "王五", "王五", "户主", OLD_MAN, ""), ("", "", "赵六", "妻", "", "")],
            "汇总": [["组", "户数"], ["一组", 1.0]],
        }
    )  # fmt: skip


def collecting_form() -> bytes:
    """A form with drop-downs and notes, a line of hints, examples, and its words on a hidden sheet."""

    def with_lists(workbook: Any, page: Worksheet) -> None:
        if page.get_name() != "采集表":
            page.hide()
            return
        choices = ["户主", "配偶", "子", "女"]
        page.data_validation(2, 4, 100, 4, {"validate": "list", "source": choices})
        page.write_comment(1, 5, "18位，末位X大写")
        page.freeze_panes(2, 3)

    rows = [
        ("张家村人口信息采集表（带*为必填项）",),
        ("*户号", "*户主姓名", "*姓名", "*性别", "*与户主关系", "*公民身份号码", "联系电话"),
        ("必填", "必填", "必填", "下拉选择", "下拉选择", "18位", "选填"),
        ("示例", "某某", "某某", "男", "户主", MAN, "15400000001"),
        ("例：001", "某某", "某妻", "女", "配偶", WOMAN, ""),
        ("001", "王五", "王五", "男", "户主", OLD_MAN, "15400000003"),
        ("001", "王五", "赵六", "女", "户主之妻", OLD_WOMAN, ""),
    ]
    return book({"采集表": rows, "字典": [["性别", "关系"], ["男", "户主"]]}, with_lists)


def split_columns() -> bytes:
    """Sex to be ticked, and a birth date in three columns, under merged headings of two lines."""

    def over_two_lines(workbook: Any, page: Worksheet) -> None:
        page.merge_range(0, 0, 0, 9, "")
        page.write_string(0, 0, "张家村人口花名册")
        headings = {0: "序号", 1: "户主姓名", 2: "家庭成员姓名", 9: "身份证号码"}
        for column, text in headings.items():
            page.merge_range(1, column, 2, column, "")
            page.write_string(1, column, text)
        for first, last, text in ((3, 4, "性别"), (5, 7, "出生年月")):
            page.merge_range(1, first, 1, last, "")
            page.write_string(1, first, text)
        page.write_string(1, 8, "家庭关系")
        page.freeze_panes(3, 3)

    blank = (None,) * 3
    return sheet(
        [
            (),
            (),
            (*blank, "男", "女", "年", "月", "日", "与户主关系", None),
            ("1", "张三", "张三", "√", "", 1965.0, 3.0, 12.0, "户主", ""),
            ("2", "", "李四", "", "√", "1968年", "9月", "1日", "妻", ""),
            ("3", "", "张小三", "√", "", 1990.0, 5.0, None, "子", SON),
            ("4", "", "张小雨", "√", "√", "2015.6.1", "", "", "女", ""),
        ],
        over_two_lines,
    )


def county_files() -> dict[str, bytes]:
    """Every one by its name."""
    table = [HEADINGS, ("1", "张三", "张三", "户主", MAN, "15400000001;15400000002")]
    web_page = "<html><meta charset='gb2312'><table><tr><td>姓名</td></tr></table></html>"
    return {
        "police_register.xlsx": sheet(police_register()),
        "police_register.et": xls_workbook([XlsSheet("人口", as_numbers(police_register()))]),
        "numbered_in_each_group.xlsx": numbered_in_each_group(),
        "collecting_form.xlsx": collecting_form(),
        "split_columns.xlsx": split_columns(),
        "separator_named.csv": b"sep=;\r\n"
        + csv_text(table, ";").replace(";15400000002", ",15400000002").encode("gb18030"),
        "phones_with_semicolons.csv": csv_text(table).encode("gb18030"),
        "web_page.xls": web_page.encode("gb18030"),
    }
