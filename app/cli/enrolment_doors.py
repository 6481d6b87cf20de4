"""The township's doors by which a station's PC joins: the install stick, and the six digits."""

import argparse
from collections.abc import Callable

from app.cli.answer import Answer
from app.cli.files import write_file
from app.cli.town_doors import opened
from app.town.clerk_acts import Clerk
from app.town.enrolment import EnrolmentDesk
from app.town.install_desk import READ_ME
from app.town.ledger.devices import Device
from app.town.ledger.waiting_devices import WaitingDevice
from app.town.sign_in import ADMIN
from app.town.township import Township

COMMAND_LINE = Clerk("", "命令行", ADMIN)


def invite(options: argparse.Namespace) -> Answer:
    """Write an install file for one PC of one village, or a whole folder onto a stick."""
    with opened(options) as township:
        written = township.invitations.invite(
            options.village,
            options.letter,
            url=options.url,
            is_in_person=options.in_person,
            has_code=bool(options.url.strip()),
        )
        made = township.installs.file_for(written, has_publication=not options.bare)
        place = township.surroundings.village_name(written.village_code)
        _note(township, "invite", written.letter, written.village_code)
    if options.stick:
        path = options.stick / f"连心站安装-{place}-{written.letter}" / made.name
        write_file(path.with_name(READ_ME), ("\ufeff" + made.read_me).encode())
    else:
        path = options.out
    write_file(path, made.content)
    lines = [f"已写好安装文件 {path}，有效到 {written.expires_on}，只能用一次。"]
    if written.code:
        lines.append(f"有网络、没有U盘时，可以手输一次性码：{written.code}")
    content = {
        "path": str(path),
        "letter": written.letter,
        "expires_on": written.expires_on,
        "code": written.code,
        "bytes": len(made.content),
    }
    return Answer(lines, content)


def waiting(options: argparse.Namespace) -> Answer:
    """The PCs whose six digits are still to be compared on the telephone."""
    with opened(options) as township:
        found = township.enrolment.waiting()
        names = [township.surroundings.village_name(each.device.village_code) for each in found]
    lines = [
        f"{name}　{each.device.letter}　{each.digits[:3]} {each.digits[3:]}　{each.device.device_id}"
        for name, each in zip(names, found, strict=True)
    ]
    content = {
        "waiting": [
            {
                "device": each.device.device_id,
                "village_code": each.device.village_code,
                "letter": each.device.letter,
                "digits": each.digits,
            }
            for each in found
        ]
    }
    return Answer(lines or ["没有电脑在等着核对。"], content)


def confirm(options: argparse.Namespace) -> Answer:
    """相符: the station read out these digits."""
    words = "已登记{name}（{village}）；它下次联系时拿到登记证。"
    return _decided(options, EnrolmentDesk.confirm, "enrolment_confirmed", words)


def refuse(options: argparse.Namespace) -> Answer:
    """不符: nothing of this PC is taken."""
    words = "没有登记{name}（{village}），它的记录还在它自己那里。"
    return _decided(options, EnrolmentDesk.refuse, "enrolment_refused", words)


def _decided(
    options: argparse.Namespace,
    decide: Callable[[EnrolmentDesk, str, Clerk], Device | WaitingDevice],
    act: str,
    words: str,
) -> Answer:
    with opened(options) as township:
        device = decide(township.enrolment, options.device, COMMAND_LINE)
        name = device.name or device.letter
        _note(township, act, name, device.village_code)
    said = words.format(name=name, village=device.village_code)
    return Answer([said], {"device": device.device_id, "village_code": device.village_code})


def _note(township: Township, act: str, subject: str, village_code: str) -> None:
    township.people.note(COMMAND_LINE, act, subject, "", village_code)
