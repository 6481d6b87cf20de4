"""The township's doors for what revoked PCs hand in."""

import argparse

from app.cli.answer import Answer
from app.cli.enrolment_doors import COMMAND_LINE
from app.cli.town_doors import opened


def held(options: argparse.Namespace) -> Answer:
    """What is held and counts only once it is taken in; with `--take`, take one device's in, with `--decline`,
    leave them out, for a reason that stands in the log.
    """
    with opened(options) as township:
        if options.take:
            new = township.held.take_in(options.take, COMMAND_LINE, options.reason)
            return Answer([f"已采用 {new} 条。"], {"device": options.take, "entries": new})
        if options.decline:
            left = township.held.decline(options.decline, COMMAND_LINE, options.reason)
            return Answer(
                [f"{left} 条不采用，还存着。"], {"device": options.decline, "entries": left}
            )
        found = township.held.waiting()
        names = [township.surroundings.village_name(each.village_code) for each in found]
    lines = [
        f"{name}　{each.letter}　{each.entries} 条　{each.since[:10]}—{each.until[:10]}　{each.device_id}"
        for name, each in zip(names, found, strict=True)
    ]
    content = [
        {
            "device": each.device_id,
            "village_code": each.village_code,
            "problem": each.problem,
            "entries": each.entries,
            "apart": each.apart,
            "kinds": dict(each.kinds),
        }
        for each in found
    ]
    return Answer(lines or ["没有等着决定的记录。"], {"held": content})
