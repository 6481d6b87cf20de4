"""Copied rows of a duty roster are read with headings, without, and as other programs write them."""

import pytest

from app.models.errors import OperationRefused
from app.sheets.pasted_duty import pasted_duty, read_duty_day, read_span

SHIFTS, OFFICERS = ("上午", "下午"), {"甲一", "乙一"}


def read(text):
    return pasted_duty("粘贴", text, "2026-03", SHIFTS, OFFICERS)


def told(text):
    return [(line.day, line.shift, line.starts, line.officer, line.leader) for line in read(text)]


def test_our_own_roster_comes_back():
    text = "日期\t星期\t班次\t时间\t带班领导\t值班人\t电话\n" + "\t".join(
        ("2026-03-02", "星期一", "上午", "08:30—11:30", "支书", "甲一", "15400000001")
    )
    assert told(text) == [("2026-03-02", "上午", "08:30", "甲一", "支书")]


def test_without_headings_the_cells_tell_their_columns():
    assert told("3月2日\t上午\t甲一\n3.3\t晚班\t乙一\n") == [
        ("2026-03-02", "上午", "", "甲一", ""),
        ("2026-03-03", "晚班", "", "乙一", ""),
    ]


def test_a_merged_day_stands_for_the_rows_below_and_shifts_may_be_columns():
    assert told("日期\t班次\t值班人\n2日\t上午\t甲　一\n\t下午\t乙一\n") == [
        ("2026-03-02", "上午", "", "甲一", ""),
        ("2026-03-02", "下午", "", "乙一", ""),
    ]
    assert [line[:2] + line[3:4] for line in told("日期\t上午\t下午\n2日\t甲一\t乙一\n")] == [
        ("2026-03-02", "上午", "甲一"),
        ("2026-03-02", "下午", "乙一"),
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026/3/2", "2026-03-02"), ("２日", "2026-03-02"), ("03-02 周一", "2026-03-02"),
        ("3月2号（星期一）", "2026-03-02"), ("3月32日", ""), ("明天", ""), ("", ""),
        ("46083", "2026-03-02"), ("46083 周一", "2026-03-02"), ("99", ""), ("460830", ""),
    ],
)  # fmt: skip
def test_days_as_people_write_them(words, day):
    assert read_duty_day(words, "2026-03") == day


def test_spans_as_people_write_them():
    assert read_span("8：30～11：30") == ("08:30", "11:30")
    assert read_span("上午") == ("", "")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "duty_paste_empty"),
        ("日期\t值班人\n", "duty_paste_empty"),
        ("甲\t乙\n", "duty_paste_columns_missing"),
        ("班次\t值班人\n上午\t甲一\n", "duty_paste_columns_missing"),
    ],
)
def test_what_is_no_roster_is_refused(text, key):
    with pytest.raises(OperationRefused, match=key):
        read(text)
