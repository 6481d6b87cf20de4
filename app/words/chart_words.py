"""The words of charts: what is drawn, by what, over which time, and what a series is called."""

from collections.abc import Mapping
from types import MappingProxyType

CHART_SUBJECT: Mapping[str, str] = MappingProxyType(
    {
        "visits": "走访",
        "coverage": "入户率",
        "cases": "代办件",
        "appeals": "诉求",
        "satisfaction": "满意率",
    }
)
CHART_GROUPING: Mapping[str, str] = MappingProxyType(
    {"month": "按月", "category": "按类别", "grid": "按网格"}
)
CHART_AXIS: Mapping[str, str] = MappingProxyType(
    {"month": "月份", "category": "类别", "grid": "网格"}
)
CHART_SPAN: Mapping[str, str] = MappingProxyType(
    {"twelve_months": "近十二个月", "this_year": "今年", "last_year": "去年"}
)
CHART_SERIES: Mapping[str, str] = MappingProxyType(
    {
        "visits": "走访次数",
        "covered": "入户率",
        "received": "收到",
        "concluded": "其中已办结",
        "appeal": "诉求满意率",
        "case": "代办满意率",
    }
)
CHART_UNIT: Mapping[str, str] = MappingProxyType({"visits": "次", "cases": "件", "appeals": "件"})
CHART_NOTE: Mapping[str, str] = MappingProxyType(
    {
        "visits": "各种方式的走访联系都算，每次算一次。",
        "coverage": "入户率＝那段时间里至少入户走访一次的户÷应访户，只算入户走访。",
        "cases": "按收件日期算；已办结是收到的件里镇里已答复的。",
        "appeals": "按反映日期算；已办结是收到的诉求里已答复的。",
        "satisfaction": "满意率＝回访满意的÷回访过的，没回访的不算满意。",
    }
)
NO_GRID, NO_CATEGORY = "未分网格", "未分类"
