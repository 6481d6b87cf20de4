"""Words and marks of the township's pages that the shared terms do not have."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

import msgspec

from app.models.case_states import states_in_town
from app.models.holiday_years import HolidayYear
from app.models.moments import moment_words
from app.models.rules.ratings import rate_text
from app.town.ledger.audit_log import AuditLine
from app.words.rule_words import WEEKDAYS
from app.words.terms import APPEAL_ACTION, CASE_ACTION

KIB = 1024


class Tab(msgspec.Struct, frozen=True):
    """A choice above a list: which states it shows, and in which order."""

    key: str
    word: str
    states: tuple[str, ...]
    sort: str
    is_descending: bool


WORKING_STATES = ("accepted", "in_progress", "suspended")
CASE_TABS = (
    Tab("waiting", "待受理", ("submitted",), "station_received_at", False),
    Tab("working", "办理中", WORKING_STATES, "due_on", False),
    Tab(
        "done",
        "已办结",
        ("concluded", "delivered", "rated", "followed_up", "written_off", "archived"),
        "updated_at",
        True,
    ),
    Tab(
        "back", "退回补正", ("returned", "supplement", "declined", "withdrawn"), "updated_at", True
    ),
    Tab("all", "全部", (), "updated_at", True),
)
APPEAL_TABS = (
    Tab("waiting", "待答复", ("collected", "sorted", "assigned"), "raised_on", False),
    Tab("done", "已答复", ("answered", "followed_up", "written_off"), "updated_at", True),
    Tab("all", "全部", (), "updated_at", True),
)

CARRIER: Mapping[str, str] = MappingProxyType(
    {"http": "网络", "courier": "U盘", "held": "接收留存", "": ""}
)
SIDE: Mapping[str, str] = MappingProxyType({"station": "站点", "township": "镇里"})
EXCHANGE_ACT: Mapping[str, str] = MappingProxyType(
    {
        "hello": "联系",
        "put": "送来记录",
        "held": "停用后交来",
        "attachment": "送来附件",
        "check": "核对各表",
        "rebuilt": "重建本村各表",
        "bundle_in": "邮包送来",
        "bundle_refused": "邮包拒收",
        "bundle_out": "写出回执邮包",
    }
)
TOWN_ROLE: Mapping[str, str] = MappingProxyType(
    {
        "officer": "经办",
        "leader": "领导",
        "reader": "查阅",
        "admin": "管理",
        "discipline": "纪检",
        "auditor": "审计",
    }
)
TOWN_ROLE_DOES: Mapping[str, str] = MappingProxyType(
    {
        "officer": "受理、办理、答复",
        "leader": "还能批延期、督办",
        "reader": "只看不改",
        "admin": "还管人员、站点和发布",
        "discipline": "只办别人看不到的诉求",
        "auditor": "只看操作记录",
    }
)
AUDIT_ACT: Mapping[str, str] = MappingProxyType(
    {
        "sign_in": "登录",
        "sign_in_refused": "登录没有通过",
        "password_again_wrong": "再输的密码不对",
        "case_step": "办理代办件",
        "appeal_step": "处理诉求",
        "custody_event": "收发材料",
        "handover": "做移交清单",
        "rectification_step": "认定评价",
        "diary_comment": "点评走访",
        "reveal": "看完整号码",
        "export": "导出",
        "print": "打印",
        "case_claimed": "领件",
        "case_assigned": "分派",
        "case_released": "放回",
        "extension_asked": "申请延期",
        "extension_approved": "批准延期",
        "extension_declined": "不批准延期",
        "clerk_added": "开账号",
        "clerk_changed": "改账号",
        "clerk_stopped": "停用账号",
        "clerk_restored": "恢复账号",
        "password_given": "设新密码",
        "password_changed": "换自己的密码",
        "code_joined": "启用动态口令",
        "paper_codes_made": "换一张备用码",
        "paper_code_used": "用备用码登录",
        "invite": "邀请电脑",
        "enrolment_confirmed": "核对相符，登记电脑",
        "enrolment_refused": "核对不符，没有登记",
        "grant": "放行忘了密码的站点",
        "grant_refused": "没有放行忘了密码的站点",
        "revoke": "停用电脑",
        "suites": "改密码算法",
        "held_taken": "采用停用后的记录",
        "held_declined": "不采用停用后的记录",
        "stick": "读入邮包",
        "publish": "发布",
        "token_made": "开令牌",
        "token_revoked": "作废令牌",
        "api_read": "接口读取",
        "notice_published": "发通知",
        "notice_withdrawn": "撤下通知",
        "holidays_published": "发布假日表",
        "update_published": "发布升级",
        "update_withdrawn": "撤下升级",
        "hook_made": "建通知地址",
        "hook_stopped": "停用通知地址",
        "delivery_again": "再送通知",
        "texts_on": "打开短信",
        "texts_off": "关闭短信",
        "text_again": "再发短信",
    }
)
CUSTODY: Mapping[str, str] = MappingProxyType(
    {
        "applicant": "在申请人手里",
        "station": "在站点",
        "to_town": "在来镇的路上",
        "missed": "点收时没见到",
        "township": "在镇里",
        "to_station": "在回站的路上",
        "retained": "承办单位留存",
        "lost": "已申报遗失",
    }
)
SUITE = {1: "通用算法", 2: "国密算法"}
SUITE_CHOICE = {
    "standard_only": "只收通用",
    "standard": "新记录用通用，国密的也收",
    "state": "新记录用国密，通用的也收",
    "state_only": "只收国密",
}
SUITE_MEANS = {
    "standard_only": "新记录用通用算法写；用国密算法新写的不收。",
    "standard": "新记录用通用算法写；还没换过来的电脑用国密算法写的也收。",
    "state": "新记录用国密算法写；还没换过来的电脑用通用算法写的也收。",
    "state_only": "新记录用国密算法写；用通用算法新写的不收。",
}
NOTICE_TABS = (("notices", "/notices", "通知和表样"), ("holidays", "/notices/holidays", "假日表"))
NOTICE_CATEGORY = {"notice": "通知", "template": "表样"}
PUBLISHING_TABS = (
    ("all", "/publishing", "发了什么"),
    ("updates", "/publishing/updates", "程序升级"),
)
PUBLISHED = {
    "update": "程序升级",
    "catalog": "事项清单",
    "rules": "规则",
    "holidays": "假日表",
    **NOTICE_CATEGORY,
}
SYSTEM = {"linux": "统信、麒麟等 Linux", "windows": "Windows"}
CLAIMABLE = frozenset(states_in_town())
ASSESSMENT_TABS = (
    ("appraisals", "/assessments", "评议"),
    ("cards", "/assessments/cards", "考核表"),
    ("packs", "/assessments/packs", "述职材料"),
)
DOOR_TABS = (
    ("tokens", "/doors", "读取令牌"),
    ("hooks", "/doors/hooks", "变化通知"),
    ("texts", "/doors/texts", "短信"),
)
DELIVERY_STATE = {"waiting": "待送", "done": "已送到", "failed": "没送成"}
TEXT_STATE = {"waiting": "待发", "leaving": "正在交出", "done": "已交出", "failed": "没发成"}
TEXT_FIELD = {
    "applicant": "申请人",
    "due_on": "预计办结日",
    "item": "事项",
    "number": "编号",
    "village": "村",
}
TEXT_OCCASION = {
    "accepted": "受理",
    "supplement": "补材料",
    "concluded": "办结",
    "declined": "不予受理",
    "reminder": "提醒",
}
API_SCOPE: Mapping[str, str] = MappingProxyType(
    {"cases": "代办件", "appeals": "诉求", "stations": "站点情况"}
)
SUPERVISION_LIST: Mapping[str, str] = MappingProxyType(
    {
        "supervised": "正在督办",
        "pending": "久拖未办",
        "repeated": "反复",
        "extensions": "延期待批",
        "ranking": "各村排名",
    }
)
BULK: Mapping[str, str] = MappingProxyType(
    {
        "accept": "受理",
        "claim": "领件",
        "release": "放回",
        "assign": "分派",
        "remind": "提醒",
        "note": "记进展",
        "escalate": "上报",
        "hand_down": "交回",
    }
)
FIGURE: Mapping[str, str] = MappingProxyType(
    {
        "visits": "联系群众（次）",
        "home_visits": "入户走访（次）",
        "coverage": "入户率",
        "received": "收件（件）",
        "concluded": "办结（件）",
        "concluded_of_accepted": "办结率",
        "in_time": "按时办结率",
        "satisfied": "满意率",
        "raised": "诉求（件）",
        "answered": "已答复诉求（件）",
    }
)
FIGURE_BASIS: Mapping[str, str] = MappingProxyType(
    {
        "coverage": "已入户 ÷ 应访户",
        "concluded_of_accepted": "办结 ÷ 受理",
        "in_time": "未逾期办结 ÷ 办结",
        "satisfied": "满意以上 ÷ 有效评价",
    }
)
DONE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "clerk_added": "账号已开好。请把姓名和初始密码告诉本人。",
        "clerk_changed": "已保存，马上生效。",
        "clerk_stopped": "已停用，已登录的也退出了。",
        "clerk_restored": "已恢复，可以登录了。",
        "password_given": "新密码已设好，请告诉本人，登录后换成自己的。",
        "password_changed": "密码已换，别处的登录都已退出。",
        "paper_code_used": "这次登录用掉了一个备用码，请在纸上划掉；还剩几个，见下面的“备用码”。",
        "code_joined": "动态口令已启用，下次登录起要填手机上的六位数字。",
        "device_confirmed": "已登记。那台电脑下次联系时拿到登记证，等着的记录随后送来。",
        "device_refused": "没有登记这台电脑。它的记录还在它自己那里；需要时请重新邀请。",
        "granted_by_line": "已放行。请站点一天以内在登录页再按一次“联网请镇里放行”，过时作废。",
        "grant_refused": "没有放行，那份申请作废了。",
        "held": "已保存。",
        "supervised": "督办已写下。站点下次联系时也能看到。",
        "extension_asked": "已报领导批准，批了以后期限才变。",
        "extension_declined": "没有批准，期限不变。",
        "commented": "点评已保存。站点下次联系时就能看到。",
        "accepted": "已受理。站点下次联系时就能看到。",
        "sent_back": "已退回。站点下次联系时就能看到退回的原因。",
        "refused": "已定为不予受理。站点下次联系时就能看到原因。",
        "started": "已开始办理。",
        "suspended": "已进入特别程序，时限暂停。站点下次联系时就能看到原因。",
        "resumed": "已恢复办理，应办结日按暂停的天数顺延。",
        "extended": "已延期。站点下次联系时就能看到新的期限和理由。",
        "counted": "已点收，全部到齐。站点下次联系时就能看到。",
        "counted_short": "已点收，没有见到的材料已告诉站点，请站点查找。",
        "sent_down": "已登记退还站点，并做了移交清单。请在“移交”里打印，随材料带回。",
        "given_back": "已登记申请人取走。",
        "declared": "材料的去向已登记。站点下次联系时就能看到。",
        "decided": "已认定。站点下次联系时就能看到。",
        "concluded": "已办结。答复会随下次联系送到站点。",
        "answered": "已答复。答复会随下次联系送到站点。",
        "moved": "已保存。会随下次联系送到站点。",
        "published": "已发布。各站点下次联系时就会收到，按生效日期启用。",
        "held_taken": "已采用，进了台账；别的电脑下次联系时也会收到；停用的这台只用U盘的，请打电话告诉村里。",
        "held_declined": "已定为不采用。记录还存着，没有进台账；它再交来同样的也不再问。",
        "revoked": "已停用。它送到的记录都保留着，以后的不再采用；要换电脑请再生成一份邀请。",
        "notice_published": "已发布。各站点下次联系时就会收到。",
        "notice_withdrawn": "已撤下。各站点下次联系后不再显示。",
        "update_published": "已发布。各站下次联系起陆续取走，装好、重新打开程序后才换成这一版。",
        "update_withdrawn": "已撤下，不再发。已经取走的站不受影响。",
        "holidays_published": "已发布，镇里马上按它计算。各站点下次联系后也按它计算。",
        "hook_stopped": "已停用，还没送的不再送。",
        "delivery_again": "已排上，马上再送。",
        "texts_decided": "已保存。白天八点到晚上九点之间发。",
        "text_again": "已排上，会重发。",
        "token_revoked": "已作废，拿着它的系统马上读不到了。",
        "suites_chosen": "已改。各站下次联系时自己照着换，以前的记录照旧有效。",
        "invited": "邀请已生成。请下载后用U盘带到村里，七天内有效。",
    }
)


def rate_words(share: tuple[int, int]) -> str:
    """Part and whole as a rate."""
    return rate_text(*share, 1)


def place_words(place: str) -> str:
    """For which kind of PC a program is."""
    system, _, processor = place.rpartition("-")
    return f"{SYSTEM.get(system, system)} {processor}"


def delivery_words(late_days: int) -> str:
    """Whether the station kept its own promise."""
    return f"超期 {late_days} 个工作日" if late_days else "按时"


def audit_note(line: AuditLine) -> str:
    """What an audit line says besides: steps and roles in words, the rest as it was typed."""
    words = TOWN_ROLE if line.act.startswith("clerk_") else {**CASE_ACTION, **APPEAL_ACTION}
    if line.act in ("case_step", "appeal_step", "clerk_added", "clerk_changed"):
        return "，".join(words.get(each, each) for each in line.note.split())
    if line.act == "token_made":
        return "，".join(API_SCOPE.get(each, each) for each in line.note.split())
    if line.act == "paper_code_used":
        return f"还剩 {line.note} 个"
    return "动态口令已取消" if line.note == "code_dropped" else line.note


def short_number(number: str) -> str:
    """A number without the village's code, which the village's name beside it says."""
    return number.partition("-")[2] or number


def short_moment(utc: str, this_year: int) -> str:
    """`8月5日 10:03`; with the year when it is not this one."""
    return full_moment(utc).removeprefix(f"{this_year}年")


def full_moment(utc: str) -> str:
    """`2026年8月5日 10:03`; what is no moment as it stands."""
    try:
        return moment_words(utc)
    except ValueError:
        return utc


def short_day(day: str, this_year: int) -> str:
    """`8月5日`; with the year when it is not this one."""
    if not day:
        return ""
    try:
        on = date.fromisoformat(day[:10])
    except ValueError:
        return day  # a station wrote it; no page fails for its sake
    words = f"{on.month}月{on.day}日"
    return words if on.year == this_year else f"{on.year}年{words}"


def holiday_months(years: Iterable[HolidayYear]) -> list[tuple[str, str, str]]:
    """By month of a published table: `2027年10月`, its weekdays off, its weekend days at work."""
    return [
        (f"{year.year}年{month}月", _days_words(off), _days_words(makeup))
        for year in years
        for month in range(1, 13)
        if any(
            [off := _of_month(year.days_off, month), makeup := _of_month(year.makeup_days, month)]
        )
    ]


def _of_month(days: Iterable[date], month: int) -> list[date]:
    return sorted(day for day in days if day.month == month)


def _days_words(days: Iterable[date]) -> str:
    return "、".join(f"{day.day}日{WEEKDAYS[day.weekday()]}" for day in days)


def size_words(byte_count: int) -> str:
    """`3.2 KB`."""
    if byte_count < KIB:
        return f"{byte_count} 字节"
    for power, unit in enumerate(("KB", "MB"), start=1):
        if byte_count < KIB ** (power + 1):
            return f"{byte_count / KIB**power:.1f} {unit}"
    return f"{byte_count / KIB**3:.1f} GB"
