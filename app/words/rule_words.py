"""A profile in plain Chinese: what each rule is called, what it says, and where that comes from."""

import tomllib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from app.models.listed_ledgers import LISTED
from app.models.profile_sources import TITLES, rules_stated
from app.words.paper_rule_words import PAPER_RULE_WORDS
from app.words.report_words import REPORT_NAME
from app.words.terms import DEADLINE_LEVEL
from app.words.visit_terms import MUST_VISIT_OCCASION, OUTREACH_TYPE

GENERAL = "总则"
PART_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "": GENERAL,
        "deadline_levels": "时限分级（工作日）",
        "visits": "走访",
        "cadres": "联户和网格",
        "appeals": "诉求",
        "criticism": "批评台账",
        "reviews": "评议和点评",
        "ratings": "评价",
        "service": "上门服务",
        "duty": "值班",
        "reception": "接待",
        "activities": "便民活动",
        "ledgers": "基本台账和动态台账",
        "scorecard": "考核",
        "reports": "报表",
        "calendar": "一周一月的安排",
        "media": "U盘",
        "retention": "保管期限",
        "papers": "文书用语",
    }
)
RULE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        **PAPER_RULE_WORDS,
        "must_record_classes": "必记类别",
        "appeal_classes": "诉求类别",
        "station_promise_working_days": "本站几个工作日内报送",
        "supplement_working_days": "补正期限（工作日）",
        "households_per_cadre": "每人联系多少户，超过就提醒",
        "follow_up_days": "办结后几天回访",
        "rectification_working_days": "差评几个工作日内整改",
        "card_edition": "联系卡版次",
        "service_promise": "服务承诺",
        "duty_hours": "值班时间",
        "common_items": "卡上的常办事项",
        "town_hotline": "镇便民热线",
        "supervision_phone": "监督电话",
        "deadline_levels.remind_days_left": f"到期前几天“{DEADLINE_LEVEL['remind']}”",
        "deadline_levels.yellow_days_left": f"到期前几天“{DEADLINE_LEVEL['yellow']}”",
        "deadline_levels.supervise_days_late": f"过期第几天“{DEADLINE_LEVEL['supervise']}”",
        "deadline_levels.alert_days_late": f"过期第几天“{DEADLINE_LEVEL['alert']}”",
        "cadres.households_per_grid_least": "一个网格最少几户",
        "characters": "自造字对照",
        "cadres.households_per_grid_most": "一个网格最多几户",
        "cadres.team_members": "服务团队几人",
        "cadres.team_households": "一个团队服务几户",
        "cadres.members_per_leader": "党小组长联系几名党员",
        "cadres.households_per_member": "每名党员联系几户",
        "cadres.grid_kinds": "网格种类",
        "cadres.tiers": "层级",
        "cadres.is_member_card_printed": "印党员联系卡",
        "cadres.is_phone_open_all_day": "手机24小时畅通",
        "cadres.is_leading_case_agent": "网格团队成员为全程代办人",
        "visits.small_village_most_households": "多少户以内算小村",
        "visits.small_village_percent": "小村入户率（%）",
        "visits.large_village_percent": "大村入户率（%）",
        "visits.rounds_a_year": "每年普遍走访几轮",
        "visits.night_days": "每月集中夜访日",
        "visits.night_begins_at": "几点以后算夜访",
        "visits.must_visit_occasions": "必到的事",
        "visits.must_visit_days": "几天内必到",
        "visits.are_cases_must_visits": "有代办件的户必到",
        "visits.spot_check_households": "每天抽查几户",
        "visits.are_absent_closed_without_visit": "外出户以电话、短信、留卡销号",
        "visits.outreach_types": "到户的事",
        "appeals.problem_classes": "各类下的问题",
        "appeals.second_class_name": "第二种分类的名称",
        "appeals.second_classes": "第二种分类",
        "appeals.sources": "来源",
        "appeals.ledger_labels": "台账分本",
        "appeals.routes": "办理途径",
        "appeals.escalation_chain": "逐级反映",
        "appeals.seasonal.route": "季节性问题提前走的途径",
        "appeals.seasonal.days_ahead": "提前多少天看季节性问题",
        "appeals.seasonal.years": "看往前几年",
        "appeals.seasonal.least_years": "至少几年有过算季节性",
        "appeals.limit": "答复时限",
        "appeals.alert_steps.remind_days_left": "到期前几天提示催办",
        "appeals.alert_steps.alert_days_late": "逾期第几天预警",
        "appeals.alert_steps.alert_to": "预警报给",
        "appeals.difficulties": "难易程度",
        "appeals.is_claimed": "先认领再办理",
        "appeals.hard_case_mark": "疑难件的名称",
        "appeals.is_transfer_slip_printed": "印转办单",
        "appeals.long_pending_days": "几天不办结算久拖不决",
        "appeals.repeat_within_days": "多少天内再反映算重复",
        "appeals.repeat_count_watched": "反映几次算重复反映",
        "appeals.handled_in_village": "不出村就办",
        "appeals.targets": "目标（%）",
        "criticism.is_used": "设批评台账",
        "criticism.reply_days": "几个自然日内回复",
        "criticism.follow_up_months": "几个月后回访",
        "criticism.supervisor": "由谁督办",
        "criticism.sheets": "用的表",
        "criticism.event.times_a_year": "“有奖批评”每年几次",
        "criticism.event.notice_days": "提前几天发布",
        "criticism.event.team_least": "小组最少几人",
        "criticism.event.team_most": "小组最多几人",
        "criticism.event.supervisors": "监督员几人",
        "criticism.event.jurors": "评审团几人",
        "criticism.event.is_scored_secretly": "不公开打分",
        "reviews.months": "在哪几个月评议",
        "reviews.minimum_sheets": "评议表最少几份",
        "reviews.attendants": "参加的人",
        "reviews.comment_ranks": "点评分几级",
        "reviews.is_commented_monthly": "每月点评",
        "reviews.assessors": "谁来评",
        "reviews.grades": "档次",
        "reviews.is_wall_sheet_printed": "上墙公布",
        "reviews.is_responsibility_letter_signed": "签责任书",
        "reviews.is_year_end_vote_held": "年终投票评议",
        "reviews.score_weights": "各占多少（%）",
        "ratings.channels": "评价渠道",
        "ratings.periods": "评价周期",
        "ratings.decimals": "满意率几位小数",
        "ratings.satisfied_percent_wanted": "满意率目标（%）",
        "service.checklist": "逐项打勾",
        "service.is_written_proxy_wanted": "不在家的人书面委托",
        "service.are_appointments_taken": "接受预约",
        "duty.shifts": "班次",
        "duty.is_leader_named": "有带班领导",
        "reception.is_used": "定期接待",
        "reception.sessions_a_week": "每周几次",
        "reception.weekend_days": "整天都行的日子",
        "reception.evening_from": "其他日子从几点起",
        "reception.steps": "步骤",
        "reception.rooms": "接待室",
        "activities.a_department_year": "每个部门每年几次",
        "activities.types": "类型",
        "activities.wanted": "必须写明",
        "ledgers.basic_blocks": "基本台账的块和项",
        "ledgers.snapshot_month": "每年几月摸底",
        "ledgers.dynamic_duties": "动态台账写明",
        "scorecard.blocks": "板块和指标",
        "scorecard.grades": "等次",
        "scorecard.grade_percents": "各等次至少要得（%）",
        "reports.drawn_up": "用的报表",
        "reports.decimals": "几位小数",
        "calendar.weekly_sort_on": "每周梳理",
        "calendar.weekly_report_on": "每周通报",
        "calendar.monthly_summary_on": "每月汇总",
        "calendar.monthly_meeting_on": "每月会议",
        "calendar.month_spans": "每月各段",
        "calendar.is_inspected_daily": "每日督查",
        "calendar.is_urgent_told_at_once": "急事随记随报",
        "media.are_sticks_allowed": "可以用U盘",
        "retention.cases": "代办卷保管多久",
    }
)
_CODE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "village": "村",
        "township": "镇",
        "working_day": "工作日",
        "calendar_day": "自然日",
        "hour": "小时",
        "day_off": "休息日",
        "every_day": "每天",
        "theme": "主题",
        "held_on": "时间",
        "responsible_name": "责任人",
        **MUST_VISIT_OCCASION,
        **OUTREACH_TYPE,
        **REPORT_NAME,
        "home_visit_rate": "入户率",
        "conclusion_rate": "办结率",
        "on_time_rate": "按时办结率",
        "handled_rate": "处置率",
        "reply_rate": "回复率",
        "rectification_rate": "整改率",
        "satisfaction_rate": "满意率",
    }
)
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_OF_THE_WEEK = frozenset(
    {"calendar.weekly_sort_on", "calendar.weekly_report_on", "reception.weekend_days"}
)


class RuleLine(msgspec.Struct, frozen=True):
    """One rule as people read it. `is_open` when the source leaves it open."""

    place: str
    name: str
    value: str
    source: str
    is_open: bool


class RulePart(msgspec.Struct, frozen=True):
    """The rules of one part."""

    name: str
    lines: tuple[RuleLine, ...]


_IN_ONE_LINE = ("appeals.targets", "papers.lists", "characters")


def rules_in_words(text: str) -> list[RulePart]:
    """All rules that a profile file states. The file is one that `read_profile` takes."""
    tables = tomllib.loads(text)
    parts: dict[str, list[RuleLine]] = {}
    for place in _places(tables):
        part = place.split(".")[0] if "." in place else ""
        parts.setdefault(part, []).append(_line(place, tables))
    known = [part for part in PART_WORDS if part in parts]
    others = [part for part in parts if part not in PART_WORDS]
    return [RulePart(PART_WORDS.get(part, part), tuple(parts[part])) for part in known + others]


def _places(tables: Mapping[str, Any]) -> list[str]:
    """Each rule's place; the targets stand in one line, and so do the lists that are worded."""
    places = dict.fromkeys(
        next((whole for whole in _IN_ONE_LINE if place.startswith(f"{whole}.")), place)
        for place in rules_stated(tables)
    )
    return [place for place in places if place not in TITLES]


def _line(place: str, tables: Mapping[str, Any]) -> RuleLine:
    value: Any = tables
    for key in place.split("."):
        value = value[key]
    if place == "appeals.seasonal.route":
        routes = tables["appeals"].get("routes", ())
        value = next((route["name"] for route in routes if route["code"] == value), value)
    source, is_open = _source_of(place, tables)
    name = RULE_WORDS.get(place, place)
    return RuleLine(place, name, _value_words(place, value), source, is_open)


def _source_of(place: str, tables: Mapping[str, Any]) -> tuple[str, bool]:
    named = place
    while named:
        for table, is_open in (("sources", False), ("open", True)):
            if named in tables.get(table, {}):
                return tables[table][named], is_open
        named = named.rpartition(".")[0]
    below = [
        text
        for table in ("sources", "open")
        for name, text in tables.get(table, {}).items()
        if name.startswith(f"{place}.")
    ]
    return "；".join(below), False


def _value_words(place: str, value: Any) -> str:
    if place == "papers.lists":
        return "、".join(LISTED[ledger][0] for ledger in value if ledger in LISTED)
    if place in _OF_THE_WEEK:
        days = value if isinstance(value, list) else [value]
        return "、".join(WEEKDAYS[day - 1] for day in days)
    return _words(value)


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, str):
        return _CODE_WORDS.get(value, value)
    if isinstance(value, list):
        if len(value) == 2 and isinstance(value[0], int) and isinstance(value[1], str):
            return f"{value[0]} {_words(value[1])}"  # a limit: [15, "calendar_day"]
        between = "；" if value and isinstance(value[0], dict) else "、"
        return between.join(map(_words, value))
    if isinstance(value, dict):
        return _table_words(value)
    return str(value)


def _table_words(table: Mapping[str, Any]) -> str:
    """`水利设施（塘堰淤塞、沟渠不通）`, `上午 08:30—11:30`, `回复率 99`."""
    if "name" not in table:
        return "、".join(f"{_CODE_WORDS.get(key, key)} {_words(v)}" for key, v in table.items())
    left = {k: v for k, v in table.items() if k not in ("name", "code", "kind", "unit", "figure")}
    if {"starts", "ends"} <= left.keys():
        on = f"（{_words(left['on'])}）" if "on" in left else ""
        return f"{table['name']} {left['starts']}—{left['ends']}{on}"
    if {"first_day", "last_day"} <= left.keys():
        return f"{table['name']} {left['first_day']}—{left['last_day']}日"
    said = [_inner_words(key, inner) for key, inner in left.items()]
    return f"{table['name']}（{'；'.join(said)}）" if said else str(table["name"])


def _inner_words(key: str, inner: Any) -> str:
    if key == "points":
        return f"{inner}分"
    if key == "hidden_from":
        return f"{_words(inner)}看不到"
    return _words(inner)
