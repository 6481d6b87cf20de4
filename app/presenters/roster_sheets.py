"""The sheets of a roster file that are imported together, and what each would do after those before it."""

from collections.abc import Mapping, Sequence

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.acts.roster_import import report_of, together
from app.models.errors import OperationRefused
from app.models.roster import RosterChoice, RosterPreview
from app.presenters.roster_summary import RosterSummary, WantedSheets, summary_of
from app.sheets.roster_file import RosterFile

MENDABLE = ("roster_name_column_missing", "roster_empty")
"""Refusals that another reading of the columns may mend."""


class Look(msgspec.Struct, frozen=True):
    """A file as it was looked at last: what it would do stands in `summary`. `choice` is of the sheet
    that is shown, `previews` are of those that would be imported, rows that are left out included.
    """

    roster: RosterFile
    choice: RosterChoice
    previews: Sequence[RosterPreview]
    summary: RosterSummary


class RosterSheets(msgspec.Struct, frozen=True):
    """A file with what was said of its sheets: how they are read, which and which rows are left out."""

    roster: RosterFile
    shown: RosterChoice
    choices: Mapping[str, RosterChoice]
    unwanted: frozenset[str]
    left_out: Mapping[str, frozenset[int]]

    @property
    def wanted(self) -> tuple[str, ...]:
        """The sheets that are imported together. One that does not look like a roster, or is hidden, is
        imported by itself, while it is shown.
        """
        likely = self.roster.rosters
        if self.shown.sheet not in likely:
            return (self.shown.sheet,)
        return tuple(name for name in likely if name not in self.unwanted)

    def choice(self, desk: Desk, sheet: str) -> RosterChoice:
        """How a sheet is read."""
        if sheet == self.shown.sheet:
            return self.shown
        return self.choices.get(sheet) or remembered(desk, self.roster, self.roster.guess(sheet))


def looked_at(desk: Desk, actor: Actor, sheets: RosterSheets) -> Look:
    """What importing the wanted sheets would do, and in detail what the shown one would."""
    previews, problem = _previews(desk, sheets)
    kept = without(previews, sheets.left_out)
    plans = desk.rosters.plan_sheets(actor, kept) if kept else []
    names = tuple(preview.sheet for preview in previews)
    report = together([report_of(plan) for plan in plans])
    wanted = WantedSheets(sheets.roster.rosters, names, report)
    shown = sheets.shown.sheet
    rows = sheets.left_out.get(shown, frozenset())
    preview = next((each for each in previews if each.sheet == shown), None)
    plan = plans[names.index(shown)] if preview is not None else None
    if preview is None and problem is None:  # left out: it is shown as it would be by itself
        preview, problem = _preview(desk, sheets, shown)
        plan = desk.rosters.plan(actor, preview.without(rows)) if preview else None
    summary = summary_of(sheets.roster, sheets.shown, preview, plan, rows, wanted, problem)
    return Look(sheets.roster, sheets.shown, previews, summary)


def remembered(desk: Desk, roster: RosterFile, choice: RosterChoice) -> RosterChoice:
    """A sheet read as somebody corrected the same headings before."""
    return choice.read_as(desk.rosters.remembered_columns(roster.headings(choice)))


def without(
    previews: Sequence[RosterPreview], left_out: Mapping[str, frozenset[int]]
) -> list[RosterPreview]:
    """The same without the rows that are left out."""
    return [preview.without(left_out.get(preview.sheet, frozenset())) for preview in previews]


def _previews(
    desk: Desk, sheets: RosterSheets
) -> tuple[list[RosterPreview], OperationRefused | None]:
    """Each sheet that is wanted, and why the one that is shown cannot be read as it is now."""
    found, problem = list[RosterPreview](), None
    for sheet in sheets.wanted:
        preview, refused = _preview(desk, sheets, sheet)
        if preview is not None:
            found.append(preview)
        elif sheet == sheets.shown.sheet:
            problem = refused
    return found, problem


def _preview(
    desk: Desk, sheets: RosterSheets, sheet: str
) -> tuple[RosterPreview | None, OperationRefused | None]:
    try:
        choice = sheets.choice(desk, sheet)
        return sheets.roster.preview(choice, desk.workplace.today(), sheets.wanted), None
    except OperationRefused as refused:
        if refused.key not in MENDABLE:
            raise
        return None, refused
