"""The station's doors: each opens the station, does one act, and says what came of it."""

import argparse
import contextlib
import os
from collections.abc import Iterator

import msgspec

from app.acts.desk import Desk
from app.acts.self_check import CheckReport, check_station
from app.bootstrap.diagnostics import sealed_diagnostics
from app.bootstrap.new_station import FirstStart, create_station
from app.bootstrap.station import OpenStation, open_station
from app.bootstrap.surroundings import Surroundings
from app.cli.answer import Answer
from app.cli.files import write_file
from app.journal.fold import Fold
from app.models.card_printing import CardPrinting
from app.models.errors import OperationRefused
from app.models.moments import moment_words
from app.models.papers import Paper
from app.models.roles import check_permission
from app.printing.liaison_cards import liaison_cards_pdf
from app.printing.material_receipt import material_receipt_pdf
from app.printing.one_time_notice import one_time_notice_pdf
from app.printing.typeface import Typefaces
from app.sheets.table_sheet import table_bytes
from app.store.page_key import PageKey
from app.sync.reports import BlobCounts, ExchangeReport, rows_problem
from app.sync.station_sync import StationSync
from app.words.problem_words import sentence_of
from app.words.terms import CASE_STATUS

PASSWORD_VARIABLE = "LIANXIN_PASSWORD"


def init(options: argparse.Namespace) -> Answer:
    """Set a station up."""
    first = FirstStart(
        village_code=options.village,
        staff_name=options.staff_name,
        password=password(),
        station_name=options.station_name,
        duty_phone=options.phone,
        profile_code=options.profile,
        suite=options.suite,
    )
    station = create_station(options.data, first, Surroundings.of_this_machine())
    station.close()
    label = station.label
    return Answer(
        [f"已建立{label.station_name}（{label.village_code}）。"],
        {"station": label.station_name, "village_code": label.village_code},
    )


def print_paper(options: argparse.Namespace) -> Answer:
    """Draw a paper into a PDF file; the printing is kept in the journal."""
    faces = Typefaces.load(Surroundings.of_this_machine().resources / "fonts")
    with opened(options) as (station, desk):
        if options.paper == "cards":
            layout = _layout_key(desk, options.layout)
            grid_id = _grid_id(desk, options.subject)
            batch = desk.cards.plan(station.actor, [grid_id], layout_key=layout)
            count = len(batch.cards)
            printing = CardPrinting(duplex=options.duplex, offset=desk.card_layouts.offset())
            pdf = liaison_cards_pdf(batch.contents, batch.layout, faces, printing)
            write_file(options.out, pdf)
            desk.cards.note_printed(station.actor, batch)
        else:
            case = desk.store.cases.by_number(options.subject)
            if case is None:
                raise OperationRefused("case_unknown")
            count = 1
            paper: Paper
            if options.paper == "receipt":
                receipt = desk.papers.material_receipt(station.actor, case.id)
                pdf = material_receipt_pdf(receipt, faces)
                paper = receipt
            else:
                notice = desk.papers.one_time_notice(station.actor, case.id)
                pdf = one_time_notice_pdf(notice, faces)
                paper = notice
            write_file(options.out, pdf)
            desk.prints.hand_out(station.actor, paper)
    return Answer(
        [f"已写到 {options.out}（{count} 份）。"], {"path": str(options.out), "count": count}
    )


def export_sheet(options: argparse.Namespace) -> Answer:
    """Write a list to an Excel file. Text stays text."""
    with opened(options) as (_, desk):
        title, headings, rows = _SHEETS[options.list](desk)
    write_file(options.out, table_bytes(title, headings, rows))
    return Answer(
        [f"已导出 {len(rows)} 行到 {options.out}。"], {"path": str(options.out), "rows": len(rows)}
    )


def enrol(options: argparse.Namespace) -> Answer:
    """Keep the township's invitation; the device enrols with its next exchange."""
    with opened_exchange(options) as exchange:
        status = exchange.accept_invitation(options.invitation)
    return Answer(
        [f"已读取{status.town_name}的邀请，下次同步时登记。"], msgspec.structs.asdict(status)
    )


def sync(options: argparse.Namespace) -> Answer:
    """Exchange with the township's server, or with another PC of the station."""
    with opened_exchange(options) as exchange:
        if options.peer is not None:
            return _of_the_other_pc(exchange.lan.exchange(options.peer))
        if options.url:
            exchange.set_server_url(options.url)
        report = exchange.exchange(is_check_wanted=options.check)
    return Answer(
        [
            f"已同步：送出 {report.sent} 条，收到 {report.received} 条，还有 {report.waiting} 条未送。",
            *attachment_lines(report.attachments),
            *awaited_lines(report.awaited),
            *rows_lines(report),
        ],
        msgspec.structs.asdict(report),
    )


def _of_the_other_pc(report: ExchangeReport) -> Answer:
    lines = [
        f"已与电脑{report.peer}同步：送出 {report.sent} 条，收到 {report.received} 条；"
        f"镇里还没有的 {report.waiting} 条。"
    ]
    if report.left:
        lines.append(sentence_of("lan_incomplete", {}))
    return Answer(lines, msgspec.structs.asdict(report), report.left == 0)


def export_bundle(options: argparse.Namespace) -> Answer:
    """Write a bundle into a folder, read back and verified."""
    with opened_exchange(options) as exchange:
        report = exchange.export_bundle(options.folder)
    return Answer(
        [
            f"已写好 {report.path}（{report.entries} 条，附件 {report.attachments} 份），"
            "核对无误，可以拔出。",
            *(
                [f"还有 {report.attachments_left} 份附件装不下，下次再带。"]
                if report.attachments_left
                else []
            ),
        ],
        msgspec.structs.asdict(report),
    )


def import_bundle(options: argparse.Namespace) -> Answer:
    """Read a bundle from the township."""
    with opened_exchange(options) as exchange:
        report = exchange.import_bundle(options.file)
    if report.problem:
        raise OperationRefused(report.problem)
    return Answer(
        [
            f"已读入：收到 {report.received} 条，还有 {report.waiting} 条镇里没有收到。",
            *attachment_lines(report.attachments),
            *rows_lines(report),
        ],
        msgspec.structs.asdict(report),
    )


def attachment_lines(counts: BlobCounts) -> list[str]:
    """What became of the attachments, in words; nothing when there was nothing to do."""
    lines = []
    if counts.sent or counts.received:
        lines.append(f"附件：送出 {counts.sent} 份，收到 {counts.received} 份。")
    if counts.unsent or counts.to_fetch:
        lines.append(f"还有 {counts.unsent} 份附件没送到，{counts.to_fetch} 份没取来，下次接着传。")
    if counts.problem:
        lines.append(sentence_of(counts.problem, {}))
    return lines


def rows_lines(report: ExchangeReport) -> list[str]:
    """What comparing the rows has shown, in words."""
    problem = rows_problem(report.rows)
    if problem:
        return [sentence_of(problem, {})]
    return {"same": ["各表与镇里一致。"], "not_compared": ["各表这次没能核对，下次再核对。"]}.get(
        report.rows, []
    )


def check(options: argparse.Namespace) -> Answer:
    """Prove that journal, rows and files agree; exit status 1 when they do not."""
    with opened(options) as (station, desk):
        report = check_station(desk.workplace, is_mark_in_step=station.is_mark_in_step(desk.store))
    return Answer(check_lines(report), msgspec.structs.asdict(report), report.is_sound)


def diagnostics(options: argparse.Namespace) -> Answer:
    """Write what helps to find a fault from afar, sealed to the township."""
    with opened(options) as (station, desk):
        content = sealed_diagnostics(station, desk)
    write_file(options.file, content)
    return Answer(
        [f"诊断文件写在 {options.file}，请交给镇里；里面没有群众资料，只有镇里能打开。"],
        {"path": str(options.file), "bytes": len(content)},
    )


def check_lines(report: CheckReport) -> list[str]:
    """The report in words."""
    lines = [f"日志 {report.feeds} 本、{report.entries} 条；表 {report.rows} 行。"]
    if report.is_sound:
        lines.append("自检通过：日志、表、文件一致。")
    else:
        lines.append(
            f"自检没有通过：日志断链 {len(report.broken_feeds)} 本，不一致 {report.differing_rows} 行，"
            f"未折叠 {report.not_folded} 条，损坏页 {report.damaged_pages}，附件丢失"
            f" {len(report.lost_attachments)} 份、损坏 {len(report.damaged_attachments)} 份；"
            "数据没有改动，请联系镇里。"
        )
    lines += awaited_lines(report.awaited)
    if report.attachments:
        lines.append(
            f"附件 {report.attachments} 份，还没有取到本机 {report.attachments_to_fetch} 份。"
        )
    if report.quarantined or report.conflicts:
        lines.append(f"单独放开 {report.quarantined} 条，待裁定的冲突 {report.conflicts} 处。")
    return lines


def awaited_lines(awaited: int) -> list[str]:
    """What lies below a snapshot and has not come yet, in words."""
    if not awaited:
        return []
    return [
        f"本机的表来自镇里的快照，还差 {awaited} 条原始记录没有取到，表暂时不能逐行核对；"
        "可照常办理，请再与镇里同步，直到取完。"
    ]


def rebuild(options: argparse.Namespace) -> Answer:
    """Make all rows anew from the journal."""
    with opened(options) as (_, desk), desk.store.transaction():
        entries = Fold(desk.store.journal_storage, desk.store.rows).rebuild()
    return Answer([f"已由 {entries} 条日志重建所有的表。"], {"entries": entries})


def password() -> str:
    """The password that a program gives in LIANXIN_PASSWORD.

    Raises OperationRefused `password_missing`.
    """
    given = os.environ.get(PASSWORD_VARIABLE, "")
    if not given:
        raise OperationRefused("password_missing")
    return given


@contextlib.contextmanager
def opened(
    options: argparse.Namespace, permission: str = "read"
) -> Iterator[tuple[OpenStation, Desk]]:
    """The station of `--data`, opened as `--staff`, and its desk.

    Acts check their permissions themselves; `permission` is for what is no act.
    """
    surroundings = Surroundings.of_this_machine()
    station = open_station(options.data, options.staff, password(), surroundings)
    try:
        check_permission(station.actor.role, permission)
        desk = station.open_desk()
        try:
            yield station, desk
        finally:
            desk.store.close()
    finally:
        station.close()


@contextlib.contextmanager
def opened_exchange(options: argparse.Namespace) -> Iterator[StationSync]:
    """The exchange of the station of `--data`, for those who may."""
    with opened(options, "exchange") as (station, _):
        exchange = station.open_sync()
        try:
            yield exchange
        finally:
            exchange.close()


def _layout_key(desk: Desk, name: str) -> str:
    """The layout of that id or name. Raises OperationRefused `layout_unknown`."""
    for layout in desk.card_layouts.all():
        if name in (layout.id, layout.name):
            return layout.key
    raise OperationRefused("layout_unknown")


def _grid_id(desk: Desk, name: str) -> str:
    for grid in desk.store.stations.grids():
        if name in (grid.name, grid.id):
            return grid.id
    raise OperationRefused("grid_unknown")


Sheet = tuple[str, list[str], list[list[str]]]


def _cases_sheet(desk: Desk) -> Sheet:
    headings = ["编号", "事项", "申请人", "状态", "收件时间", "最迟报送", "镇受理时间", "应办结日"]
    rows: list[list[str]] = []
    page = desk.store.cases.page_after()
    while page:
        rows += [
            [
                case.number,
                case.item_name,
                case.applicant_name,
                CASE_STATUS[case.status],
                moment_words(case.station_received_at),
                case.station_due_on,
                moment_words(case.authority_accepted_at),
                case.due_on,
            ]
            for case in page
        ]
        page = desk.store.cases.page_after(PageKey(page[-1].updated_at, page[-1].id))
    return "代办登记簿", headings, rows


def _households_sheet(desk: Desk) -> Sheet:
    grids = {grid.id: grid.name for grid in desk.store.stations.grids()}
    headings = ["户号", "户主", "网格", "住址"]
    rows: list[list[str]] = []
    page = desk.store.households.page_after()
    while page:
        rows += [[h.number, h.head_name, grids.get(h.grid_id, ""), h.address] for h in page]
        page = desk.store.households.page_after(PageKey(page[-1].number, page[-1].id))
    return "住户名册", headings, rows


_SHEETS = {"cases": _cases_sheet, "households": _households_sheet}
