"""The headings of a roster sheet: which words villages use for each column, and which row they are.

Add a word here when a village's sheet is not understood.
"""

import re
import unicodedata
from collections.abc import Sequence

import msgspec

from app.models.priority_groups import group_of_heading

HEADER_WITHIN_ROWS = 10
REPEATABLE = frozenset({"phones", "groups"})  # 电话1, 电话2 or 是否低保户, 是否残疾人: all are read
_SAME_AGAIN = 3  # so many headings again in their order begin a second table beside the first
_HEADINGS_FEWEST = 3  # a row that names fewer columns is no row of headings

OF_HOUSEHOLD = frozenset({"serial", "group", "household_number", "head_name", "address"})
"""What a row says once, also where it lists all members of a household."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "serial": (
        "序号", "编号", "顺序号", "No", "序", "行号", "流水号", "排序", "顺序", "序列", "序列号", "项次",
        "人员编号", "人员序号",
    ),
    "group": (
        "村民小组", "小组", "组别", "组", "村组", "所属小组", "居民小组", "生产小组", "生产队", "组名",
        "小组名称", "村民组", "所在小组", "所属组", "队", "网格", "所属网格", "自然村", "屯", "所在组", "所在网格",
        "网格名称", "队别", "社", "村社", "片区", "所属村组", "所在村组", "村小组", "自然屯", "组号", "网格号",
    ),
    "household_number": (
        "户号", "户编号", "户籍号", "家庭编号", "户口簿号", "户口本号", "户口号", "家庭户号", "农户编号",
        "户编码", "户籍编号", "住户编号", "户序号", "家庭编码", "户口簿编号", "户口本编号", "户籍编码", "农户编码",
        "户主编号", "户别编号", "本户编号", "家庭号", "户口簿户号", "村户号", "户代码", "户次",
    ),
    "head_name": (
        "户主", "户主姓名", "户主名", "所属户主", "户主名称", "家庭户主", "农户户主", "户主名字", "户主是谁",
        "哪户", "谁家", "谁家的", "户主本人姓名", "家庭户主姓名", "所在户户主", "所属户",
        "农户户主姓名", "家长", "家长姓名",
    ),
    "name": (
        "姓名", "家庭成员", "成员姓名", "家庭成员姓名", "人员姓名", "名字", "村民姓名", "居民姓名", "人员",
        "成员", "家庭成员名单", "本人姓名", "姓名全称", "真实姓名", "家里人", "家庭人员", "家庭人口姓名", "人口姓名",
        "村民", "居民", "家庭成员名字", "全名", "叫什么名字", "家人姓名", "常住人口姓名",
    ),
    "head_relation": (
        "与户主关系", "关系", "家庭关系", "户主关系", "成员关系", "家庭角色", "称谓", "与户主之关系",
        "与家庭户主关系", "与户主称谓", "与户主身份", "与本户户主关系", "与户主家庭关系", "是户主谁", "家庭成员关系",
        "家里关系", "与家长关系", "与户主亲属关系", "亲属关系", "与该户户主关系", "户内关系",
    ),
    "sex": (
        "性别", "男女", "男或女", "男女性别", "性別", "男还女", "人员性别", "sex", "gender", "男女别",
    ),
    "ethnicity": ("民族", "哪族", "民族名称", "族别", "所属民族", "民族成份", "民族成分", "什么民族"),
    "born_on": (
        "出生日期", "出生年月", "出生年月日", "出生", "生日", "出生时间", "出生年份", "生年月日", "生于", "出生日",
        "出生年", "哪年生", "哪年出生", "生辰", "出生日子", "何时出生", "公历生日", "阳历生日", "生年月",
    ),
    "id_number": (
        "身份证号", "身份证号码", "身份证", "公民身份号码", "公民身份证号", "公民身份证号码",
        "居民身份证", "居民身份证号", "居民身份证号码", "证件号码", "证件号", "身份号码",
        "身份证件号码", "身份证件号", "公民身份证", "身份证编号", "身份证编码", "身份證號", "身份证号18位",
        "身份证明号码", "身份证码", "身份证件", "有效证件号码", "身份证号数", "二代身份证号", "二代证号", "身证号",
        "身分证", "身分证号", "身分证号码", "公民身份证件号码",
    ),
    "political_status": (
        "政治面貌", "党派", "政治身份", "政治面目", "面貌", "党团员", "党派团体", "党员群众", "政治情况",
    ),
    "education": (
        "文化程度", "学历", "受教育程度", "教育程度", "文化水平", "文化", "学历层次", "最高学历", "文化教育程度",
        "学历水平", "读书程度", "文凭", "学历文化程度",
    ),
    "marital_status": (
        "婚姻状况", "婚姻", "婚否", "婚姻情况", "婚姻状态", "已婚未婚", "婚育", "婚育状况", "婚况",
        "婚姻现状",
    ),
    "address": (
        "住址", "家庭住址", "地址", "现住址", "居住地址", "户籍地址", "家庭地址", "门牌号", "详细地址", "住哪里",
        "住哪", "现居住地", "居住地", "居住地点", "现住地址", "户籍地", "户籍所在地", "家庭所在地", "现居地",
        "房屋地址", "住所", "家住哪里", "详细住址", "常住地址", "居住地详细地址", "户口所在地", "门牌",
        "门牌号码", "门号", "房号", "房屋号", "楼栋房号", "楼栋门牌", "楼栋门牌号", "门牌编号",
    ),
    "registration_type": (
        "户口性质", "户籍性质", "户口类别", "户别", "户口类型", "户籍类型", "户籍类别", "农业非农业",
        "户口种类", "城镇农村", "户性质", "户口属性",
    ),
    "residence": (
        "居住状态", "居住情况", "居住状况", "居住类别", "常住外出", "在外",
        "居住类型", "居住形式", "在家外出", "外出情况", "在村情况", "在家情况",
    ),
    "workplace": (
        "务工地", "务工地点", "务工地址", "外出地", "外出地点", "打工地", "外出务工地", "去向", "打工地点",
        "在哪打工", "在哪里打工", "打工去向", "外出去向", "务工单位", "工作地", "工作地点", "务工去向", "外出务工地点",
        "工作单位", "就业地", "就业地点", "务工省市", "外出地址",
    ),
    "phones": (
        "电话", "联系电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "联系号码", "电话手机",
        "移动电话", "本人电话", "固定电话", "家庭电话", "座机", "座机号", "固话", "宅电", "家里电话", "手机电话",
        "联系手机", "电话或手机", "本人手机", "本人手机号", "联络电话", "电话号", "常用电话", "第二电话",
        "备用电话", "备用手机", "手机联系方式", "本人联系电话", "电话微信同号",
    ),
    "groups": (
        "人员类别", "重点人群", "人群类别", "人员类型", "特殊人群", "人员属性", "重点人群类别", "人群", "人群分类",
        "人员分类", "特殊人群类别", "重点人员", "特殊群体", "重点群体", "困难类型", "困难类别", "关爱对象", "帮扶对象",
        "重点对象", "人群标签", "低保五保等",
    ),
    "skills": (
        "特长", "技能", "个人特长", "职业技能", "一技之长", "手艺", "专长", "会什么手艺", "技术特长", "擅长", "本领",
        "技术", "特长技能", "技能特长",
    ),
    "note": (
        "备注", "说明", "备注说明", "其他", "其它", "其他情况", "附注", "備註", "注", "备注信息", "其他说明",
        "补充说明", "其他备注", "需要说明", "情况说明", "其它情况",
    ),
}  # fmt: skip
_DOORPLATES = frozenset(
    {"门牌", "门牌号", "门牌号码", "门号", "房号", "房屋号", "楼栋房号", "楼栋门牌", "楼栋门牌号", "门牌编号"}
)  # fmt: skip
_BEGINS_WITH = re.compile(r"^[和跟同与]")
_SPOKEN = re.compile(r"请填写?|必填项?|选填|填写|是什么|什么|多少|哪个|[您你的啥是吗呢]")
"""What people write around the word for a column: 和户主啥关系, 您的姓名, 手机号是多少."""
_NUMERALS = "一二三四五六七八九十"
_NUMBER = rf"(?P<number>[1-9]\d?|[{_NUMERALS}])"
_NUMBERED = tuple(
    re.compile(way.format(number=_NUMBER))
    for way in (
        "(?:家庭|户内)?(?:成员|人员|人口|家人|家属){number}的?(?P<word>.*)",
        "第{number}[个位名]?(?:家庭)?(?:成员|人)的?(?P<word>.*)",
        "(?P<word>.+?){number}",
    )
)
"""成员1姓名, 第一人姓名, 姓名1."""
_FIELDS = {word.lower(): field for field, words in HEADINGS.items() for word in words}


class RosterColumns(msgspec.Struct, frozen=True):
    """Where each field stands. Rows and columns count from 0; headings are as in the sheet.

    Where a row lists a whole household, `members` are the columns of each, and `places` those of
    the household and its head.
    """

    row: int
    places: dict[str, tuple[int, ...]]
    headings: dict[int, str]
    unknown: tuple[str, ...] = ()
    members: tuple["RosterColumns", ...] = ()
    member: int = 0

    def heading(self, field: str) -> str:
        """The field's heading as it stands in the sheet, or nothing when it has no column."""
        places = self.places.get(field, ())
        return self.headings.get(places[0], column_letter(places[0])) if places else ""

    def all_places(self) -> frozenset[int]:
        """The columns that are read."""
        own = (place for places in self.places.values() for place in places)
        return frozenset(own).union(*(columns.all_places() for columns in self.members))

    def all_headings(self) -> dict[str, str]:
        """The heading of each field as it stands in the sheet; of a member's as name/1, name/2."""
        found = {field: self.heading(field) for field in self.places}
        for columns in self.members:
            own = (field for field in columns.places if field not in OF_HOUSEHOLD)
            found |= {f"{field}/{columns.member}": columns.heading(field) for field in own}
        return found


def field_of(heading: str) -> str:
    """The field that a heading names, or nothing: 身份证号（18位） is the ID number."""
    word = re.sub(r"\([^)]*\)?", "", unicodedata.normalize("NFKC", heading))
    word = re.sub(r"[\W_]", "", word).lower()
    plain = _SPOKEN.sub("", _BEGINS_WITH.sub("与", word))
    ways = (word, word.rstrip("0123456789一二三"), plain)
    return next((_FIELDS[way] for way in ways if way in _FIELDS), "")


def numbered_fields(headings: Sequence[str]) -> tuple[tuple[int, str], ...]:
    """For each column the member, from 1, and the field that its heading names; else 0 and nothing.

    All are 0 unless people's names are numbered. Where households are numbered too, whole tables
    stand side by side.
    """
    for way in _NUMBERED:
        found = tuple(_numbered_field(way, heading) for heading in headings)
        fields = {field for _, field in found}
        names = {number for number, field in found if field == "name"}
        if len(names) > 1 and fields.isdisjoint({"household_number", "head_name"}):
            return tuple((n, f) if f not in OF_HOUSEHOLD else (0, "") for n, f in found)
    return ((0, ""),) * len(headings)


def names_member(heading: str) -> bool:
    """Whether it is 成员1 and the like, under which that member's columns may stand."""
    found = _NUMBERED[0].fullmatch(_plain(heading))
    return found is not None and not found["word"]


def _numbered_field(way: re.Pattern[str], heading: str) -> tuple[int, str]:
    found = way.fullmatch(_plain(heading))
    field = field_of(found["word"] or "姓名") if found else ""
    if found is None or not field:
        return 0, ""
    figure = found["number"]
    return int(figure) if figure.isdecimal() else _NUMERALS.index(figure) + 1, field


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", heading))


def names_columns(row: Sequence[object]) -> bool:
    """Whether a row below the headings is headings again: people's names among at least three."""
    fields = set(guess_fields(row)) - {""}
    return "name" in fields and len(fields) >= _HEADINGS_FEWEST


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
    """For each column the field that its heading names; a second one of a kind is not read.

    Where no column numbers the households, the door plates do.
    """
    headings = headings_of(row)
    width = _width_of_first_table(headings)
    numbered = numbered_fields(headings[:width])
    members = any(number for number, _ in numbered)
    named = [
        field or (_plain_field(heading, is_of_head=members) if heading else "")
        for heading, (_, field) in zip(headings, numbered, strict=False)
    ]
    named += [""] * (len(headings) - width)
    numbers = [number for number, _ in numbered] + [0] * (len(headings) - width)
    if "household_number" not in named:
        plate = next((n for n, heading in enumerate(headings) if heading in _DOORPLATES), None)
        if plate is not None:
            named[plate] = "household_number"
    taken: set[tuple[int, str]] = set()
    fields = []
    for number, field in zip(numbers, named, strict=True):
        is_second = (number, field) in taken and field not in REPEATABLE
        fields.append("" if is_second else field)
        taken.add((number, field))
    return tuple(fields)


def _plain_field(heading: str, *, is_of_head: bool) -> str:
    """Beside numbered members 户主身份证号 is the head's; 是否低保户 is a column of ticks."""
    of_head = field_of(heading.removeprefix("户主")) if is_of_head else ""
    return field_of(heading) or of_head or ("groups" if group_of_heading(heading) else "")


def _width_of_first_table(headings: Sequence[str]) -> int:
    """Where the same headings begin again, two tables stand side by side: only the first is read."""
    begins = next((n for n, heading in enumerate(headings) if heading), 0)
    run = tuple(headings[begins : begins + _SAME_AGAIN])
    if all(run):
        for place in range(begins + _SAME_AGAIN, len(headings)):
            if tuple(headings[place : place + _SAME_AGAIN]) == run:
                return place
    return len(headings)


def columns_of(number: int, headings: Sequence[str], fields: Sequence[str]) -> RosterColumns:
    """Where each field stands when the columns are read as `fields`."""
    by_member: dict[int, dict[str, tuple[int, ...]]] = {0: {}}
    unknown = []
    numbers = [0 if field in OF_HOUSEHOLD else member
               for (member, _), field in zip(numbered_fields(headings), fields, strict=True)]  # fmt: skip
    names = {member for member, field in zip(numbers, fields, strict=True) if field == "name"}
    for column, (heading, field) in enumerate(zip(headings, fields, strict=True)):
        member = numbers[column]
        places = by_member.setdefault(member, {})
        if field and (field not in places or field in REPEATABLE) and member in names | {0}:
            places[field] = (*places.get(field, ()), column)
        elif heading:
            unknown.append(heading)
    named = {column: heading for column, heading in enumerate(headings) if heading}
    own = by_member.pop(0)
    shared = {field: places for field, places in own.items() if field in OF_HOUSEHOLD}
    members = tuple(
        RosterColumns(number, shared | by_member[member], named, member=member)
        for member in sorted(names - {0})
    )
    if members:
        own.setdefault("name", own.get("head_name", members[0].places["name"]))
    return RosterColumns(number, own, named, tuple(unknown), members)


def column_letter(column: int) -> str:
    """A column as spreadsheets call it: 0 is A, 26 is AA."""
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters
