"""The headings of a roster sheet: which words villages use for each column, and which row they are.

Add a word here when a village's sheet is not understood.
"""

import re
import unicodedata
from collections.abc import Sequence

import msgspec

HEADER_WITHIN_ROWS = 10
REPEATABLE = frozenset({"phones"})  # 电话1, 电话2: all are read

HEADINGS: dict[str, tuple[str, ...]] = {
    "serial": ("序号", "编号", "顺序号", "No", "序"),
    "group": (
        "村民小组", "小组", "组别", "组", "村组", "所属小组", "居民小组", "生产小组", "生产队", "组名",
        "小组名称", "村民组", "所在小组", "所属组", "队", "网格", "所属网格", "自然村", "屯",
    ),
    "household_number": (
        "户号", "户编号", "户籍号", "家庭编号", "户口簿号", "户口本号", "户口号", "家庭户号", "农户编号",
        "户编码", "户籍编号", "住户编号",
    ),
    "head_name": ("户主", "户主姓名", "户主名", "所属户主", "户主名称", "家庭户主", "农户户主"),
    "name": (
        "姓名", "家庭成员", "成员姓名", "家庭成员姓名", "人员姓名", "名字", "村民姓名", "居民姓名", "人员",
        "成员", "家庭成员名单", "本人姓名",
    ),
    "head_relation": (
        "与户主关系", "关系", "与户主的关系", "家庭关系", "户主关系", "成员关系", "家庭角色", "称谓",
        "与户主之关系", "与家庭户主关系",
    ),
    "sex": ("性别", "男女"),
    "ethnicity": ("民族",),
    "born_on": ("出生日期", "出生年月", "出生年月日", "出生", "生日", "出生时间", "出生年份", "生年月日"),
    "id_number": (
        "身份证号", "身份证号码", "身份证", "公民身份号码", "公民身份证号", "公民身份证号码",
        "居民身份证", "居民身份证号", "居民身份证号码", "证件号码", "证件号", "身份号码",
        "身份证件号码", "身份证件号", "公民身份证", "身份证编号",
    ),
    "political_status": ("政治面貌", "党派"),
    "education": ("文化程度", "学历", "受教育程度", "教育程度", "文化水平"),
    "marital_status": ("婚姻状况", "婚姻", "婚否", "婚姻情况", "婚姻状态"),
    "address": (
        "住址", "家庭住址", "地址", "现住址", "居住地址", "户籍地址", "家庭地址", "门牌号", "详细地址",
    ),
    "registration_type": ("户口性质", "户籍性质", "户口类别", "户别", "户口类型", "户籍类型"),
    "residence": ("居住状态", "居住情况", "居住状况", "居住类别"),
    "workplace": ("务工地", "务工地点", "务工地址", "外出地", "外出地点", "打工地", "外出务工地", "去向"),
    "phones": (
        "电话", "联系电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "联系号码", "电话手机",
        "移动电话", "本人电话", "固定电话", "家庭电话",
    ),
    "groups": ("人员类别", "重点人群", "人群类别", "人员类型", "特殊人群", "人员属性", "重点人群类别"),
    "skills": ("特长", "技能", "个人特长", "职业技能", "一技之长"),
    "note": ("备注", "说明", "备注说明", "其他", "其它", "其他情况"),
}  # fmt: skip
_FIELDS = {word.lower(): field for field, words in HEADINGS.items() for word in words}


class RosterColumns(msgspec.Struct, frozen=True):
    """Where each field stands. Rows and columns count from 0; headings are as in the sheet."""

    row: int
    places: dict[str, tuple[int, ...]]
    headings: dict[int, str]
    unknown: tuple[str, ...] = ()

    def heading(self, field: str) -> str:
        """The field's heading as it stands in the sheet, or nothing when it has no column."""
        places = self.places.get(field, ())
        return self.headings.get(places[0], column_letter(places[0])) if places else ""


def field_of(heading: str) -> str:
    """The field that a heading names, or nothing: 身份证号（18位） is the ID number."""
    word = re.sub(r"\([^)]*\)?", "", unicodedata.normalize("NFKC", heading))
    word = re.sub(r"[\W_]", "", word).lower()
    return _FIELDS.get(word, "") or _FIELDS.get(word.rstrip("0123456789一二三"), "")


def find_header_row(rows: Sequence[Sequence[object]]) -> int:
    """The heading row within the first ten, from 0: the one with most known headings and a name.

    Where none names people, the one with most known headings, or else with most texts.
    """

    def weight(number: int) -> tuple[bool, int, int, int]:
        fields = set(guess_fields(rows[number])) - {""}
        texts = sum(bool(text) for text in headings_of(rows[number]))
        return "name" in fields, len(fields), texts, -number

    return max(range(min(len(rows), HEADER_WITHIN_ROWS)), key=weight, default=0)


def headings_of(row: Sequence[object]) -> tuple[str, ...]:
    """The headings of a row as they stand there, without their gaps."""
    return tuple(re.sub(r"\s+", "", cell) if isinstance(cell, str) else "" for cell in row)


def guess_fields(row: Sequence[object]) -> tuple[str, ...]:
    """For each column the field that its heading names; a second one of a kind is not read."""
    taken: set[str] = set()
    fields = []
    for heading in headings_of(row):
        field = field_of(heading) if heading else ""
        fields.append("" if field in taken - REPEATABLE else field)
        taken.add(field)
    return tuple(fields)


def columns_of(number: int, headings: Sequence[str], fields: Sequence[str]) -> RosterColumns:
    """Where each field stands when the columns are read as `fields`."""
    places: dict[str, tuple[int, ...]] = {}
    unknown = []
    for column, (heading, field) in enumerate(zip(headings, fields, strict=True)):
        if field and (field not in places or field in REPEATABLE):
            places[field] = (*places.get(field, ()), column)
        elif heading:
            unknown.append(heading)
    named = {column: heading for column, heading in enumerate(headings) if heading}
    return RosterColumns(number, places, named, tuple(unknown))


def column_letter(column: int) -> str:
    """A column as spreadsheets call it: 0 is A, 26 is AA."""
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters
