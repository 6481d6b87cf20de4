"""The roster's doors: what an import would do, an import, and its undoing."""

import argparse
import os
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from app.acts.roster_acts import RosterPlan
from app.acts.roster_import import ImportReport, report_of, together
from app.acts.roster_undo import RosterLeft
from app.bootstrap.surroundings import Surroundings
from app.cli.answer import Answer
from app.cli.station_doors import PASSWORD_VARIABLE, opened
from app.models.errors import OperationRefused
from app.models.moments import china_date
from app.models.roster import RosterChoice, RosterDoubt, RosterPreview
from app.sheets.roster_file import RosterFile, open_roster
from app.words.problem_words import sentence_of
from app.words.register_terms import users_words
from app.words.terms import ROSTER_FIELD

SHOWN_DOUBTS = 20


def import_roster(options: argparse.Namespace) -> Answer:
    """Compare a roster with the register and, unless it is a dry run, keep it: all sheets in sight that
    look like rosters, unless some are named.
    """
    roster = open_roster(options.file)
    choices = _choices(roster, options)
    today = china_date(Surroundings.of_this_machine().clock())
    if options.dry_run and not os.environ.get(PASSWORD_VARIABLE):
        previews = _previews(roster, choices, today)
        lines = [*_all_file_lines(previews, None), "没有给密码，没有和现有名册比较。"]
        content = _content(roster, previews, None, None)
        return Answer([*lines, "只是预览，没有写入。"], content)
    with opened(options) as (station, desk):
        if not options.header_row:
            known = desk.rosters.remembered_columns
            choices = [choice.read_as(known(roster.headings(choice))) for choice in choices]
        previews = _previews(roster, choices, today)
        plans = desk.rosters.plan_sheets(station.actor, previews)
        if options.skip_doubtful:
            previews = [
                preview.without(frozenset(doubt.row for doubt in plan.doubtful))
                for preview, plan in zip(previews, plans, strict=True)
            ]
            plans = desk.rosters.plan_sheets(station.actor, previews)
        report = together([report_of(plan) for plan in plans])
        if not options.dry_run:
            report = desk.rosters.import_sheets(station.actor, previews)
    content = _content(roster, previews, plans, report)
    if options.dry_run:
        content["details"]["changes"] = _changes(previews, plans)
    lines = [*_all_file_lines(previews, plans), _report_line(report, options.dry_run)]
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


def _choices(roster: RosterFile, options: argparse.Namespace) -> list[RosterChoice]:
    """How the sheets that are named are read, or those that look like rosters; with a row of headings
    alone, the first.
    """
    names = options.sheet or ([] if options.header_row else list(roster.rosters)) or [""]
    guessed = [roster.guess(name, options.header_row) for name in dict.fromkeys(names)]
    has_hidden = not options.skip_hidden
    return [msgspec.structs.replace(choice, has_hidden_rows=has_hidden) for choice in guessed]


def _previews(
    roster: RosterFile, choices: Sequence[RosterChoice], today: date
) -> list[RosterPreview]:
    """Each sheet; of several one that holds nobody is left out."""
    names = [choice.sheet for choice in choices]
    found = []
    for choice in choices:
        try:
            found.append(roster.preview(choice, today, names))
        except OperationRefused as refused:
            if refused.key != "roster_empty" or len(choices) == 1:
                raise
    if not found:
        raise OperationRefused("roster_empty")
    return found


def _content(
    roster: RosterFile,
    previews: Sequence[RosterPreview],
    plans: Sequence[RosterPlan] | None,
    report: ImportReport | None,
) -> dict[str, Any]:
    """For programs: docs/import-roster.md. What only the register can tell is null where it was not
    asked.
    """
    first = previews[0]
    doubtful = [plan.doubtful for plan in plans] if plans else [each.doubtful for each in previews]
    return {
        "sheets": list(roster.sheets),
        "header_row": first.header_row,
        "rows": sum(len(each.rows) for each in previews),
        **_figures(report),
        "doubtful": _told(previews, doubtful),
        "refused": _told(previews, [each.refused for each in previews]),
        "import_id": report.import_id if report else "",
        "details": {
            "sheet": first.sheet,
            "households": sum(each.households for each in previews),
            "hidden_rows": sum(each.hidden_rows for each in previews),
            "blank_rows": sum(each.blank_rows for each in previews),
            "columns": first.headings,
            "read": [
                {
                    "sheet": each.sheet,
                    "header_row": each.header_row,
                    "rows": len(each.rows),
                    "columns": each.headings,
                    **_figures(report_of(plans[place]) if plans else None),
                }
                for place, each in enumerate(previews)
            ],
        },
    }


def _figures(report: ImportReport | None) -> dict[str, int | None]:
    names = ("households_new", "people_new", "people_changed", "unchanged")
    return {name: getattr(report, name) if report else None for name in names}


def _told(
    previews: Sequence[RosterPreview], doubts: Sequence[Sequence[RosterDoubt]]
) -> list[dict[str, Any]]:
    """With the sheet of each where there are several."""
    of_sheet = len(previews) > 1
    return [
        {"sheet": preview.sheet, **msgspec.to_builtins(doubt)}
        if of_sheet
        else msgspec.to_builtins(doubt)
        for preview, some in zip(previews, doubts, strict=True)
        for doubt in some
    ]


def _changes(
    previews: Sequence[RosterPreview], plans: Sequence[RosterPlan]
) -> list[dict[str, Any]]:
    """Row by row what would be new or changed; values stay in the file and in the register."""
    return [
        {
            **({"sheet": preview.sheet} if len(previews) > 1 else {}),
            "row": person.row.row,
            "outcome": person.outcome,
            "fields": sorted(person.fields),
        }
        for preview, plan in zip(previews, plans, strict=True)
        for person in plan.people
        if person.outcome != "unchanged"
    ]


def _all_file_lines(
    previews: Sequence[RosterPreview], plans: Sequence[RosterPlan] | None
) -> list[str]:
    found = [plan.doubtful for plan in plans] if plans else [None] * len(previews)
    return [
        line
        for preview, doubtful in zip(previews, found, strict=True)
        for line in _file_lines(preview, doubtful)
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
