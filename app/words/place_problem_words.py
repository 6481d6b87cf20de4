"""Sentences for refusals of the basic ledger, scorecards, reviews and default assignees."""

from collections.abc import Mapping
from types import MappingProxyType

PLACE_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "ledger_field_unknown": "本地规则的基本台账里没有“{field}”，没有保存；请刷新后再填。",
        "ledger_number_unreadable": "“{field}”应当填数字，没有保存，已填的都在；请改正这一格。",
        "ledger_date_unreadable": "“{field}”的日期看不懂，没有保存，已填的都在；请写成 2026-01-05 这样。",
        "ledger_choice_unknown": "“{field}”只能选是或否，没有保存，已填的都在；请重新选。",
        "ledger_text_too_long": "“{field}”超过 {most} 字，没有保存，已填的都在；请写短一些。",
        "ledger_has_no_fields": "本地规则没有列出基本台账的小项，没有留存；请由镇里在规则里列出后再做。",
        "ledger_year_unlikely": "只能留存今年或去年的台账，没有留存；请选 {year} 年或前一年。",
        "ledger_empty": "基本台账还一格都没有填，没有留存；请先摸底填写。",
        "ledger_year_kept": "{year} 年的台账已经留存过，留存的不再改动，没有再留一份；可以打开对比。",
        "score_period_unreadable": "考评的时段看不懂，没有改动；请重新选月份、半年或年度。",
        "score_indicator_unknown": "考核表里没有“{indicator}”这一项，没有记分；请刷新后再看。",
        "score_points_unlikely": "“{indicator}”最多 {most} 分，最细到 0.1 分，没有记分，已填的都在；请改正。",
        "score_reason_missing": "还没有写依据，没有记分，已填的都在；请写一句凭什么给分。",
        "review_not_closed": "这次评议还没有结束计票，没有保存结论；请先结束计票。",
        "review_conclusion_missing": "还没有写评议结论，没有保存，已填的都在；请写好结论。",
        "review_conclusion_unwritten": "这次评议还没有写结论，没有打印报告；请先写结论再打印。",
        "appeal_difficulty_unknown": "本地规则里没有这一级难易程度，没有保存；请从列出的里选。",
        "assignee_missing": "还没有选责任人或账号已停用，没有保存；请从名单里选一位。",
        "seasonal_problem_gone": "“{problem}”已经有人送过，或者本地规则改了，没有再登记；请回到统计报表再打开看。",
        "assignee_rule_unknown": "没有找到这条分派规则，没有改动；请刷新后再看。",
    }
)
