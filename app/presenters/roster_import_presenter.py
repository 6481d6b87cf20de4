"""What happens when someone brings a household roster in. No Qt, no SQL."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.acts.roster_acts import ImportReport
from app.models.errors import OperationRefused, Problem
from app.models.id_number import mask_id_number, mask_phone
from app.models.roster import RosterDoubt, RosterPreview
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen
from app.sheets.roster_file import read_roster

CANCELLED = "roster_import_cancelled"
ID_LENGTH = 15
_NUMBER = re.compile(r"[0-9Xx]{7,}")


class RosterIssue(msgspec.Struct, frozen=True):
    """One cell that is doubtful or refused, its numbers masked."""

    row: int
    column: str
    value: str
    problem: str  # a problem key
    is_refused: bool


class RosterSummary(msgspec.Struct, frozen=True):
    """What an import would do. Nothing has been written."""

    file_name: str
    sheet: str
    header_row: int
    people: int
    households: int
    doubtful_rows: int
    refused_rows: int
    issues: tuple[RosterIssue, ...]


class RosterImportScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the import page."""

    def clear_preview(self) -> None:
        """No file has been chosen."""
        ...

    def show_summary(self, summary: RosterSummary) -> None:
        """Show what an import would do."""
        ...

    def show_import_progress(self, done: int, total: int) -> None:
        """How many households are done; a total of 0 while nobody knows."""
        ...

    def show_imported(self, report: ImportReport) -> None:
        """The roster is kept."""
        ...

    def show_cancelled(self) -> None:
        """Nothing was kept, as was wished."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """While a file is read or kept no other can be chosen."""
        ...


class _ImportRun:
    """What both threads know of an import: written on one, read on the other, whole words only."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self.is_cancelled = False

    def note(self, done: int, total: int) -> None:
        """Called on the database thread; ends the act before anything of it is kept."""
        self.done, self.total = done, total
        if self.is_cancelled:
            raise OperationRefused(CANCELLED)


class RosterImportPresenter:
    """Choose, look, import: nothing is written before the third."""

    def __init__(
        self, screen: RosterImportScreen, runner: Runner, actor: Callable[[], Actor]
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._preview: RosterPreview | None = None
        self._run: _ImportRun | None = None
        self._is_busy = False

    def open(self) -> None:
        """Begin anew, unless an import is under way."""
        if not self._is_busy:
            self._preview = None
            self._screen.clear_message()
            self._screen.clear_preview()

    def choose_file(self, path: str) -> None:
        """Read a file and show what importing it would do."""
        if self._is_busy or not path:
            return
        self._preview = None
        self._screen.clear_message()
        self._screen.clear_preview()
        self._set_busy(True)

        def show(preview: RosterPreview) -> None:
            self._set_busy(False)
            self._preview = preview
            self._screen.show_summary(summary_of(preview, Path(path).name))

        self._runner.run(lambda desk: read_roster(Path(path)), show, self._refused)

    def import_roster(self) -> None:
        """Keep the roster that is shown."""
        preview, actor = self._preview, self._actor()
        if self._is_busy or preview is None:
            return
        run = self._run = _ImportRun()
        self._set_busy(True)
        self._screen.show_import_progress(0, preview.households)

        def keep(desk: Desk) -> ImportReport:
            return desk.rosters.import_roster(actor, preview, run.note)

        self._runner.run(keep, self._imported, self._refused)

    def cancel(self) -> None:
        """Stop an import that is under way; nothing of it is kept."""
        if self._run:
            self._run.is_cancelled = True

    def tell_progress(self) -> None:
        """Say how far the import is; the screen asks now and then."""
        if self._run and self._run.total:
            self._screen.show_import_progress(self._run.done, self._run.total)

    def _imported(self, report: ImportReport) -> None:
        self._run = self._preview = None
        self._set_busy(False)
        self._screen.clear_preview()
        self._screen.show_imported(report)

    def _refused(self, problem: Problem) -> None:
        self._run = None
        self._set_busy(False)
        if problem.key == CANCELLED:
            self._screen.show_cancelled()
        else:
            self._screen.show_problem(problem)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)


def summary_of(preview: RosterPreview, file_name: str) -> RosterSummary:
    """A preview in figures, with every cell that needs a look, in the order of the sheet."""
    issues = [_issue(doubt, is_refused=False) for doubt in preview.doubtful]
    issues += [_issue(doubt, is_refused=True) for doubt in preview.refused]
    return RosterSummary(
        file_name=file_name,
        sheet=preview.sheet,
        header_row=preview.header_row,
        people=len(preview.rows),
        households=preview.households,
        doubtful_rows=len({doubt.row for doubt in preview.doubtful}),
        refused_rows=len({doubt.row for doubt in preview.refused}),
        issues=tuple(sorted(issues, key=lambda issue: (not issue.is_refused, issue.row))),
    )


def _issue(doubt: RosterDoubt, *, is_refused: bool) -> RosterIssue:
    value = _NUMBER.sub(lambda found: _masked(found[0]), doubt.value)
    return RosterIssue(doubt.row, doubt.column, value, doubt.problem, is_refused)


def _masked(number: str) -> str:
    return mask_id_number(number) if len(number) >= ID_LENGTH else mask_phone(number)
