"""The township's door for its choice of crypto suites."""

import argparse

from app.cli.answer import Answer
from app.cli.enrolment_doors import COMMAND_LINE
from app.cli.town_doors import opened
from app.models.suite_rules import STATE_SUITE
from app.town.suite_desk import SuiteStanding


def suites(options: argparse.Namespace) -> Answer:
    """Which suites are allowed, and how far the stations are; with `--choose`, lay it down anew."""
    with opened(options) as township:
        if options.choose:
            allowed = tuple(options.allow or (options.choose,))
            standing = township.suites.choose(options.choose, allowed, COMMAND_LINE, options.reason)
        else:
            standing = township.suites.standing()
        places = [
            township.surroundings.village_name(each.device.village_code)
            for each in standing.devices
        ]
    lines = [
        f"新的日志用{_name(standing.chosen)}；允许：{'、'.join(map(_name, standing.allowed))}。",
        f"镇里自己的钥匙用{_name(standing.own)}。",
    ]
    lines += [
        f"{place}　{each.device.letter}　{'、'.join(map(_name, each.suites)) or '还没有记录'}"
        for place, each in zip(places, standing.devices, strict=True)
    ]
    return Answer(lines, _content(standing))


def _name(suite: int) -> str:
    return "2（国密）" if suite == STATE_SUITE else f"{suite}（通用）"


def _content(standing: SuiteStanding) -> dict[str, object]:
    return {
        "own": standing.own,
        "chosen": standing.chosen,
        "allowed": list(standing.allowed),
        "devices": [
            {"device": each.device.device_id, "suites": list(each.suites)}
            for each in standing.devices
        ],
    }
