"""The doors of backup and recovery: a copy or a whole set, and back again."""

import argparse
import contextlib
import os

import msgspec

from app.bootstrap.backup_keeping import BackupKeeping
from app.bootstrap.station import OpenStation
from app.bootstrap.station_backup import back_up, restore_backup
from app.bootstrap.station_keys import StationKeys
from app.bootstrap.station_recovery import code_was_seen, make_recovery_code, restore_set
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township_grant import ask_by_line as ask_over_line
from app.bootstrap.township_grant import ask_township as write_grant_request
from app.bootstrap.township_grant import enter_by_grant as enter_granted
from app.bootstrap.township_grant import enter_by_line as enter_over_line
from app.cli.answer import Answer
from app.cli.station_doors import opened, password
from app.models.errors import OperationRefused

CODE_VARIABLE = "LIANXIN_RECOVERY_CODE"


def backup(options: argparse.Namespace) -> Answer:
    """Copy the station's file and prove that the copy opens; into a folder, all that a new PC needs."""
    with opened(options) as (station, desk):
        if options.file.is_dir():
            made = BackupKeeping(station).make_set(desk.store, options.file)
            return Answer(
                [f"已备份到 {made}，并试着恢复过一次。", "恢复时要用恢复码，请和U盘分开放。"],
                {"path": str(made)},
            )
        report = back_up(station, desk.store, options.file)
        has_attachments = bool(desk.store.attachments.named())
    lines = [f"已备份到 {options.file}，并验证能打开。"]
    if has_attachments:
        lines.append(f"附件不在里面，请一起复制文件夹：{station.folder.attachments}。")
    return Answer(lines, {"path": str(options.file), **report})


def restore(options: argparse.Namespace) -> Answer:
    """Put a verified backup in the file's place; from a set, set the station up on this PC."""
    surroundings = Surroundings.of_this_machine()
    if options.file.is_dir():
        code = os.environ.get(CODE_VARIABLE, "")
        if not code:
            raise OperationRefused("recovery_code_not_given")
        station, next_code = restore_set(
            options.data, options.file, options.staff, code, password(), surroundings
        )
        code_was_seen(station)
        station.close()
        return Answer(
            [
                f"{station.label.station_name}已在这台电脑上恢复，密码已换成新的。",
                f"新的恢复码（旧的作废，请抄下）：{next_code}",
                "备份以后的记录，下次同步时从镇里取回。",
            ],
            {"station": station.label.station_name, "recovery_code": next_code},
        )
    kept = restore_backup(options.data, options.staff, password(), options.file, surroundings)
    return Answer(
        ["已用备份恢复；换下的文件留在旁边，缺的记录下次同步时取回。"], {"kept": str(kept)}
    )


def give_up_snapshot(options: argparse.Namespace) -> Answer:
    """Make the rows anew though the township has lost what a snapshot stands on; a copy comes first.

    Raises OperationRefused `snapshot_name_not_given` (count, station) until the station is named.
    """
    with (
        opened(options, "manage_station") as (station, desk),
        contextlib.closing(station.open_sync()) as exchange,
    ):
        lost, name = exchange.lost_snapshot.loss(), station.label.station_name
        if options.confirm != name:
            facts = {"count": lost.entries, "station": name}
            raise OperationRefused("snapshot_name_not_given", **facts)
        back_up(station, desk.store, options.file)
        done = exchange.lost_snapshot.give_up()
    return Answer(
        [
            f"已放弃快照：{done.entries} 条记录镇里和本机都没有了，表里少了 {done.rows} 行；"
            f"放弃前的样子存在 {options.file}。"
        ],
        {"path": str(options.file), **msgspec.structs.asdict(done)},
    )


def ask_township(options: argparse.Namespace) -> Answer:
    """A request for a way in, for who forgot the password."""
    asked = write_grant_request(
        options.data, options.staff, options.folder, Surroundings.of_this_machine()
    )
    return Answer(
        [
            f"申请写到 {asked.path}，请送到{asked.town_name}。",
            f"镇里会打电话来核对六位数字：{asked.digits}",
        ],
        {"path": str(asked.path), "digits": asked.digits, "town": asked.town_name},
    )


def ask_by_line(options: argparse.Namespace) -> Answer:
    """A request for a way in over the line, and whether it was granted."""
    asked = ask_over_line(options.data, options.staff, Surroundings.of_this_machine())
    words = f"申请已送到{asked.town_name}，镇里会打电话来核对六位数字：{asked.digits}"
    if asked.is_granted:
        words = f"{asked.town_name}已放行，请用 enter-by-line 进入。"
    return Answer([words], msgspec.structs.asdict(asked))


def enter_by_line(options: argparse.Namespace) -> Answer:
    """In by the township's grant over the line, with a new password."""
    around = Surroundings.of_this_machine()
    station = enter_over_line(options.data, options.staff, password(), around)
    station.close()
    return _entered(station)


def enter_by_grant(options: argparse.Namespace) -> Answer:
    """In by the township's answer, with a new password."""
    station = enter_granted(
        options.data, options.staff, options.file, password(), Surroundings.of_this_machine()
    )
    station.close()
    return _entered(station)


def _entered(station: OpenStation) -> Answer:
    return Answer(["已进入，新密码已生效。"], {"station": station.label.station_name})


def replace_key(options: argparse.Namespace) -> Answer:
    """Another database key for the station's file; passwords and the recovery code stay."""
    with opened(options, "manage_station") as (station, _):
        StationKeys(lambda: station).replace()
    with opened(options):  # takes what was under the former key over
        pass
    return Answer(["钥匙已更换，大家的密码和恢复码照旧。"], {"replaced": True})


def recovery_code(options: argparse.Namespace) -> Answer:
    """A new recovery code in place of the old one, shown once."""
    with opened(options, "manage_station") as (station, _):
        code = make_recovery_code(station)
        code_was_seen(station)
    return Answer(
        [f"恢复码：{code}", "请抄在纸上装进信封，交镇里或村里保管；以前的恢复码已经作废。"],
        {"recovery_code": code},
    )
