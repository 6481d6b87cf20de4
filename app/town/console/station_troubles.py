"""What is amiss with a station as the township sees it, each with what to do, in plain words."""

from datetime import date

import msgspec

from app.models.moments import china_date_of
from app.town.ledger.station_queries import VillageLine

SILENT_DAYS = 7
"""From when a station counts as silent: a week is what a stick's round takes."""
DRIFT_SECONDS = 5 * 60
MINUTE = 60


class Trouble(msgspec.Struct, frozen=True):
    """One thing that is amiss: how grave, what, and what to do."""

    tone: str
    what: str
    to_do: str


def troubles_of(line: VillageLine, today: date) -> list[Trouble]:
    """The gravest first; nothing when all is well."""
    found = []
    if line.parked:
        what = f"{line.parked} 段分叉"
        to_do = "同一台电脑送来过两种记录，两种都留着：请核对是不是复制过电脑或恢复过旧备份，停用多出的一台。"
        found.append(Trouble("danger", what, to_do))
    if line.quarantined:
        to_do = "记录都留着没有丢：请先升级镇里的程序；升级后还在，请看那个站写了什么。"
        found.append(Trouble("warning", f"{line.quarantined} 条待读", to_do))
    if not line.last_contact_at:
        found.append(Trouble("neutral", "还没有联系过", "请把邀请文件带到村里，在站点程序里读取。"))
    else:
        days = (today - china_date_of(line.last_contact_at)).days
        if days >= SILENT_DAYS:
            to_do = "请打值班电话；没有网就带U盘来。站里的记录都在，不会丢。"
            found.append(Trouble("danger", f"{days} 天没有联系", to_do))
    if abs(line.drift_seconds) >= DRIFT_SECONDS:
        way = "快" if line.drift_seconds > 0 else "慢"
        what = f"时钟{way} {abs(line.drift_seconds) // MINUTE} 分钟"
        found.append(Trouble("warning", what, "请站里校准电脑的日期和时间；已写的记录不用改。"))
    if line.waiting:
        to_do = "站里有、镇里还没收到：下次联系会接着送；一直不少，请看那里的线路或带U盘。"
        found.append(Trouble("active", f"还有 {line.waiting} 条没送到", to_do))
    return found
