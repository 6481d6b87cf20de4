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
        "quarantined": "单独放开",
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
        "quarantined": "{reason}",
    }
)
SAVED_KIND: Mapping[str, str] = MappingProxyType(
    {
        "station": "服务站资料",
        "grid": "网格",
        "cadre": "联户干部",
        "household": "住户",
        "person": "人员",
        "register_change": "户籍变动",
        "case": "代办件",
        "case_step": "办件步骤",
        "material": "材料",
        "custody_event": "原件去向",
        "handover": "移交",
        "power_of_attorney": "委托书",
        "commitment": "容缺承诺",
        "money_step": "代收代缴",
        "rectification": "差评整改",
        "rectification_step": "差评整改",
        "visit": "走访",
        "visit_round": "走访轮次",
        "visit_plan": "走访计划",
        "must_visit": "必到任务",
        "must_visit_step": "必到任务",
        "household_plan": "一户一策",
        "outreach": "四到户",
        "outreach_delivery": "四到户打勾",
        "appeal": "诉求",
        "appeal_step": "诉求步骤",
        "attachment": "附件",
        "duty_shift": "值班表",
        "duty_event": "值班签到",
        "activity": "活动",
        "appraisal": "评议",
        "appraisal_event": "评议表",
        "responsibility_letter": "责任书",
        "review_conclusion": "评议结论",
        "reception_session": "接待日",
        "reception": "接待",
        "reception_step": "接待步骤",
        "home_service": "上门服务",
        "card_step": "联系卡",
        "card_layout": "卡片版式",
        "ledger_cell": "基本台账",
        "score_mark": "考核打分",
        "assignee_rule": "分派规则",
        "appointment": "预约",
        "team": "团队",
        "assembly": "批评大会",
        "person_request": "个人信息申请",
    }
)
UNDO_PROBLEMS: Mapping[str, str] = MappingProxyType(
    {
        "undo_nothing": "这次登录以后没有可以撤销的了，什么都没有改动；更早的请到那一页里修改。",
        "undo_overtaken": "这一条后来又改过，没有撤销，现在的内容都在；要改请到那一页里改。",
        "undo_in_use": "已经有别的记录用到它，没有撤销，内容都在；请先处理用到它的记录。",
        "undo_paper_out": "已经打印或成批交出，纸已在外面，不能撤销，记录都在；请在那一页里更正或作废。",
        "undo_account": "账号的增加和停用不能撤销，没有改动；请在“设置”里办理。",
        "undo_edition": "已经启用的清单和规则不能撤销，没有改动；请再导入要用的那一版。",
        "undo_year_kept": "年度台账已经存档，不能撤销，没有改动；以存档的为准。",
        "undo_roster_import": "导入花名册请在“导入花名册”页里撤销，那里会说明哪些人留下；这里没有改动。",
        "undo_erasure": "按本人申请删除的内容已经从各处删掉，不能撤销，也没有别的改动；需要的话请重新登记。",
        "undo_settled": "两边不一致已经选定，不能撤销，没有改动；要换另一个写法，请到那一页里改。",
        "undo_of_undo": "刚才做的就是撤销，不能再撤销，没有改动；需要的话请重新登记。",
    }
)
