"""What the import page says of a roster: how it is read, what it would do, what needs a look."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from app.acts.roster_acts import ImportReport, RosterPlan, RosterUndoReport
from app.acts.roster_plan import PlannedPerson
from app.models.errors import Problem
from app.models.id_number import mask_id_number, mask_phone
from app.models.roster import RosterChoice, RosterColumn, RosterDoubt, RosterPreview
from app.sheets.roster_cells import cell_text
from app.sheets.roster_file import RosterFile

ID_FIGURES = 15
HEADER_CHOICES = 30
_NUMBER = re.compile(
    r"(?P<day>(?<!\d)(?:\d{4}|\d{2})(?P<parted>[-./])\d{1,2}(?P=parted)\d{1,2}(?!\d))"
    r"|\d(?:[\d\-－—–.·\s()（）]*\d)?[XxＸｘ]?"
)
_FIGURES_SHOWN = 6
"""A number with more figures, whatever stands between them, is somebody's unless it is a day."""
_SHOWN = 60


class RosterIssue(msgspec.Struct, frozen=True):
    """One cell that needs a look, its numbers masked; `can_be_kept` as 待核, if somebody says so.

    `facts` are for the sentence of `problem`; `row` is 0 where it is about no row.
    """

    row: int
    column: str
    value: str
    problem: str  # a problem key
    is_refused: bool
    can_be_kept: bool = False
    facts: Mapping[str, str] = {}


class FieldNews(msgspec.Struct, frozen=True):
    """A field that would change; numbers are masked."""

    field: str
    before: str
    after: str


class RosterLine(msgspec.Struct, frozen=True):
    """One row that would be new or changed."""

    row: int
    name: str
    household: str
    news: tuple[FieldNews, ...] = ()


class WantedSheets(msgspec.Struct, frozen=True):
    """Which sheets of a file may be imported together, which will be, and what all of these would do."""

    offered: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    report: ImportReport = ImportReport(0, 0, 0, 0, 0)


class RosterSummary(msgspec.Struct, frozen=True):
    """How a file is read and what importing it would do. Nothing has been written.

    `headers` are the rows that may hold the headings, each with its words. `problem` says why
    nothing can be imported as the columns are read now.
    """

    file_name: str
    sheets: tuple[str, ...]
    sheet: str
    headers: tuple[tuple[int, str], ...]
    header_row: int
    columns: tuple[RosterColumn, ...]
    hidden_rows: int = 0
    has_hidden_rows: bool = True
    blank_rows: int = 0
    total_rows: int = 0
    households_new: int = 0
    people_new: int = 0
    people_changed: int = 0
    unchanged: int = 0
    doubtful_rows: int = 0
    refused_rows: int = 0
    issues: tuple[RosterIssue, ...] = ()
    new: tuple[RosterLine, ...] = ()
    changed: tuple[RosterLine, ...] = ()
    problem: Problem | None = None
    wanted: WantedSheets = WantedSheets()

    @property
    def is_wanted(self) -> bool:
        """Whether the sheet that is shown will be imported."""
        return self.sheet in self.wanted.names

    @property
    def can_be_imported(self) -> bool:
        """Whether there is anything to write."""
        report = self.wanted.report
        return bool(report.people_new or report.people_changed or report.households_new)


def summary_of(
    roster: RosterFile,
    choice: RosterChoice,
    preview: RosterPreview | None,
    plan: RosterPlan | None,
    left_out: frozenset[int],
    wanted: WantedSheets,
    problem: Problem | None = None,
) -> RosterSummary:
    """The file as it is read, and the plan in figures; issues in the order of the sheet."""
    summary = RosterSummary(
        file_name=roster.name,
        sheets=roster.sheets,
        sheet=choice.sheet,
        headers=_headers(roster, choice.sheet),
        header_row=choice.header_row,
        columns=tuple(
            msgspec.structs.replace(column, examples=tuple(map(masked, column.examples)))
            for column in roster.columns(choice)
        ),
        has_hidden_rows=choice.has_hidden_rows,
        problem=problem,
        wanted=wanted,
    )
    if preview is None or plan is None:
        return summary
    people = plan.people
    issues = _issues(preview, plan, left_out)
    outcomes = plan.outcomes
    left = {issue.row for issue in issues if issue.can_be_kept} & left_out
    refused = {doubt.row for doubt in plan.refused}
    return msgspec.structs.replace(
        summary,
        hidden_rows=preview.hidden_rows,
        blank_rows=preview.blank_rows,
        total_rows=preview.total_rows,
        households_new=plan.households_new,
        people_new=outcomes["new"],
        people_changed=outcomes["changed"],
        unchanged=outcomes["unchanged"],
        doubtful_rows=plan.doubtful_rows,
        refused_rows=len(refused | left),
        issues=issues,
        new=tuple(_line(p) for p in people if p.outcome == "new"),
        changed=tuple(_line(p) for p in people if p.outcome == "changed"),
    )


def left_issues(report: RosterUndoReport) -> tuple[RosterIssue, ...]:
    """What an undoing left as it is, each with a sentence."""
    return tuple(
        RosterIssue(
            row=0,
            column=left.field,
            value=left.name,
            problem=left.problem,
            is_refused=True,
            facts={
                "name": left.name,
                "household": left.household,
                "field": left.field,
                "uses": ",".join(left.uses),
            },
        )
        for left in report.left
    )


def _headers(roster: RosterFile, sheet: str) -> tuple[tuple[int, str], ...]:
    rows = next(table.rows for table in roster.tables if table.name == sheet)
    words = (" ".join(text for cell in row if (text := cell_text(cell))) for row in rows)
    numbered = zip(range(1, HEADER_CHOICES + 1), words, strict=False)
    return tuple((number, masked(text)[:_SHOWN]) for number, text in numbered)


def _issues(
    preview: RosterPreview, plan: RosterPlan, left_out: frozenset[int]
) -> tuple[RosterIssue, ...]:
    rows = {row.row for row in preview.rows}
    # Those that were left out stand in the preview only; the plan knows nothing of them.
    doubtful = [*plan.doubtful, *(d for d in preview.doubtful if d.row in left_out & rows)]
    issues = [_issue(doubt, False, doubt.row in rows, left_out) for doubt in doubtful]
    issues += [_issue(doubt, True, False, left_out) for doubt in plan.refused]
    return tuple(sorted(issues, key=lambda issue: (issue.can_be_kept, issue.row)))


def _issue(
    doubt: RosterDoubt, is_refused: bool, can_be_kept: bool, left_out: frozenset[int]
) -> RosterIssue:
    return RosterIssue(
        row=doubt.row,
        column=doubt.column,
        value=masked(doubt.value),
        problem=doubt.problem,
        is_refused=is_refused or (can_be_kept and doubt.row in left_out),
        can_be_kept=can_be_kept,
    )


def _line(person: PlannedPerson) -> RosterLine:
    row, known = person.row, person.known
    news: tuple[FieldNews, ...] = ()
    if known is not None:
        news = tuple(
            FieldNews(field, _words(getattr(known, field)), _words(value))
            for field, value in person.fields.items()
            if field != "household_id"
        ) + ((FieldNews("household_id", "", row.household_number),) if _moves(person) else ())
    return RosterLine(row.row, row.name, row.household_number, news)


def _moves(person: PlannedPerson) -> bool:
    return "household_id" in person.fields


def _words(value: Any) -> str:
    return masked("、".join(value) if isinstance(value, list) else str(value))


def masked(text: str) -> str:
    """The same with ID numbers and phones masked, in figures of any width and however parted."""
    return _NUMBER.sub(lambda found: found["day"] or _masked(found[0]), text)


def _masked(number: str) -> str:
    figures = sum(character.isdigit() for character in number)
    if figures <= _FIGURES_SHOWN:
        return number
    return mask_id_number(number) if figures >= ID_FIGURES else mask_phone(number)
