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


def page_places() -> list[PagePlace]:
    """Every page that the search box leads to."""
    said = QCoreApplication.translate
    names = page_names()
    spelt = {
        "today": "jin ri", "cases": "dai ban", "households": "qun zhong", "visits": "zou fang",
        "cards": "lian xi ka", "appeals": "tai zhang", "sync": "tong bu", "settings": "she zhi",
        "guide": "zhi nan",
    }  # fmt: skip
    return [
        *(PagePlace(key, names[key], spelling) for key, spelling in spelt.items()),
        PagePlace(
            "cases:open_intake", said("PagePlaces", "新登记代办件"), "xin deng ji dai ban jian"
        ),
        PagePlace("cases:open_consult", said("PagePlaces", "登记咨询"), "deng ji zi xun"),
        PagePlace(
            "cases:open_custody", said("PagePlaces", "原件在谁手里"), "yuan jian zai shui shou li"
        ),
        PagePlace(
            "households:open_roster_import", said("PagePlaces", "导入花名册"), "dao ru hua ming ce"
        ),
        PagePlace("households:open_grids", said("PagePlaces", "网格"), "wang ge"),
        PagePlace(
            "households:open_duplicates", said("PagePlaces", "疑似重复的户和人"), "yi si chong fu"
        ),
        PagePlace("visits:write_visit", said("PagePlaces", "记走访"), "ji zou fang"),
        PagePlace("visits:write_walk", said("PagePlaces", "批量记走访"), "pi liang ji zou fang"),
        PagePlace("visits:open_statistics", said("PagePlaces", "走访统计"), "zou fang tong ji"),
        PagePlace("visits:open_planning", said("PagePlaces", "走访计划与必到"), "zou fang ji hua"),
        PagePlace("ledger:appeals", said("PagePlaces", "民情台账"), "min qing tai zhang"),
        PagePlace("ledger:criticism", said("PagePlaces", "批评台账"), "pi ping tai zhang"),
        PagePlace("ledger:dynamic", said("PagePlaces", "动态台账"), "dong tai tai zhang"),
        PagePlace("ledger:basic", said("PagePlaces", "基本台账"), "ji ben tai zhang"),
        PagePlace("ledger:reports", said("PagePlaces", "统计报表"), "tong ji bao biao"),
        PagePlace("ledger:scorecards", said("PagePlaces", "考核表"), "kao he biao"),
        PagePlace("ledger:packs", said("PagePlaces", "月度述职"), "yue du shu zhi"),
        PagePlace("ledger:duty", said("PagePlaces", "值班"), "zhi ban"),
        PagePlace("ledger:activities", said("PagePlaces", "活动"), "huo dong"),
        PagePlace("ledger:appraisals", said("PagePlaces", "评议"), "ping yi"),
        PagePlace("ledger:receptions", said("PagePlaces", "接待"), "jie dai"),
        PagePlace("ledger:conflicts", said("PagePlaces", "两边不一致"), "liang bian bu yi zhi"),
        PagePlace("ledger:forms", said("PagePlaces", "表样与导出"), "biao yang yu dao chu"),
        PagePlace(
            "settings:open_look", said("PagePlaces", "外观、字的大小"), "wai guan zi de da xiao"
        ),
    ]
