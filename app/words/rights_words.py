"""The words of requests about one's own data, on screen and on the answer."""

from collections.abc import Mapping
from types import MappingProxyType

REQUEST_ACTION: Mapping[str, str] = MappingProxyType(
    {"see": "查阅、复制", "correct": "更正、补充", "delete": "删除"}
)
REQUEST_OUTCOME: Mapping[str, str] = MappingProxyType(
    {"": "待答复", "done": "已办", "refused": "不能办"}
)
ERASED_KIND: Mapping[str, str] = MappingProxyType(
    {
        "person": "人员资料",
        "register_change": "变动记录",
        "appointment": "预约",
        "attachment": "附件",
    }
)
KEPT_KIND: Mapping[str, str] = MappingProxyType(
    {
        "cases": "作为申请人的代办件（办件档案）",
        "headed_households": "当户主的户",
        "visits": "走访记录里提到姓名的",
        "disclosures": "查看记录（谁看过号码）",
    }
)
ERASED_NOTES = (
    (
        "从哪里去掉",
        "本站电脑里的资料、附件、查找和草稿；本站另一台电脑和镇里在下一次同步时同样去掉。",
    ),
    ("此前的备份", "按7天、4周、12个月轮换，期满后不再含有。"),
    ("仍然保存的", "办件档案和走访记录，依法或者为了工作需要保存；本申请和答复留档。"),
)
