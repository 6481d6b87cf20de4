"""The command line: opens the room that each door names (`station_usage.py`, `town_usage.py`).

A door's room is loaded when the door is opened: the township's server must not need a screen's
libraries, nor the desk the server's.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app import __version__
from app.cli.answer import show_answer, show_problem
from app.cli.log_masks import mask_logs
from app.cli.station_usage import add_station_doors
from app.cli.town_usage import add_town_doors
from app.models.errors import Problem

DATA_VARIABLE = "LIANXIN_DATA"
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
    add_station_doors(doors)
    town = doors.add_parser("town", help="乡镇服务器")
    add_town_doors(town.add_subparsers(title="命令", metavar="COMMAND", required=True))
    return parser


def _default_data() -> Path:
    given = os.environ.get(DATA_VARIABLE)
    return Path(given) if given else Path.home() / "lianxin"
