"""The lists that are printed and exported: their columns, and how a township's form may call them."""

from collections.abc import Mapping
from types import MappingProxyType

from app.models.list_papers import ListColumn

DUTY_ROSTER = (
    ListColumn("日期", ("值班日期",), 1.5),
    ListColumn("星期", (), 0.9),
    ListColumn("班次", (), 1.2),
    ListColumn("时间", ("值班时间", "起止时间"), 1.5),
    ListColumn("带班领导", ("带班人", "带班"), 1.4),
    ListColumn("值班人", ("值班人员", "值班员", "值班干部"), 1.4),
    ListColumn("电话", ("联系电话", "联系方式", "手机"), 1.7),
)
DUTY_SIGNING = (
    ListColumn("日期", ("值班日期",), 1.1),
    ListColumn("班次", (), 0.9),
    ListColumn("带班领导", ("带班人", "带班"), 1.0),
    ListColumn("值班人", ("值班人员", "值班员", "值班干部"), 1.0),
    ListColumn("签到", ("签到时间", "签到签字"), 0.8),
    ListColumn("签退", ("签退时间", "签退签字"), 0.8),
    ListColumn("接待人次", ("接待人数",), 0.8, is_summed=True),
    ListColumn("受理件数", ("受理件", "受理数"), 0.8, is_summed=True),
    ListColumn("交接事项", ("交接内容", "交接记录"), 2.6),
    ListColumn("替班人", ("顶班人",), 1.0),
    ListColumn("接班签字", ("接班人", "接班人签字"), 1.0),
)
ACTIVITIES = (
    ListColumn("日期", ("活动日期", "开展时间", "时间"), 1.1),
    ListColumn("活动主题", ("主题", "活动名称"), 2.4),
    ListColumn("类型", ("活动类型", "类别"), 0.9),
    ListColumn("部门单位", ("部门", "单位", "承办部门"), 1.5),
    ListColumn("地点", ("活动地点",), 1.3),
    ListColumn("责任人", ("责任人员", "负责人"), 1.0),
    ListColumn("服务人次", ("服务人数", "参加人数"), 0.9, is_summed=True),
    ListColumn("状态", (), 0.8),
    ListColumn("活动情况", ("开展情况", "效果"), 2.0),
)
APPOINTMENTS = (
    ListColumn("日期", ("预约日期",), 1.1),
    ListColumn("时间", ("预约时间",), 0.8),
    ListColumn("方式", (), 0.8),
    ListColumn("约的人", ("姓名", "预约人"), 1.0),
    ListColumn("电话", ("联系电话", "联系方式"), 1.2),
    ListColumn("住址", ("地址", "家庭住址"), 2.0),
    ListColumn("事由", ("预约事项",), 2.4),
    ListColumn("谁接待或去", ("接待人",), 1.2),
    ListColumn("情况", ("状态",), 0.9),
)
TEAMS = (
    ListColumn("团队", ("名称", "团队名称"), 1.5),
    ListColumn("类型", (), 1.0),
    ListColumn("网格", ("块区",), 1.3),
    ListColumn("组长", ("负责人",), 1.0),
    ListColumn("成员", ("团队成员",), 3.0),
    ListColumn("人数", (), 0.7),
    ListColumn("联系户", ("联系户数",), 0.8),
    ListColumn("从", ("开始日期",), 1.1),
    ListColumn("到", ("结束日期",), 1.1),
)
APPRAISAL_RESULT = (
    ListColumn("姓名", ("被评议人", "评议对象"), 1.2),
    ListColumn("群众评议", ("群众票数",), 3.0),
    ListColumn("群众满意率", ("满意率",), 1.2),
    ListColumn("支部评定", ("支部",), 1.8),
    ListColumn("自评", (), 1.2),
    ListColumn("档次", ("等次", "评定等次"), 1.0),
)
RECEPTIONS = (
    ListColumn("编号", (), 1.5),
    ListColumn("接待时间", ("日期", "来访时间"), 1.4),
    ListColumn("来访人", ("姓名", "来访人姓名"), 1.0),
    ListColumn("电话", ("联系电话", "联系方式"), 1.2),
    ListColumn("住址", ("地址", "家庭住址"), 1.4),
    ListColumn("事由", ("反映事项", "来访事由", "反映问题"), 2.6),
    ListColumn("接待人", ("接待人员",), 1.0),
    ListColumn("步骤", ("办理情况", "进展"), 0.9),
    ListColumn("转交部门", ("承办部门", "转办单位"), 1.2),
    ListColumn("反馈", ("反馈情况", "答复"), 2.0),
    ListColumn("满意", ("是否满意",), 0.7),
)
HOME_SERVICES = (
    ListColumn("日期", ("服务日期",), 1.0),
    ListColumn("服务对象", ("姓名", "户主"), 1.1),
    ListColumn("电话", ("联系电话",), 1.2),
    ListColumn("服务人", ("服务人员",), 1.0),
    ListColumn("服务内容", ("内容",), 2.4),
    ListColumn("勾选", ("完成项",), 0.8),
    ListColumn("意见卡", ("评价", "满意度"), 1.0),
    ListColumn("回电", ("回访", "反馈电话"), 1.6),
)
CASES = (
    ListColumn("编号", ("件号", "受理编号"), 1.7),
    ListColumn("事项", ("事项名称", "办理事项"), 2.4),
    ListColumn("申请人", ("姓名", "申请人姓名"), 1.0),
    ListColumn("联系电话", ("电话", "联系方式"), 1.2),
    ListColumn("承办部门", ("部门",), 1.3),
    ListColumn("首问责任人", ("首问人", "责任人"), 1.1),
    ListColumn("收件日期", ("受理日期", "日期", "受理时间"), 1.1),
    ListColumn("状态", ("办理状态", "办理情况"), 0.9),
    ListColumn("期限", ("应办结日", "办结期限"), 1.1),
    ListColumn("时限情况", (), 0.8),
)
APPEALS = (
    ListColumn("序号", (), 0.5),
    ListColumn("来源", (), 0.8),
    ListColumn("反映人", ("姓名",), 0.9),
    ListColumn("户号", (), 0.0),
    ListColumn("类别", ("问题类别",), 1.0),
    ListColumn("内容", ("反映内容", "诉求内容", "问题"), 2.6),
    ListColumn("责任人", ("承办人",), 0.9),
    ListColumn("交办日", ("交办日期",), 1.0),
    ListColumn("时限", ("期限", "办结时限"), 1.0),
    ListColumn("承诺", (), 1.1),
    ListColumn("进展", ("办理情况",), 1.2),
    ListColumn("答复", ("处理结果", "反馈"), 1.4),
    ListColumn("回复日", ("答复日期", "回复日期"), 1.0),
    ListColumn("回访", ("回访日期",), 1.0),
    ListColumn("销号日", ("销号日期",), 1.0),
    ListColumn("编号", (), 0.0),
    ListColumn("首问责任人", (), 0.0),
    ListColumn("日期", ("反映日期", "受理日期", "登记日期"), 0.0),
    ListColumn("阶段", (), 0.0),
)
CRITICISM = (
    ListColumn("编号", ("序号",), 1.4),
    ListColumn("日期", ("登记日期",), 1.0),
    ListColumn("来源", (), 0.8),
    ListColumn("内容", ("批评内容", "意见建议"), 3.0),
    ListColumn("类别", (), 1.0),
    ListColumn("责任人", ("承办人",), 0.9),
    ListColumn("15天回复", ("回复时限", "答复时限"), 1.0),
    ListColumn("回复日", ("答复日期",), 1.0),
    ListColumn("一月回访", ("回访日期",), 1.0),
    ListColumn("满意", ("是否满意",), 0.7),
    ListColumn("销号", ("销号日期",), 1.0),
)
CRITICISM_SHEET = (
    ListColumn("序号", (), 0.5),
    ListColumn("日期", (), 1.0),
    ListColumn("提出人（可以不写）", ("姓名",), 1.3),
    ListColumn("问题、意见或建议", ("内容",), 4.0),
    ListColumn("涉及的单位或人", (), 1.6),
    ListColumn("希望怎样解决", (), 2.2),
)
APPEAL_REPORT = (
    ListColumn("项目", ("指标",), 3.0),
    ListColumn("数", ("数值", "件数"), 1.0),
    ListColumn("怎样算的", ("算法",), 4.0),
)
VISITS = (
    ListColumn("编号", (), 1.5),
    ListColumn("日期", ("走访日期",), 1.1),
    ListColumn("走访人", ("走访干部",), 1.0),
    ListColumn("户号", (), 0.9),
    ListColumn("户主", ("姓名",), 1.0),
    ListColumn("受访人", ("访谈对象",), 1.0),
    ListColumn("方式", ("走访方式",), 0.9),
    ListColumn("问题类别", ("类别",), 1.1),
    ListColumn("内容", ("走访内容", "走访情况"), 2.6),
    ListColumn("发现的问题", ("诉求", "问题"), 2.2),
    ListColumn("当场解决", ("当场答复", "处理意见"), 1.6),
)
HOUSEHOLDS = (
    ListColumn("户号", (), 1.0),
    ListColumn("户主", ("户主姓名", "姓名"), 1.1),
    ListColumn("网格", ("村民小组", "小组"), 1.4),
    ListColumn("人口", ("家庭人口", "人数"), 0.7, is_summed=True),
    ListColumn("联户干部", ("联系干部", "包户干部"), 1.2),
    ListColumn("住址", ("家庭住址", "地址"), 2.2),
)
PEOPLE = (
    ListColumn("网格", ("村民小组", "小组"), 1.3),
    ListColumn("户号", (), 0.9),
    ListColumn("户主", ("户主姓名",), 1.0),
    ListColumn("姓名", (), 1.0),
    ListColumn("与户主关系", ("关系",), 1.0),
    ListColumn("性别", (), 0.5),
    ListColumn("民族", (), 0.7),
    ListColumn("出生日期", ("出生年月",), 1.1),
    ListColumn("身份证号", ("身份证号码", "公民身份号码", "证件号"), 1.9),
    ListColumn("政治面貌", (), 0.9),
    ListColumn("文化程度", ("学历",), 0.9),
    ListColumn("居住状态", ("居住情况",), 0.9),
    ListColumn("电话", ("联系电话", "联系方式", "手机"), 1.3),
    ListColumn("人员类别", ("类别", "重点人群"), 1.2),
    ListColumn("备注", (), 1.0),
)
DISCLOSURES = (
    ListColumn("时间", ("查看时间",), 1.6),
    ListColumn("谁", ("查看人", "操作人"), 1.0),
    ListColumn("做了什么", ("操作",), 1.0),
    ListColumn("看的是谁或哪张清单", ("对象",), 2.0),
    ListColumn("内容", ("查看内容",), 1.8),
    ListColumn("条数", ("人数",), 0.6),
    ListColumn("用途", ("事由", "原因"), 2.4),
)
ACCOUNT_EVENTS = (
    ListColumn("时间", (), 1.6),
    ListColumn("账号", ("姓名",), 1.2),
    ListColumn("发生了什么", ("事件",), 2.0),
    ListColumn("输错次数", ("次数",), 0.8),
    ListColumn("谁办的", ("操作人",), 1.2),
)
BREACH_SCOPE = (
    ListColumn("项目", (), 2.0),
    ListColumn("数量", (), 0.8),
    ListColumn("说明", ("备注",), 3.4),
)
TRANSFER = (
    ListColumn("户主", (), 0.9),
    ListColumn("姓名", (), 0.9),
    ListColumn("与户主关系", ("关系",), 0.9),
    ListColumn("性别", (), 0.5),
    ListColumn("民族", (), 0.6),
    ListColumn("出生日期", ("出生年月",), 1.0),
    ListColumn("身份证号", ("身份证号码", "公民身份号码", "证件号"), 1.7),
    ListColumn("政治面貌", (), 0.8),
    ListColumn("文化程度", ("学历",), 0.8),
    ListColumn("婚姻状况", (), 0.8),
    ListColumn("户口性质", (), 0.9),
    ListColumn("居住状态", ("居住情况",), 0.8),
    ListColumn("务工地", (), 1.0),
    ListColumn("电话", ("联系电话", "联系方式", "手机"), 1.2),
    ListColumn("人员类别", ("类别", "重点人群"), 1.1),
    ListColumn("特长", (), 0.8),
    ListColumn("备注", (), 1.6),
)
"""In the words of a roster, as which the other village reads it."""
LETTER = (
    ListColumn("序号", (), 0.7),
    ListColumn("责任目标", ("目标", "责任内容"), 6.0),
)
VISIT_STATISTICS = (
    ListColumn("单位", ("网格", "联户干部", "姓名"), 1.8),
    ListColumn("应访户", ("应访户数",), 0.8),
    ListColumn("已访户", ("已访户数",), 0.8),
    ListColumn("入户率", (), 0.9),
    ListColumn("未访户", ("未访户数",), 0.8),
    ListColumn("走访人次", ("人次", "联系人次"), 0.9),
    ListColumn("入户走访", ("入户",), 0.8),
    ListColumn("田间走访", ("田间",), 0.8),
    ListColumn("电话", ("通话",), 0.8),
    ListColumn("短信微信", ("短信", "微信"), 0.8),
    ListColumn("留卡", (), 0.7),
    ListColumn("来站接待", ("来站",), 0.8),
    ListColumn("夜访", (), 0.7),
    ListColumn("问题数", ("发现问题",), 0.8),
    ListColumn("当场解决", (), 0.8),
    ListColumn("上报", (), 0.7),
    ListColumn("销号", ("办结",), 0.7),
    ListColumn("逾期", (), 0.7),
    ListColumn("办结率", (), 0.9),
    ListColumn("满意率", (), 0.9),
)
VISITED_HOUSEHOLDS = (
    ListColumn("户号", (), 0.9),
    ListColumn("户主", ("户主姓名", "姓名"), 1.1),
    ListColumn("网格", ("村民小组", "小组"), 1.4),
    ListColumn("联户干部", ("联系干部", "包户干部"), 1.2),
    ListColumn("住址", ("家庭住址", "地址"), 2.4),
    ListColumn("上次入户", ("上次入户日期",), 1.1),
    ListColumn("走访事由", ("事由", "说明"), 2.2),
)
VISIT_ROUNDS = (
    ListColumn("轮次", ("走访轮次",), 2.0),
    ListColumn("从", ("开始日期",), 1.1),
    ListColumn("到", ("结束日期",), 1.1),
    ListColumn("状态", (), 0.9),
    ListColumn("应访户", ("应访户数",), 0.9),
    ListColumn("已访户", ("已访户数",), 0.9),
    ListColumn("入户率", (), 0.9),
    ListColumn("未访户", ("未访户数",), 0.9),
    ListColumn("人次", ("走访人次",), 0.9),
)
DIARY_COMMENTS = (
    ListColumn("日期", ("点评日期",), 1.2),
    ListColumn("级别", ("点评级别",), 1.0),
    ListColumn("点评人", ("领导",), 1.0),
    ListColumn("走访人", ("走访干部",), 1.0),
    ListColumn("户主", ("户",), 1.2),
    ListColumn("走访日期", (), 1.1),
    ListColumn("点评", ("点评内容",), 4.0),
)
NIGHT_VISITS = (
    ListColumn("夜访日", ("日期",), 1.2),
    ListColumn("夜访次数", ("人次",), 0.9, is_summed=True),
    ListColumn("走访户", ("户数",), 0.9),
    ListColumn("出去的人", ("走访人",), 3.0),
    ListColumn("没有夜访的联户干部", ("未走访干部",), 3.0),
)
OUTREACH = (
    ListColumn("户号", (), 0.9),
    ListColumn("户主", ("户主姓名", "姓名"), 1.1),
    ListColumn("网格", ("村民小组", "小组"), 1.4),
    ListColumn("联户干部", ("联系干部", "包户干部"), 1.2),
    ListColumn("住址", ("家庭住址", "地址"), 2.2),
    ListColumn("到户日期", ("到户",), 1.1),
)
ROUTE_SHEET = (
    ListColumn("序号", (), 0.5),
    ListColumn("户号", (), 0.7),
    ListColumn("户主", ("户主姓名",), 1.0),
    ListColumn("门牌", ("住址", "地址"), 2.0),
    ListColumn("电话", ("联系电话",), 1.3),
    ListColumn("走访事由", ("事由",), 2.2),
    ListColumn("走访情况（现场记）", ("走访情况",), 4.0),
)
BASIC_LEDGER = (
    ListColumn("块", ("类别",), 1.2),
    ListColumn("小项", ("项目",), 1.8),
    ListColumn("单位", (), 0.7),
    ListColumn("现在", ("内容", "数量"), 2.0),
)
DYNAMIC_LEDGER = (
    ListColumn("编号", (), 1.5),
    ListColumn("反映日期", ("日期",), 1.0),
    ListColumn("类别", (), 1.0),
    ListColumn("内容", (), 2.6),
    ListColumn("阶段", (), 0.9),
)
SCORECARD = (
    ListColumn("板块", (), 1.2),
    ListColumn("指标", (), 2.2),
    ListColumn("满分", ("分值",), 0.6, is_summed=True),
    ListColumn("数", ("数值",), 0.9),
    ListColumn("得分", (), 0.7),
    ListColumn("依据", ("备注",), 2.6),
)
REVIEW_PACK = (
    ListColumn("项目", ("指标",), 2.0),
    ListColumn("数", ("数值",), 1.0),
    ListColumn("怎样算的", ("算法",), 3.0),
)
WEEKLY_BULLETIN = (
    ListColumn("姓名", ("联户干部", "单位"), 1.6),
    *(ListColumn(heading) for heading in (
        "入户率", "走访联系次数", "发现问题", "诉求办结率", "按时办结率", "回复率", "回访率", "满意率",
        "代办件", "值班签到率", "交接班签字率")),
)  # fmt: skip
WORK_CHART = (
    ListColumn("项目", ("月份", "类别", "网格"), 2.0),
    ListColumn("数", ("数值",), 1.0),
)
REQUEST_ANSWER = (
    ListColumn("项目", (), 1.4),
    ListColumn("内容", (), 3.6),
)
LISTED: Mapping[str, tuple[str, tuple[ListColumn, ...]]] = MappingProxyType(
    {
        "cases": ("代办件清单", CASES),
        "households": ("住户名册", HOUSEHOLDS),
        "people": ("花名册", PEOPLE),
        "transfer": ("住户迁移单", TRANSFER),
        "visits": ("走访记录", VISITS),
        "route_sheet": ("走访路线单", ROUTE_SHEET),
        "remaining_households": ("未走访户名单", VISITED_HOUSEHOLDS),
        "visit_rounds": ("普遍走访轮次", VISIT_ROUNDS),
        "diary_comments": ("民情日记点评", DIARY_COMMENTS),
        "night_visits": ("集中夜访情况", NIGHT_VISITS),
        "outreach": ("四到户情况", OUTREACH),
        "visit_statistics": ("走访统计报表", VISIT_STATISTICS),
        "appeals": ("民情台账", APPEALS),
        "criticism": ("批评台账", CRITICISM),
        "criticism_sheet": ("意见征集表", CRITICISM_SHEET),
        "appeal_report": ("诉求统计报表", APPEAL_REPORT),
        "basic_ledger": ("基本台账", BASIC_LEDGER),
        "dynamic_ledger": ("动态台账", DYNAMIC_LEDGER),
        "scorecard": ("考核表", SCORECARD),
        "weekly_bulletin": ("周通报", WEEKLY_BULLETIN),
        "work_chart": ("统计图", WORK_CHART),
        "review_pack": ("月度述职点评材料", REVIEW_PACK),
        "duty_signing": ("值班签到表", DUTY_SIGNING),
        "duty_roster": ("值班表", DUTY_ROSTER),
        "activities": ("便民利民活动台账", ACTIVITIES),
        "appointments": ("预约登记表", APPOINTMENTS),
        "teams": ("团队名册", TEAMS),
        "appraisal_result": ("评议结果", APPRAISAL_RESULT),
        "disclosures": ("查看记录", DISCLOSURES),
        "account_events": ("账号事件", ACCOUNT_EVENTS),
        "breach_scope": ("泄露范围报告", BREACH_SCOPE),
        "request_answer": ("个人信息申请答复书", REQUEST_ANSWER),
        "letter": ("目标责任书", LETTER),
        "receptions": ("接待登记台账", RECEPTIONS),
        "home_services": ("上门服务台账", HOME_SERVICES),
    }
)
"""Every list that may have a form of its own: its key, its title and its columns."""
SEALED = frozenset(
    {"visit_statistics", "appeal_report", "appraisal_result", "letter", "transfer", "breach_scope"}
    | {"request_answer"}
)
"""Lists that leave the station in its name and so have a place for its seal: reports, results, letters.
What is kept here, hung up or carried along has none.
"""
