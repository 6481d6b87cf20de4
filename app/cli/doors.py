"""The command line: which doors there are, and which room each one opens.

A door's room is loaded when the door is opened: the township's server must not need a screen's
libraries, nor the desk the server's.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import __version__
from app.cli.answer import show_answer, show_problem
from app.cli.log_masks import mask_logs
from app.models.errors import Problem

DATA_VARIABLE = "LIANXIN_DATA"
STATION_DOORS, ROSTER_DOORS, CATALOG_DOORS, PROFILE_DOORS = (
    "app.cli.station_doors",
    "app.cli.roster_doors",
    "app.cli.catalog_doors",
    "app.cli.profile_doors",
)
HOLIDAY_DOORS, LAN_DOORS, TOWN_DOORS, DEMO_DOOR, SIM_DOOR = (
    "app.cli.holiday_doors",
    "app.cli.lan_doors",
    "app.cli.town_doors",
    "app.cli.demo_door",
    "app.cli.sim_door",
)
MANUAL_DOOR = "app.cli.manual_door"
COUNTY_DOORS = "app.cli.county_doors"
STICKS = "app.cli.stick_doors"
RECOVERY_DOORS = "app.cli.recovery_doors"
UPDATE_DOORS = "app.cli.update_doors"
ENROLMENT_DOORS = "app.cli.enrolment_doors"
SUITE_DOORS, HELD_DOORS = "app.cli.suite_doors", "app.cli.held_doors"
DESK_DOOR = "app.bootstrap.desk_program"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open a door; returns 0 done, 1 refused with a reason (2, wrong usage, comes from argparse)."""
    _speak_utf8()
    mask_logs()
    options = _parser().parse_args(arguments)
    room = importlib.import_module(options.room)
    try:
        if options.room == DESK_DOOR:
            return int(room.open_window(options.data))
        answer = getattr(room, options.act)(options)
    except Problem as problem:
        return show_problem(problem, as_json=options.json)
    return show_answer(answer, as_json=options.json)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="lianxin", description="连心站：村级党群服务站。不带命令时打开窗口。"
    )
    parser.add_argument("--version", action="version", version=f"lianxin {__version__}")
    parser.add_argument("--data", type=Path, default=_default_data(), help="数据文件夹")
    parser.set_defaults(room=DESK_DOOR, json=False)
    doors = parser.add_subparsers(title="命令", metavar="COMMAND")
    _add_station_doors(doors)
    _add_roster_doors(doors)
    _add_list_doors(doors)
    _add_profile_doors(doors)
    lan = doors.add_parser("lan", help="本站另一台电脑")
    _add_lan_doors(lan.add_subparsers(title="命令", metavar="COMMAND", required=True))
    _add_demo_door(doors)
    _add_manual_door(doors)
    _add_sim_door(doors)
    _add_update_doors(doors)
    town = doors.add_parser("town", help="乡镇服务器")
    town_doors = town.add_subparsers(title="命令", metavar="COMMAND", required=True)
    _add_town_doors(town_doors)
    _add_town_update_doors(town_doors)
    return parser


def _add_station_doors(doors: Any) -> None:
    def door(name: str, help_text: str, act: str) -> argparse.ArgumentParser:
        return _door(doors, name, help_text, STATION_DOORS, act, has_staff=True)

    init = door("init", "建立服务站", "init")
    init.add_argument("--village", required=True, help="12位村码")
    init.add_argument("--staff-name", required=True, help="第一位工作人员姓名")
    init.add_argument("--station-name", default="", help="站名，默认“村名+党群服务站”")
    init.add_argument("--phone", default="", help="值班电话")
    init.add_argument("--profile", default="qingzhou", help="规则方案")
    _add_suite(init)
    paper = door("print", "打印到 PDF", "print_paper")
    paper.add_argument("paper", choices=("cards", "receipt", "notice"))
    paper.add_argument(
        "--layout", default="standard", help="standard、elder、door、wall，或自己的版式"
    )
    paper.add_argument("subject", help="网格名称，或件号")
    paper.add_argument("--out", type=Path, required=True, help="PDF 文件")
    paper.add_argument("--duplex", choices=("long", "short"), default="long")
    sheet = door("export-sheet", "导出清单到 Excel", "export_sheet")
    sheet.add_argument("list", choices=("cases", "households"))
    sheet.add_argument("--out", type=Path, required=True)
    enrol = door("enrol", "读取镇里的邀请文件", "enrol")
    enrol.add_argument("invitation", type=Path)
    sync = door("sync", "经网络与镇里同步", "sync")
    sync.add_argument("--url", default="", help="服务器地址，省略时用上次的")
    sync.add_argument("--check", action="store_true", help="同时与镇里核对各表")
    sync.add_argument(
        "--peer",
        nargs="?",
        const="",
        help="改为与本站另一台电脑同步：HOST[:PORT]，省略地址时自动找",
    )
    out = door("export-bundle", "写邮包到文件夹或U盘", "export_bundle")
    out.add_argument("folder", type=Path)
    taken = door("import-bundle", "读入镇里的邮包", "import_bundle")
    taken.add_argument("file", type=Path)
    door("check", "自检：日志、表、文件是否一致", "check")
    diagnostics = door("diagnostics", "写一份诊断文件，只有镇里能打开，不含群众资料", "diagnostics")
    diagnostics.add_argument("file", type=Path, help=".lxd 文件")
    door("rebuild", "由日志重建所有的表", "rebuild")
    _add_recovery_doors(doors)


def _add_recovery_doors(doors: Any) -> None:
    def door(name: str, help_text: str, act: str) -> argparse.ArgumentParser:
        return _door(doors, name, help_text, RECOVERY_DOORS, act, has_staff=True)

    backup = door("backup", "备份到文件并验证；给文件夹时连钥匙和附件一起", "backup")
    backup.add_argument("file", type=Path, help="文件，或U盘上的文件夹")
    restore = door(
        "restore",
        "用备份恢复；给备份文件夹时在这台电脑上重建（恢复码放 LIANXIN_RECOVERY_CODE）",
        "restore",
    )
    restore.add_argument("file", type=Path, help="备份文件，或以“连心站备份”开头的文件夹")
    lost = door(
        "give-up-snapshot", "镇里已丢失快照的原始记录时，放弃快照并重建各表", "give_up_snapshot"
    )
    lost.add_argument("file", type=Path, help="先把现在的样子备份到这个文件")
    lost.add_argument("--confirm", default="", help="站名，说明确实要放弃")
    door("recovery-code", "换发恢复码", "recovery_code")
    ask = door("ask-township", "忘了密码：写申请到U盘，请镇里放行", "ask_township")
    ask.add_argument("folder", type=Path)
    door("ask-by-line", "忘了密码：联网请镇里放行", "ask_by_line")
    door("enter-by-line", "镇里联网放行后进入，新密码取自 LIANXIN_PASSWORD", "enter_by_line")
    enter = door(
        "enter-by-grant", "用镇里的答复进入，新密码取自 LIANXIN_PASSWORD", "enter_by_grant"
    )
    enter.add_argument("file", type=Path, help="镇里的答复（.lxg）")
    door("replace-key", "更换数据文件的钥匙，密码和恢复码照旧", "replace_key")


def _add_list_doors(doors: Any) -> None:
    items = _door(
        doors, "import-items", "导入事项清单", CATALOG_DOORS, "import_items", has_staff=True
    )
    items.add_argument("file", type=Path, help="Excel 或 CSV")
    items.add_argument("--dry-run", action="store_true", help="只预览，不写入")
    items.add_argument("--name", default="", help="清单版本名，省略时用今天的日期")
    items.add_argument("--effective", default="", help="生效日期（2026-03-01），省略时今天生效")
    holidays = _door(
        doors,
        "import-holidays",
        "读入一年的放假和调休安排",
        HOLIDAY_DOORS,
        "import_holidays",
        has_staff=True,
    )
    _add_holiday_arguments(holidays)
    listed = _door(
        doors, "export-items", "导出事项清单到 Excel", CATALOG_DOORS, "export_items", has_staff=True
    )
    listed.add_argument("--out", type=Path, required=True)


def _add_profile_doors(doors: Any) -> None:
    _door(doors, "profiles", "列出随程序带来的规则方案", PROFILE_DOORS, "profiles")
    check = _door(doors, "check-profile", "检查一个规则方案文件", PROFILE_DOORS, "check_profile")
    check.add_argument("file", type=Path, help="规则方案（.toml）")
    _door(doors, "paper-words", "列出文书上可以改的每一句话", PROFILE_DOORS, "paper_words")
    adopt = _door(
        doors, "adopt-profile", "换用一个规则方案", PROFILE_DOORS, "adopt_profile", has_staff=True
    )
    adopt.add_argument("profile", help="方案代号，或规则方案文件（.toml）")
    adopt.add_argument("--name", default="", help="版本名，省略时用今天的日期")
    adopt.add_argument("--effective", default="", help="生效日期（2026-03-01），省略时今天生效")


def _add_roster_doors(doors: Any) -> None:
    roster = _door(
        doors, "import-roster", "导入花名册", ROSTER_DOORS, "import_roster", has_staff=True
    )
    roster.add_argument("file", type=Path, help="Excel 或 CSV")
    roster.add_argument("--dry-run", action="store_true", help="只预览，不写入")
    roster.add_argument("--sheet", action="append", help="工作表，可写几次；省略时像花名册的都导入")
    roster.add_argument("--header-row", type=int, default=0, help="表头在第几行，省略时自动找")
    roster.add_argument("--skip-hidden", action="store_true", help="不导入隐藏的行")
    roster.add_argument("--skip-doubtful", action="store_true", help="不导入待核的行")
    undo = _door(
        doors, "undo-roster", "撤销一次花名册导入", ROSTER_DOORS, "undo_roster", has_staff=True
    )
    undo.add_argument("import_id", nargs="?", default="", help="导入的编号，省略时撤销最近一次")


def _add_lan_doors(doors: Any) -> None:
    serve = _door(doors, "serve", "等本站另一台电脑来连", LAN_DOORS, "serve", has_staff=True)
    serve.add_argument("--host", default="0.0.0.0", help="在哪个地址上等，省略时全部")
    serve.add_argument("--port", type=int, default=8791, help="端口，0 为任意")
    serve.add_argument("--minutes", type=float, default=0, help="等这么多分钟，0 为不限")
    serve.add_argument("--once", action="store_true", help="同步一次就结束")
    _door(doors, "find", "找正在等的电脑", LAN_DOORS, "find", has_staff=True)


def _add_demo_door(doors: Any) -> None:
    demo = _door(doors, "demo", "演示村的一天，从头到尾", DEMO_DOOR, "demo")
    demo.add_argument("--out", type=Path, default=None, help="纸面文件放在这里")
    demo.add_argument("--households", type=int, default=60, help="演示村户数")
    demo.add_argument("--seed", type=int, default=20261121, help="随机种子")


def _add_manual_door(doors: Any) -> None:
    manual = _door(doors, "manual", "把操作手册写成 PDF", MANUAL_DOOR, "manual")
    manual.add_argument("--out", type=Path, required=True, help="PDF 文件")


def _add_sim_door(doors: Any) -> None:
    sim = _door(doors, "sim", "模拟许多段历史，检验日志与同步", SIM_DOOR, "sim")
    sim.add_argument("--seeds", type=int, default=100, help="多少段历史")
    sim.add_argument("--start", type=int, default=1, help="第一个种子")
    sim.add_argument("--minutes", type=float, default=0, help="到这么多分钟为止，0 为不限")
    sim.add_argument("--verbose", action="store_true", help="讲出每一步")
    sim.add_argument("--corpus", type=Path, default=None, help="把出错的种子存到这个文件夹")


def _add_update_doors(doors: Any) -> None:
    take = _door(doors, "take-update", "读入升级包，下次打开时升级", UPDATE_DOORS, "take_update")
    take.add_argument("file", type=Path, help="升级包（.lxu）")
    _door(doors, "updates", "现在是哪一版，有没有等着装的升级", UPDATE_DOORS, "update_standing")


def _add_town_update_doors(doors: Any) -> None:
    publish = _door(
        doors, "publish-update", "把升级包发给各站", UPDATE_DOORS, "publish_town_update"
    )
    publish.add_argument("file", type=Path, help="升级包（.lxu）")
    withdraw = _door(doors, "withdraw-update", "不再发这一版", UPDATE_DOORS, "withdraw_town_update")
    withdraw.add_argument("version", help="版本，如 0.2.0")
    _door(doors, "updates", "镇里在发哪些升级包", UPDATE_DOORS, "town_updates")


def _add_town_doors(doors: Any) -> None:
    def door(name: str, help_text: str, act: str) -> argparse.ArgumentParser:
        return _door(doors, name, help_text, TOWN_DOORS, act)

    init = door("init", "建立乡镇服务器", "init")
    init.add_argument("--town", required=True, help="12位镇街码；县里的服务器写县码")
    init.add_argument("--clerk", required=True, help="第一位镇工作人员姓名")
    init.add_argument(
        "--database", default="", help="postgresql://用户@主机/库名；省略时用自带的文件"
    )
    _add_suite(init)
    clerk = door("add-clerk", "给镇里再开一个账号，密码取自 LIANXIN_PASSWORD", "add_clerk")
    clerk.add_argument("name", help="姓名")
    clerk.add_argument(
        "--role",
        default="officer",
        choices=("officer", "leader", "reader", "admin", "discipline", "auditor"),
        help="经办、领导、查阅、管理、纪检或审计；纪检只看到“受理”渠道的诉求，审计只看操作记录",
    )
    reset = door("reset-clerk", "给忘了密码的人设新密码，取自 LIANXIN_PASSWORD", "reset_clerk")
    reset.add_argument("name", help="姓名")
    _add_enrolment_doors(doors)
    serve = door("serve", "运行服务器", "serve")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8790)
    serve.add_argument("--certificate", type=Path, help="证书链文件（PEM），自己说 HTTPS")
    serve.add_argument("--key", type=Path, help="证书的私钥文件（PEM，不加密）")
    serve.add_argument(
        "--trusted-proxy", action="append", help="信任哪个代理转来的地址，可写多次；默认只信本机"
    )
    serve.add_argument(
        "--sms",
        action="append",
        metavar="[村码开头=]文件夹或程序",
        help="短信放进哪个文件夹，或交给哪个程序；可写多次，给不同的村；默认放进数据文件夹的 texts",
    )
    _add_stick_doors(doors)
    opened = door("open-diagnostics", "打开站里写的诊断文件", "open_diagnostics")
    opened.add_argument("file", type=Path, help=".lxd 文件")
    revoke = door("revoke", "停用一台电脑：不再采用它的新记录", "revoke")
    revoke.add_argument("device", help="设备号")
    grant = door("grant", "给忘了密码的站点放行", "grant")
    grant.add_argument("file", type=Path, help="站点写的申请（.lxq）")
    grant.add_argument("--digits", required=True, help="电话里核对的六位数字")
    grant.add_argument("--out", type=Path, required=True, help="答复写到这个文件夹")
    backup = door("backup", "备份台账到文件并验证", "backup")
    backup.add_argument("file", type=Path)
    _add_county_doors(doors)
    suites = _door(doors, "suites", "看或改允许哪些密码算法", SUITE_DOORS, "suites")
    suites.add_argument("--choose", type=int, default=0, help="以后的日志用哪种：1 通用，2 国密")
    suites.add_argument("--allow", type=int, action="append", help="允许哪种，可写多次")
    suites.add_argument("--reason", default="", help="为什么改，写进操作记录")
    door("rekey", "给身份证号等加密的列换一把密钥", "rekey")
    check = door("check", "自检", "check")
    check.add_argument("--recount", action="store_true", help="先把看板的数字按记录重新数一遍")
    holidays = _door(
        doors, "import-holidays", "读入一年的放假和调休安排", HOLIDAY_DOORS, "import_town_holidays"
    )
    _add_holiday_arguments(holidays)


def _add_enrolment_doors(doors: Any) -> None:
    def door(name: str, help_text: str, act: str) -> argparse.ArgumentParser:
        return _door(doors, name, help_text, ENROLMENT_DOORS, act)

    invite = door("invite", "给一个村的一台电脑写安装文件，或做一个安装U盘", "invite")
    invite.add_argument("--village", required=True, help="12位村码")
    invite.add_argument("--letter", default="", help="电脑字母，省略时自动")
    invite.add_argument(
        "--url", default="", help="服务器地址，写进安装文件；另给一个可手输的一次性码"
    )
    invite.add_argument("--in-person", action="store_true", help="当面装机，不用电话核对六位数字")
    invite.add_argument("--bare", action="store_true", help="不带已发布的清单、规则和假日表")
    where = invite.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", type=Path, help=".lxi 文件")
    where.add_argument("--stick", type=Path, help="U盘，写成一个文件夹，带说明")
    door("waiting", "列出等着核对六位数字的电脑", "waiting")
    confirm = door("confirm", "电话里的六位数字相符，登记这台电脑", "confirm")
    confirm.add_argument("device", help="设备号，见 waiting")
    refuse = door("refuse", "六位数字不符，不登记这台电脑", "refuse")
    refuse.add_argument("device", help="设备号，见 waiting")
    held = _door(doors, "held", "停用的电脑交上来、还没有采用的记录", HELD_DOORS, "held")
    for decision, words in (("--take", "采用这一台的"), ("--decline", "不采用这一台的，还存着")):
        held.add_argument(decision, default="", metavar="设备号", help=words)
    held.add_argument("--reason", default="", help="理由，记进操作记录")


def _add_stick_doors(doors: Any) -> None:
    taken = _door(
        doors, "import-bundle", "读入邮包，写出回执；或读入县里的回执", STICKS, "import_bundle"
    )
    taken.add_argument("file", type=Path)
    taken.add_argument("--out", type=Path, help="回执写到这个文件夹")
    out = _door(doors, "export-bundle", "给一台设备或县里写邮包", STICKS, "export_bundle")
    out.add_argument("device", nargs="?", default="", help="设备号")
    out.add_argument("--county", action="store_true", help="写给县里，由人带去")
    out.add_argument("--out", type=Path, required=True)


def _add_county_doors(doors: Any) -> None:
    invite = _door(doors, "invite-town", "在县里：写一个镇的邀请文件", COUNTY_DOORS, "invite")
    invite.add_argument("--town", required=True, help="12位镇街码")
    invite.add_argument("--url", default="", help="县服务器的地址，写进邀请文件")
    invite.add_argument("--out", type=Path, required=True, help=".lxi 文件")
    join = _door(doors, "join-county", "以后报送县里的服务器", COUNTY_DOORS, "join")
    join.add_argument("file", type=Path, help="县里给的邀请文件（.lxi）")
    join.add_argument("--url", default="", help="县服务器的地址；省略时用邀请文件里的")
    join.add_argument("--stick", action="store_true", help="没有网络，用U盘报送")
    county = _door(doors, "county", "报送县里到了哪里", COUNTY_DOORS, "county")
    county.add_argument("--now", action="store_true", help="先报送一次")


def _add_suite(door: argparse.ArgumentParser) -> None:
    help_text = "密码算法：1 通用，2 国密（SM2、SM3、SM4）；镇和各站要一样"
    door.add_argument("--suite", type=int, default=1, choices=(1, 2), help=help_text)


def _add_holiday_arguments(door: argparse.ArgumentParser) -> None:
    door.add_argument("file", type=Path, help="Excel 或 CSV，两列：日期、类别（放假/上班）")
    door.add_argument("--source", default="", help="依据的通知，省略时用文件名")
    door.add_argument("--replace", action="store_true", help="代替已有的同一年")


def _door(
    doors: Any, name: str, help_text: str, room: str, act: str, *, has_staff: bool = False
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = doors.add_parser(name, help=help_text, description=help_text)
    # SUPPRESS: given before the command or after it, --data means the same.
    parser.add_argument("--data", type=Path, default=argparse.SUPPRESS, help="数据文件夹")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    if has_staff:
        parser.add_argument("--staff", default="", help="姓名，只有一个账号时可省略")
    parser.set_defaults(room=room, act=act)
    return parser


def _default_data() -> Path:
    given = os.environ.get(DATA_VARIABLE)
    return Path(given) if given else Path.home() / "lianxin"
