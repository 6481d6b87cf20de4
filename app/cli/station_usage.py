"""The doors of a station, and what each is asked; those for practice and trial among them."""

import argparse
from pathlib import Path
from typing import Any

from app.cli.usage import HOLIDAY_DOORS, UPDATE_DOORS, add_door, add_holiday_arguments, add_suite

STATION_DOORS = "app.cli.station_doors"
RECOVERY_DOORS = "app.cli.recovery_doors"
ROSTER_DOORS = "app.cli.roster_doors"
CATALOG_DOORS = "app.cli.catalog_doors"
PROFILE_DOORS = "app.cli.profile_doors"
LAN_DOORS = "app.cli.lan_doors"
DEMO_DOOR, MANUAL_DOOR, SIM_DOOR = "app.cli.demo_door", "app.cli.manual_door", "app.cli.sim_door"


def add_station_doors(doors: Any) -> None:
    """All of them, in the order of the help."""
    _add_desk_doors(doors)
    _add_recovery_doors(doors)
    _add_roster_doors(doors)
    _add_list_doors(doors)
    _add_profile_doors(doors)
    lan = doors.add_parser("lan", help="本站另一台电脑")
    _add_lan_doors(lan.add_subparsers(title="命令", metavar="COMMAND", required=True))
    _add_demo_door(doors)
    _add_manual_door(doors)
    _add_sim_door(doors)
    _add_update_doors(doors)


def _add_desk_doors(doors: Any) -> None:
    def door(name: str, help_text: str, act: str) -> argparse.ArgumentParser:
        return add_door(doors, name, help_text, STATION_DOORS, act, has_staff=True)

    init = door("init", "建立服务站", "init")
    init.add_argument("--village", required=True, help="12位村码")
    init.add_argument("--staff-name", required=True, help="第一位工作人员姓名")
    init.add_argument("--station-name", default="", help="站名，默认“村名+党群服务站”")
    init.add_argument("--phone", default="", help="值班电话")
    init.add_argument("--profile", default="qingzhou", help="规则方案")
    add_suite(init)
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


def _add_recovery_doors(doors: Any) -> None:
    def door(name: str, help_text: str, act: str) -> argparse.ArgumentParser:
        return add_door(doors, name, help_text, RECOVERY_DOORS, act, has_staff=True)

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
    items = add_door(
        doors, "import-items", "导入事项清单", CATALOG_DOORS, "import_items", has_staff=True
    )
    items.add_argument("file", type=Path, help="Excel 或 CSV")
    items.add_argument("--dry-run", action="store_true", help="只预览，不写入")
    items.add_argument("--name", default="", help="清单版本名，省略时用今天的日期")
    items.add_argument("--effective", default="", help="生效日期（2026-03-01），省略时今天生效")
    holidays = add_door(
        doors,
        "import-holidays",
        "读入一年的放假和调休安排",
        HOLIDAY_DOORS,
        "import_holidays",
        has_staff=True,
    )
    add_holiday_arguments(holidays)
    listed = add_door(
        doors, "export-items", "导出事项清单到 Excel", CATALOG_DOORS, "export_items", has_staff=True
    )
    listed.add_argument("--out", type=Path, required=True)


def _add_profile_doors(doors: Any) -> None:
    add_door(doors, "profiles", "列出随程序带来的规则方案", PROFILE_DOORS, "profiles")
    check = add_door(doors, "check-profile", "检查一个规则方案文件", PROFILE_DOORS, "check_profile")
    check.add_argument("file", type=Path, help="规则方案（.toml）")
    add_door(doors, "paper-words", "列出文书上可以改的每一句话", PROFILE_DOORS, "paper_words")
    adopt = add_door(
        doors, "adopt-profile", "换用一个规则方案", PROFILE_DOORS, "adopt_profile", has_staff=True
    )
    adopt.add_argument("profile", help="方案代号，或规则方案文件（.toml）")
    adopt.add_argument("--name", default="", help="版本名，省略时用今天的日期")
    adopt.add_argument("--effective", default="", help="生效日期（2026-03-01），省略时今天生效")


def _add_roster_doors(doors: Any) -> None:
    roster = add_door(
        doors, "import-roster", "导入花名册", ROSTER_DOORS, "import_roster", has_staff=True
    )
    roster.add_argument("file", type=Path, help="Excel 或 CSV")
    roster.add_argument("--dry-run", action="store_true", help="只预览，不写入")
    roster.add_argument("--sheet", action="append", help="工作表，可写几次；省略时像花名册的都导入")
    roster.add_argument("--header-row", type=int, default=0, help="表头在第几行，省略时自动找")
    roster.add_argument("--skip-hidden", action="store_true", help="不导入隐藏的行")
    roster.add_argument("--skip-doubtful", action="store_true", help="不导入待核的行")
    undo = add_door(
        doors, "undo-roster", "撤销一次花名册导入", ROSTER_DOORS, "undo_roster", has_staff=True
    )
    undo.add_argument("import_id", nargs="?", default="", help="导入的编号，省略时撤销最近一次")


def _add_lan_doors(doors: Any) -> None:
    serve = add_door(doors, "serve", "等本站另一台电脑来连", LAN_DOORS, "serve", has_staff=True)
    serve.add_argument("--host", default="0.0.0.0", help="在哪个地址上等，省略时全部")
    serve.add_argument("--port", type=int, default=8791, help="端口，0 为任意")
    serve.add_argument("--minutes", type=float, default=0, help="等这么多分钟，0 为不限")
    serve.add_argument("--once", action="store_true", help="同步一次就结束")
    add_door(doors, "find", "找正在等的电脑", LAN_DOORS, "find", has_staff=True)


def _add_demo_door(doors: Any) -> None:
    demo = add_door(doors, "demo", "演示村的一天，从头到尾", DEMO_DOOR, "demo")
    demo.add_argument("--out", type=Path, default=None, help="纸面文件放在这里")
    demo.add_argument("--households", type=int, default=60, help="演示村户数")
    demo.add_argument("--seed", type=int, default=20261121, help="随机种子")


def _add_manual_door(doors: Any) -> None:
    manual = add_door(doors, "manual", "把操作手册写成 PDF", MANUAL_DOOR, "manual")
    manual.add_argument("--out", type=Path, required=True, help="PDF 文件")


def _add_sim_door(doors: Any) -> None:
    sim = add_door(doors, "sim", "模拟许多段历史，检验日志与同步", SIM_DOOR, "sim")
    sim.add_argument("--seeds", type=int, default=100, help="多少段历史")
    sim.add_argument("--start", type=int, default=1, help="第一个种子")
    sim.add_argument("--minutes", type=float, default=0, help="到这么多分钟为止，0 为不限")
    sim.add_argument("--verbose", action="store_true", help="讲出每一步")
    sim.add_argument("--corpus", type=Path, default=None, help="把出错的种子存到这个文件夹")


def _add_update_doors(doors: Any) -> None:
    take = add_door(doors, "take-update", "读入升级包，下次打开时升级", UPDATE_DOORS, "take_update")
    take.add_argument("file", type=Path, help="升级包（.lxu）")
    add_door(doors, "updates", "现在是哪一版，有没有等着装的升级", UPDATE_DOORS, "update_standing")
