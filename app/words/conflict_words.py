"""Words for records and fields of which two PCs wrote different things."""

from collections.abc import Mapping
from types import MappingProxyType

from app.words.register_terms import REGISTER_FIELD

CONFLICT_KIND: Mapping[str, str] = MappingProxyType(
    {
        "station": "服务站",
        "staff": "账号",
        "grid": "网格",
        "cadre": "联户干部",
        "household": "住户",
        "person": "村民",
        "case": "代办件",
        "material": "材料",
        "appeal": "诉求",
        "card": "联系卡",
        "duty_shift": "值班",
        "activity": "活动",
        "reception": "接待",
        "home_service": "上门服务",
        "visit_plan": "走访计划",
        "appointment": "预约",
        "team": "团队",
        "assembly": "批评大会",
    }
)
CONFLICT_FIELD: Mapping[str, str] = MappingProxyType(
    {
        **REGISTER_FIELD,
        "applicant_name": "申请人",
        "applicant_phone": "申请人电话",
        "request": "要办的情况",
        "content": "内容",
        "title": "职务",
        "unit": "单位",
        "phone": "电话",
        "role": "角色",
        "is_active": "账号停用",
        "duty_phone": "值班电话",
        "duty_hours": "值班时间",
        "town_hotline": "服务热线",
        "supervision_phone": "监督电话",
        "service_promise": "服务承诺",
        "common_items": "常办事项",
        "parent_id": "上级网格",
        "is_deleted": "删去",
    }
)
OTHER_KIND, OTHER_FIELD = "其他记录", "其他一项"
EMPTY_VALUE, YES, NO = "（空）", "是", "否"
