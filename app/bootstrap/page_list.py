"""What the pages of the desk are called, and how those words are typed."""

from PySide6.QtCore import QCoreApplication

from app.presenters.page_places import PagePlace


def page_names() -> dict[str, str]:
    """What stands on the rail, by page."""
    return {
        "today": QCoreApplication.translate("DeskPages", "今日"),
        "cases": QCoreApplication.translate("DeskPages", "代办"),
        "households": QCoreApplication.translate("DeskPages", "群众"),
        "visits": QCoreApplication.translate("DeskPages", "走访"),
        "cards": QCoreApplication.translate("DeskPages", "联系卡"),
        "appeals": QCoreApplication.translate("DeskPages", "台账"),
        "sync": QCoreApplication.translate("DeskPages", "同步"),
        "settings": QCoreApplication.translate("DeskPages", "设置"),
        "guide": QCoreApplication.translate("DeskPages", "指南"),
    }


def ledger_names() -> dict[str, tuple[str, str]]:
    """The ledgers in the order of the strip: what each is called, and how that is spelt."""
    return {
        "appeals": (QCoreApplication.translate("Ledgers", "民情台账"), "min qing tai zhang"),
        "criticism": (QCoreApplication.translate("Ledgers", "批评台账"), "pi ping tai zhang"),
        "dynamic": (QCoreApplication.translate("Ledgers", "动态台账"), "dong tai tai zhang"),
        "basic": (QCoreApplication.translate("Ledgers", "基本台账"), "ji ben tai zhang"),
        "reports": (QCoreApplication.translate("Ledgers", "统计报表"), "tong ji bao biao"),
        "charts": (QCoreApplication.translate("Ledgers", "统计图"), "tong ji tu"),
        "scorecards": (QCoreApplication.translate("Ledgers", "考核表"), "kao he biao"),
        "packs": (QCoreApplication.translate("Ledgers", "月度述职"), "yue du shu zhi"),
        "duty": (QCoreApplication.translate("Ledgers", "值班"), "zhi ban"),
        "appointments": (QCoreApplication.translate("Ledgers", "预约"), "yu yue"),
        "teams": (QCoreApplication.translate("Ledgers", "团队"), "tuan dui"),
        "activities": (QCoreApplication.translate("Ledgers", "活动"), "huo dong"),
        "appraisals": (QCoreApplication.translate("Ledgers", "评议"), "ping yi"),
        "assemblies": (QCoreApplication.translate("Ledgers", "批评大会"), "pi ping da hui"),
        "receptions": (QCoreApplication.translate("Ledgers", "接待"), "jie dai"),
        "conflicts": (QCoreApplication.translate("Ledgers", "两边不一致"), "liang bian bu yi zhi"),
        "forms": (QCoreApplication.translate("Ledgers", "表样与导出"), "biao yang yu dao chu"),
    }


def ledger_groups() -> tuple[tuple[str, ...], ...]:
    """Which ledgers belong together, in the order of the strip: what was written down, figures, shifts and
    people, meetings, and what is looked after.
    """
    return (
        ("appeals", "criticism", "dynamic", "basic"),
        ("reports", "charts", "scorecards", "packs"),
        ("duty", "appointments", "teams"),
        ("activities", "appraisals", "assemblies", "receptions"),
        ("conflicts", "forms"),
    )


def page_places() -> list[PagePlace]:
    """Every page that the search box leads to."""
    names = page_names()
    spelt = {
        "today": "jin ri", "cases": "dai ban", "households": "qun zhong", "visits": "zou fang",
        "cards": "lian xi ka", "appeals": "tai zhang", "sync": "tong bu", "settings": "she zhi",
        "guide": "zhi nan",
    }  # fmt: skip
    return [
        *(PagePlace(key, names[key], spelling) for key, spelling in spelt.items()),
        *(PagePlace(f"ledger:{key}", *named) for key, named in ledger_names().items()),
        *_acts_on_pages(),
        *_other_places(),
    ]


def _acts_on_pages() -> list[PagePlace]:
    """What is opened on a page: its key names the page, and what the page is asked for."""
    return [
        PagePlace(
            "cases:open_intake",
            QCoreApplication.translate("PagePlaces", "新登记代办件"),
            "xin deng ji dai ban jian",
        ),
        PagePlace(
            "cases:open_consult",
            QCoreApplication.translate("PagePlaces", "登记咨询"),
            "deng ji zi xun",
        ),
        PagePlace(
            "cases:open_custody",
            QCoreApplication.translate("PagePlaces", "原件在谁手里"),
            "yuan jian zai shui shou li",
        ),
        PagePlace(
            "households:open_roster_import",
            QCoreApplication.translate("PagePlaces", "导入花名册"),
            "dao ru hua ming ce",
        ),
        PagePlace(
            "households:open_grids", QCoreApplication.translate("PagePlaces", "网格"), "wang ge"
        ),
        PagePlace(
            "households:open_duplicates",
            QCoreApplication.translate("PagePlaces", "疑似重复的户和人"),
            "yi si chong fu",
        ),
        PagePlace(
            "visits:write_visit", QCoreApplication.translate("PagePlaces", "记走访"), "ji zou fang"
        ),
        PagePlace(
            "visits:write_walk",
            QCoreApplication.translate("PagePlaces", "批量记走访"),
            "pi liang ji zou fang",
        ),
        PagePlace(
            "visits:open_statistics",
            QCoreApplication.translate("PagePlaces", "走访统计"),
            "zou fang tong ji",
        ),
        PagePlace(
            "visits:open_planning",
            QCoreApplication.translate("PagePlaces", "走访计划与必到"),
            "zou fang ji hua",
        ),
        PagePlace(
            "today:open_morning",
            QCoreApplication.translate("PagePlaces", "开站准备"),
            "kai zhan zhun bei",
        ),
        PagePlace(
            "settings:open_look",
            QCoreApplication.translate("PagePlaces", "外观、字的大小"),
            "wai guan zi de da xiao",
        ),
    ]


def _other_places() -> list[PagePlace]:
    return [
        PagePlace(
            "today:open_unfinished",
            QCoreApplication.translate("PagePlaces", "没填完的表"),
            "mei tian wan de biao",
        ),
        PagePlace(
            "settings:open_accounts",
            QCoreApplication.translate("PagePlaces", "账号、密码"),
            "zhang hao mi ma",
        ),
        PagePlace(
            "settings:open_backups",
            QCoreApplication.translate("PagePlaces", "备份和恢复"),
            "bei fen he hui fu",
        ),
        PagePlace(
            "settings:open_disclosures",
            QCoreApplication.translate("PagePlaces", "查看记录"),
            "cha kan ji lu",
        ),
        PagePlace(
            "settings:open_requests",
            QCoreApplication.translate("PagePlaces", "个人信息申请"),
            "ge ren xin xi shen qing",
        ),
    ]
