"""Sentences for refusals at the counter: proxies, commitments, money passed through, pictures."""

from collections.abc import Mapping
from types import MappingProxyType

INTAKE_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        # who comes, and for whom
        "applicant_id_number_wrong": "身份证号有一位不对，没有登记，已填的内容都在；请对着证件再输一次。",
        "item_not_delegable": (
            "“{item}”要本人亲自办，别人不能代，没有登记，已填的内容都在；"
            "请本人来，或者由站里上门帮办。"
        ),
        "proxy_name_missing": "写了代办关系，没有写代为办理的人，没有登记，已填的内容都在；请写上姓名。",
        "proxy_relation_missing": "没有写代办人与申请人的关系，没有登记，已填的内容都在；请写上关系。",
        "proxy_id_number_wrong": "代办人的身份证号有一位不对，没有登记，已填的内容都在；请再输一次。",
        "power_scope_missing": "没有勾选委托做什么，没有登记，已填的内容都在；请勾选代交材料或代领结果。",
        "power_expired": "委托的期限在今天之前，没有登记，已填的内容都在；请改期限。",
        "power_of_attorney_missing": "这件没有委托别人代办，没有授权委托书可打。",
        "date_impossible": "“{date}”不是日历上的日子，没有保存，已填的内容都在；请写成 2026-11-30 这样。",
        "material_count_wrong": "材料“{name}”的份数不对，没有登记，已填的内容都在；请填 1 到 99。",
        # advice only
        "consult_item_missing": "咨询的什么还没有写，没有登记；请选一个事项，或写一句话。",
        "case_not_a_consultation": "这件已经不是咨询了，没有改动；请返回列表打开这件。",
        # papers that follow later
        "deficiency_nothing_missing": "材料没有缺的，用不着容缺受理，没有改动。",
        "deficiency_key_material": "缺的里面有主要材料，不能容缺受理，没有登记，已填的内容都在；请一次性告知补正。",
        "deficiency_due_past": "补交的日子在今天之前，没有登记，已填的内容都在；请改日期。",
        "deficiency_due_too_late": (
            "补交的日子不能晚于承诺时限 {latest}，没有登记，已填的内容都在；请改早一些。"
        ),
        "deficiency_credit_unchecked": (
            "还没有问过失信的情况，不能容缺受理，没有登记，已填的内容都在；请问过再勾上。"
        ),
        "deficiency_broken_before": (
            "申请人以前的容缺承诺到期没有补交，这次不能再容缺，没有登记，已填的内容都在；请补齐材料。"
        ),
        "commitment_missing": "这件没有容缺受理，没有承诺书和通知书可打。",
        "commitment_expired": "容缺承诺已经到期，材料没有补交，没有报送；请收齐材料，或告知申请人不予受理。",
        # money that passes through
        "money_action_unknown": "没有这种钱款步骤，没有记账；请从列表里选。",
        "money_amount_wrong": "金额不对，没有记账，已填的内容都在；请写成 380 或 380.50，不超过一百万元。",
        "money_payee_missing": "没有写钱交给哪个单位，没有记账，已填的内容都在；请写收款单位。",
        "money_payee_is_station": "代办不收任何费用，钱不能交给本站，没有记账；请写法定收款单位。",
        "money_purpose_missing": "没有写代缴什么费，没有记账，已填的内容都在；请写上。",
        "money_voucher_missing": "没有写缴费票据号，没有记账，已填的内容都在；请照票据填写。",
        "money_receiver_missing": "没有写找零交给了谁，没有记账，已填的内容都在；请写上姓名。",
        "money_not_there": "手里只有 {left}，没有记账，已填的内容都在；请核对金额。",
        "money_step_unknown": "没有找到要作废的这一笔，没有改动；请刷新后再选。",
        "case_money_open": "代收的钱还有 {left} 没有交清或退回，没有改动；请先把钱款结清。",
        # pictures
    }
)
