"""The township's doors."""

import argparse
import contextlib
import ipaddress
import logging
import socket
import ssl
from collections.abc import Callable, Iterator

import msgspec

from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import create_township, open_township
from app.cli.answer import Answer
from app.cli.files import write_file
from app.cli.station_doors import password
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.models.moments import moment_of, utc_text
from app.town.clerk_acts import Clerk
from app.town.server import Entrance
from app.town.server import serve as serve_township
from app.town.sign_in import ADMIN
from app.town.township import Township
from app.vault.passwords import check_new_password
from app.vault.tls_files import TlsFiles

LOG = logging.getLogger(__name__)


def init(options: argparse.Namespace) -> Answer:
    """Set a township server up with its first clerk, who is its administrator."""
    secret = password()
    # Before anything is made: a township without a clerk could not be set up again.
    check_new_password(secret)
    if not options.clerk.strip():
        raise OperationRefused("clerk_name_missing")
    township = create_township(
        options.data, options.town, Surroundings.of_this_machine(), options.database, options.suite
    )
    try:
        township.add_clerk(options.clerk, secret, ADMIN)
        name = township.identity.name
    finally:
        township.close()
    return Answer([f"已建立{name}的服务器。"], {"town": name, "town_code": options.town})


def add_clerk(options: argparse.Namespace) -> Answer:
    """One more account for the web pages."""
    with opened(options) as township:
        clerk = township.add_clerk(options.name, password(), options.role)
    return Answer([f"已给{clerk.name}开好账号。"], {"name": clerk.name, "role": clerk.role})


def reset_clerk(options: argparse.Namespace) -> Answer:
    """A new password for somebody who forgot it; the phone's code is asked for no more."""
    with opened(options) as township:
        found = [a for a in township.people.accounts() if a.name == options.name and a.is_active]
        if not found:
            raise OperationRefused("clerk_unknown")
        township.people.give_password(found[0].id, password(), None, is_code_dropped=True)
    words = f"{options.name}的新密码已设好，动态口令已取消；登录后请换成自己的密码。"
    return Answer([words], {"name": options.name})


def serve(options: argparse.Namespace) -> Answer:
    """Serve until told to stop.

    Raises EnvironmentProblem `port_unavailable` (port), OperationRefused `certificate_without_key`,
    `proxy_address_wrong`, and what `TlsFiles` raises.
    """
    clock = Surroundings.of_this_machine().clock
    files = _tls_files(options)
    context = files.context(moment_of(utc_text(clock()))) if files else None
    proxies = _trusted_proxies(options, is_tls=files is not None)
    try:
        socket.create_server((options.host, options.port)).close()
    except (OSError, OverflowError):
        raise EnvironmentProblem("port_unavailable", port=options.port) from None
    with opened(options) as township:
        scheme = "https" if context else "http"
        print(
            f"{township.identity.name}服务器：{scheme}://{options.host}:{options.port}", flush=True
        )
        entrance = Entrance(options.host, options.port, context, proxies)
        serve_township(township, entrance, _renewing(files, context, clock))
    return Answer(["服务器已停止。"])


def _tls_files(options: argparse.Namespace) -> TlsFiles | None:
    if bool(options.certificate) != bool(options.key):
        raise OperationRefused("certificate_without_key")
    return TlsFiles(options.certificate, options.key) if options.certificate else None


def _trusted_proxies(options: argparse.Namespace, *, is_tls: bool) -> tuple[str, ...]:
    """Whose word on the visitor's address counts: of nobody when browsers speak to us directly."""
    named = tuple(options.trusted_proxy or ())
    try:
        for each in named:
            ipaddress.ip_network(each)
    except ValueError:
        raise OperationRefused("proxy_address_wrong") from None
    return named or (() if is_tls else ("127.0.0.1",))


def _renewing(
    files: TlsFiles | None, context: ssl.SSLContext | None, clock: Callable[[], int]
) -> Callable[[], None] | None:
    """Looks at the files again now and then; what is wrong with new ones is logged."""
    if files is None or context is None:
        return None

    def renew() -> None:
        try:
            if files.renew(context, moment_of(utc_text(clock()))):
                LOG.warning("the certificate was renewed")
        except Problem as problem:
            LOG.warning("the certificate before goes on: %s", problem.key)

    return renew


def open_diagnostics(options: argparse.Namespace) -> Answer:
    """Show what a station wrote to have a fault found."""
    try:
        content = options.file.read_bytes()
    except OSError:
        raise EnvironmentProblem("file_unreadable") from None
    with opened(options) as township:
        found = msgspec.to_builtins(township.open_diagnostics(content))
    lines = [f"{name}：{_in_a_line(value)}" for name, value in found.items()]
    return Answer(lines, found)


def _in_a_line(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def revoke(options: argparse.Namespace) -> Answer:
    """Take nothing more from a device than what has come in."""
    with opened(options) as township:
        device = township.revoke_device(options.device)
    words = f"已停用{device.name or device.letter}（{device.village_code}）；它送到的记录都保留着。"
    return Answer([words], {"device": device.device_id, "village_code": device.village_code})


def grant(options: argparse.Namespace) -> Answer:
    """Let a station in whose people forgot their passwords."""
    try:
        content = options.file.read_bytes()
    except OSError:
        raise EnvironmentProblem("file_unreadable") from None
    with opened(options) as township:
        given = township.grants.grant(content, options.digits)
        clerk = Clerk("", "命令行")
        subject = f"{given.device_name} {given.staff_name}"
        township.people.note(clerk, "grant", subject, "", given.village_code)
    path = options.out / given.file_name
    write_file(path, given.content)
    return Answer(
        [f"已给{given.station_name}（{given.staff_name}）放行，答复写到 {path}。"],
        {"path": str(path), "village_code": given.village_code},
    )


def backup(options: argparse.Namespace) -> Answer:
    """Copy the ledger, prove that the copy opens, and let stations know how far it goes."""
    with opened(options) as township:
        made = township.back_up(options.file)
    lines = [
        f"已备份到 {options.file}（{made.feeds} 本日志、{made.entries} 条），并验证能打开。",
        f"钥匙不在里面，请另外妥善保管：{'、'.join(made.key_files)}。",
        f"附件也不在里面，请一起复制文件夹：{made.attachments}。",
    ]
    return Answer(lines, {"path": str(options.file), **msgspec.structs.asdict(made)})


def rekey(options: argparse.Namespace) -> Answer:
    """Seal the columns of ID numbers under a new key, all of them in one transaction."""
    with opened(options) as township:
        number = township.ledger.seal_anew()
    return Answer([f"身份证号等各列已换用第 {number} 把密钥重新加密。"], {"key": number})


def check(options: argparse.Namespace) -> Answer:
    """Prove that every chain is whole and every row what its entries say."""
    with opened(options) as township:
        if options.recount:
            township.recount()
        figures = township.check()
    lines = [
        f"{figures.villages} 个村、{figures.feeds} 本日志、{figures.entries} 条；表 {figures.rows} 行。",
        "自检通过：日志、表与看板的数字一致。"
        if figures.is_sound
        else f"自检没有通过：断链 {len(figures.broken_feeds)} 本，不一致 {figures.differing_rows} 行，"
        f"未折叠 {figures.not_folded} 条；数据没有改动。",
    ]
    if figures.differing_counts:
        lines.append(
            f"看板有 {figures.differing_counts} 个数与记录对不上，记录不受影响；"
            "用 lianxin town check --recount 重新数一遍即可。"
        )
    return Answer(lines, msgspec.structs.asdict(figures), figures.is_sound)


@contextlib.contextmanager
def opened(options: argparse.Namespace) -> Iterator[Township]:
    """The township of `--data`; the server's texts leave as `--sms` says."""
    gateways = getattr(options, "sms", None) or ()
    township = open_township(options.data, Surroundings.of_this_machine(), gateways)
    try:
        yield township
    finally:
        township.close()
