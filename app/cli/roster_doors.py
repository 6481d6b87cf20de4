"""The roster's doors: what an import would do, an import, and its undoing."""

import argparse
import os
from typing import Any

import msgspec

from app.acts.roster_acts import RosterPlan
from app.acts.roster_import import ImportReport, report_of
from app.acts.roster_undo import RosterLeft
from app.bootstrap.surroundings import Surroundings
from app.cli.answer import Answer
from app.cli.station_doors import PASSWORD_VARIABLE, opened
from app.models.moments import china_date
from app.models.roster import RosterChoice, RosterDoubt, RosterPreview
from app.sheets.roster_file import RosterFile, open_roster
from app.words.problem_words import sentence_of
from app.words.register_terms import users_words
from app.words.terms import ROSTER_FIELD

SHOWN_DOUBTS = 20


def import_roster(options: argparse.Namespace) -> Answer:
    """Compare a roster with the register and, unless it is a dry run, keep it."""
    roster = open_roster(options.file)
    choice = _choice(roster, options)
    today = china_date(Surroundings.of_this_machine().clock())
    if options.dry_run and not os.environ.get(PASSWORD_VARIABLE):
        preview = roster.preview(choice, today)
        lines = [*_file_lines(preview), "没有给密码，没有和现有名册比较。", "只是预览，没有写入。"]
        return Answer(lines, _content(roster, preview, preview.doubtful, None))
    with opened(options) as (station, desk):
        if not options.sheet and not options.header_row:
            fields = desk.rosters.remembered_columns(roster.headings(choice))
            choice = msgspec.structs.replace(choice, fields=fields or choice.fields)
        preview = roster.preview(choice, today)
        plan = desk.rosters.plan(station.actor, preview)
        if options.skip_doubtful:
            preview = preview.without(frozenset(doubt.row for doubt in plan.doubtful))
            plan = desk.rosters.plan(station.actor, preview)
        report = report_of(plan)
        if not options.dry_run:
            report = desk.rosters.import_roster(station.actor, preview)
    content = _content(roster, preview, plan.doubtful, report)
    if options.dry_run:
        content["details"]["changes"] = _changes(plan)
    lines = [*_file_lines(preview, plan.doubtful), _report_line(report, options.dry_run)]
    if options.dry_run:
        lines.append("只是预览，没有写入。")
    elif report.import_id:
        lines.append(f"要撤销时：lianxin undo-roster {report.import_id}")
    return Answer(lines, content)


def undo_roster(options: argparse.Namespace) -> Answer:
    """Take an import back, except for what was changed since; the newest when none is named."""
    with opened(options) as (station, desk):
        newest = desk.rosters.imports(1)
        import_id = options.import_id or (newest[0].entity_id if newest else "")
        report = desk.rosters.undo_import(station.actor, import_id)
    lines = [
        f"已撤销：删去 {report.households_removed} 户、{report.people_removed} 人，"
        f"退回 {report.people_restored} 人。",
        *(left_sentence(left) for left in report.left),
    ]
    content: dict[str, Any] = msgspec.structs.asdict(report)
    content["left"] = [left_sentence(left) for left in report.left]
    return Answer(lines, {"import_id": import_id, **content})


def left_sentence(left: RosterLeft) -> str:
    """Why something was not undone."""
    field = ROSTER_FIELD.get(left.field, left.field)
    facts = {"name": left.name, "household": left.household, "uses": users_words(left.uses)}
    return sentence_of(left.problem, {**facts, "field": field})


def _choice(roster: RosterFile, options: argparse.Namespace) -> RosterChoice:
    choice = roster.guess(options.sheet, options.header_row)
    return msgspec.structs.replace(choice, has_hidden_rows=not options.skip_hidden)


def _content(
    roster: RosterFile,
    preview: RosterPreview,
    doubtful: tuple[RosterDoubt, ...],
    report: ImportReport | None,
) -> dict[str, Any]:
    """For programs: docs/import-roster.md. What only the register can tell is null where it was not
    asked.
    """
    return {
        "sheets": list(roster.sheets),
        "header_row": preview.header_row,
        "rows": len(preview.rows),
        "households_new": report.households_new if report else None,
        "people_new": report.people_new if report else None,
        "people_changed": report.people_changed if report else None,
        "unchanged": report.unchanged if report else None,
        "doubtful": msgspec.to_builtins(doubtful),
        "refused": msgspec.to_builtins(preview.refused),
        "import_id": report.import_id if report else "",
        "details": {
            "sheet": preview.sheet,
            "households": preview.households,
            "hidden_rows": preview.hidden_rows,
            "blank_rows": preview.blank_rows,
            "columns": preview.headings,
        },
    }


def _changes(plan: RosterPlan) -> list[dict[str, Any]]:
    """Row by row what would be new or changed; values stay in the file and in the register."""
    return [
        {"row": person.row.row, "outcome": person.outcome, "fields": sorted(person.fields)}
        for person in plan.people
        if person.outcome != "unchanged"
    ]


def _file_lines(
    preview: RosterPreview, doubtful: tuple[RosterDoubt, ...] | None = None
) -> list[str]:
    lines = [f"表“{preview.sheet}”：{preview.households} 户，{len(preview.rows)} 人。"]
    if preview.hidden_rows:
        lines.append(f"有 {preview.hidden_rows} 行是隐藏的；不要时加 --skip-hidden。")
    found = preview.doubtful if doubtful is None else doubtful
    for words, doubts in (("待核", found), ("不能导入", preview.refused)):
        lines += [
            f"第 {doubt.row} 行“{doubt.column}”{words}：{sentence_of(doubt.problem, {})}"
            for doubt in doubts[:SHOWN_DOUBTS]
        ]
        if len(doubts) > SHOWN_DOUBTS:
            lines.append(f"……{words}共 {len(doubts)} 处。")
    return lines


def _report_line(report: ImportReport, is_dry_run: bool) -> str:
    begins = "会" if is_dry_run else ""
    return (
        f"{begins}新增 {report.households_new} 户、{report.people_new} 人，"
        f"{begins}更新 {report.people_changed} 人，未变 {report.unchanged} 人。"
    )
