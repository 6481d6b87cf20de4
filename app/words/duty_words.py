"""The words of duty, activities, appraisals, receptions and services at the door."""

from collections.abc import Mapping
from types import MappingProxyType

DUTY_STATE: Mapping[str, str] = MappingProxyType(
    {"planned": "未到岗", "on_duty": "在岗", "over": "已签退", "taken_over": "已交接"}
)
DUTY_ACTION: Mapping[str, str] = MappingProxyType(
    {"substitute": "请假替班", "sign_in": "签到", "sign_out": "签退", "take_over": "接班签字"}
)
RECORD_KIND: Mapping[str, str] = MappingProxyType(
    {"case": "代办件", "appeal": "诉求", "reception": "接待"}
)
ACTIVITY_STATE: Mapping[str, str] = MappingProxyType(
    {"planned": "计划", "held": "已开展", "cancelled": "取消"}
)
APPRAISAL_STATE: Mapping[str, str] = MappingProxyType({"open": "计票中", "closed": "已结束"})
APPRAISAL_PART: Mapping[str, str] = MappingProxyType(
    {"masses": "群众评议", "branch": "支部评定", "self": "自评"}
)
RECEPTION_STAGE: Mapping[str, str] = MappingProxyType(
    {
        "received": "已接待",
        "registered": "已登记",
        "tracked": "跟踪中",
        "answered": "已反馈",
        "archived": "已归档",
    }
)
RECEPTION_ACTION: Mapping[str, str] = MappingProxyType(
    {
        "register": "登记",
        "transfer": "转相关部门解决",
        "track": "跟踪",
        "answer": "反馈",
        "archive": "归档",
    }
)
SERVICE_TICK: Mapping[str, str] = MappingProxyType(
    {
        "greeting": "敲门一声问候",
        "shoe_covers": "进门一副鞋套",
        "cloth": "随带一块垫布",
        "publicity": "做好一次宣传",
        "opinion_card": "递上一张意见卡",
        "call_back": "打一个反馈电话",
        "cleared_up": "服务后清理现场到位",
        "explained": "讲解使用和排除故障知识到位",
    }
)
"""六个一、两到位."""
