"""The doors of a township's or county's server, and what each is asked."""

import argparse
from pathlib import Path
from typing import Any

from app.cli.usage import HOLIDAY_DOORS, UPDATE_DOORS, add_door, add_holiday_arguments, add_suite

TOWN_DOORS = "app.cli.town_doors"
ENROLMENT_DOORS, HELD_DOORS = "app.cli.enrolment_doors", "app.cli.held_doors"
STICK_DOORS = "app.cli.stick_doors"
COUNTY_DOORS = "app.cli.county_doors"
SUITE_DOORS = "app.cli.suite_doors"


def add_town_doors(doors: Any) -> None:
    """All of them, in the order of the help."""
    _add_account_doors(doors)
    _add_enrolment_doors(doors)
    _add_serve_door(doors)
    _add_stick_doors(doors)
    _add_pc_doors(doors)
    _add_county_doors(doors)
    _add_upkeep_doors(doors)
    _add_update_doors(doors)


def _add_account_doors(doors: Any) -> None:
    def door(name: str, help_text: str, act: str) -> argparse.ArgumentParser:
        return add_door(doors, name, help_text, TOWN_DOORS, act)

    init = door("init", "建立乡镇服务器", "init")
    init.add_argument("--town", required=True, help="12位镇街码；县里的服务器写县码")
    init.add_argument("--clerk", required=True, help="第一位镇工作人员姓名")
    init.add_argument(
        "--database", default="", help="postgresql://用户@主机/库名；省略时用自带的文件"
    )
    add_suite(init)
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


def _add_serve_door(doors: Any) -> None:
    serve = add_door(doors, "serve", "运行服务器", TOWN_DOORS, "serve")
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


def _add_pc_doors(doors: Any) -> None:
    def door(name: str, help_text: str, act: str) -> argparse.ArgumentParser:
        return add_door(doors, name, help_text, TOWN_DOORS, act)

    opened = door("open-diagnostics", "打开站里写的诊断文件", "open_diagnostics")
    opened.add_argument("file", type=Path, help=".lxd 文件")
    revoke = door("revoke", "停用一台电脑：不再采用它的新记录", "revoke")
    revoke.add_argument("device", help="设备号")
    grant = door("grant", "给忘了密码的站点放行", "grant")
    grant.add_argument("file", type=Path, help="站点写的申请（.lxq）")
    grant.add_argument("--digits", required=True, help="电话里核对的六位数字")
    grant.add_argument("--out", type=Path, required=True, help="答复写到这个文件夹")


def _add_upkeep_doors(doors: Any) -> None:
    def door(name: str, help_text: str, act: str) -> argparse.ArgumentParser:
        return add_door(doors, name, help_text, TOWN_DOORS, act)

    backup = door("backup", "备份台账到文件并验证", "backup")
    backup.add_argument("file", type=Path)
    suites = add_door(doors, "suites", "看或改允许哪些密码算法", SUITE_DOORS, "suites")
    suites.add_argument("--choose", type=int, default=0, help="以后的日志用哪种：1 通用，2 国密")
    suites.add_argument("--allow", type=int, action="append", help="允许哪种，可写多次")
    suites.add_argument("--reason", default="", help="为什么改，写进操作记录")
    door("rekey", "给身份证号等加密的列换一把密钥", "rekey")
    check = door("check", "自检", "check")
    check.add_argument("--recount", action="store_true", help="先把看板的数字按记录重新数一遍")
    holidays = add_door(
        doors, "import-holidays", "读入一年的放假和调休安排", HOLIDAY_DOORS, "import_town_holidays"
    )
    add_holiday_arguments(holidays)


def _add_enrolment_doors(doors: Any) -> None:
    def door(name: str, help_text: str, act: str) -> argparse.ArgumentParser:
        return add_door(doors, name, help_text, ENROLMENT_DOORS, act)

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
    held = add_door(doors, "held", "停用的电脑交上来、还没有采用的记录", HELD_DOORS, "held")
    for decision, words in (("--take", "采用这一台的"), ("--decline", "不采用这一台的，还存着")):
        held.add_argument(decision, default="", metavar="设备号", help=words)
    held.add_argument("--reason", default="", help="理由，记进操作记录")


def _add_stick_doors(doors: Any) -> None:
    taken = add_door(
        doors, "import-bundle", "读入邮包，写出回执；或读入县里的回执", STICK_DOORS, "import_bundle"
    )
    taken.add_argument("file", type=Path)
    taken.add_argument("--out", type=Path, help="回执写到这个文件夹")
    out = add_door(doors, "export-bundle", "给一台设备或县里写邮包", STICK_DOORS, "export_bundle")
    out.add_argument("device", nargs="?", default="", help="设备号")
    out.add_argument("--county", action="store_true", help="写给县里，由人带去")
    out.add_argument("--out", type=Path, required=True)


def _add_county_doors(doors: Any) -> None:
    invite = add_door(doors, "invite-town", "在县里：写一个镇的邀请文件", COUNTY_DOORS, "invite")
    invite.add_argument("--town", required=True, help="12位镇街码")
    invite.add_argument("--url", default="", help="县服务器的地址，写进邀请文件")
    invite.add_argument("--out", type=Path, required=True, help=".lxi 文件")
    join = add_door(doors, "join-county", "以后报送县里的服务器", COUNTY_DOORS, "join")
    join.add_argument("file", type=Path, help="县里给的邀请文件（.lxi）")
    join.add_argument("--url", default="", help="县服务器的地址；省略时用邀请文件里的")
    join.add_argument("--stick", action="store_true", help="没有网络，用U盘报送")
    county = add_door(doors, "county", "报送县里到了哪里", COUNTY_DOORS, "county")
    county.add_argument("--now", action="store_true", help="先报送一次")


def _add_update_doors(doors: Any) -> None:
    publish = add_door(
        doors, "publish-update", "把升级包发给各站", UPDATE_DOORS, "publish_town_update"
    )
    publish.add_argument("file", type=Path, help="升级包（.lxu）")
    withdraw = add_door(
        doors, "withdraw-update", "不再发这一版", UPDATE_DOORS, "withdraw_town_update"
    )
    withdraw.add_argument("version", help="版本，如 0.2.0")
    add_door(doors, "updates", "镇里在发哪些升级包", UPDATE_DOORS, "town_updates")
