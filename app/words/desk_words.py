"""The words of the desk itself: how far a record has come, and what can be taken back."""

from collections.abc import Mapping
from types import MappingProxyType

RECORD_STANDING: Mapping[str, str] = MappingProxyType(
    {
        "local": "本机",
        "carried": "已装盘",
        "stored": "镇已收到",
        "delivered": "已送达",
        "accepted": "镇已受理",
        "returned": "镇里退回",
        "declined": "镇不受理",
        "refused": "镇里不收",
    }
)
STANDING_MEANING: Mapping[str, str] = MappingProxyType(
    {
        "local": "最近的改动只在这台电脑上，等下次同步或装盘。",
        "carried": "已写到U盘，读了镇里的回执才算送达。",
        "stored": "镇里已收到，等镇里备份好才算送达。",
        "delivered": "镇里已收到，并已备份。",
        "accepted": "镇里已受理，本站的记录镇里都有了。",
        "returned": "镇里退回：{reason}",
        "declined": "镇里不予受理：{reason}",
        "refused": "这台电脑或写它的那台电脑已被镇里停用，停用以后写的镇里不收，记录仍在本机，请联系镇里。",
    }
)
