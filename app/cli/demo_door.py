"""`lianxin demo`: a made-up village's whole day, from first start to write-off, without a window."""

import argparse
import os
from pathlib import Path

from app.bootstrap.surroundings import Surroundings
from app.cli.answer import Answer
from app.cli.demo_day import DemoDay, DemoStep
from app.cli.station_doors import PASSWORD_VARIABLE
from app.models.errors import OperationRefused

DEMO_PASSWORD = "yan shi mi ma"


def demo(options: argparse.Namespace) -> Answer:
    """Play the day; refuses a folder that already holds a station."""
    password = os.environ.get(PASSWORD_VARIABLE, DEMO_PASSWORD)
    surroundings = Surroundings.of_this_machine()
    if (options.data / "station.json").exists():
        raise OperationRefused("station_already_set_up")
    out: Path = options.out or options.data / "papers"
    day = DemoDay(options.data, out, password, surroundings, options.households, options.seed)
    steps = day.play()
    lines = [f"{number}. {step.title}：{_words(step)}" for number, step in enumerate(steps, 1)]
    is_done = all(step.is_done for step in steps)
    ending = f"演示村在 {options.data}，登录密码：{password}" if is_done else "演示没有走完。"
    content = {
        "password": password,
        "data": str(options.data),
        "papers": str(out),
        "steps": [
            {"step": step.key, "title": step.title, "done": step.is_done, **step.figures}
            for step in steps
        ],
    }
    return Answer([*lines, ending], content, is_done)


def _words(step: DemoStep) -> str:
    return "，".join(f"{name} {value}" for name, value in step.shown.items())
