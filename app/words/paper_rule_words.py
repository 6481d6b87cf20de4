"""The wording of papers, as the list of a place's rules names it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec

from app.models.rules.papers import PaperRules, PaperTexts

_TEXT_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "title": "标题",
        "headings": "小标题",
        "headings_advice": "咨询时的小标题",
        "signatures": "谁签名",
        "opening": "开头",
        "opening_until": "开头里的期限",
        "opening_advice": "咨询时的开头",
        "opening_whole": "不缺材料时的开头",
        "opening_expired": "到期后的开头",
        "all_told": "一次告知的话",
        "all_wanted": "咨询时一次告知的话",
        "signed": "签收的话",
        "checked": "核对的话",
        "privacy": "个人信息告知",
        "keep": "妥善保管的话",
        "no_materials": "不需要材料时的话",
        "never_signs": "不含代签的话",
        "promise": "承诺的话",
        "consequence": "逾期后果",
        "afterwards": "期限内外的话",
        "ended": "终止的话",
        "way": "补交方式",
        "counted": "点清的话",
        "nothing_returned": "没有原件可退时的话",
        "voluntary": "自愿评价的话",
        "levels": "总体评价",
        "reason": "原因或建议",
        "explanation": "承办人说明",
        "sample": "示例目录的话",
        "empty": "没有记录时的话",
        "no_remark": "还没有点评时的话",
    }
)


def _named() -> Iterator[tuple[str, str]]:
    for paper, texts in msgspec.structs.asdict(PaperRules()).items():
        if isinstance(texts, PaperTexts):
            shown = msgspec.structs.asdict(texts)
            for name in shown:
                yield f"papers.{paper}.{name}", f"{shown['title']}：{_TEXT_WORDS[name]}"
    yield "papers.lists", "清单、台账和报表"


PAPER_RULE_WORDS: Mapping[str, str] = MappingProxyType(dict(_named()))
"""Every text's place in a profile file, and what it is called."""
