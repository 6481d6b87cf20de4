"""Writes tests/rosters/: one file for each way in which real rosters go wrong.

    python -m tools.roster_traps

The files are kept in the repository; nobody in them exists.
"""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter.worksheet import Worksheet

from tools.county_rosters import county_files
from tools.trap_sheets import Rows, book, csv_text, part_replaced, sheet
from tools.xls_writing import XlsSheet, compound_file, xls_workbook

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "rosters"
HEADINGS = ("户号", "户主", "姓名", "与户主关系", "身份证号", "联系电话")
MAN, WOMAN = "370781196001010014", "370781196202020024"
FAMILY = (
    ("001", "张三", "张三", "户主", MAN, "15400000001"),
    ("001", "张三", "李四", "妻", WOMAN, ""),
    ("002", "王五", "王五", "户主", "", ""),
)
EMPTY_ROWS, BOMB_BYTES = 1_000_000, 100 * 1024 * 1024


def merged(workbook: Any, page: Worksheet) -> None:
    """Number and head of the first household in one cell each."""
    for column, text in ((0, "001"), (1, "张三")):
        page.merge_range(1, column, 2, column, "")
        page.write_string(1, column, text)


def two_lines(workbook: Any, page: Worksheet) -> None:
    """Headings on two lines: some over both, some under a common one."""
    for column, text in ((0, "户号"), (1, "户主")):
        page.merge_range(1, column, 2, column, "")
        page.write_string(1, column, text)
    page.merge_range(1, 2, 1, 5, "家庭成员基本情况")


def hide(*rows: int) -> Callable[[Any, Worksheet], None]:
    """These rows are there, but not to be seen."""

    def hide_rows(workbook: Any, page: Worksheet) -> None:
        for row in rows:
            page.set_row(row, None, None, {"hidden": True})

    return hide_rows


def formulas(workbook: Any, page: Worksheet) -> None:
    """A call of a program, a sum that was worked out, and one that was not."""
    page.write_formula(1, 2, "=cmd|'/C calc'!A0", None, "张三")
    page.write_formula(2, 0, '="00"&1', None, "001")
    page.write_formula(3, 4, "=A1", None, "")


def far_corner(workbook: Any, page: Worksheet) -> None:
    """One stray cell in the last row."""
    page.write_string(1_048_575, 5, "x")


def million_rows() -> bytes:
    """Somebody gave a whole sheet a format: a million rows that hold nothing."""
    content = sheet([HEADINGS, *FAMILY])
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        xml = archive.read(part)
    return part_replaced(
        content, part, xml.replace(b"</sheetData>", b"<row/>" * EMPTY_ROWS + b"</sheetData>")
    )


def bomb() -> bytes:
    """A hundred kilobytes that unpack to a hundred megabytes."""
    content = sheet([HEADINGS, *FAMILY])
    return part_replaced(content, "xl/sharedStrings.xml", b" " * BOMB_BYTES)


def dates_and_phones() -> Rows:
    """Dates in every manner, phones in one cell, relations in people's own words."""
    headings = (*HEADINGS, "出生日期")
    lines = (
        ("张三", "户主 ", "15400000001/15400000002", date(1965, 3, 12)),
        ("李四", "老婆", "0536-3290001、15400000003", 23813.0),
        ("王五", "大儿子", "１５４００００００04", "1965.3.12"),
        ("赵六", "二闺女", "15400000005 15400000006", "65年3月"),
        ("孙七", "孙子媳妇的弟弟", "不详 154", "19650312"),
        ("周八", "丈母娘", "无", "1965年3月12日　"),
    )
    return [
        headings,
        *(
            ("001", "张三", name, relation, "", phone, born)
            for name, relation, phone, born in lines
        ),
    ]


def id_numbers() -> Rows:
    """ID numbers as spreadsheets and people leave them."""
    texts: tuple[Any, ...] = (
        370781196001010014.0,
        "3.70781E+17",
        "370781196001010000",
        "370781600101001",
        "３７０７８１１９６００１０１００１４",
        "11010519491231002x",
        "370781 19620202 0024",
        "370781196001010019",
    )
    return [
        HEADINGS,
        *((str(n), f"张{n}", f"张{n}", "户主", text, "") for n, text in enumerate(texts)),
    ]


def heading_blocks(workbook: Any, page: Worksheet) -> None:
    """Headings under common ones that are words for a column themselves."""
    for column, text in ((0, "户号"), (1, "户主")):
        page.merge_range(0, column, 1, column, "")
        page.write_string(0, column, text)
    page.merge_range(0, 2, 0, 4, "家庭成员")
    page.merge_range(0, 5, 0, 6, "联系方式")


def struck_out(workbook: Any, page: Worksheet) -> None:
    """The second of the household is struck out, as of somebody who has died."""
    page.write_string(2, 2, "李四", workbook.add_format({"font_strikeout": True}))


def errors(workbook: Any, page: Worksheet) -> None:
    """Formulas that found nothing."""
    for row, column in ((2, 2), (3, 4), (3, 5)):
        page.write_formula(row, column, "=VLOOKUP(1,A1:A2,1,0)", None, "#N/A")


def old_errors(table: Rows) -> Rows:
    """The same in an old workbook: of two formulas, and typed."""
    wife, last = list(table[2]), list(table[3])
    wife[2], last[4], last[5] = b"=\x2a", b"=\x2a", b"\x2a"
    return [*table[:2], wife, last]


def habits() -> Rows:
    """What people write into a cell beside what belongs there."""
    return [
        (*HEADINGS, "出生日期"),
        (
            "1",
            "张三",
            "张三（户主）",
            "",
            f"{MAN[:6]}-{MAN[6:14]}-{MAN[14:]}",
            "00",
            "公历1960.1.1",
        ),
        ("〃", "〃", "李四", "妻", f"身份证：{WOMAN}", "同上", "农历六二年二月初二"),
        ("1", "张三", "王五", "子", "未上户", "8.61380E+12", "农历二〇一〇年三月"),
        ("1", "张三", "赵六（已故）", "母", "", "15400000002", "一九三五年十月二十一日"),
        ("1", "张三", "孙七", "孙", "", "", "650312"),
        ("1", "张三", "同上", "孙", "", "", ""),
    ]


def odd_tables(table: Rows) -> dict[str, bytes]:
    """Tables within tables, and cells that hold more or less than they should."""
    block = [("",) * 7, ("", "", *HEADINGS[2:5], "手机", "座机")]
    other = [("姓名", "户号", "联系电话", "与户主关系"), ("赵六", "3", "15400000003", "户主")]
    beside = [(*row[:4], None, *row[:4]) for row in table]
    return {
        "heading_blocks.xlsx": sheet([*block, *((*row, "") for row in FAMILY)], heading_blocks),
        "two_tables.xlsx": sheet(
            [["一组花名册"], *table, ("本页小计", "", "3人"), [], ["二组花名册（续）"], *other]
        ),
        "side_by_side.xlsx": sheet(beside),
        "struck_out.xlsx": sheet(table, struck_out),
        "struck_out.xls": xls_workbook([XlsSheet("花名册", table, struck=((2, 2),))]),
        "error_cells.xlsx": sheet(table, errors),
        "error_cells.xls": xls_workbook([XlsSheet("花名册", old_errors(table))]),
        "error_cells.csv": csv_text([*table, ("002", "", "#REF!", "", "", "")]).encode(),
        "habits.xlsx": sheet(habits()),
        "unnamed_column.xlsx": sheet([(*HEADINGS[:5], ""), *FAMILY]),
    }


def files() -> dict[str, bytes]:
    """Every file by its name."""
    table = [HEADINGS, *FAMILY]
    return {
        **headings_and_households(table),
        "id_numbers.xlsx": sheet(id_numbers()),
        "dates_and_phones.xlsx": sheet(dates_and_phones()),
        **rows_and_sheets(table),
        **odd_tables(table),
        **texts(csv_text(table)),
        **doubtful_and_defused(table),
        **refused(),
        **county_files(),
    }


def headings_and_households(table: Rows) -> dict[str, bytes]:
    """Headings that are far down, on two lines or in other words; heads and numbers left out."""
    title = [["某某镇张家村户籍花名册"], ["填报单位：张家村"], [], *table]
    return {
        "title_rows.xlsx": sheet(title),
        "merged_households.xlsx": sheet(
            [HEADINGS, (None, None, *FAMILY[0][2:]), (None, None, *FAMILY[1][2:]), FAMILY[2]],
            merged,
        ),
        "blank_heads.xlsx": sheet(
            [HEADINGS, FAMILY[0], ("", "", *FAMILY[1][2:]), (), ("", "", "王五", "户主", "", "")]
        ),
        "two_line_headings.xlsx": sheet(
            [["张家村花名册"], [], (None, None, *HEADINGS[2:]), *FAMILY], two_lines
        ),
        "other_headings.xlsx": other_headings(),
        "a_row_a_household.xlsx": sheet(a_row_a_household()),
        "members_on_two_lines.csv": csv_text(members_on_two_lines()).encode(),
        "unknown_headings.xlsx": sheet(
            [("甲", "乙", "丙"), ("001", "张三", MAN), ("001", "李四", "")]
        ),
    }


def other_headings() -> bytes:
    """What other villages call the columns, with two phones and one column that nobody knows."""
    other_words = (
        "序号", "村 民\n小 组", "户编号", "农户户主", "成员姓名", "家庭关系", "公民身份号码（18位）",
        "手机1", "手机2", "家庭住址", "特长", "鞋码",
    )  # fmt: skip
    person = (
        1.0, "一组", "7", "张三", "张三", "本人", MAN,
        "15400000001", "15400000002", "村东3号", "木工、瓦工", "42",
    )  # fmt: skip
    return sheet([other_words, person])


def a_row_a_household() -> Rows:
    """Every member has columns of their own; the head stands apart, or is the first of them."""
    each = ("姓名", "与户主关系", "身份证号")
    numbered = [f"成员{number}{word}" for number in "12" for word in each]
    return [
        ("户号", "户主姓名", "户主身份证号", "联系电话", *numbered, "备注"),
        (
            "001",
            "张三",
            MAN,
            "15400000001",
            "李四",
            "妻",
            WOMAN,
            "张小雨",
            "孙女",
            MAN[:15],
            "低保",
        ),
        ("002", "王五", "", "", "王五", "户主", "", "", "", "", ""),
        ("003", "赵六", "", "", *("",) * 3, "", "子", WOMAN, ""),
    ]


def members_on_two_lines() -> Rows:
    """The same with 成员一 and 成员二 above their columns, no numbers, and a household over two rows."""
    each = ("姓名", "关系", "电话")
    return [
        ("户主", "成员一", "", "", "成员二", "", ""),
        ("", *each, *each),
        ("张三", "张三", "户主", "15400000001", "李四", "妻", ""),
        ("", "张小雨", "女", "", "", "", ""),
        ("王五", "王五", "户主", "", "", "", ""),
    ]


def rows_and_sheets(table: Rows) -> dict[str, bytes]:
    """Rows of totals, rows that are hidden, more sheets than one, and the format of old."""
    group = [("户号", "姓名"), ("1", "张三")]
    return {
        "totals.xlsx": sheet(
            [
                *table,
                ("小计", "", "3人"),
                HEADINGS,
                ("003", "赵六", "赵六", "户主", "", ""),
                ("合计：", "3户", "4人"),
                ("填表人：张三", "", "", "", "审核人：李四", ""),
            ]
        ),
        "hidden_rows.xlsx": sheet(table, hide(2)),
        "hidden_rows.xls": xls_workbook([XlsSheet("花名册", table, hidden_rows=(2,))]),
        "several_sheets.xlsx": book({"说明": [["填表说明"]], "一组": group, "二组": group}),
        "old.xls": xls_workbook(
            [
                XlsSheet("说明", [("填表说明",)]),
                XlsSheet(
                    "花名册",
                    [
                        ("张家村",),
                        HEADINGS,
                        ("001", "张三", *FAMILY[0][2:]),
                        (None, None, "李四", "妻", 370781196202020024.0, ""),
                        FAMILY[2],
                    ],
                    merges=((2, 3, 0, 0), (2, 3, 1, 1)),
                ),
            ]
        ),
    }


def texts(text: str) -> dict[str, bytes]:
    """The same table as text, in every encoding and with what spoils such files."""
    return {
        "utf8.csv": text.encode(),
        "utf8_bom.csv": text.encode("utf-8-sig"),
        "gb18030.csv": text.encode("gb18030"),
        "utf16.txt": text.replace(",", "\t").encode("utf-16"),
        "tabs.csv": text.replace(",", "\t").encode("gb18030"),
        "semicolons.csv": text.replace(",", ";").encode(),
        "kept_as_text.csv": text.replace(MAN, f'="{MAN}"').encode(),
        "nul.csv": text.encode() + bytes(200),
        "unclosed_quote.csv": text.replace("李四", '"李四').encode(),
    }


def doubtful_and_defused(table: Rows) -> dict[str, bytes]:
    """Numbers and names that stand twice, cells that look like formulas, and vast empty sheets."""
    return {
        "duplicate_numbers.xlsx": sheet(
            [HEADINGS, FAMILY[0], ("002", "王五", "王五", "户主", MAN, "")]
        ),
        "same_names.xlsx": sheet(
            [
                HEADINGS,
                ("001", "张三", "张三", "户主", "", ""),
                ("002", "王五", "王五", "户主", "", ""),
                ("002", "王五", "张三", "父亲", "", ""),
            ]
        ),
        "formulas.xlsx": sheet(table, formulas),
        "formulas.csv": csv_text(table).replace("李四", "=cmd|'/C calc'!A0").encode(),
        "million_rows.xlsx": million_rows(),
        "far_corner.xlsx": sheet(table, far_corner),
    }


def refused() -> dict[str, bytes]:
    """What is no roster: each is refused with a sentence of its own."""
    return {
        "bomb.xlsx": bomb(),
        "password.xlsx": compound_file(
            {"EncryptionInfo": b"\x04\0\x04\0\x40\0\0\0", "EncryptedPackage": bytes(4096)}
        ),
        "password.xls": protected_xls(),
        "letter.xlsx": "张家村：\n来信收到，名单下周送去。\n".encode(),
        "picture.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(64),
        "no_names.xlsx": sheet([("户号", "电话"), ("001", "15400000001")]),
        "nobody.xlsx": sheet([HEADINGS]),
    }


def protected_xls() -> bytes:
    """An old workbook whose second record says that the rest is enciphered."""
    plain = xls_workbook([XlsSheet("花名册", [HEADINGS])])
    place = plain.index(b"\x09\x08\x10\x00") + 20
    file_pass = b"\x2f\x00\x06\x00\x00\x00\x01\x00\x00\x00"
    return plain[:place] + file_pass + plain[place + len(file_pass) :]


def main() -> None:
    """Write them all anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)
        print(f"{len(content):>9,}  {name}")


if __name__ == "__main__":
    main()
