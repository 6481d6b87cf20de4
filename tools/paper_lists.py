"""Made-up lists, ledgers, reports and wall sheets, in the columns that the program gives them."""

from typing import Any

from app.models.charts import Chart, ChartSeries
from app.models.ledger_papers import CaseLedgerContent, CaseLedgerRow
from app.models.list_papers import ListColumn, ListContent, Shown
from app.models.listed_ledgers import LISTED
from app.words.report_words import APPEAL_FIGURE, APPEAL_FORMULA, REPORT_PERIOD
from tools.paper_samples import NOW, Said

USUAL_ROWS, HARD_ROWS = 12, 34
DAY, MOMENT, CLOCK = "2026-11-{:02d}", "2026年11月{}日 09:30", "08:3{}"
BLANK_LINES = "\n\n"
SHORT = {
    "星期": "星期三", "班次": "上午班", "时间": "08:30—12:00", "性别": "女", "民族": "汉族",
    "与户主关系": "女儿", "政治面貌": "群众", "文化程度": "初中", "居住状态": "外出", "来源": "走访",
    "类别": "基础设施", "问题类别": "基础设施", "类型": "义诊", "状态": "办理中", "时限情况": "临期",
    "阶段": "办理中", "步骤": "已转办", "方式": "入户走访", "满意": "满意", "勾选": "8/8",
    "意见卡": "非常满意", "入户率": "86.7%", "群众满意率": "96.4%", "群众评议": "优秀30 称职18 基本称职2",
    "支部评定": "优秀", "自评": "优秀", "档次": "优秀", "身份证号": "000000********0000",
    "人员类别": "低保户、残疾人", "块": "家庭情况", "小项": "常住人口", "现在": "1,024", "项目": "入户走访",
    "数": "12", "怎样算的": "这个月入户走访的次数", "板块": "走访", "指标": "入户率", "得分": "4",
    "依据": "入户率 86.7%", "谁": "张三", "做了什么": "显示号码", "看的是谁或哪张清单": "代办件清单",
    "条数": "12", "用途": "电话回访", "婚姻状况": "已婚", "户口性质": "农业", "务工地": "市区",
    "上次入户": "2026-05-06", "轮次": "第一轮", "从": "2026-01-01", "到": "2026-06-30",
    "应访户": "300", "已访户": "260", "未访户": "40", "人次": "412", "级别": "分管领导",
    "点评": "抓紧办。", "账号": "张三", "发生了什么": "登录", "输错次数": "0", "谁办的": "本人",
    "数量": "12", "说明": "这台电脑上看过号码的记录", "特长": "木工", "备注": "–",
}  # fmt: skip
MONTHS = tuple(f"2026年{month}月" for month in range(1, 13))
VISITS_BY_MONTH = {
    "入户走访": (31, 22, 40, 36, 28, 30, 25, 27, 41, 44, 38, 20),
    "电话": (12, 9, 14, 10, 8, 11, 13, 9, 12, 15, 10, 6),
    "来站接待": (5, 4, 6, 7, 5, 6, 4, 8, 6, 7, 5, 3),
}
PLACES = ("地点", "住址", "门牌")
NAMES = ("人", "户主", "领导", "干部", "姓名", "对象", "签字", "责任人")
DAYS = ("回访", "15天回复", "一月回访", "销号", "回电")
TEXTS = (
    "内容",
    "走访",
    "交接",
    "事由",
    "活动",
    "服务",
    "责任",
    "发现",
    "当场",
    "进展",
    "答复",
    "反馈",
    "承诺",
)
SPECIAL: dict[str, dict[str, Any]] = {
    "duty_roster": {"title": "2026年11月值班表", "is_across": False, "is_wall_sheet": True,
                    "note": "值班人为首问责任人，免费受理代办事项。监督电话 0536-3211111。"},
    "duty_signing": {"title": "2026年11月值班签到表", "signatures": ("带班领导", "填表人"),
                     "note": "接待人次、受理件数由签到到签退之间登记的记录算出。"},
    "appraisal_result": {"title": "2026年度村干部评议结果公布", "is_wall_sheet": True,
                         "signatures": ("监票人", "计票人"),
                         "note": "满意率为较好一半档次所占的比例；支部评定优先，没有支部评定的按群众评议多数。"},
    "letter": {"title": "2026年目标责任书", "is_across": False, "is_wall_sheet": True,
               "note": "本责任书一式两份，责任人和站点各存一份。",
               "signatures": ("责任人", "负责人", "日期")},
    "route_sheet": {"chosen": "走访人：张三　2026-11-21 至 2026-11-28",
                    "note": "走访后请交回服务站录入；本单有住户信息，用后交回，不得外传。",
                    "signatures": ("走访人", "交回日期")},
    "work_chart": {"title": "统计图：走访（按月）", "chosen": "2026-01-01 至 2026-12-31", "is_across": False,
                   "chart": Chart(title="走访", places=MONTHS, kind="stacked", unit="次",
                                  series=tuple(ChartSeries(name, tuple(map(float, counts)))
                                               for name, counts in VISITS_BY_MONTH.items())),
                   "columns": (ListColumn("月份", ("月份",), 2.0),
                               *(ListColumn(name, (name,), 1.0) for name in VISITS_BY_MONTH)),
                   "rows": tuple(zip(MONTHS, *VISITS_BY_MONTH.values(), strict=True))},
    "visit_statistics": {"chosen": "2026-01-01 至 2026-11-21",
                         "note": "入户率＝至少入户走访一次的户÷应访户，只算入户走访；没有应访户的写“–”。"},
}  # fmt: skip


def list_content(ledger: str, said: Said, rows: int = USUAL_ROWS) -> ListContent:
    """One of the lists of `LISTED`."""
    title, columns = LISTED[ledger]
    usual: dict[str, Any] = {
        "ledger": ledger,
        "title": title,
        "columns": columns,
        "station_name": said.station_name,
        "maker_name": "张三",
        "issued_at": NOW,
        "rows": tuple(
            tuple(_cell(column, place, said) for column in columns) for place in range(1, rows + 1)
        ),
    }
    return ListContent(**(usual | SPECIAL.get(ledger, {})))


def period_report(period: str, said: Said) -> ListContent:
    """每周梳理, 每月汇总, 半年报表 or 全年报表."""
    rows = tuple(
        (words, "86.7%" if key.endswith("rate") else "12", APPEAL_FORMULA.get(key, ""))
        for key, words in APPEAL_FIGURE.items()
    )
    title, columns = f"民情台账{REPORT_PERIOD[period]}", LISTED["appeal_report"][1]
    return ListContent(
        ledger="appeal_report", title=title, columns=columns, station_name=said.station_name,
        maker_name="张三", issued_at=NOW, rows=rows, chosen="2026-11-16 至 2026-11-22",
        signatures=("制表人", "审核人"), is_across=False,
    )  # fmt: skip


def case_ledger(said: Said, rows: int = USUAL_ROWS) -> CaseLedgerContent:
    """代办件清单 as it was narrowed down on the page."""
    return CaseLedgerContent(
        station_name=said.station_name, chosen="逾期，市民政局", maker_name="张三", issued_at=NOW,
        is_provisional=True,
        rows=tuple(
            CaseLedgerRow(
                f"370781001201-A20261121-{place:03d}", said.item_name, said.name, "138****0007",
                "市民政局", said.name, "2026-11-21", "办理中", "2026-12-05（暂定）", "临期",
                is_late=place % 4 == 0,
            )
            for place in range(1, rows + 1)
        ),
    )  # fmt: skip


def _cell(column: ListColumn, place: int, said: Said) -> Shown:
    heading = column.heading
    if column.is_summed:
        return place % 5 + 1
    if column in LISTED["visit_statistics"][1][1:] and heading != "入户率":
        return 10 * place
    counted = _counted(heading, place)
    if counted != "":
        return counted
    return SHORT.get(heading) or _typed(heading, said) or _dated(heading, place)


def _counted(heading: str, place: int) -> Shown:
    figures: dict[str, Shown] = {
        "序号": place,
        "编号": f"370781001201-A20261121-{place:03d}",
        "户号": f"{place:03d}",
        "签到": CLOCK.format(place % 10),
        "签退": CLOCK.format(place % 10),
        "走访情况（现场记）": BLANK_LINES,
        "网格": f"第{place}网格",
        "单位": f"第{place}网格",
    }
    return figures.get(heading, "")


def _typed(heading: str, said: Said) -> str:
    if "电话" in heading:
        return said.phone
    if heading in PLACES:
        return said.address
    if heading == "事项":
        return said.item_name
    if heading.endswith(NAMES):
        return said.name
    if heading.startswith(TEXTS) and not heading.endswith(("日期", "时间")):
        return said.text
    return "市民政局" if "部门" in heading else ""


def _dated(heading: str, place: int) -> str:
    if heading in DAYS or heading.endswith(("日", "日期", "时限", "期限")):
        return DAY.format(place % 28 + 1)
    return MOMENT.format(place % 28 + 1) if heading.endswith("时间") else ""
