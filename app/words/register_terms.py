"""Chinese words for what happens to households and people, for grids, and for the register's fields."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.models.priority_groups import PRIORITY_GROUPS

REGISTER_ACTION: Mapping[str, str] = MappingProxyType(
    {
        "move_person": "迁到别的户",
        "move_household": "调整网格",
        "assign_cadre": "指定联户干部",
        "household_left": "整户迁出",
        "household_returned": "整户迁回",
        "split": "分户",
        "merge_households": "并户",
        "change_head": "变更户主",
        "died": "去世",
        "person_left": "迁出本村",
        "person_away": "外出",
        "person_returned": "返回",
        "merge_persons": "合并重复人员",
        "told_apart": "认定不是同一人",
        "undo": "撤销",
    }
)
RECORD_USER: Mapping[str, str] = MappingProxyType(
    {
        "attachment": "附件",
        "case": "代办件",
        "visit": "走访",
        "appeal": "诉求",
        "card": "联系卡",
        "must_visit": "五必到",
        "household_plan": "一户一策",
        "outreach_delivery": "送达记录",
        "visit_plan": "走访计划",
        "reception": "接待",
        "home_service": "上门服务",
        "appointment": "预约",
    }
)
"""Kinds of records that name a household or a person, as a sentence lists them."""
STANDING: Mapping[str, str] = MappingProxyType(
    {"left": "已迁出", "dissolved": "已销户", "dead": "已去世"}
)
RESIDENCE: Mapping[str, str] = MappingProxyType(
    {"常住": "常住", "外出": "外出", "人户分离": "人户分离"}
)
"""Kept as rosters say it."""
PRIORITY_GROUP: Mapping[str, str] = MappingProxyType({name: name for name in PRIORITY_GROUPS})
"""Likewise."""
GRID_KIND: Mapping[str, str] = MappingProxyType(
    {
        "community": "农村社区、管区",
        "village_group": "村民小组",
        "lane": "胡同",
        "building": "楼栋",
        "land": "陆上网格",
        "sea": "海上网格",
        "school": "学校",
        "enterprise": "企业",
        "hospital": "医院",
        "other": "其他",
    }
)
LIKENESS: Mapping[str, str] = MappingProxyType(
    {
        "same_id_number": "身份证号相同",
        "same_name_and_birth": "姓名、出生日期相同",
        "same_name_and_phone": "姓名、电话尾号相同",
        "same_by_alias": "曾用名或生僻字对得上",
    }
)
REGISTER_FIELD: Mapping[str, str] = MappingProxyType(
    {
        "number": "户号",
        "grid_id": "网格",
        "cadre_id": "联户干部",
        "address": "住址",
        "head_person_id": "户主（档案）",
        "head_name": "户主",
        "household_id": "所在户",
        "name": "姓名",
        "aliases": "曾用名",
        "head_relation": "与户主关系",
        "sex": "性别",
        "ethnicity": "民族",
        "born_on": "出生日期",
        "id_number": "身份证号",
        "phones": "电话",
        "political_status": "政治面貌",
        "education": "文化程度",
        "marital_status": "婚姻状况",
        "registration_type": "户口性质",
        "residence": "居住状态",
        "workplace": "务工地、单位",
        "skills": "特长",
        "groups": "人员类别",
        "note": "备注",
        "doubt": "待核",
        "standing": "在册状态",
        "standing_on": "变动日期",
        "standing_reason": "变动原因",
        "merged_into": "合并到",
    }
)


def users_words(kinds: Iterable[str]) -> str:
    """`走访、诉求`."""
    return "、".join(RECORD_USER.get(kind, kind) for kind in kinds)
