"""The trade's Chinese words for what the records hold in code words. One word per concept."""

from collections.abc import Mapping
from types import MappingProxyType

CASE_STATUS: Mapping[str, str] = MappingProxyType(
    {
        "draft": "咨询登记",
        "received": "已收件",
        "supplement": "待补正",
        "submitted": "已报送",
        "returned": "退回",
        "accepted": "已受理",
        "in_progress": "办理中",
        "suspended": "特别程序",
        "concluded": "已办结",
        "delivered": "已送达",
        "rated": "已评价",
        "followed_up": "已回访",
        "written_off": "已销号",
        "archived": "已归档",
        "declined": "不予受理",
        "withdrawn": "已撤回",
    }
)
CASE_ACTION: Mapping[str, str] = MappingProxyType(
    {
        "consult": "咨询登记",
        "receive": "收件",
        "ask_supplement": "一次性告知补正",
        "decline": "不予受理",
        "withdraw": "撤回",
        "submit": "报送镇里",
        "accept": "受理",
        "send_back": "退回",
        "refuse": "不予受理",
        "start": "开始办理",
        "suspend": "进入特别程序",
        "resume": "恢复办理",
        "extend": "延期",
        "conclude": "办结",
        "deliver": "送达",
        "rate": "评价",
        "follow_up": "回访",
        "rework": "重新办理",
        "write_off": "销号",
        "archive": "归档",
        "supervise": "督办",
    }
)
SUPERVISION_LEVEL: Mapping[str, str] = MappingProxyType(
    {
        "remind": "提醒",
        "order": "督办",
        "yellow": "黄牌",
        "red": "红牌",
        "county": "上报县里",
    }
)
CASE_GROUP: Mapping[str, str] = MappingProxyType(
    {
        "all": "全部",
        "to_supplement": "待补正",
        "to_submit": "待报送",
        "in_town": "镇里办理",
        "to_deliver": "待送达",
        "to_follow_up": "待回访",
        "written_off": "已销号",
    }
)
DEADLINE_LEVEL: Mapping[str, str] = MappingProxyType(
    {
        "running": "期限内",
        "remind": "提示",
        "yellow": "临期",
        "overdue": "催办",
        "supervise": "督办",
        "alert": "预警",
    }
)
OUTCOME: Mapping[str, str] = MappingProxyType(
    {"granted": "准予", "refused": "不予", "terminated": "终止"}
)
RATING: Mapping[str, str] = MappingProxyType(
    {
        "very_satisfied": "非常满意",
        "satisfied": "满意",
        "fairly_satisfied": "基本满意",
        "unsatisfied": "不满意",
        "very_unsatisfied": "非常不满意",
    }
)
APPEAL_STAGE: Mapping[str, str] = MappingProxyType(
    {
        "collected": "已收集",
        "sorted": "已归纳",
        "assigned": "分类落实",
        "answered": "已答复",
        "followed_up": "已回访",
        "written_off": "已销号",
    }
)
APPEAL_ACTION: Mapping[str, str] = MappingProxyType(
    {
        "collect": "收集",
        "sort": "归纳",
        "assign": "分类落实",
        "reassign": "改派",
        "claim": "认领",
        "note": "记进展",
        "escalate": "上报",
        "hand_down": "交回",
        "supervise": "督办",
        "answer": "答复反馈",
        "answer_on_the_spot": "当场答复",
        "follow_up": "回访评价",
        "reopen": "重新办理",
        "write_off": "销号",
        "link": "关联",
        "unlink": "取消关联",
        "repeat": "重复反映",
    }
)
APPEAL_STATUS: Mapping[str, str] = MappingProxyType(
    {"unclaimed": "待认领", "in_progress": "办理中", "concluded": "已办结"}
)
APPEAL_LEDGER: Mapping[str, str] = MappingProxyType(
    {"appeals": "民情台账", "criticism": "批评台账"}
)
APPEAL_LEVEL: Mapping[str, str] = MappingProxyType({"0": "村里", "1": "镇里", "2": "县里"})
APPEAL_ALERT: Mapping[str, str] = MappingProxyType(
    {"open": "未到期", "remind": "提示", "overdue": "逾期", "county_alert": "县预警"}
)
APPEAL_RELATION: Mapping[str, str] = MappingProxyType(
    {
        "same_matter": "同一件事",
        "hotline_to_petition": "热线转信访",
        "petition_to_hotline": "信访转热线",
        "repeat": "重复反映",
    }
)
APPEAL_SOURCE: Mapping[str, str] = MappingProxyType(
    {
        "visit": "入户走访",
        "station": "来站反映",
        "hotline": "热线·首发",
        "grid": "网格化",
        "online": "舆情",
        "petition": "信访",
        "party_building": "党建",
        "press": "媒体",
    }
)
DAY_DUTY: Mapping[str, str] = MappingProxyType(
    {
        "daily_inspection": "每日督查",
        "weekly_sort": "每周梳理",
        "weekly_report": "每周通报",
        "monthly_summary": "每月汇总",
        "monthly_meeting": "每月会议",
        "night_visit": "集中夜访",
        "review": "半年评议",
        "seasonal_study": "季节性问题研办",
    }
)
VISIT_CHANNEL: Mapping[str, str] = MappingProxyType(
    {
        "home": "入户走访",
        "field": "田间走访",
        "phone": "电话",
        "message": "短信微信",
        "card_left": "留卡",
        "station": "来站接待",
    }
)
CASE_CHANNEL: Mapping[str, str] = MappingProxyType(
    {"station": "来站", "home": "上门", "phone": "电话", "message": "微信"}
)
ITEM_MODE: Mapping[str, str] = MappingProxyType(
    {
        "direct": "直办",
        "proxy": "代办",
        "assisted": "帮办",
        "joint": "联办",
        "online": "网办",
        "guidance": "告知",
    }
)
ITEM_LEVEL: Mapping[str, str] = MappingProxyType(
    {"county": "县级", "township": "镇级", "village": "村级"}
)
ITEM_FIELD: Mapping[str, str] = MappingProxyType(
    {
        "code": "事项编码",
        "category": "事项类别",
        "name": "事项名称",
        "level": "行使层级",
        "department": "承办部门",
        "materials": "申请材料",
        "mode": "办理方式",
        "promised_limit": "承诺时限",
        "statutory_limit": "法定时限",
        "is_delegable": "可否代办",
        "basis": "设定依据",
        "conditions": "受理条件",
        "procedure": "办理流程",
        "fee_note": "收费依据",
        "office_hours": "办理时间",
        "place": "办理地点",
        "consult_phone": "咨询电话",
        "complaint_phone": "监督电话",
        "note": "备注",
        "effective_on": "生效日期",
        "expires_on": "失效日期",
    }
)
ROSTER_COLUMN: Mapping[str, str] = MappingProxyType(
    {
        "name": "姓名",
        "household_number": "户号",
        "head_name": "户主",
        "head_relation": "与户主关系",
        "id_number": "身份证号",
        "phones": "电话",
        "group": "村民小组",
        "sex": "性别",
        "born_on": "出生日期",
        "ethnicity": "民族",
        "address": "住址",
        "residence": "居住状态",
        "workplace": "务工地",
        "groups": "人员类别",
        "skills": "特长",
        "political_status": "政治面貌",
        "education": "文化程度",
        "marital_status": "婚姻状况",
        "registration_type": "户口性质",
        "note": "备注",
        "serial": "序号",
    }
)
"""What a column of a roster may be read as, the likeliest first."""
ROSTER_FIELD: Mapping[str, str] = MappingProxyType(
    {
        **ROSTER_COLUMN,
        "household_id": "所在户",
        "number": "户号",
        "grid_id": "网格",
        "head_person_id": "户主",
        "doubt": "待核",
    }
)
"""Fields of households and people that an import may write."""
ITEM_CHANGE: Mapping[str, str] = MappingProxyType(
    {"new": "新增", "changed": "变更", "unchanged": "未变", "withdrawn": "停用"}
)
LIMIT_UNIT: Mapping[str, str] = MappingProxyType(
    {"working_day": "个工作日", "calendar_day": "天", "hour": "小时"}
)
MATERIAL_FORM: Mapping[str, str] = MappingProxyType({"original": "原件", "copy": "复印件"})
CUSTODY: Mapping[str, str] = MappingProxyType(
    {
        "applicant": "在申请人手里",
        "station": "在本站",
        "to_town": "在去镇里的路上",
        "missed": "镇里点收时没见到",
        "township": "在镇里",
        "to_station": "在回站的路上",
        "retained": "承办单位留存",
        "lost": "已申报遗失",
    }
)
CUSTODY_ACTION: Mapping[str, str] = MappingProxyType(
    {
        "take_in": "收下",
        "hand_over": "移交镇里",
        "take_back": "收回站里",
        "receive_in_town": "镇里点收",
        "miss": "点收未见",
        "send_down": "退还站点",
        "receive_at_station": "站里收回",
        "give_back": "退还申请人",
        "give_back_in_town": "镇里退还申请人",
        "retain": "留存",
        "declare_lost": "申报遗失",
        "declare_damaged": "申报损坏",
        "find": "已找到，在本站",
        "find_in_town": "已找到，在镇里",
    }
)
PAPER_FATE: Mapping[str, str] = MappingProxyType(
    {
        "give_back": "退还申请人",
        "bring_back": "收回站里",
        "retain": "承办单位留存，不退",
        "declare_lost": "遗失",
        "declare_damaged": "损坏",
        "find": "遗失的已找到",
    }
)
DELIVERY_METHOD: Mapping[str, str] = MappingProxyType(
    {"station": "来站领取", "home": "送上门", "post": "邮寄", "message": "电子送达"}
)
RATING_METHOD: Mapping[str, str] = MappingProxyType(
    {"screen": "本人在屏上点选", "paper": "本人填评价表签字"}
)
RATING_ITEM: Mapping[str, str] = MappingProxyType(
    {"efficiency": "服务效率", "skill": "服务水平", "attitude": "服务态度"}
)
RECTIFICATION_STAGE: Mapping[str, str] = MappingProxyType(
    {
        "open": "待核实",
        "verified": "已核实，待整改",
        "rectified": "已整改，待告知",
        "closed": "已整改并告知",
        "appealed": "申诉中，等镇里认定",
        "excluded": "镇里认定不计",
    }
)
RECTIFICATION_ACTION: Mapping[str, str] = MappingProxyType(
    {
        "verify": "回访核实",
        "rectify": "整改",
        "tell": "告知申请人",
        "appeal": "申诉",
        "exclude": "认定不计",
        "uphold": "维持差评",
    }
)
ROLE: Mapping[str, str] = MappingProxyType(
    {"entry": "录入", "review": "审核", "read": "查阅", "admin": "管理", "discipline": "纪检"}
)
SEX: Mapping[str, str] = MappingProxyType({"0": "未知", "1": "男", "2": "女", "9": "未说明"})
CARD_STATUS: Mapping[str, str] = MappingProxyType(
    {
        "printed": "已打印",
        "issued": "已发放",
        "left": "已留卡",
        "lost": "遗失",
        "replaced": "已换发",
        "void": "作废",
    }
)
CARD_ACTION: Mapping[str, str] = MappingProxyType(
    {
        "print": "重印",
        "issue": "当面发放",
        "leave": "留卡",
        "declare_lost": "登记遗失",
        "find": "找回",
        "replace": "换发",
        "void": "作废",
        "undo": "撤回上一步",
    }
)
CARD_RECEIVER: Mapping[str, str] = MappingProxyType(
    {"head": "户主本人", "family": "家里人", "neighbour": "邻居代收"}
)
POWER_SCOPE: Mapping[str, str] = MappingProxyType({"hand_in": "代交材料", "collect": "代领结果"})
SIGNING_METHOD: Mapping[str, str] = MappingProxyType({"signature": "签名", "fingerprint": "按指印"})
PROXY_KIND: Mapping[str, str] = MappingProxyType({"entrusted": "受委托", "guardian": "监护人"})
MONEY_ACTION: Mapping[str, str] = MappingProxyType(
    {"collect": "代收", "pay": "代缴", "return_change": "退还找零", "void": "作废"}
)
PAPER: Mapping[str, str] = MappingProxyType(
    {
        "acceptance_form": "受理登记表",
        "power_of_attorney": "授权委托书",
        "commitment_letter": "容缺承诺书",
        "deficient_notice": "容缺受理通知书",
        "material_receipt": "材料接收凭证",
        "one_time_notice": "一次性告知单",
        "handover_list": "移交清单",
        "delivery_receipt": "办结送达回执",
        "rating_sheet": "满意度评价表",
        "follow_up_record": "回访记录",
        "file_contents": "卷内目录",
        "reminder_slip": "催办单",
        "extension_slip": "延期审批单",
        "transfer_slip": "转办单",
        "liaison_card": "联系卡",
        "calibration_sheet": "双面打印校准页",
        "item_guide": "办事指南",
        "case_ledger": "代办台账",
        "diary_page": "民情日记",
        "diary_month": "民情日记（一个月）",
    }
)


def limit_words(amount: int, unit: str) -> str:
    """`5 个工作日`; a limit of 0 is done on the spot."""
    return "当场办结" if amount == 0 else f"{amount} {LIMIT_UNIT[unit]}"
