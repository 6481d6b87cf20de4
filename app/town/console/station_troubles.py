"""What is amiss with a station as the township sees it, each with what to do, in plain words."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

import msgspec

from app.models.errors import OperationRefused, Problem
from app.models.moments import china_date_of, midnight_of
from app.models.updates import is_newer
from app.town.ledger.station_queries import NeedingWhen, VillageLine
from app.words.problem_words import problem_sentence

SILENT_DAYS = 7
"""From when a station counts as silent: a week is what a stick's round takes."""
DRIFT_SECONDS = 5 * 60
MINUTE, MIB = 60, 1024 * 1024
LOW_BYTES, SHORT_BYTES = 1024 * MIB, 200 * MIB
NEEDING = frozenset({"danger", "warning"})
"""The tones of what does not mend itself with the next contact."""
_GRAVITY = ("danger", "warning", "active", "neutral")
_FOR_CLERKS: Mapping[str, str] = MappingProxyType(
    {
        "segment_damaged": "读不通，没有收，站里的记录都在；下次联系会再送，还不行请站里自检。",
        "segment_seal_wrong": "签名不对，没有收，站里的记录都在；请打值班电话问是哪台电脑送的，不是站里的就停用。",
        "segment_not_as_named": "与说明不符，没有收，站里的记录都在；下次联系会再送，还不行请打值班电话。",
        "segment_gap": "中间缺了一段，没有收后面的，站里的记录都在；下次联系会从缺的地方送起。",
        "segment_from_newer_version": "站里的程序比镇里的新，没有收，站里的记录都在；请升级镇里的程序。",
        "feed_out_of_scope": "送来的是别的村的，没有收，那个村没有改动；请打值班电话问清，不是站里办的就停用那台电脑。",
        "feed_not_trusted": "签名不对，没有收，站里的记录都在；请打值班电话问是哪台电脑送的，不是站里的就停用。",
        "entry_of_another_village": "写的是别的村，没有采用，那个村没有改动；请打值班电话问清，让该登记的村自己登记。",
        "entry_written_by_wrong_side": "写的是只有镇里能写的，没有采用；请打值班电话问清，不是站里办的就停用那台电脑。",
        "entry_writes_derived_field": "写了要由各步算出来的，没有采用；请打值班电话问清，让站里重装程序。",
        "entry_changes_fixed_field": "想改首问责任人或收费，没有采用，原来的没有改动；请打值班电话问清是谁改的。",
        "entry_body_damaged": "内容损坏，没有采用，其他记录不受影响；请打值班电话，让站里重新登记这一条。",
        "entry_kind_unknown": "是更新的程序写的，已保存；请升级镇里的程序，升级后自动读入。",
        "device_revoked": "这台电脑已停用，没有采用它的新记录，也没有回执给它；请打电话告诉村里，要接着用就重新登记。",
        "entry_fields_unknown": "有本版本读不懂的内容，已保存；请升级镇里的程序，升级后自动再试。",
    }
)
"""What came in wrong, as the township has to be told: at a station the same keys send people to the township."""


class Trouble(msgspec.Struct, frozen=True):
    """One thing that is amiss: how grave, what, and what to do."""

    tone: str
    what: str
    to_do: str


def needing_when(today: date) -> NeedingWhen:
    """What the ledger goes by when it is asked which stations have a trouble of the tones `NEEDING`."""
    last_day = today - timedelta(days=SILENT_DAYS - 1)
    return NeedingWhen(midnight_of(last_day), DRIFT_SECONDS, LOW_BYTES)


def troubles_of(line: VillageLine, today: date, own_program: str = "") -> list[Trouble]:
    """The gravest first; nothing when all is well. `own_program` is the version that the town runs."""
    found = []
    if line.parked:
        what = f"{line.parked} 段分叉"
        to_do = "同一台电脑送来过两种记录，两种都留着：请核对是不是复制过电脑或恢复过旧备份，停用多出的一台。"
        found.append(Trouble("danger", what, to_do))
    if line.quarantined:
        to_do = "记录都留着没有丢：点村名看“待读的记录”，每条都写着为什么没读、该做什么。"
        found.append(Trouble("warning", f"{line.quarantined} 条待读", to_do))
    if line.undecided:
        to_do = (
            "都存着没有进台账：请先打电话问村里是不是他们办的，再点村名，由管理角色采用或者不采用。"
        )
        what = f"{line.undecided} 台停用的电脑交来的记录等着决定"
        found.append(Trouble("warning", what, to_do))
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
    if 0 < line.free_bytes < LOW_BYTES:
        tone = "danger" if line.free_bytes < SHORT_BYTES else "warning"
        to_do = "请站里清理电脑的磁盘，或换一块大的；不到 200 MB 就不能再收新件，已有的不会丢。"
        found.append(Trouble(tone, f"磁盘只剩 {line.free_bytes // MIB} MB", to_do))
    older = [program for program in line.programs if _is_older(program, own_program)]
    if older:
        to_do = "请给站里的电脑升级；不升级也能照常办件和同步。"
        found.append(Trouble("neutral", f"程序还是 {'、'.join(older)} 版", to_do))
    if line.unreceived:
        to_do = "下次联系会送到；只用U盘的，把回执邮包带回去。哪样没收到，点村名看“镇里发的”。"
        found.append(Trouble("active", f"镇里发布的还有 {line.unreceived} 条没收到", to_do))
    if line.waiting:
        to_do = "站里有、镇里还没收到：下次联系会接着送；一直不少，请看那里的线路或带U盘。"
        found.append(Trouble("active", f"还有 {line.waiting} 条没送到", to_do))
    return sorted(found, key=lambda trouble: _GRAVITY.index(trouble.tone))


def clerk_sentence(problem: Problem) -> str:
    """A refusal as a clerk of the township has to be told it."""
    return _FOR_CLERKS.get(problem.key) or problem_sentence(problem)


def refusal_words(problem: str) -> str:
    """Why something of a station's waits to be read or was not taken, and what a clerk can do."""
    if not problem:
        return ""
    return _FOR_CLERKS.get(problem) or problem_sentence(OperationRefused(problem))


def _is_older(program: str, own_program: str) -> bool:
    try:
        return bool(own_program) and is_newer(own_program, program)
    except OperationRefused:  # what a station calls its version is its own word
        return False
