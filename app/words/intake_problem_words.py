"""Sentences for refusals at the counter: proxies, commitments, money passed through, pictures."""

from collections.abc import Mapping
from types import MappingProxyType

INTAKE_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        # who comes, and for whom
        "date_impossible": "“{date}”不是日历上的日子，没有保存，已填的内容都在；请写成 2026-11-30 这样。",
        # advice only
        # papers that follow later
        "deficiency_nothing_missing": "材料没有缺的，用不着容缺受理，没有改动。",
        "deficiency_key_material": "缺的里面有主要材料，不能容缺受理，没有登记，已填的内容都在；请一次性告知补正。",
        "deficiency_due_past": "补交的日子在今天之前，没有登记，已填的内容都在；请改日期。",
        "deficiency_due_too_late": (
            "补交的日子不能晚于承诺时限 {latest}，没有登记，已填的内容都在；请改早一些。"
        ),
        # money that passes through
        "money_action_unknown": "没有这种钱款步骤，没有记账；请从列表里选。",
        "money_amount_wrong": "金额不对，没有记账，已填的内容都在；请写成 380 或 380.50，不超过一百万元。",
        "money_payee_missing": "没有写钱交给哪个单位，没有记账，已填的内容都在；请写收款单位。",
        "money_payee_is_station": "代办不收任何费用，钱不能交给本站，没有记账；请写法定收款单位。",
        "money_voucher_missing": "没有写缴费票据号，没有记账，已填的内容都在；请照票据填写。",
        "money_receiver_missing": "没有写找零交给了谁，没有记账，已填的内容都在；请写上姓名。",
        "money_not_there": "手里只有 {left}，没有记账，已填的内容都在；请核对金额。",
        "money_step_unknown": "没有找到要作废的这一笔，没有改动；请刷新后再选。",
        # pictures
    }
)
