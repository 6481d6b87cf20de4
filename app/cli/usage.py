"""What the usages of all doors have in common: how a door is named, and what several are asked."""

import argparse
from pathlib import Path
from typing import Any

HOLIDAY_DOORS = "app.cli.holiday_doors"
UPDATE_DOORS = "app.cli.update_doors"


def add_door(
    doors: Any, name: str, help_text: str, room: str, act: str, *, has_staff: bool = False
) -> argparse.ArgumentParser:
    """A door among `doors` (of argparse's subparsers) that `act` of the module `room` opens; with
    `has_staff` somebody of the station must be named where it has several.
    """
    parser: argparse.ArgumentParser = doors.add_parser(name, help=help_text, description=help_text)
    # SUPPRESS: given before the command or after it, --data means the same.
    parser.add_argument("--data", type=Path, default=argparse.SUPPRESS, help="数据文件夹")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    if has_staff:
        parser.add_argument("--staff", default="", help="姓名，只有一个账号时可省略")
    parser.set_defaults(room=room, act=act)
    return parser


def add_suite(door: argparse.ArgumentParser) -> None:
    """Which crypto suite a station or a township begins with."""
    help_text = "密码算法：1 通用，2 国密（SM2、SM3、SM4）；镇和各站要一样"
    door.add_argument("--suite", type=int, default=1, choices=(1, 2), help=help_text)


def add_holiday_arguments(door: argparse.ArgumentParser) -> None:
    """A year's holidays, read in at a station or in town."""
    door.add_argument("file", type=Path, help="Excel 或 CSV，两列：日期、类别（放假/上班）")
    door.add_argument("--source", default="", help="依据的通知，省略时用文件名")
    door.add_argument("--replace", action="store_true", help="代替已有的同一年")
