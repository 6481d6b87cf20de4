"""Priority groups (重点人群) and the words that rosters use for them."""

import re
import unicodedata
from collections.abc import Iterable

PRIORITY_GROUPS = (
    "低保户", "低保边缘户", "特困人员", "脱贫户", "脱贫不稳定户", "边缘易致贫户",
    "突发严重困难户", "残疾人", "重病患者", "空巢老人", "独居老人", "高龄老人", "留守儿童",
    "困境儿童", "留守妇女", "计生特扶", "退役军人", "优抚对象", "信访人员", "社区矫正",
    "安置帮教", "精神障碍", "党员", "外出务工", "流动人口",
)  # fmt: skip

RESTRICTED_GROUPS = frozenset({"社区矫正", "安置帮教", "精神障碍"})
"""Groups that are seen with a separate permission only (PIPL 28, 特定身份)."""


def open_groups(groups: Iterable[str]) -> list[str]:
    """What anyone at the station may see of these."""
    return [group for group in groups if group not in RESTRICTED_GROUPS]


_SYNONYMS: dict[str, tuple[str, ...]] = {
    "低保户": ("低保", "低保对象", "低保家庭", "城乡低保", "农村低保"),
    "低保边缘户": ("低保边缘", "低边户", "低保边缘家庭", "低边"),
    "特困人员": ("特困", "特困户", "五保", "五保户", "特困(五保)", "特困供养", "特困供养人员"),
    "脱贫户": ("脱贫", "脱贫享受政策户", "建档立卡", "建档立卡户", "建档立卡脱贫户"),
    "脱贫不稳定户": ("脱贫不稳定",),
    "边缘易致贫户": ("边缘易致贫", "边缘户"),
    "突发严重困难户": ("突发严重困难", "突发困难户"),
    "残疾人": ("残疾", "重度残疾", "重度残疾人", "持证残疾人"),
    "重病患者": ("重病", "大病", "大病患者"),
    "空巢老人": ("空巢", "空巢老年人"),
    "独居老人": ("独居", "独居老年人"),
    "高龄老人": ("高龄", "高龄老年人"),
    "留守儿童": ("留守孩子",),
    "困境儿童": ("困境", "事实无人抚养儿童"),
    "计生特扶": ("失独", "失独家庭", "计生特扶(失独)", "计生特殊家庭"),
    "退役军人": ("复员军人", "退伍军人", "退役士兵", "转业军人"),
    "优抚对象": ("优抚", "烈属", "军属"),
    "信访人员": ("信访", "信访户", "上访户"),
    "社区矫正": ("社区矫正人员", "社区矫正对象"),
    "安置帮教": ("安置帮教人员", "刑满释放", "刑满释放人员"),
    "精神障碍": ("精神病", "精神障碍患者", "严重精神障碍", "严重精神障碍患者"),
    "党员": ("中共党员", "共产党员"),
    "外出务工": ("外出务工人员", "务工人员", "农民工"),
    "流动人口": ("流动人员", "外来人口"),
}
_GROUPS = {name: name for name in PRIORITY_GROUPS} | {
    word: name for name, words in _SYNONYMS.items() for word in words
}


def read_priority_group(word: str) -> str:
    """The group that a roster's word means; an unknown word is kept as it is."""
    return _GROUPS.get(word, word)


_ASKED = re.compile(
    r"^(是否|是不是|有无|有没有)(为|是|属于|享受|纳入|办理)?|(打[√✓✔勾]|[√✓✔]|是否)$"
)
_BESIDE = re.compile(r"\([^)]*\)?|[\s/:]")
_SAID_OTHERWISE = frozenset({"外出务工", "流动人口"})
"""Under these alone villages write where somebody went: only 是否外出务工 is a column of ticks."""
TICKED = frozenset({"√", "✓", "✔", "☑", "✅", "是", "有", "对", "1", "v", "y", "yes", "true"})
NOT_TICKED = frozenset(
    {"否", "不是", "无", "没有", "×", "✗", "✘", "☐", "□", "x", "n", "no", "false"}
)


def group_of_heading(heading: str) -> str:
    """The group that a column of ticks is about (是否低保户, 残疾人（打√）), or nothing."""
    plain = _BESIDE.sub("", unicodedata.normalize("NFKC", heading))
    word = _ASKED.sub("", plain)
    group = _GROUPS.get(word, "")
    return "" if group in _SAID_OTHERWISE and word == plain else group
