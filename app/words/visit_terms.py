"""The Chinese words for what stands around visits: occasions, outreach, ranks of comments."""

from collections.abc import Mapping
from types import MappingProxyType

VISIT_TIMING: Mapping[str, str] = MappingProxyType(
    {"": "白天", "early": "清早", "evening": "晚上（夜访）"}
)
MUST_VISIT_OCCASION: Mapping[str, str] = MappingProxyType(
    {
        "celebration": "红白大事",
        "illness": "生病住院",
        "hardship": "急难重活",
        "errand": "代办事项",
        "troubled_mind": "思想波动",
    }
)
OUTREACH_TYPE: Mapping[str, str] = MappingProxyType(
    {
        "policy": "上级政策宣讲到户",
        "decision": "支部决议传达到户",
        "activity": "公益活动发动到户",
        "opinion": "意见建议征求到户",
    }
)
COMMENT_RANK: Mapping[str, str] = MappingProxyType(
    {
        "liaison_leader": "联系领导",
        "supervising_leader": "分管领导",
        "main_leader": "主要领导",
    }
)
ROUND_STATE: Mapping[str, str] = MappingProxyType(
    {"coming": "没开始", "running": "进行中", "over": "已结束"}
)
VISIT_COUNT: Mapping[str, str] = MappingProxyType(
    {
        "rounds_owed": "每年应走访轮数",
        "rounds_set": "已定轮数",
        "nights": "夜访日",
        "visits_on_nights": "夜访日走访次数",
        "evening_visits": "全年夜访次数",
        "visits": "走访次数",
    }
)
