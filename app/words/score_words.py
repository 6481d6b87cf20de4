"""The words of scorecards and monthly packs: kinds of records, and what each figure counts."""

from collections.abc import Mapping
from types import MappingProxyType

from app.models.rules.ledgers import FigureCode

WORK_KIND: Mapping[str, str] = MappingProxyType(
    {
        "household": "联系户",
        "visit": "走访",
        "appeal": "诉求",
        "case": "代办件",
        "shift": "值班",
        "activity": "活动",
    }
)
HOME_REACHED: Mapping[str, str] = MappingProxyType({"visited": "已入户", "not_visited": "未入户"})
SCORE_FORMULA: Mapping[str, str] = MappingProxyType(
    {
        "home_visit_rate": "入户走访过的户 ÷ 联系的户",
        "card_rate": "持有有效联系卡的户 ÷ 联系的户",
        "contacts": "各种方式的走访联系次数",
        "findings": "发现了问题的走访",
        "labelled_appeals": "归入揪心事、烦心事、操心事等台账的诉求",
        "escalated_appeals": "正报在上级的诉求",
        "first_received": "写明首问责任人的代办件",
        "conclusion_rate": "已办结 ÷ 收到",
        "on_time_rate": "时限内答复的 ÷ 已办结",
        "handled_rate": "已有人接手或已答复的 ÷ 收到",
        "reply_rate": "答复过的 ÷ 收到",
        "follow_up_rate": "回访过的 ÷ 已办结",
        "satisfaction_rate": "回访满意的 ÷ 回访过的",
        "rectification_rate": "重办后满意的 ÷ 回访不满意的",
        "cases": "首问接收的代办件",
        "duty_rate": "签到的班 ÷ 到今天为止排的班",
        "handover_rate": "有人接班签字的 ÷ 签退的班",
        "activities": "已开展的便民利民活动",
        "people_served": "已开展的活动服务人次",
    }
)
PACK_FIGURE: Mapping[str, str] = MappingProxyType(
    {
        "home_visit_rate": "入户率",
        "contacts": "走访联系次数",
        "findings": "发现问题",
        "conclusion_rate": "诉求办结率",
        "on_time_rate": "按时办结率",
        "reply_rate": "回复率",
        "follow_up_rate": "回访率",
        "satisfaction_rate": "满意率",
        "cases": "代办件",
        "duty_rate": "值班签到率",
        "handover_rate": "交接班签字率",
    }
)
"""What stands at the head of a month's pack, in order."""
PACK_CODES: tuple[FigureCode, ...] = (
    "home_visit_rate", "contacts", "findings", "conclusion_rate", "on_time_rate", "reply_rate",
    "follow_up_rate", "satisfaction_rate", "cases", "duty_rate", "handover_rate",
)  # fmt: skip
