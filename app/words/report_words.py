"""The words of reports about appeals: figures, how each is worked out, and the days that it covers."""

from collections.abc import Mapping
from types import MappingProxyType

from app.models import listed_ledgers

LIST_PAPER: Mapping[str, str] = MappingProxyType(
    {ledger: title for ledger, (title, _columns) in listed_ledgers.LISTED.items()}
)
"""What each list is called above its preview."""
REPORT_PERIOD: Mapping[str, str] = MappingProxyType(
    {
        "week": "每周梳理",
        "month": "每月汇总",
        "half_year": "半年报表",
        "year": "全年报表",
    }
)
APPEAL_FIGURE: Mapping[str, str] = MappingProxyType(
    {
        "received": "收到",
        "unclaimed": "待认领",
        "in_progress": "办理中",
        "concluded": "已办结",
        "conclusion_rate": "办结率",
        "in_time_rate": "按时办结率",
        "disposal_rate": "处置率",
        "reply_rate": "回复率",
        "rectification_rate": "整改率",
        "satisfaction_rate": "满意率",
        "urgent": "紧急",
        "repeated": "重复反映",
        "escalated": "正在上级",
        "written_off": "已销号",
        "source": "来源",
        "class": "类别",
    }
)
APPEAL_FORMULA: Mapping[str, str] = MappingProxyType(
    {
        "received": "反映日期在这段时间里的",
        "unclaimed": "还没有人接手的",
        "in_progress": "有人在办、还没有答复的",
        "concluded": "已经答复的",
        "conclusion_rate": "已办结 ÷ 收到",
        "in_time_rate": "时限内答复的 ÷ 已办结",
        "disposal_rate": "已有人接手或已答复的 ÷ 收到",
        "reply_rate": "答复过的 ÷ 收到",
        "rectification_rate": "重办后满意的 ÷ 回访不满意的",
        "satisfaction_rate": "回访满意的 ÷ 回访过的，没回访的不算满意",
        "urgent": "登记为紧急的",
        "repeated": "同一件事反映过两次以上的（规则另定次数的按规则）",
        "escalated": "报到镇里或县里、还没有交回的",
        "written_off": "回访满意后销号的",
        "source": "各来源加起来等于收到",
        "class": "各类别加起来等于收到",
    }
)
REPORT_NAME: Mapping[str, str] = MappingProxyType(
    {
        "visit_statistics": "走访统计",
        "remaining_households": "未访户名单",
        "channel_counts": "分渠道人次",
        "appeal_classes": "诉求分类",
        "appeal_status": "诉求状态",
        "long_pending": "久拖不决",
        "village_ranking": "各村排名",
        "rates": "各项比率",
        "monthly_summary": "每月汇总",
        "cadre_review_pack": "干部点评材料",
        "scorecard": "考核表",
        "appraisal_results": "评议结果",
    }
)
"""The reports that a profile may ask for."""
