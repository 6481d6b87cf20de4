"""The headings of an item list: which words counties use for each column, and which row they are.

Add a word here when a county's list is not understood.
"""

import re
import unicodedata
from collections.abc import Sequence

import msgspec

from app.models.working_days import CALENDAR_DAY, HOUR, WORKING_DAY

HEADER_WITHIN_ROWS = 10

HEADINGS: dict[str, tuple[str, ...]] = {
    "serial": ("序号", "序", "No"),
    "code": ("事项编码", "编码", "事项编号", "编号", "代码", "事项代码", "实施编码", "基本编码", "目录编码",
             "项目编码", "code"),
    "name": ("事项名称", "名称", "事项", "服务事项", "服务事项名称", "办理事项", "办理事项名称", "代办事项",
             "代办事项名称", "项目名称", "政务服务事项", "政务服务事项名称", "name"),
    "category": ("事项类别", "类别", "分类", "事项分类", "所属类别", "服务类别", "所属领域", "category"),
    "level": ("层级", "行使层级", "办理层级", "实施层级", "级别", "事项层级", "level"),
    "department": ("承办部门", "部门", "实施部门", "责任部门", "主管部门", "办理部门", "承办单位", "责任单位",
                   "实施主体", "办理单位", "实施机构", "department"),
    "basis": ("设定依据", "依据", "法律依据", "办理依据", "政策依据", "实施依据"),
    "conditions": ("受理条件", "办理条件", "申请条件", "申办条件", "条件"),
    "materials": ("申请材料", "材料", "所需材料", "申报材料", "办理材料", "提交材料", "材料清单", "材料名称",
                  "申请材料名称", "materials"),
    "later_materials": ("可容缺材料", "容缺材料", "容缺受理材料", "可后补材料"),
    "procedure": ("办理流程", "流程", "办理程序", "程序"),
    "statutory_limit": ("法定时限", "法定办结时限", "法定期限", "法定办理时限", "法定办结期限"),
    "promised_limit": ("承诺时限", "承诺办结时限", "承诺期限", "承诺办理时限", "办理时限", "办结时限", "时限",
                       "办理期限", "承诺办结期限", "workingdays"),
    "statutory_unit": ("法定时限单位", "法定办结时限单位", "法定单位"),
    "promised_unit": ("承诺时限单位", "承诺办结时限单位", "办理时限单位", "时限单位", "承诺单位"),
    "mode": ("办理方式", "方式", "服务方式", "代办方式", "办理形式", "服务形式"),
    "is_delegable": ("可否代办", "能否代办", "是否可代办", "是否可以代办", "可代办", "是否代办"),
    "in_person": ("须本人办理", "是否须本人办理", "是否需本人到场", "须本人到场", "本人办理"),
    "fee_note": ("收费", "收费依据", "收费标准", "收费情况", "是否收费", "收费依据及标准"),
    "office_hours": ("办理时间", "工作时间", "办公时间", "受理时间", "时间"),
    "place": ("办理地点", "地点", "办公地点", "办理地址", "受理地点", "地址", "时间地点", "办理时间地点",
              "办理时间和地点", "办理时间地址"),
    "consult_phone": ("咨询电话", "联系电话", "咨询方式", "电话", "咨询"),
    "complaint_phone": ("监督电话", "投诉电话", "监督投诉电话", "投诉监督电话", "监督方式", "监督投诉渠道"),
    "effective_on": ("生效日期", "实施日期", "启用日期", "生效时间"),
    "expires_on": ("失效日期", "停用日期", "终止日期", "失效时间"),
    "note": ("备注", "说明", "备注说明", "basisornote"),
}  # fmt: skip
_FIELDS = {word.lower(): field for field, words in HEADINGS.items() for word in words}
UNIT_WORDS: dict[str, tuple[str, ...]] = {
    WORKING_DAY: ("个工作日", "工作日", "工作天", "workingdays"),
    CALENDAR_DAY: ("个自然日", "自然日", "自然天", "日历日", "日历天"),
    HOUR: ("个小时", "小时", "工作小时", "时"),
}
UNITS = {word: unit for unit, words in UNIT_WORDS.items() for word in words}
LIMITS = {"statutory_limit": "statutory_unit", "promised_limit": "promised_unit"}


class ItemColumns(msgspec.Struct, frozen=True):
    """Where each field stands. Rows and columns count from 0; `units` are those of headings."""

    row: int
    places: dict[str, int]
    headings: dict[int, str]
    units: dict[str, str] = {}
    unknown: tuple[str, ...] = ()

    def heading(self, field: str) -> str:
        """The field's heading as it stands in the sheet, or nothing when it has no column."""
        return self.headings.get(self.places.get(field, -1), "")


def find_item_columns(rows: Sequence[Sequence[object]]) -> ItemColumns | None:
    """The heading row within the first ten: the one with most known headings, code and name among
    them. Nothing when there is none.
    """
    candidates = [_columns_of(n, row) for n, row in enumerate(rows[:HEADER_WITHIN_ROWS])]
    named = [columns for columns in candidates if {"code", "name"} <= columns.places.keys()]
    return max(named, key=lambda columns: len(columns.places), default=None)


def heading_field(heading: str) -> str:
    """The field that a heading names, or nothing: 法定时限（工作日） is the statutory limit."""
    word = re.sub(r"\([^)]*\)?", "", unicodedata.normalize("NFKC", heading))
    return _FIELDS.get(re.sub(r"[\W_]", "", word).lower(), "")


def _columns_of(number: int, row: Sequence[object]) -> ItemColumns:
    places: dict[str, int] = {}
    headings: dict[int, str] = {}
    units: dict[str, str] = {}
    unknown = []
    for column, cell in enumerate(row):
        heading = re.sub(r"\s+", "", cell) if isinstance(cell, str) else ""
        if not heading:
            continue
        headings[column] = heading
        field = heading_field(heading)
        if not field or field in places:
            unknown.append(heading)
            continue
        places[field] = column
        if field in LIMITS and (unit := _stated_unit(heading)):
            units[field] = unit
    return ItemColumns(number, places, headings, units, tuple(unknown))


def _stated_unit(heading: str) -> str:
    """The unit beside a limit's name: 承诺时限(工作日), 承诺时限(单位:小时), working_days; or nothing."""
    word = unicodedata.normalize("NFKC", heading)
    if stated := re.search(r"\(([^)]*)\)?", word):
        inner = re.sub(r"^单位[:：]?", "", stated[1].strip())
        return UNITS.get(inner, "")
    return UNITS.get(re.sub("_", "", word.lower()), "")
